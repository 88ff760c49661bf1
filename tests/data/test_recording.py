"""Outcomes and thanks without a story: kept once, checked, signed by whoever is signed in."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from data import monthly_counts, tables, thanks
from stories.actions import recording
from stories.errors import NotAllowed, StoryError, TooLong
from stories.outcomes import EndReason
from stories.redaction import redact
from tests import make
from tests.conftest import at_once, count

BY_SAM = {"by": make.SAM, "at": make.NOON}
AUGUST = date(2026, 8, 1)


def record(store, key="once", by=make.SAM, **changes):
    return recording.record_outcome(store, make.outcome(**changes), by=by, at=make.NOON, key=key)


def log(store, thanks, key="once", by=make.SAM):
    return recording.log_thanks(store, thanks, by=by, at=make.NOON, key=key)


def test_an_outcome_is_kept_once_however_often_it_is_sent(store):
    at_once(*[lambda: record(store)] * 3)
    record(store)
    assert count(store, tables.outcomes) == 1
    assert count(store, tables.events, action="outcome recorded") == 1
    record(store, key="another")
    assert count(store, tables.outcomes) == 2


def test_one_persons_key_is_not_anothers_nor_another_actions(store):
    record(store)
    record(store, by=make.RITA)
    log(store, make.thanks())
    assert count(store, tables.outcomes) == 2
    assert count(store, tables.thanks) == 1


def test_thanks_have_a_length_that_the_action_keeps(store):
    with pytest.raises(TooLong, match="the most is 2,000"):
        log(store, make.thanks("We were glad. " * 200))
    assert count(store, tables.thanks) == 0


def test_an_outcome_is_signed_by_whoever_recorded_it_and_belongs_to_no_story(store):
    record(store, recorded_by=make.LEO.id, story_id="somebody else's")
    with store.read() as connection:
        row = connection.execute(sa.select(tables.outcomes)).one()
    assert (row.recorded_by, row.recorded_at, row.story_id) == (make.SAM.id, make.NOON, None)


def test_plans_that_ended_another_way_are_kept_and_counted_apart(store):
    record(store, "a", code="C-CP-END", end_reason=EndReason.SAFER_OUR_WORK)
    record(store, "b", code="C-CP-END", end_reason=EndReason.MOVED_AREA)
    record(store, "c", code="C-CP-END", end_reason=EndReason.DIED)
    with store.read() as connection:
        for counts, people in ((True, 1), (False, 2)):
            rows = monthly_counts.outcome_counts(
                connection, "C-CP-END", AUGUST, make.TODAY, counts=counts
            )
            assert rows == [(make.SERVICE, AUGUST, people)]


def test_counts_are_by_service_and_month(store):
    for number, (service, month) in enumerate(
        [(make.SERVICE, 7), (make.SERVICE, 7), (make.SERVICE, 8), ("adults", 8), ("adults", 6)]
    ):
        record(store, str(number), service=service, month=date(2026, month, 1))
    with store.read() as connection:
        rows = monthly_counts.outcome_counts(connection, "C-REUN", date(2026, 7, 1), AUGUST)
    assert sorted(rows) == [
        ("adults", AUGUST, 1),
        (make.SERVICE, date(2026, 7, 1), 2),
        (make.SERVICE, AUGUST, 1),
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"code": "X-NONE"},
        {"code": "C-CP-LAST"},
        {"service": "nowhere"},
        {"month": date(2026, 10, 1)},
        {"month": date(2026, 8, 2)},
        {"code": "C-CP-END"},
        {"end_reason": EndReason.DIED},
    ],
)
def test_a_wrong_outcome_is_refused_and_its_key_stays_free(sqlite_store, changes):
    with pytest.raises(StoryError):
        record(sqlite_store, **changes)
    assert count(sqlite_store, tables.events) == 0
    record(sqlite_store)
    assert count(sqlite_store, tables.outcomes) == 1


def test_thanks_are_kept_once(store):
    thanks = make.thanks()
    at_once(*[lambda: log(store, thanks)] * 3)
    assert count(store, tables.thanks) == count(store, tables.events) == 1


def test_thanks_kept_with_a_reason_keep_it(store):
    text, words = make.asked()
    kept = redact(text, {}, {words: "Everybody has one."})
    log(store, replace(make.thanks(), words=kept))
    with store.read() as connection:
        assert connection.scalar(sa.select(tables.thanks_kept.c.reason)) == "Everybody has one."


@pytest.mark.parametrize(
    "changes",
    [
        {"service": "nowhere"},
        {"words": redact("", {})},
        {"said_on": make.TODAY + timedelta(days=1)},
    ],
)
def test_wrong_thanks_are_refused(sqlite_store, changes):
    with pytest.raises(StoryError):
        log(sqlite_store, replace(make.thanks(), **changes))
    assert count(sqlite_store, tables.thanks) == 0


def test_only_thanks_that_may_be_passed_on_are_read_newest_first(store):
    day = timedelta(days=1)
    for number in range(4):
        said = make.thanks(f"Thank you {number} times over.", said_on=make.TODAY - number * day)
        log(store, replace(said, may_pass_on=number != 1), key=str(number))
    with store.read() as connection:
        rows, many = thanks.to_read(connection)
    assert [str(row.words) for row in rows] == [f"Thank you {n} times over." for n in (0, 2, 3)]
    assert many == 3


@pytest.mark.parametrize("person", [make.RAVI, make.GWEN, make.LEO, make.CAL, make.ANA, make.ADA])
def test_only_staff_record(sqlite_store, person):
    with pytest.raises(NotAllowed, match="the staff role"):
        record(sqlite_store, by=person)
    with pytest.raises(NotAllowed, match="the staff role"):
        log(sqlite_store, make.thanks(), by=person)


def test_a_balancing_count_takes_the_place_of_an_earlier_one(store):
    for people in (7, 9):
        with store.begin(make.ANA, make.NOON) as work:
            work.put_balancing("B-BACK", make.SERVICE, AUGUST, people)
    with store.read() as connection:
        rows = monthly_counts.balancing_counts(connection, "B-BACK", AUGUST, AUGUST)
    assert rows == [(make.SERVICE, AUGUST, 9)]
