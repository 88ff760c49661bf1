"""Reviewing against the database: versions, races, roles read again."""

import pytest
import sqlalchemy as sa

from data import queries, tables
from stories.actions import reviewing
from stories.errors import NotAllowed, NotFound, StaleStory, StoryError, TooLong
from stories.ids import new_id
from stories.people import Role
from stories.review import Check
from stories.sections import KINDS, Section
from stories.statuses import Status
from stories.story import Story
from stories.telling import ReturnReason
from tests import make
from tests.conftest import at_once, count, submit

BY_RAVI = {"by": make.RAVI, "at": make.NOON}
REASON = (ReturnReason.COULD_IDENTIFY, "Please say less about the school.")


def test_an_approval_is_kept_signed_and_dated(store):
    approved = reviewing.approve(store, submit(store).id, 1, Check, **BY_RAVI)
    with store.read() as connection:
        assert queries.story_for(connection, approved.id, make.LEO, make.TODAY) == approved
    assert (approved.status, approved.version) == (Status.APPROVED, 2)
    assert (approved.reviewed_by, approved.reviewed_at) == (make.RAVI.id, make.NOON)


@pytest.mark.parametrize("decide", [reviewing.return_to_writer, reviewing.decline])
def test_a_refusal_is_kept_with_its_reason_and_words(store, decide):
    decided = decide(store, submit(store).id, 1, *REASON, **BY_RAVI)
    with store.read() as connection:
        assert queries.story_for(connection, decided.id, make.SAM, make.TODAY) == decided
    assert (decided.reason, decided.reason_words) == REASON


def test_a_decision_is_tied_to_the_version_seen(store):
    story = submit(store)
    for seen in (0, 2, 99):
        with pytest.raises(StaleStory):
            reviewing.approve(store, story.id, seen, Check, **BY_RAVI)
    reviewing.approve(store, story.id, 1, Check, **BY_RAVI)
    with pytest.raises(StaleStory):
        reviewing.decline(store, story.id, 1, *REASON, by=make.RITA, at=make.NOON)


def test_nobody_reviews_their_own_story(store):
    story = submit(store, by=make.RITA)
    for decide in (
        lambda: reviewing.approve(store, story.id, 1, Check, by=make.RITA, at=make.NOON),
        lambda: reviewing.decline(store, story.id, 1, *REASON, by=make.RITA, at=make.NOON),
    ):
        with pytest.raises(NotAllowed, match="Somebody else"):
            decide()
    assert count(store, tables.stories, status="submitted", version=1) == 1


def test_whoever_had_a_part_in_a_story_decides_nothing_about_it(store):
    story = submit(store, contributors=make.RAVI.id)
    for decide in (
        lambda: reviewing.approve(store, story.id, 1, Check, **BY_RAVI),
        lambda: reviewing.return_to_writer(store, story.id, 1, *REASON, **BY_RAVI),
        lambda: reviewing.decline(store, story.id, 1, *REASON, **BY_RAVI),
    ):
        with pytest.raises(NotAllowed, match="had a part in"):
            decide()
    assert count(store, tables.stories, status="submitted", version=1) == 1
    assert (
        reviewing.approve(store, story.id, 1, Check, by=make.RITA, at=make.NOON).reviewed_by
        == "rita"
    )


def test_of_two_reviewers_at_once_exactly_one_decides(store):
    story = submit(store)
    results = at_once(
        lambda: reviewing.approve(store, story.id, 1, Check, **BY_RAVI),
        lambda: reviewing.decline(store, story.id, 1, *REASON, by=make.RITA, at=make.NOON),
    )
    assert {type(each) for each in results} == {Story, StaleStory}
    (won,) = [each for each in results if isinstance(each, Story)]
    with store.read() as connection:
        assert queries.story_for(connection, story.id, make.GWEN, make.TODAY) == won
    assert count(store, tables.events) == 3  # the draft, the submission and one decision


def test_a_role_taken_away_counts_from_that_moment(store):
    """The person in the browser still says reviewer; the database no longer does."""
    story, roles = submit(store), tables.person_roles
    with store.engine.begin() as connection:
        connection.execute(roles.delete().where(roles.c.person_id == make.RAVI.id))
    with pytest.raises(NotAllowed):
        reviewing.approve(store, story.id, 1, Check, **BY_RAVI)


def test_a_role_that_is_only_claimed_counts_for_nothing(store):
    claims = make.actor("Leo", *Role)
    with pytest.raises(NotAllowed):
        reviewing.approve(store, submit(store).id, 1, Check, by=claims, at=make.NOON)


def test_somebody_we_do_not_know_is_sent_to_sign_in(store):
    with pytest.raises(NotAllowed, match="Sign in again"):
        reviewing.approve(store, new_id(), 1, Check, by=make.actor("Nobody", *Role), at=make.NOON)


@pytest.mark.parametrize("story_id", [make.UNKNOWN, "", "1", "\0", "\ud800", "' OR 1=1 --", None])
def test_a_story_that_is_not_there_is_not_found(store, story_id):
    with pytest.raises(NotFound):
        reviewing.approve(store, story_id, 1, Check, **BY_RAVI)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("", StoryError),
        (" \0\n", StoryError),
        ("Ask Kofi at LS8 3QB.", StoryError),
        ("x" * 1_001, TooLong),
    ],
)
def test_a_note_to_the_writer_is_there_short_and_names_nobody(sqlite_store, words, refusal):
    story = submit(sqlite_store)
    with pytest.raises(refusal) as refused:
        reviewing.decline(sqlite_store, story.id, 1, ReturnReason.OTHER, words, **BY_RAVI)
    assert "Kofi" not in str(refused.value)
    assert count(sqlite_store, tables.stories, version=1) == 1


def test_governance_may_return_an_approved_story(store):
    story = reviewing.approve(store, submit(store).id, 1, Check, **BY_RAVI)
    back = reviewing.return_to_writer(store, story.id, 2, *REASON, by=make.GWEN, at=make.NOON)
    assert (back.status, back.reviewed_by) == (Status.RETURNED, make.GWEN.id)


def with_a_worry(store) -> Story:
    return submit(store, worried="We feared the winter.", views="We saw it in two ways.")


def test_a_reviewer_opens_a_section_and_everybody_inside_may_read_it(store):
    story = with_a_worry(store)
    opened = reviewing.open_section(store, story.id, 1, Section.WORRIED, **BY_RAVI)
    approved = reviewing.approve(store, story.id, opened.version, Check, **BY_RAVI)
    with store.read() as connection:
        assert queries.story_for(connection, story.id, make.SAM, make.TODAY) == approved
        read = queries.story_for(connection, story.id, make.LEO, make.TODAY)
    assert Section.WORRIED in read.words
    assert Section.VIEWS not in read.words


def test_opening_a_section_carries_the_version_seen(store):
    story = with_a_worry(store)
    reviewing.open_section(store, story.id, 1, Section.WORRIED, **BY_RAVI)
    for late in (reviewing.open_section, reviewing.close_section):
        with pytest.raises(StaleStory):
            late(store, story.id, 1, Section.WORRIED, **BY_RAVI)
    with pytest.raises(StaleStory):
        reviewing.approve(store, story.id, 1, Check, **BY_RAVI)
    closed = reviewing.close_section(store, story.id, 2, Section.WORRIED, **BY_RAVI)
    assert closed.inside == {Section.WORRIED, Section.VIEWS}
    assert count(store, tables.story_opened) == 0


def test_the_database_keeps_each_statement_as_what_it_is(store):
    with_a_worry(store)
    words = tables.story_words
    with store.read() as connection:
        kinds = dict(connection.execute(sa.select(words.c.section, words.c.kind)).all())
    assert kinds == {section: KINDS[section] for section in map(Section, kinds)}
    assert kinds["worried"] == "worry"
