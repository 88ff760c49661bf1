"""People named in passing: 'it's faith by the way', 'get will to ring', 'gave her name as Spud'."""

import re

from stories.identifiers import lists, phrases
from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule
from stories.identifiers.words import bag

WORD = r"[\w'\u2019-]+"
NAME = r"[A-Z][\w'\u2019-]{1,40}"  # no longer, since each part of a word with hyphens begins one
QUOTE, UNQUOTE = r"[\"\u201c'\u2018]", r"[\"\u201d'\u2019]"
RARE, SHORT_WORDS = 2, 4  # bands of words that few people use; and of two letters, most know
KIN = (
    "dad|mum|mam|mom|son|daughter|brother|sister|uncle|aunt|auntie|cousin|nephew|niece|nan|gran|"
    "grandad|husband|wife|partner|boyfriend|girlfriend|mate|friend|neighbour|carer|worker|lad|lass"
)
EVERYBODY = bag(
    "everyone everybody folks peeps guys lads ladies girls boys gorgeous lovely sweetheart darling "
    "world there again duckie chuck petal flower hinny pal buddy bruv sausage poppet cherub"
)
COMMONEST = 7  # from this band on a word is in every sentence
BODIES = (
    "council school hub mosque church housing library jobcentre team hospital bank surgery centre "
    "college nursery agency charity refuge hostel court police probation association temple "
    "gurdwara ward clinic foodbank home office trust service services scheme project"
)
DID = (
    "did said says rang rings phoned came comes told tells has had was is brought brings helped "
    "helps went goes got gets took takes gave gives wants wanted sat showed made makes thinks "
    "knows knew sent asked asks reckons found finds sorted visited met"
)
HANDLES = "tiktok insta instagram snap snapchat twitter youtube facebook fb discord twitch reddit"
NOT_SO = bag(
    "not the a an on in at to of and or but given withheld known unknown spelt spelled taken down "
    "mud his her my our their your its it that this what who being called there here now just only "
    "one up so very still always never same different changed wrong right no all me him them us"
)
PUBLIC = bag(
    "nhs la nyas cqc dwp hmrc gp iro icb rnib bbc tv uk eu us mp ngo cps yot yjs hmp lea las gps "
    "dfe cafcass nspcc"
)
CONDITIONS = bag(  # and needs that are written in letters: 'ADHD, aged 9'
    "abi add adhd asc asd bpd cp copd dcd dld eupd fas fasd gdd hiv ld mld ocd odd pda pmld ptsd "
    "sen send semh sld tbi"
)
CLOCK = re.compile(r"\d{1,2}[.:]?\d\d(?:[ap]m)?|[\d.]+")  # '10.30 on Facebook'
CALLED_BY = r"(?:nick|street|stage|pet|family|school|sign|first|given|real|full|last)?[ -]?name"


def _first(match: re.Match) -> Kind | None:
    """A first name that is a word as well, though not of every sentence."""
    bits = lists.known().get(match["v"].lower(), 0)
    return Kind.PERSON if bits & lists.FIRST and bits & lists.BAND < COMMONEST else None


def _somebody(match: re.Match) -> Kind | None:
    """No sort of person, message or thing: 'perpetual from the council', not 'a letter from'."""
    word = match["v"].lower()
    bits, sense = lists.known().get(word, 0), lists.senses().get(word, "")
    thing = sense and not bits & lists.FIRST
    said = thing or word in NOT_SO or word.endswith(("one", "body", "s", "ed", "ing"))
    return None if said or bits & lists.BAND >= COMMONEST else Kind.PERSON


def _unheard(match: re.Match) -> Kind | None:
    bits = lists.known().get(match["v"], 0)
    slipped = match["v"].endswith(("ing", "ed", "nt", "es"))
    return None if bits & lists.BAND or slipped else Kind.PERSON


def _short(match: re.Match) -> Kind | None:
    bits = lists.known().get(match["v"], 0)
    plain = bits & lists.BAND > SHORT_WORDS or match["v"] in NOT_SO
    return Kind.PERSON if bits & lists.NAME and not plain else None


def _rare(match: re.Match) -> Kind | None:
    """A word of no dictionary or few people's, or a name."""
    bits = lists.known().get(match["v"].lower(), 0)
    rare = bits & lists.BAND <= RARE and not bits & lists.SLIP
    said = match["v"].lower() in NOT_SO | EVERYBODY
    return Kind.PERSON if (rare or bits & lists.FIRST) and not said else None


def _named(match: re.Match) -> Kind | None:
    word = match["v"].lower()
    return None if word in NOT_SO or word in phrases.shared() else Kind.PERSON


def _initials(match: re.Match) -> Kind | None:
    """Letters of somebody, not of a body that may be asked or written for."""
    letters = match["v"].lower()
    return None if letters in PUBLIC else Kind.PERSON


def _child(match: re.Match) -> Kind | None:
    """Letters of somebody, not of a condition or a need that has just been told of them."""
    return None if match["v"].lower() in CONDITIONS else Kind.PERSON


def _online(match: re.Match) -> Kind | None:
    """A name with a dot, a line or a digit in it, as no word has; no time of day, no number."""
    told = re.search(r"\w[._\d]", match["v"]) and not CLOCK.fullmatch(match["v"])
    return Kind.HANDLE if told else None


RULES = (
    rule(
        Kind.PERSON,
        r"\b(?:it['\u2019]?s|i['\u2019]?m|this is|name['\u2019]?s|its) (?P<v>[\w-]{2,})"
        r"(?=,? (?:by the way|btw|here|speaking|again|calling|writing|from (?:next door|down the|"
        r"up the|across the|the|no\.?|number|flat|upstairs|downstairs)))",
        "it's its i'm im it i this name's names name",
        "way btw here speaking again calling writing from",
        check=_first,
        level=Level.ASK,
    ),
    # 'can you get hope to ring us', 'ask mark to bring it'.
    rule(
        Kind.PERSON,
        r"\b(?:get|getting|got|ask|asked|asking|tell|told|want|wanted|remind|reminded|let) "
        r"(?P<v>will|[a-z]{3,}) (?=to (?:ring|call|text|phone|bring|come|go|pop|take|meet|see|sort|"
        r"help|do|send|sign|write|speak|talk|give|pick|drop|stop|sit|stay|have|make|look|ask|tell|"
        r"fetch|collect|book|email|message|show|read)\b)",
        "get getting got ask asked asking tell told want wanted remind reminded let",
        "to",
        check=_first,
        level=Level.ASK,
    ),
    # 'iawn cat', 'ta love', 'nos da hope': who is greeted, at the end of a line or before 'you'.
    rule(
        Kind.PERSON,
        r"(?:^|[.!?\n] ?)(?:iawn|hiya|hi|hey|heya|hello|helo|alright|orite|awrite|now then|wotcha|"
        r"howdo|ey up|ay up|yo|bore da|morning|evening|cheers|ta|thanks|sorry|nos da) "
        r"(?P<v>[\w-]{2,})(?=\s*(?:[,.!?\n]|$)| (?:u|you|its|it['\u2019]s|i|im|i['\u2019]m|just|"
        r"can|how|hope|thanks|ta|sorry|did|do|are|r|quick|x)\b)",
        "iawn hiya hi hey heya hello helo alright orite awrite now wotcha howdo up yo da morning "
        "evening cheers ta thanks sorry",
        check=_first,
        level=Level.ASK,
    ),
    # 'his stepdad garin', of no dictionary.
    rule(
        Kind.PERSON,
        rf"\b(?:my|his|her|our|their|the) (?:step|foster |ex-?|ex |late |half[- ])?(?:{KIN}) "
        r"(?P<v>[a-z]{3,})\b",
        KIN.replace("|", " ") + " stepdad stepmum stepson stepdaughter stepbrother stepsister",
        check=_unheard,
        level=Level.ASK,
        cased=True,
    ),
    # 'di sent me a photo', '- jo rang': short names at the head of a clause.
    rule(
        Kind.PERSON,
        r"\b(?P<v>[a-z]{2}) (?:(?<=^.. )|(?<=[-\u2013:.,;!?] .. )|(?<=\band .. )|"
        r"(?<=\bthen .. )|(?<=\bso .. )|(?<=\bbut .. ))"
        rf"(?=(?:{DID.replace(' ', '|')}|says your|laughed|agreed)\b)",
        f"{DID} laughed agreed",
        check=_short,
        reach=1,
        level=Level.ASK,
        cased=True,
    ),
    # 'good morning smithy'.
    rule(
        Kind.PERSON,
        r"\b(?:good morning|good afternoon|good evening|morning|night night|nos da|bore da|"
        r"goodnight|hello|hiya|welcome home|well done|happy birthday|come on|cheer up|steady on) "
        r"(?P<v>[a-z][\w'\u2019-]{3,})(?=\s*(?:[.,!?\n]|$)| (?:and|then|x+|love|mate|how)\b)",
        "morning afternoon evening night nos bore goodnight hello hiya welcome done birthday come "
        "cheer steady",
        check=_rare,
        level=Level.ASK,
    ),
    # 'perpetual from the council did the form with him'.
    rule(
        Kind.PERSON,
        r"(?:^|[.!?,;:\n\u2013-] ?|\band |\bthen |\bbut |\bso |\bwhen "
        r")(?P<v>[a-z][\w'\u2019-]{2,40}) "
        rf"from (?:the )?(?:{WORD} )?(?:{BODIES.replace(' ', '|')}) (?:who |that )?"
        rf"(?=(?:{DID.replace(' ', '|')})\b)",
        "from",
        BODIES,
        check=_somebody,
        level=Level.ASK,
        cased=True,
    ),
    # 'gave his name as professor', 'street name Spider'.
    rule(
        Kind.PERSON,
        rf"\b{CALLED_BY}(?: (?:as|is|was|now|then|of)|:|,)? {QUOTE}?(?P<v>[A-Z][\w'\u2019-]+)"
        rf"{UNQUOTE}?",
        "name nickname streetname",
        check=_named,
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.PERSON,
        rf"\b(?:gave|gives|giving|give|gets|goes by|uses|using|used) (?:(?:his|her|their|a|the|it|"
        rf"me|us) )?{CALLED_BY} (?:as|of) {QUOTE}?(?P<v>[\w'\u2019-]{{2,}})",
        "name nickname",
        "as of",
        check=_named,
        level=Level.ASK,
    ),
    # 'They had a name for me. It was "Soup".'
    rule(
        Kind.PERSON,
        r"\b(?:name|nickname|names|call|called|calls)\b[^\n\"\u201c]{0,40}[\"\u201c]"
        r"(?P<v>[A-Z][\w'\u2019-]+)[.,!]?[\"\u201d]",
        "name nickname names call called calls",
        check=_named,
        reach=12,
        level=Level.ASK,
        cased=True,
    ),
    # 'her nephew, SW'; 'at the request of TM'.
    rule(
        Kind.PERSON,
        r"\b(?:nephew|niece|son|daughter|brother|sister|husband|wife|mother|father|uncle|aunt|"
        r"cousin|partner|friend|neighbour|grandson|granddaughter|grandmother|grandfather|stepson|"
        r"stepdaughter|half-(?:brother|sister)|request of|behalf of|drawn by|signed by|prepared by|"
        r"evidence of|statement of|written by|approved by|drafted by),? "
        r"(?P<v>[A-Z]{2,3})(?=[\s.,;:)]|$)(?! (?:to|from) (?:the )?(?:team|service))",
        "nephew niece son daughter brother sister husband wife mother father uncle aunt cousin "
        "partner friend neighbour grandson granddaughter grandmother grandfather stepson "
        "stepdaughter half request behalf drawn signed prepared evidence statement written "
        "approved drafted",
        check=_initials,
        level=Level.ASK,
        cased=True,
    ),
    # First names cut short: 'Ma. Luzviminda', 'Wm. Croft'.
    rule(
        Kind.PERSON,
        rf"\b(?P<v>(?:Ma|Wm|Jno|Chas|Geo|Jas|Thos|Robt|Md|Mohd|Muhd|Saml|Benj|Edw|Alf|Fr|Sr|Bro|"
        rf"Capt|Maj|Lt|Col|Insp|Supt|Ptr|Hon|Rt Hon)\.? {NAME})",
        "ma wm jno chas geo jas thos robt md mohd muhd saml benj edw alf fr sr bro capt maj lt col "
        "insp supt ptr hon",
        cased=True,
    ),
    rule(
        Kind.PERSON,
        r"\b(?P<v>[\w-]{2,40}),? (?:that['\u2019]?s|which is|thats|is|cos that['\u2019]?s|its|"
        r"it['\u2019]s)"
        r" what (?:we|they|everyone|everybody|i|he|she|mum|dad|nan|the kids|the lads) (?:all )?"
        r"(?:calls?|called|named) (?:him|her|them|me|it)\b",
        "what",
        "call calls called named",
        check=_named,
        level=Level.ASK,
    ),
    # Initials of Mc and O': 'M. McA.', 'mr a. n. o'd.'.
    rule(
        Kind.PERSON,
        rf"\b(?:[A-Z]\. ?|{NAME} )?(?:Ma?c[A-Z]|O['\u2019][A-Z])\b\.?(?!\w)",
        "mca mcb mcc mcd mce mcf mcg mch mci mck mcl mcm mcn mcp mcq mcr mcs mct mcv mcw maca macd "
        "o'a o'b o'c o'd o'f o'g o'h o'k o'l o'm o'n o'r o's o't o",
        cased=True,
    ),
    rule(
        Kind.PERSON,
        r"\b(?:mr|mrs|ms|miss|dr|mx) (?P<v>(?:[a-z]\. ?){0,2}[a-z]\."
        r"(?: ?(?:o['\u2019]|mc)?[a-z]\b\.?)?)",
        "mr mrs ms miss dr mx",
    ),
    # A child by its letters: 'HNA (girl, born in June)', 'RTO, aged 22 months'.
    rule(
        Kind.PERSON,
        r"\b(?P<v>[A-Z]{2,4})(?=(?: \(|, )(?:a )?(?:girl|boy|born|aged|female|male|now aged|"
        r"d\.?o\.?b)\b)",
        "girl boy born aged female male dob d",
        check=_child,
        cased=True,
    ),
    rule(
        Kind.HANDLE,
        rf"(?<![\w.@])(?P<v>[\w.]{{4,40}}\w)(?=,? (?:is (?:me|him|her) )?on "
        rf"(?:{'|'.join(HANDLES.split())}"
        r")\b)",
        HANDLES,
        check=_online,
    ),
)
