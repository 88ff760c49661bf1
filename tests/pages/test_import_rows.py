"""Importing a spreadsheet as an analyst meets it, and the files around it."""

import pytest

from data import monthly_counts, tables
from pages.documents import import_files
from stories.importing.layout import FACTS, OUTCOMES
from stories.importing.rows import Lists
from tests import make
from tests.conftest import count
from tests.stories.test_importing import AUGUST, ENDED, GOOD, KINDS, checked, csv_of

PAGE = "import_rows.py"


@pytest.mark.parametrize("layout", [OUTCOMES, FACTS], ids=lambda layout: layout.name)
def test_the_template_itself_can_be_imported(layout):
    services = {"a": layout.example[2] if layout is FACTS else "Children in Our Care"}
    lists = Lists(KINDS, {"B-CP-START": "Started"}, services, {})
    found = checked(import_files.template(layout, lists), layout, lists)
    assert (len(found.lines), found.refusals, found.queries) == (1, [], {})


def test_the_refused_list_is_safe_to_open_and_says_nothing_of_the_file():
    found = checked(csv_of(GOOD | {"Outcome": "=cmd|' /C calc'!A0"}))
    text = import_files.refused_list(found.refusals).decode("utf-8-sig")
    assert text.startswith('"Row in your file","Column","What to do"\r\n"2","Outcome",')
    assert "cmd" not in text


def opened(visit, content: bytes, layout="outcomes"):
    at = visit(PAGE, make.ANA)
    at.radio(key="layout").set_value(layout).run()
    return at.file_uploader(key=f"file-{layout}").set_value(("rows.csv", content, "text/csv")).run()


def said(at) -> str:
    return "\n".join(each.value for each in (*at.markdown, *at.text, *at.error, *at.warning))


def test_rows_are_looked_at_first_and_kept_once(visit, sqlite_store):
    content = csv_of(GOOD, GOOD, GOOD | {ENDED: "2026-13"})
    at = opened(visit, content)
    assert "**2 rows can be kept.** 1 row cannot." in said(at)
    assert "Row 4, Month or day it happened: There is no such date." in said(at)
    assert count(sqlite_store, tables.outcomes) == 0
    at = at.button(key="keep").click().run()
    assert at.success[0].value == "Kept: 2 rows. Left out: 1."
    at = opened(visit, content).button(key="keep").click().run()
    assert at.success[0].value == (
        "Kept: 0 rows. Here already, and not counted again: 2. Left out: 1."
    )
    with sqlite_store.read() as connection:
        found = monthly_counts.outcome_counts(connection, "C-REUN", AUGUST, AUGUST)
    assert found == [(make.SERVICE, AUGUST, 2)]


def test_all_or_nothing_keeps_nothing_where_a_row_is_wrong(visit, sqlite_store):
    at = opened(visit, csv_of(GOOD, GOOD | {"Age": "200"}))
    at.checkbox(key="whole-outcomes").set_value(True)
    at = at.button(key="keep").click().run()
    assert at.error[0].value.startswith("Rows that would be left out: 1.")
    assert count(sqlite_store, tables.outcomes) == 0


def test_a_query_needs_a_reason(visit):
    at = opened(visit, csv_of(GOOD, GOOD | {"Age": "0"}))
    at = at.button(key="keep").click().run()
    assert at.error[0].value.startswith("Say why these rows are right")
    at.selectbox(key="reason-unusual_age").set_value("checked")
    at = at.button(key="keep").click().run()
    assert at.success[0].value == "Kept: 2 rows."


def test_columns_are_matched_once_and_remembered(visit):
    renamed = {
        ("What came of it" if name == "Outcome" else name): text for name, text in GOOD.items()
    }
    at = opened(visit, csv_of(renamed))
    assert at.warning[0].value == "Say above which column is: Outcome."
    choice = next(each for each in at.selectbox if each.label == "Outcome")
    at = choice.set_value(0).run()
    at = at.button(key="keep").click().run()
    assert at.success
    at = opened(visit, csv_of(renamed | {"Age": "8"}))
    assert not at.warning
    assert "**1 row can be kept.**" in said(at)


def test_a_pasted_table_of_counts_is_kept(visit, sqlite_store):
    at = visit(PAGE, make.ANA)
    at.radio(key="layout").set_value("facts").run()
    typed = "Measure\tMonth\tService\tCount\nB-CP-START\t2026-08\tFamily Help North\t7"
    at.text_area(key="pasted-facts").set_value(typed).run()
    at = at.button(key="keep").click().run()
    assert at.success[0].value == "Kept: 1 row."
    assert count(sqlite_store, tables.balancing_facts, people=7) == 1


def test_a_file_that_is_no_table_is_refused_with_a_sentence(visit):
    at = opened(visit, b"hello")
    assert at.error[0].value.startswith("We cannot read this as a table.")


def test_an_import_is_undone_once_what_it_takes_out_was_seen(visit, sqlite_store):
    at = visit(PAGE, make.ANA)
    assert at.info[0].value.startswith("Nothing has been imported yet.")
    opened(visit, csv_of(GOOD, GOOD)).button(key="keep").click().run()
    at = visit(PAGE, make.ANA)
    at = at.selectbox(key="undo-which").set_value(1).run()
    assert "**2 of its rows will be taken out.** Charts follow" in said(at)
    at = next(each for each in at.button if each.label == "Undo import 1").click().run()
    assert at.success[0].value == "Import 1 is undone. Taken out: 2."
    assert count(sqlite_store, tables.outcomes) == 0
    assert not [each for each in at.selectbox if each.key == "undo-which"]
