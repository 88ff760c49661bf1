"""Outcomes and thanks recorded without a story."""

from dataclasses import replace
from datetime import datetime

from stories.errors import StoryError
from stories.ids import one_key
from stories.outcomes import OutcomeRecord
from stories.outcomes.record import check_outcome
from stories.people import Person, Role
from stories.text import limited
from stories.thanks import ROLES_THANKED, SaidTo, Thanks

THANKS_MOST = 2_000


def record_outcome(
    store, record: OutcomeRecord, *, by: Person, at: datetime, key: str
) -> OutcomeRecord:
    """Keep one outcome. The same key keeps it once, however often it is sent."""
    with store.begin(by, at) as work:
        work.person.must_be(Role.STAFF)
        kinds, services = work.outcome_types(), work.services()
        if record.code not in kinds:
            raise StoryError("Outcome: choose one from the list.")
        if record.service not in services:
            raise StoryError("Service: choose one from the list.")
        record = replace(record, recorded_by=work.person.id, recorded_at=at, story_id=None)
        check_outcome(record, kinds[record.code], at.date())
        if work.first_time("outcome", one_key(key), record.id):
            work.put_outcome(record)
            work.event("outcome recorded", "outcome", record.id, code=record.code)
        return record


def log_thanks(store, thanks: Thanks, *, by: Person, at: datetime, key: str) -> Thanks:
    """Keep a thank-you. The same key keeps it once."""
    with store.begin(by, at) as work:
        work.person.must_be(Role.STAFF)
        if thanks.service not in work.services():
            raise StoryError("Service: choose one from the list.")
        if thanks.role and (
            thanks.role not in ROLES_THANKED or thanks.said_to is not SaidTo.WORKER
        ):
            raise StoryError("Whom did they thank? Choose a role from the list.")
        if not limited("Their words", thanks.words.text, THANKS_MOST):
            raise StoryError("Their words: write what they said.")
        if thanks.said_on > at.date():
            raise StoryError("When it was said: this day has not come yet.")
        thanks = replace(
            thanks, logged_by=work.person.id, logged_at=at, check=None, taken_back_at=None
        )
        if work.first_time("thanks", one_key(key), thanks.id):
            work.add_thanks(thanks)
            work.event("thanks logged", "thanks", thanks.id)
        return thanks
