"""A connection to PostgreSQL that hangs up on a server that stands still.

Nothing of the network's tells a server that was stopped, or whose disk hangs, from one that is
busy: the machine goes on saying that it got what we sent. So we measure how long it says nothing.
"""

from collections.abc import Generator
from time import monotonic

import psycopg

PING_SECONDS = 2  # of a connection that lay idle; a new one is tried then
READING_SECONDS = 5  # somebody waits for a page
WRITING_SECONDS = 40  # longer than anybody waits for a lock


class Silent(psycopg.OperationalError):
    """The server said nothing for too long; nobody knows what became of the statement."""


class Listening(psycopg.Connection):
    """Waits for each answer as long as `silence` says, in seconds, or for ever where it is None."""

    silence: float | None = PING_SECONDS

    def wait(self, gen: Generator, *args: object, **kwargs: object) -> object:
        if self.silence is None:
            return super().wait(gen, *args, **kwargs)
        try:
            return super().wait(_until_silent(gen, self.silence), *args, **kwargs)
        except Silent:
            self.pgconn.finish()  # an answer that came later would be taken for that of another
            raise


def _until_silent(gen: Generator, seconds: float) -> Generator:
    """Hands everything on. psycopg looks in several times a second, also where nothing came."""
    heard = monotonic()
    try:
        wanted = next(gen)
        while True:
            ready = yield wanted
            if ready:
                heard = monotonic()
            wanted = gen.send(ready)
            if not ready and monotonic() - heard > seconds:
                raise Silent("the server says nothing")
    except StopIteration as ended:
        return ended.value
