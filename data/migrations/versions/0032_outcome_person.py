"""An outcome may say by a keyed hash whom it is about, so that a return tells it but once."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    op.add_column("outcomes", sa.Column("person", sa.String(length=32), nullable=True))
    op.create_index("ix_outcomes_person", "outcomes", ["person"])
