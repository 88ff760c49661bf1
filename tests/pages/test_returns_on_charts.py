"""Returns on the leadership pages: apart from what staff record, and open to what they rest on."""

import re
from dataclasses import replace
from datetime import date

import pytest

from data import tables
from pages.parts import session
from stories.actions import uploading
from stories.actions.figures import publish_figures
from stories.ids import new_id
from stories.outcomes.catalogue import Area
from stories.outcomes.months import months_after
from stories.returns import read
from stories.returns.joining import person_of
from tests import make
from tests.conftest import approved
from tests.pages.test_upload_returns import said
from tests.stories.returns import files
from tests.stories.returns.files import KEY, child

PAGE = "one_outcome.py"
MAY = date(session.today().year - 2, 5, 1)


def ends(month: date, count: int) -> list[dict]:
    day = f"{month:%Y-%m}-10"
    start = f"{months_after(month, -9):%Y-%m}-10"
    return [child(f"{day}-{number}", plans=[(start, day, 0)]) for number in range(count)]


@pytest.fixture
def told(sqlite_store, filled, tmp_path):
    """Plans that ended in every month of two years that are over, read and published."""
    filled(sqlite_store, _told, tmp_path)
    return sqlite_store


def _told(store, folder) -> None:
    year = session.today().year - 1
    children = []
    for number in range(23):
        children += ends(months_after(date(year - 2, 4, 1), number), 12)
    paths = [
        files.census(folder, *children, reference=f"{end}-03-31", name=f"{end}.xml")
        for end in (year - 1, year)
    ]
    uploading.keep_reading(store, read(paths, KEY), by=make.ANA, at=session.now(), key=new_id())
    publish_figures(store, by=make.ANA, at=session.now())


def test_where_returns_alone_tell_they_are_what_leaders_see_first(visit, told):
    at = visit(PAGE, make.LEO)
    assert not at.exception
    assert at.selectbox("part").value == "returns"
    assert "What staff record is not added" in said(at).replace("\\", "")
    assert at.get("vega_lite_chart")


def test_whether_it_lasted_has_three_groups(visit, told):
    at = visit(PAGE, make.LEO)
    lasted = next(each.value for each in at.table if "Not yet known" in each.value)
    assert list(lasted["After"]) == ["6 months", "12 months", "24 months"]
    assert lasted["Lasted, of those known"].iloc[0] == "100%"
    assert lasted["Not yet known"].iloc[2] != "0"


def test_a_point_opens_to_what_it_rests_on_and_shows_no_small_number(visit, told):
    at = visit(PAGE, make.LEO)
    assert "true nought" in said(at)  # the latest month is covered, and nothing ended in it
    box = next(each for each in at.selectbox if each.label == "Open a point of the chart")
    box.select_index(3).run()
    rests = next(each.value for each in at.table if "Rule" in each.value)
    assert set(rests["Upload"]) == {"1"}
    assert any("xml" in files for files in rests["Files"])
    assert "People" not in rests
    assert "not checked against a list of children in care" in said(at)


@pytest.fixture
def joined(told):
    """A story that staff told of one of these events, known by its case number."""
    number = f"{MAY:%Y-%m}-10-0"
    story = approved(told)
    with told.begin(make.SAM, make.NOON) as work:
        record = work.outcome_of(story.id)
        person = person_of(KEY, "C-CP-END", number)
        work.put_outcome(replace(record, code="C-CP-END", month=MAY, person=person))
    publish_figures(told, by=make.ANA, at=session.now())
    return told


def test_an_event_that_staff_recorded_too_opens_to_their_story(visit, joined):
    at = visit(PAGE, make.LEO)
    box = next(each for each in at.selectbox if each.label == "Open a point of the chart")
    box.select(next(each for each in box.options if each.startswith(f"{MAY:%B %Y}"))).run()
    assert not at.exception
    assert "Stories that staff told of these events" in said(at)
    links = [each.proto.label for each in at.get("page_link")]
    assert f":primary[{make.WORDS['title']}]" in links
    at = visit("upload_returns.py", make.ANA)
    beside = next(each.value for each in at.table if "Staff recorded" in each.value)
    assert set(beside["Staff recorded"]) == {
        "fewer than 5, of which fewer than 5 are known to be the same"
    }


def test_beside_records_of_staff_the_returns_are_a_choice_of_their_own(visit, told):
    from tests.pages.test_trends import MONTHS, put

    for code in ("C-REUN", "C-CP-END"):
        put(told, code, dict.fromkeys(MONTHS[-24:], 12))
    publish_figures(told, by=make.ANA, at=session.now())
    at = visit(PAGE, make.LEO, outcome="C-CP-END")
    assert at.selectbox("part").value == "*"
    assert "so that it counts once" in said(at)
    at.selectbox("part").set_value("returns").run()
    assert not at.exception
    assert "What staff record is not added" in said(at)
    assert re.search(r"Over the same time staff recorded \d+ more of the same outcome", said(at))
    with told.read() as connection:
        assert connection.execute(tables.figures.select()).first()


def test_a_service_that_answers_for_returns_is_a_choice_of_its_own(visit, told):
    uploading.choose_services(told, {Area.FAMILIES: make.SERVICE}, by=make.ANA, at=session.now())
    publish_figures(told, by=make.ANA, at=session.now())
    at = visit("trends.py", make.LEO)
    assert not at.exception
    assert {"Whole authority, from returns", "Family Help North, from returns"} <= set(
        at.selectbox("part").options
    )
    at = visit(PAGE, make.LEO, part=f"returns:{make.SERVICE}")
    assert not at.exception
    assert at.selectbox("part").value == f"returns:{make.SERVICE}"
    assert "of what this service answers for" in said(at)
    assert "Whether it lasted is shown for the whole authority" in said(at)
    box = next(each for each in at.selectbox if each.label == "Open a point of the chart")
    box.select_index(3).run()
    assert any("Rule" in each.value for each in at.table)
