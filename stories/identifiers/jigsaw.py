"""The jigsaw check: small facts that together could single someone out."""

import hashlib
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from stories.identifiers.finder import find
from stories.identifiers.finding import Finding, Kind, Level
from stories.identifiers.words import fold

WARN_AT = 3  # different kinds of small fact left in one story
BLOCK_AT = 4
# Kinds that are small facts, in the words a writer is shown.
FACTS = {
    Kind.AGE: "an exact age",
    Kind.CONDITION: "an uncommon condition",
    Kind.BACKGROUND: "a nationality, language or faith",
    Kind.FAMILY: "the shape of a family",
    Kind.JOB: "an unusual job",
    Kind.EVENT: "an event people may remember",
    Kind.MONTH: "a month and year",
}
# Two facts that are each uncommon: together they are enough on their own.
RARE = (Kind.CONDITION, Kind.FAMILY, Kind.JOB, Kind.EVENT)
ALIKE = 0.5  # share of five-word runs in common, from which two stories go to a reviewer
RUN = 5  # words a run
HASHES = 64
MOST_RUNS = 4_000  # runs looked at, so that a very long text costs no more than a long one


@dataclass(frozen=True)
class Combination:
    """Small facts that remain together. `level` is None where they are too few to matter."""

    kinds: tuple[Kind, ...]
    level: Level | None
    reason: str


@dataclass(frozen=True)
class Sketch:
    """What two stories are compared by: numbers, from which no words can be read back."""

    runs: tuple[int, ...]  # a MinHash of the runs of words: HASHES numbers, or none for no words
    facts: frozenset[tuple[Kind, int]]  # each rare fact as its kind and a number


@dataclass(frozen=True)
class Likeness:
    """How far a story is like approved ones, and which rare facts it shares with the nearest."""

    share: float
    nearest: int | None
    shared: tuple[Kind, ...]
    reason: str

    @property
    def needs_a_look(self) -> bool:
        return bool(self.reason)


def combinations(
    texts: str | Iterable[str], findings: Sequence[Finding] | None = None
) -> Combination:
    """What the small facts of one story add up to; `findings` saves looking again."""
    if findings is None:
        texts = (texts,) if isinstance(texts, str) else texts
        findings = [finding for text in texts for finding in find(text)]
    kinds = tuple(kind for kind in FACTS if any(finding.kind == kind for finding in findings))
    rare = tuple(kind for kind in kinds if kind in RARE)
    level = (
        Level.BLOCK
        if len(kinds) >= BLOCK_AT or len(rare) > 1
        else Level.ASK
        if len(kinds) >= WARN_AT
        else None
    )
    return Combination(kinds, level, _explained(kinds, rare, level))


def _explained(kinds: tuple[Kind, ...], rare: tuple[Kind, ...], level: Level | None) -> str:
    if level is None:
        return ""
    named = [FACTS[kind] for kind in (rare if len(rare) > 1 and len(kinds) < BLOCK_AT else kinds)]
    whole = f"{', '.join(named[:-1])} and {named[-1]}"
    ending = (
        "Change at least one of them before you go on."
        if level is Level.BLOCK
        else "Think about making one of them less exact."
    )
    return (
        f"Each of these may be fine alone, but together they could point to one person: "
        f"{whole}. {ending}"
    )


def similar(story: Sketch, approved: Sequence[Sketch]) -> Likeness:
    """How a story stands beside those approved in the same organisation, so in the same area."""
    share, nearest, shared = 0.0, None, ()
    for at, other in enumerate(approved):
        alike = likeness(story.runs, other.runs)
        kinds = tuple(sorted({kind for kind, _ in story.facts & other.facts}))
        paired = kinds if len(kinds) > 1 else ()
        if (bool(paired), alike) > (bool(shared), share):
            share, nearest, shared = alike, at, paired
    return Likeness(share, nearest, shared, _alike(share, shared))


def _alike(share: float, shared: tuple[Kind, ...]) -> str:
    if shared:
        return (
            f"Another approved story also has {FACTS[shared[0]]} and {FACTS[shared[1]]} in common "
            "with this one. Together they may show who it is."
        )
    if share > ALIKE:
        return (
            "Much of the wording is the same as in another approved story. It may be about the "
            "same person."
        )
    return ""


def sketch(text: str, findings: Iterable[Finding] | None = None) -> Sketch:
    """What to compare a text by; `findings` saves looking again."""
    facts = find(text) if findings is None else findings
    rare = {
        (each.kind, _number(fold(text[each.start : each.end]))) for each in facts if _rare(each)
    }
    return Sketch(_runs(text), frozenset(rare))


def _rare(finding: Finding) -> bool:
    return finding.kind in RARE or finding.kind is Kind.BACKGROUND


def _number(words: str) -> int:
    digest = hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def _runs(text: str) -> tuple[int, ...]:
    words = re.findall(r"\w+", fold(text))[: MOST_RUNS + RUN]
    if not words:
        return ()
    last = max(1, len(words) - RUN + 1)
    hashed = [_number(run) for run in {" ".join(words[at : at + RUN]) for at in range(last)}]
    return tuple(min((value ^ mask) * ODD % WHOLE for value in hashed) for mask in MASKS)


WHOLE = 1 << 64
ODD = 0x9E3779B97F4A7C15  # 2**64 by the golden ratio, made odd: spreads near values apart
MASKS = tuple(_number(str(turn)) for turn in range(HASHES))


def likeness(one: Collection[int], other: Collection[int]) -> float:
    """The share of two sketches' numbers that agree, an estimate of the runs in common."""
    if not one or not other:
        return 0.0
    return sum(left == right for left, right in zip(one, other, strict=True)) / HASHES
