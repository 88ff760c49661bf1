"""What pages read: one person's view at a time."""

from datetime import timedelta

import pytest

from data import queries, tables, use_log
from data.store.consents import consents_of
from stories.actions import publishing, reviewing, writing
from stories.consent import Channel
from stories.errors import NotFound
from stories.ids import new_id
from stories.people import Role
from stories.statuses import IN_USE, READERS, Status
from stories.telling import ReturnReason
from tests import make
from tests.conftest import approved, cleared, count, submit

BACK = (1, ReturnReason.OTHER, "Please say how we know.")


def test_a_story_is_read_by_those_who_may_and_is_not_there_for_others(store):
    stories = {
        Status.SUBMITTED: submit(store),
        Status.RETURNED: reviewing.return_to_writer(
            store, submit(store).id, *BACK, by=make.RAVI, at=make.NOON
        ),
        Status.DECLINED: reviewing.decline(
            store, submit(store).id, *BACK, by=make.RAVI, at=make.NOON
        ),
        Status.APPROVED: approved(store),
        Status.CLEARED: cleared(store),
        Status.WITHDRAWN: writing.withdraw(store, submit(store).id, 1, by=make.SAM, at=make.NOON),
        Status.EXPIRED: publishing.expire(store, approved(store).id, 2, by=make.GWEN, at=make.NOON),
    }
    one_role = [make.actor(f"Only {role}", role) for role in Role]
    with store.read() as connection:
        with pytest.raises(NotFound) as absent:
            queries.story_for(connection, new_id(), make.SAM, make.TODAY)
        for status, story in stories.items():
            assert queries.story_for(connection, story.id, make.SAM, make.TODAY) == story
            for person in one_role:
                if person.roles & READERS[status] or status in IN_USE:
                    assert queries.story_for(connection, story.id, person, make.TODAY) == story
                else:
                    with pytest.raises(NotFound, match=str(absent.value)):
                        queries.story_for(connection, story.id, person, make.TODAY)
        counts = {each: queries.how_many_at(connection, each) for each in stories}
    assert counts == dict.fromkeys(stories, 1)


@pytest.mark.parametrize("story_id", ["", "1", "\0", "\ud800", "' OR 1=1 --", None, 7])
def test_an_address_that_names_nothing_finds_nothing(store, story_id):
    with store.read() as connection:
        with pytest.raises(NotFound):
            queries.story_for(connection, story_id, make.GWEN, make.TODAY)
        with pytest.raises(NotFound):
            queries.draft_answers(connection, store.keys, story_id, make.SAM)


def test_the_consents_of_several_stories_are_read_at_once(store):
    with_one, without = approved(store), approved(store, consent_channels="")
    with store.read() as connection:
        each = {story.id: consents_of(connection, story.id) for story in (with_one, without)}
        assert queries.consents_by_story(connection, each) == {k: v for k, v in each.items() if v}
        assert queries.consents_by_story(connection, []) == {}


def test_a_queue_is_oldest_first_and_a_list_newest_first(store):
    days = [make.NOON - timedelta(days=number) for number in (2, 3, 1)]
    ids = [submit(store, at=day, title=f"Round {day.day}").id for day in days]
    other = approved(store)
    with store.read() as connection:
        queue = queries.stories_at(connection, Status.SUBMITTED)
        newest = queries.stories_at(connection, Status.SUBMITTED, newest_first=True)
        both = queries.stories_at(connection, Status.SUBMITTED, Status.APPROVED)
        own = queries.stories_by(connection, make.SAM)
        assert queries.stories_by(connection, make.RITA) == []
        assert queries.stories_at(connection, Status.CLEARED) == []
    assert [card.id for card in queue] == [ids[1], ids[0], ids[2]]
    assert [card.title for card in queue] == [f"Round {day}" for day in (13, 14, 15)]
    assert newest == queue[::-1]
    assert {card.id for card in both} == {*ids, other.id}
    assert own[0].id == other.id
    assert own[0].reviewed_by == make.RAVI.id


def test_a_card_shows_the_title_that_stands_and_the_reason(store):
    story = submit(store)
    reviewing.return_to_writer(store, story.id, *BACK, by=make.RAVI, at=make.NOON)
    with store.read() as connection:
        (card,) = queries.stories_by(connection, make.SAM)
    assert (card.reason, card.reason_words) == BACK[1:]
    draft = writing.open_again(store, story.id, new_id(), by=make.SAM, at=make.NOON)
    writing.save_answer(store, draft, "title", "The kitchen table", 1, by=make.SAM, at=make.NOON)
    writing.submit(store, draft, by=make.SAM, at=make.NOON)
    with store.read() as connection:
        (card,) = queries.stories_by(connection, make.SAM)
    assert (card.title, card.reason, card.version) == ("The kitchen table", None, 3)


def test_the_use_log_is_newest_first_of_one_story_or_of_all(store):
    first, second = cleared(store), cleared(store)
    for number, story in enumerate((first, second, first)):
        publishing.pull(
            store,
            story.id,
            Channel.NEWSLETTER,
            f"Issue {number}",
            by=make.CAL,
            at=make.NOON + timedelta(days=number),
            key=str(number),
        )
    with store.read() as connection:
        of_one = [use.purpose for use in use_log.uses(connection, first.id)]
        of_all = [use.purpose for use in use_log.uses(connection)]
    assert of_one == ["Issue 2", "Issue 0"]
    assert of_all == ["Issue 2", "Issue 1", "Issue 0"]


def test_a_person_is_read_with_the_roles_of_this_moment(store):
    with store.read() as connection:
        assert queries.person(connection, make.RITA.id) == make.RITA
        assert queries.person(connection, "nobody") is None
        assert queries.names(connection)[make.GWEN.id] == "Gwen"
    people = tables.people
    with store.engine.begin() as connection:
        same = people.c.id == make.RITA.id
        connection.execute(people.update().where(same).values(active=False))
    with store.read() as connection:
        assert queries.person(connection, make.RITA.id) is None


def test_reading_writes_nothing_and_takes_no_lock(store):
    """A reader in the middle of reading does not keep a writer waiting."""
    submit(store)
    with store.read() as connection:
        queries.how_many_at(connection, Status.SUBMITTED)
        submit(store)
        assert count(store, tables.stories) == 2
