"""What each figure is: a share of something, or a bare count; and which way is better."""

from enum import StrEnum

from stories.trends.control import Better


class Kind(StrEnum):
    """What a series holds. Only the first two may go on a control chart."""

    COUNT = "count"
    SHARE = "share"
    ROLLING = "rolling"  # such as the latest twelve months, month after month
    CUMULATIVE = "cumulative"  # such as the year to date


# An outcome and what is counted beside it are two ends of the same thing, named here: the outcome
# is then shown as a share of both.
SHARES = {
    "C-CP-END": "protection plans that ended",
    "C-CIN-PLAN": "child in need plans that ended",
    "C-EH-GOAL": "early help plans that ended",
    "C-FGDM": "families offered a meeting",
    "C-REUN": "children who went home",
    "C-SIBS": "brothers and sisters in our care",
    "C-HEALTH": "children whose health checks were due",
    "C-VOICE": "reviews",
    "C-CL-EET": "care-experienced young people asked about",
    "C-CL-HOME": "care-experienced young people asked about",
    "C-CL-TOUCH": "care-experienced young people asked about",
    "A-SG-SAFER": "safeguarding enquiries where a risk was found",
    "A-REAB-IND": "people whose short-term help ended",
    "A-GOAL": "people who had set a goal",
    "A-CONNECT": "people who had said they were alone",
}
# More of these is neither good nor bad by itself.
NEITHER = {"B-CP-START", "B-PP-COURT", "B-CARER-ADVICE"}


class NotForThisChart(ValueError):
    """A series that would show change where there is none."""


def check_chartable(kind: Kind) -> None:
    """Refuse a rolling or cumulative series on a control chart.

    Each point of one holds most of the point before it, so that nearly every stable process
    would seem to change.
    """
    if kind in (Kind.ROLLING, Kind.CUMULATIVE):
        raise NotForThisChart(
            f"A {kind} figure cannot stand on a control chart: it would show a change where there "
            "is none. Draw the months, and give this figure as words."
        )


def better_of(code: str, kind: Kind) -> Better:
    """Which way is better. More records of an outcome can mean more recording, so: neither."""
    if code.startswith("B-"):
        return Better.NEITHER if code in NEITHER else Better.LOWER
    return Better.HIGHER if kind is Kind.SHARE else Better.NEITHER
