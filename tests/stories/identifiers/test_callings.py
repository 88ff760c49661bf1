"""A living told by a clause."""

import pytest

from stories.identifiers import callings
from stories.identifiers.rules import Book
from tests.stories.identifiers.checks import covers, told_by

JOBS = Book(callings.RULES)


@pytest.mark.parametrize(
    ("text", "living"),
    [
        ("He was the man who oiled the harbour gates.", "man who oiled the harbour gates"),
        ("My aunt's the woman who does the puppets on the front.", "does the puppets on the front"),
        ("She is the one who casts the bells.", "the one who casts the bells"),
        ("I am the only one on the quay who can splice rope.", "can splice rope"),
        ("He is one of the last slate dressers.", "one of the last slate dressers"),
        ("Dad works as a barber on the pier.", "barber on the pier"),
        ("We want a driver with a pilot's licence.", "pilot's licence"),
        ("He was apprenticed to the last cooper in the dale.", "apprenticed to the last cooper"),
        ("Mum does nights at the slaughterhouse.", "nights at the slaughterhouse"),
        ("My brother feeds the penguins.", "feeds the penguins"),
        ("She was a mud logger.", "mud logger"),
    ],
)
def test_a_living_is_told(text, living):
    assert covers(text, living)


@pytest.mark.parametrize(
    "plain",
    [
        "She was the one who listened.",
        "She was the lady who came to the door.",
        "The person who completes the form signs it.",
        "This is one of the few services that stay open.",
        "We were at the zoo all day.",
        "She is the only one in the family who can read.",
        "There was a picnic at the castle.",
    ],
)
def test_what_anybody_does_is_none(plain):
    assert told_by(JOBS.read, plain) == []
