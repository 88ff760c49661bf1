"""Who the organisation's sign-in says somebody is. It never says what they may do here."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from stories.errors import NotAllowed
from stories.ids import one_key
from stories.people import Role

FRESH = timedelta(minutes=5)  # an older proof opens no session: it may be a copy
CLOCKS_DIFFER = timedelta(minutes=2)  # either way, as the library that checks the proof allows
NAME_MOST, EMAIL_MOST, ID_MOST = 120, 254, 200
PEOPLE = uuid.UUID("6f4d1f0e-5a57-4b0e-9a53-2d6a4b1c7e90")  # the space that people's ids live in


@dataclass(frozen=True)
class Identity:
    """One sign-in. Tenant and subject stay the same for ever; name and address may change.

    `roles` is what the organisation suggests; an administrator decides.
    """

    tenant: str
    subject: str
    name: str
    email: str
    proved_at: datetime
    once: str
    roles: frozenset[Role] = field(default_factory=frozenset)

    @property
    def person_id(self) -> str:
        """The same id for the same account, however often and wherever it signs in."""
        return str(uuid.uuid5(PEOPLE, f"{self.tenant}\0{self.subject}"))

    @property
    def token(self) -> str:
        """What this one sign-in is known by: another sign-in of the same person has another."""
        return one_key(self.tenant, self.subject, self.once)

    def is_fresh(self, at: datetime) -> bool:
        return -CLOCKS_DIFFER <= at - self.proved_at < FRESH + CLOCKS_DIFFER


@dataclass(frozen=True)
class Access:
    """What the settings say of newcomers.

    `first_admins`: object ids (subjects) of those who begin. `first_roles`: what everybody gets
    at their first sign-in. `tenants`: the organisations let in; none named means the provider's.
    """

    first_admins: frozenset[str] = frozenset()
    first_roles: frozenset[Role] = frozenset()
    tenants: frozenset[str] = frozenset()

    def lets_in(self, identity: Identity) -> bool:
        return not self.tenants or identity.tenant in self.tenants


def identity_of(claims: Mapping[str, object]) -> Identity:
    """The sign-in that these claims of an ID token tell of; NotAllowed if they do not say who.

    Microsoft Entra names the organisation (`tid`) and the account (`oid`); others give an issuer
    and a subject. An address is never a key: it can be given to somebody else.
    """
    tenant, subject = _text(claims, "tid", "iss"), _text(claims, "oid", "sub")
    proved_at, nonce = claims.get("iat"), _text(claims, "nonce")
    if not (tenant and subject and nonce and isinstance(proved_at, int)):
        raise NotAllowed(
            "Your organisation's sign-in did not say who you are. Tell an administrator: "
            "the ID token needs an issuer, a subject, a time and a nonce."
        )
    email = _text(claims, "preferred_username", "email")
    named = claims.get("roles")
    named = {str(each).casefold() for each in named} if isinstance(named, list) else set()
    return Identity(
        tenant=tenant[:ID_MOST],
        subject=subject[:ID_MOST],
        name=(_text(claims, "name") or email or "No name given")[:NAME_MOST],
        email=email[:EMAIL_MOST],
        proved_at=datetime.fromtimestamp(proved_at, UTC),
        once=f"{nonce} {proved_at}",
        roles=frozenset(role for role in Role if role in named),
    )


def _text(claims: Mapping[str, object], *names: str) -> str:
    """The first of these claims that holds words, as one line."""
    for name in names:
        value = claims.get(name)
        if isinstance(value, str) and (line := " ".join(value.split())):
            return "".join(letter for letter in line if letter.isprintable())
    return ""
