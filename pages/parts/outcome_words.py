"""An outcome record in words."""

from collections.abc import Mapping

import streamlit as st

from data import outcome_queries
from pages.parts import session
from pages.parts.words import shown
from stories.outcomes import (
    AGE_BAND_LABELS,
    END_REASON_LABELS,
    HOW_KNOWN_LABELS,
    Confirmation,
    OutcomeRecord,
    OutcomeType,
)

WAITING = {
    Confirmation.WAITING: "Waits for a second person; not counted yet",
    Confirmation.CONFIRMED: "Confirmed by a second person",
    Confirmation.NOT_CONFIRMED: "A second person could not confirm it; not counted",
}


def facts_of(
    record: OutcomeRecord,
    kinds: Mapping[str, OutcomeType],
    services: Mapping[str, str],
    *,
    with_waiting: bool = False,
) -> str:
    """Its facts on lines of their own."""
    kind = kinds.get(record.code)
    lines = [
        kind.name if kind else record.code,
        f"{record.month:%B %Y}, {services.get(record.service, record.service)}",
        f"Age: {AGE_BAND_LABELS[record.age_band].lower()}",
        f"How we know: {HOW_KNOWN_LABELS[record.how_known]}",
    ]
    if record.end_reason:
        counted = "" if record.counts else " (stored and shown, not counted as safer at home)"
        lines.append(f"Why it ended: {END_REASON_LABELS[record.end_reason]}{counted}")
    if record.goal:
        lines.append(f"Their goal: {record.goal.text}")
    if record.person:
        lines.append("Known by its case number, so that a return tells it but once")
    if with_waiting and record.confirmation in WAITING:
        lines.append(WAITING[record.confirmation])
    return "\n".join(lines)


def beside_story(story_id: str) -> None:
    """Outcomes recorded with a story beside its own."""
    with session.store().read() as connection:
        further = outcome_queries.further_outcomes(connection, story_id)
    if not further:
        return
    kinds, services = session.outcome_types(), session.services()
    st.markdown("**Also recorded with this story**")
    for record in further:
        shown(facts_of(record, kinds, services, with_waiting=True))
