"""What the tests of this room ask of find()."""

from stories.identifiers import find


def found(text: str, kind: str = "") -> list[str]:
    """The words found in a text, of one kind or of all."""
    return [
        text[finding.start : finding.end] for finding in find(text) if kind in ("", finding.kind)
    ]


def covers(text: str, words: str) -> bool:
    """Whether the findings together cover all of `words` but its spaces and joining marks."""
    start = text.index(words)
    spans = [(finding.start, finding.end) for finding in find(text)]
    return all(
        any(first <= at < last for first, last in spans)
        for at in range(start, start + len(words))
        if text[at].isalnum()
    )
