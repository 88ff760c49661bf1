"""How many files people may have chosen at once, since each lies whole in this process's memory.

A file takes up room from the first byte of it until its tab is gone, or has run again without it.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from stories.errors import StoryError
from stories.people import Person, Role

MB = 2**20  # as the browser counts them
RETURN_MOST, FILE_MOST = 50, 5  # MB of one file
PERSON_MOST, SERVER_MOST = 100, 200  # MB of everything of one person; of all of them
AROUND = MB // 4  # what a browser says around one file
BESIDE = MB // 64  # what the smallest file counts for: each is kept with its name, kind and place
LEAST = 2 * MB  # whoever has less room than this is told before anything is sent
READ_AT_ONCE = 2  # returns
ROLES = {Role.ANALYST: RETURN_MOST, Role.COMMS: FILE_MOST, Role.ADMIN: FILE_MOST}

SIGNED_OUT = "You are signed out. Load this page again, sign in, and choose your file again."
NO_PAGE = "No page for your role takes files."
AGAIN = "This file arrived before. Load this page again, then choose it once more."
STOPPED = "Your file stopped coming half way, so it was not taken. Choose it again."
OWN_FULL = (
    f"Your files take up the {PERSON_MOST} MB that one person may have here at once, so one "
    "was not taken. Read those that are here first, or remove them; then choose the other one."
)
ALL_FULL = (
    "Files of other people fill the room there is, so yours was not taken. Wait a minute, then "
    "choose it again."
)
READING = (
    "Other returns are being read. Wait a minute, then press the button again: your files stay "
    "here until then."
)


class NoRoom(StoryError):
    """A file that cannot be taken now, or not as it is; `status`: what the server answers."""

    def __init__(self, why: str, status: int = 503) -> None:
        self.status = status
        super().__init__(why)


def most_of(person: Person) -> int:
    """The largest file that this person may send, in MB; 0 where no page of theirs has a box."""
    return max((ROLES.get(role, 0) for role in person.roles), default=0)


def too_large(most: int) -> NoRoom:
    """What to do with a file that is larger than so many MB."""
    instead = "Put it into a .zip" if most == RETURN_MOST else "Split it or make it smaller"
    return NoRoom(f"A file may be up to {most} MB. {instead}, then choose it again.", 413)


@dataclass(frozen=True)
class _Taken:
    person_id: str
    size: int
    here: bool = False  # whether all of it has come


@dataclass
class Room:
    """What is taken up, by tab and file; `said` is why the last file of a tab was not taken.

    The most of each is in bytes, with what browsers say around files.
    """

    person_most: int = PERSON_MOST * MB + MB
    server_most: int = SERVER_MOST * MB + MB
    said: dict[str, str] = field(default_factory=dict)
    clock: Callable[[], float] = time.monotonic  # seconds
    _touched: dict[str, float] = field(default_factory=dict)
    _taken: dict[tuple[str, str], _Taken] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _reading: threading.BoundedSemaphore = field(
        default_factory=lambda: threading.BoundedSemaphore(READ_AT_ONCE)
    )

    def take(self, person_id: str, tab: str, file: str, size: int) -> None:
        """Take up room for so many bytes. Raises NoRoom with what to do."""
        with self._lock:
            if (tab, file) in self._taken:  # what came before may still be in use
                raise NoRoom(AGAIN, 409)
            self._refuse(person_id, size)
            self._taken[tab, file] = _Taken(person_id, size)
            self._touched[tab] = self.clock()

    def refuse_full(self, person_id: str, many: int = 1) -> None:
        """Raises NoRoom where hardly any file of this person's could be taken, or not so many."""
        with self._lock:
            self._refuse(person_id, max(LEAST, many * BESIDE))

    def _refuse(self, person_id: str, size: int) -> None:
        theirs = sum(each.size for each in self._taken.values() if each.person_id == person_id)
        if theirs + size > self.person_most:
            raise NoRoom(OWN_FULL)
        if sum(each.size for each in self._taken.values()) + size > self.server_most:
            raise NoRoom(ALL_FULL)

    def came(self, tab: str, file: str, size: int) -> None:
        """All of a file is here, and it is this large."""
        with self._lock:
            self._taken[tab, file] = replace(self._taken[tab, file], size=size, here=True)
            self._touched[tab] = self.clock()

    def give_back(self, tab: str, file: str) -> None:
        """Nothing came of this file."""
        with self._lock:
            self._taken.pop((tab, file), None)

    def files(self, tab: str) -> list[str]:
        """Those of a tab that have come."""
        with self._lock:
            return [file for (of, file), each in self._taken.items() if of == tab and each.here]

    def keep_only(self, tab: str, files: frozenset[str] = frozenset()) -> None:
        """Give back the room of every other file of a tab that has come."""
        for file in self.files(tab):
            if file not in files:
                self.give_back(tab, file)

    def touch(self, tab: str) -> None:
        """Somebody sits before this tab."""
        with self._lock:
            self._touched[tab] = self.clock()

    def forget(self, tab: str) -> None:
        """Nothing that has come is there any more, and nothing is to be said."""
        self.keep_only(tab)
        self.said.pop(tab, None)
        with self._lock:
            self._touched.pop(tab, None)

    def left_alone(self, seconds: float) -> set[str]:
        """Tabs with files that nobody touched for so long."""
        with self._lock:
            now = self.clock()
            return {tab for tab, at in self._touched.items() if now - at >= seconds}

    def tabs_of(self, person_id: str) -> set[str]:
        """Where files of this person's are."""
        with self._lock:
            return {tab for (tab, _), each in self._taken.items() if each.person_id == person_id}

    def taken(self) -> int:
        """Bytes, all in all."""
        with self._lock:
            return sum(each.size for each in self._taken.values())

    @contextmanager
    def reading(self) -> Iterator[None]:
        """While a return is read. Raises NoRoom where enough are read already."""
        if not self._reading.acquire(blocking=False):
            raise NoRoom(READING)
        try:
            yield
        finally:
            self._reading.release()


ROOM = Room()
