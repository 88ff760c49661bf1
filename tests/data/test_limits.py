"""How much one person may do in a time: counted exactly, told calmly, and nothing lost."""

from datetime import timedelta

import pytest

from data import tables
from data.store.limits import limits_in
from stories.actions import importing, publishing, settling, taking, writing
from stories.consent import Channel
from stories.errors import NotAllowed, StoryError
from stories.ids import new_id
from stories.limits import DAY, FEWEST, HOUR, LIMITS, MOST, Limited, TooMuch, refuse_too_much
from tests import make
from tests.conftest import at_once, cleared, count
from tests.data.test_importing import sheet

BY_ADA = {"by": make.ADA, "at": make.NOON}


def most(store, kind: Limited, number: int) -> None:
    settling.set_limit(store, kind, number, **BY_ADA)


def begin(store, at=make.NOON, by=make.SAM):
    return writing.start_draft(store, new_id(), by=by, at=at)


@pytest.mark.parametrize(("done", "allowed"), [(0, True), (2, True), (3, False), (4, False)])
def test_the_limit_itself_is_allowed_and_one_more_is_not(done, allowed):
    if allowed:
        refuse_too_much(Limited.DRAFTS, done, 3)
    else:
        with pytest.raises(TooMuch, match="3 in the last 24 hours, which is as many as"):
            refuse_too_much(Limited.DRAFTS, done, 3)


def test_one_draft_more_is_refused_until_a_day_has_passed(store):
    most(store, Limited.DRAFTS, 2)
    begin(store)
    begin(store, make.NOON + HOUR)
    with pytest.raises(TooMuch, match="Drafts begun: 2 in the last 24 hours"):
        begin(store, make.NOON + DAY - timedelta(seconds=1))
    assert count(store, tables.drafts) == 2
    begin(store, make.NOON + DAY)
    begin(store, by=make.RITA)  # each person is counted alone


def test_opening_the_same_draft_again_is_not_one_more(sqlite_store):
    most(sqlite_store, Limited.DRAFTS, 1)
    draft = begin(sqlite_store)
    assert writing.start_draft(sqlite_store, draft, by=make.SAM, at=make.NOON) == draft


def test_two_at_once_are_both_counted(store):
    most(store, Limited.DRAFTS, 1)
    ended = at_once(*[lambda: begin(store) for _ in range(4)])
    assert sum(isinstance(each, TooMuch) for each in ended) == 3
    assert count(store, tables.drafts) == 1


def test_uploads_of_every_kind_count_together(sqlite_store):
    most(sqlite_store, Limited.UPLOADS, 1)
    signed = {"all_or_nothing": True, "by": make.ANA, "at": make.NOON}
    importing.keep(sqlite_store, sheet({}), {}, **signed)
    with pytest.raises(TooMuch):
        importing.keep(sqlite_store, sheet({"Age": "9"}), {}, **signed)
    assert count(sqlite_store, tables.outcomes) == 1


def test_pulls_and_files_count_together_and_a_click_that_comes_twice_is_one(sqlite_store):
    most(sqlite_store, Limited.TAKEN, 2)
    story, key, link = cleared(sqlite_store), new_id(), new_id()
    by_cal = {"by": make.CAL, "at": make.NOON}

    def pull(key):
        wanted = (story.id, Channel.NEWSLETTER, "November")
        return publishing.pull(sqlite_store, *wanted, key=key, **by_cal)

    pulled = pull(key)
    taking.take_file(sqlite_store, [pulled.pull_id], "word", link, **by_cal)
    assert pull(key).pull_id == pulled.pull_id
    with pytest.raises(TooMuch, match="2 in the last hour"):
        pull(new_id())
    with pytest.raises(TooMuch):
        taking.take_file(sqlite_store, [pulled.pull_id], "word", new_id(), **by_cal)
    assert count(sqlite_store, tables.pulls) == 1


def test_an_administrator_alone_sets_a_limit_and_only_one_that_can_be(sqlite_store):
    for number in (FEWEST - 1, MOST + 1):
        with pytest.raises(StoryError, match="give a number from 1 to 10,000"):
            most(sqlite_store, Limited.TAKEN, number)
    with pytest.raises(NotAllowed):
        settling.set_limit(sqlite_store, Limited.TAKEN, 5, by=make.CAL, at=make.NOON)
    with sqlite_store.read() as connection:
        assert limits_in(connection) == {kind: limit.usual for kind, limit in LIMITS.items()}


def test_every_action_that_is_counted_is_one_that_leaves_such_a_line():
    from tests.data.one_of_each import ACTIONS

    known = {event for _, _, event in ACTIONS.values()}
    counted = {action for limit in LIMITS.values() for action in limit.actions}
    assert LIMITS.keys() == set(Limited)
    assert counted - known <= {"returns kept", "rows imported", "thanks pulled"}
