"""Statutory returns, read into derived facts: what ended well, and what balances it."""

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

__all__ = [
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
