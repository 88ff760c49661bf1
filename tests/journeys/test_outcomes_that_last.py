"""Outcomes recorded, confirmed, checked again and imported, by those who do it, in a browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import NARROW, check_access, settled
from tests.journeys.mouse import choose, pick, press, tick, type_into

pytestmark = pytest.mark.journey

HOME = "Came home to family as planned"
ROWS = [
    ["What came of it", "Month", "Service", "How we know", "Age"],
    ["C-REUN", "2026-03", "Family Help North", "I checked the record", "7"],
    ["C-REUN", "2026-03", "Family Help North", "I checked the record", "0"],
    ["C-REUN", "2026-13", "Family Help North", "I checked the record", "8"],
]


@pytest.mark.slow
def test_staff_record_outcomes_of_two_people_at_one_go_on_a_phone(step_in):
    page = step_in("Staff", "/record-an-outcome", NARROW)
    choose(page, "Outcome", HOME)
    choose(page, "Month it happened", "March")
    type_into(page, "Year it happened", "2026")
    choose(page, "Service", "Family Help North")
    choose(page, "Age of the person", "5 to 9")
    pick(page, "I checked the record")
    check_access(page)
    press(page, "Add another before recording")
    expect(page.get_by_text("Not recorded yet: 1.")).to_be_visible()
    choose(page, "Outcome", HOME)
    choose(page, "Age of the person", "10 to 15")
    pick(page, "I believe so, as far as I know")
    press(page, "Record this outcome")
    expect(page.get_by_text("Recorded at")).to_be_visible()
    expect(page.get_by_text("Age: 10 to 15")).to_be_visible()
    check_access(page)


def test_a_team_lead_sees_what_waits_answers_and_confirms(step_in):
    page = step_in("Staff", "/check-backs")
    expect(page.get_by_text("have waited for more than two months")).to_be_visible()
    page.get_by_text("Not yet due:").click()
    expect(page.get_by_text("Each comes up once its months are over")).to_be_visible()
    check_access(page)
    tick(page.get_by_role("radio", name="We cannot know", exact=True).first)
    choose(page, "How do we know that we cannot?", "I asked, and nobody answered")
    press(page, "Save this answer")
    expect(page.get_by_text("Kept. Thank you for going back to ask.")).to_be_visible()
    press(page, "Take this answer back")
    expect(page.get_by_text("the question is open again")).to_be_visible()
    page.goto(page.url.replace("check-backs", "confirm-outcomes"))
    settled(page)
    tick(page.get_by_role("radio", name="Yes, I have checked and it is so").first)
    check_access(page)
    press(page, "Save this answer")
    expect(page.get_by_text("Confirmed. It counts from now on.")).to_be_visible()


@pytest.mark.slow
def test_an_analyst_imports_a_spreadsheet_once_and_undoes_it(step_in):
    page = step_in("Analyst", "/import")
    upload(page)
    expect(page.get_by_text("Say above which column is: Outcome.")).to_be_visible()
    choose(page, "Outcome", "What came of it")
    expect(page.get_by_text("2 rows can be kept.")).to_be_visible()
    expect(page.get_by_text("Row 4, Month or day it happened: There is no such")).to_be_visible()
    check_access(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the list").click()
    assert "no such date" in download.value.path().read_text("utf-8-sig")
    asked = "The person is very young or very old for this outcome: 1 row. Is that right?"
    choose(page, asked, "We checked the record, and it is right")
    tick(page.get_by_role("checkbox", name="All or nothing"))
    press(page, "Keep these rows")
    expect(page.get_by_text("Rows that would be left out: 1.")).to_be_visible()
    page.get_by_text("All or nothing: keep").click()
    press(page, "Keep these rows")
    expect(page.get_by_text("Kept: 2 rows. Left out: 1.")).to_be_visible()


@pytest.mark.slow
def test_the_same_file_counts_nothing_twice_and_can_be_undone(step_in):
    page = step_in("Analyst", "/import")
    upload(page)
    asked = "The person is very young or very old for this outcome: 1 row. Is that right?"
    choose(page, asked, "We checked the record, and it is right")
    press(page, "Keep these rows")
    expect(page.get_by_text("not counted again: 2. Left out: 1.")).to_be_visible()
    for number, gone in ((2, 0), (1, 2)):
        page.goto(page.url)
        expect(page.get_by_text("Undo an import")).to_be_visible()
        settled(page)
        page.get_by_text("Undo an import").click()
        box = page.get_by_role("combobox", name="Which import")
        settled(page)
        box.click()
        page.get_by_role("option", name=f"Import {number}:").click()
        settled(page)
        check_access(page)
        press(page, f"Undo import {number}")
        said = f"Import {number} is undone. Taken out: {gone}."
        expect(page.get_by_text(said)).to_be_visible()


def upload(page: Page) -> None:
    """The rows as a CSV file that somebody drops."""
    pick(page, "Outcomes, one row for each person")
    content = "\n".join(",".join(row) for row in ROWS).encode()
    page.locator("input[type=file]").set_input_files(
        {"name": "rows.csv", "mimeType": "text/csv", "buffer": content}
    )
    settled(page)
