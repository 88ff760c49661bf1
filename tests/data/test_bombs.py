"""T-16, T-17: named bombs, met by the process that parses: refused at once, nothing reached."""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from tests import ROOT
from tests.data import bombs

SECONDS, MEGABYTES = 1.0, 100
SECRET = "the-canary-of-this-machine"


@pytest.fixture(scope="module")
def listening() -> Iterator[tuple[str, list[str]]]:
    """An address of this machine, and who called there."""
    calls: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answering() -> None:
            while True:
                try:
                    line, _ = server.accept()
                except OSError:
                    return
                calls.append("called")
                line.close()

        threading.Thread(target=answering, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", calls
        server.shutdown(socket.SHUT_RDWR)


def test_each_named_bomb_is_refused_at_once(listening, tmp_path, record_property):
    """By CPU, which is the same on a busy machine; by memory beyond what stood there."""
    address, calls = listening
    secret, folder = tmp_path / "secret", tmp_path / "bombs"
    secret.write_text(SECRET)
    folder.mkdir()
    made = {f"{name}.xml": data for name, data in bombs.xml_bombs(address, str(secret)).items()}
    made |= {f"{name}.xlsx": data for name, data in bombs.workbook_bombs().items()}
    for name, data in made.items():
        (folder / name).write_bytes(data)
    line = [sys.executable, "-m", "tests.data.bombing", str(folder)]
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    here = {**os.environ, "no_proxy": "*", "TMPDIR": str(scratch)}
    told = subprocess.run(
        line, cwd=ROOT, env=here, capture_output=True, text=True, check=True, timeout=120
    )
    met = [json.loads(each) for each in told.stdout.splitlines()]
    workbooks = sum(name.endswith(".xlsx") for name in made)
    assert len(met) == len(made) + workbooks
    for each in met:
        assert each.get("said", "").endswith("."), each
        assert SECRET not in each["said"]
        assert each["seconds"] < SECONDS, each
        assert each["megabytes"] < MEGABYTES, each
        assert not each["reached"], each
    assert not calls
    assert not list(scratch.iterdir())
    worst = [max(each[what] for each in met) for what in ("seconds", "megabytes")]
    record_property(
        "counted",
        f"T-16: {len(made) - workbooks} of XML, T-17: {workbooks} workbooks and archives by both "
        f"readers, all refused; at most {worst[0]:.2f} s of CPU, {worst[1]:.0f} MB.",
    )
