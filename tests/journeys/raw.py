"""A tab without a browser: what anybody who can reach the server can send it, frame by frame."""

import os
import re
import shutil
import socket
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from data import demo, queries, sessions, tables
from data.opening import open_store
from data.store import Store
from pages.parts import session
from pages.parts.story_steps import STEPS
from stories.actions import writing
from stories.draft import Way
from stories.ids import new_id
from stories.people import Person
from tests import make
from tests.journeys.conftest import Server

SECONDS = 60  # until the next word of a server, where the machine is busy
ANEW = ForwardMsg.FINISHED_EARLY_FOR_RERUN
KEY = "a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s="  # that of tests.conftest, as a file has it
RECEIPT = "Your reference is"
LARGEST = 64 * 2**20  # bytes of one frame that we are ready to read


@contextmanager
def serving(template: Path, folder: Path) -> Iterator[tuple[Server, Store]]:
    """The real service on a small database, in seconds: filled already, so nothing is walked.

    The network is cut off from it, as it is from most servers of a council.
    """
    shutil.copy(template, folder / "journey.db")
    (folder / "field.key").write_text(KEY)
    url = f"sqlite:///{folder / 'journey.db'}"
    made = {"DATABASE_URL": url, "FIELD_KEY_FILE": str(folder / "field.key")}
    before = {name: os.environ.get(name) for name in made}
    os.environ.update(made)
    store = open_store()
    for name, value in before.items():
        os.environ.pop(name) if value is None else os.environ.update({name: value})
    with store.engine.begin() as connection:
        row = {"name": demo.MARK, "value": demo.FILLED}
        connection.execute(tables.settings.insert().values(**row))
    server = Server(folder)
    server.module = "tests.journeys.cut_off"
    server.start()
    try:
        yield server, store
    finally:
        server.stop()
        store.close()


class Tab:
    """One line to the server, and all that came down it."""

    def __init__(self, line: ClientConnection) -> None:
        self.line = line
        self.came = b""

    def open(self, page: str, query: str = "", **pressed: str) -> str:
        """Ask for a page; `pressed` are ids of widgets that are said to be clicked."""
        self.ask(page, query, **pressed)
        return self.until_the_end()

    def ask(self, page: str, query: str = "", **pressed: str) -> None:
        """The same, without waiting for what comes."""
        self._send(page, query, pressed.values(), {})

    def type(
        self, page: str, query: str, words: dict[str, str], part: str = "", **pressed: str
    ) -> str:
        """Leave boxes with these words in them, by the ids of the boxes; perhaps press too.

        `part` is the id of the fragment that they stand in.
        """
        self._send(page, query, pressed.values(), words, part)
        return self.until_the_end()

    def _send(
        self,
        page: str,
        query: str,
        pressed: Iterable[str],
        words: dict[str, str],
        part: str = "",
    ) -> None:
        asked = BackMsg()
        asked.rerun_script.fragment_id = part
        asked.rerun_script.query_string = query
        asked.rerun_script.page_name = page
        for widget in pressed:
            state = asked.rerun_script.widget_states.widgets.add()
            state.id, state.trigger_value = widget, True
        for widget, typed in words.items():
            state = asked.rerun_script.widget_states.widgets.add()
            state.id, state.string_value = widget, typed
        self.line.send(asked.SerializeToString())

    def until_the_end(self) -> str:
        """Everything that came until the run ended, as text; a run that begins anew goes on."""
        came = b""
        while True:
            frame = self.line.recv(timeout=SECONDS)
            came += frame
            said = ForwardMsg.FromString(frame)
            if said.WhichOneof("type") == "script_finished" and said.script_finished != ANEW:
                self.came += came
                return came.decode("utf-8", "replace")

    def until_it_closes(self, frame: bytes | str) -> bytes:
        """Everything that came after this frame, until the server hung up."""
        came = b""
        try:
            self.line.send(frame)
            while True:
                part = self.line.recv(timeout=SECONDS)
                came += part.encode() if isinstance(part, str) else part
        except ConnectionClosed:
            return came


@contextmanager
def tab(server: Server, token: str = "", origin: str | None = "") -> Iterator[Tab]:
    """A tab of whoever holds this token; from our own page unless another origin is given."""
    cookies = {"Cookie": f"{session.COOKIE}={token}"} if token else {}
    with connect(
        server.url.replace("http", "ws") + "/_stcore/stream",
        origin=server.url if origin == "" else origin,
        subprotocols=["streamlit"],
        additional_headers=cookies,
        max_size=LARGEST,
        open_timeout=SECONDS,
    ) as line:
        yield Tab(line)


def send_story(tab: Tab, draft: str, drop_after: float | None = None) -> None:
    """From a draft with every answer to its last button; without waiting where the line drops."""
    last = f"step-{len(STEPS[Way.WHOLE])}"
    came = tab.open("share-a-story", f"d={draft}")
    if RECEIPT in came:  # what was sent before arrived meanwhile
        return
    came = tab.open("share-a-story", f"d={draft}", go=widget(came, last))
    if RECEIPT in came:
        return
    tab.ask("share-a-story", f"d={draft}", go=widget(came, "submit"))
    if drop_after is None:
        tab.until_the_end()
    else:
        time.sleep(drop_after)
        tab.line.socket.shutdown(socket.SHUT_RDWR)


def widget(came: str, key: str) -> str:
    """The id of the widget with this key, as the page that came has it."""
    return re.search(rf"\$\$ID-\w+-{key}", came)[0]


def token_of(store: Store, person: Person) -> str:
    return sessions.begin(store, person.id, session.now())


def drafted(store: Store, person: Person, canary: str) -> str:
    """A draft of this person's own with a word in it that stands nowhere else."""
    signed = {"by": person, "at": session.now()}
    draft = writing.start_draft(store, new_id(), **signed)
    for name in ("title", "happening"):
        writing.save_answer(store, draft, name, f"The {canary} morning", 0, **signed)
    return draft


def saved(store: Store, draft: str) -> dict[str, str]:
    """The answers of a draft of Sam's."""
    with store.read() as connection:
        answers = queries.draft_answers(connection, store.keys, draft, make.SAM)
    return {name: answer.value for name, answer in answers.items()}


@dataclass(frozen=True)
class Held:
    """What a server holds at one moment."""

    threads: int
    files: int
    megabytes: float


def held(server: Server) -> Held:
    """As Linux tells it."""
    process = Path(f"/proc/{server.process.pid}")
    lines = (line.split(":", 1) for line in (process / "status").read_text().splitlines())
    said = dict(lines)
    return Held(
        threads=int(said["Threads"]),
        files=sum(1 for _ in (process / "fd").iterdir()),
        megabytes=int(said["VmRSS"].split()[0]) / 1024,
    )


def events(store: Store) -> int:
    with store.read() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(tables.events))
