"""Marked stories for measuring, written by others than those who wrote the rules.

The model has learned from those in work/, with other names in them (training/carriers.py), and
rules were tried on them: what they measure is whether what could be found still is. On those of
tried/ rules were tried as well, but the model has not learned from them. Neither has seen those in
held_out/, which alone measure what find() makes of new words.
"""

import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
HEADING = re.compile(r"^=== *([^|\n]+)\|([^|\n]*)\|([^\n]*)$", re.MULTILINE)
MARK = re.compile(r"\[\[(\w+)#(\w+)\|(.*?)\]\]", re.DOTALL)
STRUCTURED = frozenset(
    [
        "postcode",
        "phone",
        "email",
        "url",
        "handle",
        "nhs_number",
        "ni_number",
        "upn",
        "case_reference",
        "plate",
        "date",
    ]
)
DIRECT = STRUCTURED | {"person", "place", "organisation", "address"}
QUASI = frozenset(["age", "condition", "background", "family", "job", "event", "month"])


@dataclass(frozen=True)
class Mention:
    start: int
    end: int
    kind: str
    entity: str


@dataclass(frozen=True)
class Story:
    name: str
    voice: str
    tags: frozenset[str]
    text: str
    mentions: tuple[Mention, ...]


def stories(part: str) -> list[Story]:
    """The stories of one part, 'work', 'tried' or 'held_out', their marks taken out of the text."""
    found = []
    for path in sorted((HERE / part).glob("*.txt")):
        whole = path.read_text(encoding="utf-8")
        headings = list(HEADING.finditer(whole))
        for heading, following in zip(headings, [*headings[1:], None], strict=True):
            marked = whole[heading.end() : following.start() if following else len(whole)].strip(
                "\n"
            )
            tags = frozenset(tag.strip() for tag in heading[3].split(","))
            found.append(Story(heading[1].strip(), heading[2].strip(), tags, *unmarked(marked)))
    return found


def unmarked(marked: str) -> tuple[str, tuple[Mention, ...]]:
    text, mentions, last = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        mentions.append(Mention(len(text), len(text) + len(mark[3]), mark[1], mark[2]))
        text += mark[3]
        last = mark.end()
    return text + marked[last:], tuple(mentions)
