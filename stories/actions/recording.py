"""Outcomes and thanks recorded without a story."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from stories.actions.settling import refuse_without_basis
from stories.errors import NotFound, StoryError
from stories.ids import one_key
from stories.outcomes import OutcomeRecord, Source
from stories.outcomes.record import check_outcome
from stories.people import Person, Role
from stories.text import limited
from stories.thanks import ROLES_THANKED, SaidTo, Thanks

THANKS_MOST = 2_000
MOST_AT_ONCE = 100
ALREADY = (
    "Case number: this outcome is recorded for the same person and month already, so it counts "
    "once. Take it out of this list, or change what is different."
)


def record_outcome(
    store, record: OutcomeRecord, *, by: Person, at: datetime, key: str
) -> OutcomeRecord:
    """Keep one outcome. The same key keeps it once, however often it is sent."""
    return record_outcomes(store, [record], by=by, at=at, key=key)[0]


def record_outcomes(
    store,
    records: Sequence[OutcomeRecord],
    story_id: str | None = None,
    *,
    by: Person,
    at: datetime,
    key: str,
) -> list[OutcomeRecord]:
    """Keep outcomes of one or more people, all or none; they may belong to a story of the person's.

    The same key keeps them once. Where the catalogue asks for it, each waits for a second person.
    """
    if not 1 <= len(records) <= MOST_AT_ONCE:
        raise StoryError(f"Record from 1 to {MOST_AT_ONCE} outcomes at a time.")
    with store.begin(by, at) as work:
        work.person.must_be(Role.STAFF)
        kept = [_checked(work, record, at) for record in records]
        if story_id is not None and work.story(story_id).submitted_by != work.person.id:
            raise NotFound("story")
        if work.first_time("outcome", one_key(key), kept[0].id):
            twice = len({record.id for record in kept}) < len(kept)
            if twice or any(work.is_recorded(record) for record in kept):
                raise StoryError(ALREADY)
            work.add_outcomes(kept)
            for record in kept if story_id is not None else ():
                work.link_outcome(record.id, story_id)
            codes = sorted({record.code for record in kept})
            if len(kept) == 1:
                work.event("outcome recorded", "outcome", kept[0].id, code=codes[0])
            else:
                facts = {"codes": codes, "people": len(kept)}
                work.event("outcomes recorded", "outcome", kept[0].id, **facts)
        return kept


def _checked(work, record: OutcomeRecord, at: datetime) -> OutcomeRecord:
    kinds = work.outcome_types()
    if record.code not in kinds:
        raise StoryError("Outcome: choose one from the list.")
    if record.service not in work.services():
        raise StoryError("Service: choose one from the list.")
    team = work.teams().get(record.team) if record.team else None
    if record.team and (team is None or not team.is_open or team.service != record.service):
        raise StoryError("Team: choose one of this service, or leave it empty.")
    signed = replace(
        record, recorded_by=work.person.id, recorded_at=at, story_id=None, source=Source.FORM
    )
    return check_outcome(signed, kinds[record.code], at.date()).asking_for(kinds[record.code])


def confirm_outcome(
    store, outcome_id: str, is_so: bool, *, by: Person, at: datetime
) -> OutcomeRecord:
    """A second person's answer to one outcome: it is so, or it is not and does not count."""
    with store.begin(by, at) as work:
        record = work.outcome(outcome_id).answered(is_so, work.person, at)
        work.put_outcome(record)
        work.event("outcome confirmed", "outcome", outcome_id, code=record.code, confirmed=is_so)
        return record


def log_thanks(store, thanks: Thanks, *, by: Person, at: datetime, key: str) -> Thanks:
    """Keep a thank-you. The same key keeps it once."""
    with store.begin(by, at) as work:
        work.person.must_be(Role.STAFF)
        refuse_without_basis(work)
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
