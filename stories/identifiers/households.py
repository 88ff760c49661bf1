"""Families by their make-up: each word stands for its class, and the classes are read as grammar.

'Seven sisters, one brother, me the only deaf' becomes one letter a word; so a new wording of a
large family needs no new pattern, only words that the classes hold.
"""

import re
from collections.abc import Iterator

from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.letters import lettered, table
from stories.identifiers.words import Page, Signs, bag

CLASSES = {
    "n": "two three twa baith dau tri",
    "4": "four fower pedwar",
    "N": "five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty dozen sax seiven eicht echt neen elieven eliven",
    "1": "a an one another yin wan yan",
    "0": "no none nee nae never neither",
    "k": "children kids babies bairns weans boys girls lads lasses lassies grandbairns grandkids "
    "kiddies childer littlies nippers chavvies toddlers littluns teenagers",
    "K": "siblings brothers sisters sons daughters grandchildren grandsons granddaughters nephews "
    "grandweans stepchildren stepkids stepsons stepdaughters stepbrothers stepsisters sibs nieces "
    "brethren kin uncles aunts aunties cousins sistas brothas broers sisteren",
    "s": "boy girl son daughter brother sister child baby lad lass lassie bairn wean babby newborn "
    "toddler niece nephew stepson stepdaughter kid grandson granddaughter grandchild sibling",
    "p": "mum mam mom mammy mother dad da daddy father parent nan nana nain gran granny "
    "grandma grandmother grandad grandfather wife husband widow widower",
    "M": "twins triplets quads quadruplets quins quintuplets sextuplets",
    "m": "twin triplet quad quadruplet",
    "o": "eldest youngest oldest middle first second third last yungest auldest",
    "O": "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth",
    "y": "only sole",
    "a": "young little older younger elder half step foster full other big small "
    "wee grown up surviving living dead identical different whole birth natural biological blood "
    "remaining more separate own later great maternal paternal unmarried maiden adult disabled "
    "autistic hearing estranged",
    "f": "of o ov",
    "u": "out oot left back",
    "d": "the her his my me our their ma wor these those oor hur",
    "A": "all every each aw both",
    "w": "us them we youse ye em",
    "q": "she he they i who you",
    "B": "fostered adopted adoptive",
    "h": "had has have having got raised reared bore birthed buried brought lost kept with raise "
    "raising minding expecting expects carrying",
    "&": "and n plus but then",
    "i": "in at on across among amongst between after round around into from by wi to",
    "z": "under below",
    "l": "that which where whose",
    "G": "family household faimily brood tribe clan sibship houseful line hoose",
    "g": "generations generation sets pairs lots set pair",
    "c": "home care prison jail hame heaven placement hospital",
    "t": "weeks week visits sessions meetings months years days hours times minutes workers staff "
    "places points pages steps questions options stages areas ways things items calls letters "
    "people reasons teams parts forms am pm year month day o'clock percent per pounds "
    "miles foot feet",
    "S": "plan plans register roll rolls books caseload section orders order list service borough "
    "area county city class classes school schools group groups nursery clinic cohort sample study "
    "programme team region",
    "#": "number",
    "j": "just",
    "T": "there theres",
    "v": "are were is was",
    "b": "bed beds bedroom bedrooms room rooms house houses flat van caravan trailer roof table",
    "P": "fathers mothers dads mums parents grandparents wives husbands carers",
    "%": "so because cos when while since if though although until",
}
LETTER = table(CLASSES)
# A text without one of these speaks of no such family.
TELLING = bag(
    " ".join(CLASSES[letter] for letter in "kKMGgpPO")
    + " only of o ov us we them had raised out home under"
)
MANY = "(?:[4N][n4N1]?)"
ANY = f"(?:{MANY}|[n1])"
ADJ = "[aB]*"
CHILD = f"(?:{ADJ}[sm])"
CHILDREN = f"(?:{ADJ}[kKM])"
END = "(?=[;,&%]|1[wqd])"  # where what is said ends; "an" is also "and"
REST = "[^,;%]"  # words to the end of what is said
RIDERS = (
    # ', all boys', ', none of them hers', ', me the only deaf', 'and the only two still speaking'
    f"(?:,&?[0A](?:fw)?{REST}{{1,7}}(?=[,;])|,?&?A(?:fw)?(?:{ADJ}[kKP]|a+|x)"
    f"|(?:,d?w?|&|,&)d?[yoO]{REST}{{1,6}}(?=[,;])"
    # 'and a baby', ', one brother', 'n no full ones', 'and a parrot', 'and two sets of twins'
    f"|(?:,&?|&)(?:{ANY}gf{CHILDREN}|(?:{ANY}|0|d){ADJ}[kKPsmMp]+|{ADJ}[kKM]"
    f"|(?:{ANY}|0)a*[xu](?=[;,])|0a+x)"
    f"|,?&1(?:u+(?:fA)?|h(?=[;,]))|h{ANY}a*x{{1,2}}(?=[;,&])"
    # 'in four different houses', 'by three fathers', 'under one roof', 'under five'
    f"|,?[iz]d?(?:{MANY}|n|[1oO]|d)a*(?:[xbpPGgck]|(?=[;,&%]))|,?i[d1l]?n?a*b+"
    f"|,?A?z(?:dxf)?{ANY}(?:&{ANY})?|,?[ix]d?c{END})"
)
FAMILY = re.compile(
    "(?![x;,&.vqltiubcTz%])(?P<v>(?:"
    # 'the eldest of seven', 'number nine of nine', 'first boy after six girls', 'last of thirteen'
    f"[oyO](?:,?&d?[oO])?a*[1nsmM]?(?:a*u)?(?:[fi]|uf)A?d*[ps]?(?:1Gf)?"
    f"{MANY}(?:{CHILDREN}|g|fw|(?!a*[tx]))|#{MANY}f{MANY}"
    f"|1a*u?f(?:1G[fi])?d?{MANY}(?:{CHILDREN}|{END})"
    # 'her sixth child', 'pregnant with her seventh'
    f"|Oa*[sm]|(?<=hd)O{END}"
    # 'only kids who live on the cut', 'the only brother and sister in', 'only son of the only man'
    f"|y{ADJ}[kKsmM]+(?:&[kKsmM])?(?!id?b)[ilqf]d?{REST}{{1,5}}(?=[,;&%])"
    # 'only two left of a household of seven'
    f"|(?:yn{REST}{{0,2}}f1)?Gf(?:N[n4N1]?){CHILDREN}?(?!t|x)|p[fi]{MANY}{CHILDREN}?(?!t|x)"
    f"|{MANY}x,?hM|ygfM|1?sSf{MANY}"
    # 'six brothers', 'me and my four brothers', 'with five lads', 'all four girls'
    f"|(?:d&d)?A?{MANY}{ADJ}K(?!t)|(?:(?<=[BAfwqT])|(?<=Tv)|(?<=p&))A?{MANY}{ADJ}k(?!S|l|q|id?S)"
    f"|(?<=[hd])A?{MANY}{ADJ}k(?!S|id?S)"
    f"|(?<=;)A?{MANY}{ADJ}k(?=[,;A]|z|qh|i[1nd]a*b)|[4N]x?g(?!f)|n{ADJ}K,?&?A{REST}{{1,6}}(?=[,;])"
    # 'three girls and a boy', 'no mam and five lads', 'twin girls and a newborn'
    f"|(?:{ANY}|0){CHILDREN}(?:,?&|,)(?:{ANY}|0)(?:{CHILD}|{CHILDREN})"
    f"|0p,?&{MANY}{ADJ}k|{MANY}{ADJ}[kK],?&0p"
    f"|(?:ngf)?{ADJ}(?:m[kK]|m?M(?:xia[xt])?)|{ANY}gf(?:{CHILDREN}|P)"
    # 'five of them', 'two out of eight', 'three out of us five', 'eight of her own', 'all six of'
    f"|A?{MANY}(?:f|uf)[wq](?:{MANY}|k)?|{ANY}ufw{MANY}|{MANY}fda+(?:&h{ANY}|{END})"
    f"|(?:jd)?nfw&[dxa]*p|(?<=[wqd]){ANY}(?:uf|f)(?:w|{MANY}){END}|(?<=h)A{MANY}(?=fd(?!x?t))"
    # 'three at home and two in care', 'just the two of them and gran', 'three under five'
    f"|{ANY}id?c,?&(?:{ANY}|d?x)id?c|{ANY}id?c,{ANY}id?c|{ANY}z(?:dxf)?{ANY}"
    # 'us nine', 'seven altogether of us', 'parents are first cousins'
    f"|(?<=[fAxq])w{MANY}(?:k|{END})|(?<=Pv)[oa]*K(?=[;,&])"
    # 'my mum and dad had nine', 'three boys under the one roof'
    f"|(?<=[pqws])h+{MANY}{END}|{ANY}{ADJ}[kK]zd?1[xb]"
    # 'we were eleven at the table', 'the oldest, with four below her'
    f"|(?<=wv){MANY}(?:(?=[;,])|i[d1]?b)|o,?h{MANY}[xzi]d"
    f")(?:{RIDERS})*)"
)
KIN, KINSHIP = re.compile("[kKmMG]"), re.compile("[kKsmMGPp]")
# What may be said of things as well: 'four of them', 'had nine', 'one of the four'.
THINGS = re.compile(
    "(?P<them>A?[4Nn1]+u?f[wq])|h+[4N]+|[1n4N]+z?u?f?d?4|[n4N]+[uf]+[4N]+|[n4N]+z[n4N]+|[4N]+"
)
NEAR = 20  # letters back or on in which 'five of them' must have a word of kinship


def find_households(page: Page, present: Signs) -> Iterator[Span]:
    """What tells a family by how many it has, with what is said of them in the same breath."""
    if TELLING.isdisjoint(present):
        return
    spelled = lettered(page, LETTER, _digits)
    for found in FAMILY.finditer(spelled.letters):
        first, last = found.span("v")
        if not _told_of_things(spelled.letters, found["v"], first, last):
            start, end = spelled.words(first, last)
            yield Span(page.starts[start], page.ends[end], Kind.FAMILY, Level.ASK)


def _told_of_things(letters: str, words: str, first: int, last: int) -> bool:
    """'Read four of them', 'one of four': of what, only a word of kinship nearby can tell."""
    if not (things := THINGS.fullmatch(words)):
        return False
    if letters[first - 1] in "hB":  # 'raised nine of us', 'with four under five'
        return False
    near = KIN if things["them"] else KINSHIP
    return not near.search(letters, max(0, first - NEAR), last + NEAR)


def _digits(word: str) -> str:
    number = int(word) if len(word) < 3 and word.isdecimal() else 0
    return "x" if not number else "1" if number == 1 else "n" if number < 4 else "4N"[number > 4]
