"""Check thanks: a second pair of eyes before somebody's words may be published."""

import streamlit as st

from data import thanks as thanks_of
from pages.parts import messages, places, session, thanks_view, words
from stories.actions import thanking
from stories.errors import StoryError
from stories.people import Role
from stories.thanks import Thanks

person = session.require(Role.REVIEWER)

MAY, INSIDE, OUT = "may", "inside", "out"
ANSWERS = {
    MAY: "Nobody could be recognised. It may be published",
    INSIDE: "Somebody could be recognised. Keep it inside",
    OUT: "Somebody could be recognised even here. Take it out of use, and delete the words",
}
SAID = {
    MAY: "Checked: comms may now publish it.",
    INSIDE: "Checked: it stays inside.",
    OUT: "Taken out of use. The words are deleted.",
}


def ask(thanks: Thanks) -> None:
    """One answer for one thank-you; nothing is chosen beforehand."""
    for kept in thanks.words.kept:
        part = thanks.words.text[kept.start : kept.end]
        words.shown(f"Kept: “{part}”. {kept.reason}.")
    answer = st.radio(
        "Could somebody who knows these people recognise them?",
        ANSWERS,
        index=None,
        format_func=ANSWERS.get,
        key=f"answer-{thanks.id}",
    )
    if st.button("Save this answer", key=f"save-{thanks.id}"):
        with messages.refusals():
            keep(thanks, answer)
            messages.say_next(SAID[answer])
            st.rerun()


def keep(thanks: Thanks, answer: str | None) -> None:
    """One answer, kept or the words taken out of use; StoryError where none was chosen."""
    if answer is None:
        raise StoryError("Choose one of the three answers first.")
    signed = {"by": person, "at": session.now()}
    if answer == OUT:
        thanking.take_back(session.store(), thanks.id, **signed)
    else:
        thanking.check(session.store(), thanks.id, answer == MAY, **signed)


st.title("Check thanks", anchor=False)
st.markdown(
    "These people agreed that their words may be published. Read each as somebody would who "
    "knows the family, the street or the worker."
)
with session.store().read() as connection:
    waiting = thanks_of.to_check(connection, person)
if not waiting:
    st.info("Nothing waits for a check. Thanks you passed on yourself wait for somebody else.")
services = session.services() if waiting else {}
for each in waiting:
    with st.container(border=True, gap="small"):
        thanks_view.card(each, services)
        ask(each)
places.link("home.py", "Back to home")
