"""What a writer may keep of their own story: a copy, and a record of learning."""

from collections.abc import Mapping

from pages.documents.sheet import Sheet
from pages.documents.story_text import ABOUT, heading
from stories.copies import OwnCopy
from stories.cpd import CpdRecord
from stories.days import in_words
from stories.statuses import STATUS_LABELS

KEEP = "Your own copy, to keep. It is not cleared for use outside, so please do not pass it on."


def copy_sheet(copied: OwnCopy, names: Mapping[str, str]) -> Sheet:
    """The whole story, worries included, with where it stands. `names`: what outcome codes mean."""
    if not isinstance(copied, OwnCopy):
        raise TypeError("Only a writer's own copy is written in full.")
    story = copied.story
    parts = tuple((heading(section), told.text) for section, told in story.body.items())
    facts = (
        ("Reference", story.reference),
        ("Status", STATUS_LABELS[story.status]),
        ("Sent on", in_words(story.submitted_at)),
        ("Outcome", names.get(story.outcome, story.outcome)),
        ("How it is told", story.honesty_label),
    )
    return Sheet(story.title, (KEEP,), parts, ABOUT, facts)


def cpd_sheet(record: CpdRecord, name: str, job: str) -> Sheet:
    """The regulator's questions with their answers."""
    if not isinstance(record, CpdRecord):
        raise TypeError("Only a finished record of learning is written.")
    facts = (("Written by", f"{name}, {job}" if job else name), ("Story", record.reference))
    return Sheet("Record of learning (CPD)", (), record.answers, "About this record", facts)
