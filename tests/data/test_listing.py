"""The lists an administrator keeps, and what a change of them does to records and counts."""

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from data import monthly_counts, outcome_queries, tables
from data.store.catalogue import edits_in, outcome_types_in
from data.store.lists import list_changes_in, services_in, teams_in
from stories.actions import listing, recording, relisting
from stories.errors import NotAllowed, NotFound, StoryError
from stories.outcomes import Confirmation
from stories.outcomes.catalogue import Nation
from tests import make
from tests.conftest import by_two, count, submit
from tests.data.test_catalogue import EDIT

ADA = {"by": make.ADA, "at": make.NOON}
SAM = {"by": make.SAM, "at": make.NOON}
SEPTEMBER = date(2026, 9, 1)
AUGUST = date(2026, 8, 1)


def record(store, key="once", story_id=None, **changes):
    made = [make.outcome(**changes)]
    return recording.record_outcomes(store, made, story_id, key=key, **SAM)[0]


def counted(store, code="C-REUN"):
    with store.read() as connection:
        return monthly_counts.outcome_counts(connection, code, AUGUST, SEPTEMBER)


def test_a_change_of_the_catalogue_holds_from_its_month_and_the_history_stays(store):
    later = replace(EDIT, effective_from=date(2026, 11, 1), name="Later", in_use=False)
    for edit in (later, EDIT):
        by_two(store, relisting.edit_type, edit)
    with store.read() as connection:
        name = {
            on: outcome_types_in(connection, on)["C-CP-END"].name
            for on in (SEPTEMBER, EDIT.effective_from, later.effective_from)
        }
        assert len(edits_in(connection, "C-CP-END")) == 2
        assert not outcome_types_in(connection)["C-CP-END"].is_offered
    assert name[SEPTEMBER].startswith("Safer at home")
    assert list(name.values())[1:] == ["Safer", "Later"]
    assert count(store, tables.events, action="outcome type edited") == 2


def test_a_type_out_of_use_takes_no_record(sqlite_store):
    edit = replace(EDIT, code="C-REUN", effective_from=AUGUST, in_use=False)
    by_two(sqlite_store, relisting.edit_type, edit)
    with pytest.raises(StoryError, match="no longer in use"):
        record(sqlite_store)


def test_the_nation_is_chosen_before_the_first_outcome(sqlite_store):
    assert listing.choose_nation(sqlite_store, Nation.WALES, **ADA) is Nation.WALES
    with sqlite_store.read() as connection:
        assert {code[:2] for code in outcome_types_in(connection)} == {"W-"}
    with pytest.raises(StoryError, match="choose one from the list"):
        record(sqlite_store, code="C-REUN")
    listing.choose_nation(sqlite_store, Nation.ENGLAND, **ADA)
    record(sqlite_store)
    with pytest.raises(StoryError, match="only before the first one"):
        listing.choose_nation(sqlite_store, Nation.SCOTLAND, **ADA)


def test_services_that_merge_are_counted_together_and_keep_their_records(store):
    """Also where one of them had taken in another before."""
    old = listing.add_service(store, "Old Service", AUGUST, **ADA)
    older = listing.add_service(store, "Older Service", AUGUST, **ADA)
    for key, service in (("a", old), ("b", older), ("c", make.SERVICE)):
        record(store, key, service=service)
    by_two(store, relisting.merge_service, older, old, AUGUST)
    by_two(store, relisting.merge_service, old, make.SERVICE, SEPTEMBER)
    assert counted(store) == [(make.SERVICE, AUGUST, 3)]
    assert count(store, tables.outcomes, service=older) == 1
    with store.read() as connection:
        assert not {old, older} & services_in(connection).keys()
    with pytest.raises(StoryError, match="Service: choose one"):
        record(store, "d", service=old)


def test_balancing_facts_of_merged_services_add_up(store):
    old = listing.add_service(store, "Old Service", AUGUST, **ADA)
    with store.begin(make.ANA, make.NOON) as work:
        for service, people in ((old, 7), (make.SERVICE, 6)):
            work.put_balancing("B-BACK", service, AUGUST, people)
    by_two(store, relisting.merge_service, old, make.SERVICE, SEPTEMBER)
    with store.read() as connection:
        rows = monthly_counts.balancing_counts(connection, "B-BACK", AUGUST, AUGUST)
    assert rows == [(make.SERVICE, AUGUST, 13)]


def test_a_renamed_service_goes_on_and_says_what_it_was_called(store):
    record(store)
    by_two(store, relisting.rename_service, make.SERVICE, "Family Help", SEPTEMBER)
    assert counted(store) == [(make.SERVICE, AUGUST, 1)]
    with store.read() as connection:
        (line,) = list_changes_in(connection)
    said = line.sentence({})
    assert said == "Family Help North has been called Family Help since September 2026."


def test_a_team_is_added_led_renamed_merged_and_closed(store):
    first = listing.add_team(store, "Larch", make.SERVICE, AUGUST, **ADA)
    second = listing.add_team(store, "Rowan", make.SERVICE, AUGUST, **ADA)
    listing.choose_lead(store, first, make.SAM.id, AUGUST, **ADA)
    by_two(store, relisting.rename_team, first, "Larch House", AUGUST)
    assert record(store, team=first).team == first
    by_two(store, relisting.close_team, first, second, SEPTEMBER)
    with pytest.raises(StoryError, match="Team: choose one of this service"):
        record(store, "late", team=first)
    by_two(store, relisting.close_team, second, None, SEPTEMBER)
    with store.read() as connection:
        teams = teams_in(connection)
        said = {line.sentence({"sam": "Sam"}) for line in list_changes_in(connection)}
    assert (teams[first].name, teams[first].merged_into) == ("Larch House", second)
    assert not any(team.is_open for team in teams.values())
    assert said == {
        "Larch was added in August 2026.",
        "Rowan was added in August 2026.",
        "Sam has led Larch since August 2026.",
        "Larch has been called Larch House since August 2026.",
        "Larch House became part of Rowan in September 2026.",
        "Rowan closed in September 2026. Its records stay.",
    }


REFUSED = {
    "a name that is taken": lambda store: listing.add_service(
        store, "family help north", AUGUST, **ADA
    ),
    "into itself": lambda store: relisting.merge_service(
        store, make.SERVICE, make.SERVICE, AUGUST, **ADA
    ),
    "a month to come": lambda store: listing.add_service(store, "New", date(2026, 10, 1), **ADA),
    "an unknown service": lambda store: listing.add_team(store, "Larch", "none", AUGUST, **ADA),
    "an unknown team": lambda store: by_two(store, relisting.close_team, "none", None, AUGUST),
    "an unknown type": lambda store: by_two(store, relisting.edit_type, replace(EDIT, code="X")),
}


@pytest.mark.parametrize("attempt", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused_and_leaves_nothing(sqlite_store, attempt):
    with pytest.raises(StoryError):
        attempt(sqlite_store)
    assert count(sqlite_store, tables.events) == 0
    assert count(sqlite_store, tables.list_changes) == 0


def test_only_an_administrator_keeps_the_lists(sqlite_store):
    acts = [
        lambda who: relisting.edit_type(sqlite_store, EDIT, **who),
        lambda who: listing.choose_nation(sqlite_store, Nation.WALES, **who),
        lambda who: listing.add_service(sqlite_store, "New", AUGUST, **who),
        lambda who: relisting.rename_service(sqlite_store, make.SERVICE, "New", AUGUST, **who),
        lambda who: relisting.merge_service(sqlite_store, make.SERVICE, "adults", AUGUST, **who),
        lambda who: listing.add_team(sqlite_store, "New", make.SERVICE, AUGUST, **who),
        lambda who: relisting.rename_team(sqlite_store, "none", "New", AUGUST, **who),
        lambda who: relisting.close_team(sqlite_store, "none", None, AUGUST, **who),
        lambda who: listing.choose_lead(sqlite_store, "none", None, AUGUST, **who),
    ]
    for act in acts:
        with pytest.raises(NotAllowed, match="the admin role"):
            act({"by": make.ANA, "at": make.NOON})


def test_what_only_staff_can_know_counts_once_somebody_else_confirms_it(store):
    waiting = record(store, code="C-EH-GOAL")
    assert waiting.confirmation is Confirmation.WAITING
    assert counted(store, "C-EH-GOAL") == []
    with pytest.raises(NotAllowed, match="somebody else must confirm"):
        recording.confirm_outcome(store, waiting.id, True, **SAM)
    with store.read() as connection:
        assert outcome_queries.to_confirm(connection, make.SAM) == []
        (listed,) = outcome_queries.to_confirm(connection, make.RAVI)
        assert (listed.record.id, listed.who) == (waiting.id, "Sam")
    recording.confirm_outcome(store, waiting.id, True, by=make.RAVI, at=make.NOON)
    assert counted(store, "C-EH-GOAL") == [(make.SERVICE, AUGUST, 1)]
    with pytest.raises(StoryError, match="answered this already"):
        recording.confirm_outcome(store, waiting.id, False, by=make.RITA, at=make.NOON)


def test_what_a_second_person_cannot_find_is_kept_and_not_counted(sqlite_store):
    waiting = record(sqlite_store, code="C-EH-GOAL")
    recording.confirm_outcome(sqlite_store, waiting.id, False, by=make.RAVI, at=make.NOON)
    assert counted(sqlite_store, "C-EH-GOAL") == []
    assert count(sqlite_store, tables.outcomes) == 1


def test_the_database_itself_refuses_confirming_ones_own(store):
    waiting = record(store, code="C-EH-GOAL")
    own = {"confirmation": "confirmed", "confirmed_by": make.SAM.id, "confirmed_at": make.NOON}
    with store.engine.begin() as connection, pytest.raises(sa.exc.IntegrityError):
        connection.execute(
            tables.outcomes.update().where(tables.outcomes.c.id == waiting.id).values(**own)
        )


def test_further_outcomes_belong_to_a_story_of_ones_own(store):
    story = submit(store)
    record(store, story_id=story.id)
    with store.read() as connection:
        (further,) = outcome_queries.further_outcomes(connection, story.id)
        assert outcome_queries.own_stories(connection, make.SAM) == {story.id: story.title}
    assert (further.code, further.story_id) == ("C-REUN", None)
    assert count(store, tables.outcomes) == 2
    with pytest.raises(NotFound):
        recording.record_outcomes(
            store, [make.outcome()], story.id, key="b", by=make.RITA, at=make.NOON
        )


def test_several_are_recorded_together_or_not_at_all(sqlite_store):
    wrong = make.outcome(service="nowhere")
    with pytest.raises(StoryError, match="Service"):
        recording.record_outcomes(sqlite_store, [make.outcome(), wrong], key="a", **SAM)
    assert count(sqlite_store, tables.outcomes) == 0
    many = [make.outcome() for _ in range(3)]
    for _ in range(2):
        recording.record_outcomes(sqlite_store, many, key="a", **SAM)
    assert counted(sqlite_store) == [(make.SERVICE, AUGUST, 3)]
    with pytest.raises(StoryError, match="recorded for the same person and month already"):
        recording.record_outcomes(sqlite_store, [make.outcome()] * 2, key="b", **SAM)
    for wrong_number in (0, 101):
        with pytest.raises(StoryError, match="from 1 to 100"):
            recording.record_outcomes(sqlite_store, [make.outcome()] * wrong_number, key="b", **SAM)
