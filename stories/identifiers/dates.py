"""Every way of writing a day: 14 March, the 3rd, Tues 4th, 14/3/21, Christmas Day 2019."""

import re

from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule
from stories.identifiers.words import bag

FULL_MONTH = (
    "january|february|febuary|feburary|march|april|may|june|july|august|september|setember|"
    "septmber|october|november|december|decmber"
)
SHORT_MONTH = "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
WELSH_MONTH = (
    "ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr"
)
MONTH = rf"(?:{FULL_MONTH}|(?:{SHORT_MONTH})\b\.?)"
WEEKDAY = r"(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
NTH = rf"{DAY}\s?(?:st|nd|rd|th|h)"
UNITS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
SPELLED = (
    rf"(?:twenty[\s-]?(?:{UNITS})|thirty[\s-]?first|{UNITS}|tenth|eleventh|twelfth|thirteenth|"
    rf"fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
YEAR = (
    r"(?:(?:19|20)\d\d|['\u2019]?\d\d(?![\d:.]|\s?(?:am|pm|people|children|of|weeks|days|"
    r"hours|minutes)\b))"
)
AFTER = (
    rf"(?:\s*,?\s*{YEAR}\b|,?\s+(?:two thousand|nineteen|twenty)\b(?:[\s-](?:and|hundred|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|one|two|three|four|five|six|seven|eight|nine))*|"
    r",? (?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|"
    r"four|five|six|seven|eight|nine))?|(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|"
    r"nine)teen))(?=[.,;:)!?\n]|\s*$))?"
)
JOIN = r"\s*(?:-|\u2013|/|to|and|&|or|until|till)\s*"
FEAST = (
    r"(?:christmas(?:\s+(?:eve|day))?|xmas(?:\s+(?:eve|day))?|boxing day|new year'?s?(?:\s+(?:eve|"
    r"day))?|easter(?:\s+(?:sunday|monday|saturday))?|good friday|pancake day|shrove tuesday|ash "
    r"wednesday|whit monday|hallowe'?en|bonfire night|guy fawkes(?: night)?|valentine'?s(?: day)?|"
    r"mother'?s day|mothering sunday|father'?s day|st (?:patrick|david|george|andrew)'?s day|"
    r"eid(?:[\s-]?(?:al|ul)[\s-]?\w+)?|ramadan|diwali|vaisakhi|hanukkah|chanukah|passover|pesach|"
    r"yom kippur|rosh hashanah|holi|lunar new year|chinese new year|remembrance (?:day|sunday)|"
    r"nowruz|navratri|purim|sukkot|vesak|wesak|lohri|onam|pongal|janmashtami|orthodox (?:easter|"
    r"christmas)|twelfth night|black friday|midsummer(?:'?s)?(?: (?:eve|day|night))?|michaelmas|"
    r"martinmas|lammas|candlemas|lady day|st swithin'?s day|st andrew'?s night|all saints'? day|"
    r"ascension day|corpus christi|whit sunday|palm sunday|maundy thursday|advent sunday|plough "
    r"monday|v[ej] day|d[- ]day|armistice day|leap(?: year)? day|windrush day|st lucy'?s day|st "
    r"stephen'?s day|all souls'? day|burns night|hogmanay|may day|summer "
    r"solstice|(?:spring|august|may) bank holiday)"
)
BEFORE = (
    r"(?:on|hv|tc|t/c|by|from|until|till|since|before|after|dated?|born|dob|d\.o\.b\.?|w/?c|week "
    r"commencing|wk beg|week beginning|beg|wc|due|of|and|to|for|between|birthday|w/?e|w/?b|wb|"
    r"week ending|last|rang|phoned|texted|emailed|called|saw|contact|came|went|started|ended|"
    r"signed|letter|email|report|appt|appointment|panel|court|left|starts|home|back|return|"
    r"arrived|given|booked|admitted|discharged|moved|placed|visit|visited|review|hearing|seen|met|"
    r"spoke|rang|called|closed|opened|reviewed)"
)

MONTHS = f"{FULL_MONTH}|{SHORT_MONTH}".replace("|", " ")
WELSH_MONTHS = WELSH_MONTH.replace("|", " ")
WEEKDAYS = (
    "mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat "
    "saturday sun sunday"
)
ORDINALS = (
    f"{UNITS} tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth "
    f"eighteenth nineteenth twentieth twenty thirtieth thirty"
).replace("|", " ")
FEASTS = (
    "christmas xmas boxing year years easter friday pancake tuesday wednesday monday "
    "halloween hallowe'en bonfire fawkes valentines valentine day sunday eid ramadan diwali "
    "vaisakhi hanukkah chanukah passover pesach kippur hashanah holi night hogmanay solstice "
    "holiday midsummer midsummer's michaelmas martinmas lammas candlemas lady st ascension "
    "corpus whit palm maundy advent plough nowruz navratri purim sukkot vesak wesak lohri onam "
    "pongal janmashtami"
)
NOT_A_DAY = (
    r"(?:birthdays?|time|times|floor|century|grade|year|place|placements?|move|child|school|"
    r"meetings?|review|visit|edition|week|day|month|term|anniversary|home|session|attempt|"
    r"hearing|conference|worker|carer|stage|step|line|generation|degree|party|hand|person|one|"
    r"foster|social|sw|baby|pregnancy|trimester|son|daughter|sister|brother|cousin|day|lac|"
    r"cla|cin|icpc|rcpc|review|night|lockdown|half|quarter|largest|biggest|highest|lowest|"
    r"best|worst|most|percentile|centile)"
)
FOLLOWS = bag(
    "and at when she he they i we you it for in to after before with was is were are so "
    "because but this last next of by from until till then as just the his her my our "
    "their a who that which on about had has did came went where due"
)


def _alone(match: re.Match) -> Kind | None:
    """'the 14th' with nothing counted after it; 'the 14th visit' is no date."""
    following = (match["next"] or "").strip().lower()
    done = following.endswith("ed")  # 'the panel of the 22nd agreed'
    return Kind.DATE if not following or done or following in FOLLOWS else None


ANNOUNCED = re.compile(rf"\b(?:{BEFORE}|{WEEKDAY})\s*:?\s*$", re.IGNORECASE)
BACK = 24  # characters before a number in which its cue stands


def _announced(match: re.Match) -> Kind | None:
    """Whether a word that goes before dates does: 'seen 4/7', 'Tues 3.6'."""
    start = match.start("v")
    return Kind.DATE if ANNOUNCED.search(match.string, max(0, start - BACK), start) else None


RULES = (
    rule(
        Kind.DATE,
        rf"\b(?:{WEEKDAY}(?:(?<!day)\.)?,?\s+(?:the\s+)?)?(?:the\s+)?(?:(?:(?:{NTH}|"
        rf"{DAY}),\s*){{0,4}}(?:{NTH}|{DAY}){JOIN})?(?:{NTH}|{DAY})\.?\s*(?:day\s+of\s+|of\s+|"
        rf"o['\u2019]?\s?)?(?:,\s*)?(?:{FULL_MONTH}|(?:{SHORT_MONTH})(?![a-z]))\b\.?(?!\s?(?:be|"
        rf"have|not|need|well)\b){AFTER}",
        MONTHS,
        "9",
    ),
    rule(
        Kind.DATE,
        rf"\b(?:{WEEKDAY}(?:(?<!day)\.)?,?\s+)?(?:the\s+)?{SPELLED}\s+(?:day\s+)?(?:of\s+)"
        rf"?(?:{FULL_MONTH})\b{AFTER}",
        MONTHS,
        ORDINALS,
    ),
    rule(
        Kind.DATE,
        rf"\b(?:{WEEKDAY}(?:(?<!day)\.)?,?\s+)?{MONTH}\s+(?:the\s+)?(?:{NTH}|{SPELLED})\b{AFTER}",
        MONTHS,
    ),
    rule(
        Kind.DATE,
        r"(?-i:\b(?:January|February|March|April|May|June|July|August|September|October|November|"
        r"December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JANUARY|FEBRUARY|MARCH|APRIL|"
        rf"MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\.?)\s+{DAY}(?![\d:.]\d|\d|"
        rf"\s?(?:am|pm|children|people|years?|months?|weeks?|days?|%))\b{AFTER}",
        MONTHS,
        "9",
    ),
    rule(
        Kind.DATE,
        rf"\b(?:january|february|april|june|july|august|september|october|november|"
        rf"december)\s+{DAY}(?!\d|[:.]\d)\b(?!\s?(?:am|pm|children|people|years?|months?|"
        rf"weeks?|days?|%)){AFTER}",
        MONTHS,
        "9",
    ),
    rule(Kind.DATE, rf"\b{WEEKDAY}(?:(?<!day)\.)?,?\s+(?:the\s+)?(?:{NTH}|{SPELLED})\b", WEEKDAYS),
    rule(
        Kind.DATE,
        rf"\b{WEEKDAY}(?:(?<!day)\.)?,?\s+(?:the\s+)?{DAY}\b(?!\s?(?::|\.\d|am|pm|o'?clock|"
        r"children|people|of|hours?|mins?|minutes?|weeks?|days?|times|years?|months?|to\b|-|"
        r"\u2013|\d))",
        WEEKDAYS,
        "9",
    ),
    rule(
        Kind.DATE,
        r"(?<![\d/.])\d{1,2}\s?[/.\u2215-]\s?\d{1,2}\s?[/.\u2215-]\s?(?:(?:19|20)\d\d|"
        r"\d\d)(?![\d/]|\.\d)",
        "9-9",
    ),
    rule(
        Kind.DATE,
        r"(?<![\d/.-])(?:19|20)\d\d\s?[-/.]\s?(?:0?[1-9]|1[0-2])\s?[-/.]\s?(?:3[01]|"
        r"[12]\d|0?[1-9])(?!\d)",
        "9-9",
    ),
    rule(
        Kind.DATE,
        r"(?<![\d/.])(?:3[01]|[12]\d|0?[1-9])[\s/.-](?:jan|feb|mar|apr|may|jun|jul|aug|"
        r"sept?|oct|nov|dec)[a-z]{0,6}[\s/.-](?:(?:19|20)\d\d|\d\d)\b",
        "9",
    ),
    rule(
        Kind.DATE,
        r"(?<![\w/.])(?P<v>(?:3[01]|[12]\d|0?[1-9])\s?[/.]\s?(?:1[0-2]|0?[1-9]))(?![\d/]|\.\d|"
        r"\s?(?:%|hours?|days?|weeks?|months?|years?|of\b|out\b|m\b|per\b))",
        "9-9",
        check=_announced,
    ),
    rule(
        Kind.DATE,
        r"(?<![\d/.£])(?P<v>(?:3[01]|2[0-35-9]|1[3-9])/(?:0?[1-9]|11)|(?:3[01]|[12]\d|"
        r"0[1-9])/(?:0[1-9]|1[0-2]))(?![\d/]|\.\d)",
        "9",
        "/",
    ),
    rule(
        Kind.DATE,
        rf"\b{DAY}(?:af|il|ydd|fed|eg|ain)?\s(?:o\s)?(?:{WELSH_MONTH})\b{AFTER}",
        WELSH_MONTHS,
    ),
    rule(
        Kind.DATE,
        rf"\b(?:the\s)?{NTH}\sof\s(?:last|this|next|that|the)\s(?:same\s)?month\b",
        "9",
        "month",
    ),
    rule(Kind.DATE, rf"\b{NTH}\s+(?:inst|ult|prox|instant)\b\.?", "9", "inst ult prox instant"),
    rule(
        Kind.DATE,
        r"^\W{0,3}(?:hv|home visit|visit|tc|t/c|contact|note|entry|date)?\W{0,3}(?P<v>(?:3[01]|"
        r"[12]\d|0?[1-9])(?:/(?:1[0-2]|0?[1-9])|\.(?:1[0-2]|0?[1-9])(?!\s(?-i:[A-Z]))))(?![\d/]|"
        r"\.\d|\s?(?:%|am|pm))\b(?!\s(?:of|the|an?|cup|hour|term|price|way|full|day|pint|and)\b)",
        "9-9",
    ),
    rule(Kind.DATE, rf"\b{NTH}\s+of\s+(?:the\s+)?{NTH}\b{AFTER}", "9", "of"),
    rule(
        Kind.DATE,
        r"\b(?:in|since|from|back in|until|of|by)\s+"
        r"(?P<v>(?:jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)\s+\d\d)\b(?!:|\.\d)",
        "jan feb apr jun jul aug sep sept oct nov dec",
    ),
    rule(
        Kind.DATE,
        r"(?<![\d/.])\d{1,2}/\d{1,2}(?:,\s?\d{1,2}/\d{1,2}){1,8}(?![\d/])",
        "9",
        "/",
    ),
    rule(
        Kind.DATE,
        r"\b\d{1,2}/\d{1,2}\s?[\u2013-]\s?\d{1,2}/\d{1,2}(?![\d/])",
        "9",
        "/",
    ),
    rule(
        Kind.DATE,
        rf"\b(?:on|by|until|from|since|between)\s+(?P<v>the\s+{NTH}(?:,\s*{NTH})*\s*(?:and|to|&)\s*"
        rf"(?:the\s+)?{NTH})\b(?!\s+{NOT_A_DAY}\b)",
        "9",
        "on by until from since between",
    ),
    rule(
        Kind.DATE,
        rf"\b{FEAST},?\s+(?:of\s+|in\s+)?(?:(?:19|20)\d\d\b|['\u2019]\d\d\b)",
        FEASTS,
        "9",
    ),
    rule(
        Kind.DATE,
        rf"\b(?P<v>the\s+{NTH})\b(?!\s+{NOT_A_DAY}\b)(?P<next>\s+\w+)?",
        "9-a st nd rd th h",
        check=_alone,
        level=Level.ASK,
    ),
    rule(
        Kind.DATE,
        rf"\b(?:on|by|until|till|dated)\s+(?P<v>the\s+{SPELLED})\b(?=\s*(?:[.,;:!?)]|$|"
        rf"(?:at|and|when|we|she|he|i|they|with)\b))",
        ORDINALS,
    ),
)
