"""What narrows people down without naming them: families, conditions, events, months."""

from collections.abc import Iterator
from functools import cache

from stories.identifiers import events, lists
from stories.identifiers.ages import find_ages
from stories.identifiers.dates import MONTH, MONTHS
from stories.identifiers.facts import LOWER, TITLE, Facts
from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.jobs import find_jobs
from stories.identifiers.phrases import Phrases
from stories.identifiers.rules import apply, rule
from stories.identifiers.words import Page, Signs, bag

MANY_WORDS = (
    "four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty 9"
)
MANY = rf"(?:{MANY_WORDS[:-2].replace(' ', '|')}|[4-9]|1\d|20)"
CHILD_WORDS = (
    "children kids siblings brothers sisters sons daughters babies bairns weans boys girls "
    "grandchildren grandkids us them"
)
CHILDREN = rf"(?:{CHILD_WORDS[:-8].replace(' ', '|')}|of us|of them)"
WHOSE = (
    r"(?:her|his|their|my|our|has|had|have|having|got|with|raised?|raising|fostered|adopted|"
    r"reared|bore|brought "
    r"up|of|all|these|those|the|there(?: are| were| was|['\u2019]?s))"
)
PARENTS = "mum mam mom mother dad father parent parents grandmother nan gran"
IN_CARE = (
    r"(?:on (?:a |the |our )?(?:plans?|register|rolls?|books|caseload|section|orders?|list)|who|"
    r"in (?:our|the) (?:service|borough|area|county|city)|live|looked|placed|"
    r"becoming|subject|at risk|need)"
)

SMALL = (
    r"(?:has|have|had|with|and|of|the|a|an|his|her|their|from|called|is|was|after|before|in|on|at|"
    r"by|since|when|that|for|to|or|but|about|rare)"
)
HEADS = (
    "syndrome dystrophy ataxia atrophy encephalopathy myopathy leukodystrophy sarcoma "
    "blastoma porphyria neuropathy"
)
COMMON_CONDITIONS = (
    r"(?:down'?s?|downs|irritable bowel|restless "
    r"legs?|tourette'?s?|asperger'?s?|alzheimer'?s?|parkinson'?s?|heart|lung|kidney|liver|"
    r"coeliac|crohn'?s|thyroid|chronic \w+|coronary \w+|polycystic "
    r"ovary|carpal tunnel|"
    r"f(?:o)?etal alcohol|imposter|impostor|empty "
    r"nest|stockholm|rare|genetic|metabolic|vascular|the|this|that|a|her|his|their|my|our|"
    r"no|any|some|of|and|with|has|have|called|named)"
)

RULES = (
    rule(
        Kind.AGE,
        r"\b(?:he|she|i|who|hes|shes|im|now|just|starting|started|going into|my \w+|"
        r"her \w+|his \w+)(?:['\u2019](?:s|m))?\s(?:is |was |am |were |now |only |just )*"
        r"(?:in )?(?P<v>(?:year|yr|y)\s?(?:[1-9]|1[0-3]))\b(?!\s?(?:s\b|-|to\b|pupils|class))",
        "year yr y y1 y2 y3 y4 y5 y6 y7 y8 y9 y10 y11 y12 y13",
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        r"\b(?P<v>yr\s?(?:[1-9]|1[0-3]))\b(?!\s?(?:s\b|-|to\b|pupils|class|old))",
        "yr yr1 yr2 yr3 yr4 yr5 yr6 yr7 yr8 yr9 yr10 yr11 yr12 yr13",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>(?:youngest|eldest|oldest|middle|first|second|third|fourth|fifth|sixth|"
        rf"seventh|eighth|ninth|tenth|eleventh|twelfth|last|baby|one|number \w+) of "
        rf"(?:the |a family of |her |his )?{MANY}(?:\s{CHILDREN})?)\b(?!-|\s(?:us "
        rf"went|weeks|visits|sessions|meetings|months|years|days))",
        MANY_WORDS,
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b{WHOSE}\s+(?P<v>{MANY}(?:\s(?:other|young|little|small|older|younger|"
        rf"grown-?up|half|step|surviving|living))*\s{CHILDREN})\b(?!\s{IN_CARE}\b)",
        MANY_WORDS,
        CHILD_WORDS,
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>{MANY}\s(?:half[\s-])?(?:siblings|brothers|sisters|sons|daughters))\b",
        MANY_WORDS,
        CHILD_WORDS,
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?:{PARENTS.replace(' ', '|')})\s+(?:of|to)\s+(?P<v>{MANY})\b(?!\s(?:weeks|"
        rf"months|years))",
        MANY_WORDS,
        PARENTS,
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>{MANY} of (?:her|his|their|my|our) own|family of {MANY}|{MANY}(?:th)? "
        rf"(?:child|baby|pregnancy)|all {MANY} of (?:us|them))\b",
        MANY_WORDS,
        "own family child baby pregnancy us them",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?:raised|reared|brought "
        rf"up|buried|birthed|fostered|adopted|had)\s(?P<v>{MANY})\b"
        rf"(?=\s*(?:[.,;]|and\b|on her own|alone|in all|altogether|over the years))",
        MANY_WORDS,
        "raised reared brought buried birthed fostered adopted had",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?:has|have|had|with|and|of|got|were|raising)\s(?P<v>{MANY} under (?:the age of )?"
        rf"(?:\d+|three|four|five|six|seven|eight|nine|ten|twelve|sixteen))\b",
        MANY_WORDS,
        "under",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>(?:only|first|youngest|eldest) (?:boy|girl|lad|lass|son|daughter|child) "
        rf"(?:of|among|in) {MANY})\b",
        MANY_WORDS,
        "boy girl lad lass son daughter child",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        r"\b(?P<v>(?:fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:[4-9]|1\d)th)"
        r" (?:child|baby|pregnancy|boy|girl|son|daughter|grandchild))\b",
        "child baby pregnancy boy girl son daughter grandchild",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        r"\b(?P<v>(?:sibs|siblings|kids|brothers|sisters|children)\s?x\s?\d{1,2}|"
        r"(?:\d{1,2}\s?x|x\s?\d{1,2})\s(?:sibs|siblings|brothers|sisters))\b",
        "sibs siblings kids brothers sisters children",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>{MANY} of (?:us|them))\b(?=\s(?:in (?:a|one|the)|kids|children|siblings|"
        rf"brothers|sisters|at home|sharing|to a|sleeping|growing))",
        MANY_WORDS,
        "us them",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        r"\b(?P<v>(?:identical |conjoined "
        r")?(?:triplets?|quadruplets?|quads|quintuplets|quins|sextuplets)|(?:identical "
        r"|conjoined |two sets of |second set of |set of )?twins)\b",
        "triplet triplets quadruplet quadruplets quads quintuplets quins sextuplets twins",
        level=Level.ASK,
    ),
    rule(
        Kind.CONDITION,
        rf"\b(?<!['\u2019])(?P<v>(?!{COMMON_CONDITIONS}['\u2019]?s?\s+(?:syndrome|ataxia|"
        rf"atrophy|neuropathy))(?:(?!{SMALL}\s)\w[\w'\u2019-]*\s)?(?!{COMMON_CONDITIONS}\s)"
        rf"\w[\w'\u2019-]*\s(?:{HEADS.replace(' ', '|')}))\b",
        HEADS,
        level=Level.ASK,
    ),
    rule(
        Kind.CONDITION,
        r"\b(?P<v>[A-Z][\w'\u2019-]+(?:[\s-](?:and\s)?[A-Z][\w'\u2019-]+)"
        r"{0,2}\s(?:[Dd]isease|[Ss]equence|[Aa]nomaly|[Mm]alformation|[Pp]alsy|[Tt]umou?r|"
        r"[Dd]isorder))\b",
        "disease sequence anomaly malformation palsy tumour tumor disorder",
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.CONDITION,
        r"\b(?P<v>\w+ (?:imperfecta|fibrosa|bullosa|pigmentosa|fugax|congenita|multiplex|"
        r"gravis|totalis))\b",
        "imperfecta fibrosa bullosa pigmentosa fugax congenita multiplex gravis totalis",
        level=Level.ASK,
    ),
    rule(
        Kind.CONDITION,
        r"\b(?P<v>(?:trisomy|monosomy|tetrasomy|ring "
        r"chromosome|chromosome)\s\w+(?:\s(?:deletion|duplication|mosaicism))?|\w+\.?\d* "
        r"(?:micro)?(?:deletion|duplication)(?: syndrome)?)\b",
        "trisomy monosomy tetrasomy chromosome deletion microdeletion duplication microduplication",
        level=Level.ASK,
    ),
    rule(
        Kind.BACKGROUND,
        r"\b(?P<v>(?:black|asian|white|brown|mixed|dual)\s(?:british|african|caribbean|"
        r"asian|irish|european|heritage|race))\b",
        "black asian white brown mixed dual",
        level=Level.ASK,
    ),
    rule(
        Kind.BACKGROUND,
        r"\b(?P<v>black|asian|arab)\s(?:family|families|woman|man|mother|father|boy|girl|"
        r"child|mum|dad|lad|teenager|community)\b",
        "black asian arab",
        level=Level.ASK,
    ),
    rule(
        Kind.MONTH,
        rf"\b(?P<v>(?:early |mid[\s-]|late |the (?:start|end|beginning|middle) of "
        rf")?{MONTH}(?:\s(?:of|in))?(?:,\s|\s|-|/)\s?(?:(?:19|20)\d\d|['\u2019]\d\d))\b",
        MONTHS,
        "9",
        level=Level.ASK,
    ),
    rule(
        Kind.MONTH,
        r"(?<!/)\b(?P<v>(?:0?[1-9]|1[0-2])/(?:19|20)\d\d)\b(?!/)",
        "/",
        "9",
        level=Level.ASK,
    ),
)
PLAIN_IN_LOWER = bag("polish turkey china")  # floor polish, a turkey dinner
FOLK = bag(
    "family families community man woman men women boy girl lad lass fella mother father mum dad "
    "heritage church faith background parents couple people interpreter accent descent origin "
    "girl grandmother grandfather wife husband home household speaking speaker hard"
)
SPEAKING = bag("speak speaks spoke speaking strict devout practising lapsed proud ethnic half")
BEING = bag("is am are was were im hes shes be been being as a an")
AND_SO = bag("and but so too like by now or then which who that in")
CONTEXT = (
    "short or common words",
    "also everyday words",
    "rarer today",
)  # sections of the lexicon that need a cue beside them


@cache
def listed(name: str) -> Phrases:
    """The phrases of a lexicon that stand for themselves."""
    return Phrases(
        phrase
        for heading, lines in lists.groups(f"lexicon/{name}.txt").items()
        if not heading.startswith(CONTEXT)
        for phrase in lines
        if phrase not in ("british", "english")
    )


def find_quasi(page: Page, facts: Facts, present: Signs, people: list[bool]) -> Iterator[Span]:
    """Small facts; `people` says which words are part of somebody's name."""
    yield from find_ages(page, facts, present, people)
    yield from apply(events.RULES, page, present)
    yield from apply(RULES, page, present)
    for kind, name in (
        (Kind.CONDITION, "conditions"),
        (Kind.JOB, "jobs"),
        (Kind.BACKGROUND, "backgrounds"),
    ):
        for start, end in listed(name).spans(page, present):
            careful = facts.shape[start] == LOWER and not facts.careless[start]
            if careful and page.plain[start] in PLAIN_IN_LOWER:
                continue
            yield Span(page.starts[start], page.ends[end - 1], kind, Level.ASK)
    for start, end in told_beside().spans(page, present):
        if _speaks_of_origin(page, facts, start, end):
            yield Span(page.starts[start], page.ends[end - 1], Kind.BACKGROUND, Level.ASK)
    yield from find_jobs(page, facts, present)


@cache
def told_beside() -> Phrases:
    """Backgrounds that are also everyday words or names, so that the words beside must tell."""
    return Phrases(
        phrase
        for heading, lines in lists.groups("lexicon/backgrounds.txt").items()
        if heading.startswith(CONTEXT)
        for phrase in lines
    )


def _speaks_of_origin(page: Page, facts: Facts, start: int, end: int) -> bool:
    """'she is Orthodox', 'a strict Baptist', 'a Shan family'; with its capital, and no name."""
    if facts.shape[start] != TITLE or facts.safe[start]:
        return False
    following = page.plain[end] if end < len(page) and page.gaps[end] == " " else ""
    before = page.plain[start - 1] if start and not page.opens[start] else ""
    ended = not following or following in AND_SO
    return following in FOLK or before in SPEAKING or (before in BEING and ended)
