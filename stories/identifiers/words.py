"""The words of a text, and the plain form in which the lists know them."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Set
from dataclasses import dataclass, field

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
ALIKE = {0x130: "i", 0x131: "i", 0x17F: "s"}  # letters that are others where case is ignored
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


SIGNS = "@_+[/."
TIGHT = "a.b"  # the sign of a stop with nothing else between two words
MIXED = "9-a"  # of a word that is not all digits
LONG = "9-9"  # of a number with another before or after it, or of five digits and more
UNSPOKEN = frozenset((*SIGNS, TIGHT, MIXED, LONG))  # signs that are no words of a page
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
    near: dict = field(default_factory=dict)
    stops: list[tuple[int, str]] | None = None  # what parts words, and before which it stands
    stands: list[int] = field(default_factory=list)  # where among letters; known with `stops`
    numbers: list[int] = field(default_factory=list)  # known as soon as `stops` are

    def __len__(self) -> int:
        return len(self.words)

    def within(self, start: int, end: int) -> range:
        """The words that begin between two places in the text."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))


def read(text: str) -> Page:
    page = Page(text, [], [], [], [], [], [], [], in_lower(text))
    words, folded, starts, ends = page.words, page.plain, page.starts, page.ends
    gaps, possessive, opens = page.gaps, page.owns, page.opens
    last = 0
    for match in WORD.finditer(text):
        start, end = match.span()
        word = match[0]
        plain = word.lower() if word.isascii() else fold(word)
        owns = False
        if "'" in plain and (ending := ENDING.search(plain)):
            owns = ending[0] == "'s"
            plain = plain[: ending.start()]
            cut = len(word) - (len(ending[0]) if word.isascii() else _tail(word))
            word, end = word[:cut], start + cut
        if not plain:
            continue
        gap = text[last:start]
        words.append(word)
        folded.append(plain)
        starts.append(start)
        ends.append(end)
        gaps.append(gap)
        possessive.append(owns)
        opens.append(gap != " " and (len(words) == 1 or _opens(page, gap)))
        last = end
    if words:
        opens[0] = True
    return page


def in_lower(text: str) -> str:
    """The text in lower case letter for letter, as a pattern that ignores case reads it."""
    return text.translate(ALIKE).lower()


def _tail(word: str) -> int:
    """Length of the ending from the last apostrophe of a word that is not plain ASCII."""
    return len(word) - max(word.rfind(mark) for mark in "'\u2019\u2018\u02bc\u00b4`\u2032")


def _opens(page: Page, gap: str) -> bool:
    """Whether the last word read begins a sentence, line or quotation, by the gap before it."""
    if gap.strip() == "." and (page.plain[-2] in ABBREVIATED or _initial(page)):
        return False
    return bool(STOPS.search(gap.replace("'s", "", 1)))


def _initial(page: Page) -> bool:
    """Whether the word before the last is a letter that stands for a name, as in A. J. Reed."""
    letter = page.words[-2]
    if len(letter) > 1 or not letter.isupper() or letter in "AI":
        return False
    return len(page) < 3 or page.plain[-3] not in LETTERED


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
        found[LONG] = [
            at
            for at in digits
            if len(page.plain[at]) > SHORT_NUMBER or at - 1 in numbers or at + 1 in numbers
        ]
    if "." in page.gaps:
        found[TIGHT] = [at for at, gap in enumerate(page.gaps) if gap == "."]
    for sign in SIGNS:
        if sign in page.text:
            found[sign] = [
                at
                for at, (gap, word) in enumerate(zip(page.gaps, page.words, strict=True))
                if sign in gap or sign in word
            ]
    return found


def places(present: Signs, words: Set[str]) -> list[int]:
    """Where any of the words stands, in the order of the page."""
    return sorted(at for word in present.keys() & words for at in present[word])
