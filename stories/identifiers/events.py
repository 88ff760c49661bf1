"""Singular events that people may remember or find in the news: disasters, headlines, prizes."""

from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule

WORD = r"[\w'\u2019-]+"
# Words at which the description of an event cannot begin.
SMALL = (
    r"(?:has|have|had|with|and|of|the|a|an|his|her|their|from|called|is|was|after|before|in|on|at|"
    r"by|since|when|that|for|to|or|but|about|rare|we|they|he|she|i|it|you|who)"
)
WHERE = rf"(?:\s(?:at|in|on|of|near|off|outside)\s(?:(?:the|our|her|his|their|a)\s)?{WORD})?"
WHICH = r"(?:\s(?:that|which|where)\s[^.,;!?\n]{3,60})?"

NEWS_WORDS = (
    "news papers paper newspaper newspapers headlines headline telly tv television gazette echo "
    "press page pages bulletin bulletins radio internet documentary viral crimewatch"
)
WIDE = (
    r"(?:local|national|evening|sunday|regional|every|all|six o'?clock|ten o'?clock|world|"
    r"international)"
)
PRINTED = (
    r"(?:news|papers?|newspapers?|headlines?|front pages?|gazette|echo|bulletins?|news ?pages?|"
    r"crimewatch|news ?papers?)"
)
SHOWN = rf"(?:{PRINTED}|telly|tv|television|press|radio|internet|documentary)"

DISASTER_WORDS = (
    "explosion bombing bomb massacre derailment crash disaster shooting earthquake tsunami "
    "avalanche landslide landslip fire fires attack siege kidnap kidnapping deaths collapse burst "
    "rescue riot riots flood floods sinking drowning drownings stabbing murder murders blast "
    "crush hostage manhunt shipwreck capsize capsizing sinkhole lightning hijacking hijackings "
    "hijack bombings stabbings shootings loss wreck derailing"
)
PLACES_ON_FIRE = (
    r"(?:factory|tower|tower block|flats?|mill|hotel|pier|ferry|school|church|mosque|depot|"
    r"warehouse|boat|house|caravan|farm|barn|hospital|nightclub|club|shop|market|caf[eé]|pub)"
)
VEHICLES = r"(?:plane|train|helicopter|coach|bus|minibus|tram|lorry|ferry|boat|car|motorway)"
DISASTER = (
    r"(?:explosion|bombing|massacre|derailment|(?:mass )?shooting|earthquake|tsunami|avalanche|"
    r"landsli(?:de|p)|siege|kidnap(?:ping)?|riots?|sinking|drownings?|stabbing|murders?|blast|"
    rf"manhunt|shipwreck|sinkhole|(?:{WORD} )?hijack(?:ings?)?|bombings|stabbings|shootings|"
    rf"(?:loss|capsizing|sinking|wreck|burning|derailing) of the (?:{WORD} "
    rf"){{0,4}}?(?-i:[A-Z]){WORD}(?: (?-i:[A-Z]){WORD})*(?: with (?:all|{WORD}) (?:hands|aboard|"
    rf"lives|souls))?|{VEHICLES} crash|{PLACES_ON_FIRE} fires?|(?:arson|acid|terror|terrorist|"
    r"knife|machete|shark|dog|hammer) attack|lorry deaths|(?:pit|mine|bridge|roof|stand|building|"
    rf"wall|tower|crane|pier|ceiling|floor|tunnel) collapse|dam burst|(?!{SMALL}\s|(?:total|"
    rf"complete|absolute|real|utter|natural)\s){WORD} disaster|(?:lifeboat|mountain|helicopter|"
    r"cave) rescue|floods?(?= of (?:19|20)\d\d| in )|(?:day|eve|night|week|summer|winter|spring|"
    r"great|river|valley|north|south|east|west) floods?)"
)
SUFFERED = (
    r"(?:murdered|kidnapped|shot dead|shot|stabbed|struck by lightning|airlifted|held hostage|"
    r"(?:pulled|dug|winched|cut|plucked|dragged) (?:out of|from|off|free from) (?:the |a )?\w+|"
    r"swept (?:away|overboard|under|out to sea|(?:off|from|into|out of) (?:the |a )?\w+)|rescued "
    r"(?:by|from|off) (?:the |a )?\w+)"
)

PRIZES = (
    "award awards prize cup medal medals title trophy championship championships final finals "
    "competition contest election lottery race league record champion champions olympics olympic "
    "paralympics games eisteddfod crufts bravery mbe obe everest channel marathon"
)
PRIZE = (
    r"(?:awards?|prize|cup|medals?|title|trophy|championships?|finals?|competition|contest|"
    r"election|lottery|race|league|record|olympics|paralympics|games|eisteddfod|crufts|mbe|obe)"
)
SHOWS = (
    r"(?:pride of britain|x factor|the voice|got talent|bake off|strictly|mastermind|the chase|"
    r"gladiators|look north|points west|spotlight|midlands today|panorama|newsnight|songs of "
    r"praise|blue peter|question time|countdown|antiques roadshow|countryfile|reporting scotland|"
    r"wales today|granada reports|bargain hunt|desert island discs)"
)

RULES = (
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:(?!{SMALL}\s){WORD}\s){{0,3}}?(?:that|which|what)\s(?:was|were|went|got|made|"
        rf"had been|ended up)\s(?:all\s)?(?:(?:on|in|over|across|onto|into)\s)?"
        rf"(?:the\s|it to the\s)?(?:{WIDE}\s)*{SHOWN})\b",
        NEWS_WORDS,
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:(?:was|were|been|being|went|got|appeared|ended up)\s)(?:all\s)?(?:on|in|over|"
        rf"across)\s(?:the\s)?(?:{WIDE}\s)*{SHOWN}|(?:on|in|made|hit|across|all over)\sthe\s"
        rf"(?:{WIDE}\s)*{PRINTED}|(?:on|in)\s(?:{WIDE}\s)+{SHOWN}|went viral)\b{WHICH}",
        NEWS_WORDS,
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:the\s)?(?:(?!{SMALL}\s){WORD}\s){{0,2}}{DISASTER}{WHERE}{WHICH})\b",
        DISASTER_WORDS,
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?:was|were|been|got|being|one|who|man|woman|lad|girl|"
        rf"boy)\s(?P<v>{SUFFERED}{WHERE})\b",
        "murdered kidnapped shot stabbed lightning airlifted hostage swept rescued pulled dug "
        "winched cut plucked dragged",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:won|winning|wins|came (?:first|second|third) in|reached|runner-up in|"
        rf"competed (?:in|at)|broke|given|awarded|collected|lifted)\s"
        rf"(?:the|a|an|her|his|their|our|two|three)\s(?:(?!in\s|at\s|"
        rf"and\s){WORD}\s){{0,5}}?{PRIZE}(?:\s(?:in|for|at)\s{WORD})?)\b",
        PRIZES,
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:(?:appeared|was|went|been|sang|danced|it|us|me|him|"
        rf"her)\son\s(?:{WORD}\s){{0,2}}{SHOWS}|(?:met|sang for|presented to|visited "
        r"by)\sthe\s(?:late\s)?(?:king|queen|pope|prince|princess|prime minister)))\b",
        "factor voice talent bake strictly mastermind chase gladiators north west spotlight today "
        "panorama newsnight praise peter time countdown roadshow countryfile scotland reports "
        "hunt discs king queen pope prince princess minister",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:world|british|national|european|county) (?:record|champion|champions)|"
        r"guinness(?: world)? record|george medal|victoria cross|queen'?s gallantry medal|"
        r"bravery award|lottery win(?:ner)?|public inquiry|serious case review|inquest into \w+|"
        r"grenfell(?: tower| fire)?|hillsborough|manchester arena(?: bombing| attack)?|aberfan|"
        r"lockerbie|dunblane)\b",
        "record champion champions medal cross award win winner inquiry review inquest grenfell "
        "hillsborough arena aberfan lockerbie dunblane",
        level=Level.ASK,
    ),
)
