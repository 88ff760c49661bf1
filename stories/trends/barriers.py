"""What kind of thing got in the way, by the words of those who were there. A first sorting."""

import re
from collections.abc import Mapping
from enum import StrEnum


class Barrier(StrEnum):
    WAITING = "waiting"
    REFUSED = "refused"
    CHANGES = "changes"
    PAPER = "paper"
    NOT_ASKED = "not_asked"
    HOUSING = "housing"
    MONEY = "money"
    APART = "apart"
    OTHER = "other"


BARRIER_LABELS = {
    Barrier.WAITING: "Waiting",
    Barrier.REFUSED: "Help was refused, or the bar was too high",
    Barrier.CHANGES: "Workers changed, or had no time",
    Barrier.PAPER: "Letters, forms and written agreements",
    Barrier.NOT_ASKED: "Decided without the people it was about",
    Barrier.HOUSING: "Housing",
    Barrier.MONEY: "Money and benefits",
    Barrier.APART: "Services did not work together",
    Barrier.OTHER: "Something else",
}

# Beginnings of words or short phrases; a text may show several kinds.
SIGNS: Mapping[Barrier, tuple[str, ...]] = {
    Barrier.WAITING: ("wait", "delay", "months later", "backlog", "queue", "too late"),
    Barrier.REFUSED: ("refus", "turned down", "turned away", "threshold", "not eligible",
                      "too risky", "risk was too high", "criteria", "closed the case", "rejected"),
    Barrier.CHANGES: ("new worker", "changed worker", "change of worker", "workers left",
                      "different worker", "no time", "caseload", "short of staff", "agency staff",
                      "cancelled"),
    Barrier.PAPER: ("letter", "form ", "forms", "written agreement", "leaflet", "paperwork",
                    "template", "email"),
    Barrier.NOT_ASKED: ("not invited", "without asking", "was not asked", "were not asked",
                        "nobody asked", "did not ask", "told her what", "told him what",
                        "over their heads", "behind their back"),
    Barrier.HOUSING: ("housing", "evict", "tenancy", "overcrowd", "temporary accommodation",
                      "landlord", "homeless"),
    Barrier.MONEY: ("money", "benefit", "debt", "funding", "afford", "budget", "fare"),
    Barrier.APART: ("did not share", "not shared", "did not speak to each other", "passed on to",
                    "passed around", "each service", "nobody rang", "did not know about each"),
}  # fmt: skip
_PATTERNS = {
    kind: re.compile("|".join(rf"\b{re.escape(sign)}" for sign in signs), re.IGNORECASE)
    for kind, signs in SIGNS.items()
}


def barriers_in(text: str) -> tuple[Barrier, ...]:
    """The kinds that its words speak of, in the order of the list; something else where none."""
    found = tuple(kind for kind, pattern in _PATTERNS.items() if pattern.search(text))
    return found or (Barrier.OTHER,)
