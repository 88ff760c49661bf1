"""The shape of a family where few have it: many children, twins, the youngest of six."""

from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule

TENS = "twenty thirty forty fifty"  # foster carers and great-grandmothers count as high
COUNTS = (
    "four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
MANY_WORDS = f"{COUNTS} {TENS} 9"
MANY = (
    rf"(?:{COUNTS.replace(' ', '|')}|[4-9]|[1-5]\d|(?:{TENS.replace(' ', '|')})"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
CHILD_WORDS = (
    "children kids siblings brothers sisters sons daughters babies bairns weans boys girls "
    "grandchildren grandkids us them"
)
CHILDREN = rf"(?:{CHILD_WORDS[:-8].replace(' ', '|')}|of us|of them)"
WHOSE = (
    r"(?:her|his|their|my|our|has|had|have|having|got|with|raised?|raising|fostered|adopted|"
    r"reared|bore|brought "
    r"up|of|all|these|those|the|there(?: are| were| was|['\u2019]?s))"
)
PARENTS = (
    "mum mam mom mother dad father parent parents grandmother grandfather grandma grandad nan "
    "nana gran granny"
)
IN_CARE = (
    r"(?:on (?:a |the |our )?(?:plans?|register|rolls?|books|caseload|section|orders?|list)|who|"
    r"in (?:our|the) (?:service|borough|area|county|city)|live|looked|placed|"
    r"becoming|subject|at risk|need)"
)

KINDS = (
    r"(?:other|young|little|small|big|older|younger|grown-?up|half|step|full|foster|"
    r"surviving|living)"
)

RULES = (
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>(?:youngest|eldest|oldest|middle|first|second|third|fourth|fifth|sixth|"
        rf"seventh|eighth|ninth|tenth|eleventh|twelfth|last|baby|one|number \w+) of "
        rf"(?:the |a family of |her |his )?{MANY}(?:\s{KINDS})*(?:\s{CHILDREN})?)\b(?!-|\s(?:us "
        rf"went|weeks|visits|sessions|meetings|months|years|days))",
        MANY_WORDS,
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b{WHOSE}\s+(?P<v>{MANY}(?:\s{KINDS})*\s{CHILDREN})\b(?!\s{IN_CARE}\b)",
        MANY_WORDS,
        CHILD_WORDS,
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>{MANY}\s(?:{KINDS}[\s-])*(?:siblings|brothers|sisters|sons|daughters)"
        rf"(?:\s(?:and|&|or)\s(?:brothers|sisters|sons|daughters))?)\b",
        MANY_WORDS,
        CHILD_WORDS,
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?:{PARENTS.replace(' ', '|')})\s+(?:of|to)\s+(?P<v>{MANY})\b(?!\s(?:weeks|"
        rf"months|years))",
        MANY_WORDS,
        PARENTS,
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>{MANY} of (?:her|his|their|my|our) own|family of {MANY}|{MANY}th "
        rf"(?:child|baby|pregnancy)|all {MANY} of (?:us|them))\b",
        MANY_WORDS,
        "own family child baby pregnancy us them",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?:raised|reared|brought "
        rf"up|buried|birthed|fostered|adopted|had)\s(?P<v>{MANY})\b"
        rf"(?=\s*(?:[.,;]|and\b|on her own|alone|in all|altogether|over the years))",
        MANY_WORDS,
        "raised reared brought buried birthed fostered adopted had",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?:has|have|had|with|and|of|got|were|raising)\s(?P<v>{MANY} under (?:the age of )?"
        rf"(?:\d+|three|four|five|six|seven|eight|nine|ten|twelve|sixteen))\b",
        MANY_WORDS,
        "under",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>(?:only|first|youngest|eldest) (?:boy|girl|lad|lass|son|daughter|child) "
        rf"(?:of|among|in) {MANY})\b",
        MANY_WORDS,
        "boy girl lad lass son daughter child",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        r"\b(?P<v>(?:fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:[4-9]|1\d)th)"
        r" (?:child|baby|pregnancy|boy|girl|son|daughter|grandchild))\b",
        "child baby pregnancy boy girl son daughter grandchild",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        r"\b(?P<v>(?:sibs|siblings|kids|brothers|sisters|children)\s?x\s?\d{1,2}|"
        r"(?:\d{1,2}\s?x|x\s?\d{1,2})\s(?:sibs|siblings|brothers|sisters))\b",
        "sibs siblings kids brothers sisters children",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>{MANY} of (?:us|them))\b(?=\s(?:in (?:a|one|the)|kids|children|siblings|"
        rf"brothers|sisters|at home|sharing|to a|sleeping|growing))",
        MANY_WORDS,
        "us them",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        r"\b(?P<v>(?:identical |conjoined "
        r")?(?:triplets?|quadruplets?|quads|quintuplets|quins|sextuplets)|(?:identical "
        r"|conjoined |two sets of |second set of |set of )?twins)\b",
        "triplet triplets quadruplet quadruplets quads quintuplets quins sextuplets twins",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>{MANY} of (?:us|them) (?:kids|children|bairns|weans|siblings|brothers|sisters|"
        rf"girls|boys|lads|lasses|little ones))\b",
        MANY_WORDS,
        "us them",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>(?:she|he|they|we|i|mum|mam|mom|dad|nan|gran)(?:['\u2019]d| had) {MANY}"
        rf"(?: of (?:us|them))?)\b(?=\s*[.,;!?]|\s(?:and|but|by|in all|altogether)\b)",
        MANY_WORDS,
        "she he they we i mum mam mom dad nan gran",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        r"\b(?P<v>(?:[3-9]|three|four|five|six|seven|eight) under (?:the age of )?"
        r"(?:[2-9]|1\d|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\b",
        "under",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        r"\b(?P<v>(?:two|three|four|[2-4]) sets of (?:\w+ )?(?:grandparents|parents|twins|"
        r"triplets))\b",
        "sets",
        level=Level.ASK,
    ),
)
