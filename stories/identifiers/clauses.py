"""What is said of a family, a job or an event in the same breath is part of what tells of them.

'A farrier' is met in many towns; 'a farrier who shoes the brewery drays' in one.
"""

import re
from collections.abc import Iterator

from stories.identifiers.finding import Kind, Span
from stories.identifiers.jobs import WORKED, job_heads
from stories.identifiers.kinship import LETTER
from stories.identifiers.words import Page, bag

TOLD = (Kind.FAMILY, Kind.JOB, Kind.EVENT)
OWNS = re.compile("^['\u2019]s?(?=[ ,])")
WITHIN = (" ", "-", ' "', '" ', "\u2011")
OWNED = ("'s ", "\u2019s ", "' ", "\u2019 ")
PAUSES = (" ", ", ", " - ", " \u2013 ", " (", ": ")
WHO = bag("who that which whose where wi whom")
KEPT = bag("fostered outlived adopted raised raising buried lost married outliving fostering")
ARE = bag("are have belonging born living placed aged")  # what stays so of a family
GOES_ON = WHO | bag(
    "with on at of in for from to by under over between off aboard near outside across round left "
    "all each every none both not never without as alone now too together"
)
BEFALLS = bag(
    "took take takes hit hits swept came brought destroyed buried killed left drowned claimed"
)  # what an event goes on to do
# What goes on after 'and', or after a comma, of a family: ', all past eighty', 'and never a boy'.
MORE = bag(
    "all each every none both one no never not only another half with who whose which us me twins "
    "neither nobody them so"
)
# 'And the one nearest the bed' tells of somebody else.
KIN = frozenset(word for word, letter in LETTER.items() if letter in "SHWkEn") - {"one"}
NEW = bag("he she they we i you it there but so because when if while though although until cos")
JOINS = bag("and or n &")
TRAILING = bag(
    "and or but so the a an of in on at to for with by his her their my our who that which is was "
    "as n from where whose over under all each not"
)
LONGEST = 16  # words that one breath adds
UNENDED = bag("the same a an their his her our")
LEARNING = bag("apprenticed apprentice articled bound indentured married")
FEW = 2  # words between an article and what it belongs to
ARTICLES = bag("a an the")
NO_ADJECTIVE = TRAILING | NEW | bag("has had have are were been be being")


def complete(page: Page, spans: list[Span]) -> Iterator[Span]:
    """Each span, those of a family, a job or an event to the end of what is said of them."""
    free = 0  # the first word that no span before has taken
    for at, span in enumerate(spans):
        if span.kind in TOLD and (words := page.within(span.start, span.end)):
            after = spans[at + 1].start if at + 1 < len(spans) else len(page.text)
            first = _first(page, words[0], free, span.kind)
            followed = at + 1 < len(spans) and spans[at + 1].kind in (*TOLD, Kind.AGE)
            last = _last(page, words[-1], page.within(span.end, after).stop, span.kind, followed)
            # What comes next may begin inside the last word, after a soft hyphen.
            end = max(span.end, min(page.ends[last], after))
            span = span._replace(start=min(span.start, page.starts[first]), end=end)
        free = page.within(0, span.end).stop
        yield span


def _first(page: Page, first: int, free: int, kind: Kind) -> int:
    """Where it begins: 'a big wheel inspector' two words before, 'fostered sixteen' one."""
    if kind is Kind.FAMILY and first > free and page.gaps[first] == " ":
        return first - (page.plain[first - 1] in KEPT)
    if kind is not Kind.JOB:
        return first
    for at in range(first - 1, max(first - 2 - FEW, free - 1), -1):
        if page.gaps[at + 1] not in (" ", "-") or page.opens[at + 1]:
            break
        if page.plain[at] in ARTICLES:
            learning = page.plain[max(0, at - 1) : at] == ["to"] and page.plain[at - 2] in LEARNING
            return at - 2 if learning and at - 2 >= free else at + 1
        if page.plain[at] in WORKED:
            return at + 1
        if page.plain[at] in NO_ADJECTIVE or page.owns[at]:
            break
    return first


def _last(page: Page, last: int, limit: int, kind: Kind, followed: bool) -> int:
    """The last word of what goes on from a span, before the word `limit`.

    `followed` says whether what is found there is a small fact as well.
    """
    at, plain, gaps = last + 1, page.plain, page.gaps
    while at < limit and (
        gaps[at] == "-" or (gaps[at] in OWNED and kind is Kind.JOB) or _unended(page, at, kind)
    ):
        at += 1
    if plain[last] in GOES_ON and at < limit:  # 'three generations in'
        at = _breath(page, last, limit)
    while at < limit and _goes_on(page, at, kind):
        at = _breath(page, at, limit)
    if followed and at == limit and gaps[at] == " ":
        return at - 1  # as far as what is found next
    at -= 1
    while at > last and plain[at] in TRAILING:
        at -= 1
    return at


def _unended(page: Page, at: int, kind: Kind) -> bool:
    """Whether the noun is still to come: 'three [lighthouses]', 'high-dive [coach]'."""
    word, last = page.plain[at], page.plain[at - 1]
    if page.gaps[at] != " " or word in JOINS or word in NEW or word in GOES_ON:
        return False
    if kind is Kind.JOB:
        return word in job_heads()
    if kind is Kind.FAMILY:
        return LETTER.get(last) == "n" and word not in TRAILING
    return last in UNENDED


def _goes_on(page: Page, at: int, kind: Kind) -> bool:
    gap, word = _gap(page, at), page.plain[at]
    if gap in WITHIN and (
        word in GOES_ON
        or (kind is Kind.FAMILY and word in ARE)
        or (kind is Kind.EVENT and word in BEFALLS)
    ):
        return True
    if kind is Kind.EVENT and word == "and" and gap == " ":
        return not BEFALLS.isdisjoint(page.plain[at + 1 : at + 2])
    if kind is not Kind.FAMILY or gap not in PAUSES:
        return False
    if word in JOINS:
        begins = page.plain[at + 1 : at + 2 + FEW]
        return bool(begins) and (begins[0] in MORE or not KIN.isdisjoint(begins))
    return gap != " " and word != "which" and (word in MORE or word in KIN)


def _gap(page: Page, at: int) -> str:
    """What parts a word from the one before, but for that one's possessive ending."""
    return OWNS.sub("", page.gaps[at])


def _breath(page: Page, at: int, limit: int) -> int:
    """The word after a clause that begins at `at`."""
    end = at + 1
    while end < min(limit, at + LONGEST) and _gap(page, end) in WITHIN:
        word = page.plain[end]
        own = word in NEW and page.plain[end - 1] in KIN  # 'three I foster'
        if (word in JOINS or word in NEW) and end - at > 1 and not own:
            break
        end += 1
    return end
