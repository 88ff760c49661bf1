"""Keeping: what goes soon, keeping it longer, the daily run, how long things are kept."""

from datetime import timedelta

import pytest

from data import tables
from data.store.alone import alone
from pages.parts import session
from stories.actions import keeping
from stories.keeping import Kept
from tests import make
from tests.conftest import approved, count, draft_of
from tests.data.many import copies

DAY = timedelta(days=1)


def texts(at) -> str:
    kinds = (at.text, at.markdown, at.caption, at.info, at.warning, at.error, at.success)
    return "\n".join(each.value for kind in kinds for each in kind)


@pytest.fixture
def announced(sqlite_store):
    """A story of long ago, whose words go within 30 days of today."""
    today = make.days_from_now(0)
    at = make.NOON.replace(year=today.year, month=today.month, day=today.day)
    story = approved(sqlite_store)
    with sqlite_store.engine.begin() as connection:
        table = tables.stories
        old = {"submitted_at": at - 1900 * DAY, "reviewed_at": at - 1890 * DAY}
        connection.execute(table.update().values(version=story.version + 1, **old))
    keeping.tidy(sqlite_store, at=at)
    return story


@pytest.mark.parametrize("person", [make.GWEN, make.ADA])
def test_a_quiet_page_says_that_nothing_goes_and_whether_it_runs(visit, person):
    at = visit("keeping.py", person)
    assert "Nothing goes within 30 days." in texts(at)
    assert at.warning[0].value.startswith("It has never run.")
    at.button("run").click().run()
    assert at.success[0].value == "Nothing was due."
    assert not at.warning
    assert "It last ran on" in texts(at)


def test_while_the_daily_run_is_at_work_the_button_does_nothing(visit, sqlite_store):
    """R-15: one at a time does it, also where somebody presses it on another replica."""
    draft_of(sqlite_store)
    with alone(sqlite_store.engine, "keeping"):
        at = visit("keeping.py", make.ADA)
        at.button("run").click().run()
        assert at.error[0].value.startswith("The daily run is at work just now.")
        assert not at.success
    assert count(sqlite_store, tables.events, action="keeping done") == 0


def test_after_a_long_pause_the_page_says_that_the_run_waits_for_somebody(visit, sqlite_store):
    keeping.tidy(sqlite_store, at=make.NOON.replace(year=2020))
    said = "The daily run waits for somebody, since it last ran on 16 September 2020."
    assert said in texts(visit("home.py", make.ADA))
    at = visit("keeping.py", make.ADA)
    assert at.warning[0].value.endswith("it waits until you press the button here.")
    at.button("run").click().run()
    assert not at.warning


def test_of_very_many_that_go_the_soonest_are_shown(visit, sqlite_store, announced):
    copies(sqlite_store, announced.id, 100)
    keeping.tidy(sqlite_store, at=session.now())
    at = visit("keeping.py", make.ADA)
    assert "These are the soonest 100 of 101." in texts(at)
    assert len([each for each in at.button if each.key.startswith("longer-")]) == 100


def test_what_goes_is_named_by_its_reference_alone_and_may_be_kept_longer(
    visit, sqlite_store, announced
):
    at = visit("keeping.py", make.ADA)
    assert f"**Words of a story, {announced.reference}**" in texts(at)
    assert announced.title not in texts(at)
    at.button(f"longer-story-{announced.id}").click().run()
    assert at.success[0].value.startswith("Kept until")
    assert "Nothing goes within 30 days." in texts(at)
    assert count(sqlite_store, tables.events, action="kept longer") == 1


def test_home_says_what_goes(visit, announced):
    sentence = "1 thing goes within 30 days, because their time is over."
    for person in (make.GWEN, make.ADA):
        assert sentence in texts(visit("home.py", person))
    assert sentence not in texts(visit("home.py", make.SAM))


def test_times_are_set_and_written_down(visit, sqlite_store):
    at = visit("keeping.py", make.ADA)
    at.number_input("months-story").set_value(24)
    at.button("save-months").click().run()
    assert at.success[0].value.startswith("Saved.")
    assert at.number_input("months-story").value == 24
    assert count(sqlite_store, tables.events, action="keeping time set") == 1
    assert Kept.STORY == "story"


def test_a_draft_says_how_long_it_is_kept(visit, sqlite_store):
    draft_of(sqlite_store)
    said = texts(visit("home.py", make.SAM))
    assert "A draft is kept 30 days after it was last saved." in said
