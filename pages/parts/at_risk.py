"""Is somebody at risk now? The local route, at once, before anything else."""

import streamlit as st

from data import people
from pages.parts import asking, messages, session
from pages.parts.draft_form import DraftForm
from pages.parts.words import shown
from stories.actions import writing
from stories.draft import AT_RISK, asks_whether_at_risk
from stories.errors import StoryError
from stories.safeguarding import sounds_at_risk
from stories.sections import Section
from stories.story import Story

QUESTION = "Somebody in this may be at risk now"


def route(opening: str, *, now: bool = True) -> None:
    """Whom to tell, with a sentence before it: loud where it may be needed now."""
    with st.container(border=True, gap="xsmall"):
        (st.error if now else st.markdown)(opening)
        with session.store().read() as connection:
            shown(people.local_route(connection))


def tick(form: DraftForm) -> None:
    """The box that is always there; ticked, it shows the way and nothing is sent."""
    answer = form.values.get("at_risk", "")
    session.remember(form.key("at_risk"), answer == AT_RISK)
    with asking.steady():
        st.checkbox(QUESTION, key=form.key("at_risk"), on_change=_ticked, args=(form,))
        if refused := form.tab.problems.get("at_risk"):
            messages.show(refused)
        if answer == AT_RISK:
            route(
                "Stop here, and do this first. While the box above is ticked, this is a worry for "
                "today and cannot be sent as a story. Your words are kept."
            )
            st.write("When you have told them, and the worry is in their hands, take the tick off.")


def question(form: DraftForm) -> None:
    """The way and a question, where the words sound as if somebody is at risk now."""
    if _asks(form):
        route("Your words sound as if somebody may be at risk now. If so, do this first.")
        with st.container(horizontal=True):
            st.button("Yes, they may be", key="risk-yes", on_click=_say, args=(form, True))
            st.button(
                "No, that is past or already passed on",
                key="risk-no",
                on_click=_say,
                args=(form, False),
            )


def asks_beside(form: DraftForm, section: Section) -> bool:
    """Whether it is asked beside this section, whose words are the first that sound like it."""
    return _sounds(form, section) and _asks(form) and asked_beside(form) is section


def _asks(form: DraftForm) -> bool:
    return form.values.get("at_risk") != AT_RISK and asks_whether_at_risk(form.values)


def asked_beside(form: DraftForm) -> Section | None:
    """The section whose words are the first that sound like it."""
    return next((each for each in Section if _sounds(form, each)), None)


def _sounds(form: DraftForm, section: Section) -> bool:
    return sounds_at_risk([form.values.get(section, "")])


def for_review(story: Story) -> None:
    """The same for whoever reviews it: the writer said that it is past, and may be wrong."""
    if sounds_at_risk(told.text for told in story.words.values()):
        route(
            "These words sound as if somebody may be at risk now. The writer says that this is "
            "past, or passed on already. If you are not sure, do this first, and return the story."
        )


def is_one(form: DraftForm) -> bool:
    """Whether a worry about now stands in the way of sending."""
    return form.values.get("at_risk") == AT_RISK or asks_whether_at_risk(form.values)


def _ticked(form: DraftForm) -> None:
    _say(form, bool(session.recall(form.key("at_risk"))))


def _say(form: DraftForm, at_risk: bool) -> None:
    try:
        writing.say_at_risk(
            session.store(), form.draft_id, at_risk, by=form.person, at=session.now()
        )
        form.tab.seen.pop("at_risk", None)
        form.tab.problems.pop("at_risk", None)
    except StoryError as error:
        form.tab.problems["at_risk"] = error
