"""Pulling a story for one channel and one purpose."""

import streamlit as st

from pages.documents.story_docx import release_docx
from pages.documents.story_text import release_text
from pages.parts import messages, session, words
from stories.actions import publishing, shortening
from stories.consent import CHANNEL_LABELS, OUTSIDE, Channel
from stories.people import Person
from stories.release import Release
from stories.story import Story
from stories.variants import FORM_LABELS, Variant

CHANNELS = {each: label for each, label in CHANNEL_LABELS.items() if each in OUTSIDE}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


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
            "What will you use it for?", key="purpose", max_chars=publishing.PURPOSE_MOST
        )
        pressed = st.form_submit_button(
            "Pull this story", type="primary", key=f"pull-{story.version}"
        )
    if pressed:
        # One line in the log for one purpose, however often the click arrives.
        form = variant.form if variant else "full"
        key = session.key_for(f"pull-{story.id}-{story.version}-{form}-{channel}-{purpose}")
        signed = {"by": person, "at": session.now(), "key": key}
        pull = shortening.pull_variant if variant else publishing.pull
        with messages.refusals():
            asked = (variant or story).id
            _give(pull(session.store(), asked, channel, purpose, **signed))


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


def _give(released: Release) -> None:
    """The words to copy or save. They are kept nowhere: the next click on the page ends them."""
    st.success(
        f"Pulled for: {released.channel.label}. Copy or save it now. "
        "It leaves this page when you change anything."
    )
    text, name = release_text(released), f"{released.file_name}"
    with st.container(horizontal=True):
        _save("Save as text", text, f"{name}.txt", "text/plain", "save-text")
        _save("Save for Word", release_docx(released), f"{name}.docx", WORD, "save-word")
    if released.short:
        st.code(released.short, language=None, wrap_lines=True)
        st.caption("What travels with it:")
    st.code(text, language=None, wrap_lines=True)


def _save(label: str, data: str | bytes, file: str, kind: str, key: str) -> None:
    # Saving must not run the page again: that would end the words before the second file.
    st.download_button(label, data, file, kind, key=key, on_click="ignore")
