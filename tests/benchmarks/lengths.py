"""Pages that are one odd word, or few letters, again and again: they cost what their length bears.

Four times as long a page takes four times as long where each part is looked at once, and sixteen
times where each looks at all the others. Each is timed some times and the least counts, without the
collector of garbage, which walks all there is whenever much is made.
"""

import gc
import time
from collections.abc import Callable

from stories.identifiers import addresses, bodies, find, pasts, said_names, venues
from stories.identifiers.rules import Book
from stories.identifiers.words import read, signs

WORDS = (
    "Care-", "call-what-", "from-hub-", "O'A-", "Whos-Ten-", "autos-aa-", "Rise-Road-", "Gym-Aa-",
)  # fmt: skip
PHRASES = ("A B C D E F ", "gate ", "mr x ")
LETTERS, TIMES, ROUNDS = 12_000, 4, 3
MOST = 8  # between four and sixteen
RULES = [source.RULES for source in (said_names, venues, pasts, bodies, addresses)]


def main(_: list[str]) -> int:
    """Prints for each what it took and how that grows; 1 where one takes more than it may."""
    book, worst = Book(*RULES), 0.0
    ways = {f"rules on {word!r}": _of_rules(book, word) for word in WORDS}
    ways |= {f"find() on {phrase!r}": _of_find(phrase) for phrase in PHRASES}
    for name, way in ways.items():
        short, long = least(way, LETTERS), least(way, TIMES * LETTERS)
        worst = max(worst, long / short)
        print(f"{name}: {short * 1_000:.1f} ms, {TIMES} times as long {long / short:.1f} of that")
    print(f"Worst: {worst:.1f} (at most {MOST})")
    return 0 if worst <= MOST else 1


def _of_rules(book: Book, word: str) -> Callable[[int], Callable]:
    def of(size: int) -> Callable:
        page = read(_made(word, size))
        present = signs(page)
        return lambda: book.read(page, present)

    return of


def _of_find(phrase: str) -> Callable[[int], Callable]:
    return lambda size: lambda: find(_made(phrase, size))


def _made(words: str, size: int) -> str:
    return (words * size)[:size]


def least(way: Callable[[int], Callable], size: int) -> float:
    """Seconds of work of the quickest of some rounds."""
    act, took = way(size), []
    gc.disable()
    try:
        for _ in range(ROUNDS):
            began = time.process_time()
            act()
            took.append(time.process_time() - began)
    finally:
        gc.enable()
    return min(took)
