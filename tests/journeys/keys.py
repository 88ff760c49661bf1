"""Walking the service with a keyboard alone: what cannot be reached or seen in focus fails."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import settled

MOST = 160  # stops of the Tab key; no page has so many
# How a stop is drawn: its outline, ring and edge, those around it, and those of its label.
DRAWN = """stop => {
    const parts = [];
    for (let each = stop, up = 0; each && up < 4; each = each.parentElement, up += 1)
        parts.push(each);
    parts.push(...(stop.closest('label')?.querySelectorAll('*') ?? []));
    return parts.map(each => {
        const look = getComputedStyle(each);
        const outline = look.outlineStyle === 'none' ? '' : look.outline;
        return [outline, look.boxShadow, look.borderColor].join();
    }).join('|');
}"""


def reach(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus, and see that it is drawn otherwise then."""
    target.wait_for(state="attached")
    settled(page)
    here = "each => each === document.activeElement"
    before = None if target.evaluate(here) else target.evaluate(DRAWN)
    for _ in range(MOST):
        if target.evaluate(here):
            for wait in (250, 750, 4_000) if before else ():  # a ring takes a moment to be drawn
                page.wait_for_timeout(wait)
                if target.evaluate(DRAWN) != before:
                    return
            assert not before, f"no focus is seen at {target}"
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} cannot be reached with the Tab key")


def type_into(page: Page, label: str, words: str) -> None:
    """Write over what a box holds, and leave it, which saves it."""
    box = page.get_by_label(label, exact=True)
    reach(page, box)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(words)
    page.keyboard.press("Tab")
    settled(page)
    expect(box).to_have_value(words)


def press(page: Page, name: str | re.Pattern, exact: bool = True) -> None:
    reach(page, page.get_by_role("button", name=name, exact=exact).first)
    page.keyboard.press("Enter")
    settled(page)


def unfold(page: Page, words: str) -> None:
    reach(page, page.locator("summary", has_text=words))
    page.keyboard.press("Enter")
    settled(page)


def choose(page: Page, label: str, option: str) -> None:
    reach(page, page.get_by_role("combobox", name=label, exact=True))
    page.keyboard.insert_text(option)
    page.get_by_role("option", name=option, exact=True).wait_for()
    page.keyboard.press("Enter")
    settled(page)


def pick(page: Page, name: str) -> None:
    """Tab comes to one choice of a group, and arrows go on from there."""
    wanted = page.get_by_role("radio", name=name, exact=True)
    group = page.get_by_role("radiogroup").filter(has=wanted)
    choices = group.get_by_role("radio")
    wanted.wait_for(state="attached")
    settled(page)
    for _ in range(MOST):
        if group.evaluate("each => each.contains(document.activeElement)"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(choices.count()):
        if wanted.is_checked():
            break
        page.keyboard.press("ArrowDown")
    expect(wanted).to_be_checked()
    settled(page)


def tick(page: Page, name: str, on: bool = True) -> None:
    box = page.get_by_role("checkbox", name=name)
    reach(page, box)
    page.keyboard.press("Space")
    expect(box).to_be_checked(checked=on)
    settled(page)
