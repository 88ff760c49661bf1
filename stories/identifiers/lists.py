"""The packaged word lists, read once."""

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent

# What the lists know about a word: its band in the low bits (0 unknown, 1 rare ... 8 commonest),
# then one bit a list.
BAND = 15
FIRST, LAST, FIRST_ELSEWHERE, LAST_ELSEWHERE, PROPER, PLACE, ABROAD, SLIP, OWNED, SHORT = (
    1 << bit for bit in range(4, 14)
)
FAMILIAR = FIRST | LAST
NAME = FAMILIAR | FIRST_ELSEWHERE | LAST_ELSEWHERE
NAMES_TOO = "the same, but names as well"  # the slang that keeps what other lists say of it
SLANG = 4  # the band given to spellings of talk and texts
NAME_BITS = {
    "first": FIRST,
    "last": LAST,
    "first elsewhere": FIRST_ELSEWHERE,
    "last elsewhere": LAST_ELSEWHERE,
}


def groups(path: str) -> dict[str, list[str]]:
    """The lines of a packaged list under its '# heading' lines."""
    found, heading = {}, ""
    for part in ("\n" + (HERE / path).read_text(encoding="utf-8")).split("\n#"):
        heading, _, lines = part.partition("\n")
        found.setdefault(heading.strip(), []).extend(line for line in lines.split("\n") if line)
    return {heading: lines for heading, lines in found.items() if lines}


@cache
def known() -> dict[str, int]:
    """Word -> its band and list bits."""
    bits: dict[str, int] = {}
    for heading, words in groups("lists/words.txt").items():
        value = int(heading) + 1 if heading.isdigit() else PROPER
        for word in words:
            bits[word] = value
    for source, table in (("names", NAME_BITS), ("places", None)):
        for heading, words in groups(f"lists/{source}.txt").items():
            value = table.get(heading, 0) if table else ABROAD if heading == "abroad" else PLACE
            for word in words:
                bits[word] = bits.get(word, 0) | value
    for heading, words in groups("lexicon/slang.txt").items():
        for word in words:
            named = bits.get(word, 0) if heading == NAMES_TOO else bits.get(word, 0) & BAND
            bits[word] = named if named & BAND else named | SLANG
    for word in set(
        " ".join(line for lines in groups("lexicon/sector.txt").values() for line in lines).split()
    ):
        if word.isalpha() and len(word) > 4 and word not in bits:
            bits[word] = SLANG
    return bits


@cache
def senses() -> dict[str, str]:
    """Word -> the sort of thing it means, in three letters."""
    found = groups("lists/senses.txt").items()
    return {word: sense[:2] + sense[-1] for sense, words in found for word in words}


@cache
def countries() -> frozenset[str]:
    """Whole countries, which tell where somebody is from but not where they live."""
    named = groups("lexicon/backgrounds.txt").items()
    return frozenset(
        line for name, lines in named if name.startswith("countries") for line in lines
    )


@cache
def place_regions() -> dict[str, str]:
    """Place -> the part of the country it lies in."""
    return {name: region for region, names in groups("lists/places.txt").items() for name in names}
