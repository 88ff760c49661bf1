"""Find what could identify someone in a story: `find(text)` gives findings in reading order."""

from stories.identifiers.finder import find
from stories.identifiers.finding import Finding, Kind, Level
from stories.identifiers.jigsaw import Combination, Likeness, combinations, similar

__all__ = ["Combination", "Finding", "Kind", "Level", "Likeness", "combinations", "find", "similar"]
