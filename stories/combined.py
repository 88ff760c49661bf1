"""Small facts that are fine alone and together could point to one person: a jigsaw."""

from collections.abc import Mapping

from stories.errors import StoryError
from stories.identifiers import Combination, Finding, Level, Sketch, combinations, sketch
from stories.redaction import BETWEEN, IS_NO_FACT, Part, RedactedText, find_together, words_of


class TooMuchTogether(StoryError):
    """The small facts left in a story could together point to one person."""

    def __init__(self, found: Combination) -> None:
        self.found = found
        super().__init__(found.reason)


def combined(words: Mapping[Part, RedactedText]) -> Combination:
    """What the small facts of one story add up to, whatever was kept one by one.

    Only words that are no fact at all (an ordinary word, a national body) are left out.
    """
    facts = []
    texts = {part: told.text for part, told in words.items()}
    for part, findings in find_together(texts).items():
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


def refuse_too_much_together(words: Mapping[Part, RedactedText]) -> None:
    """Stop a story whose facts add up to one person. Raises TooMuchTogether."""
    found = combined(words)
    if found.level is Level.BLOCK:
        raise TooMuchTogether(found)


def sketched(words: Mapping[Part, RedactedText]) -> Sketch:
    """What a story is compared with others by."""
    return sketch(BETWEEN.join(told.text for told in words.values()))


def sketched_while_writing(texts: Mapping[Part, str]) -> Sketch:
    """The same for a draft."""
    return sketch(BETWEEN.join(texts.values()))
