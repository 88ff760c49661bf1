"""The service as it is served, and a real browser that walks through it."""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from pages.parts.access import TAGS
from tests import ROOT, browser

START_SECONDS = 300  # a demonstration may be filled first, on a machine that may be busy
STEP_MS = 60_000  # what is there sooner is not waited for
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 390, "height": 844}
AXE = {"runOnly": {"type": "tag", "values": list(TAGS)}, "resultTypes": ["violations"]}

# From the first look on, a page keeps whether the server has said anything since it was last asked,
# and when the two last spoke: what was heard is not drawn yet in the moment it comes. A run that
# ended early, to begin anew at once, is no answer: `script_finished` (6) of a ForwardMsg is 2 then.
ANSWERED = """() => {
    const beginsAnew = (said) => {
        const bytes = new Uint8Array(said);
        let at = 0;
        const number = () => {
            let value = 0, shift = 0;
            do { value |= (bytes[at] & 127) << shift; shift += 7; } while (bytes[at++] & 128);
            return value;
        };
        while (at < bytes.length) {
            const field = number(), told = number();
            if (field === 6 << 3) return told === 2;
            if ((field & 7) === 2) at += told;
        }
        return false;
    };
    if (!window.talk) {
        const talk = (window.talk = { waits: false, at: 0, heard: new WeakSet() });
        const send = WebSocket.prototype.send;
        WebSocket.prototype.send = function (...words) {
            if (!talk.heard.has(this)) {
                talk.heard.add(this);
                this.addEventListener("message", ({ data }) => {
                    talk.waits = beginsAnew(data);
                    talk.at = performance.now();
                });
            }
            talk.waits = true;
            talk.at = performance.now();
            return send.apply(this, words);
        };
    }
    const app = document.querySelector("[data-testid=stApp]");
    if (!app) return !document.querySelector("#root");  // a provider's page, or one not drawn yet
    const { testConnectionState: line, testScriptState: run } = app.dataset;
    const drawn = line === "CONNECTED" && run === "notRunning";
    const still = !window.talk.waits && performance.now() - window.talk.at > 40;
    return drawn && still && !document.querySelector("[data-stale=true]");
}"""

expect.set_options(timeout=STEP_MS)


class Server:
    """`streamlit run app.py` on a database of its own; it can be stopped and started again."""

    def __init__(self, folder: Path, host: str = "127.0.0.1") -> None:
        self.folder = folder
        self.host = host
        self.port = free_port()
        self.module = "streamlit"
        self.options: list[str] = []
        self.settings: dict[str, str] = {}
        self.process: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "DATABASE_URL": f"sqlite:///{self.folder / 'journey.db'}",
            "FIELD_KEY_FILE": str(self.folder / "field.key"),
            **self.settings,
        }

    def start(self) -> None:
        line = [sys.executable, "-m", self.module, "run", "app.py"]
        options = ["--server.headless", "true", "--server.port", str(self.port)]
        with open(self.folder / "server.log", "ab") as log:
            self.process = subprocess.Popen(
                [*line, *options, *self.options],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
            )
        until = time.monotonic() + START_SECONDS
        while not answers(f"{self.url}/readyz"):
            if self.process.poll() is not None or time.monotonic() > until:
                self.stop()
                raise RuntimeError((self.folder / "server.log").read_text())
            time.sleep(0.2)

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory) -> Path:
    """A folder with the demonstration and its key: filled by one worker, copied by all."""
    everybodys = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        everybodys = everybodys.parent
    folder = everybodys / "demonstration"
    with open(everybodys / "demonstration.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            made = folder.with_name("being-filled")
            made.mkdir()
            line = [sys.executable, "-m", "data.demo"]
            subprocess.run(line, cwd=ROOT, env=Server(made).environment, check=True)
            made.rename(folder)
    return folder


@pytest.fixture(scope="session")
def server(demonstration: Path, tmp_path_factory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("journey"))
    shutil.copytree(demonstration, running.folder, dirs_exist_ok=True)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Ended with each file: while it lives its event loop runs, so no test could run another."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=browser.path(), args=list(browser.ARGUMENTS)
        )
        yield opened
        opened.close()


@pytest.fixture
def step_in(server: Server, chromium: Browser) -> Iterator[Callable[..., Page]]:
    """step_in("Reviewer", "/review") opens that page as that role, in a browser of its own."""
    contexts = []

    def stepping(role: str, path: str = "/", size: dict = WIDE) -> Page:
        context = chromium.new_context(viewport=size, accept_downloads=True)
        contexts.append(context)
        context.set_default_timeout(STEP_MS)  # also of a tab that is opened beside
        page = context.new_page()
        page.goto(server.url + path)
        page.get_by_role("button", name=role).first.click()
        expect(page.get_by_role("button", name="Sign out")).to_be_visible()
        settled(page)
        return page

    yield stepping
    for context in contexts:
        context.close()


def settled(page: Page) -> None:
    """Wait until the server has answered the last step and what it answered is drawn."""
    page.wait_for_timeout(40)  # a step takes a moment to be told to the server
    page.wait_for_function(ANSWERED)


def take(page: Page, name: str) -> bytes:
    """The file behind a link. It would open in a tab of its own, which ends with the download."""
    link = page.get_by_role("link", name=name, exact=True).first
    link.evaluate("link => link.removeAttribute('target')")
    with page.expect_download() as download:
        link.click()
    return download.value.path().read_bytes()


def violations(page: Page) -> list[dict]:
    """What axe finds on the page as it stands."""
    if not page.evaluate("!!window.axe"):  # it stays until the page is loaded anew
        page.evaluate(Axe().axe_script)
    return page.evaluate("options => axe.run(document, options)", AXE)["violations"]


def check_access(page: Page) -> None:
    """axe finds nothing, and the page does not scroll sideways."""
    settled(page)
    found = violations(page)
    where = [f"{each['id']}: {[node['target'] for node in each['nodes']]}" for each in found]
    assert not found, "\n".join(where)
    # A chart is drawn anew a moment after the window became narrow.
    page.wait_for_function("document.documentElement.scrollWidth <= window.innerWidth")


def answers(address: str, seconds: float = 2) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=seconds) as answer:
            return answer.status == 200
    except OSError:  # also what urllib raises
        return False


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]
