"""What is proposed keeps the meaning, stays the same through a story, and is itself clean."""

import pytest

from stories.identifiers import find, suggestions
from tests.stories.identifiers.checks import found

PROPOSED = [
    *suggestions.SAY.values(),
    *(variant for role in suggestions.ROLES for variant in suggestions.variants(role)),
    *(words for words, _ in suggestions.SERVICES),
    *suggestions.REGIONS.values(),
    *(f"a day in {season} 2019" for season in suggestions.SEASONS),
    *(f"{season} 2019" for season in suggestions.SEASONS),
    *(band for _, band in suggestions.BANDS),
    *suggestions.PEOPLE,
    "another person",
    "a nearby town",
    "a local service",
    "one day",
    "that season",
]


@pytest.mark.parametrize("words", dict.fromkeys(PROPOSED))
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
    ],
)
def test_what_is_said_instead(text, said):
    assert said in {finding.suggestion for finding in find(text)}


def test_two_sisters_are_told_apart():
    text = "Her sister Amina rang, and then her sister Hodan rang. Amina was first."
    said = {text[finding.start : finding.end]: finding.suggestion for finding in find(text)}
    assert said["Amina"] == "the sister"
    assert said["Hodan"] == "the other sister"
