"""Backups whose days are over are removed, and nothing else is."""

import os
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from data import backup, tables
from data.backup import __main__ as command
from data.backup import expiry
from data.backup.trouble import Trouble
from data.ledger import Ledger
from data.store import Store
from stories.actions import keeping
from tests import make
from tests.conftest import KEY, count


def aged(store: Store, place: Path, days: int) -> Path:
    """A backup in this place, made so many days after noon."""
    folder = place / f"day {days}"
    backup.make(store, folder, make.NOON + timedelta(days=days))
    return folder


def test_backups_go_when_their_days_are_over_and_nothing_else_does(sqlite_store, tmp_path):
    """T-22: what was erased still stands in them."""
    store, place = Store(sqlite_store.engine, KEY, Ledger(tmp_path / "ledger", KEY)), tmp_path / "b"
    old, older, young = (aged(store, place, days) for days in (1, 0, 20))
    half, other = place / "half", place / "other"
    half.mkdir()
    (half / "database.db").write_bytes(b"not finished")
    os.utime(half / "database.db", (make.NOON.timestamp(),) * 2)
    other.mkdir()
    for name in ("database.db", "letter.txt"):
        (other / name).write_text("somebody else's")
    (place / "link").symlink_to(old)
    at = make.NOON + timedelta(days=32)
    assert {each.folder for each in expiry.over_in(place, 30, at)} == {old, older, half}
    assert expiry.remove(store, place, 30, at) == 3
    assert {each.name for each in place.iterdir()} == {young.name, "other", "link"}
    assert len(list(other.iterdir())) == 2
    assert expiry.remove(store, place, 30, at) == 0
    assert count(store, tables.events, action=expiry.REMOVED) == 1
    assert expiry.kept_in(place / "nowhere") == []


def test_the_newest_whole_backup_stays_however_old_it_is(sqlite_store, tmp_path):
    store, place = Store(sqlite_store.engine, KEY, Ledger(tmp_path / "ledger", KEY)), tmp_path / "b"
    _, newest = (aged(store, place, days) for days in (0, 5))
    at = make.NOON + timedelta(days=400)
    for days in (0, -1, 367):  # a service with such a setting does not start, but this may
        with pytest.raises(Trouble, match="BACKUP_DAYS: give 1 to 366"):
            expiry.remove(store, place, days, at)
    assert expiry.remove(store, place, 30, at) == 1
    assert [each.folder for each in expiry.over_in(place, 30, at)] == [newest]


@pytest.mark.parametrize("runs_daily", [True, False])
def test_a_clock_that_jumped_ahead_makes_a_backup_and_removes_none(
    sqlite_store, tmp_path, monkeypatch, capsys, runs_daily
):
    """What is removed never comes back; the daily run knows the day, else the last backup."""
    place, store = tmp_path / "b", Store(sqlite_store.engine, KEY)
    aged(store, place, 0), aged(store, place, 1)
    if runs_daily:
        keeping.tidy(store, at=make.NOON + timedelta(days=2))
    monkeypatch.setattr(command, "open_store", lambda settings: store)
    monkeypatch.setenv("BACKUPS", str(place))

    def run(days: int, *options: str) -> tuple[int, int]:
        clock = SimpleNamespace(now=lambda zone: make.NOON + timedelta(days=days))
        monkeypatch.setattr(command, "datetime", clock)
        return command.main(options), len(expiry.kept_in(place))

    assert run(40, command.REMOVE) == (1, 2)
    assert "Nothing was removed. The last run was on" in capsys.readouterr().out
    assert run(40) == (1, 3)
    if runs_daily:
        assert run(41) == (1, 4)  # the backup of a wrong day vouches for nothing
        keeping.tidy(store, at=make.NOON + timedelta(days=41), by=make.ADA)
        assert run(41, command.REMOVE) == (0, 2)


def test_a_backup_that_cannot_go_is_named_and_keeps_none_of_the_others(
    sqlite_store, tmp_path, monkeypatch
):
    """As where another account made it."""
    store, place = Store(sqlite_store.engine, KEY, Ledger(tmp_path / "ledger", KEY)), tmp_path / "b"
    stuck, other, young = (aged(store, place, days) for days in (0, 1, 20))
    unlink = Path.unlink

    def unlink_mine(path: Path, **more) -> None:
        if path.parent == stuck:
            raise PermissionError
        unlink(path, **more)

    monkeypatch.setattr(Path, "unlink", unlink_mine)
    with pytest.raises(Trouble, match="1 of the old backups could not") as refused:
        expiry.remove(store, place, 30, make.NOON + timedelta(days=40))
    assert str(stuck) in str(refused.value)
    assert sorted(place.iterdir()) == [stuck, young]
    assert not other.exists()
    assert count(store, tables.events, action=expiry.REMOVED) == 1
