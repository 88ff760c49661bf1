"""Made rows in any number, put there by the database itself: stories, outcomes, what is beside.

A few stories go the whole way by the real actions; every other is a copy of all the rows that one
of them left, with its own id, writer, day and words to be found by. Outcomes are of very unequal
size over five years. Promises that look at each row are put aside meanwhile, since nothing here
comes from outside; the chain of the record of actions is not one for these rows.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

import numpy as np
import sqlalchemy as sa

from data import reference, tables
from data.store import Store
from data.store.bulk import insert_many
from data.store.search import INDEX
from pages.parts import session
from stories.actions import publishing, recording, reviewing, thanking
from stories.consent import Channel
from stories.ids import new_id
from stories.people import Role
from stories.review import Check
from stories.searching import EDGE
from stories.story import Story
from stories.trends.monthly import whole_months_before
from tests import make
from tests.benchmarks.search import TITLE, WORDS, speaker, words
from tests.conftest import submit

PEOPLE, TEXTS, EVENTS = 500, 2_000, 4
THANKS, ONLY_APPROVED = 5, 5  # one thank-you for five stories; one in five is not cleared
AT_ONCE, FIRST = 20_000, 1_000
QUEUE = 60  # stories that wait for a reviewer, however many there are
MORE_SERVICES = tuple(f"service-{number}" for number in range(8))
SERVICES = (
    "adults", "children-in-care", "family-help-north", "family-help-south", *MORE_SERVICES,
)  # fmt: skip
CODES = (
    "C-REUN", "C-VOICE", "C-CL-EET", "C-CL-HOME", "C-EH-GOAL", "C-FGDM", "A-GOAL", "A-SG-SAFER",
    "A-REAB-IND", "C-CIN-END", "C-CIN-STEP", "C-STABLE",
)  # fmt: skip
ADD_WORDS = {
    "sqlite": f"INSERT INTO {INDEX}(rowid, stems) SELECT number, stems FROM story_search "
    f"WHERE number >= {FIRST}",
    # So many at once are put in far sooner from a list, which is then empty as it always is.
    "postgresql": "ALTER INDEX ix_story_fts_stems SET (fastupdate = on);"
    f"INSERT INTO {INDEX} SELECT number, to_tsvector('simple', stems) "
    f"FROM story_search WHERE number >= {FIRST};"
    "ALTER INDEX ix_story_fts_stems SET (fastupdate = off);"
    "SELECT gin_clean_pending_list('ix_story_fts_stems')",
}


# What each copy has of its own: its like, its id and reference, its writer, its day and month.
made = sa.Table(
    "made",
    sa.MetaData(),
    sa.Column("n", sa.Integer, primary_key=True),
    sa.Column("like", tables.base.Id),
    sa.Column("id", tables.base.Id),
    sa.Column("reference", sa.String(12)),
    sa.Column("whose", tables.base.Id),
    sa.Column("at", tables.base.Moment),
    sa.Column("month", sa.Date),
    prefixes=["TEMPORARY"],
)
wanted = sa.Table(
    "wanted",
    sa.MetaData(),
    *(sa.Column(each, sa.String(60)) for each in ("code", "service", "place")),
    sa.Column("month", sa.Date),
    sa.Column("people", sa.Integer),
    prefixes=["TEMPORARY"],
)
texts = sa.Table(
    "texts",
    sa.MetaData(),
    sa.Column("n", sa.Integer, primary_key=True),
    sa.Column("stems", sa.Text),
    prefixes=["TEMPORARY"],
)
OWN = {
    "story_id": made.c.id, "reference": made.c.reference, "submitted_by": made.c.whose,
    "submitted_at": made.c.at, "number": made.c.n, "recorded_by": made.c.whose,
    "logged_by": made.c.whose, "recorded_at": made.c.at, "month": made.c.month,
    "said_on": made.c.month, "thanks_id": made.c.id,
}  # fmt: skip

DECIDED = ("reviewed_at", "cleared_at")


def fill(store: Store, stories: int, outcomes: int) -> None:
    """Fill a migrated database that has the usual people and services in it and nothing else."""
    like, thanked = _walked(store), _thanked(store)
    with store.engine.begin() as connection, promises_aside(connection):
        _people_and_services(connection)
        _plan(connection, like, stories)
        _copy(connection, tables.stories, tables.stories.c.id == made.c.like)
        for table in tables.metadata.sorted_tables:
            if "story_id" in table.c:
                _copy(connection, table, table.c.story_id == made.c.like)
        _copy_channels(connection)
        for table, own in ((tables.thanks, "id"), (tables.thanks_checks, "thanks_id")):
            _copy(connection, table, (table.c[own] == thanked) & (made.c.n % THANKS == 0))
        _tell_words(connection, min(stories, TEXTS))
        _record(connection)
        _outcomes(connection, outcomes)
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("ANALYZE")  # as its own service does; SQLite has none


def _walked(store: Store) -> list[Story]:
    """One story of each kind that is copied: cleared and used, approved, and one that waits."""
    at = session.now()
    asked = (at.date() - timedelta(days=10)).isoformat()
    answers = {"consent_on": asked, "outcome_month": f"{at:%Y-%m}-01"}
    made = [submit(store, at=at, **answers) for _ in range(3)]
    for each in made[:2]:
        reviewing.approve(store, each.id, 1, Check, by=make.RAVI, at=at)
    used, letter = made[0].id, Channel.NEWSLETTER
    publishing.clear(store, used, 2, frozenset({letter, Channel.WEBSITE}), by=make.GWEN, at=at)
    publishing.pull(store, used, letter, "The issue", by=make.CAL, at=at, key=new_id())
    return made


def _thanked(store: Store) -> str:
    at = session.now()
    said = recording.log_thanks(
        store, make.thanks(said_on=at.date(), may_publish=True), by=make.SAM, at=at, key=new_id()
    )
    return thanking.check(store, said.id, True, by=make.RAVI, at=at).id


@contextmanager
def promises_aside(connection: sa.Connection) -> Iterator[None]:
    """What looks at each new row does not look meanwhile, and does again afterwards."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        yield
        return
    kept = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    ).all()
    for name, _ in kept:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    yield
    for _, made in kept:
        connection.exec_driver_sql(made)


def _people_and_services(connection: sa.Connection) -> None:
    known = set(connection.scalars(sa.select(tables.services.c.code)))
    more = [{"code": each, "name": each} for each in SERVICES if each not in known]
    connection.execute(tables.services.insert(), more)
    people = [
        {"id": f"p{n}", "name": f"Person {n}", "job": "", "service": SERVICES[n % 12],
         "active": True}
        for n in range(PEOPLE)
    ]  # fmt: skip
    connection.execute(tables.people.insert(), people)
    roles = [{"person_id": each["id"], "role": Role.STAFF} for each in people]
    connection.execute(tables.person_roles.insert(), roles)


def _plan(connection: sa.Connection, like: list[Story], stories: int) -> None:
    """A row for each story to be copied: the newest few wait, one in five is approved alone."""
    now, months = session.now(), whole_months_before(session.today(), 5)
    made.create(connection)
    step = timedelta(days=5 * 365) / stories
    for first in range(0, stories, AT_ONCE):
        rows = [
            {
                "n": FIRST + n,
                "like": like[2 if n >= stories - QUEUE else int(n % ONLY_APPROVED == 0)].id,
                "id": f"{n:08x}-0000-4000-8000-000000000000",
                "reference": f"B{n:09}",
                "whose": f"p{n % PEOPLE}",
                "at": now - (stories - n) * step,
                "month": months[n * len(months) // stories],
            }
            for n in range(first, min(stories, first + AT_ONCE))
        ]
        insert_many(connection, made, rows)


def _copy(connection: sa.Connection, table: sa.Table, where: sa.ColumnElement[bool]) -> None:
    """Every row of a like, once for each of its copies."""
    rows = sa.select(*map(_own, table.c)).select_from(table.join(made, where))
    connection.execute(table.insert().from_select(list(table.c), rows))


def _own(column: sa.Column) -> sa.ColumnElement:
    if column.name == "id":
        if column.table in (tables.stories, tables.thanks):
            return made.c.id
        return _id_of(column.table)
    if column.name == "party":  # the story itself, where its people agreed together
        return sa.case((column == column.table.c.story_id, made.c.id), else_=column)
    if column.name in DECIDED:  # each on a day of its own, where it was decided at all
        return sa.case((column.is_(None), None), else_=made.c.at)
    return OWN.get(column.name, column)


def _id_of(table: sa.Table) -> sa.ColumnElement[str]:
    """An id of its own for the row of this table that a copy has."""
    number = tables.metadata.sorted_tables.index(table)
    return sa.func.substr(made.c.id, 1, 24).concat(f"{number:012}")


def _copy_channels(connection: sa.Connection) -> None:
    consents, channels = tables.consents, tables.consent_channels
    rows = (
        sa.select(_id_of(consents), channels.c.channel)
        .join_from(channels, consents, consents.c.id == channels.c.consent_id)
        .join(made, made.c.like == consents.c.story_id)
    )
    connection.execute(channels.insert().from_select(list(channels.c), rows))


def _tell_words(connection: sa.Connection, some: int) -> None:
    """What each copy is found by, one of some texts: few words are common."""
    say = speaker(words())
    texts.create(connection)
    told = [EDGE.join(map(say, (TITLE, WORDS - TITLE))) for _ in range(some)]
    connection.execute(texts.insert(), [{"n": n, "stems": each} for n, each in enumerate(told)])
    search = tables.story_search
    told = sa.select(texts.c.stems).where(texts.c.n == search.c.number % some).scalar_subquery()
    connection.execute(search.update().where(search.c.number >= FIRST).values(stems=told))
    connection.exec_driver_sql(ADD_WORDS[connection.dialect.name])


def _record(connection: sa.Connection) -> None:
    """Some events for each story."""
    for number in range(EVENTS):
        seq = made.c.n * EVENTS + number
        name = sa.cast(seq, sa.String)
        values = {
            "seq": seq, "at": made.c.at, "actor": made.c.whose, "action": sa.literal("approve"),
            "subject_kind": sa.literal("story"), "subject_id": made.c.id,
            "facts": sa.literal("{}"), "previous": name, "hash": name,
        }  # fmt: skip
        rows = sa.select(*values.values())
        connection.execute(tables.events.insert().from_select(list(values), rows))


def unequal(records: int, months: Sequence) -> list[tuple]:
    """Each code, service and month with how many of so many records it has: very unequally."""
    places = [(code, service, month) for code in CODES for service in SERVICES for month in months]
    weights = np.repeat(1 / np.arange(1, len(CODES) + 1), len(SERVICES) * len(months))
    many = np.random.default_rng(2026).multinomial(records, weights / weights.sum())
    return [(*place, int(people)) for place, people in zip(places, many, strict=True)]


def _outcomes(connection: sa.Connection, records: int) -> None:
    """As many rows of each code, service and month as are wanted."""
    months = whole_months_before(session.today(), 5)
    told = unequal(records, months)
    wanted.create(connection)
    rows = [
        {"code": code, "service": service, "month": month, "people": people,
         "place": f"{at:08x}-0000-4000-9000-"}
        for at, (code, service, month, people) in enumerate(told)
    ]  # fmt: skip
    insert_many(connection, wanted, rows)
    up = sa.select(sa.literal(1).label("n")).cte("up", recursive=True)
    up = up.union_all(sa.select(up.c.n + 1).where(up.c.n < max(people for *_, people in told)))
    number = sa.cast(sa.literal(10**11, sa.BigInteger) + up.c.n, sa.String)  # of 12 digits
    values = {
        "id": wanted.c.place + number,
        "code": wanted.c.code, "service": wanted.c.service, "month": wanted.c.month,
        "how_known": sa.literal("record_checked"), "age_band": sa.literal("not_said"),
        "counts": sa.true(), "recorded_by": sa.literal("p") + sa.cast(up.c.n % PEOPLE, sa.String),
        "recorded_at": sa.literal(session.now(), tables.base.Moment),
        "source": sa.literal("form"), "confirmation": sa.literal("not_needed"),
    }  # fmt: skip
    rows = sa.select(*values.values()).join_from(wanted, up, up.c.n <= wanted.c.people)
    connection.execute(tables.outcomes.insert().from_select(list(values), rows))
    _put_beside(connection, months)


def _put_beside(connection: sa.Connection, months: list) -> None:
    balance = {row["code"]: row["balancing_code"] for row in reference.outcome_types()}
    rows = [
        {"code": code, "service": service, "month": month, "people": 5 + at % 3}
        for code in sorted({balance[code] for code in CODES} - {None, ""})
        for service in SERVICES
        for at, month in enumerate(months)
    ]
    insert_many(connection, tables.balancing_facts, rows)
