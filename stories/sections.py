"""The parts of a story: what each asks, what kind of statement it is, and whether it may leave."""

from collections.abc import Mapping
from enum import StrEnum


class Section(StrEnum):
    """The parts of a story, in reading order."""

    TITLE = "title"
    HAPPENING = "happening"
    WORRIED = "worried"
    GOING_WELL = "going_well"
    TRIED = "tried"
    IDEAS = "ideas"
    DID_NOT_WORK = "did_not_work"
    VIEWS = "views"
    PLAN = "plan"
    NEW_RISKS = "new_risks"
    TURNING_POINT = "turning_point"
    CHANGED = "changed"
    STILL_SO = "still_so"
    FOR_OTHERS = "for_others"


SECTION_LABELS = {
    Section.TITLE: "Title",
    Section.HAPPENING: "What was happening",
    Section.WORRIED: "What we were worried about",
    Section.GOING_WELL: "What was going well",
    Section.TRIED: "What we tried together",
    Section.IDEAS: "The ideas we held, and which we tested",
    Section.DID_NOT_WORK: "What did not work first",
    Section.VIEWS: "Where our views differed",
    Section.PLAN: "The plan we agreed to test",
    Section.NEW_RISKS: "New risks our action made",
    Section.TURNING_POINT: "The turning point",
    Section.CHANGED: "What changed, and how we know",
    Section.STILL_SO: "Is it still so?",
    Section.FOR_OTHERS: "What others could take from it",
}

# A story can be told in these alone; every other section may stay empty.
REQUIRED = (Section.TITLE, Section.HAPPENING, Section.TRIED, Section.CHANGED)


class StatementKind(StrEnum):
    """What a statement is, so that nobody reads a worry or an opinion as a fact."""

    OBSERVATION = "observation"
    WORRY = "worry"
    OPINION = "opinion"
    IDEA = "idea"
    PLAN = "plan"


KIND_LABELS = {
    StatementKind.OBSERVATION: "What was seen, done or said",
    StatementKind.WORRY: "A worry, as it was then",
    StatementKind.OPINION: "Opinions, told as opinions",
    StatementKind.IDEA: "Ideas to test, not facts",
    StatementKind.PLAN: "A plan to test",
}

KINDS: Mapping[Section, StatementKind] = {
    Section.TITLE: StatementKind.OBSERVATION,
    Section.HAPPENING: StatementKind.OBSERVATION,
    Section.WORRIED: StatementKind.WORRY,
    Section.GOING_WELL: StatementKind.OBSERVATION,
    Section.TRIED: StatementKind.OBSERVATION,
    Section.IDEAS: StatementKind.IDEA,
    Section.DID_NOT_WORK: StatementKind.OBSERVATION,
    Section.VIEWS: StatementKind.OPINION,
    Section.PLAN: StatementKind.PLAN,
    Section.NEW_RISKS: StatementKind.WORRY,
    Section.TURNING_POINT: StatementKind.OBSERVATION,
    Section.CHANGED: StatementKind.OBSERVATION,
    Section.STILL_SO: StatementKind.OBSERVATION,
    Section.FOR_OTHERS: StatementKind.OPINION,
}

# Said so that people may speak openly: for the review alone, unless a reviewer opens one.
STAYS_INSIDE = frozenset({Section.WORRIED, Section.VIEWS, Section.NEW_RISKS})
