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
    "grandchildren grandkids kiddies childer littlies nippers chavvies lads lasses grandsons "
    "granddaughters grandweans stepchildren stepkids stepsons stepdaughters toddlers sibs nieces "
    "nephews us them"
)
CHILDREN = rf"(?:{CHILD_WORDS[:-8].replace(' ', '|')}|of us|of them)"
WHOSE = (
    r"(?:her|his|their|my|our|has|had|have|having|got|with|raised?|raising|fostered|adopted|"
    r"reared|bore|brought up|of|all|these|those|the|there(?: are| were| was|['\u2019]?s))"
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

# 'four children under six', 'six children between one and nine', 'five kids by three dads'.
YOUNGER = (
    r"(?:,? (?:all )?(?:aged )?(?:under|below|between|from) (?:the age of |the ages of "
    rf")?(?:(?:\d+|one|two|three|{COUNTS.replace(' ', '|')})(?: (?:and|to) (?:\d+|"
    rf"{COUNTS.replace(' ', '|')}))?|school age)|,? (?:by|with) (?:two|three|four|five|[2-6]) "
    r"(?:different )?(?:dads|fathers|men|mums|mothers))?"
)
KINDS = (
    r"(?:other|young|little|small|big|older|younger|grown-?up|half|step|full|foster|"
    r"surviving|living)"
)

SOME = rf"(?:two|three|[23]|{MANY})"
SOME_WORDS = f"two three {MANY_WORDS}"
KIN = (
    r"(?:half-?|step-?)?(?:brothers|sisters|siblings|sons|daughters|nieces|nephews|step-?children|"
    r"step-?(?:sons|daughters|brothers|sisters)|grand(?:children|sons|daughters)|uncles|aunts)"
)

RULES = (
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>(?:youngest|eldest|oldest|middle|first|second|third|fourth|fifth|sixth|"
        rf"seventh|eighth|ninth|tenth|eleventh|twelfth|last|baby|one|number \w+) of "
        rf"(?:the |a family of |her |his )?{MANY}(?:\s{KINDS})*(?:\s{CHILDREN})?)\b(?!-|\s(?:us "
        rf"went|weeks|visits|sessions|meetings|months|years|days))",
        MANY_WORDS,
        "of",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b{WHOSE}\s+(?P<v>(?:all "
        rf")?{MANY}(?:\s{KINDS})*\s{CHILDREN}{YOUNGER})\b(?!\s{IN_CARE}\b)",
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
        rf"\b(?:{PARENTS.replace(' ', '|')})\s+(?:of|"
        rf"to)\s+(?P<v>{MANY}(?:\s{KINDS})*(?:\s{CHILDREN})?)\b(?!\s(?:weeks|months|years))",
        MANY_WORDS,
        PARENTS,
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?:raised|reared|brought up|buried|birthed|fostered|adopted|had)\s(?P<v>{MANY}(?: "
        r"(?:on (?:her|his|my|their) own|alone|single[- ]handed))?)\b(?=\s*(?:[.,;!]|$|and\b|on "
        r"her own|alone|in all|altogether|over the years|in|between|before|by))",
        MANY_WORDS,
        "raised reared brought buried birthed fostered adopted had",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        r"\b(?P<v>(?:fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:[4-9]|"
        r"1\d)th) (?:child|baby|pregnancy|boy|girl|son|daughter|grandchild))\b",
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
        r"\b(?P<v>(?:identical |conjoined )?(?:triplets?|quadruplets?|quads|quintuplets|quins|"
        r"sextuplets)|(?:identical |conjoined |two sets of |second set of |set of )?twins)\b",
        "triplet triplets quadruplet quadruplets quads quintuplets quins sextuplets twins",
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
        rf"(?:^|[.,;:(!?\u2013-]\s?)(?P<v>(?:all )?{MANY}(?:\s{KINDS})*\s{CHILDREN}{YOUNGER})"
        rf"(?=\s*(?:[.,;:)!]|$|and\b|but\b|all\b|under\b))",
        MANY_WORDS,
        CHILD_WORDS,
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>there(?:['\u2019]?s| were| was| are) {MANY} of (?:us|them)|(?:sibling|sibling "
        rf"group|group of siblings|brood|tribe|clan|litter) (?:group )?of {MANY}|x ?\d{{1,2}} "
        r"(?:children|kids)|(?:children|kids|sibs|siblings) ?x ?\d{1,2})\b(?! of the (?:work|"
        r"team|staff|group))",
        MANY_WORDS,
        "there sibling siblings brood tribe clan litter x children kids sibs",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?:the|her|his|my|their|our|these|those) (?P<v>{MANY} (?:youngest|eldest|oldest|"
        r"little ones|big ones|younger ones|older ones|wee ones|others at home))\b",
        MANY_WORDS,
        "youngest eldest oldest ones others",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        r"\b(?:she|he|they|we|i|mum|mam|mother|dad|nan|gran|who|and|already|now)(?:['\u2019](?:s|"
        rf"ve|d))? (?:has|have|had|got|have got|has got|having) (?P<v>{MANY})(?=\s*(?:[.,;!]\s|"
        r"[.,;!]?$|\sof (?:her|his|their|my|our) own\b|\s(?:in all|altogether|now|at home|living|"
        r"by|between|back|with)\b))",
        MANY_WORDS,
        "has have had got having",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        r"\b(?P<v>[Tt]win (?:[12AB]|one|two|1st|2nd)|(?:non-?identical|mirror|surviving|lost "
        r"(?:his|her|my)) twins?|(?:his|her|my|their|the other) (?:identical |dead |surviving "
        r")?twin(?: (?:brother|sister))?|(?:two|three|four|[2-4]) generations (?:in|under|of)|"
        r"(?:her|his|my|their|with|has|have|by) (?:two|2) (?:mums|mothers|dads|fathers)|(?:two|"
        r"three|four|several|his|other|[2-4]) (?:other )?wives|co-?wi(?:fe|ves)|(?:second|third|"
        r"fourth|first|other) wife|(?:married|marrying|husband is|wife is|engaged to) (?:to "
        r")?(?:her|his|my|a) (?:first |second )?cousin|surrogate|sperm donor|donor conceived|"
        r"donor-conceived|(?:three|four|five|[3-6]) (?:different )?(?:dads|fathers))\b",
        "twin twins generations mums mothers dads fathers wives wife co cowife cowives cousin "
        "surrogate donor",
        level=Level.ASK,
    ),
    # 'three sisters, all nuns but her', 'ten of we, nine girl', 'seven of us, all different dads'.
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>(?:all )?{SOME}(?:\s{KINDS})*\s{KIN}(?:,? (?:all|none|not one|each)(?: of "
        r"them)? [^.;!?\n]{3,40}?(?=[.;!?,)\n]|$|\s(?:and|but not|when|who)\b)|(?= (?:in|round|"
        rf"at) (?:a|the|one) (?:house|bed|room|table)))|{SOME} of (?:we|us)(?:,? (?:all different "
        rf"(?:dads|fathers|mums|mothers)|{SOME} (?:girls?|boys?|lads|lasses)(?: and {SOME} \w+)?|"
        r"(?:brothers|sisters|siblings|girls|boys|children))))\b",
        SOME_WORDS,
        f"{CHILD_WORDS[:-8]} we us uncles aunts",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>(?:both(?: (?:her|his|my|their|our))?|all (?:{SOME} of )?(?:her|his|my|their|"
        rf"our)|(?:her|his|my|their|our) "
        rf"(?:two|three|both|{SOME})) (?:{KINDS} )*(?:half-?|step-?)?"
        rf"(?:brothers|sisters|sons|daughters|nieces|nephews|siblings|step-?children)"
        rf"(?:,? (?:dead|gone|deceased|priests|nuns|abroad|married|in prison|in care))?)\b",
        "both all two three four five six seven eight nine ten",
        "brothers sisters sons daughters nieces nephews siblings stepchildren children",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>{SOME} (?:half|step|twin|foster|adopted|adoptive|dead|identical)[ -]?"
        rf"(?:brothers|sisters|siblings|sons|daughters|nieces|nephews))\b",
        "half step twin foster adopted adoptive dead identical",
        SOME_WORDS,
        level=Level.ASK,
    ),
    # 'four generations and two sets of twins', 'three sets of nieces, none of them hers'.
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>{SOME} (?:generations(?: and {SOME} sets of \w+)?(?! of (?:staff|workers|the|"
        r"social|care)\b)|(?:sets|pairs|lots) of (?:twins|triplets|nieces|nephews|sisters|"
        r"brothers|siblings|cousins|step\w+|foster \w+|grand\w+)(?:,? (?:none|all|not one)(?: of "
        r"them)? [^.;!?\n]{3,40}?(?=[.;!?,)\n]|$))?))",
        "generations sets pairs lots",
        level=Level.ASK,
    ),
    # 'triplets, the only one living', 'the last of four alive', 'no sons but six girls'.
    rule(
        Kind.FAMILY,
        r"\b(?P<v>(?:one of |the surviving |a surviving )?(?:identical )?(?:(?:triplets?|twins?|"
        rf"quads?|{MANY}),? (?:the|and the|but the) (?:only|last|sole) (?:one|twin|child|boy|"
        r"girl)(?: left| still)?(?: living| alive| left| surviving)?|(?:triplets?|quads|"
        r"quintuplets|quins)|a twin|(?:his|her|my|their) (?:late |dead |lost )?twin(?: brother| "
        rf"sister)?|(?:the )?(?:last|only one|sole survivor) of (?:the )?{SOME}(?: still| left)? "
        r"(?:living|alive|surviving)|no (?:sons|daughters|brothers|sisters|boys|girls) but "
        rf"{SOME}(?: \w+)?))\b(?! (?:room|bed|beds|cab|flex|buggy|pram|town|site|track|wall))",
        "twin twins triplet triplets quad quads quins quintuplets only last sole sons daughters "
        "brothers sisters boys girls",
        level=Level.ASK,
    ),
)
