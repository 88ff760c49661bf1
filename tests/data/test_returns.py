"""Keeping what returns show: one event once, later versions in its place, and a way back."""

import time
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from data import derived, tables, uploads
from data.returns import read_apart
from data.returns.child import SECONDS
from data.returns.reading import ReadingFailed
from data.store.audit import events_in
from stories.actions import uploading
from stories.errors import NotAllowed, NotFound, StoryError
from stories.ids import new_id
from stories.outcomes.catalogue import Nation
from stories.returns import read
from tests import make
from tests.conftest import count
from tests.stories.returns import files
from tests.stories.returns.files import child
from tests.stories.returns.test_annex_a import CARE
from tests.stories.returns.test_canaries import (
    CANARY,
    NUMBER,
    annex_canaries,
    care_canaries,
    census_canaries,
)

KEY = files.KEY
PLAN = ("2022-06-01", "2023-02-01", 0)
YEARS = (date(2000, 1, 1), date(2030, 1, 1))
SPELLINGS = (CANARY, CANARY.upper(), NUMBER, "2012-12-17", "17/12/2012")


def reading(folder, *children, care=(), **more):
    folder.mkdir(exist_ok=True)
    paths = [files.census(folder, *children, **more)]
    if care:
        paths.append(files.episodes(folder, *care))
    return read(paths, KEY)


def keep(store, found, hour=0, key=None):
    at = make.NOON + timedelta(hours=hour)
    return uploading.keep_reading(store, found, by=make.ANA, at=at, key=key or new_id())


def undo(store, upload):
    uploading.undo_upload(store, upload, by=make.ANA, at=make.NOON)


def ends(store, code="C-CP-END"):
    with store.read() as connection:
        return sum(people for _, people in derived.derived_counts(connection, code, *YEARS))


def test_what_was_derived_is_kept_with_its_rule_file_upload_and_date(store, tmp_path):
    keep(store, reading(tmp_path, child(plans=[PLAN])))
    with store.read() as connection:
        (rest,) = derived.rests_on(connection, ["C-CP-END"], date(2023, 2, 1), date(2023, 2, 1))
        (line,) = uploads.history(connection)
        row = connection.execute(
            sa.select(tables.derived_records).where(tables.derived_records.c.is_outcome)
        ).one()
    assert (rest.rule, rest.upload, rest.at) == ("plan end", 1, make.NOON)
    assert (rest.files, rest.checked_for_care) == ("census.xml", False)
    assert (line.who, line.outcomes, line.files) == ("Ana", 1, ("census.xml",))
    assert row.later == "6 months: stayed off; 12 months: stayed off; 24 months: not yet known"
    assert row.also == "C-CP-TIMELY C-CP-FIRST"
    assert (row.care_checked, row.days) == (False, 245)
    assert ends(store, "C-CP-FIRST") == 1


def test_an_upload_again_changes_nothing_and_a_later_one_takes_its_place(store, tmp_path):
    first = reading(tmp_path, child(plans=[PLAN]))
    keep(store, first)
    with store.read() as connection:
        again = uploads.changes(connection, first)
    assert (again.new, again.changed) == (0, 0)
    keep(store, first, hour=1)
    assert ends(store) == 1
    moved = child(plans=[PLAN], needs=[("2022-01-01", "2023-02-01", "RC5")])
    later = reading(tmp_path, child("C2", plans=[PLAN]), moved)
    with store.read() as connection:
        changes = uploads.changes(connection, later)
    assert changes.new > 0
    keep(store, later, hour=2)
    assert ends(store, "B-CP-OTHER") == 1
    assert ends(store, "B-CP-START") == 2


def test_undoing_lets_what_was_replaced_stand_again(store, tmp_path):
    one = keep(store, reading(tmp_path, child(plans=[("2022-06-01", "2023-01-01", 0)])))
    two = keep(store, reading(tmp_path, child(plans=[PLAN])), hour=1)
    months = {
        "one": [(date(2023, 1, 1), 1)],
        "two": [(date(2023, 2, 1), 1)],
    }

    def standing():
        with store.read() as connection:
            return derived.derived_counts(connection, "C-CP-END", *YEARS)

    assert standing() == months["two"]
    undo(store, two)
    assert standing() == months["one"]
    undo(store, one)
    assert standing() == []
    with store.read() as connection:
        assert all(each.undone_at for each in uploads.history(connection))


def test_undoing_an_earlier_upload_leaves_the_later_one_standing(store, tmp_path):
    one = keep(store, reading(tmp_path, child(plans=[PLAN])))
    keep(store, reading(tmp_path, child(plans=[PLAN])), hour=1)
    undo(store, one)
    assert ends(store) == 1


def test_a_click_that_arrives_twice_keeps_one_upload(store, tmp_path):
    found = reading(tmp_path, child(plans=[PLAN]))
    assert keep(store, found, key="k") == keep(store, found, key="k")
    with store.read() as connection:
        assert len(uploads.history(connection)) == 1
        actions = [event.action for event in events_in(connection)]
    assert actions == ["returns kept"]


def test_what_may_not_be_done_is_refused_with_a_sentence(store, tmp_path):
    found = reading(tmp_path, child(plans=[PLAN]))
    with pytest.raises(NotAllowed):
        uploading.keep_reading(store, found, by=make.LEO, at=make.NOON, key="k")
    empty = read([files.census(tmp_path)], KEY)
    with pytest.raises(StoryError, match="Nothing was counted"):
        keep(store, empty)
    upload = keep(store, found)
    with pytest.raises(NotAllowed):
        uploading.undo_upload(store, upload, by=make.SAM, at=make.NOON)
    for unknown in (new_id(), "x"):
        with pytest.raises(NotFound):
            undo(store, unknown)
    undo(store, upload)
    with pytest.raises(StoryError, match="already undone"):
        undo(store, upload)


def test_returns_are_kept_of_the_nation_whose_they_are(store, tmp_path):
    with store.begin(make.ADA, make.NOON) as work:
        work.set_nation(Nation.WALES)
    with pytest.raises(StoryError, match="reads England's returns"):
        keep(store, reading(tmp_path, child(plans=[PLAN])))
    assert count(store, tables.uploads) == 0


def test_the_database_lets_one_version_of_an_event_stand(store, tmp_path):
    found = reading(tmp_path, child(plans=[PLAN]))
    keep(store, found)
    keep(store, found, hour=1)
    with pytest.raises(sa.exc.IntegrityError), store.engine.begin() as connection:
        connection.execute(tables.derived_records.update().values(standing=True))


@pytest.mark.parametrize("plant", [census_canaries, care_canaries, annex_canaries])
def test_a_canary_in_every_field_is_nowhere_in_the_database(store, tmp_path, plant):
    found = read(plant(tmp_path), KEY)
    keep(store, found)
    with store.read() as connection:
        for table in (tables.derived_records, tables.uploads, tables.upload_files, tables.events):
            said = repr(connection.execute(sa.select(table)).all())
            assert said != "[]"
            assert not [canary for canary in SPELLINGS if canary in said]


def test_reading_apart_gives_what_reading_gives(tmp_path):
    paths = [
        files.census(tmp_path, child(plans=[PLAN]), child("C2", plans=[("2023-01-02", "x", 0)])),
        files.episodes(tmp_path, ("C1", "01/06/2019", "S", "01/07/2020", "E45")),
    ]
    until = date(2026, 1, 1)
    told = []
    found = read_apart(paths, KEY, until, told.append)
    assert found == read(paths, KEY, until=until)
    assert found.outcomes
    assert found.incomplete


def test_a_reading_that_is_stopped_leaves_no_process(tmp_path, monkeypatch):
    from data.returns import reading as apart

    started = []
    real = apart.subprocess.Popen

    def popen(*arguments, **options):
        started.append(real(*arguments, **options))
        return started[-1]

    class Stopped(Exception):
        pass

    def stop(_: int) -> None:
        raise Stopped

    monkeypatch.setattr(apart.subprocess, "Popen", popen)
    many = [child(f"C{number}", plans=[PLAN]) for number in range(6_000)]
    path = files.census(tmp_path, *many)
    with pytest.raises(Stopped):
        read_apart([path], KEY, date(2026, 1, 1), stop)
    assert started[0].poll() is not None


def test_a_reading_beyond_its_limits_ends_in_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr("data.returns.reading.MODULE", "data.returns.nothing")
    with pytest.raises(ReadingFailed, match="nothing was kept"):
        read_apart([files.census(tmp_path)], KEY, date(2026, 1, 1))


def test_a_reading_that_takes_too_much_memory_is_ended_and_keeps_nothing(tmp_path, monkeypatch):
    """The child really gives up memory: this one says "end" only if it got more than is allowed."""
    monkeypatch.setattr("data.returns.reading.MODULE", "tests.data.hungry")
    began = time.monotonic()
    with pytest.raises(ReadingFailed, match="more memory or time than is allowed"):
        read_apart([files.census(tmp_path)], KEY, date(2026, 1, 1))
    assert time.monotonic() - began < SECONDS  # of which it worked none: it was memory


def book_with_a_label(folder):
    row = ["1", "", "", files.day("2012-05-06"), files.day("2022-06-01"), files.day("2023-12-01")]
    return files.workbook(folder, {"eight": [CARE, [*row, "z) Gone to Auntie"]]})


def test_what_a_label_means_is_remembered_for_every_later_upload(store, tmp_path):
    path, until = book_with_a_label(tmp_path), date(2026, 1, 1)
    found = read_apart([path], KEY, until)
    assert found.unknown_labels == {"gone to auntie": 1}
    assert found.label_questions == {"gone to auntie": "why care ended"}
    answers = {"gone to auntie": "E41", "left alone": ""}
    for code in ("E45", "E41"):  # the later answer stands
        uploading.answer_labels(
            store, answers | {"gone to auntie": code}, by=make.ANA, at=make.NOON
        )
    with store.read() as connection:
        labels = uploads.label_answers(connection)
        actions = [event.action for event in events_in(connection)]
    assert labels == {"gone to auntie": "E41"}
    assert actions == ["labels answered", "labels answered"]
    again = read_apart([path], KEY, until, labels=labels)
    assert again.counts() == {"C-KIN": 1}
    assert not again.unknown_labels


@pytest.mark.parametrize("answers", [{}, {"a": ""}, {"a": "X9"}, {"a1": "E41"}, {"x" * 81: "E41"}])
def test_an_answer_that_cannot_be_one_is_refused(store, answers):
    with pytest.raises(StoryError):
        uploading.answer_labels(store, answers, by=make.ANA, at=make.NOON)
