"""Opening a page as somebody, on a real SQLite store."""

from collections.abc import Callable, Iterator

import pytest
from lxml import html
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from data.store import Store
from pages.parts import places, session
from stories.actions import writing
from stories.ids import new_id
from stories.people import Person
from tests import ROOT, make

SECONDS = 20  # a page test waits this long for a run before it fails


@pytest.fixture(autouse=True, scope="session")
def no_search_for_components() -> Iterator[None]:
    """Spare each AppTest a third of a second: it would look through every installed package."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", list)
        yield


@pytest.fixture
def visit(sqlite_store: Store) -> Iterator[Callable[..., AppTest]]:
    """visit("review.py", person, story="...") opens that page as that person."""
    session.use(sqlite_store)

    def opening(file: str, person: Person | None, **query: str) -> AppTest:
        at = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=SECONDS)
        if person is not None:
            at.session_state["person_id"] = person.id
        for name, value in query.items():
            at.query_params[name] = value
        # switch_page() asks for a run of the first page before; this address is known without.
        at._page_hash = calc_hash("" if file == "home.py" else places.BY_FILE[file].address)
        return at.run()

    yield opening
    session.use(None)


@pytest.fixture
def draft(sqlite_store: Store) -> Callable[..., str]:
    """A draft of Sam's; answers(...) fills it."""
    draft_id = writing.start_draft(sqlite_store, new_id(), by=make.SAM, at=make.NOON)

    def answers(**values):
        for name, value in values.items():
            writing.save_answer(sqlite_store, draft_id, name, value, 0, by=make.SAM, at=make.NOON)
        return draft_id

    return answers


def labels(at: AppTest) -> list[str]:
    """What the buttons say, without the colour that links have."""
    return [each.label.removeprefix(":primary[").removesuffix("]") for each in at.button]


def links_of(at: AppTest) -> dict[str, str]:
    """Where each link of our own HTML leads, by its words."""
    made = [html.fragments_fromstring(each.proto.body) for each in at.get("html")]
    parts = [part for parts in made for part in parts if not isinstance(part, str)]
    return {link.text_content(): link.get("href") for part in parts for link in part.iter("a")}


def told_in(at: AppTest, *tags: str) -> list[str]:
    """What our own HTML says in these tags, as it is read; at first in all that hold a line."""
    made = [html.fromstring(f"<div>{each.proto.body}</div>") for each in at.get("html")]
    return [each.text_content() for part in made for each in part.iter(*(tags or ("p", "small")))]


def rows_of(at: AppTest) -> list[dict[str, str]]:
    """The rows of the first table of a page that folds on a phone."""
    return folding(at)[0]


def folding(at: AppTest) -> list[list[dict[str, str]]]:
    """The rows of every table that folds on a phone, each cell's words by its column."""
    made = [each.proto.body for each in at.get("html") if "<table" in each.proto.body]
    found = []
    for table in (html.fragment_fromstring(body[body.index("<table") :]) for body in made):
        names = [each.text_content() for each in table.iterfind("thead/tr/th")]
        rows = [[cell.text_content() for cell in row] for row in table.iterfind("tbody/tr")]
        found.append([dict(zip(names, row, strict=True)) for row in rows])
    return found
