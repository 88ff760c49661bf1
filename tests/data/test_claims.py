"""Who is reading, what was checked, what is like it, and what came back: as it is kept and read."""

from datetime import timedelta

import pytest

from data import reviews, tables
from stories.actions import editing, publishing, reviewing, writing
from stories.consent import Channel
from stories.errors import NotFound, StaleStory, StoryError
from stories.ids import new_id
from stories.review import CLAIM_LASTS, Check, Claim, Claimed
from stories.sections import Section
from stories.statuses import Status
from stories.story import Story
from stories.telling import ReturnReason
from tests import make
from tests.conftest import approved, at_once, count, submit

BY_RAVI = {"by": make.RAVI, "at": make.NOON}
BY_RITA = {"by": make.RITA, "at": make.NOON}
TITLE = {Section.TITLE: "The door that opened wide"}


def test_of_two_reviewers_who_open_it_at_once_one_has_it_and_both_are_told_who(store):
    story = submit(store)
    claims = at_once(
        lambda: reviewing.claim(store, story.id, **BY_RAVI),
        lambda: reviewing.claim(store, story.id, **BY_RITA),
    )
    assert all(isinstance(each, Claim) for each in claims)
    assert len({each.person_id for each in claims}) == 1
    with store.read() as connection:
        standing = reviews.claims_standing(connection, make.NOON)
    assert standing == {story.id: claims[0]}


def test_a_claim_that_has_run_out_is_shown_to_nobody(store):
    story = submit(store)
    reviewing.claim(store, story.id, **BY_RAVI)
    with store.read() as connection:
        assert reviews.holds_a_claim(connection, make.RAVI)
        assert not reviews.holds_a_claim(connection, make.RITA)
        assert reviews.claims_standing(connection, make.NOON + CLAIM_LASTS) == {}
    reviewing.let_go(store, **BY_RAVI)
    assert count(store, tables.review_claims) == 0


@pytest.mark.parametrize("act", ["approve", "return", "edit"])
def test_nobody_decides_about_a_story_that_another_has(store, act):
    story = submit(store)
    reviewing.claim(store, story.id, **BY_RAVI)
    tries = {
        "approve": lambda: reviewing.approve(store, story.id, 1, Check, **BY_RITA),
        "return": lambda: reviewing.return_to_writer(
            store, story.id, 1, ReturnReason.OTHER, "Say more.", **BY_RITA
        ),
        "edit": lambda: editing.edit_lightly(store, story.id, 1, TITLE, **BY_RITA),
    }
    with pytest.raises(Claimed, match="Ravi is reading this"):
        tries[act]()
    assert count(store, tables.stories, version=1) == 1


def test_an_authors_edit_against_an_approval_leaves_one_of_them(store):
    """Words that nobody approved are never approved, whoever comes first."""
    story = approved(store)
    back = reviewing.return_to_writer(
        store, story.id, 2, ReturnReason.OTHER, "Say more.", by=make.GWEN, at=make.NOON
    )
    draft = writing.open_again(store, story.id, new_id(), by=make.SAM, at=make.NOON)
    again = writing.submit(store, draft, by=make.SAM, at=make.NOON)
    assert again.version == back.version + 1
    results = at_once(
        lambda: reviewing.approve(store, story.id, again.version, Check, **BY_RAVI),
        lambda: editing.edit_lightly(store, story.id, again.version, TITLE, **BY_RITA),
    )
    assert {type(each) for each in results} == {Story, StaleStory}
    (won,) = [each for each in results if isinstance(each, Story)]
    assert (won.status == "approved") == (won.words_version == again.words_version)


def test_an_approved_story_sent_again_against_its_clearing_is_never_cleared_unseen(store):
    story = approved(store)
    draft = writing.open_again(store, story.id, new_id(), by=make.SAM, at=make.NOON)
    results = at_once(
        lambda: writing.submit(store, draft, by=make.SAM, at=make.NOON),
        lambda: publishing.clear(
            store, story.id, 2, frozenset({Channel.NEWSLETTER}), by=make.GWEN, at=make.NOON
        ),
    )
    assert any(isinstance(each, Story) for each in results)
    with store.read() as connection:
        row = connection.execute(tables.stories.select()).one()
    assert row.status != "cleared" or row.words_version == 1


def test_of_two_light_edits_at_once_one_is_kept(store):
    story = submit(store)
    results = at_once(
        lambda: editing.edit_lightly(store, story.id, 1, TITLE, **BY_RAVI),
        lambda: editing.edit_lightly(store, story.id, 1, TITLE, **BY_RITA),
    )
    assert {type(each) for each in results} == {Story, StaleStory}
    assert count(store, tables.story_edits) == 1


def test_a_light_edit_is_seen_by_name_beside_the_words_before(store):
    story = submit(store)
    edited = editing.edit_lightly(store, story.id, 1, TITLE, **BY_RAVI)
    with store.read() as connection:
        tellings = reviews.tellings_of(connection, edited)
    assert tellings.first == tellings.written
    assert tellings.written[Section.TITLE] == make.WORDS[Section.TITLE]
    assert [(each.words_version, each.who) for each in tellings.edits] == [(2, "Ravi")]


def test_words_sent_again_are_the_writers_last_and_not_the_first(store):
    story = submit(store)
    reviewing.return_to_writer(store, story.id, 1, ReturnReason.OTHER, "Say more.", **BY_RAVI)
    draft = writing.open_again(store, story.id, new_id(), by=make.SAM, at=make.NOON)
    writing.save_answer(store, draft, "title", "Another door", 1, by=make.SAM, at=make.NOON)
    again = writing.submit(store, draft, by=make.SAM, at=make.NOON)
    with store.read() as connection:
        tellings = reviews.tellings_of(connection, again)
    assert tellings.first[Section.TITLE] == make.WORDS[Section.TITLE]
    assert tellings.written[Section.TITLE] == "Another door"
    assert tellings.edits == ()


def test_the_checklist_stays_as_a_record(store):
    story = approved(store)
    with store.read() as connection:
        [kept] = reviews.checks_of(connection, story.id)
    assert (kept.who, kept.at, kept.version) == ("Ravi", make.NOON, 1)
    assert kept.checks == tuple(Check)


@pytest.mark.parametrize("typed", [str.lower, lambda one: f" {one[:5]} {one[5:]} "])
def test_a_story_is_found_by_its_reference_however_it_is_typed(store, typed):
    story = submit(store)
    with store.read() as connection:
        assert reviews.story_by_reference(connection, typed(story.reference)) == story.id
        assert reviews.story_by_reference(connection, "MD-0000-0000") is None
        assert reviews.story_by_reference(connection, "\0' OR 1=1") is None


def test_reasons_for_return_are_counted_from_the_record_also_where_the_story_came_again(store):
    for reason, times in ((ReturnReason.TOO_MUCH_DETAIL, 2), (ReturnReason.DUPLICATE, 1)):
        for _ in range(times):
            story = submit(store)
            reviewing.return_to_writer(store, story.id, 1, reason, "Please change it.", **BY_RAVI)
    draft = writing.open_again(store, story.id, new_id(), by=make.SAM, at=make.NOON)
    writing.submit(store, draft, by=make.SAM, at=make.NOON)
    declined = submit(store)
    reviewing.decline(store, declined.id, 1, ReturnReason.OTHER, "No more.", **BY_RAVI)
    with store.read() as connection:
        counted = reviews.return_reasons(connection, make.NOON - timedelta(days=1))
        later = reviews.return_reasons(connection, make.NOON + timedelta(days=1))
    assert counted == {ReturnReason.TOO_MUCH_DETAIL: 2, ReturnReason.DUPLICATE: 1}
    assert later == {}


def test_a_heavy_edit_is_refused_and_leaves_nothing(store):
    story = submit(store)
    with pytest.raises(StoryError, match="more than a fifth"):
        editing.edit_lightly(
            store, story.id, 1, {Section.HAPPENING: "Something else altogether now."}, **BY_RAVI
        )
    assert count(store, tables.story_edits) == 0


def test_a_writer_whose_meaning_was_changed_has_their_words_back_in_the_queue(store):
    story = approved(store)
    edited = editing.edit_lightly(store, story.id, 2, TITLE, by=make.RITA, at=make.NOON)
    again = reviewing.approve(store, story.id, edited.version, Check, **BY_RAVI)
    back = editing.restore_words(store, story.id, again.version, by=make.SAM, at=make.NOON)
    assert (back.status, back.reviewed_by, back.edited_by) == (Status.SUBMITTED, None, None)
    assert (back.version, back.words_version) == (5, 3)
    assert {section: said.text for section, said in back.words.items()} == make.WORDS
    with store.read() as connection:
        tellings = reviews.tellings_of(connection, back)
    assert tellings.written == make.WORDS
    with pytest.raises(StoryError, match="No reviewer's edit stands"):
        editing.restore_words(store, story.id, 5, by=make.SAM, at=make.NOON)


def test_words_taken_back_against_an_approval_are_never_approved_unread(store):
    story = submit(store)
    edited = editing.edit_lightly(store, story.id, 1, TITLE, by=make.RITA, at=make.NOON)
    reviewing.let_go(store, by=make.RITA, at=make.NOON)
    results = at_once(
        lambda: editing.restore_words(store, story.id, edited.version, by=make.SAM, at=make.NOON),
        lambda: reviewing.approve(store, story.id, edited.version, Check, **BY_RAVI),
    )
    assert {type(each) for each in results} == {Story, StaleStory}
    with store.read() as connection:
        row = connection.execute(tables.stories.select()).one()
    # Either the words that Ravi read stand approved, or Sam's own wait for a review.
    assert (row.status == "approved") == (row.words_version == edited.words_version)
    assert row.version == edited.version + 1


def test_nobody_else_restores_words_and_an_old_version_is_refused(store):
    story = submit(store)
    editing.edit_lightly(store, story.id, 1, TITLE, **BY_RAVI)
    with pytest.raises(NotFound):
        editing.restore_words(store, story.id, 2, **BY_RITA)
    with pytest.raises(StaleStory):
        editing.restore_words(store, story.id, 1, by=make.SAM, at=make.NOON)
