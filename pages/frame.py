"""Every run begins here: who is here, their menu, the page."""

import streamlit as st

from pages.parts import door, messages, places, session

person = session.person()
page = st.navigation(places.menu(person), position="top" if person and person.roles else "hidden")
places.arrived(page)
door.banner(person)
if not (person and person.roles) and places.is_open(page):
    page.run()
elif person is None:
    door.sign_in(page)
elif not person.roles:
    door.waiting(person)
else:
    messages.said()
    session.arrived(person)
    page.run()
