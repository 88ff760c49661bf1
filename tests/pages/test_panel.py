"""A panel's choice on the pages: recorded with its reasons, read by all, shown to its writer."""

from datetime import date

from data import panel
from pages.parts import session
from stories.actions import choosing, reviewing
from stories.panel import SEATS, Domain
from stories.telling import ReturnReason
from tests import make
from tests.conftest import approved, submit

SEPTEMBER = date(2026, 9, 1)
WHY = "It shows that listening came first, and that it lasted."


def texts(at) -> str:
    return "\n".join(each.value for each in at.text)


def choose(store, story):
    answers = (story.id, SEPTEMBER, Domain.SAFETY, WHY, SEATS[:3])
    return choosing.record_choice(store, *answers, by=make.LEO, at=make.NOON)


def test_nothing_chosen_yet_says_what_comes(visit):
    assert "No panel has chosen yet." in visit("panel.py", make.SAM).info[0].value


def test_a_leader_records_a_choice_and_everybody_reads_it(visit, sqlite_store, monkeypatch):
    monkeypatch.setattr(session, "now", lambda: make.NOON)
    story = approved(sqlite_store)
    at = visit("panel.py", make.LEO)
    at.selectbox("domain").select(Domain.SAFETY)
    at.selectbox(f"story-{SEPTEMBER}").select(story.id)
    at.pills("seats").set_value(list(SEATS[:3]))
    at.text_area("reasons").input(WHY)
    at.button("record-choice").click().run()
    assert at.success[0].value.startswith("Recorded.")
    with sqlite_store.read() as connection:
        [chosen] = panel.choices(connection, make.ANA, make.TODAY)
    assert chosen.choice.story_id == story.id
    for page in ("panel.py", "home.py"):
        assert WHY in texts(visit(page, make.ANA))
    assert WHY in texts(visit("my_stories.py", make.SAM))
    assert WHY not in texts(visit("my_stories.py", make.RITA))


def test_a_choice_that_lacks_something_says_what_and_keeps_the_words(
    visit, sqlite_store, monkeypatch
):
    monkeypatch.setattr(session, "now", lambda: make.NOON)
    approved(sqlite_store)
    at = visit("panel.py", make.GWEN)
    at.text_area("reasons").input(WHY)
    at.button("record-choice").click().run()
    for missing in ("Kind of change", "Story: choose one", "Who chose"):
        assert missing in at.error[0].value
    assert at.text_area("reasons").value == WHY
    assert at.text_area("reasons").proto.default == WHY


def test_a_month_without_an_approved_story_has_none_to_choose(visit):
    at = visit("panel.py", make.LEO)
    assert "No story was approved in that month" in at.info[0].value


def test_only_governance_and_leaders_find_the_form(visit, sqlite_store):
    approved(sqlite_store)
    for person in (make.SAM, make.RAVI, make.CAL):
        assert not visit("panel.py", person).expander


def test_reasons_are_searched(visit, sqlite_store):
    choose(sqlite_store, approved(sqlite_store))
    at = visit("panel.py", make.SAM)
    at.text_input("words").input("penguins").run()
    assert "No reason holds all of these words." in at.info[0].value
    at.text_input("words").input("LASTED").run()
    assert WHY in texts(at)


def test_a_mistake_is_taken_back_in_two_steps(visit, sqlite_store):
    choice = choose(sqlite_store, approved(sqlite_store))
    at = visit("panel.py", make.GWEN)
    at.toggle(f"undo-{choice.id}").set_value(True).run()
    at.button(f"take-back-{choice.id}").click().run()
    with sqlite_store.read() as connection:
        assert panel.choices(connection, make.ANA, make.TODAY) == []


def test_what_comes_back_most_is_advice_before_writing(visit, sqlite_store, monkeypatch):
    monkeypatch.setattr(session, "now", lambda: make.NOON)
    assert not visit("my_stories.py", make.SAM).expander
    story = submit(sqlite_store)
    back = (ReturnReason.TOO_MUCH_DETAIL, "Say less.")
    reviewing.return_to_writer(sqlite_store, story.id, 1, *back, by=make.RAVI, at=make.NOON)
    for page in ("share_story.py", "my_stories.py"):
        shown = "".join(each.value for each in visit(page, make.SAM).markdown)
        assert "1. Tell no more of abuse or harm" in shown
