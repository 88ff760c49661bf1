"""Returns of several years and tables: each tells what is its own, and nothing of another."""

from datetime import date

import pytest

from data import derived
from stories.actions import uploading
from stories.actions.figures import publish_figures
from stories.ids import new_id
from stories.returns import read
from stories.trends import Grain
from stories.trends.from_returns import told_by_returns
from tests import make
from tests.data.test_returns_linked import BACK, EVER, lasted, standing, whole
from tests.stories.returns import files
from tests.stories.returns.files import KEY


def test_health_checked_in_the_next_years_upload_lasted(store, tmp_path):
    columns = ["CHILD", "DOB", "SDQ_SCORE", "CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS"]
    columns += ["TEETH_CHECK", "HEALTH_ASSESSMENT"]
    for year, done in ((2021, "1"), (2022, "0")):
        folder = tmp_path / str(year)
        folder.mkdir()
        end = f"15/03/{year}"
        paths = [
            files.episodes(folder, ("Z", "01/02/2020", "S", end, "E8")),
            files.table(folder, columns, [["C1", "01/06/2010", "", "0", *[done] * 4]], "oc2.csv"),
        ]
        found = read(paths, KEY)
        uploading.keep_reading(store, found, by=make.ANA, at=make.NOON, key=new_id())
    assert lasted(store, "C-HEALTH") == {12: {BACK: 1}}


def test_what_holds_on_one_day_of_the_year_is_cut_by_year(store, tmp_path):
    columns = ["CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"]
    for year in (2023, 2024, 2025):
        folder = tmp_path / str(year)
        folder.mkdir()
        rows = [(f"C{n}", f"0{1 + n % 9}/05/{year - 19}", "YES", "F1", "B1") for n in range(12)]
        paths = [
            files.episodes(folder, ("Z", "01/02/2020", "S", f"15/03/{year}", "E8")),
            files.table(folder, columns, rows, "oc3.csv"),
        ]
        found = read(paths, KEY)
        uploading.keep_reading(store, found, by=make.ANA, at=make.NOON, key=new_id())
    publish_figures(store, by=make.ANA, at=make.NOON)
    table = told_by_returns(whole(store))["C-CL-EET"]
    assert table.grain is Grain.YEAR
    assert {cell.people for cell in table.cells} == {12}


def test_published_totals_stand_only_where_no_return_shows_the_people(store, tmp_path):
    columns = ["Year", "ASCOF Measure Code", "Numerator", "Denominator", "Outcome"]
    path = files.table(tmp_path, columns, [["2024-25", "2E", "900", "1000", "90"]], "ascof.csv")
    found = read([path], KEY)
    uploading.keep_reading(store, found, by=make.ANA, at=make.NOON, key=new_id())
    with store.read() as connection:
        assert derived.derived_counts(connection, "A-HOME", *EVER) == [(date(2025, 3, 1), 900)]
        assert derived.whole_counts(connection, "A-HOME", make.TODAY)[date(2025, 3, 1)] == 900


@pytest.mark.parametrize("what", ["episodes", "leavers", "both"])
def test_one_table_of_the_903_says_nothing_of_another(store, tmp_path, what):
    def paths(folder, leavers, home):
        (tmp_path / folder).mkdir()
        rows = [("C1", "01/02/2022", "S", "15/03/2023", home)] if home else []
        stays = files.episodes(
            tmp_path / folder, ("Z", "01/02/2020", "S", "14/03/2023", "E8"), *rows
        )
        columns = ["CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"]
        rows = [("C2", "01/05/2004", "YES", "F1", "B1")] * leavers
        others = [("C3", "01/05/2004", "YES", "F1", "B1")]
        return [stays, files.table(tmp_path / folder, columns, others + rows, "oc3 2022-23.csv")]

    def kept(given):
        uploading.keep_reading(store, read(given, KEY), by=make.ANA, at=make.NOON, key=new_id())
        return standing(store).get("C-REUN", 0), standing(store)["C-CL-EET"]

    assert kept(paths("one", 1, "E4A")) == (1, 2)
    again = paths("two", 0, "")
    sent = {"episodes": again[:1], "leavers": again[1:], "both": again}[what]
    expected = {"episodes": (0, 2), "leavers": (1, 1), "both": (0, 1)}
    assert kept(sent) == expected[what]
