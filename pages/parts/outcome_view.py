"""The parts of the page of one outcome; all of them say what one reading says."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from data import queries
from data.comparators import comparators
from pages.documents import chart_files
from pages.parts import charts, looks, places, session, shape_view, take_figures
from pages.parts.leading import Pair, View
from pages.parts.shapes import Shape
from pages.parts.words import cell, named
from stories.outcomes import OutcomeType
from stories.people import Person
from stories.trends import Reading, telling
from stories.trends.notes import Note
from stories.trends.quiet import Quiet
from stories.trends.table import COLUMNS, table_rows

KEY = (
    "▲ better than expected variation · ▼ needs a conversation · ◆ a change, neither good nor bad "
    "in itself · ● expected variation · ○ not shown. Band: by chance nearly all points lie in it."
)
YEARS_ELSEWHERE = 6
ALONE = "Nobody has counted what could contradict this. Read it with care: it stands alone."


def finding(reading: Reading, view: View, notes: Sequence[Note]) -> None:
    """Headline, subtitle, picture and paragraph."""
    st.header(cell(telling.headline(reading)), anchor=False)
    st.markdown(f"{cell(telling.subtitle(reading, view.name))}. {telling.direction_words(reading)}")
    _picture(reading, view, notes)
    st.markdown(f"**What would change our mind.** {telling.would_change_our_mind(reading)}")


def beside(pair: Pair, view: View, quiet: Quiet | None = None) -> None:
    """The measure that could contradict it, over the same dates and at the same size."""
    st.subheader(cell(f"Beside it: {pair.kind.balancing}"), anchor=False)
    if pair.balance is None:
        st.markdown(ALONE)
        return
    if quiet is not None:
        shape_view.quiet_times(quiet, view)
        return
    st.markdown(cell(telling.subtitle(pair.balance, view.name)) + ".")
    _picture(pair.balance, view, (), pair.outcome)


def _picture(
    reading: Reading, view: View, notes: Sequence[Note], with_dates_of: Reading | None = None
) -> None:
    sentence = telling.sentence(reading)
    dates = (with_dates_of or reading).moments
    picture = charts.on_screen(reading, notes=notes, span=(dates[0], dates[-1]))
    looks.chart(picture, alt=f"{view.name}. {sentence}")
    st.caption(KEY)
    st.markdown(cell(sentence))


def comparator(kind: OutcomeType) -> None:
    """England, on a panel of its own, by England's own definition; never on our axis."""
    found = comparators().get(kind.code)
    if not found:
        return
    st.subheader("Elsewhere: England, by its own definition", anchor=False)
    st.markdown(
        f"**{found[0].measure}.** This is another question than ours, counted in another way. The "
        "two numbers are not to be compared with each other."
    )
    st.table(
        pd.DataFrame(
            {
                "Year": [each.year for each in found[-YEARS_ELSEWHERE:]],
                "England": [each.said for each in found[-YEARS_ELSEWHERE:]],
            }
        ),
        hide_index=True,
    )
    st.caption(f"Source: {found[-1].source}")


def story_beside(kind: OutcomeType, person: Person) -> None:
    """The newest approved story of this outcome, whatever the number says."""
    with session.store().read() as connection:
        card = queries.newest_to_read(connection, person, session.today(), kind.code)
    st.subheader("A story beside the number", anchor=False)
    if card is None:
        st.markdown("No story about this outcome is here for you to read yet.")
        return
    with st.container(border=True, gap="small"):
        named(card.title, card.id)
        places.link("read_story.py", "Read the story", story=card.id)
    st.caption(
        "It is the newest approved story of this outcome that you may read; nobody picked it. One "
        "story shows what can happen, not what usually does."
    )


def numbers(pair: Pair, view: View) -> None:
    """The same periods as words, newest first; made once somebody asks, since it is long."""
    if not st.toggle("Show the numbers as a table", key="numbers"):
        return
    for reading in filter(None, (pair.outcome, pair.balance)):
        st.markdown(f"**{cell(reading.name)}**, {cell(view.name)}")
        rows = table_rows(reading)
        st.table(pd.DataFrame(rows[::-1], columns=COLUMNS), hide_index=True)


def take_away(pair: Pair, view: View, shape: Shape) -> None:
    """Files: always the outcome and what stands beside it, in one; drawn as they are here."""
    st.subheader("Take it away", anchor=False)
    drawn = {} if shape is Shape.EACH else {"as": shape}
    kinds = take_figures.OF_SHAPE if shape in shape_view.OF_THEIR_OWN else take_figures.OF_ONE
    take_figures.row("outcome", kinds, outcome=pair.kind.code, part=view.part, **drawn)


def rests_on(pair: Pair, view: View) -> None:
    """Definition, source and limits."""
    st.subheader("What this rests on", anchor=False)
    known = chart_files.facts(pair, view, session.day(session.today()))
    st.markdown("\n".join(f"- **{name}:** {cell(words)}" for name, words in known.items()))
