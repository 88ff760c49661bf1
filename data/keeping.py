"""Doing what is due: python -m data.keeping, once a day. Also what pages read of it."""

import sys
from datetime import date, datetime

import sqlalchemy as sa

from data import backup, sealed_words, tables
from data.backup import expiry
from data.backup.trouble import Trouble
from data.config import Settings
from data.opening import open_store
from data.store import Store
from data.store.alone import alone
from data.store.keeping import due_in, months_in, old_drafts_in, stories_past_time_in
from stories.actions import keeping
from stories.days import LONDON
from stories.errors import StoryError
from stories.ids import is_id, reference
from stories.keeping import ClockInDoubt, Due, Kept, is_in_doubt
from stories.people import SERVICE, Person

ALREADY = "Another process is doing this already; nothing was done."
LOST = "Answers, names and notes that no key opens any more"
MEND_LOST = "Only a copy of the keys that still holds theirs can bring them back."


def near(connection: sa.Connection, today: date) -> list[Due]:
    """What was announced and goes within 30 days, the soonest first."""
    return sorted(
        (due for due in due_in(connection, today, announced=True) if due.is_near(today)),
        key=lambda due: due.day,
    )


def waiting(connection: sa.Connection, at: datetime) -> int:
    """How many things the next run will do."""
    today = at.date()
    due = sum(each.to_announce(today) or each.goes(today) for each in due_in(connection, today))
    drafts = len(old_drafts_in(connection, at))
    return due + drafts + len(stories_past_time_in(connection, today))


def months(connection: sa.Connection) -> dict[Kept, int]:
    """How many months each kind is kept: as set, or as usual."""
    return months_in(connection)


def last_run(connection: sa.Connection, what: str = "keeping done") -> datetime | None:
    """When the daily run, or another action, was last in the record; None where it never was."""
    table = tables.events
    ran = sa.select(sa.func.max(table.c.at)).where(table.c.action == what)
    return connection.scalar(ran)


def called(connection: sa.Connection, due: Due) -> str:
    """What people call it: a story's reference, also for the names of its consents."""
    story_id = due.subject_id
    if due.kind is Kept.CONSENT:
        table = tables.consent_names
        story_id = connection.scalar(
            sa.select(table.c.story_id).where(table.c.party == due.subject_id)
        )
    known = due.kind is not Kept.THANKS and is_id(story_id)
    return reference(story_id) if known else ""


def once(store: Store, at: datetime) -> keeping.Tidied | None:
    """One run, or None while another process runs: each replica may have it in its timetable.

    Raises ClockInDoubt long after the last run: then somebody starts it who knows what day it is.
    Raises Overtaken where it stood still in the middle until another could begin.
    """
    with store.read() as connection:
        last = last_run(connection)
    if is_in_doubt(last, at):
        raise ClockInDoubt(last, at)
    return now(store, at)


def now(store: Store, at: datetime, by: Person = SERVICE) -> keeping.Tidied | None:
    """The same, whenever the last run was: somebody who knows what day it is asks for it."""
    with alone(store.engine, "keeping") as go_on:
        return keeping.tidy(store, at=at, by=by, go_on=go_on) if go_on else None


def _let_keys_go(store: Store, settings: Settings, at: datetime) -> None:
    """Destroy the keys of what is here no more, also in their copy beside the backups.

    Never those of another database, of which nothing is here.
    """
    if store.keys.own is None:
        return
    with store.read() as connection:
        if sealed_words.are_strange(connection, store.keys):
            raise Trouble(sealed_words.STRANGE)
        there = sealed_words.things_in(connection)
    store.keys.own.sweep(there, at.date(), settings.backup_days)
    if settings.backups and settings.backups.is_dir():
        backup.copy_keys(store, settings.backups)


def _lost_sentence(store: Store) -> str:
    """On what no key opens any more; empty where everything opens."""
    with store.read() as connection:
        lost = sealed_words.count_lost(connection, store.keys)
    return f"{LOST}: {lost}. {MEND_LOST}" if lost else ""


def main() -> int:
    """Print what the run did; 1 where it did not come to its end, with the reason."""
    store = open_store()
    try:
        return _run(store, Settings(), datetime.now(LONDON))
    except StoryError as refusal:
        print(refusal)
        return 1
    finally:
        store.close()


def _run(store: Store, settings: Settings, at: datetime) -> int:
    done = once(store, at)
    print(done.sentence if done else ALREADY)
    if done and store.ledger:
        with store.read() as connection:
            store.ledger.catch_up(connection)
    if done and settings.backups:  # first: a full disk has room again for the copy of the keys
        print(expiry.remove_and_tell(store, settings.backups, settings.backup_days, at))
    if done:
        _let_keys_go(store, settings, at)
    if done and (lost := _lost_sentence(store)):
        print(lost)
    return 0


if __name__ == "__main__":
    sys.exit(main())
