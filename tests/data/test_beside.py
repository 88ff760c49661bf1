"""A record of staff and a return that tell of one event: known by the case number, counted once."""

from datetime import date

import pytest

from data import derived, monthly_counts
from data.beside import Beside, beside
from stories.actions import recording, uploading
from stories.errors import StoryError
from stories.ids import new_id
from stories.returns import read
from stories.returns.joining import ALSO_TOLD_AS, is_same_event, nearest, person_of
from stories.returns.questions import question_of
from tests import make
from tests.stories.returns import files
from tests.stories.returns.files import child

PLAN = ("2022-06-01", "2023-02-01", 0)
CODES = ["C-CP-END", "C-CP-FIRST", "C-REUN"]


def upload(store, folder, *children):
    census = files.census(folder, *children, reference="2023-03-31")
    signed = {"by": make.ANA, "at": make.NOON, "key": new_id()}
    return uploading.keep_reading(store, read([census], store.keys.for_returns), **signed)


@pytest.fixture
def told(store, tmp_path):
    """A return in which the plans of C1 and C2 ended in February 2023."""
    upload(store, tmp_path, child("C1", plans=[PLAN]), child("C2", plans=[PLAN]))
    return store


def record(store, number="", **changes):
    person = person_of(store.keys.for_returns, "C-CP-END", number)
    about = {"code": "C-CP-END", "month": date(2023, 2, 1), "end_reason": "safer_our_work"}
    made = make.outcome(person=person, **about | changes)
    return recording.record_outcome(store, made, by=make.SAM, at=make.NOON, key=new_id())


def rows(store):
    with store.read() as connection:
        return beside(connection, CODES, make.TODAY)


def test_a_case_number_joins_what_staff_recorded_to_what_a_return_tells(told):
    assert rows(told) == []
    record(told, " c1 ")
    record(told)  # nobody can tell whose it is
    record(told, "C2", month=date(2023, 3, 1))  # written a month late: the same end
    record(told, "C3")  # no return knows of this plan
    assert rows(told) == [Beside("C-CP-END", told=2, recorded=4, same=2)]
    assert counted(told) == {date(2023, 2, 1): 2}  # the two that nobody can tell from a return


def counted(store, counts=True):
    """What is counted of the records of staff, by month."""
    span = date(2020, 1, 1), date(2026, 1, 1)
    with store.read() as connection:
        found = monthly_counts.outcome_counts(connection, "C-CP-END", *span, counts=counts)
    return {month: people for _, month, people in found}


def test_an_event_counts_once_whichever_was_there_first(store, tmp_path):
    month = date(2023, 2, 1)
    record(store, "C1")
    record(store, "C9")
    assert counted(store) == {month: 2}
    kept = upload(store, tmp_path, child("C1", plans=[PLAN]))
    assert counted(store) == {month: 1}
    record(store, "C1", month=date(2023, 3, 1))  # a colleague, a month late
    assert counted(store) == {month: 1}
    uploading.undo_upload(store, kept, by=make.ANA, at=make.NOON)
    assert counted(store) == {month: 2, date(2023, 3, 1): 1}


def test_where_the_return_says_that_it_ended_otherwise_the_return_counts(store, tmp_path):
    record(store, "C1")
    record(store, "C2", end_reason="moved_area")
    moved = [("2022-01-01", "2023-02-01", "RC5")]
    both = (child(name, plans=[PLAN], needs=moved) for name in ("C1", "C2"))
    upload(store, tmp_path, *both)
    assert counted(store) == counted(store, counts=False) == {}
    with store.read() as connection:
        assert derived.derived_counts(connection, "B-CP-OTHER", date.min, date.max) == [
            (date(2023, 2, 1), 2)
        ]


def test_what_returns_do_not_count_whole_goes_on_counting_here(store, tmp_path):
    """The census looks back a year: this plan ended before, in a month it does not cover."""
    upload(store, tmp_path, child("C1", plans=[("2020-06-01", "2021-02-01", 0)]))
    record(store, "C1", month=date(2021, 2, 1))
    assert counted(store) == {date(2021, 2, 1): 1}


def test_other_codes_of_one_event_answer_its_question():
    for code, others in ALSO_TOLD_AS.items():
        for other in others:
            assert other.startswith("C-") or question_of(code) == question_of(other)


def test_what_did_not_count_or_lies_elsewhere_is_not_the_same(told):
    record(told, "C1", end_reason="moved_area")
    record(told, "C2", month=date(2022, 12, 1))
    assert rows(told) == [Beside("C-CP-END", told=2, recorded=1, same=0)]


def test_the_same_person_month_and_outcome_is_recorded_once(store):
    first = record(store, "C1")
    with pytest.raises(StoryError, match="counts once"):
        record(store, "C1")
    record(store, "C1", month=date(2023, 1, 1))
    record(store, "C2")
    assert "C1" not in repr(first)


@pytest.mark.parametrize(
    ("told", "same"),
    [((2022, 12), False), ((2023, 1), True), ((2023, 3), True), ((2023, 4), False)],
)
def test_a_month_apart_is_one_event(told, same):
    assert is_same_event(date(2023, 2, 1), date(*told, 1)) is same


def test_a_case_number_is_hashed_as_returns_hash_it():
    key = files.KEY
    assert person_of(key, "C-REUN", "  ") is None
    assert person_of(key, "C-REUN", "42.0") == person_of(key, "C-CP-END", "42")
    assert person_of(key, "A-REAB-IND", "42") != person_of(key, "C-REUN", "42")
    with pytest.raises(StoryError, match="at most 40"):
        person_of(key, "C-REUN", "9" * 41)


def test_of_two_events_the_nearer_is_the_same():
    months = [date(2023, 1, 1), date(2023, 2, 1), date(2023, 4, 1)]
    assert nearest(date(2023, 2, 1), months) == date(2023, 2, 1)
    assert nearest(date(2023, 5, 1), months) == date(2023, 4, 1)
    assert nearest(date(2023, 6, 1), months) is None
