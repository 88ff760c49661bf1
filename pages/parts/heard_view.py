"""What was published of who was heard: one year, in steps, as tables."""

from collections.abc import Mapping

import streamlit as st

from data import heard
from data.heard import Heard
from pages.parts import places, session
from pages.parts.words import cell
from stories.outcomes.months import months_after
from stories.trends.heard import NONE, Steps, Topic, first_step, step_words

TOO_FEW = "Too few to show without pointing at somebody."
NOT_SHOWN = "not shown"


def newest() -> Heard:
    """The newest year, or a sentence that says how there comes to be one, and the page ends."""
    with session.store().read_copy() as connection:
        found = heard.latest(connection)
    if found is None:
        st.info(
            "Nothing is published yet. Stories are counted by the year, up to the end of March or "
            "of September. The first figures published after such a year fill this page."
        )
        places.link("publish_figures.py", "How figures are published")
        session.stop()
    return found


def year_words(found: Heard) -> str:
    """The year in words, such as October 2025 to September 2026."""
    return f"{months_after(found.until, -11):%B %Y} to {found.until:%B %Y}"


def which_year(found: Heard) -> None:
    """Of which year the counts are, and that they are said in steps."""
    least = first_step(found.threshold)
    st.caption(
        f"{year_words(found)}, as published in edition {found.edition}. Counts are said in steps, "
        f"such as “fewer than {least}”, so that nobody can be recognised. "
        "The next year is published in April or October."
    )


def table(found: Heard, names: Mapping[str, str], what: str, columns: Mapping[str, Topic]) -> None:
    """A row for each category, those with none first; a column for each topic."""
    held = {name: found.steps.get(topic) for name, topic in columns.items()}
    if not any(held.values()):
        st.markdown(TOO_FEW)
        return
    order = sorted(names, key=lambda each: not any(_none(steps, each) for steps in held.values()))
    st.table(
        [
            {
                what: cell(names[each]),
                **{name: _said(steps, each, found) for name, steps in held.items()},
            }
            for each in order
        ],
        hide_index=True,
    )


def _none(steps: Steps | None, category: str) -> bool:
    return bool(steps) and steps.get(category) == NONE


def _said(steps: Steps | None, category: str, found: Heard) -> str:
    if not steps or category not in steps:
        return NOT_SHOWN
    said = step_words(steps[category], found.threshold)
    return f"**{said}**" if steps[category] == NONE else said
