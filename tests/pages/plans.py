"""How a database answers what pages ask: from an index, or by reading a table whole."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

LARGE = ("stories", "outcomes")
WHOLE = re.compile(rf"SCAN ({'|'.join(LARGE)})\b")
BY_INDEX = {"Index Cond", "Recheck Cond"}


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
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
    return any(WHOLE.search(row.detail) for row in plan)


def _postgres_reads(connection: sa.Connection, statement: str, values: tuple) -> bool:
    plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", values).scalar()
    (told,) = json.loads(plan) if isinstance(plan, str) else plan
    return any(
        step.get("Relation Name") in LARGE and not step.keys() & BY_INDEX
        for step in _steps(told["Plan"])
    )


def _steps(plan: dict) -> Iterator[dict]:
    yield plan
    for inner in plan.get("Plans", ()):
        yield from _steps(inner)
