"""Services and schools by their last words: Ashdyke Supported Living, the mission on cable st."""

import re

from stories.identifiers import lists
from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule
from stories.identifiers.words import bag

NAME = r"[A-Z][\w'\u2019-]{1,40}"  # no longer, since each part of a word with hyphens begins one
# A capital that is no name: 'The Borough Council', 'Family Hub', 'Early Help Hub'.
GENERAL = bag(
    "the a an this that our your their his her its my every each any all some both new local "
    "early family families children children's young youth adult adults carers community "
    "wellbeing health mental social care day duty home public primary secondary special crisis "
    "support supported contact integrated multi agency best start joint housing learning training "
    "resource resources women men people's county borough city district town parish national "
    "regional central advice advocacy recovery drop in sure safe safer help hub one two three "
    "when where if on at and first second next last open dual older foster fostering kinship "
    "leaving emergency access assessment complex pupil referral high dependency intensive acute "
    "stroke maternity special education leisure sports customer call contact walk-in trust "
    "project pilot small group big lottery heritage police fire ambulance schools school hospital "
    "nursing residential respite independent approved named lead virtual mobile food warm village "
    "digital skills employment job work sector voluntary"
)
TAILS = (
    r"(?:School for the (?:Deaf|Blind)|Supported (?:Living|Housing)|Metropolitan(?: Borough)?"
    r"(?: Council)?|Borough(?: Council)?|(?:County|District|City|Town|Parish|Community) Council|"
    r"Sisters|Circle|Hub|Project|Trust|Outreach|Collective|Alliance|Partnership|Fellowship|Mission|"
    r"Sabha|Samaj|House|Lodge|Unit|Centre|Infirmary|Steps|Sanctuary|Haven|Refuge|Larder|Pantry|"
    r"Foodbank|Kitchen|Men['\u2019]s Shed|Women['\u2019]s Aid|Carers|Befrienders|Buddies|Stars|"
    r"Foundation|Almshouses?|Court|Gate|Meadows?|Place|Rooms?|Yard|Works|Boatyard|Dairy|Motors|"
    r"Tyres|Stores|Homes|Housing|Lettings|Solicitors|LLP|Chambers|Ltd|Limited|CIC)"
)
TAIL_WORDS = (
    "school supported metropolitan borough council sisters circle hub project trust outreach "
    "collective alliance partnership fellowship mission sabha samaj house lodge unit centre "
    "infirmary steps sanctuary haven refuge larder pantry foodbank kitchen shed aid carers "
    "befrienders buddies stars foundation almshouse almshouses court gate meadow meadows place "
    "room rooms yard works boatyard dairy motors tyres stores homes housing lettings solicitors "
    "llp chambers ltd limited cic"
)
SHUT_OUT = (
    r"(?:the|a|an|my|his|her|our|their|your|this|that|of|year|local|any|new|old|and|very|so|too|"
    r"from|to|in|at|on|all|both|be|being|no|not|some|good|nearest|next|same|special|state|private|"
    r"aim|sky|knee|hip|time|as|it|is|was|run|pretty|quite|really|still|already|with|for|up|down|"
    r"middle|junior|lower|upper|mainstream|catholic|secondary|primary|first|last|out|me|him|them)"
)
PLACES = (
    r"(?:recovery college|mission|night shelter|day centre|drop[- ]in|food ?bank|soup kitchen|"
    r"soup run|hostel|refuge|children['\u2019]?s home|walk[- ]in(?: centre)?|youth club|"
    r"community centre|family centre|allotments|bookies|chippy|hospice|nick|college|mosque|temple|"
    r"gurdwara|lido|care home|nursing home|sixth form|special school|women['\u2019]?s centre|"
    r"job ?centre|health centre|cottage hospital|bail hostel|approved premises)"
)
PLACE_WORDS = (
    "college mission shelter centre drop walk foodbank bank kitchen run hostel refuge home club "
    "allotments bookies chippy hospice nick mosque temple gurdwara lido form school jobcentre "
    "hospital premises"
)
HEADED = (
    r"(?:HOUSE|LODGE|HOSTEL|HOSPICE|CENTRE|PROJECT|TRUST|UNIT|SURGERY|ACADEMY|PRIMARY|COLLEGE|HALL|"
    r"COURT|GRANGE|MANOR|VIEW|WARD|SCHOOL|CLINIC|REFUGE|COTTAGE|HOME|FARM|MISSION|INFIRMARY|CLOSE)"
)


def _named(match: re.Match) -> Kind | None:
    """Whether a word before the last is a name and not what every such service is called."""
    words = re.findall(r"[\w'\u2019-]+", match["n"])
    telling = [word for word in words if word.lower() not in GENERAL]
    return Kind.ORGANISATION if telling else None


TRADING = (
    r"(?:roofing|plumbing|joinery|scaffolding|removals|skips|tyres|motors|taxis|cabs|builders|"
    r"glazing|paving|landscapes|landscaping|decorators|electrical|plastering|haulage|coaches|"
    r"butchers|bakers|florists|funerals|undertakers|recruitment|cleaning|couriers|flooring|"
    r"kitchens|windows|autos|garages|scrap|plant hire|catering|fisheries|chippy)"
)
FAMILIAR = 4  # bands above this are words of every day
NOT_THERE = bag(
    "weeks week days day years year months month dead deep loose far other back front rear top "
    "bottom tail rough sharp shallow west east north south same left right wrong inner outer upper "
    "lower other care food data river sea bed road kerb hip step hill village council housing "
    "traveller industrial trading caravan country seaside sandy rocky chicken dairy fish city "
    "private real whole entire local nearby"
)


CHAINS = (
    "co-op coop asda tesco aldi lidl spar morrisons sainsbury sainsburys waitrose iceland "
    "costcutter londis nisa wetherspoons spoons greggs boots poundland mcdonalds maccies kfc "
    "nandos costa starbucks primark argos wilko superdrug ikea b&q screwfix halfords matalan"
)


def _placed(match: re.Match) -> Kind | None:
    """Whether what follows is a name: unknown, or a place, and no everyday word."""
    bits = lists.known().get(match["n"].lower().replace("\u2019", "'"), 0)
    street = not match["v"].endswith(match["n"])
    plain = bits & lists.BAND > 3 and not bits & lists.PLACE and not street
    return None if plain else Kind.ORGANISATION


def _not_general(match: re.Match) -> Kind | None:
    """A name before 'Post Office' and the like that is not just an ordinary word."""
    words = match["v"].split()
    known = lists.known()
    named = words[0].lower() not in GENERAL | NOT_THERE and (
        not known.get(words[0].lower(), 0) & lists.BAND > FAMILIAR
        or known.get(words[0].lower(), 0) & lists.PLACE
    )
    return Kind.ORGANISATION if named else None


def _odd(match: re.Match) -> Kind | None:
    """A firm or a club by a word few people use: a name or a place, in whatever case."""
    bits = lists.known().get(match["n"].lower().replace("\u2019", "'"), 0)
    return None if bits & lists.BAND else Kind.ORGANISATION


def _odd_place(match: re.Match) -> Kind | None:
    word = match["n"].lower()
    bits = lists.known().get(word, 0)
    ordinary = bits & lists.BAND > 2 or word in NOT_THERE
    return None if ordinary or (bits & lists.FIRST and match["n"].islower()) else Kind.PLACE


def _unheard(match: re.Match) -> Kind | None:
    """A place or a word of no dictionary after what such bodies are called."""
    bits = lists.known().get(match["name"].lower(), 0)
    return None if bits & lists.BAND and not bits & lists.PLACE else Kind.ORGANISATION


# What a body puts before the name of its place: Healthwatch Dunmore, Adopt Marchland.
BORNE = (
    r"(?:Adopt|Foster|Fostering|Adoption|Speak Up|Home-?[Ss]tart|Healthwatch|Age UK|Age Concern|"
    r"Age Cymru|Age NI|Citizens Advice|Carers|Young Carers|Sure Start|People First|Voices? (?:of|"
    r"for)|Women['\u2019]s Aid|Victim Support|Connect|Connecting|Active|Creative|Healthy|Dementia|"
    r"Autism|Deaf|Sight|Vision|Mind in|Relate|Mencap|Shopmobility|Dial-?a-?[Rr]ide|"
    r"Community Action|Voluntary Action|Inclusion|Advocacy|Talking|Thrive|Together|Welcome to|"
    r"Visit|Safer|Stronger|Recovery|Family Action|Food for|Feed|Friends of|Keep|Save|Team|Project|"
    r"Operation|Camp|Club)"
)
RULES = (
    rule(
        Kind.ORGANISATION,
        rf"\b\d{{1,3}}(?:st|nd|rd|th) (?:{NAME} ){{1,3}}(?:(?:Sea |Air |Cub )?Scouts?|(?:Girl )?"
        r"Guides|Brownies|Cubs|Beavers|Rainbows|Explorers|Squirrels|(?:Boys|Girls)['\u2019]? "
        r"Brigade|Troop|Pack|Company|Battalion)\b",
        "scout scouts guides brownies cubs beavers rainbows explorers squirrels brigade troop pack "
        "company battalion",
        cased=True,
    ),
    rule(
        Kind.ORGANISATION,
        rf"\b(?P<v>{BORNE} (?P<name>(?!UK\b)[A-Z][\w'\u2019-]{{2,}}))\b",
        "adopt foster fostering adoption speak home healthwatch homestart age citizens carers "
        "young sure people voice voices women's victim connect connecting active creative healthy "
        "dementia autism deaf sight vision mind relate mencap shopmobility dial community "
        "voluntary inclusion advocacy talking thrive together welcome visit safer stronger "
        "recovery family food feed friends keep save team project operation camp club",
        check=_unheard,
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.ORGANISATION,
        rf"(?:(?<=[a-z,:;(&] )|(?<=\n)|^)(?P<v>(?:the |The )?(?P<n>{NAME}(?: (?:and |& |of "
        rf")?{NAME}){{0,3}}?) (?:\([A-Z]\w+\) )?{TAILS})\b(?! (?:Worker|Manager|Officer|Lead|Team|"
        rf"Plan|Act|Order|"
        r"Panel|Visit))",
        TAIL_WORDS,
        check=_named,
        level=Level.ASK,
        cased=True,
    ),
    # As a heading: 'TIDE HOUSE - NIGHT LOG'.
    rule(
        Kind.ORGANISATION,
        rf"^(?P<v>(?P<n>[A-Z][A-Z'\u2019]+(?: [A-Z][A-Z'\u2019]+){{0,2}}?) {HEADED})\b",
        HEADED[3:-1].lower().replace("|", " "),
        check=_named,
        level=Level.ASK,
        cased=True,
    ),
    # 'came into park gate middle', 'left castle hill juniors'.
    rule(
        Kind.ORGANISATION,
        r"\b(?:at|to|from|into|left|starts?|started|attends?|attended|in|for|of) "
        rf"(?P<v>(?!{SHUT_OUT}\b)[\w'\u2019.]+(?: (?!{SHUT_OUT}\b)[\w'\u2019.]+)? (?:middle|"
        r"primary|infants?|juniors?|comp|academy|upper|prep|high school))\b(?! (?:of|age|aged|"
        r"class|need|care|carer|concern|aim|reason|source|school age|one|ground|finger|name|"
        r"child|son|brother|sister|teacher|staff|doctor|limb|and secondary|schools))",
        "middle primary infants infant juniors junior comp academy upper prep high",
        level=Level.ASK,
    ),
    # 'the recovery college in leigh', 'the mission on cable st', "in Swan's yard".
    rule(
        Kind.ORGANISATION,
        rf"\b(?P<v>the {PLACES} (?:in|on|at|by|up|down|off) (?:the )?"
        rf"(?!the\b|home\b|night\b|present\b|lunch\w*\b|work\b|a\b|an\b|my\b|his\b|her\b|our\b|"
        rf"their\b|your\b|this\b|that\b|which\b|time\b|"
        rf"mon|tue|wed|thu|fri|sat|sun|christmas|its\b|one\b|any\b|all\b|each\b|every\b|first\b|"
        rf"least\b|last\b|about\b|foot\b|and\b|is\b|was\b|if\b|when\b)[\w'\u2019-]+"
        rf"(?: (?:st|street|rd|road|lane|hill|green|bridge|gate|row|cross|end)\b)?)",
        PLACE_WORDS,
        "in on at by up down off",
        level=Level.ASK,
    ),
    rule(
        Kind.ORGANISATION,
        rf"\b(?P<v>(?:the )?{NAME}['\u2019]s? (?:yard|boatyard|forge|foundry|mill|works|garage|"
        r"cafe|caf\u00e9|bakery|farm|stables|dairy|pharmacy|chemist|bookies|factory|pit|shop|"
        r"hotel|gym|salon|nursery|funeral home|cabs|taxis|circus|fair|quarry|brewery|shipyard))\b",
        "yard boatyard forge foundry mill works garage cafe caf\u00e9 bakery farm stables dairy "
        "pharmacy chemist bookies factory pit shop hotel gym salon nursery home cabs taxis circus "
        "fair quarry brewery shipyard",
        level=Level.ASK,
        cased=True,
    ),
    # 'the Tollgate rec', 'Beauly Post Office', 'ollerbeck miners welfare', 'g. tranter roofing'.
    rule(
        Kind.ORGANISATION,
        rf"\b(?P<v>{NAME}(?: {NAME}){{0,2}} (?:Post Office|post office|rec|baths|chippy|offie|"
        rf"precinct|interchange|underpass|subway|roundabout|bus station|marina|lido|Welfare|"
        rf"welfare|Institute|Legion|bowlo|playing fields?|sports ground|skate ?park|arches|"
        rf"stores))\b",
        "office rec baths chippy offie precinct interchange underpass subway roundabout station "
        "marina lido welfare institute legion bowlo fields field ground park skatepark arches "
        "stores",
        check=_not_general,
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.ORGANISATION,
        r"\b(?P<v>(?:[a-z]\.? )?(?P<n>[a-z][\w'\u2019-]{2,40})(?: (?:and|&) sons?)? "
        rf"(?:miners['\u2019]? (?:welfare|institute)|working mens(?: club)?|welfare|{TRADING}))\b",
        "welfare institute mens " + TRADING[3:-1].replace("|", " "),
        check=_odd,
        level=Level.ASK,
    ),
    # 'New Testament Church of the Harvest', 'the Fellowship of the Vine'.
    rule(
        Kind.ORGANISATION,
        rf"\b(?P<v>(?:{NAME} ){{0,4}}(?:Church|Chapel|Assembly|Temple|Ministry|Ministries|"
        r"Fellowship|Tabernacle|House|Congregation|Mission|Society) of (?:the |our |Our "
        rf")?(?!England|Scotland|Wales|Ireland|Rome|God\b)(?-i:[A-Z])[\w'\u2019-]+(?: {NAME})*)\b",
        "of",
        "church chapel assembly temple ministry ministries fellowship tabernacle house "
        "congregation mission society",
        level=Level.ASK,
        cased=True,
    ),
    # A place in lower case by its last word: 'in wolds end', 'up at jessop bottoms'.
    rule(
        Kind.PLACE,
        r"\b(?:in|at|from|near|to|round|up|over|by|past|outside|behind|through|via) "
        r"(?P<v>(?P<n>[a-z][\w'\u2019-]{2,}) (?:end|green|cross|bottoms?|bridge|hill|heath|moor|"
        r"fold|gate|vale|mills?|brow|common|quay|wharf|estate|precinct|arcade|bay|sands|harbour|"
        r"tops?|bank|side|edge|ford|marsh|fen|woods?|farm|beach|island))\b",
        "end green cross bottom bottoms bridge hill heath moor fold gate vale mill mills brow "
        "common quay wharf estate precinct arcade bay sands harbour top tops bank side edge ford "
        "marsh fen wood woods farm beach island",
        check=_odd_place,
        level=Level.ASK,
    ),
    # A shop that everyone has, by where it is: 'asda in bulwell', 'Tesco on Ripon Road'.
    rule(
        Kind.ORGANISATION,
        rf"\b(?P<v>(?:{CHAINS.replace(' ', '|')})(?:['\u2019]?s)?(?:,| in| at| on| by| near| down) "
        r"(?:the )?(?P<n>[a-z][\w'\u2019-]+)(?: (?:road|rd|street|st|lane|way|park|retail park|"
        r"precinct|centre))?)\b",
        CHAINS,
        check=_placed,
        level=Level.ASK,
    ),
    rule(
        Kind.ORGANISATION,
        r"\b(?P<v>(?:YMCA|YWCA|Mind|Barnardo['\u2019]?s|Age UK|Age Concern|Home-?Start|Sure Start|"
        r"Flying Start|Emmaus|Shelter|Scope|Mencap|Sue Ryder|Marie Curie|Relate|Cruse|Turning "
        r"Point|Headway|Crossroads|Citizens Advice|Salvation Army|Team|Ward|Unit|Wing)(?: in| at| "
        r"of)? (?!Meeting|Manager|Leader|Lead|Around|Worker|Members?|Building|Teach|Notes?|Day|"
        r"Round|Plan|The |A )(?P<n>[A-Z][\w'\u2019-]+)(?: [A-Z][\w'\u2019-]+)?)",
        "ymca ywca mind barnardo barnardos uk concern start homestart emmaus shelter scope mencap "
        "ryder curie relate cruse point headway crossroads advice army team ward unit wing",
        check=_placed,
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.ORGANISATION,
        r"\b(?P<v>(?:the |The )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday) "
        r"(?:(?:Group|Club|Circle|Social|Lunch Club|Choir|Cafe|Caf\u00e9|Crew|Fellowship|"
        r"Friends)(?: (?:at|in|on|of) (?:the )?(?:[A-Z][\w'\u2019-]+ ?){1,3})?|(?:group|club|"
        r"circle|lunch club|choir|cafe|caf\u00e9) (?:at|in|on|of) (?:the )?(?:[A-Z][\w'\u2019-]+ "
        r"?){1,3}))",
        "monday tuesday wednesday thursday friday saturday sunday",
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.ORGANISATION,
        r"\b(?P<v>Our Lady(?:['\u2019]s)?(?: and (?:St|All) [A-Z]\w+| (?:of|Queen of|Star of|Help "
        r"of) (?:the )?[A-Z][\w-]+(?: [A-Z]\w+)?))",
        "lady",
        cased=True,
    ),
)
