"""A reviewer mends a few words; a shorter version is written, approved by another, and used."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import NARROW, WIDE, check_access, settled
from tests.journeys.mouse import pick, press, tick, type_into

pytestmark = [pytest.mark.journey, pytest.mark.slow]

TITLE = "Two diaries, one child"
SHORT = "Nobody won, and that was the point. The rule that works was written by the child."


def on_a_phone_too(page: Page) -> None:
    page.set_viewport_size(NARROW)
    check_access(page)
    page.set_viewport_size(WIDE)
    settled(page)


def test_1_a_reviewer_mends_a_few_words_and_somebody_else_must_approve_them(step_in):
    page = step_in("Reviewer", "/review")
    press(page, re.compile("^Open MD-"), exact=False)
    pick(page, "Change a few words yourself, so that somebody else can approve it")
    type_into(page, "Title", f"{page.get_by_role('textbox', name='Title').input_value()}, at last")
    expect(page.get_by_text("Changed so far:")).to_be_visible()
    on_a_phone_too(page)
    press(page, "Save these words")
    expect(page.get_by_text("Somebody else must now approve it.")).to_be_visible()


def test_2_governance_writes_a_shorter_version(step_in):
    page = step_in("Governance", "/clear-for-outside")
    way_in = page.get_by_role("button", name=re.compile("^Open MD-"))
    card = page.locator("[data-testid=stVerticalBlock]", has_text=TITLE).filter(has=way_in).last
    card.locator(way_in).click()
    settled(page)
    page.get_by_text("Write it", exact=True).last.click()
    settled(page)
    type_into(page, "Social media length", SHORT)
    on_a_phone_too(page)
    press(page, "Send it to be approved")
    expect(page.get_by_text("Somebody else must now approve it.")).to_be_visible()


def test_3_a_reviewer_approves_it_after_both_checks(step_in):
    page = step_in("Reviewer", "/check-shorter-versions")
    expect(page.get_by_text(SHORT)).to_be_visible()
    on_a_phone_too(page)
    while page.get_by_role("button", name="Approve this version").count():
        for box in page.get_by_role("checkbox").all()[:2]:
            tick(box)
        press(page, "Approve this version")
    expect(page.get_by_text("Nothing waits for a check.")).to_be_visible()


def test_4_comms_find_it_by_its_length_and_pull_it(step_in):
    page = step_in("Comms", "/story-library")
    type_into(page, "Words in the story", "diary")
    press(page, re.compile("^Open MD-"), exact=False)
    pick(page, "Social media length")
    type_into(page, "What will you use it for?", "A post in December")
    press(page, "Pull this story")
    expect(page.locator("[data-testid=stCode]").first).to_have_text(re.compile("^Nobody won"))
    on_a_phone_too(page)
