"""Ages that stand alone: between stops, after "a lad of", at the end of what is said."""

import re

from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule

ONES = "one|two|three|four|five|six|seven|eight|nine"
TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
TENS = "twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|nine?ty"
AGE = rf"(?:(?:{TENS})(?:[ -](?:{ONES}))?|{TEENS}|{ONES}|[1-9]\d?)"
GROWN = (
    rf"(?:(?:{TENS})(?:[ -](?:{ONES}))?|(?:thir|four|fif|six|seven|eigh|nine)teen|1[3-9]|[2-9]\d)"
)
NUMBERS = (
    "9 "
    + f"{ONES}|{TEENS}|twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety|ninty".replace(
        "|", " "
    )
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


def _not_since(match: re.Match) -> Kind | None:
    """'it was three weeks,' counts time; 'she was three weeks,' is an age."""
    before = match.string[max(0, match.start() - 12) : match.start()].lower().split()
    return None if before and before[-1] in ("it", "that", "this", "there", "which") else Kind.AGE


RULES = (
    # Between stops with a small word: 'Nadia, at nine, did', 'L.B., then ten, was at home'.
    rule(
        Kind.AGE,
        r"(?<=[\w)'\u2019.],\s)(?:at|then|now|still|only|just|barely|being|even|not yet|himself|"
        r"herself|by then|at the time|today|aged)\s(?:just |only |about |nearly |still |barely "
        rf")?(?P<v>{AGE}(?: and a half)?)(?=[,.;!?)])(?![.,]\d)",
        NUMBERS,
        "at then now still only just barely being even yet himself herself today aged time",
        level=Level.ASK,
    ),
    # As notes are kept: F/34, 78M, M 45, 34 y/o, 6/52 old.
    rule(
        Kind.AGE,
        r"(?<![\w\u00a3$./-])(?P<v>[MF]\s?/\s?[1-9]\d?|[1-9]\d?\s?[MF]|[MF],? ?[1-9]\d)(?![\w/%]|"
        r"[.:]\d)",
        "9-a m f",
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.AGE,
        r"\b(?:(?:not |pretty |quite |very )?(?:bad|good|great|young|old|fit|sharp|tall|small|"
        r"big|well|brilliant|amazing|going|strong|tiny|clever) for|(?:older|younger|more like) "
        r"than|(?:looks?|looked|looking|seems?|seemed|acts?|acted|feels?|felt)(?: about| like| "
        r"more like| older than| nearer| only)?|all of|nearer|passed for|pass for) (?:an? |only |"
        rf"barely )?(?P<v>(?!one\b){AGE})(?=[.,;:!?)]|\s*$|\s(?:and|but|now|when|not|if|in|then|"
        r"that)\b)(?![.,]\d)",
        NUMBERS,
        "bad good great young old fit sharp tall small big well brilliant amazing going strong "
        "tiny clever older younger like looks look looked looking seems seem seemed acts act "
        "acted feels feel felt all aged nearer passed pass",
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"\b(?:now|only|just|is|was|baby|barely|at) (?P<v>{AGE} (?:months|weeks|mths|wks))"
        rf"(?=[,;.)](?!\d))",
        NUMBERS,
        "months weeks mths wks",
        check=_not_since,
        level=Level.ASK,
    ),
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
        r"\b(?:you|he|she|i|who)(?:['\u2019](?:re|s|m)| are| were| am| was| is) (?:only |just |"
        rf"now |still )*(?P<v>{AGE})(?=[.,;:!?)]|\s(?:and|but|now|then|when)\b)(?![.:]\d)",
        NUMBERS,
        "you he she i who",
        level=Level.ASK,
        reach=6,
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
        rf"(?<=[.!?\u2026;] )(?P<v>(?:{TENS})(?:[ -](?:{ONES}))?|{TEENS}|four|five|six|seven|"
        r"eight|nine|[5-9]|[1-9]\d)(?=[.,;]\s)",
        NUMBERS,
        check=_between,
        level=Level.ASK,
        reach=2,
    ),
    rule(
        Kind.AGE,
        rf"[a-z)'\u2019][,;]\s(?:only |just |nearly |now |and only |"
        rf"barely )?(?P<v>{AGE})(?=[,;]\s[a-z])",
        NUMBERS,
        check=_between,
        level=Level.ASK,
        reach=3,
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
