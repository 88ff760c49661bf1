"""The words of a text, and the plain form in which the lists know them."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Set
from dataclasses import dataclass, field
from itertools import compress

APOSTROPHES = dict.fromkeys(map(ord, "\u2019\u2018\u02bc\u00b4`\u2032"), "'")
LETTERS = str.maketrans(
    {
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "ı": "i",
        "ð": "d",
        "þ": "th",
        "ə": "e",
    }
)
# Letters that are others where case is ignored.
ALIKE = {"\u0130": "i", "\u0131": "i", "\u017f": "s"}
UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
MARKS = "\u0300-\u036f"
WORD = re.compile(
    rf"[\w{MARKS}{UNSEEN}]+(?:['\u2019\u2018\u02bc\u00b4`\u2032][\w{MARKS}{UNSEEN}]+)*"
)
ENDING = re.compile(r"'(?:s|m|re|ve|ll|d)$")
STOPS = re.compile(r"[.!?\n\r:;\u2022\u2013\u2014|*\"\u201c\[]|\s-\s|^-\s")
ABBREVIATED = {
    "dr",
    "mr",
    "mrs",
    "ms",
    "st",
    "no",
    "tel",
    "prof",
    "rev",
    "mx",
    "jr",
    "sr",
    "vs",
    "ext",
    "dob",
}


LETTERED = frozenset(
    ["child", "person", "parent", "plan", "vitamin", "option", "bay", "list", "hepatitis", "group"]
)


def bag(words: str) -> frozenset[str]:
    return frozenset(words.split())


def fold(text: str) -> str:
    """Lower case, accents and unseen characters lost: the form in which lists hold a word."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text.translate(APOSTROPHES).translate(LETTERS))
    return (
        "".join(letter for letter in text if unicodedata.category(letter) not in ("Mn", "Cf"))
        .lower()
        .replace("\u02bc", "'")
    )


SIGNS = "@+[/.#&"  # what stands between words
TIGHT = "a.b"  # the sign of a stop with nothing else between two words
MIXED = "9-a"  # of a word that is not all digits
JOINED = "9/9"  # of a number with a joint and nothing else between it and what is beside it
JOINTS = frozenset("-/.:\\")
LONG = "9-9"  # of a number with another before or after it, or of five digits and more
UNSPOKEN = frozenset((*SIGNS, "_", TIGHT, MIXED, JOINED, LONG))  # signs that are no words of a page
SHORT_NUMBER = 4  # digits
Signs = dict[str, list[int]]  # word or sign -> where it stands; "9" stands for any digit


@dataclass(slots=True)
class Page:
    """A text as parallel lists, one entry a word; possessive endings are left off each word."""

    text: str
    words: list[str]  # as written
    plain: list[str]  # folded
    starts: list[int]
    ends: list[int]
    gaps: list[str]  # what stands between the word before and this one
    owns: list[bool]  # written with 's
    opens: list[bool]  # first word of a sentence, line or quotation
    lower: str  # the text in lower case, letter for letter
    # What the rules have worked out of this page: which needs it meets, and where.
    met: dict | None = None
    rows: str = ""  # each word's letters in all tables of classes, one after the other
    stops: list[tuple[int, str]] | None = None  # what parts words, and before which it stands
    stands: list[int] = field(default_factory=list)  # where among letters; known with `stops`
    numbers: list[int] = field(default_factory=list)  # known as soon as `stops` are

    def __len__(self) -> int:
        return len(self.words)

    def within(self, start: int, end: int) -> range:
        """The words that begin between two places in the text."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))


def read(text: str) -> Page:
    found = list(WORD.finditer(text))
    words = [match[0] for match in found]
    plain = [word.lower() if word.isascii() else fold(word) for word in words]
    starts, ends = [match.start() for match in found], [match.end() for match in found]
    owns = [False] * len(words)
    for at in [at for at, word in enumerate(plain) if "'" in word]:
        if ending := ENDING.search(plain[at]):
            word, owns[at] = words[at], ending[0] == "'s"
            plain[at] = plain[at][: ending.start()]
            words[at] = word[: len(word) - (len(ending[0]) if word.isascii() else _tail(word))]
            ends[at] = starts[at] + len(words[at])
    if "" in plain:  # nothing but what is unseen
        seen = list(map(bool, plain))
        columns = (words, plain, starts, ends, owns)
        words, plain, starts, ends, owns = (list(compress(column, seen)) for column in columns)
    gaps = [text[end:start] for end, start in zip([0, *ends], starts, strict=False)]
    opens = [
        not at or (gap != " " and _opens(words, plain, at, gap)) for at, gap in enumerate(gaps)
    ]
    return Page(text, words, plain, starts, ends, gaps, owns, opens, in_lower(text))


def in_lower(text: str) -> str:
    """The text in lower case letter for letter, as a pattern that ignores case reads it."""
    for letter, other in ALIKE.items():
        text = text.replace(letter, other)
    return text.lower()


def _tail(word: str) -> int:
    """Length of the ending from the last apostrophe of a word that is not plain ASCII."""
    return len(word) - max(word.rfind(mark) for mark in "'\u2019\u2018\u02bc\u00b4`\u2032")


def _opens(words: list[str], plain: list[str], at: int, gap: str) -> bool:
    """Whether a word but the first begins a sentence, line or quotation, by the gap before it."""
    if gap.strip() == "." and (plain[at - 1] in ABBREVIATED or _initial(words, plain, at - 1)):
        return False
    return bool(STOPS.search(gap.replace("'s", "", 1)))


def _initial(words: list[str], plain: list[str], at: int) -> bool:
    """Whether a word is a letter that stands for a name, as in A. J. Reed."""
    letter = words[at]
    if len(letter) > 1 or not letter.isupper() or letter in "AI":
        return False
    return not at or plain[at - 1] not in LETTERED


def _counted(word: str) -> bool:
    return any(map(str.isdecimal, word))


def signs(page: Page) -> Signs:
    """Where each word, sign and digit of a page stands, by word."""
    found: Signs = {}
    for at, word in enumerate(page.plain):
        if word in found:
            found[word].append(at)
        else:
            found[word] = [at]
    digits = [at for at, word in enumerate(page.plain) if not word.isalpha() and _counted(word)]
    if digits:
        found["9"], numbers = digits, set(digits)
        found[MIXED] = [at for at in digits if not page.plain[at].isdecimal()]
        found[JOINED] = [at for at in digits if not JOINTS.isdisjoint(page.gaps[at : at + 2])]
        found[LONG] = [
            at
            for at in digits
            if len(page.plain[at]) > SHORT_NUMBER or at - 1 in numbers or at + 1 in numbers
        ]
    marked = [(at, gap) for at, gap in enumerate(page.gaps) if gap != " "]
    found |= {
        sign: [at for at, gap in marked if sign in gap] for sign in SIGNS if sign in page.text
    }
    if "." in page.gaps:
        found[TIGHT] = [at for at, gap in marked if gap == "."]
    if "_" in page.text:
        found["_"] = [at for at, word in enumerate(page.words) if "_" in word]
    return found


def places(present: Signs, words: Set[str]) -> list[int]:
    """Where any of the words stands, in the order of the page."""
    return sorted(at for word in present.keys() & words for at in present[word])
