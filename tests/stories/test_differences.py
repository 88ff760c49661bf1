"""What changed, word by word: nothing lost, nothing invented."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from stories.differences import (
    Change,
    Mark,
    changed_parts,
    differences,
    marked,
    share_changed,
)

words = some.lists(
    some.sampled_from(["the", "aunt", "came", "home", "\n", "  ", "then,", "é", "**"]), max_size=25
).map(" ".join)
anything = words | some.text(max_size=40)


def applied(before: str, changes: Sequence[Change]) -> str:
    # Work backwards, so that earlier positions stay true.
    for change in sorted(changes, reverse=True):
        before = before[: change.start] + change.new + before[change.end :]
    return before


@given(before=anything, after=anything)
@settings(max_examples=150)
def test_making_the_changes_gives_the_text_after(before, after):
    assert applied(before, differences(before, after)) == after


@given(before=anything, after=anything)
@settings(max_examples=100)
def test_each_change_says_what_stood_there_and_none_overlap(before, after):
    changes, reached = differences(before, after), 0
    for change in changes:
        assert before[change.start : change.end] == change.old
        assert change.start >= reached
        assert change.old != change.new
        reached = change.end


@given(text=anything)
@settings(max_examples=50)
def test_a_text_does_not_differ_from_itself(text):
    assert differences(text, text) == []
    assert share_changed({"a": text}, {"a": text}) == 0


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("", "", []),
        ("She came home.", "She came home.", []),
        ("", "She came.", [Change(0, 0, "", "She came.")]),
        ("She came.", "", [Change(0, 9, "She came.", "")]),
        ("Her aunt sat.", "A relative sat.", [Change(0, 9, "Her aunt ", "A relative ")]),
        (
            "one two three four five six seven",
            "ONE two three four five six SEVEN",
            [Change(0, 4, "one ", "ONE "), Change(28, 33, "seven", "SEVEN")],
        ),
        ("one two three", "ONE two THREE", [Change(0, 13, "one two three", "ONE two THREE")]),
    ],
)  # fmt: skip
def test_changes_in_words(before, after, changes):
    assert differences(before, after) == changes


def test_only_parts_that_differ_are_named_also_new_ones_and_lost_ones():
    before = {"title": "A door", "happening": "It was shut.", "lost": "Gone now."}
    after = {"title": "A door", "happening": "It was open.", "new": "Added."}
    found = changed_parts(before, after)
    assert list(found) == ["happening", "lost", "new"]
    assert [each.new for each in found["lost"]] == [""]
    assert [each.old for each in found["new"]] == [""]


@pytest.mark.parametrize(
    ("after", "share"),
    [
        ("one two three four five six seven eight nine ten", 0),
        ("ONE two three four five six seven eight nine ten", 0.1),
        ("ONE two three four five six seven eight nine TEN", 0.2),
        ("two three four five six seven eight nine ten", 0.1),
        ("one two three four five six seven eight nine ten and more", 0.2),
        ("one  two three four five\n\nsix seven eight nine ten", 0),
        ("", 1),
    ],
)
def test_the_share_counts_words_put_in_and_taken_out(after, share):
    before = "one two three four five six seven eight nine ten"
    assert share_changed({"a": before}, {"a": after}) == pytest.approx(share)


def test_a_telling_without_words_has_no_share_to_divide_by():
    assert share_changed({}, {"a": "some new words"}) == 3


@given(before=anything, after=anything)
@settings(max_examples=50)
def test_marks_hold_both_texts_whole(before, after):
    pieces = marked(before, after)
    assert "".join(words for mark, words in pieces if mark is not Mark.IN) == before
    assert "".join(words for mark, words in pieces if mark is not Mark.OUT) == after
