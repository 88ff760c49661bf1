"""Thanks beside a story: who may say so, and when the two would tell too much."""

from contextlib import nullcontext
from dataclasses import replace

import pytest

from stories.combined import TooMuchTogether
from stories.errors import NotAllowed, StoryError
from stories.groups import grouped
from stories.people import Role
from stories.redaction import IDENTIFIES_NOBODY, IS_NO_FACT, RedactedText, redact
from stories.sections import Section
from stories.statuses import Status
from stories.thanked import refuse_link
from tests import make

STORY = make.story(Status.APPROVED)


@pytest.mark.parametrize(
    ("by", "logged_by", "free"),
    [
        (make.RAVI, "sam", True),
        (make.RAVI, "rita", True),
        (make.SAM, "sam", True),
        (make.SAM, "rita", False),
        (make.actor("Olive", Role.STAFF), "olive", False),
        (replace(make.SAM, roles=frozenset()), "sam", False),
        (replace(make.RAVI, active=False), "sam", False),
        (make.CAL, "sam", False),
        (make.GWEN, "sam", False),
    ],
)
def test_a_reviewer_or_whoever_wrote_both_puts_them_together(by, logged_by, free):
    thanks = make.thanks(logged_by=logged_by)
    with nullcontext() if free else pytest.raises(NotAllowed):
        refuse_link(thanks, STORY, by)


NOT_IN_USE = sorted(set(Status) - {Status.APPROVED, Status.CLEARED, Status.DRAFT})


@pytest.mark.parametrize("status", NOT_IN_USE)
def test_a_story_that_is_not_in_use_has_no_thanks_beside_it(status):
    with pytest.raises(StoryError, match="in use"):
        refuse_link(make.thanks(), make.story(status), make.RAVI)


def test_thanks_that_were_taken_back_or_are_for_nobody_stay_alone():
    with pytest.raises(StoryError, match="taken back"):
        refuse_link(make.thanks(taken_back_at=make.NOON), STORY, make.RAVI)
    with pytest.raises(StoryError, match="Nobody agreed"):
        refuse_link(make.thanks(may_pass_on=False), STORY, make.RAVI)


def kept(text: str) -> RedactedText:
    """The words, with every finding said to be a fact that identifies nobody by itself."""
    why = next(each for each in IDENTIFIES_NOBODY if each not in IS_NO_FACT)
    return redact(text, {}, {form.casefold(): why for g in grouped({"": text}) for form in g.forms})


def test_what_is_safe_alone_and_tells_too_much_together_is_refused():
    thanks = make.thanks(words=kept("He has triplets."))
    refuse_link(thanks, STORY, make.RAVI)
    told = {**STORY.words, Section.TRIED: kept("She worked as a vet.")}
    with pytest.raises(TooMuchTogether):
        refuse_link(thanks, replace(STORY, words=told), make.RAVI)
