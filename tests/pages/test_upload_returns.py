"""Upload returns: recognised, counted, kept, undone; small numbers and canaries are not shown."""

import os
from contextlib import ExitStack
from datetime import date

import pytest

from data import derived
from data.returns import read_apart
from pages.parts import chosen_files, reading_files
from pages.parts.room_for_files import OWN_FULL, READ_AT_ONCE, READING, ROOM
from stories.returns import read
from tests import make
from tests.data.test_returns import book_with_a_label
from tests.pages.conftest import folding
from tests.stories.returns import files
from tests.stories.returns.files import KEY, child
from tests.stories.returns.test_canaries import CANARY, NUMBER, census_canaries

PAGE = "upload_returns.py"
EVER = (date(2000, 1, 1), date(2030, 1, 1))
PLAN = ("2022-06-01", "2023-02-01", 0)


def drop(at, *paths):
    """Choose these files and read them."""
    chosen = [(path.name, path.read_bytes(), "application/octet-stream") for path in paths]
    at.file_uploader[0].set_value(chosen).run()
    return at.button("read").click().run()


def said(at) -> str:
    """All that the page shows, as one text."""
    parts = [
        each.value for kind in ("caption", "markdown", "info", "error") for each in at.get(kind)
    ]
    parts += [each.value.to_csv() for each in at.table]
    parts += [word for table in folding(at) for row in table for word in row.values()]
    return " ".join(map(str, parts))


def test_an_analyst_reads_looks_keeps_and_undoes(visit, tmp_path):
    census = files.census(
        tmp_path,
        *(child(f"C{number}", plans=[PLAN]) for number in range(7)),
        child("C8", plans=[("2023-02-01", "2023-01-01", 0)]),
    )
    at = drop(visit(PAGE, make.ANA), census)
    assert not at.exception
    assert "Children in need census, year to 31 March 20" in said(at).replace("\\", "")
    assert "Protection plan ends before it starts" in said(at).replace("\\", "")
    assert "No list of children in care was read" in said(at)
    assert "**0** take the place" in said(at)
    assert "What returns cannot tell" in [each.label for each in at.expander]
    at.button("keep").click().run()
    assert [each.value for each in at.success] == ["Kept. You can undo it below."]
    assert "Ana" in said(at)
    at.selectbox("answers-families").set_value(make.SERVICE)
    at.button("keep-answers").click().run()
    assert next(each.value for each in at.success).startswith("Kept. Leaders see it")
    assert at.selectbox("answers-families").value == make.SERVICE
    at.button("undo").click().run()
    assert [each.value for each in at.success] == ["Upload 1 is undone."]
    assert "Undone" in said(at)


@pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="memory with a name is Linux's own")
def test_no_disk_has_a_file_while_it_is_read(visit, tmp_path, monkeypatch):
    """Two of one name, and a database, which SQLite opens by its name elsewhere."""
    census = files.census(tmp_path, child("C1", plans=[PLAN]))
    other = files.census(tmp_path, child("C2", plans=[PLAN]), name="other.xml")
    rows = [files.episode("C1", "01/06/2019", "S", "01/07/2020", "E45")]
    base = files.database(tmp_path, {"episodes": (files.EPISODES, rows)})
    seen = []

    def reading(paths, *more):
        for path in paths:
            seen.append((path.name, path.read_bytes()))
            assert not path.resolve().exists()
            assert [each for each in path.parent.iterdir() if not each.is_symlink()] == []
        return read_apart(paths, *more)

    monkeypatch.setattr(reading_files, "read_apart", reading)
    at = visit(PAGE, make.ANA)
    chosen = [("a.xml", census), ("a.xml", other), ("base.db", base)]
    at.file_uploader[0].set_value([(name, path.read_bytes(), "") for name, path in chosen]).run()
    at.button("read").click().run()
    assert not at.exception
    assert seen == [
        ("a.xml", census.read_bytes()),
        ("2 a.xml", other.read_bytes()),
        ("base.db", base.read_bytes()),
    ]
    assert "Came into care" in said(at)


@pytest.mark.parametrize("name", ["語" * 100 + ".xml", "a\0b.xml", "x/../.."])
def test_a_file_is_read_whatever_its_name(visit, tmp_path, name):
    """A disk takes no more than 255 bytes of a name, which are 85 letters of some scripts."""
    census = files.census(tmp_path, child("C1", plans=[PLAN]))
    at = visit(PAGE, make.ANA)
    at.file_uploader[0].set_value([(name, census.read_bytes(), "")]).run()
    at.button("read").click().run()
    assert not at.exception
    assert "Children in need census" in said(at)


def test_what_was_read_is_let_go_and_what_could_not_be_read_stays(visit, tmp_path, monkeypatch):
    held = []
    monkeypatch.setattr(chosen_files, "tidy", lambda *, leaving: held.append(leaving))
    census = files.census(tmp_path, child("C1", plans=[PLAN]))
    others = [ROOM.reading() for _ in range(READ_AT_ONCE)]
    with ExitStack() as being_read:
        for each in others:
            being_read.enter_context(each)
        at = drop(visit(PAGE, make.ANA), census)
        assert READING in said(at)
        assert True not in held[1:]  # arriving lets go of what the page before had
    at.button("read").click().run()
    assert "Children in need census" in said(at)
    assert True in held[1:]


def test_a_file_that_was_not_taken_is_told_on_the_page_until_it_is_left(visit):
    at = visit(PAGE, make.ANA)
    assert "A file may be up to 50 MB" in said(at)
    ROOM.said["test session id"] = OWN_FULL
    at.run()
    assert [each.value for each in at.warning] == [OWN_FULL]
    visit("home.py", make.ANA)
    assert ROOM.said == {}


def test_what_a_return_no_longer_holds_is_shown_and_asked_about(visit, tmp_path, sqlite_store):
    def census(*numbers):
        return files.census(tmp_path, *(child(f"C{number}", plans=[PLAN]) for number in numbers))

    at = drop(visit(PAGE, make.ANA), census(*range(9)))
    assert "What are these files?" not in [each.label for each in at.radio]
    at.button("keep").click().run()
    at = drop(at, census(0, 1, 2))
    gone = next(each.value for each in at.table if "No longer there" in each.value)
    assert "Safer at home" in gone["No longer there"].to_csv()
    assert set(gone["People"]) == {"6"}
    at.button("keep").click().run()
    assert "Say whether they are all of the return" in said(at)
    at.radio("whole-or-part").set_value("whole").run()
    at.button("keep").click().run()
    assert not at.exception
    assert not at.radio
    with sqlite_store.read() as connection:
        assert sum(n for _, n in derived.derived_counts(connection, "C-CP-END", *EVER)) == 3


def test_counts_of_one_to_four_are_hidden(visit, tmp_path):
    census = files.census(tmp_path, child(plans=[PLAN]))
    at = drop(visit(PAGE, make.ANA), census)
    outcomes = next(each.value for each in at.table if "Outcomes" in each.value)
    assert set(outcomes["People"]) == {"fewer than 5"}


def test_an_unknown_word_of_annex_a_is_asked_about_once(visit, tmp_path):
    book = book_with_a_label(tmp_path)
    at = drop(visit(PAGE, make.ANA), book)
    assert "Words we do not know" in [each.value for each in at.header]
    box = next(each for each in at.selectbox if each.label.startswith("What it means"))
    box.set_value("E41")
    at.button("remember-labels").click().run()
    assert not at.exception
    assert next(each.value for each in at.success).startswith("1 answer is remembered.")
    at.button("aside").click().run()
    at = drop(at, book)
    assert "Words we do not know" not in [each.value for each in at.header]
    outcomes = next(each.value for each in at.table if "Outcomes" in each.value)
    assert "A lasting home with family or friends" in list(outcomes["Outcomes"])


def test_what_is_no_return_says_so_and_can_be_put_aside(visit, tmp_path):
    path = tmp_path / "letter.csv"
    path.write_text("Dear,team\n1,2\n")
    at = drop(visit(PAGE, make.ANA), path)
    assert "We did not recognise this file" in said(at)
    assert "SSDA903, Annex A" in said(at)
    assert "keep" not in [each.key for each in at.button]
    at.button("aside").click().run()
    assert at.file_uploader
    assert "Nothing has been uploaded yet" in said(at)


def test_no_canary_is_on_the_page_or_in_the_log(visit, tmp_path, caplog):
    paths = census_canaries(tmp_path)
    assert read(paths, KEY).incomplete
    at = drop(visit(PAGE, make.ANA), *paths)
    shown = said(at) + caplog.text + repr(at)
    for canary in (CANARY, CANARY.upper(), NUMBER, "2012-12-17"):
        assert canary not in shown
    assert "cannot be read" in shown


@pytest.mark.parametrize("name", ["../../up.xml", "a|b*c.xml", "x" * 300 + ".xml"])
def test_the_name_of_a_file_leads_nowhere(visit, tmp_path, name):
    census = files.census(tmp_path, child(plans=[PLAN]))
    at = visit(PAGE, make.ANA)
    at.file_uploader[0].set_value([(name, census.read_bytes(), "text/xml")]).run()
    at.button("read").click().run()
    assert not at.exception
    assert "Children in need census" in said(at)
