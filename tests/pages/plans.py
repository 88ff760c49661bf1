"""How a database answers what pages ask: from an index, or by reading a table whole."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

LARGE = ("stories", "outcomes")
WHOLE = re.compile(rf"SCAN ({'|'.join(LARGE)})\b")
SORTED = {"USE TEMP B-TREE FOR ORDER BY", "USE TEMP B-TREE FOR GROUP BY"}
BY_INDEX = {"Index Cond", "Recheck Cond"}
AS_IT_COMES = {"Nested Loop", "Incremental Sort", "Result", "Memoize", "Subquery Scan"}


@contextmanager
def asked(engine: sa.Engine) -> Iterator[dict[str, tuple]]:
    """Every distinct SELECT of these moments, with one set of its values."""
    questions = {}

    def note(_connection, _cursor, statement, values, *_) -> None:
        if statement.startswith(("SELECT", "WITH")):
            questions[statement] = values

    sa.event.listen(engine, "before_cursor_execute", note)
    yield questions
    sa.event.remove(engine, "before_cursor_execute", note)


def read_whole(engine: sa.Engine, questions: dict[str, tuple]) -> list[str]:
    """The questions for which a large table is read from end to end.

    PostgreSQL reads a small table whole because that is cheaper, so there it must be filled.
    """
    with engine.connect() as connection:
        reads = _sqlite_reads if connection.dialect.name == "sqlite" else _postgres_reads
        return [each for each, values in questions.items() if reads(connection, each, values)]


def _sqlite_reads(connection: sa.Connection, statement: str, values: tuple) -> bool:
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    steps = [row.detail for row in plan]
    # In the order of an index and up to a limit, only as many are read as it takes to find those.
    ends = "LIMIT" in statement and not any(step in SORTED for step in steps)
    return any(WHOLE.search(step) and not (ends and " USING " in step) for step in steps)


def _postgres_reads(connection: sa.Connection, statement: str, values: tuple) -> bool:
    plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", values).scalar()
    (told,) = json.loads(plan) if isinstance(plan, str) else plan
    return _reads(told["Plan"], ends=False)


def _reads(step: dict, ends: bool) -> bool:
    """Whether this step, or one within it, reads a large table whole.

    `ends`: what it gives is taken as it comes, and no more than is wanted.
    """
    kind = step["Node Type"]
    by_index = step.keys() & BY_INDEX or (ends and "Index Name" in step)
    if step.get("Relation Name") in LARGE and not by_index:
        return True
    ends = kind == "Limit" or (ends and kind in AS_IT_COMES)
    return any(_reads(inner, ends) for inner in step.get("Plans", ()))
