"""Numbers that a register gives out: NHS, insurance, pupil, plate, case and court."""

import re

from stories.identifiers.finding import Kind
from stories.identifiers.rules import rule
from stories.identifiers.words import bag

SECTIONS = bag(
    "17 20 22 31 34 37 38 42 46 47 76"
)  # S47 is a section of an Act, not a part of a city

NOT_CODED = re.compile(
    r"\d{3,4}s|covid-?\d+|\d+(?:st|nd|rd|th|am|pm|k|mg|ml|g|kg|km|m|hrs?|mins?|yrs?|yo|pcm|pw)",
    re.IGNORECASE,
)

SYSTEMS = (
    "case ref reference file lcs ics mosaic liquid liquidlogic carefirst caredirector frameworki "
    "azeus eclipse ehm synergy capita cpoms rio systmone emis person client service user patient "
    "hospital mrn court claim crime incident log cad badge collar warrant urn uln upn uin "
    "passport visa home brp arc cid unique candidate account sort policy application appeal "
    "hearing student pupil admission employee payroll staff registration membership member "
    "licence license tenancy rent crn prison prisoner nomis noms pnc police social swe agency "
    "school dfe laestab nhs ni nino national utr tax vehicle job order booking ticket flat "
    "housing benefit pip dla esa uc id no number chi"
)

SYSTEM = r"(?:" + "|".join(sorted(SYSTEMS.split(), key=len, reverse=True)) + r")"


FEWEST = 3  # digits that make a reference, beside letters or after a word that announces one
CARD = 8  # digits in groups that are a number of somebody's by themselves


def _digits(code: str) -> int:
    return sum(letter.isdigit() for letter in code)


def nhs_checks(number: str) -> bool:
    """Whether ten digits carry the NHS number's modulo 11 check digit."""
    digits = [int(digit) for digit in number if digit.isdecimal()]
    total = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return len(digits) == 10 and (11 - total % 11) % 11 == digits[9]


def _plate(match: re.Match) -> Kind | None:
    section = re.match(r"S(\d\d)\b", match[0])
    return None if section and section[1] in SECTIONS else Kind.PLATE


def _reference(match: re.Match) -> Kind | None:
    year = re.fullmatch(r"(?:19|20)\d\d|111|999|101|116123", match["v"])
    return Kind.CASE_REFERENCE if _digits(match["v"]) >= FEWEST and not year else None


def _coded(match: re.Match) -> Kind | None:
    """Letters and digits mixed, as reference numbers are."""
    code = match[0]
    if re.fullmatch(r"(?:NG|CG|QS|PH|TA|SC)\d{1,3}", code):  # a guideline of NICE
        return None
    mixed = _digits(code) >= FEWEST and any(letter.isalpha() for letter in code)
    return Kind.CASE_REFERENCE if mixed and not NOT_CODED.fullmatch(code) else None


def _grouped(match: re.Match) -> Kind | None:
    """Digits in groups, as on a bank card; not a row of years."""
    groups = re.findall(r"\d+", match[0])
    years = all(len(group) == 4 and group[:2] in ("19", "20") for group in groups)
    return Kind.CASE_REFERENCE if sum(map(len, groups)) >= CARD and not years else None


UNITS = bag("COVID GCSE BP HR SEND KS KCSIE PM AM BBC ITV NHS Y A B M")


def _in_groups(match: re.Match) -> Kind | None:
    """Letters, then groups of digits; not a year, a time or a blood pressure."""
    code = match[0]
    letters = re.match("[A-Z]+", code)[0]
    years = re.search(r"(?:19|20)\d\d[ /-](?:19|20)?\d\d$", code)
    told = letters in UNITS or years or _digits(code) < CARD - 2
    return None if told else Kind.CASE_REFERENCE


def _numbered(match: re.Match) -> Kind | None:
    """A number with its year, which is not a span of school years."""
    return None if re.match(r"(?:19|20)\d\d/\d\d$", match[0]) else Kind.CASE_REFERENCE


RULES = (
    rule(Kind.UPN, r"(?<!\w)[A-Z][\s-]?(?:\d[\s-]{0,2}){11}[\dA-Z](?!\w)", "9-9"),
    rule(
        Kind.NI_NUMBER,
        r"\b[A-Z]{2}[\s-]?\d{2}[\s-]?\d{2}[\s-]?\d{2}(?:[\s-]?[A-Z]\b|\b)",
        "9-9",
        cased=True,
    ),
    rule(
        Kind.NI_NUMBER,
        r"\b(?:ni|nino|national insurance)\b[\w\s.:#]{0,12}?"
        r"(?P<v>[A-Z]{2}[\s-]?(?:\d[\s-]?){6}[A-Z]?)\b",
        "9",
        "ni nino insurance",
    ),
    rule(
        Kind.NHS_NUMBER,
        r"\bNHS\s*(?:number|num|no|#)?[\s.:=#-]*(?:is|was)?[\s:]*\d[\d\s-]{7,14}\d\b",
        "9",
        "nhs",
    ),
    rule(
        Kind.PLATE,
        r"\b[A-Z]{2}\s?\d{2}\s?[A-Z]{3}\b|\b[A-Z]\d{1,3}\s?[A-Z]{3}\b|\b[A-Z]{3}\s?\d{1,3}[A-Z]\b",
        "9",
        check=_plate,
        cased=True,
    ),
    rule(Kind.PLATE, r"\b[a-z]{2}\d{2}\s?[a-z]{3}\b", "9-a", cased=True),
    rule(
        Kind.PLATE,
        r"\b(?:reg|registration|plate|car|van|vehicle|taxi)\b\s*(?:number|no|plate)?\s*(?:is|was|"
        r":|=|,|-)?\s*\(?(?P<v>[A-Z]{1,3}\s?\d{1,4}\s?[A-Z]{0,3}|\d{1,4}\s?[A-Z]{2,3})\b",
        "9",
        "reg registration plate car van vehicle taxi",
    ),
    rule(
        Kind.CASE_REFERENCE,
        rf"\b{SYSTEM}(?:\s+(?:id|ref|reference|number|num|no|nr|code|office|logic|director|"
        r"england|user|worker|work|insurance))*[\s.]*(?:is|was|:|#|=|-|"
        r"\u2013)?\s*\(?#?(?P<v>[A-Z]{0,6}[\s/-]?\d[\w/.-]{1,24}(?:\s\d{3,7}){0,2}\b)",
        "9",
        SYSTEMS,
        check=_reference,
    ),
    rule(
        Kind.CASE_REFERENCE,
        r"\b(?:PC|PCSO|WPC|DC|DS|PS|SC|[Oo]fficer|[Cc]onstable|[Ss]gt|[Ss]ergeant)\s\d{2,5}\b",
        "pc pcso wpc dc ds ps sc officer constable sgt sergeant",
        "9",
        cased=True,
    ),
    rule(
        Kind.CASE_REFERENCE,
        r"\[(?:19|20)\d\d\]\s?(?:\d\s?)?[A-Z]{2,6}\s?(?:Civ|Crim|Fam|"
        r"Admin)?\s?[A-Z]?\d{1,5}(?:\s?\([A-Za-z]{1,6}\))?",
        "[",
    ),
    rule(
        Kind.CASE_REFERENCE,
        r"(?<![\w/])[A-Z]{1,4}\d{0,4}/(?:19|20)\d\d/\d{2,7}\b|"
        r"(?<![\w\u00a3/.-])(?:[A-Z]{1,6}[/-]?)?\d{3,7}/(?:\d{2}|(?:19|20)\d\d)(?![\w/])",
        "/",
        "9",
        check=_numbered,
    ),
    rule(
        Kind.CASE_REFERENCE,
        r"(?<![\w\u00a3/.@-])(?=[\w/-]{0,24}\d)"
        r"(?:[A-Z]{1,6}[/-]?\d{1,4}[/-]?[A-Z]{0,4}[/-]?\d{2,9}[A-Z]?|"
        r"\d{2,4}[A-Z]{1,3}\d{2,7}|[A-Z]{1,5}[/-]?\d{4,12}|\d{3,9}[/-]?[A-Z]{1,3}|"
        r"[A-Z]{2,6}(?:[/-][A-Z\d]{1,8}){1,4})(?![\w/])",
        "9-a 9/9",
        check=_coded,
        cased=True,
        reach=6,
    ),
    # The number of a prisoner, and of a court or an office in groups: 'A1234BC', 'COP 9940 1183'.
    rule(Kind.CASE_REFERENCE, r"(?<![\w/])[A-Z]\d{4}[A-Z]{2}(?![\w/])", "9-a", cased=True),
    rule(
        Kind.CASE_REFERENCE,
        r"(?<![\w/-])[A-Z]{1,6}(?:[ /-][A-Z]{1,4})?[ /-]?\d{2,6}(?:[ "
        r"/-]\d{2,6}){1,3}[A-Z]?(?![\w/])",
        "9-9",
        check=_in_groups,
        cased=True,
    ),
    rule(
        Kind.CASE_REFERENCE,
        r"\b(?:re|ref|refs|no|nos|case|cases|exhibit|exhibits|file|id|index|claim|appeal|order|"
        r"number)\b[.:#\s]{1,3}(?P<v>(?-i:[A-Z]{1,6}|\d{1,4})(?:[ ./-]?(?-i:[A-Z]{1,4}|\d{1,9}))"
        r"{1,6})(?![\w/])",
        "9",
        "re ref refs no nos case cases exhibit exhibits file id index claim appeal order number",
        check=_reference,
    ),
    rule(
        Kind.CASE_REFERENCE,
        r"\bexhibit(?:s|ed)?\b[\s:]*(?:at |as |marked |is )?[\"\u201c'\u2018]?"
        r"(?P<v>(?-i:[A-Z]{2,3})[/ ]?\d{1,2})\b",
        "exhibit exhibits exhibited",
        "9",
    ),
    rule(
        Kind.PLATE,
        r"(?<!\w)[a-z]\s[a-z]\s\d\s?\d\s[a-z]\s[a-z]\s[a-z](?!\w)|\b[A-Z]{2}\d{2}[.-][A-Z]{3}\b",
        "9",
    ),
    # A constable's number after the name; an appeal's: 'PC ROWNTREE 4471', '[2025] 5991.EA'.
    rule(
        Kind.CASE_REFERENCE,
        r"\b(?:PC|PCSO|WPC|DC|DS|PS|SC|SGT|INSP|[Oo]fficer|[Cc]onstable|[Ss]gt|[Ss]ergeant) "
        r"[A-Z][\w'\u2019-]+,? \(?(?:no\.? |collar )?(?P<v>[A-Z]{0,3}\d{2,6})\b(?!:|\.\d|/)",
        "pc pcso wpc dc ds ps sc sgt insp officer constable sergeant",
        "9",
        cased=True,
    ),
    rule(
        Kind.CASE_REFERENCE,
        r"\[(?:19|20)\d\d\] ?\d{2,5}\.[A-Z]{1,4}(?:[-. ][A-Z\d]{1,4})?",
        "[",
        "9",
        cased=True,
    ),
    # A plate letter by letter: 'index Q I 2 2, K D V'.
    rule(
        Kind.PLATE,
        r"\b(?:index|reg|registration|plate)\b(?: (?:number|no|mark|is|was))*\W{1,3}"
        r"(?P<v>(?:[a-z\d][ ,.-]{1,2}){4,7}[a-z\d])(?!\w)",
        "index reg registration plate",
    ),
    rule(Kind.CASE_REFERENCE, r"(?<![\w\u00a3/.,-])\d{6,20}(?![\w,]\d|\w)", "9-9"),
    rule(
        Kind.CASE_REFERENCE,
        r"(?<![\w\u00a3/.,-])\d{2,6}(?:[ -]\d{2,6}){2,5}(?![\w,.]\d|\w)",
        "9-9",
        check=_grouped,
    ),
    rule(
        Kind.CASE_REFERENCE,
        r"\b(?:[Ee]xhibit(?:s|ed)?|[Pp]roduced?|[Aa]nnex(?:ed)?|[Mm]arked)\b[^.\n]{0,40}?"
        r"(?P<v>\b[A-Z]{2,4}/\d{1,4})\b",
        "/",
        "exhibit exhibits exhibited produce produced annex annexed marked",
        cased=True,
    ),
    rule(
        Kind.CASE_REFERENCE,
        r"\b[A-Z]{2,5}[-/]\d{3,7}/[A-Za-z]{2,6}\b",
        "/",
        cased=True,
    ),
    rule(
        Kind.CASE_REFERENCE,
        r"(?<![\d/])\b\d{3,5} of \d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\b",
        "9",
        "of",
    ),
)
