"""A writer's own copy of their own story: everything they told, and where it stands."""

from dataclasses import InitVar, dataclass

from stories.errors import NotFound
from stories.people import Person
from stories.story import Story

_ONLY_HERE = object()


@dataclass(frozen=True)
class OwnCopy:
    """A story as its writer may keep it. Only own_copy() makes one."""

    story: Story
    made_by: InitVar[object] = None

    def __post_init__(self, made_by: object) -> None:
        if made_by is not _ONLY_HERE:
            raise TypeError("Only own_copy() makes an OwnCopy.")


def own_copy(story: Story, by: Person) -> OwnCopy:
    """Raises NotFound where the story is somebody else's."""
    if story.submitted_by != by.id:
        raise NotFound("story")
    return OwnCopy(story, _ONLY_HERE)
