"""Closing the record of actions to the service itself: python -m data.grants ACCOUNT.

Run it on PostgreSQL as the owner of the database, after every python -m data.migrate and after a
restore. The account may then read and add lines of the record, and can neither change nor remove
one, whatever becomes of the service. Let the service's DATABASE_URL name that account.
"""

import sys
from collections.abc import Sequence

import sqlalchemy as sa

from data import tables
from data.opening import open_store

RECORD = tables.events.name
OWNS = "SELECT tableowner = :account FROM pg_tables WHERE schemaname = 'public' AND tablename = :of"
MAY = (
    "SELECT has_table_privilege(current_user, c.oid, 'UPDATE') OR "
    "has_table_privilege(current_user, c.oid, 'DELETE') OR "
    "has_table_privilege(current_user, c.oid, 'TRUNCATE') "
    "FROM pg_class c WHERE c.oid = to_regclass('public.events')"
)
USAGE = "Say to which account: python -m data.grants ACCOUNT, as the owner, on PostgreSQL."


def statements(account: str) -> list[str]:
    """What gives the account all that the service needs, and nothing more."""
    return [
        f"GRANT USAGE ON SCHEMA public TO {account}",
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {account}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {account}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {account}",
        f"REVOKE UPDATE, DELETE ON {RECORD} FROM {account}",
        f"REVOKE ALL ON alembic_version FROM {account}",
        f"GRANT SELECT ON alembic_version TO {account}",
    ]


def grant(engine: sa.Engine, account: str) -> None:
    """Do it, all or nothing."""
    named = engine.dialect.identifier_preparer.quote_identifier(account)
    with engine.begin() as connection:
        for statement in statements(named):
            connection.exec_driver_sql(statement)


def may_change_record(connection: sa.Connection) -> bool | None:
    """Whether this account could change or remove a line of the record; None without a record."""
    return connection.exec_driver_sql(MAY).scalar()


def main(argv: Sequence[str]) -> int:
    """0 when it is done; 1 with a sentence where it cannot be; 2 if no account was named."""
    store = open_store()
    if len(argv) != 1 or argv[0].startswith("-") or store.engine.dialect.name != "postgresql":
        print(USAGE)
        return 2
    account = argv[0]
    try:
        with store.read() as connection:
            owns = connection.execute(sa.text(OWNS), {"account": account, "of": RECORD}).scalar()
        if owns is not False:
            print(
                f"{account} owns the tables, so it may always change them. Make another account."
                if owns
                else "There are no tables yet. Run python -m data.migrate first."
            )
            return 1
        grant(store.engine, account)
    except sa.exc.SQLAlchemyError:
        print(f"PostgreSQL refused. Run this as the owner, and make sure that {account} exists.")
        return 1
    finally:
        store.engine.dispose()
    print(f"{account} may read the record of actions and add to it, and no more.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
