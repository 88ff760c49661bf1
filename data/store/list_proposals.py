"""Changes of lists that wait for a second administrator, and what names a line of a list."""

import json
from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from data import tables
from data.store.once import insert_once
from stories.errors import NotFound
from stories.ids import is_id
from stories.outcomes.list_proposals import TYPE, ListProposal, Wanted
from stories.outcomes.lists import ListKind
from stories.people import Person

MANY = 100
# Where a line is named by records that count, and what those are called.
NAMED_BY: Mapping[str, Mapping[str, sa.Column]] = {
    ListKind.SERVICE: {
        "outcomes": tables.outcomes.c.service,
        "stories": tables.stories.c.service,
        "thank-yous": tables.thanks.c.service,
        "balancing facts": tables.balancing_facts.c.service,
        "records of returns": tables.derived_records.c.service,
    },
    ListKind.TEAM: {"outcomes": tables.outcomes.c.team},
    TYPE: {
        "outcomes": tables.outcomes.c.code,
        "outcomes of returns": tables.derived_records.c.code,
    },
}


def list_proposals_in(connection: sa.Connection) -> list[ListProposal]:
    """Those that wait, oldest first."""
    table = tables.list_proposals
    query = sa.select(table).where(table.c.decided_at.is_(None)).order_by(table.c.proposed_at)
    return [_proposal(row) for row in connection.execute(query)]


def records_naming(connection: sa.Connection, kind: str, code: str) -> dict[str, str]:
    """The sorts of records that name this line, each with whether they are many.

    Never how many: two days' counts could be subtracted.
    """
    found = {}
    for label, column in NAMED_BY[kind].items():
        some = sa.select(column).where(column == code).limit(MANY).subquery()
        if count := connection.scalar(sa.select(sa.func.count()).select_from(some)):
            found[label] = f"{MANY} or more" if count == MANY else f"fewer than {MANY}"
    return found


def _proposal(row: sa.Row) -> ListProposal:
    asked = json.loads(row.asked)
    what = Wanted(row.what)
    return ListProposal(row.id, what, row.code, asked, row.proposed_by, row.proposed_at)


class ListProposalWork:
    _connection: sa.Connection
    _at: datetime
    person: Person

    def is_named(self, what: Wanted, code: str) -> bool:
        """Whether any record names this line of a list."""
        named = [sa.exists().where(column == code) for column in NAMED_BY[what.kind].values()]
        return bool(self._connection.scalar(sa.select(sa.or_(*named))))

    def add_list_proposal(
        self, proposal_id: str, what: Wanted, code: str, asked: Mapping[str, object]
    ) -> bool:
        """Whether it waits now: not where a change of this line waits already."""
        return insert_once(
            self._connection,
            tables.list_proposals,
            id=proposal_id,
            what=what,
            code=code,
            asked=json.dumps(asked),
            proposed_by=self.person.id,
            proposed_at=self._at,
        )

    def open_list_proposal(self, proposal_id: str) -> ListProposal:
        """A proposal that nobody has answered, held until this transaction ends."""
        table = tables.list_proposals
        waits = (table.c.id == proposal_id, table.c.decided_at.is_(None))
        query = sa.select(table).where(*waits).with_for_update()
        row = self._connection.execute(query).first() if is_id(proposal_id) else None
        if row is None:
            raise NotFound("proposal")
        return _proposal(row)

    def decide_list_proposal(self, proposal_id: str, agreed: bool) -> None:
        table = tables.list_proposals
        signed = {"decided_by": self.person.id, "decided_at": self._at, "agreed": agreed}
        self._connection.execute(table.update().where(table.c.id == proposal_id).values(**signed))
