"""The panel's choices as something to read, and the form in which one is recorded."""

from datetime import date, timedelta

import streamlit as st

from data import panel
from data.panel import Chosen
from pages.parts import asking, messages, places, reading, session, words
from stories.actions import choosing
from stories.panel import DOMAIN_LABELS, RECORDERS, SEATS
from stories.people import Person

MONTHS = 12  # how far back a choice may be recorded late


def shown(chosen: Chosen) -> None:
    """One choice: the story, why, and who chose from how many."""
    choice = chosen.choice
    st.caption(f"{choice.month:%B %Y} · {DOMAIN_LABELS[choice.domain]}")
    words.named(chosen.title, choice.id)
    words.fact("Why this story", choice.reasons)
    many = "1 story" if choice.considered == 1 else f"{choice.considered} stories"
    words.fact("Who chose", f"{reading.joined(choice.seats).capitalize()}, from {many}")
    places.link("read_story.py", "Read this story", story=choice.story_id)


def of_ones_own(person: Person) -> None:
    """The choices that fell on a writer's own stories, with the panel's reasons."""
    with session.store().read() as connection:
        found = panel.choices_about(connection, person)
    if found:
        st.header("Chosen by a panel", anchor=False)
    for chosen in found:
        with st.container(border=True, gap="small"):
            shown(chosen)


def take_back(chosen: Chosen, person: Person) -> None:
    """Undo a choice recorded by mistake: asked for first, then done."""
    choice = chosen.choice
    if not person.roles & RECORDERS or not st.toggle("It was a mistake", key=f"undo-{choice.id}"):
        return
    if st.button("Take this choice back", key=f"take-back-{choice.id}"):
        with messages.refusals():
            choosing.take_choice_back(session.store(), choice.id, by=person, at=session.now())
            messages.say_next("Taken back. Another story can be chosen for that month.")
            st.rerun()


def record(person: Person) -> None:
    """The form, folded away until somebody brings a panel's choice."""
    with st.expander("Record what a panel chose"):
        month = st.selectbox("Month", _months(), format_func="{:%B %Y}".format, key="month")
        with session.store().read() as connection:
            stories = {x.id: x for x in panel.approved_in(connection, person, month, session.now())}
        if not stories:
            st.info("No story was approved in that month, so there is none to choose.")
            return
        _answers(person, month, stories)


def _answers(person: Person, month: date, stories: dict) -> None:
    named = {each.id: f"{each.title} ({each.reference})" for each in stories.values()}
    domain = asking.choice("What kind of change?", DOMAIN_LABELS, "domain")
    story = asking.choice(f"Story ({len(named)} approved in {month:%B})", named, f"story-{month}")
    seats = st.pills("Who chose? At least three roles", SEATS, selection_mode="multi", key="seats")
    why, stands = "Why this story?", asking.standing("reasons")
    reasons = st.text_area(why, stands, key="reasons", max_chars=asking.BOX_MOST)
    st.caption("What changed for people, and why it matters. No names, dates or places.")
    if st.button("Record this choice", key="record-choice", type="primary"):
        with messages.refusals():
            asking.all_given(
                {
                    "Kind of change: choose one.": domain,
                    "Story: choose one.": story,
                    "Who chose: choose the roles.": seats,
                    "Why this story: write the reasons.": reasons.strip(),
                }
            )
            answers = (session.store(), story, month, domain, reasons, tuple(seats))
            choosing.record_choice(*answers, by=person, at=session.now())
            messages.say_next("Recorded. Everybody can read the choice and its reasons.")
            st.rerun()


def _months() -> list[date]:
    """This month and those before it, newest first."""
    months = [session.today().replace(day=1)]
    while len(months) < MONTHS:
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    return months
