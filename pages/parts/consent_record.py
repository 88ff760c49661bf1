"""The whole consent of one story: each person's, what can be done with it, names, its past."""

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
from stories.agreement import SHOWN_LABELS
from stories.consent import Consent
from stories.people import Person
from stories.statuses import MOVES, STATUS_LABELS
from stories.story import Story


def show(story_id: str, person: Person) -> None:
    """Everything about the consent of this story. Raises NotFound."""
    with session.store().read() as connection:
        story = queries.story_for(connection, story_id, person, session.today())
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
            _keep(story, consent, working, person)
    if open_still:
        with st.expander("Record the consent of another person"):
            consent_form.ask(story, None, working, person)
    _names(story, person)
    if past := [each for each in record if each not in standing]:
        with st.expander("Earlier versions"):
            for each in past:
                words.shown(consent_view.line(each, people))


def _named(consent: Consent) -> str:
    return consent.who[:1].upper() + consent.who[1:]


def _keep(story: Story, consent: Consent, working: dict[str, str], person: Person) -> None:
    """What governance can do with a consent that stands."""
    if consent.unseen(story.words_version):
        _final_text(story, consent, person)
    with st.expander(f"Record a new version: {words.cell(consent.who)}"):
        consent_form.ask(story, consent, working, person)
    with st.expander(f"They take their consent back: {words.cell(consent.who)}"):
        take_back(story, consent, person)


def _final_text(story: Story, consent: Consent, person: Person) -> None:
    """Whether they have seen the words as they stand, or why not: outside waits for one of both."""
    key = f"{consent.party}-{consent.version}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        shown = st.selectbox(
            "Have they seen the final text?",
            list(SHOWN_LABELS),
            format_func=SHOWN_LABELS.get,
            key=f"shown-{key}",
        )
        pressed = st.button("Record it", key=f"seen-{key}")
    if pressed:
        with messages.refusals():
            signed = {"by": person, "at": session.now()}
            consenting.show_final_text(session.store(), story.id, consent.party, shown, **signed)
            messages.say_next(f"Recorded. Have they seen it? {SHOWN_LABELS[shown]}.")
            st.rerun()


def _names(story: Story, person: Person) -> None:
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
