"""Who may move a story where, and what a move asks for. Every pair of statuses is walked."""

from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace
from functools import cache
from itertools import product

import pytest

from stories.consent import Channel
from stories.errors import IllegalMove, NotAllowed, StoryError, UnresolvedFindings
from stories.people import Person, Role
from stories.redaction import already_redacted
from stories.sections import SECTION_LABELS
from stories.statuses import JUDGEMENTS, MOVES, READERS, STATUS_LABELS, Status, Whose
from stories.story import Section, Story
from stories.telling import HONESTY_LABELS, REASON_LABELS, Honesty, Legal, ReturnReason
from tests import make

# The whole table in words, written out once more so that a slip in MOVES cannot pass unseen.
TABLE = """
draft     > submitted : staff own
submitted > returned  : reviewer another's
submitted > declined  : reviewer another's
submitted > approved  : reviewer another's
submitted > withdrawn : staff own, governance another's
returned  > submitted : staff own
returned  > withdrawn : staff own, governance another's
returned  > expired   : governance another's
approved  > submitted : staff own
approved  > returned  : governance another's
approved  > cleared   : governance another's
approved  > withdrawn : staff own, governance another's
approved  > expired   : governance another's
cleared   > submitted : staff own
cleared   > approved  : governance another's
cleared   > withdrawn : staff own, governance another's
cleared   > expired   : governance another's
"""
ALLOWED = {
    (*(status.strip() for status in pair.split(">")), *mover.split())
    for pair, movers in (line.split(":") for line in TABLE.strip().splitlines())
    for mover in movers.split(",")
}
REASON = (ReturnReason.COULD_IDENTIFY, "Please say less about the school.")
SOMEBODY = "somebody"
PLACES = list(product(Role, Whose))


def moved(story: Story, to: Status, by: Person) -> Story:
    """The story moved there by the method that leads there."""
    match to:
        case Status.SUBMITTED:
            return story.send_again(make.story(), by, make.NOON)
        case Status.RETURNED:
            return story.return_to_writer(*REASON, by, make.NOON)
        case Status.DECLINED:
            return story.decline(*REASON, by, make.NOON)
        case Status.APPROVED if story.status is Status.CLEARED:
            return story.take_back_inside(by)
        case Status.APPROVED:
            return story.approve(by, make.NOON)
        case Status.CLEARED:
            newsletter = frozenset({Channel.NEWSLETTER})
            return story.clear(newsletter, (make.consent(story),), by, make.NOON)
        case Status.WITHDRAWN:
            return story.withdraw(by)
        case Status.EXPIRED:
            return story.expire(by)
    raise AssertionError(f"nothing leads to {to}")


def story_at(status: Status, by: str) -> Story:
    """A story as it stands at any status, even one that no action reaches."""
    return replace(standing(status), submitted_by=by)


@cache
def standing(status: Status) -> Story:
    if status is Status.DRAFT:
        return replace(make.story(), status=status)
    return make.story(status)


def test_the_table_of_moves_is_the_one_written_here():
    rows = {
        (before, after, move.role, move.whose)
        for before, nexts in MOVES.items()
        for after, movers in nexts.items()
        for move in movers
    }
    assert rows == ALLOWED


@pytest.mark.parametrize("table", [MOVES, READERS, STATUS_LABELS])
def test_every_status_is_in_every_table(table):
    assert table.keys() == set(Status)


@pytest.mark.parametrize(
    ("labels", "kinds"),
    [
        (SECTION_LABELS, Section),
        (HONESTY_LABELS, Honesty),
        (REASON_LABELS, ReturnReason),
    ],
)
def test_every_kind_has_words(labels, kinds):
    assert labels.keys() == set(kinds)
    assert len(set(labels.values())) == len(labels)


@pytest.mark.parametrize("status", [Status.DECLINED, Status.WITHDRAWN, Status.EXPIRED])
def test_a_final_status_is_final(status):
    assert MOVES[status] == {}


@pytest.mark.parametrize("after", [each for each in Status if each is not Status.DRAFT])
@pytest.mark.parametrize("before", Status)
def test_a_move_is_allowed_exactly_when_the_table_says_so(before, after):
    for role, whose in PLACES:
        mover = make.actor("Mover", role)
        story = story_at(before, mover.id if whose is Whose.OWN else SOMEBODY)
        if (before, after, role, whose) in ALLOWED:
            result = moved(story, after, mover)
            assert (result.status, result.version) == (after, story.version + 1), (role, whose)
            assert story.may_move(after, mover)
        else:
            refusal = NotAllowed if after in MOVES[before] else IllegalMove
            with pytest.raises(refusal):
                moved(story, after, mover)
            assert not story.may_move(after, mover)


@pytest.mark.parametrize("before", Status)
def test_nothing_becomes_a_draft_again(before):
    assert Status.DRAFT not in MOVES[before]


@pytest.mark.parametrize("before", Status)
def test_a_closed_account_moves_nothing(before):
    for after, own in product(Status, (True, False)):
        closed = make.actor("Closed", *Role, active=False)
        story = story_at(before, closed.id if own else SOMEBODY)
        assert not story.may_move(after, closed)


@pytest.mark.parametrize("before", Status)
def test_every_role_together_still_decides_nothing_about_ones_own_story(before):
    everything = make.actor("Everything", *Role)
    story = story_at(before, everything.id)
    may = {after for after in Status if story.may_move(after, everything)}
    assert may <= {Status.SUBMITTED, Status.WITHDRAWN}


@pytest.mark.parametrize("before", Status)
def test_whoever_had_a_part_in_a_story_judges_it_no_more_than_its_writer(before):
    """Over every move, with every role at once: only what protects people stays open."""
    everything = make.actor("Everything", *Role)
    story = replace(story_at(before, SOMEBODY), contributors=frozenset({everything.id}))
    may = {after for after in Status if story.may_move(after, everything)}
    assert may == {Status.WITHDRAWN, Status.EXPIRED} & MOVES[before].keys()
    for after in MOVES[before].keys() & JUDGEMENTS:
        with pytest.raises(NotAllowed):
            moved(story, after, everything)
    assert story.had_a_part(everything)
    assert not story.had_a_part(make.RAVI)


def test_what_judges_a_story_is_all_but_sending_withdrawing_and_expiring():
    leaving = {Status.DRAFT, Status.SUBMITTED, Status.WITHDRAWN, Status.EXPIRED}
    assert set(Status) == JUDGEMENTS | leaving
    assert not JUDGEMENTS & leaving


def test_sending_again_takes_the_new_list_of_those_who_had_a_part():
    story = make.story(Status.RETURNED, contributors=frozenset({"leo"}), thanks_line="Thank you.")
    again = story.send_again(make.story(contributors=frozenset({"ada"})), make.SAM, make.NOON)
    assert (again.contributors, again.thanks_line) == ({"ada"}, "")


def test_the_refusal_of_ones_own_story_says_who_must_decide():
    with pytest.raises(NotAllowed, match="Somebody else must decide"):
        make.story(by=make.RITA).approve(make.RITA, make.NOON)


def only_from(before: Status, act: Callable[[Story, Person], Story]) -> None:
    """Refused at every status but one, whoever asks: two ways to one status stay two ways."""
    for status in set(Status) - {before}:
        for role in Role:
            with pytest.raises(StoryError):
                act(story_at(status, SOMEBODY), make.actor("Mover", role))


def test_approving_starts_from_submitted_alone():
    """A cleared story goes back inside by take_back_inside, which names no new reviewer."""
    only_from(Status.SUBMITTED, lambda story, by: story.approve(by, make.NOON))


def test_taking_back_inside_starts_from_cleared_alone():
    """Otherwise a reviewer could make a story approved that nobody has signed."""
    only_from(Status.CLEARED, lambda story, by: story.take_back_inside(by))


def test_approving_is_signed_and_dated():
    approved = make.story().approve(make.RAVI, make.NOON)
    assert (approved.reviewed_by, approved.reviewed_at) == (make.RAVI.id, make.NOON)


def test_approving_takes_a_fresh_look():
    story = make.story()
    words = {**story.words, Section.TRIED: already_redacted("Kofi sat with us.")}
    with pytest.raises(UnresolvedFindings) as refused:
        replace(story, words=words).approve(make.RAVI, make.NOON)
    assert "Kofi" not in str(refused.value)


@pytest.mark.parametrize("status", [Status.RETURNED, Status.APPROVED, Status.CLEARED])
def test_sending_again_voids_every_approval(status):
    story = make.story(status)
    changed = make.story(service="adults", legal=Legal.YES, together=("school",))
    again = story.send_again(changed, make.SAM, make.NOON)
    assert again.status is Status.SUBMITTED
    assert (again.reviewed_by, again.reviewed_at) == (None, None)
    assert (again.reason, again.reason_words) == (None, "")
    assert (again.cleared_by, again.cleared_at, again.legal_note) == (None, None, "")
    assert again.channels == frozenset()


def test_sending_again_takes_the_new_answers_and_keeps_the_identity():
    story = make.story(Status.RETURNED)
    changed = make.story(
        words=make.words(title="The kitchen table"),
        service="adults",
        outcome="A-GOAL",
        legal=Legal.YES,
        honesty=Honesty.COMPOSITE,
        content_note="violence",
        themes=frozenset({"listening"}),
        together=("school",),
    )
    again = story.send_again(changed, make.SAM, make.NOON)
    assert again.title == "The kitchen table"
    for name in ["service", "outcome", "legal", "honesty", "content_note", "themes", "together"]:
        assert getattr(again, name) == getattr(changed, name), name
    for name in ["id", "reference", "submitted_by"]:
        assert getattr(again, name) == getattr(story, name), name
    assert again.submitted_at == make.NOON


def test_each_sending_is_a_new_version_of_the_words():
    story = make.story(Status.RETURNED)
    again = story.send_again(make.story(), make.SAM, make.NOON)
    assert (story.words_version, again.words_version) == (1, 2)


@pytest.mark.parametrize(
    "status", [Status.RETURNED, Status.APPROVED, Status.CLEARED, Status.WITHDRAWN]
)
def test_a_move_without_new_words_keeps_their_version(status):
    assert make.story(status).words_version == 1


def test_only_the_writer_sends_again():
    with pytest.raises(NotAllowed):
        make.story(Status.RETURNED).send_again(make.story(), make.RITA, make.NOON)


@pytest.mark.parametrize("words", ["", "  \n\t"])
@pytest.mark.parametrize("decide", [Story.return_to_writer, Story.decline])
def test_a_story_sent_back_or_declined_comes_with_words(decide, words):
    with pytest.raises(StoryError, match="Write a few words"):
        decide(make.story(), ReturnReason.OTHER, words, make.RAVI, make.NOON)


@pytest.mark.parametrize("decide", [Story.return_to_writer, Story.decline])
def test_a_decision_keeps_its_reason_and_words(decide):
    decided = decide(make.story(), ReturnReason.OTHER, " Say how we know. ", make.RAVI, make.NOON)
    assert (decided.reason, decided.reason_words) == (ReturnReason.OTHER, "Say how we know.")
    assert (decided.reviewed_by, decided.reviewed_at) == (make.RAVI.id, make.NOON)


def test_approving_forgets_an_earlier_reason():
    returned = make.story(Status.RETURNED)
    approved = returned.send_again(make.story(), make.SAM, make.NOON).approve(make.RAVI, make.NOON)
    assert (approved.reason, approved.reason_words) == (None, "")


READ_BY = {
    Status.DRAFT: set(),
    Status.SUBMITTED: {Role.REVIEWER, Role.GOVERNANCE},
    Status.RETURNED: {Role.REVIEWER, Role.GOVERNANCE},
    Status.DECLINED: {Role.REVIEWER, Role.GOVERNANCE},
    Status.APPROVED: {Role.REVIEWER, Role.GOVERNANCE},
    Status.CLEARED: {Role.REVIEWER, Role.GOVERNANCE},
    Status.WITHDRAWN: {Role.GOVERNANCE},
    Status.EXPIRED: {Role.GOVERNANCE},
}


@pytest.mark.parametrize("status", Status)
def test_who_may_read_anothers_story(status):
    story = story_at(status, SOMEBODY)
    readers = {role for role in Role if story.may_be_read_by(make.actor("Reader", role))}
    assert readers == READ_BY[status]


@pytest.mark.parametrize("status", Status)
def test_writers_read_their_own_story_and_a_closed_account_reads_none(status):
    story = story_at(status, make.SAM.id)
    assert story.may_be_read_by(make.SAM)
    assert not story.may_be_read_by(replace(make.SAM, active=False))


def test_a_person_without_a_role_reads_nothing_of_others():
    assert not any(story_at(each, SOMEBODY).may_be_read_by(make.actor("No")) for each in Status)


def test_a_story_is_never_changed_in_place():
    with pytest.raises(FrozenInstanceError):
        make.story().status = Status.CLEARED
