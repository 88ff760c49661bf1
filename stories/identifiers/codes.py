"""Codes that no register shapes: letters and digits in groups, announced, cut short or said."""

import re

from stories.identifiers import lists
from stories.identifiers.finding import Kind, Level
from stories.identifiers.references import UNITS
from stories.identifiers.rules import rule
from stories.identifiers.words import bag

FEWEST = 3  # digits that make a code
GROUPED = 4  # digits that make one of a word in capitals and a number
# What is written in capitals before a number and names nobody: standards, laws, grades, helplines.
STANDARDS = UNITS | bag(
    "BS EN ISO SI HC NG CG QS SC PCF KSS PQS MDT AD BC GMT BST DVD CD MB GB TV HD FM DAB "
    "MHZ KHZ SPF DSM ICD CPR PPE LFT PCR WHO FTE TV AM PM HRS"
)
MEASURE = re.compile(
    r"\d+(?:am|pm|st|nd|rd|th|k|mgs?|mcg|mls?|kgs?|g|m|cm|mm|km|ft|in|hrs?|h|mins?|x|s|yrs?|y|p|"
    r"pts?|wks?|w|d|lb|oz|mph|gb|mb|pm)|v\d+|pp?\d*|y\d+|yr\d+|ks\d+|q\d+|b\d|h\d",
    re.IGNORECASE,
)
SAID_DIGIT = (
    r"(?:zero|oh|o|nought|naught|nil|one|two|three|four|five|six|seven|eight|nine|double|treble|"
    r"triple)"
)
SAID_TENS = (
    r"(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|"
    r"seven|eigh|nine)ty|hundred|thousand|and)"
)
SAID = (
    rf"(?:[a-z]{{1,4}}[\s.-]|[a-z] (?:for|as in) [a-z]+[\s,.-]{{1,3}})?"
    rf"(?:(?:{SAID_DIGIT}|{SAID_TENS}|[a-z])[\s,.-]{{1,3}}){{2,11}}(?:{SAID_DIGIT}|{SAID_TENS})"
)
DIGIT_WORDS = "zero oh nought naught nil one two three four five six seven eight nine double treble"
ANNOUNCING = (
    "reference ref number no code badge licence license pin permit claim case id policy account "
    "order membership member card docket file voucher token serial collar warrant roll "
    "payroll shoulder locker key passcode booking ticket invoice crime incident log index reg "
    "registration plate"
)
MAKES = (
    "fiesta focus transit corsa astra vectra golf polo passat skoda octavia fabia seat ibiza leon "
    "audi bmw mercedes mini clio megane kangoo peugeot citroen berlingo picasso toyota yaris honda "
    "jazz nissan micra qashqai juke mazda hyundai kia picanto fiat punto panda volvo vauxhall ford "
    "van car motor scooter moped motorbike minibus lorry truck jeep"
)
CARS = "reg registration plate index car van vehicle taxi motor motorbike moped driving drives"


def _digits(code: str) -> int:
    return sum(map(str.isdigit, code))


def _in_groups(match: re.Match) -> Kind | None:
    """Groups of which some are letters, none a word or a measure: 'CC-88-GZH', 'dp.44.01973'."""
    groups = re.split(r"[-/.:_\\]", match[0])
    letters = [group for group in groups if not group.isdigit()]
    if not letters or _digits(match[0]) < FEWEST - (len(groups) > 2):
        return None
    if all(MEASURE.fullmatch(group) for group in letters) or _wordy(letters):
        return None
    return Kind.CASE_REFERENCE


def _wordy(letters: list[str]) -> bool:
    """Whether one of the groups is a word of the language: '24-hour', 'mid-2019'."""
    known = lists.known()
    return any(
        len(group) > 2
        and group.isalpha()
        and (not group.isupper() or group in STANDARDS)
        and known.get(group.lower(), 0) & lists.BAND
        for group in letters
    ) or any(group in STANDARDS and len(group) > 1 for group in letters)


def _after_capitals(match: re.Match) -> Kind | None:
    """'QX 1186', 'KS 40-772-W'; no year, no standard, no word of a line in capitals."""
    letters = match["l"]
    numbers = match["v"][len(letters) :].strip()
    year = re.fullmatch(r"(?:19|20)\d\d(?:\s?[-/]\s?\d\d(?:\d\d)?)?", numbers)
    word = lists.known().get(letters.lower(), 0) & lists.BAND
    known = (word or letters in STANDARDS) and _digits(numbers) <= GROUPED
    if year or known or _digits(numbers) < GROUPED:
        return None
    return Kind.CASE_REFERENCE


RULES = (
    rule(
        Kind.CASE_REFERENCE,
        r"(?<![\w/.@\u00a3#:'\u2019-])(?=[\w/.:\\-]{0,40}\d)[A-Za-z\d]{1,10}"
        r"(?:[-/.:_\\][A-Za-z\d]{1,10}){1,6}(?![\w/@-]|[.]\w)",
        "9-a 9/9",
        check=_in_groups,
        level=Level.ASK,
        reach=6,
    ),
    rule(
        Kind.CASE_REFERENCE,
        r"(?<![\w/.-])(?P<v>(?P<l>[A-Z]{2,5})\s\d{1,8}(?:\s?[-/ ]\s?(?:\d{1,6}|"
        r"[A-Z]{1,3}\d{0,2}))*)\b(?![/%])",
        "9",
        check=_after_capitals,
        level=Level.ASK,
        cased=True,
        reach=6,
    ),
    rule(
        Kind.PHONE,
        rf"\b(?P<v>(?:ext|extn|extension|bleep|bleeps|pager)\b[\s.:]{{0,3}}(?:is |number |no )?"
        rf"(?:\d{{1,6}}|(?:{SAID_DIGIT}[\s,-]{{1,2}}){{0,6}}{SAID_DIGIT}))\b",
        "ext extn extension bleep bleeps pager",
    ),
    rule(
        Kind.CASE_REFERENCE,
        r"\b(?:case|claim|appeal|petition|no\.?|number|nos\.?)\s(?P<v>\d{1,6} of (?:19|20)\d\d)\b",
        "9",
        "of",
    ),
    # An entry of a day's log: '990 of the 5th', '77 (seventy-seven) of 6 Apr'.
    rule(
        Kind.CASE_REFERENCE,
        r"\b(?:log|logs|incident|inc|cad|ref|reference|no|number|police)\b[\s.:#]{0,3}(?P<v>"
        r"\d{1,5}(?: \([\w -]+\))? of (?:the )?(?:\d{6}|\d{1,2}(?:st|nd|rd|th)?(?: [a-z]{3,9}|"
        r"[./]\d{1,2})?))\b",
        "9",
        "of",
        "log logs incident inc cad ref reference no number police",
    ),
    rule(Kind.CASE_REFERENCE, r"\bno\.? ?\d{3,8}\b(?! (?:people|children|of))", "no", "9"),
    # 'keysafe 4471', 'door code is 20C8'.
    rule(
        Kind.CASE_REFERENCE,
        r"\b(?:key ?safe|key ?code|(?:door|gate|entry|alarm|safe) ?code|lock ?box|keypad|pin|"
        r"passcode)"
        r"(?: (?:number|no|code|is|was|to|set to|now))*[ "
        r":#=-]{1,3}(?P<v>(?=[a-z]{0,3}\d)[\da-z]{3,8})\b",
        "key keysafe keycode door gate entry alarm safe lock lockbox keypad pin passcode",
        "9",
        level=Level.ASK,
    ),
    # A plate of which a part was seen: 'index QA70 something', 'reg begins QX19'.
    rule(
        Kind.PLATE,
        rf"\b(?:{CARS.replace(' ', '|')}|partial)\b(?:\s(?:plate|number|reg|index|is|was|"
        r"begins?|begin+ing|starts?|starting|ends?|ending|with|in|like|a))*\W{1,3}"
        r"(?P<v>(?-i:[A-Z]{1,2}\d{1,2}\??(?:\s?(?:[A-Z?.*]{1,3}))?|\d{2}\s?[A-Z]{3}|[A-Z]{3}))"
        r"(?![\w/])",
        CARS + " partial",
        level=Level.ASK,
    ),
    rule(
        Kind.PLATE,
        r"(?<![\w/])[A-Z]{2}[.-]?\d{2}[ .-]?[A-Z][A-Z_*?.-]{1,2}(?![\w/])",
        "9",
        cased=True,
    ),
    rule(
        Kind.PLATE,
        rf"\b(?:{MAKES.replace(' ', '|')})(?:,| \(|:| -| reg| with| plate)+ ?"
        r"(?P<v>[a-z]{1,3} ?\d{1,4}[a-z]{0,3}(?: [a-z]{3})?)\b",
        MAKES,
        "9",
        level=Level.ASK,
    ),
)
READ_OUT = (
    rule(
        Kind.CASE_REFERENCE,
        rf"\b(?:{ANNOUNCING.replace(' ', '|')})\b[\s.:#]{{0,3}}"
        rf"(?:(?:is|was|number|no|it['\u2019]?s)\s)?(?P<v>{SAID})\b",
        DIGIT_WORDS,
        ANNOUNCING,
    ),
)
