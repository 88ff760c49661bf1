"""A thank-you is redacted like a story; passing on and publishing are two permissions."""

from dataclasses import replace
from itertools import product

import pytest

from stories.consent import INSIDE, OUTSIDE, Channel
from stories.errors import NotAllowed, NotCleared, StoryError, UnresolvedFindings
from stories.people import Role
from stories.redaction import already_redacted
from stories.thanks import (
    ROLES_THANKED,
    SAID_BY_LABELS,
    Check,
    ReleasedThanks,
    SaidBy,
    SaidTo,
    release_thanks,
)
from tests import make

FINE = Check(make.RAVI.id, make.NOON, may_be_published=True)


def publishable(**changes):
    return make.thanks(**{"may_publish": True, "check": FINE, **changes})


def test_every_kind_of_person_has_words():
    assert SAID_BY_LABELS.keys() == set(SaidBy)


def test_words_of_thanks_that_name_somebody_cannot_be_kept():
    with pytest.raises(UnresolvedFindings):
        make.thanks("Thank you Kofi for everything.")


def test_leave_to_pass_on_is_not_leave_to_publish():
    thanks = make.thanks(may_pass_on=True, may_publish=False)
    assert (thanks.may_pass_on, thanks.may_publish) == (True, False)


@pytest.mark.parametrize(
    ("said_to", "role", "words"),
    [
        (SaidTo.WORKER, "foster carer", "a foster carer"),
        (SaidTo.WORKER, "occupational therapist", "an occupational therapist"),
        (SaidTo.WORKER, "", "a worker"),
        (SaidTo.TEAM, "", "a team"),
        (SaidTo.SERVICE, "foster carer", "the whole service"),
    ],
)
def test_whom_they_thanked_is_said_in_words(said_to, role, words):
    assert make.thanks(said_to=said_to, role=role).to_whom == words


def test_roles_are_named_once_and_name_nobody():
    assert len(set(ROLES_THANKED)) == len(ROLES_THANKED)
    assert "foster carer" in ROLES_THANKED


def test_only_a_reviewer_who_did_not_pass_it_on_checks():
    for person, logged_by in product(make.EVERYBODY, (make.SAM.id, make.RITA.id)):
        thanks = make.thanks(may_publish=True, logged_by=logged_by)
        may = Role.REVIEWER in person.roles and person.id != logged_by
        assert thanks.may_check(person) == may
        if may:
            assert thanks.checked(True, person, make.NOON).check == replace(FINE, by=person.id)
        else:
            with pytest.raises(NotAllowed):
                thanks.checked(True, person, make.NOON)


@pytest.mark.parametrize(
    "changes", [{"may_publish": False}, {"check": FINE}, {"taken_back_at": make.NOON}]
)
def test_what_does_not_wait_is_not_checked(changes):
    thanks = make.thanks(**{"may_publish": True, **changes})
    with pytest.raises(StoryError, match="do not wait"):
        thanks.checked(True, make.RAVI, make.NOON)


def test_words_that_identify_after_all_are_kept_inside_at_most():
    thanks = make.thanks(may_publish=True, words=already_redacted("Thank you Kofi."))
    with pytest.raises(UnresolvedFindings):
        thanks.checked(True, make.RAVI, make.NOON)
    assert thanks.checked(False, make.RAVI, make.NOON).check.may_be_published is False


def test_who_may_take_thanks_back():
    """Whoever passed them on, a reviewer, governance; once."""
    thanks = make.thanks()
    for person in make.EVERYBODY:
        may = person is make.SAM or bool(person.roles & {Role.REVIEWER, Role.GOVERNANCE})
        assert thanks.may_take_back(person) == may, person.name
        if may:
            gone = thanks.taken_back(person, make.NOON)
            with pytest.raises(StoryError, match="already"):
                gone.taken_back(person, make.NOON)
        else:
            with pytest.raises(NotAllowed):
                thanks.taken_back(person, make.NOON)


@pytest.mark.parametrize("channel", Channel)
def test_thanks_are_released_outside_alone_with_no_name_and_no_day(channel):
    if channel in INSIDE:
        with pytest.raises(NotCleared, match="Only outside"):
            release_thanks(publishable(), channel, "Poster")
        return
    released = release_thanks(publishable(), channel, " Poster ")
    assert released.purpose == "Poster"
    assert released.text == (
        "“You listened, and it changed our lives.”\n\nA parent, 2026, to a team\n"
    )


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"check": None}, "has not checked"),
        ({"check": replace(FINE, may_be_published=False)}, "stay inside"),
        ({"may_publish": False}, "did not agree"),
        ({"taken_back_at": make.NOON}, "taken back"),
        ({"words": already_redacted("Thank you Kofi.")}, "fresh check"),
    ],
)
def test_each_reason_alone_keeps_thanks_inside(changes, reason):
    with pytest.raises(NotCleared, match=reason):
        release_thanks(publishable(**changes), Channel.WEBSITE, "Poster")


def test_a_release_says_what_for_and_is_made_in_one_place():
    with pytest.raises(NotCleared, match="what you will use it for"):
        release_thanks(publishable(), min(OUTSIDE), " ")
    with pytest.raises(TypeError, match="Only release_thanks"):
        ReleasedThanks("id", Channel.WEBSITE, "Poster", "words", "A parent", "a team", 2026)
