"""Does it still hold? Asked at the catalogue's windows, answered with how we know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from stories.errors import StoryError
from stories.outcomes.catalogue import Area, OutcomeType
from stories.outcomes.months import months_after
from stories.outcomes.record import SETTLED, HowKnown, OutcomeRecord

GRACE = 2  # months until a question that waits is called overdue
ASKED_FOR = 12  # months after which a question nobody answered is asked no longer


class Answer(StrEnum):
    STILL_HOLDING = "still_holding"
    NOT_HOLDING = "not_holding"
    CANNOT_KNOW = "cannot_know"
    DECLINED = "declined"


ANSWER_LABELS = {
    Answer.STILL_HOLDING: "Yes, it still holds",
    Answer.NOT_HOLDING: "No, it does not hold any more",
    Answer.CANNOT_KNOW: "We cannot know",
    Answer.DECLINED: "They chose not to say",
}
KNOWN = frozenset({Answer.STILL_HOLDING, Answer.NOT_HOLDING})


class Why(StrEnum):
    """How we know that it cannot be known."""

    NO_RECORD = "no_record"
    NOT_OURS = "not_ours"
    CAME_INTO_CARE = "came_into_care"
    MOVED = "moved"
    NO_REPLY = "no_reply"
    TURNED_18 = "turned_18"
    DIED = "died"


WHY_LABELS = {
    Why.NO_RECORD: "I checked the record, and it does not say",
    Why.NOT_OURS: "We no longer work with them, and may not look or ask",
    Why.CAME_INTO_CARE: "They came into care, so the question is no longer the same",
    Why.MOVED: "They moved away, and we have no way to reach them",
    Why.NO_REPLY: "I asked, and nobody answered",
    Why.TURNED_18: "They turned 18, so the question is no longer about them",
    Why.DIED: "They have died",
}
# After these nobody here can know any more. None is lasting, and care least of all a success.
ENDED = (Why.CAME_INTO_CARE, Why.MOVED, Why.TURNED_18, Why.DIED)
# Of outcomes in care, to come back into care is to hold no longer; nobody who is grown up turns 18.
NOT_OF = {
    Why.CAME_INTO_CARE: frozenset(Area) - {Area.FAMILIES},
    Why.TURNED_18: frozenset({Area.ADULTS}),
}


class Group(StrEnum):
    """Where an outcome stands at one window. Everybody is in exactly one."""

    STILL_HOLDING = "still_holding"
    NOT_HOLDING = "not_holding"
    NOT_KNOWN = "not_known"  # we cannot know, or they chose not to say
    NOT_ASKED = "not_asked"  # the window has passed and nobody has answered
    NOT_YET_DUE = "not_yet_due"


GROUP_LABELS = {
    Group.STILL_HOLDING: "Still holding",
    Group.NOT_HOLDING: "Not holding",
    Group.NOT_KNOWN: "Cannot be known",
    Group.NOT_ASKED: "Not asked yet",
    Group.NOT_YET_DUE: "Not yet due",
}


@dataclass(frozen=True)
class CheckBack:
    """One answer about one outcome, so many months after it."""

    outcome_id: str
    months: int
    answer: Answer
    how_known: HowKnown
    answered_by: str
    answered_at: datetime
    why: Why | None = None  # for “we cannot know” alone


def due_from(month: date, months: int) -> date:
    """The first day on which the whole window has passed, even for the last day of its month."""
    return months_after(month, months + 1)


def is_overdue(month: date, months: int, today: date) -> bool:
    """Whether a question has waited so long that the team's lead is told."""
    return today >= months_after(due_from(month, months), GRACE)


def last_month_due(months: int, today: date) -> date:
    """The latest month whose outcomes have this window behind them."""
    return months_after(today.replace(day=1), -(months + 1))


def standing(month: date, months: int, answers: Mapping[int, Answer], today: date) -> Group:
    """Where an outcome of this month stands at this window, from every answer given so far.

    What stopped holding does not count as lasting at any later window, and what still holds at a
    later window held at this one.
    """
    if any(said is Answer.NOT_HOLDING and at <= months for at, said in answers.items()):
        return Group.NOT_HOLDING
    if any(said is Answer.STILL_HOLDING and at >= months for at, said in answers.items()):
        return Group.STILL_HOLDING
    if months in answers:
        return Group.NOT_KNOWN
    return Group.NOT_YET_DUE if today < due_from(month, months) else Group.NOT_ASKED


def to_ask(
    month: date, windows: Iterable[int], answers: Mapping[int, Answer], today: date
) -> int | None:
    """The window to ask about today: the latest that has passed; None where nothing is to ask."""
    passed = [each for each in windows if due_from(month, each) <= today]
    if not passed or Answer.NOT_HOLDING in answers.values():
        return None
    latest = max(passed)
    too_late = today >= months_after(due_from(month, latest), ASKED_FOR)
    return None if too_late or any(at >= latest for at in answers) else latest


def next_due(
    month: date, windows: Iterable[int], answers: Mapping[int, Answer], today: date
) -> int | None:
    """The window that comes next, not yet due today; None where none will."""
    if Answer.NOT_HOLDING in answers.values():
        return None
    coming = [each for each in windows if due_from(month, each) > today]
    return min(coming, default=None)


def whys_of(area: Area) -> list[Why]:
    """The reasons that can be given for an outcome of this area."""
    return [why for why in Why if area not in NOT_OF.get(why, ())]


def check_answer(
    record: OutcomeRecord, kind: OutcomeType, given: CheckBack, today: date
) -> CheckBack:
    """The answer, or the sentence that says what is wrong with it."""
    if not record.counts or record.confirmation not in SETTLED:
        raise StoryError("This outcome is not followed up.")
    if given.months not in kind.check_months or today < due_from(record.month, given.months):
        raise StoryError("This check-back is not due yet. Open the list again.")
    if given.answer in KNOWN and given.how_known is HowKnown.CANNOT_KNOW:
        raise StoryError("How do we know? Choose how you found out, or answer “We cannot know”.")
    if given.answer not in KNOWN and given.how_known is not HowKnown.CANNOT_KNOW:
        raise StoryError("How do we know? Nothing is to choose where it cannot be known.")
    if (given.answer is Answer.CANNOT_KNOW) != (given.why is not None):
        raise StoryError("Why can we not know? Choose one for “We cannot know”, and nowhere else.")
    if given.why is not None and given.why not in whys_of(kind.area):
        raise StoryError("Why can we not know? That reason is not one of this outcome.")
    return given
