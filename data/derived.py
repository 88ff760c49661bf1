"""What is read of returns once kept: counts by month, whether they lasted, what they rest on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from data import queries, tables
from data.store.answers_for import services_of_returns
from data.store.linking import coverage_in
from data.store.lists import current_service
from data.store.readers import readable_by
from stories.outcomes.catalogue import Area
from stories.people import Person
from stories.returns import Held
from stories.trends.from_returns import RETURNS

MOST_RESTS = 30


@dataclass(frozen=True)
class Rest:
    """What a count rests on: one rule, one upload, its files."""

    rule: str
    upload: int
    at: datetime
    files: str
    checked_for_care: bool | None = None


def derived_counts(
    connection: sa.Connection, code: str, since: date, until: date
) -> list[tuple[date, int]]:
    """How many people a code stands for by month, as derived; views of an outcome among them.

    Published totals stand only where no return shows the people themselves.
    """
    table = tables.derived_records
    query = (
        sa.select(table.c.month, sa.func.sum(table.c.people))
        .where(table.c.standing, _shown(code), table.c.month.between(since, until))
        .group_by(table.c.month)
        .order_by(table.c.month)
    )
    people = connection.execute(query.where(table.c.person != "")).all()
    rows = people or connection.execute(query.where(table.c.person == "")).all()
    return [(month, int(number)) for month, number in rows]


def whole_counts(connection: sa.Connection, code: str, until: date) -> dict[date, int]:
    """Counts in every month that the returns cover whole: without an event it is a true nought."""
    found = dict(derived_counts(connection, code, date.min, until))
    if not found:
        return {}
    months = coverage_in(connection).counted(code)
    return {month: found.get(month, 0) for month in sorted(months) if month <= until}


def whole_counts_by_service(
    connection: sa.Connection, code: str, area: Area, until: date
) -> dict[tuple[str, date], int]:
    """As whole_counts, by the service that answers for each record, or RETURNS where none does.

    A service counts in every month that the whole is counted in.
    """
    whole = whole_counts(connection, code, until)
    if not whole:
        return {}
    table, joined = tables.derived_records, _joined()
    otherwise = services_of_returns(connection).get(area, RETURNS)
    each = (
        sa.select(answers_for(joined, otherwise).label("service"), table.c.month, table.c.people)
        .select_from(_with_joined(joined))
        .where(table.c.standing, _shown(code), table.c.person != "", table.c.month <= until)
        .subquery()
    )
    rows = connection.execute(
        sa.select(each.c.service, each.c.month, sa.func.sum(each.c.people)).group_by(
            each.c.service, each.c.month
        )
    )
    counts = {(of, month): int(people) for of, month, people in rows if month in whole}
    if not counts:  # counts of a whole, such as published totals
        return {(otherwise, month): people for month, people in whole.items()}
    parts = {of for of, _ in counts}
    return {(of, month): counts.get((of, month), 0) for of in parts for month in whole}


def answers_for(joined: sa.FromClause, otherwise: str) -> sa.ColumnElement[str]:
    """The service of a record: as the return says, or staff who recorded the same, or as set."""
    said = sa.func.coalesce(
        tables.derived_records.c.service, joined.c.service, sa.literal(otherwise)
    )
    return current_service(said)


def _joined() -> sa.Subquery:
    """The service under which staff recorded an event that a return tells."""
    told, outcomes = tables.told_outcomes, tables.outcomes
    return (
        sa.select(told.c.code, told.c.key, sa.func.min(outcomes.c.service).label("service"))
        .join(outcomes, outcomes.c.id == told.c.outcome_id)
        .group_by(told.c.code, told.c.key)
        .subquery()
    )


def _with_joined(joined: sa.Subquery) -> sa.Join:
    table = tables.derived_records
    same = sa.and_(joined.c.code == table.c.code, joined.c.key == table.c.key)
    return sa.outerjoin(table, joined, same)


def _shown(code: str) -> sa.ColumnElement[bool]:
    """Whether a record shows this outcome: as its own, or as well."""
    table = tables.derived_records
    also = (sa.literal(" ") + table.c.also + " ").contains(f" {code} ")
    return sa.or_(table.c.code == code, also)


def lasting_counts(
    connection: sa.Connection, code: str, since: date, until: date
) -> dict[int, list[tuple[date, Held, int]]]:
    """How many outcomes stand where, by months of follow-up: month, held and people."""
    table = tables.derived_lasting
    rows = connection.execute(
        sa.select(table.c.months, table.c.month, table.c.held, sa.func.count())
        .where(table.c.code == code, table.c.month.between(since, until))
        .group_by(table.c.months, table.c.month, table.c.held)
        .order_by(table.c.months, table.c.month, table.c.held)
    )
    found: dict[int, list[tuple[date, Held, int]]] = {}
    for months, month, held, people in rows:
        found.setdefault(months, []).append((month, Held(held), people))
    return found


def stories_told(
    connection: sa.Connection, code: str, since: date, until: date, person: Person, on: date
) -> dict[str, str]:
    """Stories that staff told of events which count in these months: titles by id.

    Only those that this person may read on this day.
    """
    told, outcomes = tables.told_outcomes, tables.outcomes
    stories, links = tables.stories, tables.outcome_stories
    further = sa.exists().where(
        links.c.outcome_id == outcomes.c.id, links.c.story_id == stories.c.id
    )
    its_own = sa.or_(outcomes.c.story_id == stories.c.id, further)
    rows = connection.execute(
        sa.select(stories.c.id, queries.title_column())
        .select_from(told)
        .join(outcomes, outcomes.c.id == told.c.outcome_id)
        .join(stories, its_own)
        .where(outcomes.c.code == code, told.c.month.between(since, until))
        .where(readable_by(person, on))
        .order_by(stories.c.submitted_at.desc(), stories.c.id)
        .limit(MOST_RESTS)
    )
    return {row.id: row.title for row in rows}


def rests_on(
    connection: sa.Connection,
    codes: Iterable[str],
    since: date,
    until: date,
    of: tuple[str, Area] | None = None,
) -> list[Rest]:
    """The rules, uploads and files behind a count of these months: never how many of each.

    `of` one service, and the area that the codes lie in.
    """
    table, uploads, joined = tables.derived_records, tables.uploads, _joined()
    mine = sa.true()
    if of is not None:
        service, area = of
        mine = answers_for(joined, services_of_returns(connection).get(area, RETURNS)) == service
    columns = (
        table.c.rule,
        uploads.c.number,
        uploads.c.uploaded_at,
        table.c.files,
        table.c.care_checked,
    )
    rows = connection.execute(
        sa.select(*columns)
        .select_from(_with_joined(joined))
        .join(uploads, uploads.c.id == table.c.upload_id)
        .where(table.c.standing, table.c.code.in_(list(codes)), table.c.month.between(since, until))
        .where(mine)
        .distinct()
        .order_by(uploads.c.number.desc(), table.c.rule, table.c.files)
        .limit(MOST_RESTS)
    )
    return [Rest(*row) for row in rows]
