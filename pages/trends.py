"""Trends: every outcome on one screen, what needs a conversation first, beside what is not well."""

import streamlit as st

from pages.parts import charts, leading, session, summary_table
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


def small(pair: leading.Pair) -> None:
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
summary_table.show(view)

drawn = [pair for pair in view.worst_first() if pair.outcome.standing is not Standing.NONE]
for area in dict.fromkeys(pair.kind.area for pair in drawn):
    st.header(AREA_LABELS[area], anchor=False)
    columns = st.columns(2)
    for number, pair in enumerate(each for each in drawn if each.kind.area is area):
        with columns[number % 2]:
            small(pair)
