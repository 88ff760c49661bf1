"""What SQLite does for a page, in its own steps: four times as many records cost hardly more.

A plan says which index is asked, and not how much of it is read: of nearly all stories an index
says that they are approved. So its steps are counted, never timed, in a small database and in one
with four times as many stories, outcomes and events.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from data import alike
from data.store import Store
from data.store.engine import engine
from pages.parts import session
from tests.benchmarks import filling
from tests.conftest import KEY
from tests.pages.visits import visits

FEW, MANY = 1_000, 4_000
AT_ONCE = 50  # steps that are counted as one
GROWS, SLACK = 2, 1_000  # a question may take so many times as many steps, and so many more
SEVERAL = re.compile(r"\?(, \?)+")  # of values, how many there are says nothing of the question
GOES_THROUGH = {  # what may take as many steps as there are
    "FROM thanks": "thanks are few beside stories, and a page of them says how many there are",
    "SELECT count(*) AS count_1 FROM stories WHERE stories.status = ?": "counted in an index alone",
}


@pytest.fixture
def filled_with(sqlite_template: Path, tmp_path: Path) -> Callable[[int], Store]:
    """A store with so many stories and outcomes."""

    def filled(many: int) -> Store:
        place = tmp_path / f"{many}.db"
        place.write_bytes(sqlite_template.read_bytes())
        store = Store(engine(f"sqlite:///{place}"), KEY)
        filling.fill(store, many, many)
        store.engine.dispose()
        return store

    return filled


@contextmanager
def steps_of(made: sa.Engine) -> Iterator[Counter[str]]:
    """Steps of SQLite's own machine in these moments, by question."""
    steps, asked = Counter(), [""]

    def note(_connection, _cursor, statement, *_) -> None:
        asked[0] = statement

    def step() -> int:
        steps[asked[0]] += AT_ONCE
        return 0

    def count(connection, *_) -> None:
        connection.set_progress_handler(step, AT_ONCE)

    sa.event.listen(made, "checkout", count)
    sa.event.listen(made, "before_cursor_execute", note)
    yield steps
    sa.event.remove(made, "checkout", count)
    sa.event.remove(made, "before_cursor_execute", note)
    made.dispose()


def opened(visit, store: Store) -> dict[tuple[str, str], int]:
    """Steps by page and question."""
    found: dict[tuple[str, str], int] = {}
    session.use(store)
    for file, person, query in visits(store):
        with steps_of(store.engine) as steps:
            at = visit(file, person, **query)
        assert not at.exception, file
        assert len(at.title) == 1, file
        for statement, many in steps.items():
            question = SEVERAL.sub("?", " ".join(statement.split()))
            place = (f"{file} {person.name} {' '.join(query)}", question)
            found[place] = found.get(place, 0) + many
    return found


def grown(few: dict, many: dict) -> dict:
    """What takes more steps than it may, with both numbers."""
    return {
        place: (few.get(place, 0), steps)
        for place, steps in many.items()
        if steps > GROWS * few.get(place, 0) + SLACK
        and not any(each in place[1] for each in GOES_THROUGH)
    }


def test_no_page_reads_more_of_the_database_as_that_grows(visit, filled_with, monkeypatch):
    monkeypatch.setattr(alike, "MOST_COMPARED", FEW // 5)
    few, many = (opened(visit, filled_with(each)) for each in (FEW, MANY))
    assert not grown(few, many)


def test_a_question_that_reads_every_story_is_found(filled_with):
    used = "SELECT min(honesty) FROM stories WHERE status IN ('approved', 'cleared')"
    one = "SELECT honesty FROM stories WHERE status = 'cleared' LIMIT 1"
    took = []
    for each in (FEW, MANY):
        store = filled_with(each)
        with steps_of(store.engine) as steps, store.read() as connection:
            for asked in (used, one):
                connection.exec_driver_sql(asked)
        took.append({("", asked): many for asked, many in steps.items()})
    assert list(grown(*took)) == [("", used)]
