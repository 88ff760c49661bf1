"""The writer's actions: draft, submit, send again, withdraw.

Saving an answer is typing, not deciding: it leaves no event. Beginning, submitting and deleting do.
"""

import json
from collections.abc import Iterator
from datetime import datetime

from stories import consent_answers
from stories.actions.marking import carry_marks, version_of
from stories.actions.settling import refuse_without_basis
from stories.actions.submitting import put_submission
from stories.consent import Consent
from stories.content_notes import notes_in
from stories.draft import (
    AT_RISK,
    NOT_AT_RISK,
    Way,
    complete,
    groups_of,
    kept_words,
    tidy_answer,
)
from stories.errors import NotFound, StoryError
from stories.ids import new_id
from stories.limits import Limited
from stories.outcomes import OutcomeRecord
from stories.people import Person, Role
from stories.recall import Reason
from stories.redaction import apply, must_replace
from stories.safeguarding import signs_of_risk
from stories.statements import MARKED_IN, marks_of
from stories.statuses import Status
from stories.story import Section, Story
from stories.when import answer_of

FILLED_IN = ("way", "service")  # by us, so that a draft with these alone is still empty


def start_draft(store, draft_id: str, *, by: Person, at: datetime) -> str:
    """Begin a draft of one's own. Asking twice with the same id begins one."""
    with store.begin(by, at) as work:
        _start(work, draft_id)
    return draft_id


def begin(store, draft_id: str, way: Way, *, by: Person, at: datetime) -> str:
    """A draft to tell a story in this way: one still empty, or a new one. Returns its id.

    The writer's own service is filled in; it can be changed like any answer.
    """
    with store.begin(by, at) as work:
        work.person.must_be(Role.STAFF)
        draft_id = work.empty_draft(FILLED_IN) or _start(work, draft_id)
        answers = work.answers(draft_id)
        given = {"way": way}
        if "service" not in answers and work.person.service in work.services():
            given["service"] = work.person.service
        for name, value in given.items():
            work.save_answer(draft_id, name, value, version_of(answers, name))
    return draft_id


def _start(work, draft_id: str) -> str:
    work.person.must_be(Role.STAFF)
    refuse_without_basis(work)
    if work.receipt("submit", draft_id):
        raise StoryError("This story was sent already. See it in My stories.")
    if work.add_draft(draft_id):
        work.refuse_too_much(Limited.DRAFTS)
        work.event("draft started", "draft", draft_id)
    return draft_id


def say_at_risk(store, draft_id: str, at_risk: bool, *, by: Person, at: datetime) -> None:
    """Note whether somebody in this draft may be at risk now. A worry leaves a line; no words do.

    While it stands, the draft cannot be sent, so it never enters the story queue.
    """
    with store.begin(by, at) as work:
        work.person.must_be(Role.STAFF)
        answers = work.answers(draft_id)
        before = answers["at_risk"].value if "at_risk" in answers else ""
        answer = AT_RISK if at_risk else NOT_AT_RISK
        if answer == before:
            return
        work.save_answer(draft_id, "at_risk", answer, version_of(answers, "at_risk"))
        if at_risk:
            work.event("worry about now raised", "draft", draft_id)
        elif before == AT_RISK:
            work.event("worry about now passed on", "draft", draft_id)


def save_answer(
    store, draft_id: str, name: str, value: str, seen: int, *, by: Person, at: datetime
) -> int:
    """Keep one answer, encrypted; returns its new version. StaleDraft if another tab came first."""
    value = tidy_answer(name, value)
    with store.begin(by, at) as work:
        work.person.must_be(Role.STAFF)
        if name in MARKED_IN:
            carry_marks(work, draft_id, Section(name), value)
        _ask_of_new_words(work, draft_id, name, value)
        return work.save_answer(draft_id, name, value, seen)


def _ask_of_new_words(work, draft_id: str, name: str, value: str) -> None:
    """“No, that is past” was said of the words that stood there: new ones are asked about anew."""
    signs = signs_of_risk(value) if name in tuple(Section) else None
    if not signs:
        return
    answers = work.answers(draft_id)
    said = answers["at_risk"].value if "at_risk" in answers else ""
    before = answers[name].value if name in answers else ""
    if said == NOT_AT_RISK and not signs <= signs_of_risk(before):
        work.save_answer(draft_id, "at_risk", "", version_of(answers, "at_risk"))


def replace_words(
    store, draft_id: str, words: str, instead: str, *, by: Person, at: datetime
) -> int:
    """Put other words wherever these, or other names of the same, were found. Returns how many."""
    instead = tidy_answer(Section.TITLE, instead)
    if not instead:
        raise StoryError("Write what to say instead.")
    count = 0
    with store.begin(by, at) as work:
        work.person.must_be(Role.STAFF)
        answers, values, group = _group(work, draft_id, words)
        for section in Section if group else ():
            if same := group.in_part(section):
                text = tidy_answer(section, apply(values[section], dict.fromkeys(same, instead)))
                carry_marks(work, draft_id, section, text)
                work.save_answer(draft_id, section, text, answers[section].version)
                count += len(same)
    return count


def keep_words(store, draft_id: str, words: str, reason: str, *, by: Person, at: datetime) -> None:
    """Note that these words identify nobody, and why. Must-replace findings stay findings."""
    reason = tidy_answer(Section.TITLE, reason)
    if not reason:
        raise StoryError("Say in a few words why this identifies nobody.")
    if must_replace(reason):
        raise StoryError("Your reason may identify someone. Give it without names or places.")
    with store.begin(by, at) as work:
        work.person.must_be(Role.STAFF)
        answers, values, group = _group(work, draft_id, words)
        forms = group.forms if group else (words,)
        kept = {**kept_words(values), **{form.casefold(): reason for form in forms}}
        value = tidy_answer("kept", json.dumps(kept))
        work.save_answer(draft_id, "kept", value, version_of(answers, "kept"))


def _group(work, draft_id: str, words: str):
    """The draft's answers, their values, and the group these words belong to, if any still do."""
    answers = work.answers(draft_id)
    values = {name: answer.value for name, answer in answers.items()}
    return answers, values, next((each for each in groups_of(values) if each.holds(words)), None)


def delete_draft(store, draft_id: str, *, by: Person, at: datetime) -> None:
    """Erase a draft of one's own, words and all."""
    with store.begin(by, at) as work:
        work.answers(draft_id)  # refuses what is not theirs
        work.erase_draft(draft_id)
        work.event("draft deleted", "draft", draft_id)


def submit(store, draft_id: str, *, by: Person, at: datetime) -> Story:
    """Turn a draft into a submitted story with its outcome and consent; the draft goes.

    Safe to repeat: a draft that was submitted already answers with its story.
    """
    with store.begin(by, at) as work:
        work.person.must_be(Role.STAFF)
        earlier = work.story_of_draft(draft_id)
        story_id = earlier or new_id()
        if not work.first_time("submit", draft_id, story_id):
            return work.story(work.receipt("submit", draft_id))
        values = {name: answer.value for name, answer in work.answers(draft_id).items()}
        answers = complete(values, work.outcome_types(), work.services(), at.date())
        story = put_submission(work, answers, story_id, at, again=earlier is not None)
        work.delete_draft(draft_id)
        return story


def open_again(store, story_id: str, draft_id: str, *, by: Person, at: datetime) -> str:
    """A draft of one's own story, to change and send again. Returns the draft's id."""
    with store.begin(by, at) as work:
        story = work.story(story_id)
        if story.submitted_by != work.person.id:
            raise NotFound("story")
        if not story.may_move(Status.SUBMITTED, work.person):
            raise StoryError("This story cannot be changed now. See its status in My stories.")
        if not work.add_draft(draft_id, story_id):
            return work.draft_of_story(story_id)
        for name, value in _answers(story, work.outcome_of(story_id), work.consents(story_id)):
            if value:
                work.save_answer(draft_id, name, value, 0)
        work.event("story opened to change", "story", story_id)
    return draft_id


def withdraw(store, story_id: str, seen: int, *, by: Person, at: datetime) -> Story:
    """Take a story out of every list, and call back its uses. Its outcome still counts."""
    with store.begin(by, at) as work:
        work.hold(story_id)
        story = work.save(work.story(story_id, seen).withdraw(work.person))
        work.call_back(story_id, Reason.STORY_WITHDRAWN)
        work.event("story withdrawn", "story", story_id, version=story.version)
        return story


def _answers(
    story: Story, outcome: OutcomeRecord | None, consents: tuple[Consent, ...]
) -> Iterator[tuple[str, str]]:
    """Each answer of a draft, by name, that would tell this story; empty where it has none."""
    for section, words in story.words.items():
        yield section, words.text
    kept = {
        words.text[each.start : each.end].casefold(): each.reason
        for words in story.words.values()
        for each in words.kept
    }
    yield "kept", json.dumps(kept) if kept else ""
    kinds = {
        each: marks_of(story.words[each].text, said) for each, said in story.statements.items()
    }
    yield "kinds", json.dumps(kinds) if kinds else ""
    yield "service", story.service
    yield "outcome", story.outcome
    yield "legal", story.legal
    yield "honesty", story.honesty
    yield "content_note", "\n".join(notes_in(story.content_note))
    yield "themes", "\n".join(sorted(story.themes))
    yield "together", "\n".join(story.together)
    yield "contributors", "\n".join(sorted(story.contributors))
    yield "thanks_line", story.thanks_line
    if outcome:
        yield "outcome_month", answer_of(outcome.month, story.year_only)
        yield "how_known", outcome.how_known
        yield "age_band", outcome.age_band
        yield "end_reason", outcome.end_reason or ""
    for consent in consents:
        if consent.party == story.id:
            yield from consent_answers.answers(consent)
