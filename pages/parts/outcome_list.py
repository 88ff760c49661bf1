"""Several outcomes before they are recorded together, and the receipt afterwards."""

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.parts import receipts, session
from pages.parts.outcome_words import facts_of
from pages.parts.words import shown
from stories.outcomes import OutcomeRecord, OutcomeType

LIST, ROUND = "outcome-list", "outcome-round"


def show(kinds: Mapping[str, OutcomeType], services: Mapping[str, str]) -> list[OutcomeRecord]:
    """What waits to be recorded, with a button that empties it."""
    waiting = session.recall(LIST, [])
    with st.container():
        if waiting:
            with st.container(border=True):
                st.markdown(f"**Not recorded yet: {len(waiting)}.** They go with the next one.")
                shown("\n\n".join(facts_of(record, kinds, services) for record in waiting))
                st.button("Empty this list", key="empty-list", on_click=_empty)
    return waiting


def suffix() -> str:
    """What the keys of one person's own questions end with; a new one after each press of Add."""
    number = session.recall(ROUND, 0)
    return f"-{number}" if number else ""


def add(records: Sequence[OutcomeRecord]) -> None:
    """Put these behind those that wait, and let the next questions come empty."""
    session.remember(LIST, [*session.recall(LIST, []), *records])
    session.remember(ROUND, session.recall(ROUND, 0) + 1)


def recorded(
    records: Sequence[OutcomeRecord],
    kinds: Mapping[str, OutcomeType],
    services: Mapping[str, str],
) -> None:
    """Keep the receipt for the next run, and let go of the list."""
    session.take(LIST)
    lines = [facts_of(record, kinds, services) for record in records[:10]]
    if len(records) > len(lines):
        lines.append(f"and {len(records) - len(lines)} more")
    if any(kinds[record.code].second_person for record in records):
        lines.append("It counts once a second person has confirmed it.")
    heading = f"Recorded at {session.clock(session.now())}."
    receipts.keep("outcome", heading, "\n\n".join(lines))


def _empty() -> None:
    session.take(LIST)
