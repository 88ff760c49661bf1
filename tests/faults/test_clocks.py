"""Clocks are put back and forward, and those of two replicas differ."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from data import audit, sessions, tables
from stories.actions import publishing, reviewing
from stories.consent import Channel
from stories.review import Check
from stories.statuses import Status
from tests import make
from tests.conftest import submit

pytestmark = pytest.mark.faults

HOUR, DAY, MINUTES = timedelta(hours=1), timedelta(days=1), timedelta(minutes=5)


@pytest.mark.parametrize("jump", [-HOUR, -MINUTES, MINUTES, DAY])
def test_decisions_and_the_record_follow_their_order_and_not_the_clock(store, jump):
    story = submit(store)
    approved = reviewing.approve(
        store, story.id, story.version, Check, by=make.RAVI, at=make.NOON + jump
    )
    cleared = publishing.clear(
        store,
        story.id,
        approved.version,
        frozenset({Channel.NEWSLETTER}),
        by=make.GWEN,
        at=make.NOON + 2 * jump,
    )
    assert cleared.status is Status.CLEARED
    with store.read() as connection:
        assert audit.check(connection).holds
        order = sa.select(tables.events.c.action).order_by(tables.events.c.seq)
        assert list(connection.scalars(order))[-3:] == [
            "story submitted",
            "story approved",
            "story cleared",
        ]


def test_a_session_outlasts_a_clock_put_back_and_ends_with_one_put_forward(store):
    token = sessions.begin(store, make.SAM.id, make.NOON)
    assert sessions.person_of(store, token, make.NOON - HOUR)
    assert sessions.person_of(store, token, make.NOON + MINUTES)
    assert sessions.person_of(store, token, make.NOON + DAY) is None


def test_a_session_begun_by_a_fast_clock_does_not_live_for_ever(store):
    """A replica an hour ahead began it; by the others' clock it ends an hour late, and ends."""
    token = sessions.begin(store, make.SAM.id, make.NOON + HOUR)
    assert sessions.person_of(store, token, make.NOON)
    ends = make.NOON + HOUR + sessions.IDLE
    assert sessions.person_of(store, token, ends) is None
