"""What counts as an outcome, and the record of one."""

from stories.outcomes.catalogue import Area, OutcomeType
from stories.outcomes.record import (
    AGE_BAND_LABELS,
    END_REASON_LABELS,
    HOW_KNOWN_LABELS,
    AgeBand,
    Confirmation,
    EndReason,
    HowKnown,
    OutcomeRecord,
    Source,
)

__all__ = [
    "AGE_BAND_LABELS",
    "END_REASON_LABELS",
    "HOW_KNOWN_LABELS",
    "AgeBand",
    "Area",
    "Confirmation",
    "EndReason",
    "HowKnown",
    "OutcomeRecord",
    "OutcomeType",
    "Source",
]
