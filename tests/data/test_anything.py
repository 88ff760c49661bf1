"""R-11: whatever a command is asked with, it does it or refuses in a sentence.

Each row of test_permissions is a call that works. Here each thing it is called with becomes
anything else of its kind: other words, numbers, days, choices, and forms filled in otherwise.
"""

import dataclasses
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime
from enum import Enum, EnumMeta
from importlib import import_module

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from data.store import Store
from data.store.engine import engine
from stories.consent import Consent
from stories.errors import StoryError
from stories.house import PressOffice
from stories.ids import new_id
from stories.organisation import Lawful
from stories.outcomes import OutcomeRecord
from stories.outcomes.catalogue import Edit
from stories.people import Role
from stories.searches import Search
from stories.thanks import Thanks
from tests import make
from tests.conftest import KEY
from tests.data.test_permissions import ACTIONS, OLIVE, Trial, made_in
from tests.faults.databases import KINDS, to_copy
from tests.odd import ODD

pytestmark = pytest.mark.faults

FORMS = (Consent, Edit, Lawful, OutcomeRecord, PressOffice, Search, Thanks)  # as people fill them
FULL = {"sqlite": 10_000, "postgresql": 1_000}  # of each command; the same code asks both
WHO = tuple(dataclasses.replace(each, roles=frozenset(Role)) for each in (make.SAM, OLIVE))
LETTERS = st.characters(exclude_categories=())  # also halves of one, which a form may send
WORDS = st.one_of(st.sampled_from(ODD), st.text(LETTERS, max_size=40), st.builds(new_id))
NUMBERS = st.integers(-(2**31), 2**31 - 1)


def another(value: object, data: st.DataObject) -> object:
    """Anything else of the same kind; what nobody types or chooses stays as it is."""
    match value:
        case bool():
            return data.draw(st.booleans())
        case Enum():
            return data.draw(st.sampled_from(type(value)))
        case EnumMeta():
            return data.draw(st.sets(st.sampled_from(value)))
        case str():
            return data.draw(WORDS)
        case int():
            return data.draw(st.one_of(st.integers(-1, 9), NUMBERS))
        case date() if not isinstance(value, datetime):
            return data.draw(st.dates())
        case frozenset() | set() | list() | tuple():
            kept = [each for each in value if data.draw(st.booleans())]
            return type(value)(another(each, data) for each in [*kept, *kept[:1]])
        case Mapping():
            return {sometimes(name, data): sometimes(each, data) for name, each in value.items()}
        case _ if isinstance(value, FORMS):
            names = [each.name for each in dataclasses.fields(value) if each.init]
            filled = {name: sometimes(getattr(value, name), data) for name in names}
            return dataclasses.replace(value, **filled)
    return value


def sometimes(value: object, data: st.DataObject) -> object:
    return another(value, data) if data.draw(st.booleans()) else value


def asking(act: Callable, data: st.DataObject) -> Callable:
    """The command, asked with something else than it is called with."""

    def asked(store, *args, by, **named):
        at = {"by": by, "at": named.pop("at")}
        named = {name: sometimes(value, data) for name, value in named.items()}
        return act(store, *(sometimes(each, data) for each in args), **named, **at)

    return asked


@pytest.fixture(
    scope="module",
    params=["sqlite", pytest.param("postgres", marks=[pytest.mark.postgres, pytest.mark.slow])],
)
def world(request, tmp_path_factory):
    """A store, and something in it for every command to be tried on."""
    places = KINDS[request.param](request)
    store = Store(engine(places.new(to_copy(request, request.param))), KEY)
    yield store, made_in(store, tmp_path_factory.mktemp("returns"))
    store.engine.dispose()
    places.end()


NAMES = sorted(ACTIONS)
IN_SHORT = NAMES[::6]  # the ordinary suite asks some, and the others where faults are asked for


@pytest.mark.parametrize(
    "name",
    [each if each in IN_SHORT else pytest.param(each, marks=pytest.mark.slow) for each in NAMES],
)
def test_a_command_does_what_it_is_asked_or_refuses_in_words(
    world, name, monkeypatch, times, tally
):
    store, it = world
    full = FULL[store.engine.dialect.name]
    many, (module, command) = times(2, full), name.split(".")
    module = import_module(f"stories.actions.{module}")
    act, asked = getattr(module, command), []
    trial = Trial(store.engine, store.keys)

    @settings(
        max_examples=many,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def anything(data: st.DataObject) -> None:
        monkeypatch.setattr(module, command, asking(act, data))
        who = {"by": data.draw(st.sampled_from(WHO)), "at": make.NOON}
        asked.append(who)
        with suppress(StoryError):
            ACTIONS[name].act(trial, it, **who)

    anything()  # fewer times, where there are no more ways to ask
    tally.add(store.engine.dialect.name, asked=len(asked))
