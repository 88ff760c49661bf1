"""A name with all that belongs to it: the Legion at Bexwell, Tollgate Family Help, Wester Ross."""

import re
from collections.abc import Iterable, Iterator

from stories.identifiers import lists
from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.venues import SMALL, VENUES, WORD
from stories.identifiers.words import bag

BY = (
    "at|of|above|over|under|below|behind|by|beside|opposite|near|off|next to|facing|outside|past|on"
)
SPOTS = bag(
    "foot head top bottom end corner back front side edge mouth far near flat flats bank bend brow "
    "surgery yard arches unit church court school club market caravan caravans site pitch plot "
    "gate legion institute mission mart co-op tip field allotments allotment steps railings wall "
    "office ground grounds stall annexe annex chalet berth lodge mooring pontoon"
)
NAMED = (Kind.PLACE, Kind.ORGANISATION)
STANDING = (Kind.PLACE, Kind.ORGANISATION, Kind.ADDRESS)
BEHIND = 60  # characters before a name in which what it is the place of may stand
# What stands before the name of a place and is one thing with it: 'the Legion at ', 'the foot of '.
BEFORE = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?|[Oo]ur|[Tt]hat|last|first|second|third|end|top|bottom|next) "
    rf"(?P<head>(?:(?!{SMALL}\b){WORD} ){{1,3}})"
    rf"(?P<by>(?:{BY})(?: (?:the|a))?) $"
)
PLACING = tuple(f" {by}{article} " for by in BY.split("|") for article in ("", " the", " a"))
HERE = (" in ", " at ", " on ")
SERVING = (
    r"(?:Children|Families|Family|Help|Support|Care|Teams?|Services?|Living|Lives|Housing|Homes?|"
    r"Fostering|Adoption|Adults?|Social|Work|Youth|Hub|Centre|Trust|Health|Community|Learning|"
    r"Disability|Mental|Advocacy|Advice|Outreach|Reablement|Rehab|Contact|Safeguarding|Assessment|"
    r"Duty|Locality|Early|Intervention|Recovery|Inclusion|Justice|Court|Partnership|Lads|Lasses|"
    r"Volunteers|Rangers|Wardens|Friends|Carers|Parents|Neighbours|Residents|Day|Nursery|School|"
    r"Primary|Academy|Unit|Ward|Clinic|Surgery|House|Lodge|Hall|Club|Group|Project|Wing|"
    r"Resource|Base|Provision|Annexe|Sixth|Form|Pupil|Referral|Time|College|Playgroup|"
    r"Ctr|Ctre|Cntr|Hosp|Sch|Acad|Med|Surg|Dept|Svcs?|Prim|Rest|Residential|Nursing|Retirement|"
    r"Guest|Hotel)"
)
NO_POST = (  # what makes somebody's post of the words before it: 'Ama Obi Social Worker'
    r"(?! (?:Work(?:er)?s?|Managers?|Officers?|Lead(?:er)?s?|Practitioners?|Nurses?|Assistants?|"
    r"Directors?|Head|Co-?ordinators?|Panel|Chair|Carers?|Plans?|Act|Orders?|Meetings?|Reviews?|"
    r"Visits?|Visitors?|Reports?|Teachers?|Governors?|Secretary|Advis[eo]rs?|Commissioner|"
    r"Consultant|Therapist|Psychologist|Support|Personal|Guardian|Judge|Clerk)\b)"
)
GIVING = re.compile(
    rf"(?:,? (?:and |& |for |of |in )?{SERVING}(?![\w'\u2019]))+(?: \d\b(?![/.:]))?{NO_POST}"
)
SHOUTED = re.compile(GIVING.pattern, re.IGNORECASE)
NO_CLASS = {"pool", "market", "unit", "works", "school"}  # 'in leeds school is free'
IN_LOWER = re.compile(
    rf" (?:(?!{SMALL}\b)[a-z]+ )?(?:class|classes|course|group|choir|team|food ?bank|"
    rf"{'|'.join(sorted({*VENUES.split()} - NO_CLASS))})(?![\w'\u2019-])"
)
STREET = re.compile(
    r" (?:way|road|rd|street|st|lane|ln|avenue|ave|close|drive|crescent|grove|terrace|gardens|walk|"
    r"row|hill|rise|place|square|court|park|estate|green|bridge|end)(?![\w'\u2019-])"
)
# What stands before the name of a place as a part of it: 'Wester Ross', 'Nether Stowey'.
LED = re.compile(
    r"\b(?:North|South|East|West|Upper|Lower|Nether|Over|Great|Little|Long|High|Low|Old|New|Easter|"
    r"Wester|Mid|Middle|Inner|Outer|Church|Kirk|Castle|Abbots?|Bishops?|Kings?|Queens?|Monks?|"
    r"Market|Temple|Chipping|Much|Steeple|Royal|Port|Fort|Mount|Ben|Glen|Loch|Isle of|Vale of|"
    r"Bay of)[ -]$"
)
LEADING = 12  # characters of it at most
NO_BUILDING = rf"(?!(?:{SMALL}|has|had|can|there|still|round|opens?|rang|rung|rings|stands?|tip)\b)"
AFTER = re.compile(
    rf" (?:{NO_BUILDING}[a-z-]+ )?(?P<head>{NO_BUILDING}[a-z][a-z-]{{2,}})(?![\w'\u2019-])"
)
BODIES = re.compile(
    r" (?:lads|lasses|lot|crew|mob|gang|boys|girls|ladies|volunteers|rangers|posse|massive|scheme|"
    r"project|group|club|team|branch|office|depot|canteen|kitchen|desk|bus|minibus|run)\b"
)
GROUND = re.compile(
    r" (?:estuary|valley|fells?|moors?|woods?|beach|bay|river|canal|docks?|bridge|tunnel|reservoir|"
    r"quarry|island|marshes|sands|dunes|cliffs?|falls|glen|loch|estate|flats|towers?|precinct|pier|"
    r"project|scheme|centre|foundation|appeal|arms|inn|boatyard|lads|lasses|crew|caravan (?:park|"
    r"site)|side|wing|landing|floor|block|(?:and|&) (?:Sons?|Co|Bros|Brothers|Daughters?|Nephews?|"
    r"Partners|Associates|sons?|co))(?![\w'\u2019-])"
)
# A capital before the name of a service, where no sentence begins: 'work for Tapestry Care'.
LEFT = re.compile(
    r"(?<=[\w,;] )(?P<v>(?!(?:Mr|Mrs|Ms|Miss|Dr|The|Head|Chair)\b)[A-Z][\w'\u2019]+ "
    r"(?:in |& |with )?)$"
)
GENERIC = (
    r"(?:door|end|time|table|window|weekend|moment|minute|hearing|meeting|back|front|top|bottom|"
    r"start|beginning|gate|school|hospital|station|house|funeral|wedding|review|panel|desk|bus|"
    r"park|shop|same|beach|council|office|point|age|kitchen|foot|head|side|edge|corner|inquest|"
    r"bedside|graveside|seaside|mosque|church|college|clinic|court|first|last|next|other|morning|"
    r"evening|night|day|week|age|sink|stove|piano|computer|bar|counter|till|wheel|fence|rail|"
    r"railings|ready|library|surgery|chemist|home|centre|pool|gym|shelter|hostel|foodbank|garden|"
    r"stairs)"
)
AT_THE = re.compile(
    rf"(?:['\u2019]s)? at the (?P<v>(?!{GENERIC}\b)[a-z]{{3,}})(?=\s*(?:[.,;:!?)\n]|$)| (?:re|"
    rf"about|said|"
    r"says|rang|rings|has|is|who|will|and)\b)"
)
DAY_NAMED = re.compile(
    r"\b(?:dad|mum|mam|mr|mrs|miss|ms|dr|pa|uncle|auntie|aunt|brother|sister|pastor|father|mother|"
    r"son|daughter|called|named) (?P<v>(?:sun|mon|tues|wednes|thurs|fri|satur)day )$",
    re.IGNORECASE,
)
# What is in a place, in lower case: 'a chippy from oh my cod in tottington'.
GOING = re.compile(
    r"\b(?:at|from|called|with) (?P<v>(?!(?:the|a|an|my|his|her|our|their|your|this|that|home|"
    r"school|work|church|college|court|hospital|it|him|them|us|me|you|all|one|some|people|friends|"
    r"family|least|last|first|there|here|where|when|someone|somebody|both|being|living|birth|"
    r"about)\b)[a-z'\u2019&]+(?: [a-z'\u2019&]+){0,3} (?:up |over |down |out )?(?:in|at|on) )$"
)
HYPHENED = re.compile(
    r"(?:-(?!(?:based|born|wide|style|trained|like|speaking|area|bound|aged|led|run|year)\b)\w+)+"
)
ON_TO = re.compile(
    r",? ?(?:into|in to|through|thru|to|till?|until|overnight to|and|&|-) ?(?:the )?"
)
PLACED = frozenset({"thg", "lon"})  # the senses of what can be built, and of where one can be


def widened(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """A place with what it is the place of: 'the Legion at Bexwell', 'Pennywell canal basin'."""
    for span in spans:
        if span.kind in STANDING and (start := _before(text, span)) < span.start:
            yield Span(start, span.end, span.kind, Level.ASK)
        if text[span.start].isupper() and (end := _after(text, span)) > span.end:
            yield Span(span.start, end, Kind.ORGANISATION, Level.ASK)
        if span.kind in NAMED and (body := IN_LOWER.match(text, span.end)):
            yield Span(span.start, body.end(), Kind.ORGANISATION, Level.ASK)
        if span.kind in STANDING and (street := STREET.match(text, span.end)):
            yield Span(span.start, street.end(), Kind.ADDRESS, Level.ASK)
        if span.kind is Kind.PERSON:
            yield from _of_person(text, span)
        here = span.kind is Kind.PLACE and text.endswith(HERE, 0, span.start)
        if here and (gone := GOING.search(text, _back(span), span.start)):
            yield Span(gone.start("v"), span.end, Kind.ORGANISATION, Level.ASK)
        if span.kind in (*STANDING, Kind.PERSON) and text[span.start].isupper():
            yield from _led(text, span)


def _led(text: str, span: Span) -> Iterator[Span]:
    """'Tapestry Care' and 'Wester Ross' from their first capital."""
    if span.kind is Kind.ORGANISATION and (left := LEFT.search(text, _back(span), span.start)):
        yield Span(left.start("v"), span.end, span.kind, Level.ASK)
    if led := LED.search(text, max(0, span.start - LEADING), span.start):
        yield Span(led.start(), span.end, span.kind, Level.ASK)


def _back(span: Span) -> int:
    return max(0, span.start - BEHIND)


def _of_person(text: str, span: Span) -> Iterator[Span]:
    """'linda at the vine'; 'dad sunday eze'."""
    if at := AT_THE.match(text, span.end):
        yield Span(*at.span("v"), Kind.ORGANISATION, Level.ASK)
    called = text[max(0, span.start - 4) : span.start].lower() == "day "
    if called and (day := DAY_NAMED.search(text, _back(span), span.start)):
        yield Span(day.start("v"), span.end, Kind.PERSON, span.level)


def joined(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Names to the end of their hyphens, Rhyd-y-groes, and days that run on, 'sat 8th into 9th'."""
    last = None
    for span in sorted(spans):
        if span.kind in (*STANDING, Kind.PERSON) and text[span.start].isupper():
            if rest := HYPHENED.match(text, span.end):
                yield Span(span.start, rest.end(), span.kind, span.level)
        elif span.kind is Kind.DATE:
            if last and last.end <= span.start and ON_TO.fullmatch(text, last.end, span.start):
                yield Span(last.start, span.end, Kind.DATE, Level.ASK)
            last = span


def _before(text: str, span: Span) -> int:
    """Where what is said to be at a place begins; 'in' a town there is too much else."""
    placed = text.endswith(PLACING, 0, span.start)
    told = placed and BEFORE.search(text, _back(span), span.start)
    if not told:
        return span.start
    head = told["head"].split()[-1]
    fits = _sense(head) in PLACED or head.lower() in SPOTS or head[0].isupper()
    return told.start() if fits else span.start


def _after(text: str, span: Span) -> int:
    """Where the service or the thing that goes by a name ends: 'Tollgate Family Help'."""
    if span.kind not in (*NAMED, Kind.PERSON, Kind.FAMILY):
        return span.end
    shouted = text[span.start : span.end].isupper()
    given = SHOUTED.match(text, span.end) if shouted else None
    if not (given and given[0].isupper()):  # 'JD care for their mum': two initials and a verb
        given = GIVING.match(text, span.end)
    if given and (span.kind is not Kind.PERSON or "," not in given[0]):
        return given.end()
    if span.kind in (Kind.PERSON, Kind.FAMILY):
        ground = GROUND.match(text, span.end)
        return ground.end() if ground else span.end
    if body := BODIES.match(text, span.end):
        return body.end()
    named = AFTER.match(text, span.end)
    return named.end() if named and _sense(named["head"]) in PLACED else span.end


def _sense(word: str) -> str:
    return lists.senses().get(word.lower(), "")
