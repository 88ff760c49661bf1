"""The story library: find a cleared story, and pull it for one channel."""

import streamlit as st

from data import queries, search, use_log
from data import variants as variants_of
from pages.parts import (
    basket,
    finding,
    library_card,
    messages,
    places,
    pulling,
    session,
    story_view,
    variants_form,
    words,
)
from pages.parts.pulling import CHANNELS
from stories.consent import CHANNEL_LABELS
from stories.people import Role
from stories.release import refusals
from stories.variants import FORM_LABELS

person = session.require(Role.COMMS)


def find() -> None:
    """Ask what to look for, and show a card for each story found."""
    known = finding.options()
    asked = finding.ask(known)
    finding.kept(person, asked)
    with session.store().read() as connection:
        result = search.find(connection, session.now(), asked)
    if not result.found:
        finding.instead(asked, result)
        return
    st.text(finding.how_many(asked, result))
    finding.counts(result, known)
    basket.link()
    for each in result.found:
        library_card.card(each, known["service"])


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
with session.store().read() as connection:
    uses = use_log.uses(connection, story.id)
st.header("Pull this story", anchor=False)
library_card.warn(uses, person)
pulling.ask(story, closed, [each for each in variants if each.approved_at], person)
variants_form.show(story, person)

st.header("Where it has been used", anchor=False)
with session.store().read() as connection:
    uses = use_log.uses(connection, story.id)  # with the one just made
if not uses:
    st.text("Nowhere yet.")
for use in uses:
    where = CHANNEL_LABELS.get(use.channel, use.channel)
    form = f" ({FORM_LABELS[use.form].lower()})" if use.form else ""
    words.shown(f"{session.day(use.at)}, {where}{form}, by {use.who}: {use.purpose}")
