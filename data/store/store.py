"""Store opens transactions; Work is what can be done inside one."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import sqlalchemy as sa

from data.keys import Keys
from data.ledger import Ledger
from data.store.answering import AnsweringWork
from data.store.appreciation import AppreciationWork
from data.store.audit import AuditWork
from data.store.catalogue import CatalogueWork
from data.store.consents import ConsentWork
from data.store.copies import Copy
from data.store.cpd import CpdWork
from data.store.drafts import DraftWork
from data.store.erasing import ErasingWork
from data.store.feed import FeedWork
from data.store.figures import FigureWork
from data.store.following import FollowingWork
from data.store.heard import HeardWork
from data.store.house import HouseWork
from data.store.importing import ImportWork
from data.store.keeping import KeepingWork
from data.store.lasting import LastingWork
from data.store.limits import LimitWork
from data.store.list_proposals import ListProposalWork
from data.store.lists import ListWork
from data.store.notes import NoteWork
from data.store.outcomes import OutcomeWork
from data.store.people import PeopleWork
from data.store.readers import ReaderWork
from data.store.returns import ReturnWork
from data.store.reviewing import ReviewWork
from data.store.sealed import with_keys
from data.store.search import SearchWork
from data.store.settings import SettingWork
from data.store.stories import StoryWork
from data.store.targets import TargetWork
from data.store.thanks import ThanksWork
from data.store.trouble import passes, said_as
from data.store.uses import UseWork
from data.store.views import ViewWork
from stories.errors import NotReached, NotSaved
from stories.people import SERVICE, Person


class Work(
    PeopleWork,
    DraftWork,
    SearchWork,
    StoryWork,
    ReaderWork,
    ConsentWork,
    KeepingWork,
    ErasingWork,
    AnsweringWork,
    ReviewWork,
    ReturnWork,
    OutcomeWork,
    CatalogueWork,
    FollowingWork,
    ImportWork,
    ListWork,
    ListProposalWork,
    SettingWork,
    LimitWork,
    HouseWork,
    ThanksWork,
    UseWork,
    FeedWork,
    FigureWork,
    LastingWork,
    TargetWork,
    ViewWork,
    HeardWork,
    NoteWork,
    AppreciationWork,
    CpdWork,
    AuditWork,
):
    """One transaction by one person at one moment; `person` is read again inside it."""

    def __init__(self, connection: sa.Connection, keys: Keys, by: Person, at: datetime) -> None:
        self._connection = connection
        self._keys = keys
        self._at = at.astimezone(UTC)
        self.events = []
        self.left_keys = []
        self.own_drafts = set()
        self._kinds = None
        self._asked_at = at  # by the clock of whoever asks, for sentences that say a time
        self.person = by if by == SERVICE else self.person_by_id(by.id)

    @property
    def asked_at(self) -> datetime:
        """This moment by the clock of whoever asks: its date is the day they call today."""
        return self._asked_at


class Store:
    """The one way to the database for actions and pages; `copy` follows it, where there is one."""

    def __init__(
        self,
        engine: sa.Engine,
        keys: Keys,
        ledger: Ledger | None = None,
        copy: Copy | None = None,
    ) -> None:
        self.engine = with_keys(engine, keys)
        self.keys = keys
        self.ledger = ledger
        self.copy = copy

    @contextmanager
    def begin(self, by: Person, at: datetime) -> Iterator[Work]:
        """A transaction that commits at the end, or leaves nothing behind.

        NotSaved where the database could not keep it. What it took away is then written to the
        erasure ledger too, and its own keys are destroyed.
        """
        with said_as(NotSaved), self.engine.begin() as connection:
            work = Work(connection, self.keys, by, at)
            yield work
        if self.copy and work.events:
            self.copy.must_hold(work.events[-1].seq)
        if self.ledger:
            self.ledger.note(work.events)
        if work.left_keys:
            self.keys.destroy(work.left_keys)

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A connection for queries; it takes no write lock. NotReached where none can be had."""
        away = said_as(NotReached)
        with away, self.engine.connect().execution_options(writes=False) as connection:
            yield connection

    @contextmanager
    def read_copy(self) -> Iterator[sa.Connection]:
        """A connection that may be seconds behind, to a copy where there is one.

        For charts, lists and counts alone. What lets somebody in, or stands behind a decision, a
        pull or the words of a story, is read with `read`.
        """
        with said_as(NotReached):
            copied = self.copy and self.copy.opened()
        if copied is None:
            with self.read() as connection:
                yield connection
                if self.copy:
                    self.copy.must_hold_all_of(connection)
            return
        try:
            with said_as(NotReached), copied.execution_options(keys=self.keys) as connection:
                yield connection
        except NotReached:
            self.copy.left()
            raise

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()
        if self.keys.own:
            self.keys.own.engine.dispose()
        if self.copy:
            self.copy.engine.dispose()

    def note(self, statement: sa.Update) -> None:
        """One small write beside what was asked for, left out while the database cannot keep it."""
        try:
            with self.engine.begin() as connection:
                connection.execute(statement)
        except sa.exc.SQLAlchemyError as error:
            if not passes(error):
                raise
