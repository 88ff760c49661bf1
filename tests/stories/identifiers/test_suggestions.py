"""What is proposed keeps the meaning, stays the same through a story, and is itself clean."""

import pytest

from stories.identifiers import find, suggestions, wording
from tests.stories.identifiers.checks import found


@pytest.mark.parametrize("words", dict.fromkeys(suggestions.proposed()))
def test_a_proposal_is_clean(words):
    for text in (words, f"We met {words} at home.", f"{words[0].upper()}{words[1:]} said so."):
        assert found(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("His mum Amina rang.", "the mother"),
        ("Dr Patel wrote.", "the doctor"),
        ("We met Kofi.", "Person A"),
        ("They moved to Rochdale.", "a town in the north"),
        ("He goes to Oakfield Primary School.", "the school"),
        ("It was on 14 March 2021.", "a day in spring 2021"),
        ("It was in March 2021.", "spring 2021"),
        ("She was aged 7.", "of primary-school age"),
        ("She's 14 now.", "a young teenager"),
        ("I'm eighteen and a day.", "an older teenager"),
        ("The baby is four days old.", "a baby"),
        ("She was aged 114 and a half.", "an older adult"),
        ("We met at the Linden Clinic.", "health centre"),
        ("Kofi (8) came.", "Child A"),
        ("Her older sister Amina rang.", "the older sister"),
        ("I am grandfather to Amina.", "Person A"),
        ("She is the youngest of nine.", "youngest of several children"),
        ("She had six brothers.", "several brothers"),
        ("The family speak Tigrinya.", "another language"),
        ("It was on the national news.", "was widely talked about"),
        ("They came on the 14th.", "a certain day"),
    ],
)
def test_what_is_said_instead(text, said):
    assert said in {finding.suggestion for finding in find(text)}


def test_two_sisters_are_told_apart():
    text = "Her sister Amina rang, and then her sister Hodan rang. Amina was first."
    said = {text[finding.start : finding.end]: finding.suggestion for finding in find(text)}
    assert said["Amina"] == "the sister"
    assert said["Hodan"] == "the other sister"


@pytest.mark.parametrize("words", ["200", "950", "999 and a half", "ninety 999"])
def test_any_number_that_is_heard_as_an_age_has_its_words(words):
    assert wording.band(words) == "an older adult"
