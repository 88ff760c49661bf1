"""One person's consent as governance reads it: what was agreed, what is still to ask, its past."""

import streamlit as st

from pages.parts import session, words
from pages.parts.story_view import channels
from stories.agreement import (
    CAPACITY_LABELS,
    CHILDS_VIEW_LABELS,
    IDENTITY_LABELS,
    SHOWN_LABELS,
    SPEAKER_LABELS,
    SUBJECT_LABELS,
)
from stories.consent import ASKED_LABELS, OUTSIDE, Consent
from stories.story import Story

NOT_SAID = "Not said yet"


def show(consent: Consent, story: Story, people: dict[str, str]) -> None:
    """Every answer; what keeps outside channels closed stands before them."""
    today = session.today()
    if consent.withdrawn_on:
        st.error(f"They took their consent back on {session.day(consent.withdrawn_on)}.")
    elif consent.expires_on < today:
        st.warning(f"This consent ran out on {session.day(consent.expires_on)}. Ask them again.")
    elif consent.runs_out_soon(today):
        st.warning(f"This consent runs out on {session.day(consent.expires_on)}. Ask them again.")
    missing = [*consent.still_to_ask, *filter(None, [consent.unseen(story.words_version)])]
    if consent.channels & OUTSIDE and not consent.withdrawn_on and missing:
        lines = ["Outside stays closed:", *(f"- {each}" for each in missing)]
        st.warning("\n".join(lines))
    left, right = st.columns(2)
    facts = list(_facts(consent, story, people).items())
    half = (len(facts) + 1) // 2
    for number, (label, text) in enumerate(facts):
        with left if number < half else right:
            words.fact(label, text)


def line(consent: Consent, people: dict[str, str]) -> str:
    """One earlier version in a line."""
    by = people.get(consent.recorded_by or "", "somebody who left")
    agreed = channels(consent.channels)
    return f"Version {consent.version}, {consent.who}, recorded by {by}: {agreed}."


def seen(consent: Consent, story: Story) -> str:
    """Whether the person has read the words as they stand."""
    if consent.shown is None:
        return "Not yet"
    if consent.seen_words_version == story.words_version:
        return SHOWN_LABELS[consent.shown]
    return "Not yet: what was said is of earlier words, which were changed since"


def _facts(consent: Consent, story: Story, people: dict[str, str]) -> dict[str, str]:
    said = {
        "Which person": SUBJECT_LABELS.get(consent.subject, NOT_SAID),
        "Who gave the answer": SPEAKER_LABELS.get(consent.speaker, NOT_SAID),
    }
    if consent.subject and consent.subject.is_child:
        said["What the child wants"] = CHILDS_VIEW_LABELS.get(consent.childs_view, NOT_SAID)
    else:
        said["Can they decide this?"] = CAPACITY_LABELS.get(consent.capacity, NOT_SAID)
    return said | {
        "How they want to be spoken of": IDENTITY_LABELS.get(consent.identity, NOT_SAID),
        "Where it may be used": channels(consent.channels),
        "Who asked them": people.get(consent.asked_by or "", NOT_SAID),
        "How they were asked": ASKED_LABELS[consent.how],
        "When they were asked": session.day(consent.asked_on),
        "Did they understand?": "Yes, it was checked" if consent.understood else "Not checked yet",
        "Have they seen the final text?": seen(consent, story),
        "Until when": session.day(consent.expires_on),
    }
