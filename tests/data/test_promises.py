"""What the database itself promises, tried with plain SQL behind the back of every action."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from data import tables
from data.store import keeping
from stories.actions import publishing, recording, reviewing, writing
from stories.ids import new_id
from stories.review import Check
from stories.statuses import MOVES, Status
from stories.telling import Legal, ReturnReason
from tests import make
from tests.conftest import approved, cleared, submit

STORED = [status for status in Status if status is not Status.DRAFT]
SIGNED = {"reviewed_by": make.RAVI.id, "reviewed_at": make.NOON}
CLEARED = {"cleared_by": make.GWEN.id, "cleared_at": make.NOON}
NOT_CLEARED = {"cleared_by": None, "cleared_at": None}


def story_at(store, status: Status):
    def by(person):
        return {"by": person, "at": make.NOON}

    back = (1, ReturnReason.OTHER, "Please say how we know.")
    match status:
        case Status.SUBMITTED:
            return submit(store)
        case Status.RETURNED:
            return reviewing.return_to_writer(store, submit(store).id, *back, **by(make.RAVI))
        case Status.DECLINED:
            return reviewing.decline(store, submit(store).id, *back, **by(make.RAVI))
        case Status.APPROVED:
            return approved(store)
        case Status.CLEARED:
            return cleared(store)
        case Status.WITHDRAWN:
            return writing.withdraw(store, submit(store).id, 1, **by(make.SAM))
        case Status.EXPIRED:
            return publishing.expire(store, approved(store).id, 2, **by(make.GWEN))


def broken(store, statement, promise: str = "") -> bool:
    """Whether the database refuses the statement, and for that promise; it is undone either way."""
    with store.engine.connect() as connection:
        try:
            assert connection.execute(statement).rowcount, "the statement reached no row"
        except sa.exc.IntegrityError as error:
            if promise not in str(error):
                raise
            return True
        finally:
            connection.rollback()
    return False


def change(story, **values):
    table = tables.stories
    values = {"version": story.version + 1, **values}
    return table.update().where(table.c.id == story.id).values(**values)


def checked(store, story, checks=Check, by=make.RAVI) -> None:
    """The checks of a review, as they stand before an approval."""
    signed = {"checked_by": by.id, "checked_at": make.NOON}
    rows = [
        {"story_id": story.id, "version": story.version, "kind": each, **signed} for each in checks
    ]
    with store.engine.begin() as connection:
        connection.execute(tables.review_checks.insert(), rows)


def test_an_illegal_move_is_refused_and_a_legal_one_is_not(store):
    for before in STORED:
        story = story_at(store, before)
        if before is Status.SUBMITTED:
            checked(store, story)
        for after in set(STORED) - {before}:
            signed = SIGNED | (CLEARED if after is Status.CLEARED else NOT_CLEARED)
            refused = broken(
                store, change(story, status=after, **signed), "stories_move_by_the_table"
            )
            assert refused == (after not in MOVES[before]), (before, after)


def test_the_moves_in_the_database_are_those_of_the_rules(store):
    with store.read() as connection:
        rows = {tuple(row) for row in connection.execute(sa.select(tables.status_moves))}
    stored = {before: nexts for before, nexts in MOVES.items() if before is not Status.DRAFT}
    assert rows == {(before, after) for before, nexts in stored.items() for after in nexts}


def test_a_story_begins_as_submitted(store):
    story, table = submit(store), tables.stories
    other = {"id": sa.literal("other"), "reference": sa.literal("MD-other")}
    for status in set(Status) - {Status.SUBMITTED}:
        copied = (
            other
            | {"status": sa.literal(status)}
            | {name: sa.literal(value, table.c[name].type) for name, value in SIGNED.items()}
        )
        columns = [copied.get(column.name, column) for column in table.c]
        copy = table.insert().from_select(list(table.c), sa.select(*columns))
        assert broken(store, copy), status
    columns = [other.get(column.name, column) for column in table.c]
    assert not broken(store, table.insert().from_select(list(table.c), sa.select(*columns)))
    assert story.status is Status.SUBMITTED


def test_a_story_keeps_its_promises(store):
    waiting, agreed = submit(store), approved(store)
    checked(store, waiting)
    refused = {
        "versions rise": change(waiting, version=1, service="adults"),
        "versions rise by one": change(waiting, version=3),
        "versions never fall": change(agreed, version=1),
        "words are no newer than the story": change(waiting, words_version=3),
        "a writer stays": change(waiting, submitted_by=make.LEO.id),
        "reviewed by someone else": change(
            waiting, status="approved", reviewed_by=make.SAM.id, reviewed_at=make.NOON
        ),
        "a review is dated": change(waiting, reviewed_by=make.RAVI.id),
        "a date is signed": change(waiting, reviewed_at=make.NOON),
        "approved means reviewed": change(waiting, status="approved"),
        "cleared means signed": change(agreed, status="cleared"),
        "clearing is dated": change(agreed, status="cleared", cleared_by=make.GWEN.id),
        "cleared by a third person": change(
            agreed, status="cleared", cleared_by=make.RAVI.id, cleared_at=make.NOON
        ),
        "nor by the writer": change(
            agreed, status="cleared", cleared_by=make.SAM.id, cleared_at=make.NOON
        ),
        "cleared means lawful": change(agreed, status="cleared", legal=Legal.YES, **CLEARED),
        "a known status": change(waiting, status="published"),
        "a known legal answer": change(waiting, legal="perhaps"),
        "a known label": change(waiting, honesty="true"),
        "a known reason": change(waiting, reason="because"),
        "a known service": change(waiting, service="nowhere"),
        "a known outcome": change(waiting, outcome="X"),
        "a known reviewer": change(
            waiting, status="approved", reviewed_by="nobody", reviewed_at=make.NOON
        ),
    }
    for promise, statement in refused.items():
        assert broken(store, statement), promise
    assert not broken(store, change(waiting, status="approved", **SIGNED))
    assert not broken(store, change(agreed, status="cleared", **CLEARED))


def test_whoever_had_a_part_in_a_story_never_signs_it(store):
    waiting = submit(store, contributors=make.RAVI.id)
    agreed = approved(store, contributors=make.GWEN.id)
    reviewed = change(waiting, status="approved", **SIGNED)
    assert broken(store, reviewed)
    assert broken(
        store, change(waiting, status="returned", **SIGNED), "stories_are_judged_by_others"
    )
    assert broken(
        store, change(agreed, status="cleared", **CLEARED), "stories_are_judged_by_others"
    )
    table = tables.story_contributors
    for story, person in ((agreed, make.RAVI), (agreed, make.SAM)):
        late = table.insert().values(story_id=story.id, person_id=person.id, line="")
        assert broken(store, late, "contributors_judge_nothing")
    assert broken(store, table.update().values(line="x"), "story_contributors_stay")
    other = SIGNED | {"reviewed_by": make.RITA.id}
    checked(store, waiting, by=make.RITA)
    assert not broken(store, change(waiting, status="approved", **other))


def test_no_approval_without_every_check_of_that_version_by_that_reviewer(store):
    for missing in Check:
        story = submit(store)
        checked(store, story, set(Check) - {missing})
        promise = "stories_are_approved_after_every_check"
        assert broken(store, change(story, status="approved", **SIGNED), promise), missing
    of_another, of_earlier = submit(store), submit(store)
    checked(store, of_another, by=make.RITA)
    checked(store, replace(of_earlier, version=9))
    for story in (of_another, of_earlier):
        assert broken(store, change(story, status="approved", **SIGNED))


def test_whoever_changed_the_words_neither_approves_nor_clears_them(store):
    waiting, agreed = submit(store), approved(store)
    with store.engine.begin() as connection:
        for story, who in ((waiting, make.RAVI), (agreed, make.GWEN)):
            connection.execute(edit_of(story, who))
    checked(store, waiting)
    promise = "whoever_edits_does_not_decide"
    assert broken(store, change(waiting, status="approved", **SIGNED), promise)
    assert broken(store, change(agreed, status="cleared", **CLEARED), promise)


def test_nothing_is_cleared_or_pulled_before_it_was_shown(store):
    unseen, seen = approved(store, consent_shown=""), approved(store)
    promise = "cleared_words_were_shown"
    assert broken(store, change(unseen, status="cleared", **CLEARED), promise)
    assert not broken(store, change(seen, status="cleared", **CLEARED))
    table = tables.consents
    later = table.update().where(table.c.story_id == unseen.id)
    assert broken(store, later.values(shown="seen", seen_words_version=1), "what_was_shown_stays")
    copied = {"id": sa.literal("other"), "version": sa.literal(9), "shown": sa.literal("seen")}
    columns = [copied.get(column.name, column) for column in table.c]
    copy = sa.select(*columns).where(table.c.story_id == unseen.id)
    half = table.insert().from_select(list(table.c), copy)
    assert broken(store, half, "shown_names_the_words")
    open_story = cleared(store)
    pull = tables.pulls.insert().values(
        id=new_id(),
        story_id=open_story.id,
        version=open_story.version,
        channel="newsletter",
        purpose="November",
        pulled_by=make.CAL.id,
        pulled_at=make.NOON,
    )
    assert not broken(store, pull)
    with store.engine.begin() as connection:
        mine = table.c.story_id == open_story.id
        connection.execute(table.update().where(mine).values(replaced=True))
        again = {
            "id": sa.literal("again"),
            "version": sa.literal(9),
            "replaced": sa.false(),
            "shown": sa.null(),
            "seen_words_version": sa.null(),
        }
        columns = [again.get(column.name, column) for column in table.c]
        connection.execute(
            table.insert().from_select(list(table.c), sa.select(*columns).where(mine))
        )
        connection.execute(
            tables.consent_channels.insert().values(consent_id="again", channel="newsletter")
        )
    assert broken(store, pull, "pulled_words_were_shown")


def edit_of(story, who):
    row = {"story_id": story.id, "words_version": story.words_version}
    return tables.story_edits.insert().values(**row, edited_by=who.id, edited_at=make.NOON)


def test_a_review_leaves_what_stays(store):
    story = approved(store, contributors=make.GWEN.id)
    for person in (make.SAM, make.GWEN):
        assert broken(store, edit_of(story, person), "whoever_had_a_part_edits_nothing")
    with store.engine.begin() as connection:
        connection.execute(edit_of(story, make.RITA))
    assert broken(store, tables.story_edits.update().values(edited_by=make.RAVI.id))
    assert broken(store, tables.review_checks.update().values(checked_by=make.RITA.id))
    assert broken(store, tables.review_checks.update().values(kind="looked"))


def test_the_record_of_actions_is_only_added_to(store):
    submit(store)
    events = tables.events
    assert broken(store, events.update().values(actor="another"), "events_are_only_added")
    assert broken(store, events.update().where(events.c.seq == 1).values(facts="{}"))
    assert broken(store, events.delete(), "events_are_never_removed")
    assert broken(store, events.delete().where(events.c.seq == 1))


@pytest.mark.postgres
def test_the_record_of_actions_cannot_be_emptied_at_once(postgres_store):
    submit(postgres_store)
    assert broken(postgres_store, sa.text("TRUNCATE events"), "events_are_never_removed")


def test_the_words_of_a_version_stay(store):
    submit(store)
    assert broken(store, tables.story_words.update().values(text="x"), "story_words_stay")


def test_kinds_are_known_and_counts_are_counts(store):
    story = submit(store)
    recording.record_outcome(store, make.outcome(), by=make.SAM, at=make.NOON, key="k")
    place = {"code": "B", "service": make.SERVICE, "month": make.TODAY}
    refused = {
        "channel": tables.story_channels.insert().values(story_id=story.id, channel="radio"),
        "consent channel": tables.consent_channels.update().values(channel="radio"),
        "how asked": tables.consents.update().values(how="guessed"),
        "consent ends after it starts": tables.consents.update().values(
            expires_on=make.TODAY.replace(year=2000)
        ),
        "how known": tables.outcomes.update().values(how_known="guessed"),
        "age band": tables.outcomes.update().values(age_band="7"),
        "end reason": tables.outcomes.update().values(end_reason="because"),
        "role": tables.person_roles.insert().values(person_id=make.LEO.id, role="king"),
        "count": tables.balancing_facts.insert().values(**place, people=-1),
        "one outcome a story": tables.outcomes.update().values(story_id=story.id),
        "people with stories stay": tables.people.delete().where(tables.people.c.id == make.SAM.id),
    }
    for promise, statement in refused.items():
        assert broken(store, statement), promise


def test_a_moment_without_a_zone_is_refused(store):
    naive = make.NOON.replace(tzinfo=None)
    with pytest.raises(sa.exc.StatementError, match="needs a time zone"), store.read() as reading:
        reading.execute(sa.select(tables.stories).where(tables.stories.c.submitted_at == naive))


def test_an_error_holds_none_of_the_words(store):
    submit(store)
    words = tables.story_words.insert().values(
        story_id="none", words_version=1, section="title", text="A canary here", kind="observation"
    )
    with pytest.raises(sa.exc.IntegrityError) as refused, store.engine.begin() as connection:
        connection.execute(words)
    assert "canary" not in str(refused.value)


def test_every_table_about_a_story_says_whether_it_goes_with_the_words():
    """A new one belongs in one of the two lists of data/store/keeping.py."""
    about = {table for table in tables.metadata.sorted_tables if "story_id" in table.c}
    assert about == {*keeping.GOES, *keeping.STAYS}
    assert not set(keeping.GOES) & set(keeping.STAYS)
