"""Clearing and pulling against the database: both fail closed, and every use is written down."""

from datetime import timedelta

import pytest

from data import queries, tables, use_log
from stories.actions import publishing, reviewing
from stories.consent import Channel
from stories.errors import NotAllowed, NotCleared, NotFound, StaleStory, StoryError, TooLong
from stories.identifiers import Combination, Level
from stories.ids import new_id
from stories.people import Role
from stories.release import Release
from stories.review import Check
from stories.second_look import AGAIN
from stories.statuses import Status
from tests import make
from tests.conftest import approved, at_once, cleared, count, submit

BY_GWEN = {"by": make.GWEN, "at": make.NOON}
BY_CAL = {"by": make.CAL, "at": make.NOON}
LETTER = Channel.NEWSLETTER
NOTE = "The case ended, and the legal team agrees."


def pull(store, story, channel=LETTER, key="once", at=make.NOON, purpose="November", by=make.CAL):
    return publishing.pull(store, story.id, channel, purpose, by=by, at=at, key=key)


def test_a_clearing_is_kept_with_its_channels(store):
    story = cleared(store, LETTER, Channel.WEBSITE)
    with store.read() as connection:
        assert queries.story_for(connection, story.id, make.CAL, make.TODAY) == story
    assert (story.status, story.cleared_by, story.channels) == (
        Status.CLEARED,
        make.GWEN.id,
        {LETTER, Channel.WEBSITE},
    )


def test_clearing_is_tied_to_the_version_seen(store):
    story = approved(store)
    with pytest.raises(StaleStory):
        publishing.clear(store, story.id, 1, frozenset({LETTER}), **BY_GWEN)


def test_clearing_reads_consent_again_from_the_database(store):
    story = approved(store, consent_channels="team\nwebsite")
    with pytest.raises(NotCleared, match="Newsletter"):
        publishing.clear(store, story.id, 2, frozenset({LETTER}), **BY_GWEN)


def test_whoever_approved_never_clears(store):
    roles = tables.person_roles
    with store.engine.begin() as connection:
        connection.execute(roles.insert().values(person_id=make.RAVI.id, role=Role.GOVERNANCE))
    story = approved(store)
    with pytest.raises(NotAllowed, match="You approved this story"):
        publishing.clear(store, story.id, 2, frozenset({LETTER}), by=make.RAVI, at=make.NOON)


def test_a_legal_matter_is_cleared_with_a_note_alone(store):
    story = approved(store, legal="yes")
    for note in ("", "Ask Kofi at LS8 3QB."):
        with pytest.raises(StoryError):
            publishing.clear(store, story.id, 2, frozenset({LETTER}), note, **BY_GWEN)
    done = publishing.clear(store, story.id, 2, frozenset({LETTER}), NOTE, **BY_GWEN)
    assert done.legal_note == NOTE


def test_a_pull_gives_the_words_and_is_written_down(store):
    story = cleared(store)
    released = pull(store, story)
    assert released.words == make.WORDS
    with store.read() as connection:
        (use,) = use_log.uses(connection, story.id)
    assert (use.who, use.channel, use.purpose, use.at) == ("Cal", LETTER, "November", make.NOON)
    assert (use.reference, use.title) == (story.reference, story.title)


def test_one_click_is_one_use_however_often_it_arrives(store):
    story = cleared(store)
    results = at_once(*[lambda: pull(store, story)] * 3)
    assert all(isinstance(each, Release) for each in results)
    assert count(store, tables.pulls) == count(store, tables.events, action="story pulled") == 1
    pull(store, story, key="another click")
    assert count(store, tables.pulls) == 2


def test_a_key_used_again_for_something_else_gives_nothing_unlogged(store):
    one, other = cleared(store, LETTER, Channel.WEBSITE), cleared(store)
    pull(store, one)
    pull(store, one, channel=Channel.WEBSITE)
    pull(store, one, purpose="December")
    pull(store, other)
    assert count(store, tables.pulls) == count(store, tables.events, action="story pulled") == 4


@pytest.mark.parametrize(
    "person", [each for each in make.EVERYBODY if Role.COMMS not in each.roles]
)
def test_only_comms_pull(sqlite_store, person):
    with pytest.raises(NotAllowed, match="the comms role"):
        pull(sqlite_store, cleared(sqlite_store), by=person)


def refused(store, story, **how) -> str:
    """The reason a pull was refused; nothing is given and nothing is written down."""
    before = count(store, tables.pulls), count(store, tables.events)
    with pytest.raises(NotCleared) as error:
        pull(store, story, **how)
    assert (count(store, tables.pulls), count(store, tables.events)) == before
    return str(error.value)


def test_what_is_not_cleared_gives_nothing_and_the_reason(store):
    story = submit(store)
    assert "not cleared for use outside" in refused(store, story)
    story = reviewing.approve(store, story.id, 1, Check, by=make.RAVI, at=make.NOON)
    assert "approved for use inside" in refused(store, story)
    story = publishing.clear(store, story.id, 2, frozenset({LETTER}), **BY_GWEN)
    assert "not cleared this story for: Public website" in refused(
        store, story, channel=Channel.WEBSITE
    )
    assert "Only outside channels" in refused(store, story, channel=Channel.TEAM)
    assert "Say what you will use it for" in refused(store, story, purpose=" \0")
    years = timedelta(days=800)
    assert "consent has run out" in refused(store, story, at=make.NOON + years)
    pull(store, story)
    story = publishing.take_back_inside(store, story.id, 3, **BY_GWEN)
    assert "approved for use inside" in refused(store, story, key="again")
    publishing.expire(store, story.id, 4, **BY_GWEN)
    assert "expired" in refused(store, story, key="and again")


def test_a_key_that_was_used_never_opens_what_has_closed(store):
    story = cleared(store)
    pull(store, story)
    publishing.take_back_inside(store, story.id, story.version, **BY_GWEN)
    assert refused(store, story, key="once")


def test_a_long_purpose_is_refused_with_a_sentence(sqlite_store):
    with pytest.raises(TooLong, match="Purpose: this is"):
        pull(sqlite_store, cleared(sqlite_store), purpose="x" * 201)


def test_a_story_that_is_not_there_is_not_found(store):
    for story_id in (new_id(), "", "\0"):
        with pytest.raises(NotFound):
            publishing.pull(store, story_id, LETTER, "November", key="k", **BY_CAL)


def test_taking_back_inside_and_expiring_carry_the_version_seen(store):
    story = cleared(store)
    for act in (publishing.take_back_inside, publishing.expire):
        with pytest.raises(StaleStory):
            act(store, story.id, story.version - 1, **BY_GWEN)
    assert publishing.expire(store, story.id, story.version, **BY_GWEN).status is Status.EXPIRED


def test_a_story_of_high_risk_is_cleared_with_a_kept_second_look_alone(store, monkeypatch):
    """T-05: who answered the questions again, for which version."""
    risky = Combination((), Level.ASK, "Think about it.")
    monkeypatch.setattr("stories.second_look.combined", lambda *_: risky)
    story, wanted = approved(store), frozenset({LETTER})
    with pytest.raises(StoryError, match="a second person answers for it"):
        publishing.clear(store, story.id, 2, wanted, checks=AGAIN[:2], **BY_GWEN)
    assert count(store, tables.review_checks, checked_by="gwen") == 0
    publishing.clear(store, story.id, 2, wanted, checks=AGAIN, **BY_GWEN)
    assert count(store, tables.review_checks, checked_by="gwen", version=2) == len(AGAIN)
