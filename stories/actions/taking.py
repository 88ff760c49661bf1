"""Taking a file of stories that were pulled: once for each link, by whoever pulled them."""

from collections.abc import Sequence
from datetime import datetime

from stories.errors import NotAllowed, NotFound
from stories.limits import Limited
from stories.people import Person, Role
from stories.release import Release, release_again


def take_file(
    store, pull_ids: Sequence[str], file: str, link: str, *, by: Person, at: datetime
) -> list[Release]:
    """The words of these pulls for one file. The gate looks again; NotCleared gives nothing.

    `link` is the one link this was asked by, which then opens nothing more.
    """
    with store.begin(by, at) as work:
        work.person.must_be(Role.COMMS)
        if not pull_ids:
            raise NotFound("file")
        if not work.first_time("file", link, pull_ids[0]):
            raise NotAllowed("This link was used already. Go back and take another.")
        taken = [_again(work, pull_id, at) for pull_id in pull_ids]
        work.refuse_too_much(Limited.TAKEN)
        work.event("file taken", "story", taken[0].story_id, file=file, stories=len(taken))
        return taken


def _again(work, pull_id: str, at: datetime) -> Release:
    pulled = work.pull(pull_id)
    work.hold(pulled.story_id)
    story = work.story(pulled.story_id)
    variants = work.variants_of(story) if pulled.form else ()
    return release_again(pulled, story, variants, work.consents(story.id), at.date())
