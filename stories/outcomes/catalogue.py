"""The kinds of outcome this service counts; the list itself is a reference table."""

from dataclasses import dataclass
from enum import StrEnum


class Area(StrEnum):
    FAMILIES = "families"
    IN_CARE = "in_care"
    CARE_EXPERIENCED = "care_experienced"
    ADULTS = "adults"
    PRACTICE = "practice"


AREA_LABELS = {
    Area.FAMILIES: "Children safe with their families",
    Area.IN_CARE: "Children in our care",
    Area.CARE_EXPERIENCED: "Care-experienced young people",
    Area.ADULTS: "Adults",
    Area.PRACTICE: "Practice",
}


@dataclass(frozen=True)
class OutcomeType:
    """One line of the catalogue, with the measure that could contradict it."""

    code: str
    area: Area
    name: str
    about: str
    counts_when: str
    sustained_when: str
    balancing: str
    balancing_code: str
    view_of: str = ""

    @property
    def is_recorded(self) -> bool:
        """False for a view of another type, which is worked out and never recorded."""
        return not self.view_of

    @property
    def asks_end_reason(self) -> bool:
        """Whether why it ended decides if it counts (a protection plan)."""
        return self.code == "C-CP-END"
