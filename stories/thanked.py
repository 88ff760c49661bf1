"""A thank-you for what a story tells: who may put the two together, and when they may stand so."""

from stories.combined import refuse_too_much_together
from stories.errors import NotAllowed, StoryError
from stories.people import Person, Role
from stories.redaction import look_again, still_identifying
from stories.statuses import IN_USE
from stories.story import Story
from stories.thanks import Thanks

THANKS = "thanks"  # the part they are, beside the sections of a story


def may_link_some(story: Story, by: Person) -> bool:
    """Whether there can be thanks that they put beside this story: a reviewer, or its writer."""
    own = story.submitted_by == by.id and Role.STAFF in by.roles
    return by.active and (Role.REVIEWER in by.roles or own)


def may_link(thanks: Thanks, story: Story, by: Person) -> bool:
    """A reviewer; or whoever wrote the story, with thanks that they passed on themselves."""
    mine = Role.REVIEWER in by.roles or thanks.logged_by == by.id
    return mine and may_link_some(story, by)


def refuse_link(thanks: Thanks, story: Story, by: Person) -> None:
    """Raises where the two may not stand together: what is safe alone may not be so beside it."""
    if not may_link(thanks, story, by):
        raise NotAllowed("A reviewer does this, or whoever wrote both down.")
    if story.status not in IN_USE:
        raise StoryError("Only a story in use is put together with thanks.")
    if thanks.taken_back_at is not None:
        raise StoryError("These thanks were taken back.")
    if not (thanks.may_pass_on or thanks.may_publish):
        raise StoryError("Nobody agreed to these thanks being used.")
    beside = {**story.words, THANKS: thanks.words}
    found = look_again(beside)
    if still_identifying(beside, found):
        raise StoryError("Beside each other, these words may identify someone. Leave them apart.")
    refuse_too_much_together(beside, found)
