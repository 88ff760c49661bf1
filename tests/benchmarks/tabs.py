"""A server of its own, what it uses, and tabs that open its pages without a browser."""

import asyncio
import math
import os
import resource
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

from pages.parts import session
from tests import ROOT
from tests.journeys.conftest import free_port

START_SECONDS, ANSWER_SECONDS = 180, 300
TICK = os.sysconf("SC_CLK_TCK")
LARGEST = 64 * 2**20  # bytes of one frame that we are ready to read
LAST = 2_000  # bytes: the frame that ends a run is smaller
WARMS = 2  # rounds before those that count


@dataclass(frozen=True)
class Asked:
    """A page as somebody opens it: its address, what stands after it, whose session.

    `leaves` is the label of a box of it: then what is asked again is not the page, but what a
    browser asks when that box is left with other words, in the part that it stands in.
    """

    name: str
    page: str = ""
    query: str = ""
    token: str = ""
    leaves: str = ""


@dataclass(frozen=True)
class Opened:
    """How long each tab waited until its page was whole, in ms; how many never came so far."""

    took: tuple[float, ...]
    errors: int


def p95(took: Sequence[float]) -> float:
    """The time in which nineteen of twenty came."""
    ordered = sorted(took)
    return ordered[-(-len(ordered) * 95 // 100) - 1] if ordered else math.inf


class Server:
    """The served benchmark in a process of its own."""

    def __init__(self, settings: dict[str, str], log: Path, database: int | None = None) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._database = database
        line = [sys.executable, "-m", "uvicorn", "tests.benchmarks.served:app"]
        options = ["--port", str(self.port), "--log-level", "warning"]
        with log.open("ab") as kept:
            self._process = subprocess.Popen(
                [*line, *options],
                cwd=ROOT,
                env={**os.environ, **settings},
                stdout=kept,
                stderr=kept,
            )
        until = time.monotonic() + START_SECONDS
        while not self._ready():
            if self._process.poll() is not None or time.monotonic() > until:
                self.stop()
                raise RuntimeError(log.read_text())
            time.sleep(0.1)

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()

    def cpu(self) -> float:
        """Seconds of work so far, of the server and of the PostgreSQL behind it."""
        return _work(self._process.pid) + (work_of_all(self._database) if self._database else 0)

    def memory(self) -> float:
        """Megabytes that it holds now."""
        pages = Path(f"/proc/{self._process.pid}/statm").read_text().split()[1]
        return int(pages) * resource.getpagesize() / 2**20

    def _ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/readyz", timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False


@contextmanager
def serving(settings: dict[str, str], log: Path, database: int | None = None) -> Iterator[Server]:
    server = Server(settings, log, database)
    try:
        yield server
    finally:
        server.stop()


def open_tabs(server: Server, asked: Asked, many: int, seconds: float) -> Opened:
    """Open so many tabs, evenly over these seconds; all stay open until the last has its page."""
    return asyncio.run(_open_tabs(server, asked, many, seconds))


def rerun(server: Server, asked: Asked, runs: int) -> float:
    """Milliseconds of work of one run of the page, in a tab that has it open already.

    So many runs after the one that opens it, and no more: memory is told by how many there were.
    """
    return asyncio.run(_reruns(server, [asked], 1, runs, warms=0))[0]


def reruns(server: Server, asked: Sequence[Asked], rounds: int, runs: int) -> list[float]:
    """The same of each page, in turn: the median of the rounds, since other work comes and goes."""
    return asyncio.run(_reruns(server, asked, rounds, runs, WARMS))


async def _leave(line, asked: Asked, opened: Sequence[ForwardMsg], words: str) -> None:
    """Leave the box with these words and read what is drawn again; one not saved is an error."""
    came: list[ForwardMsg] = []
    await _send(line, _left(asked, opened, words), asked, came)
    if not any("Saved at" in each.delta.new_element.html.body for each in came):
        raise RuntimeError(f"{asked.name}: the answer was not saved")


def _left(asked: Asked, opened: Sequence[ForwardMsg], words: str) -> BackMsg:
    """What a browser sends when the box is left with these words."""
    box = next(each for each in opened if each.delta.new_element.text_area.label == asked.leaves)
    message = _message(asked)
    (message.rerun_script.page_script_hash,) = (
        each.new_session.page_script_hash for each in opened if each.HasField("new_session")
    )
    message.rerun_script.fragment_id = box.delta.fragment_id
    state = message.rerun_script.widget_states.widgets.add()
    state.id, state.string_value = box.delta.new_element.text_area.id, words
    return message


async def _open_tabs(server: Server, asked: Asked, many: int, seconds: float) -> Opened:
    all_open = asyncio.Event()
    left = many

    async def one(number: int) -> float:
        nonlocal left
        await asyncio.sleep(number * seconds / many)
        began = time.perf_counter()
        try:
            async with _line(server, asked) as line:
                await _run(line, asked)
                took = time.perf_counter() - began
                left -= 1
                if not left:
                    all_open.set()
                await asyncio.wait_for(all_open.wait(), ANSWER_SECONDS)
        except BaseException:
            left -= 1
            if left <= 0:
                all_open.set()
            raise
        return took * 1_000

    found = await asyncio.gather(*map(one, range(many)), return_exceptions=True)
    took = tuple(each for each in found if isinstance(each, float))
    return Opened(took, many - len(took))


async def _reruns(
    server: Server, asked: Sequence[Asked], rounds: int, runs: int, warms: int
) -> list[float]:
    took = [[] for _ in asked]
    async with AsyncExitStack() as tabs:
        asks = [await _asking(tabs, server, each) for each in asked]
        for number in range(warms + rounds):
            for ask, times in zip(asks, took, strict=True):
                began = server.cpu()
                for again in range(runs):
                    await ask(number + again)
                times.append((server.cpu() - began) * 1_000 / runs)
    return [statistics.median(times[warms:]) for times in took]


async def _asking(tabs: AsyncExitStack, server: Server, asked: Asked) -> Callable:
    """Opens the page in a tab of its own; what asks there once more, by a number."""
    line, opened = await tabs.enter_async_context(_line(server, asked)), []
    await _run(line, asked, opened)
    if not asked.leaves:
        return lambda _: _run(line, asked)
    # As long as before, and never the words that were left last.
    return lambda number: _leave(line, asked, opened, f"She opened door {number % 10}.")


def _line(server: Server, asked: Asked) -> connect:
    cookies = {"Cookie": f"{session.COOKIE}={asked.token}"} if asked.token else {}
    return connect(
        server.url.replace("http", "ws") + "/_stcore/stream",
        origin=server.url,
        subprotocols=["streamlit"],
        additional_headers=cookies,
        max_size=LARGEST,
        open_timeout=ANSWER_SECONDS,
        compression=None,
    )


async def _run(line, asked: Asked, came: list[ForwardMsg] | None = None) -> None:
    """Ask for the page and read until it is whole; a page that failed is an error."""
    await _send(line, _message(asked), asked, came)


def _message(asked: Asked) -> BackMsg:
    message = BackMsg()
    message.rerun_script.query_string = asked.query
    message.rerun_script.page_name = asked.page
    return message


async def _send(line, message: BackMsg, asked: Asked, kept: list[ForwardMsg] | None = None) -> None:
    """Read until the run has ended; all that came is added to `kept`, where it is wanted."""
    await line.send(message.SerializeToString())
    while True:
        frame = await asyncio.wait_for(line.recv(), ANSWER_SECONDS)
        if len(frame) > LAST and kept is None:
            continue
        came = ForwardMsg.FromString(frame)
        kind = came.WhichOneof("type")
        if kept is not None:
            kept.append(came)
        if kind == "delta" and came.delta.new_element.WhichOneof("type") == "exception":
            raise RuntimeError(f"{asked.name}: the page failed")
        if kind == "script_finished":
            return


def _work(process: int) -> float:
    """Seconds of work of a process, exactly: the clock that the system keeps for it."""
    return time.clock_gettime(~process << 3 | 2)  # as clock_getcpuclockid(3) makes it


def work_of_all(parent: int) -> float:
    """Of a process, of those it began, and of those that have ended."""
    told = Path(f"/proc/{parent}/stat").read_text().rsplit(")", 1)[1].split()
    total = _work(parent) + sum(map(int, told[13:15])) / TICK
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            of = path.read_text().rsplit(")", 1)[1].split()
            total += _work(int(path.parent.name)) if int(of[1]) == parent else 0
        except OSError:
            continue  # it has just ended
    return total
