"""Somebody takes their consent back: said once more before it is done, since nothing undoes it."""

import streamlit as st

from pages.parts import asking, messages, session
from stories.actions import consenting
from stories.consent import Consent
from stories.errors import StoryError
from stories.people import Person
from stories.story import Story


def take_back(story: Story, consent: Consent, person: Person) -> None:
    """Asks for the day and for one tick."""
    key = f"{consent.party}-{consent.version}"
    st.markdown(
        "The story leaves every list, search and file at once, and nothing brings it back. "
        "Each place where it was used is listed here, with a note ready to send."
    )
    on = asking.day("When they took it back", f"back-{key}", session.today())
    sure = st.checkbox("They said so, or somebody who speaks for them did", key=f"sure-{key}")
    if st.button("Take this consent back", key=f"take-back-{key}", type="primary"):
        with messages.refusals():
            if not sure:
                raise StoryError("Tick that they said so, or somebody who speaks for them.")
            if on is None:
                raise StoryError("When they took it back: give a day.")
            signed = {"by": person, "at": session.now()}
            uses = consenting.withdraw_consent(
                session.store(), story.id, consent.party, on, **signed
            )
            messages.say_next(_said(story, uses))
            st.rerun()


def _said(story: Story, uses: int) -> str:
    where = {0: "It was never used outside.", 1: "1 use is called back below."}.get(
        uses, f"{uses} uses are called back below."
    )
    return f"Taken back: {story.reference}. Nobody can find or use it now. {where}"
