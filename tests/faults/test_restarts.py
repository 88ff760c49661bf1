"""Real servers are begun anew in turn while people tell stories over lines that drop."""

import signal
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from data import demo, tables
from data.own_keys import OwnKeys
from data.store import Store
from data.store.engine import engine
from tests.conftest import KEY
from tests.faults import writer
from tests.faults.telling import Teller, telling
from tests.faults.typing_on import Typing
from tests.journeys import raw
from tests.journeys.conftest import Server

pytestmark = [pytest.mark.faults, pytest.mark.slow, pytest.mark.postgres]

TABS, SENDING = 50, 3  # at once; of these, who send stories, over lines that drop besides
THINKS = 5  # seconds between two answers of a tab
BETWEEN = 3  # seconds between two servers
PATIENCE = 400  # seconds that a server may take to begin, where everything is asked of two cores
BACK = 15  # seconds until every tab is at work again


@pytest.fixture
def replicas(postgres_store, tmp_path, monkeypatch):
    """Three servers of the demonstration on one database."""
    monkeypatch.setattr("tests.journeys.conftest.START_SECONDS", PATIENCE)
    with postgres_store.engine.begin() as connection:
        row = {"name": demo.MARK, "value": demo.FILLED}
        connection.execute(tables.settings.insert().values(**row))
    (tmp_path / "field.key").write_text(raw.KEY)
    servers = [Server(_folder(tmp_path / name)) for name in ("one", "two", "three")]
    with ExitStack() as ended:
        for each in servers:
            each.settings = {
                "DATABASE_URL": postgres_store.engine.url.render_as_string(hide_password=False),
                "FIELD_KEY_FILE": str(tmp_path / "field.key"),
            }
            each.start()  # where it fails, those before it are ended too
            ended.callback(each.stop)
        yield servers


def _folder(place: Path) -> Path:
    place.mkdir()
    return place


def test_servers_begun_anew_in_turn_and_lines_that_drop_lose_nothing(
    postgres_store, replicas, tmp_path, times, tally, record_property
):
    """R-14: fifty tabs that write, some of which send. What somebody was shown to be kept is."""
    own = OwnKeys(engine(f"sqlite:///{tmp_path / 'story-keys.db'}"))  # where the servers keep them
    store = Store(postgres_store.engine, KEY.with_own(own))
    tellers = [
        Teller(store, replicas, writer.Notes(tmp_path / f"notes-{one}"), one, THINKS)
        for one in range(SENDING)
    ]
    typing = [Typing(store, replicas, one, THINKS) for one in range(TABS - SENDING)]
    with telling([*tellers, *typing]):
        for server in replicas * times(1, 10):
            time.sleep(BETWEEN)
            server.process.send_signal(signal.SIGTERM)
            server.process.wait()
            server.start()
            tally.add("postgresql", restarted=1)
    for each in tellers:
        each.check(tally, "postgresql")
        assert each.notes.of("kept")
    assert all(each.is_whole() for each in typing)
    assert sum(each.asked for each in typing) == 0
    away = [each for one in typing for each in one.away] + [each.away for each in tellers]
    record_property("counted", _said(typing, away))
    assert max(away) <= BACK


def _said(typing: list[Typing], away: list[float]) -> str:
    pieces = sum(each.many for each in typing)
    return (
        f"R-14: {TABS} tabs, {pieces:,} answers said to be saved, none lost; lines lost "
        f"{len(away):,} times, back after {max(away):.1f} s at the most"
    )
