"""The way to every page, for whoever looks at all of them."""

from collections.abc import Iterator

from playwright.sync_api import Browser, Page, TimeoutError

from pages.parts import session
from pages.parts.places import PLACES, Place
from stories.people import Role
from tests.journeys.conftest import STEP_MS, WIDE, settled

# What is pressed to come further than the page itself, where there is something to press.
FURTHER = {
    "": ("Read the whole story",),
    "review": ("Open MD-",),
    "clear-for-outside": ("Open MD-",),
    "my-stories": ("Open MD-",),
    "consent": ("Open MD-",),
    "story-library": ("Open MD-",),
    "share-a-story": ("Start a new story", "3."),
    "trends": ("One outcome",),
}


def pages_of(role: Role) -> list[Place]:
    return [place for place in PLACES if role in place.roles]


def address(place: Place) -> str:
    return "" if place.file == "home.py" else place.address


def inside(chromium: Browser, url: str, role: Role, token: str = "") -> Page:
    """A browser's page in which somebody with this role is here."""
    context = chromium.new_context(viewport=WIDE, color_scheme="light")
    context.set_default_timeout(STEP_MS)
    if token:
        context.add_cookies([{"name": session.COOKIE, "value": token, "url": url}])
    page = context.new_page()
    page.goto(url)
    if not token:
        page.get_by_role("button", name=role.capitalize()).first.click()
    page.get_by_role("button", name="Sign out").wait_for()
    settled(page)
    return page


def arrive(page: Page, url: str, place: Place) -> None:
    page.goto(f"{url}/{address(place)}")
    page.get_by_role("button", name="Sign out").wait_for()
    settled(page)
    page.locator("[data-testid=stMain] h1").first.wait_for()


def further(page: Page, place: Place) -> Iterator[str]:
    for name in FURTHER.get(address(place), ()):
        found = page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name))
        try:
            found.first.click(timeout=1500)
        except TimeoutError:
            return
        settled(page)
        yield name
