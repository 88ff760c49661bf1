"""A record of learning from one's own approved story, by the questions that regulators ask."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from stories.days import in_words
from stories.errors import Incomplete, NotFound, StoryError
from stories.people import Person
from stories.redaction import must_replace
from stories.statuses import IN_USE
from stories.story import Story
from stories.text import limited

ANSWER_MOST = 3_000


class Ask(StrEnum):
    """What a record of continuing professional development answers."""

    ACTIVITY = "activity"
    ON = "on"
    LEARNING = "learning"
    IMPACT = "impact"
    PEER = "peer"


ASKS: Mapping[Ask, str] = {
    Ask.ACTIVITY: "What was the activity?",
    Ask.ON: "When did you do it?",
    Ask.LEARNING: "What did you learn?",
    Ask.IMPACT: "What difference has it made to your work and to the people you work with?",
    Ask.PEER: "What did a peer say when you talked it through, and what do you think now?",
}
HELP: Mapping[Ask, str] = {
    Ask.ACTIVITY: "Thinking a piece of work through and writing it down is an activity.",
    Ask.ON: "A day, or from when to when.",
    Ask.LEARNING: "About your practice, yourself, or the people and services around it.",
    Ask.IMPACT: "What do you do differently? How do you know that it helps?",
    Ask.PEER: "A peer's role, never a name. At least one record a year needs this answer.",
}


@dataclass(frozen=True)
class CpdRecord:
    """Every question with its answer; a peer's view may still be to come."""

    reference: str
    answers: tuple[tuple[str, str], ...]


def begun(story: Story) -> dict[Ask, str]:
    """What can be filled in for the writer from the story itself."""
    return {
        Ask.ACTIVITY: f"I reflected on a piece of work and wrote it up for colleagues: "
        f"“{story.title}”. It was reviewed and approved for use in our organisation.",
        Ask.ON: in_words(story.submitted_at),
    }


def tidy_answer(name: str, value: str) -> str:
    """One answer as it may be kept. Raises TooLong, or StoryError for a question not ours."""
    if name not in set(Ask):
        raise StoryError("This page has no such question. Reload it.")
    return limited(ASKS[Ask(name)], value, ANSWER_MOST)


def refuse_unless_own_and_in_use(story: Story, by: Person) -> None:
    """Raises NotFound, as for a page that is not there."""
    if not by.active or story.submitted_by != by.id or story.status not in IN_USE:
        raise NotFound("story")


def still_open(values: Mapping[str, str]) -> list[tuple[Ask, str]]:
    """What is missing or names somebody: the question and a sentence. A peer may come later."""
    problems = [
        (ask, f"{ASKS[ask]} Write a few words.")
        for ask in Ask
        if ask is not Ask.PEER and not values.get(ask)
    ]
    return problems + [
        (ask, f"{ASKS[ask]} Take out what could tell somebody who it is: names, numbers, places.")
        for ask in Ask
        if ask is not Ask.ON and must_replace(values.get(ask, ""))
    ]


def cpd_record(story: Story, values: Mapping[str, str], by: Person) -> CpdRecord:
    """The record, ready to keep. Raises Incomplete where an answer is missing or names somebody."""
    refuse_unless_own_and_in_use(story, by)
    if problems := still_open(values):
        raise Incomplete(problems)
    given = tuple((ASKS[ask], values.get(ask) or "Still to come.") for ask in Ask)
    return CpdRecord(story.reference, given)
