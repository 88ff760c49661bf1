"""Dates that stand on their neighbours: months in Roman figures, days with one dot, feasts."""

import re

from stories.identifiers.dates import (
    DAY,
    FEAST,
    FEASTS,
    FULL_MONTH,
    MONTH,
    MONTHS,
    NTH,
    ORDINALS,
    SPELLED,
    WEEKDAY,
    WEEKDAYS,
)
from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule

ROMAN = "ii iii iv vi vii viii ix xi xii"
YEAR = r"(?:(?:19|20)\d\d|\d\d)"
DOTTED = r"(?:3[01]|[12]\d|0?[1-9])\.(?:1[0-2]|0?[1-9])"
WITH_YEAR = re.compile(rf"(?<![\d.]){DOTTED}\.{YEAR}(?![\d.])")
# What has a day: a visit, a panel, a birthday; and what may stand between it and the day.
DATED = (
    r"(?:visits?|reviews?|contact|appointments?|appts?|meetings?|hearings?|panels?|sessions?|"
    r"clinics?|scans?|op|operation|placements?|birthdays?|b['\u2019]?days?|entry|notes?|"
    r"assessments?|conferences?|handover|shifts?|incidents?|falls?|death|funeral|wedding|"
    r"interviews?|referrals?|discharge|admission|moves?|calls?|letters?|e-?mails?|texts?|reports?|"
    r"obs|observations?|party|outing|trip|lesson|exam|test|results?|surgery|dose|jab|delivery|due|"
    r"bloods)"
)
BETWEEN = (
    r"(?:(?:is|was|were|be|held|took place|set|fixed|booked|arranged|moved|changed|put back|brought"
    r" forward|due|listed|planned|starts?|started|ends?|ended|now|back|on|to|from|for|till|until|"
    r"by|of|and|then|next|last|again|not|or|the)\s)*"
)
WHERE = r"(?:(?:on|in|at|with|to|for|of) (?:the |her |his |my |our )?\w+\s)?"
TOLD = re.compile(rf"\b(?:{DATED}|{WEEKDAY}|seen|again|then|next),?:?\s{WHERE}{BETWEEN}$", re.I)
# What ends or begins on a day, and is measured by nothing else: 'expiring 31.07'.
ENDED = re.compile(
    r"\b(?:expir\w+|dated|valid|#?nof|#\w+|fracture|stroke|cva|authori[sz]\w+|renew\w*|granted|"
    r"effective|commenc\w+|signed|"
    r"served|issued|laps\w+|born|dob|d\.o\.b\.?|w/?c|w/?e|week (?:commencing|ending)|filed|posted|"
    r"admitted|discharged|sectioned|detained|arrived|moved|died|closed|opened|reviewed|completed)"
    r",?:?\s(?:on |to |until |till |from |in |out |by |again )?$",
    re.I,
)
NEAR = 600  # characters on each side in which other days show how days are written here
CUE = 60  # characters before a day in which what it is the day of stands


def _dotted(match: re.Match) -> Kind | None:
    """A day and a month by a dot: where something that has a day is told, or other days are so."""
    start = match.start("v")
    before = max(0, start - CUE), start
    told = TOLD.search(match.string, *before) or ENDED.search(match.string, *before)
    around = max(0, start - NEAR), start + NEAR
    return Kind.DATE if told or WITH_YEAR.search(match.string, *around) else None


SPAN = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:days?|nights?|weeks?)"
RULES = (
    rule(
        Kind.DATE,
        rf"(?<![\w/.])(?:the )?{DAY}(?:st|nd|rd|th)?[ ./-]{{1,2}}(?:{ROMAN.replace(' ', '|')})"
        rf"(?:[ ./-]{{1,2}}{YEAR})?(?!\w)",
        ROMAN,
        "9",
    ),
    rule(
        Kind.DATE,
        rf"(?<![\w/.]){DAY}([./-]) ?[ivx]\1 ?{YEAR}(?!\w)",
        "i v x",
        "9",
    ),
    rule(
        Kind.DATE,
        # No '4. I' of a numbered list.
        rf"(?<![\w/.]){DAY}(?: ?/ ?| ?\.(?! )| ?\. (?=[IVX]{{1,4}}[./ ]{{1,2}}{YEAR}\b))"
        rf"[IVX]{{1,4}}\b(?!['\u2019])|(?<![\w/.]){DAY} [ivx] (?:19|20)\d\d\b",
        "i v x",
        "9",
        cased=True,
    ),
    # 'the scan was 12.5', 'seen 4.6'; no share, measure or time.
    rule(
        Kind.DATE,
        rf"(?<![\w/.:,\u00a3$-])(?P<v>{DOTTED})(?![\d/:%\u00b0]|\.\d|\s?(?:am|pm|hours?|hrs?|days?|"
        r"weeks?|months?|years?|yrs?|kgs?|g|mgs?|mls?|l|cm|mm|m|km|miles?|stone|lbs?|points?|"
        r"per|percent|out of|million|thousand|k|degrees|units|litres?|to \d)\b)",
        "9/9",
        check=_dotted,
        level=Level.ASK,
    ),
    rule(
        Kind.DATE,
        rf"(?<![\w/.:,\u00a3$-]){DOTTED}\.(?=,|\s[a-z(\u2013-])",
        "9/9",
        level=Level.ASK,
        cased=True,
    ),
    # 'the night of the twelfth to thirteenth of January', 'by the end of the 31st'.
    rule(
        Kind.DATE,
        rf"\b(?:the )?(?:night|eve|evening|morning|afternoon|day|weekend|week|early hours|end|"
        rf"start|close of play|close) (?:of|on) (?:the )?(?:{WEEKDAY} (?:the )?)?(?:(?:{NTH}|"
        rf"{SPELLED})(?:\s?(?:to|and|into|/|-|\u2013)\s?(?:the )?(?:{NTH}|{SPELLED}))?(?: (?:of "
        rf")?{MONTH})?|{DAY}(?:/{DAY})? (?:of )?{MONTH})\b",
        "night eve evening morning afternoon day weekend week hours end start close play",
        f"9 {ORDINALS}",
        level=Level.ASK,
    ),
    # 'monday fortnight, the first', '3rd February last'.
    rule(
        Kind.DATE,
        rf"\b{WEEKDAY},? (?:week|fortnight|gone|last|next|coming|past|there),? (?:that['\u2019]?s "
        rf")?(?:the )?"
        rf"(?:{NTH}|{SPELLED})\b",
        WEEKDAYS,
        level=Level.ASK,
    ),
    rule(
        Kind.DATE,
        rf"\b(?:{NTH}|{DAY}|{SPELLED}) (?:of )?(?:{FULL_MONTH}),? (?:last|past|"
        rf"gone|next|"
        r"instant|coming|this year|last year|next year)\b",
        MONTHS,
        "last past gone next instant coming year",
    ),
    # 'three days before Christmas 2018'.
    rule(
        Kind.DATE,
        rf"\b(?:(?:{SPAN}|the (?:day|night|morning|week|weekend|eve|monday|tuesday|wednesday|"
        rf"thursday|friday|saturday|sunday)) (?:before|after|of|following) )(?:the )?{FEAST},? "
        r"(?:of |in )?(?:(?:19|20)\d\d|['\u2019]\d\d)\b",
        FEASTS,
        "9",
    ),
    # 'the Friday before Palm Sunday'; a feast alone is let be.
    rule(
        Kind.DATE,
        rf"\b(?:the|last|this|next|first|second) (?:{WEEKDAY} (?:before|after|of|following)|"
        rf"(?:day|night|morning) (?:before|after)|eve of|week of) (?:the )?{FEAST}\b",
        FEASTS,
        level=Level.ASK,
    ),
    rule(
        Kind.DATE,
        rf"\b(?:this|next|last|this coming|coming) {WEEKDAY},? (?:the )?(?:{NTH}|{DAY})(?: (?:of "
        rf")?{MONTH})?\b"
        r"(?! (?:of|people|children|times|weeks|days|months|years)\b)",
        WEEKDAYS,
        "9",
    ),
    rule(Kind.DATE, rf"\b(?:the )?ides of {MONTH}\b", "ides"),
    rule(Kind.DATE, r"\b(?:leap(?: year)?(?:['\u2019]?s)? day)\b", "leap", level=Level.ASK),
    # 'on the 12', as a voice or a hurried hand has it.
    rule(
        Kind.DATE,
        rf"\b(?:by|until|till|since|before|after|on|due|dated) (?P<v>the {DAY})(?=[.,;!?)]|\s*$|"
        r"\s(?:and|at|when|we|she|he|they|so|because|but|of (?:this|next|last|the) month)\b)"
        r"(?![.,]\d)",
        "9",
        "by until till since before after on due dated",
        level=Level.ASK,
    ),
)
