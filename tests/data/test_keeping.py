"""Letting things go against the database: announced, removed, counted still, nothing silent."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from data import happenings, queries, tables
from data import keeping as keeping_of
from data.store.audit import events_in
from data.store.consents import recalled_where
from data.store.keeping import due_in
from stories.actions import consenting, keeping, publishing, recording, writing
from stories.audit import first_broken
from stories.consent import Channel
from stories.errors import NotAllowed, NotFound, Overtaken, StoryError
from stories.keeping import GONE, MONTHS, MOST, WARNING_DAYS, ClockInDoubt, Kept, months_later
from stories.people import SERVICE, Role
from stories.statuses import Status
from tests import make
from tests.conftest import approved, at_once, cleared, count, draft_of, submit

BY_ADA = {"by": make.ADA}
DAY = timedelta(days=1)
YEARS_ON = make.NOON + 1900 * DAY  # five years and some weeks
A_MONTH_ON = YEARS_ON + 30 * DAY


def tidy(store, at, **by):
    return keeping.tidy(store, at=at, **by)


def now(store, story):
    with store.read() as connection:
        return queries.story_for(connection, story.id, make.GWEN, make.TODAY)


def dump(store) -> str:
    """Everything that the database holds, as one text."""
    with store.read() as connection:
        return "".join(
            repr(connection.execute(sa.select(table)).all())
            for table in tables.metadata.sorted_tables
        )


def test_a_story_is_announced_and_thirty_days_later_its_words_are_gone(store):
    story = cleared(store, consent_name="Kofi Mensah", contributors=make.LEO.id)
    publishing.pull(
        store, story.id, Channel.NEWSLETTER, "November", by=make.CAL, at=make.NOON, key="k"
    )
    assert tidy(store, make.NOON + 100 * DAY) == keeping.Tidied(0, 0, 0, 0)
    first = tidy(store, YEARS_ON)
    assert (first.announced, first.gone) == (2, 0)  # the words, and the name of who agreed
    assert tidy(store, A_MONTH_ON - DAY).gone == 0
    assert tidy(store, A_MONTH_ON).gone == 2
    assert tidy(store, A_MONTH_ON + DAY) == keeping.Tidied(0, 0, 0, 0)
    left = now(store, story)
    assert (left.title, left.status, left.contributors) == (GONE, Status.EXPIRED, frozenset())
    said = dump(store)
    assert not [words for words in make.WORDS.values() if words in said]
    assert count(store, tables.consent_names) == 0
    assert count(store, tables.outcomes, counts=True, story_id=story.id) == 1
    assert count(store, tables.pulls) == 1
    with store.read() as connection:
        assert first_broken(events_in(connection)) is None
        (use,) = recalled_where(connection)
        who = {each.action: each.who for each in happenings.history(connection, story.id)}
    assert use.reason == "consent_ran_out"
    assert who["removal announced"] == who["removed"] == SERVICE.name


def test_it_can_be_kept_longer_while_it_is_announced(store):
    story = approved(store)
    with pytest.raises(NotFound):
        keeping.keep_longer(store, Kept.STORY, story.id, at=YEARS_ON, **BY_ADA)
    tidy(store, YEARS_ON)
    later = keeping.keep_longer(store, Kept.STORY, story.id, at=YEARS_ON, **BY_ADA)
    assert (later.day - A_MONTH_ON.date()).days in (365, 366)
    assert tidy(store, A_MONTH_ON).gone == 0
    assert now(store, story).words
    assert tidy(store, A_MONTH_ON + 400 * DAY).gone == 1


def test_a_longer_time_holds_for_what_was_announced_already(store):
    story = approved(store)
    tidy(store, YEARS_ON)
    keeping.set_months(store, Kept.STORY, 120, at=YEARS_ON, **BY_ADA)
    assert tidy(store, A_MONTH_ON).gone == 0
    assert now(store, story).title != GONE


def test_a_shorter_time_still_announces_first(store):
    submitted = approved(store)
    keeping.set_months(store, Kept.STORY, 1, at=make.NOON, **BY_ADA)
    at = make.NOON + 200 * DAY
    assert (tidy(store, at).announced, tidy(store, at).gone) == (1, 0)
    assert tidy(store, at + 30 * DAY).gone == 1
    assert now(store, submitted).title == GONE


def test_a_story_that_waits_is_decided_before_its_words_go(store):
    submit(store)
    assert tidy(store, YEARS_ON).announced == 0


def test_one_that_ended_keeps_its_status(store):
    story = submit(store)
    writing.withdraw(store, story.id, 1, by=make.SAM, at=make.NOON)
    tidy(store, YEARS_ON)
    tidy(store, A_MONTH_ON)
    assert (now(store, story).status, now(store, story).title) == (Status.WITHDRAWN, GONE)


def test_names_go_a_year_after_consent_was_taken_back(store):
    story = submit(store, consent_name="Kofi Mensah")
    consenting.withdraw_consent(store, story.id, story.id, make.TODAY, by=make.GWEN, at=make.NOON)
    at = make.NOON + 340 * DAY
    assert tidy(store, at).announced == 1
    assert tidy(store, at + 30 * DAY).gone == 1
    assert count(store, tables.consent_names) == 0
    assert count(store, tables.consents) == 1
    assert now(store, story).title != GONE


def test_words_of_thanks_go_and_the_thanks_still_count(store):
    thanks = recording.log_thanks(store, make.thanks(), by=make.SAM, at=make.NOON, key="k")
    tidy(store, YEARS_ON)
    tidy(store, A_MONTH_ON)
    assert "You listened" not in dump(store)
    assert count(store, tables.thanks, id=thanks.id) == 1


def test_a_draft_nobody_saved_for_thirty_days_is_deleted_and_it_is_written_down(store):
    old = draft_of(store)
    with store.engine.begin() as connection:
        table = tables.drafts
        connection.execute(
            table.update().where(table.c.id == old).values(saved_at=make.NOON - 31 * DAY)
        )
    fresh = draft_of(store)
    assert tidy(store, make.NOON).drafts == 1
    with store.read() as connection:
        assert connection.scalars(sa.select(tables.drafts.c.id)).all() == [fresh]
    assert count(store, tables.draft_answers, draft_id=old) == 0
    assert count(store, tables.events, action="old draft deleted", subject_id=old) == 1


def test_a_consent_that_ran_out_closes_its_channels_and_calls_the_uses_back(store):
    story = cleared(store)
    publishing.pull(
        store, story.id, Channel.NEWSLETTER, "November", by=make.CAL, at=make.NOON, key="k"
    )
    at = make.NOON + 700 * DAY
    assert tidy(store, at).closed == 0  # its last day is still to come
    assert tidy(store, at + 40 * DAY).closed == 1
    left = now(store, story)
    assert (left.status, left.channels, left.cleared_by) == (Status.APPROVED, frozenset(), None)
    with store.read() as connection:
        assert [each.reason for each in recalled_where(connection)] == ["consent_ran_out"]


@pytest.mark.parametrize("person", make.EVERYBODY)
def test_governance_and_admins_keep_and_nobody_else(sqlite_store, person):
    acts = (
        lambda: tidy(sqlite_store, make.NOON, by=person),
        lambda: keeping.set_months(sqlite_store, Kept.STORY, 24, by=person, at=make.NOON),
        lambda: keeping.keep_longer(sqlite_store, Kept.STORY, "x", by=person, at=make.NOON),
    )
    may = bool({Role.GOVERNANCE, Role.ADMIN} & person.roles)
    for act in acts:
        try:
            act()
        except NotAllowed:
            assert not may
        except NotFound:
            assert may
        else:
            assert may


def test_two_runs_at_once_remove_each_thing_once(store):
    cleared(store)
    tidy(store, YEARS_ON)
    done = at_once(*[lambda: tidy(store, A_MONTH_ON)] * 2)
    assert all(isinstance(each, keeping.Tidied) for each in done)
    assert sum(each.gone for each in done) == 1
    assert count(store, tables.events, action="removed") == 1


def test_times_out_of_bounds_are_refused(sqlite_store):
    with pytest.raises(StoryError, match="from 1 to 300"):
        keeping.set_months(sqlite_store, Kept.STORY, 0, at=make.NOON, **BY_ADA)


def test_the_database_lets_nothing_go_unannounced_or_sooner(store):
    table, today = tables.keeping, make.TODAY
    row = {"kind": "story", "subject_id": make.UNKNOWN, "announced_on": today}
    with pytest.raises(sa.exc.IntegrityError), store.engine.begin() as connection:
        connection.execute(table.insert().values(**row, goes_on=today + 29 * DAY))
    with store.engine.begin() as connection:
        connection.execute(table.insert().values(**row, goes_on=today + 30 * DAY))
    for values in ({"goes_on": today + 29 * DAY}, {"gone_on": today + 29 * DAY}):
        with pytest.raises(sa.exc.IntegrityError), store.engine.begin() as connection:
            connection.execute(table.update().values(**values))
    with pytest.raises(sa.exc.IntegrityError), store.engine.begin() as connection:
        connection.execute(table.delete())


def test_the_command_says_what_it_did(sqlite_store, monkeypatch, capsys):
    monkeypatch.setattr(keeping_of, "open_store", lambda: sqlite_store)
    assert keeping_of.main() == 0
    assert capsys.readouterr().out == "Nothing was due.\n"
    told = "Announced: 1. Old drafts deleted: 2. Uses to take down: 3."
    assert keeping.Tidied(1, 0, drafts=2, closed=0, over=3).sentence == told
    with sqlite_store.read() as connection:
        assert keeping_of.last_run(connection) is not None


def test_what_is_due_much_later_is_not_read_and_loses_nothing(store):
    """Long before, on the day itself, and for something announced whose time was put up."""
    story = approved(store, consent_name="Kofi Mensah")
    thanks = recording.log_thanks(store, make.thanks(), by=make.SAM, at=make.NOON, key="k")
    with store.read() as connection:
        ends = connection.scalar(sa.select(tables.consents.c.expires_on))
    begun = {Kept.STORY: make.TODAY, Kept.CONSENT: ends, Kept.THANKS: make.TODAY}
    ids = {Kept.STORY: story.id, Kept.CONSENT: story.id, Kept.THANKS: thanks.id}
    for kind, start in begun.items():
        due_on = months_later(start, MONTHS[kind])
        first = due_on - timedelta(days=WARNING_DAYS)
        for day, seen in ((first - timedelta(days=40), False), (first, True), (due_on, True)):
            with store.read() as connection:
                found = due_in(connection, day)
                assert due_in(connection, day, ids[kind]) == [
                    each for each in found if each.subject_id == ids[kind]
                ]
                told = [each for each in found if each.goes_on]
                assert due_in(connection, day, announced=True) == told
            assert any((each.kind, each.subject_id) == (kind, ids[kind]) for each in found) is seen
    first = months_later(make.TODAY, MONTHS[Kept.STORY]) - timedelta(days=WARNING_DAYS)
    tidy(store, at=make.NOON + (first - make.TODAY))
    for kind in Kept:
        keeping.set_months(store, kind, MOST, by=make.ADA, at=make.NOON)
    with store.read() as connection:
        found = due_in(connection, first)
        assert due_in(connection, first, announced=True) == found
    announced = {each.kind: each.subject_id for each in found}
    assert announced == ids


def test_after_a_long_pause_the_daily_run_removes_nothing_until_somebody_says_so(sqlite_store):
    """The clock may have jumped ahead, and a draft that is deleted never comes back."""
    draft_of(sqlite_store)
    assert keeping_of.once(sqlite_store, make.NOON).drafts == 0
    with pytest.raises(ClockInDoubt, match=r"last run was on .* today is"):
        keeping_of.once(sqlite_store, make.NOON + 31 * DAY)
    assert count(sqlite_store, tables.drafts) == 1
    for day in range(7, 31, 7):
        assert keeping_of.once(sqlite_store, make.NOON + day * DAY).drafts == 0
    assert keeping_of.once(sqlite_store, make.NOON + 31 * DAY).drafts == 1
    much_later = make.NOON + 60 * DAY
    assert tidy(sqlite_store, much_later, **BY_ADA)
    assert keeping_of.once(sqlite_store, much_later + DAY)


def test_a_run_that_was_overtaken_stops_before_its_next_step(sqlite_store):
    """Another process does the rest, and says so when it is done."""
    for _ in range(3):
        draft_of(sqlite_store)
    turns = iter([True, True])

    def go_on() -> None:
        if not next(turns, False):
            raise Overtaken

    with pytest.raises(Overtaken, match="What was done before is kept"):
        keeping.tidy(sqlite_store, at=make.NOON + 31 * DAY, go_on=go_on)
    assert count(sqlite_store, tables.drafts) == 1
    assert count(sqlite_store, tables.events, action="keeping done") == 0
