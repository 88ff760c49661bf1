"""Every page for every role: axe finds nothing on it, empty, filled, refused and unfolded.

`pytest -m slow tests/journeys/test_every_page.py` says how many states of how many pages it saw.
The ordinary journeys ask the same of the pages they meet.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from data.store import Store
from stories.people import Role
from tests import make
from tests.journeys import raw
from tests.journeys.conftest import WIDE, Server, check_access, settled, violations
from tests.journeys.walking import arrive, further, inside, pages_of

pytestmark = [pytest.mark.journey, pytest.mark.slow]

WIDTHS = (1280, 320)
STRUCTURE = """() => {
    const found = [...document.querySelectorAll('[data-testid=stMain] :is(h1,h2,h3,h4,h5,h6)')];
    return found.map(each => +each.tagName[1]);
}"""
CUT = """() => [...document.querySelectorAll('[data-testid=stMain] button p')]
    .filter(each => each.scrollWidth > each.clientWidth + 2 && each.offsetParent)
    .map(each => each.innerText)"""


class Seen:
    """What was looked at, and every fault with the state it was found in."""

    def __init__(self, page: Page, role: Role) -> None:
        self.page, self.role = page, role
        self.counts: Counter[str] = Counter()
        self.faults: list[str] = []

    def fault(self, state: str, words: str) -> None:
        self.faults.append(f"{self.role}, {self.page.url.split('/', 3)[-1]}, {state}: {words}")

    def axe(self, state: str) -> None:
        """Wide and narrow, without a reload between them."""
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            self.page.wait_for_timeout(120)
            self.once(f"{state}, {width}")
            if self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                self.fault(f"{state}, {width}", "scrolls sideways")
        self.page.set_viewport_size(WIDE)

    def once(self, state: str) -> None:
        self.counts[state.split(",")[0]] += 1
        for each in violations(self.page):
            where = "; ".join(node["target"][0][-90:] for node in each["nodes"][:3])
            self.fault(state, f"{each['id']} at {where}")

    def structure(self, title: str) -> None:
        """The title is the page's own; one first heading, and no level is left out."""
        levels = self.page.evaluate(STRUCTURE)
        if self.page.title() != title:
            self.fault("opened", f"its title is {self.page.title()!r}")
        if levels.count(1) != 1 or levels[0] != 1:
            self.fault("opened", f"headings {levels}")
        if any(below > above + 1 for above, below in pairwise(levels)):
            self.fault("opened", f"headings {levels} leave a level out")

    def other_looks(self) -> None:
        """In dark, in colours that the machine forces, and with text twice as large."""
        self.page.emulate_media(color_scheme="dark")
        settled(self.page)
        self.once("dark")
        self.page.emulate_media(color_scheme="light")
        settled(self.page)  # else colours are on their way from the one to the other
        self.page.emulate_media(forced_colors="active")
        self.once("forced colours")
        self.page.emulate_media(forced_colors="none")
        before = self.page.evaluate("getComputedStyle(document.documentElement).fontSize")
        self.page.evaluate(
            f"document.documentElement.style.fontSize = '{2 * float(before[:-2])}px'"
        )
        self.page.wait_for_timeout(150)
        self.counts["text 200%"] += 1
        if self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            self.fault("text 200%", "scrolls sideways")
        for words in self.page.evaluate(CUT):
            self.fault("text 200%", f"cuts {words!r}")
        self.page.evaluate("document.documentElement.style.fontSize = ''")

    def unfolded(self) -> None:
        """Everything that folds opened, then each window over the page."""
        folded = self.page.locator("[data-testid=stMain] details:not([open]) > summary")
        windows = self.page.get_by_test_id("stPopoverButton")
        if folded.count():
            for _ in range(min(folded.count(), 12)):
                folded.first.click()
                self.page.wait_for_timeout(120)
            settled(self.page)
            self.axe("unfolded")
        if windows.count():
            windows.first.click()
            settled(self.page)
            self.axe("dialog")
            self.page.keyboard.press("Escape")

    def refused(self) -> None:
        """The main button pressed with nothing filled in."""
        main = self.page.locator(
            "[data-testid=stMain] :is([data-testid=stBaseButton-primary],"
            "[data-testid=stBaseButton-primaryFormSubmit]):enabled"
        )
        if not main.count():
            return
        main.first.click()
        settled(self.page)
        if self.page.get_by_role("alert").count():
            self.axe("refused")


def test_what_stands_open_before_anybody_signs_in(server, chromium):
    page = chromium.new_context(viewport=WIDE).new_page()
    for address in ("", "accessibility-statement"):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(f"{server.url}/{address}")
            page.locator("[data-testid=stMain] h1").first.wait_for()
            check_access(page)
    page.context.close()


@pytest.fixture(scope="module")
def bare(sqlite_template, tmp_path_factory) -> Iterator[tuple[Server, Store]]:
    """A service in which nothing was told yet."""
    with raw.serving(sqlite_template, tmp_path_factory.mktemp("bare")) as running:
        yield running


@pytest.mark.parametrize("role", Role)
def test_every_page_with_something_on_it(server, chromium, role, record_property):
    page = inside(chromium, server.url, role)
    seen = Seen(page, role)
    for place in pages_of(role):
        arrive(page, server.url, place)
        seen.counts["pages"] += 1
        seen.structure(place.title)
        seen.axe("filled")
        seen.other_looks()
        seen.unfolded()
        for name in further(page, place):
            seen.axe(f"filled after {name}")
            seen.unfolded()
        seen.refused()
    record_property("counted", f"{role}: {dict(seen.counts)}")
    page.context.close()
    assert not seen.faults, "\n".join(seen.faults)


@pytest.mark.parametrize("role", Role)
def test_every_page_with_nothing_on_it(bare, chromium, role, record_property):
    running, store = bare
    who = next(each for each in make.EVERYBODY if each.roles == {role})
    page = inside(chromium, running.url, role, raw.token_of(store, who))
    seen = Seen(page, role)
    for place in pages_of(role):
        arrive(page, running.url, place)
        seen.structure(place.title)
        seen.axe("empty")
    record_property("counted", f"{role}: {dict(seen.counts)}")
    page.context.close()
    assert not seen.faults, "\n".join(seen.faults)
