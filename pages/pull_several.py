"""Several stories at once, for one channel and one purpose: a document, a table, a pack."""

import streamlit as st

from data import queries
from data import variants as variants_of
from pages.parts import (
    asking,
    basket,
    days_of_use,
    messages,
    places,
    pulling,
    reaching,
    session,
    taking,
    words,
)
from pages.parts.pulling import CHANNELS
from stories.errors import NotCleared, NotFound, StoryError
from stories.people import Role
from stories.variants import FORM_LABELS

person = session.require(Role.COMMS)

st.title("Pull several stories", anchor=False)
places.link("library.py", "Back to the library")
chosen = basket.chosen()
if not chosen:
    st.info("No story is chosen. Tick stories in the library; they come together here.")
    session.stop()

stories, variants = {}, {}
with session.store().read() as connection:
    for story_id in chosen:
        try:
            found = queries.story_for(connection, story_id, person, session.today())
        except NotFound:
            basket.leave_out(story_id)
            st.warning("A story that you chose may not be used any more. It is left out.")
            continue
        stories[story_id] = found
        variants[story_id] = variants_of.variants_of(connection, found)

for story_id, story in stories.items():
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        words.shown(f"{story.reference}: {story.title}")
        label = f"Leave out {story.reference}"
        st.button(label, key=f"out-{story_id}", on_click=basket.leave_out, args=(story_id,))

reaching.among(stories, person)
with st.form("several"):
    channel = st.radio(
        "Where will you use them?", list(CHANNELS), format_func=CHANNELS.get, key="several-for"
    )
    forms = {None: "The full story"} | FORM_LABELS
    form = st.radio("Which version?", list(forms), format_func=forms.get, key="several-form")
    purpose = st.text_input(
        "What will you use them for?", key="several-purpose", max_chars=asking.LINE_MOST
    )
    window = days_of_use.ask("several-days", pulling.DAYS)
    pressed = st.form_submit_button("Pull these stories", type="primary", key="several-pull")
if not pressed:
    session.stop()

pulled = []
for story_id, story in stories.items():
    key = session.key_for(f"several-{story_id}-{story.version}-{form}-{channel}-{purpose}")
    try:
        version = pulling.version_of(story, variants[story_id], form)
        pulled.append(pulling.pull(story, version, channel, purpose, window(), person, key))
    except NotCleared as refusal:
        lines = [f"{story.reference} is left out:", *(f"- {why}" for why in refusal.reasons)]
        st.warning("\n".join(lines))
    except StoryError as error:
        messages.show(error)
        break
if pulled:
    count = len(pulled)
    st.success(f"{count} {'story' if count == 1 else 'stories'} pulled for: {channel.label}.")
    ids = tuple(each.pull_id for each in pulled)
    taking.files(ids, taking.OF_SEVERAL, person)
