"""A reviewer changes a few words, in the open: a new version that somebody else must approve."""

from collections.abc import Mapping
from datetime import datetime

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
