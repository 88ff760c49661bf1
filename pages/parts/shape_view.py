"""The findings of quiet times and of services by size: headline, picture, paragraph and table."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from pages.parts import funnel_chart, looks, plain_html, quiet_chart
from pages.parts.leading import View
from pages.parts.shapes import Shape
from pages.parts.words import cell
from stories.trends import quiet_words, services_words
from stories.trends.quiet import Quiet
from stories.trends.services import Services

OF_THEIR_OWN = (Shape.QUIET, Shape.SERVICES, Shape.TEAMS)  # drawn from no reading of each period
QUIET_KEY = (
    "Each point is one quiet time, where it ended. Band: where nearly all quiet times lie by "
    "chance. ▲ longer than chance explains and better · ▼ longer, and needs a conversation · "
    "◆ longer · ● expected variation."
)
SIZE_KEY = (
    "Dashed lines: 19 of 20 {noun}s lie within by size alone. Solid lines: nearly all do. "
    "▲ ▼ beyond the solid lines · ● within."
)


def finding(quiet: Quiet, view: View) -> None:
    st.header(cell(quiet_words.headline(quiet)), anchor=False)
    quiet_times(quiet, view)


def quiet_times(quiet: Quiet, view: View) -> None:
    """Subtitle, picture, paragraph, and for whoever asks every quiet time as a table."""
    sentence = quiet_words.sentence(quiet)
    st.markdown(cell(quiet_words.subtitle(quiet, view.name)) + ".")
    looks.chart(quiet_chart.spells(quiet), alt=f"{view.name}. {sentence}")
    st.caption(QUIET_KEY)
    st.markdown(cell(sentence))
    if not st.toggle("Show every quiet time as a table", key=f"quiet-{quiet.reading.code}"):
        return
    rows = quiet_words.rows(quiet)[::-1]
    st.table(pd.DataFrame(rows, columns=quiet_words.COLUMNS), hide_index=True)


def services(found: Services, names: Mapping[str, str]) -> None:
    """Each service or team against all together, by name."""
    sentence = services_words.sentence(found, names)
    st.header(cell(services_words.headline(found)), anchor=False)
    st.markdown(cell(services_words.subtitle(found)) + ".")
    looks.chart(funnel_chart.services(found, names), alt=sentence)
    st.caption(SIZE_KEY.format(noun=found.noun))
    st.markdown(cell(sentence))
    rows = services_words.rows(found, names)
    plain_html.show(plain_html.table(services_words.columns(found), rows, f"Each {found.noun}"))
