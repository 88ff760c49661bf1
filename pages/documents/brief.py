"""A story on one page, with questions, for supervision or a team meeting."""

from pages.documents.sheet import Sheet
from pages.documents.story_text import ABOUT, heading
from stories import discussion
from stories.sections import Section
from stories.story import Story
from stories.text import opening

PARTS = (Section.HAPPENING, Section.TRIED, Section.CHANGED, Section.FOR_OTHERS)
MOST = 650  # letters of a part, so that four of them and the questions fit on a page
INSIDE = "For learning inside. It is not cleared for use outside, so please do not pass it on."
TALK = "To talk about"


def brief_sheet(story: Story) -> Sheet:
    """The main parts, shortened where they are long, then the questions."""
    told = [part for part in PARTS if part in story.body]
    parts = [(heading(part), opening(story.words[part].text, MOST)) for part in told]
    asked = "\n".join(discussion.questions(story))
    note = (f"This story speaks of {story.content_note}.",) if story.content_note else ()
    facts = (("Reference", story.reference), ("How it is told", story.honesty_label))
    return Sheet(story.title, (INSIDE, *note), (*parts, (TALK, asked)), ABOUT, facts)
