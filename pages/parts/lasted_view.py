"""The tables of how long an outcome held: readings, numbers at risk, and ends of another kind."""

from collections.abc import Mapping, Sequence

import streamlit as st

from data import figures
from pages.parts import causes_chart, ends_chart, looks, plain_html, session
from stories.outcomes import EndReason, OutcomeType
from stories.trends import SuppressedTable, competing_ends
from stories.trends.cohorts import LASTED, REASONS, Cohort, reading_words, short_year
from stories.trends.comparing import compare, comparison_words, in_numbers
from stories.trends.competing_ends import Ended
from stories.trends.other_ends import LABELS, Ends, ends_of, many_words, other_ends_words

COLUMN = "Year"
NOT_YET = "not yet"  # short, since a phone has no room for more in its column
NOBODY_GONE = (
    "So few are known to have come into care, moved away, turned 18 or died that it would point at "
    "somebody, or nobody is. They are left out of the curve above from then on."
)
COMPETING = (
    "These compete: whoever has come into care, moved away, turned 18 or died can no longer be "
    "found to have lost it here, and is not counted as lasting. To come into care is no success, "
    "so it has a line of its own. The shares of each column make a whole (Aalen and Johansen). "
    "Each counts from the first time to ask after it was last known to hold. The scale ends at "
    "{top}%."
)


def unbroken(words: str) -> str:
    """Words in which a year such as 2024-25 stays on one line on a phone."""
    return words.replace("-", "\N{NON-BREAKING HYPHEN}")


def published(kinds: Mapping[str, OutcomeType]) -> dict[str, SuppressedTable]:
    """The published years by code of the outcome."""
    with session.store().read_copy() as connection:
        found = figures.of_series(connection, [code + LASTED for code in kinds])
    return {code.removesuffix(LASTED): table for code, table in found.items()}


def other_ends(kind: OutcomeType) -> Ends | None:
    """How else plans ended, as it was published."""
    with session.store().read_copy() as connection:
        table = figures.of_series(connection, [kind.code + REASONS]).get(kind.code + REASONS)
    return ends_of(table, tuple(EndReason)) if table else None


def compared(read: Sequence[Cohort], in_full: bool) -> None:
    """Whether the years differ, in words; `in_full` adds the test in numbers."""
    found = compare(read)
    if found is None:
        return
    st.subheader("Do the years differ?", anchor=False)
    st.markdown(unbroken(comparison_words(found)))
    if in_full and found.test is not None:
        st.caption(in_numbers(found))


def readings(read: Sequence[Cohort], windows: Sequence[int]) -> None:
    """The share that still held at each window, with its interval."""
    st.subheader("Still holding", anchor=False)
    columns = [COLUMN, *(f"After {months} months" for months in windows)]
    rows = [
        [unbroken(cohort.short), *map(reading_words, cohort.curve.readings[1:])] for cohort in read
    ]
    plain_html.show(plain_html.table(columns, rows, "Still holding, by year"))
    st.caption(
        "Years run from April to March. An estimate (Kaplan and Meier) with its 95% interval. Not "
        "known yet: the time has not come, or too few answers have, to say it without pointing at "
        "somebody."
    )


def at_risk(read: Sequence[Cohort], windows: Sequence[int]) -> None:
    """How many are still followed, how many no longer hold, and of how many no more is known."""
    st.subheader("How many people this rests on", anchor=False)
    rows = []
    for cohort in read:
        for label, field in (
            ("Known to hold still", "still_followed"),
            ("No longer holding", "had_event"),
            ("Not followed any more", "no_longer_followed"),
        ):
            row = {COLUMN: unbroken(cohort.short), "People": label}
            for months, reading in zip((0, *windows), cohort.curve.readings, strict=True):
                known = months <= cohort.curve.followed_to
                name = f"At {months}" if months else "Start"
                row[name] = f"{getattr(reading, field):,}" if known else NOT_YET
            rows.append(row)
    st.table(rows, hide_index=True)
    st.caption(f"The columns say how many months after the outcome; {NOT_YET}: not known so far.")
    if not all(cohort.all_known for cohort in read):
        st.caption("In some years those never asked are left out, to keep a small number hidden.")


def became(kind: OutcomeType, found: Ended | None) -> None:
    """What became of it by how long after: no longer holding, gone, or holding still."""
    st.subheader("What became of it", anchor=False)
    if found is None:
        st.markdown(NOBODY_GONE)
        return
    said = competing_ends.sentence(found)
    st.markdown(f"**{unbroken(said)}**")
    looks.chart(causes_chart.causes(found), alt=f"{kind.name}. {said}")
    st.caption(COMPETING.format(top=causes_chart.highest(found)))
    rows, columns = competing_ends.rows(found), competing_ends.columns(found)
    plain_html.show(plain_html.table(columns, rows, "What became of it, by time"))


def ended_otherwise(kind: OutcomeType) -> None:
    """Plans that ended, and not as safer at home: drawn and listed apart, never a success."""
    if not kind.asks_end_reason:
        return
    st.subheader("Ended another way", anchor=False)
    st.markdown(
        "These plans ended too, and are not counted above: the child is not known to be safer at "
        "home."
    )
    ends = other_ends(kind)
    if ends is None:
        st.markdown("Too few in any year to show without pointing at somebody.")
        return
    said = other_ends_words(ends)
    looks.chart(ends_chart.ends(ends), alt=f"{kind.name}. {said}")
    st.caption("How many plans ended in each way, by year from April.")
    st.markdown(said)
    rows = [
        {
            "How it ended": LABELS[part],
            **{unbroken(short_year(at)): many_words(each) for at, each in row.items()},
        }
        for part, row in ends.by_part.items()
    ]
    st.table(rows, hide_index=True)
