"""A small sequence model: how likely each word is part of what identifies, and of which kind."""

import gzip
from collections.abc import Iterable, Iterator
from functools import cache
from threading import Lock
from typing import NamedTuple

import pycrfsuite

from stories.identifiers import lists
from stories.identifiers.facts import INITIAL, LOWER, TITLE, Facts
from stories.identifiers.finding import Kind
from stories.identifiers.words import Page, bag

MODEL = "model.crfsuite.gz"
# The label of each kind in training; a word of none of them has the label O.
LABELS = {
    Kind.PERSON: "P",
    Kind.PLACE: "L",
    Kind.ORGANISATION: "G",
    Kind.ADDRESS: "S",
    Kind.AGE: "A",
    Kind.JOB: "J",
    Kind.FAMILY: "F",
    Kind.EVENT: "E",
    Kind.CONDITION: "K",
    Kind.BACKGROUND: "B",
    Kind.DATE: "D",
    Kind.CASE_REFERENCE: "C",  # and every other number or code
}
KINDS = tuple(LABELS)
NAMED = tuple(LABELS.values())[:4]  # the first four: those that are names, or part of an address
ROUNDED = 1e-6  # by how much the chances of all labels may miss one together
NO_NAME = (0.0, 0.0, 0.0)
SURELY = 0.996
# Words of every sentence: what stands beside them is told by them, and they are no part of it.
PASSED = bag(
    "the a an of and to in on at for with by from as is was are were be been has have had do did "
    "does it its that this these those but or so if than there here he she they we you i me him "
    "her his their our my your us them who which what when where how not no all would could "
    "should can about into because up out off get got just very said "
    # What people say and do in all of them.
    "asked told now before like since says say put ask never go come am tell see want again write "
    "more nothing somebody wrote called please used look looks looked looking found any let things "
    "think thinks thinking thing thought gave being until everyone wanted wants want take takes "
    "why use some done goes knows knew known need needs needed written sit leave leaving seen talk "
    "talks talked talking someone most hes also always sent send make making agreed stop stopped "
    "gone bring kept keep anything something everybody everything doing given give help helped yes "
    "twice anyone anybody even working worked stood till find heard hear cannot shall better "
    "learned learning remember remembers means mean meant while today spoke walked much hold cried "
    "comes offered taught laughed herself himself themselves started starts start rather noticed "
    "raised already lived lives moved might asking asks carried yours recorded happened showed "
    "opened wait waiting whom believe following tells stayed missed visited attended saying longer "
    "often arrived such later missing likes feel feels felt though answered answer yet instead try "
    "tried frightened proper stay signed placed read rang phoned "
    "don't dont didn't didnt isn't isnt can't cant doesn't doesnt won't wont wasn't wasnt "
    "couldn't couldnt haven't hadn't "
    # What a service does with them.
    "social person people plan plans letter letters case meeting meetings staff panel contact "
    "review reviews record report reports evidence supervision notes question questions phone "
    "agency authority strategy training risk assessment voice words word worker workers work call "
    "calls visit visits order support form duty decision hearing referral officer "
    # What stands between.
    "then time times own name nobody still right well going other others wrong ever too sorry way "
    "whether between another within thank thanks thats shes im hes theyre its ive id ok cos else "
    "together during against across also perhaps maybe really quite enough almost"
)
NUMBERS = bag(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred"
)
ORDINALS = bag(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
MONTHS = bag(
    "january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sept sep oct nov dec"
)
DAYS = bag(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur "
    "thurs fri sat sun"
)
KNOWN_BY_NAME = 3  # words of this band and commoner stand for themselves
CUES = bag(
    "mum mam mom dad nan nana gran grandma grandad granny auntie aunt uncle sister brother son "
    "daughter baby twins cousin niece nephew husband wife partner ex stepdad stepmum carer called "
    "named mr mrs ms miss dr pc judge rev nurse ward school academy primary nursery college "
    "surgery clinic hospital hospice centre hub house lodge court road street lane avenue close "
    "estate near outside behind opposite towards via around lives lived living moved born attends "
    "registered admitted discharged placed visited rang texted emailed spoke says said told asked "
    "met saw hi dear hiya thanks love regards team club church mosque farm project trust library "
    "station beach market seafront flat bungalow caravan n an r u wee little big old our me "
    "fostering placement respite re present apologies cc sincerely wishes wouldnt couldnt didnt "
    "doesnt dont wont cant isnt wasnt hasnt hadnt havent shouldnt arent werent aint wouldve "
    "couldve shouldve mustve agrees agreed refused refuses phoned messaged hugged smiled cried "
    "laughed shouted screamed kicked hated hates loves likes knows thinks reckons wants needs "
    "misses missed sang slept fell ran bit threw hid bless"
)
TOLD_AS = {  # what stands for a word as context, whatever the lists say of it
    **{cue: cue for cue in CUES},
    **dict.fromkeys(DAYS, "#d"),
    **dict.fromkeys(MONTHS, "#m"),
    **dict.fromkeys(ORDINALS, "#o"),
    **dict.fromkeys(NUMBERS, "#n"),
}
EVERYDAY = 5  # words commoner than this band stand for themselves though they are names too


@cache
def trained() -> bytes:
    return gzip.decompress((lists.HERE / MODEL).read_bytes())


@cache
def _tagger() -> pycrfsuite.Tagger:
    model = pycrfsuite.Tagger()
    model.open_inmemory(trained())
    return model


_ALONE = Lock()  # one tagger must not serve two threads at once


class Likely(NamedTuple):
    """What the model makes of a page, one entry a word."""

    names: list[tuple[float, float, float]]  # chances of a person, a place, a service
    chance: list[float]  # chance of being part of anything that identifies
    kind: list[Kind | None]  # the likeliest kind


def likely(page: Page, facts: Facts) -> Likely:
    size = len(page)
    found = Likely([NO_NAME] * size, [0.0] * size, [None] * size)
    kept = telling(page, facts)
    if not kept:
        return found
    rows = features(page, facts, kept)
    with _ALONE:
        model = _tagger()
        model.set(rows)
        _weigh(found, kept, model.marginal)
        model.set([])  # no word of a text is kept for longer than it is weighed
    return found


def _weigh(found: Likely, kept: list[int], marginal) -> None:
    for place, at in enumerate(kept):
        # Most words are surely nothing; the kinds are told apart only for the rest.
        if (nothing := marginal("O", place)) <= SURELY:
            weighed = [marginal(label, place) for label in NAMED]
            person, town, service, street = weighed
            found.names[at] = person, town + street, service
            found.chance[at] = 1.0 - nothing
            found.kind[at] = _likeliest(marginal, place, weighed, nothing)


def _likeliest(marginal, place: int, weighed: list[float], nothing: float) -> Kind:
    """The likeliest kind, given the chances of the first few and of none."""
    left = 1.0 + ROUNDED - nothing - sum(weighed)  # what the kinds not yet asked about share
    best = max(weighed)
    kind = KINDS[weighed.index(best)]
    for at in range(len(weighed), len(KINDS)):
        if best > left:
            break
        chance = marginal(LABELS[KINDS[at]], place)
        left -= chance
        if chance > best:
            best, kind = chance, KINDS[at]
    return kind


def telling(page: Page, facts: Facts) -> list[int]:
    """All words but those of every sentence, unless a capital sets one of these apart."""
    looks = zip(page.words, page.plain, facts.shape, page.opens, strict=True)
    return [
        at
        for at, (written, word, shape, opens) in enumerate(looks)
        if word not in PASSED
        or not (shape == LOWER or written == "I" or (opens and shape in (TITLE, INITIAL)))
    ]


Look = tuple[str, str, str]  # a word as context, its lists, its sense
EDGE = ("^", "^", "^")  # the look of what stands before the first word and after the last


def features(page: Page, facts: Facts, kept: Iterable[int] | None = None) -> list[list[str]]:
    """Feature strings of the kept words, or all: words, senses, endings, shape, lists; no name."""
    looks = [EDGE, EDGE, *_looks(page, facts), EDGE, EDGE]
    cases = ["^", *_cases(page, facts), "^"]
    gaps = ["" if gap == " " else _gap(page, at) for at, gap in enumerate([*page.gaps, ""])]
    rows = []
    for at in range(len(page)) if kept is None else kept:
        row = _row(looks[at : at + 5], cases[at : at + 3], gaps[at : at + 2], page.plain[at])
        if facts.safe[at] or facts.place[at] or page.owns[at]:
            row += _marks(page, facts, at, looks[at + 2][1])
        rows.append(row)
    return rows


def _looks(page: Page, facts: Facts) -> Iterator[Look]:
    senses, known = lists.senses(), {}
    for key in zip(page.plain, facts.bits, strict=True):
        look = known.get(key)
        if look is None:
            word, bits = key
            sort = senses.get(word, "-") if bits & lists.BAND else "?"
            look = known[key] = _context(word, bits), _class(bits), sort
        yield look


def _row(looks: list[Look], cases: list[str], gaps: list[str], plain: str) -> list[str]:
    """Features of the middle one of five words."""
    far_before, before, (word, kind, sort), after, far_after = looks
    word_before, kind_before, sort_before = before
    word_after, kind_after, sort_after = after
    case_before, case, case_after = cases
    gap, next_gap = gaps
    ending = plain[1:]  # never all of a word: a short name would be told by it
    return [
        "w" + word,
        f"k{case}{kind}",
        "s" + sort,
        "a" + sort_before,
        "z" + sort_after,
        "3" + ending[-3:],
        f"2{ending[-2:]}{case}",
        f"l{word_before}{gap}",
        f"r{next_gap}{word_after}",
        "L" + far_before[0],
        "R" + far_after[0],
        f"ss{sort_before}{gap}{sort}{next_gap}{sort_after}",
        f"cc{case_before}{case}{case_after}",
        f"kk{kind_before}{gap}{kind}",
        f"k+{kind}{next_gap}{kind_after}",
    ]


def _marks(page: Page, facts: Facts, at: int, kind: str) -> list[str]:
    found = []
    if facts.safe[at]:
        found += ["safe", "safe" + kind]
    if facts.place[at]:
        found.append("place")
    if page.owns[at]:
        found += ["owns", "owns" + kind]
    return found


def _context(word: str, bits: int) -> str:
    """A common word or a cue as itself; any other word as what the lists know of it."""
    if told := TOLD_AS.get(word):
        return told
    if not word.isalpha():
        return _pattern(word)
    band = bits & lists.BAND
    if band >= KNOWN_BY_NAME and (band > EVERYDAY or not bits & lists.NAME):
        return word
    return "~" + _class(bits)


def _pattern(word: str) -> str:
    """The shape of a number or code: 9 for digits, a for letters; how long, up to eight."""
    return "".join(
        "9" if letter.isdigit() else "a" if letter.isalpha() else letter for letter in word[:8]
    )


@cache
def _class(bits: int) -> str:
    """The lists that hold a word, as a short code: band, names, place."""
    return (
        ("t" if bits & lists.SLIP else "0112334567"[bits & lists.BAND])
        + ("f" if bits & lists.FIRST else "e" if bits & lists.FIRST_ELSEWHERE else "")
        + ("l" if bits & lists.LAST else "m" if bits & lists.LAST_ELSEWHERE else "")
        + ("p" if bits & lists.PLACE else "q" if bits & lists.ABROAD else "")
        + ("n" if bits & lists.PROPER else "")
        + ("z" if bits & lists.OWNED else "")
    )


def _cases(page: Page, facts: Facts) -> list[str]:
    """The shape of each word, and whether it opens a sentence or its line says nothing by it."""
    looks = zip(facts.shape, page.opens, facts.careless, facts.shouting, strict=True)
    return [
        _casing(shape, opens, careless, shouting) if opens or careless or shouting else shape
        for shape, opens, careless, shouting in looks
    ]


def _casing(shape: str, opens: bool, careless: bool, shouting: bool) -> str:
    if shouting:
        return "!" if shape != "9" else "9"
    return ("b" if careless and shape == LOWER else shape) + ("." if opens else "")


def _gap(page: Page, at: int) -> str:
    """What stands before a word where it is more than a plain space, in one character."""
    if at >= len(page):
        return "$"
    gap = page.gaps[at]
    return (
        "."
        if page.opens[at]
        else "-"
        if gap == "-"
        else ","
        if "," in gap
        else "("
        if "(" in gap
        else ")"
        if ")" in gap
        else "_"
    )
