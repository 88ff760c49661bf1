"""Keeping track of uses: the page one appeared on, a rest for a story, and who reaches for it."""

from datetime import date, datetime

from stories.actions.reading import readable
from stories.errors import StoryError
from stories.ids import new_id
from stories.people import Person, Role
from stories.redaction import must_replace
from stories.text import limited
from stories.uses import MOST_LINKS, REASON_MOST, Link, checked_address, refuse_rest


def add_link(store, pull_id: str, address: str, *, by: Person, at: datetime) -> Link:
    """Keep the page on which a use appeared, for whoever must take it down one day."""
    link = Link(new_id(), pull_id, checked_address(address))
    with store.begin(by, at) as work:
        work.person.must_be(Role.COMMS)
        story_id = work.story_of_use(pull_id)
        if work.count_links(pull_id) >= MOST_LINKS:
            raise StoryError(f"This use has {MOST_LINKS} pages already. Remove one first.")
        if not work.add_link(link):
            raise StoryError("This page is there already.")
        work.event("link added to a use", "story", story_id)
        return link


def remove_link(store, link_id: str, *, by: Person, at: datetime) -> None:
    """Take away a page that was added by mistake."""
    with store.begin(by, at) as work:
        work.person.must_be(Role.COMMS)
        story_id = work.story_of_use(work.remove_link(link_id))
        work.event("link removed from a use", "story", story_id)


def rest_story(store, story_id: str, until: date, reason: str, *, by: Person, at: datetime) -> None:
    """Nobody pulls this story until that day, unless somebody ends its rest."""
    reason = limited("Why it rests", reason, REASON_MOST)
    if not reason:
        raise StoryError("Why it rests: write a few words for your colleagues.")
    if must_replace(reason):
        raise StoryError("Why it rests: say it without names, dates or places.")
    refuse_rest(until, at.date())
    with store.begin(by, at) as work:
        work.person.must_be(Role.COMMS)
        work.hold(story_id)  # so that nobody destroys the key that its reason is sealed with
        readable(work, story_id)
        work.put_rest(story_id, until, reason)
        work.event("story rests", "story", story_id, until=until.isoformat())


def end_rest(store, story_id: str, *, by: Person, at: datetime) -> None:
    """End a story's rest before its day: it may be pulled again."""
    with store.begin(by, at) as work:
        work.person.must_be(Role.COMMS)
        work.hold(story_id)
        if not work.remove_rest(story_id):
            raise StoryError("This story does not rest any more. Open it again.")
        work.event("rest ended", "story", story_id)


def reach(store, story_id: str, *, by: Person, at: datetime) -> bool:
    """Say that this person has the story open to use it; whether there is such a story for them.

    Nothing is decided by opening a story, so it leaves no event.
    """
    with store.begin(by, at) as work:
        work.person.must_be(Role.COMMS)
        if not work.may_read(work.story(story_id), at.date()):
            return False
        work.reach(story_id)
        return True
