"""Passing on a thank-you."""

import pytest
import sqlalchemy as sa

from data import tables
from pages.parts.thanks_form import MOST, key_of
from stories.redaction import IDENTIFIES_NOBODY
from stories.thanks import AboutWhen, SaidBy, SaidTo
from tests import make

PAGE = "pass_on_thanks.py"
WORDS = "You came back the next week as if nothing had happened."
POSTCODE = "LS1 4AP"
AGE = "8 years old"


def filled(at, words=WORDS, day=("14", "3", "2026"), **without):
    """The form with every answer given; `service=None` leaves the service out."""
    at.text_area(key="words").set_value(words)
    at.selectbox(key="said-by").set_value(without.get("said_by", SaidBy.PARENT))
    at.radio(key="said-to").set_value(without.get("said_to", SaidTo.TEAM))
    at.selectbox(key="service").set_value(without.get("service", make.SERVICE))
    at.radio(key="about").set_value(without.get("about", AboutWhen.DECADES))
    for part, typed in zip(("day", "month", "year"), day, strict=True):
        at.text_input(key=f"said-on-{part}").set_value(typed)
    return at.run()


def pass_on(at):
    return at.button(key="pass-on-thanks").click().run()


def said(at) -> str:
    return "\n".join(error.value for error in at.error)


def texts(at) -> str:
    return "\n".join(text.value for text in at.text)


def keys(at) -> set:
    return {each.key for each in [*at.button, *at.text_input, *at.radio]}


def rows(store, table=tables.thanks) -> list:
    with store.read() as connection:
        return connection.execute(sa.select(table)).all()


def test_thanks_are_kept_and_said_back_in_words(visit, sqlite_store):
    at = filled(visit(PAGE, make.SAM))
    at.checkbox(key="pass-on").check().run()
    at = pass_on(at)
    assert at.success[0].value.startswith("Kept at ")
    assert "Thanks from a parent to a team, said on 14 March 2026." in texts(at)
    (kept,) = rows(sqlite_store)
    assert (kept.words, kept.said_by, kept.said_to) == (WORDS, "parent", "a team")
    assert (kept.about_when, str(kept.said_on)) == ("decades ago", "2026-03-14")
    assert (kept.may_pass_on, kept.may_publish, kept.logged_by) == (True, False, make.SAM.id)


@pytest.mark.parametrize("inside", [True, False])
@pytest.mark.parametrize("publish", [True, False])
def test_the_two_permissions_are_apart(visit, sqlite_store, inside, publish):
    at = filled(visit(PAGE, make.SAM))
    at.checkbox(key="pass-on").set_value(inside)
    at.checkbox(key="publish").set_value(publish)
    at = pass_on(at.run())
    (kept,) = rows(sqlite_store)
    assert (kept.may_pass_on, kept.may_publish) == (inside, publish)
    assert ("shown to no one" in texts(at)) is not (inside or publish)


def test_nothing_is_chosen_or_agreed_beforehand(visit):
    at = visit(PAGE, make.SAM)
    assert not any(box.value for box in at.checkbox)
    assert [each.value for each in [*at.selectbox, *at.radio]] == [None] * 4


def test_a_worker_may_be_thanked_by_role(visit, sqlite_store):
    at = filled(visit(PAGE, make.SAM), said_to=SaidTo.WORKER)
    at.selectbox(key="role").set_value("foster carer").run()
    at = pass_on(at)
    assert "to a foster carer" in texts(at)
    assert [row.role for row in rows(sqlite_store)] == ["foster carer"]


def test_the_page_says_when_the_words_are_kept(visit):
    at = visit(PAGE, make.SAM)
    assert any("kept only once you press" in caption.value for caption in at.caption)


def test_every_missing_answer_is_named(visit, sqlite_store):
    at = pass_on(visit(PAGE, make.SAM))
    for name in ("Their words:", "Who said it?", "Whom did they", "Service:", "When was", "Day "):
        assert f"- {name}" in said(at)
    assert rows(sqlite_store) == []


@pytest.mark.parametrize("words", ["   ", "\n\n", "\u200b\u200e"])
def test_words_that_cannot_be_seen_are_no_words(visit, sqlite_store, words):
    at = pass_on(filled(visit(PAGE, make.SAM), words=words))
    assert "- Their words: write what they said." in said(at)
    assert rows(sqlite_store) == []


@pytest.mark.parametrize(
    "day",
    [("31", "2", "2026"), ("29", "2", "2025"), ("0", "3", "2026"), ("x", "3", "2026")],
    ids="/".join,
)
def test_a_day_that_cannot_be_is_refused_by_name(visit, sqlite_store, day):
    at = filled(visit(PAGE, make.SAM), day=day)
    assert said(at).startswith("Day they said it: there is no such day.")
    pass_on(at)
    assert rows(sqlite_store) == []
    assert at.text_area(key="words").value == WORDS


@pytest.mark.parametrize("month", ["3", "03", "March", " mar "])
def test_a_month_may_be_a_number_or_a_name(visit, sqlite_store, month):
    pass_on(filled(visit(PAGE, make.SAM), day=("14", month, "2026")))
    assert [str(row.said_on) for row in rows(sqlite_store)] == ["2026-03-14"]


def test_a_day_that_has_not_come_is_refused(visit, sqlite_store):
    at = pass_on(filled(visit(PAGE, make.SAM), day=("1", "1", "2999")))
    assert "this day has not come yet" in said(at)
    assert rows(sqlite_store) == []


def test_more_words_than_we_keep_are_refused_and_stay_in_the_box(visit, sqlite_store):
    long = "so kind " * (MOST // 8 + 1)
    at = pass_on(filled(visit(PAGE, make.SAM), words=long))
    assert "Their words: this is" in said(at)
    assert at.text_area(key="words").value == long
    assert rows(sqlite_store) == []


def test_a_huge_paste_costs_nothing_and_is_refused(visit):
    at = filled(visit(PAGE, make.SAM), words="LS1 4AP " * 100_000)
    assert "Their words: this is" in said(at)
    assert not at.warning


def test_what_identifies_is_shown_and_must_be_replaced(visit, sqlite_store):
    at = filled(visit(PAGE, make.SAM), words=f"Thank you for coming to {POSTCODE}.")
    key = key_of(POSTCODE)
    assert f"1. “{POSTCODE}”" in texts(at)
    assert f"keep-{key}" not in keys(at)
    at = pass_on(at)
    assert said(at).startswith("Resolve 1 possible identifier first")
    assert rows(sqlite_store) == []
    at.text_input(key=f"instead-{key}").set_value("our street").run()
    at.button(key=f"replace-{key}").click().run()
    assert at.text_area(key="words").value == "Thank you for coming to our street."
    pass_on(at)
    assert [row.words for row in rows(sqlite_store)] == ["Thank you for coming to our street."]


def test_replacing_puts_the_words_in_every_place(visit):
    at = filled(visit(PAGE, make.SAM), words=f"{POSTCODE} was home. I miss {POSTCODE}.")
    key = key_of(POSTCODE)
    at.text_input(key=f"instead-{key}").set_value("that house").run()
    at.button(key=f"replace-{key}").click().run()
    assert at.text_area(key="words").value == "That house was home. I miss that house."


def test_nothing_to_say_instead_is_refused(visit):
    at = filled(visit(PAGE, make.SAM), words=f"Thank you for coming to {POSTCODE}.")
    key = key_of(POSTCODE)
    at.text_input(key=f"instead-{key}").set_value("  ").run()
    at.button(key=f"replace-{key}").click().run()
    assert "Say instead:" in said(at)
    assert POSTCODE in at.text_area(key="words").value


def test_what_may_be_kept_is_kept_with_a_reason(visit, sqlite_store):
    at = filled(visit(PAGE, make.SAM), words=f"I was {AGE} when you helped us.")
    (keep,) = [key for key in keys(at) if str(key).startswith("keep-")]
    at.button(key=keep).click().run()
    assert "Choose one" in said(at)
    at.radio(key=keep.replace("keep", "why")).set_value(IDENTIFIES_NOBODY[2]).run()
    at.button(key=keep).click().run()
    assert not at.warning
    pass_on(at)
    assert len(rows(sqlite_store)) == 1
    assert [row.reason for row in rows(sqlite_store, tables.thanks_kept)] == [IDENTIFIES_NOBODY[2]]


def test_kept_words_can_be_asked_about_again(visit):
    at = filled(visit(PAGE, make.SAM), words=f"I was {AGE} when you helped us.")
    (keep,) = [key for key in keys(at) if str(key).startswith("keep-")]
    at.radio(key=keep.replace("keep", "why")).set_value(IDENTIFIES_NOBODY[0]).run()
    at.button(key=keep).click().run()
    assert not at.warning
    at.button(key=keep.replace("keep", "ask")).click().run()
    assert at.warning


def test_words_leave_no_trace_before_they_are_passed_on(visit, sqlite_store):
    filled(visit(PAGE, make.SAM))
    for table in (tables.thanks, tables.drafts, tables.draft_answers, tables.events):
        assert rows(sqlite_store, table) == []


def test_markdown_in_their_words_stays_words(visit):
    at = filled(visit(PAGE, make.SAM), words="![x](http://example.org/a.png) **thanks**")
    assert not any("example.org" in each.value for each in at.markdown)
    assert not any("example.org" in each.value for each in [*at.warning, *at.error])


def test_a_second_click_keeps_nothing_more(visit, sqlite_store):
    at = pass_on(filled(visit(PAGE, make.SAM)))
    del at.session_state["thanks-receipt"]  # as if the first click's answer never arrived
    at = pass_on(filled(at.run()))
    assert at.success
    assert len(rows(sqlite_store)) == 1


def test_another_comes_with_an_empty_form_and_is_kept_too(visit, sqlite_store):
    at = pass_on(filled(visit(PAGE, make.SAM)))
    at.button(key="another").click().run()
    assert at.text_area(key="words").value == ""
    assert at.text_input(key="said-on-day").value == ""
    pass_on(filled(at, words="Thank you for the plant."))
    assert len(rows(sqlite_store)) == 2
