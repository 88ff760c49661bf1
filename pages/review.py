"""Review: the stories that wait, oldest first, then one story and the decision about it."""

import streamlit as st

from data import queries
from data.queries import StoryCard
from pages.parts import decisions, inside, session, story_view
from stories.people import Role
from stories.statuses import Status
from stories.story import age_in_working_days

person = session.require(Role.REVIEWER)

LATE_AFTER = 5  # working days: what writers are told to expect
MOST_SHOWN = 30


def waited(card: StoryCard) -> str:
    since = card.submitted_at.astimezone(session.LONDON).date()
    days = age_in_working_days(since, session.today())
    said = "1 working day" if days == 1 else f"{days} working days"
    if days > LATE_AFTER:
        return f"overdue: waiting {said}"
    return f"waiting {said}" if days else "sent today"


def queue() -> None:
    with session.store().read() as connection:
        cards = queries.stories_at(connection, Status.SUBMITTED)
    if not cards:
        st.info("No story is waiting. A new one comes up here as soon as somebody sends it.")
    else:
        st.text(f"Oldest first. Writers expect an answer within {LATE_AFTER} working days.")
    for card in cards[:MOST_SHOWN]:
        story_view.card("review.py", card, waited(card), own=card.submitted_by == person.id)
    if len(cards) > MOST_SHOWN:
        st.text(f"These are the oldest {MOST_SHOWN}. The next come up as you decide.")


st.title("Review", anchor=False)
opened = story_view.asked("review.py", person)
if opened is None:
    queue()
    st.stop()

left = story_view.show(opened)
if opened.story.may_move(Status.APPROVED, person):
    inside.ask(opened.story, person)

st.header("Your decision", anchor=False)
if opened.story.may_move(Status.APPROVED, person):
    decisions.ask(opened.story, person, left)
elif opened.story.submitted_by == person.id:
    st.info("You told this story, so somebody else must review it.")
elif opened.story.had_a_part(person):
    st.info("You had a part in this story, so somebody else must review it.")
else:
    st.info(f"There is nothing to decide. {story_view.state(opened.story)}")
