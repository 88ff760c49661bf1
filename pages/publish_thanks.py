"""Thanks to publish: find words that may be used outside, and pull them for one channel."""

import streamlit as st

from data import thanks as thanks_of
from pages.parts import asking, messages, places, session, thanks_view, words
from pages.parts.pulling import CHANNELS
from stories.actions import thanking
from stories.consent import CHANNEL_LABELS
from stories.people import Role
from stories.thanks import SAID_BY_LABELS, Thanks

person = session.require(Role.COMMS)


def find() -> None:
    """Words that may be published, by who said them."""
    st.write("Words that may be published, as they were said. Pull one for each use.")
    sayers = {None: "Anybody"} | SAID_BY_LABELS
    said_by = st.selectbox("Said by", sayers, format_func=sayers.get, key="by")
    with session.store().read() as connection:
        found = thanks_of.to_publish(connection, said_by)
    if not found:
        st.info("No thanks may be published yet. They come here when a reviewer has checked them.")
    for each in found:
        with st.container(border=True, gap="xsmall"):
            words.shown(f"“{each.words}”")
            st.caption(thanks_view.who(each))
            places.link("publish_thanks.py", "Use this thank-you", thanks=each.id)


def pull(thanks: Thanks) -> None:
    """A channel and a purpose; the words once, for this click alone."""
    with st.container(border=True):
        words.shown(f"“{thanks.words}”")
        st.caption(thanks_view.who(thanks))
    with st.form("pull"):
        channel = st.radio("Where will you use it?", CHANNELS, format_func=CHANNELS.get, key="for")
        purpose = st.text_input(
            "What will you use it for?", key="purpose", max_chars=asking.LINE_MOST
        )
        pressed = st.form_submit_button("Pull these words", type="primary", key="pull-thanks")
    if pressed:
        key = session.key_for(f"pull-{thanks.id}-{channel}-{purpose}")
        signed = {"by": person, "at": session.now(), "key": key}
        with messages.refusals():
            released = thanking.pull_thanks(session.store(), thanks.id, channel, purpose, **signed)
            st.success(f"Pulled for: {released.channel.label}. Copy it now: it is shown once.")
            st.code(released.text, language=None, wrap_lines=True)


def used() -> None:
    """The use log; what was taken back since stands first, because it must come down."""
    with session.store().read() as connection:
        gone, uses = thanks_of.uses(connection, taken_back=True), thanks_of.uses(connection)
    if gone:
        st.header("Take these down", anchor=False)
        st.warning("These words were taken back after they were used.")
    for use in gone:
        words.shown(line(use))
    st.header("Where thanks have been used", anchor=False)
    if not uses:
        st.text("Nowhere yet.")
    for use in uses:
        words.shown(line(use))


def line(use: thanks_of.ThanksUse) -> str:
    """One use in a line: when, where, by whom and what for."""
    where = CHANNEL_LABELS.get(use.channel, use.channel)
    said = f"{use.said_by}, said on {session.day(use.said_on)}"
    return f"{session.day(use.at)}, {where}, by {use.who}: {use.purpose} ({said})"


st.title("Thanks to publish", anchor=False)
asked = st.query_params.get("thanks")
if asked is None:
    find()
    used()
    session.stop()
places.link("publish_thanks.py", "Back to the list")
with session.store().read() as connection:
    chosen = [each for each in thanks_of.to_publish(connection) if each.id == asked]
if chosen:
    pull(chosen[0])
else:
    st.info("These words may not be published now. Go back to the list to see those that may.")
