"""A new version of one person's consent, or the first of another person's."""

from dataclasses import replace
from datetime import date

import streamlit as st

from pages.parts import asking, messages, session
from stories.actions import consenting
from stories.agreement import (
    CAPACITY_LABELS,
    CHILDS_VIEW_LABELS,
    IDENTITY_LABELS,
    SPEAKER_LABELS,
    SUBJECT_LABELS,
    Speaker,
)
from stories.consent import ASKED_LABELS, CHANNEL_LABELS, YEARS, Channel, Consent, years_later
from stories.ids import new_id
from stories.people import Person
from stories.story import Story


def ask(story: Story, before: Consent | None, people: dict[str, str], person: Person) -> None:
    """Every question, filled with what stands; `before` is None for another person."""
    party = before.party if before else ""
    key = f"{party or 'new'}-{before.version if before else 0}-{story.id}"
    given, names = _given(story, before, people, key), _names(before, key)
    if st.button("Record this consent", key=f"record-{key}", type="primary"):
        with messages.refusals():
            asking.all_given(_needed(given))
            once = session.key_for(f"consent-{key}")
            recorded = {"by": person, "at": session.now(), "key": once}
            consenting.record_consent(session.store(), given, *names, **recorded)
            session.forget_key(f"consent-{key}")
            messages.say_next("Recorded. Places that are no longer agreed to are closed.")
            st.rerun()


def _given(story: Story, before: Consent | None, people: dict[str, str], key: str) -> Consent:
    now = before or Consent(
        id=new_id(), story_id=story.id, who="", how=None, asked_on=None, expires_on=None
    )
    return replace(now, **_who(now, key), **_asked(now, people, key), **_agreed(now, key))


def _who(now: Consent, key: str) -> dict[str, object]:
    """Which person it is, and who spoke for them."""
    who = st.text_input(
        "Who agreed, by role", now.who, key=f"who-{key}", max_chars=asking.LINE_MOST
    )
    st.caption("Such as “the mother” or “the adult”. Never a name.")
    subject = _one("Which person is this?", SUBJECT_LABELS, now.subject, f"subject-{key}")
    speaker = _one("Who gave the answer?", SPEAKER_LABELS, now.speaker, f"speaker-{key}")
    view = capacity = None
    if subject and subject.is_child:
        view = _one("What does the child want?", CHILDS_VIEW_LABELS, now.childs_view, f"view-{key}")
    elif subject and speaker is not Speaker.RELATIVE:
        labels = CAPACITY_LABELS
        capacity = _one("Can this adult decide this?", labels, now.capacity, f"capacity-{key}")
    person = {"who": who, "subject": subject, "speaker": speaker}
    return person | {"childs_view": view, "capacity": capacity}


def _asked(now: Consent, people: dict[str, str], key: str) -> dict[str, object]:
    """By whom, how and when they were asked, and until when it holds."""
    asked_by = _one("Who asked them?", people, now.asked_by, f"asked-by-{key}")
    how = _one("How were they asked?", ASKED_LABELS, now.how, f"how-{key}")
    asked_on = asking.day("When they were asked", f"asked-{key}", now.asked_on)
    expires_on = asking.day("Until when", f"expires-{key}", now.expires_on)
    st.caption(f"Empty means {YEARS} years after they were asked.")
    until = expires_on or _usual_end(asked_on)
    return {"asked_by": asked_by, "how": how, "asked_on": asked_on, "expires_on": until}


def _agreed(now: Consent, key: str) -> dict[str, object]:
    """To which places, how they want to be spoken of, and whether they understood."""
    offered = session.channels_used() | now.channels
    places = st.pills(
        "Where may it be used?",
        [each for each in Channel if each in offered],
        selection_mode="multi",
        default=[each for each in Channel if each in now.channels],
        format_func=CHANNEL_LABELS.get,
        key=f"channels-{key}",
    )
    identity = _one(
        "How do they want to be spoken of?", IDENTITY_LABELS, now.identity, f"identity-{key}"
    )
    understood = st.checkbox(
        "Somebody checked that they understood where it may be seen, that they can take it back, "
        "and that a printed copy cannot be called back",
        now.understood,
        key=f"understood-{key}",
    )
    return {"channels": frozenset(places), "identity": identity, "understood": understood}


def _names(before: Consent | None, key: str) -> tuple[str, str]:
    """Names are typed and never shown back; an empty box keeps what is sealed."""
    name = st.text_input("Their name", key=f"name-{key}", max_chars=asking.LINE_MOST)
    speaker = st.text_input(
        "Name of whoever spoke for them", key=f"speaker-name-{key}", max_chars=asking.LINE_MOST
    )
    kept = " Leave a box empty to keep the name that is sealed." if before else ""
    st.caption(f"Names are sealed: only governance can open them, and each time is recorded.{kept}")
    return name, speaker


def _one(label: str, labels: dict, now: object, key: str):
    """One of the options, with what stands chosen."""
    options = list(labels)
    index = options.index(now) if now in options else None
    return st.selectbox(
        label, options, index=index, format_func=labels.get, placeholder="Choose one", key=key
    )


def _usual_end(asked_on: date | None) -> date | None:
    return years_later(asked_on, YEARS) if asked_on else None


def _needed(given: Consent) -> dict[str, object]:
    return {
        "Who agreed: say who, by role.": given.who.strip(),
        "How were they asked: choose one.": given.how,
        "When they were asked: give a day.": given.asked_on,
    }
