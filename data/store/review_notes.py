"""Words about a story between its writer and those who decide: each sealed by itself."""

from collections.abc import Collection

import sqlalchemy as sa

from data import tables
from data.store.once import insert_or_take
from data.store.sealed import keys_of
from stories.story import Story

KINDS = ("legal_note", "reason_words")  # as a story calls them
_NOTES = sa.select(tables.review_notes).where(
    tables.review_notes.c.story_id == sa.bindparam("story")
)
SEALED = "sealed"  # what stands in the story's row in the place of its words


def notes_of(connection: sa.Connection, story_id: str) -> dict[str, str]:
    """The notes of one story, opened, by kind; empty where there is none."""
    keys = keys_of(connection)
    rows = connection.execute(_NOTES, {"story": story_id})
    found = {row.kind: keys.open(row.sealed, note_place(story_id, row.kind)) for row in rows}
    return {kind: found.get(kind, "") for kind in KINDS}


def reasons_of(connection: sa.Connection, story_ids: Collection[str]) -> dict[str, str]:
    """What was said with each return or refusal, opened, by the story's id."""
    if not story_ids:
        return {}
    table, kind = tables.review_notes, "reason_words"
    keys = keys_of(connection).for_lists()
    where = (table.c.story_id.in_(story_ids), table.c.kind == kind)
    return {
        row.story_id: keys.open(row.sealed, note_place(row.story_id, kind))
        for row in connection.execute(sa.select(table).where(*where))
    }


def put_notes(connection: sa.Connection, story: Story) -> None:
    """Keep the notes of a story as it now has them."""
    table, keys = tables.review_notes, keys_of(connection)
    said = {kind: getattr(story, kind) for kind in KINDS}
    gone = [kind for kind in KINDS if not said[kind]]
    here = table.c.story_id == story.id
    connection.execute(table.delete().where(here, table.c.kind.in_(gone)))
    for kind in KINDS:
        if said[kind]:
            sealed = keys.seal(said[kind], note_place(story.id, kind))
            row = {"story_id": story.id, "kind": kind, "sealed": sealed}
            insert_or_take(connection, table, sa.true(), **row)


def note_place(story_id: str, kind: str) -> str:
    return f"review/{story_id}/{kind}"
