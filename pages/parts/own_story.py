"""One's own story after it was sent: where it stands, what was said, what can be done."""

import streamlit as st

from data import appreciation
from pages.documents.own_copy import copy_sheet
from pages.documents.story_text import heading
from pages.parts import at_risk, edited, messages, places, reading, saving, session, story_view
from pages.parts.story_sections import STAYS
from pages.parts.story_view import Opened
from pages.parts.words import shown
from stories.actions import writing
from stories.copies import OwnCopy, own_copy
from stories.ids import new_id
from stories.people import Person
from stories.statuses import IN_USE, MOVES, STATUS_LABELS, Status
from stories.story import Story
from stories.telling import REASON_LABELS, ReturnReason

# What happens next, for the person who told it.
NEXT = {
    Status.SUBMITTED: "A reviewer reads it next, usually within five working days.",
    Status.RETURNED: "Change what the reviewer asks about and send it again. Nothing is lost.",
    Status.DECLINED: "It is not used. If you see it differently, talk with your manager.",
    Status.APPROVED: "Colleagues can read it where its people agreed to that. It goes outside only "
    "where they agreed, and only once governance has cleared it.",
    Status.CLEARED: "Colleagues can read it, and it may be used outside, where its people agreed.",
    Status.WITHDRAWN: "You took it back. It has left every list and is used nowhere.",
    Status.EXPIRED: "Its time has run out. It is used nowhere.",
}


def show(opened: Opened, person: Person) -> None:
    """All of it for its writer; NotFound where it is somebody else's."""
    story = opened.story
    copied = own_copy(story, person)  # refuses what is somebody else's
    reading.headline(story.title)
    st.markdown(f"**{STATUS_LABELS[story.status]}** · {story.reference}")
    st.write(NEXT[story.status])
    said(story.reason, story.reason_words)
    edited.show(opened, person)
    with st.container(horizontal=True):
        moves(story.id, story.version, story.status, person)
    keep_copy(copied)
    if story.status in IN_USE:
        places.link("cpd.py", "Make a record of learning (CPD) from it", story=story.id)
    tries(story, person)
    _words(story)
    story_view.answers(story, opened.outcome)
    story_view.consent(story, opened.consents)
    story_view.history(opened.history)


def keep_copy(copied: OwnCopy) -> None:
    """Buttons that save a copy for its writer."""
    names = {code: kind.name for code, kind in session.outcome_types().items()}
    saving.sheet(copy_sheet(copied, names), "a copy", copied.story.reference)


def _words(story: Story) -> None:
    for section in story.body:
        st.header(heading(section), anchor=False)
        if section in story.inside:
            st.caption(STAYS)
        reading.told(section, story)


def said(reason: ReturnReason | None, words: str) -> None:
    """Why it came back, in the reviewer's words; with the local route where that comes first."""
    if not reason:
        return
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{REASON_LABELS[reason]}.** The reviewer wrote:")
        shown(words)
    if reason is ReturnReason.SAFEGUARDING:
        at_risk.route("This comes first. The story can wait.")


def moves(story_id: str, version: int, status: Status, person: Person) -> None:
    """Change it, or take it back, where its status lets the writer: buttons for a row."""
    if Status.SUBMITTED in MOVES[status] and st.button(
        "Change and send again",
        key=f"change-{story_id}",
        type="primary" if status is Status.RETURNED else "secondary",
    ):
        _change(story_id, person)
    if Status.WITHDRAWN in MOVES[status]:
        with st.popover("Take it back"):
            st.write("It leaves every list at once. The outcome still counts.")
            if st.button("Take this story back", key=f"withdraw-{story_id}-{version}"):
                _take_back(story_id, version, person)


def tries(story: Story, person: Person) -> None:
    """What colleagues will try, for those who had a part alone."""
    with session.store().read() as connection:
        found = appreciation.tries_of(connection, story, person)
    if not found:
        return
    st.header("What colleagues will try because of it", anchor=False)
    st.caption("Only you and those who had a part read this.")
    for each in found:
        with st.container(border=True, gap="xsmall"):
            shown(each.words)
            shown(f"{each.who}, {session.day(each.said_at)}")


def _change(story_id: str, person: Person) -> None:
    with messages.refusals():
        again = writing.open_again(session.store(), story_id, new_id(), by=person, at=session.now())
        places.go("share_story.py", d=again)


def _take_back(story_id: str, version: int, person: Person) -> None:
    with messages.refusals():
        writing.withdraw(session.store(), story_id, version, by=person, at=session.now())
        messages.say_next("The story is taken back.")
        st.rerun()
