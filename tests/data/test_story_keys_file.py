"""T-22: the file of own keys, its copy beside the backups, and what happens where it is lost."""

import os
import stat
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from data import backup, own_keys, readiness, restore, rotate, sealed_words, tables
from data import keeping as keeping_of
from data.backup.trouble import Trouble
from data.check import Unsafe, look
from data.keys import Keys
from data.own_keys import OwnKeys
from data.store import Store
from data.store.engine import engine
from stories.actions import writing
from tests import make
from tests.conftest import KEY, at_once, count, draft_of
from tests.data.sealed_everywhere import begun, by, kinds, opened, sealed_in, write_in_every_place

LATER = make.NOON + timedelta(hours=3)


@pytest.fixture
def simple(sqlite_store, tmp_path) -> Iterator[Store]:
    """A store with own keys, of files alone."""
    made = engine(f"sqlite:///{tmp_path / 'away' / 'story-keys.db'}")
    yield begun(sqlite_store.engine, OwnKeys(made), tmp_path)
    made.dispose()


def test_nothing_of_a_destroyed_key_is_left_in_its_file(simple, tmp_path):
    draft = draft_of(simple)
    (locked,) = simple.keys.own.of(f"draft/{draft}")
    files = tmp_path / "away"
    assert [x for x in files.iterdir() if locked in x.read_bytes()]
    writing.delete_draft(simple, draft, **by(make.SAM))
    assert not [x for x in files.iterdir() if locked in x.read_bytes()]


def test_own_keys_alone_open_nothing_and_stand_in_no_backup(simple, tmp_path):
    draft_of(simple)
    backup.make(simple, tmp_path / "all" / "one", make.NOON)
    backup.make(simple, tmp_path / "all" / "two", LATER)
    names = {each.name for each in (tmp_path / "all").iterdir()}
    assert names == {"one", "two", backup.KEYS}
    copy = tmp_path / "all" / backup.KEYS
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    rows, own = sealed_in(simple.engine), simple.keys.own
    assert opened(rows, KEY.with_own(own)) == rows.keys()
    assert opened(rows, Keys(b"x" * 32).with_own(own)) == set()


def test_everything_opens_after_a_change_of_key_and_in_older_backups_too(simple):
    write_in_every_place(simple)
    rows = sealed_in(simple.engine)
    new, old = b"n" * 32, b"k" * 32
    assert rotate.seal_anew(replace_keys(simple, Keys(new, old))) == len(rows)
    renewed = Keys(new).with_own(simple.keys.own)
    assert opened(sealed_in(simple.engine), renewed) == opened(rows, renewed) == rows.keys()
    assert opened(rows, KEY.with_own(simple.keys.own)) == set()


def test_a_backup_of_before_a_change_of_key_is_restored_with_both_keys(simple, tmp_path):
    write_in_every_place(simple)
    folder, (new, old) = tmp_path / "all" / "one", (b"n" * 32, b"k" * 32)
    backup.make(simple, folder, make.NOON)
    rows = sealed_in(simple.engine)
    both = replace_keys(simple, Keys(new, old))
    rotate.seal_anew(both)
    with pytest.raises(Trouble, match="parted by a comma"):
        restore.restore(replace_keys(simple, Keys(new)), folder, LATER, over=True)
    restore.restore(both, folder, LATER, over=True)
    left = sealed_in(simple.engine)
    assert opened(left, replace_keys(simple, Keys(new)).keys) == left.keys() == rows.keys()


def test_a_database_of_a_time_without_own_keys_gets_them_at_the_next_start(sqlite_store, tmp_path):
    draft = draft_of(sqlite_store)
    before = sealed_in(sqlite_store.engine)
    own = OwnKeys(engine(f"sqlite:///{tmp_path / 'away' / 'story-keys.db'}"))
    begun(sqlite_store.engine, own, tmp_path)
    after = sealed_in(sqlite_store.engine)
    assert opened(after, KEY) == set()
    assert opened(after, KEY.with_own(own)) == before.keys()
    assert own.things() == {f"draft/{draft}"}
    begun(sqlite_store.engine, own, tmp_path)
    assert sealed_in(sqlite_store.engine) == after
    own.engine.dispose()


def test_a_strange_or_a_lost_collection_is_refused_before_anything_is_sealed(simple, tmp_path):
    draft_of(simple)
    other = OwnKeys(engine(f"sqlite:///{tmp_path / 'other.db'}"))
    strange = replace_own(simple, other)
    with pytest.raises(Unsafe, match="STORY_KEYS"), strange.engine.begin() as connection:
        sealed_words.settle(connection, strange.keys)
    with pytest.raises(Trouble, match="STORY_KEYS"):
        backup.make(strange, tmp_path / "all" / "one", make.NOON)
    assert not (tmp_path / "all" / backup.KEYS).exists()  # no good copy would be put aside for it
    restore.restore(strange, tmp_path / "all" / "one", LATER, over=True, without=True)
    assert count(strange, tables.drafts) == 0
    assert draft_of(strange)
    with strange.engine.begin() as connection:
        sealed_words.settle(connection, strange.keys)
    other.engine.dispose()


def test_a_new_machine_takes_the_keys_from_beside_the_backup_or_says_what_is_missing(
    simple, tmp_path
):
    write_in_every_place(simple)
    folder, copy = tmp_path / "all" / "one", tmp_path / "all" / backup.KEYS
    backup.make(simple, folder, make.NOON)
    kept = copy.read_bytes()
    copy.unlink()
    new = new_machine(simple, tmp_path / "new")
    with pytest.raises(Trouble, match="STORY_KEYS") as refused:
        restore.restore(new, folder, LATER)
    assert restore.WITHOUT in str(refused.value)
    copy.write_bytes(b"no database")
    with pytest.raises(Trouble, match="STORY_KEYS"):
        restore.restore(new, folder, LATER)
    copy.write_bytes(kept)
    restore.restore(new, folder, LATER)
    assert opened(sealed_in(new.engine), new.keys) == sealed_in(simple.engine).keys()
    new.close()


def test_without_their_keys_a_backup_gives_back_all_but_what_they_locked(simple, tmp_path):
    _, story = write_in_every_place(simple)
    backup.make(simple, tmp_path / "all" / "one", make.NOON)
    (tmp_path / "all" / backup.KEYS).unlink()
    new = new_machine(simple, tmp_path / "new")
    restore.restore(new, tmp_path / "all" / "one", LATER, without=True)
    left = sealed_in(new.engine)
    assert kinds(left) == {"review"}
    assert opened(left, new.keys) == left.keys()
    assert count(new, tables.stories, id=story, status="cleared") == 1
    with new.engine.begin() as connection:
        sealed_words.settle(connection, new.keys)
    new.close()


def test_a_place_that_takes_no_copy_of_the_keys_is_named(simple, tmp_path):
    (tmp_path / "all" / backup.KEYS).mkdir(parents=True)
    with pytest.raises(Trouble, match="without the keys") as refused:
        backup.make(simple, tmp_path / "all" / "one", make.NOON)
    assert str(tmp_path / "all" / backup.KEYS) in str(refused.value)
    assert {each.name for each in (tmp_path / "all").iterdir()} == {"one", backup.KEYS}


def test_copies_of_the_keys_that_are_made_at_once_are_each_whole(simple, tmp_path):
    """A backup and the daily run may begin in the same second."""
    for _ in range(50):
        draft_of(simple)
    copy, own = tmp_path / backup.KEYS, simple.keys.own
    assert at_once(*[lambda: own.copy_to(copy)] * 8) == [None] * 8
    copied = OwnKeys(sa.create_engine(f"sqlite:///{copy}"))
    assert sorted(copied.every()) == sorted(own.every())
    copied.engine.dispose()


def test_half_a_copy_of_the_keys_that_was_left_behind_goes_with_the_next(simple, tmp_path):
    draft_of(simple)
    halves = [tmp_path / f"{backup.KEYS}.{each}{own_keys.NEW}" for each in ("old", "now")]
    for each in halves:
        each.write_bytes(b"half")
    before = time.time() - 2 * own_keys.LONGEST
    os.utime(halves[0], (before, before))
    simple.keys.own.copy_to(tmp_path / backup.KEYS)
    assert [each.exists() for each in halves] == [False, True]  # another may be making that one


def test_a_service_whose_keys_are_away_is_not_ready(simple):
    assert readiness.problem(simple) is None
    away = OwnKeys(sa.create_engine("sqlite:////proc/no/such/place.db"))
    assert readiness.problem(replace_own(simple, away)) == readiness.NO_ANSWER


def new_machine(store: Store, folder: Path) -> Store:
    own = OwnKeys(engine(f"sqlite:///{folder / 'story-keys.db'}"))
    keys = KEY.with_own(own)
    return Store(engine(f"sqlite:///{folder / 'service.db'}"), keys, store.ledger)


def replace_own(store: Store, own: OwnKeys) -> Store:
    return Store(store.engine, KEY.with_own(own), store.ledger)


def test_the_daily_run_destroys_what_is_over_in_the_copy_beside_the_backups_too(
    simple, tmp_path, monkeypatch
):
    draft = draft_of(simple)
    (locked,) = simple.keys.own.of(f"draft/{draft}")
    backup.make(simple, tmp_path / "all" / "one", make.NOON)
    copy = tmp_path / "all" / backup.KEYS
    assert locked in copy.read_bytes()
    writing.delete_draft(simple, draft, **by(make.SAM))
    monkeypatch.setenv("BACKUPS", str(tmp_path / "all"))
    monkeypatch.setattr(keeping_of, "open_store", lambda: simple)
    assert keeping_of.main() == 0
    assert locked not in copy.read_bytes()


def replace_keys(store: Store, keys: Keys) -> Store:
    return Store(store.engine, keys.with_own(store.keys.own), store.ledger)


def test_a_strange_or_a_missing_collection_of_story_keys_is_found(
    sqlite_store, tmp_path, monkeypatch
):
    """Looking makes nothing: a new collection in the place of a lost one would hide the loss."""
    own = tmp_path / "away" / "story-keys.db"
    monkeypatch.setenv("DATABASE_URL", str(sqlite_store.engine.url))
    monkeypatch.setenv("STORY_KEYS", f"sqlite:///{own}")
    assert not look.situation({}, {}).strange_keys
    assert not own.exists()
    made = OwnKeys(engine(f"sqlite:///{own}"))
    with sqlite_store.engine.begin() as connection:
        sealed_words.settle(connection, KEY.with_own(made))
    made.engine.dispose()
    assert not look.situation({}, {}).strange_keys
    for end in ("", "-wal", "-shm"):
        own.with_name(own.name + end).unlink(missing_ok=True)
    assert look.situation({}, {}).strange_keys
    assert not own.exists()


def test_no_backup_is_made_where_its_copy_would_take_the_place_of_the_keys(simple, tmp_path):
    """The service has that file open: what it seals meanwhile would be locked with lost keys."""
    draft = draft_of(simple)
    own = tmp_path / "away" / "story-keys.db"
    before = own.stat().st_ino
    with pytest.raises(Trouble, match="somewhere else"):
        backup.make(simple, tmp_path / "away" / "one", make.NOON)
    with pytest.raises(Trouble, match="somewhere else"):
        backup.copy_keys(simple, tmp_path / "away")
    assert own.stat().st_ino == before
    assert not (tmp_path / "away" / "one").exists()
    assert simple.keys.own.current(f"draft/{draft}")


def test_a_restore_with_the_field_key_of_then_alone_takes_nothing_out(simple, tmp_path):
    """A backup from before a change of key asks for the old key, and the own keys for the new."""
    write_in_every_place(simple)
    folder = tmp_path / "all" / "one"
    backup.make(simple, folder, make.NOON)
    new, old = b"n" * 32, b"k" * 32
    both = replace_keys(simple, Keys(new, old))
    rotate.seal_anew(both)
    places = sealed_in(simple.engine).keys()
    with pytest.raises(Trouble, match="FIELD_KEY"):
        restore.restore(replace_keys(simple, Keys(old)), folder, LATER, over=True)
    assert opened(sealed_in(simple.engine), both.keys) == places
    restore.restore(both, folder, LATER, over=True)
    assert opened(sealed_in(simple.engine), both.keys) == places


def test_the_daily_run_leaves_the_keys_of_another_database_alone(
    simple, tmp_path, monkeypatch, capsys
):
    """Nothing of them is in this one, so all would seem to be over."""
    other = OwnKeys(engine(f"sqlite:///{tmp_path / 'other.db'}"))
    KEY.with_own(other).make_ready(["draft/elsewhere"])
    monkeypatch.setattr(keeping_of, "open_store", lambda: replace_own(simple, other))
    assert keeping_of.main() == 1
    assert sealed_words.STRANGE in capsys.readouterr().out
    assert other.current("draft/elsewhere")
    other.engine.dispose()


def test_after_an_older_copy_of_the_keys_a_backup_put_back_leaves_only_what_opens(simple, tmp_path):
    """As STRANGE says: what was written since the copy was made would stop each page it is on."""
    kept = draft_of(simple)
    backup.make(simple, tmp_path / "all" / "one", make.NOON)
    (tmp_path / "older.db").write_bytes((tmp_path / "all" / backup.KEYS).read_bytes())
    draft_of(simple, by=make.RITA)
    older = replace_own(simple, OwnKeys(engine(f"sqlite:///{tmp_path / 'older.db'}")))
    backup.make(older, tmp_path / "all" / "two", LATER)
    before = sealed_in(older.engine)
    done = restore.restore(older, tmp_path / "all" / "two", LATER, over=True)
    left = sealed_in(older.engine)
    assert done.lost == len(before) - len(left) > 10
    assert {place.split("/")[1] for place in left} == {kept}
    assert opened(left, older.keys) == left.keys()
    assert "then make a backup and restore it" in sealed_words.STRANGE
    older.keys.own.engine.dispose()


def test_a_place_of_keys_that_nobody_can_write_is_said_at_the_start(simple):
    away = OwnKeys(sa.create_engine("sqlite:////proc/no/such/place.db"))
    with pytest.raises(Unsafe, match="cannot be read and written"), simple.read() as connection:
        sealed_words.settle(connection, KEY.with_own(away))
