"""Care leavers at their birthdays: OC3 of the SSDA903, and List 9 of Annex A."""

from collections.abc import Iterator

from stories.returns.bands import UNKNOWN_AGE
from stories.returns.days import add_months, age_on, birthday, year_end
from stories.returns.reading import Fact, Held, Outcome
from stories.returns.rules.child import Child
from stories.returns.rules.known import Known

AGES = range(17, 26)
IN_WORK_OR_LEARNING = frozenset(["F1", "P1", "F2", "P2", "F3", "P3", "F4", "P4", "F5", "P5"])
NOT = {
    "G4": "illness or disability",
    "G6": "pregnancy or parenting",
    "G5": "other reasons",
    "0": "not known",
    "": "not known",
}
UNIVERSITY, APPRENTICESHIP = frozenset({"F1", "P1"}), frozenset({"F4", "P4"})
LEFT_OUT = frozenset({"DIED", "RHOM"})
ABROAD = frozenset("GH")  # gone or sent abroad: left out of the question of a home


def derive(child: Child, known: Known) -> Iterator[Outcome | Fact]:
    years = _years(child, known)
    seen = _seen(child, known, years)
    years |= seen
    stayed = any(each[3] == "E17" for each in child.leavings)
    for end in sorted(years):
        touch, activity, home, files = years[end]
        day = known.annex_day if end in seen else _birthday_in(child.born, end)
        age = age_on(child.born, day)
        known.ages.add(age)
        if touch in LEFT_OUT or age not in AGES:
            continue
        about = {"age_band": _band(age), "files": known.files(files)}
        after = years.get(add_months(end, 12))
        make = _Maker(child, known, day, end, about, after)
        yield make.fact("B-CL-COHORT", "care leaver in the age group")
        yield from _doing(make, activity)
        yield from _living(make, home, stayed or _lived_so_before(years, end))
        yield from _touch(make, touch)


def _years(child: Child, known: Known) -> dict[int, tuple]:
    """What is said of each year, by its 31 March; the fuller of two versions."""
    found: dict[int, tuple] = {}
    files: dict[int, set[int]] = {}
    for _, _, file, row, touch, activity, home, group in child.leavers:
        end = known.years.get(group)
        if not end or child.born <= 0:
            known.flagged.append((file, row, "no year or date of birth for a care leaver"))
            continue
        if age_on(child.born, end) not in AGES:
            known.flagged.append((file, row, "care leaver not aged 17 to 25 in the year"))
            continue
        said = (touch, activity, home)
        if end in found:
            known.repeated[file] += 1
        found[end] = max(found.get(end, said), said)
        files.setdefault(end, set()).add(file)
    return {end: (*said, files[end]) for end, said in found.items()}


def _seen(child: Child, known: Known, years: dict[int, tuple]) -> dict[int, tuple]:
    """What Annex A says, for a year that no OC3 tells of."""
    if not child.seen_leavers or child.born <= 0:
        return {}
    if not known.annex_day:
        known.flagged += [(each[2], each[3], "no date in the lists") for each in child.seen_leavers]
        return {}
    end = year_end(known.annex_day)
    said = max(each[4:7] for each in child.seen_leavers)
    files = {each[2] for each in child.seen_leavers}
    return {} if end in years else {end: (*said, files)}


class _Maker:
    """Records about one care leaver in one year."""

    def __init__(self, child, known, day, end, about, after) -> None:
        self._child, self._known, self._day, self._about = child, known, day, about
        self._event = ("leaver", end)
        self._after = after

    def fact(self, code: str, rule: str, detail: str = "") -> Fact:
        return self._known.fact(
            code, rule, self._child.who, self._day, self._event, detail=detail, **self._about
        )

    def outcome(self, code: str, rule: str, detail: str, still) -> Outcome:
        """`still` says whether next year's answers are as good; left out or absent: not known."""
        after = self._after
        if after is None or after[0] in LEFT_OUT:
            held = Held.NOT_YET_KNOWN
        else:
            held = Held.STAYED if still(*after[:3]) else Held.CAME_BACK
        return self._known.outcome(
            code,
            rule,
            self._child.who,
            self._day,
            self._event,
            detail=detail,
            later=((12, held),),
            **self._about,
        )


def _doing(make: _Maker, activity: str) -> Iterator[Outcome | Fact]:
    if activity not in IN_WORK_OR_LEARNING:
        yield make.fact("B-CL-NOT-EET", "not in work or learning, or not known", NOT[activity])
        return
    rule = "activity at the birthday"
    yield make.outcome(
        "C-CL-EET", rule, activity, lambda _, doing, __: doing in IN_WORK_OR_LEARNING
    )
    for code, codes in (("C-CL-HE", UNIVERSITY), ("C-CL-APP", APPRENTICESHIP)):
        if activity in codes:
            yield make.outcome(code, rule, activity, lambda _, doing, __, c=codes: doing in c)


def _living(make: _Maker, home: str, stayed_before: bool) -> Iterator[Outcome | Fact]:
    if home[:1] in ABROAD:
        return
    if home.endswith("1"):
        rule = "home at the birthday"
        yield make.outcome("C-CL-HOME", rule, home, lambda _, __, place: place.endswith("1"))
    else:
        known = home and home != "0" and home[:1] != "R"
        yield make.fact(
            "B-CL-HOME-NOT", "no suitable home, or not known", home if known else "not known"
        )
    if home.startswith("Z") and not stayed_before:
        rule = "lives with former foster carer at the birthday"
        yield make.outcome("C-CL-STAY", rule, home, lambda _, __, place: place.startswith("Z"))


def _lived_so_before(years: dict[int, tuple], end: int) -> bool:
    """Staying on is one outcome, in the first year that shows it."""
    return any(before < end and said[2].startswith("Z") for before, said in years.items())


def _touch(make: _Maker, touch: str) -> Iterator[Outcome | Fact]:
    if touch == "YES":
        rule = "in touch at the birthday"
        yield make.outcome("C-CL-TOUCH", rule, touch, lambda said, *_: said == "YES")
    else:
        yield make.fact("B-CL-NO-TOUCH", "not in touch", touch)


def _birthday_in(born: int, end: int) -> int:
    """Their birthday in the year to this 31 March."""
    return birthday(born, age_on(born, end))


def _band(age: int) -> str:
    if age < 17:
        return UNKNOWN_AGE
    if age < 19:
        return "17 to 18"
    return "19 to 21" if age < 22 else "22 to 25"
