"""Databases of a test's own, of each kind: empty ones, and copies of others."""

import os
import shutil
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests import postgres


class Files:
    """Databases of SQLite, each a file."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self.folder = request.getfixturevalue("tmp_path_factory").mktemp("databases")
        self.numbers = count()

    def new(self, like: str | None = None) -> str:
        """The address of an empty database, or of a copy of another."""
        path = self.folder / f"{next(self.numbers)}.db"
        if like:
            shutil.copy(sa.make_url(like).database, path)
        return f"sqlite:///{path}"

    def drop(self, address: str) -> None:
        path = Path(sa.make_url(address).database)
        for end in ("", "-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)

    def end(self) -> None:
        shutil.rmtree(self.folder)


class Served:
    """Databases of a PostgreSQL server."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self.server = request.getfixturevalue("postgres_server")
        self.names: list[str] = []

    def new(self, like: str | None = None) -> str:
        name = f"database_{os.urandom(6).hex()}"
        template = sa.make_url(like).database if like else "template1"
        postgres.execute(self.server, f"CREATE DATABASE {name} TEMPLATE {template}")
        self.names.append(name)
        return postgres.database(self.server, name)

    def drop(self, address: str) -> None:
        name = sa.make_url(address).database
        self.names.remove(name)
        postgres.execute(self.server, f"DROP DATABASE {name} WITH (FORCE)")

    def end(self) -> None:
        for name in list(self.names):
            self.drop(postgres.database(self.server, name))


def to_copy(request: pytest.FixtureRequest, kind: str) -> str:
    """The address of the database that has the usual lists and people in it, to be copied."""
    if kind == "sqlite":
        return f"sqlite:///{request.getfixturevalue('sqlite_template')}"
    reused = request.getfixturevalue("postgres_reused")
    return postgres.database(reused.address, reused.template)


KINDS = {"sqlite": Files, "postgres": Served}
