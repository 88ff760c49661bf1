"""Health, wellbeing, reviews, times missing and social workers of children in care."""

from collections.abc import Iterator

from stories.returns.bands import child_band
from stories.returns.days import FAR, add_months, age_on
from stories.returns.looked_after.dated import TOOK_PART
from stories.returns.reading import Fact, Held, Outcome
from stories.returns.rules.care import year_ends
from stories.returns.rules.child import Child
from stories.returns.rules.known import Known, a_year_later

HALF_YEAR = 182  # days
YOUNGEST_REVIEWED = 4
DID_NOT = frozenset({"PN4", "PN7"})
CHECKED_TO_AGE = 5  # development checks are asked of children up to this age
SCORE_BANDS = (14, 17)  # a score up to 13, 14 to 16, 17 and over
MANY_WORKERS = 3


def derive(child: Child, known: Known) -> Iterator[Outcome | Fact]:
    for rows, rule in (
        (child.health, _health),
        (child.reviews, _reviews),
        (child.missing, _missing),
        (child.workers, _workers),
    ):
        if rows:
            yield from rule(child, known)


def _years(child: Child, known: Known) -> dict[int, tuple]:
    """Checks, score and conviction of each year, by its 31 March."""
    found: dict[int, tuple] = {}
    files: dict[int, set[int]] = {}
    for _, _, file, row, checks, score, convicted, group in child.health:
        end = known.years.get(group)
        if not end:
            known.flagged.append((file, row, "no year for health checks"))
            continue
        said = (checks, score, convicted)
        if end in found:
            known.repeated[file] += 1
        found[end] = max(found.get(end, said), said)
        files.setdefault(end, set()).add(file)
    return {end: (*said, files[end]) for end, said in found.items()}


def _health(child: Child, known: Known) -> Iterator[Outcome | Fact]:
    years = _years(child, known)
    for end in sorted(years):
        checks, score, convicted, files = years[end]
        about = {"age_band": child_band(child.born, end), "files": known.files(files)}
        before, after = years.get(add_months(end, -12)), years.get(add_months(end, 12))
        yield from _checks(child, known, end, checks, after, about)
        if before is not None:
            yield from _score(child, known, end, (before[1], score), after, about)
            yield from _convicted(child, known, end, (before[2], convicted), after, about)


def _up_to_date(child: Child, end: int, checks: str) -> bool | None:
    """Whether every check asked at this age was done; None where an answer is missing."""
    asked = checks if age_on(child.born, end) <= CHECKED_TO_AGE else checks[:3]
    return None if " " in asked else "0" not in asked


def _checks(child, known: Known, end: int, checks: str, after, about) -> Iterator:
    done = _up_to_date(child, end, checks)
    event = ("health", end)
    if done:
        still = _up_to_date(child, add_months(end, 12), after[0]) if after else None
        rule = "all health checks done in the year"
        yield known.outcome(
            "C-HEALTH", rule, child.who, end, event, later=a_year_later(still), **about
        )
    elif done is not None:
        rule = "a health check overdue"
        yield known.fact("B-HEALTH-DUE", rule, child.who, end, event, **about)


def _band(score: int) -> int:
    """0 for the calmest band to 2; -1 where there is no score, which is never read as 0."""
    return -1 if score < 0 else sum(score >= limit for limit in SCORE_BANDS)


def _score(child, known: Known, end: int, scores: tuple[int, int], after, about) -> Iterator:
    was, now = map(_band, scores)
    if was < 0 or now < 0 or was == now:
        return
    event = ("score", end)
    if now > was:
        rule = "score moved to a worse band"
        yield known.fact("B-SDQ-WORSE", rule, child.who, end, event, **about)
        return
    later = _band(after[1]) if after else -1
    still = None if later < 0 else later <= now
    rule = "score moved to a better band"
    yield known.outcome("C-SDQ", rule, child.who, end, event, later=a_year_later(still), **about)


def _convicted(child, known: Known, end: int, said: tuple[str, str], after, about) -> Iterator:
    event = ("convicted", end)
    if said == ("1", "0"):
        still = {"0": True, "1": False}.get(after[2]) if after else None
        rule = "convicted the year before, not this year"
        yield known.outcome("C-YJ", rule, child.who, end, event, later=a_year_later(still), **about)
    elif said == ("0", "1"):
        yield known.fact("B-YJ-NEW", "newly convicted", child.who, end, event, **about)


def _reviews(child: Child, known: Known) -> Iterator[Outcome | Fact]:
    unheard = [each[0] for each in child.reviews if each[2] in DID_NOT]
    for each in child.reviews:
        day, _, code = each.fields
        young = child.born > 0 and age_on(child.born, day) < YOUNGEST_REVIEWED
        if young or code not in TOOK_PART | DID_NOT:
            continue
        about = {
            "age_band": child_band(child.born, day),
            "detail": code,
            "files": known.files(each.files),
        }
        event = ("review", day)
        if code in DID_NOT:
            rule = "views not shared at the review"
            yield known.fact("B-VOICE-UNHEARD", rule, child.who, day, event, **about)
            continue
        later = known.follow(day, (12,), unheard, known.care_reach)
        rule = "took part in the review"
        yield known.outcome("C-VOICE", rule, child.who, day, event, later=later, **about)


def _missing(child: Child, known: Known) -> Iterator[Outcome | Fact]:
    times = [each for each in child.missing if each[2] == "M"]
    starts = [each[0] for each in times]
    for number, each in enumerate(times):
        start, end = each[0], each[1] or each[0]
        about = {"age_band": child_band(child.born, start), "files": known.files(each.files)}
        event = ("missing", start)
        yield known.fact("B-MISS", "went missing", child.who, start, event, **about)
        recent = number and start - starts[number - 1] <= HALF_YEAR
        if not recent:
            rule = "went missing, not in the six months before"
            yield known.fact("B-MISS-NEW", rule, child.who, start, event, **about)
            continue
        quiet_until = end + HALF_YEAR
        later = starts[number + 1] if number + 1 < len(starts) else 0
        if (later and later <= quiet_until) or known.care_reach < quiet_until:
            continue
        rule = "missing twice or more in six months, then not for six months"
        held = Held.STAYED if known.care_reach >= quiet_until + HALF_YEAR else Held.NOT_YET_KNOWN
        if later and later <= quiet_until + HALF_YEAR:
            held = Held.CAME_BACK
        yield known.outcome(
            "C-MISS", rule, child.who, quiet_until, event, later=((6, held),), **about
        )


def _workers(child: Child, known: Known) -> Iterator[Outcome | Fact]:
    ends = [end for end in year_ends(known) if _with(child, end)]
    for end in ends:
        now = _with(child, end)
        about = {"age_band": child_band(child.born, end), "files": known.files(now.files)}
        event = ("worker", end)
        first = add_months(end, -12) + 1
        in_year = {each[1] for each in child.workers if each[0] <= end and _until(each) >= first}
        if len(in_year) >= MANY_WORKERS:
            rule = "three or more social workers in the year"
            yield known.fact("B-SW-THREE", rule, child.who, end, event, **about)
        if now[0] <= add_months(end, -12):
            after = _with(child, add_months(end, 12))
            still = None if add_months(end, 12) > known.care_reach else after is now
            rule = "same social worker for 12 months"
            yield known.outcome(
                "C-SAME-SW", rule, child.who, end, event, later=a_year_later(still), **about
            )


def _until(worker) -> int:
    return worker[2] or FAR


def _with(child: Child, day: int):
    """The worker's time that covers this day; the latest to start, where two do."""
    return next(
        (each for each in reversed(child.workers) if each[0] <= day and _until(each) > day), None
    )
