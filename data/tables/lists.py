"""Settings, and the lists that forms choose from."""

import sqlalchemy as sa

from data.tables.base import Moment, column, metadata, of, one_of
from stories.outcomes.list_proposals import Wanted
from stories.outcomes.lists import Change, ListKind

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
    column("check_months", sa.String(20)),
    column("evidence", sa.String(60)),
    column("second_person", sa.String(3)),
    column("countable", sa.String(12)),
    column("nation", sa.String(20)),
)


outcome_type_edits = sa.Table(
    "outcome_type_edits",
    metadata,
    column("id", primary_key=True),
    column("code", sa.String(20), sa.ForeignKey("outcome_types.code")),
    column("effective_from", sa.Date),
    column("name", sa.String(120)),
    column("counts_when", sa.Text),
    column("sustained_when", sa.Text),
    column("balancing", sa.String(200)),
    column("check_months", sa.String(20)),
    column("second_person", sa.Boolean),
    column("in_use", sa.Boolean),
    of("person", target="people.id", name="edited_by"),
    column("edited_at", Moment),
    of("person", target="people.id", name="agreed_by", nullable=True),
    sa.CheckConstraint("agreed_by <> edited_by", name="agreed_by_another"),
)


service_merges = sa.Table(
    "service_merges",
    metadata,
    column("code", sa.String(60), sa.ForeignKey("services.code"), primary_key=True),
    column("into_code", sa.String(60), sa.ForeignKey("services.code")),
    column("from_month", sa.Date),
    sa.CheckConstraint("code <> into_code", name="into_another"),
)


teams = sa.Table(
    "teams",
    metadata,
    column("code", sa.String(60), primary_key=True),
    column("name", sa.String(120), unique=True),
    column("service", sa.String(60), sa.ForeignKey("services.code")),
    of("person", target="people.id", name="lead_id", nullable=True),
    column("merged_into", sa.String(60), sa.ForeignKey("teams.code"), nullable=True),
    column("closed_from", sa.Date, nullable=True),
    sa.CheckConstraint("merged_into <> code", name="into_another"),
    sa.CheckConstraint(
        "merged_into IS NULL OR closed_from IS NOT NULL", name="merged_means_closed"
    ),
)


list_changes = sa.Table(
    "list_changes",
    metadata,
    column("id", primary_key=True),
    column("kind", sa.String(10)),
    column("code", sa.String(60)),
    column("change", sa.String(10)),
    column("was", sa.String(120)),
    column("became", sa.String(120)),
    column("from_month", sa.Date),
    of("person", target="people.id", name="changed_by"),
    column("changed_at", Moment),
    of("person", target="people.id", name="agreed_by", nullable=True),
    one_of("kind", ListKind),
    one_of("change", Change),
    sa.CheckConstraint("agreed_by <> changed_by", name="agreed_by_another"),
)


def _one_waits(kind: str) -> sa.Index:
    """Of one line, one change waits at once, whoever else proposes another at that moment."""
    wanted = ", ".join(f"'{each}'" for each in sorted(Wanted) if each.endswith(kind))
    waits = sa.text(f"decided_at IS NULL AND what IN ({wanted})")
    name = f"uq_list_proposals_one_{kind}_waits"
    return sa.Index(name, "code", unique=True, sqlite_where=waits, postgresql_where=waits)


# A change of what records name already waits here for a second administrator.
list_proposals = sa.Table(
    "list_proposals",
    metadata,
    column("id", primary_key=True),
    column("what", sa.String(20)),
    column("code", sa.String(60)),
    column("asked", sa.Text),  # the answers of the change, as JSON
    of("person", target="people.id", name="proposed_by"),
    column("proposed_at", Moment),
    of("person", target="people.id", name="decided_by", nullable=True),
    column("decided_at", Moment, nullable=True),
    column("agreed", sa.Boolean, nullable=True),
    one_of("what", Wanted),
    sa.CheckConstraint(
        "(decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL) = (agreed IS NULL)",
        name="decision_is_signed",
    ),
    sa.CheckConstraint(
        "agreed IS NULL OR NOT agreed OR decided_by <> proposed_by", name="agreed_by_another"
    ),
    *(_one_waits(kind) for kind in ("service", "team", "type")),
)
