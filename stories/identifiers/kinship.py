"""Families by who is whose: the mother of my husband's first wife, two who wed their own cousins.

Read as grammar, one letter a word; how many a family has is left to households.py.
"""

import re
from collections.abc import Iterator, Sequence

from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.letters import lettered, table
from stories.identifiers.words import Page, Signs, bag

CLASSES = {
    # Kin whom few have alike, those wed, parents, and children.
    "S": "brother sister brothers sisters son daughter sons daughters uncle aunt auntie aunty "
    "uncles aunts aunties nephew niece nephews nieces cousin cousins grandson granddaughter "
    "grandsons granddaughters siblings sibling stepson stepdaughter stepsons stepdaughters "
    "stepbrother stepsister stepbrothers stepsisters stepmum stepmam stepmom stepdad stepmother "
    "stepfather stepdads stepmums stepfathers stepmothers stepchildren twin twins triplet triplets "
    "quads quins widow widower widows orphan orphans godmother godfather godson goddaughter bro "
    "sis sib sibs grandmother grandfather grandmothers grandfathers fiance fiancee bride groom "
    "neice neices brudda sistah daugther duaghter broter brohter nefew",
    "H": "husband wife husbands wives hubby missus spouse husbnad husban",
    "W": "mum mam mom dad da mammy daddy mummy mother father mums dads mams mothers fathers nan "
    "nana nain gran granny grandma grandad granda grandpa taid nans grans",
    "k": "bairn bairns kid kids child children baby babies boy boys girl girls lad lads lass "
    "lasses wean weans newborn toddler teenager grandchild grandchildren grandkids one ones",
    "p": "man woman gentleman lady lodger neighbour landlord landlady",
    "E": "ex exes",
    "L": "law laws",
    "i": "in",
    "G": "family families household households clan faimily",
    "d": "his her my their our your me wor hur",
    "D": "the this those these th every",
    "1": "a an another",
    "n": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty dozen several",
    "a": "late former first third fourth new old dead half step foster great grand "
    "adoptive birth bio biological natural older elder eldest younger youngest oldest middle "
    "little big wee unmarried maiden surviving estranged real full deaf hearing blind latest "
    "previous last next common whole widowed",
    "3": "other second secret",
    "o": "own",
    "f": "of o ov fae",
    "l": "who that which whose whos",
    "v": "is was are were being been be hes shes im theyre become became made makes",
    "&": "and n plus",
    "t": "than",
    "M": "married marry marries marrying wed weds remarried divorced divorcing marreid divorcd",
    "A": "all both none neither each",
    "R": "raising raises raised raise rearing reared minding parenting fostering fostered adopted",
    "r": "lost losing loses buried burying outlived outliving outlives",
    "b": "by to from with on under",
    "B": "born",
    "s": "same",
    "y": "only sole",
    "T": "at before",
    "N": "thirty forty fifty sixty seventy eighty thirtieth fortieth fiftieth sixtieth",
    "z": "also again",
    "2": "twice thrice",
    "h": "hers theirs ours mine yours",
    "w": "us them you we em him",
    "m": "more others",
    "C": "marriages divorces weddings",
    "q": "he she it they so because but when if what where why how",
}
LETTER = table(CLASSES)
OWNING = {"S": "5", "H": "6", "W": "7", "p": "7", "k": "8", "L": "9"}  # as written with 's
TELLING = bag(" ".join(CLASSES[letter] for letter in "SHEGMCB")) | bag("mother father mum dad")
ADJ = "[aE3o]*"
ANY = "[SHWkE]"
KIN = f"{ADJ}(?:[SHW](?:iL)?|E)"
OF = f"(?:[dD1]?{KIN},?lv?)?(?:nf|[dD1]?{ADJ}{ANY}(?:iL)?f)*"  # 'the mother of', 'the twin of the'
REST = "[^;,qP]"
KINSHIP = re.compile(
    # 'his brother's kids', "my husband's first wife", "her ex son in law's new wife"
    f"(?![x;,&.ivqltTz])(?P<v>{OF}[dD]?{ADJ}(?:[56]|[SHW]i9){ADJ}(?:{ANY}|[5678])(?:iL)?"
    # "my dad's sister", "the child's other mother's late husband"
    f"|{OF}(?:[dD]?{ADJ}[78])*[dD]?{ADJ}7(?:{ADJ}S|[aE3o]+[HW])"
    # 'the uncle of the younger two', 'father of a bishop'
    f"|(?<![Mx])[yn]?{ADJ}S(?:iL)?f(?!h|1?k|Dk[;,&q])[^;,q&P]{{1,6}}(?:&zd{KIN})?|Wf1[aE]*x(?=[;,&qlv])"
    # 'his mum was her wife and his dad was her brother'
    f"|d{KIN}vd{KIN}(?:,?&d{KIN}vd{KIN})*"
    # 'a son older than his second wife'
    f"|{ADJ}{ANY}[^;q]{{0,6}}at[dD1]?{ADJ}(?:{ANY}|[5678])"
    # 'married at the same ceremony as her two sisters', 'divorced her sister'
    f"|M[^;,qbvn&]{{0,6}}(?:nf)?[dn]n?{ADJ}(?:S|[5678]{KIN})|H2|M[wdx]?2"
    # 'two wives', 'four marriages', 'his first wife and his second wife'
    f"|n{ADJ}(?:H|C)(?:,?n[xkS])*|d[aE3]{ADJ}H&d?[aE3]{ADJ}H"
    # 'a son who is a monk and a daughter who is a rabbi'
    f"|1{ADJ}Slv?1[^;,&q]{{1,3}}(?:&1{ADJ}Slv?1[^;,&q]{{1,3}})*"
    # 'all of her own siblings', 'both her dead sons', 'the kids of both her brothers'
    f"|R?(?:A?D?kf)?Af?d[aE3on]*S(?:iL)?|RA?D?kf[dD]?{ADJ}S|r[An]f?d?[aE3on]*(?:S|k)(?:iL)?"
    f"(?:&[An]?{ADJ}[Sk](?:iL)?)?"
    # 'me mam, me nan and her mam', 'his ex and her ex', 'three sisters and their brother'
    f"|(?:d,)?d{KIN}(?:(?:,|&|,&)d{KIN}){{2,}}|(?:w&)?dE&dE|n{ADJ}S,?&[d1n]{ADJ}[Sk]"
    # 'three sisters with one dad each', 'two brothers who were', 'raised three more'
    f"|n{ADJ}S(?=[bl]|Ds|B)|d{KIN}&d?n{ADJ}S|w&n{ADJ}S|Ad{ADJ}H|Rb?dn{ADJ}[SW]|(?:[k1]{ADJ}[Sk]&)?[Rr]nm"
    # 'a foster child who has been made guardian of her mother'
    f"|[d1Dn]?{ADJ}[SHWk]l[^;,qP]{{1,7}}{KIN}"
    # 'her five and my four', 'three of hers and two of theirs', 'a son by each'
    f"|dn(?:&|,&?)dn(?!x)|[nk]fh,?&D?[nk]|nbd[xSW]?&nbd[xSW57]?|1{ADJ}[SkW]bA"
    # 'two families in one', 'his other family', 'the youngest of a family of judges'
    f"|nGi[k1]|d3G|D3G(?=q)|[ay]f1{ADJ}Gf{REST}{{1,3}}|1{ADJ}Gfn(?=b)"
    f"|D(?:y|k){ADJ}x?[kSW]f{REST}{{1,8}}"
    # 'a mother again at seventy', 'a great-grandmother before her fortieth birthday'
    f"|{ADJ}[SW](?:zTd?[Nnx]|T(?:d?N))x?"
    # 'born on the same day in different years'
    f"|(?:[nA]?f?[wk]?[SW]?l?v)?Bx?[bi]?Ds{REST}{{1,8}}"
    # 'both the baby's grandfather and, by marriage, her uncle', 'and also their stepbrother'
    f"|A[dD]{ADJ}(?:{ANY}|[5678])[^;q]{{0,6}}&[^;q]{{0,6}}d{KIN}|zd{KIN}"
    # 'guardian of her own foster mother', 'raising her own sister', 'raising three nephews'
    f"|fdo{ADJ}[SHW]|[Rb]do{ADJ}S|R[dn]+{ADJ}S)"
)


def find_kinship(page: Page, present: Signs, people: Sequence[bool] = ()) -> Iterator[Span]:
    """What tells a family by the ties in it; `people` says which words are somebody's name."""
    if TELLING.isdisjoint(present):
        return
    for first, last in lettered(page, LETTER, _digits, people, OWNING).told(KINSHIP):
        yield Span(page.starts[first], page.ends[last], Kind.FAMILY, Level.ASK)


def _digits(word: str) -> str:
    number = int(word) if len(word) < 3 and word.isdecimal() else 0
    return "1" if number == 1 else "n" if 1 < number < 21 else "x"
