"""The record of actions: one event for each, no words in any, and a chain that holds."""

import inspect
import json
import random
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

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
    listing,
    publishing,
    reading,
    recording,
    relisting,
    reviewing,
    settling,
    taking,
    tracking,
    writing,
)
from stories.audit import first_broken
from stories.consent import OUTSIDE, Channel
from stories.draft import Way
from stories.errors import StoryError
from stories.house import PressOffice
from stories.ids import new_id
from stories.limits import Limited
from stories.organisation import Step
from stories.review import Check
from stories.searches import Search
from stories.story import Section
from stories.telling import ReturnReason
from stories.template import checked
from tests import make
from tests.conftest import approved, at_once, cleared, count, draft_of, second_admin, submit
from tests.stories.test_template import upload

PAGE = "https://www.example.gov.uk/news/a-door"
REST = make.TODAY + timedelta(days=9)
CANARY = "marmalade"
MONTH = date(2026, 9, 1)
OFFICE = PressOffice(CANARY, "01632 960 111")
LETTER = frozenset({Channel.NEWSLETTER})
NOTE = f"There was {CANARY} here, as we said."


def by(person):
    return {"by": person, "at": make.NOON}


def returned(store, **changes):
    sent = submit(store, **changes)
    back = (ReturnReason.OTHER, NOTE)
    return reviewing.return_to_writer(store, sent.id, 1, *back, **by(make.RAVI))


def opened(store):
    return writing.open_again(store, returned(store).id, new_id(), **by(make.SAM))


def page(document) -> None:
    """Another template than the one before it."""
    document.styles["Normal"].font.name = "Arial"


def rested(store, **changes):
    story = cleared(store, **changes)
    tracking.rest_story(store, story.id, REST, NOTE, **by(make.CAL))
    return story


def linked(store):
    """A use with a page, and that page."""
    out = pull(store, cleared(store).id, key=new_id(), **by(make.CAL))
    return SimpleNamespace(
        link=tracking.add_link(store, out.pull_id, PAGE, **by(make.CAL)), story_id=out.story_id
    )


def named(store) -> str:
    """A service that an outcome names, and two administrators."""
    second_admin(store)
    code = listing.add_service(store, new_id(), MONTH, **by(make.ADA))
    recording.record_outcome(store, make.outcome(service=code), key=code, **by(make.SAM))
    return code


def renaming(store, code):
    return relisting.rename_service(store, code, f"New {code}", MONTH, **by(make.ADA))


def list_change(store):
    code = named(store)
    return SimpleNamespace(proposal=renaming(store, code), id=code)


# Each action: what must be there first, the act itself, and the event it leaves.
ACTIONS = {
    "propose a change of a list": (
        named,
        renaming,
        "list change proposed",
    ),
    "agree to a change of a list": (
        list_change,
        lambda store, it: relisting.answer_change(store, it.proposal, True, **by(make.GWEN)),
        "service renamed",
    ),
    "turn a change of a list down": (
        list_change,
        lambda store, it: relisting.answer_change(store, it.proposal, False, **by(make.GWEN)),
        "list change not agreed",
    ),
    "start a draft": (
        lambda store: new_id(),
        lambda store, draft: writing.start_draft(store, draft, **by(make.SAM)),
        "draft started",
    ),
    "begin in a way of telling": (
        lambda store: new_id(),
        lambda store, draft: writing.begin(store, draft, Way.WHOLE, **by(make.RITA)),
        "draft started",
    ),
    "say somebody is at risk": (
        draft_of,
        lambda store, draft: writing.say_at_risk(store, draft, True, **by(make.SAM)),
        "worry about now raised",
    ),
    "delete a draft": (
        draft_of,
        lambda store, draft: writing.delete_draft(store, draft, **by(make.SAM)),
        "draft deleted",
    ),
    "submit": (
        draft_of,
        lambda store, draft: writing.submit(store, draft, **by(make.SAM)),
        "story submitted",
    ),
    "open again": (
        returned,
        lambda store, story: writing.open_again(store, story.id, new_id(), **by(make.SAM)),
        "story opened to change",
    ),
    "send again": (
        opened,
        lambda store, draft: writing.submit(store, draft, **by(make.SAM)),
        "story submitted",
    ),
    "withdraw": (
        submit,
        lambda store, story: writing.withdraw(store, story.id, 1, **by(make.SAM)),
        "story withdrawn",
    ),
    "return": (
        submit,
        lambda store, story: reviewing.return_to_writer(
            store, story.id, 1, ReturnReason.OTHER, NOTE, **by(make.RAVI)
        ),
        "story returned",
    ),
    "decline": (
        submit,
        lambda store, story: reviewing.decline(
            store, story.id, 1, ReturnReason.OTHER, NOTE, **by(make.RAVI)
        ),
        "story declined",
    ),
    "approve": (
        submit,
        lambda store, story: reviewing.approve(store, story.id, 1, Check, **by(make.RAVI)),
        "story approved",
    ),
    "edit": (
        approved,
        lambda store, story: editing.edit_lightly(
            store, story.id, 2, {Section.TITLE: f"{story.title} again"}, **by(make.RITA)
        ),
        "story edited",
    ),
    "restore words": (
        lambda store: editing.edit_lightly(
            store, submit(store).id, 1, {Section.TITLE: "The door that opens"}, **by(make.RITA)
        ),
        lambda store, story: editing.restore_words(store, story.id, 2, **by(make.SAM)),
        "writer's words restored",
    ),
    "open a section": (
        lambda store: submit(store, worried=NOTE),
        lambda store, story: reviewing.open_section(
            store, story.id, 1, Section.WORRIED, **by(make.RAVI)
        ),
        "section opened",
    ),
    "close a section": (
        lambda store: reviewing.open_section(
            store, submit(store, worried=NOTE).id, 1, Section.WORRIED, **by(make.RAVI)
        ),
        lambda store, story: reviewing.close_section(
            store, story.id, 2, Section.WORRIED, **by(make.RAVI)
        ),
        "section closed",
    ),
    "clear": (
        lambda store: approved(store, legal="yes"),
        lambda store, story: publishing.clear(store, story.id, 2, LETTER, NOTE, **by(make.GWEN)),
        "story cleared",
    ),
    "take back inside": (
        cleared,
        lambda store, story: publishing.take_back_inside(store, story.id, 3, **by(make.GWEN)),
        "story taken back inside",
    ),
    "expire": (
        cleared,
        lambda store, story: publishing.expire(store, story.id, 3, **by(make.GWEN)),
        "story expired",
    ),
    "pull": (
        cleared,
        lambda store, story: publishing.pull(
            store, story.id, Channel.NEWSLETTER, NOTE, key="p", **by(make.CAL)
        ),
        "story pulled",
    ),
    "take a file": (
        lambda store: pull(store, cleared(store).id, key="f", **by(make.CAL)),
        lambda store, out: taking.take_file(store, [out.pull_id], "word", "x", **by(make.CAL)),
        "file taken",
    ),
    "add the page of a use": (
        lambda store: pull(store, cleared(store).id, key="l", **by(make.CAL)),
        lambda store, out: tracking.add_link(store, out.pull_id, PAGE, **by(make.CAL)),
        "link added to a use",
    ),
    "remove the page of a use": (
        linked,
        lambda store, use: tracking.remove_link(store, use.link.id, **by(make.CAL)),
        "link removed from a use",
    ),
    "let a story rest": (
        cleared,
        lambda store, story: tracking.rest_story(store, story.id, REST, NOTE, **by(make.CAL)),
        "story rests",
    ),
    "end a rest": (
        rested,
        lambda store, story: tracking.end_rest(store, story.id, **by(make.CAL)),
        "rest ended",
    ),
    "keep a search": (
        cleared,
        lambda store, _: finding.save_search(store, CANARY, Search(words=CANARY), **by(make.CAL)),
        "search kept",
    ),
    "forget a search": (
        lambda store: finding.save_search(store, CANARY, Search(CANARY), **by(make.CAL)),
        lambda store, kept: finding.forget_search(store, kept, **by(make.CAL)),
        "search forgotten",
    ),
    "record an outcome": (
        lambda store: make.outcome(),
        lambda store, record: recording.record_outcome(store, record, key="o", **by(make.SAM)),
        "outcome recorded",
    ),
    "record outcomes of several people": (
        lambda store: make.outcome(),
        lambda store, record: recording.record_outcomes(
            store, [record, make.outcome()], key="several", **by(make.SAM)
        )[0],
        "outcomes recorded",
    ),
    "confirm an outcome": (
        lambda store: recording.record_outcome(
            store, make.outcome(code="C-EH-GOAL"), key="second", **by(make.SAM)
        ),
        lambda store, record: recording.confirm_outcome(store, record.id, True, **by(make.RAVI)),
        "outcome confirmed",
    ),
    "log thanks": (
        lambda store: make.thanks(f"You brought {CANARY} to us."),
        lambda store, thanks: recording.log_thanks(store, thanks, key="t", **by(make.SAM)),
        "thanks logged",
    ),
    "set the local route": (
        lambda store: "local route",
        lambda store, _: settling.set_local_route(store, NOTE, **by(make.ADA)),
        "local route changed",
    ),
    "name the organisation": (
        lambda store: "organisation",
        lambda store, _: settling.name_organisation(store, NOTE, NOTE, **by(make.ADA)),
        "organisation named",
    ),
    "choose where stories may go": (
        lambda store: "channels",
        lambda store, _: settling.choose_channels(store, LETTER, **by(make.ADA)),
        "channels chosen",
    ),
    "state the lawful basis": (
        lambda store: "lawful basis",
        lambda store, _: settling.state_basis(
            store, replace(make.LAWFUL, document=NOTE), **by(make.ADA)
        ),
        "lawful basis stated",
    ),
    "leave a step of setting up": (
        lambda store: Step.KEEPING,
        lambda store, step: settling.leave_as_it_is(store, step, **by(make.ADA)),
        "left as it is",
    ),
    "set a limit": (
        lambda store: Limited.TAKEN,
        lambda store, kind: settling.set_limit(store, kind, 9, **by(make.ADA)),
        "limit set",
    ),
    "choose a Word template": (
        lambda store: "word template",
        lambda store, _: settling.choose_word_template(store, checked(upload()), **by(make.ADA)),
        "word template chosen",
    ),
    "take a Word template away": (
        lambda store: settling.choose_word_template(store, checked(upload(page)), **by(make.ADA)),
        lambda store, _: settling.remove_word_template(store, **by(make.ADA)) or "word template",
        "word template taken away",
    ),
    "set the press office": (
        lambda store: "press office",
        lambda store, _: settling.set_press_office(store, OFFICE, **by(make.ADA)),
        "press office changed",
    ),
    "say what one will try": (
        approved,
        lambda store, story: appreciating.say_try(store, story.id, NOTE, **by(make.LEO)),
        "try said",
    ),
    "take a learning brief": (
        approved,
        lambda store, story: reading.take_brief(store, story.id, **by(make.LEO)),
        "learning brief taken",
    ),
    "take a try back": (
        lambda store: appreciating.say_try(store, approved(store).id, NOTE, **by(make.LEO)),
        lambda store, said: appreciating.take_try_back(store, said.story_id, **by(make.LEO)),
        "try taken back",
    ),
}


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
    told = dict.fromkeys(Section, f"We saw {CANARY} at home.")
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


def pull(store, story_id, **how):
    return publishing.pull(store, story_id, Channel.NEWSLETTER, "November", **how)


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
