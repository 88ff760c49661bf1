"""A team's check-backs are found by an index, and no word waits to be put into the index of words.

PostgreSQL puts new words in a list first, which every search goes through. Stories are cleared far
less often than they are searched.
"""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"


def upgrade() -> None:
    of_a_team = sa.text("team IS NOT NULL")
    op.create_index(
        "ix_outcomes_team_code_month",
        "outcomes",
        ["team", "code", "month"],
        sqlite_where=of_a_team,
        postgresql_where=of_a_team,
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER INDEX ix_story_fts_stems SET (fastupdate = off)")
        op.execute("SELECT gin_clean_pending_list('ix_story_fts_stems')")
