"""What R, statsmodels and lifelines printed for numbers made once: ours are the same.

`printed/by_r.R` and `printed/by_python.py` made them, and say how to make them again. Where a
package defines something otherwise, a test says how far that goes and why.
"""

import csv
from collections.abc import Callable, Iterable
from dataclasses import asdict
from math import nan
from pathlib import Path

import pytest

from stories.trends.control import FACTOR, Rule, xmr
from stories.trends.funnel import funnel, ratio_lines
from stories.trends.intervals import FEWEST_FOR_BYAR, byar, poisson, wilson
from stories.trends.logrank import logrank
from stories.trends.prime import SPREAD, prime
from stories.trends.rare import rare
from stories.trends.runs import runs
from stories.trends.survival import competing, survival

PRINTED = Path(__file__).parent / "printed"
CLOSE = 1e-9  # of a number; they print 13 figures
DAYS = range(60, 961, 60)
LEVELS = (0.95, 0.998)
Made = dict[str, Iterable[float | None]]  # what is said of one set, by name


def table(name: str) -> dict[str, list[dict[str, str]]]:
    """The rows of a file by set."""
    found: dict[str, list[dict[str, str]]] = {}
    with (PRINTED / name).open() as file:
        for row in csv.DictReader(file):
            found.setdefault(row["set"], []).append(row)
    return found


RATES, GAPS, PEOPLE = table("rates.csv"), table("gaps.csv"), table("people.csv")
SAID: dict[tuple[str, str], Made] = {}
for name in ("by_r.csv", "by_python.csv"):
    for rows in table(name).values():
        for row in rows:
            values = [nan if each == "-" else float(each) for each in row["values"].split()]
            SAID.setdefault((row["of"], row["set"]), {})[row["what"]] = values


def rates(at: str) -> tuple[list[int], list[int]]:
    return [int(row["count"]) for row in RATES[at]], [int(row["size"]) for row in RATES[at]]


def numbers(rows: list[dict[str, str]], column: str) -> list[int]:
    return [int(row[column]) for row in rows]


def prime_of(at: str, kind: str, **options) -> Made:
    made = prime(*rates(at), kind, **options)
    return {
        "centre": [made.centre], "sigma_z": [made.sigma_z],
        "lower": made.lower, "upper": made.upper,
    }  # fmt: skip


def xmr_of(at: str, screen: bool) -> Made:
    made = xmr([count / size for count, size in zip(*rates(at), strict=True)], screen=screen)
    (phase,) = made.phases
    lines = ("centre", "lower", "upper", "lower_third", "upper_third")
    rules = {
        "beyond": Rule.BEYOND, "trend": Rule.TREND,
        "two_of_three": Rule.TWO_OF_THREE, "shift": Rule.SHIFT,
    }  # fmt: skip
    return {line: [getattr(phase, line)] for line in lines} | {
        name: [rule in point.rules for point in made.points] for name, rule in rules.items()
    }


def intervals_of(found: Iterable) -> Made:
    found = list(found)
    return {"lower": [each.lower for each in found], "upper": [each.upper for each in found]}


def wilson_of(at: str, level: float) -> Made:
    return intervals_of(wilson(*each, level) for each in zip(*rates(at), strict=True))


def poisson_of(at: str, level: float) -> Made:
    return intervals_of(poisson(count, level) for count in rates(at)[0])


def byar_of(at: str, level: float) -> Made:
    """Below ten events ours is the exact interval, which R prints apart: nan here."""
    many = [count if count >= FEWEST_FOR_BYAR else None for count in rates(at)[0]]
    found = [byar(count, confidence=level) if count else None for count in many]
    return {
        end: [getattr(each, end) if each else None for each in found] for end in ("lower", "upper")
    }


def lines_of(lines: Iterable) -> Made:
    found = [asdict(each) for each in lines]
    return {name: [each[name] for each in found] for name in found[0]}


def funnel_of(at: str) -> Made:
    made = funnel(*rates(at))
    return {"phi": [made.phi], "tau": [made.tau], **lines_of(made.lines)}


def rare_of(at: str, kind: str, **options) -> Made:
    made = rare(numbers(GAPS[at], "units" if kind == "g" else "days"), kind, **options)
    return {"centre": [made.centre], "lower": [made.lower], "upper": [made.upper]}


def runs_of(at: str) -> Made:
    return {name: [value] for name, value in asdict(runs(numbers(GAPS[at], "days"))).items()}


def followed(at: str) -> tuple[list[int], list[bool], list[int] | None]:
    entry = numbers(PEOPLE[at], "entry")
    had = [row["cause"] == "back" for row in PEOPLE[at]]
    return numbers(PEOPLE[at], "days"), had, entry if any(entry) else None


def survival_of(at: str) -> Made:
    made = survival(*followed(at))
    names = ("day", "at_risk", "share", "lower", "upper")
    steps = {name: [getattr(step, name) for step in made.steps] for name in names}
    return steps | {"median": [made.median]}


def readings_of(at: str) -> Made:
    return {"share": [each.share for each in survival(*followed(at)).readings]}


def competing_of(at: str) -> Made:
    days, _, entry = followed(at)
    causes = [None if row["cause"] == "none" else row["cause"] for row in PEOPLE[at]]
    return {each.cause: [each.at(day) for day in DAYS] for each in competing(days, causes, entry)}


def logrank_of(at: str) -> Made:
    days, had, _ = followed(at)
    arms = [row["arm"] for row in PEOPLE[at]]
    groups = [
        tuple(
            [each for each, own in zip(of, arms, strict=True) if own == arm] for of in (days, had)
        )
        for arm in sorted(set(arms))
    ]
    made = logrank(groups)
    return {
        "statistic": [made.statistic], "expected": made.expected,
        "degrees": [made.degrees], "p": [made.p],
    }  # fmt: skip


OURS: dict[str, Callable[[str], Made]] = {
    **{f"{kind} prime plain": lambda at, kind=kind: prime_of(at, kind) for kind in "pu"},
    **{
        f"{kind} prime {name}": lambda at, kind=kind, options=options: prime_of(at, kind, **options)
        for kind in "pu"
        for name, options in (("screened", {"screen": True}), ("fixed", {"baseline": 10}))
    },
    "xmr screened": lambda at: xmr_of(at, True),
    "xmr plain": lambda at: xmr_of(at, False),
    **{
        f"{of}wilson {level}": lambda at, level=level: wilson_of(at, level)
        for of in ("", "statsmodels ")
        for level in LEVELS
    },
    **{f"poisson {level}": lambda at, level=level: poisson_of(at, level) for level in LEVELS},
    **{f"byar {level}": lambda at, level=level: byar_of(at, level) for level in LEVELS},
    "funnel": funnel_of,
    "funnel plain": lambda at: lines_of(funnel(*rates(at)).plain),
    "ratio": lambda at: lines_of(ratio_lines(size) for size in rates(at)[1]),
    "g": lambda at: rare_of(at, "g"),
    "t screened": lambda at: rare_of(at, "t"),
    "t plain": lambda at: rare_of(at, "t", screen=False),
    "runs": runs_of,
    "reading": readings_of,
    **{f"{of}survival": survival_of for of in ("", "statsmodels ", "lifelines ")},
    **{f"{of}competing": competing_of for of in ("", "statsmodels ")},
    **{f"{of}logrank": logrank_of for of in ("", "statsmodels ", "lifelines ")},
}


@pytest.mark.parametrize("of", OURS)
def test_ours_are_the_numbers_that_they_printed(of):
    sets = [at for told, at in SAID if told == of]
    assert sets
    for at in sets:
        ours = OURS[of](at)
        for what, theirs in SAID[of, at].items():
            told = [nan if each is None else each for each in ours[what]]
            assert told == pytest.approx(theirs, rel=CLOSE, abs=CLOSE, nan_ok=True), (at, what)


def test_byar_takes_each_end_by_its_own_events_and_epitools_both_by_half_a_one_more():
    """Ours is of Breslow and Day (1987), as in England's public health; theirs is of Rothman."""
    apart = [
        abs(getattr(byar(count), end) - theirs)
        for (of, at), said in SAID.items()
        if of == "byar of epitools"
        for end in ("lower", "upper")
        for count, theirs in zip(rates(at)[0], said[end], strict=True)
        if count >= FEWEST_FOR_BYAR
    ]
    assert 0.3 < min(apart) < max(apart) < 0.7  # events, however many there are


def test_limits_take_the_rounded_factor_of_the_nhs_and_qicharts2_the_whole_one():
    assert pytest.approx(3 / SPREAD, rel=2e-4) == FACTOR
