"""A copy that may be behind: read where it is near enough, and never for what must be so now."""

import logging
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from data import figures, opening, search
from data.config import Settings
from data.store import Store, copies
from data.store.copies import AWAY, BACK, BEHIND, Copy
from data.store.engine import engine
from stories.actions import consenting
from stories.actions.figures import raise_threshold
from stories.errors import NotReached
from stories.searches import Search
from stories.trends.disclosure import SMALLEST_COUNT
from tests import make, postgres
from tests.conftest import cleared

NOW = {"at": make.NOON}


def with_copy(store: Store, url: str) -> Store:
    follows = Copy(engine(url, only_reads=True), store.engine)
    return Store(store.engine, store.keys, None, follows)


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "copy.db"


@pytest.fixture
def copied(sqlite_store, path) -> Iterator[Store]:
    """A store with a copy that stays as the database was: one cleared story."""
    cleared(sqlite_store, title="The kitchen table")
    made = with_copy(sqlite_store, copy_of_file(sqlite_store, path))
    yield made
    made.copy.engine.dispose()


@pytest.fixture
def either(store, path, request) -> Iterator[Store]:
    """The same on each database in turn, without a story."""
    if store.engine.dialect.name == "sqlite":
        made = with_copy(store, copy_of_file(store, path))
        yield made
        made.copy.engine.dispose()
        return
    name, server = f"copy_{os.urandom(6).hex()}", request.getfixturevalue("postgres_server")
    store.engine.dispose()
    postgres.execute(server, f"CREATE DATABASE {name} TEMPLATE {store.engine.url.database}")
    made = with_copy(store, postgres.database(server, name))
    yield made
    made.copy.engine.dispose()
    postgres.execute(server, f"DROP DATABASE {name} WITH (FORCE)")


def copy_of_file(store: Store, path: Path) -> str:
    with store.read() as connection, sqlite3.connect(path) as new:
        connection.exec_driver_sql("COMMIT")
        connection.connection.driver_connection.backup(new)
        connection.exec_driver_sql("BEGIN")
    new.close()
    return f"sqlite:///{path}"


def source(store: Store) -> str:
    """Which database answers a read that may be behind."""
    with store.read_copy() as connection:
        return "copy" if connection.engine is store.copy.engine else "main"


def threshold(store: Store) -> int:
    with store.read_copy() as connection:
        return figures.threshold_of(connection)


def test_a_copy_is_read_until_it_lacks_what_somebody_just_did(either, caplog):
    assert (threshold(either), source(either)) == (SMALLEST_COUNT, "copy")
    with pytest.raises(sa.exc.SQLAlchemyError), either.copy.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM settings")
    raise_threshold(either, 7, by=make.ADA, **NOW)
    assert (threshold(either), source(either)) == (7, "main")
    assert [each.message for each in caplog.records] == [BEHIND]


def test_what_others_did_is_seen_after_some_seconds(copied, sqlite_store, monkeypatch):
    assert source(copied) == "copy"
    raise_threshold(sqlite_store, 7, by=make.ADA, **NOW)  # by another process
    assert (threshold(copied), source(copied)) == (SMALLEST_COUNT, "copy")
    monkeypatch.setattr(copies, "MOST_BEHIND", 0)
    assert (threshold(copied), source(copied)) == (7, "main")


def test_while_the_copy_is_away_the_main_database_answers_and_the_log_says_so(
    copied, sqlite_store, path, monkeypatch, caplog
):
    caplog.set_level(logging.INFO)
    away = path.rename(path.with_name("away.db"))
    assert [source(copied), source(copied)] == ["main", "main"]
    assert [each.message for each in caplog.records] == [AWAY]
    assert not path.exists()
    raise_threshold(sqlite_store, 7, by=make.ADA, **NOW)
    assert threshold(copied) == 7
    away.rename(path)
    monkeypatch.setattr(copies, "AGAIN", 0)
    assert threshold(copied) == 7  # what was seen is not taken away by an older copy
    monkeypatch.setattr(copied.copy, "engine", sqlite_store.engine)
    assert source(copied) == "copy"
    assert [each.message for each in caplog.records] == [AWAY, BEHIND, BACK]


def test_a_copy_that_leaves_in_the_middle_is_said_and_the_next_read_is_answered(copied, caplog):
    gone = sqlite3.OperationalError("disk I/O error")
    gone.sqlite_errorcode = sqlite3.SQLITE_IOERR
    with pytest.raises(NotReached), copied.read_copy():
        raise sa.exc.OperationalError("SELECT 1", {}, gone)
    assert source(copied) == "main"
    assert [each.message for each in caplog.records] == [AWAY]


def test_a_story_taken_back_is_not_shown_though_the_copy_has_it_still(copied, sqlite_store):
    """Found and counted in the copy; what a card says is read in the main database."""
    (card,) = search.find_in(copied, make.NOON, Search("kitchen")).found
    assert (card.title, source(copied)) == ("The kitchen table", "copy")
    consenting.withdraw_consent(
        sqlite_store, card.id, card.id, make.TODAY, by=make.GWEN, at=make.NOON
    )
    result = search.find_in(copied, make.NOON, Search("kitchen"))
    assert (result.found, source(copied)) == ([], "copy")


def test_the_settings_name_the_copy(tmp_path, path):
    settings = Settings(
        _env_file=None,
        database_url=f"sqlite:///{tmp_path / 'main.db'}",
        database_read_url=f"sqlite:///{path}",
        field_key_file=tmp_path / "field.key",
    )
    store = opening.open_store(settings)
    assert str(path) in store.copy.engine.url.database
    store.close()
    without = settings.model_copy(update={"database_read_url": ""})
    assert opening.open_store(without).copy is None
