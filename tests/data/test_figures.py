"""Publishing figures: everybody reads one edition, and what was published stays."""

import json
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from data import figures, reference, tables
from data.store.notes import notes_of, phases_of
from data.store.outcomes import outcome_row, outcome_types_in
from stories.actions import listing, noting, relisting
from stories.actions.figures import publish_figures, raise_threshold
from stories.errors import NotAllowed, StoryError
from stories.ids import new_id
from stories.outcomes import EndReason
from stories.outcomes.catalogue import Nation
from stories.redaction import redact
from stories.trends import WHOLE, Grain, read_outcome
from stories.trends.edition import otherwise
from stories.trends.monthly import whole_months_before
from stories.trends.notes import NoteKind
from stories.trends.teams import NO_TEAM, TEAMS
from tests import make
from tests.conftest import at_once, by_two, count

MONTHS = whole_months_before(make.TODAY, 5)
CODE, BESIDE = "C-REUN", "B-REUN-UNPLANNED"
PLANS, YEAR = "C-CP-END", date(2025, 4, 1)
YEAR_MONTHS = [month for month in MONTHS if YEAR <= month < date(2026, 4, 1)]
LATER = make.NOON + timedelta(days=30)
FIGURES = (tables.editions, tables.series, tables.figures, tables.lasting_figures)


def record(store, people: int, *months: date, service: str = make.SERVICE) -> None:
    rows = [
        outcome_row(make.outcome(code=CODE, month=month, service=service))
        for month in months
        for _ in range(people)
    ]
    with store.engine.begin() as connection:
        connection.execute(tables.outcomes.insert(), rows)


def beside(store, people: int, *months: date) -> None:
    rows = [
        {"code": BESIDE, "service": make.SERVICE, "month": month, "people": people}
        for month in months
    ]
    with store.engine.begin() as connection:
        connection.execute(tables.balancing_facts.insert(), rows)


def publish(store, at=make.NOON, by=make.ANA) -> int:
    return publish_figures(store, by=by, at=at)


def whole(store, code: str = CODE) -> dict[date, int | None]:
    with store.read() as connection:
        found = figures.of_part(connection, WHOLE, [code])
    return {cell.start: cell.people for cell in found[code].cells}


@pytest.fixture
def counted(store):
    record(store, 6, *MONTHS[-20:])
    beside(store, 7, *MONTHS[-20:])
    return store


def test_an_edition_is_what_everybody_reads(counted):
    assert publish(counted) == 1
    assert set(whole(counted).values()) == {6}
    assert set(whole(counted, BESIDE).values()) == {7}
    record(counted, 9, MONTHS[-1])
    assert whole(counted)[MONTHS[-1]] == 6  # records move nothing until somebody publishes
    assert publish(counted) == 2
    assert whole(counted)[MONTHS[-1]] == 15
    with counted.read() as connection:
        assert figures.latest_edition(connection).number == 2
        everything = connection.execute(sa.select(tables.figures)).all()
    replaced = [row for row in everything if row.replaced_in == 2]
    assert {(row.start, row.people) for row in replaced} == {(MONTHS[-1], 6)}  # and is kept


def test_one_late_record_changes_nothing_that_is_read(counted):
    publish(counted)
    before = whole(counted)
    record(counted, 1, MONTHS[-3])
    publish(counted)
    assert whole(counted) == before


def plans(store, months, teams: dict[str, int], reason=EndReason.SAFER_OUR_WORK) -> None:
    """Protection plans that ended in each of these months, so many of each team."""
    some = {"code": PLANS, "end_reason": reason}
    rows = [
        outcome_row(make.outcome(month=month, team=team or None, **some))
        for month in months
        for team, people in teams.items()
        for _ in range(people)
    ]
    with store.engine.begin() as connection:
        connection.execute(tables.outcomes.insert(), rows)


def of_teams(store, code: str) -> dict[str, int | None]:
    """What the newest year says of each team."""
    with store.read() as connection:
        found = figures.of_series(connection, [code + TEAMS]).get(code + TEAMS)
    return {cell.part: cell.people for cell in found.cells if cell.start == YEAR} if found else {}


def test_teams_are_published_by_the_year_where_their_service_shows_every_month(store):
    by_ada = {"by": make.ADA, "at": make.NOON}
    for name in ("One", "Two", "Three", "Old"):
        listing.add_team(store, name, make.SERVICE, make.TODAY.replace(day=1), **by_ada)
    plans(store, YEAR_MONTHS, {"one": 6, "two": 4, "": 2})
    plans(store, YEAR_MONTHS[:1], {"three": 3, "old": 5})
    plans(store, YEAR_MONTHS, {"one": 5, "two": 1}, EndReason.CAME_INTO_CARE)
    month = make.TODAY.replace(day=1)
    by_two(store, relisting.close_team, "old", "two", month)
    publish(store)
    assert of_teams(store, PLANS) == {"one": 72, "two": 53, "three": None}
    assert of_teams(store, otherwise(PLANS)) == {"one": 60, "two": 12}
    with store.engine.connect() as connection:
        parts = sa.select(tables.figures.c.part, tables.figures.c.people)
        alone = connection.execute(parts.where(tables.figures.c.code == PLANS + NO_TEAM)).all()
    assert alone == [(make.SERVICE, None)]  # hides the three together with them


def test_no_change_of_a_list_rewrites_what_was_published(counted):
    """T-23: also not a hostile one; every change leaves its line and holds from a month on."""
    publish(counted)
    before = published(counted)
    month, by_ada = make.TODAY.replace(day=1), {"by": make.ADA, "at": make.NOON}
    by_two(counted, relisting.merge_service, make.SERVICE, "adults", month)
    by_two(counted, relisting.rename_service, "adults", "Everything", month)
    by_two(counted, relisting.rename_service, make.SERVICE, "Adults' Support", month)
    with pytest.raises(StoryError, match="The nation can be chosen only before"):
        listing.choose_nation(counted, Nation.WALES, **by_ada)
    with counted.engine.begin() as connection:
        kinds = tables.outcome_types
        connection.execute(kinds.update().values(name="Other words"))
        reference.load(connection)
    assert published(counted) == before
    assert before


def published(store) -> list:
    """Every figure of every edition, as it stands in the database."""
    with store.read() as connection:
        return [
            tuple(row)
            for table in FIGURES
            for row in connection.execute(sa.select(table).order_by(*table.primary_key))
        ]


def test_no_small_count_is_kept_among_the_figures(counted):
    record(counted, 3, MONTHS[-1], service="adults")
    publish(counted)
    with counted.read() as connection:
        kept = connection.scalars(sa.select(tables.figures.c.people)).all()
    assert not [people for people in kept if people is not None and 0 < people < 5]
    assert None in kept


def test_the_database_refuses_a_small_figure_and_a_rewritten_one(counted):
    publish(counted)
    table = tables.figures
    for statement in (
        table.insert().values(part="adults", code=CODE, start=MONTHS[0], edition=1, people=3),
        table.update().values(people=99),
        table.delete(),
        tables.editions.update().values(threshold=5),
        tables.series.update().values(grain="year"),
    ):
        with pytest.raises(sa.exc.DBAPIError), counted.engine.begin() as connection:
            connection.execute(statement)


@pytest.mark.parametrize("person", [make.SAM, make.RAVI, make.GWEN, make.CAL, make.ADA])
def test_only_leaders_and_analysts_publish(sqlite_store, person):
    with pytest.raises(NotAllowed):
        publish(sqlite_store, by=person)
    assert count(sqlite_store, tables.editions) == 0


def test_nothing_to_publish_is_a_sentence(sqlite_store):
    with pytest.raises(StoryError, match="nothing to publish yet"):
        publish(sqlite_store)


def test_publishing_leaves_one_event_without_counts_of_people(counted):
    publish(counted)
    with counted.read() as connection:
        query = sa.select(tables.events).where(tables.events.c.action == "figures published")
        (event,) = connection.execute(query).all()
    assert event.actor == make.ANA.id
    assert json.loads(event.facts)["threshold"] == 5


def test_two_who_publish_at_once_leave_whole_editions(counted):
    results = at_once(lambda: publish(counted), lambda: publish(counted, by=make.LEO))
    numbers = [each for each in results if isinstance(each, int)]
    others = [each for each in results if not isinstance(each, int)]
    assert all(isinstance(each, StoryError) for each in others)
    assert len(numbers) == count(counted, tables.editions) >= 1


def test_an_admin_raises_the_threshold_and_nobody_lowers_it(counted):
    publish(counted)
    raise_threshold(counted, 8, by=make.ADA, at=make.NOON)
    with pytest.raises(StoryError, match="never lowered"):
        raise_threshold(counted, 5, by=make.ADA, at=make.NOON)
    for wrong in (0, 4, 11):
        with pytest.raises(StoryError, match="from 5 to 10"):
            raise_threshold(counted, wrong, by=make.ADA, at=make.NOON)
    with pytest.raises(NotAllowed):
        raise_threshold(counted, 9, by=make.ANA, at=make.NOON)
    publish(counted)
    assert set(whole(counted).values()) == {None}


def test_a_rare_outcome_is_published_by_quarter(store):
    record(store, 2, *MONTHS)
    publish(store)
    with store.read() as connection:
        assert figures.of_part(connection, WHOLE)[CODE].grain is Grain.QUARTER
    assert set(whole(store).values()) == {6}


# Notes on charts.


def reading(store):
    with store.read() as connection:
        found = figures.of_part(connection, WHOLE)
        kind = outcome_types_in(connection)[CODE]
    return read_outcome(kind, found)


def note(store, kind=NoteKind.EVENT, start=MONTHS[-10], by=make.LEO, key=None, made=None):
    words = redact("A new team began.", {})
    return noting.add_note(
        store, made or reading(store), WHOLE, kind, start, words,
        by=by, at=make.NOON, key=key or new_id(),
    )  # fmt: skip


def test_a_note_stands_on_its_chart_until_somebody_takes_it_off(counted):
    publish(counted)
    made, key = reading(counted), new_id()
    for _ in range(2):
        note(counted, key=key, made=made)
    with counted.read() as connection:
        (kept,) = notes_of(connection, CODE, WHOLE)
    assert (kept.words.text, kept.written_by) == ("A new team began.", make.LEO.id)
    noting.end_note(counted, kept.id, by=make.ANA, at=LATER)
    with counted.read() as connection:
        assert notes_of(connection, CODE, WHOLE) == []
    assert count(counted, tables.chart_notes) == 1


def test_a_new_phase_needs_seven_points_on_either_side(counted):
    publish(counted)
    for start in (MONTHS[-20], MONTHS[-16], MONTHS[-5]):
        with pytest.raises(StoryError, match="at least 7 points"):
            note(counted, NoteKind.REBASE, start)
    note(counted, NoteKind.REBASE)
    with counted.read() as connection:
        assert phases_of(connection, WHOLE) == {CODE: [MONTHS[-10]]}
    with pytest.raises(StoryError, match="already decided"):
        note(counted, NoteKind.REBASE)


def test_a_worse_phase_waits_for_a_second_person(store):
    record(store, 15, *MONTHS[-20:])
    beside(store, 8, *MONTHS[-20:-10])
    beside(store, 30, *MONTHS[-10:])
    publish(store)
    made = note(store, NoteKind.REBASE)
    assert made.worse
    with store.read() as connection:
        assert phases_of(connection, WHOLE) == {}
    with pytest.raises(NotAllowed, match="Someone else"):
        noting.agree_to_note(store, made.id, by=make.LEO, at=make.NOON)
    noting.agree_to_note(store, made.id, by=make.ANA, at=make.NOON)
    with store.read() as connection:
        assert phases_of(connection, WHOLE) == {CODE: [MONTHS[-10]]}
    with pytest.raises(StoryError, match="does not wait"):
        noting.agree_to_note(store, made.id, by=make.ANA, at=make.NOON)


def test_a_note_needs_words_a_date_of_the_chart_and_the_right_role(counted):
    publish(counted)
    with pytest.raises(StoryError, match="choose one of the dates"):
        note(counted, start=date(1999, 1, 1))
    with pytest.raises(NotAllowed):
        note(counted, by=make.GWEN)
    with pytest.raises(StoryError, match="Part of the chart"):
        noting.add_note(
            counted, reading(counted), "x" * 61, NoteKind.EVENT, MONTHS[-5], redact("A team.", {}),
            by=make.LEO, at=make.NOON, key=new_id(),
        )  # fmt: skip
    with pytest.raises(StoryError, match="write a sentence"):
        noting.add_note(
            counted, reading(counted), WHOLE, NoteKind.EVENT, MONTHS[-5], redact("", {}),
            by=make.LEO, at=make.NOON, key=new_id(),
        )  # fmt: skip


def test_the_database_keeps_notes_as_they_were_signed(counted):
    publish(counted)
    made = note(counted)
    table = tables.chart_notes
    for statement in (
        table.delete(),
        table.update().values(words="Something else."),
        table.update().values(agreed_by=made.written_by, agreed_at=make.NOON),
        table.update().values(ended_at=make.NOON),
    ):
        with pytest.raises(sa.exc.DBAPIError), counted.engine.begin() as connection:
            connection.execute(statement)
