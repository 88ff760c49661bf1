"""T-22, R-13: a backup of each database, and a restore that brings back nothing that was erased."""

import shutil
import stat
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
import sqlalchemy as sa

from data import backup, keys, restore, sessions, tables
from data import keeping as keeping_of
from data.backup.__main__ import main
from data.backup.trouble import Trouble
from data.ledger import Ledger
from data.store import Store
from data.store.audit import events_in
from data.store.engine import engine
from stories.actions import admitting, consenting, keeping, publishing, recording, thanking, writing
from stories.erasure import AGAIN, RESTORED
from stories.people import Role
from stories.statuses import Status
from tests import make, postgres
from tests.conftest import KEY, cleared, count, draft_of, submit

CANARY = "marmalade"
LATER = make.NOON.replace(hour=15)


@pytest.fixture
def home(store, tmp_path) -> Store:
    """A store that writes a ledger."""
    return Store(store.engine, KEY, Ledger(tmp_path / "away" / "erasures.log", KEY))


@pytest.fixture
def elsewhere(home, empty_beside) -> Store:
    """An empty database of the same kind, with the same key and ledger."""
    return Store(empty_beside, KEY, home.ledger)


def by(person, at=make.NOON) -> dict:
    return {"by": person, "at": at}


def thanked(store) -> str:
    said = make.thanks(f"The {CANARY} was lovely.")
    return recording.log_thanks(store, said, key=said.id, **by(make.SAM)).id


def everything(store) -> str:
    with store.read() as connection:
        return "".join(
            repr(connection.execute(sa.select(table)).all())
            for table in tables.metadata.sorted_tables
        )


def test_what_was_erased_since_the_backup_stays_erased(home, elsewhere, tmp_path):
    """Each kind: a draft, consent, a story, thanks, a channel, an account and a role."""
    draft = draft_of(home)
    withdrawn, agreed = cleared(home), cleared(home, consent_name="Kofi Mensah")
    inside = cleared(home)
    thanks = thanked(home)
    token = sessions.begin(home, "leo", make.NOON)
    made = backup.make(home, tmp_path / "kept", make.NOON)
    assert made.counts["stories"] == 3

    writing.delete_draft(home, draft, **by(make.SAM))
    writing.withdraw(home, withdrawn.id, withdrawn.version, **by(make.SAM))
    consenting.withdraw_consent(home, agreed.id, agreed.id, make.TODAY, **by(make.GWEN))
    publishing.take_back_inside(home, inside.id, inside.version, **by(make.GWEN))
    thanking.take_back(home, thanks, **by(make.SAM))
    admitting.close_account(home, "leo", **by(make.ADA))
    admitting.set_roles(home, "cal", frozenset({Role.COMMS}), frozenset(), **by(make.ADA))

    done = restore.restore(elsewhere, tmp_path / "kept", LATER)
    assert done.again == 8
    assert done.record.startswith("Nothing was changed.")
    assert CANARY not in everything(elsewhere)
    assert count(elsewhere, tables.drafts) == 0
    for story, status in ((withdrawn, "withdrawn"), (agreed, "withdrawn"), (inside, "approved")):
        assert count(elsewhere, tables.stories, id=story.id, status=status) == 1
    assert count(elsewhere, tables.consents, story_id=agreed.id, withdrawn_on=None) == 0
    assert count(elsewhere, tables.people, id="leo", active=False) == 1
    assert count(elsewhere, tables.person_roles, person_id="cal") == 0
    assert sessions.person_of(elsewhere, token, make.NOON) is None
    with elsewhere.read() as connection:
        said = [event.action for event in events_in(connection)][made.line :]
    assert said == [RESTORED] + [AGAIN] * 8


def test_a_second_restore_leaves_alone_what_was_decided_since_the_first(home, elsewhere, tmp_path):
    backup.make(home, tmp_path / "first", make.NOON)
    admitting.close_account(home, "leo", **by(make.ADA))
    restore.restore(elsewhere, tmp_path / "first", LATER)
    admitting.open_account(elsewhere, "leo", **by(make.ADA, LATER))
    backup.make(elsewhere, tmp_path / "second", LATER)
    assert restore.restore(elsewhere, tmp_path / "second", LATER, over=True).again == 0
    assert count(elsewhere, tables.people, id="leo", active=True) == 1


def test_what_was_erased_after_a_restore_by_a_slow_clock_stays_erased(home, elsewhere, tmp_path):
    """R-09: a replica five minutes behind erases it, a minute after the first restore."""
    story = submit(home)
    backup.make(home, tmp_path / "first", make.NOON)
    restore.restore(elsewhere, tmp_path / "first", LATER)
    backup.make(elsewhere, tmp_path / "second", LATER)
    slow = LATER - timedelta(minutes=4)
    writing.withdraw(elsewhere, story.id, 1, **by(make.SAM, slow))
    assert restore.restore(elsewhere, tmp_path / "second", LATER, over=True).again == 1
    assert count(elsewhere, tables.stories, id=story.id, status=Status.WITHDRAWN) == 1


def test_after_a_restore_of_an_earlier_version_only_what_came_since_is_done_again(
    home, elsewhere, tmp_path, monkeypatch
):
    """It noted no place in the ledger, so its moment counts, and an hour for a slow clock."""
    story = submit(home)
    backup.make(home, tmp_path / "first", make.NOON)
    admitting.close_account(home, "leo", **by(make.ADA))
    with monkeypatch.context() as earlier:
        earlier.setattr(restore, "LINES", "not noted")
        restore.restore(elsewhere, tmp_path / "first", LATER)
    admitting.open_account(elsewhere, "leo", **by(make.ADA, LATER))
    backup.make(elsewhere, tmp_path / "second", LATER)
    slow = LATER - timedelta(minutes=4)
    writing.withdraw(elsewhere, story.id, 1, **by(make.SAM, slow))
    assert restore.restore(elsewhere, tmp_path / "second", LATER, over=True).again == 1
    assert count(elsewhere, tables.stories, id=story.id, status=Status.WITHDRAWN) == 1
    assert count(elsewhere, tables.people, id="leo", active=True) == 1


def test_words_and_names_whose_time_was_over_do_not_come_back(home, elsewhere, tmp_path):
    story = cleared(home, consent_name="Kofi Mensah")
    years_on = make.NOON.replace(year=2031, month=12)
    keeping.tidy(home, at=years_on.replace(month=10))
    backup.make(home, tmp_path / "kept", years_on)
    assert keeping.tidy(home, at=years_on).gone == 2
    # The names go with the words, so the second line finds nothing left.
    assert restore.restore(elsewhere, tmp_path / "kept", years_on).again == 1
    said = everything(elsewhere)
    assert not [words for words in make.WORDS.values() if words in said]
    assert count(elsewhere, tables.consent_names) == 0
    assert count(elsewhere, tables.stories, id=story.id, status=Status.EXPIRED) == 1


def test_a_database_that_stands_is_not_overwritten_unasked(home, elsewhere, tmp_path):
    backup.make(home, tmp_path / "kept", make.NOON)
    restore.restore(elsewhere, tmp_path / "kept", LATER)
    story = submit(elsewhere)
    with pytest.raises(Trouble, match="--over-what-is-there"):
        restore.restore(elsewhere, tmp_path / "kept", LATER)
    assert count(elsewhere, tables.stories, id=story.id) == 1


def test_a_backup_that_does_not_fit_leaves_what_stood_there(home, elsewhere, tmp_path, monkeypatch):
    story = submit(home)
    writing.withdraw(home, story.id, 1, **by(make.SAM))
    made = backup.make(home, tmp_path / "kept", make.NOON)
    restore.restore(elsewhere, tmp_path / "kept", LATER)
    there = submit(elsewhere)
    ledger = home.ledger.path.read_text()

    def refused(said: str) -> None:
        with pytest.raises(Trouble, match=said):
            restore.restore(elsewhere, tmp_path / "kept", LATER, over=True)
        assert count(elsewhere, tables.stories, id=there.id) == 1

    home.ledger.path.write_text("")
    refused("lacks 1 of the steps")
    home.ledger.path.write_text(ledger)
    monkeypatch.setattr(backup, "read", lambda *at: replace(made, seal="0" * 64))
    refused("does not end where")
    monkeypatch.setattr(backup, "read", lambda *at: made)
    monkeypatch.setattr(restore, "first_broken", lambda events: 1)
    refused("was changed")


# What belongs to no database in particular.


@pytest.fixture
def kept(sqlite_store, tmp_path) -> Path:
    store = Store(sqlite_store.engine, KEY, Ledger(tmp_path / "away" / "erasures.log", KEY))
    draft_of(store, title=f"The {CANARY} door")
    writing.withdraw(store, submit(store).id, 1, **by(make.SAM))
    backup.make(store, tmp_path / "kept", make.NOON)
    return tmp_path / "kept"


def aside(tmp_path, key=KEY) -> Store:
    ledger = Ledger(tmp_path / "away" / "erasures.log", key)
    return Store(engine(f"sqlite:///{tmp_path / 'new.db'}"), key, ledger)


def test_a_backup_is_for_its_owner_alone_and_holds_no_words_of_a_draft(kept):
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert {each.name for each in kept.iterdir()} == {
        "database.db",
        "erasures.log",
        "manifest.json",
    }
    for path in kept.iterdir():
        assert CANARY.encode() not in path.read_bytes()


@pytest.mark.parametrize(
    ("file", "change", "said"),
    [
        ("database.db", lambda data: data[:-1] + b"x", "database.db is not as it was"),
        ("erasures.log", lambda data: b"", "erasures.log is not as it was"),
        ("manifest.json", lambda data: data.replace(b'"line": 4', b'"line": 3'), "not made with"),
        ("manifest.json", lambda data: b"{", "no whole backup"),
        ("manifest.json", lambda data: b"[]", "no whole backup"),
    ],
)
def test_a_backup_that_was_changed_is_refused(kept, tmp_path, file, change, said):
    path = kept / file
    before = path.read_bytes()
    path.write_bytes(change(before))
    assert path.read_bytes() != before
    with pytest.raises(Trouble, match=said):
        restore.restore(aside(tmp_path), kept, LATER)
    assert not (tmp_path / "new.db").exists()


def test_a_backup_needs_the_key_it_was_made_with(kept, tmp_path):
    with pytest.raises(Trouble, match="FIELD_KEY"):
        restore.restore(aside(tmp_path, keys.Keys(b"z" * keys.KEY)), kept, LATER)


def test_a_backup_whose_days_are_over_is_not_restored_unless_that_is_said(kept, tmp_path):
    late = make.NOON + timedelta(days=30, seconds=1)
    with pytest.raises(Trouble, match="more than 30 days old") as refused:
        restore.restore(aside(tmp_path), kept, late, days=30)
    assert restore.OLD in str(refused.value)
    assert not (tmp_path / "new.db").exists()
    assert restore.restore(aside(tmp_path), kept, make.NOON + timedelta(days=30), days=30)
    assert restore.restore(aside(tmp_path), kept, late, over=True)


def test_a_restore_without_the_ledger_says_where_a_copy_is(kept, tmp_path):
    (tmp_path / "away" / "erasures.log").unlink()
    with pytest.raises(Trouble, match="ERASURE_LEDGER"):
        restore.restore(aside(tmp_path), kept, LATER)


def test_a_backup_of_a_later_version_or_of_another_database_is_refused(kept, tmp_path, monkeypatch):
    read = backup.read
    for change, said in (({"revision": "9999"}, "later version"), ({"database": "x"}, "same kind")):
        monkeypatch.setattr(backup, "read", lambda *at, change=change: replace(read(*at), **change))
        with pytest.raises(Trouble, match=said):
            restore.restore(aside(tmp_path), kept, LATER)


def test_a_database_in_use_is_not_replaced(kept, tmp_path):
    store = aside(tmp_path)
    restore.restore(store, kept, LATER)
    with store.read() as connection:
        connection.execute(sa.select(tables.people)).first()
        with pytest.raises(Trouble, match="Stop it"):
            restore.restore(aside(tmp_path), kept, LATER, over=True)
    store.engine.dispose()


@pytest.mark.postgres
def test_a_line_that_is_about_to_end_is_waited_for(
    postgres_store, postgres_server, tmp_path, monkeypatch
):
    """The server lists it for a moment after it was ended, and then the command said: in use."""
    monkeypatch.setattr(backup.postgresql, "LEAVING", 60)
    ledger = Ledger(tmp_path / "erasures.log", KEY)
    with postgres.tools_first(), postgres.new(postgres_server) as url:
        backup.make(Store(postgres_store.engine, KEY, ledger), tmp_path / "kept", make.NOON)
        there, other = engine(url), engine(url)
        held, waited = other.connect(), []

        def wait(seconds: float) -> None:
            waited.append(seconds)
            held.close()
            other.dispose()
            time.sleep(seconds)

        clock = SimpleNamespace(monotonic=time.monotonic, sleep=wait)
        monkeypatch.setattr(backup.postgresql, "time", clock)
        restore.restore(Store(there, KEY, ledger), tmp_path / "kept", LATER)
        assert waited
        there.dispose()


def test_a_machine_without_the_tools_of_postgresql_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(Trouble, match="pg_dump is not on the PATH"):
        backup.postgresql.tool("pg_dump")


def test_the_commands_say_what_they_did_and_how_to_ask(
    sqlite_template, tmp_path, monkeypatch, capsys
):
    shutil.copy(sqlite_template, tmp_path / "own.db")
    monkeypatch.setenv("FIELD_KEY", keys.new_text())
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'own.db'}")
    monkeypatch.setenv("ERASURE_LEDGER", str(tmp_path / "away" / "own.log"))
    folder = str(tmp_path / "by hand")
    assert main([folder]) == 0
    assert "0 stories" in capsys.readouterr().out
    assert main([folder]) == 1
    assert "not empty" in capsys.readouterr().out
    assert restore.main([folder]) == 1
    assert restore.main([folder, restore.OVER]) == 0
    said = capsys.readouterr().out
    assert "Everybody must sign in again" in said
    assert "destroyed or is lost: 0." in said
    assert main([]) == main(["--help"]) == restore.main([]) == restore.main(["a", "b"]) == 2
    assert main(["--remove-old"]) == 2
    monkeypatch.setenv("BACKUPS", str(tmp_path / "all"))
    capsys.readouterr()
    assert main([]) == main(["--remove-old"]) == keeping_of.main() == 0
    assert capsys.readouterr().out.count("older than 30 days that were removed: 0.") == 3
    (made,) = (each for each in (tmp_path / "all").iterdir() if each.is_dir())
    monkeypatch.setenv("BACKUP_DAYS", "-1")  # a day that has passed already
    assert restore.main([str(made), restore.OVER]) == 1
    assert restore.OLD in capsys.readouterr().out
    assert restore.main([str(made), restore.OVER, restore.OLD]) == 0
