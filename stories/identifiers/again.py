"""What is found once, found again: words in any case, a lone word, a name in a chat, in part."""

import re
from collections import Counter
from collections.abc import Iterator

from stories.identifiers import lists, phrases
from stories.identifiers.facts import INITIAL, LOWER, NUMBER, PHRASE, TITLE, Facts
from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.named_spans import BYNAMES
from stories.identifiers.names import FAMILY_TITLES, TITLES
from stories.identifiers.words import Page, bag, in_lower

AGAIN = (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.ADDRESS, Kind.HANDLE)
SHORT = 4  # letters of a name cut short, at most; a lone word is looked for from two fewer
Judged = list[tuple[Kind, Level] | None]
# Before a line of a chat: 'ruby:', '18:04 - dawn:', '[19:16] sky:'.
SPEAKER = re.compile(
    r"^[\[(]?(?:\d{1,2}[:.]\d\d(?: ?[ap]m)?[\])]?,? ?(?:[-\u2013] ?)?)?(\w+):", re.M
)
PART = re.compile(r"\b[A-Z][a-z]{2,}\b")
EVERYDAY = 6  # bands above this are the small words of every sentence
FEWEST = 2  # lines that somebody says
NO_SPEAKERS = bag(
    "me you us him her he she they them i we mum mam mom dad nan nana gran son daughter brother "
    "sister worker staff manager "
    "nurse carer chair judge child mother father q a re ps note notes action actions date time "
    "name age mood plan from to cc subject"
)


def again(text: str, lower: str, spans: list[Span]) -> Iterator[Span]:
    """Where the words of a name or an address that was found stand once more.

    `lower` is the text in lower case, letter for letter.
    """
    covered = bytearray(len(text))
    for span in spans:
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    told = {text[span.start : span.end]: span.kind for span in spans if span.kind in AGAIN}
    for whole in [whole for whole, kind in told.items() if kind is Kind.PERSON]:
        told.update((part, Kind.PERSON) for part in PART.findall(whole) if _own(part))
    for words, kind in told.items():
        cased = " " not in words
        if cased and (not words[0].isupper() or len(words) < SHORT - 2 or _of_all(words)):
            continue
        looked, where = (words, text) if cased else (in_lower(words), lower)
        at = where.find(looked)
        while at >= 0:
            end = at + len(looked)
            if not all(covered[at:end]) and _whole(text, at, end):
                yield Span(at, end, kind, Level.ASK)
            at = where.find(looked, end)


def _of_all(word: str) -> bool:
    """Whether it is a word of every sentence and no first name: THE, in a line of capitals."""
    bits = lists.known().get(word.lower(), 0)
    return bits & lists.BAND > EVERYDAY and not bits & lists.FIRST


def _own(part: str) -> bool:
    """Whether a part of somebody's name is a name by itself, and no title nor a word of all."""
    word = part.lower()
    return (
        not _of_all(part)
        and word not in TITLES | FAMILY_TITLES | BYNAMES
        and word not in phrases.sector().known
    )


def _whole(text: str, start: int, end: int) -> bool:
    """Whether it begins and ends where words do."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum())


def speakers(page: Page, judged: Judged) -> set[int]:
    """Judge who speaks in a chat, where one of them at least is known for a person; gives where."""
    if page.text.count(":") <= FEWEST:
        return set()
    said = [
        at
        for match in SPEAKER.finditer(page.text)
        for at in page.within(match.start(1), match.end(1))
    ]
    lines = Counter(page.plain[at] for at in said)
    if len(lines) < FEWEST or not any(judged[at] and judged[at][0] is Kind.PERSON for at in said):
        return set()
    shown = {
        at
        for at in said
        if not judged[at] and lines[page.plain[at]] >= FEWEST and page.plain[at] not in NO_SPEAKERS
    }
    for at in shown:
        judged[at] = Kind.PERSON, Level.ASK
    return shown


def letters_alone(page: Page, facts: Facts, judged: Judged) -> None:
    """Ask about each lone capital where two of them at least are people: 'X was placed apart'."""
    alone = [at for at, shape in enumerate(facts.shape) if shape == INITIAL]
    known = {page.plain[at] for at in alone if judged[at] and judged[at][0] is Kind.PERSON}
    if len(known) < FEWEST:
        return
    for at in alone:
        ended = page.text[page.ends[at] : page.ends[at] + 1]
        if not judged[at] and not facts.safe[at] and page.plain[at] not in "ia" and ended != ".":
            judged[at] = Kind.PERSON, Level.ASK


def pieces(page: Page, facts: Facts, judged: Judged, letters: set[str], people: set[str]) -> None:
    """A name's letters with a number, as on an exhibit: 'BQ2'; a name cut short: 'Win'."""
    begun = {name[:size] for name in people for size in range(1, SHORT + 1)}
    for at, shape in enumerate(facts.shape):
        if judged[at] or (shape == LOWER and not facts.careless[at]):
            continue  # so it is with most words
        word = page.plain[at]
        if shape == NUMBER and page.words[at][0].isupper():
            if word.rstrip("0123456789") in letters:
                judged[at] = Kind.PERSON, Level.ASK
        elif len(word) <= SHORT and _short(facts, page, at) and word in begun:
            judged[at] = Kind.PERSON, Level.ASK


def _short(facts: Facts, page: Page, at: int) -> bool:
    """A word that a name may be cut to: with a capital inside a sentence, or of no list."""
    if facts.shape[at] == TITLE:
        return len(page.plain[at]) > 1 and not page.opens[at] and facts.safe[at] != PHRASE
    unknown = not facts.bits[at] & lists.BAND and not facts.safe[at]
    return facts.shape[at] == LOWER and len(page.plain[at]) == 2 and facts.careless[at] and unknown
