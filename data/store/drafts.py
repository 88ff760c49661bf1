"""Drafts: each answer sealed by itself, bound to its draft and question, with a version."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from data import tables
from data.keys import LOST, Keys
from data.store.once import insert_once
from data.store.sealed import put_sealed
from stories.errors import NotFound
from stories.ids import is_id
from stories.people import Person
from stories.sections import Section
from stories.text import opening

FIRST_WORDS = 60  # letters
SENT = "submit"  # what the receipt of a draft that was sent calls it


@dataclass(frozen=True)
class Answer:
    """An answer opened; `version` counts its savings, so that no tab writes over another."""

    value: str
    version: int
    saved_at: datetime


# Asked or written whenever an answer is left, so made once.
DRAFT = sa.select(tables.drafts).where(tables.drafts.c.id == sa.bindparam("draft"))
SAVED = tables.drafts.update().where(tables.drafts.c.id == sa.bindparam("draft"))
ANSWERS = sa.select(tables.draft_answers).where(  # asked on every run of a form, so made once
    tables.draft_answers.c.draft_id == sa.bindparam("draft")
)
ANSWER = ANSWERS.with_only_columns(tables.draft_answers.c.sealed).where(
    tables.draft_answers.c.name == sa.bindparam("name")
)


def opened_answers(connection: sa.Connection, keys: Keys, draft_id: str) -> dict[str, Answer]:
    """The answers of a draft. Ask only for a draft that the reader owns."""
    return opened_in(connection.execute(ANSWERS, {"draft": draft_id}), keys, draft_id)


def opened_in(rows: Iterable[sa.Row], keys: Keys, draft_id: str) -> dict[str, Answer]:
    """The answers in these rows of one draft."""
    return {
        row.name: Answer(
            keys.open(row.sealed, sealing_place(draft_id, row.name)), row.version, row.saved_at
        )
        for row in rows
    }


def opened_answer(connection: sa.Connection, keys: Keys, draft_id: str, name: str) -> str:
    """One answer of a draft, empty where there is none. Ask only for a draft the reader owns."""
    sealed = connection.scalar(ANSWER, {"draft": draft_id, "name": name})
    return "" if sealed is None else keys.open(sealed, sealing_place(draft_id, name))


def called(answers: Mapping[str, Answer]) -> str:
    """What its writer knows a draft by: its title, or else how its first words begin."""
    given = {each: answers[each].value for each in Section if each in answers}
    if title := given.get(Section.TITLE):
        return title
    first = next(filter(None, given.values()), "")
    if first == LOST:
        return first
    return f"“{opening(first, FIRST_WORDS)}”" if first else ""


def sent_drafts(
    connection: sa.Connection, *where: sa.ColumnElement[bool], by: object
) -> Iterator[str]:
    """Drafts that this person sent, as own keys call them: gone here, not from older backups."""
    table = tables.receipts
    sent = sa.select(table.c.key).where(table.c.person_id == by, table.c.action == SENT, *where)
    return (f"draft/{each}" for each in connection.scalars(sent).all())


def sent_as(connection: sa.Connection, story_id: str) -> Iterator[str]:
    """The drafts that this story was told and changed in."""
    writer = sa.select(tables.stories.c.submitted_by).where(tables.stories.c.id == story_id)
    of_it = tables.receipts.c.subject_id == story_id
    return sent_drafts(connection, of_it, by=writer.scalar_subquery())


class DraftWork:
    _connection: sa.Connection
    _keys: Keys
    _at: datetime
    person: Person
    own_drafts: set[str]  # those known in this transaction to be the person's

    def add_draft(self, draft_id: str, story_id: str | None = None) -> bool:
        """Begin a draft of the person's own; False if it, or one of that story, was there."""
        self._draft(draft_id)  # refuses what is no id
        added = insert_once(
            self._connection,
            tables.drafts,
            id=draft_id,
            person_id=self.person.id,
            story_id=story_id,
            created_at=self._at,
            saved_at=self._at,
        )
        if not added and story_id is None:
            self._own_draft(draft_id)
        return added

    def empty_draft(self, filled_in: Collection[str]) -> str | None:
        """A draft of the person's own, of no story, that holds no answer but these."""
        drafts, answers = tables.drafts, tables.draft_answers
        written = sa.exists().where(
            answers.c.draft_id == drafts.c.id, answers.c.name.not_in(filled_in)
        )
        mine = (drafts.c.person_id == self.person.id, drafts.c.story_id.is_(None))
        return self._connection.scalar(
            sa.select(drafts.c.id).where(*mine, ~written).order_by(drafts.c.saved_at).limit(1)
        )

    def answers(self, draft_id: str) -> dict[str, Answer]:
        """Every answer of the person's own draft, opened."""
        self._own_draft(draft_id)
        return opened_answers(self._connection, self._keys, draft_id)

    def answer(self, draft_id: str, name: str) -> str:
        """One answer of the person's own draft, opened; empty where there is none."""
        self._own_draft(draft_id)
        return opened_answer(self._connection, self._keys, draft_id, name)

    def save_answer(self, draft_id: str, name: str, value: str, seen: int) -> int:
        """Keep an answer over version `seen` (0 for none yet); returns the new version."""
        self._own_draft(draft_id)
        sealed = self._keys.seal(value, sealing_place(draft_id, name))
        place = {"draft_id": draft_id, "name": name}
        version = put_sealed(self._connection, tables.draft_answers, place, sealed, self._at, seen)
        self._connection.execute(SAVED, {"draft": draft_id, "saved_at": self._at})
        return version

    def delete_draft(self, draft_id: str) -> None:
        self._connection.execute(tables.drafts.delete().where(tables.drafts.c.id == draft_id))
        self.own_drafts.discard(draft_id)

    def erase_draft(self, draft_id: str) -> None:
        """The same for good: its key goes at once, where that of a draft that was sent stays a
        while, so that a lost disk does not lose what was told.
        """
        self.delete_draft(draft_id)
        self.let_keys_go([f"draft/{draft_id}"])

    def story_of_draft(self, draft_id: str) -> str | None:
        """The story this draft changes, if it changes one."""
        row = self._draft(draft_id)
        return None if row is None else row.story_id

    def draft_of_story(self, story_id: str) -> str:
        """The person's own draft that changes this story."""
        drafts = tables.drafts
        found = self._connection.scalar(
            sa.select(drafts.c.id).where(
                drafts.c.story_id == story_id, drafts.c.person_id == self.person.id
            )
        )
        if found is None:
            raise NotFound("draft")
        return found

    def _draft(self, draft_id: str) -> sa.Row | None:
        if not is_id(draft_id):
            raise NotFound("draft")
        return self._connection.execute(DRAFT, {"draft": draft_id}).first()

    def _own_draft(self, draft_id: str) -> None:
        """Refuses a draft that is not the person's own; asked once in a transaction."""
        if draft_id in self.own_drafts:
            return
        row = self._draft(draft_id)
        if row is None or row.person_id != self.person.id:
            raise NotFound("draft")
        self.own_drafts.add(draft_id)


def sealing_place(draft_id: str, name: str) -> str:
    return f"draft/{draft_id}/{name}"
