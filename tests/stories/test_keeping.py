"""What is kept, for how long, and what stays."""

from datetime import timedelta

import pytest

from stories.errors import StoryError
from stories.keeping import (
    COUNTED_FROM,
    GONE,
    KEPT_LABELS,
    MONTHS,
    STAYS,
    Due,
    Kept,
    announced_for,
    checked_months,
    months_later,
    without_words,
)
from stories.sections import Section
from stories.statuses import MOVES, Status
from tests import make

DAY = timedelta(days=1)
T = make.TODAY


def due(days: int, goes: int | None = None) -> Due:
    """Due so many days from today, and announced for a day so many days from today."""
    return Due(Kept.STORY, "id", T + days * DAY, None if goes is None else T + goes * DAY)


@pytest.mark.parametrize("table", [KEPT_LABELS, COUNTED_FROM, STAYS, MONTHS])
def test_every_kind_says_how_long_and_what_stays(table):
    assert list(table) == list(Kept)


@pytest.mark.parametrize(("days", "announced"), [(-400, True), (0, True), (30, True), (31, False)])
def test_it_is_announced_thirty_days_before(days, announced):
    assert due(days).to_announce(T) == announced
    assert not due(days, goes=40).to_announce(T)


@pytest.mark.parametrize(("days", "then"), [(-400, 30), (0, 30), (30, 30), (90, 90)])
def test_nothing_goes_sooner_than_thirty_days_from_now(days, then):
    assert announced_for(due(days), T) == T + then * DAY


@pytest.mark.parametrize(
    ("days", "goes", "gone"),
    [
        (-1, None, False),  # never announced
        (-60, 0, True),
        (-60, -5, True),
        (-60, 1, False),
        (0, 0, True),
        (5, -1, False),  # its time was made longer after it was announced
    ],
)
def test_it_goes_when_its_day_has_come_and_it_was_announced(days, goes, gone):
    assert due(days, goes).goes(T) == gone


def test_what_was_kept_longer_is_near_again_only_when_its_day_is():
    assert due(-60, 30).is_near(T)
    assert not due(-60, 31).is_near(T)
    assert not due(-60).is_near(T)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-09-16", 60, "2031-09-16"),
    ],
)
def test_months_later_is_a_day_that_exists(day, months, later):
    assert months_later(type(T).fromisoformat(day), months).isoformat() == later


@pytest.mark.parametrize("months", [0, -1, 301])
def test_times_have_bounds(months):
    with pytest.raises(StoryError, match="from 1 to 300"):
        checked_months(months)
    assert checked_months(1) == 1


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.DRAFT, Status.SUBMITTED}))
def test_words_go_and_what_it_was_about_stays(status):
    story = make.story(
        status, thanks_line="Well done", together=("school",), contributors=frozenset({"leo"})
    )
    left = without_words(story)
    assert {section: said.text for section, said in left.words.items()} == {Section.TITLE: GONE}
    ended = Status.EXPIRED in MOVES[status]
    assert left.status is (Status.EXPIRED if ended else status)
    assert (left.version, left.words_version) == (story.version + 1, story.words_version + 1)
    for gone in ("together", "contributors", "thanks_line", "reason_words", "legal_note"):
        assert not getattr(left, gone)
    assert (left.channels, left.cleared_by) == (frozenset(), None)
    for stays in ("reference", "service", "outcome", "submitted_at", "honesty", "reviewed_by"):
        assert getattr(left, stays) == getattr(story, stays)
