"""What reviewers, governance and comms say about a story is sealed like the answers of a draft."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op

from data.migrations import promises
from data.store.sealed import keys_of

revision = "0035"
down_revision = "0034"

RISE = ("stories_versions_rise", "stories", "UPDATE", "NEW.version <> OLD.version + 1")
OF = {"story_id": "stories.id", "rested_by": "people.id"}
PROMISES = {
    "stories_begin_without_notes": ("stories", "INSERT", "NEW.legal_note <> ''"),
    "legal_notes_are_sealed": ("stories", "UPDATE", "NEW.legal_note NOT IN ('', 'sealed')"),
    "legal_notes_stay_while_they_are_needed": (
        "review_notes",
        "DELETE",
        "OLD.kind = 'legal_note' AND EXISTS (SELECT 1 FROM stories AS s "
        "WHERE s.id = OLD.story_id AND s.legal_note <> '')",
    ),
}


def upgrade() -> None:
    op.create_table(
        "review_notes",
        sa.Column("story_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('legal_note', 'reason_words')", name=op.f("ck_review_notes_kind_known")
        ),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_review_notes_story_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("story_id", "kind", name="pk_review_notes"),
    )
    _notes_of_reviews()
    _reasons_of_rests()
    for name, (table, action, broken) in PROMISES.items():
        promises.keep(name, table, action, broken)


def _notes_of_reviews() -> None:
    connection = op.get_bind()
    for kind in ("legal_note", "reason_words"):
        said = sa.text(f"SELECT id, {kind} FROM stories WHERE {kind} <> ''")
        rows = [
            {"id": story_id, "kind": kind, "sealed": _seal(words, f"review/{story_id}/{kind}")}
            for story_id, words in connection.execute(said).all()
        ]
        put = sa.text("INSERT INTO review_notes VALUES (:id, :kind, :sealed)")
        if rows:
            connection.execute(put, rows)
    with _at_their_versions():
        op.execute("UPDATE stories SET legal_note = 'sealed' WHERE legal_note <> ''")
        op.execute("ALTER TABLE stories DROP COLUMN reason_words")


@contextmanager
def _at_their_versions() -> Iterator[None]:
    """The words of stories stay as they are, so no version rises."""
    name, table, *_ = RISE
    postgresql = op.get_bind().dialect.name == "postgresql"
    lift = f"ALTER TABLE {table} DISABLE TRIGGER {name}" if postgresql else f"DROP TRIGGER {name}"
    op.execute(lift)
    yield
    if postgresql:
        op.execute(f"ALTER TABLE {table} ENABLE TRIGGER {name}")
    else:
        promises.keep(*RISE)


def _reasons_of_rests() -> None:
    """The table is made anew: nothing guards it or points to it."""
    connection = op.get_bind()
    before = sa.text("SELECT story_id, until, rested_by, rested_at, reason FROM story_rests")
    rows = [dict(row) for row in connection.execute(before).mappings()]
    for row in rows:
        row["sealed"] = _seal(row.pop("reason"), f"rest/{row['story_id']}/reason")
    op.drop_table("story_rests")
    _of = {name: sa.Column(name, sa.String(length=36), nullable=False) for name in OF}
    op.create_table(
        "story_rests",
        _of["story_id"],
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("sealed_reason", sa.LargeBinary(), nullable=False),
        _of["rested_by"],
        sa.Column("rested_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "length(sealed_reason) > 28", name=op.f("ck_story_rests_reason_is_there")
        ),
        *(
            sa.ForeignKeyConstraint(
                [name], [target], name=f"fk_story_rests_{name}", ondelete="RESTRICT"
            )
            for name, target in OF.items()
        ),
        sa.PrimaryKeyConstraint("story_id", name="pk_story_rests"),
    )
    put = sa.text(
        "INSERT INTO story_rests VALUES (:story_id, :until, :sealed, :rested_by, :rested_at)"
    )
    if rows:
        connection.execute(put, rows)


def _seal(words: str, place: str) -> bytes:
    return keys_of(op.get_bind()).seal(words, place)
