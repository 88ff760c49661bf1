"""Tabs in which somebody types on and on, at whichever server answers, as a browser would."""

import threading
import time
from contextlib import suppress
from random import Random

from websockets.exceptions import WebSocketException

from data.store import Store
from tests import make
from tests.conftest import draft_of
from tests.journeys import raw
from tests.journeys.conftest import Server

PAGE, BOX = "share-a-story", "happening"
NOT_KEPT = ("not saved", "Choose which to keep")
AGAIN = 0.2  # seconds until a browser tries again
LAST = 120  # seconds after the end in which the last piece is kept, or never
PIECE = " And he came back."


class Typing:
    """One of them: what stands in its box, how much of that the page said is saved, and when."""

    def __init__(self, store: Store, servers: list[Server], seed: int, pause: float) -> None:
        self.store, self.servers = store, servers
        self.chance, self.pause = Random(seed), pause
        self.token, self.draft = raw.token_of(store, make.SAM), draft_of(store)
        self.box = ""  # its id
        self.words = self.kept = raw.saved(store, self.draft)[BOX]
        self.away: list[float] = []  # seconds from each lost line until the page was there again
        self.asked = 0  # how often the page did not know which words to keep
        self.many = 0  # pieces that were said to be saved
        self._over: float | None = None  # the moment at which it gives up, once the end is said

    def until(self, ended: threading.Event) -> None:
        """Its last piece is saved too, so that nothing is left in the box, where it can be."""
        ended.wait(self.chance.uniform(0, self.pause))  # not all at once
        lost = None
        while self._goes_on(ended):
            try:
                with raw.tab(self.chance.choice(self.servers), self.token) as tab:
                    self._begin(tab)
                    if lost is not None:
                        self.away.append(time.monotonic() - lost)
                        lost = None
                    self._type_on(tab, ended)
            except (OSError, WebSocketException):  # TimeoutError is one of the first
                lost = lost or time.monotonic()
                ended.wait(AGAIN)

    def _goes_on(self, ended: threading.Event) -> bool:
        if not ended.is_set():
            return True
        if self._over is None:
            self._over = time.monotonic() + LAST
        return self.kept != self.words and time.monotonic() < self._over

    def _begin(self, tab: raw.Tab) -> None:
        """The page on a new line: whatever is in the box goes with it."""
        if self.box:
            self._leave(tab)
        else:
            self.box = raw.widget(tab.open(PAGE, f"d={self.draft}"), f"{BOX}-{self.draft}")

    def _type_on(self, tab: raw.Tab, ended: threading.Event) -> None:
        while not ended.is_set():
            self.words += PIECE if len(self.words) < 2_000 else "."
            self._leave(tab)
            self._think(tab)
        self._leave(tab)

    def _leave(self, tab: raw.Tab) -> None:
        """The box; the page says when it was saved, or that it was not."""
        came = tab.type(PAGE, f"d={self.draft}", {self.box: self.words})
        tab.came = b""
        self.asked += NOT_KEPT[1] in came
        if not any(each in came for each in NOT_KEPT):
            self.many += self.kept != self.words
            self.kept = self.words

    def _think(self, tab: raw.Tab) -> None:
        """A while, or until the line is gone, which a browser sees at once."""
        until = time.monotonic() + self.chance.uniform(0.5, 1.5) * self.pause
        with suppress(TimeoutError):
            while (left := until - time.monotonic()) > 0:
                tab.line.recv(timeout=left)

    def is_whole(self) -> bool:
        return raw.saved(self.store, self.draft)[BOX] == self.words == self.kept
