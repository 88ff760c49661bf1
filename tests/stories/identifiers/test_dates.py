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
    "11.iv.24",
    "29 vii",
    "10 x 2023",
    "VE Day 2020",
    "leap day",
    "three days before Christmas 2018",
    "the Friday before Palm Sunday",
    "the night of the twelfth to thirteenth of January",
    "the end of the 31st",
    "monday fortnight, the first",
    "3rd February last",
    "this Fri, 5th Dec",
    "the ides of march",
    "a Monday in the second week of November",
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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Her scan was 12.5 and all was well.", "12.5"),
        ("Seen 4.6, again 18.6, then not.", "18.6"),
        ("The visit on the ward was 3.9 I think.", "3.9"),
        ("Review: 03.07 at school, then 10.07 at home.", "10.07"),
        ("Panel on 3.6.24. He came 9.7 with his mother.", "9.7"),
        ("Back on the 12, she says.", "the 12"),
        ("The licence is valid until 28.02 and no later.", "28.02"),
    ],
)
def test_a_day_with_one_dot_where_days_are_told(text, day):
    assert covers(text, day)


@pytest.mark.parametrize(
    "text",
    [
        "Her score was 3.2 points.",
        "It took 7.5 hours in all.",
        "See section 4.2 of the plan.",
        "He weighed 8.1kg.",
        "The ratio was 1.5 to one.",
        "We met at 10.10 in the hall.",
    ],
)
def test_a_number_with_one_dot_that_is_no_day(text):
    assert found(text, "date") == []


@pytest.mark.parametrize("text", ["12/2 hv done, all well", "HV 12/2 all well"])
def test_a_day_and_month_that_open_a_note(text):
    assert covers(text, "12/2")


@pytest.mark.parametrize(
    "month", ["March 2021", "oct 2019", "June '22", "early April 2020", "03/2021"]
)
def test_a_month_with_its_year_is_asked_about(month):
    assert covers(f"That was {month} or so.", month)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("get her a card for her birthday. its 1/2 and she is not well", "1/2"),
        ("he moves in 9th and not before", "9th"),
        ("SHE IS BACK IN 11TH AND GLAD OF IT AT LAST", "11TH"),
    ],
)
def test_a_day_that_might_be_a_share_or_a_place_in_a_row(text, day):
    assert covers(text, day)
