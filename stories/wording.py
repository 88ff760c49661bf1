"""The words of a story, and which of them may go beyond its review."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Self

from stories.redaction import Findings, RedactedText, look_again
from stories.sections import STAYS_INSIDE, Section
from stories.statements import Statement, without, worries
from stories.telling import HONESTY_LABELS, Honesty


class Worded:
    """What can be said of a story by its words alone."""

    words: Mapping[Section, RedactedText]
    statements: Mapping[Section, tuple[Statement, ...]]
    opened: frozenset[Section]
    honesty: Honesty
    honesty_month: date | None

    @property
    def title(self) -> str:
        return self.words[Section.TITLE].text

    @cached_property
    def findings(self) -> Findings[Section]:
        """A fresh look at its words, taken once however many rules ask: looking is what costs."""
        return look_again(self.words)

    @property
    def kept_words(self) -> dict[str, str]:
        """The words that were kept, in lower case, each with the reason it identifies nobody."""
        return {
            said.text[kept.start : kept.end].casefold(): kept.reason
            for said in self.words.values()
            for kept in said.kept
        }

    @property
    def honesty_label(self) -> str:
        """How it is told, with the month where the outcome was checked."""
        said = HONESTY_LABELS[self.honesty]
        return f"{said}, {self.honesty_month:%B %Y}" if self.honesty_month else said

    @property
    def body(self) -> Mapping[Section, RedactedText]:
        """The words without the title, in reading order."""
        return {each: words for each, words in self.words.items() if each is not Section.TITLE}

    @property
    def inside(self) -> frozenset[Section]:
        """Sections that were told and stay with the review."""
        return (STAYS_INSIDE - self.opened).intersection(self.words)

    @property
    def guarded(self) -> frozenset[Section]:
        """Sections of which all, or some worries, stay with the review unless they are opened."""
        told = {each for each, said in self.statements.items() if worries(said)}
        return (STAYS_INSIDE | told) & self.words.keys()

    @property
    def leaving(self) -> Mapping[Section, RedactedText]:
        """The words that may go beyond the review."""
        return self.as_it_leaves().words

    def as_it_leaves(self) -> Self:
        """Less the sections that stay inside, and less each worry told in another one."""
        words, statements = {}, {}
        for section, said in self.words.items():
            marked = self.statements.get(section, ())
            taken = () if section in self.opened else worries(marked)
            if section not in self.inside:
                left, statements[section] = (
                    without(said, marked, taken) if taken else (said, marked)
                )
                words |= {section: left} if left.text else {}
        return replace(self, words=words, statements={x: y for x, y in statements.items() if y})
