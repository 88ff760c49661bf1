"""Say thank you with pictures: one short question a screen, and a worker's check at the end."""

import streamlit as st

from pages.parts import easy_pictures, easy_steps, messages, places, receipts, session, thanks_form
from stories.actions import recording
from stories.errors import StoryError
from stories.ids import new_id
from stories.people import Person, Role
from stories.redaction import redact
from stories.thanks import Thanks


def check(person: Person) -> None:
    """Their thanks are said; the worker looks at the words and passes them on."""
    st.title("Thank you", anchor=False)
    easy_pictures.draw(easy_pictures.THANKS)
    st.markdown("Now give the screen back.")
    st.header("For you, the worker", anchor=False)
    st.markdown("Read it with them once more. Take out what could say who they are.")
    words = thanks_form.words()
    kept = thanks_form.findings(words)
    if st.button("Pass on these thanks", key="pass-on-thanks", type="primary"):
        with messages.refusals():
            _pass_on(words, kept, person)
            st.rerun()
    st.button("Go back", key="back", on_click=session.remember,
              args=(easy_steps.STEP, easy_steps.LAST - 1))  # fmt: skip


def _pass_on(words: str, kept: dict[str, str], person: Person) -> None:
    """One action, as on the page where thanks are written."""
    if not words:
        raise StoryError("Their words: choose a picture, or write what they said.")
    answers = {name: each for name, each in easy_steps.said().items() if name not in LEFT_OUT}
    thanks = Thanks(
        id=new_id(),
        words=redact(words, {}, kept),
        said_on=session.today(),
        logged_by=person.id,
        logged_at=session.now(),
        **answers,
    )
    key = session.key_for("thanks")
    recording.log_thanks(session.store(), thanks, by=person, at=session.now(), key=key)
    thanks_form.passed_on(thanks)
    easy_steps.end()


LEFT_OUT = ("did", "own")  # they became the words
person = session.require(Role.STAFF)
if receipts.show("thanks", "Pass on another"):
    st.stop()
if session.recall(easy_steps.STEP, 0) < easy_steps.LAST:
    easy_steps.show()
else:
    check(person)
places.link("home.py", "Stop and go home")
