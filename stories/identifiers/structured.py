"""Addresses with a shape of their own: e-mail, web, handles, phone numbers, postcodes."""

import re

from stories.identifiers.finding import Kind, Level
from stories.identifiers.references import SECTIONS
from stories.identifiers.rules import rule
from stories.identifiers.words import bag

AREAS = bag(
    "AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT "
    "DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD "
    "LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK "
    "SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE ZZ"
)

COUNTED = re.compile(
    r"covid|section|year|grade|level|key|part|word|page|room|step|stage|day|week|band|tier|group",
    re.IGNORECASE,
)

DIGIT_WORD = (
    r"(?:zero|oh|o|nought|naught|one|two|three|four|five|six|seven|eight|nine|double|treble|"
    r"triple|\d{1,5})"
)

TENS_WORD = (
    r"(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|"
    r"seven|eigh|nine)ty|hundred|thousand)"
)

TELLING_DIGITS = "zero oh nought naught three four five six seven eight nine double treble triple"

ONLINE = (
    "insta instagram snap snapchat tiktok tik twitter facebook fb discord xbox psn "
    "playstation roblox fortnite minecraft steam twitch youtube onlyfans gamertag gamer "
    "username user handle screen"
)

SITE_WORDS = (
    "uk com org net info io me tv gg ly app cymru wales scot london "
    "eu ie pl ro example charity online site xyz blog"
)
SITES = rf"(?:(?:co|org|gov|ac|sch|nhs)\.uk|{SITE_WORDS.replace(' ', '|')})"


def _postcode(match: re.Match) -> Kind | None:
    """An area that exists, with a real digit; neither a word with an O in it nor 'on 21st'."""
    code = match[0]
    area = re.match("[A-Za-z]+?(?=[\\dOo ])", code)
    ordinal = re.fullmatch(r"[a-z]+ ?\d\d?(?:st|nd|rd|th)", code, re.IGNORECASE)
    enough = sum(letter.isdecimal() for letter in code) > ("o" in code.lower()[-4:])
    return Kind.POSTCODE if area and area[0].upper() in AREAS and enough and not ordinal else None


def _district(match: re.Match) -> Kind | None:
    """The first half of a postcode, in an area that exists; not a section of an Act."""
    parts = re.fullmatch(r"([A-Z]+)(\d+)[A-Z]?", match["v"].upper())
    if not parts or parts[1] not in AREAS or (parts[1] == "S" and parts[2] in SECTIONS):
        return None
    return Kind.POSTCODE


def _cut_short(match: re.Match) -> Kind | None:
    area = re.match("[A-Z]+", match["v"])
    parted = " " in match["v"] or match["v"][-1] in "*_?x.-"
    return Kind.POSTCODE if parted and area and area[0] in AREAS else None


SPOKEN = 6  # digits that make a number, where some are words


def _letters(match: re.Match) -> Kind | None:
    """A name spelled out letter by letter; not a row of marks or kisses."""
    return Kind.PERSON if len(set(match[0].lower()) - set(" -")) > 2 else None


def _spoken(match: re.Match) -> Kind | None:
    """A spelled-out number: six digits or more, some of them words."""
    said = len(re.findall(r"[a-z]+|\d", match[0].lower()))
    return Kind.PHONE if said >= SPOKEN else None


def _login(match: re.Match) -> Kind | None:
    return None if COUNTED.match(match[0]) else Kind.HANDLE


RULES = (
    rule(
        Kind.EMAIL,
        r"(?<![\w.+'-])[\w.+'-]{1,64}+(?:@|\s@\s)[\w-]{1,63}(?:\s?\.\s?[\w-]{2,24}){1,4}",
        "@",
    ),
    rule(
        Kind.EMAIL,
        r"\b[\w-]{2,40}(?:\s+dot\s+[\w-]{2,40})*\s+at\s+[\w-]{2,40}(?:\s+dot\s+[\w-]{2,10}){1,3}\b",
        "dot",
        "at",
    ),
    rule(Kind.URL, r"\b(?:https?://|www\.)[^\s<>()\"]{2,300}[^\s<>()\".,;:!?']", "/ www"),
    rule(
        Kind.URL,
        rf"(?<![@.\w-])[a-z\d-]{{2,63}}(?:\.[a-z\d-]{{2,63}})"
        rf"{{0,3}}\.{SITES}\b(?:/[^\s<>()\"]{{0,200}})?",
        SITE_WORDS,
        ".",
    ),
    rule(Kind.HANDLE, r"(?<![\w.@/])@\s?\w[\w.]{1,40}\b", "@"),
    rule(
        Kind.HANDLE,
        r"(?<![\w@.])(?=_*[^\W_])\w{0,40}[^\W_]_+\w{1,40}\b|(?<![\w@])_+[^\W_]\w{2,40}\b",
        "_",
    ),
    rule(
        Kind.HANDLE,
        rf"\b(?:{ONLINE.replace(' ', '|')})(?:\s+(?:name|handle|account|user|username|id|"
        rf"tag|profile|page|channel|tok))*\s*(?:is|was|as|under|called|:|=|"
        rf"-)\s*[\"'\u201c\u2018]?(?P<v>(?!the\b|a\b|an\b|not\b|being\b|how\b|"
        rf"where\b)[\w.-]{{3,40}})\b",
        ONLINE,
    ),
    rule(
        Kind.HANDLE,
        r"(?<![\w@./-])[a-z]{3,20}(?:[._][a-z]{0,12})?\d{2,6}[a-z]{0,6}(?![\w/-])",
        "9-a 9/9",
        check=_login,
        cased=True,
    ),
    rule(
        Kind.HANDLE,
        rf"\b(?:{ONLINE.replace(' ', '|')})\s+(?P<v>[\w-]*[a-z][._\d][\w.-]{{1,30}}\w)",
        ONLINE,
    ),
    rule(Kind.HANDLE, r"(?<![\w&])[A-Za-z][\w.]{1,31}#\d{4}\b", "#", reach=6),
    rule(
        Kind.PHONE,
        r"(?<![\w\u00a3.,/])(?:\(?\+\s?44\)?|\(?0044\)?|"
        r"\(?0)[\s().-]{0,3}\d(?:[\s().-]{0,3}\d){8,9}(?!\d)"
        r"(?:\s?(?:or|/)\s?\d{3,6}\b|,?\s?(?:ext|extn|extension|x)\.?\s?\d{1,6}\b)?",
        "9-9",
    ),
    rule(Kind.PHONE, r"\+\s?\d(?:[\s().-]{0,2}\d){7,14}(?!\d)", "+"),
    rule(
        Kind.PHONE,
        r"\b(?:tel|phone|mobile|mob|landline|ring|call|text|whatsapp|number|ext|"
        r"extension)\w{0,3}[\s.:]*(?:is|on|was|number|"
        r"no)?[\s.:]*(?P<v>\(?(?:\d[\s()-]{0,2}){5,11}\d\b)",
        "9-9",
    ),
    rule(
        Kind.PHONE,
        rf"\b(?:plus )?{DIGIT_WORD}(?:[\s,.\u2026-]{{1,4}}(?:(?:and|then)\s)?(?:{DIGIT_WORD}|"
        rf"{TENS_WORD}))"
        rf"{{3,20}}\b",
        TELLING_DIGITS,
        check=_spoken,
    ),
    rule(
        Kind.POSTCODE,
        r"\b[A-Z]{1,2}\s?[\dO][\dA-Z]?\s{0,2}[\dO][ABD-HJLNP-UW-Z]{2}\b(?!\s?\d)",
        "9",
        check=_postcode,
    ),
    rule(  # as written with care: any area, as parts of it may be mistyped
        Kind.POSTCODE,
        r"\b[A-Z]{1,2}\d(?:\d|[A-Z])?(?: |\u00a0|-|/|  )\d[A-Z]{2}\b",
        "9-a",
        cased=True,
    ),
    rule(
        Kind.POSTCODE,
        r"(?<!\w)[A-Z][ .-]{0,2}[A-Z]?[ .-]{0,2}\d[ .-]{0,2}\d?[ .-]{1,3}\d[ .-]{1,2}[A-Z][ "
        r".-]{1,2}[A-Z](?!\w)",
        "9",
        cased=True,
    ),
    rule(  # the end of it left out or struck out: 'TS41 7', 'HX17 4**'
        Kind.POSTCODE,
        r"\b(?P<v>[A-Z]{1,2}\d\d?[A-Z]? ?\d(?:[*_?x.-]{2}|[A-Z](?=[\s,.;)]|$)|(?=[,.;)\n]|$)))",
        "9-a",
        check=_cut_short,
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.POSTCODE,
        r"\b(?P<v>[A-Z]{1,2}(?:\d[A-HJKPSTUW]|\d{1,2}))\b(?!\s?[/\d])(?=\s+(?:area|"
        r"postcode|estate|end|side)\b|[\s.,;)]|$)",
        "9-a",
        check=_district,
        cased=True,
    ),
    rule(
        Kind.POSTCODE,
        r"\b(?:in|near|around|from|round|over)\s+(?P<v>[a-z]{2}\d{1,2}[a-z]?)\b",
        "9",
        "in near around from round over",
        check=_district,
    ),
    rule(Kind.POSTCODE, r"\bZZ99\s?\d[A-Z]{2}\b", "9-a"),  # no fixed abode
    rule(
        Kind.POSTCODE,
        r"\bpost\s?code\w?\s*(?:is|was|area|:)?\s*[A-Z]{1,2}\d[\dA-Z]?\b",
        "9",
        "postcode post",
    ),
    rule(
        Kind.POSTCODE,
        rf"\b(?:[a-z][\s-]{{1,2}}){{1,2}}(?:{DIGIT_WORD}[\s,-]{{1,2}})"
        rf"{{2,3}}[a-z][\s-]{{0,2}}[a-z]\b",
        TELLING_DIGITS,
    ),
    rule(
        Kind.PERSON,
        r"(?<![\w'\u2019])(?:[a-z][\s-]{1,2}){3,12}[a-z](?![\w'\u2019])",
        "b c d e f g h j k l m n o p q r s t u v w x y z",
        check=_letters,
    ),
    rule(
        Kind.PLACE,  # a road by its number, not a size of paper
        r"(?<=the |off |ong |own |ear )(?P<v>(?:A\d{2,4}|[AM]\d{1,3}\(M\)|M\d{1,2}|B\d{4}))\b",
        "9-a",
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.ADDRESS,
        r"(?<![\d.])\b\d{1,4}[a-z]?,?\sThe\s[A-Z][\w'\u2019-]+",
        "9",
        "the",
        cased=True,
    ),
    rule(
        Kind.ADDRESS,
        r"\b(?:[Ff]lat|[Aa]pt|[Aa]partment|[Hh]ouse|[Uu]nit|[Pp]lot)\s(?:\d{1,3}[a-z]?|[A-Z]),?\s"
        r"(?:\d{1,4}[a-z]?,?\s)?(?:The\s)?[A-Z][\w'\u2019-]+(?:\s[A-Z][\w'\u2019-]+){0,3}",
        "flat apt apartment house unit plot",
        cased=True,
    ),
)
