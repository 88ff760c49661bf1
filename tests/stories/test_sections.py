"""The parts of a story, their kinds, and those that stay with the review."""

import pytest

from stories.errors import IllegalMove, NotAllowed, StoryError
from stories.people import Role
from stories.sections import KIND_LABELS, KINDS, REQUIRED, STAYS_INSIDE, Section, StatementKind
from stories.statuses import Status
from tests import make

OPEN = {"worried": "We feared the winter.", "views": "We saw it in two ways.", "plan": "To wait."}


def told(status=Status.SUBMITTED, **changes):
    return make.story(status, words=make.words(**OPEN), **changes)


def test_every_section_and_every_kind_is_in_its_table():
    assert KINDS.keys() == set(Section)
    assert set(KINDS.values()) == KIND_LABELS.keys() == set(StatementKind)


def test_what_is_required_is_told_as_seen_and_never_stays_inside():
    assert not STAYS_INSIDE.intersection(REQUIRED)
    assert {KINDS[section] for section in REQUIRED} == {StatementKind.OBSERVATION}


def test_every_worry_stays_inside():
    assert {each for each in Section if KINDS[each] is StatementKind.WORRY} <= STAYS_INSIDE


def test_worries_and_views_stay_and_the_rest_leaves():
    story = told()
    assert story.inside == {Section.WORRIED, Section.VIEWS}
    assert set(story.leaving) == {*REQUIRED, Section.PLAN}


def test_an_opened_section_leaves_and_a_closed_one_stays_again():
    opened = told().open_section(Section.WORRIED, make.RAVI)
    assert (opened.inside, opened.version) == ({Section.VIEWS}, 2)
    closed = opened.close_section(Section.WORRIED, make.RAVI)
    assert (closed.inside, closed.version) == ({Section.WORRIED, Section.VIEWS}, 3)


@pytest.mark.parametrize("status", [each for each in Status if each not in ("draft", "submitted")])
def test_what_stays_inside_is_decided_before_approval_alone(status):
    with pytest.raises(IllegalMove):
        told(status).open_section(Section.WORRIED, make.RAVI)
    with pytest.raises(IllegalMove):
        told(status).close_section(Section.WORRIED, make.RAVI)


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.REVIEWER])
def test_only_a_reviewer_opens_a_section(role):
    with pytest.raises(NotAllowed):
        told().open_section(Section.WORRIED, make.actor("Other", role))


def test_nobody_opens_a_section_of_their_own_story():
    with pytest.raises(NotAllowed):
        told(by=make.RITA).open_section(Section.WORRIED, make.RITA)


@pytest.mark.parametrize("section", [Section.CHANGED, Section.PLAN, Section.NEW_RISKS])
def test_only_what_was_told_and_stays_inside_can_be_opened(section):
    with pytest.raises(StoryError, match="no such section"):
        told().open_section(section, make.RAVI)


def test_new_words_are_closed_again():
    opened = told().open_section(Section.WORRIED, make.RAVI)
    returned = make.walk(opened, Status.RETURNED)
    assert returned.opened == {Section.WORRIED}
    assert returned.send_again(told(), make.SAM, make.NOON).opened == frozenset()


@pytest.mark.parametrize("role", Role)
def test_the_review_and_the_writer_read_everything_and_others_what_may_leave(role):
    story = told(Status.APPROVED)
    read = set(story.as_read_by(make.actor("Reader", role)).words)
    sees_all = role in (Role.REVIEWER, Role.GOVERNANCE)
    assert read == set(story.words if sees_all else story.leaving)
    assert story.as_read_by(make.SAM) == story
