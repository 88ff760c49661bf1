"""Shorter versions of a story: each as it stands, and a box for whoever may write it."""

import streamlit as st

from data import variants as variants_of
from pages.parts import asking, messages, session, words
from stories.actions import shortening
from stories.people import Person
from stories.story import Story
from stories.variants import (
    FORM_HELP,
    FORM_LABELS,
    WORDS_MOST,
    Form,
    Variant,
    may_write,
    over_limit,
)


def show(story: Story, person: Person) -> None:
    """Every form, written or not."""
    st.header("Shorter versions", anchor=False)
    st.text("One person writes each, another approves it. If the story is changed, they all close.")
    with session.store().read() as connection:
        written = {each.form: each for each in variants_of.variants_of(connection, story)}
    for form in Form:
        with st.container(border=True, gap="small"):
            _one(story, form, written.get(form), person)


def _one(story: Story, form: Form, variant: Variant | None, person: Person) -> None:
    st.markdown(f"**{FORM_LABELS[form]}**")
    if variant:
        words.shown(variant.text)
        st.caption(state(variant))
    else:
        st.caption(f"Not written yet. {FORM_HELP[form]}")
    if not may_write(person, story):
        return
    key = f"{form}-{story.id}-{story.version}-{variant.version if variant else 0}"
    if st.toggle("Write it" if variant is None else "Write it anew", key=f"write-{key}"):
        _box(story, form, variant, person, key)


def state(variant: Variant) -> str:
    """Where a shorter version stands, in words."""
    if variant.approved_at:
        return f"Approved on {session.day(variant.approved_at)}."
    return (
        f"Written on {session.day(variant.written_at)}. It waits for somebody else to approve it."
    )


def _box(story: Story, form: Form, variant: Variant | None, person: Person, key: str) -> None:
    if variant and variant.approved_at:
        st.text("New words need a new approval. Until then nobody can pull this version.")
    place, said = f"text-{key}", variant.text if variant else ""
    stands, most = asking.standing(place, said), asking.BOX_MOST
    text = st.text_area(FORM_LABELS[form], stands, key=place, height=140, max_chars=most)
    st.caption(f"{FORM_HELP[form]} {count(form, text)}")
    if why := over_limit(form, text):
        st.warning(why)
    if st.button("Send it to be approved", key=f"send-{key}", type="primary"):
        with messages.refusals():
            seen = (session.store(), story.id, story.version)
            shortening.write_variant(*seen, form, text, by=person, at=session.now())
            messages.say_next("Kept. Somebody else must now approve it.")
            st.rerun()


def count(form: Form, text: str) -> str:
    """How long the text is, in what its limit counts."""
    if form in WORDS_MOST:
        return f"Now: {len(text.split())} words."
    return f"Now: {len(text.strip())} characters."
