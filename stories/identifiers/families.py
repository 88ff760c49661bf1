"""What tells of a family beside its make-up, which households.py reads: wives, twins, fathers."""

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
KINDS = (
    r"(?:other|young|little|small|big|older|younger|grown-?up|half|step|full|foster|"
    r"surviving|living)"
)
SOME = rf"(?:two|three|[23]|{MANY})"
SOME_WORDS = f"two three {MANY_WORDS}"

RULES = (
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
        r"\b(?P<v>(?:sibs|siblings|kids|brothers|sisters|children)\s?x\s?\d{1,2}|"
        r"(?:\d{1,2}\s?x|x\s?\d{1,2})\s(?:sibs|siblings|brothers|sisters|children|kids))\b",
        "sibs siblings kids brothers sisters children",
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
)
