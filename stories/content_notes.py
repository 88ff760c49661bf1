"""What readers are warned of before they read."""

import re
from collections.abc import Iterable

# The word starts that make the form offer a note; offering decides nothing.
_SPEAKS_OF = {
    "violence": r"violen\w*|assault\w*|punch\w*|beat(?:en|ing)|hit (?:her|him|them|me)|strangl\w*|"
    r"stabb\w*|fights?|fighting",
    "sexual harm": r"sexual\w*|sex offender|rap(?:e|ed|ist)|groom(?:ed|ing)|indecent\w*",
    "self-harm": r"self[- ]harm\w*|suicid\w*|overdos\w*|cut(?:ting)? (?:her|him|them)sel\w+",
    "substance use": r"drunk\w*|drinking|alcohol\w*|heroin|cocaine|cannabis|drugs?|addict\w*",
    "death": r"died|death|dead|killed|funeral|bereave\w*|passed away",
}
_FOUND = {note: re.compile(rf"\b(?:{words})\b", re.I) for note, words in _SPEAKS_OF.items()}
CONTENT_NOTES = tuple(_SPEAKS_OF)


def one_note(chosen: Iterable[str]) -> str:
    """The notes as one phrase, in a set order: violence, sexual harm and death."""
    wanted = set(chosen)
    notes = [note for note in CONTENT_NOTES if note in wanted]
    *rest, last = notes or [""]
    return f"{', '.join(rest)} and {last}" if rest else last


def notes_in(note: str) -> list[str]:
    """The notes that make up a phrase of one_note()."""
    return [each for each in CONTENT_NOTES if each in note]


def suggested(texts: Iterable[str]) -> list[str]:
    """Notes for which these words give a reason."""
    told = "\n".join(texts)
    return [note for note, found in _FOUND.items() if found.search(told)]
