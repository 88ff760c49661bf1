"""The record of actions: one event for each, no words in any, and a chain that holds."""

import inspect
import json
import random
from contextlib import suppress

import pytest
import sqlalchemy as sa

from data import happenings, tables
from data.store.audit import events_in
from data.store.reading import story_where
from stories.actions import (
    appreciating,
    editing,
    finding,
    learning,
    publishing,
    recording,
    reviewing,
    settling,
    taking,
    tracking,
    writing,
)
from stories.audit import first_broken
from stories.consent import OUTSIDE
from stories.errors import StoryError
from stories.review import Check
from stories.story import Section
from stories.telling import ReturnReason
from tests import make
from tests.conftest import approved, at_once, cleared, count, draft_of, submit
from tests.data.one_of_each import ACTIONS, CANARY, LETTER, by, pull


def test_each_action_leaves_exactly_one_event(store):
    for name, (before, act, action) in ACTIONS.items():
        ready, earlier = before(store), count(store, tables.events)
        result = act(store, ready)
        with store.read() as connection:
            events = list(events_in(connection))
        assert len(events) == earlier + 1, name
        assert (events[-1].action, events[-1].at) == (action, make.NOON)
        assert events[-1].subject_id in subjects(ready, result), name
    assert first_broken(events) is None


def subjects(*things) -> list[str]:
    """The ids that an event about these could carry."""
    names = ("id", "story_id")
    return [each for each in things if isinstance(each, str)] + [
        getattr(each, name) for each in things for name in names if hasattr(each, name)
    ]


def test_every_action_is_tried_above():
    """Except those that leave no event: saving an answer is typing, a claim is reading."""
    typing = {
        "save_answer",
        "save_cpd_answer",
        "replace_words",
        "keep_words",
        "mark_statement",
        "claim",
        "let_go",
        "reach",
    }
    rooms = (writing, reviewing, editing, publishing, recording)
    rooms += (appreciating, finding, learning, settling, taking, tracking)
    acts = {
        name
        for room in rooms
        for name, value in vars(room).items()
        if inspect.isfunction(value)
        and value.__module__ == room.__name__
        and "store" in inspect.signature(value).parameters
    }
    tried = {name for _, act, _ in ACTIONS.values() for name in act.__code__.co_names}
    assert acts - typing <= tried


def test_a_refused_action_leaves_no_event(store):
    story = submit(store)
    before = count(store, tables.events)
    with pytest.raises(StoryError):
        reviewing.approve(store, story.id, 1, Check, **by(make.SAM))
    assert count(store, tables.events) == before


def test_events_hold_facts_and_never_words(store):
    told = dict.fromkeys(Section, f"We ate {CANARY} at home.")
    for before, act, _ in ACTIONS.values():
        changes = told if before in (submit, approved, cleared, draft_of) else {}
        act(store, before(store, **changes))
    with store.read() as connection:
        rows = connection.execute(sa.select(tables.events)).all()
        words = set(connection.scalars(sa.select(tables.story_words.c.text)))
    assert any(CANARY in text for text in words)
    assert len(rows) > 20
    assert not any(CANARY in str(row) for row in rows)
    assert {name for row in rows for name in json.loads(row.facts)} <= {
        "version",
        "reason",
        "channels",
        "channel",
        "code",
        "sections",
        "section",
        "codes",
        "people",
        "confirmed",
        "from",
        "nation",
        "file",
        "stories",
        "until",
        "basis",
        "special",
        "schedule",
        "most",
        "change",
    }


def tries(store, story_id: str, chance: random.Random, key: str, **who) -> list:
    """What somebody might try with a story, mostly at the version that stands; some of it often."""
    with store.read() as connection:
        seen = story_where(connection, story_id).version - chance.choice((0, 0, 0, 1))
    here = (store, story_id, seen)
    reason = (ReturnReason.OTHER, "Please say how we know.")
    channels = frozenset(chance.sample(sorted(OUTSIDE), 2))
    title = {Section.TITLE: f"The door {key}"}
    return [
        *[lambda: reviewing.approve(*here, Check, **who)] * 4,
        lambda: reviewing.decline(*here, *reason, **who),
        lambda: reviewing.return_to_writer(*here, *reason, **who),
        *[lambda: editing.edit_lightly(*here, title, **who)] * (int(key) % 4 == 0),
        lambda: publishing.clear(*here, channels, **who),
        *[lambda: publishing.clear(*here, LETTER, **who)] * 4,
        lambda: publishing.take_back_inside(*here, **who),
        lambda: publishing.expire(*here, **who),
        lambda: writing.withdraw(*here, **who),
        *[lambda: pull(store, story_id, key=key, **who)] * 3,
        lambda: recording.record_outcome(store, make.outcome(), key=key, **who),
    ]


def walk(store, chance: random.Random, steps: int) -> int:
    """Anybody tries anything; returns how many succeeded."""
    stories, done = [], 0
    for step in range(steps):
        if step % 15 == 0:
            stories.append(submit(store, by=chance.choice((make.SAM, make.RITA))).id)
            done += 2  # the draft and the story
        who = by(chance.choice((*make.EVERYBODY, *[make.RAVI, make.GWEN, make.CAL] * 3)))
        act = chance.choice(tries(store, chance.choice(stories), chance, str(step), **who))
        with suppress(StoryError):
            act()
            done += 1
    return done


def test_the_chain_holds_after_a_random_walk(store):
    """Whatever people try, an action succeeds with one event or is refused with a sentence."""
    done = walk(store, random.Random(2), 240)
    with store.read() as connection:
        events = list(events_in(connection))
    assert first_broken(events) is None
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert len(events) == done
    assert len({event.action for event in events}) >= 8


def test_the_chain_holds_when_everybody_acts_at_once(store):
    records = [make.outcome() for _ in range(8)]
    at_once(
        *(
            lambda record=record: recording.record_outcome(
                store, record, key=record.id, **by(make.SAM)
            )
            for record in records
        )
    )
    with store.read() as connection:
        events = list(events_in(connection))
    assert len(events) == 8
    assert first_broken(events) is None


@pytest.mark.parametrize(
    ("tampering", "named"),
    [
        ("UPDATE events SET actor = 'leo' WHERE seq = 2", 2),
        ("UPDATE events SET facts = '{}' WHERE seq = 3", 3),
        ("DELETE FROM events WHERE seq = 2", 3),
    ],
)
def test_tampering_with_the_triggers_gone_still_shows(store, tampering, named):
    approved(store)
    on = "" if store.engine.dialect.name == "sqlite" else " ON events"
    with store.engine.begin() as connection:
        for name in ("events_are_only_added", "events_are_never_removed"):
            connection.exec_driver_sql(f"DROP TRIGGER {name}{on}")
        connection.exec_driver_sql(tampering)
        assert first_broken(events_in(connection)) == named


def test_a_story_tells_its_history_by_name(store):
    story = cleared(store)
    with store.read() as connection:
        lines = happenings.history(connection, story.id)
        latest = happenings.latest_events(connection, most=2)
    assert [(line.who, line.action) for line in lines] == [
        ("Sam", "story submitted"),
        ("Ravi", "story approved"),
        ("Gwen", "story cleared"),
    ]
    assert lines[-1].facts == {"version": 3, "channels": ["newsletter"]}
    assert [line.action for line in latest] == ["story cleared", "story approved"]
