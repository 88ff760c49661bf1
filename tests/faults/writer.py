"""A process that writes until it is killed, and says what it was told is kept.

Each line of its file is `begun kind key` before an action and `kept kind key` after the action
returned. Another process goes on where the first was killed, trying again what was only begun.
"""

import os
import time
from contextlib import suppress
from pathlib import Path
from random import Random

import sqlalchemy as sa

from data.own_keys import OwnKeys
from data.store import Store
from data.store.engine import engine
from data.store.trouble import said_as
from stories.actions import consenting, recording, reviewing, settling, writing
from stories.consent import Channel
from stories.errors import NotSaved, OutOfReach, StaleStory
from stories.identifiers import find
from stories.ids import new_id
from stories.limits import MOST, Limited
from stories.review import Check
from tests import make
from tests.conftest import KEY, draft_of

AGAIN = 0.05  # seconds until somebody tries again
LONGEST = 600  # seconds that somebody tries
KINDS = (*["story"] * 3, "outcome", "consent", "decision")  # every second one is a story
find("Read the model before the first process begins.")


class Notes:
    """What was begun and what is kept, in a file that outlives its process."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, state: str, kind: str, key: str) -> None:
        place = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(place, f"{state} {kind} {key}\n".encode())
        os.close(place)

    def of(self, state: str) -> dict[str, str]:
        """Kinds by key, in the order of writing."""
        lines = self.path.read_text().splitlines() if self.path.exists() else []
        found = (line.split() for line in lines)
        return {key: kind for was, kind, key in found if was == state}


class Writer:
    """Acts through the store as staff, a reviewer and governance do."""

    def __init__(self, store: Store, notes: Notes, seed: int) -> None:
        self.store = store
        self.notes = notes
        self.chance = Random(seed)

    def go_on(self) -> None:
        """Try again whatever was begun and never answered; each must be kept once."""
        begun, kept = self.notes.of("begun"), self.notes.of("kept")
        for key, kind in begun.items():
            if key not in kept:
                self._do(kind, key)

    def one(self) -> None:
        """One more action; a story where there is none yet to decide on."""
        drafts = [key for key, kind in self.notes.of("kept").items() if kind == "story"]
        kind = self.chance.choice(KINDS) if drafts else "story"
        if kind == "story":
            with said_as(NotSaved):
                key = draft_of(self.store)
        elif kind == "outcome":
            key = new_id()
        else:
            key = f"{self.chance.choice(drafts)}/{new_id()}"
        self._begin(kind, key)

    def _begin(self, kind: str, key: str) -> None:
        self.notes.add("begun", kind, key)
        self._do(kind, key)

    def _do(self, kind: str, key: str) -> None:
        getattr(self, f"_{kind}")(key)
        self.notes.add("kept", kind, key)

    def _story(self, draft_id: str) -> None:
        writing.submit(self.store, draft_id, by=make.SAM, at=make.NOON)

    def _outcome(self, key: str) -> None:
        record = make.outcome(id=key)
        recording.record_outcome(self.store, record, by=make.SAM, at=make.NOON, key=key)

    def _consent(self, key: str) -> None:
        draft_id, key = key.split("/")
        story = writing.submit(self.store, draft_id, by=make.SAM, at=make.NOON)
        given = make.consent(story, channels=frozenset({Channel.ORGANISATION}), party="")
        consenting.record_consent(self.store, given, by=make.GWEN, at=make.NOON, key=key)

    def _decision(self, key: str) -> None:
        draft_id, _ = key.split("/")
        story = writing.submit(self.store, draft_id, by=make.SAM, at=make.NOON)
        with suppress(StaleStory):  # decided before: also what a repeated click is told
            reviewing.approve(self.store, story.id, 1, Check, by=make.RAVI, at=make.NOON)


def opened(url: str) -> Store:
    """With own keys, as the service has: in a file apart, on PostgreSQL beside the rows."""
    made, place = engine(url), sa.make_url(url)
    on_file = place.get_backend_name() == "sqlite"
    apart = engine(f"sqlite:///{place.database}.keys") if on_file else made
    return Store(made, KEY.with_own(OwnKeys(apart)))


def without_limit(store: Store) -> Store:
    """One writer here does in minutes what people do in months."""
    settling.set_limit(store, Limited.DRAFTS, MOST, by=make.ADA, at=make.NOON)
    return store


def write(url: str, place: str, seed: int) -> None:
    """Go on and on; ended from outside."""
    writer = Writer(opened(url), Notes(Path(place)), seed)
    writer.go_on()
    while True:
        writer.one()


def write_on(url: str, place: str, seed: int) -> None:
    """The same, by somebody who tries again when told to."""
    writer = Writer(opened(url), Notes(Path(place)), seed)
    while True:
        patiently(writer, 1)


def patiently(writer: Writer, many: int) -> int:
    """So many actions, each tried until it is kept; returns how often somebody was told to wait.

    Raises OutOfReach where one cannot be kept for ten minutes.
    """
    told = 0
    for _ in range(many):
        until = time.monotonic() + LONGEST
        while True:
            try:
                writer.go_on()
                writer.one()
                break
            except OutOfReach:
                if time.monotonic() > until:
                    raise
                told += 1
                time.sleep(AGAIN)
    return told
