"""Local services, homes, schools and streets: a run of words that ends in a telling one."""

import re
from collections.abc import Iterator

from stories.identifiers import lists
from stories.identifiers.facts import INITIAL, LOWER, MIXED, TITLE, UPPER, Facts
from stories.identifiers.facts import NUMBER as NUMBER_SHAPE
from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.rules import rule
from stories.identifiers.words import Page, bag

SERVICES = bag(
    "school academy primary secondary infants infant juniors junior prep grammar "
    "comprehensive comp college university uni nursery preschool kindergarten playgroup "
    "pru ysgol "
    "surgery practice clinic hospital infirmary hospice ward pharmacy dentist centre "
    "center hub house lodge hall manor grange cottage villa villas court hostel refuge "
    "home homes cafe "
    "church chapel cathedral abbey mosque masjid temple gurdwara mandir synagogue shul "
    "club fc rfc afc united rovers rangers athletic wanderers juniors scouts guides "
    "brownies cubs cadets library theatre baths leisure "
    "project foodbank pantry trust foundation association society charity team council "
    "service services fostering housing prison station jobcentre barracks farm allotments "
    "arms inn pub hotel gym studio studios shop stores supermarket unit police "
    "constabulary nhs high market boxing rugby football cricket gymnastics dance lounge "
    "bar bakery shelter mission fellowship trust creche crèche childminders daycare "
    "bookshop bookstore tearoom tearooms bistro diner restaurant grill chippy takeaway kebabs "
    "taxis cabs cars coaches travel homecare site works factory plant depot dairy foundry brewery "
    "colliery steelworks shipyard boatyard garage motors barbers salon florist kennels stables "
    "cinema bingo ballroom choir band arena stadium museum gallery convent cemetery solicitors "
    "lettings stall breaks suite wing annexe annex group desk hut registry shed kitchen form "
    "allotment room rooms cooperative co-op union institute academy legion bowls lido marina ferry"
)
STREETS = bag(
    "road rd street st lane ln avenue ave close cl drive way crescent cres grove terrace "
    "row place gardens gdns walk rise mews square sq parade wynd brae court hill view loan "
    "vennel gate hse ho cottages villas wharf quay mount brow croft"
    "green park estate flats tower towers heights buildings"
)
FLATS = bag("flat flt apartment apt unit room plot")
BUILDINGS = bag("house hse lodge court point mansions hall block wing")
TAILS = SERVICES | bag("c of e ce cofe rc roman catholic sixth form primary high church england")
DEDICATIONS = frozenset(
    [
        "all saints",
        "all souls",
        "sacred heart",
        "holy family",
        "holy trinity",
        "holy cross",
        "holy rood",
        "christ church",
        "christ the king",
        "our lady",
        "our lady's",
        "corpus christi",
        "immaculate conception",
        "good shepherd",
        "blessed sacrament",
        "english martyrs",
        "st",
    ]
)
SHARED = bag(
    "team service services council fostering society association network unit home homes "
    "project trust first house hall centre group library"
)  # heads that sector phrases end in too
# Words between a name and its telling word: the Barton women's group, Penn mother and baby unit.
BETWEEN = bag(
    "women men mother mothers father fathers baby toddler parents adults adult children young "
    "people family youth scout guide day community drop-in duty support sports social leisure "
    "luncheon lunch walking swimming art arts craft music memory carers over sixth and district "
    "working mens amateur junior senior ladies girls boys tenants residents"
)
# The model's chance that one of the words before is part of a name.
HINT, INSIDE, LIKELY, SURE = 0.1, 0.15, 0.2, 0.5
LONGEST = 6  # words looked at before a telling word
COMMONEST = 7  # bands above this are the small words of every sentence
LINKS = bag("of the and at for in on upon le de y saint st our")
NUMBER = re.compile(r"\d{1,4}[a-z]?", re.IGNORECASE)
NOT_STREETS = bag(
    "minutes minute min mins hours hour days day weeks week months month years year yards "
    "miles mile metres people children kids times doors houses pounds am pm other more of "
    "them down up along across off from to and or in on at by for with the a an this that "
    "his her their our my your"
)
NO_STREET = (  # capitalised words that a number counts or dates
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Child|Care|"
    r"Core|Famil|People|Year|Month|Week|Day|Hour|Social|Looked|Foster|Plan|Star|Percent|Per)[a-z]*"
)
RULES = (
    rule(
        Kind.ORGANISATION,
        r"\b(?:(?:family|county|crown|magistrates['\u2019]?|high|sheriff|youth|"
        r"coroner['\u2019]?s|central family|combined)\s+)+court(?:\s+of\s+justice)?,?\s+"
        r"(?:sitting\s+)?(?:at|in)\s+(?!(?-i:the|a|an|this|that|his|her|their|my|our|which|time|"
        r"person|short|all|any|each|every|its|one|two|order|full|private|public|"
        r"open)\b)(?:[A-Z][\w'\u2019-]*|upon|on|the|le|and|of)"
        r"(?:\s+(?-i:[A-Z][\w'\u2019-]*|upon|on|the|le|of))*",
        "court",
    ),
    # A church school by its tail: 'Upper Wexley C of E', 'Holme RC'.
    rule(
        Kind.ORGANISATION,
        r"\b[A-Z][\w'\u2019-]+(?:[ -][A-Z][\w'\u2019-]+){0,3} "
        r"(?:C of E|CofE|C\.?E\.?|R\.?C\.?|VA|VC)\b(?! number)",
        "e ce cofe rc c va vc",
        cased=True,
    ),
    rule(
        Kind.ORGANISATION,
        r"\b(?:University|College|Hospital|School|Parish|Borough|Friends|Sisters|Abbey|Priory|"
        r"Bank|Port|House) of (?:the )?(?!England\b|Scotland\b|Wales\b|Lords\b|Commons\b|Social\b|"
        r"Europe\b|Third\b|Nursing\b|Policing\b|Psychiat|Earth\b)[A-Z][\w'\u2019-]+"
        r"(?:(?: and| of)? [A-Z][\w'\u2019-]+){0,3}",
        "of",
        "university college hospital school parish borough friends sisters abbey priory bank port "
        "house",
        cased=True,
    ),
    rule(
        Kind.PLACE,
        r"\b(?:isle|vale|forest|mull|kyle|weald|carse|bridge) of (?!the\b|a\b|our\b|my\b|his\b|"
        r"her\b|"
        r"trust\b|tears\b|their\b)[\w'\u2019-]+",
        "isle vale forest mull kyle weald carse bridge",
    ),
    # A street without its number: Whitehall Crescent, Old Market Street.
    rule(
        Kind.ADDRESS,
        r"(?<![.!?] )(?<!\n)\b[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,2} (?:Street|Road|"
        r"Lane|Avenue|"
        r"Close|Crescent|Terrace|Grove|Gardens|Mews|Wharf|Quay|Rise|Brow|Mount|Croft|Parade)\b",
        "street road lane avenue close crescent terrace grove gardens mews wharf quay rise brow "
        "mount croft parade",
        cased=True,
    ),
    rule(
        Kind.ADDRESS,
        r"\b(?:number |no\.? ?)?\d{1,4}[a-z]?,? (?:heol|lon|ffordd|stryd|tan|maes|bro|clos|rhes|"
        r"pen)"
        r"[ -][\w'\u2019-]+(?:[ -][A-Z][\w'\u2019-]+)?",
        "9",
        "heol lon ffordd stryd tan maes bro clos rhes pen",
    ),
    rule(Kind.ORGANISATION, r"\bward \d{1,2}[a-z]?\b", "ward", "9", level=Level.ASK),
    # A house whose street has no word for it: 'at 46 Lowfield'.
    rule(
        Kind.ADDRESS,
        rf"\b(?:at|to|from|outside|lives|lived|living)\s(?P<v>\d{{1,3}}[a-z]?,?\s(?!{NO_STREET}\b)"
        r"[A-Z][a-z\u2019'-]{2,}(?:\s[A-Z][\w\u2019'-]+){0,2})\b",
        "at to from outside lives lived living",
        "9",
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.ADDRESS,
        r"\b(?:at|from|in|of|near|opposite)\s(?P<v>(?:number|no\.?)\s?\d{1,3}[a-z]?)\b(?!\.\d|%|"
        r"\sof\b)",
        "number no",
        "9",
        level=Level.ASK,
    ),
    rule(
        Kind.ADDRESS,
        r"\bnumber (?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -]?"
        r"(?:one|two|three|four|five|six|seven|eight|nine)?|"
        r"(?:thir|four|fif|six|seven|eigh|nine)teen|eleven|twelve)\b",
        "number",
        level=Level.ASK,
    ),
)


def find_institutions(
    page: Page, facts: Facts, chances: list[tuple[float, float, float]]
) -> Iterator[Span]:
    for at, word in enumerate(page.plain):
        if word in SERVICES or word in STREETS or (word.endswith("s") and word[:-1] in SERVICES):
            yield from _named(page, facts, chances, at)
    yield from _addresses(page)
    yield from _dedications(page, facts)


def _named(page: Page, facts: Facts, chances, head: int) -> Iterator[Span]:
    """A telling word with the name before it, if there is one."""
    cased = facts.shape[head] in (TITLE, UPPER, MIXED) and not facts.shouting[head]
    first = _start(page, facts, chances, head, cased)
    if first == head:
        return
    inner = range(first, head)
    if all(facts.safe[at] or page.plain[at] in LINKS or page.plain[at] in SERVICES for at in inner):
        return
    odd = any(_odd(facts.bits[at]) and not facts.safe[at] for at in inner)
    chance = max(sum(chances[at]) for at in inner if not facts.safe[at])
    street = page.plain[head] in STREETS and page.plain[head] not in SERVICES
    named = any(
        facts.shape[at] in (TITLE, MIXED) and not facts.safe[at] and not page.opens[at]
        for at in inner
    )
    if (odd and (cased or named or chance > LIKELY)) or chance > SURE:
        level = Level.BLOCK if odd or cased or named or facts.careless[head] else Level.ASK
    elif (
        odd
        or _by_street(page, first, head)
        or (facts.careless[head] and chance > HINT)
        or (named and (page.plain[head] not in SHARED or chance > LIKELY))
    ):
        level = Level.ASK
    else:
        level = None
    if level:
        yield Span(
            page.starts[first],
            page.ends[head],
            Kind.ADDRESS if street else Kind.ORGANISATION,
            level,
        )


def _by_street(page: Page, first: int, head: int) -> bool:
    """A service called after its street: wharf lane surgery."""
    return any(page.plain[at] in STREETS - SERVICES for at in range(first + 1, head))


def _start(page: Page, facts: Facts, chances, head: int, cased: bool) -> int:
    """Where the name that ends at head begins."""
    first = at = head
    while (
        at > 0
        and head - at < LONGEST
        and page.gaps[at] in (" ", "-", ". ", "'s ", "\u2019s ", "' ", "\u2019 ", " & ", "  ")
    ):
        before = at - 1
        if cased:
            coded = facts.shape[before] == NUMBER_SHAPE and page.words[before][0].isupper()
            if (coded or facts.shape[before] in (TITLE, UPPER, MIXED, INITIAL)) and not (
                page.opens[before] and facts.bits[before] & lists.BAND > COMMONEST
            ):
                first = before
            elif page.plain[before] not in LINKS:
                break
        elif (
            facts.shape[before] in (LOWER, TITLE, UPPER)
            and page.plain[before] not in LINKS
            and (
                _odd(facts.bits[before])
                or sum(chances[before]) > INSIDE
                or (head - before == 1 and facts.bits[before] & lists.BAND < COMMONEST)
            )
        ):
            first = before
        elif page.plain[before] not in BETWEEN:
            break
        at = before
        if page.opens[at]:
            break
    return first


def _odd(bits: int) -> bool:
    """Not an ordinary word: unknown, or known as a place or a name and not otherwise."""
    return (not bits & lists.BAND and not bits & lists.SLIP) or bool(bits & lists.PLACE)


def _addresses(page: Page) -> Iterator[Span]:
    """A house number, then one to four words, the last of them a kind of street."""
    size = len(page)
    for at, word in enumerate(page.plain):
        if not word[0].isdecimal() or not NUMBER.fullmatch(word):
            continue
        for head in range(at + 2, min(at + 6, size)):
            if (page.plain[head - 1] in NOT_STREETS and not _green(page, at, head)) or page.gaps[
                head
            ].strip(" ,.\n'\u2019s-"):
                break
            street = page.plain[head] in STREETS and (
                page.plain[head] != "place" or page.words[head][0].isupper()  # 4 visits take place
            )
            if (street or (page.plain[head] in BUILDINGS and _flat(page, at) < at)) and not (
                head + 1 < size and page.plain[head + 1] in STREETS and page.gaps[head + 1] == " "
            ):
                yield Span(page.starts[_flat(page, at)], page.ends[head], Kind.ADDRESS)
                break


def _green(page: Page, at: int, head: int) -> bool:
    """'12, The Green': 'the' right after the house number."""
    return head == at + 2 and page.plain[at + 1] == "the" and page.words[head][0].isupper()


def _flat(page: Page, at: int) -> int:
    """The word where 'Flat 3, ' or the like begins, if it stands before the house number."""
    if (
        at > 1
        and page.plain[at - 2] in FLATS
        and any(letter.isdigit() for letter in page.plain[at - 1])
    ):
        return at - 2
    return at - 1 if at and page.plain[at - 1] in FLATS | {"number", "no"} else at


def _dedications(page: Page, facts: Facts) -> Iterator[Span]:
    """Schools and churches called after saints: st bede's, All Saints, sacred heart."""
    for at in range(1, len(page)):
        before = page.plain[at - 1]
        if page.gaps[at] not in (" ", ". ", ".", "  "):
            continue
        if (
            before in ("st", "saint", "ss")
            and facts.shape[at] != NUMBER_SHAPE
            and (page.owns[at] or facts.bits[at] & lists.NAME or not facts.bits[at] & lists.BAND)
            and page.plain[at] not in NOT_STREETS
        ) or (f"{before} {page.plain[at]}" in DEDICATIONS and not facts.safe[at]):
            yield Span(page.starts[at - 1], _last(page, at), Kind.ORGANISATION)


def _last(page: Page, at: int) -> int:
    """Where a name ends: after its possessive ending and the telling words that follow it."""
    while (
        at + 1 < len(page)
        and page.plain[at + 1] in TAILS
        and page.gaps[at + 1] in (" ", "'s ", "\u2019s ", "' ", "\u2019 ")
    ):
        at += 1
    return page.ends[at] + (2 if page.owns[at] else 0)
