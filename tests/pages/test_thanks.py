"""Reading thanks, taking one's own back, checking them, and pulling them for outside."""

from datetime import timedelta

import pytest

from data import tables, thanks
from stories.actions import recording, thanking
from stories.consent import Channel
from stories.thanks import SaidBy, SaidTo
from tests import make
from tests.conftest import count
from tests.pages import plans
from tests.pages.conftest import told_in

LOUD = "# **You** waited <b>with</b> me."


def logged(store, text="You waited with me.", by=make.SAM, **changes):
    said = make.thanks(text, **{"may_publish": True, **changes})
    return recording.log_thanks(store, said, by=by, at=make.NOON, key=said.id)


def checked(store, **changes):
    said = logged(store, **changes)
    return thanking.check(store, said.id, True, by=make.RAVI, at=make.NOON)


def texts(at) -> str:
    said = [each.value for each in [*at.text, *at.caption, *at.info, *at.warning]]
    return "\n".join([*said, *told_in(at)])


def reading(at) -> int:
    said = [*(each.value for each in at.text), *told_in(at, "p")]
    return sum(each.startswith("“") for each in said)


@pytest.mark.parametrize("person", make.EVERYBODY, ids=lambda person: person.name)
def test_everybody_reads_what_may_be_passed_on(visit, sqlite_store, person):
    logged(sqlite_store, said_to=SaidTo.WORKER, role="foster carer")
    logged(sqlite_store, "Only for print.", may_pass_on=False)
    at = visit("thanks.py", person)
    assert "“You waited with me.”" in texts(at)
    assert "A parent, to a foster carer" in texts(at)
    assert "Only for print" not in texts(at)


def test_their_words_stay_words(visit, sqlite_store):
    logged(sqlite_store, LOUD)
    at = visit("thanks.py", make.LEO)
    assert LOUD in texts(at)
    assert not any("waited" in each.value for each in [*at.markdown, *at.caption])


def test_filters_narrow_and_pages_turn(visit, sqlite_store):
    for number in range(22):
        by = SaidBy.CARER if number == 21 else SaidBy.PARENT
        on = make.TODAY - number * timedelta(days=1)
        logged(sqlite_store, f"Thank you {number} times over.", said_by=by, said_on=on)
    at = visit("thanks.py", make.LEO)
    assert (reading(at), "Page 1 of 2" in texts(at)) == (20, True)
    assert at.button(key="page-newer").disabled
    at.button(key="page-older").click().run()
    assert reading(at) == 2
    assert at.button(key="page-older").disabled
    at.selectbox(key="by").set_value(SaidBy.CARER).run()
    assert reading(at) == 1
    assert "Thank you 21 times over." in texts(at)
    at.selectbox(key="at").set_value("adults").run()
    assert "No thank-you here yet" in texts(at)


def test_a_long_list_asks_no_more_than_a_short_one(visit, sqlite_store):
    asked = []
    for _ in range(2):
        logged(sqlite_store)
        logged(sqlite_store, text="You came back.")
        with plans.asked(sqlite_store.engine) as questions:
            assert not visit("thanks.py", make.LEO).exception
        asked.append(len(questions))
    assert asked[0] == asked[1]


def test_one_sees_and_takes_back_ones_own(visit, sqlite_store):
    logged(sqlite_store)
    hers = logged(sqlite_store, "You read it back.", by=make.RITA)
    mine = logged(sqlite_store, "Only for print.", may_pass_on=False, may_publish=False)
    at = visit("thanks.py", make.SAM, mine="yes")
    assert "Only for print." in texts(at)
    assert "Not passed on inside. Not to be published." in texts(at)
    assert "You read it back." not in texts(at)
    at.button(key=f"back-{mine.id}").click().run()
    assert "taken back" in at.success[0].value
    assert "Only for print." not in texts(at)
    assert f"back-{hers.id}" not in {each.key for each in at.button}
    assert count(sqlite_store, tables.thanks, words="") == 1


@pytest.mark.parametrize(
    ("answer", "waits", "publishable"), [("may", 0, 1), ("inside", 0, 0), ("out", 0, 0)]
)
def test_a_reviewer_answers_for_each(visit, sqlite_store, answer, waits, publishable):
    said = logged(sqlite_store)
    at = visit("check_thanks.py", make.RAVI)
    at.button(key=f"save-{said.id}").click().run()
    assert "Choose one of the three answers first." in at.error[0].value
    at.radio(key=f"answer-{said.id}").set_value(answer).run()
    at.button(key=f"save-{said.id}").click().run()
    assert at.success
    assert "Nothing waits" in texts(at)
    with sqlite_store.read() as connection:
        assert len(thanks.to_check(connection, make.RITA)) == waits
        assert len(thanks.to_publish(connection)) == publishable
        assert thanks.to_read(connection)[1] == (answer != "out")


def test_a_reviewer_is_told_at_home_what_waits_and_never_of_their_own(visit, sqlite_store):
    logged(sqlite_store, by=make.RITA)
    assert "wait" in "\n".join(
        each.value for each in visit("home.py", make.RAVI).markdown if "second pair" in each.value
    )
    assert not any("second pair" in each.value for each in visit("home.py", make.RITA).markdown)
    assert "Nothing waits" in texts(visit("check_thanks.py", make.RITA))


def test_comms_pull_checked_thanks_with_a_purpose(visit, sqlite_store):
    said = checked(sqlite_store)
    logged(sqlite_store, "Not looked at yet.")
    at = visit("publish_thanks.py", make.CAL)
    assert reading(at) == 1
    assert "Nowhere yet." in texts(at)
    at = visit("publish_thanks.py", make.CAL, thanks=said.id)
    at.radio(key="for").set_value(Channel.WEBSITE)
    at.button(key="pull-thanks").click().run()
    assert "Say what you will use it for." in at.error[0].value
    at.text_input(key="purpose").set_value("Front page")
    at.button(key="pull-thanks").click().run()
    assert at.code[0].value.startswith("“You waited with me.”")
    at.text_input(key="purpose").set_value("Front page")
    at.button(key="pull-thanks").click().run()
    assert count(sqlite_store, tables.thanks_pulls, purpose="Front page") == 1


def test_what_was_taken_back_after_its_use_must_come_down(visit, sqlite_store):
    said = checked(sqlite_store)
    words = (sqlite_store, said.id, Channel.WEBSITE, "Front page")
    thanking.pull_thanks(*words, by=make.CAL, at=make.NOON, key="k")
    thanking.take_back(sqlite_store, said.id, by=make.SAM, at=make.NOON)
    at = visit("publish_thanks.py", make.CAL)
    assert "taken back after they were used" in texts(at)
    assert "Public website, by Cal: Front page" in texts(at)
    at = visit("publish_thanks.py", make.CAL, thanks=said.id)
    assert "may not be published now" in texts(at)
