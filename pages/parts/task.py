"""Something that waits for a person: a sentence and the way there."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Task:
    """Our sentence, titles that people typed, and a link."""

    sentence: str
    file: str
    link: str
    titles: tuple[str, ...] = ()
    query: dict[str, str] = field(default_factory=dict)
    quiet: bool = False  # whether it only tells that nothing waits, and where that is to be seen
    begins: bool = False  # whether nothing else can be done well before it
