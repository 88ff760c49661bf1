"""What to say instead: words that keep the meaning, the same for one person throughout."""

import re

from stories.identifiers import lists
from stories.identifiers.finding import Finding, Kind, Span, reason
from stories.identifiers.phrases import JOINED
from stories.identifiers.words import Page, bag, fold

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
    Kind.JOB: "a skilled job",
    Kind.EVENT: "a difficult time",
}
# A role or kinship word beside a name -> what the person may be called.
ROLES = {
    "the mother": "mum mam mom mummy mother",
    "the father": "dad daddy father",
    "the grandmother": "nan nana nanny nain gran granny grandma grandmother",
    "the grandfather": "grandad grandpa taid grandfather",
    "the sister": "sister",
    "the brother": "brother",
    "the aunt": "aunt auntie aunty",
    "the uncle": "uncle",
    "the cousin": "cousin",
    "the daughter": "daughter",
    "the son": "son",
    "the baby": "baby bairn",
    "the child": "child boy girl lad lass toddler wean pupil twins",
    "the partner": "partner husband wife boyfriend girlfriend stepdad stepmum ex",
    "the friend": "friend mate",
    "the neighbour": "neighbour",
    "the social worker": "sw ssw social worker",
    "the foster carer": "fc carer",
    "the teacher": "teacher head tutor sir miss",
    "the doctor": "dr doctor gp consultant paediatrician",
    "the nurse": "nurse midwife matron",
    "the police officer": "pc dc ds sgt officer",
    "the judge": "judge hhj justice",
    "the solicitor": "solicitor counsel barrister",
    "the guardian": "guardian",
    "the reviewing officer": "iro",
    "the manager": "manager",
    "the adviser": "adviser pa",
    "the community leader": "rev reverend imam rabbi pastor canon",
    "the interpreter": "interpreter",
    "the volunteer": "volunteer",
}
ROLE = {word: role for role, words in ROLES.items() for word in words.split()}
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
SMALL = bag("the of and at in on for a an mr mrs ms miss dr st")
PEOPLE = tuple(f"Person {letter}" for letter in "ABCDEFGHJKLMNOPQRSTUVWXYZ")
REACH = 3  # words before a name in which its role is looked for


def explained(page: Page, spans: list[Span]) -> list[Finding]:
    """The spans with their reason, what to say instead, and whom they mean."""
    entities = _entities(page.text, spans)
    said: dict[str, str] = {}
    taken: set[str] = set()
    findings = []
    near = _Words(page)
    for span, entity in zip(spans, entities, strict=True):
        if span.kind is Kind.PERSON and entity not in said:
            said[entity] = _role(
                near,
                [other for other, same in zip(spans, entities, strict=True) if same == entity],
                taken,
            )
            taken.add(said[entity])
        words = said[entity] if span.kind is Kind.PERSON else _instead(page.text, span)
        findings.append(
            Finding(span.start, span.end, span.kind, span.level, reason(span.kind), words, entity)
        )
    return findings


def _entities(text: str, spans: list[Span]) -> list[str]:
    """A wordless key for each span; spans of one kind that share a word share a key."""
    keys: dict[tuple[str, str], str] = {}
    counts: dict[str, int] = {}
    found = []
    for span in spans:
        words = [
            word
            for word in re.findall(r"[^\W_]+", fold(text[span.start : span.end]))
            if word not in SMALL
        ] or [""]
        key = next((keys[span.kind, word] for word in words if (span.kind, word) in keys), None)
        if key is None:
            counts[span.kind] = counts.get(span.kind, 0) + 1
            key = f"{span.kind}-{counts[span.kind]}"
        for word in words:
            keys.setdefault((span.kind, word), key)
        found.append(key)
    return found


class _Words:
    """The words of a page by where they start, so that those before a span are near at hand."""

    def __init__(self, page: Page):
        self.page = page
        self.at = {start: at for at, start in enumerate(page.starts)}

    def before(self, span: Span) -> list[str]:
        at = self.at.get(span.start)
        return (
            []
            if at is None
            else [
                self.page.plain[word]
                for word in range(at - 1, max(at - 1 - REACH, -1), -1)
                if all(gap in JOINED or gap == ", " for gap in self.page.gaps[word + 1 : at + 1])
            ]
        )

    def first(self, span: Span) -> str:
        at = self.at.get(span.start)
        return "" if at is None else self.page.plain[at]


def _role(near: _Words, mentions: list[Span], taken: set[str]) -> str:
    """The role that stands before any mention, or else a letter: the mother, Person A."""
    for mention in mentions:
        for word in (near.first(mention), *near.before(mention)):
            role = ROLE.get(word)
            if role:
                return next(
                    (name for name in variants(role) if name not in taken),
                    f"another {role.removeprefix('the ')}",
                )
    return next((name for name in PEOPLE if name not in taken), "another person")


def variants(role: str) -> list[str]:
    """the sister, the other sister, a third sister, a fourth sister."""
    noun = role.removeprefix("the ")
    return [role, f"the other {noun}", f"a third {noun}", f"a fourth {noun}"]


def _instead(text: str, span: Span) -> str:
    words = fold(text[span.start : span.end])
    if span.kind is Kind.PLACE:
        return REGIONS.get(lists.place_regions().get(words, ""), "a nearby town")
    if span.kind is Kind.ORGANISATION:
        parts = set(re.findall(r"[a-z]+", words))
        return next(
            (say for say, heads in SERVICES if parts & set(heads.split())), "a local service"
        )
    if span.kind in (Kind.DATE, Kind.MONTH):
        return _season(words, span.kind)
    if span.kind is Kind.AGE:
        return _band(words)
    return SAY[span.kind]


def _season(words: str, kind: Kind) -> str:
    year = re.search(r"\b(?:19|20)\d\d\b", words)
    season = next(
        (SEASON[month] for month in re.findall(r"[a-z]+", words) if month in SEASON), None
    ) or next(
        (
            season
            for month, season in SEASON.items()
            if re.search(rf"\b{month[:3]}", words) and len(month) > 3
        ),
        None,
    )
    numbered = re.fullmatch(r"\W*\d{1,2}\W+(\d{1,2})\W+(?:\d\d){1,2}\W*", words)
    if not season and numbered and 1 <= int(numbered[1]) <= 12:
        season = NUMBERED[int(numbered[1])]
    when = f"{season} {year[0]}" if season and year else season or ""
    if kind is Kind.MONTH:
        return when or "that season"
    return f"a day in {when}" if when else "one day"


def _band(words: str) -> str:
    value = sum(
        COUNTED.get(word, 0) or (int(word) if word.isdecimal() and len(word) < 4 else 0)
        for word in re.findall(r"[a-z]+|\d+", words)[:2]
    )
    if re.search(r"month|mth|week|wk|day", words):
        value = min(value // 12, 1)
    return next(band for oldest, band in BANDS if value <= oldest)
