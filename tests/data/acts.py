"""Who may do an act, said in a row: the roles on what is one's own and on what is another's."""

from collections.abc import Callable
from dataclasses import dataclass

from stories.people import Role


@dataclass(frozen=True)
class May:
    """An act, and the roles that may do it on what is their own and on what is another's."""

    act: Callable[..., object]
    own: frozenset[str]
    other: frozenset[str]


def may(act, own=(), other=()) -> May:
    return May(act, frozenset(own), frozenset(other))


ALL = frozenset(Role)
LEADER, ANALYST = {Role.LEADER}, {Role.ANALYST}
NO_ROLE, CLOSED = "no role", "all roles in a closed account"
ANYBODY = ALL | {NO_ROLE, CLOSED}  # for what only gives up one's own
STAFF, REVIEWER, GOVERNANCE, COMMS, ADMIN = (
    {role} for role in (Role.STAFF, Role.REVIEWER, Role.GOVERNANCE, Role.COMMS, Role.ADMIN)
)


def everywhere(act, roles) -> May:
    """What belongs to nobody: the same for all."""
    return may(act, roles, roles)
