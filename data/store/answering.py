"""All that the database holds on somebody who works here, and on those who agreed."""

from collections.abc import Iterator, Mapping
from datetime import datetime

import sqlalchemy as sa

from data import tables
from data.keys import Keys
from data.store.consents import names_in
from data.store.drafts import sent_as
from stories.errors import NotFound

# Every column that names a person who works here: what it is called, and whether the row goes
# when the account is erased. What stays is a signature: without it a decision has no signer.
NAMED_IN: Mapping[str, tuple[str, bool]] = {
    "admin_proposals.decided_by": ("Answers to proposed administrators", False),
    "admin_proposals.person_id": ("Proposals as administrator", False),
    "admin_proposals.proposed_by": ("Administrators proposed", False),
    "chart_notes.agreed_by": ("Notes on charts agreed to", False),
    "chart_notes.ended_by": ("Notes on charts ended", False),
    "chart_notes.written_by": ("Notes on charts written", False),
    "check_backs.answered_by": ("Check-backs answered", False),
    "drafts.person_id": ("Drafts", True),
    "editions.published_by": ("Editions of figures published", False),
    "identities.person_id": ("Sign-in of the organisation", True),
    "imports.imported_by": ("Spreadsheets imported", False),
    "imports.undone_by": ("Imports undone", False),
    "label_answers.answered_by": ("Labels of returns answered", False),
    "list_changes.agreed_by": ("Changes of lists agreed to", False),
    "list_changes.changed_by": ("Changes of lists", False),
    "list_proposals.decided_by": ("Answers to proposed changes of lists", False),
    "list_proposals.proposed_by": ("Changes of lists proposed", False),
    "outcome_type_edits.agreed_by": ("Changes of the catalogue agreed to", False),
    "outcome_type_edits.edited_by": ("Changes of the catalogue", False),
    "outcomes.confirmed_by": ("Outcomes confirmed", False),
    "outcomes.recorded_by": ("Outcomes recorded", False),
    "panel_choices.recorded_by": ("Choices of a panel recorded", False),
    "person_roles.person_id": ("Roles", True),
    "pulls.pulled_by": ("Stories used", False),
    "recalled_uses.answered_by": ("Uses called back", False),
    "receipts.person_id": ("Receipts of what was sent", True),
    "review_checks.checked_by": ("Checks of reviews", False),
    "review_claims.person_id": ("Stories taken to review", True),
    "saved_searches.person_id": ("Searches kept", True),
    "sessions.person_id": ("Sessions", True),
    "stories.cleared_by": ("Stories cleared", False),
    "stories.reviewed_by": ("Stories reviewed", False),
    "stories.submitted_by": ("Stories told", False),
    "story_contributors.person_id": ("Stories they had a part in", True),
    "story_edits.edited_by": ("Stories edited", False),
    "story_reaches.person_id": ("Stories they have open to use", True),
    "story_rests.rested_by": ("Stories let rest", False),
    "story_thanks.linked_by": ("Thank-yous put beside a story", False),
    "story_tries.person_id": ("What they will try", True),
    "story_variants.approved_by": ("Shorter versions approved", False),
    "story_variants.written_by": ("Shorter versions written", False),
    "targets.set_by": ("Targets set", False),
    "teams.lead_id": ("Teams led", True),
    "thanks.logged_by": ("Thank-yous passed on", False),
    "thanks_checks.checked_by": ("Thank-yous checked", False),
    "thanks_pulls.pulled_by": ("Thank-yous used", False),
    "uploads.undone_by": ("Returns undone", False),
    "uploads.uploaded_by": ("Returns uploaded", False),
    "use_links.added_by": ("Pages where a use appeared", False),
    "views.person_id": ("Views kept", True),
    "word_templates.chosen_by": ("Word templates of the organisation", False),
}
# Columns that name a person without the database knowing it.
BY_HAND = ("consents.asked_by", "consents.recorded_by")


def counts_in(connection: sa.Connection, person_id: str) -> list[tuple[str, int, bool]]:
    """How many rows name the person, by what they are, and whether they go; none left out."""
    found = []
    for place, (label, goes) in NAMED_IN.items():
        table, name = place.split(".")
        named = tables.metadata.tables[table].c[name] == person_id
        count = sa.select(sa.func.count()).select_from(tables.metadata.tables[table]).where(named)
        if rows := connection.scalar(count):
            found.append((label, rows, goes))
    consents = tables.consents
    named = sa.or_(*(consents.c[each.split(".")[1]] == person_id for each in BY_HAND))
    if rows := connection.scalar(sa.select(sa.func.count()).select_from(consents).where(named)):
        found.append(("Consents asked for or recorded", rows, False))
    return found


class AnsweringWork:
    _connection: sa.Connection
    _keys: Keys
    _at: datetime

    def held_on(self, person_id: str) -> dict[str, object]:
        """All that is held on a person, as plain values; NotFound if nobody has this id."""
        people, told = tables.people, tables.identities
        row = self._one(sa.select(people).where(people.c.id == person_id))
        if not row:
            raise NotFound("person")
        columns = [each for each in told.c if each.name != "person_id"]
        signs_in = self._one(sa.select(*columns).where(told.c.person_id == person_id))
        return {
            "account": row,
            "sign-in": signs_in,
            "roles": self._all(tables.person_roles.c.role, person_id),
            "sessions": self._all(tables.sessions.c.created_at, person_id),
            "named in": {label: rows for label, rows, _ in counts_in(self._connection, person_id)},
            "stories told": self._stories(person_id),
            "private thanks": self._thanked(person_id),
            "actions": self._actions(person_id),
        }

    def correct_person(self, person_id: str, name: str, job: str) -> None:
        people = tables.people
        same = people.c.id == person_id
        self._connection.execute(people.update().where(same).values(name=name, job=job))

    def every_name(self) -> Iterator[tuple[str, str, str, str]]:
        """Story, party, name and whoever spoke, opened one after another."""
        shown = self._keys.for_lists()
        ids = sa.select(tables.consent_names.c.story_id).distinct()
        for story_id in self._connection.scalars(ids.order_by("story_id")).all():
            for party, names in names_in(self._connection, shown, story_id).items():
                yield story_id, party, *names

    def delete_drafts_of(self, story_id: str) -> None:
        """Drafts that change this story; own keys of these and of those it was sent from."""
        table = tables.drafts
        gone = table.delete().where(table.c.story_id == story_id).returning(table.c.id)
        drafts = [f"draft/{each}" for each in self._connection.scalars(gone).all()]
        self.let_keys_go([*drafts, *sent_as(self._connection, story_id)])

    def _one(self, query: sa.Select) -> dict[str, object]:
        row = self._connection.execute(query).mappings().first()
        return _plain_row(row) if row else {}

    def _all(self, column: sa.Column, person_id: str) -> list[object]:
        query = sa.select(column).where(column.table.c.person_id == person_id).order_by(column)
        return [_plain(value) for value in self._connection.scalars(query)]

    def _stories(self, person_id: str) -> list[dict]:
        table = tables.stories
        query = sa.select(table.c.reference, table.c.status, table.c.submitted_at)
        rows = self._connection.execute(query.where(table.c.submitted_by == person_id))
        return [_plain_row(row) for row in rows.mappings()]

    def _thanked(self, person_id: str) -> list[str]:
        """What colleagues wrote to them."""
        table = tables.story_contributors
        mine = (table.c.person_id == person_id, table.c.line != "")
        return list(self._connection.scalars(sa.select(table.c.line).where(*mine)))

    def _actions(self, person_id: str) -> list[dict]:
        """Their lines of the record, and the lines about them."""
        events = tables.events
        about = sa.and_(events.c.subject_kind == "person", events.c.subject_id == person_id)
        query = sa.select(events.c.at, events.c.action).where(
            sa.or_(events.c.actor == person_id, about)
        )
        rows = self._connection.execute(query.order_by(events.c.seq)).mappings()
        return [_plain_row(row) for row in rows]


def _plain_row(row: sa.RowMapping) -> dict[str, object]:
    return {name: _plain(value) for name, value in row.items()}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value
