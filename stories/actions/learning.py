"""Keeping a writer's own record of learning: sealed, and theirs alone."""

from datetime import datetime

from stories.cpd import refuse_unless_own_and_in_use, tidy_answer
from stories.people import Person


def save_cpd_answer(
    store, story_id: str, name: str, value: str, seen: int, *, by: Person, at: datetime
) -> int:
    """Keep one answer, sealed; returns its version. StaleDraft if another tab came first.

    Writing for oneself decides nothing, so it leaves no event.
    """
    value = tidy_answer(name, value)
    with store.begin(by, at) as work:
        work.hold(story_id)  # so that nobody destroys the key that the answer is sealed with
        refuse_unless_own_and_in_use(work.story(story_id), work.person)
        return work.save_cpd_answer(story_id, name, value, seen)
