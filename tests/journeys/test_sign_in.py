"""Real sign-in, in a real browser, against a real OpenID Connect provider on this machine."""

import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, BrowserContext, Page, expect

from data import tables
from data.store.engine import engine
from stories.people import Role
from tests.faults import line
from tests.faults.line import Line
from tests.journeys.conftest import (
    NARROW,
    STEP_MS,
    WIDE,
    Server,
    check_access,
    settled,
    violations,
)
from tests.provider import running, secrets_file

pytestmark = pytest.mark.journey

PEOPLE = {
    "nia": {"name": "Nia Rowe", "email": "nia@council.example", "roles": ["Staff"]},
    "ada": {"name": "Ada Quill", "email": "ada@council.example"},
}
SLOW, SAID = 30, 10  # seconds; of these ten Streamlit waits five
HEADINGS = {"Home": re.compile("^Hello"), "Record of actions": "Record of actions"}


@pytest.fixture(scope="module")
def providers() -> Iterator[ExitStack]:
    """Closed, it ends the provider, as the end of this file does."""
    with ExitStack() as open_ones:
        yield open_ones


@pytest.fixture(scope="module")
def between(providers: ExitStack) -> Line:
    """The line to the provider. Held, it is the service that waits, and not a browser."""
    address = providers.enter_context(running(PEOPLE))
    made = providers.enter_context(line.before(urlsplit(address).port))
    made.holds = lambda first: b"Mozilla" not in first
    return made


@pytest.fixture(scope="module")
def provider(between: Line) -> str:
    return f"http://localhost:{between.port}"


@pytest.fixture(scope="module")
def service(provider: str, tmp_path_factory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("sign-in")
    running = Server(folder, host="localhost")
    path = secrets_file(folder, running.url, provider, secrets.token_hex(32))
    running.options = [f"--secrets.files={path}"]
    running.settings = {"FIRST_ADMINS": "o-ada,o-bea", "TENANTS": "t-1"}
    # The service does not start with the key beside the database.
    running.settings["FIELD_KEY_FILE"] = str(tmp_path_factory.mktemp("keys") / "field.key")
    os.environ.pop("FIELD_KEY", None)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def browser_of_her_own(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context()
    context.set_default_timeout(STEP_MS)
    yield context
    context.close()


def signed_in(page: Page, service: Server, who: str, path: str = "/") -> Page:
    page.goto(service.url + path)
    page.get_by_role("link", name="Sign in with your Microsoft work account").click()
    page.wait_for_url(re.compile("/oauth2/authorize"))
    assert "code_challenge_method=S256" in page.url
    page.get_by_role("button", name=who, exact=True).click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    settled(page)
    return page


def roles_of(service: Server, name: str, *roles: Role) -> None:
    """Give exactly these roles, behind the back of the person who is signed in."""
    made = engine(service.settings.get("DATABASE_URL", f"sqlite:///{service.folder}/journey.db"))
    held, people = tables.person_roles, tables.people
    with made.begin() as connection:
        person = connection.scalar(sa.select(people.c.id).where(people.c.name == name))
        connection.execute(held.delete().where(held.c.person_id == person))
        for role in roles:
            connection.execute(held.insert().values(person_id=person, role=role))
    made.dispose()


def test_from_the_first_visit_to_a_refused_copy_of_the_cookie(
    service, browser_of_her_own, chromium
):
    """T-08 and T-19: a role taken mid-session, signing out, a second tab, a replayed cookie."""
    page = browser_of_her_own.new_page()
    page.goto(f"{service.url}/my-stories")
    expect(page.get_by_text("never sees your password")).to_be_visible()
    expect(page.get_by_text("Demonstration")).to_have_count(0)
    check_access(page)
    page.get_by_role("link", name="Accessibility statement").click()
    expect(page.get_by_role("heading", name="What does not meet the standard")).to_be_visible()
    check_access(page)
    signed_in(page, service, "nia", "/my-stories")
    expect(page).to_have_url(re.compile("/my-stories$"))
    expect(page.get_by_role("heading", name="You are signed in")).to_be_visible()
    check_access(page)

    roles_of(service, "Nia Rowe", Role.STAFF)
    page.reload()
    expect(page.get_by_role("heading", name="My stories", exact=True)).to_be_visible()
    second = browser_of_her_own.new_page()
    second.goto(f"{service.url}/record-an-outcome")
    expect(second.get_by_role("heading", name="Record an outcome")).to_be_visible()
    roles_of(service, "Nia Rowe", Role.LEADER)
    page.get_by_role("link", name="Home").first.click()
    page.goto(f"{service.url}/my-stories")
    expect(page.get_by_text("This page is for people with the staff role")).to_be_visible()
    roles_of(service, "Nia Rowe", Role.STAFF)

    kept = browser_of_her_own.storage_state()
    for cookie in kept["cookies"]:
        if cookie["name"].startswith("_streamlit_user"):
            assert (cookie["httpOnly"], cookie["secure"]) == (True, True)
            assert cookie["expires"] <= time.time() + 10 * 3600
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="End session").click()  # the provider's own page
    expect(page.get_by_role("link", name="Sign in with")).to_be_visible()
    second.get_by_role("link", name="Home").first.click()
    expect(second.get_by_text("Your session has ended")).to_be_visible()

    a_copy_opens_nothing(chromium, service, kept)
    signed_in(page, service, "nia", "/my-stories")
    expect(page.get_by_role("heading", name="My stories", exact=True)).to_be_visible()


def a_copy_opens_nothing(chromium: Browser, service: Server, kept: dict) -> None:
    """Somebody else's browser with the cookies of a session that was ended."""
    thief = chromium.new_context(storage_state=kept)
    copied = thief.new_page()
    copied.set_default_timeout(STEP_MS)
    copied.goto(f"{service.url}/my-stories")
    expect(copied.get_by_text("Your session has ended")).to_be_visible()
    expect(copied.get_by_role("heading", name="My stories")).to_have_count(0)
    thief.close()


def test_who_begins_is_named_in_the_settings(service, browser_of_her_own):
    page = signed_in(browser_of_her_own.new_page(), service, "ada", "/record-of-actions")
    expect(page.get_by_role("heading", name="Record of actions")).to_be_visible()
    expect(page.get_by_text("Signed in").first).to_be_visible()


@pytest.mark.slow
@pytest.mark.faults
def test_a_provider_that_is_slow_for_half_a_minute_is_said_and_who_is_in_works_on(
    service, between, browser_of_her_own, chromium, record_property
):
    """R-21: with everybody's real patience, in a browser."""
    page = signed_in(browser_of_her_own.new_page(), service, "ada", "/record-of-actions")
    context = chromium.new_context()
    other = context.new_page()
    other.goto(service.url)
    other.get_by_role("link", name="Sign in with your Microsoft work account").click()
    other.wait_for_url(re.compile("/oauth2/authorize"))
    between.through.clear()
    began, took = time.monotonic(), []
    try:
        other.get_by_role("button", name="nia", exact=True).click()
        expect(other.get_by_role("heading", name="Sign-in did not work")).to_be_visible()
        said = time.monotonic() - began
        assert said <= SAID
        while time.monotonic() < began + SLOW:
            for name in ("Home", "Record of actions"):
                opened = time.monotonic()
                page.get_by_role("link", name=name).first.click()
                expect(page.get_by_role("heading", name=HEADINGS[name]).first).to_be_visible()
                took.append(time.monotonic() - opened)
                settled(page)
    finally:
        between.through.set()
    expect(other.get_by_role("heading", name="Sign-in did not work")).to_be_visible()
    other.get_by_role("link", name="Try again").click()
    signed_in(other, service, "nia")
    context.close()
    record_property(
        "counted",
        f"R-21: a provider that was slow for {SLOW} s was said after {said:.1f} s; "
        f"{len(took)} pages of who was in, each in {max(took):.1f} s at the most",
    )


def test_the_door_of_the_demonstration_is_not_there(service, browser_of_her_own):
    answer = browser_of_her_own.request.post(
        f"{service.url}/demonstration/step-in", form={"person": "x"}, max_redirects=0
    )
    assert answer.status != 303
    assert "set-cookie" not in answer.headers


def test_while_the_provider_is_away_whoever_signs_in_is_told_so(
    providers, service, browser_of_her_own
):
    """The last of these tests: the provider does not come back."""
    page = browser_of_her_own.new_page()
    page.goto(f"{service.url}/my-stories")
    way_in = page.get_by_role("link", name="Sign in with your Microsoft work account")
    expect(way_in).to_be_visible()
    providers.close()
    way_in.click()
    expect(page.get_by_role("heading", name="Sign-in did not work")).to_be_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for size in (WIDE, NARROW):
            page.set_viewport_size(size)
            assert not violations(page)
    page.get_by_role("link", name="Try again").click()
    expect(way_in).to_be_visible()
    check_access(page)
