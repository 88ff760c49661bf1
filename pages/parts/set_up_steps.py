"""The questions of each step of setting up. Each gives True once its answer is kept."""

from collections.abc import Callable, Mapping

import streamlit as st

from data.keeping import months
from data.people import local_route
from data.store.catalogue import nation_in
from data.store.settings import organisation_in
from pages.parts import messages, places, session
from pages.parts.words import cell
from stories.actions import keeping, listing, settling
from stories.consent import Channel
from stories.keeping import COUNTED_FROM, FEWEST, KEPT_LABELS, MOST, Kept
from stories.organisation import (
    ALWAYS_USED,
    BASIS_LABELS,
    CONTACT_MOST,
    DOCUMENT_MOST,
    NAME_MOST,
    SCHEDULE_LABELS,
    SPECIAL_LABELS,
    Lawful,
    Organisation,
    Step,
)
from stories.outcomes.catalogue import NATION_LABELS
from stories.people import Person
from stories.safeguarding import ROUTE_MOST


def ask(step: Step, here: Organisation, person: Person) -> bool:
    return _ASKED[step](here, {"by": person, "at": session.now()})


def go_on(step: Step) -> None:
    """Say that it is kept, and open the next step that is left, or all of them."""
    with session.store().read() as connection:
        left = organisation_in(connection).left
    messages.say_next("Kept." if left else "Kept. Every step is done.")
    later = [each for each in left if each != step]
    places.go("set_up.py", **({"step": later[0]} if later else {}))


def _name(here: Organisation, signed: Mapping) -> bool:
    with st.form("name", border=False):
        name = st.text_input("Name of your organisation", here.name, max_chars=NAME_MOST)
        contact = st.text_input(
            "Whom to ask about personal data, and how to reach them",
            here.contact,
            max_chars=CONTACT_MOST,
        )
        st.caption("Such as your data protection officer, with an e-mail address.")
        pressed = _save()
    return pressed and bool(settling.name_organisation(session.store(), name, contact, **signed))


def _nation(_here: Organisation, signed: Mapping) -> bool:
    with session.store().read() as connection:
        now = nation_in(connection)
    st.write("Each nation has a list of outcomes of its own. Choose before the first is recorded.")
    options = list(NATION_LABELS)
    with st.form("nation", border=False):
        chosen = st.radio("Nation", options, options.index(now), format_func=NATION_LABELS.get)
        pressed = _save()
    return pressed and bool(listing.choose_nation(session.store(), chosen, **signed))


def _services(_here: Organisation, signed: Mapping) -> bool:
    now = session.open_services()
    _listed("Services now", now)
    with st.form("services", border=False):
        typed = st.text_area("Services, one on a line", height=160)
        st.caption("Those that stand here already are left out, so a list can be put in twice.")
        pressed = _save()
    if not pressed or _nothing_said(typed, now, "Services: write at least one."):
        return False
    _add_each(typed, now, lambda name, month: listing.add_service(*_in(name, month), **signed))
    return True


def _teams(_here: Organisation, signed: Mapping) -> bool:
    services, teams = session.open_services(), session.teams()
    if not services:
        st.info("Add services first: a team belongs to one.")
        return False
    typed = {}
    with st.form("teams", border=False):
        for code, name in services.items():
            own = {x.code: x.name for x in teams.values() if x.service == code and x.is_open}
            _listed(f"Teams of {name} now", own)
            typed[code] = st.text_area(f"Teams of {cell(name)}, one on a line", height=100)
        pressed = _save()
    if st.button("Leave it: go on without more teams", key="leave"):
        return bool(settling.leave_as_it_is(session.store(), Step.TEAMS, **signed))
    typed_at_all = "".join(typed.values())
    if not pressed or _nothing_said(typed_at_all, teams, "Teams: write one, or leave them."):
        return False
    for code, text in typed.items():
        own = {x.code: x.name for x in teams.values() if x.service == code}
        _add_each(
            text,
            own,
            lambda name, month, of=code: listing.add_team(*_in(name, of, month), **signed),
        )
    return True


def _channels(here: Organisation, signed: Mapping) -> bool:
    st.write("Colleagues read by “our team” and “the whole organisation”. Where else may it go?")
    with st.form("channels", border=False):
        chosen = [
            each
            for each in Channel
            if each not in ALWAYS_USED
            and st.checkbox(each.label, here.channels is None or each in here.channels)
        ]
        pressed = _save()
    return pressed and bool(settling.choose_channels(session.store(), chosen, **signed))


def _keeping(_here: Organisation, signed: Mapping) -> bool:
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
        pressed = _save("Keep these times")
    if not pressed:
        return False
    for kind in (each for each in Kept if asked[each] != now[each]):
        keeping.set_months(session.store(), kind, asked[kind], **signed)
    return bool(settling.leave_as_it_is(session.store(), Step.KEEPING, **signed))


def _basis(here: Organisation, signed: Mapping) -> bool:
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
            max_chars=DOCUMENT_MOST,
        )
        pressed = _save()
    if not pressed:
        return False
    if None in (basis, special, schedule):
        st.error("Choose one answer to each question.")
        return False
    said = Lawful(basis, special, schedule, document)
    return bool(settling.state_basis(session.store(), said, **signed))


def _route(_here: Organisation, signed: Mapping) -> bool:
    with session.store().read() as connection:
        now = local_route(connection)
    st.write(
        "Write it for somebody in a hurry: whom to call, on which number, by day and by night."
    )
    with st.form("route", border=False):
        words = st.text_area("Whom to tell, and how", now, max_chars=ROUTE_MOST, height=180)
        pressed = _save()
    if pressed:
        settling.set_local_route(session.store(), words, **signed)
    return pressed


def _save(label: str = "Save and go on") -> bool:
    return st.form_submit_button(label, type="primary")


def _one(label: str, labels: Mapping, now: object):
    options = list(labels)
    index = options.index(now) if now in options else None
    return st.selectbox(label, options, index, format_func=labels.get, placeholder="Choose one")


def _listed(label: str, names: Mapping[str, str]) -> None:
    if names:
        st.text(f"{label}: {', '.join(names.values())}.")


def _nothing_said(typed: str, known: Mapping, sentence: str) -> bool:
    """Whether there would still be none; then it is said, for nothing would be kept."""
    if nothing := not known and not typed.strip():
        st.error(sentence)
    return nothing


def _in(*given: object) -> tuple:
    return (session.store(), *given)


def _add_each(typed: str, known: Mapping[str, str], add: Callable) -> None:
    """Add each line that is not there yet; the lines before one that is refused are kept."""
    month = session.today().replace(day=1)
    taken = {name.casefold() for name in known.values()}
    for line in typed.splitlines():
        name = line.strip()
        if name and name.casefold() not in taken:
            add(name, month)
            taken.add(name.casefold())


_ASKED: dict[Step, Callable[[Organisation, Mapping], bool]] = {
    Step.NAME: _name,
    Step.NATION: _nation,
    Step.SERVICES: _services,
    Step.TEAMS: _teams,
    Step.CHANNELS: _channels,
    Step.KEEPING: _keeping,
    Step.BASIS: _basis,
    Step.ROUTE: _route,
}
