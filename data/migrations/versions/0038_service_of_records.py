"""A record of a return may say which service answers for it."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    op.add_column("derived_records", sa.Column("service", sa.String(length=60), nullable=True))
