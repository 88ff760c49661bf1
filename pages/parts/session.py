"""Who is here, what time it is, and the store. The only file that reads session state."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import NoReturn, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import StopException

from data import queries, sessions, sign_in
from data.config import Settings
from data.opening import open_store
from data.store import Store
from data.store.catalogue import catalogue_stamp, outcome_types_in
from data.store.lists import every_service_in, services_in, teams_in
from data.store.settings import channels_in
from stories.consent import Channel
from stories.days import LONDON, day_of, in_words
from stories.errors import NotAllowed
from stories.identity import Identity, identity_of
from stories.ids import new_id
from stories.outcomes import OutcomeType
from stories.outcomes.lists import Team
from stories.people import Person, Role

Kept = TypeVar("Kept")

ARRIVED = "person-of-this-run"
A_MOMENT = 2  # seconds
COOKIE = "made_a_difference"

_lock = threading.Lock()
_store: Store | None = None
_for_real: bool | None = None  # what a server found when it began; None while none runs


def store() -> Store:
    """The one store of this process; kept out of Streamlit's caches, which any tab can clear."""
    global _store
    with _lock:
        if _store is None:
            _store = open_store(hurried=True)
        return _store


def use(chosen: Store | None) -> None:
    """Put another store in its place, or none yet: for start-up and tests."""
    global _store
    with _lock:
        _store = chosen


def now() -> datetime:
    """This moment, by the clock here, so that its date is the day people call today."""
    return datetime.now(LONDON)


def today() -> date:
    """The day people here call today."""
    return now().date()


def is_today(moment: datetime) -> bool:
    return day_of(moment) == today()


def clock(moment: datetime) -> str:
    """A moment as a time of day here, such as 14:05."""
    return f"{moment.astimezone(LONDON):%H:%M}"


def day(moment: datetime | date) -> str:
    """A day in words, such as 3 March 2026."""
    return in_words(moment)


def person() -> Person | None:
    """Whoever is signed in, read again from the database on every run."""
    chosen = st.session_state.get("person_id")  # set by page tests alone
    if chosen is not None:
        with store().read() as connection:
            return queries.person(connection, chosen)
    if signs_in_for_real():
        return _from_organisation()
    token = _token()
    return sessions.person_of(store(), token, now()) if token else None


def signs_in_for_real() -> bool:
    """Whether people sign in with their organisation's account; otherwise: a demonstration."""
    if _for_real is not None:
        return _for_real
    return bool(st.secrets.load_if_toml_exists()) and "auth" in st.secrets


@contextmanager
def serving(*, for_real: bool) -> Iterator[None]:
    """While a server runs, that is settled: to look for the file anew costs every run."""
    global _for_real
    _for_real = for_real
    try:
        yield
    finally:
        _for_real = None


def why_not() -> str:
    """Why the account that came from the organisation opens nothing; empty if none came."""
    try:
        identity = _identity()
    except NotAllowed as refusal:
        return str(refusal)
    return sign_in.why_not(store(), identity, Settings().access, now()) if identity else ""


def stop() -> NoReturn:
    """End this run here. After st.stop() nothing is sent: the shape of a page would stand on."""
    raise StopException


def require(*roles: Role) -> Person:
    """The signed-in person, or stop the page here."""
    here = _of_this_run() or person()
    if here is None:
        st.error("Sign in first. Your drafts are kept.")
        stop()
    if not here.roles & set(roles):
        held = " and ".join(sorted(here.roles)) or "nothing yet"
        wanted = " or ".join(roles)
        st.error(f"This page is for people with the {wanted} role. You are here as: {held}.")
        stop()
    return here


def arrived(here: Person) -> None:
    """Keep whoever the run began with for the page's first line, so that it need not read again."""
    st.session_state[ARRIVED] = (here, time.monotonic())


def _of_this_run() -> Person | None:
    """Who was here when this run began; once, and only a moment later."""
    here, at = st.session_state.pop(ARRIVED, (None, None))
    return here if here and time.monotonic() - at < A_MOMENT else None


def sign_out() -> None:
    """End the session first, so that no copy of a cookie opens it again; then say good-bye."""
    if signs_in_for_real():
        if identity := _identity():
            sign_in.leave(store(), identity, now())
        st.session_state.clear()
        st.logout()
        # A run begun at once would sweep the way to the provider out of the queue unsent.
        st.stop()
    elif token := _token():
        sessions.end(store(), token, now())
    st.session_state.clear()


def known_as() -> str:
    """What this visitor's session is called among their own; empty in page tests."""
    token = _any_token()
    return sessions.known_as(token) if token else ""


def asker() -> Callable[[], Person | None]:
    """Who this visitor is when it is asked, on any thread; nobody once their session has ended."""
    chosen, token = st.session_state.get("person_id"), _any_token()

    def who() -> Person | None:
        if chosen is None:
            return sessions.person_of(store(), token, now()) if token else None
        with store().read() as connection:
            return queries.person(connection, chosen)

    return who


def _any_token() -> str | None:
    """What opens this visitor's session, however they signed in."""
    if not signs_in_for_real():
        return _token()
    identity = _identity()
    return identity.token if identity else None


def channels_used() -> frozenset[Channel]:
    """Where stories may go in this organisation."""
    with store().read() as connection:
        return channels_in(connection)


def services() -> dict[str, str]:
    """Every service there ever was by code, in order of name: for saying what a code means."""
    with store().read() as connection:
        return every_service_in(connection)


def open_services() -> dict[str, str]:
    """Services that take new records by code, in order of name: for choosing one."""
    with store().read() as connection:
        return services_in(connection)


def teams() -> dict[str, Team]:
    """Every team there ever was by code, in order of name."""
    with store().read() as connection:
        return teams_in(connection)


def outcome_types() -> dict[str, OutcomeType]:
    """The catalogue by code; views of other types are left out, since nobody records them."""
    with store().read() as connection:
        stamp = catalogue_stamp(connection)
    return dict(_outcome_types(store(), stamp, today()))


@lru_cache(maxsize=4)
def _outcome_types(of: Store, _stamp: tuple, on: date) -> dict[str, OutcomeType]:
    """Read once for each state of the catalogue, which is edited and never rewritten."""
    with of.read() as connection:
        kinds = outcome_types_in(connection, on)
    return {code: kind for code, kind in kinds.items() if kind.is_recorded}


def offered_outcomes() -> dict[str, OutcomeType]:
    """Those of the catalogue that somebody may record today: for choosing one."""
    return {code: kind for code, kind in outcome_types().items() if kind.is_offered}


def key_for(name: str) -> str:
    """An idempotency key that lasts until `forget_key`: one click, however often it arrives."""
    return st.session_state.setdefault(f"key-{name}", new_id())


def forget_key(name: str) -> None:
    """Once its action is done: the next click is another one."""
    st.session_state.pop(f"key-{name}", None)


def remember(name: str, value: object) -> None:
    """Keep something for this tab alone, such as a message for the next run."""
    st.session_state[name] = value


def recall(name: str, default: object = None) -> object:
    """What was remembered, or else the default; it stays."""
    return st.session_state.get(name, default)


def kept(name: str, make: Callable[[], Kept]) -> Kept:
    """What this tab keeps under this name, made when it is asked for first."""
    if (found := st.session_state.get(name)) is None:
        found = st.session_state[name] = make()
    return found


def take(name: str) -> object:
    """What was remembered, once."""
    return st.session_state.pop(name, None)


def _claims() -> dict:
    """What the organisation's sign-in said, from the cookie that Streamlit signed and checked."""
    return st.user.to_dict()


def _identity() -> Identity | None:
    claims = _claims()
    return identity_of(claims) if claims.get("is_logged_in") else None


def _from_organisation() -> Person | None:
    try:
        identity = _identity()
    except NotAllowed:
        return None
    return sign_in.arrive(store(), identity, Settings().access, now()) if identity else None


def _token() -> str | None:
    token = st.context.cookies.get(COOKIE)
    return token if isinstance(token, str) else None  # page tests have no cookies


@dataclass(frozen=True)
class OfAnswers:
    """What this tab knows of answers that are saved as they are left, by name; none of the words.

    `seen`: the version of each answer that the tab has seen. `drawn`: those whose boxes it had on
    the screen already. `left_out`: those from which hidden marks were left out as they were saved.
    `problems`: why an answer could not be saved from here.
    """

    seen: dict[str, int] = field(default_factory=dict)
    drawn: set[str] = field(default_factory=set)
    left_out: set[str] = field(default_factory=set)
    problems: dict[str, Exception] = field(default_factory=dict)

    def begin_anew(self) -> None:
        """Its boxes show what is saved, whatever they showed before."""
        for each in self.seen, self.left_out, self.problems:
            each.clear()


def of_answers(of: str) -> OfAnswers:
    """What this tab knows of the answers of a draft, by its id, or of a record."""
    return kept(f"answers-of-{of}", OfAnswers)


def is_remembered(name: str) -> bool:
    return name in st.session_state
