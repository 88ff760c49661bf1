"""The measure of how hard words are, against counts made by hand."""

import pytest

from tests.reading_age import age, syllables


@pytest.mark.parametrize(
    ("word", "beats"),
    [
        *[(each, 1) for each in ("the", "made", "changed", "stayed", "there", "while", "told")],
        *[(each, 2) for each in ("story", "wanted", "people", "changes", "little", "outcome")],
        *[(each, 3) for each in ("difference", "reviewer", "possible", "recorded")],
        ("identifier", 5),
    ],
)
def test_beats_are_counted_as_one_says_them(word, beats):
    assert abs(syllables(word) - beats) <= (beats > 2)


def test_short_words_are_for_the_young_and_long_ones_are_not():
    assert age("The cat sat on the mat. It was warm there. She went to sleep.") < 7
    assert age("Organisational accountability necessitates comprehensive documentation.") > 20
