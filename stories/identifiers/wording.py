"""What to write in place of a found part: words that keep its meaning and fit those around it."""

import re
from functools import cache

from stories.identifiers import lists
from stories.identifiers.events import NEWS_WORDS
from stories.identifiers.finding import Kind, Span
from stories.identifiers.words import bag, fold

SAY = {
    Kind.ADDRESS: "the family home",
    Kind.POSTCODE: "the area",
    Kind.PHONE: "a phone number",
    Kind.EMAIL: "an e-mail address",
    Kind.URL: "a website",
    Kind.HANDLE: "an online name",
    Kind.NHS_NUMBER: "a health number",
    Kind.NI_NUMBER: "an insurance number",
    Kind.UPN: "a pupil number",
    Kind.CASE_REFERENCE: "a reference number",
    Kind.PLATE: "a vehicle",
    Kind.CONDITION: "a long-term condition",
    Kind.BACKGROUND: "from a minority background",
    Kind.FAMILY: "a large family",
    Kind.JOB: "a skilled worker",
    Kind.EVENT: "a difficult time",
}
# What functions here say besides.
OTHERWISE = (
    "several children",
    "one of several children",
    "another language",
    "a small business",
    "a certain day",
    "another person",
    "a nearby town",
    "a local service",
    "one day",
    "at a difficult time",
    "one of the few",
    "a relative",
    "a large household",
    "that time of year",
)
SERVICES = (
    (
        "the school",
        "school academy primary secondary infants infant juniors junior prep grammar "
        "comprehensive comp college sixth nursery preschool ysgol pru first high",
    ),
    ("the hospital", "hospital infirmary ward hospice unit"),
    ("the health centre", "surgery practice clinic medical pharmacy dentist health"),
    ("the court", "court"),
    ("the care home", "lodge manor residential nursing"),
    (
        "the place of worship",
        "church chapel cathedral mosque masjid temple gurdwara mandir synagogue abbey",
    ),
    ("the team", "team service services council police constabulary"),
    (
        "a local club",
        "club fc rfc united rovers rangers scouts guides brownies boxing football rugby",
    ),
    ("the home", "house home court grange hall cottage villa"),
    ("a local centre", "centre center hub library project trust farm theatre baths"),
)
REGIONS = {
    "north": "a town in the north",
    "midlands": "a town in the midlands",
    "east": "a town in the east",
    "south": "a town in the south",
    "west": "a town in the south west",
    "London": "a part of the capital",
    "abroad": "a place abroad",
}
SEASONS = {
    "winter": "december january february dec jan feb",
    "spring": "march april may mar apr",
    "summer": "june july august jun jul aug",
    "autumn": "september october november sept sep oct nov",
}
SEASON = {month: season for season, months in SEASONS.items() for month in months.split()}
# The first letters of months, which stay however the rest is spelled or cut short: febuary.
LETTERS = {month[:3]: season for month, season in SEASON.items() if len(month) > 3}
BEGUN = re.compile(rf"\b(?:{'|'.join(LETTERS)})")
NUMBERED = {
    1: "winter",
    2: "winter",
    3: "spring",
    4: "spring",
    5: "spring",
    6: "summer",
    7: "summer",
    8: "summer",
    9: "autumn",
    10: "autumn",
    11: "autumn",
    12: "winter",
}
# The oldest age of a band, in years -> its words.
BANDS = (
    (1, "a baby"),
    (4, "under five"),
    (11, "of primary-school age"),
    (15, "a young teenager"),
    (19, "an older teenager"),
    (29, "a young adult"),
    (64, "an adult"),
    (200, "an older adult"),
)
UP_TO_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
)
COUNTED = {word: value for value, word in enumerate(UP_TO_TWENTY.split())} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
ARTICLES = bag("the a an this that our my his her their your")
TALKED = "widely talked about"
WELL = "did very well"
SIBLINGS = bag(
    "children kids siblings brothers sisters sons daughters babies boys girls grandchildren us "
    "them lads lasses bairns weans nephews nieces"
)
ORDERED = bag("youngest eldest oldest middle")
ALONE = {
    "only": "one of the few",
    "sole": "one of the few",
    "family": "a large family",
    "household": "a large household",
    "first": "one of several children",
    "last": "one of several children",
}
HAVING = bag("had has have having")
LIKE_A_MOTHER = bag("mum mam mom mother dad father nan nana gran grandmother grandfather")
CARING = bag(
    "raising raised rearing reared fostering fostered adopted minding married outlived buried lost"
)
RELATIVES = bag(
    "brother sister uncle aunt auntie nephew niece cousin son daughter husband wife widow widower "
    "mother father mum mam dad nan gran grandmother grandfather stepmum stepdad twin ex"
)
MULTIPLES = bag("twins triplets triplet quads quins twin")
LANGUAGE_CUES = bag("speak speaks spoke speaking in fluent")
DAY_CUES = bag("on by until till since from before after")
LETTERED, COUNTING = re.compile("[a-z]+"), re.compile(r"[a-z]+|\d+")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
IN_NUMBERS = re.compile(r"\W*\d{1,2}\W+(\d{1,2})\W+(?:\d\d){1,2}\W*")  # 15.01.25
MONTHS_OLD = re.compile(r"\d(?:mo|m|mths|wks)|\w[\s-](?:month|mth|week|wk|day)s?\b")


def instead(text: str, span: Span, before: str) -> str:
    """What to write for a part that is no person; `before` is the plain word before it."""
    said = _said(fold(text[span.start : span.end]), span.kind, before)
    article, _, rest = said.partition(" ")
    return rest if before in ARTICLES and article in ("a", "an", "the") else said


def _said(words: str, kind: Kind, before: str) -> str:
    if kind is Kind.PLACE:
        return REGIONS.get(lists.place_regions().get(words, ""), "a nearby town")
    if kind is Kind.ORGANISATION:
        parts = set(LETTERED.findall(words))
        return next(
            (say for say, heads in _services() if not heads.isdisjoint(parts)), "a local service"
        )
    if kind in (Kind.DATE, Kind.MONTH):
        return _season(words, kind, before)
    if kind is Kind.AGE:
        return band(words)
    if kind is Kind.FAMILY:
        return _family(words)
    if kind is Kind.EVENT:
        return _event(words)
    if kind is Kind.JOB and words.endswith(("business", "company", "firm", "shop", "stall")):
        return "a small business"
    if kind is Kind.BACKGROUND:
        return _background(words, before)
    return SAY[kind]


@cache
def _services() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((say, bag(heads)) for say, heads in SERVICES)


def _family(words: str) -> str:
    """'youngest of nine': 'youngest of several children'; 'six brothers': 'several brothers'."""
    parts = words.replace(",", "").split()
    first, last, kin = parts[0], parts[-1], SIBLINGS.intersection(parts)
    if first in ALONE:
        return ALONE[first]
    if first in HAVING or (first in LIKE_A_MOTHER and parts[1:2] in (["of"], ["to"])):
        return f"{first} {'' if first in HAVING else 'of '}several children"
    of = "of" in parts[1:-1]
    if of and kin == {last} <= {"us", "them"} and first not in (*ORDERED, "one"):
        return f"several of {last}"
    if of and (first in (*ORDERED, "one") or not kin - {"us", "them"}):
        return f"{first if first in ORDERED else 'one'} of several children"
    if first in CARING:
        return f"{first} {'several children' if kin else 'relatives'}"
    if COUNTED.keys().isdisjoint(parts) and not RELATIVES.isdisjoint(LETTERED.findall(words)):
        return "a relative"
    if kin:
        return f"several {last if kin == {last} else 'children'}"
    if MULTIPLES.intersection(parts):
        return "siblings"
    return "a large family" if first == "a" else "several"


def _event(words: str) -> str:
    parts = words.split()
    if set(parts) & set(NEWS_WORDS.split()):
        return f"{parts[0]} {TALKED}" if parts[0] in ("was", "were", "been", "being") else TALKED
    if parts[0] == "when":
        return "at a difficult time"
    return WELL if parts[0] in ("won", "reached", "came", "represented") else SAY[Kind.EVENT]


def _background(words: str, before: str) -> str:
    if before in LANGUAGE_CUES:
        return "another language"
    if words in lists.countries():
        return "another country"
    return "minority-background" if before in ARTICLES else SAY[Kind.BACKGROUND]


def _season(words: str, kind: Kind, before: str) -> str:
    year = YEAR.search(words)
    parts = LETTERED.findall(words)
    season = next((SEASON[month] for month in parts if month in SEASON), None)
    if not season and (begun := BEGUN.findall(words)):
        season = next(LETTERS[letters] for letters in LETTERS if letters in begun)
    numbered = IN_NUMBERS.fullmatch(words)
    if not season and numbered and 1 <= int(numbered[1]) <= 12:
        season = NUMBERED[int(numbered[1])]
    when = f"{season} {year[0]}" if season and year else season or ""
    if kind is Kind.MONTH:
        return when or "that time of year"
    return f"a day in {when}" if when else "a certain day" if before in DAY_CUES else "one day"


def band(words: str) -> str:
    value = sum(
        COUNTED.get(word, 0) or (int(word) if word.isdecimal() and len(word) < 4 else 0)
        for word in COUNTING.findall(words)[:2]
    )
    if MONTHS_OLD.search(words) and " and a" not in words:
        value = min(value // 12, 1)
    return next((said for oldest, said in BANDS if value <= oldest), BANDS[-1][1])
