"""Letting things go when their time is over: announced first, one by one, each in the record."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from stories.errors import NotFound
from stories.keeping import (
    LONGER_MONTHS,
    Due,
    Kept,
    announced_for,
    checked_months,
    months_later,
    without_words,
)
from stories.people import SERVICE, Person, Role
from stories.recall import Reason

KEEPERS = (Role.GOVERNANCE, Role.ADMIN)


@dataclass(frozen=True)
class Tidied:
    """What one run did."""

    announced: int
    gone: int
    drafts: int
    closed: int
    over: int = 0

    @property
    def sentence(self) -> str:
        did = {
            "Announced": self.announced,
            "Words or names removed": self.gone,
            "Old drafts deleted": self.drafts,
            "Stories closed because consent or their time ran out": self.closed,
            "Uses to take down": self.over,
        }
        told = [f"{what}: {many}." for what, many in did.items() if many]
        return " ".join(told) or "Nothing was due."


def tidy(
    store, *, at: datetime, by: Person = SERVICE, go_on: Callable[[], None] = lambda: None
) -> Tidied:
    """Do all that is due. Each thing is a transaction of its own, so a run can stop anywhere.

    `go_on` is called before each: what it raises ends the run there.
    """
    today = at.date()

    def each(act: Callable, things: Iterable) -> int:
        """How much was done of these."""
        done = 0
        for thing in things:
            go_on()
            done += act(store, thing, by, at)
        return done

    with store.begin(by, at) as work:
        _may_keep(work.person)
        every = work.due()
        drafts, past = work.old_drafts(), work.stories_past_time()
    announce = [due for due in every if due.to_announce(today)]
    going = [due for due in every if due.goes(today)]
    done = Tidied(
        each(_announce, announce),
        each(_let_go, going),
        each(_delete_draft, drafts),
        each(_close, past),
        each(_call_back, _over(store, by, at)),
    )
    go_on()
    with store.begin(by, at) as work:
        work.event("keeping done", "keeping", "run", announced=done.announced, gone=done.gone)
    return done


def keep_longer(store, kind: Kept, subject_id: str, *, by: Person, at: datetime) -> Due:
    """Twelve months more for something that was announced to go."""
    with store.begin(by, at) as work:
        _may_keep(work.person)
        due = work.due_one(kind, subject_id)
        if due is None or due.goes_on is None:
            raise NotFound("line")
        later = months_later(max(due.day, at.date()), LONGER_MONTHS)
        work.goes_later(due, later)
        work.event("kept longer", kind, subject_id, months=LONGER_MONTHS)
        return replace(due, goes_on=later)


def set_months(store, kind: Kept, months: int, *, by: Person, at: datetime) -> None:
    """How long this kind is kept from now on. Nothing goes sooner than 30 days from now."""
    months = checked_months(months)
    with store.begin(by, at) as work:
        _may_keep(work.person)
        work.set_months(kind, months)
        work.event("keeping time set", "keeping", kind, months=months)


def _may_keep(person: Person) -> None:
    if person != SERVICE:
        person.must_be(*KEEPERS)


def _announce(store, due: Due, by: Person, at: datetime) -> bool:
    with store.begin(by, at) as work:
        now = work.due_one(due.kind, due.subject_id)
        if now is None or not now.to_announce(at.date()):
            return False
        work.announce(now, announced_for(now, at.date()))
        work.event("removal announced", now.kind, now.subject_id)
        return True


def _let_go(store, due: Due, by: Person, at: datetime) -> bool:
    with store.begin(by, at) as work:
        if due.kind is Kept.STORY:
            work.hold(due.subject_id)
        now = work.due_one(due.kind, due.subject_id)
        if now is None or not now.goes(at.date()):
            return False  # somebody was quicker, or it was kept longer meanwhile
        _GOING[now.kind](work, now.subject_id, at)
        work.gone(now)
        work.event("removed", now.kind, now.subject_id)
        return True


def _words(work, story_id: str, _at: datetime) -> None:
    story = work.save(without_words(work.story(story_id)))
    work.call_back(story_id, Reason.CONSENT_RAN_OUT)
    work.let_words_go(story)


def _names(work, party: str, _at: datetime) -> None:
    work.let_names_go(party)


def _thanks(work, thanks_id: str, at: datetime) -> None:
    work.take_back_thanks(replace(work.thanks(thanks_id), taken_back_at=at))


_GOING: dict[Kept, Callable] = {Kept.STORY: _words, Kept.CONSENT: _names, Kept.THANKS: _thanks}


def _delete_draft(store, draft_id: str, by: Person, at: datetime) -> bool:
    with store.begin(by, at) as work:
        if not work.is_old_draft(draft_id):
            return False  # its writer came back
        work.erase_draft(draft_id)
        work.event("old draft deleted", "draft", draft_id)
        return True


def _close(store, story_id: str, by: Person, at: datetime) -> bool:
    """Close every channel whose consent or time is over, and call back where it was used."""
    with store.begin(by, at) as work:
        work.hold(story_id)
        story, consents = work.story(story_id), work.consents(story_id)
        refused = frozenset(x for x in story.channels if story.refusal(consents, x, at.date()))
        closed = story.channels if story.window.is_over(at.date()) else refused
        if not closed:
            return False
        work.save(story.without_channels(closed))
        work.call_back(story_id, Reason.CONSENT_RAN_OUT, refused)
        work.call_back(story_id, Reason.TIME_IS_OVER, closed - refused)
        work.event("channels closed", "story", story_id, channels=sorted(closed))
        return True


def _over(store, by: Person, at: datetime) -> list[tuple[str, list[str]]]:
    """Uses by story whose own day to be taken down has passed."""
    with store.begin(by, at) as work:
        return list(work.uses_over(at.date()).items())


def _call_back(store, of: tuple[str, list[str]], by: Person, at: datetime) -> int:
    """Call each of these uses back; returns how many were not before."""
    story_id, uses = of
    with store.begin(by, at) as work:
        opened = sum(work.call_back_over(pull_id) for pull_id in uses)
        if opened:
            work.event("uses called back", "story", story_id, uses=opened)
        return opened
