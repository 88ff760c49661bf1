"""A process that stops in the middle of the daily run, and goes on when it is told to."""

import os
import signal
from itertools import count

import sqlalchemy as sa

from data import keeping
from data.store import engine as engines
from stories.errors import StoryError
from tests.faults import writer

IDLE_MS = 600  # in place of a minute


def address(url: str) -> str:
    """The same database, whose server ends so soon whoever stands still in it."""
    options = {"options": f"-c idle_in_transaction_session_timeout={IDLE_MS}"}
    return sa.make_url(url).update_query_dict(options).render_as_string(hide_password=False)


def run_and_stand_still(url: str, steps: int, at, answer) -> None:
    """Stops in place of this statement or commit; answers with what the run came to."""
    engines.IDLE_MS = IDLE_MS  # of this process alone
    store, passed = writer.opened(url), count(1)

    def one_more(*_) -> None:
        if next(passed) == steps:
            os.kill(os.getpid(), signal.SIGSTOP)

    for moment in ("before_cursor_execute", "commit"):
        sa.event.listen(store.engine, moment, one_more)
    try:
        ended = keeping.once(store, at)
    except StoryError as told:
        ended = str(told)
    store.engine.dispose()
    answer.send(ended)
