"""What is read of returns once kept: counts by month, whether they lasted, what they rest on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from data import tables
from data.queries import title_column
from data.store.linking import coverage_in
from data.store.readers import readable_by
from stories.people import Person
from stories.returns import Held, Source
from stories.returns.coverage import source_of

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
    shown = sa.or_(
        table.c.code == code, (sa.literal(" ") + table.c.also + " ").contains(f" {code} ")
    )
    query = (
        sa.select(table.c.month, sa.func.sum(table.c.people))
        .where(table.c.standing, shown, table.c.month.between(since, until))
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
    coverage = coverage_in(connection)
    source = source_of(code)
    months = coverage.months(source) or coverage.months(Source.TOTALS)
    return {month: found.get(month, 0) for month in sorted(months) if month <= until}


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
        sa.select(stories.c.id, title_column())
        .select_from(told)
        .join(outcomes, outcomes.c.id == told.c.outcome_id)
        .join(stories, its_own)
        .where(outcomes.c.code == code, told.c.month.between(since, until))
        .where(readable_by(person, on))
        .order_by(stories.c.submitted_at.desc(), stories.c.id)
        .limit(MOST_RESTS)
    )
    return {row.id: row.title for row in rows}


def rests_on(connection: sa.Connection, codes: Iterable[str], since: date, until: date) -> list:
    """The rules, uploads and files behind a count of these months: never how many of each."""
    table, uploads = tables.derived_records, tables.uploads
    columns = (
        table.c.rule,
        uploads.c.number,
        uploads.c.uploaded_at,
        table.c.files,
        table.c.care_checked,
    )
    rows = connection.execute(
        sa.select(*columns)
        .join(uploads, uploads.c.id == table.c.upload_id)
        .where(table.c.standing, table.c.code.in_(list(codes)), table.c.month.between(since, until))
        .distinct()
        .order_by(uploads.c.number.desc(), table.c.rule, table.c.files)
        .limit(MOST_RESTS)
    )
    return [Rest(*row) for row in rows]
