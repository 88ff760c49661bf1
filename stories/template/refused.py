"""Why a Word template is not kept."""

from stories.errors import StoryError


class RefusedTemplate(StoryError):
    """This file cannot be the template; the sentence says why and what to do."""
