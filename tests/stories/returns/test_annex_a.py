"""Annex A: lists known by their columns; labels by code, by words, by an answer given before."""

import pytest

from stories.returns import Held, read
from tests.stories.returns import files
from tests.stories.returns.files import KEY, day

WHO = ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth"]
PLAN = [
    *WHO,
    "Child Protection Plan Start Date",
    "Initial Category of Abuse",
    "Latest Category of Abuse ",
    "Child Protection Plan End Date",
    "Number of Previous Child Protection Plans",
    "Allocated Worker",
]
CARE = [
    *WHO,
    "Date Started to be Looked After",
    "Date Ceased to be Looked After",
    "Reason Ceased to be Looked After",
]
NEED = [*WHO, "CIN Start Date", "CIN Closure Date", "Reason for Closure"]
LEAVER = [
    *WHO,
    "Eligibility Category",
    "LA in Touch",
    "Type of Accommodation",
    "Suitability of Accommodation",
    "Activity Status",
]
ADOPTION = [
    *WHO,
    "Date Placed for Adoption",
    "Date of Adoption Order",
    "Date of Decision that Child Should No Longer be Placed for Adoption",
    "Reason Why Child No Longer Placed for Adoption",
]


def who(name, born="2012-05-06"):
    return [name, "a) Male", "a) WBRI", day(born)]


def plan(name, start, end, label="Emotional abuse", earlier=0):
    return [*who(name), day(start), label, label, end and day(end), earlier, "A Worker"]


def book(folder, **more):
    return read([files.workbook(folder, {"Guide": [["Read me"]], **more})], KEY)


def test_plans_count_by_the_same_rules_and_nothing_is_called_lasting(tmp_path):
    found = book(
        tmp_path,
        seven=[
            PLAN,
            plan(1, "2023-06-01", "2023-12-01"),
            plan(2, "2023-06-01", None),
            plan(3, "2023-06-01", "2023-12-01"),
            plan(4, "2023-06-01", "2023-05-01"),
        ],
        eight=[CARE, [*who(3), day("2023-11-20"), None, None]],
    )
    (outcome,) = found.outcomes
    hints = [f"{name.strip()} (dd/mm/yyyy)" if "Date" in name else f" {name} " for name in PLAN]
    other = book(tmp_path, seven=[["Guidance"], hints, plan(1, "2023-06-01", "2023-12-01")])
    assert other.counts()["C-CP-END"] == 1
    assert (outcome.code, outcome.category, outcome.care_checked) == (
        "C-CP-END",
        "emotional abuse",
        True,
    )
    assert {held for _, held in outcome.later} == {Held.NOT_YET_KNOWN}
    assert [each.detail for each in found.balancing if each.code == "B-CP-OTHER"] == [
        "entered care"
    ]
    assert found.reasons == {("refused", "protection plan ends before it starts"): 1}


def test_a_text_that_looks_like_a_date_is_no_date_of_a_workbook(tmp_path):
    row = plan(1, "2023-06-01", None)
    row[4] = "01/06/2023"
    found = book(tmp_path, seven=[PLAN, row])
    assert [word for word, _ in found.reasons] == ["incomplete"]


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("k) E47: Special Guardianship Orders - relative/friend", "C-SGO"),
        ("E4A", "C-REUN"),
        ("e4a returned home", "C-REUN"),
        ("Child arrangements order", "C-KIN"),
        ("a) Adopted", "C-ADO"),
        ("Staying put", "C-CL-STAY"),
        ("x) Died", None),
    ],
)
def test_a_label_is_known_by_its_code_or_its_words(tmp_path, label, code):
    row = [*who(1), day("2022-06-01"), day("2023-12-01"), label]
    found = book(tmp_path, eight=[CARE, row])
    assert [each.code for each in found.outcomes] == ([code] if code else [])
    assert not found.unknown_labels


def test_a_label_that_nobody_knows_is_asked_about_once(tmp_path):
    row = [*who(1), day("2022-06-01"), day("2023-12-01"), "z) Gone to Auntie"]
    path = files.workbook(tmp_path, {"eight": [CARE, row]})
    found = read([path], KEY)
    assert found.unknown_labels == {"gone to auntie": 1}
    assert found.files[0].incomplete == 1
    answered = read([path], KEY, labels={"Gone to Auntie": "E41"})
    assert answered.counts() == {"C-KIN": 1}


def test_closures_care_leavers_and_adoptions(tmp_path):
    found = book(
        tmp_path,
        six=[
            NEED,
            [*who(1), day("2023-01-01"), day("2023-09-01"), "RC9 - Early help"],
            [
                *who(2),
                day("2023-01-01"),
                day("2023-09-01"),
                "Transferred to services of another LA",
            ],
            [*who(3), day("2023-01-01"), None, None],
        ],
        nine=[
            LEAVER,
            [*who(4, "2003-01-01"), "Former", "a) Yes", "U: Independent", "a) Suitable", "F4"],
            [*who(5, "2003-01-01"), "Former", "No", "S: No fixed", "b) Unsuitable", "G5: other"],
            [*who(6, "2003-01-01"), "Former", "Yes", "", "", ""],
        ],
        ten=[
            ADOPTION,
            [*who(7), day("2023-01-01"), day("2023-08-01"), None, None],
            [*who(8), day("2023-01-01"), None, day("2023-06-01"), "RD2"],
        ],
    )
    assert found.counts() == {
        "C-CIN-STEP": 1,
        "C-CL-EET": 1,
        "C-CL-APP": 1,
        "C-CL-HOME": 1,
        "C-CL-TOUCH": 2,
        "C-ADO": 1,
        "C-ADO-MATCH": 2,
    }
    facts = found.facts()
    assert (facts["B-CL-COHORT"], facts["B-CL-NOT-EET"], facts["B-CL-NO-TOUCH"]) == (3, 2, 1)
    assert facts["B-ADO-REVERSED"] == 1


def test_two_uploads_of_annex_a_that_overlap_count_each_event_once(tmp_path):
    rows = [PLAN, plan(1, "2023-06-01", "2023-12-01")]
    one = files.workbook(tmp_path, {"List 7": rows}, name="one.xlsx")
    two = files.workbook(tmp_path, {"Plans": rows}, name="two.xlsx")
    found = read([one, two], KEY)
    assert found.counts()["C-CP-END"] == 1
    assert found.outcomes[0].files == ("one.xlsx (List 7)", "two.xlsx (Plans)")


@pytest.mark.parametrize(
    ("label", "counts"),
    [
        ("Special guardianship order made to carer(s), other than former foster carer(s), who "
         "was/were a relative(s) or friend(s)", {"C-SGO": 1, "C-KIN": 1}),
        ("Special Guardianship Order made to former foster carers, other than relatives or friends",
         {"C-SGO": 1}),
        ("Returned home to live with parents, relatives, or other person with parental "
         "responsibility as part of the care planning process (not under an SGO or CAO)",
         {"C-REUN": 1}),
        ("Returned home to live with parents which was not part of the current care planning "
         "process", {}),
        ("Residence order (from 2014 a child arrangements order) granted", {"C-KIN": 1}),
        ("Adopted - consent dispensed with by the court", {"C-ADO": 1}),
    ],
)  # fmt: skip
def test_a_reason_for_leaving_may_be_written_out_as_the_guide_has_it(tmp_path, label, counts):
    row = [*who(1), day("2020-06-01"), day("2023-05-01"), label]
    found = book(tmp_path, eight=[CARE, row])
    assert found.counts() == counts
    assert not found.unknown_labels


def test_a_team_of_ours_tells_the_service_of_all_that_is_said_of_a_child(tmp_path):
    header = [*PLAN[:-1], "Allocated Team"]
    rows = [
        [*plan(1, "2023-06-01", "2023-12-01")[:-1], " larch  team"],
        [*plan(2, "2023-06-01", "2023-12-01")[:-1], "A Worker's own"],
    ]
    path = files.workbook(tmp_path, {"seven": [header, *rows]})
    census = files.census(tmp_path, files.child("1", plans=[("2022-01-01", "2022-05-01", 0)]))
    found = read([path, census], KEY, services={"Larch Team": "family-help-north"})
    assert sorted((each.month.year, each.service) for each in found.outcomes) == [
        (2022, "family-help-north"),
        (2023, ""),
        (2023, "family-help-north"),
    ]
    assert "Worker" not in repr(found)


@pytest.mark.parametrize("earlier", files.NO_NUMBERS)
def test_an_odd_number_of_earlier_plans_counts_as_none_said(tmp_path, earlier):
    found = book(tmp_path, seven=[PLAN, plan(1, "2023-06-01", "2023-12-01", earlier=earlier)])
    assert found.counts()["C-CP-END"] == 1
