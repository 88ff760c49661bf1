"""Keeping consent against the database: versions, people, withdrawal, calling back, names."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from data import queries, tables
from data.store.consents import consents_of, recalled_where
from stories.actions import consenting, publishing, writing
from stories.agreement import Shown
from stories.consent import Channel
from stories.errors import IllegalMove, NotAllowed, NotCleared, NotFound, StoryError
from stories.ids import new_id
from stories.recall import Answer
from stories.statuses import Status
from tests import make
from tests.conftest import approved, cleared, count, submit

BY_GWEN = {"by": make.GWEN, "at": make.NOON}
LETTER, SITE = Channel.NEWSLETTER, Channel.WEBSITE
DAY = timedelta(days=1)


def standing(store, story):
    with store.read() as connection:
        return consents_of(connection, story.id)


def now(store, story):
    with store.read() as connection:
        return queries.story_for(connection, story.id, make.GWEN, make.TODAY)


def recalled(store, story=None):
    where = [] if story is None else [tables.pulls.c.story_id == story.id]
    with store.read() as connection:
        return recalled_where(connection, *where)


def record(store, story, key="once", by=make.GWEN, name="", speaker_name="", **changes):
    given = make.consent(story, **{"party": "", "asked_by": make.SAM.id, **changes})
    names = (name, speaker_name)
    return consenting.record_consent(store, given, *names, by=by, at=make.NOON, key=key)


def withdraw(store, story, party=None, on=make.TODAY, by=make.GWEN):
    return consenting.withdraw_consent(store, story.id, party or story.id, on, by=by, at=make.NOON)


def pull(store, story, channel=LETTER, key="once"):
    return publishing.pull(store, story.id, channel, "November", by=make.CAL, at=make.NOON, key=key)


def test_the_writers_answers_are_the_first_version_of_a_whole_record(store):
    story = submit(store)
    (consent,) = standing(store, story)
    assert (consent.party, consent.version) == (story.id, 1)
    assert (consent.asked_by, consent.recorded_by) == (make.SAM.id, make.SAM.id)
    assert (consent.subject, consent.speaker, consent.capacity) == ("parent", "self", "can")
    assert (consent.understood, consent.identity) == (True, "no_name")
    assert not consent.still_to_ask


def test_a_new_version_takes_the_place_of_that_persons_one_before(store):
    story = submit(store)
    consent = record(store, story, party=story.id, who="the mum")
    assert standing(store, story) == (consent,)
    assert (consent.version, consent.recorded_by) == (2, make.GWEN.id)
    assert count(store, tables.consents) == 2
    assert count(store, tables.events, action="consent recorded") == 1


def test_each_person_has_a_consent_of_their_own_and_each_must_agree(store):
    story = approved(store)
    record(store, story, who="the aunt", channels=frozenset({SITE}))
    assert {each.who for each in standing(store, story)} == {"the mother", "the aunt"}
    with pytest.raises(NotCleared, match="Newsletter"):
        publishing.clear(store, story.id, 2, frozenset({LETTER}), **BY_GWEN)
    assert publishing.clear(store, story.id, 2, frozenset({SITE}), **BY_GWEN).channels == {SITE}


def test_a_second_click_records_once(store):
    story = submit(store)
    first = record(store, story)
    again = record(store, story)
    assert again == first
    assert count(store, tables.consents) == 2


@pytest.mark.parametrize("person", [each for each in make.EVERYBODY if each != make.GWEN])
def test_only_governance_keeps_consent(sqlite_store, person):
    story = submit(sqlite_store)
    for act in (
        lambda: record(sqlite_store, story, by=person),
        lambda: consenting.read_names(sqlite_store, story.id, by=person, at=make.NOON),
        lambda: consenting.show_final_text(
            sqlite_store, story.id, story.id, by=person, at=make.NOON
        ),
    ):
        with pytest.raises(NotAllowed):
            act()
    if person != make.SAM:  # who told the story, and to whom the person may say it
        with pytest.raises(NotAllowed):
            withdraw(sqlite_store, story, by=person)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"who": " "}, "say who, by role"),
        ({"who": "Kayleigh Harrison"}, "use a role, never a name"),
        ({"asked_on": make.TODAY + DAY}, "has not come yet"),
        ({"expires_on": make.TODAY - DAY}, "still to come"),
        ({"expires_on": make.TODAY.replace(year=2032)}, "at most 5 years"),
        ({"asked_by": make.UNKNOWN}, "somebody who works here"),
        ({"party": make.UNKNOWN}, "could not find that consent"),
    ],
)
def test_what_no_record_may_say_is_refused_with_a_sentence(sqlite_store, wrong, says):
    story = submit(sqlite_store)
    with pytest.raises(StoryError, match=says):
        record(sqlite_store, story, **wrong)
    assert count(sqlite_store, tables.consents) == 1


def test_a_writer_who_sends_again_opens_nothing_that_was_closed_meanwhile(store):
    story = approved(store)
    draft = writing.open_again(store, story.id, new_id(), by=make.SAM, at=make.NOON)
    record(store, story, party=story.id, who="the mum", channels=frozenset({LETTER}))
    writing.submit(store, draft, by=make.SAM, at=make.NOON)
    (consent,) = standing(store, story)
    assert (consent.who, consent.channels, consent.version) == ("the mum", {LETTER}, 3)


def test_the_final_text_is_shown_at_one_version_of_the_words(store):
    story = approved(store)
    consent = consenting.show_final_text(store, story.id, story.id, **BY_GWEN)
    assert (consent.seen_words_version, consent.version) == (1, 2)
    assert standing(store, story) == (consent,)


def test_no_story_is_cleared_before_its_people_have_seen_the_final_text(store):
    story = approved(store, consent_shown="")
    clear = (store, story.id, 2, frozenset({LETTER}))
    with pytest.raises(NotCleared, match="has not seen the final text"):
        publishing.clear(*clear, **BY_GWEN)
    consenting.show_final_text(store, story.id, story.id, Shown.CHOSE_NOT, **BY_GWEN)
    assert publishing.clear(*clear, **BY_GWEN).channels == {LETTER}
    record(store, story, party="", shown=None, seen_words_version=None)  # a second person
    assert (now(store, story).status, now(store, story).channels) == (Status.APPROVED, frozenset())


def test_names_are_sealed_and_every_reading_leaves_a_line(store):
    story = submit(store, consent_name="Kofi Mensah")
    record(store, story, party=story.id, speaker_name="Abena Mensah")
    names = consenting.read_names(store, story.id, **BY_GWEN)
    assert names == {story.id: ("Kofi Mensah", "Abena Mensah")}
    assert count(store, tables.events, action="names of consent read") == 1
    with store.read() as connection:
        kept = connection.execute(sa.select(tables.consent_names)).all()
        facts = connection.scalars(sa.select(tables.events.c.facts)).all()
    assert "Mensah" not in repr(kept) + "".join(facts)


def test_a_use_is_ticked_off_once_by_governance_or_comms(store):
    story = cleared(store)
    pull(store, story)
    withdraw(store, story)
    (use,) = recalled(store, story)
    for person in (make.SAM, make.RAVI, make.LEO, make.ADA):
        with pytest.raises(NotAllowed):
            consenting.answer_use(store, use.pull_id, Answer.TAKEN_DOWN, by=person, at=make.NOON)
    done = consenting.answer_use(store, use.pull_id, Answer.TAKEN_DOWN, by=make.CAL, at=make.NOON)
    assert (done.answer, done.answered_by, done.answered_at) == (
        Answer.TAKEN_DOWN,
        "Cal",
        make.NOON,
    )
    with pytest.raises(StoryError, match="answered already"):
        consenting.answer_use(store, use.pull_id, Answer.CANNOT, **BY_GWEN)
    with pytest.raises(NotFound):
        consenting.answer_use(store, make.UNKNOWN, Answer.CANNOT, **BY_GWEN)


def test_the_database_refuses_a_use_without_consent_and_a_consent_revived(store):
    story = cleared(store, LETTER)
    row = {
        "id": new_id(),
        "story_id": story.id,
        "version": story.version,
        "purpose": "behind everybody's back",
        "pulled_by": make.CAL.id,
        "pulled_at": make.NOON,
    }
    consents = tables.consents
    taken = consents.update().values(withdrawn_on=make.TODAY)
    attempts = {
        "a channel not cleared": [tables.pulls.insert().values(**row, channel=SITE)],
        "another version": [tables.pulls.insert().values(**{**row, "version": 1}, channel=LETTER)],
        "consent taken back": [taken, tables.pulls.insert().values(**row, channel=LETTER)],
        "no consent": [
            consents.update().values(replaced=True),
            tables.pulls.insert().values(**row, channel=LETTER),
        ],
        "revived": [taken, consents.update().values(withdrawn_on=None)],
        "moved to another channel": [tables.consent_channels.update().values(channel="press")],
        "another day": [consents.update().values(asked_on=make.TODAY)],
        "still cleared": [
            taken,
            tables.stories.update().values(version=story.version + 1, status="cleared"),
        ],
    }
    for promise, statements in attempts.items():
        with store.engine.connect() as connection:
            for statement in statements[:-1]:
                connection.execute(statement)
            with pytest.raises(sa.exc.IntegrityError):
                connection.execute(statements[-1])
            connection.rollback(), promise
    with store.engine.connect() as connection:
        connection.execute(tables.pulls.insert().values(**row, channel=LETTER))
        connection.rollback()


def test_a_change_of_channels_still_needs_governance(sqlite_store):
    story = cleared(sqlite_store, LETTER, SITE)
    with pytest.raises(NotAllowed):
        replace(story).close_channels(frozenset({SITE}), make.RAVI)
    with pytest.raises(IllegalMove):
        approved(sqlite_store, title="Another door").close_channels(frozenset(), make.GWEN)
