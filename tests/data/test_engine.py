"""What every connection promises, read back from the database itself."""

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
