"""The record of actions: the newest lines, and the check that nobody changed it."""

from datetime import timedelta

import pytest

from data import tables
from data.store.people import add_person
from pages.parts.story_view import ACTS
from stories.actions import admitting, writing
from stories.ids import new_id
from stories.people import Role
from tests import ROOT, make
from tests.conftest import approved, cleared, submit
from tests.pages.conftest import rows_of


def tamper(store, seq: int, **changes: str) -> None:
    events = tables.events
    with store.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER events_are_only_added")
        connection.execute(events.update().where(events.c.seq == seq).values(**changes))


@pytest.mark.parametrize("person", [make.GWEN, make.ADA], ids=lambda each: each.name)
def test_the_newest_line_comes_first_with_who_what_and_the_story(visit, sqlite_store, person):
    story = cleared(sqlite_store)
    found = rows_of(visit("record_of_actions.py", person))
    assert found == [
        line("4", "Gwen", f"Story cleared (Newsletter): {story.reference}"),
        line("3", "Ravi", f"Story approved: {story.reference}"),
        line("2", "Sam", f"Story submitted: {story.reference}"),
        line("1", "Sam", "Draft started"),
    ]


def line(number: str, who: str, what: str) -> dict[str, str]:
    return {
        "Line": number,
        "When": "16 Sep 2026, 13:00".replace(" ", "\xa0"),
        "Who": who,
        "What": what,
    }


def test_every_act_that_is_called_otherwise_is_one_of_the_record():
    written = "".join(path.read_text() for path in sorted((ROOT / "stories/actions").glob("*.py")))
    assert [name for name in ACTS if f'"{name}"' not in written] == []


def test_no_word_of_a_story_stands_in_the_record(visit, sqlite_store):
    approved(sqlite_store)
    said = str(rows_of(visit("record_of_actions.py", make.ADA)))
    assert not any(words in said for words in make.WORDS.values())


def test_an_empty_record_says_what_comes_next(visit):
    at = visit("record_of_actions.py", make.ADA)
    assert "The first action makes the first line." in at.info[0].value
    at.button("check").click().run()
    assert "nothing to check yet" in at.success[0].value


def test_few_lines_are_shown_then_the_newest_hundred_and_all_are_checked(visit, sqlite_store):
    for hour in range(101):
        moment = make.NOON + timedelta(hours=hour)
        writing.start_draft(sqlite_store, new_id(), by=make.SAM, at=moment)
    at = visit("record_of_actions.py", make.ADA)
    assert [row["Line"] for row in rows_of(at)] == [str(n) for n in range(101, 76, -1)]
    at.button("more").click().run()
    assert [row["Line"] for row in rows_of(at)] == [str(n) for n in range(101, 1, -1)]
    assert "more" not in {each.key for each in at.button}
    at.button("check").click().run()
    assert "101 lines were checked" in at.success[0].value


def test_the_check_says_that_nothing_was_changed(visit, sqlite_store):
    submit(sqlite_store)
    at = visit("record_of_actions.py", make.ADA)
    assert not at.success
    at.button("check").click().run()
    assert at.success[0].value.startswith("Nothing was changed. 2 lines were checked")
    assert not at.error


@pytest.mark.parametrize("changes", [{"actor": "leo"}, {"action": "story declined"}])
def test_the_check_names_the_first_line_that_was_changed(visit, sqlite_store, changes):
    approved(sqlite_store)
    tamper(sqlite_store, 2, **changes)
    at = visit("record_of_actions.py", make.ADA)
    at.button("check").click().run()
    assert "Line 2 is the first that does not fit" in at.error[0].value
    assert not at.success


def test_a_line_by_somebody_unknown_is_still_shown(visit, sqlite_store):
    approved(sqlite_store)
    tamper(sqlite_store, 2, actor="nobody")
    assert rows_of(visit("record_of_actions.py", make.ADA))[1]["Who"] == "Somebody unknown"


def test_the_check_answers_even_where_a_line_can_no_longer_be_read(visit, sqlite_store):
    approved(sqlite_store)
    tamper(sqlite_store, 2, facts="nothing")
    at = visit("record_of_actions.py", make.ADA)
    at.button("check").click().run()
    assert "Line 2 is the first that does not fit" in at.error[0].value


def test_a_name_that_looks_like_markdown_or_html_stays_a_name(visit, sqlite_store):
    name = "![x](https://example.org/x.png) **Bo** <b>x</b>"
    odd = make.actor("Bo", *make.SAM.roles)
    with sqlite_store.engine.begin() as connection:
        add_person(connection, odd)
        people = tables.people
        connection.execute(people.update().where(people.c.id == odd.id).values(name=name))
    writing.start_draft(sqlite_store, new_id(), by=odd, at=make.NOON)
    at = visit("record_of_actions.py", make.ADA)
    assert rows_of(at)[0]["Who"] == name


def lines_of(at) -> list[str]:
    shown = any("<table" in each.proto.body for each in at.get("html"))
    return [row["Line"] for row in rows_of(at)] if shown else []


def test_lines_are_found_by_person_action_story_and_day(visit, sqlite_store):
    story = cleared(sqlite_store)
    submit(sqlite_store, at=make.NOON + timedelta(days=2))
    at = visit("record_of_actions.py", make.GWEN)
    at.selectbox("find-who").select("sam").run()
    assert lines_of(at) == ["6", "5", "2", "1"]
    at.selectbox("find-kind").select("story submitted").run()
    assert lines_of(at) == ["6", "2"]
    at.text_input("find-story").input(story.reference.lower()).run()
    assert lines_of(at) == ["2"]
    at.text_input("find-since").input("17/9/2026").run()
    assert "No line fits" in at.info[0].value
    at.text_input("find-story").input("").run()
    assert lines_of(at) == ["6"]


def test_a_day_is_a_day_here_from_its_first_minute_to_its_last(visit, sqlite_store):
    """Half past midnight on 17 September in London is still the 16th by the clock of Greenwich."""
    late = make.NOON.replace(hour=23, minute=30)
    writing.start_draft(sqlite_store, new_id(), by=make.SAM, at=late)
    at = visit("record_of_actions.py", make.GWEN)
    at.text_input("find-until").input("16/09/2026").run()
    assert lines_of(at) == []
    at.text_input("find-until").input("17/09/2026").run()
    assert lines_of(at) == ["1"]


def test_a_change_of_roles_says_whose_and_which(visit, sqlite_store):
    admitting.set_roles(
        sqlite_store,
        "leo",
        make.LEO.roles,
        frozenset({Role.STAFF}),
        by=make.ADA,
        at=make.NOON,
    )
    at = visit("record_of_actions.py", make.GWEN)
    assert rows_of(at)[0]["What"] == "Roles changed (given: staff) (taken: leader): Leo"
    at.selectbox("find-who").select("leo").run()
    assert lines_of(at) == ["1"]


def test_the_newest_seal_can_be_saved_once_there_is_one(visit, sqlite_store):
    assert not visit("record_of_actions.py", make.GWEN).get("download_button")
    submit(sqlite_store)
    assert visit("record_of_actions.py", make.GWEN).get("download_button")


@pytest.mark.parametrize("typed", ["yesterday", "31/2/2026", "2026-09-16", "16/9/26x"])
def test_a_day_that_is_none_says_how_to_write_one(visit, sqlite_store, typed):
    submit(sqlite_store)
    at = visit("record_of_actions.py", make.GWEN)
    at.text_input("find-since").input(typed).run()
    assert at.error[0].value.startswith("From: write the day as day/month/year")
    assert lines_of(at) == ["2", "1"]
