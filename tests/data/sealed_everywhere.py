"""A canary in every place that is sealed, and what of it opens with which keys."""

import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa

from data import sealed_words
from data.keys import Keys, LostKey
from data.ledger import Ledger
from data.own_keys import OwnKeys
from data.store import Store
from data.store.engine import engine
from stories.actions import finding, learning, reviewing, tracking
from stories.cpd import Ask
from stories.searches import Search
from stories.telling import ReturnReason
from tests import make
from tests.conftest import KEY, cleared, draft_of, submit

CANARY = "marmalade"
IDLE_MS = 1_000  # in place of a minute; no busy machine takes so long from one question to the next
Rows = dict[str, list[bytes]]  # sealed words by the place they are bound to


def by(person, at=make.NOON) -> dict:
    return {"by": person, "at": at}


def begun(of: sa.Engine, own: OwnKeys, folder: Path) -> Store:
    """A store as the service opens it: a ledger, and own keys."""
    keys = KEY.with_own(own)
    made = Store(of, keys, Ledger(folder / "away" / "erasures.log", keys))
    with made.engine.begin() as connection:
        sealed_words.settle(connection, keys)
    return made


def hasty(url: sa.URL) -> sa.Engine:
    """The same database, whose server ends so soon whoever asks nothing in the middle of it."""
    options = {"options": f"-c idle_in_transaction_session_timeout={IDLE_MS}"}
    return engine(url.update_query_dict(options).render_as_string(hide_password=False))


def dawdling(act: Callable) -> Callable:
    """The same, whose first call takes longer than such a server waits."""
    waits = iter([1.5 * IDLE_MS / 1_000])

    def acting(*of: object) -> object:
        time.sleep(next(waits, 0))
        return act(*of)

    return acting


def sealed_in(of: sa.Engine) -> Rows:
    """Everything sealed in a database, as a thief reads it."""
    found: Rows = {}
    with of.connect() as connection:
        for column in sealed_words.sealed_columns():
            for row in connection.execute(sa.select(column.table)).mappings():
                place = sealed_words.PLACES[str(column)].format(**row)
                found.setdefault(place, []).append(row[column.name])
    return found


KINDS = {sealed_words.PLACES[str(each)].split("/")[0] for each in sealed_words.sealed_columns()}


def kinds(places: Iterable[str]) -> set[str]:
    return {place.split("/")[0] for place in places}


def opened(rows: Rows, keys: Keys) -> set[str]:
    """The places of which something opens with these."""
    return {place for place, every in rows.items() if any(_opens(x, place, keys) for x in every)}


def _opens(sealed: bytes, place: str, keys: Keys) -> bool:
    try:
        keys.open(sealed, place)
    except LostKey:
        return False
    return True


def write_in_every_place(store: Store) -> tuple[str, str]:
    """One canary in each sealed column; a draft of its own, and a story that was sent back."""
    said = f"We ate {CANARY} there."
    draft = draft_of(store, by=make.RITA, title=f"The {CANARY} door")
    rested = cleared(store, consent_name=CANARY)
    until = make.TODAY + timedelta(days=9)
    tracking.rest_story(store, rested.id, until, said, **by(make.CAL))
    learning.save_cpd_answer(store, rested.id, next(iter(Ask)), said, 0, **by(make.SAM))
    finding.save_search(store, "Tea", Search(CANARY), **by(make.CAL))
    back = submit(store, legal="yes")
    again = (back.id, back.version, ReturnReason.OTHER, said)
    reviewing.return_to_writer(store, *again, **by(make.RAVI))
    return draft, rested.id
