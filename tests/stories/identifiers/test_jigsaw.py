"""Small facts that together could single someone out, in one story and beside others."""

import pytest

from stories.identifiers import Kind, Level, combinations, similar, sketch

RARE = "The triplets' father was a lighthouse keeper."
STORY = (
    "The family moved in during a wet week. The worker came every day for a month, sat on the "
    "stairs and listened, and slowly they began to trust her with the small things and then "
    "the big ones."
)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("She was aged 7.", None),
        ("She was aged 7 and spoke Tigrinya.", None),
        ("She was aged 7, spoke Tigrinya and came in March 2021.", Level.ASK),
        ("She was aged 7, spoke Tigrinya, came in March 2021 and had six brothers.", Level.BLOCK),
        (RARE, Level.BLOCK),
    ],
)
def test_combinations(text, level):
    assert combinations(text).level == level


def test_facts_from_every_field_count_together():
    together = combinations(["She was aged 7.", "She spoke Tigrinya.", "It was March 2021."])
    assert together.kinds == (Kind.AGE, Kind.BACKGROUND, Kind.MONTH)
    assert together.level is Level.ASK
    assert "Tigrinya" not in together.reason


def beside(text: str, *approved: str):
    return similar(sketch(text), [sketch(each) for each in approved])


def test_much_the_same_words_need_a_look():
    close = beside(STORY.replace("wet", "cold"), "Something else altogether happened here.", STORY)
    assert close.needs_a_look
    assert close.nearest == 1
    assert not beside("A short and different story of another day.", STORY).needs_a_look


def test_the_same_rare_pair_needs_a_look():
    other = "Long ago the triplets went to sea with a man who had been a lighthouse keeper."
    found = beside(RARE, "Something else altogether happened here.", other)
    assert (found.nearest, found.shared) == (1, (Kind.FAMILY, Kind.JOB))
    assert "lighthouse" not in found.reason
    assert not beside(RARE, "The triplets went to sea.").needs_a_look


def test_nothing_is_like_nothing():
    assert not beside("", "", STORY).needs_a_look
    assert not beside(STORY).needs_a_look


def test_a_sketch_holds_no_words():
    drawn = sketch(RARE)
    assert all(isinstance(number, int) for number in drawn.runs)
    assert all(isinstance(number, int) for _, number in drawn.facts)
    assert sketch(RARE, []).facts == frozenset()
