"""Leaving care, coming back to it, and homes in care: the episodes of the SSDA903."""

from collections.abc import Iterator

from stories.returns.bands import child_band
from stories.returns.days import add_months, birthday
from stories.returns.reading import Fact, Held, Outcome
from stories.returns.rules.child import Child
from stories.returns.rules.known import Known, Seen

# A reason for leaving: its outcome, how long it is followed, what else it shows.
LEFT = {
    **dict.fromkeys(("E11", "E12"), ("C-ADO", (), ())),
    **dict.fromkeys(("E45", "E47"), ("C-SGO", (12, 24), ("C-KIN",))),
    **dict.fromkeys(("E46", "E48", "E43", "E44"), ("C-SGO", (12, 24), ())),
    "E41": ("C-KIN", (12, 24), ()),
    "E4A": ("C-REUN", (12, 24), ()),
    "E17": ("C-CL-STAY", (), ()),
}
BALANCING = {
    "E4B": ("B-REUN-UNPLANNED", "went home, not planned"),
    "E9": ("B-CARE-CUSTODY", "left care for custody"),
}
EARLIER = {"P1": "adoption", "P2": "special guardianship", "P3": "child arrangements order"}
REVERSED = frozenset({"RD1", "RD2", "RD3", "RD4"})
NEW_HOME = frozenset("SPTBU")
NEW_CARER = frozenset("SPB")  # a move with the same carer keeps the home
IN_CARE_MONTHS, SAME_HOME_MONTHS, STABLE_UNDER, MANY_HOMES = 30, 24, 16, 3


def derive(child: Child, known: Known) -> Iterator[Outcome | Fact]:
    for left in child.leavings:
        yield from _left(left, child, known)
    yield from _started(child, known)
    yield from _orders(child, known)
    yield from _placed(child, known)
    yield from _homes(child, known)


def _left(left: Seen, child: Child, known: Known) -> Iterator[Outcome | Fact]:
    start, end, reason = left[0], left[2], left[3]
    if reason not in LEFT and reason not in BALANCING:
        return
    about = {"age_band": child_band(child.born, end), "files": known.files(left.files)}
    event = ("care", start)
    if reason in BALANCING:
        code, rule = BALANCING[reason]
        yield known.fact(code, rule, child.who, end, event, detail=reason, **about)
    if reason not in LEFT:
        return
    code, months, also = LEFT[reason]
    if code == "C-ADO" and left is not _adoption(child):
        return
    later = known.follow(end, months, _returns(left, child), known.care_reach, same_day=True)
    if code == "C-REUN":
        later = _no_plan_after(later, end, child)
    yield known.outcome(
        code,
        f"left care: {reason}",
        child.who,
        end,
        ("adoption",) if code == "C-ADO" else event,
        days=end - _opened(left, child),
        detail=reason,
        later=later,
        also=also,
        **about,
    )


def _adoption(child: Child) -> Seen:
    """Nobody is adopted twice: of two leavings that say so, the later stands."""
    adopted = [each for each in child.leavings if LEFT.get(each[3], ("",))[0] == "C-ADO"]
    return max(adopted, key=lambda each: (each[2], each[0]))


def _returns(left: Seen, child: Child) -> list[int]:
    """Later starts of care, one on the day of leaving among them."""
    return [start for start in child.came_into_care() if start >= left[2] and start != left[0]]


def _no_plan_after(later, end: int, child: Child):
    """Coming home lasts 12 months only without a protection plan."""
    last = add_months(end, 12)
    if not any(end < plan[0] <= last for plan in child.plans):
        return later
    return tuple((months, Held.CAME_BACK if months == 12 else held) for months, held in later)


def _opened(left: Seen, child: Child) -> int:
    """The start of the time in care that ended here; of the episode, where no start is known."""
    return max((day for day in child.came_into_care() if day <= left[0]), default=left[0])


def _started(child: Child, known: Known) -> Iterator[Fact]:
    if not child.care_starts:
        return
    ends = [each[2] for each in child.leavings]
    for each in child.episodes:
        if each[1] != "S":
            continue
        start = each[0]
        about = {"age_band": child_band(child.born, start), "files": known.files(each.files)}
        event = ("care", start)
        yield known.fact("B-CARE-START", "came into care", child.who, start, event, **about)
        for months in (12, 24) if ends else ():
            since = add_months(start, -months)
            if any(since <= end <= start for end in ends):
                rule = f"came back into care within {months} months"
                code = f"B-CARE-AGAIN-{months}"
                yield known.fact(code, rule, child.who, start, event, **about)
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
            yield known.fact(code, rule, child.who, start, ("care", start, order[0]), **about)


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
    if not child.episodes:
        return
    for day in year_ends(known):
        now = _open_on(child, day)
        if now is None:
            continue
        many, settled = _count_homes(child, day) >= MANY_HOMES, _settled(child, day, now)
        if not many and not settled:
            continue
        about = {"age_band": child_band(child.born, day), "files": known.files(now.files)}
        if many:
            rule = "three or more homes in the year"
            yield known.fact("B-HOMES-THREE", rule, child.who, day, ("year", day), **about)
        if settled:
            after = add_months(day, 12)
            held = Held.NOT_YET_KNOWN
            if after <= known.care_reach:
                held = _held(_settled(child, after, _open_on(child, after)))
            yield known.outcome(
                "C-STABLE",
                "same home for 2 years, in care for 2.5",
                child.who,
                day,
                ("settled", day),
                later=((12, held),),
                **about,
            )


def _held(holds: bool) -> Held:
    return Held.STAYED if holds else Held.CAME_BACK


def _open_on(child: Child, day: int) -> Seen | None:
    for each in child.episodes:
        if each[0] <= day and (not each[2] or each[2] > day):
            return each
    return None


def _settled(child: Child, day: int, now: Seen | None) -> bool:
    starts, since = child.care_starts, add_months(day, -IN_CARE_MONTHS)
    if now is None or not starts or starts[0] > since or child.born <= 0:
        return False
    if day >= birthday(child.born, STABLE_UNDER):
        return False
    began = max(start for start in starts if start <= day)
    moves = [each[0] for each in child.episodes if each[0] <= day and each[1] in NEW_CARER]
    return began <= since and max(moves) <= add_months(day, -SAME_HOME_MONTHS)


def _count_homes(child: Child, day: int) -> int:
    """Homes in the year to this day: the one on 1 April, and each move after."""
    if len(child.episodes) < MANY_HOMES:
        return len(child.episodes)
    first = add_months(day, -12) + 1
    moves = sum(1 for each in child.episodes if first <= each[0] <= day and each[1] in NEW_HOME)
    before = any(each[0] < first and (not each[2] or each[2] >= first) for each in child.episodes)
    return moves + before
