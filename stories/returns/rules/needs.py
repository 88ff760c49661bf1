"""Episodes of need, child in need plans and enquiries of the census."""

from collections.abc import Iterator

from stories.returns.bands import child_band
from stories.returns.days import add_months
from stories.returns.reading import Fact, Outcome
from stories.returns.rules.child import Child
from stories.returns.rules.known import Known, Seen

STEP_UP_WITHIN = 92  # days after a child in need plan's end
SAME_EVENT = 12  # months: a closure and a leaving of care this near are one event
NEAR = 31
# What a reason for closure stands for, and the reasons for leaving care that say the same.
ADOPTED = frozenset({"E11", "E12"})
GUARDIANS = frozenset({"E43", "E44", "E45", "E46", "E47", "E48"})
CLOSED = {
    "RC1": ("C-ADO", "need closed: adopted", ADOPTED),
    "RC3": ("C-KIN", "need closed: child arrangements order", frozenset({"E41"})),
    "RC4": ("C-SGO", "need closed: special guardianship", GUARDIANS),
    "RC9": ("C-CIN-STEP", "need closed: referred to early help", frozenset()),
    "RC7": ("C-CIN-END", "need closed after a plan", frozenset()),
}
FOLLOWED = {"C-CIN-STEP": (12,), "C-CIN-END": (12,), "C-KIN": (24,), "C-SGO": (24,), "C-ADO": ()}


def derive(child: Child, known: Known) -> Iterator[Outcome | Fact]:
    referrals = [need[0] for need in child.needs]
    # Every day that speaks against a child in need plan's end, put together once.
    again = [*referrals, *[each[0] for each in (*child.plans, *child.cin_plans)]]
    for number, need in enumerate(child.needs):
        yield _began("B-CIN-REFERRAL", "referral", ("need", need[0]), need, child, known)
        if need[1] and (made := _closure(need, child, referrals, known)):
            yield made
        if number:
            yield from _again(need, child.needs[number - 1], child, known)
    for plan in child.cin_plans:
        event = ("child in need plan", plan[0])
        yield _began("B-CIN-PLAN-START", "child in need plan started", event, plan, child, known)
        if plan[1]:
            made = _plan_end(plan, child, again, known)
            if made is not None:
                yield made
    for enquiry in child.enquiries:
        event = ("enquiry", enquiry[0])
        yield _began("B-S47", "section 47 enquiry started", event, enquiry, child, known)


def _began(code: str, rule: str, event: tuple, one: Seen, child: Child, known: Known) -> Fact:
    """The start of something, which its first field dates."""
    day = one[0]
    band, files = child_band(child.born, day), known.files(one.files)
    return known.fact(code, rule, child.who, day, event, band, files)


def _closure(need: Seen, child: Child, referrals: list[int], known: Known) -> Outcome | None:
    referral, closed, reason = need.fields
    if reason not in CLOSED or (child.died and child.died <= closed):
        return None
    code, rule, same = CLOSED[reason]
    if code == "C-ADO" and need is not _last_adoption(child):
        return None
    if same and _in_care_return(child, closed, same, ever=code == "C-ADO"):
        return None
    if reason == "RC7" and not _after_a_plan(child, closed):
        return None
    to_care = code in ("C-KIN", "C-SGO")
    returns = child.came_into_care() if to_care else referrals
    reach = known.care_reach if to_care else known.census_reach
    return known.outcome(
        code,
        rule,
        child.who,
        closed,
        ("adoption",) if code == "C-ADO" else ("need", referral),
        age_band=child_band(child.born, closed),
        days=closed - referral,
        detail=reason,
        later=known.follow(closed, FOLLOWED[code], returns, reach),
        files=known.files(need.files),
    )


def _last_adoption(child: Child) -> Seen:
    """Nobody is adopted twice: of two closures that say so, the later stands."""
    closures = [each for each in child.needs if each[2] == "RC1"]
    return max(closures, key=lambda each: (each[1], each[0]))


def _in_care_return(child: Child, closed: int, same: frozenset[str], ever: bool) -> bool:
    """Whether the 903 or Annex A shows the same event, which then counts once, there."""
    near = [each[2] for each in child.leavings if each[3] in same]
    if ever:
        return bool(near or child.orders)
    first, last = add_months(closed, -SAME_EVENT), add_months(closed, SAME_EVENT)
    return any(first <= day <= last for day in near)


def _after_a_plan(child: Child, closed: int) -> bool:
    since = add_months(closed, -12)
    for plans in (child.plans, child.cin_plans):
        for plan in plans:
            if plan[1] and since <= plan[1] <= closed:
                return True
    return False


def _again(need: Seen, before: Seen, child: Child, known: Known) -> Iterator[Fact]:
    referral = need[0]
    if referral > add_months(before[0], 12):
        return
    about = {"age_band": child_band(child.born, referral), "files": known.files(need.files)}
    event = ("need", referral)
    rule = "referred again within 12 months of a referral"
    yield known.fact("B-CIN-AGAIN", rule, child.who, referral, event, **about)
    if before[2] == "RC9" and before[1] and before[1] < referral <= add_months(before[1], 12):
        rule = "referred again within 12 months of moving to early help"
        yield known.fact("B-CIN-STEP-AGAIN", rule, child.who, referral, event, **about)


def _plan_end(plan: Seen, child: Child, again: list[int], known: Known) -> Fact | Outcome | None:
    start, end = plan[0], plan[1]
    event = ("child in need plan", start)
    band, files = child_band(child.born, end), known.files(plan.files)
    about = {"days": end - start, "care_checked": known.care_read}
    if _stepped_up(end, child):
        rule = "child in need plan replaced by a protection plan or care within 92 days"
        return known.fact("B-CIN-MORE", rule, child.who, end, event, band, files, **about)
    if child.died or child.closed_near(end, "RC2", NEAR):
        return None
    later = known.follow(end, (12,), again, known.census_reach)
    rule = "child in need plan end"
    return known.outcome(
        "C-CIN-PLAN", rule, child.who, end, event, band, files, later=later, **about
    )


def _stepped_up(end: int, child: Child) -> bool:
    """Whether a protection plan, or care, was there or came within 92 days of the end."""
    last = end + STEP_UP_WITHIN
    for each in child.plans:
        if each[0] <= last and (not each[1] or each[1] > end):
            return True
    for each in child.episodes:
        if each[0] <= last and (not each[2] or each[2] > end):
            return True
    return any(end <= start <= last for start in child.also_started)
