"""Adults: reablement and what followed, homes, moves, direct payments, and yearly totals."""

from datetime import date

import pytest

from stories.returns import Held, read
from tests.stories.returns import files
from tests.stories.returns.files import KEY

COLUMNS = [
    "LA_Code",
    "LA_Person_Unique_Identifier",
    "Client_Type",
    "Birth_Month",
    "Birth_Year",
    "Event_Type",
    "Event_Start_Date",
    "Event_End_Date",
    "Event_Outcome",
    "Service_Type",
    "Service_Component",
    "Delivery_Mechanism",
    "Accommodation_Status",
    "Date_of_Death",
]
MAX = "Short Term Support: ST-Max"
LONG = "Long Term Support: Community"
NURSING = "Long Term Support: Nursing Care"
HOME = "Long Term Support: Residential Care"
LOW = "Short Term Support: Ongoing Low Level"
OTHER = "Short Term Support: Other Short Term"


def service(name, kind, start, end="", outcome="", paid="", home="", died="", born=("5", "1950")):
    about = ["E1", name, "Service User", *born, "Service", start, end, outcome]
    return [*about, kind, paid, "", home, died]


def adults(folder, *rows, last="30/06/2025"):
    reach = service("Z", LONG, last)
    return read([files.table(folder, COLUMNS, [service(*row) for row in rows] + [reach], "a")], KEY)


def verdicts(found):
    codes = [each.code for each in found.outcomes if each.code == "A-REAB-IND"]
    return codes + [each.code for each in found.balancing if each.code.startswith("B-REAB")]


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("Service ended as planned", "A-REAB-IND"),
        ("NFA - Information & Advice / Signposting only", "A-REAB-IND"),
        ("NFA - Moved to another LA", "A-REAB-IND"),
        ("NFA - Other", "A-REAB-IND"),
        ("NFA - Support ended: Other reason", "A-REAB-IND"),
        ("NFA - No services offered: Other reason", "A-REAB-IND"),
        ("NFA - Deceased", "B-REAB-LEFT-OUT"),
        ("NFA - 100% NHS funded care", "B-REAB-LEFT-OUT"),
        ("NFA - Self-funded client (Inc. 12wk disregard)", "B-REAB-LEFT-OUT"),
        ("NFA - Support declined", "B-REAB-LEFT-OUT"),
        ("Progress to End of Life Care", "B-REAB-LEFT-OUT"),
        ("Admitted to hospital", "B-REAB-UNCLEAR"),
        ("", "B-REAB-UNCLEAR"),
    ],
)
def test_without_a_service_that_followed_the_outcome_decides(tmp_path, outcome, expected):
    found = adults(tmp_path, ("P1", MAX, "01/05/2024", "10/06/2024", outcome))
    assert verdicts(found) == [expected]


@pytest.mark.parametrize(
    ("kind", "start", "expected"),
    [
        (LOW, "17/06/2024", ["A-REAB-IND"]),
        (OTHER, "10/06/2024", ["A-REAB-IND"]),
        (LONG, "17/06/2024", ["B-REAB-LONG"]),
        (LONG, "18/06/2024", ["A-REAB-IND"]),
        (NURSING, "12/06/2024", ["B-REAB-LONG", "B-REAB-CARE-HOME"]),
        ("Short Term Support: Residential Care", "12/06/2024", ["B-REAB-LONG"]),
        (LONG, "01/04/2024", []),
    ],
)
def test_what_followed_within_seven_days_decides(tmp_path, kind, start, expected):
    done = "Service ended as planned"
    found = adults(tmp_path, ("P1", MAX, "01/05/2024", "10/06/2024", done), ("P1", kind, start, ""))
    assert verdicts(found) == expected


def test_services_that_lie_within_seven_days_are_one_time_of_reablement(tmp_path):
    done = "Service ended as planned"
    found = adults(
        tmp_path,
        ("P1", MAX, "01/05/2024", "10/05/2024", ""),
        ("P1", MAX, "17/05/2024", "10/06/2024", done),
        ("P2", MAX, "01/05/2024", "10/05/2024", done),
        ("P2", MAX, "18/05/2024", "10/06/2024", done),
        ("P3", MAX, "01/05/2024", "", ""),
        ("P4", MAX, "01/05/2024", "10/06/2024", done, "", "", "", ("5", "2010")),
        ("P5", MAX, "01/05/2024", "10/06/2024", done, "", "", "15/06/2024"),
    )
    assert verdicts(found) == ["A-REAB-IND"] * 3 + ["B-REAB-LEFT-OUT"]
    assert {each.days for each in found.outcomes if each.code == "A-REAB-IND"} == {40, 9, 23}


def test_independence_lasts_while_no_long_term_support_starts(tmp_path):
    done = "Service ended as planned"
    found = adults(
        tmp_path,
        ("P1", MAX, "01/05/2024", "10/06/2024", done),
        ("P1", LONG, "10/10/2024", ""),
        ("P2", MAX, "01/05/2024", "10/06/2025", done),
    )
    later = sorted(each.later for each in found.outcomes if each.code == "A-REAB-IND")
    assert later == [
        ((3, Held.NOT_YET_KNOWN), (12, Held.NOT_YET_KNOWN)),
        ((3, Held.STAYED), (12, Held.CAME_BACK)),
    ]


@pytest.mark.parametrize(
    ("home", "settled"),
    [
        ("Owner occupier or shared ownership scheme", True),
        ("Tenant (including local authority)", True),
        ("Tenant - private landlord", True),
        ("Settled mainstream housing with family / friends", True),
        ("Supported accommodation / supported lodgings", True),
        ("Shared Lives scheme", True),
        ("Approved premises for offenders", True),
        ("Sheltered housing / extra care housing", True),
        ("Mobile accommodation for Gypsy / Roma and Traveller communities", True),
        ("Rough sleeper / squatting", False),
        ("Temporary accommodation by local authority", False),
        ("Registered care home", False),
        ("Unknown", False),
        ("", False),
    ],
)
def test_a_settled_home_is_one_of_a_list_and_unknown_is_not(tmp_path, home, settled):
    found = adults(tmp_path, ("P1", LONG, "01/05/2024", "", "", "", home), last="30/04/2025")
    codes = [each.code for each in (*found.outcomes, *found.balancing)]
    assert ("A-HOME" in codes) is settled
    assert codes.count("B-HOME-UNSETTLED") == (not settled)


def test_moves_home_and_into_care_homes_and_direct_payments(tmp_path):
    found = adults(
        tmp_path,
        ("P1", HOME, "01/05/2023", "10/06/2024", ""),
        ("P1", LONG, "08/07/2024", ""),
        ("P2", LONG, "01/05/2023", "10/06/2024", ""),
        ("P2", HOME, "01/07/2024", ""),
        ("P3", LONG, "01/05/2023", "", "", "Direct Payment"),
        ("P4", LONG, "01/05/2023", "10/06/2024", "", "Direct Payment"),
    )
    counts, facts = found.counts(), found.facts()
    assert counts["A-MOVE-HOME"] == 1
    assert (facts["B-CARE-HOME"], facts["B-MOVE-OTHER-WAY"]) == (2, 1)
    assert counts["A-DP"] == 3
    assert facts["B-DP-ENDED"] == 1


def test_rows_that_cannot_be_right_are_refused_or_held(tmp_path):
    found = adults(
        tmp_path,
        ("P1", MAX, "01/05/2024", "01/04/2024"),
        ("P1", MAX, "", ""),
        ("", MAX, "01/05/2024", ""),
        ("P1", "Long Lunch", "01/05/2024", ""),
    )
    assert sorted(found.reasons.values()) == [1, 1, 1, 1]


SG2C = [
    ["Safeguarding adults collection, 2024-25"],
    ["Table SG2c", "Service provider", "Other - known", "Other - unknown", "Total"],
    ["Risk remained", 10, 20, 5, 35],
    ["Risk reduced", 100, 50, 25, 175],
    ["Risk removed", 40, 20, 10, 70],
]


def test_the_safeguarding_return_gives_totals_and_never_people(tmp_path):
    path = files.workbook(tmp_path, {"SG2c": SG2C})
    found = read([path], KEY)
    assert not found.outcomes
    totals = {each.code: (each.people, each.detail, each.month) for each in found.balancing}
    assert totals["A-SG-SAFER"] == (245, "of 280", date(2025, 3, 1))
    assert totals["B-SG-REMAINED"][0] == 35
    again = files.workbook(tmp_path, {"SG2c": SG2C}, name="again.xlsx")
    assert read([path, again], KEY).balancing == found.balancing


def test_published_measures_check_that_a_part_is_no_larger_than_its_whole(tmp_path):
    columns = ["Year", "ASCOF Measure Code", "Numerator", "Denominator", "Outcome"]
    rows = [
        ["2024-25", "2D(1)", "607", "1000", "60.7"],
        ["2024-25", "4B", "120", "100", "120"],
        ["2024-25", "1A", "", "", "18.9"],
    ]
    found = read([files.table(tmp_path, columns, rows, "ascof.csv")], KEY)
    (fact,) = found.balancing
    assert (fact.code, fact.people, fact.detail) == ("A-REAB-HOME", 607, "of 1000")
    assert found.reasons == {("refused", "the part is larger than the whole"): 1}


BESIDE = {"event": "Event_Type", "start": "Event_Start_Date", "outcome": "Event_Outcome"}
BESIDE |= {"client": "Client_Type", "work": "Employment_Status", "why": "Primary_Support_Reason"}
BESIDE |= {"name": "LA_Person_Unique_Identifier", "goals": "Review_Outcomes_Achieved"}


def beside(folder, *rows):
    """What rows of assessments, reviews and requests say, in data that reaches to June 2025."""
    columns = [*COLUMNS, "Employment_Status", "Primary_Support_Reason", "Review_Outcomes_Achieved"]
    born = {"Birth_Month": "5", "Birth_Year": "1990", "Client_Type": "Service User"}
    named = [{**born, **{BESIDE[each]: said for each, said in row.items()}} for row in rows]
    lines = [[row.get(name, "") for name in columns] for row in named]
    lines += [service("Z", LONG, day) + [""] * 3 for day in ("01/04/2024", "30/06/2025")]
    return read([files.table(folder, columns, lines, "a.csv")], KEY)


PAID, UNPAID = "Paid: 16 or more hours a week", "Not in paid employment (seeking work)"
LEARNING = "Learning Disability Support"


@pytest.mark.parametrize(
    ("rows", "outcomes", "lost"),
    [
        ([("01/05/2024", PAID, LEARNING)], ["not yet known"], 0),
        ([("01/05/2024", PAID, "Mental Health Support")], ["not yet known"], 0),
        ([("01/05/2024", PAID, "Physical Support")], [], 0),
        ([("01/05/2024", UNPAID, LEARNING)], [], 0),
        ([("01/05/2024", PAID, LEARNING), ("01/05/2025", PAID, LEARNING)], ["stayed off"], 0),
        ([("01/05/2024", PAID, LEARNING), ("01/05/2025", UNPAID, LEARNING)], ["came back"], 1),
        ([("01/05/2024", PAID, LEARNING), ("01/02/2025", UNPAID, LEARNING)], [], 1),
    ],
)
def test_paid_work_of_those_the_measure_asks_about(tmp_path, rows, outcomes, lost):
    said = [
        {"name": "P1", "event": "Assessment", "start": day, "work": work, "why": why}
        for day, work, why in rows
    ]
    found = beside(tmp_path, *said)
    assert [str(e.later[0][1]) for e in found.outcomes if e.code == "A-WORK"] == outcomes
    assert found.facts()["B-WORK-LOST"] == lost


def test_goals_at_a_review_and_carers_given_advice_alone(tmp_path):
    advice = {"outcome": "NFA - Information & Advice / Signposting only", "start": "01/05/2024"}
    review = {"event": "Review", "start": "01/05/2024"}
    found = beside(
        tmp_path,
        {**review, "name": "P1", "goals": "Fully achieved"},
        {**review, "name": "P1", "goals": "Not achieved", "start": "01/02/2025"},
        {**review, "name": "P2", "goals": "Partially achieved"},
        {**review, "name": "P3", "goals": "Fully achieved", "event": "Assessment"},
        {**advice, "name": "P4", "event": "Request", "client": "Carer"},
        {**advice, "name": "P5", "event": "Request"},
    )
    (goal,) = (each for each in found.outcomes if each.code == "A-GOAL")
    assert goal.later == ((12, Held.CAME_BACK),)
    assert (found.facts()["B-GOAL-UNMET"], found.facts()["B-CARER-ADVICE"]) == (2, 1)


@pytest.mark.parametrize("kind", ["ST-Max", "Reablement", "Short term support to maximise"])
def test_reablement_has_several_names(tmp_path, kind):
    found = adults(tmp_path, (1, kind, "01/06/2024", "01/07/2024", "Service ended as planned"))
    assert found.counts() == {"A-REAB-IND": 1}


def test_an_nhs_number_is_one_however_it_is_spaced(tmp_path):
    header = ["NHS Number" if name.startswith("LA_Person") else name for name in COLUMNS]
    rows = [
        service("943 476 5919", MAX, "01-Jun-24", "01-Jul-24"),
        service("9434765919", LONG, "03-Jul-24"),
        service("9434765870", LONG, "30-Jun-25"),
    ]
    found = read([files.table(tmp_path, header, rows, "cld.csv")], KEY)
    assert verdicts(found) == ["B-REAB-LONG"]


@pytest.mark.parametrize("odd", files.NO_NUMBERS)
def test_a_birth_that_is_no_number_is_not_known(tmp_path, odd):
    row = ("1", MAX, "01/05/2024", "01/06/2024", "Service ended as planned")
    rows = [service(*row, born=(odd, odd)), service("Z", LONG, "30/06/2025")]
    found = read([files.table(tmp_path, COLUMNS, rows, "a")], KEY)
    assert verdicts(found) == ["A-REAB-IND"]
