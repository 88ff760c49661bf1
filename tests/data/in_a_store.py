"""The store in which a machine walks, and who is there."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa
from hypothesis.stateful import RuleBasedStateMachine

from data import tables
from data.store import Store
from data.store.audit import events_in
from data.store.engine import engine
from data.store.people import add_person
from stories.audit import first_broken
from stories.errors import StoryError
from stories.people import Person, Role
from tests import make
from tests.conftest import KEY
from tests.data.ledger import Told

EVERYTHING = make.actor("Omar", *Role)  # holds every role, so that roles alone stop nothing
SECOND = make.actor("Gus", Role.GOVERNANCE, Role.REVIEWER, Role.STAFF)
TEAM = replace(make.actor("Tess", Role.STAFF), service=make.SERVICE)  # of every story's service


class InAStore(RuleBasedStateMachine):
    """A store with its people, what was told in it, and what time it is there."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        path = Path(self.folder.name) / "any.db"
        shutil.copy(self.template, path)
        self.store = Store(engine(f"sqlite:///{path}"), KEY)
        self.now = make.NOON
        self.told: dict[str, Told] = {}
        self.uses: list[str] = []
        self.leo = set(make.LEO.roles)
        self.turn = 0
        with self.store.engine.begin() as connection:
            for each in (EVERYTHING, SECOND, TEAM):
                add_person(connection, each)

    def teardown(self) -> None:
        with self.store.read() as connection:
            assert first_broken(events_in(connection)) is None
        self.store.engine.dispose()
        self.folder.cleanup()

    def attempt(self, action, *args, by, **more):
        """What the action gives, or None where it was refused with a sentence."""
        try:
            return action(self.store, *args, by=by, at=self.now, **more)
        except StoryError:
            return None

    def holds(self, by, *roles: Role) -> bool:
        return bool(set(roles) & (self.leo if by == make.LEO else by.roles))

    def one(self, which: int) -> tuple[str, Told]:
        every = list(self.told.items())
        return every[-1 - which % len(every)]

    def version(self, story_id: str, behind: int) -> int:
        return self.number(tables.stories.c.version, story_id) - behind

    def as_now(self, who) -> tuple[Person, set[Role]]:
        """The person with the roles that they hold now, and those roles."""
        held = self.leo if who == make.LEO else set(who.roles)
        return replace(who, roles=frozenset(held)), held

    def version_of_short(self, variant_id: str) -> int:
        table = tables.story_variants
        with self.store.read() as connection:
            found = sa.select(table.c.version).where(table.c.id == variant_id)
            return connection.scalar(found) or 0

    def words_version(self, story_id: str) -> int:
        return self.number(tables.stories.c.words_version, story_id)

    def number(self, column: sa.Column, story_id: str) -> int:
        with self.store.read() as connection:
            return connection.scalar(sa.select(column).where(tables.stories.c.id == story_id))

    def today(self) -> date:
        return self.now.date()
