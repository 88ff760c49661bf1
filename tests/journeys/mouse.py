"""Walking the service as people type and press; keys.py does the same with a keyboard alone."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import settled


def type_into(page: Page, label: str, words: str) -> None:
    type_all(page, {label: words})


def type_all(page: Page, told: dict[str, str]) -> None:
    """One box after another, as people type, without a wait between them."""
    for label, words in told.items():
        box = page.get_by_label(label, exact=True)
        box.fill(words)
        box.blur()
    settled(page)


def press(page: Page, name: str | re.Pattern, exact: bool = True) -> None:
    page.get_by_role("button", name=name, exact=exact).first.click()
    settled(page)


def choose(page: Page, label: str, option: str) -> None:
    box = page.get_by_role("combobox", name=label, exact=True)
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option, exact=True).click()
    settled(page)


def pick(page: Page, name: str) -> None:
    tick(page.get_by_role("radio", name=name, exact=True))


def tick(box: Locator) -> None:
    """Press its label, as people do: the box itself is hidden behind a drawn one."""
    box.locator("xpath=ancestor::label").click()
    expect(box).to_be_checked()
    settled(box.page)
