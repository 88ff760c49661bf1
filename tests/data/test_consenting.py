"""Keeping consent against the database: versions, people, withdrawal, calling back, names."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from data import queries, search, tables
from data.store.consents import consents_of, recalled_where
from stories.actions import consenting, publishing, reviewing, writing
from stories.agreement import Shown
from stories.consent import Channel
from stories.errors import IllegalMove, NotAllowed, NotCleared, NotFound, StoryError
from stories.ids import new_id
from stories.limits import Limited
from stories.recall import Answer, Reason
from stories.release import Release
from stories.statuses import Status
from stories.telling import ReturnReason
from tests import make
from tests.conftest import approved, at_once, cleared, count, submit

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


def test_a_place_no_longer_agreed_to_closes_at_once_and_is_called_back(store):
    story = cleared(store, LETTER, SITE)
    pull(store, story, LETTER)
    pull(store, story, SITE, key="other")
    record(store, story, party=story.id, channels=frozenset({LETTER}))
    after = now(store, story)
    assert (after.status, after.channels) == (Status.CLEARED, {LETTER})
    (use,) = recalled(store)
    assert (use.channel, use.reason, use.answer) == (SITE, Reason.CONSENT_NARROWED, None)
    record(store, story, key="none left", party=story.id, channels=frozenset({Channel.TEAM}))
    after = now(store, story)
    assert (after.status, after.channels) == (Status.APPROVED, frozenset())
    assert {each.channel for each in recalled(store)} == {LETTER, SITE}


def test_taking_consent_back_ends_every_use_and_lists_those_there_were(store):
    story = cleared(store, LETTER, SITE)
    pull(store, story, LETTER)
    pull(store, story, SITE, key="other")
    assert withdraw(store, story) == 2
    assert now(store, story).status is Status.WITHDRAWN
    assert [each.reason for each in recalled(store)] == [Reason.CONSENT_WITHDRAWN] * 2
    with pytest.raises(NotCleared):
        pull(store, story, key="late")
    with store.read() as connection:
        assert search.find(connection, make.NOON).found == []
        assert queries.stories_at(connection, Status.APPROVED, Status.CLEARED) == []
        assert queries.usable_today(connection, make.TODAY, 9) == (0, [])
        for person in (make.LEO, make.CAL, make.RAVI, make.ADA):
            with pytest.raises(NotFound):
                queries.story_for(connection, story.id, person, make.TODAY)
    assert count(store, tables.outcomes, counts=True) == 1


def test_one_person_of_several_is_enough_to_end_it(store):
    story = approved(store)
    aunt = record(store, story, who="the aunt")
    publishing.clear(store, story.id, 2, frozenset({SITE}), **BY_GWEN)
    withdraw(store, story, aunt.party)
    assert now(store, story).status is Status.WITHDRAWN


@pytest.mark.parametrize("led", ["submitted", "returned", "declined", "approved", "expired"])
def test_consent_can_be_taken_back_wherever_the_story_stands(sqlite_store, led):
    back = (ReturnReason.OTHER, "Please say how we know.")
    by_ravi = {"by": make.RAVI, "at": make.NOON}
    story = submit(sqlite_store)
    if led in ("approved", "expired"):
        story = approved(sqlite_store)
    if led == "returned":
        reviewing.return_to_writer(sqlite_store, story.id, 1, *back, **by_ravi)
    if led == "declined":
        reviewing.decline(sqlite_store, story.id, 1, *back, **by_ravi)
    if led == "expired":
        publishing.expire(sqlite_store, story.id, 2, **BY_GWEN)
    withdraw(sqlite_store, story)
    ended = {"declined": Status.DECLINED, "expired": Status.EXPIRED}
    assert now(sqlite_store, story).status is ended.get(led, Status.WITHDRAWN)
    (consent,) = standing(sqlite_store, story)
    assert consent.withdrawn_on == make.TODAY


def test_the_writer_may_pass_on_that_consent_was_taken_back(store):
    story = cleared(store)
    withdraw(store, story, by=make.SAM)
    assert now(store, story).status is Status.WITHDRAWN


def test_taking_back_twice_too_early_or_in_the_future_is_refused(sqlite_store):
    story = submit(sqlite_store)
    for on, says in ((make.TODAY + DAY, "has not come yet"), (make.TODAY - 99 * DAY, "before")):
        with pytest.raises(StoryError, match=says):
            withdraw(sqlite_store, story, on=on)
    with pytest.raises(NotFound):
        withdraw(sqlite_store, story, party=make.UNKNOWN)
    withdraw(sqlite_store, story)
    with pytest.raises(StoryError, match="taken back already"):
        withdraw(sqlite_store, story)


def test_nothing_revives_a_consent_taken_back(store):
    story = cleared(store)
    withdraw(store, story)
    with pytest.raises(StoryError, match="nothing left to agree to"):
        record(store, story)
    with pytest.raises(NotFound):
        consenting.show_final_text(store, story.id, story.id, **BY_GWEN)
    with pytest.raises(StoryError):
        writing.open_again(store, story.id, new_id(), by=make.SAM, at=make.NOON)


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


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        (
            lambda store, story: writing.withdraw(store, story.id, 3, by=make.SAM, at=make.NOON),
            Reason.STORY_WITHDRAWN,
        ),
        (
            lambda store, story: publishing.expire(store, story.id, 3, **BY_GWEN),
            Reason.CONSENT_RAN_OUT,
        ),
    ],
)
def test_a_story_taken_out_in_another_way_calls_its_uses_back_too(store, end, reason):
    story = cleared(store)
    pull(store, story)
    end(store, story)
    assert [each.reason for each in recalled(store)] == [reason]
    withdraw(store, story)
    assert len(recalled(store)) == 1  # called back already


@pytest.mark.parametrize("turn", range(4))
def test_of_a_pull_and_a_withdrawal_at_once_no_use_escapes_the_list(store, turn):
    """Whoever comes first: a pull before it is called back, a pull after it is refused."""
    pulls_and_a_withdrawal(store)


@pytest.mark.slow
def test_of_a_thousand_withdrawals_each_against_pulls_none_is_escaped(store):
    """T-11 at size; the limits of one person are lifted, since one person pulls them all."""
    with store.begin(make.ADA, make.NOON) as work:
        for kind in Limited:
            work.set_limit(kind, 1_000_000)
    for _ in range(1_000):
        pulls_and_a_withdrawal(store)


def pulls_and_a_withdrawal(store) -> None:
    story = cleared(store)
    pulls = [lambda key=key: pull(store, story, key=key) for key in ("one", "two", "three")]
    *results, taken = at_once(*pulls, lambda: withdraw(store, story))
    assert isinstance(taken, int)
    assert all(isinstance(each, Release | NotCleared) for each in results)
    given = sum(isinstance(each, Release) for each in results)
    assert taken == len(recalled(store, story)) == given
    assert now(store, story).status is Status.WITHDRAWN
    with pytest.raises(NotCleared):
        pull(store, story, key="after")


@pytest.mark.parametrize("turn", range(3))
def test_of_a_clearing_and_a_withdrawal_at_once_the_withdrawal_always_holds(store, turn):
    story = approved(store)
    clearing, taken = at_once(
        lambda: publishing.clear(store, story.id, 2, frozenset({LETTER}), **BY_GWEN),
        lambda: withdraw(store, story),
    )
    assert taken == 0
    assert isinstance(clearing, StoryError) or clearing.status is Status.CLEARED
    assert now(store, story).status is Status.WITHDRAWN


def test_of_two_withdrawals_at_once_exactly_one_is_written(store):
    story = cleared(store)
    results = at_once(*[lambda: withdraw(store, story)] * 2)
    assert sum(isinstance(each, StoryError) for each in results) == 1
    assert count(store, tables.events, action="consent taken back") == 1


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
