"""Ages that stand alone: between stops, after "a lad of", at the end of what is said."""

import re

from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule

ONES = "one|two|three|four|five|six|seven|eight|nine"
TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
TENS = "twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|nine?ty"
AGE = rf"(?:(?:{TENS})(?:[ -](?:{ONES}))?|{TEENS}|{ONES}|[1-9]\d?)"
GROWN = (
    rf"(?:(?:{TENS})(?:[ -](?:{ONES}))?|(?:thir|four|fif|six|seven|eigh|nine)teen|1[3-9]|[2-9]\d)"
)
NUMBERS = (
    "9 "
    + f"{ONES}|{TEENS}|twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety|ninty".replace(
        "|", " "
    )
)
WHO = (
    r"(?:lad|lass|girl|boy|man|woman|lady|gentleman|child|baby|bairn|kid|person|mother|father|mum|"
    r"mam|dad|son|daughter|widow|widower|youth|teenager|toddler|grandmother|grandfather|nan|"
    r"grandad|carer|veteran|bloke|fella|chap|age)"
)
COUNTED = (
    r"(?:years?|yrs?|months?|weeks?|days?|hours?|minutes?|mins?|times|of|per|percent|pounds?|"
    r"people|children|visits|sessions|miles|o'?clock|am|pm|more|other|or|to)"
)
NUMBER = re.compile(rf"{AGE}(?:st|nd|rd|th)?", re.IGNORECASE)


def _between(match: re.Match) -> Kind | None:
    """A number between stops is an age unless it stands in a row of numbers."""
    text = match.string
    before = re.split(r"[,;]", text[max(0, match.start("v") - 40) : match.start("v")].rstrip(" ,;"))
    after = re.split(r"[,;.]", text[match.end("v") : match.end("v") + 40].lstrip(" ,;."))
    counted = NUMBER.fullmatch(before[-1].strip()) or NUMBER.match(after[0].strip())
    return None if counted else Kind.AGE


OWNED = re.compile(r"(?:\b(?:her|his|my|their|your|whose)|['\u2019]s) $", re.IGNORECASE)


def _no_day(match: re.Match) -> Kind | None:
    """'her 14th' is a birthday where it is a round one or said to be; 'his 3rd' may be a visit."""
    owned = OWNED.search(match.string, max(0, match.start() - len("their  ")), match.start())
    return Kind.AGE if owned and match["v"].lower() not in ("1st", "2nd", "3rd") else None


def _not_since(match: re.Match) -> Kind | None:
    """'it was three weeks,' counts time; 'she was three weeks,' is an age."""
    before = match.string[max(0, match.start() - 12) : match.start()].lower().split()
    return None if before and before[-1] in ("it", "that", "this", "there", "which") else Kind.AGE


def _one_pupil(match: re.Match) -> Kind | None:
    """'moved in year 9', but not 'pupils in Year 6', which is a whole class."""
    before = re.findall(r"[a-z]+", match.string[max(0, match.start() - 30) : match.start()].lower())
    whole = before and (before[-1] in ("children", "people", "all") or before[-1].endswith("s"))
    return None if whole and before[-1] not in ("is", "was", "his", "hers", "starts") else Kind.AGE


ORDINAL = (
    r"(?:\d{0,2}(?:0th|1st|2nd|3rd|[4-9]th|1[1-3]th)|(?:twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety)[ -]?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|"
    r"eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|"
    r"nineteenth|twentieth|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth|"
    r"hundredth)"
)
ORDINAL_WORDS = (
    "9 twenty thirty forty fifty sixty seventy eighty ninety tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
    "thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth"
)
KIN = r"(?:children|kids|boys|girls|sons|daughters|bairns|weans|siblings|brothers|sisters|twins)"


RULES = (
    # Between stops with a small word: 'Nadia, at nine, did', 'L.B., then ten, was at home'.
    rule(
        Kind.AGE,
        r"(?<=[\w)'\u2019.],\s)(?:at|then|now|still|only|just|barely|being|even|not yet|himself|"
        r"herself|by then|at the time|today|aged)\s(?:just |only |about |nearly |still |barely "
        rf")?(?P<v>{AGE}(?: and a half)?)(?=[,.;!?)])(?![.,]\d)",
        NUMBERS,
        "at then now still only just barely being even yet himself herself today aged time",
        level=Level.ASK,
    ),
    # 'the station, eight and with no coat'; '72 and still swimming'; 'Fifty-six, never married'.
    rule(
        Kind.AGE,
        rf"(?:^\W{{0,3}}|[.!?;,\u2026]\s)(?P<v>(?!one\b){AGE}(?: and a half)?)(?:,? and|"
        r",)\s(?=(?:with|without|no|not|still|alone|already|never|frightened|scared|tiny|small|"
        r"barefoot|full|fit|sharp|living|lonely|pregnant|homeless|on (?:my|his|her|their) own|"
        r"proud|new to|hungry|by (?:my|him|her)self|just|only|going|getting|looking|in (?:a|his|"
        r"her|my|their)|as|so|too|out of|angry|tired|i|she|he|feels?|learning|starting|deaf|"
        r"blind|widowed|unable|able|about to|mother of|father of|never)\b)",
        NUMBERS,
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"\b(?:i|he|she|who|and|mum|mam|dad|nan|gran|baby|boy|girl) (?:have|has|had|having|got)"
        rf"(?: only| just| now| about)? (?P<v>{AGE}"
        rf" (?:years|yrs|months))\b(?=\s*(?:[.,;:!?)]|$|and\b|but\b|now\b|when\b|old\b|only\b))",
        NUMBERS,
        "years yrs months",
        level=Level.ASK,
    ),
    # As notes are kept: F/34, 78M, M 45, 34 y/o, 6/52 old.
    rule(
        Kind.AGE,
        r"(?<![\w\u00a3$./-])(?P<v>[MF]\s?/\s?[1-9]\d?|[1-9]\d?\s?[MF]|[MF],? ?[1-9]\d)(?![\w/%]|"
        r"[.:]\d)",
        "9",
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.AGE,
        r"(?<![\w/.])(?P<v>\d{1,2}\s?(?:y/o|y\.o\.?|yr/o|y\.?r\.? old))(?!\w)",
        "9",
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        r"(?:\b(?:was|is|at|aged|now|only|baby|just) (?P<v>\d{1,2}/(?:52|12)(?: old)?)|"
        r"(?<![\w/])\d{1,2}/(?:52|12) old)\b",
        "9",
        "/",
        level=Level.ASK,
    ),
    # The children in a row: 'three kids, 10, 8 and 2', 'girls (12, 9)', 'kids: 4 & 6'.
    rule(
        Kind.AGE,
        rf"\b{KIN}(?:,| \(|:| -| \u2013|,? aged?| who are| are| were)\s?(?P<v>{AGE}(?:\s?(?:,|&|"
        rf"and|/|\+)(?: and)?\s?{AGE})+)\b(?!\s?{COUNTED}\b|[:%/])",
        NUMBERS,
        "children kids boys girls sons daughters bairns weans siblings brothers sisters twins",
        level=Level.ASK,
    ),
    # 'her 70th was spent in hospital', 'a cake for his eighteenth'.
    rule(
        Kind.AGE,
        rf"\b(?P<v>{ORDINAL})(?=[.,;:!?)]|\s*$|\s(?:party|birthday|bday|was|is|in|with|at|and|"
        r"this|last|next|came|went|fell|on|coming|when|we|she|he|i|they|year)\b)",
        ORDINAL_WORDS,
        check=_no_day,
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        r"\b(?:(?:not |pretty |quite |very )?(?:bad|good|great|young|old|fit|sharp|tall|small|"
        r"big|well|brilliant|amazing|going|strong|tiny|clever) for|(?:older|younger|more like) "
        r"than|(?:looks?|looked|looking|seems?|seemed|acts?|acted|feels?|felt)(?: about| like| "
        r"more like| older than| nearer| only)?|all of|nearer|passed for|pass for) (?:an? |only |"
        rf"barely )?(?P<v>(?!one\b){AGE})(?=[.,;:!?)]|\s*$|\s(?:and|but|now|when|not|if|in|then|"
        r"that)\b)(?![.,]\d)",
        NUMBERS,
        "bad good great young old fit sharp tall small big well brilliant amazing going strong "
        "tiny clever older younger like looks look looked looking seems seem seemed acts act "
        "acted feels feel felt all aged nearer passed pass",
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"(?:^\W{{0,3}}|[.!?]\s)(?:now|then|only|just|barely|aged?|not even|still|at) "
        rf"(?P<v>(?!one\b){AGE})(?=[.,;!?]|\s*$)(?![.,]\d)",
        NUMBERS,
        "now then only just barely aged age even still at",
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"\b(?:now|only|just|is|was|baby|barely|at) (?P<v>{AGE} (?:months|weeks|mths|wks))"
        rf"(?=[,;.)](?!\d))",
        NUMBERS,
        "months weeks mths wks",
        check=_not_since,
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        r"\b(?:in|into|starting|started|starts|start|finished|finishing|finish|through|until|till|"
        r"her|his|my|a|an|since|now|repeating|entering|left)\s(?:the )?(?:end of |start of )?"
        r"(?P<v>(?:year|yr|y)\s?(?:[1-9]|1[0-3]|seven|eight|nine|ten|eleven|twelve|thirteen))\b"
        r"(?!\s?(?:s\b|-|to\b|and\b|or\b|pupils|class|children|students|groups?|of\b|on\b)|"
        r"['\u2019])",
        "year yr y y1 y2 y3 y4 y5 y6 y7 y8 y9 y10 y11 y12 y13",
        check=_one_pupil,
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"\b(?P<v>aged?\s(?:of\s)?(?:only |just |about |nearly )?{AGE}(?: and a half)?"
        rf"(?:\s(?:years?|yrs?|months?|weeks?)(?:\s(?:old|of age))?)?)\b"
        rf"(?!\s?(?:to|or|and|-|\u2013)\s?(?:\d|{AGE}\b|over|under|above|older|younger)|\d|%)",
        "aged age",
        NUMBERS,
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"\b(?P<v>{AGE}\s(?:years?|yrs?|months?|weeks?|days?)(?:\s(?:old|of age)))\b",
        "old age",
        NUMBERS,
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"\b{WHO} of (?:only |just |about |nearly |barely )?(?P<v>{AGE})\b(?!\s{COUNTED}\b|"
        rf"[:.]\d)",
        "lad lass girl boy man woman lady gentleman child baby bairn kid person mother father mum "
        "mam dad son daughter widow widower youth teenager toddler grandmother grandfather nan "
        "grandad carer veteran bloke fella chap age",
        NUMBERS,
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"(?<=\w )(?:will|would) be (?P<v>{AGE})(?=\s(?:at|in|on|this|next|come|when|soon|now|"
        r"before|after)\b(?!\s(?:minutes|hours|days|weeks|months|years)\b)|[.,;!?])",
        "will would",
        NUMBERS,
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        r"\b(?:you|he|she|i|who)(?:['\u2019](?:re|s|m)| are| were| am| was| is) (?:only |just |"
        rf"now |still )*(?P<v>{AGE})(?=[.,;:!?)]|\s(?:and|but|now|then|when)\b)(?![.:]\d)",
        NUMBERS,
        "you he she i who",
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"\bat (?P<v>{GROWN})(?=\s(?:with|and|from|for|as|she|he|they|i|by|because|when|"
        rf"after|without|to (?!{AGE}\b))|[,;]|\.(?!\d))(?!\s(?:and|to) {AGE}\b)",
        "at",
        NUMBERS,
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"(?<=[.!?\u2026;] )(?P<v>(?:{TENS})(?:[ -](?:{ONES}))?|{TEENS}|four|five|six|seven|"
        r"eight|nine|[5-9]|[1-9]\d)(?=[.,;]\s)",
        NUMBERS,
        check=_between,
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"^(?P<v>(?:{TENS})(?:[ -](?:{ONES}))?|{TEENS}|four|five|six|seven|eight|nine)(?=[.,;]\s)",
        NUMBERS,
        check=_between,
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"[a-z)'\u2019][,;]\s(?:only |just |nearly |now |and only |"
        rf"barely )?(?P<v>{AGE})(?=[,;]\s[a-z])",
        NUMBERS,
        check=_between,
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"\b(?:and|but|was|is|still|being) only (?P<v>{AGE})(?=[.,;!?]|\s(?:and|but|at the time|"
        rf"then)\b)",
        "only",
        NUMBERS,
        level=Level.ASK,
    ),
)
