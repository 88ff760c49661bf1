"""The ledger of what was erased: kept outside the database, with no id and no word in it."""

import stat
from contextlib import suppress

import sqlalchemy as sa

from data import keys, tables
from data.ledger import Ledger
from data.store import Store
from stories.actions import writing
from stories.erasure import TAKES_AWAY, Gone
from tests import ROOT, make
from tests.conftest import KEY, submit

CANARY = "marmalade"
SIGNED = {"by": make.SAM, "at": make.NOON}


def test_a_ledger_holds_no_id_and_no_word(sqlite_store, tmp_path):
    store = Store(sqlite_store.engine, KEY, Ledger(tmp_path / "away" / "erasures.log", KEY))
    writing.withdraw(store, submit(store, title=f"The {CANARY} door").id, 1, **SIGNED)
    text = store.ledger.path.read_text()
    assert stat.S_IMODE(store.ledger.path.stat().st_mode) == 0o600
    with sqlite_store.read() as connection:
        ids = list(connection.scalars(sa.select(tables.stories.c.id)))
    assert len(text.splitlines()) == 1
    assert text.split()[1] == Gone.STORY
    assert not [each for each in (*ids, "sam", CANARY) if each in text]


def test_a_ledger_that_could_not_be_written_catches_up(sqlite_store, tmp_path, caplog):
    ledger = Ledger(tmp_path / "file", KEY)
    ledger.path.mkdir()  # what a full or missing disk does
    store = Store(sqlite_store.engine, KEY, ledger)
    story = submit(store)
    writing.withdraw(store, story.id, 1, **SIGNED)
    assert "could not be written" in caplog.text
    ledger.path.rmdir()
    with store.read() as connection:
        assert [each.action for each in ledger.missing(connection)] == ["story withdrawn"]
        assert [ledger.catch_up(connection), ledger.catch_up(connection)] == [1, 0]


def test_a_step_that_was_undone_leaves_no_line(sqlite_store, tmp_path):
    store = Store(sqlite_store.engine, KEY, Ledger(tmp_path / "ledger", KEY))
    with suppress(RuntimeError), store.begin(make.SAM, make.NOON) as work:
        work.event("story withdrawn", "story", make.UNKNOWN)
        raise RuntimeError
    assert store.ledger.lines() == []


def test_a_ledger_knows_things_by_the_same_name_after_the_key_changed():
    new = keys.Keys(b"n" * keys.KEY, for_returns=KEY.for_returns)
    assert new.known_as("draft/1") == KEY.known_as("draft/1") != KEY.known_as("draft/2")


def test_every_action_that_takes_away_is_one_that_the_service_does():
    source = "".join(path.read_text() for path in (ROOT / "stories" / "actions").glob("*.py"))
    assert not [action for action in sorted(TAKES_AWAY) if f'"{action}"' not in source]
