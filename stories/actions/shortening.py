"""Shorter tellings of an approved story: one person writes, another approves, anyone may see why.

The story is held meanwhile, so that no edit slips between what was approved and what it came from.
"""

from datetime import datetime

from stories.actions.publishing import PURPOSE_MOST, logged_once, refuse_at_rest
from stories.actions.reading import readable
from stories.consent import Channel
from stories.errors import NotAllowed, StaleStory
from stories.people import Person, Role
from stories.release import Release, release_variant
from stories.text import limited
from stories.variants import (
    CHARACTERS_MOST,
    CHECKERS,
    FORM_LABELS,
    WRITERS,
    Form,
    Variant,
    held_to_its_form,
    refuse_unless_may_write,
)
from stories.window import ALWAYS, Window


def write_variant(
    store, story_id: str, seen: int, form: Form, text: str, *, by: Person, at: datetime
) -> Variant:
    """Keep a shorter telling of the words as they were seen; it then waits for its approval."""
    text = limited(FORM_LABELS[form], text, 10 * CHARACTERS_MOST[form])
    with store.begin(by, at) as work:
        work.hold(story_id)
        story = readable(work, story_id, seen)
        refuse_unless_may_write(work.person, story)
        said = held_to_its_form(form, text, story.as_read_by(work.person))
        variant = work.put_variant(story, form, said.text)
        work.event("variant written", "story", story_id, form=form, version=story.version)
        return variant


def approve_variant(store, variant_id: str, seen: int, *, by: Person, at: datetime) -> Variant:
    """A second person's approval of the words they saw."""
    with store.begin(by, at) as work:
        story_id = work.variant(variant_id).story_id
        work.hold(story_id)
        story = work.story(story_id)
        approved = work.variant(variant_id).approve(story, seen, work.person, at)
        variant = work.save_variant(approved)
        work.event("variant approved", "story", story_id, form=variant.form, version=story.version)
        return variant


def remove_variant(store, variant_id: str, seen: int, *, by: Person, at: datetime) -> None:
    """Take a shorter telling away: by whoever wrote it, or whoever may approve one."""
    with store.begin(by, at) as work:
        work.person.must_be(*WRITERS)
        variant = work.variant(variant_id)
        if variant.written_by != work.person.id and not CHECKERS & work.person.roles:
            raise NotAllowed("Only whoever wrote this, a reviewer or governance takes it away.")
        if variant.version != seen:
            raise StaleStory
        work.remove_variant(variant)
        work.event("variant removed", "story", variant.story_id, form=variant.form)


def pull_variant(
    store,
    variant_id: str,
    channel: Channel,
    purpose: str,
    window: Window = ALWAYS,
    *,
    by: Person,
    at: datetime,
    key: str,
) -> Release:
    """A shorter telling for one channel and purpose, under the same gate and in the same use log.

    Raises NotCleared with the reasons, and then gives nothing. The same key logs once.
    """
    purpose = limited("Purpose", purpose, PURPOSE_MOST)
    window.refuse_if_wrong(at.date())
    with store.begin(by, at) as work:
        work.person.must_be(Role.COMMS)
        story_id = work.variant(variant_id).story_id
        work.hold(story_id)
        refuse_at_rest(work, story_id, at)
        story, variant = work.story(story_id), work.variant(variant_id)
        asked = (channel, purpose, at.date(), window)
        released = release_variant(story, variant, work.consents(story_id), *asked)
        words = (variant_id, str(variant.version), channel, purpose)
        return logged_once(work, released, words, key, form=variant.form)
