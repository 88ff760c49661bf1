"""Sentences kept as what they are: a worry told anywhere stays inside until it is opened."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.errors import StoryError
from stories.people import Role
from stories.redaction import redact
from stories.sections import KINDS, Section, StatementKind
from stories.statements import (
    Statement,
    carried,
    carried_over,
    marks_of,
    pieces,
    sentences,
    stated,
    without,
)
from stories.statuses import Status
from tests import make

WORRY, OPINION = StatementKind.WORRY, StatementKind.OPINION
TEXT = "He came late. We feared the worst! I think it was the rain.\nThen he smiled"


def said(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("One", ["One"]),
        (
            TEXT,
            ["He came late.", "We feared the worst!", "I think it was the rain.", "Then he smiled"],
        ),
        ("“Stop.” He did. Did he?", ["“Stop.”", "He did.", "Did he?"]),
        ("It cost 3.50 in all. Fine.", ["It cost 3.50 in all.", "Fine."]),
        ("a\n\nb", ["a", "b"]),
    ],
)
def test_a_sentence_ends_with_its_mark_or_its_line(text, expected):
    assert said(text) == expected


@given(st.text(alphabet="ab .!?\n”"), st.text(alphabet="ab .!?\n”"))
def test_marks_survive_being_kept_and_no_worry_is_lost_in_a_rewritten_text(before, after):
    every = {str(number): WORRY for number in range(len(sentences(before)))}
    assert marks_of(before, stated(before, every)) == every
    kept = carried(every, before, after)
    assert all(0 <= int(number) < len(sentences(after)) for number in kept)
    stayed = set(said(before)) & set(said(after))
    if len(said(after)) == len(said(before)):
        assert len(kept) == len(sentences(after))
    assert not stayed or kept


@pytest.mark.parametrize(
    ("after", "worries"),
    [
        (TEXT, ["We feared the worst!"]),
        ("He came. We feared the worst! I think.", ["We feared the worst!"]),
        ("He came late. We feared it all. I think it was the rain.", ["We feared it all."]),
        (
            "He came late. We feared it. All of it. I think it was the rain.\nThen he smiled",
            ["We feared it.", "All of it."],
        ),
        ("He came late. I think it was the rain.\nThen he smiled", []),
    ],
)
def test_a_worry_stays_one_when_its_words_change(after, worries):
    marked = stated(TEXT, {"1": WORRY})
    found = carried_over(marked, TEXT, after)
    assert [after[each.start : each.end] for each in found] == worries


def test_words_are_parted_where_the_kind_changes():
    marked = stated(TEXT, {"1": WORRY, "2": OPINION})
    assert pieces(Section.HAPPENING, TEXT, marked) == [
        (StatementKind.OBSERVATION, "He came late."),
        (WORRY, "We feared the worst!"),
        (OPINION, "I think it was the rain."),
        (StatementKind.OBSERVATION, "Then he smiled"),
    ]
    assert pieces(Section.HAPPENING, "", ()) == []
    assert pieces(Section.PLAN, "We try.", ()) == [(KINDS[Section.PLAN], "We try.")]


def test_what_is_taken_out_leaves_the_rest_in_its_place():
    text, words = make.asked()
    whole = redact(f"We feared it. {text} I think so.", {}, {words: "Everybody has one."})
    marked = stated(whole.text, {"0": WORRY, "2": OPINION})
    left, others = without(whole, marked, marked[:1])
    assert left.text == f"{text} I think so."
    [kept], [opinion] = left.kept, others
    assert left.text[kept.start : kept.end] == words
    assert left.text[opinion.start : opinion.end] == "I think so."


def told(status=Status.SUBMITTED, **more):
    words = make.words(happening="He came late. We feared the worst! I think it was the rain.")
    marked = stated(words[Section.HAPPENING].text, {"1": WORRY, "2": OPINION})
    return make.story(status, words=words, statements={Section.HAPPENING: marked}, **more)


def test_a_worry_in_any_section_stays_with_the_review():
    story = told(Status.APPROVED)
    assert story.guarded == {Section.HAPPENING}
    assert story.leaving[Section.HAPPENING].text == "He came late. I think it was the rain."
    read = story.as_read_by(make.LEO)
    assert read.words == story.leaving
    [opinion] = read.statements[Section.HAPPENING]
    assert read.words[Section.HAPPENING].text[opinion.start : opinion.end].startswith("I think")
    for person in (make.SAM, make.RAVI, make.GWEN):
        assert story.as_read_by(person) == story


def test_a_reviewer_opens_it_and_new_words_close_it_again():
    opened = told().open_section(Section.HAPPENING, make.RAVI)
    assert opened.leaving == opened.words
    returned = make.walk(opened, Status.RETURNED)
    assert returned.send_again(told(), make.SAM, make.NOON).opened == frozenset()
    with pytest.raises(StoryError):
        told().open_section(Section.TRIED, make.RAVI)


def test_a_section_of_worries_alone_does_not_leave():
    story = make.story(words=make.words(going_well="We feared it."))
    marked = stated("We feared it.", {"0": WORRY})
    story = replace(story, statements={Section.GOING_WELL: marked})
    assert Section.GOING_WELL not in story.leaving
    assert Section.GOING_WELL in story.words


def test_a_light_edit_keeps_the_worry_a_worry():
    story = told()
    words = make.words(happening="He came late. We feared the very worst! I think it was the rain.")
    written = {section: text.text for section, text in story.words.items()}
    edited = story.edit_lightly(words, written, make.actor("Rae", Role.REVIEWER), make.NOON)
    assert edited.leaving[Section.HAPPENING].text == "He came late. I think it was the rain."


def test_statements_compare_by_place():
    assert sorted([Statement(3, 5, WORRY), Statement(0, 2, OPINION)])[0].start == 0
