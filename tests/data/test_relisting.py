"""T-23: what records name already is changed by two administrators, and no sooner."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from data import tables
from data.store.catalogue import edits_in
from data.store.list_proposals import list_proposals_in, records_naming
from data.store.lists import every_service_in, list_changes_in, services_in
from stories.actions import listing, recording, relisting
from stories.errors import NotAllowed, NotFound, StoryError
from stories.outcomes.list_proposals import edit_in, what_changes
from tests import make
from tests.conftest import at_once, count, second_admin
from tests.data.test_catalogue import EDIT

ADA, GWEN = ({"by": each, "at": make.NOON} for each in (make.ADA, make.GWEN))
MONTH = date(2026, 9, 1)
NAMED = replace(EDIT, code="C-REUN", name="Home again", check_months=(6, 12), second_person=True)


@pytest.fixture
def named(store):
    """A service with a team and a type, all named by an outcome, and two administrators."""
    team = listing.add_team(store, "Larch", make.SERVICE, MONTH, **ADA)
    outcome = make.outcome(team=team, month=MONTH)
    recording.record_outcome(store, outcome, key="once", by=make.SAM, at=make.NOON)
    second_admin(store)
    return store, team


CHANGES = {
    "rename a service": lambda store, _, **who: relisting.rename_service(
        store, make.SERVICE, "Other", MONTH, **who
    ),
    "merge a service": lambda store, _, **who: relisting.merge_service(
        store, make.SERVICE, "adults", MONTH, **who
    ),
    "rename a team": lambda store, team, **who: relisting.rename_team(
        store, team, "Other", MONTH, **who
    ),
    "close a team": lambda store, team, **who: relisting.close_team(
        store, team, None, MONTH, **who
    ),
    "edit a type": lambda store, _, **who: relisting.edit_type(store, NAMED, **who),
}


def lists(store) -> tuple:
    """Everything that a change of a list can change."""
    changing = (tables.services, tables.service_merges, tables.teams, tables.outcome_type_edits)
    with store.read() as connection:
        return tuple(connection.execute(sa.select(each)).all() for each in changing)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_nothing_that_records_name_changes_before_another_agrees(named, change):
    store, team = named
    before = lists(store)
    proposal = change(store, team, **ADA)
    assert lists(store) == before
    with pytest.raises(StoryError, match="waits for a second administrator already"):
        change(store, team, **GWEN)
    with pytest.raises(NotAllowed, match="two people decide it"):
        relisting.answer_change(store, proposal, True, **ADA)
    assert lists(store) == before
    relisting.answer_change(store, proposal, True, **GWEN)
    assert lists(store) != before
    with pytest.raises(NotFound):
        relisting.answer_change(store, proposal, True, **GWEN)


def test_who_proposed_and_who_agreed_are_both_kept(named):
    store, team = named
    for name in ("rename a team", "edit a type"):
        relisting.answer_change(store, CHANGES[name](store, team, **ADA), True, **GWEN)
    with store.read() as connection:
        (edit,) = edits_in(connection)
        (line,) = [each for each in list_changes_in(connection) if each.change == "renamed"]
    assert (line.changed_by, line.agreed_by) == (edit.edited_by, edit.agreed_by) == ("ada", "gwen")
    assert replace(edit, edited_by="", edited_at=make.NOON, agreed_by=None) == replace(
        NAMED, edited_by="", edited_at=make.NOON
    )


@pytest.mark.parametrize("who", [ADA, GWEN], ids=["taken back", "turned down"])
def test_a_change_that_is_not_agreed_leaves_everything(named, who):
    store, team = named
    before = lists(store)
    proposal = CHANGES["merge a service"](store, team, **ADA)
    relisting.answer_change(store, proposal, False, **who)
    assert lists(store) == before
    with store.read() as connection:
        assert list_proposals_in(connection) == []
    assert count(store, tables.events, action="list change not agreed") == 1


def test_what_waits_says_what_would_change_and_what_names_it(named):
    store, team = named
    CHANGES["merge a service"](store, team, **ADA)
    CHANGES["edit a type"](store, team, **ADA)
    with store.read() as connection:
        merge, edit = list_proposals_in(connection)
        said = merge.sentence(every_service_in(connection))
        assert records_naming(connection, edit.what.kind, "C-REUN") == {
            "outcomes": "fewer than 100"
        }
    assert said.startswith("Family Help North would become part of Adults")
    with store.begin(make.ADA, make.NOON) as work:
        now = work.outcome_types_ever()["C-REUN"]
    changed = {label: (was, becomes) for label, was, becomes in what_changes(edit_in(edit), now)}
    assert changed["Plain name"] == (now.name, "Home again")
    assert changed["A second person confirms it"] == ("no", "yes")


def test_what_became_impossible_meanwhile_is_not_done(named):
    store, team = named
    proposal = CHANGES["rename a service"](store, team, **ADA)
    listing.add_service(store, "Other", MONTH, **ADA)
    with pytest.raises(StoryError, match="one of this name already"):
        relisting.answer_change(store, proposal, True, **GWEN)
    with store.read() as connection:
        assert [each.id for each in list_proposals_in(connection)] == [proposal]
        assert services_in(connection)[make.SERVICE] != "Other"


def test_alone_an_administrator_changes_only_what_nothing_names(sqlite_store):
    new = listing.add_service(sqlite_store, "New", MONTH, **ADA)
    assert relisting.rename_service(sqlite_store, new, "Newer", MONTH, **ADA) is None
    named = make.outcome(service=new, month=MONTH)
    recording.record_outcome(sqlite_store, named, key="once", by=make.SAM, at=make.NOON)
    with pytest.raises(StoryError, match="Make another one first"):
        relisting.rename_service(sqlite_store, new, "Newest", MONTH, **ADA)


@pytest.mark.parametrize("change", ["rename a team", "merge a service", "edit a type"])
def test_of_two_changes_of_one_line_at_once_one_waits_and_the_other_is_told(named, change):
    store, team = named
    propose = CHANGES[change]
    said = at_once(lambda: propose(store, team, **ADA), lambda: propose(store, team, **GWEN))
    (refused,) = [each for each in said if isinstance(each, Exception)]
    assert str(refused) == relisting.WAITS_ALREADY
    assert count(store, tables.list_proposals) == 1
    assert count(store, tables.events, action="list change proposed") == 1


def test_the_database_itself_refuses_one_person_alone(named):
    store, team = named
    changed = {"id": "x", "change": "renamed", "was": "a", "became": "b", "from_month": MONTH}
    signed = {"changed_by": "ada", "changed_at": make.NOON}
    edits = tables.outcome_type_edits
    edit = {**vars(NAMED), "check_months": "6", "edited_by": "ada", "id": "x"}
    proposal = CHANGES["rename a team"](store, team, **ADA)
    waits = tables.list_proposals
    own = {"decided_by": "ada", "decided_at": make.NOON + timedelta(1), "agreed": True}
    for broken in (
        tables.list_changes.insert().values(kind="team", code=team, **changed, **signed),
        tables.list_changes.insert().values(kind="service", code=make.SERVICE, **changed, **signed),
        tables.list_changes.insert().values(
            kind="team", code=team, **changed, **signed, agreed_by="ada"
        ),
        edits.insert().values(**edit),
        waits.update().where(waits.c.id == proposal).values(**own),
    ):
        with pytest.raises(sa.exc.DBAPIError), store.engine.begin() as connection:
            connection.execute(broken)
