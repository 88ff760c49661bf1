"""What the leadership pages read: the newest edition of one part, as readings, made once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import streamlit as st

from data import figures, happenings
from data.figures import Edition
from data.store import Store
from data.store.notes import phases_of
from data.store.targets import targets_in
from pages.parts import by_address, places, session
from stories.outcomes import OutcomeType
from stories.people import Role
from stories.trends import WHOLE, Reading, read_balance, read_outcome
from stories.trends.control import Variation
from stories.trends.from_returns import (
    RETURNS,
    is_of_returns,
    returns_of,
    service_within,
    told_by_returns,
)

READERS = (Role.LEADER, Role.ANALYST, Role.GOVERNANCE)
WHOLE_NAME = "All services"
RETURNS_NAME = "Whole authority, from returns"
RANK = [Variation.WORSE, Variation.CHANGED, Variation.BETTER, Variation.EXPECTED, None]


FURTHER = (
    ("this_month.py", "This month in one page"),
    ("did_it_last.py", "Did it last?"),
    ("balance.py", "Balance"),
    ("voices.py", "Who we are not hearing from"),
    ("together.py", "How we decide together"),
    ("barriers.py", "What got in the way"),
    ("publish_figures.py", "How figures are published"),
)


WITH_PART = ("balance.py", "this_month.py")


@dataclass(frozen=True)
class Pair:
    """An outcome and, never apart from it, the measure that could contradict it."""

    kind: OutcomeType
    outcome: Reading
    balance: Reading | None


@dataclass(frozen=True, eq=False)
class Published:
    """What is published as of the newest event, whose number is `at`.

    `names` are the parts that may be chosen, the returns first where nothing else is published
    yet. `targets` are percentages by code.
    """

    at: int
    edition: Edition
    names: Mapping[str, str]
    kinds: tuple[OutcomeType, ...]
    targets: tuple[tuple[str, int], ...]


@dataclass(frozen=True, eq=False)
class View:
    """One part of one edition. Made once; two are equal only if they are the same one."""

    part: str
    name: str
    edition: Edition
    pairs: Mapping[str, Pair]

    def worst_first(self) -> list[Pair]:
        """What needs a conversation first, over all areas; else in the catalogue's order."""
        return sorted(self.pairs.values(), key=lambda pair: RANK.index(_worse(pair)))


def _worse(pair: Pair) -> Variation | None:
    """The worse of an outcome and what could contradict it: no good news stands first."""
    found = [each.variation for each in (pair.outcome, pair.balance) if each]
    return min(found, key=RANK.index)


def stands_out(pair: Pair) -> bool:
    """Whether the latest point of it, or of what could contradict it, is more than chance."""
    return _worse(pair) not in (Variation.EXPECTED, None)


def newest() -> Published:
    """What is published, or a sentence that says how it comes about, and the page ends here."""
    found = published()
    if found is None:
        st.info(
            "No figures are published yet. Once outcomes are recorded, a leader or an analyst "
            "publishes them, month by month."
        )
        places.link("publish_figures.py", "Publish the figures")
        session.stop()
    return found


def published() -> Published | None:
    """What is published, if anything is."""
    store = session.store()
    with store.read_copy() as connection:
        at = happenings.newest(connection)
    return _published(store, at, session.today())


@lru_cache(maxsize=4)
def _published(store: Store, at: int, _today: date) -> Published | None:
    """Read once for each state of the record, which every action moves on by an event."""
    with store.read_copy() as connection:
        edition = figures.latest_edition(connection)
        if edition is None:
            return None
        recorded, told = figures.published_kinds(connection)
        within = figures.told_services(connection)
        targets = targets_in(connection)
    services = session.services()
    returns = {RETURNS: RETURNS_NAME} if told else {}
    whole = {WHOLE: WHOLE_NAME}
    of_returns = {
        returns_of(code): f"{name}, from returns"
        for code, name in services.items()
        if code in within
    }
    first = {**returns, **whole} if told and not recorded else {**whole, **returns}
    kinds = tuple(session.outcome_types().values())
    aims = tuple(sorted((code, target.percent) for code, target in targets.items()))
    return Published(at, edition, {**first, **services, **of_returns}, kinds, aims)


def further(part: str) -> None:
    """The ways to the other leadership pages, in a line."""
    with st.container(horizontal=True, gap="medium"):
        for file, label in FURTHER:
            places.link(file, label, **({"part": part} if file in WITH_PART else {}))


def choose_part(held: Published) -> str:
    """The whole or one service, by the address, so that a view can be linked."""
    if st.query_params.get("part") not in (None, *held.names):
        st.warning("We could not find that service here. This is all services together.")
    offered, said = list(held.names), held.names.get
    return by_address.choose(st.selectbox, "Which service", offered, "part", format_func=said)


def stop_where_empty(view: View) -> None:
    """End the page with a sentence where nothing is published for what was chosen."""
    if not view.pairs:
        st.info("Nothing is published for this service. Choose another, or all services.")
        session.stop()


def view(part: str, held: Published) -> View:
    """Readings of a part. They are made of suppressed figures, the same for every reader."""
    store = session.store()
    phases = _phases(store, held.at, part)
    return _view(store, held.edition, part, held.names[part], held.kinds, phases, held.targets)


@lru_cache(maxsize=64)
def _phases(store: Store, _at: int, part: str) -> tuple:
    with store.read_copy() as connection:
        begun = phases_of(connection, part)
    return tuple(sorted((code, tuple(starts)) for code, starts in begun.items()))


@lru_cache(maxsize=128)
def _view(store: Store, newest: Edition, part: str, name: str, *rest: tuple) -> View:
    """Kept for an edition: what is published never changes, and each reading costs 2 ms."""
    return View(part, name, newest, _pairs(store, part, *rest))


def _pairs(
    store: Store, part: str, kinds: tuple, phases: tuple, aims: tuple = ()
) -> dict[str, Pair]:
    begun, targets = dict(phases), dict(aims)
    with store.read_copy() as connection:
        kept = (service_within(part) or WHOLE) if is_of_returns(part) else part
        tables = figures.of_part(connection, kept)
    if is_of_returns(part):
        tables = told_by_returns(tables)
    found = {}
    for kind in kinds:
        outcome = read_outcome(kind, tables, begun.get(kind.code, ()), targets.get(kind.code))
        if outcome is not None:
            balance = read_balance(kind, tables, begun.get(kind.balancing_code, ()))
            found[kind.code] = Pair(kind, outcome, balance)
    return found
