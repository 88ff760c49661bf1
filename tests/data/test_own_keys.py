"""T-22: what was erased opens in no backup, however old, though the field key is at hand."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import ExitStack, suppress
from datetime import timedelta

import pytest
import sqlalchemy as sa

from data import backup, newest, own_keys, restore, sealed_words, tables
from data.own_keys import OwnKeys
from data.store import Store
from data.store.alone import alone
from data.store.drafts import sealing_place
from data.store.engine import engine
from stories.actions import admitting, answering, keeping, learning, tracking, writing
from stories.cpd import Ask
from stories.ids import new_id
from stories.people import SERVICE
from tests import make, postgres
from tests.conftest import KEY, at_once, count, draft_of
from tests.data.sealed_everywhere import (
    CANARY,
    KINDS,
    begun,
    by,
    kinds,
    opened,
    sealed_in,
    write_in_every_place,
)

LATER = make.NOON + timedelta(hours=3)
YEARS_ON = make.NOON.replace(year=2031, month=12)


@pytest.fixture(params=["in a file", pytest.param("on a server", marks=pytest.mark.postgres)])
def own(request, tmp_path) -> Iterator[OwnKeys]:
    """Where the own keys are, of both kinds in turn."""
    with ExitStack() as ended:
        if request.param == "in a file":
            url = f"sqlite:///{tmp_path / 'away' / 'story-keys.db'}"
        else:
            url = ended.enter_context(postgres.new(request.getfixturevalue("postgres_server")))
        made = engine(url)
        ended.callback(made.dispose)
        yield OwnKeys(made)


@pytest.fixture
def home(store, own, tmp_path) -> Store:
    """A store as the service opens it: a ledger, and own keys."""
    return begun(store.engine, own, tmp_path)


def test_what_was_erased_opens_in_no_old_backup_with_the_key_at_hand(
    home, own, empty_beside, tmp_path
):
    """Each way of erasing, then all of it; what stands still opens, until its time is over."""
    draft, story = write_in_every_place(home)
    stays = draft_of(home, title="A kept draft")
    old, kind = tmp_path / "all" / "old", home.engine.dialect.name
    backup.make(home, old, make.NOON)
    with backup.ENGINES[kind].putting(empty_beside, old / backup.DATABASE[kind]) as stolen:
        rows = sealed_in(stolen)
    assert kinds(rows) == KINDS
    assert opened(rows, KEY.with_own(own)) == rows.keys()  # before anything is erased

    writing.delete_draft(home, draft, **by(make.RITA))
    answering.erase_names(home, story, story, words=False, **by(make.GWEN))
    still = opened(rows, KEY.with_own(own))
    assert kinds(still) == KINDS - {"consent"}
    assert {x.split("/")[1] for x in still if x.startswith("draft/")} == {stays}
    admitting.close_account(home, "cal", **by(make.ADA))
    answering.erase_account(home, "cal", **by(make.GWEN))
    for late in (YEARS_ON.replace(month=10), YEARS_ON):
        keeping.tidy(home, at=late)
    backup.make(home, tmp_path / "all" / "new", YEARS_ON)
    copied = OwnKeys(sa.create_engine(f"sqlite:///{tmp_path / 'all' / backup.KEYS}"))
    for at_hand in (own, copied):
        assert opened(rows, KEY.with_own(at_hand)) == set()
    copied.engine.dispose()
    assert count(home, tables.stories, id=story) == 1


def test_a_restore_takes_out_what_its_key_no_longer_opens_and_the_rest_opens(
    home, own, empty_beside, tmp_path
):
    """Also words that the ledger does not name: a draft that was sent, long ago."""
    draft, story = write_in_every_place(home)
    sent = draft_of(home, title=f"The {CANARY} gate")
    kept = draft_of(home, title="A kept draft")
    backup.make(home, tmp_path / "all" / "old", make.NOON)
    writing.delete_draft(home, draft, **by(make.RITA))
    writing.submit(home, sent, **by(make.SAM))
    answering.erase_names(home, story, story, words=False, **by(make.GWEN))
    for on in (LATER, LATER + timedelta(days=own_keys.LEFT_DAYS)):
        with home.read() as connection:
            own.sweep(sealed_words.things_in(connection), on.date())
    new = Store(empty_beside, KEY.with_own(own), home.ledger)  # as a new process: it remembers none
    restore.restore(new, tmp_path / "all" / "old", LATER)
    left = sealed_in(empty_beside)
    assert kinds(left) == KINDS - {"consent"}
    assert {x.split("/")[1] for x in left if x.startswith("draft/")} == {kept}
    assert opened(left, new.keys) == left.keys()


def test_a_step_that_is_undone_loses_nothing(home, own):
    draft = draft_of(home)
    with suppress(RuntimeError), home.begin(make.SAM, make.NOON) as work:
        work.erase_draft(draft)
        raise RuntimeError
    before = own.of(f"draft/{draft}")
    writing.save_answer(home, draft, "title", "Written since", 1, **by(make.SAM))
    assert len(own.of(f"draft/{draft}")) == len(before) + 1  # the one that was to go seals no more
    for days in (0, own_keys.LEFT_DAYS, 9 * own_keys.LEFT_DAYS):
        with home.read() as connection:
            there = sealed_words.things_in(connection)
        assert own.sweep(there, make.TODAY + timedelta(days=days)) == 0
    with home.begin(make.SAM, make.NOON) as work:
        assert work.answers(draft)["title"].value == "Written since"


def test_a_draft_that_was_sent_keeps_its_key_as_long_as_a_backup_is_kept(home, own):
    """A lost disk should not lose what was told; after 30 days no backup is left to need it."""
    draft, other = draft_of(home), draft_of(home, by=make.RITA)
    writing.submit(home, draft, **by(make.SAM))
    went = []
    for days in (0, 1, own_keys.LEFT_DAYS - 1, own_keys.LEFT_DAYS):
        with home.read() as connection:
            there = sealed_words.things_in(connection)
        went.append(own.sweep(there, make.TODAY + timedelta(days=days)))
    assert went == [0, 0, 0, 1]
    assert f"draft/{other}" in own.things()
    assert f"draft/{draft}" not in own.things()


@pytest.mark.parametrize("how", ["names", "account"])
def test_what_was_told_in_a_draft_goes_at_once_with_its_story_or_its_writer(home, own, how):
    """The draft is gone since it was sent, and a backup of before holds it still."""
    draft = draft_of(home)
    story = writing.submit(home, draft, **by(make.SAM))
    assert f"draft/{draft}" in own.things()
    if how == "names":
        answering.erase_names(home, story.id, story.id, words=False, **by(make.GWEN))
    else:
        admitting.close_account(home, "sam", **by(make.ADA))
        answering.erase_account(home, "sam", **by(make.GWEN))
    assert f"draft/{draft}" not in own.things()


def test_a_draft_whose_erasure_was_undone_keeps_its_key_as_long_once_it_is_sent(home, own):
    """What was written before is locked with the key that was to go."""
    draft = draft_of(home)
    with suppress(RuntimeError), home.begin(make.SAM, make.NOON) as work:
        work.erase_draft(draft)
        raise RuntimeError

    def swept(days: int) -> int:
        with home.read() as connection:
            there = sealed_words.things_in(connection)
        return own.sweep(there, make.TODAY + timedelta(days=days))

    assert [swept(0), swept(1)] == [0, 0]
    writing.submit(home, draft, **by(make.SAM))
    assert [swept(each) for each in (1, 2, own_keys.LEFT_DAYS)] == [0, 0, 0]
    assert f"draft/{draft}" in own.things()
    swept(own_keys.LEFT_DAYS + 2)
    assert f"draft/{draft}" not in own.things()


def _ends_the_rest(home: Store, story: str) -> None:
    tracking.end_rest(home, story, **by(make.CAL))


def _erases_the_words(home: Store, story: str) -> None:
    answering.erase_names(home, story, story, words=True, **by(make.GWEN))


def _erases_the_writer(home: Store, _story: str) -> None:
    with home.begin(SERVICE, make.NOON) as work:
        work.forget_person("sam")


def _rests(home: Store, story: str) -> None:
    tracking.rest_story(home, story, make.TODAY + timedelta(days=5), "Often.", **by(make.CAL))


def _learns(home: Store, story: str) -> None:
    learning.save_cpd_answer(home, story, Ask.PEER, "To listen.", 0, **by(make.SAM))


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("seals", "erases"),
    [(_rests, _ends_the_rest), (_learns, _erases_the_words), (_learns, _erases_the_writer)],
)
def test_nothing_is_sealed_with_a_key_that_another_step_destroys(
    postgres_store, tmp_path, monkeypatch, seals, erases
):
    """The other step comes when the words are sealed and not yet kept: it has to wait for them."""
    own = OwnKeys(engine(f"sqlite:///{tmp_path / 'away' / 'story-keys.db'}"))
    home = begun(postgres_store.engine, own, tmp_path)
    _, story = write_in_every_place(home)
    seal = home.keys.seal
    with ThreadPoolExecutor(1) as pool:
        begun_others = []

        def seal_and_dawdle(text: str, place: str) -> bytes:
            sealed = seal(text, place)
            begun_others.append(pool.submit(erases, home, story))
            wait(begun_others, timeout=1)
            return sealed

        monkeypatch.setattr(home.keys, "seal", seal_and_dawdle)
        seals(home, story)
        begun_others[0].result(timeout=60)
    left = sealed_in(home.engine)
    assert opened(left, KEY.with_own(own)) == left.keys()
    own.engine.dispose()


def test_a_key_destroyed_by_another_process_seals_nothing_more(home, own):
    here, there = KEY.with_own(own), KEY.with_own(own)
    place = sealing_place(new_id(), "title")
    assert here.open(here.seal("Kofi", place), place) == "Kofi"
    there.destroy(there.leave([place.removesuffix("/title")], make.TODAY))
    sealed = here.seal("Kofi", place)
    assert there.open(sealed, place) == here.open(sealed, place) == "Kofi"


def test_of_two_that_seal_a_thing_first_at_once_each_opens_what_the_other_sealed(home, own):
    for _ in range(5):
        place = sealing_place(new_id(), "title")
        both = [KEY.with_own(OwnKeys(own.engine)) for _ in range(2)]
        assert {each.own.mark for each in both} == {own.mark}
        sealed = at_once(*[lambda keys=keys, to=place: keys.seal("Kofi", to) for keys in both])
        assert {keys.open(each, place) for each in sealed for keys in both} == {"Kofi"}


def test_processes_that_begin_at_once_make_one_collection(own):
    made = at_once(*[lambda: OwnKeys(own.engine).mark] * 4)
    assert set(made) == {own.mark}


@pytest.mark.postgres
def test_a_replica_that_starts_waits_for_one_that_seals_everything_anew(postgres_store):
    """However long that takes: here longer than it waits for any other lock."""
    hasty = postgres_store.engine.url.update_query_dict({"options": "-c lock_timeout=100"})
    second = Store(engine(hasty.render_as_string(hide_password=False)), KEY)

    def start() -> bool:
        with newest.shape(second):
            return True

    with ThreadPoolExecutor(1) as pool:
        with postgres_store.engine.begin() as first:
            first.execute(sa.select(tables.outcome_types).with_for_update())
            begun = pool.submit(start)
            with suppress(TimeoutError):
                begun.result(timeout=1)
        assert begun.result(timeout=60)
    second.close()


@pytest.mark.postgres
def test_an_import_does_not_wait_for_the_daily_run(postgres_store):
    """Each job has a lock of its own."""
    with alone(postgres_store.engine, "keeping") as go_on:
        assert go_on
        with postgres_store.begin(SERVICE, make.NOON) as work:
            work.hold_imports()
