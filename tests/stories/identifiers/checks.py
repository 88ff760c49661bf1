"""What the tests of this room ask of find(), and of one finder alone."""

import sys
from collections.abc import Callable, Iterable

from stories.identifiers import find
from stories.identifiers.finding import Span
from stories.identifiers.words import Page, Signs, read, signs


def found(text: str, kind: str = "") -> list[str]:
    """The words found in a text, of one kind or of all."""
    return [
        text[finding.start : finding.end] for finding in find(text) if kind in ("", finding.kind)
    ]


def told_by(finder: Callable[[Page, Signs], Iterable[Span]], text: str) -> list[str]:
    """The words that one finder alone points to."""
    page = read(text)
    return [text[span.start : span.end] for span in finder(page, signs(page))]


def covers(text: str, words: str) -> bool:
    """Whether the findings together cover all of `words` but its spaces and joining marks."""
    start = text.index(words)
    spans = [(finding.start, finding.end) for finding in find(text)]
    return all(
        any(first <= at < last for first, last in spans)
        for at in range(start, start + len(words))
        if text[at].isalnum()
    )


def steps(act: Callable[[], object]) -> int:
    """How many lines of Python it runs: the same each time, as seconds are not."""
    count = 0

    def line(*_: object) -> Callable:
        nonlocal count
        count += 1
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        act()
    finally:
        sys.settrace(before)
    return count
