"""Thank-yous: kept, checked, published and taken back."""

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from data import tables
from stories.errors import NotFound
from stories.ids import is_id
from stories.people import Person
from stories.redaction import Kept, already_redacted
from stories.story import Story
from stories.thanks import AboutWhen, Check, ReleasedThanks, SaidBy, SaidTo, Thanks

# Asked for every list of thanks, so made once.
KEPT = sa.select(tables.thanks_kept).where(
    tables.thanks_kept.c.thanks_id.in_(sa.bindparam("ids", expanding=True))
)


class ThanksWork:
    _connection: sa.Connection
    _at: datetime
    person: Person

    def add_thanks(self, thanks: Thanks) -> None:
        row = {name: getattr(thanks, name) for name in _PLAIN}
        row |= {"words": thanks.words.text, "role": thanks.role or None}
        self._connection.execute(tables.thanks.insert().values(**row))
        for kept in thanks.words.kept:
            self._connection.execute(
                tables.thanks_kept.insert().values(
                    thanks_id=thanks.id,
                    start=kept.start,
                    end=kept.end,
                    kind=kept.kind,
                    reason=kept.reason,
                )
            )

    def thanks(self, thanks_id: str) -> Thanks:
        """The thank-you, held until the end of this transaction."""
        table = tables.thanks
        same = table.c.id == thanks_id
        held = sa.select(table.c.id).where(same).with_for_update()
        if not is_id(thanks_id) or self._connection.scalar(held) is None:
            raise NotFound("thank-you")
        return thanks_where(self._connection, same)[0]

    def add_thanks_check(self, thanks: Thanks) -> None:
        self._connection.execute(
            tables.thanks_checks.insert().values(
                thanks_id=thanks.id,
                checked_by=thanks.check.by,
                checked_at=thanks.check.at,
                may_be_published=thanks.check.may_be_published,
            )
        )

    def take_back_thanks(self, thanks: Thanks) -> None:
        """The words go; that there was a thank-you stays."""
        table = tables.thanks
        for beside in (tables.thanks_kept, tables.story_thanks):
            self._connection.execute(beside.delete().where(beside.c.thanks_id == thanks.id))
        gone = {"words": "", "taken_back_at": thanks.taken_back_at}
        self._connection.execute(table.update().where(table.c.id == thanks.id).values(**gone))

    def link_thanks(self, thanks: Thanks, story: Story) -> bool:
        """Put the two together, as the story's words are now; whether they were not already."""
        table, row = tables.story_thanks, {"story_id": story.id, "thanks_id": thanks.id}
        same = (table.c.story_id == story.id, table.c.thanks_id == thanks.id)
        now = table.c.words_version == story.words_version
        if self._connection.scalar(sa.select(sa.true()).where(*same, now)):
            return False
        self._connection.execute(table.delete().where(*same))
        row |= {"words_version": story.words_version, "linked_by": self.person.id}
        self._connection.execute(table.insert().values(**row, linked_at=self._at))
        return True

    def unlink_thanks(self, thanks: Thanks, story: Story) -> None:
        """Take the two apart; NotFound where they did not stand together."""
        table = tables.story_thanks
        same = (table.c.story_id == story.id, table.c.thanks_id == thanks.id)
        if self._connection.execute(table.delete().where(*same)).rowcount == 0:
            raise NotFound("thank-you")

    def add_thanks_pull(self, pull_id: str, released: ReleasedThanks) -> None:
        self._connection.execute(
            tables.thanks_pulls.insert().values(
                id=pull_id,
                thanks_id=released.thanks_id,
                channel=released.channel,
                purpose=released.purpose,
                pulled_by=self.person.id,
                pulled_at=self._at,
            )
        )


def with_checks() -> sa.Join:
    """Thank-yous, each with its check if it has one: what thanks_where() reads."""
    table, checks = tables.thanks, tables.thanks_checks
    return table.outerjoin(checks, checks.c.thanks_id == table.c.id)


def thanks_where(
    connection: sa.Connection, *where: sa.ColumnElement[bool], most: int = 1, skip: int = 0
) -> list[Thanks]:
    """Thank-yous for which all of this holds, the one said last first."""
    return thanks_in(connection, query_where(*where).limit(most).offset(skip))


def query_where(*where: sa.ColumnElement[bool]) -> sa.Select:
    """What thanks_in() reads: thank-yous for which all of this holds, the one said last first."""
    table, checks = tables.thanks, tables.thanks_checks
    return (
        sa.select(table, checks.c.checked_by, checks.c.checked_at, checks.c.may_be_published)
        .select_from(with_checks())
        .where(*where)
        .order_by(table.c.said_on.desc(), table.c.id)
    )


def thanks_in(connection: sa.Connection, query: sa.Select) -> list[Thanks]:
    """The thank-yous that a query of query_where() finds."""
    rows = connection.execute(query).all()
    kept = _kept(connection, [row.id for row in rows]) if rows else {}
    return [_thanks(row, kept.get(row.id, [])) for row in rows]


def _kept(connection: sa.Connection, ids: Iterable[str]) -> dict[str, list[Kept]]:
    found: dict[str, list[Kept]] = {}
    for row in connection.execute(KEPT, {"ids": list(ids)}):
        found.setdefault(row.thanks_id, []).append(Kept(row.start, row.end, row.kind, row.reason))
    return found


def _thanks(row: sa.Row, kept: list[Kept]) -> Thanks:
    checked = row.checked_by is not None
    return Thanks(
        id=row.id,
        words=already_redacted(row.words, kept),
        said_by=SaidBy(row.said_by),
        said_to=SaidTo(row.said_to),
        service=row.service,
        about_when=AboutWhen(row.about_when),
        said_on=row.said_on,
        may_pass_on=row.may_pass_on,
        may_publish=row.may_publish,
        logged_by=row.logged_by,
        logged_at=row.logged_at,
        role=row.role or "",
        check=Check(row.checked_by, row.checked_at, row.may_be_published) if checked else None,
        taken_back_at=row.taken_back_at,
    )


_PLAIN = [
    "id",
    "said_by",
    "said_to",
    "service",
    "about_when",
    "said_on",
    "may_pass_on",
    "may_publish",
    "logged_by",
    "logged_at",
]
