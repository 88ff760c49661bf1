"""Saying what one will try because of a story, and taking it back."""

from datetime import datetime

from stories.actions.reading import readable
from stories.appreciation import Try, what_i_will_try
from stories.people import Person


def say_try(store, story_id: str, words: str, *, by: Person, at: datetime) -> Try:
    """Keep what a colleague will try, in the place of what they said before."""
    with store.begin(by, at) as work:
        story = readable(work, story_id)
        said = what_i_will_try(story, words, work.person, at)
        work.put_try(said)
        work.event("try said", "story", story_id)
        return said


def take_try_back(store, story_id: str, *, by: Person, at: datetime) -> None:
    """The words go; nothing is left but the line in the record."""
    with store.begin(by, at) as work:
        if work.delete_try(story_id):
            work.event("try taken back", "story", story_id)
