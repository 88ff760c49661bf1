"""Returns uploaded, kept and undone by an analyst, in a browser."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import NARROW, check_access, settled
from tests.journeys.mouse import press
from tests.stories.returns import files
from tests.stories.returns.files import child

pytestmark = pytest.mark.journey

PLAN = ("2017-05-01", "2017-12-01", 0)


def test_an_analyst_uploads_returns_keeps_them_and_undoes_it_on_a_phone(step_in, tmp_path):
    census = files.census(
        tmp_path,
        *(child(f"C{number}", plans=[PLAN]) for number in range(6)),
        child("C7", plans=[("2017-05-01", "2017-04-01", 0)]),
        reference="2018-03-31",
    )
    care = files.episodes(tmp_path, ("C1", "01/05/2017", "S", "01/12/2017", "E4A"))
    page = step_in("Analyst", "/upload-returns", NARROW)
    page.locator("input[type=file]").set_input_files([census, care])
    press(page, "Read these files")
    expect(page.get_by_text("Children in need census, year to 31 March 2018")).to_be_visible()
    expect(page.get_by_text("Protection plan ends before it starts")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the list of rows").click()
    assert "protection plan ends before it starts" in download.value.path().read_text("utf-8-sig")
    settled(page)
    check_access(page)
    press(page, "Keep these records")
    expect(page.get_by_text("Kept. You can undo it below.")).to_be_visible()
    check_access(page)
    press(page, "Undo this upload")
    expect(page.get_by_text("is undone.")).to_be_visible()
