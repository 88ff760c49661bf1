"""Small facts that add up: the same rule while writing, at sending, approval and release."""

from contextlib import nullcontext
from dataclasses import replace

import pytest

from stories.combined import TooMuchTogether, combined, refuse_too_much_together
from stories.consent import Channel
from stories.draft import look_at
from stories.errors import StoryError
from stories.identifiers import Kind, Level, find
from stories.redaction import IDENTIFIES_NOBODY, already_redacted, redact_together, words_of
from stories.release import refusals
from stories.second_look import AGAIN, refuse_without_second_look
from stories.sections import Section
from stories.statuses import Status
from tests import make

AGE, FAITH, MONTH = "She was aged 7.", "She spoke Tigrinya.", "It was March 2021."
BROTHERS = "She had six brothers."
TRUE_OF_MANY = IDENTIFIES_NOBODY[2]


def kept_all(reason: str = TRUE_OF_MANY, **sections: str) -> dict:
    """Words in which the writer kept every finding for this reason."""
    texts = {Section(name): text for name, text in {**make.WORDS, **sections}.items()}
    reasons = {
        words_of(text, finding): reason for text in sections.values() for finding in find(text)
    }
    return redact_together(texts, reasons)


@pytest.mark.parametrize(
    ("sections", "level"),
    [
        ({}, None),
        ({"happening": AGE, "tried": FAITH}, None),
        ({"happening": AGE, "tried": FAITH, "changed": MONTH}, Level.ASK),
        ({"happening": AGE, "tried": FAITH, "worried": MONTH}, Level.ASK),
        ({"happening": AGE, "tried": FAITH, "changed": MONTH, "worried": BROTHERS}, Level.BLOCK),
    ],
)
def test_facts_in_different_sections_add_up(sections, level):
    assert combined(kept_all(**sections)).level == level


def test_words_that_are_no_fact_add_up_to_nothing():
    facts = {"happening": AGE, "tried": FAITH, "changed": MONTH, "worried": BROTHERS}
    for reason in IDENTIFIES_NOBODY[:2]:
        assert combined(kept_all(reason, **facts)).level is None
    assert combined(kept_all("Everybody has one.", **facts)).level is Level.BLOCK


def test_a_draft_is_read_by_the_same_rule():
    texts = {"happening": AGE, "tried": FAITH, "changed": MONTH, "plan": BROTHERS}
    look = look_at(texts)
    assert look.combination == combined(kept_all(**texts))
    assert look.combination.kinds == (Kind.AGE, Kind.BACKGROUND, Kind.FAMILY, Kind.MONTH)
    assert len(look.groups) == 4


def test_the_refusal_says_what_to_do_and_holds_none_of_the_words():
    facts = {"happening": AGE, "tried": FAITH, "changed": MONTH, "plan": BROTHERS}
    with pytest.raises(TooMuchTogether, match="Change at least one") as refused:
        refuse_too_much_together(kept_all(**facts))
    assert "Tigrinya" not in str(refused.value)


def singled_out(status: Status):
    words = kept_all(happening=AGE, tried=FAITH, changed=MONTH, worried=BROTHERS)
    return replace(make.story(status), words=words)


def test_it_stops_approval_clearing_and_release_alike():
    with pytest.raises(TooMuchTogether):
        singled_out(Status.SUBMITTED).approve(make.RAVI, make.NOON)
    approved = singled_out(Status.APPROVED)
    newsletter = frozenset({Channel.NEWSLETTER})
    with pytest.raises(TooMuchTogether):
        approved.clear(newsletter, (make.consent(approved),), make.GWEN, make.NOON)
    cleared = singled_out(Status.CLEARED)
    reasons = refusals(cleared, (make.consent(cleared),), Channel.NEWSLETTER, make.TODAY)
    assert reasons == ["Small facts in it could together point to one person. Tell a reviewer."]


def test_words_that_identify_are_named_before_what_adds_up():
    words = {**make.words(), Section.TRIED: already_redacted("Kofi sat with us.")}
    story = replace(make.story(Status.CLEARED), words=words)
    reasons = refusals(story, (make.consent(story),), Channel.NEWSLETTER, make.TODAY)
    assert [reason.split(":")[0] for reason in reasons] == [
        "A fresh check found words that may identify someone. Tell a reviewer."
    ]


@pytest.mark.parametrize(
    ("sections", "checks", "refused"),
    [
        ({}, (), False),
        ({"happening": AGE, "tried": FAITH}, (), False),
        ({"happening": AGE, "tried": FAITH, "changed": MONTH}, (), True),
        ({"happening": AGE, "tried": FAITH, "changed": MONTH}, AGAIN[1:], True),
        ({"happening": AGE, "tried": FAITH, "changed": MONTH}, AGAIN, False),
    ],
)
def test_where_the_risk_is_high_a_second_person_answers_again(sections, checks, refused):
    """T-05: for each use outside, beside the reviewer who answered for it inside."""
    story = replace(make.story(Status.APPROVED), words=kept_all(**sections))
    with pytest.raises(StoryError, match="a second person answers") if refused else nullcontext():
        refuse_without_second_look(story, checks)
