"""What the first visitor would otherwise wait for, done before the port answers."""

import importlib
import pkgutil
from types import ModuleType

from data import readiness
from pages import documents, parts
from pages.parts import session
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
    """Import every part and document, prepare the finder, open a connection."""
    for room in (parts, documents):
        for name in names_in(room):
            importlib.import_module(name)
    for name in BESIDE:
        importlib.import_module(name)
    prepare()
    readiness.problem(session.store())


def names_in(room: ModuleType) -> list[str]:
    return [each.name for each in pkgutil.walk_packages(room.__path__, f"{room.__name__}.")]
