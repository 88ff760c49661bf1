"""A story in the library: what may be done with it, until when, and how it was agreed."""

from collections import Counter
from collections.abc import Mapping

import streamlit as st

from data.found import Agreed, Found
from pages.parts import basket, places, session, story_view, words
from stories.agreement import SUBJECT_LABELS, Identity
from stories.telling import HONESTY_LABELS
from stories.variants import FORM_LABELS, Form


def card(found: Found, services: Mapping[str, str]) -> None:
    note = f" · Content note: {found.content_note}" if found.content_note else ""
    with st.container(border=True, gap="xsmall"):
        words.shown(found.title)
        service = services.get(found.service, found.service)
        st.caption(words.cell(f"{service} · {HONESTY_LABELS[found.honesty]}{note}"))
        st.markdown(f"**Cleared for:** {story_view.channels(frozenset(found.channels))}")
        st.markdown(f"**Versions:** {versions(found.forms)}")
        st.markdown(f"**Agreed:** {agreed(found.agreed)}")
        st.text(f"Use until {session.day(found.use_until)}. {used(found)}")
        with st.container(horizontal=True, vertical_alignment="center"):
            places.link("library.py", f"Open {found.reference}", story=found.id)
            basket.box(found.id, found.reference)


def versions(forms: tuple[Form, ...]) -> str:
    return ", ".join(["The full story", *(FORM_LABELS[form].lower() for form in forms)])


def used(found: Found) -> str:
    if not found.times_used:
        return "Not used yet."
    times = "once" if found.times_used == 1 else f"{found.times_used} times"
    return f"Used {times}, last on {session.day(found.last_used_at)}."


def agreed(said: Agreed) -> str:
    """Who agreed by kind, never by name, and how they are to be spoken of."""
    kinds = Counter(said.subjects)
    people = [
        SUBJECT_LABELS[kind].lower() + (f" ({many})" if many > 1 else "")
        for kind, many in kinds.items()
    ]
    named = {
        Identity.OWN_NAME: "Somebody asked for their own first name.",
        Identity.OTHER_NAME: "Somebody asked for another first name.",
    }
    how = [named[each] for each in Identity if each in said.identities and each in named]
    last = f"Last asked on {session.day(said.last_asked_on)}."
    return " ".join([", ".join(people).capitalize() + ".", *(how or ["No names."]), last])
