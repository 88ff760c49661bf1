"""The service as it is served, with plain pages beside its own to measure against.

`?floor=empty` is a page with nothing in it; `?floor=charts` the least that a page of trends can be,
one outcome of a summary made for it and three charts as plain dicts; `?floor=naive` what is often
written first, every record read by pandas. Whatever stands before a page of ours does not stand
before them: no sign-in, no menu. Before the page NOTHING it does, and nothing else is on it.
"""

from pathlib import Path
from types import CodeType

import sqlalchemy as sa
import streamlit as st

from pages.parts import places, session
from pages.parts.places import EVERYBODY, Place
from tests import ROOT

SUMMARY = "benchmark_wide"
SPEC = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.1.json",
    "height": 300,
    "mark": {"type": "line", "point": True},
    "encoding": {
        "x": {"field": "x", "type": "temporal"},
        "y": {"field": "y", "type": "quantitative"},
        "color": {"field": "s", "type": "nominal"},
    },
}
SOURCES = {
    "empty": 'import streamlit as st\nst.title("Empty")',
    "charts": "from tests.benchmarks import served\nserved.charts()",
    "boxes": "from tests.benchmarks import served\nserved.boxes()",
    "naive": "from tests.benchmarks import served\nserved.naive()",
}


def chosen(floor: str | None) -> CodeType:
    """The page that an address asks for, compiled once as Streamlit does."""
    return CODES.get(floor, FRAME)


def charts() -> None:
    with session.store().engine.connect() as connection:
        rows = connection.connection.driver_connection.execute(
            f"SELECT month, service, people FROM {SUMMARY} WHERE code = 'C-REUN'"
        ).fetchall()
    parts = sorted({of for _, of, _ in rows})
    st.title("Trend")
    st.markdown(f"{sum(people for *_, people in rows):,} people in {len(rows):,} rows.")
    for at in range(0, len(parts), 4):
        some = parts[at : at + 4]
        values = [
            {"x": str(month), "y": people, "s": of} for month, of, people in rows if of in some
        ]
        st.vega_lite_chart({**SPEC, "data": {"values": values}}, theme=None)


def boxes() -> None:
    """As many boxes, questions, buttons and columns as the first step of the form has."""
    st.title("Form")
    with st.container(horizontal=True):
        for number in range(4):
            st.button(f"Step {number}")
    st.header("Write")
    st.write("Write it as you would tell a colleague.")
    st.checkbox("Somebody in this may be at risk now")
    for number in range(4):
        st.html(f"<p>Question {number}</p>")
        st.text_area(f"Question {number}", label_visibility="collapsed")
        st.html("<p>Saved at 12:00</p>")
        if number:
            st.expander(f"Say more {number}", key=f"more-{number}", on_change="rerun")
    with st.container(horizontal=True):
        st.button("Continue")
        st.button("Leave it for now", type="tertiary")


def naive() -> None:
    import altair as alt
    import pandas as pd

    with session.store().engine.connect() as connection:
        query = sa.text("SELECT code, service, month, counts FROM outcomes")
        frame = pd.read_sql(query, connection)
    for code in list(frame["code"].unique())[:3]:
        months = frame[frame["code"] == code].groupby("month").size().reset_index(name="people")
        st.altair_chart(alt.Chart(months).mark_line(point=True).encode(x="month:T", y="people:Q"))


def summarise(connection: sa.Connection) -> None:
    """The summary that the floor of charts reads: a row is the answer."""
    connection.exec_driver_sql(
        f"CREATE TABLE {SUMMARY} AS SELECT code, month, service, count(*) AS people "
        "FROM outcomes GROUP BY code, month, service ORDER BY code, month, service"
    )
    connection.exec_driver_sql(f"CREATE INDEX of_{SUMMARY} ON {SUMMARY} (code)")


NOTHING = Place("../tests/benchmarks/nothing.py", "Nothing", "nothing", EVERYBODY, listed=False)
CODES = {name: compile(source, name, "exec") for name, source in SOURCES.items()}
FRAME = compile((ROOT / "pages" / "frame.py").read_text("utf-8"), "frame.py", "exec")
FIRST = Path(__file__).with_name("first.py")


def __getattr__(name: str) -> object:
    """`uvicorn tests.benchmarks.served:app`: the service, which begins each run with first.py."""
    if name != "app":
        raise AttributeError(name)
    if NOTHING not in places.PLACES:  # an ASGI server may ask more than once
        places.PLACES = (*places.PLACES, NOTHING)
    real = st.App
    st.App = lambda _, **rest: real(FIRST, **rest)
    try:
        from app import app
    finally:
        st.App = real
    return app
