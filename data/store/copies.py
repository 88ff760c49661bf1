"""A copy of the database for reads that may be seconds behind: charts, the library, its search."""

import logging
import threading
import time

import sqlalchemy as sa

from data import happenings

MOST_BEHIND = 10  # seconds
AGAIN = 10  # seconds until a copy that did not answer is asked again
AWAY = "The database of DATABASE_READ_URL does not answer. The main database is read instead."
BEHIND = "The database of DATABASE_READ_URL is behind. The main database is read until it is not."
BACK = "The database of DATABASE_READ_URL is read again."
log = logging.getLogger(__name__)


class Copy:
    """A database that follows the main one, read while it is near enough.

    It must hold every action that this process took, so that nobody misses what they just did; as
    much as anybody here has read before, so that nothing seen goes again; and all that the main
    database held some seconds ago. How far each is, the number of its newest event says.
    """

    def __init__(self, engine: sa.Engine, main: sa.Engine) -> None:
        self.engine = engine
        self._main = main
        self._lock = threading.Lock()
        self._least = 0
        self._main_asked_at = self._left_at = float("-inf")
        self._said = BACK

    def must_hold(self, number: int) -> None:
        """From now on it is read only where it holds this event."""
        with self._lock:
            self._least = max(self._least, number)

    def must_hold_all_of(self, connection: sa.Connection) -> None:
        """From now on it is read only where it holds whatever this connection reads."""
        self.must_hold(happenings.newest(connection))

    def opened(self) -> sa.Connection | None:
        """A connection to it; None while it is away or too far behind."""
        if time.monotonic() - self._left_at < AGAIN:
            return None
        self._ask_main()
        try:
            connection = self.engine.connect().execution_options(writes=False)
        except sa.exc.SQLAlchemyError:
            return self.left()
        try:
            reached = happenings.newest(connection)
        except sa.exc.SQLAlchemyError:
            connection.close()
            return self.left()
        if reached < self._least:
            connection.close()
            return self._say(BEHIND)
        self.must_hold(reached)
        self._say(BACK)
        return connection

    def left(self) -> None:
        """It does not answer: nobody waits for it again for some seconds."""
        self._left_at = time.monotonic()
        self._say(AWAY)

    def _ask_main(self) -> None:
        with self._lock:
            if time.monotonic() - self._main_asked_at < MOST_BEHIND:
                return
            self._main_asked_at = time.monotonic()
        with self._main.connect().execution_options(writes=False) as connection:
            self.must_hold_all_of(connection)

    def _say(self, words: str) -> None:
        """A line in the log each time that it changes."""
        with self._lock:
            if words == self._said:
                return
            self._said = words
        log.log(logging.INFO if words == BACK else logging.WARNING, words)
