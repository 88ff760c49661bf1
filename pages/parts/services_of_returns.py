"""Which service answers for what returns tell, so that leaders can choose a service for it."""

import streamlit as st

from data.store.answers_for import services_of_returns
from pages.parts import messages, session
from stories.actions import uploading
from stories.outcomes.catalogue import AREA_LABELS
from stories.people import Person

NONE = "None: it counts for the whole authority alone"


def show(person: Person) -> None:
    """One service for each area that returns tell of, or none; folded away."""
    with session.store().read() as connection:
        chosen = services_of_returns(connection)
    services = session.services()
    offered = [None, *services]
    with (
        st.expander("Which service answers for what returns tell"),
        st.form("answers-for", border=False),
    ):
        st.markdown(
            "Annex A names teams: one of ours tells the service. A record of staff of the same "
            "event tells it too. For all else, choose here. Leaders can then choose a service, "
            "from the next edition on. Where one service answers for an area, choose it. Where "
            "several do, choose none."
        )
        picked = {
            area: st.selectbox(
                AREA_LABELS[area],
                offered,
                index=offered.index(chosen[area]) if chosen.get(area) in services else 0,
                format_func=lambda code: NONE if code is None else services[code],
                key=f"answers-{area}",
            )
            for area in uploading.ANSWERED
        }
        pressed = st.form_submit_button("Keep these services", key="keep-answers")
    if pressed:
        with messages.refusals():
            uploading.choose_services(session.store(), picked, by=person, at=session.now())
            messages.say_next("Kept. Leaders see it in the next edition of the figures.")
            st.rerun()
