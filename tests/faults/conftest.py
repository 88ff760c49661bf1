"""The processes that are killed."""

import multiprocessing
import sys
from types import ModuleType

import pytest

from tests.faults.databases import KINDS, to_copy


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
    filled = to_copy(request, request.param)
    yield lambda: places.new(filled)
    places.end()
