"""Words that speak of a risk now are told from words about what was."""

import json

import pytest

from data.reference import HERE as REFERENCE
from stories.safeguarding import sounds_at_risk
from stories.sections import Section


@pytest.mark.parametrize(
    "text",
    [
        "She is at risk now.",
        "The children are still at risk of harm.",
        "The baby is not safe tonight.",
        "I am worried that he will hurt her.",
        "We’re worried she might go back to him.",
        "I fear he may hurt her.",
        "He might hit them tonight.",
        "He is still hitting her.",
        "Her dad still beats her.",
        "They're being exploited.",
        "The adult is being neglected, I think.",
        "They are in immediate danger.",
        "He threatens to kill himself.",
        "UNSAFE RIGHT NOW",
    ],
)
def test_a_risk_now_is_heard(text):
    assert sounds_at_risk(["All was well.", text])


@pytest.mark.parametrize(
    "text",
    [
        "She was at risk then.",
        "We were worried that he might hurt her.",
        "We feared that he might hurt her.",
        "He was still hitting her when we met.",
        "They were being exploited.",
        "She is no longer at risk.",
        "She is not at risk.",
        "The violence stopped and she is safe now.",
        "The risk is smaller today.",
        "We are worried about money, as ever.",
        "",
    ],
)
def test_what_was_is_no_alarm(text):
    assert not sounds_at_risk([text])


def test_no_told_story_of_the_demonstration_rings_it():
    told = json.loads((REFERENCE / "demo_stories.json").read_text(encoding="utf-8"))
    assert len(told) > 50
    texts = [text for story in told for name, text in story.items() if name in set(Section)]
    assert not sounds_at_risk(texts)
