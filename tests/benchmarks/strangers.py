"""`python -m tests.benchmarks strangers [rounds]`: what one tab can do to another, and odd pastes.

Whatever is pasted, kept and looked through costs CPU: of the odd and the hostile at the full length
of a question, beside plain words of that length (R-10). And somebody who is signed in opens a page
again and again, beside a tab that nobody signed in and that clears what is cached every second
(R-17), or one that pastes ten megabytes every second (R-10), or as much as a message may hold, or a
few words as everybody does: in turns with the same while that tab rests, so that whatever else the
machine does falls on both alike. A message that is too long is not read and its line is closed, so
who pastes it opens a new line each time.
"""

import logging
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from multiprocessing.synchronize import Event
from pathlib import Path
from types import SimpleNamespace

from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed

from pages.parts import session
from stories.actions import writing
from stories.draft import SECTION_MOST, look_at
from stories.errors import TooLong
from tests import make, odd
from tests.benchmarks.costs import Clock
from tests.benchmarks.tabs import p95
from tests.conftest import draft_of, prepare
from tests.journeys import raw
from tests.journeys.conftest import Server

MOST_MS = 2_000  # of one paste
ROUNDS, OPENINGS, BEGINS = 10, 20, 5  # of each in turns; seconds
GOALS = {"who clears caches": 1.5, "who pastes ten megabytes": 1.2}  # times p95 with nobody there
PASTES = {
    "who pastes ten megabytes": odd.HUGE,
    "who pastes as much as is read": odd.HUGE[:990_000],
    "who leaves a few words": "She opened the door.",
}
processes = multiprocessing.get_context("spawn")
LETTERS = "aeiou bcdfghjklmnprstvw.,'-()0123456789\n"


def pastes() -> dict[str, str]:
    """Each by what it is, as long as a question takes or far longer."""
    chance = random.Random(10)
    full = {
        each[:12]: (each * (SECTION_MOST // len(each)))[:SECTION_MOST] for each in odd.ODD if each
    }
    return {
        "ten megabytes": odd.HUGE,
        "a line of a million letters": odd.LONG_LINE,
        "five thousand marks on one letter": odd.ZALGO,
        "letters at random": "".join(chance.choice(LETTERS) for _ in range(SECTION_MOST)),
        "one word": "a" * SECTION_MOST,
        "one number": "7" * SECTION_MOST,
        "initials": "A. " * (SECTION_MOST // 3),
        "names": "Kofi Mensah " * (SECTION_MOST // 12),
        "dates": "1/2/3 " * (SECTION_MOST // 6),
        "hyphens": "a-" * (SECTION_MOST // 2),
        **full,
    }


def of_pastes(store) -> bool:
    """Prints the dearest; whether each is over in time."""
    clock = Clock(None)
    plain = " ".join(make.WORDS.values())
    plain = (f"{plain} " * (SECTION_MOST // len(plain) + 1))[:SECTION_MOST]
    draft, seen = draft_of(store), {"tried": 1}
    signed = {"by": make.SAM, "at": session.now()}

    def paste(text: str) -> None:
        try:
            seen["tried"] = writing.save_answer(
                store, draft, "tried", text, seen["tried"], **signed
            )
        except TooLong:
            return
        look_at({**make.answers(), "tried": text})

    floor = clock.of(lambda: paste(plain))
    took = {name: clock.once(lambda text=text: paste(text)) for name, text in pastes().items()}
    print(f"A full question of plain words, kept and looked through: {floor:,.0f} ms of work")
    for name, cost in sorted(took.items(), key=lambda each: -each[1])[:5]:
        print(f"  {name!r}: {cost:,.0f} ms, {cost / floor:.2f} of that")
    return max(took.values()) <= MOST_MS


def clears(url: str, on: Event, ended: Event) -> None:
    """A tab that nobody signed in clears what is cached, every second while it is `on`."""
    with raw.tab(SimpleNamespace(url=url)) as tab:
        while not ended.wait(1):
            if on.is_set():
                tab.line.send(BackMsg(clear_cache=True).SerializeToString())


def pastes_on(url: str, on: Event, ended: Event, token: str, draft: str, words: str) -> None:
    logging.getLogger("websockets").setLevel(logging.CRITICAL)  # the server hangs up on it
    page = "share-a-story", f"d={draft}"
    with ExitStack() as lines:
        opened = partial(raw.tab, SimpleNamespace(url=url), token)
        tab = lines.enter_context(opened())
        box = raw.widget(tab.open(*page), f"happening-{draft}")
        while not ended.wait(1):
            if on.is_set():
                try:
                    tab.type(*page, {box: words})
                except ConnectionClosed:
                    tab = lines.enter_context(opened())
                tab.came = b""


@contextmanager
def beside(act: Callable, url: str, *args: str) -> Iterator[Event]:
    """Another process does this while the event is set; it must not take the time of this one."""
    on, ended = processes.Event(), processes.Event()
    other = processes.Process(target=act, args=(url, on, ended, *args))
    other.start()
    try:
        yield on
    finally:
        ended.set()
        other.join()
    assert other.exitcode == 0


def of_others(server: Server, store, rounds: int) -> bool:
    """Prints what each does to somebody else's p95; whether both goals are met."""
    draft, others = draft_of(store), draft_of(store, make.RITA)
    tokens = [raw.token_of(store, who) for who in (make.SAM, make.RITA)]
    ways = {"who clears caches": (clears, server.url)}
    for name, words in PASTES.items():
        ways[name] = (pastes_on, server.url, tokens[1], others, words)
    ratios = {}
    for name, way in ways.items():
        took: dict[bool, list[float]] = {True: [], False: []}
        with raw.tab(server, tokens[0]) as mine, beside(*way) as on:
            time.sleep(BEGINS)
            for number in range(2 * rounds):
                on.set() if number % 2 else on.clear()
                time.sleep(1)
                took[on.is_set()] += [_opened(mine, draft) for _ in range(OPENINGS)]
        ratios[name] = p95(took[True]) / p95(took[False])
        print(f"p95 of a page of somebody signed in: {p95(took[False]):.0f} ms; beside one {name}")
        goal = f" (at most {GOALS[name]})" if name in GOALS else ""
        print(f"  every second {ratios[name]:.2f} of that{goal}", flush=True)
    return all(ratios[name] <= most for name, most in GOALS.items())


def _opened(tab: raw.Tab, draft: str) -> float:
    """Milliseconds until the page is whole; at work and not at rest between."""
    time.sleep(0.05)
    began = time.perf_counter()
    tab.open("share-a-story", f"d={draft}")
    tab.came = b""
    return (time.perf_counter() - began) * 1_000


def main(arguments: list[str]) -> int:
    rounds = int(arguments[0]) if arguments else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template.db"
        prepare(f"sqlite:///{template}")
        with raw.serving(template, Path(folder)) as (server, store):
            met = [of_pastes(store), of_others(server, store, rounds)]
    print("Goals met." if all(met) else "Not every goal is met.")
    return 0 if all(met) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
