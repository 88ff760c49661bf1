"""Where you are signed in, and ending it there."""

import streamlit as st

from data import accounts, sessions
from pages.parts import messages, places, session
from stories.actions import admitting
from stories.people import Role

person = session.require(*Role)
here = session.known_as()
with session.store().read() as connection:
    standing = accounts.standing(connection, person.id, session.now())


def ended(act, *about: object) -> None:
    """Sign out elsewhere by this action, and say so."""
    with messages.refusals():
        act(session.store(), *about, by=person, at=session.now())
        messages.say_next("Signed out there. Your drafts are kept.")
        st.rerun()


st.title("Where you are signed in", anchor=False)
idle = int(sessions.IDLE.total_seconds() // 60)
most = int(sessions.LIFETIME.total_seconds() // 3600)
st.write(
    f"A session ends when you sign out, after {idle} minutes without a step, and after {most} "
    "hours. If one of these is not you, end it and tell an administrator."
)
for each in standing:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        began = f"{session.day(each.began_at)} at {session.clock(each.began_at)}"
        st.text(f"Since {began}, last seen at {session.clock(each.seen_at)}", width="stretch")
        if each.known_as == here:
            st.markdown("**This one**", width="content")
        elif st.button("End this one", key=f"end-{each.known_as[:12]}"):
            ended(admitting.end_session, each.known_as)
others = [each for each in standing if each.known_as != here]
if not others:
    st.text("You are signed in nowhere else.")
elif st.button("End all others", key="end-others"):
    ended(admitting.end_others, here)
places.link("home.py", "Back to home")
