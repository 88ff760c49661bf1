"""Check-backs: does it still hold? What is due for a team, one question each."""

from functools import partial

import streamlit as st

from data import check_backs, happenings
from data.check_backs import Due, Whose
from pages.parts import check_back_form, in_turn, messages, places, session
from pages.parts.following import coming, count_due, number
from stories.actions import following
from stories.people import Role

person = session.require(Role.STAFF)
kinds, services = session.outcome_types(), session.services()

st.title("Check-backs", anchor=False)
st.markdown(
    "Some months after an outcome we ask once whether it still holds. “We cannot know” is an "
    "honest answer, and so is “They chose not to say”: nobody has to be asked twice. "
    "No answer here says how well anybody worked."
)
with session.store().read() as connection:
    led = check_backs.led_by(connection, person)
whose = check_back_form.whose(person, led, services)
with session.store().read() as connection:
    due = check_backs.due(connection, kinds, whose, session.today())
    mine = check_backs.lately_answered(connection, person)
    now = (session.store(), happenings.newest(connection), session.today())
many = count_due(*now, whose, overdue=False)
later = coming(*now, whose)
late = count_due(*now, Whose(teams=tuple(led)), overdue=True) if led else 0

if late:
    st.warning(
        f"In the teams you lead, {number(late).lower()} of these questions have waited for more "
        "than two months. You alone see this, so that the team can find the time."
    )
if not due:
    st.info("Nothing is due here. A question comes up when its months have passed.")
elif many > len(due):
    st.markdown(f"**{number(many)} are due.** These are the {len(due)} oldest.")
else:
    st.markdown(f"**{many} {'is' if many == 1 else 'are'} due.**")
explained: set[str] = set()


def ask(each: Due) -> None:
    """One question, and the button that keeps its answer."""
    first = each.record.code not in explained
    explained.add(each.record.code)
    answers = check_back_form.ask(each, kinds, services, first)
    if st.button("Save this answer", key=f"save-{each.record.id}-{each.months}"):
        with messages.refusals():
            given = check_back_form.given(*answers)
            signed = {"by": person, "at": session.now()}
            following.answer_check_back(
                session.store(), each.record.id, each.months, *given, **signed
            )
            messages.say_next("Kept. Thank you for going back to ask.")
            st.rerun()


in_turn.show(check_back_form.card(each, kinds, services, partial(ask, each)) for each in due)
check_back_form.coming(later)
check_back_form.lately(mine, kinds, services)
places.link("home.py", "Back to home")
