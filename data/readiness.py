"""Whether the database can be used: it answers, and it has its newest shape."""

import sqlalchemy as sa

from data.migrate import at_head
from data.store import Store
from stories.errors import NotReached

NO_ANSWER = "the database does not answer"


def problem(store: Store) -> str | None:
    """What stands in the way, as a short kind that tells an outsider nothing, or None."""
    try:
        with store.read() as connection:
            connection.execute(sa.select(1))
            if store.keys.own:  # without them no draft, name or note opens
                _ = store.keys.own.mark
            return None if at_head(connection) else "the database needs python -m data.migrate"
    except (NotReached, sa.exc.SQLAlchemyError):
        return NO_ANSWER
