"""Calling uses back: the note, and who may answer."""

import pytest

from stories.consent import Channel
from stories.errors import NotAllowed, StoryError
from stories.people import Role
from stories.recall import (
    ANSWER_LABELS,
    ANSWERERS,
    REASON_LABELS,
    Answer,
    Reason,
    RecalledUse,
    note,
)
from tests import make


def used(**changes) -> RecalledUse:
    plain = {
        "pull_id": "pull",
        "story_id": "story",
        "reference": "MD-7K3Q-9FX2",
        "reason": Reason.CONSENT_WITHDRAWN,
        "opened_at": make.NOON,
        "channel": Channel.NEWSLETTER,
        "purpose": "The winter issue",
        "used_by": "Cal Morris",
        "used_at": make.NOON,
    }
    return RecalledUse(**{**plain, **changes})


def test_every_reason_and_answer_has_words():
    assert list(REASON_LABELS) == list(Reason)
    assert list(ANSWER_LABELS) == list(Answer)


@pytest.mark.parametrize("reason", Reason)
def test_a_note_says_what_why_and_where_and_is_ready_to_send(reason):
    said = note(used(reason=reason), make.TODAY)
    for words in (
        "Subject: Please take down story MD-7K3Q-9FX2",
        "Hello Cal,",
        REASON_LABELS[reason],
        "Newsletter, pulled on 16 September 2026",
        "“The winter issue”",
        "Delete every copy",
    ):
        assert words in said


@pytest.mark.parametrize("role", Role)
def test_governance_and_comms_answer(role):
    person = make.actor("Pat", role)
    if role in ANSWERERS:
        used().refuse_answer(person)
    else:
        with pytest.raises(NotAllowed):
            used().refuse_answer(person)


def test_an_answer_stands_and_a_closed_account_gives_none():
    with pytest.raises(StoryError, match="answered already"):
        used(answer=Answer.CANNOT).refuse_answer(make.GWEN)
    with pytest.raises(NotAllowed):
        used().refuse_answer(make.actor("Gone", Role.COMMS, active=False))
