"""Whether everything that somebody was told is kept is there, once, with the record unbroken."""

from collections import Counter

import sqlalchemy as sa

from data import audit, tables
from data.store import Store
from stories.ids import one_key
from tests.faults.counting import Tally
from tests.faults.writer import Notes

ONCE = ("story submitted", "outcome recorded", "story approved")


def assert_kept(store: Store, notes: Notes, tally: Tally, *others: Notes) -> None:
    """Fails with what is lost or there twice; both are counted, as is each look at the record.

    `others` wrote in the same database: all are held to one look.
    """
    kept = {key: kind for each in (notes, *others) for key, kind in each.of("kept").items()}
    with store.read() as connection:
        stories = _receipts(connection, "submit")
        agreed = _receipts(connection, "record consent")
        outcomes = set(connection.scalars(sa.select(tables.outcomes.c.id)))
        consents = Counter(connection.scalars(sa.select(tables.consents.c.party)))
        decided = set(connection.scalars(_approved()))
        events = Counter(connection.execute(_once()).all())
        twice = [each for each, many in events.items() if many > 1]
        twice += [("a draft", "two stories")] * connection.scalar(_from_no_draft())
        whole = audit.check(connection).holds

    def stands(key: str, kind: str) -> bool:
        draft_id, _, own = key.partition("/")
        match kind:
            case "story":
                return key in stories
            case "outcome":
                return key in outcomes
            case "consent":
                return consents[agreed.get(one_key(stories[draft_id], own))] == 1
            case "decision":
                return stories[draft_id] in decided

    lost = [(kind, key) for key, kind in kept.items() if not stands(key, kind)]
    tally.add(lost=len(lost), twice=len(twice), read=1, broken=int(not whole))
    assert whole
    assert not lost
    assert not twice


def tally_kept(notes: Notes, tally: Tally) -> None:
    """How much somebody was told is kept, for the table."""
    kinds = Counter(notes.of("kept").values())
    tally.add(kept=kinds.total(), sent=kinds["story"])


def _receipts(connection: sa.Connection, action: str) -> dict[str, str]:
    """What each key of this action stands for."""
    table = tables.receipts
    query = sa.select(table.c.key, table.c.subject_id).where(table.c.action == action)
    return dict(connection.execute(query).all())


def _approved() -> sa.Select:
    return sa.select(tables.stories.c.id).where(tables.stories.c.status == "approved")


def _once() -> sa.Select:
    table = tables.events
    return sa.select(table.c.action, table.c.subject_id).where(table.c.action.in_(ONCE))


def _from_no_draft() -> sa.Select:
    """How many stories no receipt stands for: each is a second one of a draft that became two."""
    stories, receipts = tables.stories, tables.receipts
    known = sa.exists().where(receipts.c.subject_id == stories.c.id, receipts.c.action == "submit")
    return sa.select(sa.func.count()).select_from(stories).where(~known)
