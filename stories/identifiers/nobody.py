"""Words that were judged names and are nobody's: 'His Honour', '25 min', 'd.o.b.', 'Mr X'."""

import re

from stories.identifiers import lists
from stories.identifiers.facts import LOWER, TITLE, UPPER, Facts
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
PROCEEDINGS = bag("case application claim")
ABBREVIATED = bag(
    "noone tue tues thu thurs husb subj vict perp att ch wt mtg ltr ans erm umm lvl resus fella "
    "mths wks yrs yr hosp refd convo reciept oclock cert obs"
)
LETTERS = bag("x y z")  # for a name that somebody has taken out already
ALONE = SHORTENED - {"prof"}  # titles that nobody is called by
TITLED = bag("mr mrs ms miss dr")
SHORT = bag("w n v")  # with, and, very
DOTTED = re.compile(r"(?<![\w.])(?:d\. ?o\. ?b|D\. ?O\. ?B|[ap]\.m|e\.g|i\.e|n\.b|a\.k\.a)(?=\W|$)")
SLASHED = re.compile(r"(?<![\w/])(?:[a-z]/[a-z]{1,2}|w/|W/C)(?=\W|$)")
WELL_KNOWN = 5  # bands from this one on are words that most people use
# The model's chance from which such a word may be a name alone: in lower case; with a capital; a
# family name too; a first name too.
UNSAID, UNSAID_CASED, UNSAID_NAME, UNSAID_FIRST = 0.2, 0.08, 0.04, 0.02
JOINS = (" ", "-")  # between the words of one name
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
    for word in ABBREVIATED & present.keys():
        named |= {at for at in present[word] if judged[at] and _short(page, plain, judged, at)}
    for word in PROCEEDINGS & present.keys():
        named |= {at for at in present[word] if page.plain[at + 1 : at + 2] in (["no"], ["number"])}
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
    if judged[at] != (Kind.PERSON, Level.ASK):
        return False
    if plain.shape[at] == TITLE and (page.opens[at] or bits & lists.NAME):
        return page.plain[at] in ALONE
    if bits & lists.BAND < WELL_KNOWN or bits & lists.PLACE:
        return False
    least = UNSAID_CASED if plain.shape[at] == TITLE else UNSAID
    if bits & lists.NAME:
        least = UNSAID_FIRST if bits & lists.FIRST else UNSAID_NAME
    known = page.plain[max(0, at - 1)] == "as" and "known" in page.plain[max(0, at - 6) : at]
    return sum(likely[at]) < least and not (known or called(page, at))


def _unsupported(page: Page, judged: Judged, weak: list[int]) -> set[int]:
    """Those beside which, in the same name, there is nothing but the like."""
    found, among = set(), set(weak)
    named = {page.plain[at] for at, told in enumerate(judged) if told and at not in among}
    for run in _runs(page, weak):
        before, after = run[0] - 1, run[-1] + 1
        held = _held(page, judged, run[0], before) or _held(page, judged, after, after)
        if not held:
            found.update(at for at in run if page.plain[at] not in named)
    return found


def _runs(page: Page, weak: list[int]) -> list[list[int]]:
    """Neighbours together."""
    runs: list[list[int]] = []
    for at in weak:
        if runs and runs[-1][-1] == at - 1 and page.gaps[at] in JOINS:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _held(page: Page, judged: Judged, gap: int, other: int) -> bool:
    """Whether the word beside a run, across a gap, is judged a name as well."""
    return 0 <= other < len(page) and bool(judged[other]) and page.gaps[gap] in JOINS


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


def _short(page: Page, plain: Facts, judged: Judged, at: int) -> bool:
    """A short form that stands alone, and in capitals only where all is: 'WT' may be somebody."""
    if plain.shape[at] == UPPER and not plain.shouting[at]:
        return False
    return not any(
        0 <= other < len(page) and judged[other] and page.gaps[max(at, other)] == " "
        for other in (at - 1, at + 1)
    )


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
        ended = (page.text[page.ends[at] : page.ends[at] + 1] for at in letters)
        told = {page.plain[at] for at, after in zip(letters, ended, strict=True) if after != "."}
        for letter in told:
            found.update(present[letter])
    return found
