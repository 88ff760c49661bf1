"""How often somebody did something lately, counted in the record of actions itself."""

from datetime import datetime

import sqlalchemy as sa

from data import tables
from data.store.audit import hold_chain
from data.store.settings import put_settings, settings_in
from stories.limits import LIMITS, Limited, refuse_too_much
from stories.people import Person

SETTING = "most for one person: "


def limits_in(connection: sa.Connection) -> dict[Limited, int]:
    """How many of each one person may do: as set, or as usual."""
    usual = {kind: limit.usual for kind, limit in LIMITS.items()}
    chosen = settings_in(connection, SETTING, Limited)
    return usual | {kind: int(most) for kind, most in chosen.items()}


class LimitWork:
    _connection: sa.Connection
    _at: datetime
    person: Person

    def limits(self) -> dict[Limited, int]:
        return limits_in(self._connection)

    def set_limit(self, kind: Limited, most: int) -> None:
        put_settings(self._connection, {SETTING + kind: str(most)})

    def refuse_too_much(self, kind: Limited) -> None:
        """Refuse what would be more than one person may; TooMuch, and then nothing is kept.

        Ask before the event is added. The chain is held, so that two at once are both counted.
        """
        hold_chain(self._connection)
        refuse_too_much(kind, self._done(kind), limits_in(self._connection)[kind])

    def _done(self, kind: Limited) -> int:
        events, limit = tables.events, LIMITS[kind]
        mine = (
            events.c.actor == self.person.id,
            events.c.at > self._at - limit.within,
            events.c.action.in_(sorted(limit.actions)),
        )
        return self._connection.scalar(sa.select(sa.func.count()).select_from(events).where(*mine))
