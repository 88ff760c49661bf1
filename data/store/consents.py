"""Consents and their sealed names, and the uses that are called back."""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime, time

import sqlalchemy as sa

from data import tables
from data.keys import Keys
from data.store.once import insert_once
from data.store.uses import links_of
from stories.agreement import Capacity, ChildsView, Identity, Shown, Speaker, Subject
from stories.consent import Asked, Channel, Consent
from stories.errors import NotFound
from stories.ids import is_id
from stories.people import Person
from stories.recall import Answer, Reason, RecalledUse
from stories.uses import Link

_PLAIN = [
    "id",
    "story_id",
    "version",
    "who",
    "how",
    "asked_on",
    "expires_on",
    "withdrawn_on",
    "party",
    "subject",
    "speaker",
    "childs_view",
    "capacity",
    "asked_by",
    "understood",
    "identity",
    "shown",
    "seen_words_version",
    "recorded_by",
]
_KINDS = {
    "how": Asked,
    "subject": Subject,
    "speaker": Speaker,
    "childs_view": ChildsView,
    "capacity": Capacity,
    "identity": Identity,
    "shown": Shown,
}
MOST_USES = 200
# Asked on most pages, so put together once.
_CONSENTS = sa.select(tables.consents).order_by(
    tables.consents.c.version.desc(), tables.consents.c.id
)
_THAT_STAND = _CONSENTS.where(
    tables.consents.c.story_id == sa.bindparam("story"), tables.consents.c.replaced.is_(False)
)
_CHANNELS = sa.select(tables.consent_channels).where(
    tables.consent_channels.c.consent_id.in_(sa.bindparam("ids", expanding=True))
)


def consents_of(connection: sa.Connection, story_id: str) -> tuple[Consent, ...]:
    """The consents that stand for a story, one a person, newest first."""
    return _consents(connection, _THAT_STAND, {"story": story_id})


def consents_where(
    connection: sa.Connection, *where: sa.ColumnElement[bool]
) -> tuple[Consent, ...]:
    """Consents for which all of this holds, newest first."""
    return _consents(connection, _CONSENTS.where(*where), {})


def _consents(connection: sa.Connection, query: sa.Select, asked: dict) -> tuple[Consent, ...]:
    rows = connection.execute(query, asked).all()
    channels = _channels(connection, [row.id for row in rows]) if rows else {}
    return tuple(_consent(row, channels.get(row.id, frozenset())) for row in rows)


def _consent(row: sa.Row, channels: frozenset[Channel]) -> Consent:
    values = {name: getattr(row, name) for name in _PLAIN}
    for name, kind in _KINDS.items():
        values[name] = kind(values[name]) if values[name] else None
    return Consent(**values, channels=channels)


def _channels(connection: sa.Connection, ids: Collection[str]) -> Mapping[str, frozenset[Channel]]:
    found = {}
    for row in connection.execute(_CHANNELS, {"ids": list(ids)}):
        found.setdefault(row.consent_id, set()).add(Channel(row.channel))
    return {each: frozenset(channels) for each, channels in found.items()}


def recalled_where(connection: sa.Connection, *where: sa.ColumnElement[bool]) -> list[RecalledUse]:
    """Uses that are called back for which all of this holds: unanswered first, oldest first."""
    table, pulls = tables.recalled_uses, tables.pulls
    order = (table.c.answer.is_not(None), table.c.opened_at, pulls.c.pulled_at, table.c.pull_id)
    query = _recalled().where(table.c.pull_id.is_not(None), *where)
    query = query.order_by(*order).limit(MOST_USES)
    return _recalled_uses(connection, query)


def coming_down(connection: sa.Connection, until: date) -> list[RecalledUse]:
    """Uses to be taken down by this day that are not called back yet, the soonest first."""
    table, pulls = tables.recalled_uses, tables.pulls
    where = (pulls.c.take_down_on <= until, table.c.pull_id.is_(None))
    query = _recalled().where(*where).order_by(pulls.c.take_down_on, pulls.c.id).limit(MOST_USES)
    return _recalled_uses(connection, query)


def _recalled_uses(connection: sa.Connection, query: sa.Select) -> list[RecalledUse]:
    rows = connection.execute(query).all()
    links = links_of(connection, [row.used for row in rows])
    return [_recalled_use(row, links.get(row.used, [])) for row in rows]


def _recalled() -> sa.Select:
    """Each use, called back or not, with its story and the people who used and who answered."""
    table, pulls, stories = tables.recalled_uses, tables.pulls, tables.stories
    user, answerer = tables.people.alias("user"), tables.people.alias("answerer")
    used = (pulls.c.story_id, pulls.c.channel, pulls.c.purpose, pulls.c.pulled_at, pulls.c.by_feed)
    names = (user.c.name.label("used_by"), answerer.c.name.label("answerer"))
    return (
        sa.select(table, pulls.c.id.label("used"), *used, pulls.c.take_down_on)
        .add_columns(stories.c.reference, *names)
        .select_from(pulls)
        .outerjoin(table, pulls.c.id == table.c.pull_id)
        .join(stories, stories.c.id == pulls.c.story_id)
        .join(user, user.c.id == pulls.c.pulled_by)
        .outerjoin(answerer, answerer.c.id == table.c.answered_by)
    )


def _recalled_use(row: sa.Row, links: Iterable[Link]) -> RecalledUse:
    due = datetime.combine(row.take_down_on, time(), UTC) if row.take_down_on else None
    return RecalledUse(
        pull_id=row.used,
        story_id=row.story_id,
        reference=row.reference,
        reason=Reason(row.reason or Reason.TIME_IS_OVER),
        opened_at=row.opened_at or due,
        channel=Channel(row.channel),
        purpose=row.purpose,
        used_by=row.used_by,
        used_at=row.pulled_at,
        answer=Answer(row.answer) if row.answer else None,
        answered_by=row.answerer or "",
        answered_at=row.answered_at,
        by_feed=row.by_feed,
        take_down_on=row.take_down_on,
        addresses=tuple(each.address for each in links),
    )


class ConsentWork:
    _connection: sa.Connection
    _keys: Keys
    _at: datetime
    person: Person

    def consents(self, story_id: str) -> tuple[Consent, ...]:
        return consents_of(self._connection, story_id)

    def latest_consent_version(self, story_id: str) -> int:
        """The number of the latest consent, also where it no longer stands; 0 for none."""
        table = tables.consents
        latest = sa.select(sa.func.max(table.c.version)).where(table.c.story_id == story_id)
        return self._connection.scalar(latest) or 0

    def add_consent(self, consent: Consent) -> None:
        """Keep a consent in the place of that person's one before it, which stays as history."""
        table = tables.consents
        same = (table.c.story_id == consent.story_id, table.c.party == consent.party)
        self._connection.execute(table.update().where(*same).values(replaced=True))
        row = {name: getattr(consent, name) for name in _PLAIN}
        self._connection.execute(table.insert().values(**row, replaced=False))
        if consent.channels:
            self._connection.execute(
                tables.consent_channels.insert(),
                [{"consent_id": consent.id, "channel": each} for each in sorted(consent.channels)],
            )

    def end_consents(self, story_id: str) -> None:
        """No consent stands for the story any more, whoever gave it."""
        table = tables.consents
        self._connection.execute(
            table.update().where(table.c.story_id == story_id).values(replaced=True)
        )

    def withdraw_consent(self, consent: Consent, on: date) -> None:
        table = tables.consents
        same = table.c.id == consent.id
        self._connection.execute(table.update().where(same).values(withdrawn_on=on))

    def put_names(self, story_id: str, party: str, name: str, speaker: str) -> None:
        """Seal who agreed and who spoke for them; a name left empty keeps what was there."""
        before = names_in(self._connection, self._keys, story_id).get(party, ("", ""))
        name, speaker = name or before[0], speaker or before[1]
        if not name and not speaker:
            return
        table = tables.consent_names
        same = (table.c.story_id == story_id, table.c.party == party)
        self._connection.execute(table.delete().where(*same))
        self._connection.execute(
            table.insert().values(
                story_id=story_id,
                party=party,
                sealed_name=self._keys.seal(name, name_place(party, "name")),
                sealed_speaker=self._keys.seal(speaker, name_place(party, "speaker")),
            )
        )

    def names(self, story_id: str) -> dict[str, tuple[str, str]]:
        """The opened names by party: the person's, and the one who spoke for them."""
        return names_in(self._connection, self._keys.for_lists(), story_id)

    def call_back(
        self, story_id: str, reason: Reason, channels: Collection[Channel] | None = None
    ) -> int:
        """Open the recall of each use not called back yet; returns how many were opened."""
        pulls, opened = tables.pulls, 0
        query = sa.select(pulls.c.id).where(pulls.c.story_id == story_id).order_by(pulls.c.id)
        if channels is not None:
            query = query.where(pulls.c.channel.in_(sorted(channels)))
        for pull_id in self._connection.scalars(query).all():
            opened += insert_once(
                self._connection,
                tables.recalled_uses,
                pull_id=pull_id,
                reason=reason,
                opened_at=self._at,
            )
        return opened

    def recalled_use(self, pull_id: str) -> RecalledUse:
        """The use, held until the end of this transaction."""
        table = tables.recalled_uses
        same = table.c.pull_id == pull_id
        held = sa.select(table.c.pull_id).where(same).with_for_update()
        if not is_id(pull_id) or self._connection.scalar(held) is None:
            raise NotFound("use")
        return recalled_where(self._connection, same)[0]

    def answer_use(self, use: RecalledUse, answer: Answer) -> None:
        table = tables.recalled_uses
        signed = {"answer": answer, "answered_by": self.person.id, "answered_at": self._at}
        same = table.c.pull_id == use.pull_id
        self._connection.execute(table.update().where(same).values(**signed))


def names_in(connection: sa.Connection, keys: Keys, story_id: str) -> dict[str, tuple[str, str]]:
    """Names by party, opened. Ask only for somebody with governance, and say so in the record."""
    table = tables.consent_names
    rows = connection.execute(sa.select(table).where(table.c.story_id == story_id))
    return {
        row.party: (
            keys.open(row.sealed_name, name_place(row.party, "name")),
            keys.open(row.sealed_speaker, name_place(row.party, "speaker")),
        )
        for row in rows
    }


def name_place(party: str, whose: str) -> str:
    return f"consent/{party}/{whose}"
