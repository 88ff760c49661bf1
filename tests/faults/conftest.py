"""How often each fault is played, and the processes that are killed."""

import multiprocessing
from collections.abc import Callable

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


@pytest.fixture(scope="session")
def processes():
    """Processes that begin with everything imported, as forks of one that did only that."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", "tests.faults.writer"])
    return context
