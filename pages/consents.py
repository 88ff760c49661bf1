"""Consent: what needs somebody, then one story's whole record, a new version, taking it back."""

import streamlit as st

from data import consents as consents_of
from pages.parts import asking, consent_record, messages, places, session, words
from stories.people import Role

person = session.require(Role.GOVERNANCE)
today = session.today()


def overview() -> None:
    """What is called back and not answered, and what runs out."""
    with session.store().read() as connection:
        open_uses = consents_of.count_to_answer(connection)
        soon = consents_of.running_out(connection, today)
    _find()
    st.header("Called back, still to answer", anchor=False)
    if open_uses:
        said = "1 use waits." if open_uses == 1 else f"{open_uses} uses wait."
        st.text(f"{said} Somebody sends a note for each, and says what became of it.")
    else:
        st.text("Nothing. Every use of a story that was taken back is answered.")
    places.link("recalls.py", "Call back")
    st.header("Running out within 30 days", anchor=False)
    if not soon:
        st.text("No consent runs out within 30 days.")
    for card in soon:
        gone = card.expires_on < today
        with st.container(border=True, gap="xsmall"):
            words.named(card.title, card.story_id)
            said = f"{'Ran' if gone else 'Runs'} out on {session.day(card.expires_on)}"
            st.caption(words.cell(f"{card.reference} · {said}"))
            places.link("consents.py", f"Open {card.reference}", story=card.story_id)


def _find() -> None:
    """Open a story by the reference that somebody quotes."""
    with st.form("find", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        typed = st.text_input("Reference of the story", max_chars=asking.LINE_MOST, key="reference")
        pressed = st.form_submit_button("Open its consent", key="open")
    if pressed:
        with session.store().read() as connection:
            found = consents_of.with_reference(connection, typed)
        if found is None:
            st.error("No story has this reference. It looks like MD-7K3Q-9FX2.")
        else:
            places.go("consents.py", story=found)


st.title("Consent", anchor=False)
if (asked := st.query_params.get("story")) is None:
    st.write(
        "What people agreed to for each story, and what is to be done when that ends. Open one by "
        "the reference of its story; without it, look for the person by name, below."
    )
    overview()
    places.link("what_is_held.py", "Find a person by name, or show what is held on them")
    places.link("home.py", "Back to home")
else:
    places.link("consents.py", "Back to all consent")
    with messages.refusals():
        consent_record.show(asked, person)
