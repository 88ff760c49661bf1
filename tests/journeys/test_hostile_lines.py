"""What somebody without a browser can send to the running service, and what it gives away: nothing.

The service is started once, on a small database; every test speaks to it frame by frame.
"""

import random
import re
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict
from functools import partial
from itertools import cycle
from math import ceil
from threading import Event
from time import monotonic

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import InvalidStatus

from pages.parts.places import PLACES
from stories.people import Role
from tests import ROOT, make, odd
from tests.faults import writer
from tests.faults.telling import A_LITTLE, Teller, telling
from tests.journeys import cut_off, raw
from tests.journeys.conftest import Server, answers

pytestmark = pytest.mark.journey

DOOR = "This is where the other stories are told"
CLOSED = 128  # tabs that Streamlit remembers for two minutes
OF_A_TAB = 3  # files of the event loop of each of these
OF_STAFF = [place.address for place in PLACES if Role.STAFF in place.roles]
TABS, OF_ONE_TAB = 4, 250  # at once; runs of a tab before another is opened in its place
ELSEWHERE = ["http://evil.example", "null", "http://localhost:9999", "http://127.0.0.1", None]


@pytest.fixture(scope="module")
def served(sqlite_template, tmp_path_factory):
    with raw.serving(sqlite_template, tmp_path_factory.mktemp("raw")) as running:
        yield running


@pytest.mark.parametrize("origin", ELSEWHERE, ids=str)
def test_a_page_that_is_not_ours_opens_no_line(served, origin):
    """Also with somebody's own cookie, which a browser would send along."""
    server, store = served
    with (
        pytest.raises(InvalidStatus) as refused,
        raw.tab(server, raw.token_of(store, make.SAM), origin),
    ):
        pass
    assert refused.value.response.status_code == 403


def test_a_tab_that_nobody_signed_in_gets_the_door_on_every_page(served):
    server, store = served
    before = raw.events(store)
    with raw.tab(server) as tab:
        for place in PLACES:
            if not place.open:
                assert DOOR in tab.open(place.address), place.file
    with raw.tab(server, "a-token-that-was-guessed") as tab:
        assert DOOR in tab.open("home")
    assert raw.events(store) == before


def test_a_tab_that_nobody_signed_in_cannot_clear_the_work_of_others(served):
    """T-18, R-17: there is nothing in the caches that every tab can clear."""
    server, store = served
    draft = raw.drafted(store, make.SAM, "quincewood")
    token = raw.token_of(store, make.SAM)
    with raw.tab(server, token) as mine, raw.tab(server) as theirs:
        assert "quincewood" in mine.open("share-a-story", f"d={draft}")
        for _ in range(20):
            theirs.line.send(BackMsg(clear_cache=True).SerializeToString())
        for kind in ("debug_shutdown_runtime", "debug_disconnect_websocket"):
            theirs.line.send(BackMsg(**{kind: True}).SerializeToString())
        assert DOOR in theirs.open("")
        assert "Saved at" in mine.open("share-a-story", f"d={draft}")
    with raw.tab(server, token) as again:
        assert "quincewood" in again.open("share-a-story", f"d={draft}")


def test_frames_that_are_no_message_close_their_own_line_alone(served):
    """No path, no version and no line of code comes back, and everybody else goes on."""
    server, store = served
    chance = random.Random(9)
    hostile = [b"\xff" * 9, chance.randbytes(4_000), b"\x0a\xff\xff\xff\xff\x7f", "words"]
    with raw.tab(server, raw.token_of(store, make.SAM)) as other:
        for frame in [*hostile, b"\x00" * (26 * 2**20)]:
            with raw.tab(server) as tab:
                came = tab.until_it_closes(frame)
            assert b"Traceback" not in came
            assert b"site-packages" not in came
        assert "Hello, Sam" in other.open("home")
    assert answers(f"{server.url}/readyz", raw.SECONDS)


def test_a_paste_of_ten_megabytes_is_not_read_and_closes_its_own_line_alone(served):
    """R-10: no run begins, and what was saved stays."""
    server, store = served
    draft, token = raw.drafted(store, make.SAM, "rowanberry"), raw.token_of(store, make.SAM)
    page = "share-a-story", f"d={draft}"
    asked = BackMsg()
    asked.rerun_script.page_name, asked.rerun_script.query_string = page
    with raw.tab(server, token) as other:
        state = asked.rerun_script.widget_states.widgets.add()
        state.id = raw.widget(other.open(*page), f"happening-{draft}")
        state.string_value = odd.HUGE
        with raw.tab(server, token) as tab:
            assert tab.until_it_closes(asked.SerializeToString()) == b""
        assert "rowanberry" in other.open(*page)
    assert "rowanberry" in raw.saved(store, draft)["happening"]


def test_widgets_of_a_page_that_is_not_theirs_do_nothing(served):
    """T-01: a widget's id is the same for everybody, so a button of others can be said pressed."""
    server, store = served
    others = [place for place in PLACES if not place.roles & make.SAM.roles]
    tokens = [raw.token_of(store, who) for who in (make.ADA, make.SAM)]
    before = raw.events(store)
    with raw.tab(server, tokens[0]) as adas, raw.tab(server, tokens[1]) as sams:
        run = re.search(r"\$\$ID-\w+-run", adas.open("keeping"))[0]
        for place in others:
            came = sams.open(place.address, "step=name&who=ada", run=run)
            assert "This page is for people with the" in came, place.file
        assert len(others) > 20
        assert raw.events(store) == before
        adas.open("keeping", run=run)
        assert raw.events(store) > before  # it is a button that does something


def test_a_word_of_ones_own_draft_comes_down_no_other_line(served):
    """T-01, T-02: two at once, each asking for every page and for the other's draft by its id."""
    server, store = served
    people = {make.SAM: "blackthorn", make.RITA: "honeysuckle"}
    drafts = {who: raw.drafted(store, who, word) for who, word in people.items()}
    tokens = {who: raw.token_of(store, who) for who in people}
    with raw.tab(server, tokens[make.SAM]) as sams, raw.tab(server, tokens[make.RITA]) as ritas:
        lines = {make.SAM: sams, make.RITA: ritas}
        for place in (x for x in PLACES if Role.STAFF in x.roles):
            for who, line in lines.items():
                other = make.RITA if who is make.SAM else make.SAM
                line.open(place.address, f"d={drafts[other]}&story={drafts[other]}")
                line.open(place.address, f"d={drafts[who]}")
    for who, line in lines.items():
        own = people.pop(who)
        (others,) = people.values()
        people[who] = own
        assert own.encode() in line.came
        assert others.encode() not in line.came


@pytest.mark.slow
def test_of_a_thousand_pages_each_none_brings_a_word_of_the_other(served, record_property):
    """T-02 at size: at random, each with the ids of both in its address."""
    server, store = served
    words = {make.SAM: "elderflower", make.RITA: "sloeberry"}
    ids = [raw.drafted(store, who, word) for who, word in words.items()]
    chance = random.Random(11)
    pages = [place.address for place in PLACES if Role.STAFF in place.roles]
    with (
        raw.tab(server, raw.token_of(store, make.SAM)) as sams,
        raw.tab(server, raw.token_of(store, make.RITA)) as ritas,
    ):
        for line, own in zip((sams, ritas), ids, strict=True):
            line.open("share-a-story", f"d={own}")
        for _ in range(1_000):
            for line in (sams, ritas):
                one = chance.choice(ids)
                line.open(chance.choice(pages), f"d={one}&story={one}&who={one}")
        for line, own, others in ((sams, *words.values()), (ritas, *reversed(words.values()))):
            assert own.encode() in line.came
            assert others.encode() not in line.came
        megabytes = (len(sams.came) + len(ritas.came)) // 10**6
    record_property(
        "counted", f"T-02: 2,000 pages of two tabs, {megabytes} MB, 0 words of the other."
    )


@pytest.mark.slow
def test_five_hundred_tabs_of_strangers_leave_a_page_of_work_within_five_seconds(
    served, record_property
):
    """T-18: all open before, and ask again and again while somebody signed in works on."""
    server, store = served
    took = []
    with ExitStack() as lines, raw.tab(server, raw.token_of(store, make.SAM)) as mine:
        theirs = [lines.enter_context(raw.tab(server)) for _ in range(500)]
        over = Event()

        def ask(some: list[raw.Tab]) -> int:
            """How often these strangers asked."""
            asked = 0
            while not over.is_set():
                for each in some:
                    each.open("")
                    each.came = b""
                    asked += 1
            return asked

        with ThreadPoolExecutor(10) as pool:
            asking = [pool.submit(ask, theirs[at::10]) for at in range(10)]
            try:
                for _ in range(60):
                    began = monotonic()
                    assert "Hello, Sam" in mine.open("home")
                    took.append(monotonic() - began)
                    mine.came = b""
            finally:  # else the pool would wait for them for ever
                over.set()
            asked = sum(each.result() for each in asking)
    late = sorted(took)[int(len(took) * 0.95)]
    assert asked > 500
    said = f"500 strangers asked {asked:,} times; 95 of 100 runs of Home took {late:.2f} s at most"
    record_property("counted", f"T-18: {said}.")
    assert late < 5


@pytest.fixture
def teller(served, tmp_path) -> Teller:
    """Somebody who tells stories over lines of which every second one drops."""
    server, store = served
    return Teller(store, [server], writer.Notes(tmp_path / "notes"), seed=5, pause=A_LITTLE)


@pytest.mark.faults
def test_a_line_that_drops_while_a_story_is_sent_leaves_one_story(teller, tally, times):
    """R-16: whoever comes back sees the receipt of what is kept, or sends it again."""
    while teller.dropped < times(1, 100):
        teller.tell()
    teller.check(tally, "sqlite")


@pytest.mark.faults
def test_a_server_begun_anew_under_somebody_who_writes_loses_nothing(served, teller, tally, times):
    """R-14, with one server: they try again until it is back."""
    server, _ = served
    with telling([teller]):
        for _ in range(times(1, 20)):
            server.process.send_signal(signal.SIGTERM)
            server.process.wait()
            server.start()
            tally.add("sqlite", restarted=1)
    teller.check(tally, "sqlite")


def go_round(server: Server, token: str, runs: int) -> None:
    """So many runs: a page after the other, in one tab after the other."""
    pages = cycle(OF_STAFF)
    for first in range(0, runs, OF_ONE_TAB):
        with raw.tab(server, token) as tab:
            for _ in range(first, min(first + OF_ONE_TAB, runs)):
                tab.open(next(pages))
                tab.came = b""


def most_more(tabs: int) -> raw.Held:
    """How much more the server may hold once so many tabs were opened and closed."""
    return raw.Held(threads=8, files=8 + OF_A_TAB * min(tabs, CLOSED), megabytes=50)


@pytest.mark.faults
def test_many_runs_of_a_page_leave_no_thread_file_or_memory_behind(
    served, tally, times, record_property
):
    """R-18, the soak: what the first tenth of the runs holds may grow no more.

    Several tabs at once go round all pages of staff; each is closed and begun anew now and then.
    """
    server, store = served
    few, token, held = times(4, 10_000), raw.token_of(store, make.SAM), []
    with ThreadPoolExecutor(TABS) as pool:
        for runs in (TABS * len(OF_STAFF), few, 9 * few):  # first what is read once is read
            shares = [len(range(each, runs, TABS)) for each in range(TABS)]
            list(pool.map(partial(go_round, server, token), shares))
            held.append(raw.held(server))
    _, before, after = map(asdict, held)
    may = most_more(sum(ceil(each / OF_ONE_TAB) for each in shares))
    assert max(may.threads, may.files) < 9 * few  # one a run would be seen
    for name, most in asdict(may).items():
        assert after[name] - before[name] <= most, name
    tally.add("sqlite", run=10 * few)
    record_property(
        "counted", f"R-18: {10 * few:,} runs, after a tenth {before}, at the end {after}"
    )


def test_no_word_of_a_draft_is_in_the_log(served):
    """T-04: after all of the above."""
    server, _ = served
    said = (server.folder / "server.log").read_text("utf-8", "replace")
    for word in (
        "quincewood",
        "blackthorn",
        "honeysuckle",
        "elderflower",
        "sloeberry",
        "rowanberry",
    ):
        assert word not in said


def test_the_service_ran_with_the_network_cut_off_and_asked_for_nobody(served):
    """T-25: after every page was opened above."""
    server, _ = served
    assert cut_off.SAID not in (server.folder / "server.log").read_text("utf-8", "replace")


@pytest.mark.parametrize("asking", ["connect(('192.0.2.1', 80))", "connect_ex(('192.0.2.1', 80))"])
def test_whoever_asks_for_somebody_outside_is_refused_and_said(asking):
    said = _cut_off(f"socket.socket().{asking}")
    assert f"{cut_off.SAID}: 192.0.2.1" in said
    assert "the network is cut off" in said


def test_a_name_of_somebody_outside_is_not_even_looked_up():
    assert f"{cut_off.SAID}: fonts.invalid" in _cut_off("socket.getaddrinfo('fonts.invalid', 80)")


def _cut_off(asking: str) -> str:
    """What a process says that asks for this with the network cut off."""
    lines = f"import socket; from tests.journeys import cut_off; cut_off.cut(); {asking}"
    line = [sys.executable, "-c", lines]
    return subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False).stderr
