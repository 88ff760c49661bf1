"""Review: the stories that wait, oldest first, then one story and the decision about it."""

from collections.abc import Iterable

import streamlit as st

from data import queries
from data.queries import StoryCard
from pages.parts import (
    by_reference,
    claims,
    decisions,
    inside,
    light_edit,
    session,
    story_view,
    variants_form,
)
from stories.days import day_of
from stories.people import Role
from stories.statuses import IN_USE, Status
from stories.story import age_in_working_days

person = session.require(Role.REVIEWER)

LATE_AFTER = 5  # working days: what writers are told to expect
MOST_SHOWN = 30


def waits(cards: Iterable[StoryCard]) -> dict[str, int]:
    """How many working days each has waited since it was sent, by id."""
    today = session.today()
    return {each.id: age_in_working_days(day_of(each.submitted_at), today) for each in cards}


def waited(days: int) -> str:
    said = "1 working day" if days == 1 else f"{days} working days"
    return f"waiting {said}" if days else "sent today"


def queue() -> None:
    """The oldest stories that wait, and who reads which of them now."""
    with session.store().read() as connection:
        cards = queries.stories_at(connection, Status.SUBMITTED)
    held, services = claims.standing(person), session.services()
    days = waits(cards)
    late = sum(each > LATE_AFTER for each in days.values())
    if not cards:
        st.info("No story is waiting. A new one comes up here as soon as somebody sends it.")
    else:
        expected = f"Writers expect an answer within {LATE_AFTER} working days."
        st.text(f"Oldest first. {expected}{f' Overdue: {late}.' if late else ''}")
    for card in cards[:MOST_SHOWN]:
        story_view.card(
            "review.py",
            card,
            waited(days[card.id]),
            services,
            own=card.submitted_by == person.id,
            overdue=days[card.id] > LATE_AFTER,
            claim=held.get(card.id),
        )
    if len(cards) > MOST_SHOWN:
        st.text(f"These are the oldest {MOST_SHOWN}. The next come up as you decide.")
    by_reference.ask("review.py", "To correct a few words of an approved story, open it here.")


st.title("Review", anchor=False)
opened = story_view.asked("review.py", person)
if opened is None:
    queue()
    session.stop()

story, may_decide = opened.story, opened.story.may_move(Status.APPROVED, person)
theirs = claims.hold(story, person) if may_decide else False
left = story_view.show(opened, person)
if may_decide and theirs:
    inside.ask(story, person)

st.header("Your decision", anchor=False)
if may_decide and theirs:
    decisions.ask(opened, person, left)
elif may_decide:
    st.info("Somebody else is reading this now, so you cannot decide. Their name is at the top.")
elif story.submitted_by == person.id:
    st.info("You told this story, so somebody else must review it.")
elif story.had_a_part(person):
    st.info("You had a part in this story, so somebody else must review it.")
else:
    st.info(f"There is nothing to decide. {story_view.state(story)}")
    if story.may_be_edited_by(person) and st.checkbox(
        "Change a few words", key=f"edit-{story.id}-{story.version}"
    ):
        light_edit.ask(opened, person)
    if story.status in IN_USE:
        variants_form.show(story, person)
