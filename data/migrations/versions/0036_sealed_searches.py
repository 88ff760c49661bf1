"""What a kept search asks for is sealed like everything that somebody typed for themselves."""

import sqlalchemy as sa
from alembic import op

from data.store.sealed import keys_of

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    """The table is made anew: nothing guards it or points to it."""
    connection, kept = op.get_bind(), "id, person_id, name, saved_at"
    before = sa.text(f"SELECT {kept}, asked FROM saved_searches")
    rows = [dict(row) for row in connection.execute(before).mappings()]
    for row in rows:
        row["sealed"] = keys_of(connection).seal(row.pop("asked"), f"search/{row['id']}")
    op.drop_table("saved_searches")
    op.create_table(
        "saved_searches",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("sealed_asked", sa.LargeBinary(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_saved_searches_person_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_saved_searches"),
        sa.UniqueConstraint("person_id", "name", name="uq_saved_searches_person_id_name"),
    )
    put = sa.text(
        f"INSERT INTO saved_searches ({kept}, sealed_asked) "
        "VALUES (:id, :person_id, :name, :saved_at, :sealed)"
    )
    if rows:
        connection.execute(put, rows)
