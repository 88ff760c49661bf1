"""A person's own views: the way back to each, and keeping the one that is open."""

import streamlit as st

from data.store.views import views_of
from pages.parts import asking, messages, places, session
from pages.parts.words import cell
from stories.actions.viewing import drop_view, keep_view
from stories.people import Person


def links(person: Person) -> None:
    """The way to each view that this person keeps; nothing where there is none."""
    with session.store().read() as connection:
        kept = views_of(connection, person)
    if not kept:
        return
    st.markdown("**Your views**")
    for view in kept:
        with st.container(horizontal=True, vertical_alignment="center"):
            places.link(view.page, cell(view.name), **view.query)
            if st.button(f"Take away {cell(view.name)}", key=f"drop-{view.id}", type="tertiary"):
                with messages.refusals():
                    signed = {"by": person, "at": session.now()}
                    drop_view(session.store(), view.id, **signed)
                    st.rerun()


def keep(page: str) -> None:
    """A name for the view that is open, on demand."""
    if not st.toggle("Keep this view", key="keeping-view"):
        return
    name = st.text_input("Name of the view", max_chars=asking.LINE_MOST, key="view-name")
    if st.button("Keep it", key="keep-view"):
        with messages.refusals():
            signed = {"by": session.person(), "at": session.now()}
            keep_view(session.store(), name, page, st.query_params.to_dict(), **signed)
            messages.say_next("Your view is kept. Find it on the Trends page.")
            st.rerun()
