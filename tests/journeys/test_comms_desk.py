"""The comms desk in a real browser: a slip put right, a quote as a picture, and the public feed."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.journeys.conftest import NARROW, WIDE, check_access, settled, take
from tests.journeys.mouse import pick, press, type_into

pytestmark = pytest.mark.journey


def test_comms_find_a_quote_and_take_it_as_a_picture(step_in):
    page = step_in("Comms", "/story-library")
    type_into(page, "Words in the story", "four good mornigns")
    expect(page.get_by_text("Did you mean one of these?")).to_be_visible()
    check_access(page)
    press(page, "four good mornings")
    press(page, re.compile("^Open MD-"), exact=False)
    pick(page, "One quote")
    type_into(page, "What will you use it for?", "A wall in the foyer")
    press(page, "Pull this story")
    expect(page.get_by_text("Take a picture")).to_be_visible()
    used = page.get_by_role("link", name="Square (PNG)", exact=True).get_attribute("href")
    picture = Image.open(io.BytesIO(take(page, "Square (PNG)")))
    assert picture.size == (1080, 1080)
    for size in (NARROW, WIDE):  # only now: a link is another after three quarters of a minute
        page.set_viewport_size(size)
        check_access(page)
    again = page.request.get(page.url.split("/story-library")[0] + used)
    assert again.status == 403
    assert again.headers["cache-control"] == "no-store"


def test_what_is_cleared_for_the_website_is_in_the_feed(step_in, server):
    page = step_in("Comms", "/story-library")
    settled(page)
    told = page.request.get(f"{server.url}/feed.json").json()
    titles = [each["title"] for each in told["items"]]
    assert "Four good mornings out of five" in titles
    assert page.request.get(f"{server.url}/api/stories").status == 404
