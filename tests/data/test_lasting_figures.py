"""How outcomes lasted comes from editions, so that two days cannot be subtracted."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from data import figures, lasting_figures, tables
from data.store.outcomes import outcome_row
from stories.outcomes.check_backs import Answer, Group, Why
from stories.trends.cohorts import LASTED, Fate
from stories.trends.monthly import month_range
from tests import make
from tests.data.test_figures import CODE, LATER, publish

A_YEAR_AGO = date(2025, 8, 1)


def record(store, people: int, answer: str | None = None, month: date = A_YEAR_AGO) -> None:
    rows = [outcome_row(make.outcome(code=CODE, month=month)) for _ in range(people)]
    how = "cannot_know" if answer in ("cannot_know", "declined") else "record_checked"
    said = [
        {
            "outcome_id": row["id"],
            "months": 12,
            "answer": answer,
            "how_known": how,
            "answered_by": make.SAM.id,
            "answered_at": make.NOON,
        }
        for row in rows
        if answer
    ]
    with store.engine.begin() as connection:
        connection.execute(tables.outcomes.insert(), rows)
        if said:
            connection.execute(tables.check_backs.insert(), said)


def published(store, window=12) -> dict:
    with store.read() as connection:
        groups = lasting_figures.of_service(connection, CODE, make.SERVICE).get(window, {})
    return {str(group): people for group, people in groups.items() if people}


def test_groups_are_published_with_an_edition_and_change_with_none_else(store):
    record(store, 8, "still_holding")
    record(store, 6, "not_holding")
    assert published(store) == {}
    publish(store)
    assert published(store) == {"still_holding": 8, "not_holding": 6}
    record(store, 5, "still_holding")
    assert published(store) == {"still_holding": 8, "not_holding": 6}
    publish(store, LATER)
    assert published(store) == {"still_holding": 13, "not_holding": 6}


@pytest.mark.parametrize("few", [1, 4])
def test_a_few_more_wait_until_they_are_enough(sqlite_store, few):
    record(sqlite_store, 8, "still_holding")
    publish(sqlite_store)
    record(sqlite_store, few, "still_holding")
    publish(sqlite_store, LATER)
    assert published(sqlite_store) == {"still_holding": 8}
    record(sqlite_store, 5 - few, "still_holding")
    publish(sqlite_store, LATER + timedelta(days=1))
    assert published(sqlite_store) == {"still_holding": 13}


def test_a_few_are_never_published_and_the_database_refuses_them(sqlite_store):
    record(sqlite_store, 8, "still_holding")
    record(sqlite_store, 3, "not_holding")
    publish(sqlite_store)
    assert published(sqlite_store) == {}
    row = {
        "part": make.SERVICE,
        "code": CODE,
        "months": 12,
        "standing": Group.NOT_HOLDING,
        "edition": 1,
        "people": 3,
    }
    with sqlite_store.engine.begin() as connection, pytest.raises(sa.exc.IntegrityError):
        connection.execute(tables.lasting_figures.insert().values(**row))


def test_what_was_published_is_never_rewritten(store):
    record(store, 8, "still_holding")
    publish(store)
    table = tables.lasting_figures
    for change in (table.delete(), table.update().values(people=99)):
        with store.engine.begin() as connection, pytest.raises(sa.exc.IntegrityError):
            connection.execute(change)


@pytest.mark.parametrize(
    ("still", "why", "fate"),
    [
        (6, Why.MOVED, Fate(6, False, "moved")),
        (None, Why.DIED, Fate(0, False, "died")),
        (6, Why.CAME_INTO_CARE, Fate(6, False, "came_into_care")),
        (24, Why.TURNED_18, Fate(24, False)),  # met again later
        (6, Why.NO_REPLY, Fate(6, False)),
    ],
)
def test_whoever_has_gone_is_known_as_far_as_that_was_seen(store, still, why, fate):
    row = outcome_row(make.outcome(code=CODE, month=A_YEAR_AGO))
    signed = {"outcome_id": row["id"], "answered_by": make.SAM.id, "answered_at": make.NOON}
    said = [{**signed, "months": 12, "answer": "cannot_know", "how_known": "cannot_know",
             "why": why}]  # fmt: skip
    if still:
        said.append({**signed, "months": still, "answer": "still_holding",
                     "how_known": "record_checked", "why": None})  # fmt: skip
    with store.engine.begin() as connection:
        connection.execute(tables.outcomes.insert(), [row])
        connection.execute(tables.check_backs.insert(), said)
    with store.begin(make.ANA, make.NOON) as work:
        assert work.fates() == {CODE: [(A_YEAR_AGO, fate, 1)]}


def test_how_long_outcomes_hold_is_published_by_year(store):
    for month in month_range(date(2024, 4, 1), date(2025, 3, 1)):
        record(store, 12, month=month)
    record(store, 30, Answer.STILL_HOLDING, date(2024, 5, 1))
    record(store, 8, Answer.NOT_HOLDING, date(2024, 6, 1))
    record(store, 9, Answer.CANNOT_KNOW, date(2024, 6, 1))
    publish(store)
    with store.read() as connection:
        found = figures.of_series(connection, [CODE + LASTED])[CODE + LASTED]
    assert {(cell.start, cell.part): cell.people for cell in found.cells} == {
        (date(2024, 4, 1), "0"): 12 * 12 + 9,
        (date(2024, 4, 1), "12"): 30,
        (date(2024, 4, 1), "12-stopped"): 8,
    }
