"""Whether an outcome lasted, over several uploads; and which months returns count whole."""

from datetime import date

import pytest

from data.reference import outcome_types
from stories.returns import Held, Source, Span
from stories.returns.cannot_tell import CANNOT_TELL
from stories.returns.coverage import YEARLY, Coverage, source_of
from stories.returns.lasting import ASKED_AGAIN, RETURNS, Ended, linked
from stories.returns.questions import ANSWERS, question_of

STAYED, BACK, OPEN = Held.STAYED, Held.CAME_BACK, Held.NOT_YET_KNOWN
JANUARY = date(2023, 1, 1)


def covering(last: date) -> Coverage:
    return Coverage([Span(Source.CENSUS, date(2022, 4, 1), last)])


def held(seen=None, base=OPEN, last=date(2023, 3, 31)) -> Held:
    one = Ended("C-CP-END", JANUARY, ((6, base),))
    return linked(one, {"B-CP-START": seen or ()}, covering(last))[0][1]


@pytest.mark.parametrize(
    ("seen", "base", "last", "expected"),
    [
        ((), OPEN, date(2023, 7, 30), OPEN),
        ((), OPEN, date(2023, 7, 31), STAYED),
        ([JANUARY], OPEN, date(2023, 7, 31), STAYED),  # the plan's own month
        ([date(2023, 2, 1)], OPEN, date(2023, 3, 31), BACK),
        ([date(2023, 7, 1)], OPEN, date(2023, 7, 31), BACK),
        ([date(2023, 8, 1)], OPEN, date(2023, 8, 31), STAYED),
        ([date(2023, 7, 1)], STAYED, date(2023, 8, 31), STAYED),  # one file knew the days
        ([date(2023, 6, 1)], STAYED, date(2023, 8, 31), BACK),
        ((), BACK, date(2024, 8, 31), BACK),
    ],
)
def test_what_one_file_leaves_open_another_may_tell(seen, base, last, expected):
    assert held(seen, base, last) is expected


def test_a_gap_between_two_spans_leaves_it_open():
    spans = [
        Span(Source.CENSUS, date(2022, 4, 1), date(2023, 3, 31)),
        Span(Source.CENSUS, date(2023, 4, 3), date(2024, 3, 31)),
    ]
    one = Ended("C-CP-END", JANUARY, ((6, OPEN),))
    assert linked(one, {}, Coverage(spans)) == ((6, OPEN),)
    joined = [spans[0], spans[1]._replace(first=date(2023, 4, 1))]
    assert linked(one, {}, Coverage(joined)) == ((6, STAYED),)


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ({}, OPEN),
        ({"C-CL-EET": {date(2024, 1, 1)}}, STAYED),
        ({"B-CL-NOT-EET": {date(2024, 1, 1)}}, BACK),
        ({"B-CL-NOT-EET": {date(2025, 1, 1)}}, OPEN),
    ],
)
def test_what_is_asked_again_a_year_later_tells(seen, expected):
    one = Ended("C-CL-EET", JANUARY, ((12, OPEN),))
    assert linked(one, seen, Coverage([])) == ((12, expected),)


def test_coming_home_lasts_twelve_months_only_without_a_plan():
    one = Ended("C-REUN", JANUARY, ((12, OPEN), (24, OPEN)))
    seen = {"B-CP-START": {date(2023, 5, 1)}}
    assert linked(one, seen, Coverage([])) == ((12, BACK), (24, OPEN))


def test_months_are_covered_only_from_beginning_to_end():
    coverage = Coverage([Span(Source.CARE, date(2023, 4, 2), date(2023, 7, 30))])
    assert coverage.months(Source.CARE) == {date(2023, 5, 1), date(2023, 6, 1)}
    assert not coverage.months(Source.CENSUS)


def test_every_code_has_a_source_and_one_question():
    codes = [row["code"] for row in outcome_types() if row["nation"] == "england"]
    for code in (*codes, *YEARLY, *RETURNS, *ASKED_AGAIN):
        if not code.startswith("G-"):
            assert source_of(code)
    every = [code for codes in ANSWERS.values() for code in codes]
    assert len(every) == len(set(every))
    assert question_of("B-CP-START") == "B-CP-START"


def test_what_returns_cannot_tell_is_in_the_catalogue_and_not_counted_in_full():
    rows = {row["code"]: row for row in outcome_types()}
    assert set(CANNOT_TELL) <= rows.keys()
    assert "who needed more" in CANNOT_TELL["A-LESS"]  # B-SUPPORT-MORE, which nothing tells
    assert not {"manual"} & {rows[code]["evidence"] for code in CANNOT_TELL}
