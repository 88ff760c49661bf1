"""What a story is compared with: the sketches of the others that are approved."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from data import tables
from data.store.readers import among_newest, readable_by
from data.store.reading import story_where
from data.store.sketches import unpacked
from stories.combined import sketched
from stories.identifiers import Likeness, Sketch, similar
from stories.people import Person

MOST_COMPARED = 5_000  # the newest approved; one comparison takes microseconds


@dataclass(frozen=True)
class Beside:
    """How a story stands beside the approved ones; the id and reference are of the nearest."""

    likeness: Likeness
    story_id: str = ""
    reference: str = ""


def beside_approved(
    connection: sa.Connection, sketch: Sketch, person: Person, on: date, besides: str = ""
) -> Beside:
    """How a story stands beside the approved ones that this person may read.

    `besides` is its own id, if it has one.
    """
    readable = readable_by(person, on, newest_first=True)
    others = list(_approved(connection, sa.and_(readable, among_newest(MOST_COMPARED)), besides))
    likeness = similar(sketch, [other for _, _, other in others])
    if not likeness.needs_a_look:
        return Beside(likeness)
    story_id, reference, _ = others[likeness.nearest]
    return Beside(likeness, story_id, reference)


def _approved(
    connection: sa.Connection, readable: sa.ColumnElement[bool], besides: str
) -> Iterator[tuple[str, str, Sketch]]:
    """Each approved story's id, reference and sketch; one without a sketch is sketched here."""
    stories, sketches = tables.stories, tables.story_sketches
    same = sa.and_(
        sketches.c.story_id == stories.c.id, sketches.c.words_version == stories.c.words_version
    )
    rows = connection.execute(
        sa.select(stories.c.id, stories.c.reference, sketches.c.runs, sketches.c.facts)
        .join_from(stories, sketches, same, isouter=True)
        .where(readable, stories.c.id != besides)
        .order_by(stories.c.reviewed_at.desc())
        .limit(MOST_COMPARED)
    ).all()
    for row in rows:
        # Stories approved before sketches were kept have none.
        known = row.runs is not None
        found = story_where(connection, row.id).words if not known else {}
        yield row.id, row.reference, unpacked(row.runs, row.facts) if known else sketched(found)
