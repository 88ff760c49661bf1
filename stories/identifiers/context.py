"""What the model hears by the words around it, where no list or rule has found it already."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import compress

from stories.identifiers import lists, suggestions
from stories.identifiers.ages import COUNTED
from stories.identifiers.dates import NOT_A_DAY
from stories.identifiers.facts import LOWER, NUMBER, WORD, Facts
from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.model import NO_NAME, NUMBERS, ORDINALS, PASSED, Likely
from stories.identifiers.phrases import Phrases
from stories.identifiers.words import Page, Signs, bag

NAMES = (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION)
# The chance of being part of what identifies from which a word is asked about. Chosen on texts
# that neither model nor rules had seen, for the alarms that a writer will bear.
HEARD_NAME = 0.015
HEARD_WORD = 0.45  # of a name that is an everyday word, in lower case or opening a sentence
WELL_KNOWN = 4  # bands above this are words that most people use
HEARD = 0.06
PEAK = 0.25  # of the likeliest word among those heard together
PEAK_JOB = 0.4  # the same of a living: many an everyday thing is told as one is
ALONE = 0.6  # the same where one word is all that is heard of what somebody does or went through
HEARD_SAFE = 0.5  # of a word that names nobody elsewhere; within a phrase that does not, never
BETWEEN = 2  # small words that may stand within what is heard: the eldest of the nine
TOLD = (Kind.EVENT, Kind.JOB, Kind.FAMILY)
WITHIN = (" ", "-", "/", ". ", ", ")
FEW = r"(?:\d+|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|five|six|seven|eight)"
# Numbers that tell of nobody: years, times, groups by age, marks out of ten, guidelines.
PLAIN = re.compile(
    r"\b(?:(?:19|20)\d\d(?:s\b|[/-]\d\d\b|\b(?! ?/))|24/7|\d{1,2}[.:]\d\d(?: ?[ap]m)?\b|"
    r"\d{1,2} ?[ap]m\b|\d+s\b|\d+ (?:to|and|or) \d+(?:s\b| year olds?\b)?|"
    r"\d+(?:st|nd|rd|th) century|\w+ out of (?:\d+|five|ten)\b|\d/(?:2|3|4|5|10)\b(?!/)|"
    rf"\d+(?:st|nd|rd|th) {NOT_A_DAY}\b|for \d+ (?:minutes|hours|days|weeks|months|years)\b|"
    r"(?:pupils|children|students|classes) in [Yy]ears? \d+|one of the \w+ ones|"
    rf"\b(?:[Pp]lan|[Ss]tep|[Pp]art|[Pp]hase|[Ss]tage|[Ll]evel|[Tt]ier|[Oo]ption|[Rr]ound|"
    rf"[Pp]athway|[Zz]one) {FEW}"
    rf"(?:,? (?:and |or |to )?{FEW})*\b|"
    r"\d+ ?[-\u2013] ?\d+ (?:minutes|hours|days|weeks|months|times)\b|"
    r"(?:NG|CG|PH|QS)\d+|\w+ children (?:on \w+|in need)|\d+ places|one in an? \w+)"
)
COMMON = bag(  # conditions that many have
    "asthma diabetes eczema anxiety depression autism adhd arthritis hayfever migraine dyslexia "
    "epilepsy dementia copd cancer stroke allergy allergies and"
)
KNOWN = bag("hers his theirs mine ours yours this that these those one ones")  # no code nor handle
NO_CODE = 5  # bands above this are words that most people use: no code, nor a name used online
LONGEST = 6  # words of such a number with what is told of it
NUMBERED = frozenset({Kind.AGE, Kind.CASE_REFERENCE})
SHARE = re.compile(r" ?(?:%|per ?cent\b)")  # after a number that is no age and no number of a case
HANDLED = re.compile(r"[a-z]{3}|[@_]")  # what a name used online has, and no number or code


@cache
def _proposed() -> Phrases:
    return Phrases(suggestions.proposed())


def quieten(page: Page, present: Signs, heard: Likely) -> None:
    """Hear nothing in words that are proposed instead of what is found; 'number' names nobody."""
    for start, end in _proposed().spans(page, present):
        heard.chance[start:end] = [0.0] * (end - start)
        heard.names[start:end] = [NO_NAME] * (end - start)
    for at in present.get("number", ()):
        heard.names[at] = NO_NAME


def hear_names(page: Page, facts: Facts, heard: Likely, judged: list) -> None:
    """Judge the words that the model alone takes for names, to be asked about."""
    for at in compress(range(len(page)), heard.kind):
        kind = heard.kind[at]
        if kind not in NAMES or judged[at] or facts.shape[at] == NUMBER:
            continue
        uncased = facts.shape[at] == LOWER or page.opens[at]
        plain = not facts.bits[at] & lists.NAME and facts.bits[at] & lists.BAND > WELL_KNOWN
        uncased = uncased or (facts.shouting[at] and plain)
        everyday = uncased and facts.bits[at] & lists.BAND
        least = HEARD_WORD if everyday else HEARD_NAME
        if _enough(facts, heard, at, least) and len(page.plain[at]) > 1:
            judged[at] = kind, Level.ASK


def spans(page: Page, facts: Facts, heard: Likely, found: set[int]) -> Iterator[Span]:
    """What else the model hears beside the words already found, neighbours of a kind as one."""
    told: list[Kind | None] = [None] * len(page)
    for at in compress(range(len(page)), heard.kind):
        kind = heard.kind[at]
        if kind not in NAMES and at not in found and _enough(facts, heard, at, HEARD):
            told[at] = kind
    if not any(told):
        return
    for at in _plain(page, told):
        told[at] = None
    at, size = 0, len(page)
    while at < size:
        kind = told[at]
        if not kind:
            at += 1
            continue
        end = after = at + 1
        while after < size and after - end <= BETWEEN and page.gaps[after] in WITHIN:
            if told[after] is kind:
                end = after + 1
            elif page.plain[after] not in PASSED:
                break
            after += 1
        if told_of := _told(page, heard, at, end, kind):
            yield Span(page.starts[at], page.ends[end - 1], told_of, Level.ASK)
        at = end


def _told(page: Page, heard: Likely, at: int, end: int, kind: Kind) -> Kind | None:
    """The kind of what is heard from one word to another, if it is enough to ask about."""
    words = page.plain[at:end]
    alone = end - at == 1 and kind in TOLD
    if max(heard.chance[at:end]) < (ALONE if alone else PEAK_JOB if kind is Kind.JOB else PEAK):
        return None
    if kind in NUMBERED and SHARE.match(page.text, page.ends[end - 1]):
        return None
    if kind is Kind.AGE:
        counted = end < len(page) and page.plain[end] in COUNTED
        return kind if any(map(_number, words)) and not counted else None
    if kind is Kind.CONDITION and COMMON.issuperset(words):
        return None
    if kind is Kind.FAMILY and words[0] == "close":
        return None  # 'close to her sister'
    if kind is Kind.CASE_REFERENCE:
        if KNOWN.issuperset(words) or all(map(_well_known, words)):
            return None
        named = HANDLED.search(page.text, page.starts[at], page.ends[end - 1])
        return Kind.HANDLE if named else kind
    return Kind.MONTH if kind is Kind.DATE and not any(map(_day, words)) else kind


def _well_known(word: str) -> bool:
    return lists.known().get(word, 0) & lists.BAND > NO_CODE


def _number(word: str) -> bool:
    return word in NUMBERS or word in ORDINALS or any(map(str.isdecimal, word))


def _enough(facts: Facts, heard: Likely, at: int, least: float) -> bool:
    if facts.safe[at]:
        return facts.safe[at] == WORD and heard.chance[at] > HEARD_SAFE
    return heard.chance[at] > least


def _plain(page: Page, told: list[Kind | None]) -> set[int]:
    """The words of numbers that tell of nobody, near those in which anything is told."""
    words, looked_at, last = set(), 0, len(page) - 1
    for at in compress(range(len(told)), told):
        if page.ends[min(at + LONGEST, last)] <= looked_at:
            continue
        line = page.text.rfind("\n", 0, page.starts[at]) + 1
        start = max(line, page.starts[max(0, at - 2 * LONGEST)])
        end = page.ends[min(at + 2 * LONGEST, last)]
        after = page.text.find("\n", page.starts[at], end)
        looked_at = end if after < 0 else after
        for found in PLAIN.finditer(page.text, start, looked_at):
            words.update(page.within(found.start(), found.end()))
    return words


def _day(word: str) -> bool:
    """Whether a word may be the day of a date: 3, 21st, fourth."""
    return word in ORDINALS or (word[0].isdecimal() and len(word.rstrip("stndrh")) < 3)
