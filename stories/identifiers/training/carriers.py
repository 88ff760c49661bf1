"""Carriers: texts by many writers, with a slot wherever they spoke of somebody or somewhere.

`python -m stories.identifiers.training carriers FOLDER` writes them from marked texts, those of
tests/benchmarks/identifier_texts/work, in which a mark is [[kind#entity|words]]. A slot is
{kind#entity|words}: F1 L2 are the first and the second part of a name, W1 a word of a place or a
service, DD1 two initials; f1, F1 and FF1 tell the case. What tells of somebody without naming
them keeps its words.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from stories.identifiers import lists
from stories.identifiers.finding import Kind
from stories.identifiers.model import CUES, LABELS
from stories.identifiers.training import sources
from stories.identifiers.words import bag, fold

HEADING = re.compile(r"^===.*$", re.MULTILINE)
MARK = re.compile(r"\[\[(\w+)#(\w+)\|(.*?)\]\]", re.DOTALL)
WORD = re.compile(r"[^\W_](?:[\w'\u2019]*\w)?")
TITLES = re.compile(r"\b(?:mr|mrs|ms|miss|dr|pc|judge|justice|sgt|cllr|professor)\.? $", re.I)
NAMED = (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.ADDRESS)
LITERAL = bag("the and of de van der bin al el la big little old wee young lady lord st saint")
ORDINARY = 4  # words of this band and commoner are kept in the name of a service
CARRIERS = sources.HERE / "voices" / "carriers.txt"


def write_carriers(folder: Path, path: Path = CARRIERS) -> None:
    """Every text of the folder as one line, under the name of its file."""
    parts = ["# Texts by many writers with slots for names; written by training/carriers.py."]
    for marked in sorted(folder.glob("*.txt")):
        parts.append(f"# {marked.stem}")
        for text in HEADING.split(marked.read_text(encoding="utf-8"))[1:]:
            parts.append(_carrier(text.strip()).replace("\n", "\\n"))
    path.write_text("\n".join(parts) + "\n", encoding="utf-8")


def carriers(without: frozenset[str] = frozenset(), path: Path = CARRIERS) -> list[str]:
    """The carriers, but for those of some files."""
    found, file = [], ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            file = line[2:]
        elif file not in without:
            found.append(line.replace("\\n", "\n"))
    return found


def _carrier(text: str) -> str:
    text = text.replace("{", "(").replace("}", ")")
    parts: dict[str, list[str]] = {}  # entity -> the parts of its name met so far
    last_parts = {
        (mark[2], fold(words[-1]))
        for mark in MARK.finditer(text)
        if len(words := WORD.findall(mark[3])) > 1
    }

    def slot(mark: re.Match) -> str:
        kind, entity, words = mark.groups()
        if kind in NAMED:
            known = parts.setdefault(entity, [])
            titled = bool(TITLES.search(text, max(0, mark.start() - 12), mark.start()))
            person = kind == Kind.PERSON

            def part(found: re.Match) -> str:
                word = fold(found[0])
                if _kept(word, person):
                    return found[0]
                if word not in known:
                    known.append(word)
                letter = "W" if not person else "I" if len(word) == 1 else "F"
                if person and len(word) == 2 and found[0].isupper() and not text.isupper():
                    letter = "D"
                if letter == "F" and ((entity, word) in last_parts or titled):
                    letter = "L"
                return _cased(letter, found[0]) + str(known.index(word) + 1)

            words = WORD.sub(part, words)
        return f"{{{kind}#{entity}|{words}}}"

    return MARK.sub(slot, text)


def _kept(word: str, person: bool) -> bool:
    """Whether a word of a name stays: a number, a small word, an ordinary one of a service."""
    if word in LITERAL or any(map(str.isdigit, word)):
        return True
    bits = lists.known().get(word, 0)
    return not person and (
        word in CUES or (bits & lists.BAND >= ORDINARY and not bits & lists.NAME)
    )


def _cased(letter: str, word: str) -> str:
    if word.islower():
        return letter.lower()
    return letter * 2 if word.isupper() and len(word) > 1 else letter


SLOT = re.compile(r"\{(\w+)#(\w+)\|(.*?)\}", re.DOTALL)
PART = re.compile(r"\b(FF|LL|WW|DD|[FLWIflwi])(\d+)\b")


def slots(carrier: str) -> Iterator[tuple[str, str, str, str]]:
    """(label, kind, entity, words) of each stretch; what lies between slots has the label O."""
    last = 0
    for found in SLOT.finditer(carrier):
        if found.start() > last:
            yield "O", "", "", carrier[last : found.start()]
        kind, entity, words = found.groups()
        kind = {"month": Kind.DATE}.get(kind, kind)
        yield LABELS.get(kind, LABELS[Kind.CASE_REFERENCE]), kind, entity, words
        last = found.end()
    if carrier[last:]:
        yield "O", "", "", carrier[last:]
