"""Taking consent back: it ends every use at once, whatever else happens in that moment."""

from dataclasses import replace

import pytest

from data import queries, search, tables
from stories.actions import consenting, publishing, reviewing, writing
from stories.consent import Channel
from stories.errors import NotCleared, NotFound, StoryError
from stories.ids import new_id
from stories.limits import Limited
from stories.recall import Reason
from stories.release import Release
from stories.statuses import Status
from stories.telling import ReturnReason
from tests import make
from tests.conftest import approved, at_once, cleared, count, submit
from tests.data.many import copies
from tests.data.test_consenting import (
    BY_GWEN,
    DAY,
    LETTER,
    SITE,
    now,
    pull,
    recalled,
    record,
    standing,
    withdraw,
)


def test_a_place_no_longer_agreed_to_closes_at_once_and_is_called_back(store):
    story = cleared(store, LETTER, SITE)
    pull(store, story, LETTER)
    pull(store, story, SITE, key="other")
    record(store, story, party=story.id, channels=frozenset({LETTER}))
    after = now(store, story)
    assert (after.status, after.channels) == (Status.CLEARED, {LETTER})
    (use,) = recalled(store)
    assert (use.channel, use.reason, use.answer) == (SITE, Reason.CONSENT_NARROWED, None)
    record(store, story, key="none left", party=story.id, channels=frozenset({Channel.TEAM}))
    after = now(store, story)
    assert (after.status, after.channels) == (Status.APPROVED, frozenset())
    assert {each.channel for each in recalled(store)} == {LETTER, SITE}


def test_taking_consent_back_ends_every_use_and_lists_those_there_were(store):
    story = cleared(store, LETTER, SITE)
    pull(store, story, LETTER)
    pull(store, story, SITE, key="other")
    assert withdraw(store, story) == 2
    assert now(store, story).status is Status.WITHDRAWN
    assert [each.reason for each in recalled(store)] == [Reason.CONSENT_WITHDRAWN] * 2
    with pytest.raises(NotCleared):
        pull(store, story, key="late")
    with store.read() as connection:
        assert search.find(connection, make.NOON).found == []
        assert queries.stories_at(connection, Status.APPROVED, Status.CLEARED) == []
        assert search.usable_today(connection, make.TODAY, 9) == (0, {})
        for person in (make.LEO, make.CAL, make.RAVI, make.ADA):
            with pytest.raises(NotFound):
                queries.story_for(connection, story.id, person, make.TODAY)
    assert count(store, tables.outcomes, counts=True) == 1


def test_one_person_of_several_is_enough_to_end_it(store):
    story = approved(store)
    aunt = record(store, story, who="the aunt")
    publishing.clear(store, story.id, 2, frozenset({SITE}), **BY_GWEN)
    withdraw(store, story, aunt.party)
    assert now(store, story).status is Status.WITHDRAWN


@pytest.mark.parametrize("led", ["submitted", "returned", "declined", "approved", "expired"])
def test_consent_can_be_taken_back_wherever_the_story_stands(sqlite_store, led):
    back = (ReturnReason.OTHER, "Please say how we know.")
    by_ravi = {"by": make.RAVI, "at": make.NOON}
    story = submit(sqlite_store)
    if led in ("approved", "expired"):
        story = approved(sqlite_store)
    if led == "returned":
        reviewing.return_to_writer(sqlite_store, story.id, 1, *back, **by_ravi)
    if led == "declined":
        reviewing.decline(sqlite_store, story.id, 1, *back, **by_ravi)
    if led == "expired":
        publishing.expire(sqlite_store, story.id, 2, **BY_GWEN)
    withdraw(sqlite_store, story)
    ended = {"declined": Status.DECLINED, "expired": Status.EXPIRED}
    assert now(sqlite_store, story).status is ended.get(led, Status.WITHDRAWN)
    (consent,) = standing(sqlite_store, story)
    assert consent.withdrawn_on == make.TODAY


def test_the_writer_may_pass_on_that_consent_was_taken_back(store):
    story = cleared(store)
    withdraw(store, story, by=make.SAM)
    assert now(store, story).status is Status.WITHDRAWN


def test_taking_back_twice_too_early_or_in_the_future_is_refused(sqlite_store):
    story = submit(sqlite_store)
    for on, says in ((make.TODAY + DAY, "has not come yet"), (make.TODAY - 99 * DAY, "before")):
        with pytest.raises(StoryError, match=says):
            withdraw(sqlite_store, story, on=on)
    with pytest.raises(NotFound):
        withdraw(sqlite_store, story, party=make.UNKNOWN)
    withdraw(sqlite_store, story)
    with pytest.raises(StoryError, match="taken back already"):
        withdraw(sqlite_store, story)


def test_nothing_revives_a_consent_taken_back(store):
    story = cleared(store)
    withdraw(store, story)
    with pytest.raises(StoryError, match="nothing left to agree to"):
        record(store, story)
    with pytest.raises(NotFound):
        consenting.show_final_text(store, story.id, story.id, **BY_GWEN)
    with pytest.raises(StoryError):
        writing.open_again(store, story.id, new_id(), by=make.SAM, at=make.NOON)


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        (
            lambda store, story: writing.withdraw(store, story.id, 3, by=make.SAM, at=make.NOON),
            Reason.STORY_WITHDRAWN,
        ),
        (
            lambda store, story: publishing.expire(store, story.id, 3, **BY_GWEN),
            Reason.CONSENT_RAN_OUT,
        ),
    ],
)
def test_a_story_taken_out_in_another_way_calls_its_uses_back_too(store, end, reason):
    story = cleared(store)
    pull(store, story)
    end(store, story)
    assert [each.reason for each in recalled(store)] == [reason]
    withdraw(store, story)
    assert len(recalled(store)) == 1  # called back already


@pytest.mark.parametrize("turn", range(4))
def test_of_a_pull_and_a_withdrawal_at_once_no_use_escapes_the_list(store, turn):
    """Whoever comes first: a pull before it is called back, a pull after it is refused."""
    pulls_and_a_withdrawal(store)


@pytest.mark.slow
def test_of_a_thousand_withdrawals_each_against_pulls_none_is_escaped(store, record_property):
    """T-11 at size; the limits of one person are lifted, since one person pulls them all."""
    with store.begin(make.ADA, make.NOON) as work:
        for kind in Limited:
            work.set_limit(kind, 1_000_000)
    first = cleared(store)
    races = [replace(first, id=each) for each in copies(store, first.id, 1_000)]
    before = sum(pulls_and_a_withdrawal(store, story) for story in races)
    assert count(store, tables.stories, status=Status.WITHDRAWN) == 1_000
    said = f"1,000 withdrawals against 3,000 pulls: {before:,} pulls came first, all called back"
    record_property("counted", f"T-11 {store.engine.dialect.name}: {said}; none after.")


def pulls_and_a_withdrawal(store, story=None) -> int:
    """How many pulls came before the withdrawal."""
    story = story or cleared(store)
    pulls = [lambda key=key: pull(store, story, key=key) for key in ("one", "two", "three")]
    *results, taken = at_once(*pulls, lambda: withdraw(store, story))
    assert isinstance(taken, int)
    assert all(isinstance(each, Release | NotCleared) for each in results)
    given = sum(isinstance(each, Release) for each in results)
    assert taken == len(recalled(store, story)) == given
    assert now(store, story).status is Status.WITHDRAWN
    with pytest.raises(NotCleared):
        pull(store, story, key="after")
    return given


@pytest.mark.parametrize("turn", range(3))
def test_of_a_clearing_and_a_withdrawal_at_once_the_withdrawal_always_holds(store, turn):
    story = approved(store)
    clearing, taken = at_once(
        lambda: publishing.clear(store, story.id, 2, frozenset({LETTER}), **BY_GWEN),
        lambda: withdraw(store, story),
    )
    assert taken == 0
    assert isinstance(clearing, StoryError) or clearing.status is Status.CLEARED
    assert now(store, story).status is Status.WITHDRAWN


def test_of_two_withdrawals_at_once_exactly_one_is_written(store):
    story = cleared(store)
    results = at_once(*[lambda: withdraw(store, story)] * 2)
    assert sum(isinstance(each, StoryError) for each in results) == 1
    assert count(store, tables.events, action="consent taken back") == 1
