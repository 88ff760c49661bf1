"""Somebody takes their consent back: from one story's page to the last copy, in a real browser."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import NARROW, WIDE, check_access, settled
from tests.journeys.mouse import press, tick, type_into

pytestmark = pytest.mark.journey

REFERENCE = re.compile(r"MD-\w{4}-\w{4}")


def test_consent_is_taken_back_and_every_use_is_called_back(step_in):
    comms = step_in("Comms", "/story-library")
    press(comms, re.compile(r"^Open MD-"), exact=False)
    title = comms.get_by_role("heading", level=1, name=REFERENCE)
    reference = REFERENCE.search(title.inner_text()).group()
    type_into(comms, "What will you use it for?", "The autumn open day")
    press(comms, "Pull this story")
    expect(comms.get_by_text("The autumn open day").last).to_be_visible()

    page = step_in("Governance", "/consent")
    check_access(page)
    type_into(page, "Reference of the story", reference)
    press(page, "Open its consent")
    expect(page.get_by_text(reference).first).to_be_visible()
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)
        check_access(page)
    page.locator("summary", has_text="They take their consent back").first.click()
    settled(page)  # what is still unfolding takes no click
    tick(page.get_by_role("checkbox", name="They said so, or somebody who speaks for them did"))
    press(page, "Take this consent back")
    expect(page.get_by_text(f"Taken back: {reference}.")).to_be_visible()
    page.locator("summary", has_text="The note, ready to send").first.click()
    settled(page)
    expect(page.get_by_text(f"Please take down story {reference}").first).to_be_visible()
    check_access(page)

    comms.goto(comms.url.split("/story-library")[0] + "/story-library")
    settled(comms)
    expect(comms.get_by_label("Words in the story", exact=True)).to_be_visible()
    expect(comms.get_by_role("button", name=f"Open {reference}")).to_have_count(0)
    comms.goto(comms.url.split("/story-library")[0] + "/call-back")
    settled(comms)
    check_access(comms)
    tick_off = comms.get_by_role("button", name=re.compile(f"^Tick off: .*{reference}"))
    all_ticked_off(comms, tick_off)


def all_ticked_off(comms: Page, tick_off: Locator) -> None:
    """One for the use just made, and one for each earlier use of the same story."""
    expect(tick_off.first).to_be_visible()
    settled(comms)
    for left in reversed(range(tick_off.count())):
        # The newest comes last, and so do its answers.
        choice = comms.get_by_role("radio", name="Taken down, and every copy deleted").last
        choice.locator("xpath=ancestor::label").click()
        settled(comms)
        tick_off.last.click()
        settled(comms)
        expect(comms.get_by_text("Ticked off.")).to_be_visible()
        expect(tick_off).to_have_count(left)
