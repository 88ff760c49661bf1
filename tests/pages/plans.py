"""How SQLite answers what pages ask: from an index, or by reading a table whole."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

LARGE = ("stories", "outcomes")
WHOLE = re.compile(rf"SCAN ({'|'.join(LARGE)})\b")


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
    """The questions for which a large table is read from end to end."""
    found = []
    with engine.connect() as connection:
        for statement, values in questions.items():
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            if any(WHOLE.search(row.detail) for row in plan):
                found.append(statement)
    return found
