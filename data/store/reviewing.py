"""What a review leaves: checks, claims and a reviewer's changed words."""

from collections.abc import Collection
from datetime import datetime, timedelta

import sqlalchemy as sa

from data import tables
from data.store.once import insert_or_take
from data.store.panel import PanelWork
from data.store.sketches import packed
from data.store.variants import VariantWork
from stories.combined import sketched
from stories.people import Person
from stories.review import Check, Claim, Claimed
from stories.story import Section, Story


def claim_where(connection: sa.Connection, story_id: str) -> Claim | None:
    """The claim that was last made, also where it has run out."""
    claims, people = tables.review_claims, tables.people
    row = connection.execute(
        sa.select(claims, people.c.name)
        .join(people, people.c.id == claims.c.person_id)
        .where(claims.c.story_id == story_id)
    ).first()
    return Claim(row.story_id, row.person_id, row.name, row.until) if row else None


def text_at(connection: sa.Connection, story_id: str, words_version: int) -> dict[Section, str]:
    """The words of a story at one version, section by section."""
    table = tables.story_words
    found = dict(
        connection.execute(
            sa.select(table.c.section, table.c.text).where(
                table.c.story_id == story_id, table.c.words_version == words_version
            )
        ).all()
    )
    return {section: found[section] for section in Section if section in found}


def writers_words(connection: sa.Connection, story: Story) -> dict[Section, str]:
    """The last words of a story that are all the writer's own."""
    words, edits = tables.story_words, tables.story_edits
    edited = sa.select(edits.c.words_version).where(edits.c.story_id == story.id)
    latest = connection.scalar(
        sa.select(sa.func.max(words.c.words_version)).where(
            words.c.story_id == story.id, words.c.words_version.not_in(edited)
        )
    )
    return text_at(connection, story.id, latest or story.words_version)


class ReviewWork(VariantWork, PanelWork):
    """Reviewing itself, and what is made of approved stories: shorter versions, choices."""

    _connection: sa.Connection
    _at: datetime
    person: Person

    def claim(self, story_id: str, lasts: timedelta) -> Claim:
        """Take or renew the claim unless another's stands; gives the one that stands now."""
        table = tables.review_claims
        insert_or_take(
            self._connection,
            table,
            sa.or_(table.c.person_id == self.person.id, table.c.until <= self._at),
            story_id=story_id,
            person_id=self.person.id,
            until=self._at + lasts,
        )
        return claim_where(self._connection, story_id)

    def release_claims(self) -> None:
        table = tables.review_claims
        mine = table.c.person_id == self.person.id
        self._connection.execute(table.delete().where(mine))

    def decide(self, story_id: str) -> None:
        """End the claim, since a decision is taken; Claimed where it is somebody else's."""
        claim, table = claim_where(self._connection, story_id), tables.review_claims
        if claim and claim.is_against(self.person, self._at):
            raise Claimed(claim, self._asked_at)
        self._connection.execute(table.delete().where(table.c.story_id == story_id))

    def add_checks(self, seen: Story, checks: Collection[Check]) -> None:
        """Keep each check with the version that was seen."""
        place = {"story_id": seen.id, "version": seen.version}
        signed = {"checked_by": self.person.id, "checked_at": self._at}
        rows = [{**place, "kind": check, **signed} for check in sorted(set(checks))]
        self._connection.execute(tables.review_checks.insert(), rows)

    def keep_sketch(self, story: Story) -> None:
        """Keep what other stories are compared with this one by, in the place of an older one."""
        insert_or_take(
            self._connection,
            tables.story_sketches,
            sa.true(),
            story_id=story.id,
            words_version=story.words_version,
            **packed(sketched(story.words, story.findings)),
        )

    def writers_words(self, story: Story) -> dict[Section, str]:
        """The last words that are all the writer's own."""
        return writers_words(self._connection, story)

    def add_edit(self, edited: Story) -> None:
        """Keep who changed words of this version, and when."""
        self._connection.execute(
            tables.story_edits.insert().values(
                story_id=edited.id,
                words_version=edited.words_version,
                edited_by=self.person.id,
                edited_at=self._at,
            )
        )
