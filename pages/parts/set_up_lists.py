"""Setting up the lists: the nation, the services and their teams."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import streamlit as st

from data.store.catalogue import nation_in
from pages.parts import session
from pages.parts.asking import BOX_MOST, save
from pages.parts.words import cell
from stories.actions import listing, settling
from stories.errors import OutOfReach, StoryError
from stories.organisation import Organisation, Step
from stories.outcomes.catalogue import NATION_LABELS

TEAMS_MOST = 5_000  # letters: each service has a box for its teams, and all are sent together


def nation(_here: Organisation, signed: Mapping) -> bool:
    """Whose words and laws the outcomes have."""
    with session.store().read() as connection:
        now = nation_in(connection)
    st.write("Each nation has a list of outcomes of its own. Choose before the first is recorded.")
    options = list(NATION_LABELS)
    with st.form("nation", border=False):
        chosen = st.radio("Nation", options, options.index(now), format_func=NATION_LABELS.get)
        pressed = save()
    return pressed and bool(listing.choose_nation(session.store(), chosen, **signed))


def services(_here: Organisation, signed: Mapping) -> bool:
    """Services by name; there must be one in the end."""
    now = session.open_services()
    _listed("Services now", now)
    with st.form("services", border=False):
        typed = st.text_area("Services, one on a line", height=160, max_chars=BOX_MOST)
        st.caption(_pasted(BOX_MOST))
        pressed = save()
    if not pressed or _nothing_said(typed, now, "Services: write at least one."):
        return False
    _add_each(
        "services",
        typed,
        now,
        lambda name, month: listing.add_service(*_in(name, month), **signed),
    )
    return True


def teams(_here: Organisation, signed: Mapping) -> bool:
    """Teams by name within each service; the step may be left."""
    services, teams = session.open_services(), session.teams()
    if not services:
        st.info("Add services first: a team belongs to one.")
        return False
    typed = {}
    st.caption(_pasted(TEAMS_MOST))
    with st.form("teams", border=False):
        for code, name in services.items():
            own = {x.code: x.name for x in teams.values() if x.service == code and x.is_open}
            _listed(f"Teams of {name} now", own)
            label = f"Teams of {cell(name)}, one on a line"
            typed[code] = st.text_area(label, height=100, max_chars=TEAMS_MOST)
        pressed = save()
    if st.button("Leave it: go on without more teams", key="leave"):
        return bool(settling.leave_as_it_is(session.store(), Step.TEAMS, **signed))
    typed_at_all = "".join(typed.values())
    if not pressed or _nothing_said(typed_at_all, teams, "Teams: write one, or leave them."):
        return False
    for code, text in typed.items():
        own = {x.code: x.name for x in teams.values() if x.service == code}
        _add_each(
            f"teams of {cell(services[code])}",
            text,
            own,
            lambda name, month, of=code: listing.add_team(*_in(name, of, month), **signed),
        )
    return True


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


def _pasted(most: int) -> str:
    """What becomes of a list that is put in again, or is too long for its box."""
    return (
        "Those that stand here already are left out, so a list can be put in twice. Paste a long "
        f"list in parts: more than {most:,} letters at once do not come into the box."
    )


def _add_each(what: str, typed: str, known: Mapping[str, str], add: Callable) -> None:
    """Add each line that is not there yet; the lines before one that is refused are kept."""
    month = session.today().replace(day=1)
    taken = {name.casefold() for name in known.values()}
    for number, line in enumerate(typed.splitlines(), 1):
        name = line.strip()
        if name and name.casefold() not in taken:
            with _told_where(number, what):
                add(name, month)
            taken.add(name.casefold())


@contextmanager
def _told_where(number: int, what: str) -> Iterator[None]:
    """A refusal of one line says which it is, and what is kept of the others."""
    try:
        yield
    except OutOfReach:
        raise
    except StoryError as error:
        kept = "The lines before it are kept. " if number > 1 else ""
        raise StoryError(
            f"Line {number} of the {what}: {error} {kept}Change the line and save again."
        ) from error
