"""What every connection promises, read back from the database itself."""

import sqlite3

import pytest

from data.store.engine import BUSY_MS, engine


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL: a commit waits for the disk
        ("busy_timeout", BUSY_MS),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
    ],
)
def test_sqlite_keeps_its_promises(tmp_path, pragma, value):
    made = engine(f"sqlite:///{tmp_path / 'promises.db'}")
    with made.connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value
    made.dispose()


def test_a_new_file_that_two_open_at_once_is_waited_for(tmp_path, monkeypatch):
    """SQLite gives up at once where two choose the log together, however long it may wait."""
    asked = []

    class Busy(sqlite3.Connection):
        def execute(self, statement, *rest):
            if statement == "PRAGMA journal_mode=WAL":
                asked.append(statement)
                if len(asked) < 3:
                    busy = sqlite3.OperationalError("database is locked")
                    busy.sqlite_errorcode = sqlite3.SQLITE_BUSY
                    raise busy
            return super().execute(statement, *rest)

    real = sqlite3.connect
    monkeypatch.setattr(sqlite3.dbapi2, "connect", lambda *a, **k: real(*a, **k, factory=Busy))
    made = engine(f"sqlite:///{tmp_path / 'new.db'}")
    with made.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    assert len(asked) == 3
    made.dispose()
