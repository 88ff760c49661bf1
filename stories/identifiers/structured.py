"""Numbers and addresses with a shape of their own: e-mail, phone, NHS, plates, references."""

import re

from stories.identifiers.finding import Kind
from stories.identifiers.rules import rule
from stories.identifiers.words import bag

AREAS = bag(
    "AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH "
    "DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA "
    "KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO "
    "PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W "
    "WA WC WD WF WN WR WS WV YO ZE ZZ"
)
SECTIONS = bag(
    "17 20 22 31 34 37 38 42 46 47 76"
)  # S47 is a section of an Act, not a part of a city
NOT_CODED = re.compile(
    r"\d{3,4}s|covid-?\d+|\d+(?:st|nd|rd|th|am|pm|k|mg|ml|g|kg|km|m|hrs?|mins?|yrs?|yo|pcm|pw)",
    re.IGNORECASE,
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
# The words of which a spelled-out number must have one; "one" and "two" are in every text.
TELLING_DIGITS = "zero oh nought naught three four five six seven eight nine double treble triple"
SYSTEMS = (
    "case ref reference file lcs ics mosaic liquid liquidlogic carefirst caredirector "
    "frameworki azeus eclipse ehm synergy capita cpoms rio systmone emis person client "
    "service user patient hospital mrn court claim "
    "crime incident log cad badge collar warrant urn uln upn uin passport visa home brp "
    "arc cid unique candidate account sort policy application appeal hearing student "
    "pupil admission employee payroll staff registration "
    "membership member licence license tenancy rent crn prison prisoner nomis noms pnc "
    "police social swe agency school dfe laestab nhs ni nino national utr tax vehicle job "
    "order booking ticket flat housing benefit pip dla esa uc id no number chi"
)
SYSTEM = r"(?:" + "|".join(sorted(SYSTEMS.split(), key=len, reverse=True)) + r")"
ONLINE = (
    "insta instagram snap snapchat tiktok tik twitter facebook fb discord xbox psn "
    "playstation roblox fortnite minecraft steam twitch youtube onlyfans gamertag gamer "
    "username user handle screen"
)
SITES = (
    r"(?:co\.uk|org\.uk|gov\.uk|ac\.uk|sch\.uk|nhs\.uk|com|org|net|info|uk|io|me|tv|gg|ly|app|"
    r"cymru|wales|scot|london|eu|ie|pl|ro)"
)


def nhs_checks(number: str) -> bool:
    """Whether ten digits carry the NHS number's modulo 11 check digit."""
    digits = [int(digit) for digit in number if digit.isdecimal()]
    total = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return len(digits) == 10 and (11 - total % 11) % 11 == digits[9]


def _nhs(match: re.Match) -> Kind:
    return Kind.NHS_NUMBER if nhs_checks(match[0]) else Kind.CASE_REFERENCE


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


def _plate(match: re.Match) -> Kind | None:
    section = re.match(r"S(\d\d)\b", match[0])
    return None if section and section[1] in SECTIONS else Kind.PLATE


def _letters(match: re.Match) -> Kind | None:
    """A name spelled out letter by letter; not a row of marks or kisses."""
    return Kind.PERSON if len(set(match[0].lower()) - set(" -")) > 2 else None


def _spoken(match: re.Match) -> Kind | None:
    """A spelled-out number: six digits or more, some of them words."""
    return Kind.PHONE if len(re.findall(r"[a-z]+|\d", match[0].lower())) >= 6 else None


def _reference(match: re.Match) -> Kind | None:
    year = re.fullmatch(r"(?:19|20)\d\d", match["v"])
    return (
        Kind.CASE_REFERENCE
        if sum(letter.isdigit() for letter in match["v"]) >= 3 and not year
        else None
    )


def _coded(match: re.Match) -> Kind | None:
    """Letters and digits mixed, as reference numbers are."""
    code = match[0]
    mixed = sum(letter.isdigit() for letter in code) >= 3 and any(
        letter.isalpha() for letter in code
    )
    return Kind.CASE_REFERENCE if mixed and not NOT_CODED.fullmatch(code) else None


def _grouped(match: re.Match) -> Kind | None:
    """Digits in groups, as on a bank card; not a row of years."""
    groups = re.findall(r"\d+", match[0])
    years = all(len(group) == 4 and group[:2] in ("19", "20") for group in groups)
    return Kind.CASE_REFERENCE if sum(map(len, groups)) >= 8 and not years else None


def _login(match: re.Match) -> Kind | None:
    return None if COUNTED.match(match[0]) else Kind.HANDLE


def _numbered(match: re.Match) -> Kind | None:
    """A number with its year, which is not a span of school years."""
    return None if re.match(r"(?:19|20)\d\d/\d\d$", match[0]) else Kind.CASE_REFERENCE


RULES = (
    rule(
        Kind.EMAIL,
        r"(?<![\w.+'-])[\w.+'-]{1,64}(?:@|\s@\s)[\w-]{1,63}(?:\s?\.\s?[\w-]{2,24}){1,4}",
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
        "9",
        check=_login,
        cased=True,
    ),
    rule(
        Kind.HANDLE,
        rf"\b(?:{ONLINE.replace(' ', '|')})\s+(?P<v>[\w-]*[a-z][._\d][\w.-]{{1,30}}\w)",
        ONLINE,
    ),
    rule(Kind.HANDLE, r"(?<![\w&])[A-Za-z][\w.]{1,31}#\d{4}\b", "9"),
    rule(
        Kind.UPN, r"\b[A-Z]\s?\d{3}\s?\d{4}\s?\d{2}\s?\d{2}\s?[\dA-Z]\b|\b[A-Z]\d{11}[\dA-Z]\b", "9"
    ),
    rule(
        Kind.NI_NUMBER,
        r"\b[A-Z]{2}[\s-]?\d{2}[\s-]?\d{2}[\s-]?\d{2}(?:[\s-]?[A-Z]\b|\b)",
        "9",
        cased=True,
    ),
    rule(Kind.NI_NUMBER, r"\b[A-Z]{2}[\s-]?\d{2}[\s-]?\d{2}[\s-]?\d{2}[\s-]?[A-F]\b", "9"),
    rule(
        Kind.NI_NUMBER,
        r"\b(?:ni|nino|national insurance)\b[\w\s.:#]{0,12}?"
        r"(?P<v>[A-Z]{2}[\s-]?(?:\d[\s-]?){6}[A-Z]?)\b",
        "9",
        "ni nino insurance",
    ),
    rule(Kind.NHS_NUMBER, r"(?<![\d\u00a3])\d{3}[\s.-]?\d{3}[\s.-]?\d{4}(?!\d)", "9", check=_nhs),
    rule(
        Kind.NHS_NUMBER,
        r"\bNHS\s*(?:number|num|no|#)?[\s.:=#-]*(?:is|was)?[\s:]*\d[\d\s-]{7,14}\d\b",
        "9",
        "nhs",
    ),
    rule(
        Kind.PHONE,
        r"(?<![\w\u00a3.,/])(?:\(?\+\s?44\)?|\(?0044\)?|"
        r"\(?0)[\s().-]{0,3}\d(?:[\s().-]{0,3}\d){8,9}(?!\d)(?:\s?(?:or|/)\s?\d{3,6}\b)?",
        "9",
    ),
    rule(Kind.PHONE, r"\+\s?\d(?:[\s().-]{0,2}\d){7,14}(?!\d)", "+"),
    rule(
        Kind.PHONE,
        r"\b(?:tel|phone|mobile|mob|landline|ring|call|text|whatsapp|number|ext|"
        r"extension)\w{0,3}[\s.:]*(?:is|on|was|number|"
        r"no)?[\s.:]*(?P<v>\(?(?:\d[\s()-]{0,2}){5,11}\d\b)",
        "9",
    ),
    rule(
        Kind.PHONE,
        rf"\b(?:plus )?{DIGIT_WORD}(?:[\s,.\u2026-]{{1,4}}(?:and\s)?(?:{DIGIT_WORD}|{TENS_WORD}))"
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
    rule(
        Kind.POSTCODE,
        r"\b(?P<v>[A-Z]{1,2}(?:\d[A-HJKPSTUW]|\d{1,2}))\b(?!\s?[/\d])(?=\s+(?:area|"
        r"postcode|estate|end|side)\b|[\s.,;)]|$)",
        "9",
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
    rule(Kind.POSTCODE, r"\bZZ99\s?\d[A-Z]{2}\b", "9"),  # no fixed abode
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
        check=_letters,
    ),
    rule(
        Kind.PLATE,
        r"\b[A-Z]{2}\s?\d{2}\s?[A-Z]{3}\b|\b[A-Z]\d{1,3}\s?[A-Z]{3}\b|\b[A-Z]{3}\s?\d{1,3}[A-Z]\b",
        "9",
        check=_plate,
        cased=True,
    ),
    rule(Kind.PLATE, r"\b[a-z]{2}\d{2}\s?[a-z]{3}\b", "9", cased=True),
    rule(
        Kind.PLATE,
        r"\b(?:reg|registration|plate|car|van|vehicle|taxi)\b\s*(?:number|no|"
        r"plate)?\s*(?:is|was|:|=|,|-)?\s*\(?(?P<v>[A-Z]{1,3}\s?\d{1,4}\s?[A-Z]{0,3}|"
        r"\d{1,4}\s?[A-Z]{2,3})\b",
        "9",
        "reg registration plate car van vehicle taxi",
    ),
    rule(
        Kind.CASE_REFERENCE,
        rf"\b{SYSTEM}(?:\s+(?:id|ref|reference|number|num|no|nr|code|office|logic|"
        rf"director|england|user|worker|work|insurance))*[\s.]*(?:is|was|:|#|=|-|"
        rf"\u2013)?\s*\(?#?(?P<v>[A-Z]{{0,6}}[\s/-]?\d[\w/.-]{{1,24}}(?:\s\d{{3,7}})"
        rf"{{0,2}}\b)",
        "9",
        SYSTEMS,
        check=_reference,
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
        "9",
        check=_coded,
        cased=True,
    ),
    rule(Kind.CASE_REFERENCE, r"\b[A-Z]{2,5}\s\d{5,9}\b", "9", cased=True),
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
    rule(Kind.CASE_REFERENCE, r"(?<![\w\u00a3/.,-])\d{6,20}(?![\w,]\d|\w)", "9"),
    rule(
        Kind.CASE_REFERENCE,
        r"(?<![\w\u00a3/.,-])\d{2,6}(?:[ -]\d{2,6}){2,5}(?![\w,.]\d|\w)",
        "9",
        check=_grouped,
    ),
)
