"""People who tell stories to real servers, each until there is a receipt, over lines that drop."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from random import Random
from typing import Protocol

from websockets.exceptions import WebSocketException

from data.store import Store
from tests import make
from tests.conftest import draft_of
from tests.faults import writer
from tests.faults.counting import Tally
from tests.faults.kept import assert_kept, tally_kept
from tests.journeys import raw
from tests.journeys.conftest import Server

AT_MOST = 0.15  # seconds from sending until the line drops
A_LITTLE = 2  # seconds that somebody thinks between two stories
LONGEST = 900  # seconds that somebody sends one story again and again


class Teller:
    """One of them, with what they were shown a receipt for."""

    def __init__(
        self, store: Store, servers: list[Server], notes: writer.Notes, seed: int, pause: float = 0
    ) -> None:
        self.store = writer.without_limit(store)
        self.servers = servers
        self.notes = notes
        self.chance = Random(seed)
        self.pause = pause  # seconds between two stories
        self.token = raw.token_of(store, make.SAM)
        self.dropped = self.refused = 0
        self.away = 0.0  # the longest from a lost line until a page came again, in seconds
        self._lost_at: float | None = None

    def until(self, ended: threading.Event) -> None:
        while not ended.is_set():
            self.tell()
            ended.wait(self.pause)

    def tell(self) -> None:
        """One story, sent again and again until there is a receipt."""
        draft, until = draft_of(self.store), time.monotonic() + LONGEST
        self.notes.add("begun", "story", draft)
        while not self._sent(draft):
            assert time.monotonic() < until
            time.sleep(writer.AGAIN)
        self.notes.add("kept", "story", draft)

    def _sent(self, draft: str) -> bool:
        """Whether this tab was shown the receipt; if not, it sends once more and looks again."""
        drop = self.chance.choice([None, self.chance.uniform(0, AT_MOST)])
        try:
            with raw.tab(self.chance.choice(self.servers), self.token) as tab:
                came = tab.open("share-a-story", f"d={draft}")
                self._is_back()
                if raw.RECEIPT in came:
                    return True
                raw.send_story(tab, draft, drop)
        except (OSError, WebSocketException):  # TimeoutError is one of the first
            self.refused += 1
            self._lost_at = self._lost_at or time.monotonic()
        else:
            self.dropped += drop is not None
        return False

    def _is_back(self) -> None:
        if self._lost_at is not None:
            self.away = max(self.away, time.monotonic() - self._lost_at)
            self._lost_at = None

    def check(self, tally: Tally, kind: str) -> None:
        """Each story that was begun has its receipt, and stands once."""
        assert_kept(self.store, self.notes, tally)
        assert self.notes.of("kept").keys() == self.notes.of("begun").keys()
        tally.add(kind, dropped=self.dropped)
        tally.add(told=self.refused)
        tally_kept(self.notes, tally)


class Tab(Protocol):
    """Somebody at work in a tab."""

    def until(self, ended: threading.Event) -> None: ...


@contextmanager
def telling(tellers: list[Tab]) -> Iterator[None]:
    ended = threading.Event()
    with ThreadPoolExecutor(len(tellers)) as pool:
        running = [pool.submit(each.until, ended) for each in tellers]
        try:
            yield
        finally:
            ended.set()
    for each in running:
        each.result()
