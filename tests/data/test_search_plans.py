"""How each database looks a search up: through its index, and never through a whole table."""

import pytest
import sqlalchemy as sa

from data import search
from stories.searches import Search
from tests import make
from tests.data.test_search import LETTER


def plan_of(store, words: str, without=("seqscan",), **how) -> str:
    """How the database goes about the query that finds stories, whole.

    PostgreSQL is kept from these ways, since so few rows are read faster than any index.
    """
    plans = []

    def explain(connection, _cursor, statement, values, _context, _many):
        if statement.startswith("SELECT story_search.story_id"):
            ask = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN "}
            said = connection.exec_driver_sql(ask[connection.dialect.name] + statement, values)
            plans.append("\n".join(str(row[-1]) for row in said))

    with store.read() as connection:
        for way in without if connection.dialect.name == "postgresql" else ():
            connection.exec_driver_sql(f"SET LOCAL enable_{way} = off")
        sa.event.listen(connection, "before_cursor_execute", explain)
        search.find(connection, make.NOON, Search(words, **how))
    return plans[0]


ASKED = [
    {"words": "kitchen"},
    {"words": "kitchen", "channel": LETTER},
    {"words": "", "person": "child"},
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_words_lead_through_their_index_and_stories_are_read_by_their_number(sqlite_store, asked):
    """By the plan: no story is read that does not hold the words, and none only to be sorted."""
    plan = plan_of(sqlite_store, **asked)
    first, *rest = plan.splitlines()
    assert first.startswith(
        "SCAN story_fts VIRTUAL TABLE INDEX" if asked["words"] else "SCAN story_search"
    )
    assert not [line for line in rest if line.startswith("SCAN")]
    assert "ix_stories_status" not in plan  # it would lead through every cleared story
    assert "TEMP B-TREE" not in plan


@pytest.mark.postgres
@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_postgresql_reads_no_whole_table_for_a_search(postgres_store, asked):
    assert "Seq Scan" not in plan_of(postgres_store, **asked)
