"""R-14: a page that stays open while its server is begun anew, by a raw line and in a browser.

The new server never heard of the tab, and the browser says to it what stands in its boxes.
"""

import re
import signal
import time

import pytest
from playwright.sync_api import expect

from tests import make
from tests.conftest import draft_of
from tests.journeys import raw
from tests.journeys.test_dropping_lines import BOXES, MORE, PATIENCE_MS, opened

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def served(sqlite_template, tmp_path_factory):
    with raw.serving(sqlite_template, tmp_path_factory.mktemp("begun-anew")) as running:
        yield running


def test_words_typed_while_the_service_was_away_stay_in_their_box(served):
    """R-14: a browser brings what is in its boxes to a server that never heard of this tab.

    It is kept at once where it goes on from what was saved; else somebody is asked which to keep.
    """
    server, store = served
    draft, token = raw.drafted(store, make.SAM, "quincewood"), raw.token_of(store, make.SAM)
    with raw.tab(server, token) as tab:
        came = tab.open("share-a-story", f"d={draft}")
    boxes = {name: raw.widget(came, f"{name}-{draft}") for name in ("title", "happening", "tried")}
    brought = {
        "title": "Quite other words",
        "happening": "The quincewood morning was bright",
        "tried": "",
    }
    with raw.tab(server, token) as tab:
        typed = {boxes[name]: words for name, words in brought.items()}
        came = tab.type("share-a-story", f"d={draft}", typed)
        assert raw.saved(store, draft)["happening"] == brought["happening"]
        assert raw.saved(store, draft)["title"] == "The quincewood morning"
        assert "Choose which to keep" in came
        assert set(re.findall(r"mine-(title|happening|tried)", came)) == {"title"}
        mine = raw.widget(came, "mine-title")
        came = tab.type("share-a-story", f"d={draft}", typed, mine=mine)
        assert raw.saved(store, draft)["title"] == brought["title"]
        assert "Choose which to keep" not in came
        # With what a browser draws a box anew that it lost with its line.
        assert all(words in came for words in brought.values())


def test_an_answer_asked_of_a_part_that_this_server_never_drew_is_kept(served):
    """R-14: a page that stays open while its server is begun anew goes on asking for its parts."""
    server, store = served
    draft, token = raw.drafted(store, make.SAM, "quincewood"), raw.token_of(store, make.SAM)
    with raw.tab(server, token) as tab:
        box = raw.widget(tab.open("share-a-story", f"d={draft}"), f"happening-{draft}")
    words = "The quincewood morning was bright"
    with raw.tab(server, token) as tab:
        came = tab.type("share-a-story", f"d={draft}", {box: words}, part="drawn-elsewhere")
    assert raw.saved(store, draft)["happening"] == words
    assert words in came


@pytest.mark.slow
def test_what_was_typed_meanwhile_is_kept_as_soon_as_the_browser_finds_the_server(served, chromium):
    server, store = served
    draft, token = draft_of(store), raw.token_of(store, make.SAM)
    words = {name: raw.saved(store, draft)[name] + MORE[0] for name in ("tried", "changed")}
    with opened(chromium, server.url, token, draft) as page:
        boxes = {name: page.get_by_label(BOXES[name], exact=True) for name in words}
        expect(boxes["tried"]).to_have_value(words["tried"].removesuffix(MORE[0]))
        server.process.send_signal(signal.SIGSTOP)
        boxes["tried"].fill(words["tried"])
        boxes["tried"].blur()
        server.stop()
        expect(boxes["changed"]).to_be_disabled(timeout=PATIENCE_MS)
        server.start()
        expect(boxes["changed"]).to_be_enabled(timeout=PATIENCE_MS)
        kept_within(PATIENCE_MS, page, store, draft, tried=words["tried"])
        boxes["changed"].fill(words["changed"])
        boxes["changed"].blur()
        kept_within(PATIENCE_MS, page, store, draft, **words)
        for name, box in boxes.items():
            expect(box).to_have_value(words[name])


def kept_within(patience_ms: int, page, store, draft: str, **words: str) -> None:
    until = time.monotonic() + patience_ms / 1_000
    while not words.items() <= raw.saved(store, draft).items():
        assert time.monotonic() < until, page.inner_text("body")
        page.wait_for_timeout(100)
