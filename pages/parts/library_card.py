"""A story in the library: what may be done with it, until when, and how it was agreed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

import streamlit as st

from data.found import Agreed, Found
from data.use_log import Use
from pages.parts import basket, places, rest_form, session, story_view, words
from stories.agreement import SUBJECT_LABELS, Identity
from stories.consent import CHANNEL_LABELS
from stories.days import day_of
from stories.people import Person
from stories.resting import resting_until
from stories.telling import HONESTY_LABELS
from stories.variants import FORM_LABELS, Form

JUST_NOW = timedelta(days=14)


def card(found: Found, services: Mapping[str, str]) -> None:
    """One story of a list, with the way to it and a box to choose it."""
    note = f" · Content note: {found.content_note}" if found.content_note else ""
    with st.container(border=True, gap="xsmall"):
        st.subheader(words.cell(found.title), anchor=False)
        service = services.get(found.service, found.service)
        facts(found, f"{service} · {HONESTY_LABELS[found.honesty]}{note}")
        if found.rest and found.rest.refusal(session.today()):
            words.shown(f"{rest_form.sentence(found.rest)} {found.rest.reason}")
        elif until := resting(found.used_at):
            st.text(f"Resting until {session.day(until)}: it was used often lately.")
        if found.thanked:
            st.text("Thanks may be published beside it: open the story to read them.")
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            places.link("library.py", f"Open {found.reference}", story=found.id)
            basket.box(found.id, found.reference)


def facts(found: Found, above: str = "") -> None:
    """Where it may go, in which versions, who agreed, until when, and how often it was used.

    `above`: a smaller line that comes before.
    """
    said = [f":small[{words.cell(above)}]"] if above else []
    said.append(f"**Cleared for:** {story_view.channels(frozenset(found.channels))}")
    if found.forms:
        said.append(f"**Versions:** {versions(found.forms)}")
    said.append(f"**Agreed:** {agreed(found.agreed)}")
    said.append(f"Use until {session.day(found.use_until)}{then(found)}. {used(found)}")
    st.markdown("  \n".join(said))  # one part of the page: a list shows twenty cards


def then(found: Found) -> str:
    """What is to be done on its last day, as a sentence goes on; empty where nothing is."""
    return ", then take it down" if found.use_until == found.take_down_on else ""


def versions(forms: tuple[Form, ...]) -> str:
    return ", ".join(["The full story", *(FORM_LABELS[form].lower() for form in forms)])


def used(found: Found) -> str:
    if not found.used_at:
        return "Not used yet."
    times = "once" if len(found.used_at) == 1 else f"{len(found.used_at)} times"
    return f"Used {times}, last on {session.day(found.used_at[0])}."


def resting(used_at: Iterable[datetime]) -> date | None:
    """Until when a story should rest, by the days on which it was used."""
    days = (day_of(each) for each in used_at)
    return resting_until(days, session.today())


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


def warn(uses: Sequence[Use], person: Person) -> None:
    """Before somebody reaches for a story: who else did just now, and whether it should rest."""
    since = session.now() - JUST_NOW
    lately = [use for use in uses if use.at >= since and not use.by_feed]
    others = {use.by: use for use in reversed(lately) if use.by != person.id}
    for use in others.values():
        where = CHANNEL_LABELS.get(use.channel, use.channel)
        # Typed words stand in a text of their own: a notice would read them as Markdown.
        st.info(
            f"A colleague pulled this on {session.day(use.at)}. Talk to them before you use it."
        )
        words.shown(f"{use.who}, {where}: {use.purpose}")
    if until := resting(use.at for use in uses):
        st.info(
            f"This story was used often lately. Let it rest until {session.day(until)} if you can: "
            "readers tire of it, and so may the people in it."
        )
