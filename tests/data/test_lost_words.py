"""Words that no key opens any more: a list says so in their place, and shows all the others."""

from datetime import timedelta

import pytest

from data import keeping as keeping_of
from data import queries, sealed_words, search, use_log
from data.found import details
from data.keys import LOST, LostKey
from data.own_keys import OwnKeys
from data.store import Store
from data.store.engine import engine
from stories.actions import answering, consenting, tracking
from stories.statuses import Status
from tests import make
from tests.conftest import KEY, cleared, draft_of
from tests.data.sealed_everywhere import (
    begun,
    by,
    dawdling,
    hasty,
    sealed_in,
    write_in_every_place,
)


@pytest.fixture
def lost(sqlite_store, tmp_path):
    """A store with words in every sealed place, and the story that rests: each key is destroyed."""
    own = OwnKeys(engine(f"sqlite:///{tmp_path / 'away' / 'story-keys.db'}"))
    of = begun(sqlite_store.engine, own, tmp_path)
    _, story = write_in_every_place(of)
    own.destroy(own.leave(own.things(), make.TODAY))
    yield Store(of.engine, KEY.with_own(own)), story
    own.engine.dispose()


def test_each_list_says_so_and_shows_the_others(lost):
    store, story = lost
    draft_of(store, by=make.RITA, title="Seen still")
    with store.read() as connection:
        drafts = queries.drafts_by(connection, store.keys, make.RITA)
        assert {each.title for each in drafts} == {LOST, "Seen still"}
        latest, many = queries.latest_draft(connection, store.keys, make.RITA)
        assert (latest.title in {LOST, "Seen still"}, many) == (True, 2)
        (back,) = queries.stories_at(connection, Status.RETURNED)
        assert back.reason_words == LOST
        (found,) = details(connection, [story])
        assert found.rest.reason == use_log.rest_of(connection, story).reason == LOST
        (asked,) = search.saved_searches(connection, make.CAL)
        assert (asked.name, asked.search.words) == ("Tea", LOST)


def test_a_draft_without_a_title_says_so_whole(lost):
    store, _ = lost
    draft_of(store, by=make.SAM, title="", situation="Tea")
    own = store.keys.own
    own.destroy(own.leave(own.things(), make.TODAY))
    again = Store(store.engine, KEY.with_own(own))
    with again.read() as connection:
        (card,) = queries.drafts_by(connection, again.keys, make.SAM)
    assert card.title == LOST


def test_a_search_for_names_finds_the_others(lost):
    store, story = lost
    cleared(store, consent_name="Kofi Mensah")
    (found,) = answering.find_names(store, "Mensah", **by(make.GWEN))
    assert found.name == "Kofi Mensah"
    names = consenting.read_names(store, story, **by(make.GWEN))
    assert {LOST} == {each for both in names.values() for each in both}


def test_what_says_so_is_never_sealed_in_the_place_of_the_words(lost):
    """A draft that is written in is opened as before: loudly."""
    store, story = lost
    with store.read() as connection:
        (card,) = queries.drafts_by(connection, store.keys, make.RITA)
        with pytest.raises(LostKey):
            queries.own_draft(connection, store.keys, card.id, make.RITA)
    with pytest.raises(LostKey), store.begin(make.GWEN, make.NOON) as work:
        work.put_names(story, story, "", "Her daughter")


def test_the_daily_run_says_how_many_there_are(lost, monkeypatch, capsys):
    store, _ = lost
    monkeypatch.setattr(keeping_of, "open_store", lambda: store)
    assert keeping_of.main() == 0
    many = sum(map(len, sealed_in(store.engine).values()))
    assert f"{keeping_of.LOST}: {many}." in capsys.readouterr().out
    with store.engine.begin() as connection:
        sealed_words.let_lost_go(connection, store.keys)
        assert sealed_words.count_lost(connection, store.keys) == 0
    assert keeping_of.main() == 0
    assert keeping_of.LOST not in capsys.readouterr().out


@pytest.mark.postgres
def test_counting_them_may_take_longer_than_a_server_waits_for_others(
    postgres_store, monkeypatch, capsys
):
    write_in_every_place(postgres_store)
    store = Store(hasty(postgres_store.engine.url), KEY)
    monkeypatch.setattr(sealed_words, "_opens", dawdling(lambda *_: False))
    monkeypatch.setattr(keeping_of, "open_store", lambda: store)
    assert keeping_of.main() == 0
    assert keeping_of.LOST in capsys.readouterr().out


def test_a_rest_whose_reason_is_lost_still_ends(lost):
    store, story = lost
    tracking.end_rest(store, story, **by(make.CAL))
    until = make.TODAY + timedelta(days=3)
    tracking.rest_story(store, story, until, "Told often.", **by(make.CAL))
    with store.read() as connection:
        assert use_log.rest_of(connection, story).reason == "Told often."
