"""One story from typing to newsletter, by the people of each role, in a real browser."""

import io
import json
import re
from collections.abc import Iterable
from urllib.parse import unquote_plus

import docx
import pytest
from playwright.sync_api import Page, Request, expect

from stories.review import Check
from tests.journeys.conftest import NARROW, check_access, settled, take
from tests.journeys.mouse import choose, pick, press, tick, type_all, type_into

pytestmark = pytest.mark.journey

TITLE = "The kettle that stayed on"
HAPPENING = "Latoya kept her door shut, and the visitor from Brookside Surgery was worried."
TRIED = "Letters did not help. Then Latoya and her sister made tea and we listened."
OTHERS = ("Reviewer", "Governance", "Leader", "Comms", "Analyst")
CHANGED = "The plan ended. The school and the family both told us that things are safer."


@pytest.fixture(scope="module")
def told() -> dict:
    """What later steps of the walk need from earlier ones."""
    return {}


def all_of(asked: Request) -> str:
    """Its address, what stands above it and what was sent along in it."""
    body = (asked.post_data_buffer or b"").decode("utf-8", "replace")
    return unquote_plus(f"{asked.url} {asked.headers} {body}")


def nothing_typed_is_left(page: Page, asked: list[str], typed: Iterable[str]) -> None:
    """T-04: in what the browser keeps, in the address, and in what it asked for and sent along.

    It is saved on the one line that is open to the server, which asks for nothing else.
    """
    here = page.evaluate("[location.href, {...localStorage}, {...sessionStorage}]")
    kept = json.dumps([here, page.context.storage_state(indexed_db=True)], ensure_ascii=False)
    assert page.url in kept
    assert asked
    for words in typed:
        assert words[:20] not in kept
        assert not [each for each in asked if words[:20] in each]


def test_0_a_word_that_was_sent_along_would_be_seen(chromium):
    page, asked = chromium.new_page(), []
    page.on("request", lambda each: asked.append(all_of(each)))
    page.route("**", lambda route: route.fulfill(body="here", content_type="text/html"))
    page.goto("http://elsewhere.example/")
    nothing_typed_is_left(page, asked, [HAPPENING])
    page.evaluate("said => fetch('/', {method: 'POST', body: said})", HAPPENING)
    with pytest.raises(AssertionError):
        nothing_typed_is_left(page, asked, [HAPPENING])
    page.close()


def test_1_a_visitor_finds_the_ways_in(server, chromium):
    page = chromium.new_page()
    page.goto(server.url)
    expect(page.get_by_role("heading", name="Made a Difference")).to_be_visible()
    expect(page.get_by_text("every person and story here is invented")).to_be_visible()
    expect(page.locator("form button")).to_have_count(7)
    check_access(page)
    page.set_viewport_size(NARROW)
    check_access(page)
    page.close()


def test_2_staff_write_a_story_that_outlives_reload_tab_and_restart(server, step_in, told):
    page = step_in("Staff", "/share-a-story")
    asked = []
    page.on("request", lambda each: asked.append(all_of(each)))
    check_access(page)
    press(page, "Start a new story")
    told_so = {
        "Title": TITLE,
        "What was happening": HAPPENING,
        "What we tried together": TRIED,
        "What changed, and how we know": CHANGED,
    }
    type_all(page, told_so)
    expect(page.get_by_text(re.compile(r"Saved at \d\d:\d\d")).first).to_be_visible()
    expect(page.get_by_text("“Latoya”").first).to_be_visible()
    check_access(page)
    address = page.url
    assert "?d=" in address
    page.reload()
    expect(page.get_by_label("What was happening", exact=True)).to_have_value(HAPPENING)
    nothing_typed_is_left(page, asked, told_so.values())
    server.stop()
    server.start()
    tab = page.context.new_page()
    page.close()
    tab.goto(address)
    expect(tab.get_by_label("What was happening", exact=True)).to_have_value(HAPPENING)
    expect(tab.get_by_label("Title", exact=True)).to_have_value(TITLE)
    replace_everything(tab)
    press(tab, "2. What came of it")
    press(tab, "Back")
    expect(tab.get_by_label("Title", exact=True)).to_have_value(TITLE)
    press(tab, "2. What came of it")
    fill_what_came_of_it(tab)
    check_access(tab)
    press(tab, "3. Who agreed")
    fill_who_agreed(tab)
    check_access(tab)
    press(tab, "4. Check and send")
    check_access(tab)
    told["reference"] = sent_once(tab, server.url)


def sent_once(tab: Page, url: str) -> str:
    """Two quick presses send one story; returns its reference."""
    tab.get_by_role("button", name="Send to a reviewer").dblclick()
    expect(tab.get_by_text("Your reference is")).to_be_visible()
    reference = re.search(r"MD-\w{4}-\w{4}", tab.inner_text("body")).group()
    check_access(tab)
    tab.goto(f"{url}/my-stories")
    expect(tab.get_by_text(TITLE)).to_have_count(1)
    check_access(tab)
    return reference


def replace_everything(page: Page) -> None:
    """Answer findings until none is left; the suggestion will do."""
    buttons = page.get_by_role("button", name=re.compile("^Replace"))
    for _ in range(20):
        settled(page)
        if not buttons.count():
            break
        buttons.first.click()
    assert not buttons.count()
    assert "Latoya" not in page.get_by_label("What we tried together", exact=True).input_value()


def fill_what_came_of_it(page: Page) -> None:
    choose(page, "Which service?", "Family Help North")
    choose(
        page,
        "Which outcome does this story belong to?",
        "Safer at home: no longer needs a protection plan",
    )
    pick(page, "Safer at home, and the work together helped")
    type_all(page, {"Month": "9", "Year": "2026"})
    pick(page, "Another agency confirmed it")
    press(page, "Listening")


def fill_who_agreed(page: Page) -> None:
    press(page, "Newsletter")
    press(page, "Training")
    type_into(page, "Who agreed?", "the mother")
    choose(page, "Which person is this?", "A parent")
    choose(page, "Who gave the answer?", "The person, for themselves")
    choose(page, "Can this adult decide this?", "Yes, they can decide this")
    choose(page, "How were they asked?", "In person")
    type_all(page, {"Day": "1", "Month": "10", "Year": "2026"})
    pick(page, "Yes, somebody checked")
    choose(page, "How do they want to be spoken of?", "No name at all")
    choose(page, "Have they seen these words?", "Yes, they have read it, or had it read to them")
    pick(page, "No")


def test_3_staff_record_an_outcome_and_a_thank_you(step_in):
    page = step_in("Staff", "/record-an-outcome")
    check_access(page)
    choose(page, "Outcome", "Came home to family as planned")
    choose(page, "Month it happened", "September")
    type_into(page, "Year it happened", "2026")
    choose(page, "Service", "Children in Our Care")
    choose(page, "Age of the person", "5 to 9")
    pick(page, "I checked the record")
    press(page, "Record this outcome")
    expect(page.get_by_text("Recorded at")).to_be_visible()
    check_access(page)
    page.get_by_role("link", name="Pass on thanks").click()
    expect(page.get_by_role("heading", name="Pass on thanks")).to_be_visible()
    type_into(page, "Their words", "You sat with me when nobody else would. I am all right now.")
    check_access(page)
    choose(page, "Who said it?", "A care-experienced adult")
    pick(page, "A worker")
    choose(page, "Service", "Children in Our Care")
    pick(page, "Decades ago")
    type_all(page, {"Day": "1", "Month": "10", "Year": "2026"})
    press(page, "Pass on these thanks")
    expect(page.get_by_text("Kept at")).to_be_visible()


def test_4_a_reviewer_returns_one_story_and_approves_this_one(step_in, told):
    page = step_in("Reviewer", "/review")
    check_access(page)
    press(page, re.compile(r"^Open MD-"), exact=False)
    expect(page.get_by_role("heading", name="Your decision")).to_be_visible()
    pick(page, "Return it, so that the writer can change it and send it again")
    choose(page, "Reason", "It does not say how we know")
    type_into(page, "Words for the writer", "Say who told you that things are better.")
    check_access(page)
    press(page, "Return")
    expect(page.get_by_text("Returned: MD-")).to_be_visible()
    press(page, f"Open {told['reference']}")
    expect(page.get_by_text(TITLE).first).to_be_visible()
    pick(page, "Approve it for use inside")
    boxes = page.get_by_role("checkbox")
    expect(boxes).to_have_count(len(Check))  # all of them, also where the page is slow to come
    for box in boxes.all():
        tick(box)
    check_access(page)
    press(page, "Approve")
    expect(page.get_by_text(f"Approved: {told['reference']}")).to_be_visible()


def test_5_governance_clears_it_for_outside(step_in, told):
    page = step_in("Governance", "/clear-for-outside")
    check_access(page)
    press(page, f"Open {told['reference']}")
    tick(page.get_by_role("checkbox", name="Newsletter"))
    check_access(page)
    press(page, "Clear for outside")
    expect(page.get_by_text(f"Cleared: {told['reference']}")).to_be_visible()
    page.goto(page.url.split("/clear")[0] + "/record-of-actions")
    expect(page.get_by_role("heading", name="Record of actions")).to_be_visible()
    check_access(page)


def test_6_a_leader_sees_each_outcome_beside_what_could_contradict_it(step_in):
    page = step_in("Leader", "/trends")
    expect(page.locator("[data-testid=stVegaLiteChart] svg, canvas").first).to_be_visible()
    expect(page.get_by_text("expected variation").first).to_be_visible()
    check_access(page)
    page.goto(page.url.split("/trends")[0] + "/one-outcome?outcome=C-CP-END")
    expect(page.get_by_text("Protection plans started").first).to_be_visible()
    expect(page.locator("[data-testid=stVegaLiteChart] svg, canvas").first).to_be_visible()
    check_access(page)
    turn_dark_and_back(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Numbers (CSV)").click()
    assert download.value.path().read_text(encoding="utf-8-sig").count("\n") > 12


def turn_dark_and_back(page: Page) -> None:
    """As the machine does in the evening: the chart that is open turns with the page, at once."""
    chart = page.locator("[data-testid=stVegaLiteChart] svg").first
    ink = chart.locator('text[fill="#0b0c0c" i]').first
    expect(chart).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(ink).to_have_css("fill", "rgb(11, 12, 12)")
    page.emulate_media(color_scheme="dark")
    expect(chart).to_have_css("background-color", "rgb(27, 26, 23)")
    expect(ink).to_have_css("fill", "rgb(244, 241, 234)")
    check_access(page)
    page.emulate_media(color_scheme="light")
    expect(chart).to_have_css("background-color", "rgb(255, 255, 255)")


def test_7_comms_pull_it_for_what_it_is_cleared_for_and_nothing_else(step_in, told):
    page = step_in("Comms", "/story-library")
    check_access(page)
    type_into(page, "Words in the story", "kettle")
    press(page, f"Open {told['reference']}")
    expect(page.get_by_text(TITLE).first).to_be_visible()
    check_access(page)
    pick(page, "Training (closed)")
    expect(page.get_by_text("not cleared this story for: Training").first).to_be_visible()
    expect(page.get_by_role("button", name="Pull this story")).to_have_count(0)
    pick(page, "Newsletter")
    type_into(page, "What will you use it for?", "The winter newsletter")
    press(page, "Pull this story")
    document = docx.Document(io.BytesIO(take(page, "Word")))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert TITLE in words
    assert told["reference"] in words
    assert "Latoya" not in words
    expect(page.get_by_text("The winter newsletter").last).to_be_visible()
    check_access(page)


EVERY_ROLE = [
    "Staff",  # she alone on every run: the matrix of every page and role has the others too
    *(pytest.param(role, marks=pytest.mark.slow) for role in OTHERS),
]


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_8_every_role_gets_home_on_a_phone(step_in, role):
    page = step_in(role, "/", NARROW)
    expect(page.get_by_role("heading", name=re.compile("Hello"))).to_be_visible()
    check_access(page)
