"""The writer says that a sentence is a worry or an opinion. It is typing, so it leaves no event."""

import json
from datetime import datetime

from stories.draft import marks, tidy_answer
from stories.errors import StaleDraft, StoryError
from stories.people import Person, Role
from stories.sections import KINDS, Section, StatementKind
from stories.statements import MARKED_IN, MARKS, carried, sentences


def mark_statement(
    store,
    draft_id: str,
    section: Section,
    number: int,
    words: str,
    kind: StatementKind | None,
    *,
    by: Person,
    at: datetime,
) -> None:
    """Say what one sentence is; None gives it back to its section. StaleDraft if it has changed."""
    with store.begin(by, at) as work:
        work.person.must_be(Role.STAFF)
        answers = work.answers(draft_id)
        values = {name: answer.value for name, answer in answers.items()}
        text = values.get(section, "")
        said = [text[start:end] for start, end in sentences(text)]
        if section not in MARKED_IN or kind not in (None, *MARKS):
            raise StoryError("This sentence cannot be marked. Reload the page.")
        if not 0 <= number < len(said) or said[number] != words:
            raise StaleDraft(section)
        every = marks(values)
        mine = every.pop(section, {})
        mine.pop(str(number), None)
        if kind not in (None, KINDS[section]):
            mine[str(number)] = kind
        _save_marks(work, draft_id, answers, every | ({section: mine} if mine else {}))


def carry_marks(work, draft_id: str, section: Section, text: str) -> None:
    """What was said of its sentences goes with them as the words of a section change."""
    if not work.answer(draft_id, "kinds"):
        return  # nothing was marked anywhere, so the other answers need not be opened
    answers = work.answers(draft_id)
    values = {name: answer.value for name, answer in answers.items()}
    every = marks(values)
    if mine := every.pop(section, None):
        kept = carried(mine, values.get(section, ""), text)
        _save_marks(work, draft_id, answers, every | ({section: kept} if kept else {}))


def _save_marks(work, draft_id: str, answers, every: dict) -> None:
    value = tidy_answer("kinds", json.dumps(every) if every else "")
    work.save_answer(draft_id, "kinds", value, version_of(answers, "kinds"))


def version_of(answers, name: str) -> int:
    """The version of an answer to save over: 0 where there is none yet."""
    return answers[name].version if name in answers else 0
