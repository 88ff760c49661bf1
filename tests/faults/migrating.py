"""A process that brings a database to its newest shape and is killed half way."""

import os
import signal
from itertools import count

import sqlalchemy as sa

from data import migrate
from data.store.engine import engine
from data.store.sealed import with_keys
from tests.conftest import KEY


def upgrade_and_die(url: str, steps: int) -> None:
    """Killed in place of this statement or commit; whole where there are fewer, or for 0."""
    made, passed = engine(url), count(1)

    def one_more(*_) -> None:
        if next(passed) == steps:
            os.kill(os.getpid(), signal.SIGKILL)

    for moment in ("before_cursor_execute", "commit"):
        sa.event.listen(made, moment, one_more)
    migrate.upgrade(with_keys(made, KEY))
    made.dispose()
