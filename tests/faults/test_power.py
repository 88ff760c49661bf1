"""The power goes while SQLite writes: what is on the disk is cut anywhere."""

import shutil
from pathlib import Path

import pytest

from data.store import Store
from data.store.engine import engine
from tests.conftest import KEY
from tests.faults import writer
from tests.faults.counting import Tally
from tests.faults.kept import assert_kept, tally_kept

pytestmark = pytest.mark.faults

HEADER, FRAME, PAGE = 32, 24 + 4096, 4096  # of SQLite's log, https://sqlite.org/fileformat2.html


@pytest.fixture
def written(sqlite_template, tmp_path):
    """A database and its log after some actions, and where the log ended when each was kept."""
    path = tmp_path / "whole.db"
    shutil.copy(sqlite_template, path)
    store = writer.opened(f"sqlite:///{path}")
    notes = writer.Notes(tmp_path / "notes")
    work = writer.Writer(store, notes, seed=2)
    log, ends = Path(f"{path}-wal"), []
    with store.engine.connect() as held:  # keeps the log from being put into the database
        for _ in range(6):
            work.one()
            ends.append(log.stat().st_size)
        held.rollback()
        yield path, log, notes, ends
    store.engine.dispose()


def test_a_log_that_is_cut_anywhere_has_all_that_was_kept_before(written, tmp_path, times, tally):
    path, log, notes, ends = written
    whole, lines = log.read_bytes(), notes.path.read_text().splitlines()
    kept = [at for at, line in enumerate(lines) if line.startswith("kept")]
    writes = (len(whole) - HEADER) // FRAME
    step = (len(whole) - HEADER) // times(8, 10 * writes)  # at a tenth of all, at every write
    cuts = {*range(HEADER, len(whole), step), *ends, *(end - 1 for end in ends), len(whole)}
    for cut in sorted(cuts):
        place = tmp_path / f"cut-{cut}"
        shutil.copy(path, f"{place}.db")
        Path(f"{place}.db-wal").write_bytes(whole[:cut])
        before = sum(end <= cut for end in ends)
        place.write_text("\n".join(lines[: kept[before - 1] + 1] if before else []))
        _assert_whole(f"{place}.db", writer.Notes(place), tally)
    tally.add("sqlite", cut=len(cuts))
    tally_kept(notes, tally)


def test_a_database_that_was_half_brought_up_to_date_is_mended_by_its_log(
    written, tmp_path, times, tally
):
    """Pages go from the log to the database in any order, and the log goes last."""
    path, log, notes, _ = written
    old, whole = path.read_bytes(), log.read_bytes()
    new = _brought_up(tmp_path, old, whole)
    every = len(new) // PAGE
    pages = range(1, every, every // times(6, every))
    for page in pages:
        place = tmp_path / f"half-{page}"
        mixed = new[: page * PAGE - 700] + old[page * PAGE - 700 :]  # torn within a page
        Path(f"{place}.db").write_bytes(mixed)
        Path(f"{place}.db-wal").write_bytes(whole)
        _assert_whole(f"{place}.db", notes, tally)
    tally.add("sqlite", torn=len(pages))


def _brought_up(tmp_path: Path, old: bytes, log: bytes) -> bytes:
    place = tmp_path / "new.db"
    place.write_bytes(old)
    Path(f"{place}-wal").write_bytes(log)
    made = engine(f"sqlite:///{place}")
    with made.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    made.dispose()
    return place.read_bytes()


def _assert_whole(path: str, notes: writer.Notes, tally: Tally) -> None:
    store = Store(engine(f"sqlite:///{path}"), KEY)
    with store.read() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert_kept(store, notes, tally)
    store.engine.dispose()
    for each in Path(path).parent.glob(f"{Path(path).stem}*"):
        each.unlink()
