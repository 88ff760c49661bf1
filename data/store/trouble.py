"""Trouble that passes by itself: the database is away, locked, full or too slow."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from stories.errors import NotFound, NotReached, NotSaved

# By the first byte of SQLite's code; every other one is a fault in a statement or in the file.
PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_INTERRUPT,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
}
NO_TEXT = "NUL (0x00)"  # as psycopg says it
KINDS = (sa.exc.OperationalError, sa.exc.InterfaceError, sa.exc.TimeoutError)


def passes(error: sa.exc.SQLAlchemyError) -> bool:
    """Whether the same call may well succeed later, with nothing changed in this program."""
    cause = getattr(error, "orig", None)
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in PASSING
    return isinstance(error, KINDS) or getattr(error, "connection_invalidated", False)


@contextmanager
def said_as(refusal: type[NotSaved] | type[NotReached]) -> Iterator[None]:
    """Passing trouble becomes a sentence for whoever asked; everything else stays loud.

    An id that no row can have is found nowhere: words are tidied before they come here.
    """
    try:
        yield
    except UnicodeEncodeError:  # half a letter; it holds what was typed, so it goes no further
        raise NotFound from None
    except sa.exc.SQLAlchemyError as error:
        if isinstance(error, sa.exc.DataError) and NO_TEXT in str(error.orig):
            raise NotFound from None
        if not passes(error):
            raise
        raise refusal from error
