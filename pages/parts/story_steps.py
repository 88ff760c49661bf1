"""The steps of the story form: write, what came of it, who agreed, check and send."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass

import streamlit as st

from data import queries, writing
from pages.parts import (
    at_risk,
    consent_questions,
    on_screen,
    own_story,
    places,
    session,
    story_answers,
    story_sections,
)
from pages.parts.check_answers import check
from pages.parts.draft_form import DraftForm
from pages.parts.words import named
from stories.content_notes import CONTENT_NOTES, suggested
from stories.copies import own_copy
from stories.draft import Way, told
from stories.people import Person
from stories.story import Story
from stories.telling import HONESTY_LABELS

NARROW = 760


@dataclass(frozen=True)
class WayIn:
    """A way to tell a story as it is offered: in words, with a button of this key and type."""

    way: Way
    name: str
    takes: str
    button: str
    key: str
    type: str


WAYS = (
    WayIn(
        Way.WHOLE,
        "The whole story, about ten minutes",
        "Also what worried you, what you tried, who did it together, and who agreed to it.",
        "Start a new story",
        "start",
        "primary",
    ),
    WayIn(
        Way.SHORT,
        "The short way, about two minutes",
        "What was happening, what you tried, what changed. You can add the rest at any time.",
        "Tell it in two minutes",
        "start-short",
        "secondary",
    ),
)


@dataclass(frozen=True)
class Step:
    """A step by name, and what asks its questions."""

    name: str
    ask: Callable[[DraftForm], None]


def welcome() -> Way | None:
    """What this takes and what happens to it; the way that was just chosen."""
    st.write(
        "Three questions make a story. Every answer is saved as you leave it, so you can stop and "
        "come back. Nobody else sees a draft, and a story from long ago is as welcome as a new one."
    )
    chosen = None
    for column, way in zip(st.columns(2), WAYS, strict=True):
        with column.container(border=True):
            st.markdown(f"**{way.name}**  \n{way.takes}")
            if st.button(way.button, key=way.key, type=way.type):
                chosen = way.way
    at_risk.route(
        "**Is somebody at risk now?** Then stop here. Nobody reads this form as it comes in.",
        now=False,
    )
    return chosen


def left_off(person: Person) -> None:
    """The drafts in which something is written."""
    with session.store().read() as connection:
        drafts = queries.drafts_by(connection, session.store().keys, person)
    if drafts:
        st.header("Or carry on with", anchor=False)
    for draft in drafts:
        with st.container(border=True, gap="xsmall"):
            named(draft.title or "No title yet", draft.id)
            st.caption(f"Saved {session.day(draft.saved_at)} at {session.clock(draft.saved_at)}")
            places.link("share_story.py", "Carry on with this story", d=draft.id)


def sent_already(draft_id: str, person: Person) -> Story | None:
    """The story that this draft became, if it was sent."""
    with session.store().read() as connection:
        return queries.submitted_from(connection, draft_id, person)


def asked(form: DraftForm) -> None:
    """What the reviewer asks, in view while the story is changed."""
    if form.story_id is None:
        return
    with session.store().read() as connection:
        story = writing.returned_story(connection, form.draft_id, form.person)
    if story:
        own_story.said(story.reason, story.reason_words)


def receipt(story: Story, person: Person) -> None:
    """The reference, what happens next, and a copy to keep."""
    st.success(f"Sent. Your reference is {story.reference}.")
    st.subheader("What happens next", anchor=False)
    st.markdown(
        "1. A reviewer reads it, usually within five working days. It is never somebody who had "
        "a part in it.\n"
        "2. They approve it for use inside, or send it back to you with a reason.\n"
        "3. When it is approved, those you listed are privately thanked, and you can make a record "
        "of your learning (CPD) from it.\n"
        "4. It goes outside only where people agreed, and only once governance has cleared it."
    )
    own_story.keep_copy(own_copy(story, person))
    places.link("my_stories.py", "Follow it, change it or take it back in My stories")


def more_to_tell(form: DraftForm) -> None:
    """From the short way to the whole one, at any time; what is written stays."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.write("Is there more to tell?")
        st.button(
            "Tell the whole story",
            key="whole",
            type="tertiary",
            on_click=form.keep,
            args=("way", Way.WHOLE),
        )


def quickly(form: DraftForm) -> None:
    """The answers of the short way, and the way to the whole one."""
    story_answers.quickly(form)
    st.caption(
        "Told this way, nobody has been asked yet who may read it, so it stays with you, "
        "reviewers and governance. You can add who agreed later, from My stories."
    )
    more_to_tell(form)


def write(form: DraftForm) -> None:
    """The words; told the short way, with the way to the whole one."""
    story_sections.write(form)
    if form.values.get("way") == Way.SHORT:
        more_to_tell(form)


def agreed(form: DraftForm) -> None:
    """Who agreed to what, what law touches it, and what readers are told first."""
    st.write(
        "Has the person agreed that this may be told? Choose only the places they agreed to. "
        "Where nothing is chosen, the story is not used there."
    )
    consent_questions.ask(form)
    story_answers.legal(form)
    form.choice("honesty", "How should we label it?", HONESTY_LABELS)
    form.choices("content_note", "Should readers be warned first? Choose any", _notes(form))


def _notes(form: DraftForm) -> dict[str, str]:
    """Each note; those that the words give a reason for say so."""
    offered = suggested(told(form.values).values())
    return {
        note: f"Mentions {note}" + (" (your words do)" if note in offered else "")
        for note in CONTENT_NOTES
    }


WRITE, CHECK = Step("Write", write), Step("Check and send", check)
STEPS: dict[str, tuple[Step, ...]] = {
    Way.SHORT: (WRITE, Step("A few answers", quickly), CHECK),
    Way.WHOLE: (
        WRITE,
        Step("What came of it", story_answers.came_of_it),
        Step("Who agreed", agreed),
        CHECK,
    ),
}


def steps(form: DraftForm) -> tuple[Step, ...]:
    """The steps of the way in which this story is told; whole unless the writer chose otherwise."""
    return STEPS.get(form.values.get("way", ""), STEPS[Way.WHOLE])


def room(step: Step):
    """The writing step has findings beside it; the others are no wider than reads well."""
    return nullcontext() if step is WRITE else st.container(width=NARROW)


def chosen(form: DraftForm) -> Step:
    """The step this tab is at, shown as progress that can be clicked."""
    here = min(session.recall(form.place, 0), len(steps(form)) - 1)
    with st.container(horizontal=True):
        for number, step in enumerate(steps(form)):
            st.button(
                f"{number + 1}. {step.name}",
                key=f"step-{number + 1}",
                type="primary" if number == here else "tertiary",
                on_click=session.remember,
                args=(form.place, number),
            )
    step = steps(form)[here]
    if step is not WRITE:
        on_screen.put_away(form)
    st.header(step.name, anchor=False)
    return step


def moved_on(form: DraftForm, step: Step) -> bool:
    """The way to the next step; True when the last one was sent."""
    here, sent = steps(form).index(step), False
    with st.container(horizontal=True, vertical_alignment="center"):
        if here:
            st.button("Back", key="back", on_click=session.remember, args=(form.place, here - 1))
        if step is CHECK:
            sent = st.button("Send to a reviewer", key="submit", type="primary")
        else:
            st.button(
                "Continue",
                key="continue",
                type="primary",
                on_click=session.remember,
                args=(form.place, here + 1),
            )
        if step is not WRITE:  # there each question says it for itself, and is drawn without this
            st.caption(form.saved_line(), width="content")
        places.link("my_stories.py", "Leave it for now: find it again in My stories")
    return sent
