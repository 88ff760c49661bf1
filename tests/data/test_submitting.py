"""Submitting once however often, sending again, withdrawing."""

import pytest
import sqlalchemy as sa

from data import queries, tables
from data.store import Store
from stories.actions import reviewing, writing
from stories.errors import (
    IllegalMove,
    Incomplete,
    NotAllowed,
    NotFound,
    StaleStory,
    StoryError,
    UnresolvedFindings,
)
from stories.ids import new_id
from stories.returns.joining import person_of
from stories.statuses import Status
from stories.story import Section, Story
from stories.telling import ReturnReason
from tests import make
from tests.conftest import approved, at_once, cleared, count, draft_of, submit

BY_SAM = {"by": make.SAM, "at": make.NOON}
SENT_BACK = (ReturnReason.OTHER, "Please say how we know.")


def returned(store: Store, **changes: str) -> Story:
    story = submit(store, **changes)
    return reviewing.return_to_writer(
        store, story.id, story.version, *SENT_BACK, by=make.RAVI, at=make.NOON
    )


def change(store: Store, draft: str, **changes: str) -> None:
    with store.read() as connection:
        answers = queries.draft_answers(connection, store.keys, draft, make.SAM)
    with store.begin(make.SAM, make.NOON) as work:
        for name, value in changes.items():
            work.save_answer(draft, name, value, answers[name].version if name in answers else 0)


def send_again(store: Store, story: Story, **changes: str) -> Story:
    draft = writing.open_again(store, story.id, new_id(), **BY_SAM)
    change(store, draft, **changes)
    return writing.submit(store, draft, **BY_SAM)


def consents(store: Store, story: Story):
    with store.read() as connection:
        return queries.consents_for(connection, story)


def test_a_story_comes_with_its_outcome_and_its_consent(store):
    story = submit(store)
    with store.read() as connection:
        kept = queries.story_for(connection, story.id, make.SAM, make.TODAY)
        outcome = connection.execute(sa.select(tables.outcomes)).one()
    assert kept == story
    assert (kept.status, kept.version, kept.title) == (
        Status.SUBMITTED,
        1,
        make.WORDS[Section.TITLE],
    )
    assert (outcome.story_id, outcome.code, outcome.counts) == (story.id, "C-CP-END", True)
    (consent,) = consents(store, story)
    assert (consent.who, consent.version) == ("the mother", 1)
    assert consent.expires_on.year == consent.asked_on.year + 2


def test_those_who_had_a_part_are_kept_with_the_line_for_them(store):
    story = submit(store, contributors="leo\nravi", thanks_line="I am glad you were there.")
    with store.read() as connection:
        assert queries.story_for(connection, story.id, make.SAM, make.TODAY) == story
    assert story.contributors == {"leo", "ravi"}
    assert story.thanks_line == "I am glad you were there."
    again = send_again(
        store,
        reviewing.return_to_writer(store, story.id, 1, *SENT_BACK, by=make.RITA, at=make.NOON),
        contributors="leo",
    )
    assert (again.contributors, again.thanks_line) == ({"leo"}, story.thanks_line)


@pytest.mark.parametrize(
    "changes",
    [
        {"contributors": "sam"},
        {"contributors": "leo\nnobody"},
        {"contributors": "\n".join(str(number) for number in range(21))},
        {"contributors": "leo", "thanks_line": "Ask Kofi at LS8 3QB."},
    ],
)
def test_a_list_that_cannot_be_thanked_is_refused_at_sending(sqlite_store, changes):
    with pytest.raises(Incomplete) as refused:
        submit(sqlite_store, **changes)
    assert {field for field, _ in refused.value.problems} <= {"contributors", "thanks_line"}
    assert count(sqlite_store, tables.stories) == 0


def test_somebody_who_has_left_cannot_be_listed(sqlite_store):
    with sqlite_store.engine.begin() as connection:
        left = tables.people.c.id == make.LEO.id
        connection.execute(tables.people.update().where(left).values(active=False))
    with pytest.raises(Incomplete):
        submit(sqlite_store, contributors="leo")


def test_no_consent_given_means_none_recorded(store):
    assert consents(store, submit(store, consent_channels="")) == ()


def test_submitting_again_answers_with_the_same_story(store):
    draft = draft_of(store)
    first = writing.submit(store, draft, **BY_SAM)
    assert [writing.submit(store, draft, **BY_SAM) for _ in range(3)] == [first] * 3
    assert count(store, tables.stories) == count(store, tables.outcomes) == 1
    assert count(store, tables.events, action="story submitted") == 1
    with store.read() as connection:
        assert queries.submitted_from(connection, draft, make.SAM) == first
        assert queries.submitted_from(connection, draft, make.RITA) is None
        for text in ("\0", "\ud800", "", "submit"):
            assert queries.submitted_from(connection, text, make.SAM) is None


def test_two_clicks_at_once_submit_one_story(store):
    draft = draft_of(store)
    first, second = at_once(*[lambda: writing.submit(store, draft, **BY_SAM)] * 2)
    assert first == second
    assert isinstance(first, Story)
    assert count(store, tables.stories) == 1


def test_a_submitted_draft_is_nobody_elses_to_submit(store):
    draft = draft_of(store)
    writing.submit(store, draft, **BY_SAM)
    with pytest.raises(NotFound):
        writing.submit(store, draft, by=make.RITA, at=make.NOON)


def test_a_submitted_draft_is_not_begun_anew(store):
    """Another tab that still shows the form must not write into a draft that can never be sent."""
    draft = draft_of(store)
    writing.submit(store, draft, **BY_SAM)
    with pytest.raises(StoryError):
        writing.start_draft(store, draft, **BY_SAM)
    with pytest.raises(NotFound):
        writing.save_answer(store, draft, "title", "too late", 0, **BY_SAM)
    assert count(store, tables.drafts) == 0


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"legal": ""}, Incomplete),
        ({"tried": "We met Kofi at home."}, UnresolvedFindings),
        ({"outcome": "C-CP-LAST"}, StoryError),  # worked out from others, never recorded
        ({"outcome_month": "2026-08-15"}, StoryError),
    ],
)
def test_a_refused_submission_leaves_the_draft_as_it_was(store, changes, refusal):
    draft = draft_of(store, **changes)
    with pytest.raises(refusal):
        writing.submit(store, draft, **BY_SAM)
    assert count(store, tables.stories) == count(store, tables.receipts) == 0
    change(store, draft, **{name: make.answers()[name] for name in changes})
    assert writing.submit(store, draft, **BY_SAM).status is Status.SUBMITTED


def test_words_kept_with_a_reason_reach_the_reader_with_it(store):
    text, words = make.asked()
    draft = draft_of(store, tried=text)
    writing.keep_words(store, draft, words, "Everybody has one.", **BY_SAM)
    story = writing.submit(store, draft, **BY_SAM)
    with store.read() as connection:
        kept = (
            queries.story_for(connection, story.id, make.RAVI, make.TODAY).words[Section.TRIED].kept
        )
    assert [each.reason for each in kept] == ["Everybody has one."]


def test_opening_again_brings_every_answer_back(store):
    text, words = make.asked()
    draft = draft_of(store, tried=text, content_note="violence")
    writing.keep_words(store, draft, words, "Everybody has one.", **BY_SAM)
    story = writing.submit(store, draft, **BY_SAM)
    with pytest.raises(StoryError, match="cannot be changed now"):  # it waits for a reviewer
        writing.open_again(store, story.id, new_id(), **BY_SAM)
    reviewing.return_to_writer(store, story.id, 1, *SENT_BACK, by=make.RAVI, at=make.NOON)
    again = writing.open_again(store, story.id, new_id(), **BY_SAM)
    with store.read() as connection:
        answers = queries.draft_answers(connection, store.keys, again, make.SAM)
    values = {name: set(answer.value.split("\n")) for name, answer in answers.items()}
    told = make.answers(tried=text, content_note="violence")
    assert values.pop("kept")
    del told["consent_shown"]  # asked anew, since the words are about to change
    assert values == {name: set(value.split("\n")) for name, value in told.items()}


def test_opening_again_twice_opens_one_draft(store):
    story = returned(store)
    first = writing.open_again(store, story.id, new_id(), **BY_SAM)
    assert writing.open_again(store, story.id, new_id(), **BY_SAM) == first
    assert count(store, tables.drafts) == 1
    assert count(store, tables.events, action="story opened to change") == 1


def test_two_clicks_at_once_open_one_draft(store):
    story = returned(store)
    first, second = at_once(*[lambda: writing.open_again(store, story.id, new_id(), **BY_SAM)] * 2)
    assert first == second
    assert count(store, tables.drafts) == 1


def test_only_the_writer_opens_a_story_again(store):
    story = returned(store)
    with pytest.raises(NotFound):
        writing.open_again(store, story.id, new_id(), by=make.RITA, at=make.NOON)


def test_a_final_story_is_not_opened_again(store):
    story = submit(store)
    reviewing.decline(store, story.id, 1, *SENT_BACK, by=make.RAVI, at=make.NOON)
    with pytest.raises(StoryError, match="cannot be changed now"):
        writing.open_again(store, story.id, new_id(), **BY_SAM)


@pytest.mark.parametrize("make_story", [returned, approved, cleared])
def test_sending_again_voids_approvals_and_keeps_the_old_words(store, make_story):
    story = make_story(store)
    again = send_again(store, story, title="The kitchen table")
    with store.read() as connection:
        kept = queries.story_for(connection, story.id, make.SAM, make.TODAY)
    assert kept == again
    assert (kept.status, kept.version, kept.words_version) == (
        Status.SUBMITTED,
        story.version + 1,
        2,
    )
    assert (kept.reviewed_by, kept.cleared_by, kept.channels) == (None, None, frozenset())
    assert (kept.title, kept.reference) == ("The kitchen table", story.reference)
    titles = sa.select(tables.story_words.c.text).where(tables.story_words.c.section == "title")
    with store.read() as connection:
        assert set(connection.scalars(titles)) == {"The kitchen table", story.title}


def test_sending_again_changes_the_outcome_and_never_doubles_it(store):
    send_again(store, returned(store), end_reason="moved_area")
    with store.read() as connection:
        outcome = connection.execute(sa.select(tables.outcomes)).one()
    assert (outcome.end_reason, outcome.counts) == ("moved_area", False)


def test_a_case_number_is_kept_as_a_code_alone_and_stays_when_sent_again(store):
    def known():
        with store.read() as connection:
            return connection.scalar(sa.select(tables.outcomes.c.person))

    first, second = (person_of(store.keys.for_returns, "C-CP-END", each) for each in ("C77X", "D8"))
    story = returned(store, case_number=" c77x ")
    assert known() == first
    story = reviewing.return_to_writer(
        store, story.id, send_again(store, story).version, *SENT_BACK, by=make.RAVI, at=make.NOON
    )
    assert known() == first
    send_again(store, story, case_number="D8", outcome="C-CP-END")
    assert known() == second
    with store.read() as connection:
        for table in (tables.stories, tables.outcomes, tables.events, tables.draft_answers):
            assert "c77x" not in repr(connection.execute(sa.select(table)).all()).lower()


def test_consent_given_again_is_a_new_version_and_the_old_one_is_history(store):
    again = send_again(store, returned(store), consent_channels="team")
    (consent,) = consents(store, again)
    assert (consent.version, consent.channels) == (2, {"team"})
    assert count(store, tables.consents) == 2


def test_consent_left_out_and_given_later_still_counts_its_versions(store):
    story = send_again(store, returned(store), consent_channels="")
    assert consents(store, story) == ()
    story = reviewing.return_to_writer(
        store, story.id, story.version, *SENT_BACK, by=make.RAVI, at=make.NOON
    )
    answers = make.answers()
    given = {name: answers[name] for name in answers if name.startswith("consent")}
    (consent,) = consents(store, send_again(store, story, **given))
    assert consent.version == 2


def test_a_story_withdrawn_while_its_draft_is_open_is_not_sent_again(store):
    story = returned(store)
    draft = writing.open_again(store, story.id, new_id(), **BY_SAM)
    writing.withdraw(store, story.id, story.version, **BY_SAM)
    with pytest.raises(IllegalMove):
        writing.submit(store, draft, **BY_SAM)
    assert count(store, tables.drafts) == 1


def test_a_withdrawn_story_leaves_every_list_and_its_outcome_still_counts(store):
    story = cleared(store)
    writing.withdraw(store, story.id, story.version, **BY_SAM)
    with store.read() as connection:
        kept = queries.story_for(connection, story.id, make.SAM, make.TODAY)
        with pytest.raises(NotFound):
            queries.story_for(connection, story.id, make.LEO, make.TODAY)
    assert (kept.status, kept.channels) == (Status.WITHDRAWN, frozenset())
    assert count(store, tables.outcomes, counts=True) == 1


def test_withdrawing_carries_the_version_seen(store):
    story = submit(store)
    with pytest.raises(StaleStory):
        writing.withdraw(store, story.id, story.version + 1, **BY_SAM)


@pytest.mark.parametrize("person", [make.RITA, make.RAVI, make.LEO, make.CAL, make.ADA])
def test_nobody_withdraws_anothers_story_but_governance(sqlite_store, person):
    story = submit(sqlite_store)
    with pytest.raises(NotAllowed):
        writing.withdraw(sqlite_store, story.id, 1, by=person, at=make.NOON)
    gone = writing.withdraw(sqlite_store, story.id, 1, by=make.GWEN, at=make.NOON)
    assert gone.status is Status.WITHDRAWN
