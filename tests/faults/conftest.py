"""How often each fault is played, and the processes that are killed."""

import multiprocessing
import sys
from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture
def times(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """A few in the ordinary suite, many where faults are asked for by their mark."""
    long = request.config.getoption("markexpr") == "faults"
    return lambda short, full: full if long else short


@pytest.fixture
def say(record_property) -> Callable[[str], None]:
    """A count for the end of the run."""
    return lambda words: record_property("faults", words)


@pytest.fixture
def processes(monkeypatch) -> multiprocessing.context.ForkServerContext:
    """Processes that begin with everything imported, as forks of one that did only that.

    Each begins by running what its parent calls the main module. A page that was opened in the
    parent before may have put itself there, so a plain one stands in its place.
    """
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.writer", "tests.faults.migrating"])
    return context
