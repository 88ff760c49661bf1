"""A home told by what sets it apart: the house with the boat in the hedge, the end caravan."""

import re

from stories.identifiers import lists
from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule
from stories.identifiers.words import read

WORD = r"[\w'\u2019-]+"
HOUSES = (
    "house cottage bungalow flat flats maisonette maisonettes caravan caravans trailer chalet "
    "static vardo wagon hut huts cabin shack boat barge narrowboat houseboat allotment yard plot "
    "pitch tower towers block mill barn farm farmhouse croft lighthouse rectory vicarage manse "
    "lodge gatehouse chapel forge laundry dairy terrace terraces prefab tent yurt arch arches "
    "bandstand loft pub bakery villa bungalows cottages houses smallholding steading boathouse"
)
HOUSE = (
    rf"(?:{HOUSES.replace(' ', '|')}|(?:toll|coach|lock|ice|school|police|pump) ?house|signal box)"
)
HOUSE_WORDS = f"{HOUSES} box"
# Where what is told of a home ends.
ELSE = (
    r"(?:she|he|they|we|it|i|you|u|was|is|were|are|be|had|has|have|and|but|or|to|for|when|who|"
    r"which|that|because|so|then|after|before|since|until|till|where|while|if|as|said|says|came|"
    r"went|got|did|do|will|would|could|can|not|there|all|just|now|every|each|himself|herself|"
    r"themselves)"
)
TAIL = rf"(?:,? (?!{ELSE}\b){WORD})"
# What is said of any home: the house with the children, the flat at the weekend.
SHARED = (
    r"(?:weekends?|time|moment|same|end of the (?:day|week|month)|end(?! of)|night|day|week|"
    r"month|year|morning|evening|afternoon|first|last|beginning|start|age|once|children|kids|baby|"
    r"babies|mum|dad|mother|father|parents|family|partner|police|smile|keys?|view|support|help|"
    r"staff|lot|few|locks?|doors?|stairs|dog|dogs|cat|social|bags?|problem|damp|mould|heating|"
    r"boiler|furniture|other|others|whole|right|rest|rent|council|landlord|tenancy|\w+day|january|"
    r"february|march|april|may|june|july|august|september|october|november|december|idea|plan|"
    r"condition|understanding|hope|phone|sofa|table|floor|bed|kitchen|garden|front|back|usual)"
)
# Who and what is in any home: the house with a colleague, a flat with two bedrooms.
COMPANY = (
    r"(?:health|visitors?|nurse|workers?|colleagues?|officers?|warrant|letters?|interpreter|"
    r"friends?|bed ?rooms?|food|electricity|managers?|teacher|midwife|grandparents?|gran|nan|"
    r"grandma|sister|brothers?|siblings?|aunt|uncle|carers?|foster|adults?|person|people|"
    r"boyfriend|girlfriend|husband|wife|lodger|couple|lift|shower|cot|(?:large|"
    r"big|small|little|nice|lovely|spare) (?:garden|kitchen|bed ?room|family|dog|room))"
)
BESIDE = (
    r"(?:by|behind|above|over|under|underneath|beneath|beside|opposite|past|below|facing|backing "
    r"on ?to|next (?:door )?to|between|across from|along from|up from|down from|round the back of|"
    r"at the (?:end|top|bottom|back|foot|edge|corner|side) of|on the (?:edge|corner|bend|wrong "
    r"side|far side|other side|hill above|road to|way to)(?: of)?|at|on|near|off|inside)"
)
USUAL = r"(?:minute|present|regular|daily|weekly|fortnightly|monthly)"  # at the minute
LOOKS = (
    "concrete thatched pink yellow purple orange turquoise lilac crooked leaning glass tin iron "
    "wooden stone brick flint pebbledash pebbledashed half-timbered timbered white black red blue "
    "green round burnt-out haunted gingerbread tarred whitewashed corrugated derelict "
    "converted striped"
)
LIVING = (
    "lives live lived living stays stayed staying sleeps slept sleeping wintered winters camped "
    "moved grew raised placed brought found knocked drove home dwells lodged lodges squatting"
)
DWELLING = (
    "lives live lived living stays stayed staying sleeps slept sleeping wintered winters camped "
    "dwells lodged lodges squatting"
)
OVER = (
    r"(?:over|above|behind|under|underneath|beneath|below|beside|opposite|next door to|back of|"
    r"round the back of|at the back of|(?:two|three|four|a few) doors (?:up|down|along) from)"
)
NOWHERE = (
    r"(?!(?:radar|limit|law|influence|weather|roof|same|care|age|odds|moon|impression|poverty|"
    r"threat|surface|line|counter|scenes|wheel|table|bed|bunk|covers?|sofa|stairs|desk|weekend|"
    r"holidays?|years?|months?|weeks?|days?|christmas|summer|winter|terms?|supervision|order|local|"
    r"authority|interim|special|last|past|next|new|road|street|night|stars|number|course|few|lot)\b)"
)
OLD = (
    r"(?:laundry|dairy|forge|mill|tannery|brewery|maltings|smithy|vicarage|rectory|manse|bakery|"
    r"post office|police house|police station|pump house|reading room|schoolhouse|school house|"
    r"barber['\u2019]?s|butcher['\u2019]?s|baker['\u2019]?s|chip shop|fire station|"
    r"telephone exchange|cinema|ballroom|"
    r"coastguard cottages?|lifeboat station|customs house|ticket office|railway station|signal box|"
    r"pit office|winding house|sail loft|net loft|boathouse|gasworks|creamery|cornmill|woolshed)"
)
STREETS = r"(?:street|road|lane|avenue|terrace|row|walk|crescent|drive|hill|brae|wynd|close)"
# In what months and at what feasts somebody moves: 'a flat in March'.
WHEN = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Christmas|Easter|Spring|Summer|Autumn|Winter|Eid|Ramadan|Diwali|(?:Mon|Tues|Wednes|Thurs|Fri|"
    r"Satur|Sun)day)"
)
NO_STREET = (
    r"(?!(?:the|a|an|this|that|her|his|my|our|your|their|its|main|high|busy|same|other|wrong|long|"
    r"right|next|each|every|any|no|one|two|side|back|dark|cross|old|new|rail|slip|ring|fast|whose|"
    r"memory|quiet|narrow|steep|bumpy|rocky|dirt|little|whole|across|own|which|what|of|in|on|at|"
    r"and|or|to|down|up|said|first|second|third|last|front|last|school|woodland|country|private|"
    r"public|test|food|dog|long-?distance|daily|short|good|nice|bracing|local|some|by|for|from|be|"
    r"being|been|stays?|stayed|staying|gets?|getting|got|keeps?|keeping|kept|feels?|"
    r"feeling|felt|comes?|coming|grow|growing|remain|live|living|move|moved|moving|draw|"
    r"bring|sit|hold|become|becoming|look|looking|very|too|so|such|as|really|quite|hard|flash|usb|"
    r"sex|charity|sponsored|go|going|help|me|him|us|them|you|it|they|we|she|he|not|more)\b)"
)


def _house(found: re.Match) -> Kind | None:
    """'Bryn Awel', 'Bryn y Coed'; not Bryn Jones, who is somebody."""
    known, first, last = lists.known(), found["n"].lower(), read(found["last"]).plain[0]
    somebody = known.get(first, 0) & lists.FIRST and known.get(last, 0) & lists.LAST
    return None if somebody and not found["of"] else Kind.ADDRESS


RULES = (
    # 'the house with the boat in the hedge', 'the toll house at the border bridge'.
    rule(
        Kind.ADDRESS,
        rf"\b(?P<v>(?:the|that|a|his|her|their|our|my) (?:(?!{ELSE}\b){WORD} ){{0,2}}?{HOUSE} (?:"
        rf"with (?:the|a|an|no|its|two|three|four|five) (?!(?:{SHARED}|{COMPANY})\b)(?:{WORD} )?"
        rf"(?!(?:{SHARED}|{COMPANY})\b){WORD}{TAIL}{{0,6}}|{BESIDE} (?:the|a|an|that) "
        rf"(?!(?:{SHARED}|{USUAL})\b){WORD}{TAIL}{{0,5}}|(?:that|which)['\u2019]s "
        rf"(?:a|an|got|made|painted|all) {WORD}{TAIL}{{0,4}}))",
        HOUSE_WORDS,
        "with by behind above over under underneath beneath beside opposite past below facing "
        "backing next between across along up down round at on near off inside that which",
        level=Level.ASK,
        reach=12,
    ),
    # 'third beach hut from the lifeboat, the yellow one'.
    rule(
        Kind.ADDRESS,
        rf"\b(?P<v>(?:the )?(?:first|second|third|fourth|fifth|sixth|last|end|middle|next) (?:(?!"
        rf"{ELSE}\b){WORD} )?{HOUSE}(?: (?:(?:from|along|past) (?:the )?|"
        rf"(?:up|down|after|before|on|in|at|by) the )(?!{SHARED}\b){WORD}"
        rf"(?: (?!{ELSE}\b){WORD}){{0,2}})(?:, (?:the|a) (?:{WORD} )?one\b)?)",
        HOUSE_WORDS,
        "first second third fourth fifth sixth last end middle next",
        level=Level.ASK,
        reach=12,
    ),
    # 'chapel end, the thatched one with a hare on the ridge'.
    rule(
        Kind.ADDRESS,
        rf"(?:, |\b(?:is|was|after|past|in|at|to|by|into|[\u2019']s) )(?P<v>the (?:(?!{ELSE}\b|"
        rf"{SHARED}\b){WORD} )?one (?:with (?:the|a|an|no|two|three) (?!{SHARED}\b){WORD}|{OVER} "
        rf"(?:the |a )?(?!{SHARED}\b){WORD}){TAIL}{{0,5}})",
        "one",
        f"{HOUSE_WORDS} lives lived live living drove road street lane home door address",
        level=Level.ASK,
        reach=12,
    ),
    # 'she's the one over the butcher's'; 'back of Moorgate, over the archway'.
    rule(
        Kind.ADDRESS,
        rf"\b(?:(?:she|he|they|that|it)(?:['\u2019]s|['\u2019]re| is| was|s)|them|him|her)\b,? "
        rf"(?P<v>the one {OVER} (?:the |a )?(?!{SHARED}\b){WORD}{TAIL}{{0,4}})",
        "one",
        "over above behind under underneath beneath below beside opposite next back round doors",
        level=Level.ASK,
        reach=12,
    ),
    rule(
        Kind.ADDRESS,
        rf"\b(?P<v>back of (?:the )?(?!{SHARED}\b){WORD}, {OVER} (?:the |a )?{WORD})",
        "back",
        "over above behind under underneath beneath below beside opposite next round doors",
        level=Level.ASK,
        reach=12,
    ),
    # 'lives under the bandstand', 'sleeping behind the carpet shop'.
    rule(
        Kind.ADDRESS,
        rf"\b(?:{DWELLING.replace(' ', '|')}|"
        r"(?:moved|grew|home)(?! (?:\w+ )?(?:over|under)\b)) "
        r"(?:(?:up|down|out|round|in|still|rough|alone|now|to|"
        rf"with (?:her|his|my|their) {WORD}) ){{0,2}}(?P<v>{OVER} (?:the|a|an|that) {NOWHERE}"
        rf"{WORD}{TAIL}{{0,4}})",
        LIVING,
        "over above behind under underneath beneath below beside opposite next back round doors",
        level=Level.ASK,
        reach=12,
    ),
    # 'they live up the steps behind the market', 'two up from the chip shop on Corn Hill'.
    rule(
        Kind.ADDRESS,
        rf"\b(?:{LIVING.replace(' ', '|')}) (?P<v>(?:up|down|along|through) the (?:steps|stairs|"
        rf"lane|"
        r"track|alley|ginnel|snicket|passage|entry|close|yard|wynd|path|arch|towpath|slipway) "
        rf"{OVER} (?:the |a )?(?!{SHARED}\b){WORD}{TAIL}{{0,4}})",
        LIVING,
        "up down along through",
        level=Level.ASK,
        reach=12,
    ),
    rule(
        Kind.ADDRESS,
        r"\b(?P<v>(?:one|two|three|four|five|next|just|few) (?:up|down|along|over|across) from "
        r"(?:the "
        rf"|a )?(?!{SHARED}\b){WORD}(?: (?!{ELSE}\b){WORD}){{0,4}})",
        "one two three four five next just few",
        "from",
        level=Level.ASK,
    ),
    # 'the yurt in the field behind the Plough'; 'he stays at the presbytery'.
    rule(
        Kind.ADDRESS,
        rf"\b(?P<v>(?:the|a|an|that|our|his|her|their) (?:(?!{ELSE}\b){WORD} )?{HOUSE} in (?:the|"
        rf"a) (?:field|woods?|orchard|car park|lay-?by|grounds|hedge|quarry|harbour|dunes|meadow|"
        rf"paddock|farmyard|boatyard|churchyard|walled garden){TAIL}{{0,4}})",
        HOUSE_WORDS,
        "in",
        level=Level.ASK,
        reach=12,
    ),
    rule(
        Kind.ADDRESS,
        r"\b(?:lives?|lived|living|stays?|stayed|staying|placed|moved (?:in)?to|born|grew up|"
        r"brought up|kept|at home|home is|put up|lodg(?:es|ed|ing)) (?:at |in |into |to "
        r")?(?P<v>the (?:old )?(?:presbytery|rectory|vicarage|manse|lighthouse|windmill|gatehouse|"
        r"signal box|toll ?house|oast ?house|oast|pele tower|watermill|boathouse|deanery|priory|"
        r"almshouses|schoolhouse|lock-?keeper['\u2019]?s cottage|keeper['\u2019]?s cottage|station "
        r"house|mill house|crossing keeper['\u2019]?s cottage|convent|friary|castle|hermitage|"
        r"barracks))\b",
        "presbytery rectory vicarage manse lighthouse windmill gatehouse box toll tollhouse oast "
        "tower watermill boathouse deanery priory almshouses schoolhouse cottage station mill "
        "convent friary castle hermitage barracks",
        level=Level.ASK,
    ),
    # 'the concrete boat', 'the pink house'.
    rule(
        Kind.ADDRESS,
        rf"\b(?P<v>(?:the|that) (?:{LOOKS.replace(' ', '|')})(?: (?:old|brick))? (?:house|cottage|"
        r"boat|barge|bungalow|caravan|tower|hut|lodge|chapel|wagon|vardo|lighthouse|cabin|villa|"
        r"chalet|trailer|windmill|flats))\b",
        LOOKS,
        HOUSE_WORDS,
        level=Level.ASK,
        reach=12,
    ),
    rule(
        Kind.ADDRESS,
        r"\b(?:over|above|at|in|into|to|from|kept|by|near|outside|lives?|lived|behind|of|are|is|"
        rf"[?.:]) (?P<v>the old {OLD}(?:, (?-i:[A-Z]){WORD}(?: (?-i:[A-Z]){WORD})?| (?:at|by|near|"
        rf"on|in|above|behind|opposite|with) (?:the |a )?(?!{SHARED}\b){WORD}{TAIL}{{0,7}})?)",
        "old",
        level=Level.ASK,
        reach=12,
    ),
    # 'the rectory at Saxby Parva': a building there is one of, and a place.
    rule(
        Kind.ADDRESS,
        rf"\b(?P<v>(?:[Tt]he )?(?:(?:end|old|last|top|bottom|new|big|little) )?(?:{HOUSE}) (?:at|"
        rf"in|by|near|above|below|outside) (?!{WHEN}\b)[A-Z]{WORD}"
        rf"(?: [A-Z]{WORD}){{0,2}})",
        HOUSE_WORDS,
        "at in by near above below outside",
        level=Level.ASK,
        cased=True,
        reach=12,
    ),
    # 'turned back at the gate that's a bedstead'.
    rule(
        Kind.ADDRESS,
        rf"\b(?:left|right|turn|turned|turns|back|off|in|go|stop|stopped|park|parked|knock|past|"
        rf"up) (?:at|by|past|before|after) (?P<v>the (?:{WORD} ){{1,2}}(?:that|which)"
        rf"(?:['\u2019]s| is| has) (?:a |an |got |made |no ){{1,2}}{WORD}{TAIL}{{0,3}})",
        "that which",
        "left right turn turned turns stop stopped park parked knock go past up off back",
        level=Level.ASK,
        reach=12,
    ),
    # 'up fish street'; 'lived on the Drove'.
    rule(
        Kind.ADDRESS,
        rf"\b(?:up|down|along|on|off|in|to|from|round|of|at|near) (?P<v>{NO_STREET}[a-z]{WORD} "
        rf"{STREETS})\b(?! (?:home|safety|works|map|trip|test|rage|tax|accident|traffic|name|"
        r"sign|sense|licence))",
        "street road lane avenue terrace row walk crescent drive hill brae wynd close",
        "up down along on off in to from round of at near",
        level=Level.ASK,
        cased=True,
        reach=12,
    ),
    rule(
        Kind.ADDRESS,
        r"\b(?:lived|living|lives|live|grew up|born|brought up|stayed|home) on (?P<v>the "
        r"(?-i:[A-Z])[a-z]{3,})\b(?! (?:(?-i:[A-Z])|day\b|of\b))(?<!day)",
        "lived living lives live grew born brought stayed home",
        "the",
        level=Level.ASK,
        cased=False,
    ),
    rule(
        Kind.ADDRESS,
        r"\b(?P<v>(?:flat|apartment|unit|room|number|block) (?:one|two|three|four|five|six|seven|"
        r"eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|twenty|thirty|forty|"
        rf"fifty|\d{{1,3}})(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?,? "
        rf"(?!{ELSE}\b|of\b|in\b|on\b|at\b){WORD}(?: (?!{ELSE}\b){WORD})? (?:point|house|court|"
        r"towers?|heights|mansions|lodge|buildings|view|wharf|quay|rise|gardens|estate))\b",
        "flat apartment unit room number block",
        "point house court tower towers heights mansions lodge buildings view wharf quay rise "
        "gardens estate",
        level=Level.ASK,
        reach=12,
    ),
    # 'four the maltings'; 'Hillcrest, the one with the green gate, not the other'.
    rule(
        Kind.ADDRESS,
        r"\b(?P<v>(?:number )?(?:\d{1,3}[a-z]?|one|two|three|four|five|six|seven|eight|nine|ten|"
        r"eleven|twelve|fourteen|sixteen|twenty),? the (?:maltings|paddocks?|meadows?|orchards?|"
        r"crescent|avenue|close|green|drive|rise|mews|lawns|beeches|elms|limes|firs|poplars|"
        r"willows|cedars|oaks|chestnuts|laurels|hollies|spinney|glebe|shrubbery|quadrant|granary|"
        r"stables|knoll|dell|drove|lane|hawthorns|birches|pines|sycamores|ridings|pastures))\b",
        "the",
        "maltings paddock paddocks meadow meadows orchard orchards crescent avenue close green "
        "drive rise mews lawns beeches elms limes firs poplars willows cedars oaks chestnuts "
        "laurels hollies spinney glebe shrubbery quadrant granary stables knoll dell drove lane "
        "hawthorns birches pines sycamores ridings pastures",
        level=Level.ASK,
        reach=12,
    ),
    rule(
        Kind.ADDRESS,
        rf"\b(?:(?-i:[A-Z]){WORD}|house|flat|bungalow|cottage|home|place),? \(?(?P<v>the (?:one "
        rf"with (?:the|a) )?(?:{LOOKS.replace(' ', '|')}|grey|gray|brown|peeling|broken|boarded|"
        r"bright \w+) (?:front )?(?:door|gates?|roof|fence|shutters|porch|steps|railings|chimney|"
        r"curtains|hedge)(?:, not the (?:other )?\w+)?)",
        "door gate gates roof fence shutters porch steps railings chimney curtains hedge",
        f"{LOOKS} grey gray brown peeling broken boarded bright",
        level=Level.ASK,
        reach=12,
    ),
    # A house by its Welsh or Gaelic name.
    rule(
        Kind.ADDRESS,
        r"\b(?P<v>(?P<n>T[y\u0177]['\u2019]?[rn]?|Tigh|Taigh|Bryn|Plas|Hafod|Hendre)[ -]"
        rf"(?P<of>na[mn]?[ -]|an[ -]|yr?[ -])?(?P<last>[A-Z]{WORD})"
        rf"(?:, (?:above|below|by|behind|near|opposite|over|past) the {WORD})?)",
        "ty ty'r ty'n tyr tyn tigh taigh bryn plas hafod hendre",
        check=_house,
        level=Level.ASK,
        cased=True,
        reach=12,
    ),
)
