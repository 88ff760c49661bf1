"""What narrows people down without naming them: families, conditions, events, months."""

from collections.abc import Iterator
from functools import cache

from stories.identifiers import events, lists
from stories.identifiers.ages import find_ages
from stories.identifiers.dates import MONTH, MONTHS
from stories.identifiers.facts import Facts
from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.jobs import find_jobs
from stories.identifiers.phrases import Phrases
from stories.identifiers.rules import apply, rule
from stories.identifiers.words import Page, Signs

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
    r"(?:her|his|their|my|our|has|had|have|having|got|with|raised|raising|brought "
    r"up|of|all|these|those|the|there (?:are|were|was))"
)
PARENTS = "mum mam mom mother dad father parent parents grandmother nan gran"
IN_CARE = (
    r"(?:on|who|in (?:our|the) (?:service|borough|area|county|city)|live|looked|placed|"
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
    r"coeliac|crohn'?s|thyroid|chronic \w+|coronary \w+|motor neurone?|polycystic "
    r"ovary|carpal tunnel|"
    r"f(?:o)?etal alcohol|imposter|impostor|empty "
    r"nest|stockholm|rare|genetic|metabolic|vascular|the|this|that|a|her|his|their|my|our|"
    r"no|any|some|of|and|with|has|have|called|named)"
)

RULES = (
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>(?:youngest|eldest|oldest|middle|first|second|third|fourth|fifth|sixth|"
        rf"seventh|last|baby|one|number \w+) of (?:the |a family of |her |his "
        rf")?{MANY}(?:\s{CHILDREN})?)\b(?!-|\s(?:us "
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
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?:raised|reared|brought "
        rf"up|buried|birthed|had)\s(?P<v>{MANY})\b(?=\s*(?:[.,;]|and\b|on her own|alone))",
        MANY_WORDS,
        "raised reared brought buried birthed",
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


def find_quasi(page: Page, facts: Facts, present: Signs) -> Iterator[Span]:
    yield from find_ages(page, facts, present)
    yield from apply(events.RULES, page, present)
    yield from apply(RULES, page, present)
    for kind, name in (
        (Kind.CONDITION, "conditions"),
        (Kind.JOB, "jobs"),
        (Kind.BACKGROUND, "backgrounds"),
    ):
        for start, end in listed(name).spans(page, present):
            yield Span(page.starts[start], page.ends[end - 1], kind, Level.ASK)
    yield from find_jobs(page, facts, present)
