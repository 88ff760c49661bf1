"""Which service answers for what returns tell: as they say, as staff recorded it, or as set."""

from datetime import date
from functools import partial

import pytest
import sqlalchemy as sa

from data import derived, figures, tables
from data.returns import read_apart
from data.store.list_proposals import list_proposals_in, records_naming
from data.store.lists import services_in
from stories.actions import recording, relisting, uploading
from stories.actions.figures import publish_figures
from stories.errors import NotAllowed, StoryError
from stories.ids import new_id
from stories.outcomes.catalogue import Area
from stories.returns import read
from stories.returns.joining import person_of
from stories.trends.from_returns import RETURNS, from_returns
from tests import make
from tests.conftest import second_admin
from tests.data.test_catalogue import EDIT
from tests.data.test_returns_linked import ends
from tests.stories.returns import files
from tests.stories.returns.files import KEY

NORTH, SOUTH = make.SERVICE, "family-help-south"
MAY = date(2024, 5, 1)
SERIES = from_returns("C-CP-END")
ANA = {"by": make.ANA, "at": make.NOON}


@pytest.fixture
def told(store, tmp_path):
    """A census with twelve plans that ended in each month of a year, of nobody's service."""
    children = [each for month in range(4, 13) for each in ends(f"2024-{month:02}", 12)]
    path = files.census(tmp_path, *children, reference="2025-03-31")
    uploading.keep_reading(store, read([path], KEY), key=new_id(), **ANA)
    publish_figures(store, **ANA)
    return store


def published(store, month=MAY):
    with store.read() as connection:
        cells = figures.everything(connection)[SERIES].cells
    return {cell.part: cell.people for cell in cells if cell.start == month}


def test_what_nobody_answers_for_counts_for_the_whole_authority(told):
    assert published(told) == {"*": 12, RETURNS: 12}


def test_a_service_that_was_chosen_answers_from_the_next_edition_on(told):
    choose = partial(uploading.choose_services, told, **ANA)
    choose({Area.FAMILIES: NORTH, Area.IN_CARE: None})
    publish_figures(told, **ANA)
    assert published(told) == {"*": 12, NORTH: 12, RETURNS: 0}
    with told.read() as connection:
        assert figures.told_services(connection) == [NORTH]
        rests = partial(derived.rests_on, connection, ["C-CP-END"], MAY, MAY)
        assert len(rests((NORTH, Area.FAMILIES))) == 1
        assert rests((SOUTH, Area.FAMILIES)) == []
    with pytest.raises(StoryError, match="already"):
        choose({Area.FAMILIES: NORTH})
    for wrong in ({Area.PRACTICE: NORTH}, {Area.FAMILIES: "nowhere"}):
        with pytest.raises(StoryError, match="choose one from each list"):
            choose(wrong)
    with pytest.raises(NotAllowed):
        uploading.choose_services(told, {Area.FAMILIES: None}, by=make.LEO, at=make.NOON)


def test_staff_who_recorded_the_event_say_the_service_before_any_setting(told):
    uploading.choose_services(told, {Area.FAMILIES: NORTH}, **ANA)
    for number in range(5):
        person = person_of(KEY, "C-CP-END", f"2024-05-{number}")
        about = {"code": "C-CP-END", "month": MAY, "end_reason": "safer_our_work"}
        record = make.outcome(person=person, service=SOUTH, **about)
        recording.record_outcome(told, record, by=make.SAM, at=make.NOON, key=new_id())
    with told.read() as connection:
        counts = derived.whole_counts_by_service(connection, "C-CP-END", Area.FAMILIES, make.TODAY)
    assert {of: people for (of, month), people in counts.items() if month == MAY} == {
        NORTH: 7,
        SOUTH: 5,
    }


def larch(tmp_path):
    """A list of Annex A with one plan, of a child whose team is Larch."""
    header = ["Child Unique ID", "Child Protection Plan Start Date", "Allocated Team"]
    rows = [["1", files.day("2023-06-01"), "Larch"]]
    return files.workbook(tmp_path, {"seven": [header, *rows]})


def test_the_service_comes_through_the_process_that_reads(tmp_path):
    found = read_apart([larch(tmp_path)], KEY, make.TODAY, services={"Larch": NORTH})
    assert {each.service for each in found.balancing} == {NORTH}


def test_a_service_that_a_return_names_is_changed_by_two(store, tmp_path):
    reading = read([larch(tmp_path)], KEY, services={"Larch": NORTH})
    uploading.keep_reading(store, reading, key=new_id(), **ANA)
    second_admin(store)
    waits = relisting.rename_service(store, NORTH, "Other", MAY, by=make.ADA, at=make.NOON)
    with store.read() as connection:
        assert [each.id for each in list_proposals_in(connection)] == [waits]
        assert set(records_naming(connection, "service", NORTH)) == {"records of returns"}
        assert services_in(connection)[NORTH] == "Family Help North"
    line = {"id": "x", "kind": "service", "change": "renamed", "was": "a", "became": "b"}
    signed = {"from_month": MAY, "changed_by": "ada", "changed_at": make.NOON}
    alone = tables.list_changes.insert().values(code=NORTH, **line, **signed)
    refused = pytest.raises(sa.exc.IntegrityError, match="named_services_change_by_two")
    with refused, store.engine.begin() as connection:
        connection.execute(alone)


def test_a_type_that_returns_alone_name_is_changed_by_two_in_the_database_too(told):
    edit = {**vars(EDIT), "code": "C-CP-END", "check_months": "6", "edited_by": "ada", "id": "x"}
    refused = pytest.raises(sa.exc.IntegrityError, match="named_types_change_by_two")
    with refused, told.engine.begin() as connection:
        connection.execute(tables.outcome_type_edits.insert().values(**edit))
