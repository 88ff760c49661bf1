"""Share what made a difference: four short steps, everything saved as it is left."""

from datetime import timedelta

import streamlit as st

from pages.parts import advice, draft_form, messages, open_draft, places, session, story_steps
from stories.actions import writing
from stories.errors import NotFound
from stories.people import Person, Role

# As good as never, which a browser can still count. By then a session has ended, and a sentence
# would stand in the place of boxes in which somebody still types.
BY_THE_CLOCK = timedelta(days=20)

person = session.require(Role.STAFF)
draft_id = st.query_params.get("d", "")

st.title("Share what made a difference", anchor=False)

if not draft_id:
    if way := story_steps.welcome():
        with messages.refusals():
            new = session.key_for("start")
            begun = writing.begin(session.store(), new, way, by=person, at=session.now())
            session.forget_key("start")
            places.go("share_story.py", d=begun)
    story_steps.left_off(person)
    advice.before_you_write()
    session.stop()


def sent(writer: Person) -> None:
    """Sending a draft takes it away: its receipt, or NotFound where it was never there."""
    story = story_steps.sent_already(draft_id, writer)
    if story is None:
        raise NotFound("draft")
    story_steps.receipt(story, writer)
    if st.button("Tell another story", key="another"):
        places.go("share_story.py")


def told(writer: Person) -> None:
    """The step this tab is at; the receipt where the draft is sent already."""
    try:
        form = draft_form.opened(draft_id, writer)
    except NotFound:
        sent(writer)
        return
    story_steps.asked(form)
    step = story_steps.chosen(form)
    with story_steps.room(step):
        step.ask(form)
    if story_steps.moved_on(form, step):
        with messages.refusals():
            writing.submit(session.store(), draft_id, by=writer, at=session.now())
            open_draft.let_go()
            st.rerun()


@st.fragment(run_every=BY_THE_CLOCK)
def the_story() -> None:
    """Its receipt, or one step of the form. Where an answer is left this alone runs again.

    Somebody who types finds their server again as soon as it is back, since this has a clock:
    the browser then says at once what stands in its boxes. For a page without such a part
    Streamlit has it wait for the next thing somebody does, and who only leaves would lose it.
    """
    with messages.calm():
        writer = session.require(Role.STAFF)
        with messages.refusals():
            told(writer)


session.arrived(person)
the_story()
