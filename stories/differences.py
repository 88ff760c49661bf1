"""What changed between two tellings, word by word, so that it can be said in words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TypeVar

WORD = re.compile(r"\S+\s*|\s+")  # each word with the space after it, so that nothing is lost
NEAR = 2  # changes with this many words or fewer between them read as one

Part = TypeVar("Part")


@dataclass(frozen=True, order=True)
class Change:
    """Characters `start` to `end` of the text before, which said `old` and now say `new`."""

    start: int
    end: int
    old: str
    new: str


def differences(before: str, after: str) -> list[Change]:
    """Every change that leads from one text to the other, in reading order, none overlapping."""
    old, new = WORD.findall(before), WORD.findall(after)
    starts = [0]
    for word in old:
        starts.append(starts[-1] + len(word))
    return [
        Change(starts[a], starts[b], "".join(old[a:b]), "".join(new[c:d]))
        for a, b, c, d in _joined(_unlike(old, new))
    ]


class Mark(StrEnum):
    """What became of some words."""

    SAME = "same"
    OUT = "out"
    IN = "in"


def marked(before: str, after: str) -> list[tuple[Mark, str]]:
    """One text that shows both: words that stayed, words taken out, words put in."""
    pieces, place = [], 0
    for change in differences(before, after):
        pieces += [
            (Mark.SAME, before[place : change.start]),
            (Mark.OUT, change.old),
            (Mark.IN, change.new),
        ]
        place = change.end
    pieces.append((Mark.SAME, before[place:]))
    return [(mark, words) for mark, words in pieces if words]


def changed_parts(
    before: Mapping[Part, str], after: Mapping[Part, str]
) -> dict[Part, list[Change]]:
    """The changes of each part that differs; a part that is new or gone is one change."""
    parts = [*before, *(part for part in after if part not in before)]
    found = {part: differences(before.get(part, ""), after.get(part, "")) for part in parts}
    return {part: changes for part, changes in found.items() if changes}


def share_changed(before: Mapping[Part, str], after: Mapping[Part, str]) -> float:
    """How much of a telling was changed: 0 is nothing, 1 as many words as it had."""
    touched = sum(
        _touched(before.get(part, "").split(), after.get(part, "").split())
        for part in {*before, *after}
    )
    return touched / max(1, sum(len(text.split()) for text in before.values()))


def _touched(old: list[str], new: list[str]) -> int:
    """Words put in or words taken out, whichever is more at each place."""
    return sum(max(b - a, d - c) for a, b, c, d in _unlike(old, new))


def _unlike(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [place for kind, *place in matcher.get_opcodes() if kind != "equal"]


def _joined(spans: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Spans that stand near each other as one, since single words are hard to follow."""
    made: list[tuple[int, int, int, int]] = []
    for span in spans:
        if made and span[0] - made[-1][1] <= NEAR:
            made[-1] = (made[-1][0], span[1], made[-1][2], span[3])
        else:
            made.append(span)
    return made
