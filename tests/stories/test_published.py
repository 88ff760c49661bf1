"""Whoever reads all that is published of an outcome, in every form, bounds no hidden number."""

import random
from collections import Counter
from datetime import date

import pytest

from stories.outcomes.check_backs import Answer, due_from
from stories.trends.cohorts import agreed_years
from stories.trends.monthly import month_range
from tests.stories.published_attack import Edition, Record, bounds, links, publish
from tests.stories.test_reading import kind

KIND = kind(code="C-CP-END", balancing_code="B-CP-START", check_months=(6, 12))
MONTHS = month_range(date(2024, 4, 1), date(2026, 3, 1))
SHARES = 4  # of the long form, for as many processors
TODAY, LATER = date(2026, 4, 16), date(2026, 10, 16)
REASONS = ("came_into_care", "moved_area")
TEAMS = {"a1": "a", "a2": "a", "b1": "b", "b2": "b", "c1": "c", "c2": "c"}


def answers(chance: random.Random, month: date, today: date) -> tuple:
    """What was answered at each window that is over: most hold, a few do not or are not known."""
    given = []
    for window in KIND.check_months:
        if due_from(month, window) > today or chance.random() < 0.15:
            continue
        lot = chance.random()
        answer = Answer.NOT_HOLDING if lot < 0.15 else Answer.STILL_HOLDING
        given.append((window, Answer.CANNOT_KNOW if lot > 0.9 else answer))
        if answer is Answer.NOT_HOLDING:
            break
    return tuple(given)


def some_records(chance: random.Random, months, today: date, services: str, mean) -> list[Record]:
    found = []
    for service in services:
        size = mean * chance.choice([0.3, 1, 2])
        for month in months:
            for reason in (None, *REASONS):
                often = size if reason is None else size / 3
                for _ in range(max(0, round(chance.gauss(often, often**0.5)))):
                    team = chance.choice([service + "1", service + "1", service + "2", ""])
                    said = () if reason else answers(chance, month, today)
                    found.append(Record(service, team, month, reason, said, went(chance, said)))
    return found


def went(chance: random.Random, said: tuple) -> tuple[int, str] | None:
    """How most of those went of whom it could not be known."""
    at = [window for window, answer in said if answer is Answer.CANNOT_KNOW]
    return (at[0], chance.choice(["moved", "came_into_care", "died"])) if at else None


def editions(seed: int) -> tuple[list[Edition], int]:
    """Two editions of random records, the second with late ones and half a year more."""
    chance = random.Random(seed)
    threshold, services = chance.choice([5, 5, 7]), "abc"[: chance.randrange(1, 4)]
    mean = chance.choice([0.3, 1, 3, 6, 12])
    records = some_records(chance, MONTHS, TODAY, services, mean)
    first = publish(KIND, records, TEAMS, TODAY, threshold, None)
    records += some_records(chance, MONTHS, TODAY, services, mean * chance.choice([0.02, 0.1]))
    months = month_range(date(2026, 4, 1), date(2026, 9, 1))
    records += some_records(chance, months, LATER, services, mean)
    return [first, publish(KIND, records, TEAMS, LATER, threshold, first)], threshold


def attack(seed: int) -> Counter:
    """No hidden number bounded, no two forms a few apart; how many were hidden of each series."""
    (first, second), threshold = editions(seed)
    found = bounds(KIND, first, threshold, TEAMS) if first.made else {}
    for what, most in found.items():
        assert most >= threshold - 1e-6, (seed, what, most)
    for edition in (first, second):
        numbers = {
            (code, cell.part, cell.start): cell.people
            for code, table in edition.made.items()
            for cell in table.cells
        }
        for one, other in links(KIND, edition):
            sides = [[numbers[each] for each in side] for side in (one, other)]
            if None not in sides[0] + sides[1]:
                apart = abs(sum(sides[0]) - sum(sides[1]))
                assert apart == 0 or apart >= threshold, (seed, one, apart)
    return Counter(what[0] for what in found)


def test_a_solver_that_reads_everything_bounds_no_hidden_number():
    seen: Counter = Counter()
    for seed in (1, 4, 5, 8):
        seen += attack(seed)
    assert sum(seen.values()) > 20


@pytest.mark.parametrize(
    ("guard", "without", "seed"),
    [
        ("lasting._with_room", lambda now, *_: dict(now), 1106),
        ("teams.agreed_years", lambda table, years, _: agreed_years(table, years, 1), 1003),
    ],
)
def test_the_solver_would_see_what_a_missing_guard_lets_through(monkeypatch, guard, without, seed):
    attack(seed)
    monkeypatch.setattr(f"stories.trends.{guard}", without)
    with pytest.raises(AssertionError, match=str(seed)):
        attack(seed)


@pytest.mark.slow
@pytest.mark.faults
@pytest.mark.parametrize("share", range(SHARES))
def test_a_solver_that_reads_everything_bounds_no_hidden_number_in_thousands_of_data_sets(
    share, times, tally
):
    """R-24: ten thousand in all, where all faults are asked for."""
    seen, seeds = Counter(), range(1_000 + share, 1_000 + times(1_000, 10_000, 400), SHARES)
    for seed in seeds:
        seen += attack(seed)
    tally.add(solved=len(seeds))
    for series in ("", "/otherwise", "/reasons", "/teams", "/no-team"):
        assert seen[KIND.code + series], f"nothing was hidden in {series}"
    assert seen["groups"]
