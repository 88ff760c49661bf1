"""The tables of how long an outcome held: readings, numbers at risk, and ends of another kind."""

from collections.abc import Mapping, Sequence

import streamlit as st

from data import figures
from pages.parts import session
from stories.outcomes import END_REASON_LABELS, EndReason, OutcomeType
from stories.trends import WHOLE, SuppressedTable
from stories.trends.cohorts import LASTED, LATEST, REASONS, Cohort, reading_words, short_year

COLUMN = "Year"


def published(kinds: Mapping[str, OutcomeType]) -> dict[str, SuppressedTable]:
    """The published years by code of the outcome."""
    with session.store().read() as connection:
        found = figures.of_series(connection, [code + LASTED for code in kinds])
    return {code.removesuffix(LASTED): table for code, table in found.items()}


def readings(read: Sequence[Cohort], windows: Sequence[int]) -> None:
    """The share that still held at each window, with its interval."""
    st.subheader("Still holding", anchor=False)
    st.table(
        [
            {
                COLUMN: cohort.short,
                **{
                    f"After {months} months": reading_words(reading)
                    for months, reading in zip(windows, cohort.curve.readings[1:], strict=True)
                },
            }
            for cohort in read
        ],
        hide_index=True,
    )
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
            row = {COLUMN: cohort.short, "People": label}
            for months, reading in zip((0, *windows), cohort.curve.readings, strict=True):
                known = months <= cohort.curve.followed_to
                name = f"{months} months" if months else "At the start"
                row[name] = f"{getattr(reading, field):,}" if known else "not known yet"
            rows.append(row)
    st.table(rows, hide_index=True)
    if not all(cohort.all_known for cohort in read):
        st.caption("In some years those never asked are left out, to keep a small number hidden.")


def ended_otherwise(kind: OutcomeType) -> None:
    """Plans that ended, and not as safer at home: their own lines, never a success."""
    if not kind.asks_end_reason:
        return
    st.subheader("Ended another way", anchor=False)
    st.markdown(
        "These plans ended too, and are not counted above: the child is not known to be safer at "
        "home."
    )
    with session.store().read() as connection:
        table = figures.of_series(connection, [kind.code + REASONS]).get(kind.code + REASONS)
    if table is None:
        st.markdown("Too few in any year to show without pointing at somebody.")
        return
    years = sorted({each.start for each in table.cells})[-LATEST:]
    held = {(each.part, each.start): each.people for each in table.cells}
    reasons = [each for each in EndReason if any((each, year) in held for year in years)]
    names = {**{each: END_REASON_LABELS[each] for each in reasons}, WHOLE: "All of these"}
    st.table(
        [
            {
                "How it ended": name,
                **{short_year(year): _said(held, (part, year)) for year in years},
            }
            for part, name in names.items()
        ],
        hide_index=True,
    )


def _said(held: Mapping, place: tuple) -> str:
    if place not in held:
        return "none"
    return "hidden" if held[place] is None else f"{held[place]:,}"
