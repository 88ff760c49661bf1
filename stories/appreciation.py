"""Private appreciation: what a colleague will try because of a story. Nobody is counted."""

from dataclasses import dataclass
from datetime import datetime

from stories.errors import NotAllowed, NotFound, StoryError
from stories.people import Person
from stories.redaction import must_replace
from stories.statuses import IN_USE
from stories.story import Story
from stories.text import limited

TRY_MOST = 300


@dataclass(frozen=True)
class Try:
    """What one colleague will try. The writer, those who had a part and that colleague read it."""

    story_id: str
    person_id: str
    words: str
    said_at: datetime


def what_i_will_try(story: Story, words: str, by: Person, at: datetime) -> Try:
    """The colleague's words, once they name nobody; only about a story in use, and never one's own.

    Ask only for a story that they may read. Raises NotFound where it is not in use.
    """
    if story.status not in IN_USE or not by.active:
        raise NotFound("story")
    if by.id == story.submitted_by:
        raise NotAllowed("This is your own story. Colleagues say what they will try.")
    words = limited("What you will try", words, TRY_MOST)
    if not words:
        raise StoryError("What you will try: write a few words.")
    if must_replace(words):
        raise StoryError("What you will try: say it without names, dates or places.")
    return Try(story.id, by.id, words, at)
