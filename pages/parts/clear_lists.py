"""The lists of the second key: what may go outside, what consent keeps inside, what is cleared."""

import streamlit as st

from data import queries
from data.queries import StoryCard
from pages.parts import session, story_view
from stories import organisation
from stories.consent import opened
from stories.people import Person
from stories.statuses import Status

MOST_SHOWN = 30


def show(person: Person) -> None:
    """What may be cleared stands open; what consent keeps inside, and what is cleared, fold."""
    waiting, more = _at(Status.APPROVED)
    where = _agreed(waiting)
    st.header("May go outside", anchor=False)
    if not where:
        none = f"None of the {len(waiting)} that were sent first" if more else "No story"
        st.info(
            f"{none} may go outside today. One comes up here after its review, if the people in "
            "it agreed."
        )
    _listed([card for card in waiting if card.id in where], person, where)
    if inside := [card for card in waiting if card.id not in where]:
        with st.expander(f"Stay inside: {len(inside)}"):
            st.text("Consent opens no place outside for these today. Each says why when opened.")
            _listed(inside, person)
    _say_more(more)
    st.header("Cleared for outside", anchor=False)
    out, more = _at(Status.CLEARED)
    if not out:
        st.info("No story is cleared yet. Open an approved one to clear it.")
        return
    with st.expander(f"Cleared: {len(out)}"):
        st.text("Open one to take it back inside, or to see a shorter version of it.")
        _listed(out, person)
    _say_more(more)


def _listed(found: list[StoryCard], person: Person, where: dict[str, str] | None = None) -> None:
    """A card for each, the oldest approval first, with the places that consent opens."""
    services = session.services()
    for card in found[:MOST_SHOWN]:
        note = f"approved on {session.day(card.reviewed_at)}"
        if where:
            note = f"{note} · agreed for {where[card.id]}"
        story_view.card("clear.py", card, note, services, own=card.submitted_by == person.id)
    if len(found) > MOST_SHOWN:
        st.text(f"These are the oldest {MOST_SHOWN} of {len(found)}.")


def _at(status: Status) -> tuple[list[StoryCard], bool]:
    """The 200 that were sent first, the oldest approval first; and whether more may have come."""
    with session.store().read() as connection:
        found = queries.stories_at(connection, status)
    more = len(found) >= queries.MOST_CARDS  # to count them all would read most stories
    return sorted(found, key=lambda each: each.reviewed_at), more


def _say_more(more: bool) -> None:
    if more:
        st.text("Those that came later are not in these lists. Open one by its reference.")


def _agreed(found: list[StoryCard]) -> dict[str, str]:
    """In words, where each may go outside by consent today; a story that may not is left out."""
    channels, today = organisation.outside(session.channels_used()), session.today()
    with session.store().read() as connection:
        consents = queries.consents_by_story(connection, [card.id for card in found])
    opens = {
        card.id: opened(consents.get(card.id, ()), channels, today, card.words_version)
        for card in found
    }
    return {story: story_view.channels(some) for story, some in opens.items() if some}
