"""Who is reading a story for review: taken on opening, renewed while reading, given back after."""

import streamlit as st

from data import reviews
from data.store.reviewing import claim_where
from pages.parts import session, words
from stories.actions import reviewing
from stories.people import Person
from stories.review import Claim
from stories.story import Story


def hold(story: Story, person: Person) -> bool:
    """Claim the story for this reviewer, and say who has it; whether it is theirs to decide."""
    at = session.now()
    with session.store().read() as connection:
        claim = claim_where(connection, story.id)
    if claim is None or not claim.is_fresh(person, at):
        claim = reviewing.claim(session.store(), story.id, by=person, at=at)
    if claim is None:
        return False
    until = session.clock(claim.until)
    if claim.is_against(person, at):
        st.info(f"{words.cell(claim.name)} is reading this until {until}. You can read it too.")
        return False
    st.caption(f"You have this until {until}. Nobody else decides meanwhile.")
    return True


def standing(person: Person) -> dict[str, Claim]:
    """What others are reading now; one's own claims are given back, since this is the list."""
    with session.store().read() as connection:
        mine = reviews.holds_a_claim(connection, person)
        claims = reviews.claims_standing(connection, session.now())
    if mine:
        reviewing.let_go(session.store(), by=person, at=session.now())
    return {story: claim for story, claim in claims.items() if claim.person_id != person.id}
