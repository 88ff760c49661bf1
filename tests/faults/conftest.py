"""How often each fault is played, and the processes that are killed."""

import multiprocessing
import sys
from collections.abc import Callable
from types import ModuleType

import pytest

from tests.faults import counting


@pytest.fixture
def times(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """times(short, full): how often to play a fault."""
    return lambda short, full: counting.times(request.config, short, full)


@pytest.fixture
def tally(record_property) -> counting.Tally:
    """What is counted, for the table at the end of the run."""
    made = counting.Tally()
    record_property(counting.PROPERTY, made.counts)
    return made


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
