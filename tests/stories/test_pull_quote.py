"""Which sentence of a story stands out large beside it."""

from dataclasses import replace

import pytest

from stories.pull_quote import LEAST, MOST, pull_quote
from stories.redaction import already_redacted
from stories.sections import Section, StatementKind
from stories.statements import Statement
from tests import make

TRIED = "We sat on the step with him and waited for an answer."
CHANGED = "He opens the door now. He eats with his neighbour every Sunday."
SPOKEN = "He said: “I did not know anybody would come back.”"


def told(**words):
    story = make.story()
    held = {Section[name.upper()]: already_redacted(said) for name, said in words.items()}
    return replace(story, words={**story.words, **held}, statements={}, opened=frozenset())


@pytest.mark.parametrize(
    ("tried", "changed", "chosen"),
    [
        (TRIED, CHANGED, "He eats with his neighbour every Sunday."),  # the last of what changed
        (TRIED, f"{CHANGED} {SPOKEN} He is well, as far as we know.", SPOKEN),  # whoever speaks
        (f"{TRIED} {SPOKEN}", CHANGED, SPOKEN),  # wherever they speak
        (TRIED, "It is so. It was.", ""),  # too short to say anything alone
        (TRIED, "It is so. " + "a" * MOST + ".", ""),  # too long to be taken in
        (TRIED, "It is so. " + "b" * (LEAST - 1) + ".", "b" * (LEAST - 1) + "."),
        (SPOKEN, SPOKEN, ""),  # the whole of it would only be said twice
    ],
)
def test_a_whole_sentence_is_chosen(tried, changed, chosen):
    assert pull_quote(told(tried=tried, changed=changed)) == chosen


@pytest.mark.parametrize("kind", [StatementKind.WORRY, StatementKind.OPINION])
def test_no_worry_and_no_opinion_is_drawn_out(kind):
    story = told(tried=TRIED, changed=f"{CHANGED} {SPOKEN}")
    start = len(CHANGED) + 1
    marked = {Section.CHANGED: (Statement(start, start + len(SPOKEN), kind),)}
    assert (
        pull_quote(replace(story, statements=marked)) == "He eats with his neighbour every Sunday."
    )
