"""What counts as an outcome, and the record of one."""

from stories.outcomes.catalogue import Area, OutcomeType
from stories.outcomes.record import (
    AGE_BAND_LABELS,
    END_REASON_LABELS,
    HOW_KNOWN_LABELS,
    AgeBand,
    EndReason,
    HowKnown,
    OutcomeRecord,
)

__all__ = [
    "AGE_BAND_LABELS",
    "END_REASON_LABELS",
    "HOW_KNOWN_LABELS",
    "AgeBand",
    "Area",
    "EndReason",
    "HowKnown",
    "OutcomeRecord",
    "OutcomeType",
]
