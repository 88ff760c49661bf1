"""Answering people who ask what is held on them: showing it, putting it right, erasing it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from stories.erasure import out_of_use
from stories.errors import NotAllowed, NotFound, StoryError
from stories.keeping import without_words
from stories.people import Person, Role
from stories.recall import Reason
from stories.statuses import Status
from stories.text import limited

NAME_MOST = 120
FEWEST_LETTERS = 2


@dataclass(frozen=True)
class Named:
    """A consent whose sealed names hold what was looked for."""

    story_id: str
    party: str
    name: str
    speaker: str


def read_account(store, person_id: str, *, by: Person, at: datetime) -> Mapping[str, object]:
    """All that is held on somebody who works here: governance for anybody, each for themselves."""
    with store.begin(by, at) as work:
        if person_id == work.person.id:
            work.person.must_be(*Role)
        else:
            work.person.must_be(Role.GOVERNANCE)
        held = work.held_on(person_id)
        work.event("what is held on somebody read", "person", person_id)
        return held


def correct_account(
    store, person_id: str, name: str, job: str, *, by: Person, at: datetime
) -> Person:
    """Put a name or a job right. The next sign-in brings the organisation's own name again."""
    name, job = limited("Name", name, NAME_MOST), limited("Job", job, NAME_MOST)
    if not name:
        raise StoryError("Name: write what this person is called.")
    with store.begin(by, at) as work:
        person = _somebody_else(work, person_id)
        if not person.active:
            raise StoryError("This account is closed. Open it first, or erase it.")
        changed = [
            what
            for what, is_new in (("name", name != person.name), ("job", job != person.job))
            if is_new
        ]
        if not changed:
            raise StoryError("Change the name or the job first: both are as they were.")
        work.correct_person(person_id, name, job)
        work.event("account corrected", "person", person_id, changed=changed)
        return work.person_by_id(person_id)


def erase_account(store, person_id: str, *, by: Person, at: datetime) -> None:
    """Take out who somebody was. That a person acted stays, so that every decision has a signer.

    Only a closed account: an administrator closes it, governance erases it.
    """
    with store.begin(by, at) as work:
        person = _somebody_else(work, person_id)
        if person.active:
            raise StoryError("Ask an administrator to close this account first.")
        work.forget_person(person_id)
        work.event("account erased", "person", person_id)


def find_names(store, words: str, *, by: Person, at: datetime) -> list[Named]:
    """Consents whose sealed names hold these words; the record says that somebody looked."""
    words = " ".join(words.split()).casefold()
    if len(words) < FEWEST_LETTERS:
        raise StoryError(f"Name: write {FEWEST_LETTERS} letters or more.")
    with store.begin(by, at) as work:
        work.person.must_be(Role.GOVERNANCE)
        found = [
            Named(story_id, party, name, speaker)
            for story_id, party, name, speaker in work.every_name()
            if words in name.casefold() or words in speaker.casefold()
        ]
        work.event("names of consent searched", "consent", "names", found=len(found))
        return found


def correct_names(
    store, story_id: str, party: str, name: str, speaker: str, *, by: Person, at: datetime
) -> None:
    """Put right how somebody who agreed, or who spoke for them, is called."""
    name, speaker = (
        limited(label, text, NAME_MOST)
        for label, text in (("Name", name), ("Name of whoever spoke for them", speaker))
    )
    if not name and not speaker:
        raise StoryError("Name, as it should be: write one. To take it out, erase it instead.")
    with store.begin(by, at) as work:
        work.person.must_be(Role.GOVERNANCE)
        work.hold(story_id)
        if party not in work.names(story_id):
            raise NotFound("name")
        work.take_names_out(party)
        work.put_names(story_id, party, name, speaker)
        work.event("names of consent corrected", "story", story_id, party=party)


def erase_names(store, story_id: str, party: str, *, words: bool, by: Person, at: datetime) -> int:
    """Take out who agreed; with `words`, what was told too. Returns uses to call back.

    Their consent ends with it and the story leaves everything. Which kind of person agreed to
    what, and when, stays: without it nobody could show that each use was lawful.
    """
    with store.begin(by, at) as work:
        work.person.must_be(Role.GOVERNANCE)
        work.hold(story_id)
        story = work.story(story_id)
        standing = next((x for x in work.consents(story_id) if x.party == party), None)
        if standing is None and party not in work.names(story_id):
            raise NotFound("consent")
        if standing and standing.withdrawn_on is None:
            work.withdraw_consent(standing, max(standing.asked_on, at.date()))
        if out := out_of_use(story, Status.WITHDRAWN):
            story = work.save(out)
        uses = work.call_back(story_id, Reason.CONSENT_WITHDRAWN)
        work.let_names_go(party)
        work.delete_drafts_of(story_id)  # a draft that changes the story holds the name too
        if words:
            work.let_words_go(work.save(without_words(story)))
        facts = {"party": party, "words": words, "uses": uses}
        work.event("names erased", "story", story_id, **facts)
        return uses


def _somebody_else(work, person_id: str) -> Person:
    """The person, read inside the transaction of somebody of governance who is another."""
    work.person.must_be(Role.GOVERNANCE)
    if not work.is_known(person_id):
        raise NotFound("person")
    if person_id == work.person.id:
        raise NotAllowed("Somebody else of governance must do this for you.")
    return work.person_by_id(person_id)
