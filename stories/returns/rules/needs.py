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
            yield from _plan_end(plan, child, referrals, known)
    for enquiry in child.enquiries:
        event = ("enquiry", enquiry[0])
        yield _began("B-S47", "section 47 enquiry started", event, enquiry, child, known)


def _began(code: str, rule: str, event: tuple, one: Seen, child: Child, known: Known) -> Fact:
    """The start of something, which its first field dates."""
    day = one[0]
    band, files = child_band(child.born, day), known.files(one.files)
    return known.fact(code, rule, child.who, day, event, band, None, "", files)


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
    ends = (plan[1] for plan in (*child.plans, *child.cin_plans))
    return any(end and since <= end <= closed for end in ends)


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


def _plan_end(plan: Seen, child: Child, referrals: list[int], known: Known) -> Iterator:
    start, end = plan[0], plan[1]
    about = {
        "age_band": child_band(child.born, end),
        "days": end - start,
        "files": known.files(plan.files),
    }
    event = ("child in need plan", start)
    if _stepped_up(end, child):
        rule = "child in need plan replaced by a protection plan or care within 92 days"
        more = about | {"care_checked": known.care_read}
        yield known.fact("B-CIN-MORE", rule, child.who, end, event, **more)
    elif not child.died and not child.closed_near(end, "RC2", NEAR):
        returns = (*referrals, *(each[0] for each in (*child.plans, *child.cin_plans)))
        yield known.outcome(
            "C-CIN-PLAN",
            "child in need plan end",
            child.who,
            end,
            event,
            later=known.follow(end, (12,), returns, known.census_reach),
            care_checked=known.care_read,
            **about,
        )


def _stepped_up(end: int, child: Child) -> bool:
    """Whether a protection plan, or care, was there or came within 92 days of the end."""
    last = end + STEP_UP_WITHIN
    spans = [(each[0], each[1]) for each in child.plans]
    spans += [(each[0], each[2]) for each in child.episodes]
    spans += [(start, 0) for start in child.also_started if start >= end]
    return any(start <= last and (not until or until > end) for start, until in spans)
