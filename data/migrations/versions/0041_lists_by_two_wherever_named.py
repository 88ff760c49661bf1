"""Two administrators change a line that any record names, and one change of a line waits at once.

Of two changes of one line that wait, the later one counts as taken back by whoever proposed it.
"""

from alembic import op

from data.migrations import promises

revision = "0041"
down_revision = "0040"

NAMED = {
    "service": ("outcomes", "stories", "thanks", "balancing_facts", "derived_records"),
    "type": ("outcomes", "derived_records"),
}
COLUMN = {"service": "service", "type": "code"}
LINES = {
    "service": "'merge_service', 'rename_service'",
    "team": "'close_team', 'rename_team'",
    "type": "'edit_type'",
}


def upgrade() -> None:
    promises.lift("named_services_change_by_two", "list_changes")
    promises.keep(
        "named_services_change_by_two",
        "list_changes",
        "INSERT",
        "NEW.kind = 'service' AND NEW.change IN ('renamed', 'merged') AND NEW.agreed_by IS NULL "
        f"AND {_is_named('service')}",
    )
    promises.lift("named_types_change_by_two", "outcome_type_edits")
    promises.keep(
        "named_types_change_by_two",
        "outcome_type_edits",
        "INSERT",
        f"NEW.agreed_by IS NULL AND {_is_named('type')}",
    )
    for kind, wanted in LINES.items():
        _one_waits(kind, f"decided_at IS NULL AND what IN ({wanted})")


def _is_named(kind: str) -> str:
    each = (
        f"EXISTS (SELECT 1 FROM {table} AS r WHERE r.{COLUMN[kind]} = NEW.code)"
        for table in NAMED[kind]
    )
    return f"({' OR '.join(each)})"


def _one_waits(kind: str, waits: str) -> None:
    earlier = (
        f"SELECT 1 FROM list_proposals AS e WHERE {waits} AND e.code = list_proposals.code "
        "AND (e.proposed_at < list_proposals.proposed_at "
        "OR (e.proposed_at = list_proposals.proposed_at AND e.id < list_proposals.id))"
    )
    op.execute(
        "UPDATE list_proposals SET decided_by = proposed_by, decided_at = proposed_at, "
        f"agreed = false WHERE {waits} AND EXISTS ({earlier})"
    )
    name = f"uq_list_proposals_one_{kind}_waits"
    op.execute(f"CREATE UNIQUE INDEX {name} ON list_proposals (code) WHERE {waits}")
