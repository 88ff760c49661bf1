"""What a reading of returns shows before it is kept: files, counts, and what was not counted."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from pages.documents.problems_csv import problems_csv
from pages.parts import session, words
from stories.outcomes import OutcomeType
from stories.returns import FileRead, Reading
from stories.returns.cannot_tell import CANNOT_TELL
from stories.trends.disclosure import SMALLEST_COUNT

MOST_REASONS = 30


def recognised(files: list[FileRead]) -> None:
    """Each file with what it is and what became of its rows."""
    st.header("What we recognised", anchor=False)
    st.table(
        [
            {
                "File": words.cell(each.name),
                "What it is": words.cell(what_it_is(each)),
                "Its rows": rows_of(each),
            }
            for each in files
        ],
        hide_index=True,
        border="horizontal",
        alt="Each file with what it is and what became of its rows",
    )
    for each in files:
        for note in each.notes:
            st.caption(f"{words.cell(each.name)}: {note}")


def what_it_is(file: FileRead) -> str:
    """The kind of return, with the year where it is the return of one."""
    kind = file.kind[:1].upper() + file.kind[1:]
    ends = ", ".join(session.day(date.fromisoformat(each)) for each in file.years)
    return f"{kind}, {'year' if len(file.years) == 1 else 'years'} to {ends}" if ends else kind


def rows_of(file: FileRead) -> str:
    """What became of a file's rows, in words: narrow enough for a phone."""
    became = {
        "counted": file.counted,
        "refused": file.refused,
        "incomplete": file.incomplete,
        "said by another row too": file.repeated,
    }
    told = [f"{rows:,} {what}" for what, rows in became.items() if rows or what == "counted"]
    return f"{file.read:,} read: {', '.join(told)}"


def _begun(sentence: str) -> str:
    """With a capital where it begins, and as it is after that: CIN stays CIN."""
    return sentence[:1].upper() + sentence[1:]


def problems(reading: Reading) -> None:
    """Why rows were not counted, and the list to work through."""
    for note in reading.notes:
        st.info(note)
    if not reading.reasons:
        return
    st.header("What was not counted, and why", anchor=False)
    ordered = sorted(reading.reasons.items(), key=lambda each: -each[1])[:MOST_REASONS]
    st.table(
        [
            {
                "What": word.capitalize(),
                "Why": _begun(reason),
                "Rows": f"{count:,}",
            }
            for (word, reason), count in ordered
        ],
        hide_index=True,
        border="horizontal",
        alt="Reasons why rows were not counted",
    )
    st.download_button(
        "Download the list of rows",
        problems_csv(reading.refused, reading.incomplete),
        "rows-not-counted.csv",
        "text/csv",
        key="problems",
        on_click="ignore",
    )
    st.caption("The list says where each row stands and why. It holds nothing about anybody.")


def counts(reading: Reading, kinds: Mapping[str, OutcomeType]) -> None:
    """Outcomes beside what balances them; small numbers are hidden here too.

    `kinds` holds the whole catalogue, views of other outcomes among them.
    """
    st.header("What was counted", anchor=False)
    rules = {each.code: each.rule for each in reading.balancing}
    named("Outcomes", reading.counts(), kinds, rules, "Outcomes that were counted")
    named("What balances them", reading.facts(), kinds, rules, "Balancing facts that were counted")
    st.caption(
        "A plan that ended because a child moved, turned 18, came into care or died is not among "
        "the outcomes. Numbers from 1 to 4 are hidden."
    )


def named(
    heading: str,
    counts: Mapping[str, int],
    kinds: Mapping[str, OutcomeType],
    rules: Mapping[str, str],
    alt: str,
) -> None:
    """Counts by code under the names of the catalogue, or else of the rules."""
    said = {**rules, **{kind.balancing_code: kind.balancing for kind in kinds.values()}}
    lines = {
        _name(code, kinds) if code in kinds else said.get(code, code): count
        for code, count in sorted(counts.items(), key=_outcomes_first)
    }
    _list(heading, lines, alt)


def _outcomes_first(line: tuple[str, int]) -> tuple[bool, str]:
    return line[0].startswith("B-"), line[0]


def _name(code: str, kinds: Mapping[str, OutcomeType]) -> str:
    """The catalogue's name; of a view, that it is counted within another line."""
    kind = kinds[code]
    within = kinds.get(kind.view_of)
    return f"{kind.name} (of those in “{within.name}”)" if within else kind.name


def _list(heading: str, lines: dict[str, int], alt: str) -> None:
    if lines:
        st.table(
            [
                {heading: words.cell(name[:1].upper() + name[1:]), "People": hidden(count)}
                for name, count in lines.items()
            ],
            hide_index=True,
            border="horizontal",
            alt=alt,
        )


def hidden(count: int) -> str:
    """A count as it may be read: 1 to 4 are hidden."""
    return f"fewer than {SMALLEST_COUNT}" if 0 < count < SMALLEST_COUNT else f"{count:,}"


def cannot_tell(kinds: Mapping[str, OutcomeType]) -> None:
    """What to go on recording by hand, because no return tells it."""
    with st.expander("What returns cannot tell"):
        st.markdown(
            "\n".join(
                f"- **{words.cell(kinds[code].name)}.** {why}"
                for code, why in CANNOT_TELL.items()
                if code in kinds
            )
        )
