"""What is due to go, and letting it go."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

import sqlalchemy as sa

from data import tables
from data.store.drafts import sent_as
from data.store.indexes import leads_not
from data.store.settings import put_settings, settings_in
from stories.days import LONDON, day_of
from stories.keeping import DRAFT_DAYS, MONTHS, WARNING_DAYS, Due, Kept, months_later
from stories.people import Person
from stories.statuses import Status
from stories.story import Story

# What goes with a story's words, and what stays to be counted and answered for: every table that
# names a story is in one of the two.
GOES = (
    tables.story_words,
    tables.story_kept,
    tables.story_statements,
    tables.story_contributors,
    tables.story_channels,
    tables.story_opened,
    tables.story_search,
    tables.story_sketches,
    tables.story_thanks,
    tables.story_tries,
    tables.story_variants,
    tables.story_windows,
    tables.story_rests,
    tables.review_notes,
    tables.story_reaches,
    tables.cpd_answers,
    tables.consent_names,
    tables.drafts,
)
STAYS = (
    tables.consents,
    tables.feed_entries,
    tables.outcome_stories,
    tables.outcomes,
    tables.panel_choices,
    tables.pulls,
    tables.review_checks,
    tables.review_claims,
    tables.story_edits,
    tables.story_themes,
    tables.story_years,
)
SETTING = "months to keep: "


def months_in(connection: sa.Connection) -> dict[Kept, int]:
    """How many months each kind is kept: as set, or as usual."""
    chosen = settings_in(connection, SETTING, Kept)
    return MONTHS | {kind: int(months) for kind, months in chosen.items()}


def due_in(
    connection: sa.Connection, today: date, one: str | None = None, *, announced: bool = False
) -> list[Due]:
    """What is to be announced by today, and all that was and has not gone; the soonest first.

    What is due later is not read: that is nearly all there is. `one`: of this id alone;
    `announced`: only what was announced, of which there is never more than goes in a month.
    """
    months = months_in(connection)
    table = tables.keeping
    notes = sa.select(table).where(_is(table.c.subject_id, one))
    if announced:
        notes = notes.where(table.c.gone_on.is_(None))
    noted = {(row.kind, row.subject_id): row for row in connection.execute(notes)}
    found = {}
    for kind, starts in _STARTS.items():
        begun_by = None if announced else _begun_by(today, months[kind])
        for subject_id, start in starts(connection, begun_by, one):
            note = noted.get((kind, subject_id))
            if note is None or note.gone_on is None:
                due_on = months_later(start, months[kind])
                due = Due(kind, subject_id, due_on, note.goes_on if note else None)
                found[kind, subject_id] = due
    return sorted(found.values(), key=lambda due: (due.due_on, due.kind, due.subject_id))


def old_drafts_in(connection: sa.Connection, at: datetime) -> list[str]:
    """Drafts that nobody saved for 30 days."""
    table = tables.drafts
    query = sa.select(table.c.id).where(_is_old(at)).order_by(table.c.saved_at)
    return list(connection.scalars(query))


def _is_old(at: datetime) -> sa.ColumnElement[bool]:
    return tables.drafts.c.saved_at < at - timedelta(days=DRAFT_DAYS)


def stories_past_time_in(connection: sa.Connection, today: date) -> list[str]:
    """Cleared stories of which somebody's consent has run out, or that were to be taken down."""
    stories, consents, days = tables.stories, tables.consents, tables.story_windows
    past = sa.union(
        sa.select(consents.c.story_id).where(
            consents.c.replaced.is_(False), consents.c.expires_on < today
        ),
        sa.select(days.c.story_id).where(days.c.take_down_on < today),
    )
    # Nearly all stories are cleared, so their status leads to none of those.
    where = (leads_not(stories.c.status) == Status.CLEARED, stories.c.id.in_(past))
    return list(connection.scalars(sa.select(stories.c.id).where(*where).order_by(stories.c.id)))


def _begun_by(today: date, months: int) -> date:
    """Nothing that begins later is to be announced yet; months differ in length by 3 days."""
    return months_later(today + timedelta(days=WARNING_DAYS), -months) + timedelta(days=3)


def _is(column: sa.ColumnElement, one: str | None) -> sa.ColumnElement[bool]:
    return sa.true() if one is None else column == one


def _noted(kind: Kept) -> sa.Select:
    """What was announced and has not gone."""
    notes = tables.keeping
    return sa.select(notes.c.subject_id).where(notes.c.kind == kind, notes.c.gone_on.is_(None))


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), LONDON)


def _stories(connection: sa.Connection, begun_by: date | None, one: str | None):
    """Stories from their last sending or decision; one that still waits is decided first."""
    table = tables.stories
    moments = (table.c.submitted_at, table.c.reviewed_at, table.c.cleared_at)
    decided = sorted(set(Status) - {Status.DRAFT, Status.SUBMITTED})
    # Nearly all stories are decided, so that leads to none of those announced.
    ways = [(leads_not(table.c.status), table.c.id.in_(_noted(Kept.STORY)))]
    if begun_by is not None:
        ways.append((table.c.status, table.c.submitted_at < _end_of(begun_by)))
    for status, where in ways:
        query = sa.select(table.c.id, *moments).where(status.in_(decided), where)
        for row in connection.execute(query.where(_is(table.c.id, one))):
            yield row.id, day_of(max(filter(None, row[1:])))


def _names(connection: sa.Connection, begun_by: date | None, one: str | None):
    """Sealed names from the day the person's last consent ended or will end."""
    names, consents = tables.consent_names, tables.consents
    same = (consents.c.story_id == names.c.story_id, consents.c.party == names.c.party)
    newest = (
        sa.select(sa.func.max(consents.c.version)).where(*same).correlate(names).scalar_subquery()
    )
    ended = sa.func.coalesce(consents.c.withdrawn_on, consents.c.expires_on)
    soon = names.c.party.in_(_noted(Kept.CONSENT))
    if begun_by is not None:
        soon = sa.or_(ended <= begun_by, soon)
    query = (
        sa.select(names.c.party, ended.label("ended"))
        .join(consents, sa.and_(*same, consents.c.version == newest))
        .where(soon, _is(names.c.party, one))
    )
    for row in connection.execute(query):
        yield row.party, row.ended


def _thanks(connection: sa.Connection, begun_by: date | None, one: str | None):
    table = tables.thanks
    ways = [table.c.id.in_(_noted(Kept.THANKS))]
    if begun_by is not None:
        ways.append(table.c.logged_at < _end_of(begun_by))
    stands = table.c.taken_back_at.is_(None)
    query = sa.select(table.c.id, table.c.logged_at).where(stands, _is(table.c.id, one))
    for where in ways:
        for row in connection.execute(query.where(where)):
            yield row.id, day_of(row.logged_at)


# Each gives what began by this day, and all that was announced; with no day, that alone.
_STARTS: dict[Kept, Callable] = {Kept.STORY: _stories, Kept.CONSENT: _names, Kept.THANKS: _thanks}


def _sealed_of(connection: sa.Connection, story_id: str) -> Iterator[str]:
    """What is sealed and goes with the words of a story."""
    yield from (f"{kind}/{story_id}" for kind in ("cpd", "review", "rest"))
    for kind, column in (("draft", tables.drafts.c.id), ("consent", tables.consent_names.c.party)):
        here = column.table.c.story_id == story_id
        yield from (f"{kind}/{each}" for each in connection.scalars(sa.select(column).where(here)))
    yield from sent_as(connection, story_id)


class KeepingWork:
    _connection: sa.Connection
    _at: datetime
    person: Person

    def due(self) -> list[Due]:
        return due_in(self._connection, day_of(self._at))

    def due_one(self, kind: Kept, subject_id: str) -> Due | None:
        """One thing that is kept for a time, held until the end of this transaction."""
        table = tables.keeping
        here = sa.and_(table.c.kind == kind, table.c.subject_id == subject_id)
        self._connection.execute(sa.select(table.c.kind).where(here).with_for_update())
        of_this = due_in(self._connection, day_of(self._at), subject_id)
        return next((due for due in of_this if due.kind is kind), None)

    def old_drafts(self) -> list[str]:
        return old_drafts_in(self._connection, self._at)

    def is_old_draft(self, draft_id: str) -> bool:
        """Whether nobody has saved this draft for 30 days, as it stands now."""
        same = (tables.drafts.c.id == draft_id, _is_old(self._at))
        return self._connection.scalar(sa.select(tables.drafts.c.id).where(*same)) is not None

    def stories_past_time(self) -> list[str]:
        return stories_past_time_in(self._connection, day_of(self._at))

    def announce(self, due: Due, goes_on: date) -> None:
        row = {"announced_on": day_of(self._at), "goes_on": goes_on, "gone_on": None}
        place = {"kind": due.kind, "subject_id": due.subject_id}
        self._connection.execute(tables.keeping.insert().values(**place, **row))

    def goes_later(self, due: Due, goes_on: date) -> None:
        self._note(due, goes_on=goes_on)

    def gone(self, due: Due) -> None:
        self._note(due, gone_on=day_of(self._at))

    def set_months(self, kind: Kept, months: int) -> None:
        put_settings(self._connection, {SETTING + kind: str(months)})

    def let_words_go(self, story: Story) -> None:
        """Everything that was written; what `save` has just put in its place stays."""
        self.let_keys_go(_sealed_of(self._connection, story.id))
        for table in GOES:
            where = table.c.story_id == story.id
            if "words_version" in table.c:
                where = sa.and_(where, table.c.words_version < story.words_version)
            self._connection.execute(table.delete().where(where))
        consents = tables.consents
        here = consents.c.story_id == story.id
        self._connection.execute(consents.update().where(here).values(who=""))

    def let_names_go(self, party: str) -> None:
        """For good: their own key goes with them."""
        self.take_names_out(party)
        self.let_keys_go([f"consent/{party}"])

    def take_names_out(self, party: str) -> None:
        """To put others in their place."""
        table = tables.consent_names
        self._connection.execute(table.delete().where(table.c.party == party))

    def _note(self, due: Due, **values: date) -> None:
        table = tables.keeping
        here = sa.and_(table.c.kind == due.kind, table.c.subject_id == due.subject_id)
        self._connection.execute(table.update().where(here).values(**values))
