"""The story library: find a cleared story, and pull it for one channel."""

import streamlit as st

from data import queries, search, use_log
from data import variants as variants_of
from pages.parts import messages, places, pulling, session, story_view, variants_form, words
from pages.parts.pulling import CHANNELS
from stories.consent import CHANNEL_LABELS
from stories.draft import THEME_LABELS
from stories.people import Role
from stories.release import refusals
from stories.telling import HONESTY_LABELS
from stories.text import tidy
from stories.variants import FORM_LABELS, Form

person = session.require(Role.COMMS)

WORDS_MOST = 200


def find() -> None:
    """Ask what to look for, and show a card for each story found."""
    typed = st.text_input("Words in the story", key="words", max_chars=WORDS_MOST)
    left, middle, right = st.columns(3)
    lengths = {None: "Any length"} | FORM_LABELS
    themes, channels = {None: "Any theme"} | THEME_LABELS, {None: "Any channel"} | CHANNELS
    theme = left.selectbox("Theme", list(themes), format_func=themes.get, key="theme")
    channel = middle.selectbox("Cleared for", list(channels), format_func=channels.get, key="for")
    length = right.selectbox("Length", list(lengths), format_func=lengths.get, key="length")
    asked = tidy(typed[:WORDS_MOST])
    with session.store().read() as connection:
        found = search.cleared_stories(connection, session.today(), asked, theme, channel, length)
    if found:
        st.text(f"{len(found)} {'story' if len(found) == 1 else 'stories'}, newest first.")
    elif asked or theme or channel or length:
        st.info("No cleared story fits. Try fewer words, any theme, channel or length.")
    else:
        st.info("No story is cleared for outside yet. They come here when governance clears them.")
    services = session.services()
    for each in found:
        card(each, services[each.service])


def card(found: search.Found, service: str) -> None:
    note = f" · Content note: {found.content_note}" if found.content_note else ""
    times = "once" if found.times_used == 1 else f"{found.times_used} times"
    used = f"Used {times}, last on {session.day(found.last_used_at)}." if found.times_used else ""
    with st.container(border=True, gap="xsmall"):
        words.shown(found.title)
        st.caption(f"{service} · {HONESTY_LABELS[found.honesty]}{note}")
        st.markdown(f"**Cleared for:** {story_view.channels(frozenset(found.channels))}")
        st.markdown(f"**Versions:** {versions(found.forms)}")
        st.text(f"Use until {session.day(found.use_until)}. {used or 'Not used yet.'}")
        places.link("library.py", f"Open {found.reference}", story=found.id)


def versions(forms: tuple[Form, ...]) -> str:
    return ", ".join(["The full story", *(FORM_LABELS[form].lower() for form in forms)])


st.title("Story library", anchor=False)
story_id = st.query_params.get("story")
if story_id is None:
    find()
    st.stop()

places.link("library.py", "Back to the library")
story = None
with messages.refusals(), session.store().read() as connection:
    story = queries.story_for(connection, story_id, person, session.today())
    consents = queries.consents_for(connection, story)
    variants = variants_of.variants_of(connection, story)
if story is None:
    st.stop()

st.header(f"Story {story.reference}", anchor=False)
closed = {each: refusals(story, consents, each, session.today()) for each in CHANNELS}
if all(closed.values()):
    st.info("This story is closed to every outside channel today. Its words stay inside.")
else:
    story_view.told(story)
st.header("Pull this story", anchor=False)
pulling.ask(story, closed, [each for each in variants if each.approved_at], person)
variants_form.show(story, person)

st.header("Where it has been used", anchor=False)
with session.store().read() as connection:
    uses = use_log.uses(connection, story.id)
if not uses:
    st.text("Nowhere yet.")
for use in uses:
    where = CHANNEL_LABELS.get(use.channel, use.channel)
    form = f" ({FORM_LABELS[use.form].lower()})" if use.form else ""
    words.shown(f"{session.day(use.at)}, {where}{form}, by {use.who}: {use.purpose}")
