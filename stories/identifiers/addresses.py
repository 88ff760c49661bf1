"""Streets, houses and flats: 12 Mill Lane, flat 3, 9 Hill Top, a house known by its number."""

import re
from collections.abc import Iterator

from stories.identifiers import lists
from stories.identifiers.facts import MIXED, TITLE, UPPER, Facts
from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.rules import rule
from stories.identifiers.words import Page, Signs, bag, places

STREETS = bag(
    "road rd street st lane ln avenue ave close cl drive way crescent cres grove terrace "
    "row place gardens gdns walk rise mews square sq parade wynd brae court hill view loan "
    "vennel gate hse ho cottages villas wharf quay mount brow croft"
    "green park estate flats tower towers heights buildings "
    "cresent cresant crecent avenu avanue steet stret strret raod rode terace terrice gardns closs"
)
# Streets as well, after a house number: where they have a capital or an odd word before them.
STREETS_TOO = bag(
    "bank banks loanen acre acres top bottom side end fold garth hey heys holme knoll lea leas "
    "meadow meadows orchard orchards nook path passage approach spinney copse dell dene dale ridge "
    "promenade esplanade embankment parkway cliff drove fields field ford glebe glade hamlet hatch "
    "haven haugh heath hollow hurst landing links mall maltings mead mill moor oval paddock "
    "paddocks precinct quadrant reach rigg shambles shaw slip strand thorpe toft tye vale valley "
    "village warren wood woods yard loke twitten snicket entry corner cross chase causeway burn "
    "glen knowe law loch toll wells water weir bridge common coppice crest cottage ope cleave "
    "ridings riding lonnen lonning ginnel chare pend pastures ley leaze butts gait royd clough "
    "syke beck jitty twitchel steps stairs bottoms intake scar moorings brooks "
    "backs barton covert dyke edge farm fen firs forge gap gill hythe island junction lock lodge"
)
HOUSE_NUMBERS = bag(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
NUMBERED = HOUSE_NUMBERS | {"9"}
FLATS = bag("flat flt apartment apt unit room plot")
BEFORE_NUMBERS = FLATS | {"number", "no"}
BUILDINGS = bag("house hse lodge court point mansions hall block wing")
NUMBER = re.compile(r"\d{1,4}[a-z]?", re.IGNORECASE)
NOT_STREETS = bag(
    "minutes minute min mins hours hour days day weeks week months month years year yards "
    "miles mile metres people children kids times doors houses pounds am pm other more of "
    "them down up along across off from to and or in on at by for with the a an this that "
    "his her their our my your"
)
FAMILIAR = 4  # bands above this are words of every day
NO_STREET = (  # capitalised words that a number counts or dates
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Child|Care|"
    r"Core|Famil|People|Year|Month|Week|Day|Hour|Social|Looked|Foster|Plan|Star|Percent|Per)[a-z]*"
)
WORD = r"[\w'\u2019-]+"
SHOP = (
    r"(?:warehouse|shop|bookie'?s|bookmakers?|chip ?shop|chippy|pub|bakery|takeaway|launderette|"
    r"salon|barber'?s|butcher'?s|post office|bank|garage|bakers|restaurant|cafe|caf\u00e9|office|"
    r"church|club|arcade|newsagent'?s?|chemist'?s?|kebab house|funeral parlour)"
)
HOMES = r"(?:flats?|bedsits?|rooms?|maisonettes?|apartments?|lodgings|annexe)"

RULES = (
    # A street without its number: Whitehall Crescent, Old Market Street.
    rule(
        Kind.ADDRESS,
        r"(?<![.!?] )(?<!\n)\b[A-Z][\w'\u2019-]{1,40}(?: [A-Z][\w'\u2019-]+){0,2} (?:Street|Road|"
        r"Lane|Avenue|Close|Crescent|Terrace|Grove|Gardens|Mews|Wharf|Quay|Rise|Brow|Mount|Croft|"
        r"Parade)\b",
        "street road lane avenue close crescent terrace grove gardens mews wharf quay rise brow "
        "mount croft parade",
        cased=True,
    ),
    rule(
        Kind.ADDRESS,
        r"\b(?:number |no\.? ?)?\d{1,4}[a-z]?,? (?:heol|lon|ffordd|stryd|tan|maes|bro|clos|rhes|"
        r"pen)[ -][\w'\u2019-]+(?:[ -][A-Z][\w'\u2019-]+)?",
        "9",
        "heol lon ffordd stryd tan maes bro clos rhes pen",
    ),
    rule(
        Kind.ADDRESS,
        r"\b(?:flat|apartment|apt|plot|pitch|caravan|berth|mooring|chalet|block)\.? (?:no\.? |"
        r"number )?(?:[a-z]?\d{1,3}[a-z]?|[a-z](?=,? (?:flat|block|room)))\b(?:,? (?:flat|block|"
        r"room) \d{1,3}[a-z]?)?(?! (?:people|children|weeks|days|sessions|times|per|hours|of)\b|%|"
        r"\.\d)",
        "flat apartment apt plot pitch caravan berth mooring chalet block",
        level=Level.ASK,
    ),
    # With a place after it: '23 Brae Head, Inverdoon', '1 Lower Pightle'.
    rule(
        Kind.ADDRESS,
        rf"(?:^|[,:;(] )(?P<v>\d{{1,3}}[a-z]? (?!{NO_STREET}\b)[A-Z][a-z\u2019'-]{{2,}}"
        rf"(?: [A-Z][a-z\u2019'-]+){{0,2}})(?=, [A-Z][a-z]+|$)",
        "9",
        reach=6,
        level=Level.ASK,
        cased=True,
    ),
    # A house whose street has no word for it: 'at 46 Lowfield'.
    rule(
        Kind.ADDRESS,
        rf"\b(?:at|to|from|outside|lives|lived|living)\s(?P<v>\d{{1,3}}[a-z]?,?\s(?!{NO_STREET}\b)"
        r"[A-Z][a-z\u2019'-]{2,}(?:\s[A-Z][\w\u2019'-]+){0,2})\b",
        "at to from outside lives lived living",
        "9",
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.ADDRESS,
        r"\b(?:at|from|in|of|near|opposite|about|outside|past|next to|live|lives|lived|knock|"
        r"knocked on|neighbour|lady|woman|man|bloke|lot|them|her|him) (?:(?:at|in) )?"
        r"(?P<v>(?:number|no\.?)\s?\d{1,3}[a-z]?)\b(?!\.\d|%|\sof\b)",
        "number no",
        "9",
        level=Level.ASK,
    ),
    # '112 Pomeroy House', whatever stands before it.
    rule(
        Kind.ADDRESS,
        rf"(?<![\w/.,\u00a3-])\d{{1,4}}[a-z]? (?!{NO_STREET}\b)(?:[A-Z][\w'\u2019-]+ ){{1,3}}"
        r"(?:House|Court|Towers?|Point|Heights|Mansions|Buildings|Lodge|Flats|Cottages|Villas|"
        r"Almshouses|Park|Estate|Wharf|Yard)\b",
        "9",
        "house court tower towers point heights mansions buildings lodge flats cottages villas "
        "almshouses park estate wharf yard",
        cased=True,
    ),
    # What part of a house: '17A, above the sari shop', '38, opp.', '12 (top flat)'.
    rule(
        Kind.ADDRESS,
        r"(?<![\w/.,\u00a3-])(?P<v>\d{1,3}[a-z]?,? \(?(?:above|over|opp\b\.?|opposite|behind|"
        r"below|underneath|next door to|top flat|ground floor|first floor|basement|flat above)"
        r"(?:\)| (?:the )?[a-z][\w'\u2019-]*(?: (?:shop|flat|caf\u00e9|cafe|pub|bakery|chippy|"
        r"bookies|launderette|chemist|salon|barbers|takeaway|garage|school|church|station|"
        r"park))?)?)",
        "9",
        "above over opp opposite behind below underneath next top ground first basement flat",
        check=lambda match: (
            Kind.ADDRESS
            if re.match(r"\d+(?:[a-z],?|,)? ?\(?", match["v"], re.IGNORECASE)[0].rstrip(" (")[-1]
            in ",abcdefghABCDEFGH"
            else None
        ),
        level=Level.ASK,
    ),
    # '1-3 Foundry Row', '44 (2/1) Garrioch Quadrant', '2/1, 44 Nairn Street'.
    rule(
        Kind.ADDRESS,
        r"(?<![\w/.,\u00a3-])(?P<v>(?:\d{1,3}[a-z]?\s?[-\u2013/&]\s?\d{1,3}[a-z]?,?|\d{1,3} "
        r"\(\d/\d\)|\d{1,2}/\d{1,2},? \d{1,3}) (?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|"
        r"Nov|Dec)[a-z]*\b)[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,2} "
        r"(?:Street|Road|Row|Lane|Close|Court|Quadrant|Terrace|Place|Drive|Avenue|Crescent|Gardens|"
        r"Square|Walk|Way|Hill|Mews|Wynd|Buildings|Cottages|St|Rd|Ave))\b",
        "9",
        "street road row lane close court quadrant terrace place drive avenue crescent gardens "
        "square walk way hill mews wynd buildings cottages st rd ave",
        cased=True,
    ),
    # 'flat b, 12 mill lane', 'blk 4 flat 12', 'room 212 at the lodge', 'the top flat on Cragg St'.
    rule(
        Kind.ADDRESS,
        r"\b(?P<v>(?:flat|apartment|apt|room|rm|unit|block|blk|bungalow|hut|lodge|static|van|"
        r"trailer) (?:no\.? |number )?(?:\d{1,3}[a-z]?|[a-h])(?=,? (?:\d{1,3}|the |at |in the |"
        r"(?:flat|blk|block|room|unit) \d)))",
        "flat apartment apt room rm unit block blk bungalow hut lodge static van trailer",
        level=Level.ASK,
    ),
    rule(
        Kind.ADDRESS,
        r"\b(?P<v>(?:the )?(?:top|bottom|ground floor|basement|end|middle|corner|first floor|attic|"
        r"last) (?:flat|house|terrace|bungalow|caravan|cottage|pitch|plot) (?:on|in|at|of) "
        r"(?:the )?[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,2})",
        "flat house terrace bungalow caravan cottage pitch plot",
        level=Level.ASK,
        cased=True,
    ),
    # 'at nine arkwright walk': a number in words before a street with an odd word.
    rule(
        Kind.ADDRESS,
        rf"\b(?P<v>(?:{'|'.join(sorted(HOUSE_NUMBERS))})(?:[ -](?:one|two|three|four|five|six|"
        r"seven|eight|nine))? (?P<n>[a-z][\w'\u2019-]+) (?:road|rd|street|lane|ln|avenue|ave|"
        r"close|drive|crescent|grove|terrace|gardens|walk|mews|square|court|brow|mount|croft|rise|"
        r"row|hill|brae|view|parade|place|way|fold|wynd|villas|cottages|buildings))\b",
        " ".join(sorted(HOUSE_NUMBERS)),
        "road rd street lane ln avenue ave close drive crescent grove terrace gardens walk mews "
        "square court brow mount croft rise row hill brae view parade place way fold wynd villas "
        "cottages buildings",
        check=lambda match: (
            Kind.ADDRESS
            if not lists.known().get(match["n"].lower(), 0) & lists.BAND > FAMILIAR
            else None
        ),
        level=Level.ASK,
    ),
    # 'turned left. Number 91.'; 'the seagull, marine drive,'.
    rule(
        Kind.ADDRESS,
        r"(?:^|[.!?] )(?P<v>(?:Number|No\.) \d{1,3}[a-z]?)(?=[.,;]\s)",
        "number no",
        "9",
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.ADDRESS,
        r", (?P<v>(?!in\b|on\b|the\b|a\b|down\b|up\b|cross\b|to\b)[a-z]{4,} (?:street|road|lane|"
        r"avenue|terrace|crescent|drive|close|parade|prom))(?=\s*[,.;\n]|$| and\b)",
        "street road lane avenue terrace crescent drive close parade prom",
        level=Level.ASK,
    ),
    # '7 the cottages', '19 the crofts'.
    rule(
        Kind.ADDRESS,
        r"\b(?:to|at|from|is|of|near|in|outside|live|lives) (?P<v>\d{1,3}[a-z]?,? the [a-z]{4,}s)\b"
        r"(?=\s*[.,;:!?\n)]|$| (?:before|by|on|in|and|for|near|off|then|if|so|x+)\b)",
        "9",
        "to at from is of near in outside live lives",
        level=Level.ASK,
    ),
    rule(
        Kind.ADDRESS,
        r"\bnumber (?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -]?"
        r"(?:one|two|three|four|five|six|seven|eight|nine)?|"
        r"(?:thir|four|fif|six|seven|eigh|nine)teen|eleven|twelve)\b",
        "number",
        level=Level.ASK,
    ),
    # 'seventy two oak tree rise', 'two hundred and six whinmoor drive'.
    rule(
        Kind.ADDRESS,
        rf"\b(?P<v>(?:(?:a|one|two|three) hundred and )?(?:{'|'.join(sorted(HOUSE_NUMBERS))})(?:[ "
        r"-](?:one|two|three|four|five|six|seven|eight|nine))? "
        rf"(?:(?!{'|'.join(sorted(NOT_STREETS))})[a-z][\w'\u2019-]+ ){{2,3}}?(?:road|rd|street|"
        r"lane|avenue|ave|close|drive|crescent|grove|terrace|gardens|mews|square|rise|way))\b",
        " ".join(sorted(HOUSE_NUMBERS)),
        "road rd street lane avenue ave close drive crescent grove terrace gardens mews "
        "square rise way",
        level=Level.ASK,
    ),
    rule(
        Kind.ADDRESS,
        r"\b(?P<v>(?:The |Old |New )*[A-Z][\w'\u2019-]{1,40} (?:Cottage|Farm|House|Lodge|Barn|"
        r"Bungalow|Villa|Forge|Box|Mill|Rectory|Vicarage|Schoolhouse|Chapel),? (?:[Nn]ear |"
        r"nr |by |off |at )?[A-Z][\w'\u2019-]+(?: (?:Lane|Road|Street|Hill|Green|Row))?)",
        "cottage farm house lodge barn bungalow villa forge box mill rectory vicarage "
        "schoolhouse chapel",
        level=Level.ASK,
        cased=True,
    ),
    # 'the flats over the carpet warehouse on Attercombe Road', 'the tower, number 93'.
    rule(
        Kind.ADDRESS,
        rf"\b(?P<v>(?:the )?{HOMES} (?:over|above|behind|below|under|on top of) the (?:{WORD} )"
        rf"{{0,2}}{SHOP}(?: (?:on|in|at) (?-i:[A-Z]){WORD}(?: (?-i:[A-Z]){WORD})*)?)",
        "over above behind below under top",
        "flat flats bedsit bedsits room rooms maisonette maisonettes apartment apartments lodgings "
        "annexe",
        level=Level.ASK,
    ),
    rule(
        Kind.ADDRESS,
        r"\b(?P<v>(?:the )?(?:tower|towers|flats|block|high ?rise|court|estate|terrace|row|close|"
        r"site|yard),? (?:number|no\.?|at) \d{1,3}[a-z]?)\b",
        "tower towers flats block highrise high rise court estate terrace row close site yard",
        "number no at",
        level=Level.ASK,
    ),
    rule(
        Kind.ADDRESS,
        r"\b(?:go|come|call|pop|round|over|down|is at|lives?|to|at) (?:round |to |at |on )?"
        r"(?:\w{3,5} )?(?P<v>\d{1,3}[a-d] (?!on\b|in\b|at\b|and\b|for\b|the\b|to\b|is\b|maths\b|"
        r"class\b|english\b|she\b|he\b|they\b|we\b|was\b|with\b)[a-z]{4,})\b",
        "9",
        "go come call pop round over down lives live to at",
        level=Level.ASK,
    ),
)


def find_addresses(page: Page, facts: Facts, present: Signs) -> Iterator[Span]:
    """A house number, then one to four words, the last of them a kind of street."""
    size = len(page)
    for at in places(present, NUMBERED):
        word = page.plain[at]
        spelled = word in HOUSE_NUMBERS and at + 1 < size and facts.shape[at + 1] == TITLE
        if not spelled and (not word[0].isdecimal() or not NUMBER.fullmatch(word)):
            continue
        if at + 1 < size and page.gaps[at + 1].strip(" ,\n"):  # '7. AOB. Car park'
            continue
        for head in range(at + 2, min(at + 6, size)):
            if (page.plain[head - 1] in NOT_STREETS and not _green(page, at, head)) or page.gaps[
                head
            ].strip(" ,.\n'\u2019sS-"):
                break
            street = page.plain[head] in STREETS and (
                page.plain[head] != "place" or page.words[head][0].isupper()  # 4 visits take place
            )
            street = street or (page.plain[head] in STREETS_TOO and _like_a_street(facts, at, head))
            if (street or (page.plain[head] in BUILDINGS and _flat(page, at) < at)) and not (
                head + 1 < size and page.plain[head + 1] in STREETS and page.gaps[head + 1] == " "
            ):
                yield Span(page.starts[_flat(page, at)], page.ends[head], Kind.ADDRESS)
                break


def _like_a_street(facts: Facts, at: int, head: int) -> bool:
    """'9 Hill Top', '27 gledhow bank': capitals throughout, or a word before that is no word."""
    inner = range(at + 1, head)
    if all(facts.shape[word] in (TITLE, UPPER, MIXED) for word in (*inner, head)):
        return not any(facts.safe[word] for word in inner)
    return any(unusual(facts.bits[word]) and not facts.safe[word] for word in inner)


def _green(page: Page, at: int, head: int) -> bool:
    """'12, The Green': 'the' right after the house number."""
    return head == at + 2 and page.plain[at + 1] == "the" and page.words[head][0].isupper()


def _flat(page: Page, at: int) -> int:
    """The word where 'Flat 3, ' or the like begins, if it stands before the house number."""
    if (
        at > 1
        and page.plain[at - 2] in FLATS
        and any(letter.isdigit() for letter in page.plain[at - 1])
    ):
        return at - 2
    return at - 1 if at and page.plain[at - 1] in BEFORE_NUMBERS else at


def unusual(bits: int) -> bool:
    """Not an ordinary word: unknown, or known as a place or a name and not otherwise."""
    return (not bits & lists.BAND and not bits & lists.SLIP) or bool(bits & lists.PLACE)
