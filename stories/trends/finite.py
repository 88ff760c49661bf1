"""Numbers that are numbers: what is missing or endless is refused before anything is worked out."""

from collections.abc import Iterable
from math import isfinite


def must_be_finite(*series: Iterable[float]) -> None:
    """Raises ValueError for a value that is missing, not a number or without end."""
    if any(value is None or not isfinite(value) for values in series for value in values):
        raise ValueError("A value is not a finite number; leave out what is missing.")
