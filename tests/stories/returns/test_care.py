"""Leaving care and coming back, homes, care leavers, health, reviews and times missing."""

from datetime import date

import pytest

from stories.returns import Held, read
from tests.stories.returns import files
from tests.stories.returns.files import KEY

LATER = ("Z", "01/02/2020", "S", "15/03/2022", "E8")  # the data reaches 31 March 2022
REVIEWS = ["CHILD", "DOB", "REVIEW", "REVIEW_CODE"]
OC2 = [
    "CHILD",
    "DOB",
    "SDQ_SCORE",
    "CONVICTED",
    "HEALTH_CHECK",
    "IMMUNISATIONS",
    "TEETH_CHECK",
    "HEALTH_ASSESSMENT",
]


def care(folder, *rows, born="01/06/2010"):
    people = {row[0]: born for row in rows}
    return read([files.episodes(folder, *rows), files.header(folder, *people.items())], KEY)


@pytest.mark.parametrize(
    ("reason", "codes", "facts"),
    [
        ("X1", [], []),
        ("E11", ["C-ADO"], []),
        ("E12", ["C-ADO"], []),
        ("E45", ["C-KIN", "C-SGO"], []),
        ("E47", ["C-KIN", "C-SGO"], []),
        ("E46", ["C-SGO"], []),
        ("E48", ["C-SGO"], []),
        ("E43", ["C-SGO"], []),
        ("E44", ["C-SGO"], []),
        ("E41", ["C-KIN"], []),
        ("E4A", ["C-REUN"], []),
        ("E4B", [], ["B-REUN-UNPLANNED"]),
        ("E17", ["C-CL-STAY"], []),
        ("E9", [], ["B-CARE-CUSTODY"]),
        *(
            (reason, [], [])
            for reason in ["E13", "E5", "E6", "E7", "E3", "E14", "E15", "E16", "E8", "E2"]
        ),
    ],
)
def test_a_reason_for_leaving_care_decides(tmp_path, reason, codes, facts):
    found = care(tmp_path, ("C1", "01/06/2019", "S", "01/07/2020", reason))
    assert sorted(found.counts()) == codes
    assert sorted(found.facts()) == sorted([*facts, "B-CARE-START"])


def test_one_special_guardianship_is_one_outcome_that_shows_two(tmp_path):
    (outcome,) = care(tmp_path, ("C1", "01/06/2019", "S", "01/07/2020", "E45")).outcomes
    assert (outcome.code, outcome.also, outcome.days) == ("C-SGO", ("C-KIN",), 396)
    assert (outcome.month, outcome.age_band) == (date(2020, 7, 1), "10 to 15")


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        (None, ["stayed off", "not yet known"]),
        ("01/07/2020", ["came back", "came back"]),
        ("01/07/2021", ["came back", "came back"]),
        ("02/07/2021", ["stayed off", "came back"]),
    ],
)
def test_a_leaving_lasts_while_no_new_time_in_care_starts(tmp_path, again, expected):
    rows = [("C1", "01/06/2019", "S", "01/07/2020", "E4A"), LATER]
    if again:
        rows.append(("C1", again, "S", "", ""))
    found = care(tmp_path, *rows)
    (outcome,) = (each for each in found.outcomes if each.code == "C-REUN")
    assert [held for _, held in outcome.later] == expected
    within_12 = again in ("01/07/2020", "01/07/2021")
    assert found.facts()["B-CARE-AGAIN-12"] == within_12
    assert found.facts()["B-CARE-AGAIN-24"] == bool(again)


def test_nobody_is_adopted_twice(tmp_path):
    found = care(
        tmp_path,
        ("C1", "01/06/2019", "S", "01/07/2020", "E11"),
        ("C1", "01/08/2020", "S", "01/07/2021", "E12"),
    )
    assert [(each.code, each.month) for each in found.outcomes] == [("C-ADO", date(2021, 7, 1))]


def test_rows_that_break_the_rules_are_refused_or_held(tmp_path):
    found = care(
        tmp_path,
        ("C1", "01/06/2019", "S", "", "E11"),
        ("C2", "01/06/2019", "S", "01/07/2020", ""),
        ("C3", "01/06/2019", "S", "31/05/2019", "E11"),
        ("C4", "2019-06-01", "S", "01/07/2020", "E11"),
        ("C5", "01/06/2019", "S", "31/02/2020", "E11"),
        ("C6", "01/06/2019", "Q", "01/07/2020", "E11"),
        ("C7", "01/06/2019", "S", "01/07/2020", "E99"),
        ("", "01/06/2019", "S", "01/07/2020", "E11"),
    )
    assert not found.outcomes
    assert {
        reason: count for (word, reason), count in found.reasons.items() if word == "refused"
    } == {
        "end date without a reason for ending (rule 148)": 1,
        "episode ends before it starts": 1,
        "episode with an unknown reason for starting": 1,
        "episode with an unknown reason for ending": 1,
    }
    assert found.files[0].incomplete == 4


def test_an_end_on_1_april_belongs_to_the_next_year_and_does_not_stretch_the_data(tmp_path):
    found = care(tmp_path, ("C1", "01/06/2019", "S", "01/04/2021", "E4A"))
    (outcome,) = found.outcomes
    assert outcome.month == date(2021, 4, 1)
    assert {held for _, held in outcome.later} == {Held.NOT_YET_KNOWN}


def test_nobody_comes_back_after_dying(tmp_path):
    found = care(
        tmp_path,
        ("C1", "01/06/2019", "S", "01/07/2020", "E2"),
        ("C1", "01/08/2020", "S", "01/09/2020", "E4A"),
    )
    assert not found.outcomes
    assert found.reasons == {("refused", "recorded after the child's death"): 1}


def test_yearly_files_that_hold_the_same_episode_count_it_once(tmp_path):
    early = files.episodes(tmp_path, ("C1", "01/06/2019", "S", "", ""), name="2019.csv")
    late = files.episodes(tmp_path, ("C1", "01/06/2019", "S", "01/07/2020", "E4A"), name="2020.csv")
    found = read([early, late], KEY)
    assert found.counts() == {"C-REUN": 1}
    assert found.outcomes[0].files == ("2019.csv", "2020.csv")
    assert sum(file.repeated for file in found.files) == 1


def test_settled_and_many_homes_at_31_march(tmp_path):
    found = care(
        tmp_path,
        ("C1", "01/09/2018", "S", "01/03/2020", "X1"),
        ("C1", "01/03/2020", "P", "01/06/2020", "X1"),
        ("C1", "01/06/2020", "L", "", ""),
        ("C2", "01/09/2018", "S", "02/04/2021", "X1"),
        ("C2", "02/04/2021", "P", "01/06/2021", "X1"),
        ("C2", "01/06/2021", "B", "", ""),
        LATER,
    )
    settled = [each for each in found.outcomes if each.code == "C-STABLE"]
    lasted = {each.month: each.later for each in settled}
    assert lasted == {
        date(2021, 3, 1): ((12, Held.CAME_BACK),),
        date(2022, 3, 1): ((12, Held.NOT_YET_KNOWN),),
    }
    assert found.facts()["B-HOMES-THREE"] == 1


def two_years(folder, first, second, columns):
    paths = [
        files.episodes(
            folder, ("Z", "01/02/2020", "S", "15/03/2021", "E8"), name="episodes_2021.csv"
        ),
        files.episodes(
            folder, ("Y", "01/02/2020", "S", "15/03/2022", "E8"), name="episodes_2022.csv"
        ),
        files.table(folder, columns, first, "year_2021.csv"),
        files.table(folder, columns, second, "year_2022.csv"),
    ]
    return read(paths, KEY)


def test_health_wellbeing_and_convictions_from_two_yearly_returns(tmp_path):
    first = [
        ("C1", "01/06/2010", "17", "1", "1", "1", "1", "0"),
        ("C2", "01/06/2010", "13", "0", "1", "1", "0", "1"),
        ("C3", "01/06/2018", "", "0", "1", "1", "1", "0"),
    ]
    second = [
        ("C1", "01/06/2010", "16", "0", "true", "True", "1", ""),
        ("C2", "01/06/2010", "14", "1", "1", "1", "1", "1"),
        ("C3", "01/06/2018", "0", "0", "1", "1", "1", "1"),
    ]
    found = two_years(tmp_path, first, second, OC2)
    assert found.counts()["C-HEALTH"] == 4
    assert found.facts()["B-HEALTH-DUE"] == 2
    assert (found.counts()["C-SDQ"], found.facts()["B-SDQ-WORSE"]) == (1, 1)
    assert (found.counts()["C-YJ"], found.facts()["B-YJ-NEW"]) == (1, 1)


def test_reviews_count_for_children_of_four_and_over(tmp_path):
    rows = [("C1", "01/06/2010", f"{day:02}/02/2022", f"PN{day}") for day in range(1, 8)]
    rows += [("C1", "01/06/2010", "20/02/2022", "PN0"), ("C2", "01/06/2018", "20/02/2022", "PN1")]
    paths = [files.episodes(tmp_path, LATER), files.table(tmp_path, REVIEWS, rows, "r.csv")]
    found = read(paths, KEY)
    assert found.counts()["C-VOICE"] == 5
    assert found.facts()["B-VOICE-UNHEARD"] == 2


@pytest.mark.parametrize(
    ("starts", "outcomes"),
    [
        (["01/01/2021"], 0),
        (["01/01/2021", "01/02/2021"], 1),
        (["01/01/2021", "02/07/2021"], 1),
        (["01/01/2021", "03/07/2021"], 0),
        (["01/01/2021", "01/02/2021", "01/07/2021"], 1),
        (["01/12/2021", "01/01/2022"], 0),
    ],
)
def test_missing_twice_then_not_for_six_months(tmp_path, starts, outcomes):
    columns = ["CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"]
    rows = [("C1", "01/06/2010", "M", each, each) for each in starts]
    rows.append(("C1", "01/06/2010", "A", "10/01/2021", "11/01/2021"))
    paths = [files.episodes(tmp_path, LATER), files.table(tmp_path, columns, rows, "m.csv")]
    found = read(paths, KEY)
    assert found.counts()["C-MISS"] == outcomes
    assert found.facts()["B-MISS"] == len(starts)


def test_moves_to_an_adoptive_family_and_plans_reversed(tmp_path):
    columns = ["CHILD", "DOB", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"]
    rows = [
        ("C1", "01/06/2018", "01/05/2020", "", ""),
        ("C2", "01/06/2018", "01/05/2020", "01/09/2020", "RD2"),
        ("C3", "01/06/2018", "01/05/2020", "01/09/2020", ""),
        ("C4", "01/06/2018", "01/05/2020", "01/04/2020", "RD1"),
    ]
    paths = [
        files.episodes(tmp_path, ("C1", "01/05/2019", "S", "01/10/2021", "E11"), LATER),
        files.table(tmp_path, columns, rows, "p.csv"),
    ]
    found = read(paths, KEY)
    placed = [each.later for each in found.outcomes if each.code == "C-ADO-MATCH"]
    assert sorted(placed) == [((18, Held.CAME_BACK),), ((18, Held.STAYED),)]
    assert found.facts()["B-ADO-REVERSED"] == 1
    assert sorted(found.reasons.values()) == [1, 1]


def test_an_earlier_order_of_a_child_who_comes_into_care_is_counted(tmp_path):
    columns = ["CHILD", "DOB", "PREV_PERM", "LA_PERM", "DATE_PERM"]
    rows = [
        ("C1", "01/06/2010", "P1", "", ""),
        ("C2", "01/06/2010", "P2", "", "01/01/2015"),
        ("C3", "01/06/2010", "Z1", "", ""),
        ("C4", "01/06/2010", "P9", "", ""),
    ]
    starts = [(f"C{number}", "01/05/2021", "S", "", "") for number in range(1, 5)]
    paths = [files.episodes(tmp_path, *starts), files.table(tmp_path, columns, rows, "p.csv")]
    facts = read(paths, KEY).facts()
    assert (facts["B-ADO-AGAIN"], facts["B-ORDER-AGAIN"]) == (1, 1)


def test_the_same_social_worker_for_a_year(tmp_path):
    columns = ["CHILD", "DOB", "SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON"]
    rows = [
        ("C1", "01/06/2010", "W1", "01/03/2021", "", ""),
        ("C2", "01/06/2010", "W1", "01/04/2021", "01/06/2021", "A"),
        ("C2", "01/06/2010", "W2", "01/06/2021", "01/09/2021", "A"),
        ("C2", "01/06/2010", "W3", "01/09/2021", "", ""),
    ]
    found = read(
        [files.episodes(tmp_path, LATER), files.table(tmp_path, columns, rows, "sw.csv")], KEY
    )
    assert found.counts()["C-SAME-SW"] == 1
    assert found.facts()["B-SW-THREE"] == 1


@pytest.mark.parametrize(
    ("miles", "where", "codes"),
    [
        ("20", "OUT", {"C-NEAR"}),
        ("20.1", "OUT", {"B-FAR-AWAY"}),
        ("20.1", "IN", set()),
        ("999.9", "OUT", set()),
        ("", "OUT", set()),
    ],
)
def test_distance_is_told_only_where_the_file_carries_it(tmp_path, miles, where, codes):
    columns = [*files.EPISODES, "PL_DISTANCE", "PL_LOCATION"]
    rows = [
        [*files.episode("C1", "01/06/2021", "S"), miles, where],
        [*files.episode(*LATER), "", ""],
    ]
    found = read([files.table(tmp_path, columns, rows, "e.csv")], KEY)
    seen = {each.code for each in (*found.outcomes, *found.balancing)}
    assert seen & {"C-NEAR", "B-FAR-AWAY"} == codes


@pytest.mark.parametrize("score", files.NO_NUMBERS)
def test_a_score_that_is_no_number_costs_nothing_but_itself(tmp_path, score):
    rows = [("C1", "01/06/2010", score, "1", "1", "1", "1", "0")]
    found = two_years(tmp_path, rows, rows, OC2)
    assert found.counts()["C-HEALTH"] == 2
    assert "C-SDQ" not in found.counts()


@pytest.mark.parametrize("year", [*files.NO_NUMBERS, "0", "12345"])
def test_a_column_of_years_that_are_none_costs_nothing_but_the_years(tmp_path, year):
    rows = [("C1", "01/06/2010", "01/05/2020", "PN1", year)]
    found = read([files.table(tmp_path, [*REVIEWS, "YEAR"], rows, "reviews.csv")], KEY)
    assert found.counts()["C-VOICE"] == 1
