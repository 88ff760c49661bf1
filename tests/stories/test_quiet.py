"""What is rare: quiet periods between, counted from published zeros and from nothing else."""

from datetime import date

import pytest

from stories.trends import WHOLE, Cell, read_balance, read_outcome, stored, suppress
from stories.trends.control import Standing, Variation
from stories.trends.grain import Grain, periods
from stories.trends.monthly import whole_months_before
from stories.trends.quiet import quiet_between
from stories.trends.quiet_words import headline, rows, sentence
from tests import make
from tests.stories.test_reading import kind

MONTHS = whole_months_before(make.TODAY, 5)


def reading(people: list[int | None], outcome: bool = False):
    """A month each, oldest first; None was not counted."""
    of = kind()
    code = of.code if outcome else of.balancing_code
    counts = {("a", month): n for month, n in zip(MONTHS, people, strict=False) if n is not None}
    table = {code: suppress(counts).only("a")}
    return read_outcome(of, table) if outcome else read_balance(of, table)


def spells(people: list[int | None]) -> list[int]:
    found = quiet_between(reading(people))
    return [each.periods for each in found.spells] if found else []


@pytest.mark.parametrize(
    ("people", "between"),
    [
        ([0, 0, 3, 0, 0, 2, 0, 7, 0], [2, 1]),  # before the first and after the last nothing ends
        ([3, 3, 0, 0, 0, 0, 1, 0, 0], [0, 4]),
        ([3, 0, 0, None, 0, 0, 1, 0, 0, 2, 0, 2], [2, 1]),  # what nobody counted ends nothing
        ([3, 0, 0, 0, 0, 0], []),
        ([0] * 12, []),
        ([6, 7, 6, 0, 8, 6, 0, 9, 9], []),  # most have some: a chart of each says more
    ],
)
def test_quiet_months_are_counted_between_months_that_had_some(people, between):
    assert spells(people) == between


def test_how_many_there_were_in_a_hidden_month_makes_no_difference():
    assert quiet_words([4, 0, 0, 0, 2, 0, 0, 1]) == quiet_words([1, 0, 0, 0, 4, 0, 0, 3])


def quiet_words(people) -> tuple:
    found = quiet_between(reading(people))
    return headline(found), sentence(found), rows(found)


def test_limits_are_those_of_the_g_chart_and_few_are_said_to_be_few():
    few = quiet_between(reading([2, 0, 0] * 5))
    assert few.standing is Standing.NONE
    assert "too few quiet times" in headline(few)
    trial = quiet_between(reading([2, 0, 0] * 10))
    assert trial.standing is Standing.TRIAL
    assert (trial.chart.centre, trial.chart.upper) == (2, pytest.approx(2 + 3 * 6**0.5))


def test_a_long_quiet_time_is_good_where_the_event_is_bad():
    found = quiet_between(reading([2, 0] * 16 + [0] * 11 + [1]))
    assert found.standing is Standing.FIRM
    assert found.latest.variation is Variation.BETTER
    assert headline(found).endswith("longer than chance explains, which is better")
    assert rows(found)[-1][2] == "12"


def test_a_quiet_time_that_is_not_over_is_said():
    found = quiet_between(reading([2, 0] * 16 + [0] * 11))
    assert found.running == 12
    assert found.running_long
    assert "12 months so far, which is longer than chance explains" in sentence(found)
    assert rows(found)[-1][1:3] == ("not over yet", "12")


def test_every_number_of_the_sentence_is_on_the_page():
    found = quiet_between(reading([2, 0, 0] * 14))
    assert sentence(found) == (
        "Unplanned returns home: 2 months without one lay between "
        f"{MONTHS[36]:%B %Y} and {MONTHS[39]:%B %Y}, the latest that had some. The middle one of "
        "all quiet times is 2, and by chance alone nearly all are at most 9.3. Since "
        f"{MONTHS[39]:%B %Y} it has been quiet for 2 months so far."
    )


def test_longer_periods_add_up_what_is_shown_and_nothing_else():
    months = periods(date(2025, 4, 1), date(2026, 2, 1), Grain.MONTH)
    people = [5, 6, 7, 5, None, 9, 0, 0, 6, 8, 8]
    cells = [Cell(WHOLE, month, n) for month, n in zip(months, people, strict=True)]
    found = stored(cells, Grain.MONTH, 5).summed(Grain.QUARTER)
    assert [(cell.start.month, cell.people) for cell in found.cells] == [
        (4, 18),
        (7, None),
        (10, 6),
    ]
    assert found.grain is Grain.QUARTER
