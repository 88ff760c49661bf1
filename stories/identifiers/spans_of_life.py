"""Ages told in few words: 'she 8, to sign', 'five going six', 'when we were twelve'.

Read as grammar, one letter a word; what ages.py and its fellows know by the words around a number
is left to them.
"""

import re
from collections.abc import Iterator, Sequence

from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.letters import lettered, table
from stories.identifiers.words import Page, Signs, bag

CLASSES = {
    "1": "one two three four five six seven eight nine",
    "2": "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twa "
    "fower sax seiven echt neen",
    "3": "twenty thirty forty fourty fifty sixty seventy eighty ninety ninty",
    "s": "he she i him who shes hes im ah",
    "w": "we they both all",
    "k": "lad lass boy girl man woman lady gentleman bloke fella mum mam mom dad nan gran grandma "
    "grandad son daughter brother sister baby twin child kid bairn wean toddler teenager youngster "
    "husband wife partner niece nephew cousin uncle aunt auntie eldest youngest oldest twins "
    "kids children boys girls lads lasses bairns weans neighbour resident patient tenant pensioner",
    "v": "is was am are were be wis wur wasn isn",
    "b": "about around nearly almost roughly maybe say only just barely approximately approx "
    "probably circa perhaps bout aboot still now",
    "u": "years year yrs yr months month mths mth weeks week wks",
    "d": "days day",
    "g": "going gaun coming rising nearing",
    "h": "and an n",
    "q": "half quarter quarters bit",
    "a": "a the",
    "p": "from fae since between",
    "t": "to tae til till until",
    "c": "care school foster",
    "o": "first second third fourth last next",
    "T": "time",
    "D": "her his my their our your",
    "E": "thirteenth sixteenth eighteenth thirtieth fortieth fiftieth sixtieth seventieth "
    "eightieth ninetieth hundredth",
    "A": "age ages aged",
    "R": "retired married single widowed divorced male female unemployed lives living",
    "%": "when because cos but so then",
    "m": "of in on at for with by as that this it its there per out off over under no number",
}
LETTER = table(CLASSES)
NUMBER = "(?:3-?1|[123N])"
MORE = "(?:h[a1]?q)"  # and a half
OLD = f"{NUMBER}(?:u(?:,?h?{NUMBER}[ud])?|d)?{MORE}?"
END = "(?=[;,hs%w]|$)"
WHO = "[skP]"
LIFE = re.compile(
    # 'a lad came in, about 12, to', 'Mrs Okoye, 101 (!!)', 'she 8, to sign'
    f"(?:P,(?P<one>{OLD})|(?<=[,;])(?<![ud],)(?P<about>b+{OLD})|"
    f"(?<=[sP])(?P<ten>(?=[N23]){NUMBER}{MORE}?))(?=[,;])"
    # 'who are fourteen months', 'both were two years and eleven months'
    f"|(?:{WHO}|w)v+b*(?P<two>{NUMBER}u(?:h?{NUMBER}[ud]|(?=[;,h%])))"
    # 'when we were twelve they', 'we were nine when'
    f"|%[wsP]v+b*(?P<three>{OLD}){END}|wv+b*(?P<four>{NUMBER})(?=%|,%)"
    # 'her 70th', 'on his eighteenth she', 'it was my hundredth.'
    f"|D(?P<birthday>E)(?=[;,h%swvoTm]|$)"
    # 'kids 12, 10 and 3', 'my three (10, 8, 5)', 'ages of 4 and 6'
    f"|(?:k|D1),?(?P<each>N(?:,?h?N)+)(?=[;,]|$)|Am?(?P<both>{NUMBER}(?:,?h?{NUMBER})+)"
    # '46, retired', 'Ninety-one and sharp as a tack'
    f"|;(?P<first>N)(?=,R)|;(?P<opens>3-?1)(?=h[^123N])"
    # 'five going six', 'in care from 3 to 17'
    f"|(?P<five>{NUMBER}g(?:t|m)?{NUMBER}){END}|cp(?P<six>{NUMBER}t{NUMBER}){END}"
    # 'twelve and a half', but not 'an hour and a half'
    f"|(?:[,;]|[sPk]v)b*(?P<seven>{NUMBER}{MORE})(?=[,;h%]|s|x)"
    # 'she was 19 the first time and twenty-one the second'
    f"|(?<=v)(?P<eight>{NUMBER})(?=aoT?)(?:aoT?,?h(?P<nine>{NUMBER})(?=ao))?"
)
LONGEST, OLDEST, GROWN = 3, 112, 13  # digits, years, and the first birthday told by its number
NTH = bag("st nd rd th")
TELLING = bag(" ".join(CLASSES[letter] for letter in "123E")) | {"9"}


def find_spans_of_life(page: Page, present: Signs, people: Sequence[bool]) -> Iterator[Span]:
    """Ages told in few words; `people` says which words are part of somebody's name."""
    if TELLING.isdisjoint(present):
        return
    for first, last in lettered(page, LETTER, _digits, people).told(LIFE):
        if not (page.gaps[first].endswith("(") and "(1)" in page.text):  # items of a list
            yield Span(page.starts[first], page.ends[last], Kind.AGE, Level.ASK)


def _digits(word: str) -> str:
    number, ending = re.fullmatch(r"(\d+)(.*)", word, re.DOTALL).groups()
    if len(number) > LONGEST or not 0 < int(number) <= OLDEST:
        return "x"
    return "x" if ending and (ending not in NTH or int(number) < GROWN) else "E" if ending else "N"
