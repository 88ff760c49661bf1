"""R-16: a story is written in a browser whose line drops every ten seconds, for ten minutes."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import cycle

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import TimeoutError as NotInTime

from data import audit, tables
from data.store import Store
from pages.parts import session
from tests import make
from tests.conftest import draft_of
from tests.faults import line
from tests.faults.line import Line
from tests.journeys import raw

pytestmark = [pytest.mark.journey, pytest.mark.faults, pytest.mark.slow]

EVERY = 10  # seconds
FULL = 60  # times: ten minutes
BOXES = {
    "happening": "What was happening",
    "tried": "What we tried together",
    "changed": "What changed, and how we know",
}
MORE = (" We went back.", " They asked us in.", " It took some weeks.", " We listened again.")
MOST = 2_000  # characters of one box here
A_CLICK_MS = 3_000
PATIENCE_MS = 60_000


@pytest.fixture
def served(sqlite_template, tmp_path):
    with raw.serving(sqlite_template, tmp_path) as running:
        yield running


@contextmanager
def dropping(between: Line) -> Iterator[None]:
    ended = threading.Event()

    def on_and_on() -> None:
        while not ended.wait(EVERY):
            between.drop()

    going = threading.Thread(target=on_and_on)
    going.start()
    try:
        yield
    finally:
        ended.set()
        going.join()


@contextmanager
def opened(chromium: Browser, address: str, token: str, draft: str) -> Iterator[Page]:
    context = chromium.new_context()
    context.add_cookies([{"name": session.COOKIE, "value": token, "url": address}])
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    try:
        page.goto(f"{address}/share-a-story?d={draft}")
        yield page
    finally:
        context.close()


def press_until(button: Locator, seen: Locator) -> None:
    """A click on a line that drops may go nowhere: whoever sees that clicks again."""
    until = time.monotonic() + PATIENCE_MS / 1_000
    while not seen.is_visible():
        assert time.monotonic() < until, seen.page.inner_text("body")
        with suppress(NotInTime):
            button.click(timeout=A_CLICK_MS)
        with suppress(NotInTime):
            seen.wait_for(timeout=A_CLICK_MS)


def test_a_story_written_over_a_line_that_drops_is_kept_whole_and_sent_once(
    served, chromium, times, tally, record_property
):
    server, store = served
    draft, token = draft_of(store), raw.token_of(store, make.SAM)
    with (
        line.before(server.port) as between,
        opened(chromium, f"http://127.0.0.1:{between.port}", token, draft) as page,
        dropping(between),
    ):
        boxes = {name: page.get_by_label(label, exact=True) for name, label in BOXES.items()}
        words = first = {name: box.input_value() for name, box in boxes.items()}
        pieces = again = 0
        for name, more in zip(cycle(BOXES), cycle(MORE), strict=False):
            if between.dropped >= times(3, FULL):
                break
            before = words[name] if len(words[name]) < MOST else first[name]
            words = {**words, name: before + more}
            boxes[name].fill(words[name])
            boxes[name].blur()
            pieces += 1
            page.wait_for_timeout(1_000)  # they think
            for box in boxes.values():
                expect(box).to_have_count(1, timeout=PATIENCE_MS)  # an old one beside it goes
            if boxes[name].input_value() == before:  # they see that, and write it again
                again, words = again + 1, {**words, name: before}
            assert {each: box.input_value() for each, box in boxes.items()} == words
        last = page.get_by_role("button", name="Send to a reviewer")
        press_until(page.get_by_role("button", name="4. Check and send"), last)
        press_until(last, page.get_by_text(raw.RECEIPT))
        expect(page.get_by_text(raw.RECEIPT)).to_be_visible()
    assert_sent_once(store, words)
    tally.add("sqlite", dropped=between.dropped)
    many = between.dropped
    said = f"R-16: a line that dropped {many} times, {pieces} answers, {again} written again"
    record_property("counted", said)


def assert_sent_once(store: Store, words: dict[str, str]) -> None:
    stories, told = tables.stories, tables.story_words
    with store.read() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(stories)) == 1
        sent = dict(connection.execute(sa.select(told.c.section, told.c.text)).all())
        assert audit.check(connection).holds
    assert {name: sent[name] for name in words} == words
