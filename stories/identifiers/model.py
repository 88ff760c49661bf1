"""A small sequence model: how likely each word is part of a name."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import pycrfsuite

from stories.identifiers import lists
from stories.identifiers.facts import LOWER, TITLE, Facts
from stories.identifiers.words import Page, bag

LABELS = ("person", "place", "organisation")
MODEL = "model.crfsuite"
NO_NAME = (0.0, 0.0, 0.0)
SURELY = 0.996
WIDELY_KNOWN = 3  # bands from this one on are words most readers know
BESIDE = 1  # everyday words kept on each side of one that may be a name
EVERYDAY = 5  # words commoner than this band stand for themselves as context
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
ENDINGS = ("nt", "ed", "ing", "ly", "s")  # of ordinary words, told apart as context


@cache
def trained() -> bytes:
    return (lists.HERE / MODEL).read_bytes()


def chances(page: Page, facts: Facts) -> list[tuple[float, float, float]]:
    """For each word, the probability that it is part of a person, a place, a service."""
    if not len(page):
        return []
    kept = telling(page, facts)
    if not kept:
        return [NO_NAME] * len(page)
    # One tagger must not serve two threads, so each call has its own; `trained` keeps its bytes.
    model = pycrfsuite.Tagger()
    model.open_inmemory(trained())
    model.set(features(page, facts, kept))
    marginal = model.marginal
    found = [NO_NAME] * len(page)
    for place, at in enumerate(kept):
        # Most words are surely no name; the three kinds are told apart only for the rest.
        if marginal("O", place) <= SURELY:
            found[at] = marginal("P", place), marginal("L", place), marginal("G", place)
    return found


def telling(page: Page, facts: Facts) -> list[int]:
    """The words that are not everyday ones, and those beside them: where a name may be."""
    kept: list[int] = []
    after, size = 0, len(page)  # `after` is the first word not yet kept
    looks = zip(facts.bits, facts.shape, facts.careless, facts.safe, page.opens, strict=True)
    for at, (bits, shape, careless, safe, opens) in enumerate(looks):
        # An everyday word on no list of names, in a line that has its capitals.
        if careless or bits & ~lists.BAND or bits < WIDELY_KNOWN:
            if safe and shape == LOWER:
                continue
        elif shape == LOWER or (opens and shape == TITLE):
            continue
        until = min(at + BESIDE + 1, size)
        kept.extend(range(max(after, at - BESIDE), until))
        after = until
    return kept


class Look(NamedTuple):
    """What features say of one word: itself or its lists, its lists, and its ending."""

    context: str
    kind: str
    three: str
    two: str


NOWHERE = Look("", "", "", "")


def features(page: Page, facts: Facts, kept: Iterable[int] | None = None) -> list[list[str]]:
    """Feature strings of the kept words, or all: shape, ending, lists, context, never a name."""
    known: dict[str, Look] = {}
    for word, bits in zip(page.plain, facts.bits, strict=True):
        if word not in known:
            three, two = word[-3:] if len(word) > 4 else "", word[-2:] if len(word) > 3 else ""
            known[word] = Look(_context(word, bits), _class(bits), three, two)
    # Two words that are nowhere before the first and after the last spare every edge a question.
    looks = [NOWHERE, NOWHERE, *(known[word] for word in page.plain), NOWHERE, NOWHERE]
    cases = ["", *(_casing(page, facts, at) for at in range(len(page))), ""]
    gaps = ["" if gap == " " else _gap(page, at) for at, gap in enumerate([*page.gaps, ""])]
    return [
        _row(looks[at : at + 5], cases[at : at + 3], gaps[at], gaps[at + 1])
        + _marks(page, facts, at, looks[at + 2])
        for at in (range(len(page)) if kept is None else kept)
    ]


def _row(looks: list[Look], cases: list[str], gap: str, next_gap: str) -> list[str]:
    """Features of the middle one of five words."""
    before2, before, (context, kind, three, two), after, after2 = looks
    case_before, case, case_after = cases
    left, right = before.context + gap, next_gap + after.context
    return [
        "k" + kind,
        "c" + case + kind,
        "w" + context,
        "3" + three,
        "2" + two + case,
        "c" + case,
        "l" + left,
        "r" + right,
        "L" + before2.context,
        "R" + after2.context,
        "lk" + left + kind,
        "rk" + right + kind,
        "lr" + left + "|" + right,
        "Ll" + before2.context + "|" + left,
        "rR" + right + "|" + after2.context,
        "s" + case_before + case + case_after,
        "kk" + before.kind + gap + kind,
        "k+" + kind + next_gap + after.kind,
        "lc" + left + case,
        "rc" + right + case,
        "<" + before.two + gap + case,
        ">" + next_gap + after.two + case,
    ]


def _marks(page: Page, facts: Facts, at: int, look: Look) -> list[str]:
    found = []
    if facts.safe[at]:
        found += ["safe", "safe" + look.kind]
    if facts.place[at]:
        found.append("place")
    if page.owns[at]:
        found += ["owns", "owns" + look.kind]
    return found


def _context(word: str, bits: int) -> str:
    """A common word or a cue as itself; any other word as what the lists know of it."""
    if word in CUES or (
        bits & lists.BAND > EVERYDAY and (not bits & lists.NAME or bits & lists.BAND > EVERYDAY + 2)
    ):
        return word
    if word.isdigit():
        return "9"
    return "~" + _class(bits) + (_ending(word) if bits & lists.BAND else "")


def _ending(word: str) -> str:
    return next((ending for ending in ENDINGS if word.endswith(ending)), "")


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


def _casing(page: Page, facts: Facts, at: int) -> str:
    if facts.shouting[at]:
        return "!" if facts.shape[at] != "9" else "9"
    shape = "b" if facts.careless[at] and facts.shape[at] == LOWER else facts.shape[at]
    return shape + ("." if page.opens[at] else "")


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
