"""Ages that stand alone: between stops, after "a lad of", at the end of what is said."""

import re

from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule

ONES = "one|two|three|four|five|six|seven|eight|nine"
TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
TENS = "twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|nine?ty"
AGE = rf"(?:(?:{TENS})(?:[ -](?:{ONES}))?|{TEENS}|{ONES}|[1-9]\d?)"
GROWN = (
    rf"(?:(?:{TENS})(?:[ -](?:{ONES}))?|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"1[3-9]|[2-9]\d)"
)
NUMBERS = (
    "9 "
    + f"{ONES}|{TEENS}|twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety|ninty".replace(
        "|", " "
    )
)
WHO = (
    r"(?:lad|lass|girl|boy|man|woman|lady|gentleman|child|baby|bairn|kid|person|mother|father|mum|"
    r"mam|dad|son|daughter|widow|widower|youth|teenager|toddler|grandmother|grandfather|nan|"
    r"grandad|carer|veteran|bloke|fella|chap|age)"
)
COUNTED = (
    r"(?:years?|yrs?|months?|weeks?|days?|hours?|minutes?|mins?|times|of|per|percent|pounds?|"
    r"people|children|visits|sessions|miles|o'?clock|am|pm|more|other|or|to)"
)
NUMBER = re.compile(rf"{AGE}(?:st|nd|rd|th)?", re.IGNORECASE)


def _between(match: re.Match) -> Kind | None:
    """A number between stops is an age unless it stands in a row of numbers."""
    text = match.string
    before = re.split(r"[,;]", text[max(0, match.start("v") - 40) : match.start("v")].rstrip(" ,;"))
    after = re.split(r"[,;.]", text[match.end("v") : match.end("v") + 40].lstrip(" ,;."))
    counted = NUMBER.fullmatch(before[-1].strip()) or NUMBER.match(after[0].strip())
    return None if counted else Kind.AGE


RULES = (
    rule(
        Kind.AGE,
        rf"\b(?P<v>aged?\s(?:of\s)?(?:only |just |about |nearly )?{AGE}(?: and a half)?"
        rf"(?:\s(?:years?|yrs?|months?|weeks?)(?:\s(?:old|of age))?)?)\b"
        rf"(?!\s?(?:to|or|and|-|\u2013)\s?(?:\d|{AGE}\b|over|under|above|older|younger)|\d|%)",
        "aged age",
        NUMBERS,
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"\b(?P<v>{AGE}\s(?:years?|yrs?|months?|weeks?|days?)(?:\s(?:old|of age)))\b",
        "old age",
        NUMBERS,
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"\b{WHO} of (?:only |just |about |nearly |barely )?(?P<v>{AGE})\b(?!\s{COUNTED}\b|"
        rf"[:.]\d)",
        "of",
        NUMBERS,
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"\b(?:he|she|they|who|i|\w+) (?:will|would) be (?P<v>{AGE})(?=\s(?:at|in|on|this|next|"
        rf"come|"
        rf"when|soon|now|before|after)\b(?!\s(?:minutes|hours|days|weeks|months|years)\b)|[.,;!?])",
        "will would",
        NUMBERS,
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"\b(?:you|he|she|i|who)(?:['\u2019](?:re|s|m)| are| were| am| was| is) "
        rf"(?:only |just |now |still )*(?P<v>{AGE})(?=[.,;:!?)]|\s(?:and|but|now|then|"
        rf"when)\b)(?![.:]\d)",
        NUMBERS,
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"\bat (?P<v>{GROWN})(?=\s(?:with|and|from|for|as|she|he|they|i|by|because|when|"
        rf"after|without|to (?!{AGE}\b))|[,;]|\.(?!\d))(?!\s(?:and|to) {AGE}\b)",
        "at",
        NUMBERS,
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"(?<=[.!?\u2026;]\s)(?P<v>(?:{TENS})(?:[ -](?:{ONES}))?|{TEENS}|four|five|six|seven|"
        rf"eight|"
        rf"nine|[5-9]|[1-9]\d)(?=[.,;]\s)",
        NUMBERS,
        check=_between,
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"^(?P<v>(?:{TENS})(?:[ -](?:{ONES}))?|{TEENS}|four|five|six|seven|eight|nine)(?=[.,;]\s)",
        NUMBERS,
        check=_between,
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"[a-z)'\u2019][,;]\s(?:only |just |nearly |now |and only |"
        rf"barely )?(?P<v>{AGE})(?=[,;]\s[a-z])",
        NUMBERS,
        check=_between,
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"\b(?:and|but|was|is|still|being) only (?P<v>{AGE})(?=[.,;!?]|\s(?:and|but|at the time|"
        rf"then)\b)",
        "only",
        NUMBERS,
        level=Level.ASK,
    ),
)
