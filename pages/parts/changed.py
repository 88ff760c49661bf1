"""What changed for people, in sentences, on everybody's home page, as it was published."""

from datetime import date
from functools import lru_cache
from itertools import chain

import streamlit as st

from data import figures
from data.store import Store
from pages.parts import leading, places, session
from pages.parts.leading import Pair
from pages.parts.words import cell
from stories.outcomes.catalogue import Area
from stories.people import Person
from stories.trends import Reading, telling
from stories.trends.control import Variation
from stories.trends.year import year

TOLD = (Variation.WORSE, Variation.CHANGED, Variation.BETTER)
MOST = 2  # of each kind, so that good and hard news take the same room
HONESTY = (
    "Figures of {day}. These are counts of records, not of all practice. No number here says why."
)


def show(person: Person) -> None:
    """A year of each area beside what is hard in it, then what stands out in the newest figures.

    Published figures are suppressed, and these are of no service or team. Those who lead go on
    from here to what each rests on.
    """
    with session.store().read_copy() as connection:
        edition = figures.latest_edition(connection)
    leads = bool(person.roles & set(leading.READERS))
    if edition is None and not leads:
        return
    st.header("What changed for people", anchor=False)
    with st.container(border=True):
        if edition is None:
            st.markdown("No figures are published yet.")
        else:
            st.markdown("\n\n".join(_said(session.store(), edition.number, session.today())))
            st.caption(HONESTY.format(day=session.day(edition.published_at)))
        if leads:
            places.link("trends.py", "Open the trends")


@lru_cache(maxsize=4)
def _said(_store: Store, _edition: int, _today: date) -> tuple[str, ...]:
    """The words of an edition, which never change: put together once for everybody."""
    view = leading.view(leading.WHOLE, leading.published())
    outcomes = [pair.outcome for pair in view.worst_first()]
    lines = list(chain(*(_of(outcomes, kind) for kind in TOLD)))
    return (*_years(list(view.pairs.values())), _in_short(outcomes), "\n".join(lines))


def _in_short(outcomes: list[Reading]) -> str:
    """How many stand out in the newest figures, and what the rest of them say."""
    many = sum(each.variation in TOLD for each in outcomes)
    stands = f"{many} {'stands' if many == 1 else 'stand'}" if many else "none stands"
    others = "The others" if many else "They"
    of = "1 outcome" if len(outcomes) == 1 else f"{len(outcomes)} outcomes"
    return (
        f"Of {of}, {stands} out in the newest figures. {others} went up and down as chance has "
        "it, or are too few to tell."
    )


def _years(pairs: list[Pair]) -> list[str]:
    """Of each area the first outcome with two whole years, never without what stands beside it."""
    said: dict[Area, str] = {}
    for pair in pairs:
        if pair.kind.area in said or pair.balance is None:
            continue
        good, hard = year(pair.outcome), year(pair.balance)
        if good and hard and good.last == hard.last:
            name = pair.balance.name
            said[pair.kind.area] = (
                f"**{cell(pair.outcome.name)}**  \n{good.latest} in the year to {good.last:%B %Y}, "
                f"and {good.before} in the year before.  \n"
                f":small[Beside it, {cell(name[0].lower() + name[1:])}: {hard.latest}, and "
                f"{hard.before} before.]"
            )
    return list(said.values())


def _of(outcomes: list[Reading], variation: Variation) -> list[str]:
    found = [each for each in outcomes if each.variation is variation]
    return [
        f"- **{cell(each.name)}:** {telling.meaning(each)}. "
        f"{each.latest.said} in {each.latest.name}."
        for each in found
        if each.latest is not None
    ][:MOST]
