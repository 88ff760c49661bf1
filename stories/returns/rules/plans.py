"""Protection plans: how each ended, whether that lasted, and what balances it."""

from bisect import bisect_left
from collections.abc import Iterator

from stories.returns.bands import child_band, length_band
from stories.returns.days import add_months, birthday
from stories.returns.reading import Fact, Held, Outcome, Route
from stories.returns.rules.child import Child
from stories.returns.rules.known import Known, Seen

NEAR = 31  # days either side of a plan's end in which another event explains it
FOLLOWED = (6, 12, 24)
AGAIN_WITHIN = 24  # months: our own return, apart from the national "ever"
RULE = "plan end"
CATEGORY_NAMES = {
    "NEG": "neglect",
    "PHY": "physical abuse",
    "SAB": "sexual abuse",
    "EMO": "emotional abuse",
    "MUL": "multiple",
}


def route_of(plan: Seen, child: Child, known: Known) -> Route:
    """How this plan ended: the tests in their order, and the first that holds decides."""
    tests = (
        (Route.CONTINUES, _continues),
        (Route.DIED, _died),
        (Route.MOVED, _moved),
        (Route.TURNED_18, _turned_18),
        (Route.ENTERED_CARE, _entered_care),
    )
    return next((route for route, holds in tests if holds(plan, child, known)), Route.SAFER)


def _continues(plan: Seen, child: Child, _known: Known) -> bool:
    start, end = plan[0], plan[1]
    return len(child.plans) > 1 and any(
        other[0] != start and other[0] <= end and (not other[1] or other[1] > end)
        for other in child.plans
    )


def _died(plan: Seen, child: Child, _known: Known) -> bool:
    return bool(child.died) or child.closed_near(plan[1], "RC2", NEAR)


def _moved(plan: Seen, child: Child, _known: Known) -> bool:
    return child.closed_near(plan[1], "RC5", NEAR)


def _turned_18(plan: Seen, child: Child, _known: Known) -> bool:
    return child.born > 0 and plan[1] >= birthday(child.born, 18)


def _entered_care(plan: Seen, child: Child, known: Known) -> bool:
    end = plan[1]
    return known.care_read and (
        child.in_care_on(end) or any(abs(start - end) <= NEAR for start in child.came_into_care())
    )


def derive(child: Child, known: Known) -> Iterator[Outcome | Fact]:
    for plan in child.plans:
        yield from _started(plan, child, known)
        _count_open(plan, known)
        if not plan[1]:
            continue
        route = route_of(plan, child, known)
        if route is Route.SAFER:
            covered = any(first <= plan[1] <= last for first, last in known.care_spans)
            known.uncovered += known.care_read and not covered
            yield _safer(plan, child, known)
        elif route not in (Route.CONTINUES, Route.DIED):
            yield known.fact(
                "B-CP-OTHER",
                "plan ended another way",
                child.who,
                plan[1],
                ("plan", plan[0]),
                age_band=child_band(child.born, plan[1]),
                days=plan[1] - plan[0],
                detail=str(route),
                files=known.files(plan.files),
                care_checked=known.care_read,
            )


def _safer(plan: Seen, child: Child, known: Known) -> Outcome:
    start, end, category, earlier = plan.fields
    later = known.follow(end, FOLLOWED, (other[0] for other in child.plans), known.census_reach)
    later = _unless_hidden(later, plan, child)
    return known.outcome(
        "C-CP-END",
        RULE,
        child.who,
        end,
        ("plan", start),
        age_band=child_band(child.born, end),
        days=end - start,
        detail=length_band(start, end),
        category=CATEGORY_NAMES.get(category, ""),
        later=later,
        also=_views(plan, child, later, earlier),
        care_checked=known.care_read,
        files=known.files(plan.files),
    )


def _views(plan: Seen, child: Child, later, earlier: int) -> tuple[str, ...]:
    start, end = plan[0], plan[1]
    found = []
    if add_months(start, 3) < end < add_months(start, 12):
        found.append("C-CP-TIMELY")
    if earlier == 0 and not any(other[0] < start for other in child.plans):
        found.append("C-CP-FIRST")
    if dict(later)[24] is Held.STAYED:
        found.append("C-CP-LAST")
    return tuple(found)


def _unless_hidden(later, plan: Seen, child: Child):
    """A later plan may count earlier plans that no file here shows: then "stayed off" is unsure."""
    end, earlier = plan[1], plan[3]
    at = child.plans.index(plan)
    for between, other in enumerate(child.plans[at + 1 :]):
        if earlier >= 0 and other[0] > end and other[3] - earlier - 1 > between:
            return tuple(
                (months, Held.NOT_YET_KNOWN if held is Held.STAYED else held)
                for months, held in later
            )
    return later


def _started(plan: Seen, child: Child, known: Known) -> Iterator[Fact]:
    start, earlier = plan[0], plan[3]
    about = {
        "age_band": child_band(child.born, start),
        "files": known.files(plan.files),
    }
    event = ("plan", start)
    yield known.fact("B-CP-START", "plan started", child.who, start, event, **about)
    if earlier > 0:
        rule = "second or later plan, ever (as the Department for Education counts)"
        yield known.fact("B-CP-SECOND", rule, child.who, start, event, **about)
    since = add_months(start, -AGAIN_WITHIN)
    if any(other[0] < start and since <= other[1] <= start for other in child.plans if other[1]):
        rule = "plan again within 24 months of the end of another (our own count)"
        yield known.fact("B-CP-AGAIN", rule, child.who, start, event, **about)


def _count_open(plan: Seen, known: Known) -> None:
    """Count the plan at every month end at which it was open, as far as its files look."""
    seen_until = max(known.references.get(number, 0) for number in plan.files)
    start, last = plan[0], min(plan[1] - 1, seen_until) if plan[1] else seen_until
    ends, long = known.month_ends, add_months(start, 24)
    for place in range(bisect_left(ends, start), len(ends)):
        day = ends[place]
        if day > last:
            return
        known.counts["B-CP-OPEN", "plans open at the month's end", day] += 1
        if day >= long:
            known.counts["B-CP-LONG", "plans open 2 years or more", day] += 1
