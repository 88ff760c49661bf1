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
    """A set of phrases, found in a page by their first two words."""

    def __init__(self, phrases: Iterable[str]):
        self.known = {" ".join(UNSPOKEN.sub(" ", fold(phrase)).split()) for phrase in phrases}
        self.begun: dict[str, dict[str, int]] = {}  # first word -> second -> words of the longest
        for first, *rest in filter(None, map(str.split, self.known)):
            longest = self.begun.setdefault(first, {})
            if rest:
                longest[rest[0]] = max(1 + len(rest), longest.get(rest[0], 0))

    def spans(self, page: Page, present: Signs) -> list[tuple[int, int]]:
        """(first word, word after the last) of each phrase in the page, none overlapping."""
        found, after = [], 0
        for at, longest in sorted(self._beginnings(page, present)):
            if at >= after:
                length = self._length(page, at, longest)
                if length > 1 or page.plain[at] in self.known:
                    after = at + length
                    found.append((at, after))
        return found

    def _beginnings(self, page: Page, present: Signs) -> list[tuple[int, int]]:
        """Where the first two words of a phrase stand, or one that is all of it; how many more."""
        found, following = [], [*page.plain[1:], ""]
        for word in present.keys() & self.begun.keys():
            longest, alone = self.begun[word], word in self.known
            for at in present[word]:
                if following[at] in longest:
                    found.append((at, longest[following[at]]))
                elif alone:
                    found.append((at, 1))
        return found

    def _length(self, page: Page, at: int, longest: int) -> int:
        """How many words the longest phrase of two or more has that stands here, or else 1."""
        for length in range(min(longest, len(page) - at), 1, -1):
            phrase = " ".join(page.plain[at : at + length])
            if phrase in self.known and _joined(page, at, length):
                return length
        return 1


def _joined(page: Page, at: int, length: int) -> bool:
    """Whether nothing parts the words; letters alone need their sign, as in A&E."""
    gaps = page.gaps[at + 1 : at + length]
    if max(map(len, page.plain[at : at + length])) == 1:
        return all(gap.strip() in ("&", "/") for gap in gaps)
    return JOINED.issuperset(gaps)


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
