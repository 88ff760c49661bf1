"""Clear for outside: the second key. What may go, what may not, then one story's channels."""

import streamlit as st

from data import queries
from data.queries import StoryCard
from pages.parts import by_reference, clearing, places, session, story_view, variants_form
from stories import organisation
from stories.consent import refusal
from stories.people import Role
from stories.statuses import IN_USE, Status

person = session.require(Role.GOVERNANCE)

MOST_SHOWN = 30


def listed(found: list[StoryCard], where: dict[str, str] | None = None) -> None:
    """A card for each, the oldest approval first, with the places that consent opens."""
    services = session.services()
    for card in found[:MOST_SHOWN]:
        note = f"approved on {session.day(card.reviewed_at)}"
        if where:
            note = f"{note} · agreed for {where[card.id]}"
        story_view.card("clear.py", card, note, services, own=card.submitted_by == person.id)
    if len(found) > MOST_SHOWN:
        st.text(f"These are the oldest {MOST_SHOWN} of {len(found)}.")


def at(status: Status) -> list[StoryCard]:
    with session.store().read() as connection:
        found = queries.stories_at(connection, status)
    return sorted(found, key=lambda each: each.reviewed_at)


def agreed(found: list[StoryCard]) -> dict[str, str]:
    """In words, where each may go outside by consent today; a story that may not is left out."""
    channels, today = organisation.outside(session.channels_used()), session.today()
    with session.store().read() as connection:
        consents = queries.consents_by_story(connection, [card.id for card in found])
    opens = {
        card.id: frozenset(
            each
            for each in channels
            if not refusal(consents.get(card.id, ()), each, today, card.words_version)
        )
        for card in found
    }
    return {story: story_view.channels(some) for story, some in opens.items() if some}


def lists() -> None:
    """What may be cleared stands open; what consent keeps inside, and what is cleared, fold."""
    waiting = at(Status.APPROVED)
    where = agreed(waiting)
    st.header("May go outside", anchor=False)
    if not where:
        st.info(
            "No story may go outside today. One comes up here after its review, if "
            "the people in it agreed."
        )
    listed([card for card in waiting if card.id in where], where)
    if inside := [card for card in waiting if card.id not in where]:
        with st.expander(f"Stay inside: {len(inside)}"):
            st.text("Consent opens no place outside for these today. Each says why when opened.")
            listed(inside)
    st.header("Cleared for outside", anchor=False)
    if not (out := at(Status.CLEARED)):
        st.info("No story is cleared yet. Open an approved one to clear it.")
        return
    with st.expander(f"Open outside: {len(out)}"):
        st.text("Open one to take it back inside, or to see a shorter version of it.")
        listed(out)


st.title("Clear for outside", anchor=False)
opened = story_view.asked("clear.py", person)
if opened is None:
    st.write(
        "A reviewer has approved these for use inside. You say whether each may go outside, and "
        "where: only where the people in it agreed."
    )
    lists()
    by_reference.ask("clear.py", "To find one story among many, open it by its reference.")
    st.stop()

left = story_view.show(opened, person)
places.link("consents.py", "Keep the consent of this story", story=opened.story.id)

st.header("Your decision", anchor=False)
story = opened.story
if story.submitted_by == person.id:
    st.info("You told this story, so somebody else must clear it for outside.")
elif story.had_a_part(person):
    st.info("You had a part in this story, so somebody else must decide about it.")
elif story.may_move(Status.CLEARED, person) and story.reviewed_by == person.id:
    st.info("You approved this story, so somebody else must clear it for outside.")
elif story.may_move(Status.CLEARED, person):
    clearing.ask(opened, person, left)
    clearing.give_back(story, person)
elif story.status is Status.CLEARED:
    clearing.take_back(story, person)
else:
    st.info(f"There is nothing to decide. {story_view.state(story)}")
if story.status in IN_USE:
    variants_form.show(story, person)
