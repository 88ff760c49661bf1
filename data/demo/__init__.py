"""The demonstration: invented people, stories and five years of invented outcomes."""

from datetime import datetime

import sqlalchemy as sa

from data import newest, tables
from data.check import Unsafe
from data.demo import numbers, teams, walk
from data.store import Store
from data.store.answers_for import SETTING
from data.store.settings import LOCAL_ROUTE, put_settings
from stories.actions import keeping
from stories.actions.figures import publish_figures
from stories.outcomes.catalogue import Area
from stories.people import Person, Role

LOOPBACK = ("127.0.0.1", "localhost", "::1")
ROUTE = (  # numbers that Ofcom keeps for drama
    "Children: the Front Door, 01632 960 111, at any hour.\n"
    "Adults: the Safeguarding Hub, 01632 960 222; nights and weekends, 01632 960 333.\n"
    "Then tell your manager, and write it in the case record today.\n"
    "If somebody is in immediate danger, call 999."
)
MARK = "demonstration"
FILLED = "filled"
# The service that answers for what returns tell of children in care.
IN_CARE = {SETTING + Area.IN_CARE: "children-in-care"}


def refuse_other_addresses(address: str | None) -> None:
    """A demonstration lets anyone step in, so it listens to this machine alone."""
    if address not in LOOPBACK:
        raise Unsafe(
            "The demonstration lets anyone step in as anyone, so it only answers on this machine. "
            "Start it with --server.address 127.0.0.1."
        )


def refuse_demonstration(store: Store) -> None:
    """Real people never come into a database of invented ones."""
    with store.read() as connection:
        present = set(sa.inspect(connection).get_table_names())
        if tables.settings.name in present and is_demonstration(connection):
            raise Unsafe(
                "This database holds the demonstration's invented people. Sign-in is set up "
                "([auth] in secrets), so name a database of your own in DATABASE_URL."
            )


def prepare(store: Store, at: datetime) -> None:
    """Bring the database to its newest shape and fill it once; refuse one that holds real data."""
    refuse_real_data(store)
    with newest.shape(store) as connection:
        filled = _mark(connection)
    if filled is None:
        fill(store, at)
    elif filled != FILLED:
        raise Unsafe(
            "The demonstration was stopped while it was being filled. Delete the folder "
            "data/local (or empty the database that DATABASE_URL names) and start again."
        )


def refuse_real_data(store: Store) -> None:
    """Look before anything is changed: a real database is not even migrated from here."""
    with store.read() as connection:
        present = set(sa.inspect(connection).get_table_names())
        marked = tables.settings.name in present and is_demonstration(connection)
        holds = tables.people.name in present and connection.scalar(
            sa.select(sa.exists().select_from(tables.people))
        )
    if holds and not marked:
        raise Unsafe(
            "This database holds real people, so the demonstration will not open it. "
            "Set up sign-in, or unset DATABASE_URL to use the demonstration's own database."
        )


def fill(store: Store, at: datetime) -> None:
    """Fill an empty database; the mark comes first, so that a half-filled one is never real."""
    with store.engine.begin() as connection:
        connection.execute(tables.settings.insert().values(name=MARK, value="filling"))
        walk.add_services(connection)
        walk.add_people(connection)
        put_settings(connection, {LOCAL_ROUTE: ROUTE, **teams.SETTLED, **IN_CARE})
        teams.add(connection)
        numbers.add(connection, at.date())
    walk.play(store, at)
    analyst = next(each for each in walk.personas() if Role.ANALYST in each.roles)
    publish_figures(store, by=analyst, at=at)
    keeping.tidy(store, at=at)
    with store.engine.begin() as connection:
        same = tables.settings.c.name == MARK
        connection.execute(tables.settings.update().where(same).values(value=FILLED))


def is_demonstration(connection: sa.Connection) -> bool:
    return _mark(connection) is not None


def _mark(connection: sa.Connection) -> str | None:
    table = tables.settings
    return connection.scalar(sa.select(table.c.value).where(table.c.name == MARK))


def people(store: Store) -> list[Person]:
    """The seven people a visitor may step in as, one for each role; none on a real database."""
    with store.read() as connection:
        return walk.personas() if is_demonstration(connection) else []
