"""Words that were judged names and are nobody's: 'His Honour', '25 min', 'd.o.b.', 'Mr X'."""

import re

from stories.identifiers import lists
from stories.identifiers.facts import LOWER, UPPER, Facts
from stories.identifiers.finding import Kind, Level
from stories.identifiers.names import NAMED, SHORTENED, TITLES, Chances, called
from stories.identifiers.words import Page, Signs, bag

Judged = list[tuple[Kind, Level] | None]
ANNOUNCING = TITLES | NAMED
PARTIES = bag(
    "respondent respondents applicant applicants appellant appellants claimant claimants defendant "
    "defendants petitioner petitioners intervener interveners counsel"
)
OF_A_JUDGE = bag("his her your their")  # Honour
HEARD = bag("a the subject each first second third 1st 2nd 3rd fourth")  # child; respondent
RUN_ON = bag("theres heres wheres whens hows noones everyones")  # with its apostrophe left out
TAKEN_OUT = bag("redacted anonymised anonymized")
MEASURES = bag(
    "min mins hr hrs kg kgs g ml mls mg mcg cm mm lb lbs oz st degrees pts reps secs sec nt"
)
COUNTED = bag("rm reg ni nino page pg bay gate ward bed")  # what stands before a number
LETTERS = bag("x y z")  # for a name that somebody has taken out already
ALONE = SHORTENED - {"prof"}  # titles that nobody is called by
TITLED = bag("mr mrs ms miss dr")
SHORT = bag("w n v")  # with, and, very
DOTTED = re.compile(r"(?<![\w.])(?:d\. ?o\. ?b|D\. ?O\. ?B|[ap]\.m|e\.g|i\.e|n\.b|a\.k\.a)(?=\W|$)")
SLASHED = re.compile(r"(?<![\w/])(?:w/c|w/e|w/|s/c|t/c|d/c|f/u|n/a)(?=\W|$)", re.IGNORECASE)
WELL_KNOWN = 5  # bands from this one on are words that most people use
UNSAID, UNSAID_NAME = 0.2, 0.04  # the model's chance from which such a word may be a name alone
SURELY = frozenset((*RUN_ON, *TAKEN_OUT))


def excuse(page: Page, plain: Facts, present: Signs, likely: Chances, judged: Judged) -> set[int]:
    """Take back what was judged of such words; gives their places in the page."""
    named = {at for word in SURELY & present.keys() for at in present[word] if judged[at]}
    for word in PARTIES & present.keys():
        named |= {at for at in present[word] if judged[at] and not _announced(page, at)}
    named |= {at for at in present.get("honour", ()) if _after(page, at, OF_A_JUDGE)}
    named |= {at for at in present.get("child", ()) if _after(page, at, HEARD)}
    for word in MEASURES & present.keys():
        named |= {at for at in present[word] if judged[at] and _measures(page, at)}
    for word in COUNTED & present.keys():
        named |= {at for at in present[word] if judged[at] and _counts(page, at)}
    for word in SHORT & present.keys():
        named |= {at for at in present[word] if judged[at] and _joins(page, plain, judged, at)}
    named |= {at for at in present.get("upon", ()) if not (at and judged[at - 1])}
    named |= _placeholders(page, present)
    if "/" in present:
        for found in SLASHED.finditer(page.text):
            named.update(page.within(*found.span()))
    if "a.b" in present:
        for found in DOTTED.finditer(page.text):
            named.update(page.within(*found.span()))
    for at in named:
        judged[at] = None
    weak = [
        at for at, found in enumerate(judged) if found and _weak(page, plain, likely, judged, at)
    ]
    left = _unsupported(page, judged, weak)
    for at in left:
        judged[at] = None
    return named


def _weak(page: Page, plain: Facts, likely: Chances, judged: Judged, at: int) -> bool:
    """A well-known word, on no list of names, of which the model says little.

    It may be part of a name, 'the red balloon', and is none alone: 'met him at the gate'.
    """
    bits = plain.bits[at]
    if judged[at] != (Kind.PERSON, Level.ASK) or plain.shape[at] not in (LOWER, UPPER):
        return page.plain[at] in ALONE and judged[at] == (Kind.PERSON, Level.ASK)
    if bits & lists.BAND < WELL_KNOWN or bits & (lists.FIRST | lists.PLACE):
        return False
    least = UNSAID_NAME if bits & lists.NAME else UNSAID
    known = page.plain[max(0, at - 1)] == "as" and "known" in page.plain[max(0, at - 6) : at]
    return sum(likely[at]) < least and not (known or called(page, at))


def _unsupported(page: Page, judged: Judged, weak: list[int]) -> set[int]:
    """Those beside which, in the same name, there is nothing but the like."""
    found, among = set(), set(weak)
    named = {page.plain[at] for at, told in enumerate(judged) if told and at not in among}
    for at in weak:
        strong = False
        for step in (-1, 1):
            other = at + step
            while 0 <= other < len(page) and judged[other]:
                gap = page.gaps[max(other, other - step)]
                if gap not in (" ", "-"):
                    break
                if other not in among:
                    strong = True
                    break
                other += step
        if not strong and page.plain[at] not in named:
            found.add(at)
    return found


def _announced(page: Page, at: int) -> bool:
    return at > 0 and page.plain[at - 1] in ANNOUNCING and page.gaps[at] in (" ", ". ")


def _after(page: Page, at: int, words: frozenset[str]) -> bool:
    return at > 0 and page.gaps[at] == " " and page.plain[at - 1] in words


def _measures(page: Page, at: int) -> bool:
    """'25 min', '4 min late'."""
    return at > 0 and page.plain[at - 1][0].isdecimal() and page.gaps[at] == " "


def _counts(page: Page, at: int) -> bool:
    """'RM 2', 'reg QX12 ZZA'."""
    after = "".join(page.plain[at + 1 : at + 3])
    return page.gaps[at + 1 : at + 2] in ([" "], [": "]) and any(map(str.isdecimal, after))


def _joins(page: Page, plain: Facts, judged: Judged, at: int) -> bool:
    """'there w the form', 'mother n baby'; 'mrs n' is somebody, and so may 'colin w' be."""
    if plain.shape[at] != LOWER or _announced(page, at) or not at or at + 1 >= len(page):
        return False
    after = page.gaps[at + 1]
    return (
        page.gaps[at] == " "
        and after == " "
        and not (judged[at - 1] or page.plain[at - 1][0].isdecimal())
    )


def _placeholders(page: Page, present: Signs) -> set[int]:
    """X, Y and Z where no other letter has a title: whoever wrote has left the names out."""
    found: set[int] = set()
    titles = [at for title in TITLED & present.keys() for at in present[title]]
    letters = [at + 1 for at in titles if len("".join(page.plain[at + 1 : at + 2])) == 1]
    if letters and LETTERS.issuperset(page.plain[at] for at in letters):
        for at in letters:
            alone = page.text[page.ends[at] : page.ends[at] + 1] != "."
            found.update(other for other in present[page.plain[at]] if alone)
    return found
