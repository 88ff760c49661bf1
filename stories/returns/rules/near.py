"""Living close to home: only where the episodes carry the distance that the Department works out.

A return as an authority sends it holds two postcodes and no distance, and postcodes never leave the
parser. So without that column nothing is said of C-NEAR.
"""

from collections.abc import Iterator

from stories.returns.bands import child_band
from stories.returns.days import add_months
from stories.returns.reading import Fact, Outcome
from stories.returns.rules.care import year_ends
from stories.returns.rules.child import Child
from stories.returns.rules.known import Known, Seen, a_year_later

NEAR_MILES = 20


def derive(child: Child, known: Known) -> Iterator[Outcome | Fact]:
    for end in year_ends(known):
        home = _home_on(child, end)
        if home is None:
            continue
        _, _, miles, outside = home.fields
        about = {"age_band": child_band(child.born, end), "files": known.files(home.files)}
        event = ("distance", end)
        if miles <= NEAR_MILES:
            rule = "home within 20 miles of the family home at 31 March"
            later = a_year_later(_still(child, add_months(end, 12), known))
            yield known.outcome("C-NEAR", rule, child.who, end, event, later=later, **about)
        elif outside:
            rule = "home more than 20 miles away and outside the area at 31 March"
            yield known.fact("B-FAR-AWAY", rule, child.who, end, event, **about)


def _home_on(child: Child, day: int) -> Seen | None:
    for each in child.distances:
        if each[0] <= day and (not each[1] or each[1] > day):
            return each
    return None


def _still(child: Child, day: int, known: Known) -> bool | None:
    """Whether the home of this day is near; None where nobody can know."""
    home = _home_on(child, day)
    if day > known.care_reach or home is None:
        return None
    return home[2] <= NEAR_MILES
