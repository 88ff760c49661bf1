"""Unusual jobs that no list holds: retired trawlerman, ex-miner, had been a mountain shepherd."""

import re
from collections.abc import Iterator
from functools import cache

from stories.identifiers import lists
from stories.identifiers.facts import LOWER, PHRASE, Facts
from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.rules import rule
from stories.identifiers.words import Page, Signs, bag, places

ORDINARY_JOBS = (
    r"(?:partners?|husband|wife|boyfriend|girlfriend|foster|carers?|looked|care|social|teams?|"
    r"managers?|placement|school|home|services?|users?|pupils?|students?|colleagues?|workers?|"
    r"employer|council|patient|offenders?|drinker|smokers?|addicts?|friend|mates?|landlord|"
    r"neighbour|tenant|address|name|self|members?|directors?|head|headteacher|teachers?|nurses?|"
    r"in-laws?|relationships?|family|president|prime|child|children|young|unaccompanied|asylum|"
    r"residents?|cllr|chair|post|role|job|glory|clients?|prisoners?|early|age|now|last|and|from|"
    r"at|on|in|but|so|because|after|to|the|it|house|building|church|pub|library|chapel|mill|bank|"
    r"police|soviet|yugoslav\w*|british|staff|state|cared|two|three|who|is|was|man|woman|men|"
    r"women|couple|lady|gentleman|people|person)"
)
JOB_STOP = (
    r"(?:and|who|but|with|from|in|at|on|of|to|is|was|has|had|said|she|he|they|we|i|the|a|an|"
    r"did|never|always|still|now|so|because|for|by|then|like|what|when|that|than|until|since)"
)
# Trades that are uncommon whatever stands before them, and what makes one of another sense.
MAKERS = (
    "maker makers builder carver keeper tuner blower binder weaver turner breeder thrower tamer "
    "scribe gilder thatcher restorer engraver dresser spinner diver accompanist caster cutter"
)
NOT_MAKERS = (
    r"(?:decision|policy|trouble|peace|home|law|holiday|money|match|house|record|goal|time|"
    r"shop|gate|score|book|hair|window|noise|film|tea|change|rule|difference|film|image|body|"
    r"page|team|confidence|the|a|an|our|my|his|her|their|this|that|capacity|safe|finders?|"
    r"housekeeper|grass|glass|cost|paper|cookie|wedding|cake|trend|ring)"
)
FORCES = (
    r"(?:merchant navy|royal navy|navy|foreign legion|marines|paras|parachute regiment|sas|raf|"
    r"fleet air arm|submarines?|trawlers|circus|fairs?|fairground|pits?|mines|shipyards?|"
    r"steelworks|lifeboats?|bomber command|secret service|diplomatic service|opera|ballet)"
)
BUSINESS = (
    r"(?:business|company|firm|shop|stall|farm|garage|circus|boatyard|foundry|nursery|kennels|"
    r"stables|brewery|bakery|dairy|mill|hotel|cinema|gallery|quarry|yard)"
)
DRIVEN = (
    r"(?:tram|ferry|steam (?:train|engine)|crane|hearse|tug|lifeboat|fire engine|tank|gritter|"
    r"bin lorry|milk float|combine|snowplough|rickshaw|horsebox|helicopter|airliner|barge|"
    r"canal boat|trawler|ambulance|digger|school bus|ice cream van|road train)"
)
RULES = (
    rule(
        Kind.JOB,
        rf"\b(?:served|was|were|been|worked|time|years|career|joined|left|ran away)\s(?:in|with|on|"
        rf"down|to join)?\s?(?P<v>the {FORCES})\b",
        "navy legion marines paras regiment sas raf arm submarine submarines trawlers circus fair "
        "fairs fairground pit pits mines shipyard shipyards steelworks lifeboat lifeboats command "
        "service opera ballet",
        level=Level.ASK,
    ),
    rule(
        Kind.JOB,
        r"\b(?P<v>(?:ex|former|retired|"
        rf"semi-retired)[\s-](?!{ORDINARY_JOBS}\b)[a-z][\w'-]+(?:\s(?!{JOB_STOP}\b)[a-z][\w'-]+)?)",
        "ex former retired semi",
        level=Level.ASK,
    ),
    rule(
        Kind.JOB,
        rf"\b(?P<v>(?!{NOT_MAKERS}\b)(?!{JOB_STOP}\b)[a-z][\w\u2019'-]+[ "
        rf"-](?:{MAKERS.replace(' ', '|')})(?:['\u2019]s \w+)?)\b",
        MAKERS,
        level=Level.ASK,
    ),
    rule(
        Kind.JOB,
        r"\b(?P<v>(?:maker|builder|restorer|keeper|tuner|breeder|carver|weaver|blower|trainer) of "
        r"(?!the |a |an |this |that |it |our |my |his |her |their |your |"
        r"sure)(?:[\w-]+ )?[\w-]+s)\b",
        "maker builder restorer keeper tuner breeder carver weaver blower trainer",
        level=Level.ASK,
    ),
    rule(
        Kind.JOB,
        r"\b(?P<v>last of the (?:[\w-]+ ){0,3}[\w-]+men)\b",
        "last",
        level=Level.ASK,
    ),
    rule(
        Kind.JOB,
        rf"\b(?P<v>(?:drives|drove|driven|driving|flew|flies|flown|skippered|captained|operated) "
        rf"(?:a|an|the|his own|her own) {DRIVEN})s?\b",
        "drives drove driven driving flew flies flown skippered captained operated",
        level=Level.ASK,
    ),
    rule(
        Kind.JOB,
        r"\b(?P<v>[a-z]+(?: [\w'\u2019-]+){1,4} for a living)\b",
        "living",
        level=Level.ASK,
    ),
    rule(
        Kind.JOB,
        rf"\b(?:ran|runs|owned|owns|managed|built up|set up|inherited)\s(?:a|an|his own|her own|"
        rf"the (?:family|village|town)(?:['\u2019]s)?)\s(?P<v>(?:(?!{JOB_STOP}\b)[\w'\u2019-]+\s)"
        rf"{{1,3}}?{BUSINESS})\b",
        "ran runs owned owns managed built set inherited",
        level=Level.ASK,
    ),
)
LITTLE = bag("by to of in on at for with the his her their my our own and or who from as a an")
ARTICLES = bag("as a an")
WORKED = bag("was been as is be once life become became am were im formerly originally trade")
THE = bag("the our their his her my")
PRECEDING = ARTICLES | THE
KNOWN_AS = bag("was is as been became were")  # 'he was the bell hanger'
BORN = bag("married marrying wed")
HEIRS = bag("son daughter wife widow child grandson granddaughter apprentice")
PLACING = bag("at of on in for aboard with who")
CLAUSE = bag("the about and or so but that")  # 'as rigorous about the jumper' is no job
IMPERSONAL = bag("there it that this here what where everything something nothing one")
ENDINGS = ("er", "or", "man", "woman", "smith", "wright", "ist", "ier", "herd", "monger")
TRADES = ("woman", "man", "maker", "wright", "smith", "monger", "keeper")  # of unlisted words
ALL_ENDINGS = (*ENDINGS, *TRADES)
RARE = 3  # bands up to this are words few people use
ORDINARY_HEADS = (
    "worker officer manager owner leader director player man model master queen winner expert "
    "clerk guide trainer major performer walker nurse adviser advisor midwife teacher cleaner "
    "carer cook driver builder mechanic receptionist girl boy lady lad hand crew king queen prince "
    "chief captain champion child baby maid "
    "agent apprentice arms chaser climber clock club computer coordinator crown fitter ham horse "
    "loader logger messenger monitor nanny observer page pensioner pier researcher roller rod "
    "sharp statue swimmer tender underground waiting watcher sanskrit merchant"
)
# What people come upon, and are, that ends like a trade.
NO_TRADES = bag(
    "toddler youngster newcomer loner latecomer teenager pensioner stranger outsider insider "
    "underdog beginner learner survivor believer dreamer thinker doubter quitter talker listener "
    "binder digger stapler highlighter sharpener duster folder slipper jumper blazer strimmer "
    "hoover toaster freezer fryer blender tumbler cooker heater scooter stroller buzzer beeper "
    "charger adapter sticker poster voucher banner ladder hamper platter burger cracker "
    "breather downer bummer stinker corker belter howler scorcher goner"
)
# Heads of jobs that two words before them, or one rare word, make unusual: 'test bench driver'.
PLAIN_HEADS = bag(
    "driver officer manager guide trainer cook builder mechanic cleaner teacher nurse model player"
)
TELLING = bag("test racing stunt steam tram crane dog horse bell stage film test")


@cache
def job_heads() -> frozenset[str]:
    """The last words of the listed jobs: what an unlisted job is likely to end in."""
    words = {
        line.rsplit(" ", 1)[-1]
        for lines in lists.groups("lexicon/jobs.txt").values()
        for line in lines
    }
    return frozenset(words - set(ORDINARY_HEADS.split()))


@cache
def _any_heads() -> frozenset[str]:
    return job_heads() | PLAIN_HEADS


RAREST = bag(
    "blind deaf last first only youngest oldest chief head master woman lady black one-armed "
    "one-legged winding court apprentice"
)
PLACED = re.compile(
    r"(?:['\u2019]s (?:wife|husband|daughter|son|widow|mate|apprentice|lad|boy|girl|"
    r"assistant))?(?: (?:of|at|on|in|aboard) (?:the |a |an |his |her )?(?!the\b|a\b|an\b|his\b|"
    r"her\b|my\b|our\b|their\b|that\b|this\b|time\b|and\b|it\b|any\b|all\b|which\b|whom\b|one\b|"
    r"mon|tue|wed|thu|fri|sat|sun)[\w'\u2019-]+(?: (?!and\b|who\b|but\b|with\b|in\b|at\b|on\b|"
    r"of\b|to\b|is\b|was\b|until\b|till\b|when\b|he\b|she\b|they\b|i\b|for\b|from\b|as\b|has\b|"
    r"had\b|will\b|then\b|before\b|where\b)[\w'\u2019-]+)?)?",
    re.IGNORECASE,
)


def whole_job(page: Page, first: int, after: int) -> Span:
    """A listed job with what makes it rarer: 'blind piano tuner', 'clippie on the trolleybuses'."""
    if first and page.plain[first - 1] in RAREST and page.gaps[first] == " ":
        first -= 1
    placed = PLACED.match(page.text, page.ends[after - 1])
    return Span(page.starts[first], placed.end(), Kind.JOB, Level.ASK)


def find_unlisted(page: Page, facts: Facts, present: Signs) -> Iterator[Span]:
    """'had been a mountain shepherd', 'was a riveter': a rare word, or two that end like a job."""
    heads = _any_heads()
    telling = {word for word in present if word in heads or word.endswith(ALL_ENDINGS)}
    for at in places(present, telling):
        word = page.plain[at]
        band = facts.bits[at] & lists.BAND
        rare = word.endswith(ENDINGS) and 0 < band <= RARE
        rare = rare or (not band and word.endswith(TRADES) and not facts.bits[at] & lists.NAME)
        plain = word in PLAIN_HEADS
        if not (rare or plain or word in heads) or facts.safe[at] or word.endswith("list"):
            continue
        if word in NO_TRADES:
            continue
        if facts.shape[at] != LOWER and not facts.shouting[at]:
            continue
        first = _first(page, at)
        worked = (
            _worked(page, first) and not CLAUSE.intersection(page.plain[first:at])
        ) or _apposed(page, first, at)
        enough = rare or first < at - plain or (plain and first < at and _odd(facts, page, first))
        if worked and enough and PHRASE not in facts.safe[first:at]:
            yield whole_job(page, first, at + 1)


def _worked(page: Page, first: int) -> bool:
    """'was a', 'as a', 'her mum's a', and 'in my country I was', where the article is left out."""
    if not first:
        return False
    before = page.plain[first - 1]
    if before in PRECEDING and first > 1:
        told = page.plain[first - 2] in (WORKED if before in ARTICLES else KNOWN_AS)
        return told or (before in ARTICLES and _kin(page, first - 2))
    return before in WORKED and before not in ARTICLES


def _kin(page: Page, at: int) -> bool:
    """'her mum's a', but not 'there's a'; 'the son of a', 'married a'."""
    if page.owns[at]:
        return page.plain[at] not in IMPERSONAL
    return page.plain[at] in BORN or (page.plain[at] == "of" and page.plain[at - 1] in HEIRS)


def _apposed(page: Page, first: int, at: int) -> bool:
    """Set off by stops, as what somebody was: ', concert accompanist, of'."""
    ended = at + 1 == len(page) or page.gaps[at + 1][:1] in ",.;)" or page.plain[at + 1] in PLACING
    if LITTLE.intersection(page.plain[first : at + 1]):
        return False
    if page.plain[first - 1 : first] in (["a"], ["an"]):  # ', a barge cook,'
        first -= 1
    return first > 0 and page.gaps[first].strip() in (",", ";", "(") and ended


def _odd(facts: Facts, page: Page, at: int) -> bool:
    """A word few people use, which makes even a common trade telling: 'a barge cook'."""
    return facts.bits[at] & lists.BAND <= RARE or page.plain[at] in TELLING


def _first(page: Page, at: int) -> int:
    """Where a job that ends at this word begins, at most two words before."""
    first = at
    while first > 0 and at - first < 3 and page.gaps[first] in (" ", "-"):
        if page.plain[first - 1] in ARTICLES or page.plain[first - 1] in WORKED:
            break
        first -= 1
    return first
