"""Cleared stories are found by their words; each database keeps an index of its own kind."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.create_table(
        "story_search",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.String(length=36), nullable=False),
        sa.Column("words_version", sa.Integer(), nullable=False),
        sa.Column("analyser", sa.Integer(), nullable=False),
        sa.Column("stems", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_story_search_story_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("number", name="pk_story_search"),
        sa.UniqueConstraint("story_id", name="uq_story_search_story_id"),
    )
    op.create_table(
        "saved_searches",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_saved_searches_person_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_saved_searches"),
        sa.UniqueConstraint("person_id", "name", name="uq_saved_searches_person_id_name"),
    )
    # Tokens are made by stories.searching, so neither database may stem or drop any.
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TABLE story_fts (number INTEGER PRIMARY KEY, stems TSVECTOR NOT NULL)"
        )
        op.execute("CREATE INDEX ix_story_fts_stems ON story_fts USING gin (stems)")
    else:
        op.execute(
            "CREATE VIRTUAL TABLE story_fts USING fts5("
            "stems, content='story_search', content_rowid='number', tokenize='ascii')"
        )
