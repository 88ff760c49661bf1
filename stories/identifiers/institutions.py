"""Local services, homes, schools and streets: a run of words that ends in a telling one."""

from collections.abc import Iterator

from stories.identifiers import lists
from stories.identifiers.addresses import NOT_STREETS, STREETS, unusual
from stories.identifiers.facts import INITIAL, LOWER, MIXED, TITLE, UPPER, Facts
from stories.identifiers.facts import NUMBER as NUMBER_SHAPE
from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.rules import rule
from stories.identifiers.words import Page, Signs, bag, places

SERVICES = bag(
    "school academy primary secondary infants infant juniors junior prep grammar comprehensive "
    "comp college university uni nursery preschool kindergarten playgroup pru ysgol surgery "
    "practice clinic hospital infirmary hospice ward pharmacy dentist centre center hub house "
    "lodge hall manor grange cottage villa villas court hostel refuge home homes cafe church "
    "chapel cathedral abbey mosque masjid temple gurdwara mandir synagogue shul club fc rfc afc "
    "united rovers rangers athletic wanderers juniors scouts guides brownies cubs cadets library "
    "theatre baths leisure project foodbank pantry trust foundation association society charity "
    "team council service services fostering housing prison station jobcentre barracks farm "
    "allotments arms inn pub hotel gym studio studios shop stores supermarket unit police "
    "constabulary nhs high market boxing rugby football cricket gymnastics dance lounge bar "
    "bakery shelter mission fellowship trust creche crèche childminders daycare bookshop "
    "bookstore tearoom tearooms bistro diner restaurant grill chippy takeaway kebabs taxis cabs "
    "cars coaches travel homecare site works factory plant depot dairy foundry brewery colliery "
    "steelworks shipyard boatyard garage motors barbers salon florist kennels stables cinema "
    "bingo ballroom choir band arena stadium museum gallery convent cemetery solicitors "
    "tabernacle assembly congregation ministries citadel kirk vihara madrasa madrasah yeshiva "
    "seminary priory friary monastery coroner samaj lettings stall breaks suite wing annexe annex "
    "group desk hut registry shed kitchen form allotment room rooms cooperative co-op union "
    "institute academy legion bowls lido marina ferry"
)
BY = bag("at in to from near outside behind opposite beside down round inside past over into off")
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
HINT, INSIDE, LIKELY, SURE = 0.05, 0.08, 0.1, 0.3
FAMILIAR_WORD = 4  # bands above this are words most people know
LONGEST = 6  # words looked at before a telling word
COMMONEST = 7  # bands above this are the small words of every sentence
HEADS = SERVICES | STREETS | {f"{word}s" for word in SERVICES}
SAINTS = bag("st saint ss")
DEDICATED = frozenset(name.split()[0] for name in DEDICATIONS)
HALLOWED = SAINTS | DEDICATED
MERE_STREETS = STREETS - SERVICES
LINKS = bag("of the and at for in on upon le de y saint st our")
RULES = (
    rule(
        Kind.ORGANISATION,
        r"\b(?:(?:family|county|crown|magistrates['\u2019]?|high|sheriff|youth|coroner['\u2019]?s|"
        r"central family|combined)\s+)+court(?:\s+of\s+justice)?,?\s+(?:sitting\s+)?(?:at|"
        r"in)\s+(?!(?-i:the|a|an|this|that|his|her|their|my|our|which|time|person|short|all|any|"
        r"each|every|its|one|two|order|full|private|public|open)\b)(?:[A-Z][\w'\u2019-]*|upon|on|"
        r"the|le|and|of)(?:\s+(?-i:[A-Z][\w'\u2019-]*|upon|on|the|le|of))*",
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
        r"her\b|trust\b|tears\b|their\b)[\w'\u2019-]+",
        "isle vale forest mull kyle weald carse bridge",
    ),
    # Saints together, and hospitals and schools that go by their first words: 'Craigmore Area'.
    rule(
        Kind.ORGANISATION,
        r"\b(?:St|Saint|SS|Sts)\.? [A-Z][\w'\u2019-]+(?:,? (?:and|&|with) (?:St\.? |Saint |All |"
        r"the |Holy )*[A-Z][\w'\u2019-]+){1,3}",
        "st saint ss sts",
        cased=True,
    ),
    rule(
        Kind.ORGANISATION,
        r"\b(?:at|in|from|to|of|into|the|under|via|outside|leaving|near|and) "
        r"(?P<v>[A-Z][a-z'\u2019-]+(?: [A-Z][a-z'\u2019-]+){0,2} (?:Area|Acute|General|Royal|"
        r"Memorial|Maternity|District|Cottage|First|Upper|Lower|Middle|Junior|Infant))\b(?! "
        r"(?:Court|Tribunal|Council|Assembly|Secretary|Judge|Minister|Nurse|Nursing))",
        "area acute general royal memorial maternity district cottage first upper lower middle "
        "junior infant",
        level=Level.ASK,
        cased=True,
    ),
    # A hospital that goes by its patron: 'she has to go in the royal albert'.
    rule(
        Kind.ORGANISATION,
        r"\b(?P<v>the royal (?!famil|mail|boroughs?\b|colleges?\b|commission|navy\b|society\b|"
        r"wedding|visit|blue\b|assent|charter|air\b|court|mint\b|british\b|national\b|institut|"
        r"pharma|town\b|train\b|baby\b|we\b|jelly\b|albert hall|opera\b|marines\b)\w{3,})\b",
        "royal",
        level=Level.ASK,
    ),
    rule(Kind.ORGANISATION, r"\bward \d{1,2}[a-z]?\b", "ward", "9", level=Level.ASK),
)


def find_institutions(
    page: Page, facts: Facts, present: Signs, chances: list[tuple[float, float, float]]
) -> Iterator[Span]:
    for at in places(present, HEADS):
        yield from _named(page, facts, chances, at)
    yield from _dedications(page, facts, present)


def _named(page: Page, facts: Facts, chances, head: int) -> Iterator[Span]:
    """A telling word with the name before it, if there is one."""
    cased = facts.shape[head] in (TITLE, UPPER, MIXED) and not facts.shouting[head]
    first = _start(page, facts, chances, head, cased)
    if first == head:
        return
    inner = range(first, head)
    if all(facts.safe[at] or page.plain[at] in LINKS or page.plain[at] in SERVICES for at in inner):
        return
    odd = any(unusual(facts.bits[at]) and not facts.safe[at] for at in inner)
    chance = max(sum(chances[at]) for at in inner if not facts.safe[at])
    street = page.plain[head] in STREETS and page.plain[head] not in SERVICES
    named = any(
        facts.shape[at] in (TITLE, MIXED) and not facts.safe[at] and not page.opens[at]
        for at in inner
    )
    rare = any(
        facts.shape[at] == TITLE
        and facts.bits[at] & lists.BAND < FAMILIAR_WORD
        and not facts.safe[at]
        for at in inner
    )
    if (odd and (cased or named or chance > LIKELY)) or chance > SURE:
        level = Level.BLOCK if odd or cased or named or facts.careless[head] else Level.ASK
    elif (
        odd
        or _by_street(page, first, head)
        or (facts.careless[head] and chance > HINT)
        or (named and (page.plain[head] not in SHARED or chance > LIKELY or (cased and rare)))
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
    return any(page.plain[at] in MERE_STREETS for at in range(first + 1, head))


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
                unusual(facts.bits[before])
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


def by_name_alone(
    page: Page,
    facts: Facts,
    present: Signs,
    judged: list[tuple[Kind, Level] | None],
    taken: set[int],
) -> Iterator[Span]:
    """'upstairs at the Full Moon', 'moved to Fairways': a capital after a place word.

    `judged` says which words are names already, `taken` which are part of a small fact.
    """
    after = {at + 1 for at in places(present, BY)}  # or with 'the' between
    after |= {at + 1 for at in after if page.plain[at : at + 1] == ["the"]}
    for at in sorted(after - {len(page)}):
        if not _capital(facts, at) or page.gaps[at] != " " or facts.shouting[at]:
            continue
        before = page.plain[at - 1]
        the = before == "the" and at > 1 and page.words[at - 1] == "the"
        if (page.plain[at - 2] if the else before) not in BY:
            continue
        end = at + 1
        while end < len(page) and page.gaps[end] == " " and _capital(facts, end):
            end += 1
        rare = any(facts.bits[word] & lists.BAND <= FAMILIAR_WORD for word in range(at, end))
        for word in range(at, end) if the or rare else ():
            if not judged[word] and word not in taken:
                yield Span(page.starts[word], page.ends[word], Kind.ORGANISATION, Level.ASK)


def _capital(facts: Facts, at: int) -> bool:
    return facts.shape[at] in (TITLE, MIXED) and not facts.safe[at]


def _dedications(page: Page, facts: Facts, present: Signs) -> Iterator[Span]:
    """Schools and churches called after saints: st bede's, All Saints, sacred heart."""
    for at in (place + 1 for place in places(present, HALLOWED)):
        before = page.plain[at - 1]
        if at == len(page) or page.gaps[at] not in (" ", ". ", ".", "  "):
            continue
        if (
            before in SAINTS
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
