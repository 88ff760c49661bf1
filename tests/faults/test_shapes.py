"""A database of any earlier version, with data in it, is brought to the newest one, also by kills.

Whatever stood in it stands there afterwards, and what a killed process left half done is made
good by the next one, without hands.
"""

import re
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from random import Random

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from data import audit, migrate
from data.keys import LostKey
from data.store.engine import engine
from data.store.sealed import with_keys
from tests.conftest import KEY
from tests.faults import counting
from tests.faults.databases import KINDS
from tests.faults.filled import Filling, Rows, rows_of, shapes_of, taken
from tests.faults.migrating import upgrade_and_die

pytestmark = pytest.mark.faults

SCRIPTS = ScriptDirectory(str(migrate.SCRIPTS))
*EARLIER, NEWEST = [each.revision for each in SCRIPTS.walk_revisions()][::-1]
RECENT = EARLIER[EARLIER.index("0034") :]  # killed half way at any size
SHAPE = {  # all that a database promises, in its own words
    "sqlite": ["SELECT type, name, sql FROM sqlite_master"],
    "postgresql": [
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint",
        "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    ],
}

SEALED = {  # columns whose words stand sealed elsewhere now: where, and the places they open in
    ("stories", "legal_note"): "SELECT sealed, 'review/' || story_id || '/legal_note' "
    "FROM review_notes WHERE kind = 'legal_note'",
    ("stories", "reason_words"): "SELECT sealed, 'review/' || story_id || '/reason_words' "
    "FROM review_notes WHERE kind = 'reason_words'",
    ("story_rests", "reason"): "SELECT sealed_reason, 'rest/' || story_id || '/reason' "
    "FROM story_rests",
    ("saved_searches", "asked"): "SELECT sealed_asked, 'search/' || id FROM saved_searches",
}
NO_WORDS = {None, "", "sealed"}


@dataclass(frozen=True)
class Walked:
    """A database that was filled at every version on its way, and copies of it as it was then."""

    newest: sa.Engine
    filling: Filling
    earlier: dict[str, str]


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
)
def walked(request: pytest.FixtureRequest):
    long, server = counting.asked(request.config), request.param == "postgres"
    places = KINDS[request.param](request)
    address = places.new()
    bare, earlier = engine(address), {}
    # The ordinary suite follows every shape on SQLite, and some on a server, which takes long.
    filling = Filling(bare, [*(EARLIER[::6] if server and not long else EARLIER), NEWEST])
    made, killed = with_keys(bare, KEY), EARLIER[-3:-2]
    if long:
        every = max(1, round(counting.FULL / counting.percent()))
        killed = [one for at, one in enumerate(EARLIER) if at % every == 0 or one in RECENT]
    for version in [*killed, "head"]:
        with made.begin() as connection:
            command.upgrade(migrate.config(connection), version)
        made.dispose()
        if version != "head":
            earlier[version] = places.new(address)
    yield Walked(made, filling, earlier)
    made.dispose()
    places.end()


def test_what_stood_in_any_earlier_version_stands_in_the_newest(walked, tally):
    assert list(walked.filling.stood) == walked.filling.versions
    made = walked.newest
    assert_whole(made, tally)
    tally.add(rows=sum(stands(made, stood) for stood in walked.filling.stood.values()))
    with made.connect() as connection:
        every = rows_of(connection, shapes_of(connection))
    assert all(rows for _, rows in every.values())


def test_what_a_killed_process_left_half_done_is_made_good_by_the_next(walked, processes, tally):
    chance, kills = Random(7), 0
    for url in walked.earlier.values():
        made = with_keys(engine(url), KEY)
        with made.connect() as connection:
            stood = rows_of(connection, shapes_of(connection))
        for _ in range(2):
            steps = chance.randint(1, _left(made, walked.filling.steps))
            made.dispose()
            killed = processes.Process(target=upgrade_and_die, args=(url, steps))
            killed.start()
            killed.join()
            kills += killed.exitcode == -signal.SIGKILL
        migrate.upgrade(made)
        assert_whole(made, tally)
        assert stands(made, stood)
        assert _shape(made) == _shape(walked.newest)
        made.dispose()
    assert kills
    tally.add(made.dialect.name, migrated=kills)


def _left(made: sa.Engine, steps: dict[str, int]) -> int:
    """About how many statements are still to come, and 1 where none is."""
    with made.connect() as connection:
        here = MigrationContext.configure(connection).get_current_revision()
    return max(steps.values()) - steps[here] or 1


def assert_whole(made: sa.Engine, tally: counting.Tally) -> None:
    """At the newest version, with the record unbroken."""
    with made.connect() as connection:
        assert migrate.at_head(connection)
        assert audit.check(connection).holds
        if made.dialect.name == "sqlite":
            assert not connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    tally.add(read=1)


def stands(made: sa.Engine, stood: Rows) -> int:
    """How many rows are there as they were."""
    with made.connect() as connection:
        for table, (columns, rows) in stood.items():
            _assert_there(connection, table, columns, rows)
    return sum(rows.total() for _, rows in stood.values())


def _assert_there(
    connection: sa.Connection, table: str, columns: tuple[str, ...], rows: Counter
) -> None:
    places = {name: at for at, name in enumerate(columns)}
    open_ones = [name for name in columns if (table, name) not in SEALED]
    now, before = taken(connection, table, open_ones), rows
    if len(open_ones) < len(columns):
        before = Counter(tuple(row[places[name]] for name in open_ones) for row in rows.elements())
    assert not before - now, table
    for name in columns:
        if query := SEALED.get((table, name)):
            words = {row[places[name]] for row in rows} - NO_WORDS
            assert words <= set(_opened(connection, query)), (table, name)


def _opened(connection: sa.Connection, query: str) -> Iterator[str]:
    for sealed, place in connection.exec_driver_sql(query):
        with suppress(LostKey):  # the filler's own are no seals
            yield KEY.open(bytes(sealed), place)


def _shape(made: sa.Engine) -> set[tuple]:
    """A table that Alembic made anew has its constraints in any order."""
    with made.connect() as connection:
        asked = SHAPE[made.dialect.name]
        found = [row for query in asked for row in connection.exec_driver_sql(query)]
    return {(*row[:-1], *sorted(re.split(r",?\s*\n\s*", row[-1] or ""))) for row in found}
