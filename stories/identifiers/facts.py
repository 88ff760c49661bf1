"""What is plain about each word before anything is decided: lists, casing, phrases."""

from dataclasses import dataclass
from functools import cache

from stories.identifiers import lists, phrases
from stories.identifiers.words import Page, Signs, bag

COMMON = 5  # bands above this are words met every day
LABELS = bag("person child parent adult sibling carer worker family young")
BELONGINGS = bag(
    "mum mam mom dad nan nana gran grandma grandad auntie uncle sister brother son daughter "
    "partner ex boyfriend girlfriend house flat school teacher social worker birthday phone "
    "bedroom room coat bag carer foster baby mate friends behaviour attendance medication "
    "placement plan husband wife granny grandson granddaughter cousin niece nephew kids dog "
    "car job letter"
)
TAGS = bag("b i u s p a br hr em strong span div font ul ol li table tr td th h1 h2 h3 h4 img")
SLIPPING = "aeioulnrst"
SEASONS = bag("spring summer autumn winter")
LOWER, TITLE, UPPER, INITIAL, MIXED, NUMBER = "aA^1x9"
UNSAFE, WORD, PHRASE = range(3)
NUMBERED = bag(
    "list bay option band part section schedule annex appendix form group tier stage "
    "level type grade profile head block class category unit ward room figure table plan "
    "team vitamin hepatitis pillar strand phase item question point box column row "
    "regulation article paragraph step door gate zone plan key"
)


@dataclass(slots=True)
class Facts:
    bits: list[int]
    shape: list[str]
    safe: list[int]  # whether it names nobody: WORD as a word alone, PHRASE within a phrase
    place: list[bool]  # part of a place of two words or more
    shouting: list[bool]  # in a line written in capitals, where casing says nothing
    careless: list[bool]  # in a line written without capitals


def facts(page: Page, present: Signs) -> Facts:
    known = lists.known()
    shape = [LOWER if word.islower() and word.isalpha() else _shape(word) for word in page.words]
    bits = [known.get(word) or _unlisted(word, known) for word in page.plain]
    _mark_owners(page, present, shape, bits)
    place = [False] * len(page)
    for start, end in phrases.places().spans(page, present):
        place[start:end] = [True] * (end - start)
    safe = _safe(page, present, shape, bits)
    return Facts(bits, shape, safe, place, *_manners(page, shape))


def _mark_owners(page: Page, present: Signs, shape: list[str], bits: list[int]) -> None:
    """Names with an s: 'masons mum', which lost its apostrophe, and 'the Khans', a family."""
    known = lists.known()
    for at in (at - 1 for word in BELONGINGS & present.keys() for at in present[word] if at):
        owner = page.plain[at]
        plural = owner[-1] == "s" and known.get(owner, 0) & lists.BAND <= COMMON
        if plural and known.get(owner[:-1], 0) & lists.FIRST:
            bits[at] = bits[at] & ~lists.BAND | lists.OWNED
    for at in present.get("the", ()):
        family = page.plain[at + 1] if at + 1 < len(page) else ""
        if family[-1:] == "s" and shape[at + 1] == TITLE:
            bits[at + 1] |= known.get(family[:-1], 0) & lists.FAMILIAR and lists.OWNED


def _safe(page: Page, present: Signs, shape: list[str], bits: list[int]) -> list[int]:
    """Words of phrases that name nobody; a single word only where it cannot well be a name."""
    safe = [UNSAFE] * len(page)
    for start, end in phrases.sector().spans(page, present):
        if end - start > 1:
            safe[start:end] = [PHRASE] * (end - start)
        elif page.plain[start] in phrases.shared():
            safe[start] = WORD
        elif _abbreviation(page.words[start], bits[start]):
            if not bits[start] & (lists.NAME | lists.OWNED):
                bits[start] |= lists.SHORT
        elif not bits[start] & lists.OWNED:
            safe[start] = WORD
    tagged = "<" in page.text
    for at, word in enumerate(page.plain):
        if tagged and page.gaps[at][-1:] in ("<", "/") and _tag(page, at):
            safe[at] = PHRASE
        elif len(word) == 1 and at:
            if _label(page, shape, at) or _numbered(page, at):
                safe[at - 1] = safe[at] = PHRASE
            elif _listed(page, at):
                safe[at] = PHRASE
    for at in (at + 1 for word in SEASONS & present.keys() for at in present[word]):
        if at < len(page) and _year(page.plain[at]):
            safe[at - 1] = safe[at] = PHRASE
    return safe


def _tag(page: Page, at: int) -> bool:
    """The 'b' of '<b>' or '</b>', in words pasted from a web page or an e-mail."""
    opened = page.gaps[at].endswith(("<", "</"))
    return (
        opened
        and page.plain[at] in TAGS
        and page.text[page.ends[at] : page.ends[at] + 1] in (">", "/", " ")
    )


def _label(page: Page, shape: list[str], at: int) -> bool:
    """The letter of 'Child A' or 'Person K': a label, as stories that are already redacted have."""
    return shape[at] == INITIAL and page.plain[at - 1] in LABELS and shape[at - 1] == TITLE


def _numbered(page: Page, at: int) -> bool:
    """'Bay A', 'Option B'."""
    lettered = len(page.plain[at]) == 1 and page.words[at].isupper()
    return lettered and page.gaps[at] == " " and page.plain[at - 1] in NUMBERED


def _listed(page: Page, at: int) -> bool:
    """The '(b)' of a list."""
    if len(page.plain[at]) > 1 or not page.words[at].islower():
        return False
    return page.gaps[at].endswith("(") and page.text.startswith(")", page.ends[at])


def _year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal()


def _abbreviation(word: str, bits: int) -> bool:
    """A short form in lower case may be a name as well: rhi, dre."""
    return word.islower() and 2 < len(word) < 5 and not bits & lists.BAND


def _unlisted(word: str, known: dict[str, int]) -> int:
    """A word no list holds may lack an apostrophe, or be one slip from a common word."""
    if word.endswith("s") and known.get(word[:-1], 0) & lists.FAMILIAR:
        return lists.OWNED | (lists.SLIP if known[word[:-1]] & lists.BAND else 0)
    if "'" in word:
        return known.get(word.replace("'", ""), 0)
    if word.isalpha() and 3 < len(word) < 14 and _one_slip(word):
        return lists.SLIP
    return 0


@cache
def _common() -> frozenset[str]:
    """Words met every day that are no names: what a slip of the hand is most likely meant to be."""
    return frozenset(
        word
        for word, bits in lists.known().items()
        if bits & lists.BAND > COMMON and not bits & lists.NAME
    )


@cache
def _lacking() -> frozenset[str]:
    """Those words with one of the letters that slip oftenest left out, or hidden by a '*'."""
    found = set()
    for word in _common():
        for at in range(1, len(word)):
            if word[at] in SLIPPING:
                found.add(f"{word[:at]}*{word[at + 1 :]}")
                if at + 1 < len(word):
                    found.add(word[:at] + word[at + 1 :])
    return frozenset(found)


def _one_slip(word: str) -> bool:
    """Whether a common word is this with a letter taken out or put in, changed or two exchanged."""
    common, lacking = _common(), _lacking()
    if word in lacking:
        return True
    for at in range(1, len(word)):
        head, tail = word[:at], word[at + 1 :]
        if head + tail in common or f"{head}*{tail}" in lacking:
            return True
        if word[: at - 1] + word[at] + word[at - 1] + tail in common:
            return True
    return False


def _shape(word: str) -> str:
    if not word.isalpha() and any(map(str.isdigit, word)):
        return NUMBER
    if word.islower():
        return LOWER
    if not word[0].isupper():
        return MIXED if any(letter.isupper() for letter in word) else LOWER
    if len(word) == 1:
        return INITIAL
    if word.isupper():
        return UPPER
    return TITLE if word[1:].islower() else MIXED


def _manners(page: Page, shape: list[str]) -> tuple[list[bool], list[bool]]:
    """Which words stand in lines all in capitals, and which in lines without any."""
    size, start = len(page), 0
    shouting, careless = [False] * size, [False] * size
    ends = [at for at, gap in enumerate(page.gaps) if at and "\n" in gap]
    for end in (*ends, size):
        line = shape[start:end]
        loud, quiet = line.count(UPPER), line.count(LOWER) + line.count(TITLE)
        if loud > 3 and loud > 2 * quiet:
            shouting[start:end] = [True] * (end - start)
        opened = [look for look, opens in zip(line, page.opens[start:end], strict=True) if opens]
        if 2 * opened.count(LOWER) > len(opened) or "i" in page.words[start:end]:
            careless[start:end] = [True] * (end - start)
        start = end
    return shouting, careless
