"""Real servers are begun anew in turn while people tell stories over lines that drop."""

import signal
from contextlib import ExitStack
from pathlib import Path

import pytest

from data import demo, tables
from tests.faults import writer
from tests.faults.telling import A_LITTLE, Teller, telling
from tests.journeys import raw
from tests.journeys.conftest import Server

pytestmark = [pytest.mark.faults, pytest.mark.slow, pytest.mark.postgres]

ROUNDS = 2
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
    postgres_store, replicas, tmp_path, times, tally
):
    """R-14, R-16: what somebody was shown a receipt for is there, once."""
    tellers = [
        Teller(postgres_store, replicas, writer.Notes(tmp_path / f"notes-{one}"), one, A_LITTLE)
        for one in range(times(3, 50))
    ]
    with telling(tellers):
        for server in replicas * ROUNDS:
            server.process.send_signal(signal.SIGTERM)
            server.process.wait()
            server.start()
            tally.add("postgresql", restarted=1)
    for each in tellers:
        each.check(tally, "postgresql")
        assert each.notes.of("kept")
    assert max(each.away for each in tellers) <= BACK
