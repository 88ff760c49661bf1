"""What narrows people down without naming them: families, conditions, events, months."""

from collections.abc import Iterator
from functools import cache
from itertools import compress

from stories.identifiers import (
    bare_ages,
    callings,
    events,
    families,
    feats,
    happenings,
    jobs,
    lists,
    livelihoods,
    months,
    occasions,
    pasts,
    plain_ages,
    recollections,
)
from stories.identifiers.ages import find_ages
from stories.identifiers.facts import LOWER, PHRASE, TITLE, Facts
from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.households import find_households
from stories.identifiers.jobs import find_unlisted, whole_job
from stories.identifiers.kinship import find_kinship
from stories.identifiers.mishaps import find_mishaps
from stories.identifiers.phrases import Phrases
from stories.identifiers.rules import Book, rule
from stories.identifiers.spans_of_life import find_spans_of_life
from stories.identifiers.trades import find_trades
from stories.identifiers.words import Page, Signs, bag

SMALL = (
    r"(?:has|have|had|with|and|of|the|a|an|his|her|their|from|called|is|was|after|before|in|on|at|"
    r"by|since|when|that|for|to|or|but|about|rare)"
)
HEADS = (
    "syndrome dystrophy ataxia atrophy encephalopathy myopathy leukodystrophy sarcoma "
    "blastoma porphyria neuropathy"
)
COMMON_CONDITIONS = (
    r"(?:down'?s?|downs|irritable bowel|restless legs?|tourette'?s?|asperger'?s?|alzheimer'?s?|"
    r"parkinson'?s?|heart|lung|kidney|liver|coeliac|crohn'?s|thyroid|chronic \w+|coronary \w+|"
    r"polycystic ovary|carpal tunnel|f(?:o)?etal alcohol|imposter|impostor|empty nest|stockholm|"
    r"rare|genetic|metabolic|vascular|the|this|that|a|her|his|their|my|our|no|any|some|of|and|"
    r"with|has|have|called|named)"
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
        Kind.AGE,
        r"(?<=[( ])(?P<v>Y(?:[1-9]|1[0-3]))(?=[),;.])",
        "y1 y2 y3 y4 y5 y6 y7 y8 y9 y10 y11 y12 y13",
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.CONDITION,
        rf"\b(?<!['\u2019])(?P<v>(?!{COMMON_CONDITIONS}['\u2019]?s?\s+(?:syndrome|ataxia|"
        rf"atrophy|neuropathy))(?:(?!{SMALL}\s)\w[\w'\u2019-]*\s)?(?!{COMMON_CONDITIONS}\s)"
        rf"\w[\w'\u2019-]*\s(?:{HEADS.replace(' ', '|')}))\b",
        HEADS,
        level=Level.ASK,
    ),
    # What somebody was born with or without, has lost, or was given.
    rule(
        Kind.CONDITION,
        r"\b(?P<v>born (?:without|with) (?:a |an |any |her |his |the |one |two |no |only one |"
        r"half (?:a |an |her |his )?|extra |webbed |his |a single |a missing |a shortened |a "
        r"twisted |eleven |twelve |six |an extra )(?!chance|choice|say|gift|smile|family|home|"
        r"name|silver|lot)(?:[\w'\u2019-]+ )?[\w'\u2019-]+|(?:(?:has|have|had|only|just|lost|"
        r"losing|loses|missing|without|took|amputated) (?:both |a |an |the |his |her |my |one |"
        r"two |no |only |only one |most of (?:a |his |her )|all |three |four |part of (?:a |his |"
        r"her )|half (?:a |an |of her |of his )?))(?:left |right |other |good |single )?(?:arms?|"
        r"legs?|hands?|foot|feet|eyes?|ears?|fingers|toes|thumbs?|kidney|lung|ovary|testicle|"
        r"skull|limbs?|larynx|voice box|tongue|jaw|nose|womb|bladder|bowel|stomach|forearms?)(?: "
        r"(?:below|above|at|from) the (?:knee|elbow|wrist|hip|shoulder))?|(?:double |new |second |"
        r"bone |heart[- ]and[- ])*(?:heart|lung|liver|kidney|marrow|bowel|face|hand|cornea(?:l)?|"
        r"pancreas|stem cell) transplant|locked[- ]in(?= after| since| by| and can)|(?:one|two|"
        r"three|four)[- ](?:armed|legged|eyed|handed|fingered)|(?:paraly[sz]ed|numb) (?:from|"
        r"below) the [\w-]+(?: down)?|(?:blind|deaf|paraly[sz]ed|mute) (?:since|from) birth|"
        r"(?:registered |completely |totally |born |profoundly )(?:deaf|blind)(?: and (?:blind|"
        r"deaf|mute))?|(?:tb|cancer|tumou?rs?|sarcoma|abscess) (?:of|on|in) (?:the|her|his) "
        r"[\w-]+|stroke (?:at|aged) [\w-]+|(?:head|spinal|spine|neck) injury (?:at|aged) \w+)\b",
        "born arm arms leg legs hand hands foot feet eye eyes ear ears fingers toes thumb thumbs "
        "kidney lung ovary testicle skull limb limbs larynx voice tongue jaw nose womb bladder "
        "bowel stomach forearm forearms transplant locked armed legged eyed handed fingered "
        "paralysed paralyzed numb blind deaf mute tb cancer tumour tumor tumours sarcoma abscess "
        "stroke injury",
        level=Level.ASK,
    ),
    rule(
        Kind.CONDITION,
        r"\b(?P<v>(?:trisomy|monosomy|tetrasomy|ring chromosome|chromosome)\s\w+(?:\s(?:deletion|"
        r"duplication|mosaicism))?|\w+\.?\d* (?:micro)?(?:deletion|duplication)(?: syndrome)?)\b",
        "trisomy monosomy tetrasomy chromosome deletion microdeletion duplication microduplication",
        level=Level.ASK,
    ),
    # 'my black hand on her face', 'uses BSL at home', 'English-speaking'.
    rule(
        Kind.BACKGROUND,
        r"\b(?:my|his|her|our|their|your|the|with|of|being) (?P<v>black|brown|white|dark) "
        r"(?=(?:hands?|skin|face|arms?|fingers|body|people|folk|person)\b)(?!hands? out)",
        "black brown white dark",
        level=Level.ASK,
    ),
    rule(
        Kind.BACKGROUND,
        r"\b(?P<v>(?-i:BSL|British Sign Language|ISL|Makaton)(?: users?| speakers?)?)\b"
        r"(?! (?:interpret|service|translat|training|course|class|level|video|version|provision|"
        r"and Easy))",
        "bsl british isl makaton",
        level=Level.ASK,
    ),
    rule(
        Kind.BACKGROUND,
        r"\b(?P<v>(?-i:[A-Z][a-z]{2,})[ -]speak(?:ing|ers?))\b(?! (?:staff|families|parents|up))",
        "speaking speaker speakers",
        level=Level.ASK,
    ),
    # What is worn or kept for a faith.
    rule(
        Kind.BACKGROUND,
        r"\b(?:wears?|wearing|wore|worn|in|puts? on|keeps?|kept|keeping|tie|tied|ties) (?:(?:a|her|"
        r"his|the|their|full|strict|my|only) ){0,2}(?P<v>hijab|niqab|burqa|burka|turban|kippah|"
        r"yarmulke|sheitel|kirpan|kara|patka|tichel|tzitzit|jilbab|abaya|shalwar kameez|kosher|"
        r"shabbat|shabbos|sabbath)\b",
        "hijab niqab burqa burka turban kippah yarmulke sheitel kirpan kara patka tichel tzitzit "
        "jilbab abaya kameez kosher shabbat shabbos sabbath",
        level=Level.ASK,
    ),
    rule(
        Kind.CONDITION,
        r"\b(?P<v>allergic to (?:the |all |her own |his own |any )?(?:sun|sunlight|daylight|"
        r"light|water|cold|heat|electricity|sweat|exercise|touch))\b",
        "allergic",
        level=Level.ASK,
    ),
    # A tongue in lower case after a word of speech: 'talking polish', 'italian speaking'.
    rule(
        Kind.BACKGROUND,
        r"\b(?:talk(?:s|ed|ing)?|speak(?:s|ing)?|spoke|spoken|chat(?:s|ted|ting)?|read(?:s|ing)?|"
        r"sing(?:s|ing)?|sang|sung|swear(?:s|ing)?|swore|pray(?:s|ed|ing)?|learn(?:s|ing|t)?|"
        r"understand(?:s|ing)?|fluent|only|shout(?:s|ed|ing)?|mutter(?:s|ed|ing)?|cry(?:ing)?|"
        r"cried|dream(?:s|ing|t)?|count(?:s|ing|ed)?|in|bit of|some|little|proper) (?:in |her |"
        r"his |their |good |no |some |only |old |back in |nothing but |a bit of )?(?P<v>polish|"
        r"turkish|chinese|german|french|italian|spanish|greek|russian|arabic|welsh|irish|gaelic|"
        r"hindi|urdu|punjabi|bengali|tamil|thai|japanese|korean|dutch|danish|swedish|finnish|"
        r"hungarian|czech|slovak|romani|romanian|lithuanian|latvian|ukrainian|bulgarian|albanian|"
        r"kurdish|farsi|persian|dari|pashto|somali|swahili|yoruba|igbo|hausa|twi|amharic|tigrinya|"
        r"creole|patois|portuguese|mandarin|cantonese|hakka|vietnamese|tagalog|malay|nepali|"
        r"sinhala|gujarati|marathi|malayalam|telugu|hebrew|yiddish|ladino|latin|shona|xhosa|zulu|"
        r"lingala|wolof|sylheti|pahari|mirpuri|cymraeg)\b(?! (?:food|style|shop|homework|class|"
        r"gcse|teacher|lesson))",
        "talk talks talked talking speak speaks speaking spoke spoken chat chats chatting read "
        "reads reading sing sings singing sang sung swear swears swearing swore pray prays prayed "
        "praying learn learns learning learnt understand understands understanding fluent only "
        "shout shouts shouted shouting mutter mutters muttered muttering cry crying cried dream "
        "dreams dreaming dreamt count counts counting counted in of some little proper",
        "polish turkish chinese german french italian spanish greek russian arabic welsh irish "
        "gaelic hindi urdu punjabi bengali tamil thai japanese korean dutch danish swedish "
        "finnish hungarian czech slovak romani romanian lithuanian latvian ukrainian bulgarian "
        "albanian kurdish farsi persian dari pashto somali swahili yoruba igbo hausa twi amharic "
        "tigrinya creole patois portuguese mandarin cantonese hakka vietnamese tagalog malay "
        "nepali sinhala gujarati marathi malayalam telugu hebrew yiddish ladino latin shona xhosa "
        "zulu lingala wolof sylheti pahari mirpuri cymraeg",
        level=Level.ASK,
    ),
    # 'Rett variant', 'Huntington carrier', 'a Fabry mutation'.
    rule(
        Kind.CONDITION,
        r"\b(?P<v>(?!(?:one|an?|the|his|her|their|my|our|this|that|every|each|no|two)\b)"
        r"(?-i:[A-Z])[\w'\u2019-]+(?:['\u2019]s)? (?:variant|mutation|carrier|spectrum|"
        r"phenotype|mosaic|malformation|anomaly|contracture|palsy|fever|tremor|chorea|fracture|"
        r"stones?|nodes?|granuloma))\b",
        "variant mutation carrier spectrum phenotype mosaic malformation anomaly contracture "
        "palsy fever tremor chorea granuloma",
        level=Level.ASK,
    ),
)
PLAIN_IN_LOWER = bag("polish turkey china")  # floor polish, a turkey dinner
FOLK = bag(
    "family families community man woman men women boy girl lad lass fella mother father mum dad "
    "heritage church faith background parents couple people interpreter accent descent origin "
    "girl grandmother grandfather wife husband home household speaking speaker hard"
)
PARTLY = bag(
    "half part quarter native ethnic language first mother tongue mixed devout strict lapsed"
)
ORIGIN = bag(
    "people tribe heritage descent origin background community ancestry extraction roots stock "
    "parentage speaking speaker faith"
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


@cache
def book() -> Book:
    sources = (
        plain_ages,
        bare_ages,
        months,
        families,
        events,
        feats,
        happenings,
        occasions,
        jobs,
        livelihoods,
        callings,
        recollections,
        pasts,
    )
    return Book(RULES, *(source.RULES for source in sources))


def find_quasi(page: Page, facts: Facts, present: Signs, people: list[bool]) -> Iterator[Span]:
    """Small facts; `people` says which words are part of somebody's name."""
    yield from find_ages(page, facts, present, people)
    yield from find_households(page, present)
    yield from find_kinship(page, present, _named(facts, people))
    yield from find_spans_of_life(page, present, people)
    yield from find_trades(page, present)
    yield from find_mishaps(page, present)
    yield from book().read(page, present)
    for kind, name in (
        (Kind.CONDITION, "conditions"),
        (Kind.JOB, "jobs"),
        (Kind.BACKGROUND, "backgrounds"),
    ):
        for start, end in listed(name).spans(page, present):
            careful = facts.shape[start] == LOWER and not facts.careless[start]
            if careful and page.plain[start] in PLAIN_IN_LOWER:
                continue
            if facts.safe[start] == PHRASE and kind is Kind.BACKGROUND:  # Northern Ireland
                continue
            if kind is Kind.JOB:
                yield whole_job(page, start, end)
            elif kind is Kind.BACKGROUND:
                yield _whole_background(page, start, end)
            else:
                yield Span(page.starts[start], page.ends[end - 1], kind, Level.ASK)
    for start, end in told_beside().spans(page, present):
        if _speaks_of_origin(page, facts, start, end):
            yield Span(page.starts[start], page.ends[end - 1], Kind.BACKGROUND, Level.ASK)
    yield from find_unlisted(page, facts, present)


def _named(facts: Facts, people: list[bool]) -> list[bool]:
    """Which words are names beyond doubt: 'bishop' in lower case is none."""
    named = list(people)
    for at in compress(range(len(people)), people):
        named[at] = facts.shape[at] != LOWER or bool(facts.bits[at] & lists.FIRST)
    return named


def _whole_background(page: Page, start: int, end: int) -> Span:
    """With what is said of it: 'half Maltese', 'first-language Welsh', 'Yoruba people'."""
    after = end - 1
    for _ in range(2):
        if start and page.gaps[start] in (" ", "-") and page.plain[start - 1] in PARTLY:
            start -= 1
        if after + 1 < len(page) and page.gaps[after + 1] in (" ", "-"):
            after += page.plain[after + 1] in ORIGIN
    return Span(page.starts[start], page.ends[after], Kind.BACKGROUND, Level.ASK)


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
