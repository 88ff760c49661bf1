"""The sentence of a story that stands out large beside it."""

import re

from stories.sections import KINDS, Section
from stories.statements import pieces, sentences
from stories.story import Story

# Where people are most often heard: what changed, then what turned it.
FROM = (Section.CHANGED, Section.TURNING_POINT, Section.TRIED)
LEAST, MOST = 30, 150  # letters: less says nothing alone, more is no longer taken in at a glance
SPOKEN = re.compile('[“"«‘]')


def pull_quote(story: Story) -> str:
    """A whole sentence, just as it stands, and no worry or opinion; empty where none is fit.

    Of what the reader may see, the first in which somebody speaks, else the last of what changed.
    """
    told = [each for section in FROM for each in _fit(section, story)]
    spoken = next((each for each in told if SPOKEN.search(each)), None)
    changed = _fit(Section.CHANGED, story)
    return spoken or (changed[-1] if changed else "")


def _fit(section: Section, story: Story) -> list[str]:
    """Its sentences of the section's own kind and of a fit length; none is the whole of it."""
    if section not in story.words or section not in story.body:
        return []
    said, marked = story.words[section].text, story.statements.get(section, ())
    usual = [words for kind, words in pieces(section, said, marked) if kind is KINDS[section]]
    found = [part[start:end] for part in usual for start, end in sentences(part)]
    return [each for each in found if LEAST <= len(each) <= MOST and each != said]
