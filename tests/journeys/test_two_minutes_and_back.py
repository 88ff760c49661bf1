"""A story told in two minutes, sent back with a reason and told again: with a keyboard alone."""

import io
import re

import docx
import pytest
from playwright.sync_api import expect

from pages.parts.story_examples import EXAMPLES
from stories.sections import Section
from tests.journeys.conftest import NARROW, check_access, settled
from tests.journeys.keys import choose, pick, press, reach, tick, type_into, unfold

pytestmark = pytest.mark.journey

TITLE = "The spare key"
HAPPENING = "He let nobody in, and he had stopped eating with others."
TRIED = "We sat on the step with him and waited. His neighbour brought soup."
CHANGED = "He opens the door now, and he eats with his neighbour."
FEARED = "We feared that he would be found too late."
FOR_TODAY = "His son may hurt him tonight."
AT_RISK = "Somebody in this may be at risk now"
ROUTE = "01632 960 111"


def test_1_staff_tell_it_in_two_minutes_on_a_phone(step_in):
    page = step_in("Staff", "/share-a-story", NARROW)
    check_access(page)
    press(page, "Tell it in two minutes")
    reach(page, page.locator("summary", has_text="See an example").first)
    page.keyboard.press("Enter")
    for label, words in (
        ("Title", TITLE),
        ("What was happening", HAPPENING),
        ("What we tried together", TRIED),
        ("What changed, and how we know", CHANGED),
    ):
        type_into(page, label, words)
    expect(page.get_by_text("Say more")).to_have_count(0)
    expect(page.get_by_text(re.compile(r"^Saved at \d\d:\d\d$"))).to_have_count(4)
    expect(page.get_by_text(EXAMPLES[Section.TITLE])).to_be_visible()  # it did not fold
    tick(page, AT_RISK)
    expect(page.get_by_text(ROUTE).first).to_be_visible()
    check_access(page)
    tick(page, AT_RISK, on=False)
    expect(page.get_by_text(ROUTE)).to_have_count(0)
    somebody_may_be_at_risk(page)
    press(page, "Continue")
    choose(page, "Which service?", "Adults' Support")
    choose(page, "Which outcome does this story belong to?", "Less alone")
    type_into(page, "Year", "2011")
    pick(page, "I believe so, as far as I know")
    pick(page, "No")
    check_access(page)
    press(page, "Continue")
    expect(page.get_by_text("About 2011")).to_be_visible()
    check_access(page)
    press(page, "Send to a reviewer")
    expect(page.get_by_text("Your reference is")).to_be_visible()
    check_access(page)


def somebody_may_be_at_risk(page) -> None:
    """Words that sound like it are asked about; the way stays on the screen until it is done."""
    type_into(page, "What we tried together", f"{TRIED} {FOR_TODAY}")
    expect(page.get_by_text("Your words sound as if")).to_be_visible()
    check_access(page)
    press(page, "Yes, they may be")
    for label, words in ("Title", f"{TITLE} again"), ("What we tried together", TRIED):
        expect(page.get_by_text(ROUTE)).to_be_visible()
        expect(page.get_by_role("checkbox", name=AT_RISK)).to_be_checked()
        type_into(page, label, words)
    press(page, "Continue")
    press(page, "Back")
    expect(page.get_by_text(ROUTE)).to_be_visible()
    tick(page, AT_RISK, on=False)
    expect(page.get_by_text(ROUTE)).to_have_count(0)
    type_into(page, "Title", TITLE)


def test_2_a_reviewer_returns_it_with_a_reason(step_in):
    page = step_in("Reviewer", "/review")
    reference = reference_of(page)
    press(page, f"Open {reference}")
    pick(page, "Return it, so that the writer can change it and send it again")
    choose(page, "Reason", "It does not say how we know")
    type_into(page, "Words for the writer", "Say who told you, and what you feared at first.")
    press(page, "Return")
    expect(page.get_by_text(f"Returned: {reference}")).to_be_visible()


def test_3_its_writer_sees_why_says_more_and_sends_it_again(step_in):
    page = step_in("Staff", "/my-stories", NARROW)
    mine = page.get_by_text("Say who told you, and what you feared at first.")
    expect(mine).to_be_visible()
    check_access(page)
    press(page, re.compile("^Change and send again"), exact=False)
    expect(page.get_by_label("What was happening", exact=True)).to_have_value(HAPPENING)
    type_into(page, "What changed, and how we know", f"{CHANGED} The neighbour told us so.")
    unfold(page, "Say more: worries, and what was going well")
    type_into(page, "What we were worried about", FEARED)
    check_access(page)
    press(page, "4. Check and send")
    expect(page.get_by_label("What we were worried about", exact=True)).to_have_count(0)
    expect(page.get_by_text(FEARED)).to_be_visible()
    press(page, "Send to a reviewer")
    expect(page.get_by_text("Your reference is")).to_be_visible()
    with page.expect_download() as download:
        press(page, "Save a copy for Word")
    document = docx.Document(io.BytesIO(download.value.path().read_bytes()))
    assert FEARED in "\n".join(paragraph.text for paragraph in document.paragraphs)


def reference_of(page) -> str:
    """The reference beside the title in the list."""
    settled(page)
    card = page.get_by_text(TITLE).locator("xpath=ancestor::*[.//button][1]")
    return re.search(r"MD-\w{4}-\w{4}", card.inner_text()).group()
