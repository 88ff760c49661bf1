"""Services, houses and sights that go by everyday words: the welfare club, the cross keys."""

import re
from collections.abc import Iterable, Iterator

from stories.identifiers import lists, phrases
from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.rules import rule
from stories.identifiers.words import bag

WORD = r"[\w'\u2019-]+"
NAME = r"[A-Z][\w'\u2019-]+"
RARE = 2  # bands up to this are words that few people use
INN = (
    "red white black blue golden green royal old three two seven flying jolly merry cross crossed "
    "kings queens dog fox hare horse rose lamb coach plough ship star crown rising running eagle "
    "swan robin bull bay brown silver nags elephant spread"
)
SIGN = (
    "lion lions fox foxes keys horse horses hart hound hounds duck bull boar bear swan swans cock "
    "stag dragon raven crow eagle lamb oak moon bell bells anchor ship crown barrels barrel tuns "
    "horseshoes horseshoe feathers arms sailor sailors wheel plough fleece pheasant partridge "
    "greyhound trout salmon dolphin mermaid mitre sceptre grapes huntsman jockey rest"
)
NATIONAL = (  # papers that everybody reads, and so name no place
    "daily mail|daily express|daily star|daily telegraph|daily record|daily mirror|sunday times|"
    "sunday mail|sunday express|sunday mirror|sunday telegraph|evening news|weekly news"
)
VENUES = (
    "club hall institute rooms hut library baths pool surgery clinic chapel mission legion welfare "
    "co-op market mart cafe caff hub centre shed hostel nursery playgroup foodbank allotment "
    "allotments youthy bookies offy offie chippy launderette garage depot works factory mill gym "
    "studio project scheme school college academy unit ward hospital infirmary hospice station "
    "stables theatre museum mosque temple gurdwara church nick refuge shelter"
)
CARE = (
    "support care homecare fostering academy primary juniors infants nursery lodge hostel foyer "
    "lettings housing"
)
# What care is called after the name of who gives it, and is a phrase of the sector without.
CARING = (
    r"(?:Shared Lives|Extra Care|Supported Living|Supported Lodgings|Home Care|Homecare|"
    r"Care Home|Nursing Home|Day Centre|Family Centre|Family Hub|Short Breaks|Outreach|"
    r"Domiciliary Care|Children['\u2019]s Home|Approved Premises|Resource Centre|Home Support)"
)
CARING_WORDS = (
    "shared extra supported home homecare care nursing day family short outreach domiciliary "
    "children approved resource"
)
CROWDS = (
    "all everyone everybody team staff folks people ladies lads girls boys gang lot crew friends "
    "manager boss owner landlord landlady warden receptionist volunteers residents"
)
SIGHTS = (
    r"(?:gasometers?|gasworks|docks?|dockyard|prison|stadium|cathedral|minster|castle|pier|viaduct|"
    r"cooling towers?|colliery|pithead|steelworks|lighthouse|racecourse|cement works|power station|"
    r"refinery|incinerator|football ground|bandstand|clock tower|harbour wall|lifeboat station|"
    r"water tower|maltings|brewery)"
)
SIGHT_WORDS = (
    "gasometer gasometers gasworks dock docks dockyard prison stadium cathedral minster castle "
    "pier viaduct tower towers colliery pithead steelworks lighthouse racecourse works station "
    "refinery incinerator ground bandstand wall maltings brewery"
)
HOMES = (
    "boat narrowboat houseboat barge trawler yacht cruiser ketch cottage bungalow house farm "
    "farmhouse caravan chalet cabin croft"
)
WORKS = (
    "laundry|bakery|cannery|abattoir|tannery|foundry|dairy|creamery|sawmill|flour mill|paper mill|"
    "cotton mill|carpet factory|biscuit factory|chicken factory|fish factory|pie factory|sorting "
    "office|mortuary|crematorium|bingo|bookies|chippy|cash and carry|car wash|nail bar|packing "
    "shed|"
    "egg farm|turkey farm|fish market|meat market|brickworks|pottery|slaughterhouse|quarry|colliery"
)
PLAIN = bag(
    "the a an this that these those his her my our your their its every each any some no next last "
    "first same other whole new old good best local nearest big little small main only usual wrong "
    "right left front back up down more less own day night home work"
)
BY = (
    "at|of|above|over|under|below|behind|by|beside|opposite|near|off|next to|facing|outside|past|on"
)
SMALL = (
    r"(?:the|a|an|and|or|but|at|of|to|in|on|for|with|from|by|who|that|which|is|was|are|were|he|she|"
    r"they|we|i|it|you|his|her|my|our|their|your|as|so|if|when|then)"
)
SPOTS = bag(
    "foot head top bottom end corner back front side edge mouth far near flat flats bank bend brow "
    "surgery yard arches unit church court school club market caravan caravans site pitch plot "
    "gate "
    "legion institute mission mart co-op tip field allotments allotment steps railings wall "
    "office ground grounds stall"
)


def _rare(word: str) -> bool:
    """A word few people use, or a place; none of the sector."""
    bits = lists.known().get(word.lower().replace("\u2019", "'"), 0)
    named = bits & lists.BAND <= RARE or bits & lists.PLACE
    word = word.lower()
    return bool(named) and word not in PLAIN and word not in phrases.sector().known


def _odd(match: re.Match) -> Kind | None:
    return Kind.ORGANISATION if _rare(match["n"]) else None


def _placed(match: re.Match) -> Kind | None:
    """Where a place follows: a word with a capital, or one that few people use."""
    return Kind.ORGANISATION if match["n"][0].isupper() or _rare(match["n"]) else None


def _joined(match: re.Match) -> Kind | None:
    """'anchor & hand', and not 'health & safety'."""
    known = phrases.sector().known
    said = match["v"].lower().replace(" & ", " and ")
    words = said.split(" and ")
    kept = said in known or said.replace(" and ", " ") in known or known.issuperset(words)
    return None if kept or not PLAIN.isdisjoint(words) else Kind.ORGANISATION


RULES = (
    # An inn by its sign: 'down the cross keys', 'from the three tuns'.
    rule(
        Kind.ORGANISATION,
        rf"\b(?:at|in|to|from|by|near|behind|outside|down|round|past|of|over|run|runs|ran|above) "
        rf"(?P<v>the (?:{INN.replace(' ', '|')}) (?:and |& )?(?:{SIGN.replace(' ', '|')}))\b",
        INN,
        SIGN,
        level=Level.ASK,
    ),
    rule(
        Kind.ORGANISATION,
        rf"\b(?P<v>(?!{NATIONAL})(?:daily|weekly|evening|morning|sunday|western|northern|eastern|"
        r"southern) (?:post|echo|mail|news|argus|gazette|press|express|star|record|herald|"
        r"chronicle|journal|advertiser|courier|mercury|telegraph|leader|examiner|citizen|"
        r"sentinel|observer))\b",
        "daily weekly evening morning sunday western northern eastern southern",
        "post echo mail news argus gazette press express star record herald chronicle journal "
        "advertiser courier mercury telegraph leader examiner citizen sentinel observer",
        level=Level.ASK,
    ),
    # 'the welfare club in royd moor', 'the legion at Bexwell'.
    rule(
        Kind.ORGANISATION,
        rf"\b(?P<v>[Tt]he (?:{WORD} )?(?i:{VENUES.replace(' ', '|')}) (?:in|at|on|by) (?:the )?"
        rf"(?P<n>(?!I\b){WORD}))\b",
        VENUES,
        "in at on by",
        check=_placed,
        level=Level.ASK,
        cased=True,
    ),
    # 'they are with seagrass support'; 'which is bellwether academy'.
    rule(
        Kind.ORGANISATION,
        rf"\b(?P<v>(?P<n>[a-z]\w{{3,}}) (?:{CARE.replace(' ', '|')}))\b(?! pathway)",
        CARE,
        check=_odd,
        level=Level.ASK,
    ),
    rule(
        Kind.ORGANISATION,
        rf"\b(?P<v>(?P<n>{NAME}(?: {NAME})?) {CARING})\b(?! (?:Team|Plan|Manager|Worker))",
        CARING_WORDS,
        check=_odd,
        level=Level.ASK,
        cased=True,
    ),
    # 'the boss of anchor & hand'.
    rule(
        Kind.ORGANISATION,
        rf"\b(?:{CROWDS.replace(' ', '|')}) (?:of|at|from|in|down|with) (?P<v>[\w'\u2019]{{3,}} & "
        r"[\w'\u2019]{3,})\b",
        CROWDS,
        "of at from in down with",
        check=_joined,
        level=Level.ASK,
    ),
    # 'she rang mum at the laundry'; 'I met him at the Y'.
    rule(
        Kind.ORGANISATION,
        rf"\b(?:mum|mam|dad|him|her|works?|worked|working|shifts?|job|started|starts|sacked|"
        rf"cleaner|"
        rf"cleans|cleaning|hours),? (?:{WORD}, )?(?:at|in|down|for) (?P<v>the (?:{WORKS}))\b",
        WORKS.replace("|", " "),
        "at in down for",
        level=Level.ASK,
    ),
    rule(
        Kind.ORGANISATION,
        r"\b(?:at|to|from|down|outside|in) (?P<v>the [B-HJ-Z])(?=[\s.,;]|$)(?! (?:word|bus|train|"
        r"team|level|plan|list|road|and))",
        "the",
        "b c d e f g h j k l m n o p q r s t u v w x y z",
        level=Level.ASK,
        cased=True,
    ),
    # 'hello all at the dovecote', 'the girls from the oasthouse'.
    rule(
        Kind.ORGANISATION,
        rf"\b(?:{CROWDS.replace(' ', '|')}) (?:at|from|in|down|of) (?P<v>the "
        rf"(?P<n>[a-z][\w'\u2019]{{3,}}))\b",
        CROWDS,
        "at from in down of",
        check=_odd,
        level=Level.ASK,
    ),
    rule(
        Kind.ORGANISATION,
        rf"\b(?:at|to|from|in|leaving|left|outside|into|down|up|round) the "
        rf"(?P<v>(?P<n>[a-z][\w'\u2019]{{3,}}) (?:{VENUES.replace(' ', '|')}))\b",
        VENUES,
        "at to from in leaving left outside into down up round",
        check=_odd,
        level=Level.ASK,
    ),
    # 'you can see the gasworks from the bath'.
    rule(
        Kind.PLACE,
        rf"\b(?:see|sees|saw|hear|looks? (?:out )?(?:on|over|at|onto|towards)|overlook(?:s|ing)?|"
        rf"facing|views? (?:of|over)|backs? (?:on|onto)|next to|shadow of) (?P<v>the (?:old )?"
        rf"{SIGHTS})\b(?= from\b| out of\b|[.,;]|$)",
        SIGHT_WORDS,
        "see sees saw hear look looks overlook overlooks overlooking facing view views back backs "
        "next shadow",
        level=Level.ASK,
    ),
    # 'his narrowboat, the "Persevere"'; 'a bungalow called "Journey's End"'.
    rule(
        Kind.ADDRESS,
        rf"\b(?:{HOMES.replace(' ', '|')}),? (?:is |was )?(?:the |called |named |called the |"
        rf"named the |known as )?[\"\u201c'\u2018*_](?P<v>[A-Z][\w'\u2019-]+(?: [\w'\u2019-]+)"
        r"{0,3})[\"\u201d'\u2019*_]",
        HOMES,
        level=Level.ASK,
    ),
    # Scottish sheriffdoms, and courts in capitals: 'SHERIFFDOM OF GLASGOW AND STRATHKELVIN AT'.
    rule(
        Kind.PLACE,
        rf"\bsheriffdom of (?P<v>{WORD}(?:,? (?:(?:and|&) )?(?:the )?(?!at\b){WORD}){{0,6}}?)"
        r"(?= at\b|\s*[\n.;:(]|$)",
        "sheriffdom",
    ),
)
NAMED = (Kind.PLACE, Kind.ORGANISATION)
STANDING = (Kind.PLACE, Kind.ORGANISATION, Kind.ADDRESS)
BEHIND = 60  # characters before a name in which what it is the place of may stand
# What stands before the name of a place and is one thing with it: 'the Legion at ', 'the foot of '.
BEFORE = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?|[Oo]ur|[Tt]hat) (?P<head>(?:(?!{SMALL}\b){WORD} ){{1,3}})"
    rf"(?P<by>(?:{BY})(?: (?:the|a))?) $"
)
SERVING = (
    r"(?:Children|Families|Family|Help|Support|Care|Teams?|Services?|Living|Lives|Housing|Homes?|"
    r"Fostering|Adoption|Adults?|Social|Work|Youth|Hub|Centre|Trust|Health|Community|Learning|"
    r"Disability|Mental|Advocacy|Advice|Outreach|Reablement|Rehab|Contact|Safeguarding|Assessment|"
    r"Duty|Locality|Early|Intervention|Recovery|Inclusion|Justice|Court|Partnership|Lads|Lasses|"
    r"Volunteers|Rangers|Wardens|Friends|Carers|Parents|Neighbours|Residents|Day|Nursery|School|"
    r"Primary|Academy|Unit|Ward|Clinic|Surgery|House|Lodge|Hall|Club|Group|Project|Wing)"
)
NO_POST = (  # what makes somebody's post of the words before it: 'Ama Obi Social Worker'
    r"(?! (?:Work(?:er)?s?|Managers?|Officers?|Lead(?:er)?s?|Practitioners?|Nurses?|Assistants?|"
    r"Directors?|Head|Co-?ordinators?|Panel|Chair|Carers?|Plans?|Act|Orders?|Meetings?|Reviews?|"
    r"Visits?|Visitors?|Reports?|Teachers?|Governors?|Secretary|Advis[eo]rs?|Commissioner|"
    r"Consultant|Therapist|Psychologist|Support|Personal|Guardian|Judge|Clerk)\b)"
)
GIVING = re.compile(rf"(?:,? (?:and |& |for |of )?{SERVING}(?![\w'\u2019]))+{NO_POST}")
SHOUTED = re.compile(GIVING.pattern, re.IGNORECASE)
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
AFTER = re.compile(
    rf" (?:(?!{SMALL}\b|is\b|was\b|has\b|had\b)[a-z-]+ "
    rf")?(?P<head>[a-z][a-z-]{{2,}})(?![\w'\u2019-])"
)
BODIES = re.compile(
    r" (?:lads|lasses|lot|crew|mob|gang|boys|girls|ladies|volunteers|rangers|posse|massive|scheme|"
    r"project|group|club|team|branch|office|depot|canteen|kitchen|desk|bus|minibus|run)\b"
)
GROUND = re.compile(
    r" (?:estuary|valley|fells?|moors?|woods?|beach|bay|river|canal|docks?|bridge|tunnel|reservoir|"
    r"quarry|island|marshes|sands|dunes|cliffs?|falls|glen|loch|estate|flats|towers?|precinct|pier|"
    r"project|scheme|centre|foundation|appeal|arms|inn|boatyard|caravan (?:park|"
    r"site))(?![\w'\u2019-])"
)
PLACED = frozenset({"thg", "lon"})  # the senses of what can be built, and of where one can be


def widened(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """A place with what it is the place of: 'the Legion at Bexwell', 'Pennywell canal basin'."""
    for span in spans:
        if span.kind in STANDING and (start := _before(text, span)) < span.start:
            yield Span(start, span.end, span.kind, Level.ASK)
        if text[span.start].isupper() and (end := _after(text, span)) > span.end:
            yield Span(span.start, end, Kind.ORGANISATION, Level.ASK)
        if span.kind in STANDING and (street := STREET.match(text, span.end)):
            yield Span(span.start, street.end(), Kind.ADDRESS, Level.ASK)
        led = LED.search(text, max(0, span.start - BEHIND), span.start)
        if led and span.kind in (*STANDING, Kind.PERSON) and text[span.start].isupper():
            yield Span(led.start(), span.end, span.kind, Level.ASK)


def _before(text: str, span: Span) -> int:
    """Where what is said to be at a place begins; 'in' a town there is too much else."""
    told = BEFORE.search(text, max(0, span.start - BEHIND), span.start)
    if not told:
        return span.start
    head = told["head"].split()[-1]
    fits = _sense(head) in PLACED or head.lower() in SPOTS or head[0].isupper()
    return told.start() if fits else span.start


def _after(text: str, span: Span) -> int:
    """Where the service or the thing that goes by a name ends: 'Tollgate Family Help'."""
    if span.kind not in (*NAMED, Kind.PERSON):
        return span.end
    shouted = text[span.start : span.end].isupper()
    given = (SHOUTED if shouted else GIVING).match(text, span.end)
    if given and (span.kind is not Kind.PERSON or "," not in given[0]):
        return given.end()
    if span.kind is Kind.PERSON:
        ground = GROUND.match(text, span.end)
        return ground.end() if ground else span.end
    if body := BODIES.match(text, span.end):
        return body.end()
    named = AFTER.match(text, span.end)
    return named.end() if named and _sense(named["head"]) in PLACED else span.end


def _sense(word: str) -> str:
    return lists.senses().get(word.lower(), "")
