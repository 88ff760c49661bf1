"""python -m data.audit verify, on records that hold and on records somebody changed."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from data import audit, keys, tables
from data.opening import open_store
from data.store import Store
from data.store.audit import events_in
from data.store.engine import engine
from stories.actions import reviewing
from stories.audit import FIRST, seal
from stories.review import Check
from tests import make
from tests.conftest import KEY, submit

GUARDS = ("events_are_only_added", "events_are_never_removed")


@pytest.fixture(scope="module")
def recorded(sqlite_template: Path, tmp_path_factory) -> Path:
    """A database with three lines in its record, which no test changes."""
    path = tmp_path_factory.mktemp("recorded") / "recorded.db"
    shutil.copy(sqlite_template, path)
    store = Store(engine(f"sqlite:///{path}"), KEY)
    story = submit(store)
    reviewing.approve(store, story.id, story.version, Check, by=make.RAVI, at=make.NOON)
    store.engine.dispose()  # whoever closes last puts the log into the file
    return path


@pytest.fixture
def copy(recorded: Path, tmp_path: Path, monkeypatch) -> Path:
    """A copy of it, which the command will open."""
    path = tmp_path / "copy.db"
    shutil.copy(recorded, path)
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


@pytest.fixture
def kept(copy, tmp_path, capsys) -> Path:
    """A head of the record as it was exported and kept elsewhere."""
    assert audit.main(["head"]) == 0
    path = tmp_path / "head.json"
    path.write_text(capsys.readouterr().out)
    return path


def test_a_record_that_only_grew_holds_beside_an_earlier_head(copy, kept, capsys):
    store = open_store()
    submit(store)
    assert audit.main(["verify", str(kept)]) == 0
    assert "5 lines were checked" in capsys.readouterr().out
    store.engine.dispose()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM events WHERE seq = 3", "Line 3 is gone"),
        ("DELETE FROM events", "Line 3 is gone"),
    ],
)
def test_a_record_whose_end_was_cut_off_is_found_by_an_earlier_head(
    copy, kept, capsys, statement, said
):
    """T-10: such a record holds by itself."""
    tamper(copy, statement)
    assert audit.main(["verify"]) == 0
    assert audit.main(["verify", str(kept)]) == 1
    assert said in capsys.readouterr().out


def test_a_record_written_anew_from_the_start_is_found_by_an_earlier_head(copy, kept, capsys):
    """T-10: whoever can change the file can also make a whole new chain."""
    made = engine(f"sqlite:///{copy}")
    with made.begin() as connection:
        for guard in GUARDS:
            connection.exec_driver_sql(f"DROP TRIGGER {guard}")
        events = [replace(each, actor="leo") for each in events_in(connection)]
        previous = FIRST
        for event in events:
            event = replace(event, previous=previous)
            previous = seal(event)
            row = {"actor": "leo", "previous": event.previous, "hash": previous}
            same = tables.events.c.seq == event.seq
            connection.execute(tables.events.update().where(same).values(**row))
    made.dispose()
    assert audit.main(["verify"]) == 0
    assert audit.main(["verify", str(kept)]) == 1
    assert "Line 3 is another" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ('"line": 3', '"line": 2'),
        ('"hash": "', '"hash": "0'),
        ('"signature": "', '"signature": "00'),
    ],
)
def test_a_head_that_was_changed_is_not_believed(copy, kept, capsys, was, now):
    kept.write_text(kept.read_text().replace(was, now))
    assert audit.main(["verify", str(kept)]) == 1
    assert "not signed by this service" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["", "[]", "{}", "7", '{"signature": 1}', '"x"', "{"])
def test_a_file_that_is_no_head_says_so(copy, kept, capsys, text):
    kept.write_text(text)
    assert audit.main(["verify", str(kept)]) == 1
    assert "no head of a record" in capsys.readouterr().out


def test_a_head_signed_with_the_key_before_is_still_believed(copy, kept, monkeypatch):
    older = Path(os.environ["FIELD_KEY_FILE"]).read_text()
    monkeypatch.setenv("FIELD_KEY", f"{keys.new_text()},{older}")
    assert audit.main(["verify", str(kept)]) == 0
    monkeypatch.setenv("FIELD_KEY", keys.new_text())
    assert audit.main(["verify", str(kept)]) == 1


def test_an_empty_record_has_no_head(copy, capsys):
    tamper(copy, "DELETE FROM events")
    assert audit.main(["head"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("argv", [[], ["mend"], ["verify", "twice", "thrice"], ["head", "x"]])
def test_anything_else_says_how_to_ask(argv, capsys):
    assert audit.main(argv) == 2
    assert "python -m data.audit verify" in capsys.readouterr().out


def test_the_check_reads_every_database(store):
    story = submit(store)
    reviewing.approve(store, story.id, story.version, Check, by=make.RAVI, at=make.NOON)
    with store.read() as connection:
        assert audit.check(connection) == audit.Check(lines=3, broken=None)
