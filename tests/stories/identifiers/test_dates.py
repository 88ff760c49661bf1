"""Every way of writing a day is found; years, weekdays and feasts alone are not."""

import pytest

from tests.stories.identifiers.checks import covers, found

DAYS = [
    "14 March 2021",
    "14th March",
    "the 14th of March",
    "March 14th, 2021",
    "Tuesday 3rd June",
    "Tues 3 June",
    "14/03/2021",
    "14.3.21",
    "14-03-2021",
    "2021-03-14",
    "3rd and 4th May",
    "12-14 June",
    "25, 26 and 28 January 2021",
    "the fourteenth of March",
    "Christmas Day 2019",
    "Boxing Day 2020",
    "Eid 2022",
    "14th Febuary",
    "Tuesday the 3rd",
    "14 / 03 / 2021",
    "22.vi.2021",
    "14-Mar-21",
    "11th inst.",
    "the 14th",
    "1st of may",
    "8 Rhagfyr",
    "3/9, 10/9",
    "the 12th of last month",
]


@pytest.mark.parametrize("day", DAYS)
def test_a_day_is_found(day):
    assert covers(f"They moved in on {day}, and stayed.", day)


@pytest.mark.parametrize(
    "text",
    [
        "in 2019",
        "on Tuesday",
        "at Christmas",
        "her 2nd placement",
        "the 3rd visit",
        "for the first time",
        "since Easter",
        "on World Book Day",
        "in the 1990s",
        "it may take time",
        "section 20",
        "weeks 3 to 6",
    ],
)
def test_what_is_no_day(text):
    assert found(f"It began {text}.") == []


@pytest.mark.parametrize("text", ["12/2 hv done, all well", "HV 12/2 all well"])
def test_a_day_and_month_that_open_a_note(text):
    assert covers(text, "12/2")


@pytest.mark.parametrize(
    "month", ["March 2021", "oct 2019", "June '22", "early April 2020", "03/2021"]
)
def test_a_month_with_its_year_is_asked_about(month):
    assert covers(f"That was {month} or so.", month)
