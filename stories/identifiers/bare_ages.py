"""Ages with little beside them: 'you are 101', 'men of 50 and 41', 'went at four to the school'."""

import re

from stories.identifiers.finding import Kind, Level
from stories.identifiers.plain_ages import AGE, COUNTED, GROWN, NUMBERS
from stories.identifiers.rules import rule
from stories.identifiers.words import bag

VERY_OLD = r"10[0-9]|11[0-2]|(?:a|one) hundred(?: and (?:one|two|three|four|five|six))?"
ANY = rf"(?:{VERY_OLD}|{AGE})"
NO_MORE = r"(?![.:/]\d|%)"
FOLK = (
    r"(?:men|women|lads|lasses|boys|girls|children|kids|people|brothers|sisters|sons|daughters|"
    r"folk|ladies|residents|grandchildren|girl|boy|man|woman|lady|lad|lass)"
)
BEGAN = (
    r"(?:went|gone|sent|left(?: school| home)?|started(?: work| school)?|married|wed|widowed|"
    r"orphaned|adopted|fostered|began|came|arrived|moved|joined|ran away|evacuated|deafened|"
    r"blinded|pregnant|homeless|retired|signed up|enlisted|apprenticed|(?:taken|put|placed|went) "
    r"in(?:to)? care|died|diagnosed|lost (?:his|her|my) \w+|learned to \w+|learnt to \w+)"
)
BEGAN_WORDS = (
    "went gone sent left started married wed widowed orphaned adopted fostered began came arrived "
    "moved joined ran evacuated deafened blinded pregnant homeless retired signed enlisted "
    "apprenticed care died diagnosed lost learned learnt"
)


def _no_count(match: re.Match) -> Kind | None:
    """'you are four short' counts something; an age ends what is said of a person."""
    after = match.string[match.end("v") : match.end("v") + 20]
    return None if re.match(rf"\s?{COUNTED}\b", after, re.IGNORECASE) else Kind.AGE


CLOCK = bag("went came left arrived moved")


def _years(match: re.Match) -> Kind | None:
    """'he left at four.' may be an hour; 'she went at four to the school' is an age."""
    following = match.string[match.end("v") : match.end("v") + 2]
    small = (match["v"].isdigit() and int(match["v"]) < 13) or match["v"].lower() in SMALL
    hour = match[0].split()[0].lower() in CLOCK and small and not following.startswith(" t")
    return None if hour else Kind.AGE


SMALL = bag("four five six seven eight nine ten eleven twelve")


def _named(match: re.Match) -> Kind | None:
    """Not an item of a list or a date: 'Room, 12, has'."""
    before = re.findall(r"[A-Za-z]+", match[0])[-1:]
    counted = before and before[0].lower() in NOT_NAMES
    return None if counted else Kind.AGE


NOT_NAMES = bag(
    "room page no number section part article rule appendix step item table bed ward flat jan feb "
    "mar apr may jun jul aug sep oct nov dec week day year para paragraph regulation"
)

RULES = (
    rule(
        Kind.AGE,
        rf"\b(?:you|she|he|i|who|they) (?:are|is|am|was|were) (?P<v>{ANY})(?= (?:you|love|pet|mind|"
        rf"bless|dear|darling|today|tomorrow|come)\b)",
        "you love pet mind bless dear darling today tomorrow come",
        NUMBERS,
        check=_no_count,
        level=Level.ASK,
    ),
    # 'men of 50 and 41', 'girls of nine, seven and two'.
    rule(
        Kind.AGE,
        rf"\b{FOLK} of (?P<v>{ANY}(?:(?:, | and |, and | & | or ){ANY})*)\b(?!\s{COUNTED}\b)"
        rf"{NO_MORE}",
        NUMBERS,
        "men women lads lasses boys girls children kids people brothers sisters sons daughters "
        "folk ladies residents grandchildren girl boy man woman lady lad lass",
        level=Level.ASK,
    ),
    # 'won't be thirteen till', 'turns six', 'coming up eighty', 'not yet ninety'.
    rule(
        Kind.AGE,
        rf"\b(?:(?:won['\u2019]?t|will not|not|to|['\u2019]ll|she['\u2019]?d|he['\u2019]?d|would|"
        rf"will|shall) be|turn(?:s|ed|ing)?|coming up(?: to)?|come up|pushing|rising|knocking on|"
        rf"getting on for|going on(?: for)?|nearly|almost|not quite|just gone|"
        r"(?:just )?shy of|short of|the (?:wrong|right|other|far) side of|within a \w+ of|a \w+ "
        r"off|not far off|well past|bang on|exactly) "
        rf"(?P<v>(?!one\b){ANY})(?= (?:till|til|until|in|on|at|this|next|come|when|before|after|"
        rf"now|and (?:a half|still|never|not|has|lives)|if)\b|\s?[.,;!?)])(?!\s{COUNTED}\b)"
        rf"{NO_MORE}",
        NUMBERS,
        "be turn turns turned turning up pushing rising knocking getting going nearly almost quite "
        "gone past shy short side within off bang exactly",
        level=Level.ASK,
    ),
    # 'since she went at four to', 'left school at 14', 'at sixteen he was'.
    rule(
        Kind.AGE,
        rf"\b{BEGAN}(?: (?:in|to|into|by)(?: \w+){{1,2}})? (?:at|aged) (?:only |just |barely |"
        rf"about )?(?P<v>{GROWN}|four|five|six|seven|eight|nine|ten|eleven|twelve|[4-9]|"
        r"1[0-2])(?= (?:to (?:the|a|live|work|school|join|be|look|care)|for (?:the|a)|with|"
        r"because|into|from|when (?:her|his|my))\b|[.,;]\s|[.]?$)",
        NUMBERS,
        "at aged",
        BEGAN_WORDS,
        check=_years,
        level=Level.ASK,
    ),
    # 'in her late sixties', 'well into his nineties'.
    rule(
        Kind.AGE,
        r"\b(?P<v>(?:in|into|nearing|past|approaching) (?:his|her|their|my) "
        r"(?:(?:early|mid|late|very late)[ -])?(?:teens|twenties|thirties|forties|fifties|sixties|"
        r"seventies|eighties|nineties))\b",
        "teens twenties thirties forties fifties sixties seventies eighties nineties",
        level=Level.ASK,
    ),
    # 'age 11 and 3 quarters', '11\u00be', 'six and three quarters'.
    rule(
        Kind.AGE,
        rf"\b(?P<v>(?:aged? )?{AGE},? and (?:a |[13] |one |three )(?:half|quarters?|bits?))\b"
        rf"(?!\s(?:{COUNTED}|hrs?|a|the|kg|stone|feet|cm)\b)",
        "half quarter quarters bit bits",
        NUMBERS,
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        r"(?:^|\n)(?:[Aa]dult|[Cc]hild|[Cc]lient|[Pp]atient|[Rr]e|[Nn]ame)?:? ?(?:[\w'\u2019.-]+ "
        r"){0,3}[A-Za-z][\w'\u2019-]{2,}[.,] (?P<v>[1-9]\d)(?=[,;] (?:\d|[a-z]|[A-Z][a-z]))",
        "9",
        check=_named,
        level=Level.ASK,
        reach=10,
        cased=True,
    ),
    # After an aside: 'Wilf, as everyone knows him, is ninety-one and', 'is presently seven.'
    rule(
        Kind.AGE,
        r"(?:[,\u2013\u2014)\"\u201d] (?:is|was) (?:now |only |just |still |then )?|\b(?:is|was|"
        r"are|were) (?:presently|currently|already|actually|today|at present|now aged|only|"
        rf"barely|all of|officially|apparently|at least|now) )(?P<v>(?!one\b){ANY})(?=[.,;!?)]|"
        rf"\s*$|\s(?:and|but|though)\b)(?!\s{COUNTED}\b){NO_MORE}",
        NUMBERS,
        "is was are were",
        check=_no_count,
        level=Level.ASK,
        reach=5,
    ),
    rule(
        Kind.AGE,
        r"\b(?:have|has|had|got|makes?|made|done|complete[sd]?) (?:only |just |now |already "
        rf")?(?P<v>{AGE} (?:years|yrs|months))(?= (?:and|but|now|when|he|she|already|not|in|so|"
        r"next|last|since) ?|[.,;!?)]|\s*$)(?! (?:in (?:prison|care|the|a)|and counting|so far|"
        r"to))",
        "years yrs months",
        NUMBERS,
        level=Level.ASK,
    ),
    rule(Kind.AGE, rf"\b{ANY} years? young\b", "young", NUMBERS, level=Level.ASK),
    rule(
        Kind.AGE,
        r"(?:\b(?:be|is|was|turn(?:s|ed|ing)?|reach(?:es|ed|ing)?|hit|hits|nearly|almost|hes|"
        r"shes|im)|[\w,]['\u2019][sm]|[\w\"\u201d)],) (?P<v>(?:a|one) hundred(?: and \w+)?)(?= "
        r"(?:in|on|this|next|come|and|when|years? old|today|tomorrow)\b|[.,;!?)]|\s*$)",
        "hundred",
        level=Level.ASK,
    ),
    # 'Ama, three next week', '14 on the nose', 'four today'.
    rule(
        Kind.AGE,
        rf"(?:[,:(\u2013-]\s|\b(?:is|was|be|am|turns|turned|just|he['\u2019]?s|she['\u2019]?s|"
        rf"i['\u2019]?m) )"
        rf"(?P<v>{ANY}) (?:on the (?:nose|dot)|next (?:week|month|birthday|year|spring|summer|"
        rf"autumn|"
        r"winter|\w+day)|today|tomorrow|yesterday|last (?:week|month|\w+day)|this (?:week|month|"
        r"coming|spring|summer|autumn|winter)|come (?:spring|summer|autumn|winter|christmas|easter|"
        r"the))\b",
        "nose dot next today tomorrow yesterday last this come",
        NUMBERS,
        level=Level.ASK,
    ),
    # 'he has 103 years', 'she has eighteen years on the 4th'.
    rule(
        Kind.AGE,
        rf"\b(?:he|she|who) (?:has|have|got) (?P<v>(?:{VERY_OLD}|{GROWN}) years?)(?=[.,;!]| on\b| "
        r"old\b|$)(?! on (?:the (?:run|road)|and off))",
        "year years",
        "he she who",
        level=Level.ASK,
    ),
    # 'seven years, less a week', '8 yrs 4 m'.
    rule(
        Kind.AGE,
        rf"\b(?:{ANY} (?:years?|months?|yrs?),? (?:less|bar|minus|plus|all but) (?:one|a|two|three|"
        r"four|\d) (?:days?|weeks?|months?)|\d{1,2} ?yrs? \d{1,2} ?m(?:ths?|onths?)?)\b",
        "year years yr yrs months",
        level=Level.ASK,
    ),
)
