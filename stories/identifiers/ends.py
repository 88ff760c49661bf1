"""Where a finding begins and ends: no small word at its edge, and nothing of the next sentence.

What is replaced should be the name and no more: 'mrs pashley n' is Mrs Pashley and an 'and'.
"""

import re
from collections.abc import Iterable, Iterator

from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.names import TITLES
from stories.identifiers.words import Page, bag

NAMES = (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.ADDRESS)
NUMBERS = (
    Kind.DATE,
    Kind.PHONE,
    Kind.NHS_NUMBER,
    Kind.NI_NUMBER,
    Kind.UPN,
    Kind.CASE_REFERENCE,
    Kind.PLATE,
)
BEFORE = bag(
    "and as is was were are be been to for from with by but or if so then that at on in into about "
    "said says rang through between behind than because when while where he she they it we you i "
    "me him them w hiya hi hello hey lol faithfully sincerely"
)
AFTER = bag(
    "and as is was were are be been has have had to for from with by but or if so then that at on "
    "in of into about said says told rang who which when where because not also again the a an his "
    "her their our he she they it we you i me him them us n lol omg xx"
)
QUOTES = tuple("\"'\u201d\u2019")
# What opens a sentence before a name with the capital of the sentence: 'At Elm Lodge'.
OPENING = bag("at on in from with for to by and but as behind near when while if so then")
# A new sentence or line within what is taken for one name.
SENTENCE = re.compile(r"(?<=[a-z\u00df-\u00ff]{4})\. (?=\w+$)|(?<=\w\. )(?=I$)")
HEADED = re.compile(
    r"[ \t]{0,9}(?:\n\s{0,9}|\s{3,9})(?:(?:Case|Application|Claim|File|Ref|Neutral|Before|Between|"
    r"In|Re|No)\b[^\n]*)$|\s{0,9}\((?:The )?(?:(?:First|Second|Third|1st|2nd|3rd) )?(?:"
    r"Respondents?|Applicants?|Appellants?|Claimants?|Defendants?|Petitioners?|Interveners?|"
    r"Mother|Father|Husband|Husb|Wife|Partner|Child|Children)$",
    re.IGNORECASE,
)
# The name of a court ends with its line, or where its number is told beside it.
COURT = re.compile(r"[^\n]{0,60}\bcourt\b[^\n]{3,60}(?=\n)", re.IGNORECASE)
# Before a number, in a line of capitals most of all: 'IS 01632 960 217', 'DUTY LOG 03/12/24'.
LABEL = re.compile(
    r"(?:(?:(?:NHS|CHI|UPN|NI|NINO)(?:[ /](?:NHS|No|number))?|DOB|TEL(?= ?[0+(])|MOB|MOBILE|PHONE|"
    r"LOG|ADDED|NUMBER|IS|ON|AT|TO|AND|BY|FROM|FOR|WAS|THE|OF|OR|RING|CALL|TEXT|DUTY|"
    r"DATED|on|is|was|at|to|and)\b[.:]? )+(?=\w*\d|[A-Z]{1,2}\b)"
)
WEEK = ("w/c ", "w/e ")  # a week that begins or ends then
FEWEST, WHOLE = 3, 10  # digits of a number before the end of its line; and of a telephone's
# What goes on after a number: '01632 960 217 BUT NOT', 'PALS 31/0277, you can close'.
WORDS_AFTER = re.compile(
    r"(?<=\d)[.,;]? (?:and|but|not|on|at|for|is|to|the|in|or|if|he|she|we|they|it|you|i)\b"
    r"(?!\D*\b(?:one|two|three|four|five|six|seven|eight|nine|oh|zero|double|first|second|third|"
    r"[a-z]+(?:th|teen|ty))\b)\D{0,60}$",
    re.IGNORECASE,
)
MONTH_ENDS = re.compile(r"(?:uary|arch|pril|may|june|july|gust|ember|ober)\.$", re.IGNORECASE)
WRITTEN = (Kind.EMAIL, Kind.URL)
NEXT_SENTENCE = re.compile(r"[.!?] (?:She|He|I|We|They|It|The|And|But|You|His|Her|My|On|In|At)$")
NEXT_LINE = re.compile(r"[^\w\n]{0,9}\n\s{0,9}\d{1,4}$|[.!?] ?(?:\n\s{0,9})?\w{1,3}$")


def trimmed(page: Page, spans: Iterable[Span]) -> Iterator[Span]:
    """Each span from its first telling word to its last; none where there is no such word."""
    text = page.text
    for span in spans:
        said = text[span.start : span.end]
        if said.isalnum() and span.kind is not Kind.DATE and said.lower() not in AFTER:
            yield span  # one word, as most are
        elif span.kind in NAMES:
            yield from _name(page, span)
        elif span.kind in WRITTEN:
            beyond = NEXT_SENTENCE.search(text, span.start, span.end)
            yield span._replace(end=beyond.start()) if beyond else span
        elif span.kind in NUMBERS:
            yield from _number(text, span)
        else:
            yield span


def _number(text: str, span: Span) -> Iterator[Span]:
    said = text[span.start : span.end]
    start, end = span.start, span.end
    if label := LABEL.match(said):
        start += label.end()
    line = NEXT_LINE.search(said) if "\n" in said else None
    if line and (line[0].count("\n") > 1 or _ended(said[: line.start()], span.kind)):
        end = span.start + line.start()
    elif said[-1].isalpha() and (words := WORDS_AFTER.search(said)):
        end = span.start + words.start()
    elif span.kind is Kind.DATE and MONTH_ENDS.search(said):
        end -= 1
    if span.kind is Kind.DATE and text[max(0, start - 4) : start].lower() in WEEK:
        start -= 4
    yield span._replace(start=start, end=end)


def _ended(said: str, kind: Kind) -> bool:
    """Whether a number is whole where the line ends: a telephone number may run on."""
    digits = sum(map(str.isdecimal, said))
    return digits >= (WHOLE if kind is Kind.PHONE else FEWEST)


def _name(page: Page, span: Span) -> Iterator[Span]:
    said = page.text[span.start : span.end]
    if "." in said and (cut := SENTENCE.search(said)):
        if span.kind is Kind.PERSON:  # 'a little councillor. elfed cried'
            yield span._replace(start=span.start + cut.end())
        said = said[: cut.start()]
    if "\n" in said and (court := COURT.match(said)):
        said = court[0]
    parted = "(" in said or "\n" in said or "   " in said
    if parted and (cut := HEADED.search(said)):
        said = said[: cut.start()]
    end = span.start + len(said)
    words = page.within(span.start, end)
    if not words:
        yield span
        return
    first, last = _telling(page, words, page.text[end : end + 1])
    alone = first == last and page.plain[first] in AFTER and _small(page, first)
    if alone and span.level is Level.ASK:
        return
    start = span.start if first == words[0] else page.starts[first]
    end = end if last == words[-1] else page.ends[last]
    yield span._replace(start=start, end=max(end, start + 1))


def _telling(page: Page, words: range, after: str) -> tuple[int, int]:
    """The first and the last word that tell anything."""
    first, last = words[0], words[-1]
    while first < last and _leads(page, first):
        first += 1
    while last > first and after not in QUOTES and page.plain[last] in AFTER and _small(page, last):
        before = page.plain[last - 1]
        if len(before) == len(page.plain[last]) == 1 or before in TITLES:  # i o a n a, mrs n
            break
        last -= 1
    return first, last


def _leads(page: Page, at: int) -> bool:
    if page.gaps[at + 1] not in (" ", "  ") or len(page.plain[at + 1]) == 1:  # i o a n a
        return False
    if page.plain[at] in BEFORE and _small(page, at):
        return True
    return page.opens[at] and page.plain[at] in OPENING and page.words[at + 1][0].isupper()


def _small(page: Page, at: int) -> bool:
    """In lower case, in a line of capitals, where these tell nothing, or after a stop: 'E. She'."""
    word = page.words[at]
    return word.islower() or (at > 0 and "." in page.gaps[at]) or (len(word) > 1 and word.isupper())
