"""The outcome form's own questions, and the receipt that takes the form's place afterwards."""

from collections.abc import Mapping

import streamlit as st

from pages.parts import asking, receipts, session
from pages.parts.words import fact
from stories.outcomes import (
    END_REASON_LABELS,
    HOW_KNOWN_LABELS,
    EndReason,
    OutcomeRecord,
    OutcomeType,
)
from stories.outcomes.catalogue import AREA_LABELS


def kind(kinds: Mapping[str, OutcomeType]) -> OutcomeType | None:
    """The outcome chosen, with when it counts and the measure that could contradict it."""
    area = st.pills(
        "Who is it about? This shortens the list below.",
        list(AREA_LABELS),
        format_func=AREA_LABELS.get,
        key="area",
    )
    listed = [code for code, each in kinds.items() if area is None or each.area == area]
    code = st.selectbox(
        "Outcome",
        listed,
        index=None,
        format_func=lambda code: kinds[code].name,
        placeholder="Choose one, or type a word of its name",
        key="outcome",
    )
    with asking.steady():
        if code is None:
            return None
        with st.container(border=True):
            fact("It counts when", kinds[code].counts_when)
            fact("We will show this beside", kinds[code].balancing)
        return kinds[code]


def end_reason(kind: OutcomeType | None) -> EndReason | None:
    """Why a protection plan ended; asked for nothing else."""
    with asking.steady():
        if kind is None or not kind.asks_end_reason:
            return None
        chosen = asking.choice("Why did the plan end?", END_REASON_LABELS, "end-reason", radio=True)
        st.caption(
            "Only the first two count as safer at home. "
            "The others are stored and shown, never counted."
        )
        return chosen


def recorded(record: OutcomeRecord, kind: OutcomeType, service: str) -> None:
    """Keep the receipt for the next run."""
    counted = "" if record.counts else "\nStored and shown, but not counted as safer at home."
    receipts.keep(
        "outcome",
        f"Recorded at {session.clock(session.now())}.",
        f"{kind.name}\n{record.month:%B %Y}, {service}\n"
        f"How we know: {HOW_KNOWN_LABELS[record.how_known]}{counted}",
    )
