"""The panel's choice of a month, recorded with its reasons."""

from datetime import date, datetime

from stories.actions.reading import readable
from stories.errors import StoryError
from stories.ids import new_id
from stories.panel import (
    RECORDERS,
    Choice,
    Domain,
    checked_reasons,
    checked_seats,
    refuse_unless_may_record,
)
from stories.people import Person


def record_choice(
    store,
    story_id: str,
    month: date,
    domain: Domain,
    reasons: str,
    seats: tuple[str, ...],
    *,
    by: Person,
    at: datetime,
) -> Choice:
    """Keep what a panel chose for a month, who chose and why. One story for a month and domain."""
    reasons, seats = checked_reasons(reasons), checked_seats(seats)
    with store.begin(by, at) as work:
        work.hold(story_id)
        story = readable(work, story_id)
        refuse_unless_may_record(story, month, work.person, at)
        choice = Choice(
            id=new_id(),
            month=month,
            domain=domain,
            story_id=story_id,
            reasons=reasons,
            seats=seats,
            considered=work.count_approved_in(month),
            recorded_by=work.person.id,
            recorded_at=at,
        )
        if not work.add_choice(choice):
            raise StoryError(
                "A story was chosen for this month and this kind of change already. "
                "Take that choice back first, or choose another kind."
            )
        work.event("story chosen", "story", story_id, month=month.isoformat(), domain=domain)
        return choice


def take_choice_back(store, choice_id: str, *, by: Person, at: datetime) -> None:
    """Undo a choice that was recorded by mistake."""
    with store.begin(by, at) as work:
        work.person.must_be(*RECORDERS)
        choice = work.choice(choice_id)
        work.remove_choice(choice)
        work.event(
            "choice taken back",
            "story",
            choice.story_id,
            month=choice.month.isoformat(),
            domain=choice.domain,
        )
