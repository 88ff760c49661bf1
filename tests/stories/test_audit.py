"""The chain of events: what was changed, moved or cut out shows.

A chain cannot know its own length: events cut off the end leave a shorter chain that holds.
That is seen only beside something kept elsewhere, such as the latest hash in last night's backup.
"""

from dataclasses import fields, replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.audit import FIRST, Event, first_broken, seal
from tests import make


def chain(length: int) -> list[Event]:
    events, previous = [], FIRST
    for seq in range(1, length + 1):
        at = make.NOON + timedelta(minutes=seq)
        event = Event(
            seq, at, "sam", "story approved", "story", f"s{seq}", {"version": seq}, previous
        )
        events.append(replace(event, hash=seal(event)))
        previous = events[-1].hash
    return events


CHAIN = chain(6)
CHANGED = {
    "seq": 99,
    "at": make.NOON,
    "actor": "rita",
    "action": "story declined",
    "subject_kind": "thanks",
    "subject_id": "another",
    "facts": {"version": 7},
    "previous": "f" * 64,
    "hash": "e" * 64,
}


@pytest.mark.parametrize("length", [0, 1, 6])
def test_an_untouched_chain_holds(length):
    assert first_broken(chain(length)) is None


def test_every_field_is_tried_below():
    assert CHANGED.keys() == {field.name for field in fields(Event)}


@pytest.mark.parametrize("place", [0, 2, 5])
@pytest.mark.parametrize("name", CHANGED)
def test_a_changed_field_is_named(name, place):
    events = [*CHAIN]
    events[place] = replace(events[place], **{name: CHANGED[name]})
    assert first_broken(events) == events[place].seq


@pytest.mark.parametrize("name", sorted(CHANGED.keys() - {"hash", "seq", "previous"}))
def test_a_changed_field_sealed_again_breaks_the_next(name):
    events = [*CHAIN]
    changed = replace(events[2], **{name: CHANGED[name]})
    events[2] = replace(changed, hash=seal(changed))
    assert first_broken(events) == 4


@pytest.mark.parametrize(("cut", "named"), [(0, 2), (2, 4), (4, 6)])
def test_an_event_cut_out_is_missed_at_the_next(cut, named):
    assert first_broken(CHAIN[:cut] + CHAIN[cut + 1 :]) == named


def test_events_cut_off_the_end_are_not_missed():
    assert first_broken(CHAIN[:-2]) is None


@pytest.mark.parametrize(("one", "other"), [(0, 1), (1, 4), (4, 5)])
def test_two_events_that_changed_places_are_named(one, other):
    events = [*CHAIN]
    events[one], events[other] = events[other], events[one]
    assert first_broken(events) == CHAIN[other].seq


def test_an_event_put_in_is_named():
    extra = Event(3, make.NOON, "sam", "story approved", "story", "s", {}, CHAIN[1].hash)
    events = [*CHAIN[:2], replace(extra, hash=seal(extra)), *CHAIN[2:]]
    assert first_broken(events) == 3
    assert events.index(next(each for each in events if each.previous != FIRST)) == 1


def test_the_order_of_facts_does_not_matter():
    one = replace(CHAIN[0], facts={"a": 1, "b": 2})
    assert seal(one) == seal(replace(one, facts={"b": 2, "a": 1}))


@given(st.text(max_size=5), st.text(max_size=5), st.text(max_size=5), st.text(max_size=5))
def test_no_two_events_share_a_seal(actor, action, other_actor, other_action):
    """Fields are kept apart: moving a letter from one to the next is another event."""
    one = replace(CHAIN[0], actor=actor, action=action)
    other = replace(CHAIN[0], actor=other_actor, action=other_action)
    assert (seal(one) == seal(other)) == (one == other)


def test_a_seal_is_what_it_always_was():
    """A record that was kept for years is checked by the code of today."""
    first = Event(1, make.NOON, "zoë", "story submitted", "story", "s-1", {"version": 1, "é": True})
    assert len(FIRST) == 64
    assert seal(first) == "3ea399e0fa02e7e36e6e11da6a120fa64982dfad0df6338a8e45fb17dbeb2e94"
