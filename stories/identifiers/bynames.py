"""People by a byname, an initial or a place in a row: biscuit bill, Len the Clocks, the mother, "
"MS."""

import re

from stories.identifiers import lists
from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule
from stories.identifiers.words import bag, fold

# What people put before a first name to tell one from another.
BYNAMES = (
    "big little lil wee young old auld mad fat tall tiny long short skinny lanky baldy bald "
    "ginger red black blond blonde curly scotch scots scottish scouse geordie brummie cockney "
    "welsh irish english polish paddy taff jock yorkie manc london brum london essex crazy daft "
    "dizzy smiling smiley happy grumpy moody lucky dirty smelly filthy stinky nasty posh scruffy "
    "nice sleepy lazy one-eyed one-armed deaf blind peg-leg hoppy gypsy pikey boxer fisher farmer "
    "sailor soldier sarge captain cap major colonel postman milkman binman plumber sparky chippy "
    "joiner butcher baker barber cabbie taxi trucker biker copper drummer fiddler piper bookie "
    "biscuit chips cider whisky brandy gin beer coffee tea cake pie pasty bacon sausage egg fish "
    "spud tatty onion pickle mushroom cheese honey jam toffee sugar coco bongo disco elvis "
    "ukulele banjo guitar piano accordion trumpet market bus train tram boat barge canal river "
    "shed garage tattoo bandana beardy specky four-eyes skinhead punk hippy rasta dread rambo "
    "jumbo diamond golden silver rusty dusty fingers tramp cowboy indian mystic saint reverend "
    "brother uncle auntie nanny granny cousin"
)
KIN = (
    r"(?:mother|father|mum|dad|grandmother|grandfather|stepfather|stepmother|child|children|"
    r"sister|brother|sibling|siblings|son|daughter|partner|wife|husband|boy|girl|twin|twins|"
    r"baby|aunt|uncle|applicant|respondent|appellant|carer|carers|patient|claimant|defendant|"
    r"complainant|witness|perpetrator|victim|tenant|guardian|adult|client|resident|pupil|student)"
)
KIN_WORDS = KIN[3:-1].replace("|", " ")
# What two or three capitals after such a word stand for when they stand for no name.
NOT_INITIALS = bag(
    "NHS LA SW GP PC CIN CP LAC CLA EHCP SEN SEND IRO TAF OT CPN AMHP MH LD ASD ADHD FSW SSW HV "
    "PA QC KC JP DV DA DNA NFA IS AS OK ID UK EU US TV BSL EAL PRU PTSD OCD BPD ADD DOB RIP WAS "
    "HAS AND THE FOR DOLS MCA SGO PLO ICO CAO AND NOT AKA ETC WHO MDT ICU DOLS LPA POA IMCA IDVA "
    "ISVA CMHT COPD MS ME CF CP HIV TB DS FAS FASD PTS EUPD"
)
SPOKE = (
    r"(?:to|said|asked|reported|noted|agreed|reminded|confirmed|raised|felt|advised|gave|will|has|"
    r"had|is|was|thanked|presented|shared|queried|explained|opened|closed|apologised|spoke|"
    r"suggested|wondered|told|rang|visited|met|saw)"
)
SPOKE_WORDS = SPOKE[3:-1].replace("|", " ")
SIGNS = r"[-\u2013\u2014~]"


def _first_name(word: str) -> bool:
    return bool(lists.known().get(fold(word), 0) & lists.FIRST)


def _bynamed(match: re.Match) -> Kind | None:
    """A first name after a byname, with nothing before it that counts or owns: no 'old mill'."""
    bits = lists.known().get(fold(match["n"]), 0)
    plain = bits & lists.BAND > COMMON and not match["n"][0].isupper()
    day = fold(match["n"]).endswith("day")
    return Kind.PERSON if bits & lists.FIRST and not (plain or day) else None


COMMON = 5  # bands above this are words met every day


def _the_trade(match: re.Match) -> Kind | None:
    """'Len the Clocks', 'Dai the Post', 'jones the milk'; not 'Hope the Team'."""
    first, trade = match["n"], match["t"]
    known = lists.known()
    bits = known.get(fold(first), 0)
    if not bits & lists.FAMILIAR or fold(trade) in ("first", "second", "great", "council"):
        return None
    told = trade[0].isupper() or fold(trade) in TRADES
    plain = bits & lists.BAND > (COMMON if first[0].isupper() else RARE)
    return Kind.PERSON if told and not plain else None


RARE = 3
TRADES = bag(
    "milk post bread coal clocks meat fish book books bus taxi shop pub bakery butcher baker boat "
    "boats ferry farm sheep pigs bees eggs chips lamp lamps bell bells death grave hearse pills "
    "knife fiddle pipes horse horses dog dogs cat bag bags bins van plumb tiles roof paint sparks "
    "spark chippy crow fox voice singer fiddler piper hat beard boot boots wheel"
)


def _initials(match: re.Match) -> Kind | None:
    return None if match["v"].replace(".", "") in NOT_INITIALS else Kind.PERSON


AFTER_KIN = re.compile(rf"\b{KIN}(?:, | \(| - | \u2013 )$", re.IGNORECASE)
BACK = 20  # characters before initials in which the word for somebody stands


def _kin_by_initials(match: re.Match) -> Kind | None:
    start = match.start("v")
    told = AFTER_KIN.search(match.string, max(0, start - BACK), start)
    return _initials(match) if told else None


def _capital(match: re.Match) -> Kind | None:
    """A name that signs: after a dash at the end of a line."""
    known = lists.known()
    words = match["v"].split()
    ordinary = any(
        known.get(fold(word), 0) & lists.BAND > 3 and not _first_name(word) for word in words
    )
    return None if ordinary else Kind.PERSON


RULES = (
    rule(
        Kind.PERSON,
        rf"(?<![\w'\u2019-])(?P<v>(?:{BYNAMES.replace(' ', '|')}) (?P<n>[a-z][\w\u2019'-]+))"
        rf"(?<!'s)(?<!\u2019s)\b",
        BYNAMES,
        check=_bynamed,
        level=Level.ASK,
    ),
    rule(
        Kind.PERSON,
        r"\b(?P<v>(?P<n>[a-z][\w\u2019-]+) (?:the|o['\u2019]? ?the|y|yr) (?P<t>[a-z]{3,12}))\b",
        "the y yr",
        check=_the_trade,
        level=Level.ASK,
    ),
    # 'the mother, MS, giving evidence', 'child (AB)', 'the father DS'.
    rule(
        Kind.PERSON,
        r"(?<=[ (])(?P<v>[A-Z]\.?[A-Z]\.?(?:[A-Z]\.?)?)(?=[,);]| \u2013)",
        KIN_WORDS,
        check=_kin_by_initials,
        cased=True,
    ),
    rule(
        Kind.PERSON,
        rf"\b(?i:{KIN}), (?P<v>MS|DS|ME|CF|CP|PA|LA|OT|AS|IS|DA|DV|JP|KC),",
        KIN_WORDS,
        level=Level.ASK,
        cased=True,
    ),
    # As minutes have it: 'Action: BT to tell her', 'RK noted'.
    rule(
        Kind.PERSON,
        rf"(?:^|[.:;\u2022] ?|- )(?P<v>[A-Z]\.?[A-Z]\.?(?:[A-Z]\.?)?) (?={SPOKE}\b)",
        SPOKE_WORDS,
        check=_initials,
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.PERSON,
        rf"(?:^|[.!?x)] ?){SIGNS} ?(?P<v>[A-Z][a-z'\u2019]{{1,14}}(?: "
        rf"[A-Z][\w'\u2019]*\.?)?)[ x]*$",
        check=_capital,
        level=Level.ASK,
        cased=True,
    ),
    # A surname after a word no list of first names holds: 'Nobody Dixon'.
    rule(
        Kind.PERSON,
        r"[\"\u201c\u2018'](?P<v>[A-Z][a-z]+ (?P<n>[A-Z][a-z]+))[\"\u201d\u2019']",
        check=lambda match: (
            Kind.PERSON
            if lists.known().get(fold(match["n"]), 0) & lists.LAST
            and not lists.known().get(fold(match["n"]), 0) & lists.BAND > COMMON
            else None
        ),
        level=Level.ASK,
        cased=True,
    ),
)
