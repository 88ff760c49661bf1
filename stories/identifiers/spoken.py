"""Numbers, addresses and codes as they are read aloud, or typed half in words."""

import re

from stories.identifiers.finding import Kind
from stories.identifiers.rules import rule
from stories.identifiers.structured import TELLING_DIGITS, TENS_WORD
from stories.identifiers.words import bag

NATO = (
    "alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike "
    "november oscar papa quebec romeo sierra tango uniform victor whisky whiskey xray yankee zulu"
)
# Letters as they sound; those that are everyday words as well count only among digits.
SOUNDS = (
    "ay bee cee see dee ee eff gee aitch haitch eye jay kay el ell em en pee cue queue ar are ess "
    "tee you yoo vee ex why wye zed zee"
)
NUMBER = (
    r"(?:zero|oh|nought|naught|one|two|three|four|five|six|seven|eight|nine|double|treble|triple|"
    rf"{TENS_WORD[3:-1]}|\d{{1,6}})"
)
SAID = rf"(?:{NATO.replace(' ', '|')}|{SOUNDS.replace(' ', '|')}|double[- ]?u|[a-z])"
APART = r"[\s,.\u2026-]{1,3}"
ENDINGS = r"(?:com|co|org|net|uk|gov|ac|sch|nhs|info|me|ie|pl|ro|eu|scot|wales|cymru|london|io|tv)"
DOT = r"(?:\s?\.\s?|\s(?:dot|full stop|point)\s|\s?[(\[]\s?(?:dot|\.)\s?[)\]]\s?)"
LOCAL = (
    r"(?:[\w+-]{1,40}(?:(?:\.|"
    r"\s(?:dot|underscore|under score|dash|hyphen|plus)\s)[\w+-]{1,40}){0,4})"
)
AT = r"(?:\s?@\s?|\sat\s|\sAT\s|\s?[(\[]\s?(?:at|a|@)\s?[)\]]\s?)"
GAMES = (
    "insta instagram snap snapchat tiktok twitter facebook fb discord xbox psn playstation roblox "
    "fortnite minecraft steam twitch youtube telegram whatsapp kik reddit vinted depop onlyfans"
)
SHORT = bag("ay ee el em en ar ex")
UNUSUAL = bag(
    "ay bee cee dee ee eff gee aitch haitch jay kay ell el em en pee cue ar ess tee vee wye zed"
)
LEAST = 2  # letters read out that make a code
DIGITS = bag("zero oh nought naught one two three four five six seven eight nine double treble")


def _code(match: re.Match) -> Kind | None:
    """Letters and digits read out; not a count of bees, nor 'you are one'."""
    said = re.findall(r"[a-z]+|\d+", match[0].lower())
    digits = sum(word in DIGITS or word.isdigit() or _tens(word) for word in said)
    nato = sum(word in NATO.split() for word in said)
    letters = len(said) - digits
    if any(len(word) == len("ls") and word not in SHORT for word in said) and not UNUSUAL & set(
        said
    ):
        return None
    if nato >= LEAST and len(said) > LEAST:
        return Kind.CASE_REFERENCE
    return Kind.CASE_REFERENCE if digits >= LEAST and letters > LEAST else None


def _tens(word: str) -> bool:
    return bool(re.fullmatch(TENS_WORD, word))


RULES = (
    # Parts with their marks read out: 'sf 88 dash 4471 dash q'.
    rule(
        Kind.CASE_REFERENCE,
        r"\b(?:[a-z]{1,4}\s)?(?:[a-z]{1,4}|\d{1,8}|[a-z]\d{1,8}|\d{1,8}[a-z]{1,2})(?:\s(?:dash|"
        r"slash|forward slash|stroke|hyphen)\s(?:[a-z]{1,3}|\d{1,8}|[a-z]\d{1,8})){1,6}\b",
        "dash slash stroke hyphen",
        "9",
        check=lambda match: Kind.CASE_REFERENCE if re.search(r"\d", match[0]) else None,
    ),
    rule(
        Kind.CASE_REFERENCE,
        rf"\b(?:(?:{SAID}|"
        rf"[a-z]{{2}}){APART}){{1,4}}(?:{NUMBER}{APART}){{1,8}}(?:{SAID}{APART}){{0,3}}{SAID}\b(?!['\u2019])",
        NATO + " " + " ".join(sorted(UNUSUAL)),
        f"{TELLING_DIGITS} one two 9 ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
        check=_code,
    ),
    rule(
        Kind.CASE_REFERENCE,
        rf"\b(?:(?:{NATO.replace(' ', '|')}|{NUMBER}){APART}){{2,14}}(?:{NATO.replace(' ', '|')}|"
        rf"{NUMBER})\b",
        NATO,
        check=_code,
    ),
    rule(
        Kind.EMAIL,
        rf"(?<![\w.]){LOCAL}{AT}[\w-]{{2,40}}(?:{DOT}[\w-]{{2,24}}){{0,2}}{DOT}{ENDINGS}\b",
        "at a @",
        "dot com co org net uk gov ac sch nhs info ie pl ro eu scot wales cymru london",
    ),
    rule(Kind.EMAIL, r"(?<!\w)(?:\w[\s.]){1,12}\w{0,20}\s?@\s?\w[\w.-]{1,60}", "@"),
    rule(Kind.EMAIL, r"(?<![\w.])[\w.+-]{0,30}[._+-]\n\s?[\w.+-]{1,40}@[\w-]+(?:\.[\w-]+)+", "@"),
    rule(
        Kind.URL,
        rf"\b(?:www\s(?:dot|\.)\s)?[\w-]{{2,40}}(?:\s(?:dot|underscore|"
        rf"dash)\s[\w-]{{2,40}}){{0,3}}?"
        rf"(?:\sdot\s{ENDINGS}){{1,3}}(?:\s?(?:forward slash|slash|/)\s?[\w-]{{1,40}}){{0,4}}\b",
        "dot",
    ),
    rule(
        Kind.URL,
        r"\b(?:www\s?\.\s?)?[a-z\d-]{3,40}\s?\.\s?(?:co|org|gov|ac|sch|nhs)\s?\.\s?uk\b",
        "uk",
        ".",
    ),
    rule(
        Kind.HANDLE,
        r"\b(?:as|called|username|by|is|user|named|me|him|her)\s[\"'\u201c\u2018]?(?P<v>(?!the\b|"
        r"a\b|my\b|his\b|her\b|always\b|still\b|not\b|active\b|busy\b|up\b|back\b|mostly\b|"
        r"online\b|only\b|all\b|out\b|them\b|everything\b|it\b|that\b|friends\b|chatting\b|"
        r"talking\b|seen\b|bullied\b|happening\b|people\b|hours\b|"
        rf"days\b)[\w.-]{{3,30}})[\"'\u201d\u2019]?\son\s(?:{GAMES.replace(' ', '|')})\b",
        GAMES,
    ),
    rule(Kind.HANDLE, r"(?<![\w/])u/[\w-]{3,30}\b", "/"),
    rule(
        Kind.HANDLE,
        rf"\b(?:{GAMES.replace(' ', '|')})\s?(?:name|handle|account|username|id|tag|page|"
        r"channel)?\s?(?:is|was|:|-|=)?\s?[\"\u201c](?P<v>[^\"\u201d\n]{2,40})[\"\u201d]",
        GAMES,
    ),
)
