"""Every run begins here: who is here, their menu, the page."""

import streamlit as st

from pages.parts import door, easy_steps, looks, messages, places, session

with messages.calm():
    person = session.person()
    admitted = person is not None and bool(person.roles)
    shown = admitted and not easy_steps.given_away()
    page = st.navigation(places.menu(person), position="top" if shown else "hidden")
    places.arrived(page)
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
        page.run()
