"""From typed words to RedactedText: the only way words of a story reach anyone else."""

from collections.abc import Mapping, Sequence
from dataclasses import InitVar, dataclass, replace
from typing import TypeVar

from stories.errors import UnresolvedFindings
from stories.identifiers import Finding, find

# Why words that look like an identifier may stay; a list, so that no reason names anyone itself.
IDENTIFIES_NOBODY = (
    "It is an ordinary word here",
    "It names a national body, a law or a tool",
    "It is true of very many people",
)

# Of these, the ones that say the words tell nothing about a person, so that they add up to nothing.
IS_NO_FACT = IDENTIFIES_NOBODY[:2]

BETWEEN = "\n\n"  # parts of one telling are read as paragraphs of one text
Placed = TypeVar("Placed")  # what stands somewhere in a text, by its start and end
Part = TypeVar("Part")  # what names a part: a section of a story
Findings = Mapping[Part, list[Finding]]  # what a look at each part of one telling found

_ONLY_HERE = object()


@dataclass(frozen=True, order=True)
class Kept:
    """A possible identifier that a person says identifies nobody, and why."""

    start: int
    end: int
    kind: str
    reason: str


@dataclass(frozen=True)
class RedactedText:
    """Words whose findings have all been resolved. Only this room makes one."""

    text: str
    kept: tuple[Kept, ...] = ()
    made_by: InitVar[object] = None

    def __post_init__(self, made_by: object) -> None:
        if made_by is not _ONLY_HERE:
            raise TypeError("Only redact() makes RedactedText.")

    def __str__(self) -> str:
        return self.text


def apply(text: str, replacements: Mapping[Finding, str]) -> str:
    """The text with each finding's words replaced, capital letters kept at sentence starts."""
    # Work backwards, so that earlier positions stay true.
    for finding in sorted(replacements, reverse=True):
        words = _fitted(text, finding, replacements[finding])
        text = text[: finding.start] + words + text[finding.end :]
    return text


def find_together(texts: Mapping[Part, str]) -> dict[Part, list[Finding]]:
    """Findings in each part of one telling, read as one: a name in one part is known in all.

    Positions count from the start of each part.
    """
    found: dict[Part, list[Finding]] = {part: [] for part in texts}
    findings = find(BETWEEN.join(texts.values()))
    start = 0
    for part, text in texts.items():
        end = start + len(text)
        for finding in findings:
            first, last = max(finding.start, start), min(finding.end, end)
            if first < last:
                found[part].append(replace(finding, start=first - start, end=last - start))
        start = end + len(BETWEEN)
    return found


def redact(
    text: str, replacements: Mapping[Finding, str], kept: Mapping[str, str] | None = None
) -> RedactedText:
    """Replace what identifies in one text that stands alone; refuse whatever is left.

    `kept` as in redact_together(). Raises UnresolvedFindings, which holds no words.
    """
    return redact_together({"": apply(text, replacements)}, kept)[""]


def redact_together(
    texts: Mapping[Part, str],
    kept: Mapping[str, str] | None = None,
    found: Findings | None = None,
) -> dict[Part, RedactedText]:
    """All parts of one telling, or a refusal that carries every finding that is left.

    `kept` maps words (any case) to the reason they identify nobody. A finding that must be
    replaced (level "block") cannot be kept, and a reason that itself identifies is no reason.
    `found` is what find_together() said of these texts, where somebody asked already.
    Raises UnresolvedFindings, which holds no words.
    """
    reasons = {
        words.casefold(): reason.strip()
        for words, reason in (kept or {}).items()
        if reason.strip() and not must_replace(reason)
    }
    redacted, left = {}, []
    for part, findings in (find_together(texts) if found is None else found).items():
        allowed = []
        for finding in findings:
            why = reasons.get(words_of(texts[part], finding).casefold())
            if finding.level == "block" or not why:
                left.append(finding)
            else:
                allowed.append(Kept(finding.start, finding.end, str(finding.kind), why))
        redacted[part] = RedactedText(texts[part], tuple(allowed), _ONLY_HERE)
    if left:
        raise UnresolvedFindings(left)
    return redacted


def already_redacted(text: str, kept: Sequence[Kept] = ()) -> RedactedText:
    """Words that passed redact() before they were stored. For data/store alone."""
    return RedactedText(text, tuple(kept), _ONLY_HERE)


def less(said: RedactedText, spans: Sequence[tuple[int, int]]) -> RedactedText:
    """Words that passed redact(), less some of them and the space after each."""
    text = said.text
    for start, end in _with_space(text, spans):
        text = text[:start] + text[end:]
    return RedactedText(text.rstrip(), moved(said.text, said.kept, spans), _ONLY_HERE)


def moved(text: str, things: Sequence[Placed], spans: Sequence[tuple[int, int]]) -> tuple:
    """What stands in the text by `start` and `end`, where it is once those spans are taken out."""
    left = list(things)
    for start, end in _with_space(text, spans):
        apart = [each for each in left if each.end <= start or end <= each.start]
        left = [_earlier(each, end - start if each.start >= end else 0) for each in apart]
    return tuple(left)


def look_again(words: Mapping[Part, RedactedText]) -> Findings:
    """What a fresh look finds in each part of one telling, for the rules that ask about it."""
    return find_together({part: told.text for part, told in words.items()})


def still_identifying(
    words: Mapping[Part, RedactedText], found: Findings | None = None
) -> Findings:
    """What a fresh look at each part of one telling finds beyond what was kept with a reason.

    Only parts in which something is left are in the answer, so an empty one means nothing is.
    `found` is what look_again() said of these words, where somebody asked already.
    """
    left: dict[Part, list[Finding]] = {}
    for part, findings in (look_again(words) if found is None else found).items():
        spans = {(kept.start, kept.end) for kept in words[part].kept}
        new = [
            finding
            for finding in findings
            if finding.level == "block" or (finding.start, finding.end) not in spans
        ]
        if new:
            left[part] = new
    return left


def must_replace(text: str) -> list[Finding]:
    """What no reason could keep in these words: the test for notes and reasons."""
    return [finding for finding in find(text) if finding.level == "block"]


def words_of(text: str, finding: Finding) -> str:
    """The words that were found."""
    return text[finding.start : finding.end]


def _with_space(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans with the space that follows each, the last first, so that positions stay true."""
    return [
        (start, len(text) - len(text[end:].lstrip())) for start, end in sorted(spans, reverse=True)
    ]


def _earlier(thing: Placed, by: int) -> Placed:
    return replace(thing, start=thing.start - by, end=thing.end - by)


def _fitted(text: str, finding: Finding, words: str) -> str:
    before = text[: finding.start].rstrip(" \"'(“‘")
    if words and (not before or before[-1] in ".!?\n"):
        return words[0].upper() + words[1:]
    return words
