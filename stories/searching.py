"""What a search means, the same on every database: words by their stems, phrases, beginnings.

Texts and searches become the same plain tokens here, so that a database only compares tokens.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import snowballstemmer

from stories.identifiers.lists import BAND, known
from stories.text import tidy

ANALYSER = 1  # raised when tokens are made in another way, so that every story is taken in anew
MOST_TYPED = 200  # characters; more is no search
MOST_TERMS = 10
BETWEEN = "0x0"  # stands between sections, so that no phrase reaches over the edge
EDGE = f" {BETWEEN} "
TITLE_WEIGHT = 3
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
ASKED = re.compile(r'"([^"]*)"?|(\S+)')
# Words so common that they tell no story from another; inside a phrase they count.
PASSED_OVER = frozenset(
    "a an and are as at be but by for from had has have he her him his i in is it its me my not "  # noqa: SIM905
    "of on or our she so that the their them then there they this to us was we were who with you "
    "your".split()
)
SHORTEST_NEAR, TWO_SLIPS_FROM = 4, 6  # letters of a word that one slip, or two, may have changed
LONGER_MOST = 7  # how many letters a word that was begun may still need
MOST_NEAR = 12


@dataclass(frozen=True)
class Term:
    """Tokens that stand one after another; `beginning` where the last may go on."""

    tokens: tuple[str, ...]
    typed: str
    beginning: bool = False


def tokens_of(text: str) -> list[str]:
    """The stems of a text in order, in plain letters and numbers."""
    words = WORD.findall(unicodedata.normalize("NFC", text))
    return [token for word in words if (token := _token(word))]


def searchable(title: str, texts: Iterable[str]) -> str:
    """A story as it is searched: the title's tokens, then each section's."""
    return EDGE.join(" ".join(tokens_of(text)) for text in (title, *texts))


def terms_of(typed: str) -> list[Term] | None:
    """What was asked for; empty for everything, None where only signs were typed.

    "Words in quotation marks" stand together; kitch* begins a word; all must be found.
    """
    asked = tidy(typed[:MOST_TYPED]).replace("“", '"').replace("”", '"')
    found = [term for phrase, word in ASKED.findall(asked) for term in _terms(phrase, word)]
    if asked and not found:
        return None
    telling = [each for each in found if len(each.tokens) > 1 or each.typed not in PASSED_OVER]
    return list(dict.fromkeys(telling))[:MOST_TERMS]


def ranked(texts: Sequence[str], terms: Sequence[Term]) -> list[int]:
    """The places of these searchable texts, the one that says most of the terms first.

    A rare term counts for more than one that nearly all hold, and a title for more than a line.
    """
    titles = [text[: text.find(EDGE) + 1] for text in texts]  # with the space that ends the last
    hits = [_hits(texts, titles, term) for term in terms]
    weights = [math.log(1 + len(texts) / (1 + len(texts) - each.count(0))) for each in hits]
    scores = [0.0] * len(texts)
    for weight, each in zip(weights, hits, strict=True):
        scores = [score + weight * hit / (hit + 2) for score, hit in zip(scores, each, strict=True)]
    return sorted(range(len(texts)), key=lambda at: -scores[at])


def near(typed: str) -> list[str]:
    """Words that may have been meant, the likeliest first: from the dictionary, never a story."""
    word = _plain(typed)
    if len(word) < SHORTEST_NEAR or not word.isalpha():
        return []
    most, letters, found = (2 if len(word) >= TWO_SLIPS_FROM else 1), _letters(word), []
    for length in range(len(word) - most, len(word) + LONGER_MOST):
        for other, band, others in _dictionary().get(length, ()):
            if length > len(word) and other.startswith(word):
                found.append((1, False, -band, other))
                continue
            allowed = most if other[0] == word[0] else 1  # who slips twice begins well
            # One slip changes at most two of the letters that a word is made of.
            if abs(length - len(word)) > allowed or (letters ^ others).bit_count() > 2 * allowed:
                continue
            if 0 < (steps := _slips(word, other)) <= allowed:
                found.append((steps, other[0] != word[0], -band, other))
    return [other for *_, other in sorted(found)[:MOST_NEAR]]


def _terms(phrase: str, word: str) -> list[Term]:
    typed = phrase or word
    beginning = bool(word) and word.endswith("*")
    tokens = tokens_of(typed)
    if not tokens:
        return []
    if beginning:
        tokens[-1] = _plain(WORD.findall(typed)[-1])
    return [Term(tuple(tokens), typed.strip("*").casefold().strip(), beginning)]


def _hits(texts: Sequence[str], titles: Sequence[str], term: Term) -> list[int]:
    """How often the term is said in each searchable text, a title counting for more.

    To go through two hundred texts is most of what a search costs, so each is gone through once.
    """
    begins, sought = f"{' '.join(term.tokens)} ", f" {' '.join(term.tokens)} "
    if term.beginning:
        begins, sought = begins[:-1], sought[:-1]
    ends = sought[:-1]
    return [
        text.count(sought)
        + text.startswith(begins) * TITLE_WEIGHT
        + (not term.beginning and text.endswith(ends))
        + title.count(sought) * (TITLE_WEIGHT - 1)
        for text, title in zip(texts, titles, strict=True)
    ]


@lru_cache(maxsize=50_000)
def _token(word: str) -> str:
    return _plain(_stemmer().stemWord(word.casefold().replace("’", "'")))


def _plain(word: str) -> str:
    """The word in a to z and numbers; what is written in another script keeps its numbers."""
    folded = unicodedata.normalize("NFKD", word.casefold())
    return "".join(
        letter if letter.isascii() else f"u{ord(letter):x}" for letter in folded if letter.isalnum()
    )


@cache
def _stemmer():
    return snowballstemmer.stemmer("english")


@cache
def _dictionary() -> dict[int, list[tuple[str, int, int]]]:
    """Words of the packaged lists by length, each with how common it is and its letters."""
    found: dict[int, list[tuple[str, int, int]]] = {}
    for word, bits in known().items():
        if bits & BAND and word.isascii() and word.isalpha() and word.islower():
            found.setdefault(len(word), []).append((word, bits & BAND, _letters(word)))
    return found


def _letters(word: str) -> int:
    """Which letters a word is made of, one bit each."""
    return sum(1 << (ord(letter) - ord("a")) for letter in set(word))


def _slips(word: str, other: str) -> int:
    """How many letters are wrong, missing, added or swapped (Damerau and Levenshtein)."""
    earlier, before, row = [], [], list(range(len(other) + 1))
    for at, letter in enumerate(word, 1):
        earlier, before, row = before, row, [at]
        for place, wanted in enumerate(other, 1):
            steps = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != wanted))
            if at > 1 and place > 1 and word[at - 2] == wanted and letter == other[place - 2]:
                steps = min(steps, earlier[place - 2] + 1)
            row.append(steps)
    return row[-1]
