"""The story library: find a cleared story, and pull it for one channel."""

import streamlit as st

from data import queries, search, use_log
from data import variants as variants_of
from data.found import details
from pages.parts import (
    basket,
    library_card,
    library_search,
    messages,
    places,
    pulling,
    reaching,
    rest_form,
    session,
    story_thanks,
    story_view,
    use_list,
    variants_form,
)
from pages.parts.pulling import CHANNELS
from stories.people import Role
from stories.release import refusals

person = session.require(Role.COMMS)


def find() -> None:
    """Ask what to look for, and show a card for each story found."""
    known = library_search.options()
    asked = library_search.ask(known)
    library_search.kept(person, asked)
    library_search.coming()
    most = library_search.cards_to_show(asked)
    result = search.find_in(session.store(), session.now(), asked, most)
    if not result.found:
        library_search.instead(asked, result)
        return
    st.header("Stories found", anchor=False)
    st.text(library_search.how_many(asked, result))
    library_search.counts(result, known)
    basket.link()
    for each in result.found:
        library_card.card(each, known["service"])
    library_search.more_cards(asked, result)


story_id = st.query_params.get("story")
if story_id is None:
    st.title("Story library", anchor=False)
    st.write("Stories cleared for outside. Find one, open it, and pull it for one channel.")
    find()
    places.link("house.py", "Looks of files: the Word template and the press office")
    session.stop()

places.link("library.py", "Back to the library")
story = None
with messages.refusals(), session.store().read() as connection:
    story = queries.story_for(connection, story_id, person, session.today())
    consents = queries.consents_for(connection, story)
    variants = variants_of.variants_of(connection, story)
if story is None:
    st.title("Story library", anchor=False)
    session.stop()

closed = {each: refusals(story, consents, each, session.today()) for each in CHANNELS}
st.title(f"Story {story.reference}", anchor=False)
if all(closed.values()):
    st.info("This story is closed to every outside channel today. Its words stay inside.")
else:
    story_view.told(story)
    st.header("What was agreed", anchor=False)
    with session.store().read() as connection:
        (facts,) = details(connection, [story.id])
    library_card.facts(facts)
with session.store().read() as connection:
    uses = use_log.uses(connection, story.id)
st.header("Pull this story", anchor=False)
reaching.show(story.id, person)
library_card.warn(uses, person)
rests = rest_form.show(story, person)
pulling.ask(story, closed, [each for each in variants if each.approved_at], person)
variants_form.show(story, person)

story_thanks.to_publish(story)
st.header("Where it has been used", anchor=False)
with session.store().read() as connection:
    uses = use_log.uses(connection, story.id)  # with the one just made
use_list.show(uses, person)
if not rests:
    rest_form.begin(story, person)
