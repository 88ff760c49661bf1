"""Migrated tables equal declared ones; half a migration leaves nothing.

Every store here was brought to its newest shape by migrate.upgrade(), once for all tests.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from data import migrate, readiness, tables
from data.keys import Keys
from data.migrations import promises
from data.store import Store
from data.store.engine import engine
from data.store.search import INDEX
from stories.actions import publishing
from tests import ROOT, make
from tests.conftest import KEY, cleared

NEWEST = ScriptDirectory(str(ROOT / "data" / "migrations")).get_current_head()
PATIENCE = 300  # seconds, which a machine at rest needs few of
FAILING = f"""
import sqlalchemy as sa
from alembic import op
revision, down_revision = "9999", "{NEWEST}"

def upgrade():
    op.create_table("half", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO half (id) VALUES (1)")
    op.execute("SELECT nothing FROM nowhere")
"""

BREAKING = f"""
from alembic import op
from data.migrations import promises
revision, down_revision = "9999", "{NEWEST}"

def upgrade():
    promises.keep("nothing_is_set", "settings", "INSERT", "1 = 1")
    op.execute("INSERT INTO settings (name, value) VALUES ('a', 'b')")
"""


@pytest.fixture
def empty(empty_url):
    made = engine(empty_url)
    yield made
    made.dispose()


@pytest.fixture
def with_a_failing_step(tmp_path: Path, monkeypatch):
    """The migrations of this project and one more, which fails half way."""
    place = tmp_path / "migrations"
    shutil.copytree(ROOT / "data" / "migrations", place)
    real = migrate.config

    def config(connection: sa.Connection):
        made = real(connection)
        made.set_main_option("script_location", str(place))
        return made

    def put(step: str = FAILING) -> None:
        (place / "versions" / "9999_fails.py").write_text(step)
        monkeypatch.setattr(migrate, "config", config)

    return put


def of_the_index(name: str | None) -> bool:
    """Whether a table belongs to the index for words, which each database makes in its own way."""
    return (name or "").startswith(INDEX)


def shape(made: sa.Engine) -> dict:
    """Every table with its columns, constraints and indexes, as the database tells them."""
    look, found = sa.inspect(made), {}
    declared = {name for name in look.get_table_names() if not of_the_index(name)}
    for name in sorted(declared - {"alembic_version"}):
        found[name] = {
            "columns": [
                (each["name"], str(each["type"]), each["nullable"])
                for each in look.get_columns(name)
            ],
            "checks": {
                (each["name"], " ".join(each["sqltext"].split()))
                for each in look.get_check_constraints(name)
            },
            "keys": {
                (
                    each["name"],
                    *each["constrained_columns"],
                    each["referred_table"],
                    each["options"].get("ondelete"),
                )
                for each in look.get_foreign_keys(name)
            },
            "unique": {
                (each["name"], *each["column_names"]) for each in look.get_unique_constraints(name)
            },
            "indexes": {(each["name"], *each["column_names"]) for each in look.get_indexes(name)},
            "primary": look.get_pk_constraint(name)["constrained_columns"],
        }
    return found


def test_migrated_tables_equal_declared_ones(store):
    with store.engine.connect() as connection:
        opts = {"compare_type": True, "include_name": lambda name, *_: not of_the_index(name)}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, tables.metadata) == []
        assert migrate.at_head(connection)


def test_migrated_promises_equal_declared_ones(store, empty_beside):
    """Also what Alembic does not compare: check constraints, and what happens on deletion."""
    tables.metadata.create_all(empty_beside)
    declared = shape(empty_beside)
    assert shape(store.engine) == declared
    assert declared["stories"]["checks"]


def test_migrating_twice_is_harmless(store):
    before = shape(store.engine)
    migrate.upgrade(store.engine)
    assert shape(store.engine) == before
    with store.engine.connect() as connection:
        moves = sa.select(sa.func.count()).select_from(tables.status_moves)
        assert connection.scalar(moves) == 16


def test_replicas_that_start_together_take_turns(empty, empty_url, tmp_path):
    """Two processes, as two replicas would be; each runs the command."""
    settings = {"DATABASE_URL": empty_url, "FIELD_KEY_FILE": str(tmp_path / "field.key")}
    command = [sys.executable, "-m", "data.migrate"]
    started = [
        subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for _ in range(2)
    ]
    said = [each.communicate(timeout=PATIENCE)[0] for each in started]
    assert said == ["The database has its newest shape.\n"] * 2
    with empty.connect() as connection:
        assert migrate.at_head(connection)


def test_a_failing_migration_leaves_nothing(store, with_a_failing_step):
    before = shape(store.engine)
    with_a_failing_step()
    for _ in range(2):  # the lock is free again, and the second try fails in the same way
        with pytest.raises(sa.exc.DBAPIError, match="nowhere"):
            migrate.upgrade(store.engine)
    assert shape(store.engine) == before
    with store.engine.connect() as connection:
        assert not migrate.at_head(connection)
        assert MigrationContext.configure(connection).get_current_revision() == NEWEST


def test_rows_that_break_a_promise_are_said_with_what_to_do(store, with_a_failing_step):
    names = sa.select(tables.settings.c.name)
    with store.read() as connection:
        before = connection.scalars(names).all()
    with_a_failing_step(BREAKING)
    with pytest.raises(migrate.RowsBreakAPromise, match=r"\(nothing_is_set\).*restore a backup"):
        migrate.upgrade(store.engine)
    with store.read() as connection:
        assert connection.scalars(names).all() == before
    for promise, mended in migrate.MENDED.items():
        assert mended in str(migrate.RowsBreakAPromise(promise))


def test_a_cleared_story_whose_consent_was_taken_back_by_hand_is_put_right_as_is_said(store):
    story = cleared(store)
    by_hand = tables.consents.update().values(withdrawn_on=make.TODAY)
    touched = tables.stories.update().values(version=tables.stories.c.version + 1)
    (promise,) = migrate.MENDED
    with store.engine.begin() as connection:
        connection.execute(by_hand)
    refused = pytest.raises(sa.exc.DBAPIError, match=f"promise broken: {promise}")
    with refused, store.engine.begin() as connection:
        connection.execute(touched)
    publishing.take_back_inside(store, story.id, story.version, by=make.GWEN, at=make.NOON)
    with store.engine.begin() as connection:
        connection.execute(touched)


def test_a_database_is_ready_when_it_answers_and_has_its_newest_shape(
    store, empty_beside, with_a_failing_step
):
    empty = Store(empty_beside, KEY)
    assert readiness.problem(empty) == "the database needs python -m data.migrate"
    assert readiness.problem(store) is None
    with_a_failing_step()
    assert readiness.problem(store) == "the database needs python -m data.migrate"


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////proc/no/such/place.db",
        "postgresql+psycopg://nobody:secret@127.0.0.1:1/none?connect_timeout=1",
    ],
)
def test_a_database_that_does_not_answer_is_said_in_a_few_words(url):
    made = sa.create_engine(url)
    problem = readiness.problem(Store(made, Keys(b"k" * 32)))
    assert problem == "the database does not answer"
    made.dispose()


def test_every_promise_still_stands_at_the_newest_shape(empty_url, monkeypatch):
    """A table that is made anew on the way loses its triggers silently; none may be lost."""
    kept, keep = set(), promises.keep

    def noted(name: str, *rest: str) -> None:
        kept.add(name)
        keep(name, *rest)

    monkeypatch.setattr(promises, "keep", noted)
    made = engine(empty_url)
    migrate.upgrade(made)
    names = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[made.dialect.name]
    with made.connect() as connection:
        standing = set(connection.exec_driver_sql(names).scalars())
    made.dispose()
    assert len(kept) > 20
    assert kept <= standing
