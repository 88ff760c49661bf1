"""Keeping consent: recording it, taking it back, calling uses back, reading the sealed names."""

from dataclasses import replace
from datetime import date, datetime

from stories.agreement import Shown
from stories.consent import Consent
from stories.errors import NotFound, StoryError
from stories.ids import new_id, one_key
from stories.people import Person, Role
from stories.recall import SOON, Answer, Reason, RecalledUse
from stories.statuses import MOVES, STATUS_LABELS, Status
from stories.story import Story
from stories.text import limited

WHO_MOST = 120
NAME_MOST = 120


def record_consent(
    store,
    given: Consent,
    name: str = "",
    speaker_name: str = "",
    *,
    by: Person,
    at: datetime,
    key: str,
) -> Consent:
    """Keep a new version of one person's consent; `given.party` is empty for a new person.

    Channels that are no longer agreed to close at once, and their uses are called back. Names are
    sealed; one left empty stays as it was. The same key records once.
    """
    given = replace(given, who=limited("Who agreed", given.who, WHO_MOST))
    names = _tidy_names(name, speaker_name)
    with store.begin(by, at) as work:
        work.person.must_be(Role.GOVERNANCE)
        work.hold(given.story_id)
        story = work.story(given.story_id)
        consent = _as_it_may_stand(work, story, given, at.date())
        once = ("record consent", one_key(given.story_id, key))
        if not work.first_time(*once, consent.party):
            party = work.receipt(*once)
            return next(each for each in work.consents(story.id) if each.party == party)
        work.add_consent(consent)
        work.put_names(story.id, consent.party, *names)
        closed = _close(work, story, at.date())
        work.event(
            "consent recorded",
            "story",
            story.id,
            version=consent.version,
            channels=sorted(consent.channels),
            closed=closed,
        )
        return consent


def _tidy_names(name: str, speaker_name: str) -> tuple[str, str]:
    whose = ("Name", "Name of whoever spoke for them")
    typed = zip(whose, (name, speaker_name), strict=True)
    return tuple(limited(label, text, NAME_MOST) for label, text in typed)


def _as_it_may_stand(work, story: Story, given: Consent, today: date) -> Consent:
    """The next version of this person's consent, signed; refused where nothing can be agreed."""
    if not MOVES[story.status]:
        raise StoryError(
            f"This story is {STATUS_LABELS[story.status].lower()}, so there is nothing left to "
            "agree to. A new story needs a new consent."
        )
    parties = {each.party for each in work.consents(story.id)}
    if given.party and given.party not in parties | {story.id}:
        raise NotFound("consent")
    if given.asked_by is not None and not work.who_work_here({given.asked_by}):
        raise StoryError("Who asked them: choose somebody who works here.")
    given.refuse_if_wrong(today)
    return replace(
        given,
        id=new_id(),
        party=given.party or (new_id() if parties else story.id),
        version=work.latest_consent_version(story.id) + 1,
        withdrawn_on=None,
        recorded_by=work.person.id,
    )


def _close(work, story: Story, today: date) -> list[str]:
    """Close what is no longer agreed to, and call back where it was used."""
    consents = work.consents(story.id)
    closed = frozenset(each for each in story.channels if story.refusal(consents, each, today))
    if closed:
        work.save(story.close_channels(closed, work.person))
        work.call_back(story.id, Reason.CONSENT_NARROWED, closed)
    return sorted(closed)


def withdraw_consent(
    store, story_id: str, party: str, on: date, *, by: Person, at: datetime
) -> int:
    """Somebody took their consent back. The story leaves everything; returns uses to call back.

    It never waits for a version: whatever else happened to the story, this holds.
    """
    with store.begin(by, at) as work:
        work.hold(story_id)
        story = work.story(story_id)
        if story.submitted_by != work.person.id:
            work.person.must_be(Role.GOVERNANCE)
        consent = next((each for each in work.consents(story_id) if each.party == party), None)
        if consent is None:
            raise NotFound("consent")
        if consent.withdrawn_on is not None:
            raise StoryError("This consent was taken back already.")
        if on > at.date():
            raise StoryError("When they took it back: this day has not come yet.")
        if on < consent.asked_on:
            raise StoryError("When they took it back: this is before they were asked.")
        if story.may_move(Status.WITHDRAWN, work.person):
            work.save(story.withdraw(work.person))
        work.withdraw_consent(consent, on)
        uses = work.call_back(story_id, Reason.CONSENT_WITHDRAWN)
        facts = {"version": consent.version, "party": party, "uses": uses}
        work.event("consent taken back", "story", story_id, **facts)
        return uses


def show_final_text(
    store, story_id: str, party: str, shown: Shown = Shown.SEEN, *, by: Person, at: datetime
) -> Consent:
    """A new version says whether the person has seen the words as they stand, or why not."""
    with store.begin(by, at) as work:
        work.person.must_be(Role.GOVERNANCE)
        work.hold(story_id)
        story = work.story(story_id)
        before = next((each for each in work.consents(story_id) if each.party == party), None)
        if before is None or before.withdrawn_on is not None:
            raise NotFound("consent")
        seen = replace(before, shown=shown, seen_words_version=story.words_version)
        consent = _as_it_may_stand(work, story, seen, at.date())
        work.add_consent(consent)
        work.event("final text shown", "story", story_id, version=consent.version, shown=shown)
        return consent


def answer_use(store, pull_id: str, answer: Answer, *, by: Person, at: datetime) -> RecalledUse:
    """What became of one use that was called back, or that is soon to be taken down."""
    with store.begin(by, at) as work:
        if work.comes_down(pull_id, at.date() + SOON):
            work.call_back_over(pull_id)
        use = work.recalled_use(pull_id)
        use.refuse_answer(work.person)
        work.answer_use(use, answer)
        work.event("use called back", "story", use.story_id, answer=answer, channel=use.channel)
        return work.recalled_use(pull_id)


def read_names(store, story_id: str, *, by: Person, at: datetime) -> dict[str, tuple[str, str]]:
    """Who agreed, by name, and who spoke for them; governance alone, and the record says so."""
    with store.begin(by, at) as work:
        work.person.must_be(Role.GOVERNANCE)
        story = work.story(story_id)
        work.event("names of consent read", "story", story.id)
        return work.names(story_id)
