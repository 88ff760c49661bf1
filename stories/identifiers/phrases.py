"""Phrases of several words, matched longest first."""

import re
from collections.abc import Iterable
from functools import cache

from stories.identifiers import lists
from stories.identifiers.words import Page, Signs, bag, fold

# Somebody's name too, yet plain in a story; other words that are names are left to the rules.
PLAIN = bag(
    "monday wednesday thursday friday saturday christmas tuesday sunday january november "
    "easter eid ramadan jesus lord dad dada nan nana nanna nanny gran english lawyer "
    "mentor council judge justice governor parent sister son baby lad lady lass cousin "
    "cousins senior america pace rehab date story par barbie alexa siri santa na ma"
)
JOINED = frozenset(
    {
        " ",
        "-",
        "\u2013",
        "/",
        " & ",
        ". ",
        "  ",
        "\u00a0",
        "\u2011",
        "'s ",
        "\u2019s ",
        "' ",
        "\u2019 ",
    }
)
UNSPOKEN = re.compile(r"[-/&.]|'s?(?= |$)")  # what a page leaves out between or after its words


class Phrases:
    """A set of phrases, found in a page by their first word."""

    def __init__(self, phrases: Iterable[str]):
        self.known = {" ".join(UNSPOKEN.sub(" ", fold(phrase)).split()) for phrase in phrases}
        self.longest: dict[str, int] = {}
        self.pairs = {" ".join(words[:2]) for words in map(str.split, self.known) if len(words) > 1}
        for phrase in self.known:
            first, length = phrase.split(" ", 1)[0], phrase.count(" ") + 1
            if length > self.longest.get(first, 0):
                self.longest[first] = length

    def spans(self, page: Page, present: Signs) -> list[tuple[int, int]]:
        """(first word, word after the last) of each phrase in the page, none overlapping."""
        found, after, plain, size = [], 0, page.plain, len(page)
        for at in sorted(
            at for word in present.keys() & self.longest.keys() for at in present[word]
        ):
            if at < after:
                continue
            longest = min(self.longest[plain[at]], size - at)
            if longest > 1 and f"{plain[at]} {plain[at + 1]}" not in self.pairs:
                longest = 1
            for length in range(longest, 0, -1):
                if " ".join(plain[at : at + length]) in self.known and _joined(page, at, length):
                    found.append((at, at + length))
                    after = at + length
                    break
        return found


def _joined(page: Page, at: int, length: int) -> bool:
    """Whether nothing parts the words; letters alone need their sign, as in A&E."""
    gaps = page.gaps[at + 1 : at + length]
    if length > 1 and all(len(word) == 1 for word in page.plain[at : at + length]):
        return all(gap.strip() in ("&", "/") for gap in gaps)
    return all(gap in JOINED for gap in gaps)


def lines(*names: str) -> list[str]:
    """The phrases of packaged lexicon files; a file that is not there is empty."""
    found = []
    for name in names:
        path = lists.HERE / "lexicon" / f"{name}.txt"
        if path.exists():
            found += [
                line.strip()
                for line in path.read_text(encoding="utf-8").splitlines()
                if line.strip() and not line.startswith("#")
            ]
    return found


@cache
def sector() -> Phrases:
    """Words of the sector that name nobody: bodies, laws, roles, meetings, plans."""
    known = lists.known()
    return Phrases(
        phrase
        for phrase in lines("core", "everyday", "sector")
        if phrase in PLAIN or not known.get(phrase, 0) & lists.FAMILIAR
    )


@cache
def shared() -> frozenset[str]:
    """Single words for what everyone shares: shops, days, screens."""
    return frozenset(phrase for phrase in lines("everyday") if " " not in phrase)


@cache
def places() -> Phrases:
    """Places of two words or more."""
    return Phrases(name for name in lists.place_regions() if " " in name or "-" in name)
