"""Who was heard: counted once when an edition is published, kept in steps, never rewritten."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from data import barriers, heard, tables
from data.store.outcomes import outcome_row
from stories.actions.figures import publish_figures
from stories.actions.following import enter_balancing, enter_year
from stories.outcomes import AgeBand
from stories.outcomes.balancing import SERIOUS_INCIDENTS
from stories.trends.heard import A_FEW, NONE, Together, Topic, Whole, halves
from tests import make
from tests.conftest import approved, count, submit

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
GONE, OLD, NEW = halves(AT.date())  # April to September 2025, October to March, April to September
EVERY = {"by": make.ANA, "at": AT}


def record(store, people: int, month, **changes) -> None:
    rows = [outcome_row(make.outcome(month=month, **changes)) for _ in range(people)]
    with store.engine.begin() as connection:
        connection.execute(tables.outcomes.insert(), rows)


def sent(store, at: datetime, **changes) -> None:
    when = f"{at:%Y-%m-01}"
    submit(store, at=at, outcome_month=when, consent_on=when, **changes)


def published(store) -> heard.Heard:
    publish_figures(store, **EVERY)
    with store.read() as connection:
        return heard.latest(connection)


def test_outcomes_are_said_in_steps_by_service_and_by_age(store):
    record(store, 30, NEW[0], service="adults", age_band=AgeBand.FROM_65)
    record(store, 12, OLD[0])
    record(store, 99, GONE[0], service="children-in-care")
    found = published(store)
    assert (found.until, found.edition, found.threshold) == (NEW[-1], 1, 5)
    assert found.steps[Topic.OUTCOME_SERVICE] == {
        "adults": 25, "children-in-care": NONE, make.SERVICE: 10, "family-help-south": NONE
    }  # fmt: skip
    ages = found.steps[Topic.OUTCOME_AGE]
    assert (ages[AgeBand.FROM_65], ages[AgeBand.FROM_5], ages[AgeBand.UNDER_5]) == (25, 10, NONE)


def test_stories_are_said_by_what_they_tell(store):
    record(store, 30, NEW[0])
    for number in range(20):
        day = datetime(2026, 4 + number % 6, 3, 12, tzinfo=UTC)
        changes = {"views": "We did not agree, and said so."} if number < 6 else {}
        sent(store, day, **changes)
    steps = published(store).steps
    assert steps[Topic.STORY_SERVICE]["adults"] == NONE
    assert steps[Topic.STORY_SERVICE][make.SERVICE] == 10
    assert steps[Topic.STORY_THEME]["courage"] == NONE
    assert steps[Topic.STORY_AGENCY]["police"] == NONE
    assert steps[Topic.STORY_AGENCY]["school"] == 10
    together = steps[Topic.TOGETHER]
    assert (together[Together.VIEWS], together[Together.SHARED_DECISION]) == (A_FEW, NONE)
    assert (together[Together.AGENCIES], together[Together.FAMILY]) == (10, 10)
    assert steps[Topic.ALL][Whole.STORIES] == 10


def test_a_story_is_of_the_month_in_which_it_was_sent_by_the_clock_here(sqlite_store):
    """R-09: in the first hours of April and October the day elsewhere is of the month before."""
    record(sqlite_store, 30, NEW[0])
    first = datetime(2026, 3, 31, 23, 30, tzinfo=UTC)  # half past midnight on 1 April
    after = datetime(2026, 9, 30, 23, 30, tzinfo=UTC)  # and on 1 October
    for service, moment in ((make.SERVICE, first), ("adults", after)):
        for _ in range(10):
            sent(sqlite_store, moment, service=service)
    steps = published(sqlite_store).steps[Topic.STORY_SERVICE]
    assert (steps[make.SERVICE], steps["adults"]) == (10, NONE)


def test_what_nobody_counted_every_month_is_not_shown_as_none(store):
    record(store, 30, NEW[0])
    for month in (*OLD, *NEW):
        enter_balancing(store, "B-COMPLAINTS", month, {"adults": 3}, **EVERY)
    enter_balancing(store, "B-LEARNING-REVIEWS", NEW[0], {"adults": 1}, **EVERY)
    enter_year(store, SERIOUS_INCIDENTS, OLD[0].replace(month=4, year=2025), 4, **EVERY)
    assert published(store).steps[Topic.ALL] == {
        Whole.OUTCOMES: 25, Whole.STORIES: NONE, Whole.THANKS: NONE, Whole.COMPLAINTS: 25,
        Whole.INCIDENTS: A_FEW,
    }  # fmt: skip


def test_a_year_is_counted_once_and_never_rewritten(store):
    record(store, 30, NEW[0])
    before = published(store)
    record(store, 30, NEW[0], service="adults")
    assert published(store).steps == before.steps
    table = tables.heard
    for statement in (table.update().values(at_least=0), table.delete()):
        with pytest.raises(sa.exc.DBAPIError), store.engine.begin() as connection:
            connection.execute(statement)
    small = {"until": NEW[-1], "topic": "all", "category": "x", "at_least": 3, "edition": 1}
    with pytest.raises(sa.exc.DBAPIError), store.engine.begin() as connection:
        connection.execute(table.insert().values(small))


def test_too_few_are_left_out_and_nothing_else(sqlite_store):
    record(sqlite_store, 30, NEW[0])
    sent(sqlite_store, datetime(2026, 5, 3, 12, tzinfo=UTC))
    steps = published(sqlite_store).steps
    assert Topic.STORY_SERVICE not in steps
    assert Topic.OUTCOME_SERVICE in steps
    assert count(sqlite_store, tables.heard, topic=Topic.STORY_AGE) == 0


def test_barriers_come_from_stories_that_stand(sqlite_store):
    submit(sqlite_store, did_not_work="Nobody read this yet.")
    approved(sqlite_store, did_not_work="We wrote letters.")
    approved(sqlite_store)
    with sqlite_store.read() as connection:
        told = barriers.told(connection, make.LEO, make.TODAY)
        stories = barriers.told_together(connection, "listening", make.LEO, make.TODAY)
    assert [each.words for each in told] == ["We wrote letters."]
    assert len(stories) == 2
