"""Numbers as hands type them: an O for a nought, odd gaps, letters apart, signs spelled out."""

import re

from stories.identifiers.finding import Kind
from stories.identifiers.references import nhs_checks
from stories.identifiers.rules import rule
from stories.identifiers.structured import AREAS
from stories.identifiers.words import bag

DIGIT = r"[\dOo]"
GROUP = r"(?:[\dOo]*\d[\dOo]*|[Oo]{1,2})"  # of digits, some of them typed as letters
INWARD = "ABDEFGHJLNPQRSTUWXYZ"  # letters that end a postcode
WORDS_TOO = bag("so me al to in on or at he we")  # areas, or nearly, that are words in lower case
DATED = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
LONG, SHORT = 9, 6  # digits that make a number by themselves; with an O among them
ALONE = 4  # single digits in a row, each typed apart
PHONE = range(10, 14)  # digits a phone number has, the country's among them


def _loose(match: re.Match) -> Kind | None:
    """What a run of digit groups is; None for dates, years and times."""
    written = re.sub(r"^(?:no\b\.?|[A-Z]+)", "", match["v"])
    groups = re.findall(GROUP, written)
    digits = "".join(groups).replace("O", "0").replace("o", "0")
    slips = any(letter in "Oo" for group in groups for letter in group)
    if DATED.search(written) or (len(groups) > 1 and _years_or_times(groups, written)):
        return None
    apart = len(groups) >= ALONE and all(len(group) == 1 for group in groups)
    if len(digits) < LONG and not (slips and len(digits) >= SHORT) and not apart:
        return None
    if digits.startswith(("0", "44")) and len(digits) in PHONE:
        return Kind.PHONE
    return Kind.NHS_NUMBER if nhs_checks(digits) else Kind.CASE_REFERENCE


def _years_or_times(groups: list[str], written: str) -> bool:
    years = all(len(group) == 4 and group[:2] in ("19", "20") for group in groups)
    return years or ("." in written and all(len(group) <= 2 for group in groups))


def _postcode(match: re.Match) -> Kind | None:
    """A postcode in an area that exists, however far apart its parts stand."""
    area = match["area"]
    known = area.upper() in AREAS and (area.lower() not in WORDS_TOO or area.isupper())
    told = any(map(str.isdigit, match[0]))  # not 'nobody', which is all letters
    return Kind.POSTCODE if known and told else None


def _insurance(match: re.Match) -> Kind | None:
    digits = sum(letter.isdigit() for letter in match["v"])
    return Kind.NI_NUMBER if digits >= 5 else None


def _northern(match: re.Match) -> Kind | None:
    """A plate of Northern Ireland, which has an I or a Z in it; not a word with a year."""
    letters, number = re.fullmatch(r"([A-Z]+)\s?(\d+)", match["v"]).groups()
    year = len(number) == 4 and number[:2] in ("19", "20")
    return Kind.PLATE if re.search("[IZ]", letters) and not year else None


RULES = (
    rule(
        Kind.CASE_REFERENCE,
        rf"(?<![\w£.,])(?P<v>(?:no\.?\s|[A-Z]{{2,5}}\s)?(?:\+\s?)?\(?[Oo]?\d{DIGIT}{{0,7}}\)?"
        rf"(?:[\s./()\u2010-\u2015-]{{1,3}}{GROUP}){{1,11}})(?![\w/]|[.,]\d)",
        "9-9 o oo",
        check=_loose,
        cased=True,
    ),
    rule(
        Kind.PHONE,
        rf"(?<![\w£.,])(?P<v>[Oo]7{DIGIT}{{9}}|07(?=\d*[Oo]){DIGIT}{{9}})(?!\w)",
        "9-a",
        cased=True,
    ),
    rule(
        Kind.POSTCODE,
        rf"(?<![\w£])(?P<area>[a-z]{{1,2}})\s?(?P<out>{DIGIT}\s?{DIGIT}?[a-z]?)\s{{0,3}}"
        rf"{DIGIT}\s?[{INWARD}]\s?[{INWARD}](?!\w)",
        "9",
        check=_postcode,
    ),
    rule(
        Kind.NI_NUMBER,
        rf"(?<!\w)(?P<v>[a-z]\s?[a-z]\s?(?:{DIGIT}[\s-]?){{6}}[a-d])(?!\w)",
        "9",
        check=_insurance,
    ),
    rule(Kind.PLATE, r"\b(?P<v>[A-Z]{3}\s?\d{1,4})\b(?![/\d])", "9", check=_northern, cased=True),
    rule(
        Kind.EMAIL,
        r"(?<![\w.])[\w.+-]{1,64}\s?[(\[]\s?at\s?[)\]]\s?[\w-]{2,63}"
        r"(?:(?:\s?\.\s?|\s?[(\[]\s?dot\s?[)\]]\s?|\sdot\s)[\w-]{2,24}){1,4}",
        "at",
    ),
    rule(
        Kind.EMAIL,
        r"\b[\w-]{1,40}(?:\s+dot\s+[\w-]{1,40})+\s+at\s+[\w-]{2,40}(?:\s+dot\s+[\w-]{2,10}){1,3}\b",
        "dot",
        "at",
    ),
    rule(
        Kind.URL,
        r"(?<![@.\w-])[a-z\d-]{2,63}(?:\.[a-z\d-]{2,63}){0,2}\.[a-z]{2,12}/[a-z\d/_-]{2,200}"
        r"(?![\w/])",
        "/",
        ".",
    ),
)
