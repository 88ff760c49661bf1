"""Dates as notes and voices give them: 4/7, 03Jan, back in court 14th, the fourteenth of the "
"second."""

import re

from stories.identifiers.dates import (
    AFTER,
    BACK,
    DAY,
    FULL_MONTH,
    NTH,
    ORDINALS,
    SHORT_MONTH,
    SPELLED,
    UNITS,
)
from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule
from stories.identifiers.words import bag

EXPECTED = re.compile(
    r"\b(?:court|hearing|panel|meeting|appt|appointment|due|starts?|started|moves?|moved|home|back|"
    r"discharged|seen|saw|rang|left|contact|came|went|review|visit|visited|booked|birthday|"
    r"deadline|"
    r"between|around|about|for|is|was|till|til|before|after|dated|and|&|to)\s+$",
    re.IGNORECASE,
)


def _expected(match: re.Match) -> Kind | None:
    """'back in court 14th', 'review 3rd'."""
    start = match.start("v")
    return Kind.DATE if EXPECTED.search(match.string, max(0, start - BACK), start) else None


SHARES = bag("1/2 1/3 2/3 1/4 3/4 24/7 1/5 2/5 3/5 4/5 1/8 1/6 5/6 9/11 1/10 1/12")
SCORED = 10  # what a score is out of


def _day_and_month(match: re.Match) -> Kind | None:
    """Neither a share, nor a mark out of ten or out of so many."""
    day, month = map(int, match["v"].split("/"))
    before = match.string[max(0, match.start() - 24) : match.start()].lower()
    scored = month == SCORED and day <= SCORED
    told = re.search(
        r"(?:score\w*|mark\w*|rat\w+|scal\w+|got|bp|pressure|gave (?:it|us)|was a|is a) (?:at |"
        r"of |a |it )?$",
        before,
    )
    return None if match["v"] in SHARES or scored or told else Kind.DATE


SAID = (
    rf"(?:{SPELLED}|{DAY}|(?:19|20)\d\d|oh|zero|one|two|three|four|five|six|seven|eight|nine|ten|"
    rf"eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|"
    r"hundred|"
    rf"thousand|and|{FULL_MONTH}|{SHORT_MONTH})"
)
RULES = (
    # The month by its number: 'the fourteenth of the second, sixty-six'.
    rule(
        Kind.DATE,
        rf"\b(?:the\s+)?(?:{SPELLED}|{NTH})\s+of\s+the\s+(?:{UNITS}|tenth|eleventh|twelfth|"
        rf"{NTH}){AFTER}",
        "of",
        ORDINALS + " 9",
    ),
    rule(
        Kind.DATE,
        rf"\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?)\s*(?:is|was|:|-|=)?\s*(?P<v>(?:the "
        rf")?{SAID}(?:[\s,/-]+(?:of )?"
        rf"(?:the )?{SAID}){{2,6}})\b",
        "dob date born d.o.b d",
    ),
    # In one word, as computers write it: 03Jan, 14MAR23.
    rule(
        Kind.DATE,
        rf"(?<![\w/.])(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?:{FULL_MONTH}|"
        rf"{SHORT_MONTH})(?:(?:19|20)?\d\d)?(?!\w)",
        "9",
    ),
    rule(
        Kind.DATE,
        rf"\b(?P<v>{NTH})(?=\s*(?:[.,;:!?)]|$|\n|at\b|with\b|@))",
        "9",
        check=_expected,
        level=Level.ASK,
    ),
    # A day and a month with nothing to say so: '4/7 rang, no answer'; not a share or a score.
    rule(
        Kind.DATE,
        r"(?<![\w/.\u00a3-])(?P<v>(?:3[01]|[12]\d|0?[1-9])/(?:1[0-2]|0?[1-9]))(?![\w/%]|\.\d|"
        r"\s?(?:%|am\b|pm\b|of\b|"
        r"the\b|an?\b|cup|hour|term|pint|price|way|full|pints?|mile|inch|share|split|size|lunch|"
        r"time|"
        r"in (?:the|maths|english|spelling)|for\b|on the\b|to \d|old\b|lb|oz|days?|weeks?|"
        r"months?|life|size))",
        "9",
        "/",
        check=_day_and_month,
        level=Level.ASK,
    ),
)
