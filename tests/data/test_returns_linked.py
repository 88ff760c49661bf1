"""Uploads at different times say one thing together: one end of a plan, and whether it lasted."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from data import derived, figures, tables, uploads
from data.store import linking
from data.store.catalogue import outcome_types_in
from data.store.outcomes import outcome_row
from stories.actions import uploading
from stories.actions.figures import publish_figures
from stories.ids import new_id
from stories.returns import Held, read
from stories.returns.coverage import Coverage
from stories.trends import WHOLE, read_outcome
from stories.trends.from_returns import from_returns, told_by_returns
from stories.trends.monthly import month_range
from tests import make
from tests.stories.returns import files
from tests.stories.returns.files import KEY, child

PLAN = ("2022-06-01", "2023-02-01", 0)
EVER = (date(2000, 1, 1), date(2030, 1, 1))
STAYED, BACK, OPEN = Held.STAYED, Held.CAME_BACK, Held.NOT_YET_KNOWN


@pytest.fixture
def keep(store, tmp_path):
    """Read a census of these children (and episodes of care), and keep it."""
    hours = iter(range(50))

    def kept(*children, reference="2023-03-31", care=None, whole=True) -> str:
        hour = next(hours)
        folder = tmp_path / str(hour)
        folder.mkdir()
        paths = [files.census(folder, *children, reference=reference)]
        if care is not None:
            paths.append(files.episodes(folder, *care))
        at = make.NOON + timedelta(hours=hour)
        found = read(paths, KEY)
        signed = {"by": make.ANA, "at": at, "key": new_id()}
        return uploading.keep_reading(store, found, whole=whole, **signed)

    return kept


def undo(store, upload) -> None:
    uploading.undo_upload(store, upload, by=make.ANA, at=make.NOON)


def lasted(store, code="C-CP-END") -> dict[int, dict[Held, int]]:
    with store.read() as connection:
        found = derived.lasting_counts(connection, code, *EVER)
    return {months: {held: people for _, held, people in rows} for months, rows in found.items()}


def standing(store) -> dict[str, int]:
    table = tables.derived_records
    with store.read() as connection:
        query = sa.select(table.c.code, sa.func.count()).where(table.c.standing, table.c.key != "")
        return dict(connection.execute(query.group_by(table.c.code)).all())


def test_a_later_upload_tells_whether_an_end_lasted(store, keep):
    keep(child(plans=[PLAN]))
    assert lasted(store) == {6: {OPEN: 1}, 12: {OPEN: 1}, 24: {OPEN: 1}}
    later = keep(child("C2"), reference="2024-03-31")
    assert lasted(store) == {6: {STAYED: 1}, 12: {STAYED: 1}, 24: {OPEN: 1}}
    keep(child("C2"), reference="2025-03-31")
    assert lasted(store) == {6: {STAYED: 1}, 12: {STAYED: 1}, 24: {STAYED: 1}}
    undo(store, later)
    assert lasted(store) == {6: {OPEN: 1}, 12: {OPEN: 1}, 24: {OPEN: 1}}


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        ("2023-05-04", [BACK, BACK, BACK]),
        ("2023-08-31", [BACK, BACK, BACK]),  # the last month of the window counts as within it
        ("2023-09-01", [STAYED, BACK, BACK]),
    ],
)
def test_a_new_plan_in_a_later_upload_is_a_return(store, keep, again, expected):
    keep(child(plans=[PLAN]))
    keep(child(plans=[(again, "", 1)]), reference="2024-03-31")
    assert [next(iter(found)) for found in lasted(store).values()] == expected


def test_somebody_elses_plan_is_no_return(store, keep):
    keep(child(plans=[PLAN]))
    keep(child("C2", plans=[("2023-05-04", "", 1)]), reference="2024-03-31")
    assert lasted(store)[6] == {STAYED: 1}


def test_one_plan_has_one_end_whatever_uploads_say_of_it(store, keep):
    keep(child(plans=[PLAN]))
    assert standing(store)["C-CP-END"] == 1
    moved = child(plans=[PLAN], needs=[("2022-01-01", "2023-02-01", "RC5")])
    second = keep(moved)
    assert "C-CP-END" not in standing(store)
    assert standing(store)["B-CP-OTHER"] == standing(store)["B-CP-START"] == 1
    undo(store, second)
    assert standing(store)["C-CP-END"] == 1
    assert "B-CP-OTHER" not in standing(store)


def test_what_was_not_checked_for_care_takes_no_place_of_what_was(store, keep, tmp_path):
    care = [("C1", "01/02/2023", "S", "", "")]
    checked = keep(child(plans=[PLAN]), care=care)
    with store.read() as connection:
        changes = uploads.changes(
            connection, read([files.census(tmp_path, child(plans=[PLAN]))], KEY)
        )
    assert (changes.new, changes.changed, changes.kept) == (0, 0, 1)
    keep(child(plans=[PLAN]))
    assert standing(store)["B-CP-OTHER"] == 1
    assert "C-CP-END" not in standing(store)
    undo(store, checked)
    assert standing(store)["C-CP-END"] == 1
    keep(child(plans=[PLAN]), care=care)
    assert "C-CP-END" not in standing(store)


def ends(month: str, count: int, reason="") -> list[dict]:
    """Children whose plan ended in a month; with a reason, their need closed on the day."""
    day = f"{month}-10"
    needs = [("2022-01-01", day, reason)] if reason else ()
    return [
        child(f"{month}{reason}-{number}", plans=[("2022-05-01", day, 0)], needs=needs)
        for number in range(count)
    ]


@pytest.fixture
def told(store, keep):
    """A census in which each month but the last has eight plans that ended and six of children
    who moved away; and what staff recorded of the same months."""
    children = []
    for month in month_range(date(2024, 4, 1), date(2025, 2, 1)):
        children += ends(f"{month:%Y-%m}", 8) + ends(f"{month:%Y-%m}", 6, "RC5")
    keep(*children, reference="2025-03-31", care=[("Y", "01/04/2020", "S", "15/03/2025", "E8")])
    rows = [outcome_row(make.outcome(code="C-CP-END", month=date(2024, 5, 1))) for _ in range(7)]
    with store.engine.begin() as connection:
        connection.execute(tables.outcomes.insert(), rows)
    publish_figures(store, by=make.ANA, at=make.NOON)
    return store


def whole(store):
    with store.read() as connection:
        return figures.of_part(connection, WHOLE)


def test_returns_become_figures_with_numerator_and_denominator(told):
    made = told_by_returns(whole(told))
    cells = {cell.start: cell.people for cell in made["C-CP-END"].cells}
    assert (min(cells), max(cells)) == (date(2024, 4, 1), date(2025, 3, 1))  # as far as they reach
    assert (cells[date(2024, 5, 1)], cells[date(2025, 3, 1)]) == (8, 0)
    with told.read() as connection:
        kind = outcome_types_in(connection)["C-CP-END"]
    assert {each.said for each in read_outcome(kind, made).moments[:-1]} == {"8 of 14 (57%)"}


def test_what_staff_recorded_is_never_added_to_what_returns_tell(told):
    made = whole(told)
    recorded = {cell.start: cell.people for cell in made["C-CP-END"].cells}
    returns = {cell.start: cell.people for cell in made[from_returns("C-CP-END")].cells}
    assert recorded[date(2024, 5, 1)] == 7
    assert returns[date(2024, 5, 1)] == 8


def test_a_point_says_which_rules_uploads_and_files_it_rests_on(told):
    with told.read() as connection:
        month = date(2024, 5, 1)
        found = derived.rests_on(connection, ["C-CP-END", "B-CP-OTHER"], month, month)
    assert {each.rule for each in found} == {"plan end", "plan ended another way"}
    assert {(each.upload, each.files, each.checked_for_care) for each in found} == {
        (1, "census.xml", True)
    }


def kids(*names, **more):
    return [child(name, plans=[PLAN], **more) for name in names]


def test_a_return_sent_again_without_a_plan_takes_its_place_until_it_is_undone(store, keep):
    keep(*kids("C1", "C2"))
    again = keep(*kids("C1"))
    assert standing(store)["C-CP-END"] == standing(store)["B-CP-START"] == 1
    assert {sum(held.values()) for held in lasted(store).values()} == {1}
    third = keep(child("C9"))
    assert set(standing(store)) == {"B-CIN-REFERRAL"}
    undo(store, again)
    assert "C-CP-END" not in standing(store)  # the third dropped them too
    undo(store, third)
    assert standing(store)["C-CP-END"] == standing(store)["B-CP-START"] == 2


def test_what_will_stop_counting_is_said_before_it_does(store, keep, tmp_path):
    keep(*kids("C1", "C2"), *kids("C3", needs=[("2022-01-01", "2023-02-01", "RC5")]))
    found = read([files.census(tmp_path, *kids("C1"), reference="2023-03-31")], KEY)
    with store.read() as connection:
        changes = uploads.changes(connection, found)
    assert changes.dropped["C-CP-END"] == changes.dropped["B-CP-OTHER"] == 1
    assert changes.dropped["B-CP-START"] == 2


@pytest.mark.parametrize(
    ("reason", "left", "code", "people"),
    [
        ("RC4", ("20/01/2023", "E46"), "C-SGO", 1),
        ("RC3", ("20/02/2022", "E41"), "C-KIN", 1),
        ("RC4", ("31/01/2022", "E46"), "C-SGO", 2),  # more than a year before: another order
        ("RC4", ("20/01/2023", "E41"), "C-SGO", 1),  # says something else
    ],
)
def test_a_census_kept_alone_does_not_count_an_order_again_that_care_told(
    store, keep, reason, left, code, people
):
    closed = child("C1", needs=[("2019-01-01", "2023-02-01", reason)])
    with_care = keep(closed, care=[("C1", "01/04/2019", "S", *left)])
    before = standing(store)[code]
    alone = keep(closed)
    assert standing(store)[code] == before == people
    assert sum(sum(held.values()) for held in lasted(store, code).values()) > 0
    undo(store, with_care)
    assert standing(store)[code] == 1  # the census says it, and nothing else does any longer
    undo(store, alone)
    assert code not in standing(store)


def test_a_closure_that_care_told_before_is_called_neither_new_nor_changed(store, keep, tmp_path):
    closed = child("C1", needs=[("2019-01-01", "2023-02-01", "RC4")])
    path = files.census(tmp_path, closed, reference="2023-03-31")
    care = files.episodes(tmp_path, ("C1", "01/04/2019", "S", "20/01/2023", "E46"))
    keep(closed, care=[("C1", "01/04/2019", "S", "20/01/2023", "E46")])
    with store.read() as connection:
        census = uploads.changes(connection, read([path], KEY))
        alone = uploads.changes(connection, read([care], KEY))
        both = uploads.changes(connection, read([path, care], KEY))
    assert (census.new, census.changed, census.aside) == (0, 0, 1)
    assert not census.without_census
    assert alone.without_census
    assert (alone.new, alone.aside) == (0, 0)
    assert (both.new, both.aside, both.without_census) == (0, 0, False)


def test_of_a_part_of_a_return_nothing_is_dropped(store, keep):
    keep(*kids("C1"))
    part = keep(*kids("C2"), whole=False)
    assert standing(store)["C-CP-END"] == 2
    undo(store, part)
    assert standing(store)["C-CP-END"] == 1


@pytest.mark.parametrize("turned", [False, True])
def test_another_year_says_nothing_of_what_this_one_holds(store, keep, turned):
    years = [("2023-03-31", kids("C1", "C2")), ("2024-03-31", kids("C1", "C3"))]
    for reference, children in years[:: -1 if turned else 1]:
        keep(*children, reference=reference)
    assert standing(store)["C-CP-END"] == 3
    again = keep(*kids("C3"), reference="2024-03-31")
    assert standing(store)["C-CP-END"] == 3  # C1 is still in the return of the year before
    keep(*kids("C2"), reference="2023-03-31")
    assert standing(store)["C-CP-END"] == 2
    undo(store, again)
    assert standing(store)["C-CP-END"] == 3


def test_years_that_were_read_together_are_dropped_apart(store, keep, tmp_path):
    both = [
        files.census(tmp_path, *kids(name), reference=day, name=f"{day}.xml")
        for name, day in (("C1", "2023-03-31"), ("C2", "2024-03-31"))
    ]
    signed = {"by": make.ANA, "at": make.NOON}
    uploading.keep_reading(store, read(both, KEY), key=new_id(), **signed)
    uploading.keep_reading(store, read(both[:1], KEY), key=new_id(), **signed)
    assert standing(store)["C-CP-END"] == 2
    keep(child("C9"), reference="2024-03-31")
    assert standing(store)["C-CP-END"] == 1


def test_working_out_anew_of_whom_an_upload_touches_says_what_all_anew_says(
    store, keep, monkeypatch
):
    monkeypatch.setattr(linking, "FEW", 100)
    keep(*kids("C1", "C2", "C3"), child("C4", plans=[("2022-05-01", "2022-06-20", 0)]))
    back = [PLAN, ("2023-03-02", "", 1)]
    again = keep(*kids("C1"), child("C3", plans=back), child("C4"))
    part = keep(child("C1", plans=back), whole=False)
    for upload in (None, part, again):
        if upload:
            undo(store, upload)
        partly = lasted(store)
        with store.engine.begin() as connection:
            linking.link(connection, "none", Coverage([]))
        assert lasted(store) == partly
