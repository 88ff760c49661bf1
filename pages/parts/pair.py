"""One outcome in one service, always with the measure that could contradict it."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from pages.documents.table_csv import table_csv
from pages.parts import charts, session
from pages.parts.charts import Kind
from stories.outcomes import OutcomeType
from stories.trends import SuppressedTable, finding

SOURCE = "Outcomes that staff recorded; the measure beside them, from the service's returns"
OTHERWISE = "Plans that ended another way"
OTHERWISE_MEANS = (
    "Such as a child coming into care, moving to another area or turning 18. They are not counted "
    "as safer at home. Only whole years are given, so that no small month can be worked out."
)


def show(
    kind: OutcomeType,
    service: str,
    outcome: SuppressedTable,
    balance: SuppressedTable,
    ended_otherwise: SuppressedTable,
    months: Sequence[date],
) -> None:
    """Heading, two sentences and two pictures over the same months, numbers and file."""
    name = session.services()[service]
    st.header(name, anchor=False)
    pair = {kind.name: outcome, kind.balancing: balance}
    _picture(outcome, kind.name, months, Kind.OUTCOME, name)
    _picture(balance, kind.balancing, months, Kind.BALANCE, name)
    files = dict(pair)
    if kind.asks_end_reason:
        files[OTHERWISE] = ended_otherwise
        st.markdown(f"**{OTHERWISE}.** {OTHERWISE_MEANS}")
        st.table(charts.years_table(ended_otherwise), hide_index=True)
    with st.expander(f"See the numbers as a table: {name}"):
        st.table(charts.numbers_table(pair, months), hide_index=True)
    st.download_button(
        f"Download the numbers (CSV): {name}",
        table_csv(files, _notes(kind, name)),
        f"{kind.code}-{service}.csv".lower(),
        "text/csv",
        key=f"csv-{service}",
        on_click="ignore",
    )


def _picture(
    series: SuppressedTable, name: str, months: Sequence[date], which: Kind, service: str
) -> None:
    sentence = finding(series, name, months)
    st.markdown(f"**{sentence}**" if which is Kind.OUTCOME else f"**Beside it.** {sentence}")
    if series.frame.empty:
        st.markdown("Read the numbers above with care: they stand alone.")
        return
    picture = charts.monthly_chart(series, months, which)
    st.vega_lite_chart(picture, theme=None, alt=f"{service}. {sentence}")


def _notes(kind: OutcomeType, service: str) -> Mapping[str, str]:
    return {
        "Outcome": kind.name,
        "Counts when": kind.counts_when,
        "Beside it": kind.balancing,
        "Service": service,
        "Source": SOURCE,
        "Made on": session.day(session.today()),
    }
