"""A home told by what it is and stands by: the flat over the bakery, Tithe Street."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.rules import rule

WORD = r"[\w'\u2019&-]+"
WHOLE_WORD = f"{WORD}+"  # never tried in parts, or one endless word would take for ever
DWELLING = (
    r"(?:up ?stairs|down ?stairs|(?:top|ground|first|second|third|fourth|back|front) floor|"
    r"basement|attic|loft|flats?|rooms?|bedsits?|house|cottage|bungalow|caravans?|trailer|chalet|"
    r"static|mobile home|van|boat|barge|narrow ?boat|houseboat|shed|garage|lodge|annexe?|"
    r"maisonette|terrace|semi|prefab|hut|tent|doorway|bench|squat|lodgings|digs|pitch|plot|yard|"
    r"farm|barn|stables|lock-?up|hostel|bakery|chapel|vicarage|rectory|schoolhouse|school house|"
    r"police house|pub|shop|place|end one|corner one|tower|block)"
)
BY = (
    r"(?:of|over|above|behind|at|by|beside|opposite|near|next (?:door )?to|in|on|under|below|off|"
    r"backing on(?:to)?|facing|across from|at the (?:back|end|top|bottom|side|corner) of|round the "
    r"back of|two doors (?:down|up) from)"
)
# What no such telling holds: another sentence's beginning.
ELSE = (
    r"(?!(?:she|he|they|we|it|i|you|was|is|were|had|has|and|but|or|to|from|with|for|when|who|which|"
    r"that|weekend|moment|time|day|week|end of the)\b)"
)
# What ends where the street begins: 'the caravan behind the Esso on ', 'opposite the tower, '.
BEFORE = re.compile(
    rf"(?:\b(?:the|a|an|our|my|his|her|their) (?:{ELSE}{WORD} ){{0,2}}?{DWELLING}"
    rf"(?: {BY}(?: (?:the|a|an|our|that))?(?: {ELSE}{WORD}"
    rf"){{1,4}}?)?|\b(?:opposite|above|over|behind|beside|below|next (?:door )?to|near|facing|"
    rf"round the corner from) (?:the|a|an|our) (?:{ELSE}{WHOLE_WORD} ?){{1,4}}?|\b(?:the )?corner "
    rf"of(?: {WORD}){{1,3}}? (?:and|&)|\b(?:\w+ )?doors? (?:up|down|along) from (?:the |a "
    rf")?(?:{ELSE}{WHOLE_WORD} ?){{1,3}}?)"
    r"(?:,? (?:on|in|at|off|down|along|up)|,)?(?: the)? $",
    re.IGNORECASE,
)
# A home with no street to it: 'the maisonettes over the tanning shop', 'the gate past the viaduct'.
INDOORS = (
    r"(?!(?:desk|sofa|chair|kitchen|bathroom|lounge|office|stairs|reception|bed|rest|age|same|"
    r"other|table|counter|curtains?|scenes|law|radar|limit|times?|years?|weekend|holidays?|days?|"
    r"weeks?|months?|door|sink|wall|toilets?|hall|staff|carer|children|family)\b)"
)
NUMBER = "one|two|three|four|five|six|seven|eight|nine|ten"
TEENS = "eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
ANY = rf"(?:(?:{TENS})[ -](?:{NUMBER})|{NUMBER}|{TEENS}|{TENS})"
NUMBERS = f"{NUMBER}|{TEENS}|{TENS}".replace("|", " ")
AT = r"(?:at|from|outside|by|opposite|past|to|in|of|near|behind|next to|and|up|down)"
ROADS = (
    r"(?:road|rd|street|st|lane|ln|avenue|ave|close|drive|crescent|grove|terrace|gardens|walk|mews|"
    r"square|court|approach|way|row|hill|rise|parade|place|wharf|quay|green|yard|fold|gate)"
)
ROAD_WORDS = ROADS[3:-1].replace("|", " ")

RULES = (
    # 'number one-hundred-and-four', 'at a hundred and six', 'past number six'.
    rule(
        Kind.ADDRESS,
        rf"\b{AT} (?P<v>number (?:an?|{NUMBER})[ -]hundred(?:[ -](?:and[ -])?{ANY})?|"
        rf"(?:an?|one|two|three)[ -]hundred[ -]and[ -]{ANY}(?=[.,;:)]|$))",
        "hundred",
        level=Level.ASK,
    ),
    rule(
        Kind.ADDRESS,
        rf"\b{AT} (?P<v>(?:numbers?|(?!no one\b)no\.?|nos\.?) (?:\d{{1,3}}[a-z]?(?: (?:and|or|&) "
        rf"\d{{1,3}}[a-z]?)?|(?:{NUMBER})))\b(?!\.\d|%|[ -](?:of\b|bus|priority|one\b|spot|place|"
        rf"in the|"
        r"on the|for|people|children|hundred|thousand))",
        "number numbers no nos",
        f"9 {NUMBER.replace('|', ' ')}",
        level=Level.ASK,
    ),
    rule(
        Kind.ADDRESS,
        rf"\b(?P<v>(?:flat|apartment|apt|berth|chalet|caravan|pitch|bungalow|maisonette) "
        rf"(?:number )?{ANY})"
        r"\b(?! (?:of|people|children|days|weeks|months|years|times|hours|nights|bedroom)\b)",
        "flat apartment apt berth chalet caravan pitch bungalow maisonette",
        NUMBERS,
        level=Level.ASK,
    ),
    # 'Block C, Wharfedale Heights', 'Pinfold Ct, Blk C, door 31'.
    rule(
        Kind.ADDRESS,
        r"\b(?P<v>(?:Block|Blk|Building|Tower|Stair|Entrance|Flat|Apt|Unit) (?:[A-Z]|"
        r"\d{1,3}[A-Za-z]?),? (?:(?:[Ff]lat|[Dd]oor|[Rr]oom|[Rr]m|[Ff]loor) \d{1,3}[a-z]?|"
        r"[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,2}))",
        "block blk building tower stair entrance flat apt unit",
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.ADDRESS,
        r"\b(?P<v>[A-Z][\w'\u2019-]{1,40}(?: [A-Z][\w'\u2019-]{1,40}){0,2} (?:Rd|"
        r"Ave|Cres|Ct|Cl|Terr?|Gdns|Ln|"
        r"St(?!\.? [A-Z]))\b)",
        "rd ave cres ct cl ter terr gdns ln st",
        level=Level.ASK,
        cased=True,
    ),
    # 'the bungalow, station approach'; 'the old dairy, mill lane'.
    rule(
        Kind.ADDRESS,
        rf"\b(?P<v>the (?:old )?(?:{DWELLING}|dairy|forge|mill|stables|coach house|gatehouse|barn|"
        rf"nursery|station|lock|signal box|grange|manor|hall|beeches|elms|limes|firs), (?:the )?"
        rf"{WORD}(?: {WORD}){{0,2}}? {ROADS})\b",
        "the",
        ROAD_WORDS,
        level=Level.ASK,
    ),
    rule(
        Kind.ADDRESS,
        r"\b(?P<v>(?:the|a|his|her|my|our|their) (?:(?!room\b|other\b)[a-z'\u2019-]+ )?(?:gate|"
        r"house|cottage|bungalow|flats?|maisonettes?|caravan|trailer|chalet|houseboat|narrowboat|"
        r"bedsits?|farm|pitch|plot|terrace) (?:past|over|above|behind|opposite|beside|below|under|"
        r"facing|"
        rf"across from|next door to) the {INDOORS}{WORD}(?: (?:shop|flats?|house|works|lane|bridge|"
        r"church|chapel|school|station|hotel|club|arms|inn|farm|tower|mill|yard|parlour|salon|"
        r"office|park|road|street))?)\b",
        "past over above behind opposite beside below under facing across door",
        "gate house cottage bungalow flat flats maisonette maisonettes caravan trailer chalet "
        "houseboat narrowboat bedsit bedsits farm pitch plot terrace",
        level=Level.ASK,
    ),
)
# What may stand between two parts of one address: '2nd flr rear,', 'nr', '(odds),'.
BRIDGE = re.compile(
    r"[\s,()/-]*(?:(?:(?:\d\d?(?:st|nd|rd|th)|top|ground|first|second|third|upper|lower) (?:floor|"
    r"flr|fl)|floor|flr|rear|front|back|left|right|l/h|r/h|odds|evens|annexe?|basement|attic|"
    r"upstairs|downstairs|nr\.?|near|opp\.?|opposite|behind|beside|just off|off|by|flat|rm|room|"
    r"door|block|blk|unit|pitch|plot|c/o|the|[a-z]|\d{1,3}[a-z]?)\b[\s,()./-]*){1,5}",
    re.IGNORECASE,
)
TOLD_APART = re.compile(r",? ?\([^()\n]{1,40}\),? ?")  # 'Plot 30 (no number yet), Skylark Way'
# What is told of a home after its name: ', by the slipway', ', up the track', ' no. 5'.
AFTER = re.compile(
    rf",? (?:(?:by|up|down|over|past|behind|beside|opposite|facing|above|off|near|next to|round "
    rf"the back of|at the (?:end|top|bottom|back) of|end of) the {WORD}(?: (?:end|bridge|road|lane|"
    rf"works|church|shop|station|school|hall|wall|gate|farm|house))?|(?:no\.?|number) "
    rf"\d{{1,3}}[a-z]?)\b",
    re.IGNORECASE,
)
HOUSE = re.compile(
    r"(?:house|cottages?|lodge|farm|hall|barn|court|villas?|mill|grange|flats?|towers?|schoolhoose|"
    r"schoolhouse|rectory|vicarage|manse|croft|bungalow|steading|tŷ|ty)$",
    re.IGNORECASE,
)
BRIDGED = (Kind.ADDRESS, Kind.PLACE, Kind.ORGANISATION, Kind.POSTCODE)
NEARBY = re.compile(r",? (?:nr\.?|near) ", re.IGNORECASE)
GAP = 32  # characters of it
REACH = 80  # characters before a street in which its home may be told


def widened(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """What is told of a home before or after the streets and houses found, or between two parts."""
    ordered = sorted(span for span in spans if span.kind in BRIDGED)
    for span, other in pairwise(ordered):
        if 0 < other.start - span.end <= GAP and _one_address(text, span, other):
            yield Span(span.start, other.end, Kind.ADDRESS, Level.ASK)
    for span in ordered:
        street = span.kind is Kind.ADDRESS
        if street and (told := BEFORE.search(text, _line(text, span.start), span.start)):
            yield Span(told.start(), span.end, Kind.ADDRESS, span.level)
        if (street or HOUSE.search(text, span.start, span.end)) and (
            told := AFTER.match(text, span.end)
        ):
            yield Span(span.start, told.end(), Kind.ADDRESS, Level.ASK)


def _one_address(text: str, span: Span, other: Span) -> bool:
    """Whether what stands between two finds joins them: '2nd flr rear,', '(no number yet),'."""
    between = (BRIDGE, TOLD_APART) if Kind.ADDRESS in (span.kind, other.kind) else (NEARBY,)
    return any(bridge.fullmatch(text, span.end, other.start) for bridge in between)


def _line(text: str, end: int) -> int:
    """Where what may be told of a home before a street begins: in its own sentence, and near."""
    stopped = max(text.rfind(stop, 0, end) for stop in ("\n", ". ", "; ", ": "))
    return max(0, end - REACH, stopped + 1)
