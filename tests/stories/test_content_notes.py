"""What readers are warned of, as one phrase and back."""

from itertools import combinations

import pytest

from stories.content_notes import CONTENT_NOTES, notes_in, one_note, suggested

CHOICES = [list(some) for size in range(6) for some in combinations(CONTENT_NOTES, size)]


@pytest.mark.parametrize("chosen", CHOICES, ids="-".join)
def test_every_choice_of_notes_comes_back_and_fits_its_column(chosen):
    note = one_note(reversed(chosen))
    assert notes_in(note) == chosen
    assert len(note) <= 60


def test_a_phrase_reads_as_english_and_holds_only_our_notes():
    assert one_note([]) == one_note(["Kofi"]) == ""
    assert one_note(["death", "violence", "sexual harm"]) == "violence, sexual harm and death"


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("He had been violent when he was drinking.", ["violence", "substance use"]),
        ("She had lived with a sex offender.", ["sexual harm"]),
        ("He took an overdose; his father had died.", ["self-harm", "death"]),
        ("They laughed a lot, and the deadline passed.", []),
    ],
)
def test_words_suggest_their_notes(text, notes):
    assert suggested([text]) == notes
