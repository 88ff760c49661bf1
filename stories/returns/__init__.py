"""Statutory returns, read into derived facts: what ended well, and what balances it."""

from stories.outcomes.catalogue import Nation
from stories.returns.read import Reader, read
from stories.returns.reading import (
    Fact,
    FileRead,
    Held,
    Outcome,
    Problem,
    Reading,
    Route,
    Source,
    Span,
)
from stories.returns.safety import Refused

READ_OF = Nation.ENGLAND  # those of the other nations are other ones, and nothing is guessed

__all__ = [
    "READ_OF",
    "Fact",
    "FileRead",
    "Held",
    "Outcome",
    "Problem",
    "Reader",
    "Reading",
    "Refused",
    "Route",
    "Source",
    "Span",
    "read",
]
