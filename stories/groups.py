"""One person, place or number is one decision, wherever and however it is written."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Generic

from stories.identifiers import Finding
from stories.redaction import Part, find_together, words_of


@dataclass(frozen=True)
class Mention(Generic[Part]):
    part: Part
    finding: Finding
    words: str


@dataclass(frozen=True)
class Group(Generic[Part]):
    """Mentions that mean the same, in reading order; never empty."""

    mentions: tuple[Mention[Part], ...]

    @property
    def first(self) -> Mention[Part]:
        return self.mentions[0]

    @property
    def forms(self) -> tuple[str, ...]:
        """Each way it is written, first come first: Kayleigh, Kay."""
        seen = {mention.words.casefold(): mention.words for mention in reversed(self.mentions)}
        return tuple(reversed(seen.values()))

    @property
    def must_replace(self) -> bool:
        return any(mention.finding.level == "block" for mention in self.mentions)

    def holds(self, words: str) -> bool:
        return words.casefold() in {form.casefold() for form in self.forms}

    def in_part(self, part: Part) -> list[Finding]:
        return [mention.finding for mention in self.mentions if mention.part == part]


def grouped(texts: Mapping[Part, str], kept: Collection[str] = ()) -> list[Group[Part]]:
    """What may identify someone in one telling, less the words kept (in lower case)."""
    return grouped_from(texts, find_together(texts), kept)


def grouped_from(
    texts: Mapping[Part, str],
    findings_by_part: Mapping[Part, list[Finding]],
    kept: Collection[str] = (),
) -> list[Group[Part]]:
    """The same from findings that are there already, since finding takes time."""
    found: dict[str, list[Mention[Part]]] = {}
    for part, findings in findings_by_part.items():
        for finding in findings:
            words = words_of(texts[part], finding)
            if finding.level == "block" or words.casefold() not in kept:
                same = finding.entity or words.casefold()
                found.setdefault(same, []).append(Mention(part, finding, words))
    return [Group(tuple(mentions)) for mentions in found.values()]
