"""Sealing, and where the key comes from."""

import base64
import os
import stat

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from data import keys
from data.config import Settings
from data.opening import open_store
from data.store import Store
from tests.conftest import KEY, at_once

SECRET = base64.urlsafe_b64encode(b"s" * keys.KEY).decode()


@pytest.fixture
def settings(tmp_path, monkeypatch):
    """Settings that read neither this machine's environment nor its .env file."""
    for name in ("DATABASE_URL", "FIELD_KEY", "FIELD_KEY_FILE"):
        monkeypatch.delenv(name, raising=False)
    place = {"field_key_file": tmp_path / "field.key", "database_url": f"sqlite:///{tmp_path}/x.db"}
    return lambda **changes: Settings(_env_file=None, **{**place, **changes})


@given(st.text(), st.text(st.characters(codec="utf-8")))
def test_what_was_sealed_opens_in_its_place_alone(text, place):
    text = text.encode("utf-8", "ignore").decode()
    sealed = KEY.seal(text, place)
    assert KEY.open(sealed, place) == text
    with pytest.raises(keys.LostKey):
        KEY.open(sealed, f"{place}x")


def test_the_same_words_never_look_the_same():
    assert len({KEY.seal("Kofi", "here") for _ in range(20)}) == 20


@pytest.mark.parametrize("change", [0, 11, 12, -1])
def test_a_changed_byte_is_noticed(change):
    sealed = bytearray(KEY.seal("Kofi", "here"))
    sealed[change] ^= 1
    with pytest.raises(keys.LostKey):
        KEY.open(bytes(sealed), "here")


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_of_another_length_is_refused(length):
    with pytest.raises(ValueError, match="must be 32 bytes"):
        keys.Keys(b"x" * length)
    with pytest.raises(ValueError, match="must be 32 bytes"):
        keys.from_text(base64.urlsafe_b64encode(b"x" * length).decode())


def test_a_key_file_is_made_once_for_its_owner_alone(tmp_path):
    path = tmp_path / "new" / "field.key"
    sealed = keys.from_file(path).seal("Kofi", "here")
    first = path.read_bytes()
    assert keys.from_file(path).open(sealed, "here") == "Kofi"
    assert path.read_bytes() == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["field.key"]


def test_processes_that_start_together_use_one_key(tmp_path):
    for round_ in range(10):
        path = tmp_path / f"{round_}.key"
        made = at_once(*[lambda path=path: keys.from_file(path)] * 4)
        sealed = made[0].seal("Kofi", "here")
        assert {each.open(sealed, "here") for each in made} == {"Kofi"}


def test_a_key_in_the_environment_comes_first_and_no_file_is_made(settings, tmp_path):
    store = open_store(settings(field_key=SECRET))
    assert keys.from_text(SECRET).has_signed("Kofi", store.keys.sign("Kofi"))
    assert not (tmp_path / "field.key").exists()
    store.close()


def test_with_nothing_set_the_database_and_the_key_are_local(settings):
    made = Settings(_env_file=None)
    assert made.url.startswith("sqlite:///")
    assert made.url.endswith("data/local/made-a-difference.db")
    assert made.field_key_file.parts[-3:] == ("data", "local", "field.key")


def test_settings_come_from_the_environment(settings, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://mad@db/mad")
    monkeypatch.setenv("FIELD_KEY", SECRET)
    made = Settings(_env_file=None)
    assert made.url == "postgresql+psycopg://mad@db/mad"
    assert SECRET not in repr(made)


def test_a_setting_that_is_left_empty_is_none(settings, monkeypatch):
    for name in ("BACKUPS", "ERASURE_LEDGER", "PUBLIC_FEED"):
        monkeypatch.setenv(name, "")
    made = Settings(_env_file=None)
    assert (made.backups, made.erasure_ledger, made.public_feed) == (None, None, None)


def test_the_keys_of_single_things_are_named_by_a_file_or_an_address(settings):
    for named in ("/srv/keys/story-keys.db", "sqlite:////srv/keys/story-keys.db"):
        made = settings(story_keys=named)
        assert sa.make_url(made.story_keys_url).database == "/srv/keys/story-keys.db"
    address = "postgresql+psycopg://keys@db/keys"
    assert settings(story_keys=address).story_keys_url == address


def test_opening_the_store_makes_nothing_but_the_key(settings, tmp_path):
    store = open_store(settings())
    assert isinstance(store, Store)
    assert os.listdir(tmp_path) == ["field.key"]
    store.engine.dispose()
