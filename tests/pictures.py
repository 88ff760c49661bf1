"""Pictures of the service as it is today.

`python -m tests.pictures` takes those of the README; `python -m tests.pictures FOLDER` takes every
page there, wide, on a phone and in dark, to be looked at. `--at URL` looks at a demonstration that
runs already.
"""

import argparse
import io
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from pages.parts.places import Place
from stories.people import Role
from tests import ROOT, browser
from tests.journeys.conftest import NARROW, WIDE, Server, settled, take
from tests.journeys.mouse import type_all
from tests.journeys.walking import address, arrive, further, inside, pages_of

README = ROOT / ".readme"
COLOURS = 96  # of a kept picture; pages have few, and files stay small
TALLEST = 6000  # px
LOOKS = {"wide": (WIDE, "light"), "phone": (NARROW, "light"), "dark": (WIDE, "dark")}
WHOLE = """() => Math.max(900, ...[...document.querySelectorAll('[data-testid=stMain]')]
    .map(each => each.scrollHeight))"""
LATOYA = "Latoya kept her door shut, and the visitor from Brookside Surgery was worried."
TRIED = "Letters did not help. Then her sister made tea, and we listened."


def home(page: Page) -> bytes:
    return snap(page, 1180)


def share(page: Page) -> bytes:
    page.get_by_role("button", name="Start a new story").click()
    settled(page)
    told = {
        "Title": "The kettle that stayed on",
        "What was happening": LATOYA,
        "What we tried together": TRIED,
    }
    type_all(page, told)
    return snap(page, 1240)


def opened(page: Page) -> bytes:
    page.get_by_role("button", name=re.compile("^Open MD-")).first.click()
    settled(page)
    return snap(page, 1700)


def read(page: Page) -> bytes:
    page.get_by_role("link", name="Read the whole story").click()
    settled(page)
    return snap(page, 1500)


def trends(page: Page) -> bytes:
    page.locator("[data-testid=stVegaLiteChart] :is(svg, canvas)").first.wait_for()
    return snap(page, 1500)


def library(page: Page) -> bytes:
    return snap(page, 1200)


def card(page: Page) -> bytes:
    """Pulled as comms pull it; a card in the README is half as wide as a page."""
    page.get_by_role("button", name=re.compile("^Open MD-")).first.click()
    settled(page)
    page.get_by_role("radio", name="One quote").locator("xpath=ancestor::label").click()
    settled(page)
    page.get_by_label("What will you use it for?", exact=True).fill("A wall in the foyer")
    page.get_by_role("button", name="Pull this story").click()
    settled(page)
    return smaller(take(page, "Landscape (PNG)"), 800)


KEPT = {
    "home": (Role.STAFF, "", home),
    "share": (Role.STAFF, "share-a-story", share),
    "review": (Role.REVIEWER, "review", opened),
    "trends": (Role.LEADER, "trends", trends),
    "library": (Role.COMMS, "story-library", library),
    "read": (Role.STAFF, "", read),
    "card": (Role.COMMS, "story-library", card),
}


def for_the_readme(chromium: Browser, url: str, folder: Path = README) -> list[Path]:
    """Each picture that the README shows, in its place there."""
    written = []
    for name, (role, where, look) in KEPT.items():
        page = inside(chromium, url, role)
        page.goto(f"{url}/{where}")
        page.get_by_role("button", name="Sign out").wait_for()
        settled(page)
        written.append(folder / f"{name}.png")
        written[-1].write_bytes(look(page))
        page.context.close()
    return written


def of_every_page(chromium: Browser, url: str, folder: Path) -> Iterator[Path]:
    """Home for everybody, each other page for the first role that has it, and what it opens."""
    seen: set[Place] = set()
    for role in Role:
        page = inside(chromium, url, role)
        for place in pages_of(role):
            if place in seen and address(place):
                continue
            seen.add(place)
            arrive(page, url, place)
            name = f"{role}-{address(place) or 'home'}"
            yield from in_each_look(page, folder, name)
            for nth, _ in enumerate(further(page, place), start=2):
                yield from in_each_look(page, folder, f"{name}-{nth}")
        page.context.close()


def in_each_look(page: Page, folder: Path, name: str) -> Iterator[Path]:
    for look, (size, scheme) in LOOKS.items():
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        settled(page)
        path = folder / f"{name}-{look}.png"
        path.write_bytes(snap(page, page.evaluate(WHOLE)))
        yield path
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(WIDE)


def snap(page: Page, high: int) -> bytes:
    """The page as far down as this, which Streamlit scrolls inside its window."""
    wide = page.viewport_size["width"]
    page.set_viewport_size({"width": wide, "height": min(high, TALLEST)})
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    page.wait_for_timeout(300)
    return smaller(page.screenshot(), wide)


def smaller(png: bytes, wide: int) -> bytes:
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture = picture.resize((wide, round(picture.height * wide / picture.width)))
    out = io.BytesIO()
    picture.quantize(COLOURS).save(out, "PNG", optimize=True)
    return out.getvalue()


@contextmanager
def serving(url: str | None) -> Iterator[str]:
    """The address of a demonstration: this one, or a new one while it is looked at."""
    if url:
        yield url
        return
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        server.start()
        try:
            yield server.url
        finally:
            server.stop()


@contextmanager
def browsing() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(
            executable_path=browser.path(), args=list(browser.ARGUMENTS)
        )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", nargs="?", type=Path)
    asked.add_argument("--at")
    given = asked.parse_args()
    with serving(given.at) as url, browsing() as chromium:
        if given.folder:
            given.folder.mkdir(parents=True, exist_ok=True)
            paths = of_every_page(chromium, url, given.folder)
        else:
            paths = for_the_readme(chromium, url)
        for path in paths:
            print(path)


if __name__ == "__main__":
    main()
