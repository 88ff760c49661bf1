"""What an import keeps, on each database: once, signed, all or nothing."""

import json
from dataclasses import replace
from functools import partial

import pytest
import sqlalchemy as sa

from data import monthly_counts, tables
from data.store.importing import remembered_columns
from stories.actions import importing
from stories.errors import NotAllowed, StoryError
from stories.importing.layout import FACTS, OUTCOMES
from stories.importing.rows import Query, Reason
from stories.returns.joining import person_of
from tests import make
from tests.conftest import at_once, count
from tests.stories.test_importing import AUGUST, GOOD, KINDS, LISTS, checked, csv_of

ANA = {"by": make.ANA, "at": make.NOON}
NO_TEAMS = replace(LISTS, teams={}, measures={"B-CP-START": "Started"})


def sheet(*changes, layout=OUTCOMES, row=GOOD):
    return checked(csv_of(*(row | each for each in changes)), layout, NO_TEAMS)


def keep(store, found, reasons=None, whole=False, who=ANA):
    return importing.keep(store, found, reasons or {}, all_or_nothing=whole, **who)


def counted(store, code="C-REUN"):
    with store.read() as connection:
        return [n for *_, n in monthly_counts.outcome_counts(connection, code, AUGUST, AUGUST)]


def test_the_same_file_counts_once_and_a_longer_one_adds_what_is_new(store):
    found = sheet({}, {}, {"Age": "8"})
    assert keep(store, found) == importing.Imported(3, 0, 0)
    assert keep(store, found) == importing.Imported(0, 3, 0)
    assert keep(store, sheet({"Age": "8"}, {}, {}, {}, {"Age": "9"})).kept == 2
    assert counted(store) == [5]
    with store.read() as connection:
        rows = connection.execute(sa.select(tables.outcomes)).all()
    assert {(row.recorded_by, row.source, row.story_id) for row in rows} == {
        (make.ANA.id, "import", None)
    }


def test_case_numbers_added_later_are_put_to_the_rows_that_stand(store):
    hashed = replace(NO_TEAMS, person=partial(person_of, store.keys.for_returns))

    def numbered(*numbers):
        rows = [GOOD | {"Case number": number} for number in numbers]
        return keep(store, checked(csv_of(*rows), OUTCOMES, hashed))

    assert keep(store, sheet({}, {})).kept == 2
    assert numbered("1", "2", "3") == importing.Imported(1, 2, 0)
    assert numbered("3", "2", "4", "1") == importing.Imported(1, 3, 0)
    assert counted(store) == [4]
    with store.read() as connection:
        people = set(connection.scalars(sa.select(tables.outcomes.c.person)))
    assert people == {hashed.person("C-REUN", number) for number in "1234"}


def test_rows_sent_with_their_numbers_then_without_and_again_with_them_count_once(store):
    hashed = replace(NO_TEAMS, person=partial(person_of, store.keys.for_returns))
    rows = [GOOD | {"Case number": number} for number in "12"]
    numbered = checked(csv_of(*rows), OUTCOMES, hashed)
    assert keep(store, numbered).kept == 2
    assert keep(store, sheet({}, {})).kept == 2
    for _ in range(2):
        assert keep(store, numbered) == importing.Imported(0, 2, 0)
        assert counted(store) == [2]
    assert keep(store, sheet({}, {})) == importing.Imported(0, 2, 0)


def test_two_imports_of_one_file_at_once_count_once(store):
    found = sheet(*[{"Age": str(age)} for age in range(1, 18)])
    done = at_once(lambda: keep(store, found), lambda: keep(store, found))
    assert sorted(each.kept for each in done) == [0, 17]
    assert counted(store) == [17]


def test_queries_pass_with_a_reason_that_the_record_of_actions_keeps(store):
    found = sheet({}, {"Age": "0"}, {"Earlier plans": "3"})
    with pytest.raises(StoryError, match="2 to go"):
        keep(store, found)
    reasons = {Query.UNUSUAL_AGE: Reason.CHECKED, Query.THIRD_PLAN: Reason.LEAVE_OUT}
    assert keep(store, found, reasons) == importing.Imported(2, 0, 1)
    with store.read() as connection:
        facts = json.loads(connection.scalar(sa.select(tables.events.c.facts)))
    assert facts == {
        "layout": "outcomes",
        "reasons": {"unusual_age": "checked", "third_plan": "leave_out"},
        "kept": 2,
        "known": 0,
        "left_out": 1,
    }


def test_all_or_nothing_and_nothing_at_all_leave_nothing(sqlite_store):
    for found in (sheet({}, {"Age": "200"}), sheet({"Age": "200"})):
        with pytest.raises(StoryError):
            keep(sqlite_store, found, whole=True)
    with pytest.raises(StoryError, match="No row can be kept"):
        keep(sqlite_store, sheet({"Age": "200"}))
    with pytest.raises(NotAllowed, match="analyst"):
        keep(sqlite_store, sheet({}), who={"by": make.SAM, "at": make.NOON})
    assert count(sqlite_store, tables.outcomes) == count(sqlite_store, tables.events) == 0


def test_a_failure_half_way_leaves_nothing(sqlite_store):
    """Progress that fails stands for whatever may."""

    def stop(far: float) -> None:
        if far > 0.3:
            raise RuntimeError

    found = sheet(*[{"Age": str(n % 17 + 1)} for n in range(importing.AT_ONCE + 10)])
    with pytest.raises(RuntimeError):
        importing.keep(sqlite_store, found, {}, all_or_nothing=False, progress=stop, **ANA)
    assert count(sqlite_store, tables.outcomes) == count(sqlite_store, tables.imported_rows) == 0


def test_what_only_staff_can_know_waits_for_a_second_person_when_imported_too(sqlite_store):
    kinds = KINDS | {"C-EH-GOAL": replace(KINDS["C-REUN"], code="C-EH-GOAL", name="Own goals")}
    lists = replace(NO_TEAMS, kinds=kinds)
    keep(sqlite_store, checked(csv_of(GOOD | {"Outcome": "C-EH-GOAL"}), OUTCOMES, lists))
    assert count(sqlite_store, tables.outcomes, confirmation="waiting") == 1
    assert counted(sqlite_store, "C-EH-GOAL") == []


def test_counts_take_the_place_of_earlier_ones(store):
    row = {"Measure": "B-CP-START", "Month": "2026-08", "Service": make.SERVICE}
    for people, kept in (("7", 1), ("7", 0), ("9", 1)):
        assert keep(store, sheet({"Count": people}, layout=FACTS, row=row)).kept == kept
    assert count(store, tables.balancing_facts, people=9) == 1


def test_headings_are_remembered_by_their_hash(store):
    headings = ("What came of it", "Kofi's column")
    once, twice = {"code": 0}, {"code": 1, "a field of nobody's layout": 0}
    for columns, events in ((once, 1), (once, 1), (twice, 2)):
        importing.remember_columns(store, OUTCOMES, headings, columns, **ANA)
        assert count(store, tables.events) == events
    with store.read() as connection:
        known = remembered_columns(connection, "outcomes")
        assert not remembered_columns(connection, "facts")
    assert set(known.values()) == {"code"}
    assert not any("Kofi" in heading for heading in known)
