"""Check-backs and balancing counts, kept and read on each database."""

import random
from collections import Counter
from datetime import date

import pytest
import sqlalchemy as sa

from data import balancing_queries, check_backs, coming, monthly_counts, tables
from data.check_backs import Whose
from data.store.catalogue import outcome_types_in
from stories.actions import following, listing, recording, relisting
from stories.errors import NotAllowed, StoryError
from stories.outcomes import HowKnown
from stories.outcomes.balancing import SERIOUS_INCIDENTS
from stories.outcomes.check_backs import (
    Answer,
    Why,
    due_from,
    is_overdue,
    next_due,
    standing,
    to_ask,
)
from stories.outcomes.months import months_after
from stories.outcomes.record import EndReason
from tests import make
from tests.conftest import at_once, by_two, count
from tests.pages import plans

SAM = {"by": make.SAM, "at": make.NOON}
ANA = {"by": make.ANA, "at": make.NOON}
ADA = {"by": make.ADA, "at": make.NOON}
LAST_YEAR = date(2025, 8, 1)  # C-REUN is asked about after 12 and 24 months
AUGUST = date(2026, 8, 1)
HOLDS = (Answer.STILL_HOLDING, HowKnown.RECORD_CHECKED)
HOME = Whose(service=make.SERVICE)


def kept(store, month=LAST_YEAR, **changes):
    made = make.outcome(month=month, **changes)
    return recording.record_outcome(store, made, key=made.id, **SAM)


def answer(store, record, months=12, said=HOLDS, by=make.SAM):
    return following.answer_check_back(store, record.id, months, *said, by=by, at=make.NOON)


def due(store, whose=HOME, **how):
    with store.read() as connection:
        kinds = outcome_types_in(connection)
        listed = check_backs.due(connection, kinds, whose, make.TODAY)
        many = check_backs.count_due(connection, kinds, whose, make.TODAY, **how)
    return [(each.record.id, each.months) for each in listed], many


def test_an_outcome_is_due_until_somebody_answers_and_again_after_a_slip(store):
    record = kept(store)
    assert due(store) == ([(record.id, 12)], 1)
    answer(store, record)
    assert due(store) == ([], 0)
    with pytest.raises(NotAllowed, match="Only whoever gave"):
        following.take_back_answer(store, record.id, 12, by=make.RITA, at=make.NOON)
    with store.read() as connection:
        ((found, given),) = check_backs.lately_answered(connection, make.SAM)
    assert (found.id, given.months, given.answer) == (record.id, 12, Answer.STILL_HOLDING)
    following.take_back_answer(store, record.id, 12, **SAM)
    assert due(store) == ([(record.id, 12)], 1)
    assert count(store, tables.events, subject_id=record.id) == 3


def test_what_is_due_is_compiled_once_and_not_whenever_it_is_asked(store):
    """Compiling the months of every type takes longer than the answer."""
    compiled = {}
    with store.read() as connection:
        kinds = outcome_types_in(connection)
        asking = connection.execution_options(compiled_cache=compiled)
        # What is due is looked for in its oldest month first, and then in all of them.
        for ask, many in {
            check_backs.due: 2, check_backs.count_due: 1, coming.coming: 1
        }.items():  # fmt: skip
            before = len(compiled)
            ask(asking, kinds, Whose(), make.TODAY)
            assert len(compiled) == before + many, ask.__name__
            ask(asking, kinds, Whose(), make.TODAY)
            assert len(compiled) == before + many, ask.__name__


def test_where_much_waits_the_oldest_are_asked_about_from_one_month_as_from_all(store, monkeypatch):
    """The oldest month that is asked about has enough; a month more, and it has not."""
    oldest = date(2023, 9, 1)  # of it the 24 months have passed for a year
    with store.read() as connection:
        kinds = outcome_types_in(connection)
    assert check_backs._oldest_asked(kinds, make.TODAY) == oldest
    kept(store, months_after(oldest, -1))  # asked about no longer
    first = [kept(store, oldest) for _ in range(2)]
    late = [kept(store, months_after(oldest, 1)) for _ in range(2)]
    old, new = (sorted((each.id, 24) for each in some) for some in (first, late))
    assert due(store) == (old + new, 4)
    monkeypatch.setattr(check_backs, "MOST_DUE", 2)
    asked = []
    sa.event.listen(store.engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    assert due(store)[0] == old
    assert sum("ORDER BY outcomes.month" in each for each in asked) == 1


def test_very_many_are_not_counted_to_the_end(store, monkeypatch):
    for _ in range(4):
        kept(store)
    monkeypatch.setattr(check_backs, "MOST_COUNTED", 2)
    assert due(store)[1] == 3


def test_of_very_much_that_is_to_come_the_soonest_months_are_counted(store, monkeypatch):
    """Whole months, until there are more than are counted; of the last no more than that."""
    for back in (12, 12, 11, 10, 10, 10, 10, 9, 0):  # due in one month, in two, three and four
        kept(store, months_after(AUGUST, 1 - back))
    months = [months_after(AUGUST, ahead) for ahead in (2, 3, 4, 5, 14)]
    monkeypatch.setattr(coming, "MOST_COUNTED", 9)
    assert to_come(store).months == tuple(zip(months, (2, 1, 4, 1, 1), strict=True))
    monkeypatch.setattr(coming, "MOST_COUNTED", 3)
    found = to_come(store)
    assert (found.months, found.more) == (tuple(zip(months[:3], (2, 1, 4), strict=True)), True)
    monkeypatch.setattr(coming, "MOST_COUNTED", 1)
    found = to_come(store)
    assert (found.months, found.people) == (((months[0], 2),), 2)


def to_come(store, whose=HOME) -> coming.Coming:
    with store.read() as connection:
        return coming.coming(connection, outcome_types_in(connection), whose, make.TODAY)


def test_what_is_to_come_is_so_after_every_act(store):
    """Kept, confirmed or not, answered, taken back, erased: counted as the rule says each time."""
    chance, windows, known = random.Random(8), (12, 24), {}
    for _ in range(60):
        record = chance.choice([*known, None])
        if record is None or chance.random() < 0.4:
            month = months_after(AUGUST, -chance.randrange(0, 30))
            known[kept(store, month).id] = (month, {})
        elif chance.random() < 0.2:
            erase(store, record)
            del known[record]
        elif given := known[record][1]:
            following.take_back_answer(store, record, given.popitem()[0], **SAM)
        elif due_from(known[record][0], 12) <= make.TODAY < due_from(known[record][0], 24):
            how = chance.choice([HOLDS, (Answer.NOT_HOLDING, HowKnown.RECORD_CHECKED)])
            following.answer_check_back(store, record, 12, *how, **SAM)
            known[record][1][12] = how[0]
        expected = Counter(
            due_from(month, at)
            for month, given in known.values()
            if (at := next_due(month, windows, given, make.TODAY))
        )
        assert to_come(store).months == tuple(sorted(expected.items()))


def erase(store, record_id: str) -> None:
    table = tables.outcomes
    with store.engine.begin() as connection:
        connection.execute(table.delete().where(table.c.id == record_id))


def test_what_waits_for_a_second_person_is_to_come_once_it_is_confirmed(store):
    made = kept(store, AUGUST, code="C-EH-GOAL")
    assert to_come(store).people == 0
    recording.confirm_outcome(store, made.id, True, by=make.RITA, at=make.NOON)
    assert to_come(store).people == 1


@pytest.mark.parametrize(
    ("whose", "index"),
    [
        (HOME, "ix_outcomes_code_counts_service_month"),
        (Whose(teams=("larch",)), "ix_outcomes_team_code_month"),
    ],
)
def test_no_question_of_check_backs_reads_more_months_than_it_asks_about(
    sqlite_store, whose, index
):
    """By the plan: whatever is due, or will be, is found by its service or team, and its month."""
    with plans.asked(sqlite_store.engine) as questions, sqlite_store.read() as connection:
        kinds = outcome_types_in(connection)
        for ask in (check_backs.due, check_backs.count_due, coming.coming):
            ask(connection, kinds, whose, make.TODAY)
    read = []
    with sqlite_store.read() as connection:
        for asked, values in questions.items():
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", values).all()
            read += [row.detail for row in plan if " outcomes " in row.detail]
    assert len(read) == 4  # what is due is looked for in its oldest month first
    for step in read:
        assert step.startswith(f"SEARCH outcomes USING INDEX {index} ")
        assert "month" in step


def test_two_who_answer_at_once_leave_one_answer(store):
    record = kept(store)
    said = at_once(lambda: answer(store, record), lambda: answer(store, record, by=make.RITA))
    assert sum(isinstance(each, StoryError) for each in said) == 1
    assert count(store, tables.check_backs) == 1


@pytest.mark.parametrize("said", [Answer.CANNOT_KNOW, Answer.DECLINED])
def test_not_knowing_is_an_answer(sqlite_store, said):
    record = kept(sqlite_store)
    why = (Why.NO_REPLY,) if said is Answer.CANNOT_KNOW else ()
    answer(sqlite_store, record, said=(said, HowKnown.CANNOT_KNOW, *why))
    with sqlite_store.read() as connection:
        ((_, given),) = check_backs.lately_answered(connection, make.SAM)
    assert given.why == (why[0] if why else None)
    assert due(sqlite_store) == ([], 0)


def test_what_is_not_due_or_not_counted_is_not_asked_about(sqlite_store):
    early = kept(sqlite_store, AUGUST)
    kept(sqlite_store, code="C-CP-END", end_reason=EndReason.DIED)
    kept(sqlite_store, code="C-EH-GOAL")  # waits for a second person
    assert due(sqlite_store) == ([], 0)
    with pytest.raises(StoryError, match="not due yet"):
        answer(sqlite_store, early)
    with pytest.raises(NotAllowed, match="staff"):
        answer(sqlite_store, early, by=make.LEO)


def test_a_team_sees_its_own_and_what_came_with_a_merger(store):
    first = listing.add_team(store, "Larch", make.SERVICE, AUGUST, **ADA)
    second = listing.add_team(store, "Rowan", make.SERVICE, AUGUST, **ADA)
    mine, other = kept(store, team=first), kept(store, team=second)
    kept(store)
    assert due(store, Whose(teams=(second,))) == ([(other.id, 12)], 1)
    by_two(store, relisting.close_team, first, second, AUGUST)
    listed, many = due(store, Whose(teams=(second,)))
    assert ({each for each, _ in listed}, many) == ({mine.id, other.id}, 2)
    assert due(store)[1] == 3
    listing.choose_lead(store, second, make.SAM.id, AUGUST, **ADA)
    with store.read() as connection:
        assert check_backs.led_by(connection, make.SAM) == {second: "Rowan"}
        assert check_backs.led_by(connection, make.RITA) == {}


def test_the_database_counts_as_the_rules_say(store):
    """Random outcomes and answers: due, overdue and groups are those of the pure rules."""
    chance, windows = random.Random(5), (12, 24)
    answers = {}
    for _ in range(40):
        month = months_after(date(2026, 9, 1), -chance.randrange(0, 60))
        record = kept(store, month)
        said = answers[record.id] = (month, {})
        for each in windows:
            if due_from(month, each) <= make.TODAY and chance.random() < 0.6:
                said[1][each] = chance.choice(list(Answer))
    rows = [
        {
            "outcome_id": name,
            "months": at,
            "answer": said,
            "how_known": HowKnown.RECORD_CHECKED if "holding" in said else HowKnown.CANNOT_KNOW,
            "answered_by": make.SAM.id,
            "answered_at": make.NOON,
        }
        for name, (_, given) in answers.items()
        for at, said in given.items()
    ]
    with store.engine.begin() as connection:
        connection.execute(tables.check_backs.insert(), rows)
    asked = {
        (name, to_ask(month, windows, given, make.TODAY))
        for name, (month, given) in answers.items()
    }
    asked = {each for each in asked if each[1]}
    late = [n for n, at in asked if is_overdue(answers[n][0], at, make.TODAY)]
    listed, many = due(store)
    assert (set(listed) <= asked, many) == (True, len(asked))
    assert due(store, overdue=True)[1] == len(late)
    with store.read() as connection:
        later = coming.coming(connection, outcome_types_in(connection), HOME, make.TODAY)
    expected = Counter(
        due_from(month, at)
        for month, given in answers.values()
        if (at := next_due(month, windows, given, make.TODAY))
    )
    assert (later.months, later.more) == (tuple(sorted(expected.items())), False)
    since, until = months_after(date(2026, 9, 1), -60), date(2026, 9, 1)
    for window in windows:
        with store.read() as connection:
            found = check_backs.sustained_counts(
                connection, "C-REUN", window, since, until, make.TODAY
            )
            total = monthly_counts.outcome_counts(connection, "C-REUN", since, until)
        expected = Counter(
            (make.SERVICE, month, standing(month, window, given, make.TODAY))
            for month, given in answers.values()
        )
        assert {tuple(row[:3]): row[3] for row in found} == expected
        assert sum(row[3] for row in found) == sum(row[2] for row in total) == 40


def test_the_database_itself_asks_how_we_know(store):
    record = kept(store)
    row = {
        "outcome_id": record.id,
        "months": 12,
        "answer": "still_holding",
        "how_known": "cannot_know",
        "answered_by": make.SAM.id,
        "answered_at": make.NOON,
    }
    with store.engine.begin() as connection, pytest.raises(sa.exc.IntegrityError):
        connection.execute(tables.check_backs.insert().values(**row))


def enter(store, people, code="B-REUN-UNPLANNED", who=ANA):
    return following.enter_balancing(store, code, AUGUST, people, **who)


def test_counts_are_entered_changed_and_taken_out(store):
    assert enter(store, {make.SERVICE: 7, "adults": None}) == 1
    assert enter(store, {make.SERVICE: 0, "adults": 6}) == 2
    with store.read() as connection:
        known = balancing_queries.of_month(connection, "B-REUN-UNPLANNED", AUGUST)
    assert known == {make.SERVICE: 0, "adults": 6}
    assert enter(store, {make.SERVICE: None}) == 0
    assert count(store, tables.balancing_facts) == 1
    assert count(store, tables.events, action="balancing facts entered") == 3


def test_wrong_counts_are_refused_and_leave_nothing(sqlite_store):
    for people in ({make.SERVICE: 7, "nowhere": 1}, {make.SERVICE: -1}, {}):
        with pytest.raises(StoryError):
            enter(sqlite_store, people)
    with pytest.raises(StoryError, match="Measure"):
        enter(sqlite_store, {make.SERVICE: 1}, SERIOUS_INCIDENTS)
    with pytest.raises(NotAllowed, match="analyst"):
        enter(sqlite_store, {make.SERVICE: 1}, who=SAM)
    assert count(sqlite_store, tables.balancing_facts) == count(sqlite_store, tables.events) == 0


def test_serious_incidents_are_kept_for_a_whole_year(store):
    year = date(2025, 4, 1)
    for people in (3, 2):
        following.enter_year(store, SERIOUS_INCIDENTS, year, people, **ANA)
    with store.read() as connection:
        assert balancing_queries.of_year(connection, SERIOUS_INCIDENTS, year) == 2
    following.enter_year(store, SERIOUS_INCIDENTS, year, None, **ANA)
    assert count(store, tables.authority_years) == 0
    with pytest.raises(NotAllowed, match="analyst"):
        following.enter_year(store, SERIOUS_INCIDENTS, year, 2, **SAM)
