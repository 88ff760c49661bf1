"""Say thank you with pictures: one short question a screen, and a worker's check at the end."""

import streamlit as st

from pages.parts import easy_pictures, easy_steps, messages, places, receipts, session, thanks_form
from stories.errors import StoryError
from stories.people import Person, Role


def check(person: Person) -> None:
    """Their thanks are said; the worker looks at the words and passes them on."""
    st.title("Thank you", anchor=False)
    easy_pictures.draw(easy_pictures.THANKS)
    st.markdown("Now give the screen back.")
    st.header("For you, the worker", anchor=False)
    st.markdown("Read it with them once more. Take out what could say who they are.")
    if session.recall(thanks_form.BOX) is None:  # not on the screen before this one
        session.remember(thanks_form.BOX, easy_steps.words())
    words = thanks_form.words()
    kept = thanks_form.findings(words)
    if st.button("Pass on these thanks", key="pass-on-thanks", type="primary"):
        with messages.refusals():
            _pass_on(words, kept, person)
            st.rerun()
    easy_steps.back()


def _pass_on(words: str, kept: dict[str, str], person: Person) -> None:
    """With the answers of the screens; said today, to the worker who sits beside them."""
    if not words:
        raise StoryError("Their words: choose a picture, or write what they said.")
    answers = {name: each for name, each in easy_steps.said().items() if name not in LEFT_OUT}
    thanks_form.pass_on(words, kept, person, said_on=session.today(), **answers)
    easy_steps.end()


def let_go() -> None:
    """Nothing that somebody said stays on the screen for whoever comes next."""
    easy_steps.end()
    thanks_form.let_go()


LEFT_OUT = ("did", "own")  # they became the words
person = session.require(Role.STAFF)
if receipts.show("thanks", "Pass on another"):
    session.stop()
if session.recall(easy_steps.STEP, 0) < easy_steps.LAST:
    easy_steps.show()
else:
    check(person)
if st.button("Stop and throw the answers away", key="stop", type="tertiary", on_click=let_go):
    places.go("home.py")
