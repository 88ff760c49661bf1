"""Families told by their make-up: four girls and a boy, six girls no boy, three out of us five."""

from stories.identifiers.families import CHILD_WORDS, CHILDREN, MANY, MANY_WORDS
from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule

COUNT = rf"(?:a|an|one|two|three|[123]|{MANY})"
ORDER = (
    r"(?:youngest|eldest|oldest|middle|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|"
    r"tenth|eleventh|twelfth|last|(?:[4-9]|1\d)th)"
)
ORDER_WORDS = (
    "youngest eldest oldest middle first second third fourth fifth sixth seventh eighth ninth "
    "tenth eleventh twelfth last 9"
)
SEXED = r"(?:girls?|boys?|lads?|lass(?:es)?|lassies?|sons?|daughters?|brothers?|sisters?)"
SEXED_WORDS = (
    "girl girls boy boys lad lads lass lasses lassie lassies son sons daughter daughters brother "
    "brothers sister sisters"
)
BORN = r"(?:triplets?|quads|quadruplets|quins|twins)"
BORN_WORDS = "triplet triplets quads quadruplets quins twins"
SHARED = rf"(?: (?:in|to|sharing) {COUNT} (?:bed)?(?:rooms?|beds?|bedrooms?|vans?|trailers?))"
NOT_KIN = r"(?! (?:team|teams|club|school|scouts?|group|toilets?|class|football|section)\b)"

RULES = (
    # 'the fifth and sixth of eight siblings', 'yin o thirteen', 'third oot o seven'.
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>(?:the )?{ORDER},? (?:and|&|or) (?:the )?{ORDER} of (?:the |a family of )?"
        rf"{MANY}(?: {CHILDREN})?)\b(?! (?:weeks|visits|sessions|meetings|months|years|days))",
        ORDER_WORDS,
        "of",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>(?:yin|wan|yan|youngest|eldest|oldest|last) (?:oot )?(?:o['\u2019]?|ov|off?) "
        rf"(?:a faimily o )?{MANY})\b",
        "yin wan yan youngest eldest oldest last",
        "o ov of off",
        level=Level.ASK,
    ),
    # '4 girls and 1 boy', 'six girls, no boy', 'triplets, two girls and a boy'.
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>(?:{BORN},? )?(?:{COUNT} {SEXED},? (?:and|&|n|then|but|plus) (?:then )?"
        rf"(?:{COUNT}|no) {SEXED}|{COUNT} {SEXED},? (?:and |but )?(?:no|not one|never a) "
        rf"{SEXED}))\b{NOT_KIN}",
        SEXED_WORDS,
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>{MANY} (?:{CHILDREN}){SHARED})\b",
        MANY_WORDS,
        CHILD_WORDS,
        level=Level.ASK,
    ),
    # 'the only brother and sister in the county with it', 'the only twins in the valley'.
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>(?:the )?only (?:(?:{SEXED}|siblings|cousins|{BORN}|mother|father|husband)"
        rf"(?: and (?:{SEXED}|son|wife))?|family|couple|household) (?:in|on|from|at) the (?:\w+ )?"
        rf"(?:county|country|town|village|island|valley|dale|estate|street|parish|school|city|"
        rf"world|area|district|borough|road|region)(?: (?:with|who|to) (?:\w+ ?){{1,3}})?)\b",
        "only",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>(?:all|both|{COUNT}) (?:out )?of (?:us|we|them) (?:{MANY}))\b"
        rf"(?! (?:weeks|days|years|months|times|hours|staff|workers)\b)",
        "us we them",
        MANY_WORDS,
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>(?:one|two|three|four|[1-4]) (?:sets?|pairs?|lots?) of {BORN},? and "
        rf"(?:one|two|three|a|an|another) (?:left|lost|on (?:its|their) own|single|more)"
        rf"(?: (?:out )?of each| from each)?)\b",
        BORN_WORDS,
        level=Level.ASK,
    ),
    # 'five together, with twins in the middle', 'a family of five with three wheelchairs'.
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>(?:{MANY} (?:together|in all|of them|kids|children|siblings)),? (?:with|and|"
        rf"including) (?:\w+ )?{BORN}(?: (?:in the middle|at the (?:end|top|bottom)|among them))?)",
        BORN_WORDS,
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>(?:a )?(?:family|household|houseful|faimily|hoose) (?:of|o) (?:three|{MANY})"
        rf"(?:,? (?:with|and|all) (?:\w+ ){{0,2}}(?:wheelchairs?|hearing aids|dogs|carers|autis\w+|"
        rf"deaf|blind|disabled|diagnos\w+|languages|surnames)))\b",
        "family household houseful faimily hoose",
        level=Level.ASK,
    ),
    # 'eldest sister of nine', 'only boy of seven', 'the middle lass of eight'.
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>(?:the |his |her |my |their )?(?:{ORDER}|only|baby|big|little|older|younger|"
        rf"elder|one) (?:{SEXED}|child|kid|bairn|wean|sibling|twin)(?:,? (?:out )?(?:of|from|in|"
        rf"among) (?:a family of |the |us |all |her |his )?{MANY}(?: {CHILDREN})?))\b(?! (?:weeks|"
        r"visits|sessions|months|years|days))",
        "of from in among",
        ORDER_WORDS + " only baby big little older younger elder",
        SEXED_WORDS + " child kid bairn wean sibling twin",
        level=Level.ASK,
    ),
    # 'seven of my own and buried two', 'raised nine', 'had eleven, lost four'.
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>{MANY} of (?:my|her|his|our|their|ma) (?:own|ain)(?:,? (?:and|but) "
        rf"(?:buried|lost|raised|fostered|adopted|took in|brought up) {COUNT})?)\b",
        "own ain",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        r"\b(?P<v>(?:raised|raise|reared|brought up|bore|birthed|carried|buried|lost|delivered) "
        rf"(?:all )?(?:{MANY})(?:,? (?:and|but|then)? ?(?:buried|lost|raised|fostered|adopted|"
        rf"kept) {COUNT})?)(?=[.,;!?)]|\s*$|\s(?:and|but|on|in|by|without|from|before|alone|with|"
        r"here|there)\b)",
        "raised raise reared brought bore birthed carried buried delivered",
        MANY_WORDS,
        level=Level.ASK,
    ),
    # 'triplet daughters', 'his quad sons', 'identical twin girls'.
    rule(
        Kind.FAMILY,
        r"\b(?P<v>(?:identical |conjoined |newborn |premature |baby )?(?:triplet|quad|quadruplet|"
        rf"quintuplet|quin|conjoined|identical twin|twin) (?:{SEXED}|babies|siblings|infants|"
        r"grandchildren|granddaughters|grandsons|nieces|nephews|pregnancy|pregnancies))\b",
        "triplet quad quadruplet quintuplet quin twin",
        level=Level.ASK,
    ),
)
