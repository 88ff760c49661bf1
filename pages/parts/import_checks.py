"""What a sheet holds: how many rows pass, what is asked about them, what was refused and why."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import streamlit as st

from pages.documents import import_files
from pages.parts import asking, session
from pages.parts.words import shown
from stories.actions.importing import Imported
from stories.importing.checking import check
from stories.importing.layout import Layout
from stories.importing.reading import Sheet
from stories.importing.rows import (
    QUERY_LABELS,
    REASON_LABELS,
    Checked,
    Lists,
    Query,
    Reason,
)
from stories.outcomes import AGE_BAND_LABELS, END_REASON_LABELS, HOW_KNOWN_LABELS

CHECKED, RECEIPT = "import-checked", "import-receipt"
SHOWN = 10


def checked(sheet: Sheet, layout: Layout, columns: Mapping[str, int], lists: Lists) -> Checked:
    """Every row checked, once for as long as the sheet and its columns are the same."""
    how = (layout.name, tuple(sorted(columns.items())))
    known = session.recall(CHECKED)
    if known is None or known[0] is not sheet or known[1] != how:
        with progress("Checking the rows") as tell:
            found = check(sheet, layout, columns, lists, session.today(), tell)
        known = (sheet, how, found)
        session.remember(CHECKED, known)
    return known[2]


@contextmanager
def progress(text: str) -> Iterator[Callable[[float], None]]:
    """A bar that goes once it is full."""
    bar = st.progress(0.0, text)
    try:
        yield lambda far: bar.progress(min(far, 1.0), text)
    finally:
        bar.empty()


def show(found: Checked, lists: Lists) -> dict[Query, Reason]:
    """The counts, the first rows, what was refused; gives the reasons for what is asked about."""
    st.header("What it holds", anchor=False)
    counted = [f"**{_rows(len(found.lines))} can be kept.**"]
    if found.refused_rows:
        counted.append(f"{_rows(found.refused_rows)} cannot.")
    if queried := sum(bool(line.queries) for line in found.lines):
        counted.append(f"{_rows(queried)} to be asked about.")
    st.markdown(" ".join(counted))
    if found.lines:
        _preview(found, lists)
    if found.refusals:
        _refused(found)
    reasons = {}
    for query, many in found.queries.items():
        reason = asking.choice(
            f"{QUERY_LABELS[query]}: {_rows(many)}. Is that right?",
            REASON_LABELS,
            f"reason-{query}",
        )
        if reason is not None:
            reasons[query] = reason
    return reasons


def all_or_nothing(found: Checked) -> bool:
    """Whether one row that cannot be kept stops all of them."""
    return st.checkbox(
        "All or nothing: keep no row unless every row can be kept",
        value=False,
        key=f"whole-{found.layout.name}",
    )


def kept(done: Imported) -> None:
    """Keep the receipt for the next run, and let go of what was read."""
    session.take(CHECKED)
    known = f" Here already, and not counted again: {done.known:,}." if done.known else ""
    left = f" Left out: {done.left_out:,}." if done.left_out else ""
    session.remember(RECEIPT, f"Kept: {_rows(done.kept)}.{known}{left}")


def receipt() -> None:
    """What the last import kept, said once."""
    if said := session.take(RECEIPT):
        st.success(said)


def _rows(many: int) -> str:
    return f"{many:,} {'row' if many == 1 else 'rows'}"


def _preview(found: Checked, lists: Lists) -> None:
    """The first rows in the words of our forms."""
    names: dict[str, Mapping] = {
        "code": {code: kind.name for code, kind in lists.kinds.items()} | dict(lists.measures),
        "service": lists.services,
        "team": {code: team.name for code, team in lists.teams.items()},
        "how_known": HOW_KNOWN_LABELS,
        "age_band": AGE_BAND_LABELS,
        "end_reason": END_REASON_LABELS,
    }
    with st.expander("See the first rows as we understand them"):
        for line in found.lines[:SHOWN]:
            given = {name: value for name, value in line.values.items() if value is not None}
            words = (_in_words(name, value, names) for name, value in given.items())
            shown(f"Row {line.row}: {'; '.join(words)}")


def _in_words(name: str, value: object, names: Mapping[str, Mapping]) -> str:
    """One answer of a row as a form would say it; of a case number, only that it is there."""
    if name == "month":
        return f"{value:%B %Y}"
    if name == "person":
        return "With a case number, kept as a code"
    return str(names.get(name, {}).get(value, value))


def _refused(found: Checked) -> None:
    with st.expander(f"See what was refused and why ({len(found.refusals):,})", expanded=True):
        for refusal in found.refusals[:SHOWN]:
            shown(f"Row {refusal.row}, {refusal.label}: {refusal.sentence}")
        st.caption("Every name and answer that we know stands in the template above.")
        if len(found.refusals) > SHOWN:
            st.caption(f"The first {SHOWN}. The list has them all.")
        st.download_button(
            "Download the list (CSV)",
            import_files.refused_list(found.refusals),
            "refused-rows.csv",
            "text/csv",
            key="refused",
            on_click="ignore",
        )
