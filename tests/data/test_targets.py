"""Targets: for a share alone, by a leader, and every one that was set is kept."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from data import tables
from data.store.targets import targets_in
from stories.actions.targets import set_target
from stories.errors import StoryError
from tests import make
from tests.conftest import count

LATER = make.NOON + timedelta(days=1)


def put(store, percent, code="C-REUN", at=make.NOON):
    return set_target(store, code, percent, by=make.LEO, at=at)


def held(store) -> dict[str, int]:
    with store.read() as connection:
        return {code: each.percent for code, each in targets_in(connection).items()}


def test_the_newest_target_counts_and_earlier_ones_are_kept(store):
    put(store, 70)
    put(store, 80, at=LATER)
    assert held(store) == {"C-REUN": 80}
    put(store, None, at=LATER + timedelta(days=1))
    assert held(store) == {}
    assert count(store, tables.targets) == 3
    assert count(store, tables.events, action="target set") == 3


@pytest.mark.parametrize(
    ("code", "percent", "why"),
    [
        ("C-KIN", 50, "would reward recording"),
        ("C-REUN", 0, "from 1 to 100"),
        ("C-REUN", 101, "from 1 to 100"),
        ("C-NOTHING", 50, "choose one from the list"),
        ("C-REUN", None, "already"),
    ],
)
def test_what_cannot_be_a_target(sqlite_store, code, percent, why):
    with pytest.raises(StoryError, match=why):
        put(sqlite_store, percent, code)
    assert count(sqlite_store, tables.targets) == 0


def test_the_database_keeps_targets_as_they_were_set(store):
    put(store, 70)
    for statement in (tables.targets.update().values(percent=10), tables.targets.delete()):
        with pytest.raises(sa.exc.DBAPIError), store.engine.begin() as connection:
            connection.execute(statement)
