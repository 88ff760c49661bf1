"""python -m data.audit verify, on records that hold and on records somebody changed."""

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from data import audit
from data.store.engine import engine
from stories.actions import reviewing
from stories.review import Check
from tests import make
from tests.conftest import submit

GUARDS = ("events_are_only_added", "events_are_never_removed")


@pytest.fixture
def copy(sqlite_store, tmp_path: Path, monkeypatch) -> Path:
    """A copy of a database with three lines in its record, which the command will open."""
    story = submit(sqlite_store)
    reviewing.approve(sqlite_store, story.id, story.version, Check, by=make.RAVI, at=make.NOON)
    with sqlite_store.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    path = tmp_path / "copy.db"
    shutil.copy(sqlite_store.engine.url.database, path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    monkeypatch.setenv("FIELD_KEY_FILE", str(tmp_path / "field.key"))
    return path


def tamper(path: Path, statement: str) -> None:
    """Change the record as somebody with the file in their hands could."""
    made = engine(f"sqlite:///{path}")
    with made.begin() as connection:
        for guard in GUARDS:
            connection.exec_driver_sql(f"DROP TRIGGER {guard}")
        assert connection.execute(sa.text(statement)).rowcount
    made.dispose()


def test_a_record_that_nobody_changed_holds(copy, capsys):
    assert audit.main(["verify"]) == 0
    assert capsys.readouterr().out.strip() == (
        "Nothing was changed. 3 lines were checked, and each fits the line before it."
    )


@pytest.mark.parametrize(
    ("statement", "first_broken"),
    [
        ("UPDATE events SET actor = 'sam' WHERE seq = 3", 3),
        ("UPDATE events SET action = 'story declined' WHERE seq = 3", 3),
        ("UPDATE events SET at = '2026-01-01 00:00:00.000000' WHERE seq = 2", 2),
        ("UPDATE events SET subject_id = 'another' WHERE seq = 1", 1),
        ("UPDATE events SET facts = '{\"version\": 9}' WHERE seq = 2", 2),
        ("UPDATE events SET facts = 'nothing' WHERE seq = 2", 2),
        ("UPDATE events SET at = 'yesterday' WHERE seq = 3", 3),
        ("DELETE FROM events WHERE seq = 2", 3),
        ("DELETE FROM events WHERE seq = 1", 2),
        ("UPDATE events SET seq = 20 WHERE seq = 2", 3),
    ],
)
def test_a_changed_record_is_named_by_its_first_broken_line(copy, capsys, statement, first_broken):
    tamper(copy, statement)
    assert audit.main(["verify"]) == 1
    assert f"Line {first_broken} is the first that does not fit" in capsys.readouterr().out


def test_an_empty_record_says_so(copy, capsys):
    tamper(copy, "DELETE FROM events")
    assert audit.main(["verify"]) == 0
    assert "empty" in capsys.readouterr().out


def test_the_database_itself_refuses_a_change_to_the_record(copy):
    made = engine(f"sqlite:///{copy}")
    for statement in ("UPDATE events SET actor = 'sam'", "DELETE FROM events"):
        with pytest.raises(sa.exc.IntegrityError, match="promise broken"), made.begin() as work:
            work.execute(sa.text(statement))
    made.dispose()


@pytest.mark.parametrize("argv", [[], ["mend"], ["verify", "twice"]])
def test_anything_else_says_how_to_ask(argv, capsys):
    assert audit.main(argv) == 2
    assert "python -m data.audit verify" in capsys.readouterr().out


def test_the_check_reads_every_database(store):
    story = submit(store)
    reviewing.approve(store, story.id, story.version, Check, by=make.RAVI, at=make.NOON)
    with store.read() as connection:
        assert audit.check(connection) == audit.Check(lines=3, broken=None)
