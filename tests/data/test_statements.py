"""Single worries and opinions: marked in a draft, kept with the story, inside until opened."""

import pytest
import sqlalchemy as sa

from data import barriers, queries, search, tables
from stories.actions import editing, marking, publishing, reviewing, writing
from stories.consent import Channel
from stories.draft import marks
from stories.errors import StaleDraft, StoryError
from stories.ids import new_id
from stories.review import Check
from stories.searches import Search
from stories.sections import Section, StatementKind
from tests import make
from tests.conftest import at_once, count, draft_of

SAM, RAVI = {"by": make.SAM, "at": make.NOON}, {"by": make.RAVI, "at": make.NOON}
TEXT = "We knocked twice. We feared a flood. It seemed unkind."
LEAVES = "We knocked twice. It seemed unkind."
WORRY, OPINION = StatementKind.WORRY, StatementKind.OPINION
PLACE = Section.DID_NOT_WORK


def marked(store, text=TEXT):
    """A draft in which a worry and an opinion are marked."""
    draft = draft_of(store, did_not_work=text)
    said = ("We feared a flood.", "It seemed unkind.")
    for number, words, kind in zip((1, 2), said, (WORRY, OPINION), strict=True):
        marking.mark_statement(store, draft, PLACE, number, words, kind, **SAM)
    return draft


def sent(store):
    return writing.submit(store, marked(store), **SAM)


def approved(store, story):
    return reviewing.approve(store, story.id, story.version, Check, **RAVI)


def answers(store, draft, by=make.SAM):
    with store.read() as connection:
        return queries.draft_answers(connection, store.keys, draft, by)


def test_a_statement_is_kept_as_what_it_is(store):
    story = sent(store)
    with store.read() as connection:
        rows = connection.execute(sa.select(tables.story_statements)).all()
        assert queries.story_for(connection, story.id, make.SAM, make.TODAY) == story
    assert [(TEXT[row.start : row.end], row.kind) for row in rows] == [
        ("We feared a flood.", "worry"),
        ("It seemed unkind.", "opinion"),
    ]


def test_a_worry_reaches_nobody_beyond_the_review_by_any_list(store):
    story = approved(store, sent(store))
    signed = {"by": make.GWEN, "at": make.NOON}
    publishing.clear(store, story.id, story.version, frozenset({Channel.NEWSLETTER}), **signed)
    with store.read() as connection:
        read = queries.story_for(connection, story.id, make.LEO, make.TODAY)
        assert read.words[PLACE].text == LEAVES
        assert [each.words for each in barriers.told(connection, make.LEO, make.TODAY)] == [LEAVES]
        found = {
            word: search.find(connection, make.NOON, Search(word)).fitting
            for word in ("flood", "unkind", "knocked")
        }
    assert found == {"flood": 0, "unkind": 1, "knocked": 1}
    pulled = publishing.pull(
        store, story.id, Channel.NEWSLETTER, "November", by=make.CAL, at=make.NOON, key="k"
    )
    assert pulled.words[PLACE] == LEAVES


def test_a_reviewer_moves_it_out(store):
    story = sent(store)
    opened = reviewing.open_section(store, story.id, story.version, PLACE, **RAVI)
    approved(store, opened)
    with store.read() as connection:
        read = queries.story_for(connection, story.id, make.LEO, make.TODAY)
    assert read.words[PLACE].text == TEXT


def test_marks_go_with_the_words_and_come_back_to_the_writer(store):
    draft = marked(store)
    seen = answers(store, draft)[PLACE].version
    longer = f"First we rang. {TEXT}"
    writing.save_answer(store, draft, PLACE, longer, seen, **SAM)
    values = {name: answer.value for name, answer in answers(store, draft).items()}
    assert marks(values) == {PLACE: {"2": "worry", "3": "opinion"}}
    story = writing.submit(store, draft, **SAM)
    edited = editing.edit_lightly(
        store, story.id, 1, {PLACE: longer.replace("a flood", "a big flood")}, **RAVI
    )
    assert edited.leaving[PLACE].text == f"First we rang. {LEAVES}"
    approved_by_another = reviewing.approve(store, story.id, 2, Check, by=make.RITA, at=make.NOON)
    again = writing.open_again(store, approved_by_another.id, new_id(), **SAM)
    values = {name: answer.value for name, answer in answers(store, again).items()}
    assert marks(values) == {PLACE: {"2": "worry", "3": "opinion"}}


def test_a_mark_is_taken_off_and_a_sentence_that_changed_is_not_marked(store):
    draft = marked(store)
    marking.mark_statement(store, draft, PLACE, 1, "We feared a flood.", None, **SAM)
    values = {name: answer.value for name, answer in answers(store, draft).items()}
    assert marks(values) == {PLACE: {"2": "opinion"}}
    for number, words in ((1, "Other words."), (-3, "We knocked twice."), (-9, ""), (9, "")):
        with pytest.raises(StaleDraft):
            marking.mark_statement(store, draft, PLACE, number, words, WORRY, **SAM)
    for section, kind in ((Section.TITLE, WORRY), (PLACE, StatementKind.PLAN)):
        with pytest.raises(StoryError):
            marking.mark_statement(store, draft, section, 0, "We knocked twice.", kind, **SAM)


def test_kept_statements_stay_and_go_with_the_words(store):
    sent(store)
    with store.engine.begin() as connection, pytest.raises(sa.exc.IntegrityError):
        connection.execute(tables.story_statements.update().values(kind="opinion"))
    assert count(store, tables.story_statements) == 2


def test_of_two_marks_at_once_none_is_lost_in_silence(store):
    draft = draft_of(store, did_not_work=TEXT)

    def mark(number, words, kind):
        return lambda: marking.mark_statement(store, draft, PLACE, number, words, kind, **SAM)

    results = at_once(mark(1, "We feared a flood.", WORRY), mark(2, "It seemed unkind.", OPINION))
    assert all(each is None or isinstance(each, StaleDraft) for each in results)
    kept = marks({name: each.value for name, each in answers(store, draft).items()})
    assert len(kept[PLACE]) == sum(each is None for each in results) > 0


def test_a_worry_is_opened_before_an_approval_or_not_at_all(store):
    """What is pulled holds the worry only where whoever approved it had seen it opened."""
    story = sent(store)
    results = at_once(
        lambda: reviewing.open_section(store, story.id, story.version, PLACE, **RAVI),
        lambda: approved(store, story),
    )
    assert sorted(type(each).__name__ for each in results) == ["StaleStory", "Story"]
    with store.read() as connection:
        now = queries.story_for(connection, story.id, make.RAVI, make.TODAY)
    if now.status == "submitted":
        now = approved(store, now)
    else:
        assert now.opened == frozenset()
    signed = {"by": make.GWEN, "at": make.NOON}
    channels = frozenset({Channel.NEWSLETTER})
    now = publishing.clear(store, story.id, now.version, channels, **signed)
    late, released = at_once(
        lambda: reviewing.open_section(store, story.id, now.version, PLACE, **RAVI),
        lambda: publishing.pull(
            store, story.id, Channel.NEWSLETTER, "May", by=make.CAL, at=make.NOON, key=new_id()
        ),
    )
    assert isinstance(late, StoryError)
    assert released.words.get(PLACE) == (TEXT if PLACE in now.opened else LEAVES)
