"""Small facts are asked about, never blocked; common ones are left alone."""

import pytest

from stories.identifiers import Level, find
from tests.stories.identifiers.checks import covers, found

FACTS = {
    "age": [
        "She was aged 7 then.|7",
        "Kofi (8) came.|8",
        "He is six and happy.|six",
        "I'm 14 now.|14",
        "A 6-year-old girl.|6-year-old",
        "a 15yo lad|15yo",
        "It was her 9th birthday.|9th",
        "She's twenty-six.|twenty-six",
        "ages 9, 7 and 2|2",
    ],
    "condition": [
        "He has Ehlers-Danlos syndrome.|Ehlers-Danlos syndrome",
        "She lives with Duchenne muscular dystrophy.|muscular dystrophy",
    ],
    "background": [
        "The family speak Tigrinya.|Tigrinya",
        "They are Somali.|Somali",
        "an Irish Traveller family|Irish Traveller",
    ],
    "family": [
        "She is the youngest of nine.|youngest of nine",
        "She had six children.|six children",
        "The triplets came home.|triplets",
    ],
    "job": [
        "He was a retired trawlerman.|retired trawlerman",
        "She had been a lighthouse keeper.|lighthouse keeper",
    ],
    "event": ["It was on the national news.|national news", "He survived the mill fire.|mill fire"],
}


@pytest.mark.parametrize(
    ("kind", "example"),
    [(kind, example) for kind, examples in FACTS.items() for example in examples],
)
def test_a_small_fact_is_asked_about(kind, example):
    text, words = example.split("|")
    assert covers(text, words)
    assert {finding.level for finding in find(text) if finding.kind == kind} == {Level.ASK}


@pytest.mark.parametrize(
    "text",
    [
        "children aged 5 to 11",
        "16 and 17 year olds",
        "under 5s",
        "a flat for 18 to 25s",
        "She has asthma and diabetes.",
        "He has Down's syndrome.",
        "a social worker for ten years",
        "we have six children on plans",
        "three visits in two weeks",
        "for Year 6 pupils",
        "an ex-partner",
    ],
)
def test_what_is_shared_by_many_is_left_alone(text):
    assert found(text) == []
