"""Every run begins here: who is here, their menu, the page."""

import streamlit as st

from pages.parts import door, looks, messages, places, session

with messages.calm():
    person = session.person()
    admitted = person is not None and bool(person.roles)
    page = st.navigation(places.menu(person), position="top" if admitted else "hidden")
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
