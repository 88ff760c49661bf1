"""The story form's questions about consent: whom, who spoke, what they want and understood."""

from datetime import date

import streamlit as st

from pages.parts import session
from pages.parts.draft_form import DraftForm
from stories.agreement import (
    CAPACITY_LABELS,
    CHILDS_VIEW_LABELS,
    IDENTITY_LABELS,
    SHOWN_LABELS,
    SPEAKER_LABELS,
    SUBJECT_LABELS,
    Speaker,
    Subject,
)
from stories.consent import ASKED_LABELS, CHANNEL_LABELS
from stories.consent_answers import YES
from stories.draft import listed

UNDERSTOOD_LABELS = {YES: "Yes, somebody checked", "no": "Not yet"}
LABELS = {
    "consent_subject": SUBJECT_LABELS,
    "consent_speaker": SPEAKER_LABELS,
    "consent_childs_view": CHILDS_VIEW_LABELS,
    "consent_capacity": CAPACITY_LABELS,
    "consent_how": ASKED_LABELS,
    "consent_understood": UNDERSTOOD_LABELS,
    "consent_identity": IDENTITY_LABELS,
    "consent_shown": SHOWN_LABELS,
}


def ask(form: DraftForm) -> None:
    """The places first; the rest only where a place was chosen."""
    form.choices("consent_channels", "Where may it be used?", _places(form))
    st.caption(
        "Colleagues read it only where “our team” or “the whole organisation” is chosen. With "
        "neither, it stays with you, reviewers and governance."
    )
    if not listed(form.values.get("consent_channels", "")):
        return
    st.caption("Answer what you can. Until all of it is answered, the story does not go outside.")
    form.short("consent_who", "Who agreed?", "By role, such as “the mother” or “the adult”.")
    form.choice("consent_subject", "Which person is this?", SUBJECT_LABELS)
    form.choice("consent_speaker", "Who gave the answer?", SPEAKER_LABELS)
    subject = form.values.get("consent_subject")
    if subject == Subject.CHILD:
        form.choice("consent_childs_view", "What does the child want?", CHILDS_VIEW_LABELS)
    elif subject:
        form.choice("consent_capacity", "Can this adult decide this?", CAPACITY_LABELS)
    form.choice("consent_how", "How were they asked?", ASKED_LABELS)
    form.day("consent_on", "When were they asked?")
    form.choice("consent_understood", "Did they understand?", UNDERSTOOD_LABELS, radio=True)
    st.caption(
        "Where it may be seen, that they can take it back, and that a printed copy cannot be "
        "called back."
    )
    form.choice("consent_identity", "How do they want to be spoken of?", IDENTITY_LABELS)
    form.choice("consent_shown", "Have they seen these words?", SHOWN_LABELS)
    st.caption(
        "Leave this open until they have. Governance asks again if a reviewer changes your words."
    )
    form.short(
        "consent_name",
        "Their name",
        "You may leave this empty. It is sealed when you send: only governance can open it.",
    )
    if form.values.get("consent_speaker", Speaker.SELF) not in ("", Speaker.SELF):
        form.short("consent_speaker_name", "Name of whoever spoke for them", "Sealed too.")


def _places(form: DraftForm) -> dict[str, str]:
    """Where stories may go here, and what this writer has chosen already."""
    offered = {*session.channels_used(), *listed(form.values.get("consent_channels", ""))}
    return {each: label for each, label in CHANNEL_LABELS.items() if each in offered}


def said(values: dict[str, str]) -> dict[str, str]:
    """The answers in words, by question; what does not belong to the person is left out."""
    labels = dict(LABELS)
    labels.pop(
        "consent_capacity"
        if values.get("consent_subject") == Subject.CHILD
        else "consent_childs_view"
    )
    told = {name: words.get(values.get(name, ""), "") for name, words in labels.items()}
    name = "Sealed when you send" if values.get("consent_name") else ""
    plain = {"consent_who": values.get("consent_who", ""), "consent_on": _day(values)}
    return plain | told | {"consent_name": name}


def _day(values: dict[str, str]) -> str:
    """The day of asking in words; as it was typed while it is no day."""
    typed = values.get("consent_on", "")
    try:
        return session.day(date.fromisoformat(typed))
    except ValueError:
        return typed
