"""An edition guards every series at once, and keeps what it once published."""

from datetime import date

from stories.trends import WHOLE, Grain
from stories.trends.edition import families, new_edition
from stories.trends.monthly import whole_months_before
from tests import make
from tests.stories.test_reading import kind

MONTHS = whole_months_before(make.TODAY, 5)
HOME, UNPLANNED = "C-REUN", "B-REUN-UNPLANNED"
FAMILY = [[HOME, UNPLANNED]]


def series(people: int, months=MONTHS, part="north") -> dict:
    return {(part, month): people for month in months}


def published(recorded, counted=None, today=make.TODAY, earlier=None):
    return new_edition(
        {HOME: recorded}, {UNPLANNED: counted or {}}, FAMILY, today, 5, earlier or {}
    )


def of_whole(table) -> list:
    return [cell.people for cell in table.only(WHOLE).cells]


def test_a_month_without_a_record_is_zero_and_one_without_a_count_is_a_gap():
    holes = [month for month in MONTHS if month.month != 8]
    made = published(series(9, holes), series(9, holes))
    assert of_whole(made[HOME]).count(0) == 5
    assert len(of_whole(made[UNPLANNED])) == 55


def test_a_series_begins_with_its_first_record():
    made = published(series(9, MONTHS[40:]))
    assert made[HOME].cells[0].start == MONTHS[40]


def test_the_month_that_runs_is_not_published():
    running = date(make.TODAY.year, make.TODAY.month, 1)
    made = published(series(9, [*MONTHS, running]))
    assert made[HOME].cells[-1].start == MONTHS[-1]


def test_series_that_are_shown_together_share_a_grain():
    made = published(series(9), series(3))
    assert made[HOME].grain is made[UNPLANNED].grain is Grain.QUARTER


def test_a_grain_once_published_is_kept():
    first = published(series(3))
    assert first[HOME].grain is Grain.QUARTER
    assert published(series(90), earlier=first)[HOME].grain is Grain.QUARTER


def test_a_late_record_waits_until_enough_have_come():
    counts = series(9)
    first = published(counts)
    counts[("north", MONTHS[5])] = 10
    assert published(counts, earlier=first) == first
    counts[("north", MONTHS[5])] = 14
    assert of_whole(published(counts, earlier=first)[HOME])[5] == 14


def test_a_new_month_is_added():
    first = published(series(9))
    later = date(make.TODAY.year, make.TODAY.month + 1, 3)
    months = whole_months_before(later, 5)
    made = published(series(9, months), today=later, earlier=first)
    assert made[HOME].cells[-1].start == months[-1]
    assert made[HOME].cells[0].start == MONTHS[0]  # what was published does not go


def test_a_sum_with_a_hole_in_it_is_not_published():
    counts = series(9) | series(9, MONTHS[:30], part="south")
    made = published(series(20), counts)
    assert {cell.start for cell in made[UNPLANNED].cells} == set(MONTHS[:30])


def test_outcomes_that_share_what_stands_beside_them_are_one_family():
    one, other = kind("C-KIN", "B-ORDER-AGAIN"), kind("C-SGO", "B-ORDER-AGAIN")
    assert families([one, kind(), other]) == [
        [HOME, UNPLANNED],
        ["C-KIN", "B-ORDER-AGAIN", "C-SGO"],
    ]
    assert families([kind("C-CP-END", "B-CP-START")]) == [
        ["C-CP-END", "C-CP-END/otherwise", "B-CP-START"]
    ]


def test_an_edition_of_nothing_is_empty():
    assert published({}) == {}
