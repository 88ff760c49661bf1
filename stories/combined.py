"""Small facts that are fine alone and together could point to one person: a jigsaw."""

from collections.abc import Mapping
from dataclasses import replace

from stories.errors import StoryError
from stories.identifiers import Combination, Finding, Level, Sketch, combinations, sketch
from stories.redaction import (
    BETWEEN,
    IS_NO_FACT,
    Findings,
    Part,
    RedactedText,
    look_again,
    words_of,
)


class TooMuchTogether(StoryError):
    """The small facts left in a story could together point to one person."""

    def __init__(self, found: Combination) -> None:
        self.found = found
        super().__init__(found.reason)


def combined(words: Mapping[Part, RedactedText], found: Findings | None = None) -> Combination:
    """What the small facts of one story add up to, whatever was kept one by one.

    Only words that are no fact at all (an ordinary word, a national body) are left out.
    `found` is what look_again() said of these words, here and below.
    """
    facts = []
    for part, findings in (look_again(words) if found is None else found).items():
        none = {(each.start, each.end) for each in words[part].kept if each.reason in IS_NO_FACT}
        facts += [finding for finding in findings if (finding.start, finding.end) not in none]
    return combinations((), facts)


def combined_while_writing(
    texts: Mapping[Part, str], findings: Mapping[Part, list[Finding]], kept: Mapping[str, str]
) -> Combination:
    """The same for a draft; `kept` gives each kept word (in lower case) its reason."""
    facts = [
        finding
        for part, found in findings.items()
        for finding in found
        if kept.get(words_of(texts[part], finding).casefold()) not in IS_NO_FACT
    ]
    return combinations((), facts)


def refuse_too_much_together(
    words: Mapping[Part, RedactedText], found: Findings | None = None
) -> None:
    """Stop a story whose facts add up to one person. Raises TooMuchTogether."""
    sum_of_them = combined(words, found)
    if sum_of_them.level is Level.BLOCK:
        raise TooMuchTogether(sum_of_them)


def sketched(words: Mapping[Part, RedactedText], found: Findings | None = None) -> Sketch:
    """What a story is compared with others by."""
    texts = {part: told.text for part, told in words.items()}
    return sketched_while_writing(texts, look_again(words) if found is None else found)


def sketched_while_writing(
    texts: Mapping[Part, str], findings: Mapping[Part, list[Finding]]
) -> Sketch:
    """The same for a draft; `findings` as in find_together()."""
    start, facts = 0, []
    for part, text in texts.items():
        facts += [
            replace(each, start=start + each.start, end=start + each.end) for each in findings[part]
        ]
        start += len(text) + len(BETWEEN)
    return sketch(BETWEEN.join(texts.values()), facts)
