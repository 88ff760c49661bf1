"""Shorter tellings and panel choices against the database: two people, void by an edit, raced."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from data import happenings, panel, queries, search, tables, use_log
from data import variants as variants_of
from stories.actions import choosing, editing, publishing, shortening, writing
from stories.consent import Channel
from stories.errors import NotAllowed, NotCleared, NotFound, StaleStory, StoryError
from stories.panel import SEATS, Domain
from stories.release import Release
from stories.searches import Search
from stories.sections import Section
from stories.variants import Form, Variant
from tests import make
from tests.conftest import approved, at_once, cleared, count, submit

QUOTE = "Then her aunt sat with us and we listened."
LETTER = Channel.NEWSLETTER
SEPTEMBER = date(2026, 9, 1)
WHY = "It shows that listening came first, and that it lasted."
TITLE = {Section.TITLE: "The door that opened wide"}


def by(person):
    return {"by": person, "at": make.NOON}


def write(store, story, text=QUOTE, form=Form.QUOTE, person=make.CAL) -> Variant:
    return shortening.write_variant(store, story.id, story.version, form, text, **by(person))


def approve(store, variant, person=make.RITA) -> Variant:
    return shortening.approve_variant(store, variant.id, variant.version, **by(person))


def pull(store, variant, key="once", channel=LETTER):
    return shortening.pull_variant(store, variant.id, channel, "November", key=key, **by(make.CAL))


def choose(store, story, domain=Domain.SAFETY, month=SEPTEMBER, person=make.LEO):
    return choosing.record_choice(store, story.id, month, domain, WHY, SEATS[:3], **by(person))


def test_a_version_is_kept_waits_and_is_approved_by_another(store):
    story = cleared(store)
    variant = write(store, story)
    with store.read() as connection:
        assert variants_of.variants_of(connection, story) == [variant]
        assert variants_of.count_to_check(connection, make.RITA) == 1
        [waiting] = variants_of.to_check(connection, make.RITA)
        assert (waiting.variant, waiting.writer) == (variant, "Cal")
        assert variants_of.to_check(connection, make.CAL) == []
    done = approve(store, variant)
    assert (done.approved_by, done.version) == (make.RITA.id, 2)
    with store.read() as connection:
        assert variants_of.count_to_check(connection, make.RITA) == 0


def test_a_version_is_pulled_once_with_its_form_in_the_log(store):
    story = cleared(store)
    variant = approve(store, write(store, story))
    results = at_once(*[lambda: pull(store, variant)] * 3)
    assert all(isinstance(each, Release) for each in results)
    assert results[0].short == QUOTE
    assert count(store, tables.pulls) == 1
    with store.read() as connection:
        [use] = use_log.uses(connection, story.id)
    assert (use.form, use.channel) == (Form.QUOTE, LETTER)


def test_a_version_goes_under_the_gate_of_its_story(store):
    story = cleared(store)
    variant = write(store, story)
    with pytest.raises(NotCleared, match="not been approved yet"):
        pull(store, variant)
    variant = approve(store, variant)
    with pytest.raises(NotCleared, match="not cleared this story for: Public website"):
        pull(store, variant, channel=Channel.WEBSITE)
    pull(store, variant)
    publishing.take_back_inside(store, story.id, story.version, **by(make.GWEN))
    with pytest.raises(NotCleared, match="not cleared for use outside"):
        pull(store, variant, key="again")
    assert count(store, tables.pulls) == 1


@pytest.mark.parametrize("act", ["edit", "withdraw"])
def test_changing_or_withdrawing_the_story_closes_its_versions(store, act):
    story = cleared(store)
    variant = approve(store, write(store, story))
    if act == "edit":
        editing.edit_lightly(store, story.id, story.version, TITLE, **by(make.RITA))
    else:
        writing.withdraw(store, story.id, story.version, **by(make.SAM))
    with pytest.raises(NotCleared, match=r"was changed after|not approved any more"):
        pull(store, variant)
    with store.read() as connection:
        now = queries.story_for(connection, story.id, make.GWEN, make.TODAY)
        assert variants_of.variants_of(connection, now) == []
        assert search.find(connection, make.NOON).found == []


def test_an_edit_of_the_story_against_the_approval_of_a_version(store):
    """Whichever comes first, nothing approved outlives the words it was made from."""
    story = cleared(store)
    variant = write(store, story)
    results = at_once(
        lambda: approve(store, variant),
        lambda: editing.edit_lightly(store, story.id, story.version, TITLE, **by(make.RAVI)),
    )
    assert not any(isinstance(each, sa.exc.SQLAlchemyError) for each in results), results
    with pytest.raises(NotCleared):
        pull(store, variant)


def test_two_who_write_the_same_form_at_once_leave_one(store):
    story = cleared(store)
    results = at_once(
        lambda: write(store, story),
        lambda: write(store, story, "Letters did not help.", person=make.GWEN),
    )
    assert all(isinstance(each, Variant | StaleStory) for each in results), results
    assert count(store, tables.story_variants) == 1


def test_an_approval_of_words_written_anew_meanwhile_is_refused(store):
    story = cleared(store)
    first = write(store, story)
    second = write(store, story, "Letters did not help.")
    assert (second.id, second.version) == (first.id, 2)
    with pytest.raises(StaleStory):
        approve(store, first)
    approve(store, second)


def test_a_version_is_taken_away_by_its_writer_or_a_second_person(store):
    story = cleared(store)
    variant = write(store, story)
    for person in (make.LEO, make.SAM):
        with pytest.raises(NotAllowed):
            shortening.remove_variant(store, variant.id, 1, **by(person))
    with pytest.raises(StaleStory):
        shortening.remove_variant(store, variant.id, 7, **by(make.GWEN))
    shortening.remove_variant(store, variant.id, 1, **by(make.GWEN))
    with pytest.raises(NotFound):
        approve(store, variant)


def test_comms_find_stories_by_the_length_they_need(store):
    story, other = cleared(store), cleared(store)
    variant = write(store, story)
    with store.read() as connection:
        assert search.find(connection, make.NOON, Search(form=Form.QUOTE)).found == []
    approve(store, variant)
    with store.read() as connection:
        [found] = search.find(connection, make.NOON, Search(form=Form.QUOTE)).found
        everything = search.find(connection, make.NOON).found
    assert (found.id, found.forms) == (story.id, (Form.QUOTE,))
    assert {each.id for each in everything} == {story.id, other.id}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE story_variants SET approved_by = 'cal', approved_at = '2026-09-16', version = 2",
        "UPDATE story_variants SET approved_by = 'sam', approved_at = '2026-09-16', version = 2",
        "UPDATE story_variants SET approved_by = 'gwen', version = 2",
        "UPDATE story_variants SET text = 'x', approved_by = 'gwen', "
        "approved_at = '2026-09-16', version = 2",
        "UPDATE story_variants SET text = 'x'",
        "UPDATE story_variants SET form = 'social', version = 2",
        "UPDATE panel_choices SET reasons = 'x'",
    ],
)
def test_the_database_keeps_its_own_promises_about_them(store, statement):
    story = cleared(store)
    write(store, story)
    choose(store, story)
    with pytest.raises(sa.exc.IntegrityError), store.engine.begin() as connection:
        connection.exec_driver_sql(statement)


def test_a_choice_is_kept_with_who_chose_from_how_many_and_why(store):
    story = cleared(store)
    approved(store)
    submit(store)
    choice = choose(store, story)
    assert (choice.considered, choice.seats, choice.reasons) == (2, SEATS[:3], WHY)
    with store.read() as connection:
        [shown] = panel.choices(connection, make.ANA, make.TODAY)
        assert (shown.choice.story_id, shown.title) == (story.id, story.title)
        assert set(shown.choice.seats) == set(SEATS[:3])
        assert panel.choices(connection, make.ANA, make.TODAY, "LISTENING lasted") == [shown]
        assert panel.choices(connection, make.ANA, make.TODAY, "listening penguins") == []
        assert panel.choices_about(connection, make.SAM) == [shown]
        assert panel.choices_about(connection, make.RITA) == []
        of_month = panel.approved_in(connection, make.LEO, SEPTEMBER, make.NOON)
    assert story.id in {each.id for each in of_month}
    assert len(of_month) == 2


def test_one_story_for_a_month_and_a_kind_even_at_once(store):
    one, other = approved(store), approved(store)
    results = at_once(lambda: choose(store, one), lambda: choose(store, other, person=make.GWEN))
    refused = [each for each in results if isinstance(each, Exception)]
    assert len(refused) == 1
    assert isinstance(refused[0], StoryError), refused
    choose(store, other, Domain.FAMILY)


def test_a_choice_taken_back_makes_room_for_another(store):
    one, other = approved(store), approved(store)
    choice = choose(store, one)
    with pytest.raises(NotAllowed):
        choosing.take_choice_back(store, choice.id, **by(make.RAVI))
    choosing.take_choice_back(store, choice.id, **by(make.GWEN))
    assert choose(store, other).story_id == other.id
    with pytest.raises(NotFound):
        choosing.take_choice_back(store, choice.id, **by(make.GWEN))


def test_a_withdrawn_story_is_no_choice_any_more(store):
    story = approved(store)
    choose(store, story)
    writing.withdraw(store, story.id, 2, **by(make.SAM))
    with store.read() as connection:
        assert panel.choices(connection, make.ANA, make.TODAY) == []
        assert panel.choices_about(connection, make.SAM) == []


def test_a_story_of_another_month_is_not_chosen(store):
    story = approved(store)
    with pytest.raises(StoryError, match="not approved in that month"):
        choose(store, story, month=SEPTEMBER - timedelta(days=31))
    assert count(store, tables.panel_choices) == 0


def test_each_of_these_leaves_one_event_without_words(store):
    story = cleared(store)
    before = count(store, tables.events)
    variant = approve(store, write(store, story))
    pull(store, variant)
    choice = choose(store, story)
    shortening.remove_variant(store, variant.id, 2, **by(make.GWEN))
    choosing.take_choice_back(store, choice.id, **by(make.GWEN))
    with store.read() as connection:
        lines = happenings.history(connection, story.id)[-6:]
        facts = " ".join(connection.scalars(sa.select(tables.events.c.facts)))
    assert count(store, tables.events) == before + 6
    assert [line.action for line in lines] == [
        "variant written",
        "variant approved",
        "story pulled",
        "story chosen",
        "variant removed",
        "choice taken back",
    ]
    assert "aunt" not in facts
    assert "listening" not in facts
