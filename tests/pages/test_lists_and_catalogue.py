"""The administrator's lists, confirming, and several outcomes at a time, as people meet them."""

from datetime import date

import pytest

from data import monthly_counts, tables
from pages.parts.in_turn import OPEN
from stories.actions import listing, recording
from stories.redaction import redact
from tests import make
from tests.conftest import count, second_admin, submit
from tests.pages.conftest import labels
from tests.pages.test_record_outcome import PAGE, filled, record, rows, said, texts

AUGUST = date(2026, 8, 1)
ADA = {"by": make.ADA, "at": make.NOON}


def press(at, label):
    next(each for each in at.button if each.label == label).click()
    return at.run()


def test_several_outcomes_are_listed_first_and_recorded_together(visit, sqlite_store):
    at = filled(visit(PAGE, make.SAM))
    at.number_input(key="people").set_value(2)
    at = at.button(key="add").click().run()
    assert any("**Not recorded yet: 2.**" in each.value for each in at.markdown)
    assert at.selectbox(key="outcome-1").value is None
    assert at.selectbox(key="month-month").value == "August"
    at.selectbox(key="outcome-1").set_value("A-DP").run()
    at.selectbox(key="age-1").set_value("25_to_64")
    at.radio(key="how-known-1").set_value("person_told_us")
    at = record(at)
    assert not at.error
    assert sorted(row.code for row in rows(sqlite_store)) == ["A-DP", "C-REUN", "C-REUN"]
    assert "In control through a direct payment" in texts(at)


def test_the_list_can_be_emptied(visit, sqlite_store):
    at = filled(visit(PAGE, make.SAM)).button(key="add").click().run()
    at = at.button(key="empty-list").click().run()
    assert not any("Not recorded yet" in each.value for each in at.markdown)
    assert rows(sqlite_store) == []


def test_a_team_is_asked_for_where_the_service_has_teams(visit, sqlite_store):
    code = listing.add_team(sqlite_store, "Larch", make.SERVICE, AUGUST, **ADA)
    at = filled(visit(PAGE, make.SAM))
    at.selectbox(key=f"team-{make.SERVICE}").set_value(code)
    record(at)
    assert [row.team for row in rows(sqlite_store)] == [code]


def test_a_goal_is_kept_in_their_words_and_never_while_it_may_identify(visit, sqlite_store):
    at = filled(visit(PAGE, make.SAM))
    at.text_input(key="goal").set_value("To live near Kofi at 12 High Street, LS1 4AP").run()
    at = record(at)
    assert said(at).startswith("Their goal: take out what could identify")
    assert rows(sqlite_store) == []
    at.text_input(key="goal").set_value("To cook for my family again").run()
    record(at)
    assert [row.goal for row in rows(sqlite_store)] == ["To cook for my family again"]


def test_an_outcome_is_linked_to_a_story_from_the_list_of_stories(visit, sqlite_store):
    story = submit(sqlite_store)
    at = filled(visit(PAGE, make.SAM, story=story.id))
    assert at.selectbox(key="story").value == story.id
    record(at)
    assert count(sqlite_store, tables.outcome_stories, story_id=story.id) == 1
    at = visit("review.py", make.RAVI, story=story.id)
    assert "**Also recorded with this story**" in [each.value for each in at.markdown]


def waiting(store, **changes):
    changes = {"code": "C-EH-GOAL", **changes}
    made = make.outcome(**changes)
    return recording.record_outcome(store, made, by=make.SAM, at=make.NOON, key=made.id)


@pytest.mark.parametrize(("answer", "counted"), [("yes", 1), ("no", 0)])
def test_a_second_person_confirms(visit, sqlite_store, answer, counted):
    goal = redact("To eat together on Sundays", {})
    outcome = waiting(sqlite_store, goal=goal)
    at = visit("confirm_outcomes.py", make.RITA)
    assert "Their goal: To eat together on Sundays" in texts(at)
    at = at.button(key=f"save-{outcome.id}").click().run()
    assert at.error[0].value.startswith("Choose one of the two")
    at.radio(key=f"answer-{outcome.id}").set_value(answer)
    at = at.button(key=f"save-{outcome.id}").click().run()
    assert at.success
    assert at.info[0].value.startswith("Nothing waits")
    with sqlite_store.read() as connection:
        found = monthly_counts.outcome_counts(connection, "C-EH-GOAL", AUGUST, AUGUST)
    assert sum(people for _, _, people in found) == counted


def test_of_many_that_wait_three_stand_open_and_the_rest_unfold_from_a_line(visit, sqlite_store):
    found = [waiting(sqlite_store, month=date(2026, month, 1)) for month in range(1, 7)]
    at = visit("confirm_outcomes.py", make.RITA)
    assert len(at.radio) == OPEN
    folded = [each.label for each in at.expander]
    assert len(folded) == len(found) - OPEN
    assert all("2026" in each and "Age" in each for each in folded)
    at.radio[0].set_value("yes")
    at = next(each for each in at.button if each.key.startswith("save-")).click().run()
    assert at.success
    assert len(at.radio) == OPEN
    assert len(at.expander) == len(folded) - 1


def test_home_says_that_outcomes_wait_but_not_to_whoever_recorded_them(visit, sqlite_store):
    waiting(sqlite_store)
    said = "1 outcome waits for a second person before it counts."
    assert said in [each.value for each in visit("home.py", make.RITA).markdown]
    assert said not in [each.value for each in visit("home.py", make.SAM).markdown]


def test_an_administrator_changes_a_type_and_sees_what_was_changed(visit):
    at = visit("catalogue.py", make.ADA)
    at.selectbox(key="kind").set_value("C-REUN").run()
    at.text_input(key="name-C-REUN").set_value("Home again")
    at = press(at, "Keep this change")
    assert at.error[0].value.startswith("Month from which this holds")
    at.selectbox(key="since-C-REUN-month").set_value("August")
    at.text_input(key="since-C-REUN-year").set_value("2026")
    at.text_input(key="months-C-REUN").set_value("twelve")
    at = press(at, "Keep this change")
    assert at.error[0].value.startswith("Check back after")
    at.text_input(key="months-C-REUN").set_value("6, 12")
    at = press(at, "Keep this change")
    assert at.success
    assert "Home again" in texts(at)
    assert "Checked again after months: 6, 12" in texts(at)


def test_an_administrator_chooses_the_nation(visit):
    at = visit("catalogue.py", make.ADA)
    at.radio(key="nation").set_value("scotland").run()
    at = at.button(key="use-nation").click().run()
    assert "Scotland" in at.info[0].value
    at = visit(PAGE, make.SAM)
    assert "Safer at home: no longer on the register" in at.selectbox(key="outcome").options
    at.selectbox(key="outcome").set_value("S-CP-END").run()
    assert at.radio(key="end-reason").label == (
        "Why is the child no longer on the child protection register?"
    )


def test_an_administrator_merges_a_service(visit):
    at = visit("lists.py", make.ADA)
    at.selectbox(key="what").set_value("merge_service").run()
    at.selectbox(key="merge_service-service").set_value("family-help-south")
    at.selectbox(key="merge_service-into").set_value(make.SERVICE)
    at = at.button(key="keep").click().run()
    assert "- Month from which this holds: choose one." in at.error[0].value
    assert "Service" not in at.error[0].value
    at.selectbox(key="merge_service-since-month").set_value("August")
    at.text_input(key="merge_service-since-year").set_value("2026")
    at = at.button(key="keep").click().run()
    assert at.success
    assert "Family Help South became part of Family Help North in August 2026." in texts(at)
    assert "family-help-south" not in visit(PAGE, make.SAM).selectbox(key="service").options


def test_what_records_name_waits_for_a_second_administrator(visit, sqlite_store):
    second_admin(sqlite_store)
    recording.record_outcome(sqlite_store, make.outcome(), key="once", by=make.SAM, at=make.NOON)
    at = visit("lists.py", make.ADA)
    at.selectbox(key="what").set_value("rename_service").run()
    at.selectbox(key="rename_service-service").set_value(make.SERVICE)
    at.text_input(key="rename_service-name").set_value("Help at home")
    at.selectbox(key="rename_service-since-month").set_value("August")
    at.text_input(key="rename_service-since-year").set_value("2026")
    at = at.button(key="keep").click().run()
    assert at.success[0].value.startswith("Records name this already")
    assert "Family Help North would be called Help at home from August 2026." in texts(at)
    assert "outcomes (fewer than 100)" in texts(at)
    assert "Agree" not in labels(at)
    said = "1 change of a service or team waits for a second administrator."
    assert said in [each.value for each in visit("home.py", make.GWEN).markdown]
    assert "Agree" not in labels(visit("catalogue.py", make.GWEN))
    at = press(visit("lists.py", make.GWEN), "Agree")
    assert at.success[0].value == "Agreed. The change is kept."
    assert "Kept by Ada, agreed by Gwen, on" in texts(visit("lists.py", make.GWEN))
