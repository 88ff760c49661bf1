"""Pulling a story for one channel and one purpose."""

import streamlit as st

from pages.documents.quote_card import alt_text
from pages.documents.story_text import ON_A_CARD, release_text
from pages.parts import asking, days_of_use, messages, session, taking, words
from stories.actions import publishing, shortening
from stories.consent import CHANNEL_LABELS, OUTSIDE, Channel
from stories.errors import NotCleared
from stories.people import Person
from stories.release import Release
from stories.story import Story
from stories.variants import FORM_LABELS, Form, Variant
from stories.window import Window

CHANNELS = {each: label for each, label in CHANNEL_LABELS.items() if each in OUTSIDE}

DAYS = (
    "Leave both empty unless this use has days of its own. They travel with every file, and the "
    "day to take it down comes up on the list to call back."
)


def ask(
    story: Story,
    closed: dict[Channel, list[str]],
    approved: list[Variant],
    person: Person,
) -> None:
    """Ask for a version, a channel and a purpose; give the words once, for this click alone."""
    channel = st.radio(
        "Where will you use it?",
        list(CHANNELS),
        format_func=lambda each: CHANNELS[each] + (" (closed)" if closed[each] else ""),
        index=next((place for place, each in enumerate(CHANNELS) if not closed[each]), 0),
        key="pull-for",
    )
    if closed[channel]:
        st.warning("\n".join(f"- {reason}" for reason in closed[channel]))
        return
    variant = _version(approved)
    with st.form("pull"):
        purpose = st.text_input(
            "What will you use it for?", key="purpose", max_chars=asking.LINE_MOST
        )
        window = days_of_use.ask("pull-days", DAYS)
        pressed = st.form_submit_button(
            "Pull this story", type="primary", key=f"pull-{story.version}"
        )
    if pressed:
        # One line in the log for one purpose, however often the click arrives.
        form = variant.form if variant else "full"
        key = session.key_for(f"pull-{story.id}-{story.version}-{form}-{channel}-{purpose}")
        with messages.refusals():
            _give(pull(story, variant, channel, purpose, window(), person, key), person)


def pull(
    story: Story,
    variant: Variant | None,
    channel: Channel,
    purpose: str,
    window: Window,
    person: Person,
    key: str,
) -> Release:
    """The full story or one of its shorter versions, through the gate and into the use log."""
    act, asked = (shortening.pull_variant, variant) if variant else (publishing.pull, story)
    signed = {"by": person, "at": session.now(), "key": key}
    return act(session.store(), asked.id, channel, purpose, window, **signed)


def version_of(story: Story, variants: list[Variant], form: Form | None) -> Variant | None:
    """The approved version of this length, None for the full story; NotCleared if there is none."""
    if form is None:
        return None
    found = next((each for each in variants if each.form is form and each.approved_at), None)
    if found is None:
        raise NotCleared([f"{story.reference} has no approved version of this length."])
    return found


def _version(approved: list[Variant]) -> Variant | None:
    """The full story, or one of its approved shorter versions, which is shown."""
    if not approved:
        return None
    versions = {None: "The full story"} | {each: FORM_LABELS[each.form] for each in approved}
    chosen = st.radio("Which version?", list(versions), format_func=versions.get, key="version")
    if chosen:
        with st.container(border=True):
            words.shown(chosen.text)
    return chosen


def _give(released: Release, person: Person) -> None:
    """The words to copy, and files to take. Words are kept nowhere: the next click ends them."""
    st.success(
        f"Pulled for: {released.channel.label}. Copy it or take a file now. "
        "It leaves this page when you change anything."
    )
    if released.short:
        st.code(released.short, language=None, wrap_lines=True)
        st.caption("What travels with it:")
    st.code(release_text(released), language=None, wrap_lines=True)
    if released.form in ON_A_CARD:
        taking.looks(released)
        st.markdown("**What the picture says, for those who do not see it**")
        st.code(alt_text(released), language=None, wrap_lines=True)
    taking.files((released.pull_id,), taking.of_one(released), person)
