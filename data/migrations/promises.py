"""Promises that a migration adds: on each database, a trigger refuses what would break one."""

from alembic import op


def keep(name: str, table: str, action: str, broken: str) -> None:
    """Refuse an INSERT, UPDATE or DELETE on the table wherever `broken` holds of NEW and OLD."""
    postgresql = op.get_bind().dialect.name == "postgresql"
    for statement in (_postgresql if postgresql else _sqlite)(name, table, action, broken):
        op.execute(statement)


def lift(name: str, table: str) -> None:
    """Take a promise away, before it is kept again in other words."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"DROP TRIGGER {name} ON {table}")
        op.execute(f"DROP FUNCTION {name}()")
    else:
        op.execute(f"DROP TRIGGER {name}")


def _sqlite(name: str, table: str, action: str, broken: str) -> list[str]:
    return [
        f"CREATE TRIGGER {name} BEFORE {action} ON {table} WHEN {broken} "
        f"BEGIN SELECT RAISE(ABORT, 'promise broken: {name}'); END"
    ]


def _postgresql(name: str, table: str, action: str, broken: str) -> list[str]:
    row = "OLD" if action == "DELETE" else "NEW"
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {broken} THEN RAISE EXCEPTION 'promise broken: {name}' "
        f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {row}; END $$",
        f"CREATE TRIGGER {name} BEFORE {action} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]
