"""A month with no day beside it: with its year, or where the words before say that it is a time."""

from stories.identifiers.dates import MONTH, MONTHS
from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule

# Months that are nothing else; months that are names too; months that are other words too.
PLAIN = r"(?:january|february|july|september|october|november|december|feb|jul|sept|oct|nov|dec)"
NAMES = r"(?:april|june|august|jan|apr|jun|aug)"
WORDS = r"(?:may|march|mar|sep)"
ANY = rf"(?:{PLAIN}|{NAMES}|{WORDS})"
SURE = "january february july september october november december feb sept oct nov dec"
LIKELY = "april june august may march jan apr jun aug jul sep mar dec"
AFTER = r"(?!\s?\d|['\u2019]s\b|-\w)"

RULES = (
    rule(
        Kind.MONTH, rf"(?<![\w-])(?P<v>(?:mid[\s-])?{PLAIN})\b(?!\s?\d|-\w)", SURE, level=Level.ASK
    ),
    rule(
        Kind.MONTH,
        rf"\b(?:since|until|till|til|in|back in|early|late|mid|last)[\s-](?P<v>may|march)\b"
        rf"(?!\s(?:be|have|not|well|the|on|in|to|past|through|out)\b){AFTER}",
        "may march",
        level=Level.ASK,
    ),
    # From one to another, and months in a row: 'from April to July', 'in June and August'.
    rule(
        Kind.MONTH,
        rf"\b(?P<v>{ANY}(?: (?:to|till|until|through) |\s?[-\u2013/]\s?){ANY}|"
        rf"{PLAIN}(?:, |,? and | or )(?:{NAMES}|(?-i:May|March))|"
        rf"(?:{NAMES}|(?-i:May|March))(?:, |,? and | or ){PLAIN})\b{AFTER}",
        f"{SURE} {LIKELY}",
        "to till until through and or /",
        level=Level.ASK,
    ),
    rule(
        Kind.MONTH,
        r"\b(?:from|by|between|before|after|around|about|for|come|each) "
        r"(?P<v>(?-i:April|June|August|May|March))(?=\s(?:to|until|till|and|onwards?|on|she|he|"
        r"they|we|it|there|this|last|when|half[- ]term)\b|[,.;]\s|[.]?$)",
        "april june august may march",
        level=Level.ASK,
    ),
    rule(
        Kind.MONTH,
        rf"\b(?P<v>(?:early |mid[\s-]|late |the (?:start|end|beginning|middle) of "
        rf")?{MONTH}(?:\s(?:of|in))?(?:,\s|\s|-|/)\s?(?:(?:19|20)\d\d|['\u2019]\d\d))\b",
        MONTHS,
        "9",
        level=Level.ASK,
    ),
    rule(
        Kind.MONTH,
        r"(?<!/)\b(?P<v>(?:0?[1-9]|1[0-2])/(?:19|20)\d\d)\b(?!/)",
        "/",
        "9",
        level=Level.ASK,
    ),
)
