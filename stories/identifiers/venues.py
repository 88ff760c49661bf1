"""Services, houses and sights that go by everyday words: the welfare club, the cross keys."""

import re

from stories.identifiers import lists, phrases
from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule
from stories.identifiers.words import bag

WORD = r"[\w'\u2019-]+"
NAME = r"[A-Z][\w'\u2019-]{1,40}"  # no longer, since each part of a word with hyphens begins one
RARE = 2  # bands up to this are words that few people use
INN = (
    "red white black blue golden green royal old three two seven flying jolly merry cross crossed "
    "kings queens dog fox hare horse rose lamb coach plough ship star crown rising running eagle "
    "swan robin bull bay brown silver nags elephant spread silent quiet smoking "
    "laughing blind drunken thirsty hungry happy lazy gay travelling live lord duke marquis prince "
    "queen king"
)
SIGN = (
    "lion lions fox foxes keys horse horses hart hound hounds duck bull boar bear swan swans cock "
    "stag dragon raven crow eagle lamb oak moon bell bells anchor ship crown barrels barrel tuns "
    "horseshoes horseshoe feathers arms sailor sailors wheel plough fleece pheasant partridge "
    "greyhound trout salmon dolphin mermaid mitre sceptre grapes huntsman jockey rest "
    "woman man friar monk gardener gardeners waggoner wagoners carpenters bricklayers masons "
    "weavers farriers drover drovers soldier trooper piper fiddler nelson wellington granby wales"
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
    "lettings housing ward"
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
    "shed|egg farm|turkey farm|fish market|meat market|brickworks|pottery|slaughterhouse|quarry|"
    "colliery"
)
TRADES = (
    "kennels cattery vet vets garage nursery pub school chemist pharmacy dentist solicitor "
    "solicitors builder builders undertaker undertakers baker bakers butcher butchers florist cafe "
    "charity agency hostel club stables scrapyard boatyard factory brewery salon gym"
)
HOUSES = (
    "larches elms beeches firs limes willows poplars cedars laurels hollies birches sycamores "
    "chestnuts hawthorns rowans maples aspens alders yews orchard orchards paddock paddocks gables "
    "lindens spinney priory grange rectory towers hermitage haven anchorage moorings"
)
LIVING = "live lives living lived stay stays stayed staying staff resident residents placed"
LODGES = (
    "anchor foyer lodge limes priory haven gateway bridge crossing harbour lighthouse ark beacon "
    "junction mount hollow ridge glen court moorings stables granary forge maltings lock quay "
    "wharf nook hive nest burrow den link"
)
PLAIN = bag(
    "the a an this that these those his her my our your their its every each any some no next last "
    "first same other whole new old good best local nearest big little small main only usual wrong "
    "right left front back up down more less own day night home work"
)
SMALL = (
    r"(?:the|a|an|and|or|but|at|of|to|in|on|for|with|from|by|who|that|which|is|was|are|were|he|she|"
    r"they|we|i|it|you|his|her|my|our|their|your|as|so|if|when|then)"
)


def _rare(word: str) -> bool:
    """A word few people use, or a place; none of the sector."""
    bits = lists.known().get(word.lower().replace("\u2019", "'"), 0)
    named = bits & lists.BAND <= RARE or bits & lists.PLACE
    word = word.lower()
    return bool(named) and word not in PLAIN and word not in phrases.sector().known


def _odd(match: re.Match) -> Kind | None:
    """By a word few people use; a ward by a flower or a bird as well: 'dahlia ward'."""
    word = match["n"].lower()
    ward = match[0].lower().endswith(" ward") and lists.senses().get(word) in ("plt", "anl")
    return Kind.ORGANISATION if ward or _rare(word) else None


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
        rf"cleaner|cleans|cleaning|hours),? (?:{WORD}, )?(?:at|in|down|for) (?P<v>the "
        rf"(?:{WORKS}))\b",
        WORKS.replace("|", " ").replace(" and ", " "),
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
    # Houses by their trees, and clubs that every town has: 'nights at the larches', 'the legion'.
    rule(
        Kind.ORGANISATION,
        rf"(?:\b(?:at|in|to|from|of|near|nights|days|shift)(?:,|:)? |[,:] |^)(?P<v>the "
        rf"(?:{HOUSES.replace(' ', '|')}))\b(?! (?:of|in (?:the|my|our|his|her)|were|are|on the|"
        rf"tree))",
        HOUSES,
        level=Level.ASK,
    ),
    rule(
        Kind.ORGANISATION,
        r"\b(?:at|down|in|to|from|outside|behind|it['\u2019]s) (?P<v>the (?:british )?(?:legion|"
        r"miners|workies|liberal club|con club|labour club|trades club|social club|working mens|"
        r"masonic hall|railway club|stute|tute|buffs|(?:charles|james|george|william|henry|edward) "
        r"the (?:first|second|third|fourth|fifth|sixth|eighth)))\b",
        "the",
        "legion miners workies club mens hall stute tute buffs charles james george william henry "
        "edward",
        level=Level.ASK,
    ),
    rule(
        Kind.ORGANISATION,
        rf"\b(?:{LIVING.replace(' ', '|')}) (?:in|at|into) the "
        rf"(?P<v>(?:{LODGES.replace(' ', '|')}))\b",
        LIVING,
        LODGES,
        level=Level.ASK,
    ),
    # 'rang barkers, the kennels at the cross'.
    rule(
        Kind.ORGANISATION,
        rf"\b(?:rang|ring|at|to|from|with|by|called|tried|for|of|and) (?P<v>(?!{SMALL}\b){WORD}"
        rf"(?: (?:&|and) {WORD}| (?!{SMALL}\b){WORD})?), the (?:{TRADES.replace(' ', '|')})\b",
        TRADES,
        "the",
        level=Level.ASK,
    ),
    # 'nursery pips & squeaks'; 'my church mountain of mercy'.
    rule(
        Kind.ORGANISATION,
        r"\b(?:nursery|playgroup|school|shop|salon|cafe|pub|kennels|church|band|at|from|to|by|"
        r"called) (?P<v>[a-z'\u2019]{3,} & [a-z'\u2019]{3,})\b",
        "&",
        check=_joined,
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.ORGANISATION,
        rf"\b(?:my|our|his|her|their) (?:church|chapel|mosque|temple|fellowship|ministry|parish) "
        rf"(?P<v>(?!{SMALL}\b)[\w'\u2019-]+ of (?:the )?[\w'\u2019-]+)(?= (?:in|on|at|down|up)\b|"
        r"[.,;]|$)",
        "church chapel mosque temple fellowship ministry parish",
        "of",
        level=Level.ASK,
    ),
    rule(
        Kind.ORGANISATION,
        rf"\b(?:[Tt]he|[Oo]ur) (?P<v>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (?!Times\b|"
        rf"Market\b|Mail\b|Club\b|Night\b){NAME})\b",
        "monday tuesday wednesday thursday friday saturday sunday",
        level=Level.ASK,
        cased=True,
    ),
    # 'Family Proceedings Court for the Division of Craigmore'.
    rule(
        Kind.ORGANISATION,
        rf"\b(?:(?:family|county|crown|magistrates['\u2019]?|high|youth|care) )*(?:proceedings |"
        rf"centre )?court (?:for|of) the (?:county court )?(?:division|district|county|burgh) of "
        rf"{WORD}",
        "court",
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
