"""Real servers are begun anew in turn while people tell stories over lines that drop."""

import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from random import Random

import pytest
from websockets.exceptions import WebSocketException

from data import demo, tables
from tests import make
from tests.conftest import draft_of
from tests.faults import writer
from tests.faults.kept import assert_kept
from tests.journeys import raw
from tests.journeys.conftest import Server

pytestmark = [pytest.mark.faults, pytest.mark.slow, pytest.mark.postgres]

TELLERS, ROUNDS = 3, 2
PATIENCE = 400  # seconds that a server may take to begin, where everything is asked of two cores
AT_MOST = 0.15  # seconds from sending until the line drops


@pytest.fixture
def replicas(postgres_store, tmp_path, monkeypatch):
    """Two servers of the demonstration on one database."""
    monkeypatch.setattr("tests.journeys.conftest.START_SECONDS", PATIENCE)
    with postgres_store.engine.begin() as connection:
        row = {"name": demo.MARK, "value": demo.FILLED}
        connection.execute(tables.settings.insert().values(**row))
    (tmp_path / "field.key").write_text(raw.KEY)
    servers = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        servers.append(Server(tmp_path / name))
        servers[-1].settings = {
            "DATABASE_URL": postgres_store.engine.url.render_as_string(hide_password=False),
            "FIELD_KEY_FILE": str(tmp_path / "field.key"),
        }
        servers[-1].start()
    yield servers
    for each in servers:
        each.stop()


class Teller:
    """Somebody who tells stories until each has a receipt, whatever happens to the line."""

    def __init__(self, store, servers: list[Server], notes: writer.Notes, seed: int) -> None:
        self.store = writer.without_limit(store)
        self.servers = servers
        self.notes = notes
        self.chance = Random(seed)
        self.token = raw.token_of(store, make.SAM)
        self.dropped = self.refused = 0

    def until(self, ended: threading.Event) -> None:
        while not ended.is_set():
            draft = draft_of(self.store)
            self.notes.add("begun", "story", draft)
            while not self._sent(draft):
                time.sleep(writer.AGAIN)
            self.notes.add("kept", "story", draft)

    def _sent(self, draft: str) -> bool:
        """Whether this tab was shown the receipt; if not, it sends once more and looks again."""
        drop = self.chance.choice([None, self.chance.uniform(0, AT_MOST)])
        try:
            with raw.tab(self.chance.choice(self.servers), self.token) as tab:
                if raw.RECEIPT in tab.open("share-a-story", f"d={draft}"):
                    return True
                raw.send_story(tab, draft, drop)
        except (OSError, WebSocketException):  # TimeoutError is one of the first
            self.refused += 1
        else:
            self.dropped += drop is not None
        return False


@contextmanager
def telling(tellers: list[Teller]):
    ended = threading.Event()
    with ThreadPoolExecutor(len(tellers)) as pool:
        running = [pool.submit(each.until, ended) for each in tellers]
        try:
            yield
        finally:
            ended.set()
    for each in running:
        each.result()


def test_servers_begun_anew_in_turn_and_lines_that_drop_lose_nothing(
    postgres_store, replicas, tmp_path, tally
):
    """R-14, R-16: what somebody was shown a receipt for is there, once."""
    notes = [writer.Notes(tmp_path / f"notes-{each}") for each in range(TELLERS)]
    tellers = [Teller(postgres_store, replicas, each, seed) for seed, each in enumerate(notes)]
    restarts = 0
    with telling(tellers):
        for server in replicas * ROUNDS:
            server.process.send_signal(signal.SIGTERM)
            server.process.wait()
            server.start()
            restarts += 1
    for each in notes:
        assert_kept(postgres_store, each, tally)
        assert each.of("kept").keys() == each.of("begun").keys()
    stories = sum(len(each.of("kept")) for each in notes)
    dropped, refused = sum(x.dropped for x in tellers), sum(x.refused for x in tellers)
    assert stories > TELLERS
    tally.add("postgresql", restarted=restarts, dropped=dropped)
    tally.add(kept=stories, told=refused)
