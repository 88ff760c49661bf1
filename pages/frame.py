"""Every run begins here: who is here, their menu, the page."""

import streamlit as st

from pages.parts import (
    arriving,
    chosen_files,
    door,
    easy_steps,
    looks,
    messages,
    open_draft,
    places,
    session,
)

with messages.calm():
    person = session.person()
    admitted = person is not None and bool(person.roles)
    shown = admitted and not easy_steps.given_away()
    page = st.navigation(places.menu(person), position="top" if shown else "hidden")
    newly = places.arrived(page)
    chosen_files.tidy(leaving=newly or person is None)
    if shown != (admitted and not easy_steps.given_away()):
        st.rerun()  # the page that is open decides whether the menu may stand above it
    if not places.is_here(open_draft.PAGE):
        open_draft.let_go()
    looks.show()
    door.banner(person)
    if not admitted and places.is_open(page):
        page.run()
    elif person is None:
        door.sign_in(page)
    elif not admitted:
        door.waiting(person)
    else:
        messages.said()
        session.arrived(person)
        below = None if places.is_for(page, person) else places.way_home
        with arriving.shape(newly, below):
            page.run()
