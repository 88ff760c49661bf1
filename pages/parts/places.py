"""The pages: where each is, what it is called, and whom it is for."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st

from pages.parts import session
from stories.people import Person, Role

HERE = "page-that-is-open"
PAGES = Path(__file__).parent.parent


@dataclass(frozen=True)
class Place:
    """A page. Roles decide what stands in the menu; the page's own first line is the guard."""

    file: str
    title: str
    address: str
    roles: frozenset[Role]
    listed: bool = True  # whether it stands in the menu
    wide: bool = False  # whether it needs the width of a desk screen
    open: bool = False  # whether it is read before signing in; it then asks no database

    def page(self, visible: bool) -> st.Page:
        """Each run has its own, since it marks the one that is open."""
        return _copied(_made(self, visible))


@cache
def _made(place: Place, visible: bool) -> st.Page:
    """Made once: a page looks for its file on the disk, and every run needs all of them."""
    return st.Page(
        PAGES / place.file,
        title=place.title,
        url_path=place.address,
        default=place.file == "home.py",
        visibility="visible" if visible else "hidden",
    )


def _copied(page: st.Page) -> st.Page:
    """As copy.copy() makes it, which asks so much of an object that fifty pages cost more."""
    own = object.__new__(type(page))
    vars(own).update(vars(page))
    return own


EVERYBODY = frozenset(Role)
LEADING = frozenset({Role.LEADER, Role.ANALYST, Role.GOVERNANCE})
PLACES = (
    Place("home.py", "Home", "home", EVERYBODY),
    Place("read_story.py", "Read a story", "read-a-story", EVERYBODY, listed=False),
    Place("share_story.py", "Share a story", "share-a-story", frozenset({Role.STAFF}), wide=True),
    Place("record_outcome.py", "Record an outcome", "record-an-outcome", frozenset({Role.STAFF})),
    Place(
        "confirm_outcomes.py",
        "Confirm outcomes",
        "confirm-outcomes",
        frozenset({Role.STAFF, Role.REVIEWER}),
        listed=False,
    ),
    Place("check_backs.py", "Check-backs", "check-backs", frozenset({Role.STAFF})),
    Place("thanks.py", "Thanks", "thanks", EVERYBODY),
    Place("pass_on_thanks.py", "Pass on thanks", "pass-on-thanks", frozenset({Role.STAFF})),
    Place(
        "easy_thanks.py",
        "Say thank you with pictures",
        "say-thank-you",
        frozenset({Role.STAFF}),
        listed=False,
    ),
    Place("my_stories.py", "My stories", "my-stories", frozenset({Role.STAFF})),
    Place(
        "cpd.py", "Record of learning", "record-of-learning", frozenset({Role.STAFF}), listed=False
    ),
    Place("appreciation.py", "Thanks to you", "thanks-to-you", EVERYBODY, listed=False),
    Place("review.py", "Review", "review", frozenset({Role.REVIEWER}), wide=True),
    Place(
        "check_thanks.py",
        "Check thanks",
        "check-thanks",
        frozenset({Role.REVIEWER}),
        listed=False,
    ),
    Place(
        "clear.py",
        "Clear for outside",
        "clear-for-outside",
        frozenset({Role.GOVERNANCE}),
        wide=True,
    ),
    Place(
        "check_variants.py",
        "Check shorter versions",
        "check-shorter-versions",
        frozenset({Role.REVIEWER, Role.GOVERNANCE}),
        listed=False,
    ),
    Place("your_sessions.py", "Where you are signed in", "your-sessions", EVERYBODY, listed=False),
    Place("guide.py", "Guide", "guide", EVERYBODY, listed=False),
    Place("what_we_hold.py", "What we hold, and why", "what-we-hold", EVERYBODY, listed=False),
    Place(
        "accessibility.py",
        "Accessibility statement",
        "accessibility-statement",
        EVERYBODY,
        listed=False,
        open=True,
    ),
    Place("panel.py", "Chosen stories", "chosen-stories", EVERYBODY, listed=False),
    Place("consents.py", "Consent", "consent", frozenset({Role.GOVERNANCE}), listed=False),
    Place(
        "recalls.py",
        "Call back",
        "call-back",
        frozenset({Role.GOVERNANCE, Role.COMMS}),
        listed=False,
    ),
    Place(
        "keeping.py",
        "Keeping",
        "keeping",
        frozenset({Role.GOVERNANCE, Role.ADMIN}),
        listed=False,
    ),
    Place(
        "what_is_held.py",
        "What is held on a person",
        "what-is-held",
        frozenset({Role.GOVERNANCE}),
        listed=False,
    ),
    Place("trends.py", "Trends", "trends", LEADING, wide=True),
    Place("one_outcome.py", "One outcome", "one-outcome", LEADING, listed=False),
    Place("this_month.py", "This month", "this-month", LEADING, listed=False, wide=True),
    Place("did_it_last.py", "Did it last?", "did-it-last", LEADING, listed=False),
    Place("balance.py", "Balance", "balance", LEADING, listed=False, wide=True),
    Place("voices.py", "Who we are not hearing from", "voices", LEADING, listed=False),
    Place("together.py", "How we decide together", "together", LEADING, listed=False),
    Place("barriers.py", "What got in the way", "barriers", LEADING, listed=False),
    Place(
        "publish_figures.py",
        "Figures",
        "publish-figures",
        LEADING | {Role.ADMIN},
        listed=False,
    ),
    Place("balancing.py", "Balancing facts", "balancing-facts", frozenset({Role.ANALYST})),
    Place("import_rows.py", "Import a spreadsheet", "import", frozenset({Role.ANALYST})),
    Place("library.py", "Story library", "story-library", frozenset({Role.COMMS})),
    Place(
        "pull_several.py",
        "Pull several stories",
        "pull-several",
        frozenset({Role.COMMS}),
        listed=False,
    ),
    Place(
        "house.py",
        "Looks of files",
        "looks-of-files",
        frozenset({Role.ADMIN, Role.COMMS}),
        listed=False,
    ),
    Place("publish_thanks.py", "Thanks to publish", "thanks-to-publish", frozenset({Role.COMMS})),
    Place("catalogue.py", "Catalogue of outcomes", "catalogue", frozenset({Role.ADMIN})),
    Place("lists.py", "Services and teams", "services-and-teams", frozenset({Role.ADMIN})),
    Place("people.py", "People and roles", "people-and-roles", frozenset({Role.ADMIN})),
    Place(
        "record_of_actions.py",
        "Record of actions",
        "record-of-actions",
        frozenset({Role.GOVERNANCE, Role.ADMIN}),
    ),
    Place(
        "upload_returns.py",
        "Upload returns",
        "upload-returns",
        frozenset({Role.ANALYST}),
        wide=True,
    ),
    Place("set_up.py", "Set up", "set-up", frozenset({Role.ADMIN}), listed=False),
    Place("limits.py", "Limits", "limits", frozenset({Role.ADMIN}), listed=False),
    Place("local_route.py", "Local route", "local-route", frozenset({Role.ADMIN})),
)
BY_FILE = {place.file: place for place in PLACES}


def menu(person: Person | None) -> list[st.Page]:
    """Every page, so that each address is answered; only this person's own in the menu."""
    held = person.roles if person else frozenset()
    return [place.page(visible=place.listed and bool(place.roles & held)) for place in PLACES]


def link(file: str, label: str, **query: str) -> None:
    """A link to a page of this service, or within the page that is open."""
    place = BY_FILE[file]
    if is_here(place.file):
        # A page link to the page it stands on leaves the address as it was; a button sets it.
        key = "-".join(("go", place.address, *query.values()))
        st.button(f":primary[{label}]", key=key, type="tertiary", on_click=_stay, args=(query,))
    else:
        page = place.page(visible=True)
        st.page_link(page, label=f":primary[{label}]", query_params=query or None)


def is_open(page: st.Page) -> bool:
    """Whether anybody may read this page, signed in or not."""
    return any(place.open and place.address == page.url_path for place in PLACES)


def is_for(page: st.Page, person: Person) -> bool:
    """Whether this page is for somebody with one of this person's roles."""
    found = (place for place in PLACES if place.address == page.url_path)
    return bool(next(found, BY_FILE["home.py"]).roles & person.roles)


def way_home() -> None:
    """What stands below a page that is not for whoever opened it."""
    link("home.py", "Back to home")


def is_here(file: str) -> bool:
    """Whether this page is the one that is open."""
    return session.recall(HERE) == file


def arrived(page: st.Page) -> bool:
    """Note which page is open, and give it its width; whether it is open since this run."""
    by_address = {place.address: place for place in PLACES}
    place = by_address.get(page.url_path, BY_FILE["home.py"])
    newly = not is_here(place.file)
    session.remember(HERE, place.file)
    st.set_page_config(layout="wide" if place.wide else "centered")
    return newly


def _stay(query: dict[str, str]) -> None:
    st.query_params.from_dict(query)


def go(file: str, **query: str) -> None:
    """Open a page of this service, or another view of the page that is open."""
    if is_here(file):
        _stay(query)
        st.rerun()
    st.switch_page(BY_FILE[file].page(visible=True), query_params=query or None)
