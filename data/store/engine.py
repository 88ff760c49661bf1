"""Engines that keep their promises: real transactions, foreign keys, a patient lock."""

import sqlite3
import time
from contextlib import suppress
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import event

BUSY_MS = 30_000  # keeping a hundred thousand imported rows takes some seconds
IDLE_MS = 60_000
CONNECT_SECONDS = 3  # with what `listening` adds, somebody is told in five that nothing answers
POOL_SECONDS = 5
UNHEARD_MS = 10_000  # until a line is given up whose other end takes nothing
GONE_MS = 2_000  # until a server notices that whoever asked has hung up
AGAIN_SECONDS = 0.02
# With secure_delete, words that were erased are overwritten and not only left out of the index.
# A connection keeps up to 16 MB of what it has read: with 2 MB, SQLite's own, a search among many
# thousand stories reads most of its pages anew, and takes several times as long.
PRAGMAS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "secure_delete=ON",
    "cache_size=-16000",
)


def engine(url: str, *, only_reads: bool = False, hurried: bool = False) -> sa.Engine:
    """An engine for sqlite:/// or postgresql+psycopg:// with the settings we rely on.

    `only_reads`: the database itself then refuses every change, and none is made where none is.
    `hurried`: people wait for it, so a server that stands still is given up in seconds, unless a
    connection has the option `silence` with other seconds, or None for as long as it takes.
    """
    parsed = sa.make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _copied(parsed) if only_reads else _sqlite(parsed)
    # hide_parameters: an error in the log shows the statement, never the words in it.
    made = sa.create_engine(
        url,
        pool_pre_ping=True,
        pool_size=10,
        max_overflow=10,
        pool_timeout=POOL_SECONDS,
        hide_parameters=True,
        connect_args=_patience(parsed, only_reads, hurried),
    )
    if hurried:
        _hurry(made)
    return made


def _hurry(made: sa.Engine) -> None:
    from data.store import listening  # psycopg takes long to import, and SQLite needs none

    @event.listens_for(made, "do_connect")
    def listen(_dialect, _record, place, options) -> listening.Listening:
        return listening.Listening.connect(*place, **options)

    @event.listens_for(made, "checkin")
    def before_the_next_ping(connection, _record) -> None:
        if connection:
            connection.silence = listening.PING_SECONDS

    @event.listens_for(made, "begin")
    def for_this_work(connection) -> None:
        asked = connection.get_execution_options()
        reads = not asked.get("writes", True)
        usual = listening.READING_SECONDS if reads else listening.WRITING_SECONDS
        connection.connection.driver_connection.silence = asked.get("silence", usual)


def _patience(url: sa.URL, only_reads: bool, hurried: bool) -> dict[str, object]:
    """How long a server may take, unless its address says so itself.

    A replica that stands still in the middle of a transaction gives its locks back in a minute.
    """
    options = f"-c lock_timeout={BUSY_MS} -c idle_in_transaction_session_timeout={IDLE_MS}"
    if only_reads:
        options += " -c default_transaction_read_only=on"
    if hurried:
        options += f" -c client_connection_check_interval={GONE_MS}"
    asked = {
        "connect_timeout": CONNECT_SECONDS,
        "tcp_user_timeout": UNHEARD_MS,
        "options": options,
    }
    return {name: value for name, value in asked.items() if name not in url.query}


def _sqlite(url: sa.URL) -> sa.Engine:
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    # The connection used last is taken first, since it holds what is read most; the others' stay
    # small. A database in memory has one for each thread.
    in_turn = {} if url.database in (None, "", ":memory:") else {"pool_use_lifo": True}
    made = sa.create_engine(url, hide_parameters=True, **in_turn)

    @event.listens_for(made, "do_connect")
    def close_to_others(_dialect, _record, place, _options) -> None:
        # A new file is for its owner alone; SQLite's own files beside it take after it.
        if place[0] != ":memory:":
            with suppress(OSError):  # where it cannot be made, SQLite says so itself
                Path(place[0]).touch(mode=0o600)

    @event.listens_for(made, "connect")
    def settle(connection, _record) -> None:
        # The driver would commit before each CREATE; we begin and end transactions ourselves.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        _log_ahead(connection)
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(made, "begin")
    def begin(connection) -> None:
        # A writer takes the lock at once, so that what it read is still so when it writes.
        if connection.get_execution_options().get("writes", True):
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:  # waits for nobody and cannot fail, so it takes the short way
            connection.connection.driver_connection.execute("BEGIN")

    return made


def _copied(url: sa.URL) -> sa.Engine:
    """A file that another program keeps up to date."""
    place = sa.URL.create(
        url.drivername, database=f"file:{url.database}", query={"mode": "ro", "uri": "true"}
    )
    return sa.create_engine(place, hide_parameters=True)


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Choose the write-ahead log; where two open a new file at once, SQLite waits for neither."""
    until = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(AGAIN_SECONDS)
        else:
            return
