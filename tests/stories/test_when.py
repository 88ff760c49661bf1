"""When it happened: a month, or for long ago a year."""

from datetime import date

import pytest

from stories.when import answer_of, in_words, when_from
from tests import make

TODAY = date(2026, 9, 16)


@pytest.mark.parametrize(
    ("answer", "when"),
    [
        ("2026-09-01", (date(2026, 9, 1), False)),
        ("1998-11-01", (date(1998, 11, 1), False)),
        ("1998-00-01", (date(1998, 1, 1), True)),
        ("2020-00-01", (date(2020, 1, 1), True)),
        ("2021-00-01", None),  # within the last five years the month counts
        ("2026-10-01", None),
        ("3000-00-01", None),
        ("0000-00-01", None),
        ("98-00-01", None),
        ("", None),
        ("August", None),
    ],
)
def test_a_month_that_has_been_or_a_year_of_long_ago(answer, when):
    assert when_from(answer, TODAY) == when


@pytest.mark.parametrize("answer", ["2026-08-01", "1998-00-01"])
def test_an_answer_comes_back_when_the_story_is_opened_again(answer):
    assert answer_of(*when_from(answer, make.TODAY)) == answer


def test_in_words():
    assert in_words(date(2026, 8, 1), False) == "August 2026"
    assert in_words(date(1998, 1, 1), True) == "About 1998"
