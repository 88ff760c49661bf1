"""The public feed is the cleared set, whatever happens; what is gone is said to be gone."""

import json
import random
from contextlib import suppress
from datetime import datetime, timedelta
from functools import lru_cache

import pytest
import sqlalchemy as sa

from data import feed, tables
from data.store.consents import consents_of
from data.store.reading import story_where
from pages.documents import feeds
from stories import redaction
from stories.actions import consenting, editing, keeping, publishing, reviewing, writing
from stories.consent import Channel
from stories.errors import NotCleared, StoryError
from stories.release import refusals, release_inside
from stories.review import Check
from stories.sections import Section
from stories.statuses import Status
from stories.telling import Legal, ReturnReason
from stories.window import Window
from tests import make
from tests.conftest import approved, cleared, count, submit
from tests.feed_rules import broken_in_atom, broken_in_json

WEB = Channel.WEBSITE
HERE = "https://stories.example.gov.uk/feed"
BACK = (ReturnReason.OTHER, "Please say how we know.")


def listed(store, at=make.NOON) -> set[str]:
    return {each.released.story_id for each in feed.public(store, at).entries}


def let_through(store, at=make.NOON, *statuses: Status) -> set[str]:
    """By the gate itself, over every story there is, or those that stand so."""
    table = tables.stories
    with store.read() as connection:
        wanted = table.c.status.in_(statuses or tuple(Status))
        ids = connection.scalars(sa.select(table.c.id).where(wanted)).all()
        return {
            each
            for each in ids
            if not refusals(
                story_where(connection, each), consents_of(connection, each), WEB, at.date()
            )
        }


def test_the_feed_holds_what_is_cleared_for_the_website_and_nothing_else(store):
    submit(store)
    approved(store)
    cleared(store, Channel.NEWSLETTER)
    here = cleared(store, WEB, Channel.NEWSLETTER)
    assert listed(store) == let_through(store) == {here.id}
    (entry,) = feed.public(store, make.NOON).entries
    assert entry.released.channel is WEB
    assert (entry.entered_at.hour, entry.entered_at.date()) == (0, make.TODAY)


def test_what_leaves_the_feed_leaves_a_tombstone_at_once(store):
    story = cleared(store, WEB)
    assert listed(store) == {story.id}
    before = feed.state(store, make.NOON)
    writing.withdraw(store, story.id, 3, by=make.SAM, at=make.NOON)
    assert feed.state(store, make.NOON) != before
    now = feed.public(store, make.NOON)
    assert now.entries == ()
    assert [each.reference for each in now.gone] == [story.reference]
    assert feed.public(store, make.NOON) == now
    assert count(store, tables.events, action="taken out of the public feed") == 1


def test_a_story_that_comes_back_has_no_tombstone(store):
    story = cleared(store, WEB)
    listed(store)
    publishing.take_back_inside(store, story.id, 3, by=make.GWEN, at=make.NOON)
    assert feed.public(store, make.NOON).gone
    publishing.clear(store, story.id, 4, frozenset({WEB}), by=make.GWEN, at=make.NOON)
    later = make.NOON + timedelta(days=1)
    (entry,) = feed.public(store, later).entries
    assert feed.public(store, later).gone == ()
    assert entry.entered_at.date() == make.TODAY
    assert entry.changed_at.date() == later.date()


def test_a_feed_that_did_not_change_writes_nothing(store):
    cleared(store, WEB)
    listed(store)
    before = count(store, tables.events)
    listed(store)
    assert count(store, tables.events) == before


def test_consent_that_runs_out_takes_a_story_out_by_itself(store):
    story = cleared(store, WEB)
    assert listed(store) == {story.id}
    later = make.NOON.replace(year=2029)
    assert feed.state(store, later) != feed.state(store, make.NOON)
    assert listed(store, later) == set()


@pytest.fixture
def quick_finder(monkeypatch) -> None:
    """What was found in a text is found in the same text again: a walk reads each many times."""
    once = lru_cache(maxsize=10_000)(redaction.find)
    monkeypatch.setattr(redaction, "find", lambda text: list(once(text)))


def test_the_feed_is_the_cleared_set_after_every_step_of_a_random_walk(store, quick_finder):
    walk(store, seed=3, steps=70)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 150))
def test_the_feed_is_the_cleared_set_after_every_one_of_ten_thousand_steps(
    store, seed, quick_finder, record_property
):
    """T-24 at size: 50 walks of 200 steps."""
    left = walk(store, seed, steps=200)
    record_property("counted", f"T-24 {store.engine.dialect.name} {seed}: 200 steps, {left} left.")


def walk(store, seed: int, steps: int) -> int:
    """Anybody tries anything, days pass; after each step the feed and the gate say the same.

    A walk on which nothing left the feed proves nothing, so it goes on until something did.
    Returns how often a story left.
    """
    chance, stories, left, at, before = random.Random(seed), [], 0, make.NOON, {}
    for step in range(5 * steps):
        if step >= steps and left:
            break
        if step % 14 == 0:
            stories.append(submit(store).id)
        at += timedelta(days=chance.random() < 0.2)
        with suppress(StoryError):
            one_step(store, chance.choice(stories[-2:]), chance, at)
        made = feed.public(store, at)
        now = {each.released.story_id: each.released.reference for each in made.entries}
        assert now.keys() == let_through(store, at, *([] if step % 20 == 19 else [Status.CLEARED]))
        assert broken_in_atom(feeds.atom(made, HERE)) == []
        assert broken_in_json(json.loads(feeds.json_feed(made, HERE))) == []
        went = {name for key, name in before.items() if key not in now}
        assert went <= {each.reference for each in made.gone}
        before, left = now, left + len(went)
    assert left, "nothing ever left the feed, so nothing was proved"
    return left


def one_step(store, story_id: str, chance: random.Random, at: datetime) -> None:
    with store.read() as connection:
        seen = story_where(connection, story_id).version

    def by(person):
        return {"by": person, "at": at}

    def clear(*channels):
        first, last = (at.date() + timedelta(days=chance.choice(days)) for days in ((0, 2), (2, 4)))
        window = Window(chance.choice((None, None, first)), chance.choice((None, last)))
        told = (store, story_id, seen, frozenset(channels))
        publishing.clear(*told, window=window, **by(make.GWEN))

    def edit():
        title = {Section.TITLE: f"Another door {chance.choice(('again', 'that opened'))}"}
        editing.edit_lightly(store, story_id, seen, title, **by(make.RITA))

    def show():
        consenting.show_final_text(store, story_id, story_id, **by(make.GWEN))

    chance.choice(
        [
            *[lambda: reviewing.approve(store, story_id, seen, Check, **by(make.RAVI))] * 4,
            *[lambda: clear(WEB)] * 4,
            lambda: clear(Channel.NEWSLETTER),
            lambda: clear(WEB, Channel.NEWSLETTER),
            edit,
            show,
            lambda: keeping.tidy(store, at=at),
            lambda: publishing.take_back_inside(store, story_id, seen, **by(make.GWEN)),
            lambda: publishing.expire(store, story_id, seen, **by(make.GWEN)),
            lambda: writing.withdraw(store, story_id, seen, **by(make.SAM)),
            lambda: reviewing.return_to_writer(store, story_id, seen, *BACK, **by(make.RAVI)),
            lambda: consenting.withdraw_consent(
                store, story_id, story_id, make.TODAY, **by(make.GWEN)
            ),
        ]
    )()


def test_the_intranet_gets_what_its_people_agreed_to_for_the_organisation(store):
    submit(store)
    here = approved(store, consent_channels="organisation")
    approved(store, consent_channels="newsletter")
    outside = cleared(store, WEB)
    found = {each.story_id for each in feed.inside(store, make.NOON)}
    assert found == {here.id, outside.id}
    assert feed.inside(store, make.NOON.replace(year=2029)) == []


@pytest.mark.parametrize("status", [each for each in Status if each is not Status.DRAFT])
@pytest.mark.parametrize("legal", Legal)
@pytest.mark.parametrize("agreed", [{Channel.ORGANISATION}, {Channel.NEWSLETTER, WEB}, set()])
def test_inside_is_released_only_when_nothing_is_against_it(status, legal, agreed):
    agreed = frozenset(agreed)
    story = make.story(status, legal=legal if status is not Status.CLEARED else Legal.NO)
    consents = (make.consent(story, channels=agreed),) if agreed else ()
    free = (
        status in (Status.APPROVED, Status.CLEARED)
        and Channel.ORGANISATION in agreed
        and story.legal is Legal.NO
    )
    if free:
        assert release_inside(story, consents, make.TODAY).channel is Channel.ORGANISATION
        return
    with pytest.raises(NotCleared):
        release_inside(story, consents, make.TODAY)
