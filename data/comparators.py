"""Figures for England, by England's own definitions, from a reference table."""

import csv
from dataclasses import dataclass
from functools import cache

from data.reference import HERE


@dataclass(frozen=True)
class Comparator:
    """A national percentage of one year (to 31 March), with its definition and source."""

    measure: str
    year: str
    percent: str
    source: str

    @property
    def said(self) -> str:
        return f"{self.percent}%"


@cache
def comparators() -> dict[str, list[Comparator]]:
    """By code of the outcome that asks a related question, oldest first."""
    found: dict[str, list[Comparator]] = {}
    with open(HERE / "comparators.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = row.pop("outcome")
            found.setdefault(code, []).append(Comparator(**row))
    return found
