"""The processes that are killed."""

import multiprocessing
import sys
from types import ModuleType

import pytest

from tests import postgres
from tests.faults.databases import KINDS


@pytest.fixture
def processes(monkeypatch) -> multiprocessing.context.ForkServerContext:
    """Processes that begin with everything imported, as forks of one that did only that.

    Each begins by running what its parent calls the main module. A page that was opened in the
    parent before may have put itself there, so a plain one stands in its place.
    """
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    context = multiprocessing.get_context("forkserver")
    names = ("writer", "migrating", "standing")
    context.set_forkserver_preload([f"tests.faults.{name}" for name in names])
    return context


@pytest.fixture
def new_database(request: pytest.FixtureRequest):
    """Gives the address of another filled database each time."""
    places = KINDS[request.param](request)
    if request.param == "sqlite":
        filled = f"sqlite:///{request.getfixturevalue('sqlite_template')}"
    else:
        reused = request.getfixturevalue("postgres_reused")
        filled = postgres.database(reused.address, reused.template)
    yield lambda: places.new(filled)
    places.end()
