"""Where a story's risk is high, the person who clears it answers the reviewer's questions again."""

from collections.abc import Collection

from stories.combined import combined
from stories.errors import StoryError
from stories.review import Check
from stories.story import Story

# Singling out, linking and inferring: what small facts that are left make easier.
AGAIN = (Check.SINGLED_OUT, Check.LINKED, Check.INFERRED)


def needs_second_look(story: Story) -> bool:
    """Whether small facts are left in it that could point to somebody together."""
    return combined(story.words, story.findings).level is not None


def refuse_without_second_look(story: Story, checks: Collection[Check]) -> None:
    """Raises StoryError where the risk is high and governance has not answered for it again."""
    if set(AGAIN) - set(checks) and needs_second_look(story):
        raise StoryError(
            "Small facts are left in this story that could point to somebody together, so a second "
            "person answers for it. Tick each line, or return the story to its writer."
        )
