"""Find what could identify someone in a story: `find(text)` gives findings in reading order."""

from stories.identifiers.finder import find, prepare
from stories.identifiers.finding import Finding, Kind, Level
from stories.identifiers.jigsaw import Combination, Likeness, Sketch, combinations, similar, sketch

__all__ = [
    "Combination",
    "Finding",
    "Kind",
    "Level",
    "Likeness",
    "Sketch",
    "combinations",
    "find",
    "prepare",
    "similar",
    "sketch",
]
