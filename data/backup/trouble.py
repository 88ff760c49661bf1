"""What stands in the way of a backup or a restore, as a sentence that says what to do."""

from stories.errors import StoryError


class Trouble(StoryError):
    """The backup is not made, or nothing is restored."""
