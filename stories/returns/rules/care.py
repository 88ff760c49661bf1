"""Leaving care, coming back to it, and homes in care: the episodes of the SSDA903."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from stories.returns.bands import child_band
from stories.returns.days import add_months, birthday
from stories.returns.reading import Fact, Held, Outcome
from stories.returns.rules.child import Child
from stories.returns.rules.known import Known, Seen, a_year_later

# A reason for leaving: its outcome, how long it is followed, what else it shows.
LEFT = {
    **dict.fromkeys(("E11", "E12"), ("C-ADO", (), ())),
    **dict.fromkeys(("E45", "E47"), ("C-SGO", (12, 24), ("C-KIN",))),
    **dict.fromkeys(("E46", "E48", "E43", "E44"), ("C-SGO", (12, 24), ())),
    "E41": ("C-KIN", (12, 24), ()),
    "E4A": ("C-REUN", (12, 24), ()),
    "E17": ("C-CL-STAY", (), ()),
}
RULES = {reason: f"left care: {reason}" for reason in LEFT}
BALANCING = {
    "E4B": ("B-REUN-UNPLANNED", "went home, not planned"),
    "E9": ("B-CARE-CUSTODY", "left care for custody"),
}
AGAIN = tuple(
    (months, f"B-CARE-AGAIN-{months}", f"came back into care within {months} months")
    for months in (12, 24)
)
EARLIER = {"P1": "adoption", "P2": "special guardianship", "P3": "child arrangements order"}
REVERSED = frozenset({"RD1", "RD2", "RD3", "RD4"})
NEW_HOME = frozenset("SPTBU")
NEW_CARER = frozenset("SPB")  # a move with the same carer keeps the home
IN_CARE_MONTHS, SAME_HOME_MONTHS, STABLE_UNDER, MANY_HOMES = 30, 24, 16, 3


def derive(child: Child, known: Known) -> Iterator[Outcome | Fact]:
    for left in child.leavings:
        reason = left[3]
        if reason in LEFT:
            code, months, also = LEFT[reason]
            if code != "C-ADO" or left is _adoption(child):
                yield _left(left, child, known, code, months, also)
        elif reason in BALANCING:
            yield _left_otherwise(left, child, known)
    if child.entries:
        yield from _started(child, known)
    if child.orders:
        yield from _orders(child, known)
    if child.placed:
        yield from _placed(child, known)
    if child.episodes:
        yield from _homes(child, known)


def _left_otherwise(left: Seen, child: Child, known: Known) -> Fact:
    code, rule = BALANCING[left[3]]
    band, files = child_band(child.born, left[2]), known.files(left[-2])
    event = ("care", left[0])
    return known.fact(code, rule, child.who, left[2], event, band, files, detail=left[3])


def _left(left: Seen, child: Child, known: Known, code: str, months, also) -> Outcome:
    start, end, reason = left[0], left[2], left[3]
    later = known.follow(end, months, _returns(left, child), known.care_reach, same_day=True)
    if code == "C-REUN" and child.plans:
        later = _no_plan_after(later, end, child)
    return known.outcome(
        code,
        RULES[reason],
        child.who,
        end,
        ("adoption",) if code == "C-ADO" else ("care", start),
        child_band(child.born, end),
        known.files(left[-2]),
        end - _opened(left, child),
        reason,
        "",
        later,
        also,
    )


def _adoption(child: Child) -> Seen:
    """Nobody is adopted twice: of two leavings that say so, the later stands."""
    adopted = [each for each in child.leavings if LEFT.get(each[3], ("",))[0] == "C-ADO"]
    return max(adopted, key=lambda each: (each[2], each[0]))


def _returns(left: Seen, child: Child) -> list[int]:
    """Later starts of care, one on the day of leaving among them."""
    first, own = left[2], left[0]
    return [start for start in child.came_into_care() if start >= first and start != own]


def _no_plan_after(later, end: int, child: Child):
    """Coming home lasts 12 months only without a protection plan."""
    last = add_months(end, 12)
    if not any(end < plan[0] <= last for plan in child.plans):
        return later
    return tuple((months, Held.CAME_BACK if months == 12 else held) for months, held in later)


def _opened(left: Seen, child: Child) -> int:
    """The start of the time in care that ended here; of the episode, where no start is known."""
    start = left[0]
    return max([day for day in child.came_into_care() if day <= start], default=start)


def _started(child: Child, known: Known) -> Iterator[Fact]:
    ends = [each[2] for each in child.leavings]
    for each in child.entries:
        start = each[0]
        about = (child_band(child.born, start), known.files(each[-2]))
        event = ("care", start)
        yield known.fact("B-CARE-START", "came into care", child.who, start, event, *about)
        if before := [end for end in ends if end <= start]:
            left = max(before)
            for months, code, rule in AGAIN:
                if add_months(start, -months) <= left:
                    yield known.fact(code, rule, child.who, start, event, *about)
        if child.earlier:
            yield from _after_an_order(start, child, known, about)


def _after_an_order(start: int, child: Child, known: Known, about) -> Iterator[Fact]:
    """An earlier order that did not last, wherever it was made."""
    if start != max(child.care_starts):
        return
    for order in child.earlier:
        if order[0] in EARLIER and order[1] <= start:
            code = "B-ADO-AGAIN" if order[0] == "P1" else "B-ORDER-AGAIN"
            rule = f"came into care after an earlier order: {EARLIER[order[0]]}"
            yield known.fact(code, rule, child.who, start, ("care", start, order[0]), *about)


def _orders(child: Child, known: Known) -> Iterator[Outcome]:
    """Adoption orders of Annex A, where no leaving of care shows the same adoption."""
    if child.orders and not any(each[3] in ("E11", "E12") for each in child.leavings):
        order = child.orders[-1]
        yield known.outcome(
            "C-ADO",
            "adoption order",
            child.who,
            order[0],
            ("adoption",),
            age_band=child_band(child.born, order[0]),
            files=known.files(order.files),
        )


def _placed(child: Child, known: Known) -> Iterator[Outcome | Fact]:
    orders = [each[2] for each in child.leavings if each[3] in ("E11", "E12")]
    orders += [each[0] for each in child.orders]
    for each in child.placed:
        day, ceased, reason = each.fields
        about = {"age_band": child_band(child.born, day), "files": known.files(each.files)}
        event = ("placed for adoption", day)
        ordered = any(day <= order <= add_months(day, 18) for order in orders)
        held = Held.STAYED if ordered else Held.NOT_YET_KNOWN
        if not ordered and (ceased or known.care_reach >= add_months(day, 18)):
            held = Held.CAME_BACK
        yield known.outcome(
            "C-ADO-MATCH",
            "moved in with an adoptive family",
            child.who,
            day,
            event,
            later=((18, held),),
            **about,
        )
        if ceased and reason in REVERSED:
            rule = "adoption plan reversed"
            yield known.fact(
                "B-ADO-REVERSED", rule, child.who, ceased, event, detail=reason, **about
            )
            yield known.fact(
                "B-ADO-ENDED", "move ended before an order", child.who, ceased, event, **about
            )


def year_ends(known: Known) -> list[int]:
    """Every 31 March that the 903 covers."""
    if not known.care_years:
        day = known.care_reach
        while day and day >= max(known.care_first, 1):
            known.care_years.insert(0, day)
            day = add_months(day, -12)
    return known.care_years


def _homes(child: Child, known: Known) -> Iterator[Outcome | Fact]:
    episodes, ends = child.episodes, year_ends(known)
    for place in range(bisect_left(ends, episodes[0][0]), len(ends)):
        day = ends[place]
        if day >= child.in_care_until:
            return
        now, homes = _year(episodes, add_months(day, -12) + 1, day)
        if now is None:
            continue
        settled = _settled(child, day)
        if homes < MANY_HOMES and not settled:
            continue
        about = (child_band(child.born, day), known.files(now[-2]))
        if homes >= MANY_HOMES:
            rule = "three or more homes in the year"
            yield known.fact("B-HOMES-THREE", rule, child.who, day, ("year", day), *about)
        if settled:
            rule = "same home for 2 years, in care for 2.5"
            later = a_year_later(_still_settled(child, add_months(day, 12), known))
            event = ("settled", day)
            yield known.outcome("C-STABLE", rule, child.who, day, event, *about, later=later)


def _year(episodes: Sequence[Seen], first: int, day: int) -> tuple[Seen | None, int]:
    """The episode open on the last day of a year, and the year's homes.

    Homes are the one in which the year began, and each move after.
    """
    now, moves, before = None, 0, False
    for each in episodes:
        start, end = each[0], each[2]
        if start > day:
            break
        if now is None and (not end or end > day):
            now = each
        if start >= first:
            moves += each[1] in NEW_HOME
        elif not end or end >= first:
            before = True
    return now, moves + before


def _still_settled(child: Child, day: int, known: Known) -> bool | None:
    if day > known.care_reach:
        return None
    return child.in_care_on(day) and _settled(child, day)


def _settled(child: Child, day: int) -> bool:
    """Of a child in care on this day."""
    starts, since = child.care_starts, add_months(day, -IN_CARE_MONTHS)
    if not starts or starts[0] > since or child.born <= 0:
        return False
    if day >= birthday(child.born, STABLE_UNDER):
        return False
    began = max(start for start in starts if start <= day)
    moves = [each[0] for each in child.episodes if each[0] <= day and each[1] in NEW_CARER]
    return began <= since and max(moves) <= add_months(day, -SAME_HOME_MONTHS)
