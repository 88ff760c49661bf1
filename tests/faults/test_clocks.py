"""Clocks are put back and forward, and those of two replicas differ."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from data import audit, links, sessions, tables
from stories.actions import figures, keeping, publishing, recording, reviewing, settling, writing
from stories.consent import Channel
from stories.days import LONDON
from stories.errors import NotAllowed
from stories.ids import new_id
from stories.limits import Limited, TooMuch
from stories.review import CLAIM_LASTS, Check
from stories.statuses import Status
from tests import make
from tests.conftest import KEY, approved, count, draft_of, submit

pytestmark = pytest.mark.faults

HOUR, DAY, MINUTE = timedelta(hours=1), timedelta(days=1), timedelta(minutes=1)
MINUTES = 5 * MINUTE  # between two replicas


@pytest.fixture(autouse=True)
def counted(request, tally):
    """Each of these is played once, and counted by database."""
    if "store" in request.fixturenames:
        tally.add(request.getfixturevalue("store").engine.dialect.name, jumped=1)


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
    years_ahead = sessions.begin(store, make.SAM.id, make.NOON + 900 * DAY)
    assert sessions.person_of(store, years_ahead, make.NOON) is None


def test_a_session_lives_as_long_as_it_is_used_by_turns_on_two_clocks(store):
    """Two replicas five minutes apart, each asked every eight minutes."""
    token = sessions.begin(store, make.SAM.id, make.NOON)
    for turn in range(1, 20):
        moment = make.NOON + turn * 8 * MINUTE + turn % 2 * MINUTES
        assert sessions.person_of(store, token, moment), turn
    left = make.NOON + 19 * 8 * MINUTE + sessions.IDLE
    assert sessions.person_of(store, token, left + MINUTES) is None
    assert sessions.person_of(store, token, left + 2 * MINUTES) is None


NIGHTS = {  # a moment before the clocks change, and the same so many minutes later
    "back": datetime(2026, 10, 25, 1, 45, tzinfo=LONDON),
    "forward": datetime(2026, 3, 29, 0, 45, tzinfo=LONDON),
}


def later(moment: datetime, minutes: int) -> datetime:
    """What the clock on the wall says then, which is earlier on one night of the year."""
    return (moment.astimezone(UTC) + minutes * MINUTE).astimezone(LONDON)


@pytest.mark.parametrize("night", NIGHTS)
def test_a_night_on_which_the_clocks_change_makes_nothing_longer_or_shorter(store, night):
    began = NIGHTS[night]
    assert later(began, 30).utcoffset() != began.utcoffset()
    token = sessions.begin(store, make.SAM.id, began)
    assert sessions.person_of(store, token, later(began, 29))
    assert sessions.person_of(store, token, later(began, 60)) is None
    earlier = {"outcome_month": "2026-02-01", "consent_on": "2026-03-01"}
    story = submit(store, at=began, **earlier)
    claim = reviewing.claim(store, story.id, by=make.RITA, at=began)
    assert claim.until - began.astimezone(UTC) == CLAIM_LASTS
    approved = reviewing.approve(
        store, story.id, story.version, Check, by=make.RITA, at=later(began, 20)
    )
    assert approved.reviewed_at - approved.submitted_at == 20 * MINUTE
    with store.read() as connection:
        assert audit.check(connection).holds
        moments = sa.select(tables.events.c.at).order_by(tables.events.c.seq)
        # A moment of the hour that comes twice equals none of another zone, so both are of one.
        both = [each.astimezone(UTC) for each in (began, later(began, 20))]
        assert list(connection.scalars(moments))[-2:] == both


def test_everything_can_be_done_on_29_february(store):
    """A consent of two years ends a day sooner, and what is kept for years goes as others do."""
    leap = datetime(2028, 2, 29, 12, tzinfo=LONDON)
    agreed = {"outcome_month": "2028-01-01", "consent_on": "2028-02-29"}
    story = submit(store, at=leap, **agreed)
    story = reviewing.approve(store, story.id, 1, Check, by=make.RAVI, at=leap)
    outside = frozenset({Channel.NEWSLETTER})
    publishing.clear(store, story.id, story.version, outside, by=make.GWEN, at=leap)
    for _ in range(6):
        told = make.outcome(month=date(2028, 1, 1))
        recording.record_outcome(store, told, key=told.id, by=make.SAM, at=leap)
    figures.publish_figures(store, by=make.ANA, at=leap)
    keeping.tidy(store, at=leap)
    table = tables.consents
    with store.read() as connection:
        ends = connection.scalar(sa.select(table.c.expires_on).where(table.c.story_id == story.id))
        assert audit.check(connection).holds
    assert (ends.year, ends.month, ends.day) == (2030, 2, 28)


def test_a_clock_put_back_gives_nobody_more_than_the_limit(store):
    settling.set_limit(store, Limited.DRAFTS, 2, by=make.ADA, at=make.NOON)
    for _ in range(2):
        writing.start_draft(store, new_id(), by=make.SAM, at=make.NOON)
    for wrong in (-HOUR, -MINUTES, MINUTES):
        with pytest.raises(TooMuch):
            writing.start_draft(store, new_id(), by=make.SAM, at=make.NOON + wrong)
    writing.start_draft(store, new_id(), by=make.SAM, at=make.NOON + DAY)


def test_a_link_is_over_a_minute_later_by_whichever_clock_reads_it():
    wanted = links.Wanted((new_id(),), "story.docx")
    token = links.signed(KEY, wanted, make.CAL.id, make.NOON)
    for early in (-HOUR, timedelta(0)):
        assert links.opened(KEY, token, make.CAL.id, make.NOON + early).file == wanted.file
    for late in (MINUTES, HOUR, DAY):
        with pytest.raises(NotAllowed):
            links.opened(KEY, token, make.CAL.id, make.NOON + late)


def test_a_claim_by_a_fast_clock_still_ends_and_its_story_can_be_decided(store):
    story_id = submit(store).id
    fast = reviewing.claim(store, story_id, by=make.RITA, at=make.NOON + HOUR)
    assert fast.until == make.NOON + HOUR + CLAIM_LASTS
    before = reviewing.claim(store, story_id, by=make.RAVI, at=make.NOON - HOUR)
    assert before.person_id == make.RITA.id
    after = reviewing.claim(store, story_id, by=make.RAVI, at=fast.until)
    assert after.person_id == make.RAVI.id


def test_a_daily_run_by_a_wrong_clock_takes_nothing_that_was_not_announced(store):
    """A day ahead it does nothing sooner; years ahead it only announces, once each."""
    approved(store)
    words, draft = count(store, tables.story_words), draft_of(store)
    for wrong in (DAY, -HOUR, timedelta(0)):
        done = keeping.tidy(store, at=make.NOON + wrong)
        assert (done.announced, done.gone, done.drafts) == (0, 0, 0)
    writing.delete_draft(store, draft, by=make.SAM, at=make.NOON)
    years_on = make.NOON + 1900 * DAY
    assert keeping.tidy(store, at=years_on).announced
    for clock in (years_on, make.NOON, years_on + DAY):
        done = keeping.tidy(store, at=clock)
        assert (done.announced, done.gone) == (0, 0)
    assert count(store, tables.story_words) == words
    with store.read() as connection:
        assert audit.check(connection).holds
