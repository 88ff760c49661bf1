"""What was published of how outcomes lasted, one outcome at a time."""

import sqlalchemy as sa

from data import tables
from stories.outcomes.check_backs import Group


def of_service(connection: sa.Connection, code: str, service: str) -> dict[int, dict[Group, int]]:
    """The newest groups of one service, by window."""
    found = of_code(connection, code)
    return {months: groups for (part, months), groups in found.items() if part == service}


def of_code(connection: sa.Connection, code: str) -> dict[tuple[str, int], dict[Group, int]]:
    """The newest groups of every service, by service and window."""
    table = tables.lasting_figures
    rows = connection.execute(
        sa.select(table.c.part, table.c.months, table.c.standing, table.c.people)
        .where(table.c.code == code, table.c.replaced_in.is_(None))
        .order_by(table.c.part, table.c.months)
    )
    found: dict[tuple[str, int], dict[Group, int]] = {}
    for part, months, standing, people in rows:
        found.setdefault((part, months), {})[Group(standing)] = people
    return found
