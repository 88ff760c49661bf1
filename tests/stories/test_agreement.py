"""What must be asked of a person before their story goes outside, case by case."""

import pytest

from stories import agreement
from stories.agreement import Capacity, ChildsView, Identity, Speaker, Subject, still_to_ask
from stories.consent import INSIDE, OUTSIDE, Channel, years_later
from tests import make

STORY = make.story()
ADULTS = [each for each in Subject if not each.is_child]


def asked(subject, speaker, view=None, capacity=None, understood=True, identity="no_name"):
    name = Identity(identity) if identity else None
    return still_to_ask(subject, speaker, view, capacity, understood, name)


@pytest.mark.parametrize(
    ("labels", "kinds"),
    [
        (agreement.SUBJECT_LABELS, Subject),
        (agreement.SPEAKER_LABELS, Speaker),
        (agreement.CHILDS_VIEW_LABELS, ChildsView),
        (agreement.CAPACITY_LABELS, Capacity),
        (agreement.IDENTITY_LABELS, Identity),
    ],
)
def test_every_answer_has_words(labels, kinds):
    assert list(labels) == list(kinds)


@pytest.mark.parametrize("speaker", Speaker)
@pytest.mark.parametrize("view", [None, *ChildsView])
def test_a_child_needs_a_view_of_their_own_and_an_adult_with_responsibility(speaker, view):
    may = speaker in (Speaker.PARENT, Speaker.COUNCIL)
    wanted = view not in (None, ChildsView.DOES_NOT_WANT)
    assert (not asked(Subject.CHILD, speaker, view)) == (may and wanted)


@pytest.mark.parametrize("subject", ADULTS)
@pytest.mark.parametrize("speaker", Speaker)
@pytest.mark.parametrize("capacity", [None, *Capacity])
def test_an_adult_decides_or_their_attorney_does(subject, speaker, capacity):
    decides = speaker is Speaker.SELF and capacity in (Capacity.CAN, Capacity.WITH_HELP)
    for_them = speaker is Speaker.ATTORNEY and capacity is Capacity.CANNOT
    of_the_dead = speaker is Speaker.RELATIVE
    assert (not asked(subject, speaker, None, capacity)) == (decides or for_them or of_the_dead)


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"subject": None}, "which person this is"),
        ({"speaker": None}, "who gave the answer"),
        ({"understood": False}, "understood"),
        ({"identity": None}, "spoken of"),
        ({"capacity": Capacity.NOT_SURE}, "can decide this"),
    ],
)
def test_each_missing_answer_is_a_sentence(answers, says):
    given = {"subject": Subject.PARENT, "speaker": Speaker.SELF, "capacity": Capacity.CAN}
    (sentence,) = asked(**{**given, **answers})
    assert says in sentence


def test_an_unfinished_record_opens_nothing_outside_and_does_not_close_inside():
    given = make.consent(STORY, understood=False, channels=frozenset(Channel))
    assert all(given.refusal(channel, make.TODAY) for channel in OUTSIDE)
    assert not any(given.refusal(channel, make.TODAY) for channel in INSIDE)


@pytest.mark.parametrize(
    ("day", "years", "later"),
    [("2024-02-29", 2, "2026-02-28"), ("2024-02-29", 4, "2028-02-29"), ("2026-09-16", 5, None)],
)
def test_years_later_is_a_day_that_exists(day, years, later):
    from datetime import date

    start = date.fromisoformat(day)
    assert years_later(start, years).isoformat() == (later or "2031-09-16")
