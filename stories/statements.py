"""What each sentence is: what its section is, unless its writer says that it is something else."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from stories.redaction import RedactedText, less, moved
from stories.sections import KINDS, STAYS_INSIDE, Section, StatementKind

# A sentence ends with its mark and a space, or with its line.
SENTENCE = re.compile(r"\S(?:[^\n]*?[.!?…][\"'”’)\]]*(?=\s|$)|[^\n]*)")

# What a writer may say that a sentence is; without a word it is what its section is.
MARKS = (StatementKind.WORRY, StatementKind.OPINION, StatementKind.OBSERVATION)

# Whose sentences can be marked: where everything stays inside, nothing is gained by it.
MARKED_IN = tuple(each for each in Section if each not in STAYS_INSIDE | {Section.TITLE})

Marks = Mapping[str, StatementKind]  # by the number of the sentence, from 0, as JSON keeps it


@dataclass(frozen=True, order=True)
class Statement:
    """Characters `start` to `end` of a section, which are this kind of statement."""

    start: int
    end: int
    kind: StatementKind


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence stands, in reading order."""
    return [found.span() for found in SENTENCE.finditer(text)]


def stated(text: str, marks: Marks) -> tuple[Statement, ...]:
    """The sentences that were marked."""
    return tuple(
        Statement(start, end, StatementKind(marks[str(number)]))
        for number, (start, end) in enumerate(sentences(text))
        if str(number) in marks
    )


def marks_of(text: str, statements: Sequence[Statement]) -> dict[str, StatementKind]:
    """The marks again, by the number of the sentence; a worry wins where two meet."""
    found = {}
    for number, (start, end) in enumerate(sentences(text)):
        kinds = {each.kind for each in statements if each.start < end and start < each.end}
        if kinds:
            found[str(number)] = _most_guarded(kinds)
    return found


def carried(marks: Marks, before: str, after: str) -> dict[str, StatementKind]:
    """The marks of a text that was changed: words may change, but no worry is lost in it.

    A sentence that stayed keeps its mark; so does one that was rewritten. Where more or fewer
    sentences stand in the place of others, each is what the most guarded of those was.
    """
    old, new = ([text[a:b] for a, b in sentences(text)] for text in (before, after))
    found: dict[str, StatementKind] = {}
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal" or b - a == d - c:
            pairs = zip(range(a, b), range(c, d), strict=True)
            found |= {str(to): marks[str(at)] for at, to in pairs if str(at) in marks}
        elif kinds := {marks[str(at)] for at in range(a, b) if str(at) in marks}:
            found |= dict.fromkeys(map(str, range(c, d)), _most_guarded(kinds))
    return found


def carried_over(statements: Sequence[Statement], before: str, after: str) -> tuple[Statement, ...]:
    """The same for statements of a story whose words were changed."""
    return stated(after, carried(marks_of(before, statements), before, after))


def pieces(
    section: Section, text: str, statements: Sequence[Statement]
) -> list[tuple[StatementKind, str]]:
    """The words of a section in reading order, parted where the kind of statement changes."""
    usual, found, place = KINDS[section], [], 0
    for each in sorted(statements):
        found += [(usual, text[place : each.start]), (each.kind, text[each.start : each.end])]
        place = each.end
    found.append((usual, text[place:]))
    joined: list[tuple[StatementKind, str]] = []
    for kind, words in found:
        if joined and (joined[-1][0] is kind or not words.strip()):
            joined[-1] = (joined[-1][0], joined[-1][1] + words)
        elif words.strip():
            joined.append((kind, words))
    return [(kind, words.strip()) for kind, words in joined]


def worries(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Those that stay inside unless a reviewer opens them."""
    return tuple(each for each in statements if each.kind is StatementKind.WORRY)


def without(
    said: RedactedText, statements: Sequence[Statement], taken: Sequence[Statement]
) -> tuple[RedactedText, tuple[Statement, ...]]:
    """The words less some statements, and where the other statements then stand."""
    spans = [(each.start, each.end) for each in taken]
    return less(said, spans), moved(said.text, statements, spans)


def _most_guarded(kinds: set[StatementKind]) -> StatementKind:
    return next(kind for kind in (*MARKS, *StatementKind) if kind in kinds)
