"""What staff recorded over the time that returns cover."""

from datetime import date

from stories.trends import Cell, Grain, stored
from stories.trends.from_returns import recorded_beside


def table(grain: Grain, people: dict[date, int | None]):
    return stored([Cell("*", start, count) for start, count in people.items()], grain, 5)


def test_only_whole_periods_within_the_returns_are_counted_and_hidden_ones_are_said():
    recorded = table(
        Grain.QUARTER,
        {
            date(2024, 1, 1): 90,
            date(2024, 4, 1): 6,
            date(2024, 7, 1): None,
            date(2024, 10, 1): 7,
        },
    )
    told = table(Grain.MONTH, {date(2024, 4, 1): 8, date(2024, 11, 1): 9})
    assert recorded_beside(recorded, told) == (6, 1)
    assert recorded_beside(recorded, table(Grain.YEAR, {date(2024, 4, 1): 8})) == (13, 1)
