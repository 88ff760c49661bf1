"""Names told by how they are announced: "Marmalade", true name ...; Boro Nani; Lomas Salvage."""

import re

from stories.identifiers import lists, phrases
from stories.identifiers.finding import Kind, Level
from stories.identifiers.model import DAYS, MONTHS
from stories.identifiers.rules import rule
from stories.identifiers.words import TIGHT, bag, read

WORD = r"[\w'\u2019-]+"
CAPITAL = rf"(?-i:[A-Z]){WORD}"
# Where a word begins; not within one, or an endless one would be tried from each of its parts.
FIRST = r"(?<!\w['\u2019-])\b(?=\w)"
OPEN, SHUT = r"[\"\u201c'\u2018]", r"[\"\u201d'\u2019]"
# Elders as many families speak of them: where it has a capital, it stands for one person.
ELDERS = (
    "Nani Nana-ji Dadi Dadaji Nanaji Daadi Naani Bibi Khala Khalu Chacha Chachi Mami Mamu Phupho "
    "Boro Apa Baji Didi Bhai Bhabhi Babuji Biji Ammi Abbu Amma Appa Ayeeyo Awoowe Hooyo Abti "
    "Eeddo Lola Lolo Tita Tito Kuya Halmoni Abuela Abuelo Babcia Dziadek Ciocia Wujek Bunica "
    "Bunicul Tanti Yiayia Pappou Teta Jiddo Jido Nonna Nonno Babushka Dido Baba Nene Dede Mamie "
    "Bac B\u00e1c B\u00e0 \u00d4ng Ong C\u00f4 Ch\u00fa Popo PoPo Gong Ah Iya Baba Mzee Bisi Mamgu "
    "Tadcu Taid Nain Mamó Daideo"
)
NAMES_TOO = "Lola Bibi Teta Ong Ah Didi Dido Bac Amma Bisi Tita Tito Apa Baba Boro Nonna"
OTHERWISE = r"(?:true|real|full|legal|proper|given|birth|actual|right|registered) name"
CALLS = (
    r"(?:self|aka|a\.k\.a\.|alias|(?:calls?|called|styles?|names) (?:him|her|them|my|your)sel(?:f|"
    r"ves)|prefers|goes by|went by|answers to|answered to|pronounced|likes to be called|wants to "
    r"be called|signs (?:him|her)self)"
)
TRADES = (
    "salvage motors autos tyres scrap builders joinery plumbing stores fabrics carpets furniture "
    "fisheries seafoods dairies nurseries coaches taxis cabs haulage removals electrical roofing "
    "scaffolding butchers bakers florists opticians solicitors chemists newsagents garages "
    "upholstery metals timber textiles tailors cycles records ironmongers saddlery aggregates"
)
BODIES = (
    "scheme project programme initiative partnership society choir band league network forum "
    "cooperative fleet appeal fund fellowship regatta carnival gala festival association"
)
TEAMS = "team service unit hub office desk clinic"
# A modal before what only a name can stand before, or after what only a name can follow.
FINITE = (
    "wouldn't wouldnt couldn't couldnt didn't didnt doesn't doesnt isn't isnt wasn't wasnt won't "
    "wont would could can can't cant will is was has had says said drives drove goes went came "
    "comes rang knows knew thinks wants wanted likes liked loves loved lives lived got gets took "
    "takes looks looked smiled laughed told asked sat stood ran found made makes gave gives"
)
VERBS = FINITE.replace(" ", "|").replace("'", "['\u2019]")
ENDING_SO = r"(?:embed|imbed|shred)\b"  # and are no past
NO_MODAL = (
    r"(?<!the )(?<!a )(?<!his )(?<!her )(?<!my )(?<!free )(?<!own )(?<!their )(?<!living )"
    r"(?<!good )(?<!last )(?<!ill )(?<!in )(?<!this )(?<!next )(?<!of )(?<!since )(?<!early )"
    r"(?<!late )(?<!mid )(?<!by )(?<!until )(?<!every )(?<!['\u2019]s )(?<!s['\u2019] )(?<!our )"
    r"(?<!no )(?<!iron )(?<!strong )(?<!political )"
)
COURT = (
    r"(?:family (?:proceedings )?court|magistrates['\u2019]? court|county court|sheriff court|"
    r"crown court|youth court|coroner['\u2019]?s court|family drug and alcohol court|"
    r"(?:first-?tier |upper |employment |mental health )?tribunal(?: \([^()\n]{2,60}\))?|"
    r"(?:hearing|justice) centre|court of protection|family division)"
)
# What follows a name, and no 'will' of somebody who 'will help': 'the worker you met will help'.
GOES_ON = (
    r"(?:\s*(?:[.,;:!?)]|$)| (?:and|or|but|at|on|in|from|to|about|for|again|after|before|who|that|"
    r"because|so|if|when|how|what|his|her|their|my|an?|the|this|last|yesterday|today|off|up|out|"
    r"outside|over|down|by|as|is|was|said|says|x+)\b)"
)
COMMON, COMMONER = 2, 4  # bands above these: words people know, and those they know best
KIN = bag(
    "mum mummy mam mom dad daddy mother father nan nana nanny gran granny grandma grandad aunt "
    "auntie aunty uncle miss sir and my the"
)


def _known(written: str) -> bool:
    """Whether each part is a word people know and nobody's name: child's, up-to-date."""
    return all(map(_known_part, read(written).plain, read(written).words))


def _known_part(word: str, written: str) -> bool:
    bits = lists.known().get(word, 0)
    best = written.islower() and bits & lists.BAND > COMMONER
    ordinary = best or (bits & lists.BAND > COMMON and not bits & (lists.LAST | lists.PLACE))
    return bool(ordinary) or word in phrases.sector().known


def _odd(found: re.Match) -> Kind | None:
    """Where the word that names it is no word of the dictionary, nor of the sector."""
    said = _known(found["n"]) or " ".join(read(found["v"]).plain) in phrases.sector().known
    return None if said else Kind.ORGANISATION


def _sat(found: re.Match) -> Kind | None:
    """The same of a court, which may sit on a day or in a month as well."""
    return None if found["n"].lower() in DAYS | MONTHS else _odd(found)


def _preferred(found: re.Match) -> Kind | None:
    """'prefers Ash' and 'prefers "Treacle"', but not 'prefers Monday', 'answers to Ofsted'."""
    quoted = found.start("v") and found.string[found.start("v") - 1] in "\"\u201c'\u2018"
    chosen = found[0].lower().startswith(("prefers", "answer"))
    first = read(found["v"]).words[0]
    day = first.lower() in DAYS | MONTHS
    plain = day or (_known(first) and not lists.known().get(first.lower(), 0) & lists.FIRST)
    return None if chosen and not quoted and plain else Kind.PERSON


def _byname(found: re.Match) -> Kind | None:
    """'"the lad who rang"', '"Big Kev"'; but not '"Mum and Dad"', nor '"hard to reach"'."""
    words, known = read(found["v"]).plain, lists.known()
    capital = found["v"] != found["v"].lower() or words[:1] in (["the"], ["our"], ["old"], ["big"])
    said = not capital and all(known.get(word, 0) & lists.BAND > COMMONER for word in words)
    return None if said or KIN.issuperset(words) else Kind.PERSON


RULES = (
    rule(
        Kind.PERSON,
        rf"{OPEN}(?P<v>{CAPITAL}(?: {CAPITAL})?){SHUT},? \(?{OTHERWISE}\b",
        "true real full legal proper given birth actual right registered",
        "name",
        level=Level.ASK,
    ),
    rule(
        Kind.PERSON,
        rf"\b{CALLS}[:,]? (?:as )?{OPEN}?(?P<v>{CAPITAL}(?: {CAPITAL})?)",
        "self aka alias himself herself themselves myself yourself prefers goes went answers "
        "answered pronounced called k",
        check=_preferred,
        level=Level.ASK,
    ),
    # 'everybody calls them "the family of who sang"'.
    rule(
        Kind.PERSON,
        rf"\bcall(?:s|ed|ing)? (?:him|her|them|us|me) {OPEN}(?P<v>[^\"\u201c\u201d\n]{{3,40}})"
        r"[\"\u201d]",
        "call calls called calling",
        check=_byname,
        reach=12,
        level=Level.ASK,
    ),
    rule(
        Kind.PERSON,
        rf"(?<![.!?\n] ){FIRST}(?P<v>(?:{ELDERS.replace(' ', '|')}) [A-Z]{WORD}|[A-Z]{WORD} (?:"
        r"Nani|Dadi|Bibi|Khala|Apa|Bhai|Baji|Didi|Ayeeyo|Hooyo))\b",
        ELDERS.lower(),
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.PERSON,
        rf"(?<=[a-z,] )(?P<v>{'|'.join(sorted({*ELDERS.split()} - {*NAMES_TOO.split()}))})\b",
        ELDERS.lower(),
        level=Level.ASK,
        cased=True,
    ),
    # 'Spindle FM'; 'lomas salvage'; 'the Wessingham letterbox scheme'.
    rule(
        Kind.ORGANISATION,
        rf"{FIRST}(?P<v>[A-Z]{WORD}(?: [A-Z]{WORD})? (?:FM|Community Radio))\b",
        "fm radio",
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.ORGANISATION,
        rf"{FIRST}(?P<v>(?P<n>{WORD})(?: (?:and|&) (?:sons?|co|daughters?|bros))?"
        rf"(?: (?:{TRADES.replace(' ', '|')})))\b",
        TRADES,
        check=_odd,
        level=Level.ASK,
    ),
    rule(
        Kind.ORGANISATION,
        rf"\b(?:the|our|a|their) (?P<v>(?P<n>(?-i:[A-Z]){WORD}) (?:(?!and\b|or\b|of\b)[a-z-]+ )?"
        rf"(?:{BODIES.replace(' ', '|')}))\b",
        BODIES,
        check=_odd,
        level=Level.ASK,
    ),
    rule(
        Kind.ORGANISATION,
        rf"\b(?P<v>{COURT}(?:,| at| sitting at| in) (?!I\b)(?P<n>{CAPITAL}))",
        "court tribunal centre division",
        check=_sat,
        level=Level.ASK,
    ),
    rule(
        Kind.ORGANISATION,
        rf"\b(?:the|our|a|their|from|at|with|by|to|rang|called|of) (?:the )?(?P<v>(?P<n>"
        rf"(?-i:[A-Z]){WORD}) (?:(?!and\b|or\b|of\b)[a-z-]+ ){{1,2}}"
        rf"(?:{TEAMS.replace(' ', '|')}))\b",
        TEAMS,
        check=_odd,
        level=Level.ASK,
    ),
    # 'so that may wouldn't have to', 'they let will look'.
    rule(
        Kind.PERSON,
        rf"\b(?=will |may ){NO_MODAL}(?P<v>will|may) (?=(?:{VERBS})\b)",
        "will may",
        FINITE,
        level=Level.ASK,
        cased=True,
    ),
    # 'so will stopped it': no modal stands before what was done.
    rule(
        Kind.PERSON,
        rf"\b(?=will |may ){NO_MODAL}(?P<v>will|may) (?=(?!{ENDING_SO})[a-z]{{2,}}[^e]ed (?:it|him|"
        r"her|them|me|us|the|a|an|up|off|out|in|on|to|and|that|my|his|with|at)\b)",
        "will may",
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.PERSON,
        r"\b(?:(?:tell|let|lets|ring|text|bring|fetch|hi|hiya|dear|thanks|ta|(?<!lives )(?<!live )"
        r"(?<!lived )(?<!works )(?<!work )(?<!agree )with)|(?:told|met|"
        rf"saw|from|about|gave|give|rang|texted|brought|called|love)(?= will{GOES_ON})) "
        r"(?P<v>will)\b(?! (?:power|be|have|do|not|you|it|he|she|they|we|i|and testament)\b)",
        "will",
        level=Level.ASK,
        cased=True,
    ),
    # 'Mrs O'D'; 'the Commodore says'.
    rule(
        Kind.PERSON,
        r"\b(?:Mr|Mrs|Ms|Miss|Dr|Mx)\.? (?P<v>O['\u2019][A-Z])\b",
        "mr mrs ms miss dr mx",
        cased=True,
    ),
    rule(
        Kind.PERSON,
        r"(?<=[Tt]he )(?P<v>(?:Reverend|Commodore|Duchess|Duke|Major|Colonel|Captain|Professor|"
        r"Brigadier|Countess|Squire|Laird|Rabbi|Admiral|Bosun|Skipper|Contessa|Sheikh))"
        r"(?= (?:says|said|is|was|has|had|will|would|came|comes|went|goes|lives|lived|sat|told|"
        r"rang|asked|likes|loves|laughed|took|gave|wants|knows|thinks)\b|['\u2019]s\b|[.,;!?)])",
        "reverend commodore duchess duke major colonel captain professor brigadier countess squire "
        "laird rabbi admiral bosun skipper contessa sheikh",
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.HANDLE,
        r"(?<![\w.@/'\u2019-])(?P<v>[a-z]{2,}(?:\.[a-z]{2,}){2,})(?![\w@/])(?!\.\w)",
        TIGHT,
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.DATE,
        rf"\b(?P<v>(?:the )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|day|week|weekend|night|"
        rf"morning|eve) (?:before|after|of|following) (?:the )?[A-Z]{WORD}(?: [A-Z]{WORD})?,? "
        rf"(?:in |"
        r"of )?(?:19|20)\d\d)\b",
        "before after of following",
        "9",
        level=Level.ASK,
        cased=True,
    ),
    # 'Bastille Day, 1961'; 'the eve of St Nicholas, 2024'.
    rule(
        Kind.DATE,
        rf"{FIRST}(?P<v>(?:the )?[A-Z]{WORD}(?: [A-Z]{WORD})? (?:Day|Eve|Night|Sunday|Monday),? "
        r"(?:in |of )?(?:19|20)\d\d)\b",
        "day eve night sunday monday",
        "9",
        cased=True,
    ),
    rule(
        Kind.DATE,
        rf"\b(?P<v>(?:the )?(?:eve|feast|feast day|vigil|morrow) of (?:the )?(?:St\.? |Saint |Our "
        rf"|All )?[A-Z]{WORD}(?:,? (?:19|20)\d\d)?)\b",
        "eve feast vigil morrow",
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.DATE,
        r"\b(?P<v>(?:(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,? )"
        r"(?:0?[1-9]|[12]\d|3[01])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
        r"(?:(?:20|19)?\d\d)?)\b",
        "9",
        "mon tue tues wed weds thu thur thurs fri sat sun monday tuesday wednesday thursday "
        "friday saturday sunday",
    ),
    # 'You are 15 and 4 months'.
    rule(
        Kind.AGE,
        r"\b(?:am|are|is|was|were|[a-z]['\u2019](?:s|m|re)|aged|now|just|only) (?P<v>(?:\d{1,2}|"
        r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
        r"sixteen|seventeen) (?:years )?and (?:a |one |two |three |four |five |six |seven |eight "
        r"|nine |ten |eleven |\d{1,2} )(?:months?|bit))\b(?! (?:of|more|hours?|minutes?|"
        r"days?|weeks?|months?|years?(?! old)|miles?|times)\b)",
        "month months bit",
        "and",
        level=Level.ASK,
    ),
)
