"""Uses that are called back: a note ready to send for each, and a tick when it is answered."""

import streamlit as st

from pages.parts import asking, messages, session, use_list, words
from stories.actions import consenting
from stories.days import day_of
from stories.errors import StoryError
from stories.people import Person
from stories.recall import ANSWER_LABELS, REASON_LABELS, Reason, RecalledUse, note


def show(
    uses: list[RecalledUse], person: Person, *, name_story: bool = False, coming: bool = False
) -> None:
    """Each use: those without an answer first. `coming`: not called back yet, but soon."""
    left = sum(use.answer is None for use in uses)
    if coming:
        st.text("The day has not come, or has only just passed. Tick off what is down already.")
    elif left:
        of_all = f" of {len(uses)}" if left < len(uses) else ""
        st.warning(f"{left}{of_all} still to answer.")
    else:
        st.success("Every use is answered. Nothing is left to call back.")
    for use in uses:
        with st.container(border=True, gap="small"):
            _use(use, person, name_story)


def _why(use: RecalledUse) -> str:
    if use.reason is Reason.TIME_IS_OVER and use.take_down_on:
        return f"To be taken down on {session.day(use.take_down_on)}."
    return f"{REASON_LABELS[use.reason]}. Called back on {session.day(use.opened_at)}."


def _use(use: RecalledUse, person: Person, name_story: bool) -> None:
    story = f"{use.reference} · " if name_story else ""
    who = use_list.given(use.used_by, by_feed=use.by_feed)
    with st.container(gap="xxsmall"):
        words.named(f"{use.channel.label}: {use.purpose}", use.pull_id)
        st.caption(words.cell(f"{story}{session.day(use.used_at)}, {who}"))
    st.text(_why(use))
    if use.addresses:
        words.shown("It appeared at:\n" + "\n".join(use.addresses))
    if use.answer is not None:
        answered = f"{use.answered_by} on {session.day(use.answered_at)}"
        words.shown(f"{ANSWER_LABELS[use.answer]}. Answered by {answered}.")
        return
    with st.expander("The note, ready to send"):
        # The button in the corner copies all of it.
        st.code(note(use, day_of(use.used_at)), None, wrap_lines=True)
    answer = asking.choice("What became of it?", ANSWER_LABELS, f"answer-{use.pull_id}", radio=True)
    if st.button(f"Tick off: {use.channel.label}, {use.reference}", key=f"tick-{use.pull_id}"):
        with messages.refusals():
            if answer is None:
                raise StoryError("What became of it: choose one first.")
            consenting.answer_use(session.store(), use.pull_id, answer, by=person, at=session.now())
            messages.say_next("Ticked off.")
            st.rerun()
