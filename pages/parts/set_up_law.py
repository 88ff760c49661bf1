"""Setting up what the law asks for: whose data it is, on what basis, how long, whom to tell."""

from collections.abc import Mapping

import streamlit as st

from data.keeping import months
from data.people import local_route
from pages.parts import session
from pages.parts.asking import BOX_MOST, LINE_MOST, save
from stories.actions import keeping as keeping_actions
from stories.actions import settling
from stories.consent import Channel
from stories.keeping import COUNTED_FROM, FEWEST, KEPT_LABELS, MOST, Kept
from stories.organisation import (
    ALWAYS_USED,
    BASIS_LABELS,
    SCHEDULE_LABELS,
    SPECIAL_LABELS,
    Lawful,
    Organisation,
    Step,
)


def name(here: Organisation, signed: Mapping) -> bool:
    """Whose service this is, and whom people ask about their data."""
    with st.form("name", border=False):
        name = st.text_input("Name of your organisation", here.name, max_chars=LINE_MOST)
        contact = st.text_input(
            "Whom to ask about personal data, and how to reach them",
            here.contact,
            max_chars=LINE_MOST,
        )
        st.caption("Such as your data protection officer, with an e-mail address.")
        pressed = save()
    return pressed and bool(settling.name_organisation(session.store(), name, contact, **signed))


def basis(here: Organisation, signed: Mapping) -> bool:
    """The lawful basis: all three answers, or none is kept."""
    st.write(
        "Your data protection officer knows the answers. They stand on the page “What we hold, "
        "and why” for everybody here."
    )
    now = here.lawful
    with st.form("basis", border=False):
        basis = _one("Why personal data may be used", BASIS_LABELS, now and now.basis)
        special = _one(
            "Why data on health and care may be used", SPECIAL_LABELS, now and now.special
        )
        schedule = _one("Condition in Schedule 1", SCHEDULE_LABELS, now and now.schedule)
        document = st.text_input(
            "Where your impact assessment (DPIA) is kept",
            now.document if now else "",
            max_chars=LINE_MOST,
        )
        pressed = save()
    if not pressed:
        return False
    if None in (basis, special, schedule):
        st.error("Choose one answer to each question.")
        return False
    said = Lawful(basis, special, schedule, document)
    return bool(settling.state_basis(session.store(), said, **signed))


def channels(here: Organisation, signed: Mapping) -> bool:
    """Where stories may go, besides to colleagues."""
    st.write("Colleagues read by “our team” and “the whole organisation”. Where else may it go?")
    with st.form("channels", border=False):
        chosen = [
            each
            for each in Channel
            if each not in ALWAYS_USED
            and st.checkbox(each.label, here.channels is None or each in here.channels)
        ]
        pressed = save()
    return pressed and bool(settling.choose_channels(session.store(), chosen, **signed))


def keeping(_here: Organisation, signed: Mapping) -> bool:
    """How many months each kind is kept."""
    with session.store().read() as connection:
        now = months(connection)
    st.write("After this time words and names go for good, and are announced 30 days before.")
    with st.form("keeping", border=False):
        asked = {
            kind: st.number_input(
                f"{label}: months {COUNTED_FROM[kind]}", FEWEST, MOST, now[kind], key=f"kept-{kind}"
            )
            for kind, label in KEPT_LABELS.items()
        }
        pressed = save("Keep these times")
    if not pressed:
        return False
    for kind in (each for each in Kept if asked[each] != now[each]):
        keeping_actions.set_months(session.store(), kind, asked[kind], **signed)
    return bool(settling.leave_as_it_is(session.store(), Step.KEEPING, **signed))


def route(_here: Organisation, signed: Mapping) -> bool:
    """Whom to tell when somebody is at risk now."""
    with session.store().read() as connection:
        now = local_route(connection)
    st.write(
        "Write it for somebody in a hurry: whom to call, on which number, by day and by night."
    )
    with st.form("route", border=False):
        words = st.text_area("Whom to tell, and how", now, max_chars=BOX_MOST, height=180)
        pressed = save()
    if pressed:
        settling.set_local_route(session.store(), words, **signed)
    return pressed


def _one(label: str, labels: Mapping, now: object):
    options = list(labels)
    index = options.index(now) if now in options else None
    return st.selectbox(label, options, index, format_func=labels.get, placeholder="Choose one")
