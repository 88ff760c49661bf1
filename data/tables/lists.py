"""Settings, and the lists that forms choose from."""

import sqlalchemy as sa

from data.tables.base import column, metadata

settings = sa.Table(
    "settings", metadata, column("name", sa.String(60), primary_key=True), column("value", sa.Text)
)


services = sa.Table(
    "services",
    metadata,
    column("code", sa.String(60), primary_key=True),
    column("name", sa.String(120), unique=True),
)


outcome_types = sa.Table(
    "outcome_types",
    metadata,
    column("code", sa.String(20), primary_key=True),
    column("area", sa.String(20)),
    column("name", sa.String(120)),
    column("about", sa.String(20)),
    column("counts_when", sa.Text),
    column("sustained_when", sa.Text),
    column("balancing", sa.String(200)),
    column("balancing_code", sa.String(30)),
    column("view_of", sa.String(20)),
)
