"""Two things done so soon after another that the server answers both with one run."""

import pytest
from playwright.sync_api import expect

from tests import make
from tests.conftest import draft_of
from tests.journeys import raw
from tests.journeys.conftest import settled
from tests.journeys.test_dropping_lines import BOXES, opened

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def served(sqlite_template, tmp_path_factory):
    with raw.serving(sqlite_template, tmp_path_factory.mktemp("at-once")) as running:
        yield running


def test_more_is_asked_where_it_is_unfolded_as_an_answer_is_left(served, chromium):
    """The press on it leaves the box: Streamlit then runs the box's own part alone."""
    server, store = served
    draft, words = draft_of(store), "She opened the door, and asked us in."
    with opened(chromium, server.url, raw.token_of(store, make.SAM), draft) as page:
        box = page.get_by_label(BOXES["happening"], exact=True)
        box.wait_for()
        settled(page)
        box.fill(words)
        page.get_by_text("Say more: worries, and what was going well").click()
        expect(page.get_by_label("What we were worried about", exact=True)).to_be_visible()
        expect(box).to_have_value(words)
        settled(page)
    assert raw.saved(store, draft)["happening"] == words
