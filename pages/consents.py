"""Consent: what needs somebody, then one story's whole record, a new version, taking it back."""

import streamlit as st

from data import consents as consents_of
from data import queries
from pages.parts import (
    consent_form,
    consent_view,
    messages,
    places,
    reading,
    recall_list,
    session,
    words,
)
from pages.parts.taking_back import take_back
from stories.actions import consenting
from stories.people import Role
from stories.statuses import MOVES, STATUS_LABELS

person = session.require(Role.GOVERNANCE)
today = session.today()


def overview() -> None:
    """What is called back and not answered, and what runs out."""
    with session.store().read() as connection:
        open_uses = consents_of.called_back(connection, answered=False)
        soon = consents_of.running_out(connection, today)
    _find()
    st.header("Called back, not answered yet", anchor=False)
    if open_uses:
        recall_list.show(open_uses, person, name_story=True)
    else:
        st.text("Nothing. Every use of a story that was taken back is answered.")
    st.header("Running out within 30 days", anchor=False)
    if not soon:
        st.text("No consent runs out within 30 days.")
    for card in soon:
        gone = card.expires_on < today
        with st.container(border=True, gap="xsmall"):
            words.shown(card.title)
            said = f"{'Ran' if gone else 'Runs'} out on {session.day(card.expires_on)}"
            st.caption(words.cell(f"{card.reference} · {said}"))
            places.link("consents.py", f"Open {card.reference}", story=card.story_id)


def _find() -> None:
    """Open a story by the reference that somebody quotes."""
    with st.form("find", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        typed = st.text_input("Reference of the story", max_chars=20, key="reference")
        pressed = st.form_submit_button("Open its consent", key="open")
    if pressed:
        with session.store().read() as connection:
            found = consents_of.with_reference(connection, typed)
        if found is None:
            st.error("No story has this reference. It looks like MD-7K3Q-9FX2.")
        else:
            places.go("consents.py", story=found)


def one(story_id: str) -> None:
    with session.store().read() as connection:
        story = queries.story_for(connection, story_id, person)
        record = consents_of.record_of(connection, story.id)
        standing = queries.consents_for(connection, story)
        people = consents_of.colleagues(connection) | queries.names(connection)
        working = consents_of.colleagues(connection)
        uses = consents_of.called_back(connection, story.id)
    reading.headline(story.title)
    st.caption(f"{story.reference} · {STATUS_LABELS[story.status].removesuffix(' to you')}")
    places.link("clear.py", "Read this story", story=story.id)
    open_still = bool(MOVES[story.status])
    if uses:
        st.header("Calling it back", anchor=False)
        recall_list.show(uses, person)
    if not standing:
        st.info("No consent stands for this story, so it cannot be used outside.")
    for consent in standing:
        st.header(words.cell(_named(consent)), anchor=False)
        consent_view.show(consent, story, people)
        if open_still and not consent.withdrawn_on:
            _keep(story, consent, working)
    if open_still:
        with st.expander("Record the consent of another person"):
            consent_form.ask(story, None, working, person)
    _names(story)
    if past := [each for each in record if each not in standing]:
        with st.expander("Earlier versions"):
            for each in past:
                words.shown(consent_view.line(each, people))


def _named(consent) -> str:
    return consent.who[:1].upper() + consent.who[1:]


def _keep(story, consent, working) -> None:
    """What governance can do with a consent that stands."""
    if consent.seen_words_version != story.words_version and st.button(
        "They have seen the final text", key=f"seen-{consent.party}-{consent.version}"
    ):
        with messages.refusals():
            signed = {"by": person, "at": session.now()}
            consenting.show_final_text(session.store(), story.id, consent.party, **signed)
            messages.say_next("Recorded: they have seen these words.")
            st.rerun()
    with st.expander(f"Record a new version: {words.cell(consent.who)}"):
        consent_form.ask(story, consent, working, person)
    with st.expander(f"They take their consent back: {words.cell(consent.who)}"):
        take_back(story, consent, person)


def _names(story) -> None:
    """Sealed names, opened for this click alone."""
    with st.expander("Names"):
        st.markdown("Names are sealed. Each time somebody opens them, the record says so.")
        if st.button("Open the names", key=f"names-{story.id}"):
            with messages.refusals():
                signed = {"by": person, "at": session.now()}
                names = consenting.read_names(session.store(), story.id, **signed)
                for name, speaker in names.values():
                    words.shown(f"{name or 'No name'}" + (f", by {speaker}" if speaker else ""))
                if not names:
                    st.text("No name was written down.")


st.title("Consent", anchor=False)
if (asked := st.query_params.get("story")) is None:
    overview()
    places.link("home.py", "Back to home")
else:
    places.link("consents.py", "Back to all consent")
    with messages.refusals():
        one(asked)
