"""Shorter tellings of an approved story: each held to its own limit, and approved by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from stories.combined import refuse_too_much_together
from stories.errors import NotAllowed, StaleStory, StoryError
from stories.people import Person, Role
from stories.redaction import RedactedText, redact
from stories.statuses import IN_USE
from stories.story import Story


class Form(StrEnum):
    """How long a telling is. The full story is the story itself."""

    HUNDRED_WORDS = "hundred_words"
    QUOTE = "quote"
    SOCIAL = "social"


FORM_LABELS: Mapping[Form, str] = {
    Form.HUNDRED_WORDS: "In 100 words",
    Form.QUOTE: "One quote",
    Form.SOCIAL: "Social media length",
}
FORM_HELP: Mapping[Form, str] = {
    Form.HUNDRED_WORDS: "At most 100 words.",
    Form.QUOTE: "At most 40 words, exactly as they stand in the story.",
    Form.SOCIAL: "At most 280 characters, which fits every network.",
}
WORDS_MOST: Mapping[Form, int] = {Form.HUNDRED_WORDS: 100, Form.QUOTE: 40}
CHARACTERS_MOST: Mapping[Form, int] = {
    Form.HUNDRED_WORDS: 1_000,
    Form.QUOTE: 400,
    Form.SOCIAL: 280,
}

WRITERS = frozenset({Role.REVIEWER, Role.GOVERNANCE, Role.COMMS})
CHECKERS = frozenset({Role.REVIEWER, Role.GOVERNANCE})
VOID = "The story was changed after this was written, so it does not count any more. Write it anew."


@dataclass(frozen=True)
class Variant:
    """One shorter telling of the words of a story at one version. Every change makes a new one."""

    id: str
    story_id: str
    words_version: int
    form: Form
    text: str
    written_by: str
    written_at: datetime
    version: int = 1
    approved_by: str | None = None
    approved_at: datetime | None = None

    def rewrite(self, text: str, by: Person, at: datetime) -> "Variant":
        """Other words in its place; an approval of the words before is void."""
        return replace(
            self,
            text=text,
            written_by=by.id,
            written_at=at,
            version=self.version + 1,
            approved_by=None,
            approved_at=None,
        )

    def may_be_checked_by(self, person: Person, story: Story) -> bool:
        """Whether this person may be its second pair of eyes now."""
        return (
            person.active
            and bool(CHECKERS & person.roles)
            and person.id != self.written_by
            and not story.had_a_part(person)
            and self.approved_by is None
            and not why_void(self, story)
        )

    def approve(self, story: Story, seen: int, by: Person, at: datetime) -> "Variant":
        """A second person's approval of the words as they saw them, after a fresh look."""
        by.must_be(*CHECKERS)
        if seen != self.version:
            raise StaleStory
        if by.id == self.written_by:
            raise NotAllowed("You wrote this, so somebody else must approve it.")
        if story.had_a_part(by):
            raise NotAllowed("Somebody else must decide about a story that you had a part in.")
        if self.approved_by is not None:
            raise StoryError("This was approved already. Reload the page.")
        if why := why_void(self, story):
            raise StoryError(why)
        held_to_its_form(self.form, self.text, story)
        return replace(self, version=self.version + 1, approved_by=by.id, approved_at=at)


def may_write(person: Person, story: Story) -> bool:
    """Whether this person may tell the story shorter: never somebody who had a part in it."""
    return (
        person.active
        and bool(WRITERS & person.roles)
        and not story.had_a_part(person)
        and story.status in IN_USE
    )


def refuse_unless_may_write(person: Person, story: Story) -> None:
    """Raises NotAllowed for who may not write or had a part in it, StoryError before approval."""
    person.must_be(*WRITERS)
    if story.had_a_part(person):
        raise NotAllowed("Somebody else must shorten a story that you had a part in.")
    if story.status not in IN_USE:
        raise StoryError("Only an approved story can be told shorter. Wait for its review.")


def held_to_its_form(form: Form, text: str, story: Story) -> RedactedText:
    """The words, if they keep to the limit of their form and a fresh look finds nothing.

    What was kept in the story with a reason stays kept. Raises StoryError or UnresolvedFindings.
    """
    if not text.strip():
        raise StoryError(f"{FORM_LABELS[form]}: write a few words.")
    if why := over_limit(form, text):
        raise StoryError(why)
    if form is Form.QUOTE and not _stands_in(text, story):
        raise StoryError(
            f"{FORM_LABELS[form]}: copy the words exactly as they stand in the story, "
            "without quotation marks of your own."
        )
    said = redact(text, {}, story.kept_words)
    refuse_too_much_together({form: said})
    return said


def over_limit(form: Form, text: str) -> str:
    """Why the text is too long for its form, with both numbers; empty if it is not."""
    words, most = len(text.split()), WORDS_MOST.get(form)
    if most is not None and words > most:
        return f"{FORM_LABELS[form]}: this is {words} words and the most is {most}. Shorten it."
    if len(text) > CHARACTERS_MOST[form]:
        return (
            f"{FORM_LABELS[form]}: this is {len(text)} characters and the most is "
            f"{CHARACTERS_MOST[form]}. Shorten it."
        )
    return ""


def why_void(variant: Variant, story: Story) -> str:
    """Why the variant does not count any more, or nothing."""
    if variant.words_version != story.words_version or variant.story_id != story.id:
        return VOID
    if story.status not in IN_USE:
        return "The story is not approved any more, so its shorter versions are closed too."
    return ""


def _stands_in(quote: str, story: Story) -> bool:
    """Whether the words stand in one section that may leave, whatever the line breaks."""
    said = " ".join(quote.split())
    return any(said in " ".join(told.text.split()) for told in story.leaving.values())
