"""A new key in the place of the old one, and nothing readable without it."""

import base64
import stat
import subprocess
import tempfile
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from pathlib import Path

import pytest
import sqlalchemy as sa

from data import backup, keys, rotate, sealed_words, search, sessions, tables
from data.keys import Keys, LostKey
from data.opening import open_store
from data.store import Store
from data.store.drafts import sealing_place
from stories.actions import consenting, finding, learning, publishing, reviewing, tracking, writing
from stories.consent import Channel
from stories.cpd import Ask
from stories.searches import Search
from stories.sections import Section
from stories.telling import ReturnReason
from tests import make, postgres
from tests.conftest import approved, draft_of, submit
from tests.data.sealed_everywhere import dawdling, hasty

NEW, OLD = b"n" * keys.KEY, b"k" * keys.KEY  # the old one is what the tests' stores seal with
WITH_IT = "bread soup rice cake toast cheese beans pasta stew eggs".split()  # noqa: SIM905
CANARIES = [
    f"{how} marmalade {what}"
    for how in ("cold", "warm", "sweet", "thick", "thin")
    for what in WITH_IT
]


def answers(store: Store, draft: str) -> dict[str, str]:
    with store.begin(make.SAM, make.NOON) as work:
        return {name: answer.value for name, answer in work.answers(draft).items()}


def test_everything_opens_with_the_new_key_alone_afterwards(store):
    draft = draft_of(store)
    before = answers(store, draft)
    count = rotate.seal_anew(Store(store.engine, Keys(NEW, OLD)))
    assert count == len(before) > 10
    assert answers(Store(store.engine, Keys(NEW)), draft) == before
    with pytest.raises(LostKey):
        answers(store, draft)


def test_the_names_of_those_who_agreed_are_sealed_anew_too(store):
    story = submit(store)
    given = replace(make.consent(story), party=story.id)
    who = {"by": make.GWEN, "at": make.NOON}
    consenting.record_consent(store, given, "Marmalade", "Her aunt", key=make.UNKNOWN, **who)
    rotate.seal_anew(Store(store.engine, Keys(NEW, OLD)))
    names = consenting.read_names(Store(store.engine, Keys(NEW)), story.id, **who)
    assert names == {story.id: ("Marmalade", "Her aunt")}


@pytest.mark.postgres
def test_sealing_anew_may_take_longer_than_a_server_waits_for_others(postgres_store, monkeypatch):
    """Nothing is asked of it while many thousand are opened and sealed."""
    draft = draft_of(postgres_store)
    before = answers(postgres_store, draft)
    store = Store(hasty(postgres_store.engine.url), Keys(NEW, OLD))
    monkeypatch.setattr(sealed_words, "_anew", dawdling(sealed_words._anew))
    assert rotate.seal_anew(store) == len(before)
    assert answers(Store(store.engine, Keys(NEW)), draft) == before
    store.engine.dispose()


def test_kept_searches_are_sealed_anew_too(store):
    finding.save_search(store, "Tea", Search("marmalade"), by=make.CAL, at=make.NOON)
    rotate.seal_anew(Store(store.engine, Keys(NEW, OLD)))
    with Store(store.engine, Keys(NEW)).read() as connection:
        (mine,) = search.saved_searches(connection, make.CAL)
    assert mine.search == Search("marmalade")


def test_one_word_that_does_not_open_leaves_everything_as_it_was(store):
    draft = draft_of(store)
    before = answers(store, draft)
    strange = Keys(b"s" * keys.KEY).seal("x", sealing_place(draft, "title"))
    table = tables.draft_answers
    same = (table.c.draft_id == draft, table.c.name == "title")
    with store.engine.begin() as connection:
        kept = connection.scalar(sa.select(table.c.sealed).where(*same))
        connection.execute(table.update().where(*same).values(sealed=strange))
    with pytest.raises(LostKey):
        rotate.seal_anew(Store(store.engine, Keys(NEW, OLD)))
    with store.engine.begin() as connection:
        connection.execute(table.update().where(*same).values(sealed=kept))
    assert answers(store, draft) == before


def test_every_sealed_column_says_where_its_words_are_bound():
    assert list(sealed_words.sealed_columns())
    assert {str(each) for each in sealed_words.sealed_columns()} <= sealed_words.PLACES.keys()


@pytest.fixture
def at_home(sqlite_store, tmp_path, monkeypatch):
    """The store's database with its key in a file, as the command finds them."""
    path = tmp_path / "field.key"
    path.write_text(base64.urlsafe_b64encode(OLD).decode())
    monkeypatch.setenv("DATABASE_URL", str(sqlite_store.engine.url))
    monkeypatch.setenv("FIELD_KEY_FILE", str(path))
    monkeypatch.delenv("FIELD_KEY", raising=False)
    return path


def at_start(draft: str) -> dict[str, str]:
    """The answers as the service opens them when it begins anew."""
    store = open_store()
    try:
        return answers(store, draft)
    finally:
        store.close()


def test_the_command_leaves_one_new_key_in_a_file_for_its_owner(at_home, sqlite_store, capsys):
    draft = draft_of(sqlite_store)
    before, old = answers(sqlite_store, draft), at_home.read_text()
    assert rotate.main() == 0
    assert "sealed again with a new key" in capsys.readouterr().out
    assert at_home.read_text() != old
    assert [each[:8] == keys.RETURNS for each in at_home.read_text().split()] == [False, True]
    assert stat.S_IMODE(at_home.stat().st_mode) == 0o600
    assert at_start(draft) == before


def test_a_return_is_known_again_after_every_change_of_key(at_home):
    before = keys.from_file(at_home).for_returns
    for _ in range(3):
        assert rotate.main() == 0
        assert keys.from_file(at_home).for_returns == before
    assert Keys(NEW).for_returns != before


def test_a_command_that_was_stopped_half_way_can_be_run_again(at_home, sqlite_store, monkeypatch):
    draft = draft_of(sqlite_store)
    before = answers(sqlite_store, draft)
    whole = rotate.seal_anew

    def stop(store):
        whole(store)
        raise KeyboardInterrupt

    monkeypatch.setattr(rotate, "seal_anew", stop)
    with pytest.raises(KeyboardInterrupt):
        rotate.main()
    assert at_start(draft) == before
    monkeypatch.setattr(rotate, "seal_anew", whole)
    assert rotate.main() == 0
    assert at_start(draft) == before


def test_a_key_in_the_environment_needs_a_new_one_before_it(
    at_home, sqlite_store, monkeypatch, capsys
):
    draft = draft_of(sqlite_store)
    old, new = base64.urlsafe_b64encode(OLD).decode(), keys.new_text()
    monkeypatch.setenv("FIELD_KEY", old)
    assert rotate.main() == 2
    monkeypatch.setenv("FIELD_KEY", f"{new},{old}")
    assert rotate.main() == 0
    assert "Take the old key out" in capsys.readouterr().out
    monkeypatch.setenv("FIELD_KEY", new)
    assert at_start(draft)


def write_everything(store: Store) -> None:
    """Fifty canaries, some of them in every field that is sealed."""
    left = iter([f"We ate {canary} there." for canary in CANARIES])
    by_sam, by_ravi, by_gwen, by_cal = (
        {"by": each, "at": make.NOON} for each in (make.SAM, make.RAVI, make.GWEN, make.CAL)
    )
    draft = writing.start_draft(store, make.UNKNOWN, **by_sam)
    for version in range(2):
        for section in Section:
            writing.save_answer(store, draft, section, next(left), version, **by_sam)
    story = approved(store, legal="yes")
    told = (story.id, story.version, frozenset({Channel.NEWSLETTER}), next(left))
    publishing.clear(store, *told, **by_gwen)
    until = make.TODAY + timedelta(days=9)
    tracking.rest_story(store, story.id, until, next(left), **by_cal)
    finding.save_search(store, "Tea", Search(next(left)), **by_cal)
    for ask in Ask:
        learning.save_cpd_answer(store, story.id, ask, next(left), 0, **by_sam)
    back = submit(store)
    said = (back.version, ReturnReason.OTHER, next(left))
    reviewing.return_to_writer(store, back.id, *said, **by_ravi)
    for name in left:
        names = (name, next(left, ""))
        given = replace(make.consent(back), party="")
        consenting.record_consent(store, given, *names, key=name, **by_gwen)


def test_nothing_readable_stands_in_the_database_or_beside_it(
    sqlite_store, tmp_path, monkeypatch, caplog
):
    """T-03 and T-04: fifty canaries, looked for in every file and in the log."""
    caplog.set_level("DEBUG")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    write_everything(sqlite_store)
    token = sessions.begin(sqlite_store, "sam", make.NOON)
    backup.make(sqlite_store, tmp_path / "copy", make.NOON)
    home = Path(sqlite_store.engine.url.database).parent
    held = {path: path.read_bytes() for path in _files(home, tmp_path)}
    assert any(path.name.endswith("-wal") and data for path, data in held.items())
    assert any(path.parent.name == "copy" for path in held)
    with sqlite_store.read() as connection:
        sealed = {
            str(each): connection.scalars(sa.select(each)).first()
            for each in sealed_words.sealed_columns()
        }
    assert all(sealed.values()), sealed  # so that no field was left out
    for words in (*CANARIES, token):
        assert not [path for path, data in held.items() if words.encode() in data], words
        assert words not in caplog.text


@pytest.mark.postgres
def test_nothing_readable_stands_in_a_dump_of_postgresql_or_in_its_own_files(
    postgres_store, postgres_server, tmp_path
):
    """T-03: the same fifty, in what its own tool writes as plain text, in rows, indexes and log."""
    write_everything(postgres_store)
    dump = [postgres.tools() / "pg_dump", f"--file={tmp_path / 'all.sql'}"]
    url = postgres_store.engine.url.set(drivername="postgresql")
    subprocess.run([*dump, url.render_as_string(hide_password=False)], check=True)
    held = [("all.sql", (tmp_path / "all.sql").read_bytes())]
    plain = make.WORDS[Section.TITLE].encode()  # redacted words can be read, so the search finds
    found = set()
    for name, data in chain(held, postgres.files(postgres_server)):  # the log may be a gigabyte
        assert not [words for words in CANARIES if words.encode() in data], name
        found |= {name.split("/")[0]} if plain in data else set()
    assert found == {"all.sql", "base", "pg_wal"}


def _files(*folders: Path) -> list[Path]:
    return [path for each in folders for path in each.rglob("*") if path.is_file()]
