"""An import taken back, on each database: what goes, what stays, and in which order."""

import json
import random
from datetime import timedelta

import pytest
import sqlalchemy as sa

from data import imports, tables
from stories.actions import following, importing, recording
from stories.errors import NotAllowed, NotFound, StoryError
from stories.importing.layout import FACTS
from stories.importing.undoing import UNDO_DAYS, Undone
from stories.outcomes import HowKnown
from stories.outcomes.check_backs import Answer
from tests import make
from tests.conftest import at_once, count, submit
from tests.data.test_importing import ANA, counted, keep, sheet
from tests.stories.test_importing import AUGUST, ENDED

LATER = {"by": make.ANA, "at": make.NOON + timedelta(days=2)}
COUNTS = {"Measure": "B-CP-START", "Month": "2026-08", "Service": make.SERVICE, "Count": "7"}


def newest(store, back=0):
    with store.read() as connection:
        return imports.history(connection)[back]


def undo(store, back=0, who=LATER) -> Undone:
    line = newest(store, back)
    with store.read() as connection:
        would = imports.undoing(connection, line)
    done = importing.undo(store, line.id, **who)
    assert done == would
    return done


def test_what_an_import_brought_goes_and_can_come_again(store):
    found = sheet({}, {}, {"Age": "8"})
    keep(store, found)
    assert undo(store) == Undone(3, 0)
    assert (counted(store), count(store, tables.imported_rows)) == ([], 0)
    line = newest(store)
    assert (line.who, line.kept, line.undone_at) == ("Ana", 3, LATER["at"])
    assert count(store, tables.events, action="import undone", subject_id=line.id) == 1
    assert keep(store, found).kept == 3


def test_what_somebody_has_worked_with_stays(store):
    ended = [{ENDED: "2025-08", "Age": str(age)} for age in range(1, 6)]
    keep(store, sheet(*ended))
    story = submit(store)
    with store.engine.begin() as connection:
        checked_back, linked, *_ = connection.scalars(
            sa.select(tables.outcomes.c.id).where(tables.outcomes.c.story_id.is_(None))
        )
        connection.execute(
            tables.outcome_stories.insert().values(outcome_id=linked, story_id=story.id)
        )
    said = (Answer.STILL_HOLDING, HowKnown.RECORD_CHECKED)
    following.answer_check_back(store, checked_back, 12, *said, by=make.SAM, at=make.NOON)
    assert undo(store) == Undone(3, 2)
    with store.read() as connection:
        left = set(connection.scalars(sa.select(tables.imported_rows.c.outcome_id)))
        facts = connection.scalar(
            sa.select(tables.events.c.facts).where(tables.events.c.action == "import undone")
        )
    assert left == {checked_back, linked}
    assert json.loads(facts) == {"taken_out": 3, "left": 2}
    assert keep(store, sheet(*ended)) == importing.Imported(3, 2, 0)


def test_nothing_is_undone_where_everything_was_confirmed(sqlite_store):
    keep(sqlite_store, sheet({}))
    with sqlite_store.engine.begin() as connection:
        outcome_id = connection.scalar(sa.select(tables.outcomes.c.id))
        waiting = tables.outcomes.update().values(confirmation="waiting")
        connection.execute(waiting.where(tables.outcomes.c.id == outcome_id))
    recording.confirm_outcome(sqlite_store, outcome_id, True, by=make.RITA, at=make.NOON)
    with pytest.raises(StoryError, match="worked with every row"):
        importing.undo(sqlite_store, newest(sqlite_store).id, **LATER)
    assert newest(sqlite_store).undone_at is None


def test_an_import_that_holds_the_same_rows_is_undone_first(store):
    keep(store, sheet({}))
    keep(store, sheet({}, {}))
    with pytest.raises(StoryError, match="Import 2 came later"):
        undo(store, 1)
    assert undo(store) == Undone(1, 0)
    assert counted(store) == [1]
    assert undo(store, 1) == Undone(1, 0)
    assert counted(store) == []


@pytest.mark.parametrize(
    ("who", "problem", "words"),
    [
        ({"by": make.SAM, "at": make.NOON}, NotAllowed, "analyst"),
        (
            {"by": make.ANA, "at": make.NOON + timedelta(days=UNDO_DAYS, seconds=1)},
            StoryError,
            "30 days",
        ),
    ],
)
def test_who_may_undo_and_until_when(sqlite_store, who, problem, words):
    keep(sqlite_store, sheet({}))
    with pytest.raises(problem, match=words):
        importing.undo(sqlite_store, newest(sqlite_store).id, **who)
    last = {"by": make.ANA, "at": make.NOON + timedelta(days=UNDO_DAYS)}
    assert undo(sqlite_store, who=last) == Undone(1, 0)
    with pytest.raises(StoryError, match="already undone"):
        importing.undo(sqlite_store, newest(sqlite_store).id, **LATER)
    for unknown in (make.UNKNOWN, "x"):
        with pytest.raises(NotFound):
            importing.undo(sqlite_store, unknown, **LATER)


def test_two_who_undo_at_once_undo_it_once(store):
    keep(store, sheet({}))
    line = newest(store)
    done = at_once(*[lambda: importing.undo(store, line.id, **LATER)] * 2)
    assert sum(isinstance(each, StoryError) for each in done) == 1
    assert count(store, tables.events, action="import undone") == 1


def facts(store, *changes):
    return keep(store, sheet(*changes, layout=FACTS, row=COUNTS))


def kept_counts(store) -> dict:
    table = tables.balancing_facts
    with store.read() as connection:
        return {row.month.month: row.people for row in connection.execute(sa.select(table))}


def test_counts_go_back_to_what_they_were(store):
    following.enter_balancing(store, "B-CP-START", AUGUST, {make.SERVICE: 3}, **ANA)
    facts(store, {}, {"Month": "2026-07"}, {"Month": "2026-06"})
    june = AUGUST.replace(month=6)
    following.enter_balancing(store, "B-CP-START", june, {make.SERVICE: 9}, **ANA)
    assert kept_counts(store) == {6: 9, 7: 7, 8: 7}
    facts(store, {}, {"Month": "2026-05"})
    with pytest.raises(StoryError, match="Import 2 came later"):
        undo(store, 1)
    assert undo(store) == Undone(1, 0)
    assert undo(store, 1) == Undone(2, 1)
    assert kept_counts(store) == {6: 9, 8: 3}


def test_undoing_in_any_order_that_is_allowed_leaves_what_was_there(sqlite_store):
    """Random imports that overlap, undone in a random order, each as soon as it may be."""
    chance = random.Random(11)
    for _ in range(6):
        ages = [{"Age": str(chance.randint(1, 5))} for _ in range(chance.randint(1, 6))]
        keep(sqlite_store, sheet(*ages))
    assert counted(sqlite_store)
    refused = 0
    while waiting := [
        line.id
        for line in (newest(sqlite_store, back) for back in range(6))
        if line.undone_at is None
    ]:
        try:
            importing.undo(sqlite_store, chance.choice(waiting), **LATER)
        except StoryError:
            refused += 1
        assert sum(counted(sqlite_store)) == count(sqlite_store, tables.imported_rows)
    assert refused
    assert counted(sqlite_store) == []
