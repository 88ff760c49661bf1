"""Trends: every outcome on one screen, what needs a conversation first, beside what is not well."""

import streamlit as st

from pages.parts import charts, kept_views, leading, session, summary_table
from pages.parts.leading import Pair
from pages.parts.words import cell
from stories.outcomes.catalogue import AREA_LABELS
from stories.trends import Reading, telling
from stories.trends.control import Standing

person = session.require(*leading.READERS)

HONESTY = (
    "These numbers count records. More records can mean more recording, not more good work. Of 24 "
    "stable outcomes four or five show some signal by chance, so a signal is a reason to ask why. "
    "No number here says why. Services differ in size and in whom they help, so do not rank them."
)
STANDS_OUT, ALL = "stands-out", "all"
LABELS = {STANDS_OUT: "What stands out", **AREA_LABELS, ALL: "All outcomes"}


def small(pair: Pair) -> None:
    """A finding, which leads to the whole of it, its picture, and what stands beside it."""
    reading = pair.outcome
    with st.container(border=True, gap="small"):
        st.markdown(f"**{summary_table.link_to(pair, view.part, telling.headline(reading))}**")
        st.vega_lite_chart(
            charts.control_chart(reading, charts.Size.SMALL),
            theme=None,
            alt=f"{view.name}. {telling.sentence(reading)}",
        )
        st.caption(beside(pair.balance))


def beside(balance: Reading | None) -> str:
    """What could contradict it, in a line: no good news stands alone."""
    if balance is None or balance.latest is None:
        return "Beside it: nobody has counted what could contradict this. Read it with care."
    latest = balance.latest
    return cell(
        f"Beside it: {balance.name}, {latest.said} in {latest.name}, "
        f"{telling.variation_words(balance)}."
    )


def chosen(drawn: list[Pair]) -> list[Pair]:
    """Those whose pictures are asked for, by the address."""
    areas = list(dict.fromkeys(pair.kind.area for pair in view.pairs.values()))
    offered = [STANDS_OUT, *areas, ALL]
    asked = st.query_params.get("show", STANDS_OUT)
    session.remember("show", asked if asked in offered else STANDS_OUT)
    show = st.segmented_control(
        "Pictures",
        offered,
        format_func=LABELS.get,
        key="show",
        required=True,
        on_change=lambda: st.query_params.update(show=session.recall("show")),
    )
    if show == STANDS_OUT:
        return [pair for pair in drawn if leading.stands_out(pair)]
    return [pair for pair in drawn if show in (ALL, pair.kind.area)]


st.title("Trends", anchor=False)
newest = leading.edition()
part = leading.choose_part()
view = leading.view(part, newest)
if not view.pairs:
    st.info("Nothing is published for this service. Choose another, or all services.")
    st.stop()

st.markdown(f"**{telling.summary([pair.outcome for pair in view.pairs.values()])}**")
st.caption(f"Edition {newest.number}, published on {session.day(newest.published_at)}.")
st.markdown(HONESTY)
leading.further(part)
kept_views.links(person)
summary_table.show(view)
pairs = chosen([pair for pair in view.worst_first() if pair.outcome.standing is not Standing.NONE])
if not pairs:
    st.markdown("Nothing stands out: every latest point shows only expected variation.")
columns = st.columns(2)
for number, pair in enumerate(pairs):
    with columns[number % 2]:
        small(pair)
kept_views.keep("trends.py")
