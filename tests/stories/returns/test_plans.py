"""How a protection plan ended, whether that lasted, and what balances it."""

from datetime import date

import pytest

from stories.returns import Held, read
from stories.returns.bands import child_band
from stories.returns.days import age_on
from tests.stories.returns import files
from tests.stories.returns.files import KEY, child

PLAN = ("2022-06-01", "2023-02-01", 0)
END = "01/02/2023"


def codes(reading):
    return {code: count for code, count in reading.counts().items() if code.startswith("C-CP")}


def ended(folder, *children, care=None, **more):
    paths = [files.census(folder, *children, **more)]
    if care is not None:
        paths.append(files.episodes(folder, *care))
    return read(paths, KEY)


def route(reading):
    if any(each.code == "C-CP-END" for each in reading.outcomes):
        return "safer at home"
    return next((each.detail for each in reading.balancing if each.code == "B-CP-OTHER"), "no end")


OTHER_PERSON = ("X", "01/04/2020", "S", "", "")


@pytest.mark.parametrize(
    ("about", "care", "expected"),
    [
        ({}, [], "safer at home"),
        ({"plans": [PLAN, ("2023-02-01", "", 1)]}, [], "no end"),
        ({"plans": [PLAN, ("2022-12-01", "", 1)]}, [], "no end"),
        ({"plans": [PLAN, ("2023-02-02", "", 1)]}, [], "safer at home"),
        ({"died": "2023-12-01"}, [], "no end"),
        ({"needs": [("2022-01-01", "2023-03-04", "RC2")]}, [], "no end"),
        ({"needs": [("2022-01-01", "2023-03-05", "RC2")]}, [], "safer at home"),
        ({"needs": [("2022-01-01", "2023-03-04", "RC5")]}, [], "moved area"),
        ({"needs": [("2022-01-01", "2023-01-01", "RC5")]}, [], "moved area"),
        ({"needs": [("2022-01-01", "2023-03-05", "RC5")]}, [], "safer at home"),
        ({"born": "2005-02-01"}, [], "turned 18"),
        ({"born": "2005-02-02"}, [], "safer at home"),
        ({}, [("C1", "04/03/2023", "S", "", "")], "entered care"),
        ({}, [("C1", "05/03/2023", "S", "", "")], "safer at home"),
        ({}, [("C1", "01/01/2023", "S", "", "")], "entered care"),
        ({}, [("C1", "01/01/2020", "S", "", "")], "entered care"),
        ({}, [("C1", "01/01/2020", "S", "31/01/2023", "E4A")], "safer at home"),
        ({"born": "2005-01-01", "needs": [("2022-01-01", "2023-02-01", "RC5")]}, [], "moved area"),
        ({"born": "2005-01-01"}, [("C1", END, "S", "", "")], "turned 18"),
        ({"died": "2023-02-01", "born": "2005-01-01"}, [], "no end"),
    ],
)
def test_the_first_test_that_holds_decides_how_a_plan_ended(tmp_path, about, care, expected):
    each = child(**{"plans": [PLAN], **about})
    assert route(ended(tmp_path, each, care=[OTHER_PERSON, *care])) == expected


def test_without_a_list_of_children_in_care_the_end_says_so(tmp_path):
    found = ended(tmp_path, child(plans=[PLAN]))
    (outcome,) = found.outcomes
    assert outcome.care_checked is False
    assert outcome.label == "plan ended (care not checked)"
    assert any("SSDA903" in note for note in found.notes)
    checked = ended(tmp_path, child(plans=[PLAN]), care=[OTHER_PERSON])
    assert [each.label for each in checked.outcomes if each.code == "C-CP-END"] == [
        "over 6 months and under 1 year"
    ]


@pytest.mark.parametrize(
    ("again", "reference", "expected"),
    [
        (None, "2023-07-31", [None, None, None]),
        (None, "2023-08-01", ["stayed off", None, None]),
        (None, "2024-01-31", ["stayed off", None, None]),
        (None, "2024-02-01", ["stayed off", "stayed off", None]),
        (None, "2025-02-01", ["stayed off", "stayed off", "stayed off"]),
        ("2023-08-01", "2025-02-01", ["came back"] * 3),
        ("2023-08-02", "2025-02-01", ["stayed off", "came back", "came back"]),
        ("2025-02-01", "2025-02-01", ["stayed off", "stayed off", "came back"]),
        ("2023-03-01", "2023-04-01", ["came back"] * 3),
    ],
)
def test_an_end_lasts_once_the_data_reaches_so_far(tmp_path, again, reference, expected):
    plans = [PLAN, (again, "", 1)] if again else [PLAN]
    found = ended(tmp_path, child(plans=plans), reference=reference)
    (outcome,) = (each for each in found.outcomes if each.code == "C-CP-END")
    said = [Held.NOT_YET_KNOWN if each is None else each for each in expected]
    assert [held for _, held in outcome.later] == said
    assert [months for months, _ in outcome.later] == [6, 12, 24]


def test_a_year_without_a_census_between_two_leaves_it_unknown(tmp_path):
    early = files.census(tmp_path, child(plans=[PLAN]), reference="2023-03-31", name="a.xml")
    late = files.census(tmp_path, child("C2"), reference="2026-03-31", name="b.xml")
    (outcome,) = read([early, late], KEY).outcomes
    assert {held for _, held in outcome.later} == {Held.NOT_YET_KNOWN}


def test_a_later_count_of_earlier_plans_tells_of_one_the_files_do_not_show(tmp_path):
    plans = [PLAN, ("2025-06-01", "", 2)]
    found = ended(tmp_path, child(plans=plans), reference="2026-03-31")
    (outcome,) = (each for each in found.outcomes if each.code == "C-CP-END")
    assert {held for _, held in outcome.later} == {Held.NOT_YET_KNOWN}


@pytest.mark.parametrize(
    ("start", "end", "band", "also"),
    [
        ("2023-01-01", "2023-04-01", "3 months or less", False),
        ("2023-01-01", "2023-04-02", "over 3 and up to 6 months", True),
        ("2023-01-01", "2023-07-01", "over 3 and up to 6 months", True),
        ("2023-01-01", "2023-07-02", "over 6 months and under 1 year", True),
        ("2023-01-01", "2024-01-01", "1 year and under 2", False),
        ("2022-01-01", "2024-01-01", "2 years or more", False),
    ],
)
def test_a_plan_falls_in_the_national_bands_of_length(tmp_path, start, end, band, also):
    (outcome,) = ended(tmp_path, child(plans=[(start, end, 0)])).outcomes
    assert outcome.detail == band
    assert ("C-CP-TIMELY" in outcome.also) is also
    assert outcome.days == (date.fromisoformat(end) - date.fromisoformat(start)).days
    assert (outcome.category, outcome.age_band) == ("emotional abuse", "10 to 15")


def test_a_plan_refused_or_incomplete_is_counted_with_its_reason(tmp_path):
    found = ended(
        tmp_path,
        child("C1", plans=[("2023-02-01", "2023-01-31", 0)]),
        child("C2", plans=[("2023-02-01", "2024-04-01", 0)]),
        child("C3", plans=[("", "2023-04-01", 0)]),
        child("C4", plans=[("2023-02-30", "2023-04-01", 0)]),
        child("C5", plans=[("01/02/2023", "2023-04-01", 0)]),
        child("", plans=[PLAN]),
    )
    assert found.reasons == {
        ("refused", "protection plan ends before it starts"): 1,
        ("refused", "protection plan dated after the reference date"): 1,
        ("incomplete", "protection plan without a start date"): 1,
        ("incomplete", "protection plan with a date that cannot be read"): 2,
        ("incomplete", "no identifier of the child"): 2,
    }
    assert not found.outcomes
    (file,) = found.files
    assert (file.read, file.counted, file.refused, file.incomplete) == (12, 5, 2, 5)


def test_the_same_plan_in_two_censuses_is_one_and_the_later_stands(tmp_path):
    early = child(plans=[("2022-06-01", "", 0)])
    late = child(plans=[PLAN])
    paths = [
        files.census(tmp_path, early, reference="2022-12-31", name="a.xml"),
        files.census(tmp_path, late, reference="2023-03-31", name="b.xml"),
    ]
    found = read(paths, KEY)
    assert codes(found) == {"C-CP-END": 1, "C-CP-TIMELY": 1, "C-CP-FIRST": 1}
    (outcome,) = found.outcomes
    assert outcome.files == ("a.xml", "b.xml")
    assert found.facts()["B-CP-START"] == 1


def test_second_or_later_means_ever_and_our_own_return_means_24_months(tmp_path):
    found = ended(
        tmp_path,
        child("C1", plans=[("2010-01-01", "2011-01-01", 0), ("2023-06-01", "", 1)]),
        child("C2", plans=[PLAN, ("2023-06-01", "", 1)]),
        child("C3", plans=[("2023-06-01", "", 0)]),
    )
    assert found.facts()["B-CP-START"] == 5
    assert found.facts()["B-CP-SECOND"] == 2
    assert found.facts()["B-CP-AGAIN"] == 1


def test_plans_open_are_counted_at_each_months_end(tmp_path):
    found = ended(
        tmp_path,
        child("C1", plans=[("2021-12-31", "", 0)]),
        child("C2", plans=[("2023-05-31", "2023-07-31", 0)]),
    )
    plans = {
        (each.code, each.month): each.people
        for each in found.balancing
        if each.code in ("B-CP-OPEN", "B-CP-LONG")
    }
    assert plans["B-CP-OPEN", date(2023, 4, 1)] == 1
    assert plans["B-CP-OPEN", date(2023, 5, 1)] == 2
    assert plans["B-CP-OPEN", date(2023, 7, 1)] == 1
    assert ("B-CP-LONG", date(2023, 11, 1)) not in plans
    assert plans["B-CP-LONG", date(2023, 12, 1)] == 1
    assert len([1 for code, _ in plans if code == "B-CP-OPEN"]) == 12


def test_ends_that_no_list_of_care_covers_are_said(tmp_path):
    near = [("X", "01/04/2020", "S", "15/03/2023", "E8")]
    assert not ended(tmp_path, child(plans=[PLAN]), care=near).notes
    far = [("X", "01/04/2020", "S", "15/03/2022", "E8")]
    (note,) = ended(tmp_path, child(plans=[PLAN]), care=far).notes
    assert note.startswith("1 plan ended on days that no list of children in care here covers")


def test_a_list_of_care_of_which_no_row_could_be_kept_checks_nothing(tmp_path):
    columns = ["Child Unique ID", "Date Started to be Looked After"]
    rows = [columns, ["9", "not a date"]]
    paths = [files.census(tmp_path, child(plans=[PLAN])), files.workbook(tmp_path, {"8": rows})]
    (outcome,) = read(paths, KEY).outcomes
    assert outcome.care_checked is False


@pytest.mark.parametrize("born", ["2000-02-29", "2004-03-01", "2007-12-31", "2090-01-01"])
def test_the_band_of_every_day_is_the_one_of_the_age_on_it(born):
    first = date.fromisoformat(born).toordinal()
    names = {0: "under 1", 1: "1 to 4", 5: "5 to 9", 10: "10 to 15", 16: "16 and over"}
    for day in range(first, first + 6_300):
        low = max(low for low in names if low <= age_on(first, day))
        assert child_band(first, day) == names[low]
    assert child_band(first, first - 1) == "unborn"
