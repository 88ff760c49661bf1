"""Opening a page as somebody, on a real SQLite store."""

import filecmp
import logging
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from lxml import html
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, app_test, local_script_runner
from streamlit.util import calc_hash

from data.store import Store
from pages.parts import places, session
from stories.actions import writing
from stories.ids import new_id
from stories.people import Person
from tests import ROOT, make

SECONDS = 120  # a page test waits this long for a run before it fails, where the machine is busy


def pytest_collection_finish() -> None:
    """Let Streamlit's loggers hand on to the root what they are told.

    There one handler hears it; else pytest hangs its two on each of seventy loggers, three times
    a test.
    """
    for each in logging.root.manager.loggerDict.values():
        if isinstance(each, logging.Logger) and each.name.partition(".")[0] == "streamlit":
            each.propagate = True


@pytest.fixture(autouse=True, scope="session")
def spared() -> Iterator[None]:
    """Spare each run of an AppTest what would come out as it did the time before.

    It would look through every installed package for components, compile every script anew, make
    up a runtime, and ask a thousand times a second whether the run is over.
    """
    polled, scripts = local_script_runner.require_widgets_deltas, ScriptCache()
    runtime = MagicMock(spec=Runtime)

    def without_calls(**_) -> MagicMock:
        runtime.reset_mock()
        return runtime

    def waited(runner: local_script_runner.LocalScriptRunner, seconds: float) -> None:
        runner._script_thread.join(seconds)
        polled(runner, seconds)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", list)
        patch.setattr(app_test, "MagicMock", without_calls)
        patch.setattr(local_script_runner, "require_widgets_deltas", waited)
        for module in (app_test, local_script_runner):
            patch.setattr(module, "ScriptCache", lambda: scripts)
        yield


@pytest.fixture(scope="session")
def filled(sqlite_template: Path, tmp_path_factory) -> Callable[..., object]:
    """filled(store, fill, ...) is fill(store, ...), done once: each later store gets a copy.

    `fill` alone tells which copy it is, so whatever else is handed to it may not matter.
    """
    folder, kept = tmp_path_factory.mktemp("filled"), {}

    def once(store: Store, fill: Callable, *more: object) -> object:
        here = Path(store.engine.url.database)
        store.engine.dispose()
        assert filecmp.cmp(here, sqlite_template, shallow=False), "a copy would take what is there"
        if fill in kept:
            copy, made = kept[fill]
            shutil.copy(copy, here)
            return made
        made, copy = fill(store, *more), folder / f"{len(kept)}.db"
        with closing(sqlite3.connect(here)) as full, closing(sqlite3.connect(copy)) as empty:
            full.backup(empty)
        kept[fill] = copy, made
        return made

    return once


@pytest.fixture
def visit(sqlite_store: Store) -> Iterator[Callable[..., AppTest]]:
    """visit("review.py", person, story="...") opens that page as that person."""
    session.use(sqlite_store)

    def opening(file: str, person: Person | None, **query: str) -> AppTest:
        at = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=SECONDS)
        if person is not None:
            at.session_state["person_id"] = person.id
        for name, value in query.items():
            at.query_params[name] = value
        # switch_page() asks for a run of the first page before; this address is known without.
        at._page_hash = calc_hash("" if file == "home.py" else places.BY_FILE[file].address)
        return at.run()

    yield opening
    session.use(None)


@pytest.fixture
def draft(sqlite_store: Store) -> Callable[..., str]:
    """A draft of Sam's; answers(...) fills it."""
    draft_id = writing.start_draft(sqlite_store, new_id(), by=make.SAM, at=make.NOON)

    def answers(**values):
        for name, value in values.items():
            writing.save_answer(sqlite_store, draft_id, name, value, 0, by=make.SAM, at=make.NOON)
        return draft_id

    return answers


def labels(at: AppTest) -> list[str]:
    """What the buttons say, without the colour that links have."""
    return [each.label.removeprefix(":primary[").removesuffix("]") for each in at.button]


def links_of(at: AppTest) -> dict[str, str]:
    """Where each link of our own HTML leads, by its words."""
    made = [html.fragments_fromstring(each.proto.body) for each in at.get("html")]
    parts = [part for parts in made for part in parts if not isinstance(part, str)]
    return {link.text_content(): link.get("href") for part in parts for link in part.iter("a")}


def told_in(at: AppTest, *tags: str) -> list[str]:
    """What our own HTML says in these tags, as it is read; at first in all that hold a line."""
    made = [html.fromstring(f"<div>{each.proto.body}</div>") for each in at.get("html")]
    return [each.text_content() for part in made for each in part.iter(*(tags or ("p", "small")))]


def rows_of(at: AppTest) -> list[dict[str, str]]:
    """The rows of the first table of a page that folds on a phone."""
    return folding(at)[0]


def folding(at: AppTest) -> list[list[dict[str, str]]]:
    """The rows of every table that folds on a phone, each cell's words by its column."""
    made = [each.proto.body for each in at.get("html") if "<table" in each.proto.body]
    found = []
    for table in (html.fragment_fromstring(body[body.index("<table") :]) for body in made):
        names = [each.text_content() for each in table.iterfind("thead/tr/th")]
        rows = [[cell.text_content() for cell in row] for row in table.iterfind("tbody/tr")]
        found.append([dict(zip(names, row, strict=True)) for row in rows])
    return found
