"""Check-backs and balancing facts as people meet them."""

from datetime import date

from data import check_backs, coming, tables
from pages.parts import following, session
from stories.actions import listing, recording
from stories.actions.figures import publish_figures
from stories.outcomes.months import months_after
from stories.trends.monthly import whole_months_before
from tests import make
from tests.conftest import count
from tests.data.test_lasting_figures import record
from tests.pages.conftest import rows_of

PAGE = "check_backs.py"


def thirteen_months_ago(store, back=13, **changes):
    """Relative to the clock, which the page reads."""
    month = months_after(session.today().replace(day=1), -back)
    made = make.outcome(month=month, **changes)
    return recording.record_outcome(store, made, by=make.SAM, at=session.now(), key=made.id)


def opened(visit):
    at = visit(PAGE, make.SAM)
    return at.selectbox(key="whose").set_value(f"service {make.SERVICE}").run()


def test_very_many_are_said_to_be_more_than_are_counted(visit, sqlite_store, monkeypatch):
    for module in (check_backs, following):
        monkeypatch.setattr(module, "MOST_COUNTED", 9)
    for _ in range(12):
        thirteen_months_ago(sqlite_store)
    at = opened(visit)
    assert [each.value for each in at.markdown if "are due" in each.value] == [
        "**More than 9 are due.** These are the 8 oldest."
    ]


def test_one_question_is_answered_and_can_be_taken_back(visit, sqlite_store):
    record = thirteen_months_ago(sqlite_store)
    name = f"{record.id}-12"
    at = opened(visit)
    assert at.radio(key=f"answer-{name}").value is None
    at = at.button(key=f"save-{name}").click().run()
    assert at.error[0].value.startswith("Does it still hold? Choose")
    at.radio(key=f"answer-{name}").set_value("not_holding").run()
    at = at.button(key=f"save-{name}").click().run()
    assert at.error[0].value.startswith("How do we know?")
    at.selectbox(key=f"how-{name}").set_value("person_told_us")
    at = at.button(key=f"save-{name}").click().run()
    assert at.success
    assert at.info[0].value.startswith("Nothing is due here")
    at = at.button(key=f"back-{name}").click().run()
    assert count(sqlite_store, tables.check_backs) == 0
    assert at.button(key=f"save-{name}")


def test_a_decline_needs_no_more_words(visit, sqlite_store):
    record = thirteen_months_ago(sqlite_store)
    at = opened(visit)
    at.radio(key=f"answer-{record.id}-12").set_value("declined").run()
    at.button(key=f"save-{record.id}-12").click().run()
    assert count(sqlite_store, tables.check_backs, answer="declined") == 1


def test_that_nobody_can_know_is_said_with_how_we_know_that(visit, sqlite_store):
    record = thirteen_months_ago(sqlite_store)
    name = f"{record.id}-12"
    at = opened(visit)
    at.radio(key=f"answer-{name}").set_value("cannot_know").run()
    at = at.button(key=f"save-{name}").click().run()
    assert at.error[0].value == "How do we know that we cannot? Choose one."
    at.selectbox(key=f"why-{name}").set_value("moved")
    at = at.button(key=f"save-{name}").click().run()
    assert count(sqlite_store, tables.check_backs, why="moved") == 1
    assert any("no way to reach them" in each.value for each in at.text)


def test_what_is_not_yet_due_stands_apart(visit, sqlite_store):
    thirteen_months_ago(sqlite_store, 2)
    at = opened(visit)
    assert at.info[0].value.startswith("Nothing is due here")
    assert [each.label for each in at.expander] == ["Not yet due: 1"]
    month = months_after(session.today().replace(day=1), 11)
    assert rows_of(at) == [{"From": f"{month:%B %Y}", "How many": "1"}]


def test_of_very_much_that_is_not_yet_due_the_next_months_are_shown(
    visit, sqlite_store, monkeypatch
):
    for module in (coming, following):
        monkeypatch.setattr(module, "MOST_COUNTED", 2)
    for back in (12, 11, 11, 11, 2):
        thirteen_months_ago(sqlite_store, back)
    at = opened(visit)
    assert [each.label for each in at.expander] == ["Not yet due: more than 2"]
    first, second = (months_after(session.today().replace(day=1), ahead) for ahead in (1, 2))
    assert rows_of(at) == [
        {"From": f"{first:%B %Y}", "How many": "1"},
        {"From": f"{second:%B %Y}", "How many": "More than 2"},
        {"From": "Later", "How many": "Not counted"},
    ]


def test_only_the_teams_lead_is_told_what_waits_too_long(visit, sqlite_store):
    ada = {"by": make.ADA, "at": make.NOON}
    team = listing.add_team(sqlite_store, "Larch", make.SERVICE, date(2026, 8, 1), **ada)
    listing.choose_lead(sqlite_store, team, make.RITA.id, date(2026, 8, 1), **ada)
    thirteen_months_ago(sqlite_store, 16, team=team)
    told = [each.value for each in visit(PAGE, make.RITA).warning]
    assert told
    assert "1 of these questions have waited" in told[0]
    assert not visit(PAGE, make.SAM).warning
    late = "1 check-back in the teams you lead has waited for more than two months."
    assert late in [each.value for each in visit("home.py", make.RITA).markdown]
    assert late not in [each.value for each in visit("home.py", make.SAM).markdown]


def test_counts_are_entered_by_service_and_an_empty_box_is_no_zero(visit, sqlite_store):
    at = visit("balancing.py", make.ANA)
    at.selectbox(key="measure").set_value("B-CP-START").run()
    assert "Nobody has counted this here yet." in [each.value for each in at.caption]
    at.selectbox(key="month-month").set_value("August")
    at.text_input(key="month-year").set_value("2026").run()
    box = f"B-CP-START-2026-08-01-{make.SERVICE}"
    assert at.number_input(key=box).value is None
    at.button[-1].click().run()
    assert at.error[0].value == "Give a count for one service first."
    at.number_input(key=box).set_value(0)
    at = at.button[-1].click().run()
    assert at.success[0].value == "Kept for August 2026: 1 of 4 services."
    assert "Newest count: August 2026." in [each.value for each in at.caption]
    assert count(sqlite_store, tables.balancing_facts, people=0) == 1


def test_serious_incidents_come_with_their_caution(visit, sqlite_store):
    at = visit("balancing.py", make.ANA)
    at.selectbox(key="measure").set_value("B-SERIOUS-INCIDENTS").run()
    assert "never for a team" in at.warning[0].value
    year = session.today().year - 1
    at.selectbox(key="year").set_value(date(year, 4, 1)).run()
    at.number_input[0].set_value(3)
    at = at.button(key="keep-year").click().run()
    assert at.success[0].value == f"Kept for April {year} to March {year + 1}."
    assert count(sqlite_store, tables.authority_years, people=3) == 1


def test_how_many_lasted_comes_from_the_newest_edition(visit, sqlite_store):
    months = whole_months_before(session.today(), 5)
    record(sqlite_store, 8, "still_holding", months[-14])
    record(sqlite_store, 6, "not_holding", months[-14])
    publish_figures(sqlite_store, by=make.ANA, at=session.now())
    record(sqlite_store, 40, "still_holding", months[-14])
    at = visit("one_outcome.py", make.LEO, part=make.SERVICE, outcome="C-REUN")
    (row,) = [
        each
        for table in at.table
        for each in table.value.to_dict("records")
        if each.get("After") == "12 months"
    ]
    assert (row["Still holding"], row["Not holding"]) == ("10", "5")
    assert row["Lasted, of those known"] == "67%"
