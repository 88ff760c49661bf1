"""Care leavers: what a return says of them at their birthday."""

from datetime import date

import pytest

from stories.returns import Held, read
from tests.stories.returns import files
from tests.stories.returns.files import KEY
from tests.stories.returns.test_care import LATER, two_years


def leavers(folder, *rows):
    """Rows are (child, born, in touch, activity, accommodation) in the year to 31 March 2022."""
    paths = [files.episodes(folder, LATER), files.table(folder, files.OC3, rows, "oc3.csv")]
    return read(paths, KEY)


@pytest.mark.parametrize(
    ("activity", "home", "codes", "facts"),
    [
        ("F1", "B1", {"C-CL-EET", "C-CL-HE", "C-CL-HOME"}, set()),
        ("P4", "U1", {"C-CL-EET", "C-CL-APP", "C-CL-HOME"}, set()),
        ("F3", "S2", {"C-CL-EET"}, {"B-CL-HOME-NOT"}),
        ("G4", "Z1", {"C-CL-HOME", "C-CL-STAY"}, {"B-CL-NOT-EET"}),
        ("G6", "0", set(), {"B-CL-NOT-EET", "B-CL-HOME-NOT"}),
        ("0", "G1", set(), {"B-CL-NOT-EET"}),
    ],
)
def test_a_care_leaver_at_the_birthday(tmp_path, activity, home, codes, facts):
    found = leavers(tmp_path, ("C1", "05/05/2001", "YES", activity, home))
    assert set(found.counts()) == codes | {"C-CL-TOUCH"}
    assert set(found.facts()) - {"B-CARE-START"} == facts | {"B-CL-COHORT"}
    about = next(each for each in found.outcomes if each.code == "C-CL-TOUCH")
    assert (about.month, about.age_band) == (date(2021, 5, 1), "19 to 21")
    details = {each.code: each.detail for each in found.balancing}
    assert details.get("B-CL-NOT-EET") in (
        None,
        {"G4": "illness or disability", "G6": "pregnancy or parenting"}.get(activity, "not known"),
    )


def test_who_died_or_returned_home_is_left_out_and_refused_if_active(tmp_path):
    found = leavers(
        tmp_path,
        ("C1", "05/05/2001", "DIED", "", ""),
        ("C2", "05/05/2001", "RHOM", "", ""),
        ("C3", "05/05/2001", "DIED", "F1", "B1"),
    )
    assert not found.outcomes
    assert found.facts()["B-CL-COHORT"] == 0
    assert list(found.reasons.values()) == [1]


def test_a_file_without_the_age_group_says_so_instead_of_nought_per_cent(tmp_path):
    young = leavers(tmp_path, ("C1", "05/05/2004", "YES", "F1", "B1"))
    assert "No young people aged 19 to 21 in these files." in young.notes
    assert not leavers(tmp_path, ("C1", "05/05/2001", "YES", "F1", "B1")).notes


def test_oc3_alone_takes_its_year_from_the_ages_and_says_so(tmp_path):
    rows = [
        ("C1", "05/05/2004", "YES", "F1", "B1"),
        ("C2", "31/03/2005", "YES", "F1", "B1"),
        ("C3", "05/05/2000", "YES", "F1", "B1"),
    ]
    found = read([files.table(tmp_path, files.OC3, rows, "oc3.csv")], KEY)
    months = {each.month for each in found.outcomes if each.code == "C-CL-EET"}
    assert months == {date(2021, 5, 1), date(2022, 3, 1)}
    assert any("ages" in note for note in found.notes)


def test_what_holds_at_the_next_birthday_is_sustained(tmp_path):
    first = [("C1", "05/05/2001", "YES", "F1", "B1"), ("C2", "05/05/2001", "YES", "F1", "B1")]
    second = [("C1", "05/05/2001", "YES", "G5", "B1")]
    found = two_years(tmp_path, first, second, files.OC3)
    held = {
        (each.month.year, each.later[0][1]) for each in found.outcomes if each.code == "C-CL-EET"
    }
    assert held == {(2020, Held.CAME_BACK), (2020, Held.NOT_YET_KNOWN)}
