"""Copying a PostgreSQL database with its own tools, and putting a copy in its place."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from data.backup.trouble import Trouble

INSTALL = (
    "Install PostgreSQL's client tools, of the server's version or a later one (Debian: "
    "apt install postgresql-client)."
)
BEFORE = "before_restore"
AGAIN_SECONDS = 0.05
LEAVING = 3  # seconds within which a line that was ended is gone
OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
    "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)


def copy(engine: sa.Engine, to: Path, stands: Callable) -> dict:
    """Dump one moment of the database, and what it says of itself at that moment."""
    to.touch(mode=0o600)
    one_moment = engine.execution_options(isolation_level="REPEATABLE READ")
    with one_moment.connect() as connection:
        # It says nothing while a large database is dumped, and is not to be ended for that.
        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")
        moment = connection.exec_driver_sql("SELECT pg_export_snapshot()").scalar()
        stood = stands(connection)
        _run(
            engine,
            "pg_dump",
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            "--schema=public",
            f"--snapshot={moment}",
            f"--file={to}",
        )
    return stood


def is_empty(engine: sa.Engine) -> bool:
    with engine.connect() as connection:
        return not sa.inspect(connection).get_table_names()


@contextmanager
def putting(engine: sa.Engine, source: Path) -> Iterator[sa.Engine]:
    """The engine, on the restored database; what stood there comes back unless all goes well."""
    tool("pg_restore")  # before anything is moved
    engine.dispose()
    if _is_used(engine):
        raise Trouble("The service still uses this database. Stop it, then restore.")
    with engine.begin() as connection:
        connection.exec_driver_sql(f"ALTER SCHEMA public RENAME TO {BEFORE}")
    try:
        _run(
            engine,
            "pg_restore",
            "--single-transaction",
            "--exit-on-error",
            "--no-owner",
            "--no-privileges",
            str(source),
        )
        yield engine
    except BaseException:
        _swap(
            engine,
            "DROP SCHEMA IF EXISTS public CASCADE",
            f"ALTER SCHEMA {BEFORE} RENAME TO public",
        )
        raise
    _swap(engine, f"DROP SCHEMA {BEFORE} CASCADE")


def _is_used(engine: sa.Engine) -> bool:
    """By others. A line that has just been ended, also our own, is there for a moment more."""
    until = time.monotonic() + LEAVING
    while True:
        with engine.connect() as connection:
            if not connection.exec_driver_sql(OTHERS).scalar():
                return False
        if time.monotonic() > until:
            return True
        time.sleep(AGAIN_SECONDS)


def _swap(engine: sa.Engine, *statements: str) -> None:
    engine.dispose()
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def tool(name: str) -> str:
    """Where the tool is; Trouble where this machine has none."""
    if found := shutil.which(name):
        return found
    raise Trouble(f"{name} is not on the PATH. {INSTALL}")


def _run(engine: sa.Engine, name: str, *options: str) -> None:
    """Run a tool on the database; the password goes by the environment, not the command line."""
    url = engine.url.set(drivername="postgresql", password=None)
    address = url.render_as_string(hide_password=False)
    password = {"PGPASSWORD": str(engine.url.password)} if engine.url.password else {}
    done = subprocess.run(  # noqa: S603  the tool's own path, and no shell
        [tool(name), f"--dbname={address}", *options],
        env={**os.environ, **password},
        capture_output=True,
        text=True,
        check=False,
    )
    if any(each in done.stderr for each in ("version mismatch", "unsupported version")):
        raise Trouble(f"{name} on the PATH is older than the server. {INSTALL}")
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if "error:" in line]
        raise Trouble(f"{name} did not finish. It says: {(said or ['nothing'])[0]}")
