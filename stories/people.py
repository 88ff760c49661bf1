"""Who is here and what they may do."""

from dataclasses import dataclass, field
from enum import StrEnum

from stories.errors import NotAllowed


class Role(StrEnum):
    STAFF = "staff"
    REVIEWER = "reviewer"
    GOVERNANCE = "governance"
    LEADER = "leader"
    COMMS = "comms"
    ANALYST = "analyst"
    ADMIN = "admin"


@dataclass(frozen=True)
class Person:
    """Somebody who works here, with the roles they hold today."""

    id: str
    name: str
    roles: frozenset[Role] = field(default_factory=frozenset)
    job: str = ""
    service: str = ""
    active: bool = True

    def must_be(self, *roles: Role) -> None:
        """Refuse unless the person is active and holds one of these roles."""
        if not self.active:
            raise NotAllowed("Your account is closed. Ask an administrator to open it again.")
        if not self.roles.intersection(roles):
            named = " or ".join(roles)
            raise NotAllowed(f"Only people with the {named} role can do this.")


# Who acts when nobody does: the daily keeping. It holds no role, and nobody can sign in as it.
SERVICE = Person(id="the-service", name="The service itself")
