"""Taking away again, after a restore, what was taken away since the backup was made."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import sqlalchemy as sa

from data import tables
from data.keys import Keys
from data.store.answering import NAMED_IN
from data.store.drafts import sent_drafts
from stories.erasure import AGAIN, LINES, RESTORED, SOMEBODY, Gone, Line, inside, out_of_use
from stories.keeping import without_words
from stories.recall import Reason
from stories.statuses import Status

OWN = ".person_id"
SLOWEST = timedelta(hours=1)  # that a clock may have been
THEIRS_ALONE = tuple(
    tables.metadata.tables[place.removesuffix(OWN)]
    for place, (_, goes) in NAMED_IN.items()
    if goes and place.endswith(OWN)
)
SUBJECT = {  # what the record of actions calls each
    Gone.WORDS: "story",
    Gone.EXPIRED: "story",
    Gone.OUTSIDE: "story",
    Gone.NAMES: "consent",
    Gone.VARIANT: "story",
    Gone.CONSENT: "story",
    Gone.ACCOUNT: "person",
    Gone.ROLE: "person",
    Gone.PERSON: "person",
}


class ErasingWork:
    _connection: sa.Connection
    _keys: Keys
    _at: datetime
    left_keys: list[str]

    def end_every_session(self) -> None:
        """Nobody is signed in: a session that was ended since would stand again otherwise."""
        table = tables.sessions
        standing = table.c.ended_at.is_(None)
        self._connection.execute(table.update().where(standing).values(ended_at=self._at))

    def not_known_here(self, lines: Iterable[Line]) -> list[Line]:
        """The lines that this database has neither done itself nor had done again before.

        What came after an earlier restore is told by its place too: a clock may have been slow.
        A restore by a version that noted no place is taken to be an hour older than it says.
        """
        table = tables.events
        known = set(self._connection.scalars(sa.select(table.c.hash)))
        restored = sa.select(table.c.at, table.c.facts).where(table.c.action == RESTORED)
        last = self._connection.execute(restored.order_by(table.c.seq.desc()).limit(1)).first()
        then = json.loads(last.facts).get(LINES) if last else 0
        lines = list(lines)
        if then is None:
            since, then = last.at - SLOWEST, len(lines)
        else:
            since = last.at if last else None
        return [
            line
            for place, line in enumerate(lines)
            if line.event not in known and (since is None or line.at > since or place >= then)
        ]

    def take_away_again(self, lines: Iterable[Line]) -> int:
        """Do again what these lines tell of; returns how many things were still there."""
        count = 0
        wanted = {(line.kind, line.known_as) for line in lines}
        for kind in Gone:
            if not any(each is kind for each, _ in wanted):
                continue
            for place in list(_places(self._connection, kind)):
                is_it = (kind, self._keys.known_as(f"{kind}/{place}")) in wanted
                if is_it and _AGAIN[kind](self, place):
                    self.event(AGAIN, SUBJECT.get(kind, kind), place.split("/")[0], what=kind)
                    count += 1
        return count

    def let_keys_go(self, things: Iterable[str]) -> None:
        """Their own keys are destroyed once this is kept: no backup opens them any more."""
        self.left_keys += self._keys.leave(things, self._at.date())

    def forget_person(self, person_id: str) -> None:
        """Who somebody was, and all that was theirs alone; that a person acted stays."""
        own = tables.stories.c.submitted_by == person_id
        held = sa.select(tables.stories.c.id).where(own).order_by(tables.stories.c.id)
        self._connection.execute(held.with_for_update())  # nobody seals an answer meanwhile
        self.let_keys_go(_theirs(self._connection, person_id))
        learned = tables.cpd_answers.c.story_id.in_(sa.select(tables.stories.c.id).where(own))
        self._connection.execute(tables.cpd_answers.delete().where(learned))
        for table in THEIRS_ALONE:
            self._connection.execute(table.delete().where(table.c.person_id == person_id))
        teams, people = tables.teams, tables.people
        led = teams.update().where(teams.c.lead_id == person_id).values(lead_id=None)
        self._connection.execute(led)
        nobody = {"name": SOMEBODY, "job": "", "service": "", "active": False}
        self._connection.execute(people.update().where(people.c.id == person_id).values(**nobody))


def _theirs(connection: sa.Connection, person_id: str) -> Iterator[str]:
    """What is sealed and somebody's alone."""
    drafts, searches, stories = tables.drafts, tables.saved_searches, tables.stories
    for kind, column, owner in (
        ("draft", drafts.c.id, drafts.c.person_id),
        ("search", searches.c.id, searches.c.person_id),
        ("cpd", stories.c.id, stories.c.submitted_by),
    ):
        for each in connection.scalars(sa.select(column).where(owner == person_id)):
            yield f"{kind}/{each}"
    yield from sent_drafts(connection, by=person_id)


def _places(connection: sa.Connection, kind: Gone) -> Iterator[str]:
    """Everything of this kind that the database holds, by the ids that the ledger names it by."""
    columns = _PLACES[kind]
    for row in connection.execute(sa.select(*columns).distinct()):
        yield "/".join(map(str, row))


_STORY = (tables.stories.c.id,)
_PERSON = (tables.people.c.id,)
_PLACES: Mapping[Gone, tuple[sa.Column, ...]] = {
    Gone.DRAFT: (tables.drafts.c.id,),
    Gone.WORDS: _STORY,
    Gone.NAMES: (tables.consent_names.c.party,),
    Gone.THANKS: (tables.thanks.c.id,),
    Gone.VARIANT: (tables.story_variants.c.story_id, tables.story_variants.c.form),
    Gone.STORY: _STORY,
    Gone.EXPIRED: _STORY,
    Gone.OUTSIDE: _STORY,
    Gone.CONSENT: (tables.consents.c.story_id, tables.consents.c.party),
    Gone.ACCOUNT: _PERSON,
    Gone.ROLE: (tables.person_roles.c.person_id, tables.person_roles.c.role),
    Gone.PERSON: _PERSON,
}


def _draft(work, draft_id: str) -> bool:
    work.erase_draft(draft_id)
    return True


def _words(work, story_id: str) -> bool:
    story = work.save(without_words(work.story(story_id)))
    work.call_back(story_id, Reason.CONSENT_RAN_OUT)
    work.let_words_go(story)
    return True


def _names(work, party: str) -> bool:
    work.let_names_go(party)
    return True


def _thanks(work, thanks_id: str) -> bool:
    thanks = work.thanks(thanks_id)
    if thanks.taken_back_at is not None:
        return False
    work.take_back_thanks(replace(thanks, taken_back_at=work.asked_at))
    return True


def _variant(work, place: str) -> bool:
    story_id, form = place.split("/")
    found = [each for each in work.variants_of(work.story(story_id)) if each.form == form]
    for each in found:
        work.remove_variant(each)
    return bool(found)


def _out(to: Status) -> Callable[[object, str], bool]:
    def again(work, story_id: str) -> bool:
        story = out_of_use(work.story(story_id), to)
        if story is None:
            return False
        work.save(story)
        work.call_back(story_id, Reason.STORY_WITHDRAWN)
        return True

    return again


def _outside(work, story_id: str) -> bool:
    story = inside(work.story(story_id))
    if story is None:
        return False
    work.save(story)
    work.call_back(story_id, Reason.CONSENT_NARROWED)
    return True


def _consent(work, place: str) -> bool:
    story_id, party = place.split("/")
    standing = [each for each in work.consents(story_id) if each.party == party]
    standing = [each for each in standing if each.withdrawn_on is None]
    for each in standing:
        work.withdraw_consent(each, max(each.asked_on, work.asked_at.date()))
    return bool(standing)


def _account(work, person_id: str) -> bool:
    if not work.person_by_id(person_id).active:
        return False
    work.set_active(person_id, False)
    return True


def _role(work, place: str) -> bool:
    person_id, role = place.split("/")
    work.set_roles(person_id, work.person_by_id(person_id).roles - {role})
    return True


def _person(work, person_id: str) -> bool:
    work.forget_person(person_id)
    return True


_AGAIN: Mapping[Gone, Callable] = {
    Gone.DRAFT: _draft,
    Gone.WORDS: _words,
    Gone.NAMES: _names,
    Gone.THANKS: _thanks,
    Gone.VARIANT: _variant,
    Gone.STORY: _out(Status.WITHDRAWN),
    Gone.EXPIRED: _out(Status.EXPIRED),
    Gone.OUTSIDE: _outside,
    Gone.CONSENT: _consent,
    Gone.ACCOUNT: _account,
    Gone.ROLE: _role,
    Gone.PERSON: _person,
}
