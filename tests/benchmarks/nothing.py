"""A page of the service with nothing in it, for somebody who is signed in: menu, banner, title."""

import streamlit as st

from pages.parts import session
from stories.people import Role

session.require(*Role)
st.title("Empty", anchor=False)
