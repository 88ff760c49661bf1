"""How an outcome is drawn: each period, in quarters, the quiet between, services or teams by size.

All of them are worked out from what is published of it, so none of them can say more than that.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

import streamlit as st

from data import figures
from data.store import Store
from pages.parts import by_address, session
from pages.parts.leading import Pair, Published, View
from stories.trends import WHOLE, Grain, read_balance, read_outcome
from stories.trends.control import Standing
from stories.trends.from_returns import is_of_returns
from stories.trends.quiet import Quiet, quiet_between
from stories.trends.quiet_words import why_offered
from stories.trends.services import Services, series_of, services_of, teams_of
from stories.trends.teams import TEAMS


class Shape(StrEnum):
    """A way of drawing, as addresses name it."""

    EACH = "each"
    QUARTERS = "quarters"
    QUIET = "quiet"
    SERVICES = "services"
    TEAMS = "teams"


LABELS = {
    Shape.EACH: "Each period",
    Shape.QUARTERS: "In quarters",
    Shape.QUIET: "Quiet times between",
    Shape.SERVICES: "Services by size",
    Shape.TEAMS: "Teams by size",
}
WHY_QUARTERS = (
    "Months hold so few here that their ups and downs are mostly chance. Quarters add up the "
    "months that are shown; a quarter with a hidden month in it stays hidden."
)
WHY_SIZE = (
    "A small {noun} swings more by chance, so this compares each with all of them together by "
    "its size. It is no ranking: {noun}s differ in whom they help."
)
WHY_TEAMS = (
    " A team is shown by the year, where its service shows every month of it. It says nothing of "
    "how well anybody worked."
)
NO_TEAMS = (
    "Teams are not compared here: too many of their numbers in the year, or of the months of their "
    "service, are small."
)


@dataclass(frozen=True, eq=False)
class Shapes:
    """What an outcome of a view may be drawn as; None where that would say nothing."""

    quarters: Pair | None
    quiet: Quiet | None
    quiet_beside: Quiet | None
    services: Services | None
    teams: Services | None

    def offered(self) -> list[Shape]:
        made = {
            Shape.EACH: True,
            Shape.QUARTERS: self.quarters,
            Shape.QUIET: self.quiet or self.quiet_beside,
            Shape.SERVICES: self.services,
            Shape.TEAMS: self.teams,
        }
        return [shape for shape, there in made.items() if there]

    def why(self, shape: Shape) -> str:
        """Why this way of drawing is offered, in plain words."""
        if shape is Shape.QUIET:
            return why_offered(self.quiet or self.quiet_beside)
        return {
            Shape.QUARTERS: WHY_QUARTERS,
            Shape.SERVICES: WHY_SIZE.format(noun="service"),
            Shape.TEAMS: WHY_SIZE.format(noun="team") + WHY_TEAMS,
        }.get(shape, "")

    def by_size(self, shape: Shape) -> Services | None:
        """Services or teams by size, where these are what is drawn."""
        return {Shape.SERVICES: self.services, Shape.TEAMS: self.teams}.get(shape)


@lru_cache(maxsize=256)
def of(view: View, code: str) -> Shapes:
    """Kept for an edition, as its readings are."""
    pair, store = view.pairs[code], session.store()
    return Shapes(
        _quarters(store, view, pair),
        quiet_between(pair.outcome),
        quiet_between(pair.balance),
        _services(store, view, pair),
        _teams(store, view, pair),
    )


def _quarters(store: Store, view: View, pair: Pair) -> Pair | None:
    """The pair in quarters, where its months hold so few that they say little."""
    few = any(each.tiny for each in (pair.outcome, pair.balance) if each)
    if is_of_returns(view.part) or pair.outcome.grain is not Grain.MONTH or not few:
        return None
    kind = pair.kind
    codes = {kind.code, kind.balancing_code, *(series_of(kind) or ())}
    with store.read_copy() as connection:
        tables = figures.of_part(connection, view.part, codes)
    longer = {code: table.summed(Grain.QUARTER) for code, table in tables.items()}
    outcome = read_outcome(kind, longer, (), pair.outcome.chart.target)
    if outcome is None or outcome.standing is Standing.NONE:
        return None
    return replace(pair, outcome=outcome, balance=read_balance(kind, longer))


def _services(store: Store, view: View, pair: Pair) -> Services | None:
    codes = series_of(pair.kind)
    if view.part != WHOLE or codes is None:
        return None
    with store.read_copy() as connection:
        return services_of(pair.kind, figures.of_series(connection, codes))


def _teams(store: Store, view: View, pair: Pair) -> Services | None:
    """The teams of this service, or of all."""
    codes = series_of(pair.kind)
    if is_of_returns(view.part) or codes is None:
        return None
    with store.read_copy() as connection:
        tables = figures.of_series(connection, [code + TEAMS for code in codes])
    held = session.teams().values()
    ours = [team.code for team in held if view.part in (WHOLE, team.service)]
    return teams_of(pair.kind, tables, ours)


def asked_for(asked: str | None, shapes: Shapes) -> Shape:
    """The way of drawing in an address, or each period where that is not offered."""
    return Shape(asked) if asked in shapes.offered() else Shape.EACH


def choose(shapes: Shapes) -> Shape:
    """The way of drawing, by the address; asked only where there is more than one."""
    offered = shapes.offered()
    if len(offered) == 1:
        return Shape.EACH
    how = {"format_func": LABELS.get, "required": True}
    shape = by_address.choose(st.segmented_control, "Picture", offered, "as", **how)
    if why := shapes.why(shape):
        st.caption(why)
    return shape


def say_why_no_teams(view: View, pair: Pair, shapes: Shapes) -> None:
    """Where teams are recorded for this outcome and none can be compared, that it is so."""
    if shapes.teams or is_of_returns(view.part) or not pair.kind.asks_end_reason:
        return
    if any(view.part in (WHOLE, team.service) for team in session.teams().values()):
        st.caption(NO_TEAMS)


def names_of(shape: Shape, held: Published) -> Mapping[str, str]:
    """Services, or teams, by name."""
    if shape is Shape.TEAMS:
        return {team.code: team.name for team in session.teams().values()}
    return {
        code: name for code, name in held.names.items() if code != WHOLE and not is_of_returns(code)
    }


def drawn(shape: Shape, pair: Pair, shapes: Shapes) -> Pair:
    """The pair whose periods are drawn and listed."""
    return shapes.quarters if shape is Shape.QUARTERS else pair
