"""Where rows come from: a file or a pasted table, and which of its columns is which."""

import hashlib
from functools import partial

import streamlit as st

from data.store.importing import remembered_columns
from pages.parts import chosen_files, session
from pages.parts.room_for_files import FILE_MOST, MB, too_large
from stories.importing.layout import Layout, matched
from stories.importing.reading import Sheet, pasted, sheet_of
from stories.importing.rows import Lists
from stories.outcomes.balancing import measures
from stories.returns.joining import person_of

SHEET = "import-sheet"
PASTED_MOST = 250_000  # letters: some thousands of rows, which one message of a page can hold
NONE = "Not in my file"


def lists() -> Lists:
    """What rows are checked against: outcomes, measures, services, teams, and case numbers."""
    kinds = session.outcome_types()
    person = partial(person_of, session.store().keys.for_returns)
    return Lists(kinds, measures(kinds), session.services(), session.teams(), person)


def sheet(layout: Layout) -> Sheet | None:
    """The table that was uploaded or pasted, read once for as long as it is the same."""
    file = st.file_uploader(
        "Your file (.xlsx or .csv)",
        type=["xlsx", "csv", "txt", "tsv"],
        max_upload_size=chosen_files.most(FILE_MOST),
        key=f"file-{layout.name}",
    )
    chosen_files.why_not()
    with st.expander("Or paste a table"):
        typed = st.text_area(
            "Copy the rows with their headings from a spreadsheet and paste them here",
            key=f"pasted-{layout.name}",
            height=160,
            max_chars=PASTED_MOST,
        )
        st.caption(f"Up to {PASTED_MOST:,} letters. Upload a longer table as a file.")
    content = file.getvalue() if file is not None else typed.encode("utf-8")
    if not content.strip():
        session.take(SHEET)
        return None
    key = hashlib.sha256(content).hexdigest()
    known = session.recall(SHEET)
    if known is None or known[0] != key:
        session.take(SHEET)
        if len(content) > FILE_MOST * MB:  # only this box's browser was told so
            raise too_large(FILE_MOST)
        with st.spinner("Reading the file"):
            known = (key, sheet_of(content) if file is not None else pasted(typed))
        session.remember(SHEET, known)
    return known[1]


def columns(layout: Layout, sheet: Sheet) -> dict[str, int] | None:
    """Which column is which; None while a needed one is missing. Known ones are filled in."""
    with session.store().read() as connection:
        found = matched(layout, sheet.header, remembered_columns(connection, layout.name))
    missing = [field.label for field in layout.fields if field.needed and field.name not in found]
    places = [None, *range(len(sheet.headings))]
    with st.expander("Which column is which", expanded=bool(missing)):
        st.markdown("We match what we know and remember what you choose.")
        for field in layout.fields:
            at = st.selectbox(
                f"{field.label}{'' if field.needed else ' (may be left out)'}",
                places,
                index=places.index(found.get(field.name)),
                format_func=lambda at: NONE if at is None else sheet.headings[at] or f"({at + 1})",
                help=field.help,
                key=f"column-{layout.name}-{field.name}-{hash(sheet.header)}",
            )
            found.pop(field.name, None)
            if at is not None:
                found[field.name] = at
    missing = [field.label for field in layout.fields if field.needed and field.name not in found]
    if missing:
        st.warning(f"Say above which column is: {', '.join(missing)}.")
        return None
    return found
