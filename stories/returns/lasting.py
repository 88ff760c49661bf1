"""Did it last? Answered over all uploads that stand: what one file leaves open, another may tell.

Of what is kept only the month of an event is known. So a return in a month up to and with the last
month of a window counts as a return within it, and an outcome counts as lasting only once that
whole month is covered: where the day would decide, it never flatters.
"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from stories.outcomes.check_backs import Group
from stories.outcomes.months import months_after
from stories.returns.coverage import Coverage, source_of
from stories.returns.reading import Held

Later = tuple[tuple[int, Held], ...]
# Facts that say that an outcome did not last, by its code.
RETURNS = {
    "C-CP-END": ("B-CP-START",),
    "C-CIN-PLAN": ("B-CIN-REFERRAL", "B-CIN-PLAN-START", "B-CP-START"),
    "C-CIN-END": ("B-CIN-REFERRAL",),
    "C-CIN-STEP": ("B-CIN-REFERRAL",),
    "C-REUN": ("B-CARE-START",),
    "C-KIN": ("B-CARE-START",),
    "C-SGO": ("B-CARE-START",),
    "A-REAB-IND": ("B-LTS-START",),
}
# Facts that do so within one window alone.
ALSO = {("C-REUN", 12): ("B-CP-START",)}
# What is asked again a year later: the answer that it holds is the outcome's own code.
ASKED_AGAIN = {
    "C-CL-EET": "B-CL-NOT-EET",
    "C-CL-HOME": "B-CL-HOME-NOT",
    "C-CL-TOUCH": "B-CL-NO-TOUCH",
    "C-HEALTH": "B-HEALTH-DUE",
    "A-HOME": "B-HOME-UNSETTLED",
}
LOOKED_AT = frozenset(
    {
        *(code for codes in (*RETURNS.values(), *ALSO.values()) for code in codes),
        *ASKED_AGAIN,
        *ASKED_AGAIN.values(),
    }
)
# Where an outcome stands, in the groups of check-backs.
STANDS = {
    Held.STAYED: Group.STILL_HOLDING,
    Held.CAME_BACK: Group.NOT_HOLDING,
    Held.NOT_YET_KNOWN: Group.NOT_YET_DUE,
}
LINKED = frozenset({*RETURNS, *ASKED_AGAIN})


class Ended(NamedTuple):
    """An outcome as one upload knows it."""

    code: str
    month: date
    later: Later


def linked(one: Ended, seen: Mapping[str, Collection[date]], coverage: Coverage) -> Later:
    """What is known at each window. `seen` holds this person's months by code of LOOKED_AT."""
    if one.code in RETURNS:
        return tuple(
            (months, _returned(one, months, held, seen, coverage)) for months, held in one.later
        )
    if one.code in ASKED_AGAIN:
        return tuple((months, _asked(one, months, held, seen)) for months, held in one.later)
    return one.later


def _returned(one: Ended, months: int, held: Held, seen, coverage: Coverage) -> Held:
    last = months_after(one.month, months)
    codes = (*RETURNS[one.code], *ALSO.get((one.code, months), ()))
    again = [month for code in codes for month in seen.get(code, ()) if one.month < month <= last]
    if held is Held.STAYED:
        # One file knew the days: only what lies well within the window speaks against it.
        return Held.CAME_BACK if any(month < last for month in again) else held
    if held is Held.CAME_BACK or again:
        return Held.CAME_BACK
    following = months_after(one.month, 1)
    until = months_after(last, 1) - timedelta(days=1)
    covered = coverage.covers(source_of(one.code), following, until)
    return Held.STAYED if covered else Held.NOT_YET_KNOWN


def _asked(one: Ended, months: int, held: Held, seen) -> Held:
    if held is not Held.NOT_YET_KNOWN:
        return held
    when = months_after(one.month, months)
    if when in seen.get(one.code, ()):
        return Held.STAYED
    return Held.CAME_BACK if when in seen.get(ASKED_AGAIN[one.code], ()) else held
