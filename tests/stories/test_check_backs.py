"""Whether an outcome lasted: windows, the question to ask, and groups that never overlap."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.errors import StoryError
from stories.outcomes import Area, Confirmation, EndReason, HowKnown, OutcomeType
from stories.outcomes.balancing import (
    OTHERS,
    SERIOUS_INCIDENTS,
    YEARLY,
    Fact,
    check_fact,
    check_year,
    measures,
)
from stories.outcomes.check_backs import (
    ANSWER_LABELS,
    GROUP_LABELS,
    WHY_LABELS,
    Answer,
    CheckBack,
    Group,
    Why,
    check_answer,
    due_from,
    is_overdue,
    last_month_due,
    next_due,
    standing,
    to_ask,
)
from stories.outcomes.months import months_after
from stories.trends import WHOLE, suppress
from stories.trends.lasting import as_shown, lasting, new_lasting, share_that_lasted, spans
from tests import make

MONTHS = st.dates(date(1970, 1, 1), date(2030, 12, 1)).map(lambda day: day.replace(day=1))
DAYS = st.dates(date(1970, 1, 1), date(2035, 12, 31))
WINDOWS = st.integers(1, 60)
ANSWERS = st.dictionaries(WINDOWS, st.sampled_from(Answer), max_size=4)
KIND = OutcomeType(
    "C-REUN", Area.IN_CARE, "Home", "child", "", "", "Back", "B-X", check_months=(6, 12, 24)
)


def test_every_answer_and_group_has_words():
    assert ANSWER_LABELS.keys() == set(Answer)
    assert GROUP_LABELS.keys() == set(Group)
    assert WHY_LABELS.keys() == set(Why)


@pytest.mark.parametrize(
    ("month", "months", "day"),
    [
        (date(2026, 8, 1), 6, date(2027, 3, 1)),  # even for 31 August
        (date(2025, 12, 1), 1, date(2026, 2, 1)),
        (date(2024, 1, 1), 12, date(2025, 2, 1)),
        (date(2023, 11, 1), 24, date(2025, 12, 1)),
    ],
)
def test_a_window_has_passed_for_the_last_day_of_its_month_too(month, months, day):
    assert due_from(month, months) == day


@given(MONTHS, st.integers(-600, 600), st.integers(-600, 600))
def test_months_add_up(month, some, more):
    if all(year_of(month, n) > 1 for n in (some, some + more)):
        assert months_after(months_after(month, some), more) == months_after(month, some + more)
        assert months_after(month, some).day == 1


def year_of(month, many):
    return (month.year * 12 + month.month - 1 + many) // 12


@given(MONTHS, WINDOWS, DAYS)
def test_the_last_month_due_is_the_last(month, months, today):
    assert (month <= last_month_due(months, today)) == (due_from(month, months) <= today)


@given(MONTHS, WINDOWS, DAYS)
def test_nothing_is_overdue_before_it_is_due_and_two_months_have_passed(month, months, today):
    if is_overdue(month, months, today):
        assert today - due_from(month, months) >= timedelta(days=59)


@given(MONTHS, WINDOWS, ANSWERS, DAYS)
def test_everybody_stands_in_one_group_and_what_is_known_is_never_lost(
    month, months, answers, today
):
    group = standing(month, months, answers, today)
    assert group in set(Group)
    later = standing(month, months, answers, date(2050, 1, 1))
    if group is not Group.NOT_YET_DUE:
        assert later is group  # time alone changes only what was not yet due
    else:
        assert later is Group.NOT_ASKED
        assert months not in answers


@given(MONTHS, st.tuples(WINDOWS, WINDOWS).map(sorted), ANSWERS, DAYS)
def test_what_stopped_holding_never_holds_again_at_a_later_window(month, windows, answers, today):
    earlier, later = (standing(month, each, answers, today) for each in windows)
    if earlier is Group.NOT_HOLDING:
        assert later is Group.NOT_HOLDING
    if later is Group.STILL_HOLDING:
        assert earlier is Group.STILL_HOLDING


@given(MONTHS, st.sets(WINDOWS, max_size=4), ANSWERS, DAYS)
def test_only_what_has_passed_and_is_not_answered_is_asked(month, windows, answers, today):
    asked = to_ask(month, windows, answers, today)
    if asked is not None:
        assert asked in windows
        assert standing(month, asked, answers, today) is Group.NOT_ASKED
        answered = {**answers, asked: Answer.DECLINED}
        assert to_ask(month, windows, answered, today) is None  # a decline is an answer


@given(MONTHS, st.sets(WINDOWS, max_size=4), ANSWERS, DAYS)
def test_what_comes_next_is_not_due_and_nothing_comes_after_it_stopped(
    month, windows, answers, today
):
    coming = next_due(month, windows, answers, today)
    if coming is not None:
        assert due_from(month, coming) > today
        assert coming != to_ask(month, windows, answers, today)
        assert not any(due_from(month, each) > today for each in windows if each < coming)
    elif Answer.NOT_HOLDING not in answers.values():
        assert all(due_from(month, each) <= today for each in windows)


@pytest.mark.parametrize(
    ("months_ago", "asked"),
    [(6, None), (7, 6), (12, 6), (13, 12), (24, 12), (25, 24), (36, 24), (37, None)],
)
def test_the_latest_window_is_asked_for_a_year(months_ago, asked):
    month = months_after(date(2026, 9, 1), -months_ago)
    assert to_ask(month, (6, 12, 24), {}, make.TODAY) == asked


def answer(**changes):
    made = CheckBack("id", 6, Answer.STILL_HOLDING, HowKnown.PERSON_TOLD_US, "sam", make.NOON)
    return replace(made, **changes)


LAST_YEAR = make.outcome(month=date(2025, 9, 1))
NO_WAY = {"answer": Answer.DECLINED, "how_known": HowKnown.CANNOT_KNOW}
CANNOT = NO_WAY | {"answer": Answer.CANNOT_KNOW, "why": Why.NO_REPLY}


@pytest.mark.parametrize(
    ("record", "given_", "sentence"),
    [
        (LAST_YEAR, {"months": 7}, "not due yet"),
        (LAST_YEAR, {"months": 12}, "not due yet"),
        (LAST_YEAR, {"how_known": HowKnown.CANNOT_KNOW}, "How do we know"),
        (LAST_YEAR, {"answer": Answer.DECLINED}, "cannot be known"),
        (LAST_YEAR, CANNOT | {"why": None}, "Why can we not know"),
        (LAST_YEAR, NO_WAY | {"why": Why.MOVED}, "Why can we not know"),
        (LAST_YEAR, {"why": Why.MOVED}, "Why can we not know"),
        (LAST_YEAR, CANNOT | {"why": Why.CAME_INTO_CARE}, "not one of this outcome"),
        (replace(LAST_YEAR, end_reason=EndReason.DIED), {}, "not followed up"),
        (replace(LAST_YEAR, confirmation=Confirmation.WAITING), {}, "not followed up"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(record, given_, sentence):
    with pytest.raises(StoryError, match=sentence):
        check_answer(record, KIND, answer(**given_), make.TODAY)


@pytest.mark.parametrize("given_", [{}, CANNOT, NO_WAY])
def test_an_answer_that_can_be(given_):
    assert check_answer(LAST_YEAR, KIND, answer(**given_), make.TODAY)


def counts(**people):
    month = date(2026, 1, 1)
    return [("a", month, Group(name), many) for name, many in people.items()]


def span_of(found):
    """As if every month were shown, and all of these people in them."""
    people = sum(people for of, *_, people in found if of == "a")
    return frozenset({date(2026, 1, 1)}), people


def shown(found):
    held = {6: found, 12: counts(still_holding=9)}
    return lasting(held, "a", span=span_of(found)).get(6, {})


@pytest.mark.parametrize(("more", "whole"), [(0, True), (1, False), (4, False), (5, True)])
def test_groups_that_would_tell_a_few_more_than_the_months_do_are_of_the_known_alone(more, whole):
    found = counts(still_holding=30, not_holding=6, not_asked=20)
    months, people = span_of(found)
    groups = lasting({6: found}, "a", span=(months, people - more))[6]
    assert (Group.NOT_ASKED in groups) is whole
    assert lasting({6: found}, "a")[6] == {Group.STILL_HOLDING: 30, Group.NOT_HOLDING: 6}


def test_the_span_of_a_service_is_what_it_shows_whole():
    months = [date(2026, 1, 1), date(2026, 2, 1)]
    table = suppress({("a", months[0]): 9, ("a", months[1]): 6, ("b", months[0]): 3,
                      ("b", months[1]): 7, ("c", months[0]): 20, ("c", months[1]): 30})  # fmt: skip
    found = spans(table, months)
    assert found.keys() == {WHOLE, "c"}  # a hides what b has in January
    assert found["c"] == (frozenset(months), 50)
    assert spans(table, months[1:])["a"] == (frozenset(months[1:]), 6)
    assert spans(None, months) == {}


def test_groups_are_shown_apart_where_none_is_small():
    many = {"still_holding": 30, "not_holding": 6, "not_known": 5, "not_asked": 0}
    assert shown(counts(**many, not_yet_due=12)) == {**many, "not_yet_due": 12}


def test_a_small_group_of_what_is_not_known_is_put_together_with_its_like():
    found = shown(counts(still_holding=30, not_holding=6, not_known=2, not_yet_due=12))
    assert found == {"still_holding": 30, "not_holding": 6, "not_asked": 14}


@pytest.mark.parametrize("few", [1, 4])
def test_a_window_with_a_small_group_left_is_not_shown_at_all(few):
    assert shown(counts(still_holding=30, not_holding=few)) == {}


def test_only_the_asked_service_is_counted():
    found = [*counts(still_holding=9), ("b", date(2026, 1, 1), Group.STILL_HOLDING, 50)]
    assert shown(found)["still_holding"] == 9


@given(st.dictionaries(st.sampled_from(Group), st.integers(0, 40)))
def test_no_shown_group_is_small_and_none_is_hidden(people):
    found = [("a", date(2026, 1, 1), group, many) for group, many in people.items()]
    groups = lasting({6: found}, "a", span=span_of(found)).get(6, {})
    assert not any(1 <= each <= 4 for each in groups.values())
    if groups:
        assert sum(groups.values()) == sum(people.values())


PEOPLE = st.dictionaries(st.sampled_from(Group), st.integers(0, 30))


@given(PEOPLE, PEOPLE)
def test_two_editions_that_are_subtracted_tell_nothing_of_a_few(first, second):
    def edition(people, earlier):
        found = [("a", date(2026, 1, 1), group, many) for group, many in people.items()]
        return new_lasting({6: found}, 5, earlier, {"a": span_of(found)})

    before = edition(first, {})
    after = edition(second, before)
    assert before.keys() <= after.keys()
    for place, groups in before.items():
        unknown = set(Group) - {Group.STILL_HOLDING, Group.NOT_HOLDING}
        for same in ({Group.STILL_HOLDING}, {Group.NOT_HOLDING}, unknown):
            was, now = (sum(each.get(g, 0) for g in same) for each in (groups, after[place]))
            assert not 0 < abs(was - now) < 5


def test_what_was_published_under_a_lower_threshold_goes_when_it_is_raised():
    found = counts(still_holding=30, not_holding=6)
    before = new_lasting({6: found}, 5, {}, {})
    assert before
    assert new_lasting({6: found}, 7, before, {}) == {}


def test_counts_are_shown_rounded():
    assert as_shown({Group.STILL_HOLDING: 8, Group.NOT_HOLDING: 0}) == {
        Group.STILL_HOLDING: 10,
        Group.NOT_HOLDING: 0,
    }


@pytest.mark.parametrize(
    ("still", "stopped", "share"), [(9, 1, 0.9), (8, 1, None), (0, 10, 0.0), (0, 0, None)]
)
def test_a_share_needs_ten_who_are_known(still, stopped, share):
    groups = {Group.STILL_HOLDING: still, Group.NOT_HOLDING: stopped, Group.NOT_ASKED: 500}
    assert share_that_lasted(groups) == share


AUGUST = date(2026, 8, 1)
FACT = Fact("B-X", make.SERVICE, AUGUST, 7)


@pytest.mark.parametrize(
    "changes",
    [
        {"code": "B-NONE"},
        {"code": SERIOUS_INCIDENTS},  # never by month and service
        {"service": "nowhere"},
        {"month": date(2026, 8, 2)},
        {"month": date(2026, 10, 1)},
        {"month": date(1969, 12, 1)},
        {"people": -1},
        {"people": 100_001},
    ],
)
def test_a_count_that_cannot_be_is_refused(changes):
    known = measures({"C-REUN": KIND})
    assert known.keys() == {"B-X", *OTHERS}
    for people in (0, None, 7):
        assert check_fact(replace(FACT, people=people), known, {make.SERVICE: ""}, make.TODAY)
    with pytest.raises(StoryError):
        check_fact(replace(FACT, **changes), known, {make.SERVICE: ""}, make.TODAY)


@pytest.mark.parametrize("year", [date(2026, 1, 1), date(2027, 4, 1), date(1969, 4, 1)])
def test_a_year_begins_in_april_and_has_begun(year):
    check_year(SERIOUS_INCIDENTS, date(2026, 4, 1), 3, make.TODAY)
    with pytest.raises(StoryError, match="Year"):
        check_year(SERIOUS_INCIDENTS, year, 3, make.TODAY)
    with pytest.raises(StoryError, match="Measure"):
        check_year("B-X", date(2026, 4, 1), 3, make.TODAY)
    assert SERIOUS_INCIDENTS in YEARLY
