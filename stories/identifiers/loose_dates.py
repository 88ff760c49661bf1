"""Dates as notes and voices give them: 4/7, 03Jan, back in court 14th, 'on the nineteenth'."""

import re

from stories.identifiers.dates import (
    AFTER,
    BACK,
    DAY,
    FEAST,
    FEASTS,
    FOLLOWS,
    FULL_MONTH,
    MONTH,
    MONTHS,
    NOT_A_DAY,
    NTH,
    ORDINALS,
    SHORT_MONTH,
    SPELLED,
    UNITS,
    WEEKDAY,
    WEEKDAYS,
)
from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule
from stories.identifiers.words import bag

SHARES = bag("1/2 1/3 2/3 1/4 3/4 24/7 1/5 2/5 3/5 4/5 1/8 1/6 5/6 9/11 1/10 1/12")
SCORED = 10  # what a score is out of
BIRTHDAY = re.compile(
    r"\b(?:b['\u2019]?day|birthday|dob|born|due)(?:[.!]? it['\u2019]?s|[.!]? that['\u2019]?s| is| "
    r"was| on|[:,])* $"
)


def _day_and_month(match: re.Match) -> Kind | None:
    """Neither a share, nor a mark out of ten or out of so many, unless it is told as a birthday."""
    day, month = map(int, match["v"].split("/"))
    before = match.string[max(0, match.start() - 24) : match.start()].lower()
    scored = month == SCORED and day <= SCORED
    told = re.search(
        r"(?:score\w*|mark\w*|rat\w+|scal\w+|got|bp|pressure|gave (?:it|us)|was a|is a) (?:at |"
        r"of |a |it )?$",
        before,
    )
    if BIRTHDAY.search(before):
        return Kind.DATE
    return None if match["v"] in SHARES or scored or told else Kind.DATE


# The months of other calendars and of other tongues: 1 Meskerem, 14 Shawwal, 3 Tishrei, 2 marca.
OTHER_MONTHS = (
    "muharram safar rajab shaban shaaban ramadan shawwal tishrei tishri cheshvan heshvan kislev "
    "tevet shevat nisan iyar sivan tammuz elul meskerem tikimt hidar tahsas yekatit megabit "
    "miyazya ginbot hamle nehase farvardin ordibehesht khordad mordad shahrivar bahman esfand "
    "chaitra vaisakh vaisakha baisakh shravan bhadon maghar phagun chet jeth stycznia lutego marca "
    "kwietnia maja czerwca lipca sierpnia wrzesnia wrze\u015bnia pazdziernika pa\u017adziernika "
    "listopada grudnia ianuarie februarie martie aprilie iunie iulie septembrie octombrie "
    "noiembrie decembrie enero febrero marzo abril mayo junio julio agosto septiembre octubre "
    "noviembre diciembre janvier f\u00e9vrier fevrier mars avril juin juillet ao\u00fbt septembre "
    "octobre novembre d\u00e9cembre janeiro fevereiro mar\u00e7o maio junho julho setembro outubro "
    "novembro dezembro ocak subat \u015fubat mart nisan mayis may\u0131s haziran temmuz agustos "
    "eylul ekim kasim aralik"
)
FOLLOWING = FOLLOWS | bag(
    "coz cos cuz bc n b4 tho if or not be will would can could should please pls ok okay unless "
    "nobody nothing everyone everybody somebody someone all mum dad nan now only mind love pet "
    "lads folks thanks ta cheers fine instead rather than onwards onward does did do got get "
    "again something sometime ish morning afternoon evening night lunchtime"
)
LATER = SPELLED.replace(f"{UNITS}|tenth", "fourth|fifth|sixth|seventh|eighth|ninth|tenth")
BORN_BEFORE = re.compile(
    r"(?:\b(?:her|his|my|their|our|your|came|finished|placed|ranked|year|grade|a|every|each|the|"
    r"in|and)|['\u2019]s|s['\u2019]|,)\s$",
    re.IGNORECASE,
)


def _bare(match: re.Match) -> Kind | None:
    """A day by its number alone: 'not 14th because', 'Heard 14th.'; no place in a row."""
    following = (match["next"] or "").strip().lower()
    start = match.start("v")
    placed = BORN_BEFORE.search(match.string, max(0, start - BACK), start)
    early = match["v"][:-2] in ("1", "2", "3")
    said = not following or following in FOLLOWING or _does(following)
    return None if placed or early or not said else Kind.DATE


def _does(word: str) -> bool:
    """'the 19th suits me': what may be a verb after a day, and is not counted by it."""
    return word.endswith("s") and not re.fullmatch(NOT_A_DAY, word)


def _said(match: re.Match) -> Kind | None:
    """'the nineteenth if it stays dry'; not 'the fifth and sixth of eight'."""
    following = (match["next"] or "").strip().lower()
    rest = match.string[match.end() : match.end() + BACK]
    row = following in ("and", "or", "to", "of", "in", "for") and re.match(
        rf"\s(?:{SPELLED}|last|final|youngest|leave|go|be|have|get|come|his|her|a row)\b", rest
    )
    return None if row or (following and following not in FOLLOWING) else Kind.DATE


SAID = (
    rf"(?:{SPELLED}|{DAY}|(?:19|20)\d\d|oh|zero|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|"
    rf"eigh|nine)ty|hundred|thousand|and|{FULL_MONTH}|{SHORT_MONTH})"
)
RULES = (
    # A weekday with its stop, or a day in brackets: 'Wed. 15.01.25', 'Fri 2.5', 'Monday (21st)'.
    rule(
        Kind.DATE,
        rf"\b{WEEKDAY}(?:\.,? ?|,? )\(?(?:\d{{1,2}}[./]\d{{1,2}}(?:[./]\d{{2,4}})?|{NTH})\)?"
        r"(?![\d.:%]|\s(?:hours?|hrs?|miles?|km|kg|to|of the|am|pm)\b)",
        WEEKDAYS,
        "9",
    ),
    rule(
        Kind.DATE,
        r"\b(?:jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)\.? (?:0?[1-9]|[12]\d|"
        r"3[01])\b(?![.:%]\d|%)",
        "jan feb apr jun jul aug sep sept oct nov dec",
        "9",
        level=Level.ASK,
    ),
    rule(Kind.DATE, r"\b[0-3]?\d([:,])(?:0?\d|1[0-2])\1(?:19|20)\d\d\b", "9-9"),
    # '28 02 79' beside what it is: 'DOB 28 02 79', 'born 28 2 79'.
    rule(
        Kind.DATE,
        r"\b(?:dob|d\.o\.b\.?|born|birth|birthday)\b[^\d\n]{0,12}(?P<v>[0-3]?\d [01]?\d "
        r"(?:19|20)?\d\d)\b(?! \d)",
        "dob d born birth birthday",
        "9",
    ),
    rule(
        Kind.DATE,
        rf"\b(?:the )?(?:{SPELLED}|{NTH}|first) (?:day |night )?of (?:Ramadan|Eid|Diwali|Navratri|"
        r"Hanukkah|Chanukah|Passover|Pesach|Sukkot|Advent|Lent|Muharram|Shawwal|Rajab)\b",
        "ramadan eid diwali navratri hanukkah chanukah passover pesach sukkot advent lent muharram "
        "shawwal rajab",
    ),
    # The month by its number: 'the fourteenth of the second, sixty-six'.
    rule(
        Kind.DATE,
        rf"\b(?:the\s+)?(?:{SPELLED}|{NTH})\s+of\s+the\s+(?:{UNITS}|tenth|eleventh|twelfth|"
        rf"{NTH}){AFTER}",
        "of",
        ORDINALS + " 9",
    ),
    # In one word, as computers write it: 03Jan, 14MAR23.
    rule(
        Kind.DATE,
        rf"(?<![\w/.])(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?:{FULL_MONTH}|"
        rf"{SHORT_MONTH})(?:(?:19|20)?\d\d)?(?!\w)",
        "9-a",
    ),
    # A day and a month with nothing to say so: '4/7 rang, no answer'; not a share or a score.
    rule(
        Kind.DATE,
        r"(?<![\w/.\u00a3-])(?P<v>(?:3[01]|[12]\d|0?[1-9])/(?:1[0-2]|0?[1-9]))(?![\w/%]|\.\d|"
        r"\s?(?:%|am\b|pm\b|of\b|the\b|an?\b|cup|hour|term|pint|price|way|full|pints?|mile|inch|"
        r"share|split|size|lunch|time|in (?:the|maths|english|spelling)|for\b|on the\b|to \d|"
        r"old\b|lb|oz|days?|weeks?|months?|life|size))",
        "9",
        "/",
        check=_day_and_month,
        level=Level.ASK,
    ),
    # A day of the month by words or number with no month: 'on the nineteenth', 'not 14th because'.
    rule(
        Kind.DATE,
        rf"\b(?P<v>the (?:night of the |day of the )?(?:{LATER}))\b(?![\s-]{NOT_A_DAY}\b)"
        rf"(?P<next>\s+\w+)?",
        ORDINALS,
        check=_said,
        level=Level.ASK,
    ),
    rule(
        Kind.DATE,
        rf"(?<![\w/.-])(?P<v>(?:the )?{NTH})(?![\w-]|\s{NOT_A_DAY}\b)(?P<next>\s+\w+)?",
        "9-a st nd rd th h",
        check=_bare,
        level=Level.ASK,
    ),
    rule(
        Kind.DATE,
        rf"\b(?:{SPELLED})\s+(?:day\s+)?(?:of\s+|o\s+)?(?:{FULL_MONTH}|{SHORT_MONTH})\b{AFTER}",
        MONTHS,
        ORDINALS,
    ),
    # 'the first Tuesday in March', 'last Friday of term'.
    rule(
        Kind.DATE,
        rf"\b(?P<v>(?:the )?(?:first|second|third|fourth|last|1st|2nd|3rd|4th) {WEEKDAY} "
        rf"(?:in|of|after|before) (?:the )?(?:{MONTH}|lent|advent|term|half[- ]term|new year|"
        rf"{FEAST}))\b{AFTER}",
        WEEKDAYS,
        level=Level.ASK,
    ),
    # 'a Thursday in the last week of February'.
    rule(
        Kind.DATE,
        rf"\b(?P<v>(?:a|an|one|the|that|every) {WEEKDAY} (?:\w+ )?(?:in|of|at|towards|near|before|"
        rf"after) (?:the )?(?:(?:very )?(?:first|second|third|fourth|last|middle|early|late|end|"
        rf"beginning|start|back end)(?: (?:week|half|part|days|fortnight|weekend))?(?: of)? )?"
        rf"(?:{FULL_MONTH}))\b{AFTER}",
        WEEKDAYS,
        MONTHS,
        reach=12,
        level=Level.ASK,
    ),
    # 'she moves in 10th': no place in a row.
    rule(
        Kind.DATE,
        rf"\b(?:mov(?:e|es|ed|ing)|goes|going|went|comes?|coming|back|due|booked|go|checks?|signs?|"
        rf"handed|paid|call(?:ed)?) in (?P<v>(?:on )?(?:the )?{NTH})(?![\w-]|\s{NOT_A_DAY}\b)",
        "in",
        "9",
        level=Level.ASK,
    ),
    # "St David's Day, the 1st".
    rule(
        Kind.DATE,
        rf"\b{FEAST}(?:,| being| which (?:is|was)| falls on| this year)* (?:the )?"
        rf"(?:(?:{NTH}|{SPELLED})\b|{DAY} {MONTH}\b)",
        FEASTS,
    ),
    rule(
        Kind.DATE,
        rf"\b(?:{NTH}|{DAY}) (?:of |de |di )?(?:{OTHER_MONTHS.replace(' ', '|')})\b(?:,? (?:de )?"
        rf"\d{{2,4}}\b)?|\b(?:{OTHER_MONTHS.replace(' ', '|')}) (?:{NTH}|{DAY})\b",
        OTHER_MONTHS,
        "9",
    ),
    rule(
        Kind.DATE,
        rf"\b(?:on |by |until |before |after )?(?P<v>the (?:first|second|third|1st|2nd|3rd|"
        rf"last day) of (?:the|this|last|next|every|each|that) month|the (?:last|first) day of "
        rf"(?:{MONTH}))\b",
        "of",
        "first second third 1st 2nd 3rd last",
        level=Level.ASK,
    ),
    rule(
        Kind.DATE,
        rf"\b{DAY}(?:af|il|ydd|fed|eg|ain|ed)? o (?:fawrth|fai|fehefin|orffennaf|fedi|dachwedd|"
        rf"ragfyr|ionawr|chwefror|ebrill|awst|hydref)\b{AFTER}",
        "fawrth fai fehefin orffennaf fedi dachwedd ragfyr ionawr chwefror ebrill awst hydref",
    ),
)
# A birthday, digit by digit or word by word.
READ_OUT = (
    rule(
        Kind.DATE,
        r"\b(?:d\.?o\.?b\.?|date of birth|born(?: "
        r"on)?)\s*(?:is|was|:|-|=)?\s*(?P<v>\d[\d\s./-]{3,12}\d)\b",
        "9",
        "dob date born d.o.b d",
    ),
    rule(
        Kind.DATE,
        r"\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?)\s*(?:is|was|:|-|=)?\s*(?P<v>(?:the "
        rf")?{SAID}(?:[\s,/-]+(?:of )?(?:the )?{SAID}){{2,6}})\b",
        "dob date born d.o.b d",
    ),
)
