"""What the first visitor would otherwise wait for, done before the port answers."""

import importlib
import pkgutil
from contextlib import suppress
from types import ModuleType

from data import queries, readiness, sessions
from pages import documents, parts
from pages.parts import leading, session
from stories.identifiers import prepare

# What pages import themselves, or only where they draw.
BESIDE = (
    "altair",
    "scipy.stats",
    "vl_convert",
    "data.audit",
    "data.balancing_queries",
    "data.barriers",
    "data.cpd",
    "data.record",
    "stories.trends.barriers",
)


def warm() -> None:
    """Import every part and document, prepare the finder, open a connection, read once."""
    take_files()
    for room in (parts, documents):
        for name in names_in(room):
            importlib.import_module(name)
    for name in BESIDE:
        importlib.import_module(name)
    prepare()
    if readiness.problem(session.store()) is None:
        read_once()


def take_files() -> None:
    """As many open files as this account may have: a tab takes four, and one that closed three.

    Most systems begin a process with 1,024, which some 200 tabs use up: no other could be opened.
    Windows has no such limit, and others may say that there is none and refuse that.
    """
    with suppress(ModuleNotFoundError, ValueError, OSError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def read_once() -> None:
    """Ask what the first pages ask, so that each question and each reading is put together.

    Nobody is signed in by it: there is no such session.
    """
    store, now = session.store(), session.now()
    sessions.person_of(store, "", now)
    with store.read() as connection:
        queries.person(connection, "")
    if held := leading.published():
        leading.view(next(iter(held.names)), held)


def names_in(room: ModuleType) -> list[str]:
    """Every module of a package, by its whole name."""
    return [each.name for each in pkgutil.walk_packages(room.__path__, f"{room.__name__}.")]
