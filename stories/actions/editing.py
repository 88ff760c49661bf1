"""A reviewer changes a few words, in the open; its writer may say that this changed the meaning."""

from collections.abc import Mapping
from datetime import datetime

from stories.errors import NotFound
from stories.people import Person
from stories.redaction import redact_together
from stories.story import Section, Story
from stories.text import limited

SECTION_MOST = 6_000


def edit_lightly(
    store,
    story_id: str,
    seen: int,
    texts: Mapping[Section, str],
    *,
    by: Person,
    at: datetime,
) -> Story:
    """Put these words in place of the ones that stand; sections not named stay as they are.

    The finder looks at all of it again. What the writer kept with a reason stays kept.
    """
    texts = {section: limited("Your words", text, SECTION_MOST) for section, text in texts.items()}
    with store.begin(by, at) as work:
        before = work.story(story_id, seen)
        changed = {section: said.text for section, said in before.words.items()} | texts
        words = redact_together(changed, before.kept_words)
        edited = before.edit_lightly(words, work.writers_words(before), work.person, at)
        work.decide(story_id)
        story = work.save(edited)
        work.add_edit(story)
        work.event("story edited", "story", story_id, version=story.version, sections=sorted(texts))
        return story


def restore_words(store, story_id: str, seen: int, *, by: Person, at: datetime) -> Story:
    """The writer says that an edit changed their meaning: their words stand again, to be reviewed.

    The finder looks at them again, since it may know more than when they were sent.
    """
    with store.begin(by, at) as work:
        before = work.story(story_id, seen)
        if before.submitted_by != work.person.id:
            raise NotFound("story")
        words = redact_together(work.writers_words(before), before.kept_words)
        story = work.save(before.restore(words, work.person, at))
        work.event("writer's words restored", "story", story_id, version=story.version)
        return story
