"""Processes that write until they are killed: begun, waited for, ended."""

import random
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess

from tests.faults import writer

BEGINS = 120  # seconds that a process may take to begin, where the machine is busy


def start(
    processes: ForkServerContext, url: str, notes: writer.Notes, what: Callable = writer.write
) -> BaseProcess:
    args = (url, str(notes.path), random.randrange(1_000_000))
    started = processes.Process(target=what, args=args)
    started.start()
    return started


def kill(process: BaseProcess) -> None:
    assert process.is_alive()  # it ends by our hand alone
    process.kill()
    process.join()
    process.close()


@contextmanager
def running(started: Iterable[BaseProcess]) -> Iterator[list[BaseProcess]]:
    """Killed at the end, also those that were begun in the place of others."""
    every = list(started)
    try:
        yield every
        assert all(each.is_alive() for each in every)  # none ended by itself
    finally:
        kill_all(every)


def kill_all(every: Iterable[BaseProcess]) -> None:
    """Whatever they do or did: one that stands still would be waited for without end."""
    for each in every:
        with suppress(ValueError):  # it was killed before
            each.kill()
            each.join()
            each.close()


def wait_for_more(notes: writer.Notes, many: int, seconds: float = BEGINS) -> None:
    """Until the process has begun so many, so that it is killed at work and not at waking."""
    until = time.monotonic() + seconds
    wanted = len(notes.of("begun")) + many
    while len(notes.of("begun")) < wanted:
        assert time.monotonic() < until
        time.sleep(0.01)
