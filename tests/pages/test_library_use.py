"""What comms see of how a story was used: by whom, how often, who else has it, thanks beside it."""

import pytest

from data.store.people import add_person
from pages.parts import session
from stories.actions import recording, thanking
from stories.consent import Channel
from stories.people import Role
from stories.resting import WITHIN
from stories.searches import Thanked
from tests import make
from tests.pages.conftest import labels
from tests.pages.test_library import cleared, direct, pull, seen


@pytest.fixture
def story(sqlite_store):
    return cleared(sqlite_store)


def test_a_story_used_before_says_when(visit, sqlite_store, story):
    direct(sqlite_store, story, Channel.NEWSLETTER)
    at = visit("library.py", make.CAL)
    assert f"Used once, last on {session.day(session.today())}." in seen(at)


def test_two_people_who_reach_for_the_same_story_see_each_other(visit, sqlite_store, story):
    with sqlite_store.engine.begin() as connection:
        add_person(connection, make.actor("Cleo", Role.COMMS))
    direct(sqlite_store, story, Channel.NEWSLETTER, "The June issue")
    at = visit("library.py", make.actor("Cleo", Role.COMMS), story=story.id)
    assert "A colleague pulled this on" in at.info[0].value
    assert "Cal, Newsletter: The June issue" in seen(at)
    mine = visit("library.py", make.CAL, story=story.id)
    assert "A colleague pulled this on" not in seen(mine)
    assert "A colleague has this open now." in mine.info[0].value
    assert "Cleo" in [each.value for each in mine.text]
    again = visit("library.py", make.actor("Cleo", Role.COMMS), story=story.id)
    assert "Cal" in [each.value for each in again.text]


def test_a_story_used_often_rests(visit, sqlite_store, story):
    for _ in range(2):
        direct(sqlite_store, story, Channel.NEWSLETTER)
    assert "Resting until" not in seen(visit("library.py", make.CAL))
    direct(sqlite_store, story, Channel.WEBSITE)
    until = session.day(session.today() + WITHIN)
    assert f"Resting until {until}" in seen(visit("library.py", make.CAL))
    at = visit("library.py", make.CAL, story=story.id)
    assert f"Let it rest until {until}" in seen(at)
    assert pull(at).code  # it is advice


def test_a_story_with_thanks_to_publish_is_found_and_shows_them(visit, sqlite_store):
    story, said = cleared(sqlite_store), make.thanks("You came back.", may_publish=True)
    cleared(sqlite_store, title="The garden gate")
    recording.log_thanks(sqlite_store, said, key="k", by=make.SAM, at=session.now())
    for act, told in ((thanking.check, True), (thanking.link_to_story, story.id)):
        act(sqlite_store, said.id, told, by=make.RAVI, at=session.now())
    at = visit("library.py", make.CAL)
    at.selectbox("find-thanked").select(Thanked.WITH).run()
    assert "1 story, newest first." in [each.value for each in at.text]
    assert "Thanks may be published beside it" in seen(at)
    at.session_state["find-counts"] = True
    assert "With thanks to publish beside it: fewer than 5" in seen(at.run())
    assert f"Open {story.reference}" in labels(at)  # the card is whole
    at = visit("library.py", make.CAL, story=story.id)
    assert "“You came back.”" in [each.value for each in at.text]
    assert at.title[0].value == f"Story {story.reference}"
    assert not any(story.reference in each.value for each in at.caption)  # said once
