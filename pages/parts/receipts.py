"""What stands in a form's place once it is sent; the empty form comes back with another."""

import streamlit as st

from pages.parts import places, session
from pages.parts.words import shown


def keep(name: str, heading: str, facts: str) -> None:
    """Keep the receipt for the next run; the key lasts as long, so a late click adds none."""
    session.remember(_name(name), (heading, facts))


def show(name: str, another: str) -> bool:
    """Show what was kept, if something was, with a button for another."""
    if not (said := session.recall(_name(name))):
        return False
    heading, facts = said
    st.success(heading)
    with st.container(border=True):
        shown(facts)
    if st.button(another, key="another", type="primary"):
        session.forget_key(name)
        session.take(_name(name))
        st.rerun()
    places.link("home.py", "Back to home")
    return True


def _name(name: str) -> str:
    return f"{name}-receipt"
