"""Recording an outcome without a story."""

import pytest
import sqlalchemy as sa

from data import tables
from stories.outcomes import AgeBand, EndReason, HowKnown
from stories.outcomes.catalogue import Area
from tests import make

PAGE = "record_outcome.py"
HOME_AGAIN = "C-REUN"
PLAN_ENDED = "C-CP-END"


def filled(at, outcome=HOME_AGAIN, month="August", year="2026", end_reason=None, **without):
    """The form with every answer given; `service=None` leaves the service out."""
    at.selectbox(key="outcome").set_value(outcome).run()
    if end_reason is not None:
        at.radio(key="end-reason").set_value(end_reason)
    at.selectbox(key="month-month").set_value(month)
    at.text_input(key="month-year").set_value(year)
    at.selectbox(key="service").set_value(without.get("service", make.SERVICE))
    at.selectbox(key="age").set_value(without.get("age", AgeBand.FROM_5))
    at.radio(key="how-known").set_value(without.get("how_known", HowKnown.WORKER_BELIEVES))
    return at.run()


def record(at):
    return at.button(key="record").click().run()


def said(at) -> str:
    return "\n".join(error.value for error in at.error)


def texts(at) -> str:
    return "\n".join(text.value for text in at.text)


def rows(store) -> list:
    with store.read() as connection:
        return connection.execute(sa.select(tables.outcomes)).all()


def test_an_outcome_is_recorded_and_said_back_in_words(visit, sqlite_store):
    at = record(filled(visit(PAGE, make.SAM)))
    assert not at.error
    assert at.success[0].value.startswith("Recorded at ")
    assert "Came home to family as planned\nAugust 2026, " in texts(at)
    assert "as far as I know" in texts(at)
    (kept,) = rows(sqlite_store)
    assert (kept.code, kept.service, str(kept.month)) == (HOME_AGAIN, make.SERVICE, "2026-08-01")
    assert (kept.age_band, kept.how_known) == ("5_to_9", "worker_believes")
    assert (kept.recorded_by, kept.counts, kept.story_id) == (make.SAM.id, True, None)


def test_nothing_is_chosen_beforehand(visit):
    at = visit(PAGE, make.SAM)
    chosen = [at.selectbox(key=key).value for key in ("outcome", "service", "age", "month-month")]
    assert [*chosen, at.radio(key="how-known").value] == [None] * 5


def test_every_missing_answer_is_named(visit, sqlite_store):
    at = record(visit(PAGE, make.SAM))
    for name in ("Outcome:", "Month it happened:", "Service:", "Age of the person:", "How do we"):
        assert f"- {name}" in said(at)
    assert rows(sqlite_store) == []


@pytest.mark.parametrize(
    ("left_out", "name"),
    [("service", "Service:"), ("age", "Age of the person:"), ("how_known", "How do we know?")],
)
def test_one_missing_answer_is_the_only_one_named(visit, left_out, name):
    at = record(filled(visit(PAGE, make.SAM), **{left_out: None}))
    assert said(at).startswith("1 answer needs your help.")
    assert f"- {name}" in said(at)


def test_a_refusal_loses_nothing_typed(visit):
    at = record(filled(visit(PAGE, make.SAM), service=None))
    assert at.selectbox(key="outcome").value == HOME_AGAIN
    assert at.text_input(key="month-year").value == "2026"
    assert at.radio(key="how-known").value == HowKnown.WORKER_BELIEVES


def test_a_month_that_has_not_come_is_refused(visit, sqlite_store):
    at = record(filled(visit(PAGE, make.SAM), year="2999"))
    assert said(at).startswith("Month: this month has not come yet.")
    assert rows(sqlite_store) == []


@pytest.mark.parametrize("year", ["26", "20266", "year", "٢٠٢٦", "0000", "-202", "²⁰²⁶"])
def test_a_year_that_cannot_be_is_refused_by_name(visit, sqlite_store, year):
    at = filled(visit(PAGE, make.SAM), year=year)
    assert said(at) == "Month it happened: write the year with four numbers, such as 2026."
    record(at)
    assert not at.exception
    assert rows(sqlite_store) == []


def test_the_balancing_measure_shows_as_soon_as_an_outcome_is_chosen(visit):
    at = visit(PAGE, make.SAM)
    at.selectbox(key="outcome").set_value(HOME_AGAIN).run()
    assert "**We will show this beside**" in [each.value for each in at.markdown]
    assert "Unplanned returns home" in texts(at)


def test_choosing_an_area_shortens_the_list_and_drops_an_outcome_of_another(visit):
    at = visit(PAGE, make.SAM)
    everything = len(at.selectbox(key="outcome").options)
    at.selectbox(key="outcome").set_value(HOME_AGAIN).run()
    at.pills(key="area").set_value(Area.ADULTS).run()
    assert 0 < len(at.selectbox(key="outcome").options) < everything
    assert at.selectbox(key="outcome").value is None


def test_views_worked_out_from_other_records_are_not_offered(visit):
    options = visit(PAGE, make.SAM).selectbox(key="outcome").options
    assert "One plan was enough" not in options
    assert "Came home to family as planned" in options


def test_why_a_plan_ended_is_asked_for_a_plan_alone(visit):
    at = visit(PAGE, make.SAM)
    at.selectbox(key="outcome").set_value(HOME_AGAIN).run()
    assert "end-reason" not in [each.key for each in at.radio]
    at.selectbox(key="outcome").set_value(PLAN_ENDED).run()
    assert at.radio(key="end-reason").value is None
    assert any("never counted" in caption.value for caption in at.caption)


def test_a_plan_needs_the_reason_it_ended(visit, sqlite_store):
    at = record(filled(visit(PAGE, make.SAM), outcome=PLAN_ENDED))
    assert "- Why it ended:" in said(at)
    assert rows(sqlite_store) == []


@pytest.mark.parametrize("reason", EndReason)
def test_only_safer_at_home_counts_and_the_receipt_says_so(visit, sqlite_store, reason):
    at = record(filled(visit(PAGE, make.SAM), outcome=PLAN_ENDED, end_reason=reason))
    safer = reason in (EndReason.SAFER_OUR_WORK, EndReason.SAFER_CHANGED)
    assert [row.counts for row in rows(sqlite_store)] == [safer]
    assert ("not counted as safer at home" in texts(at)) is not safer


def test_a_second_click_records_nothing_more(visit, sqlite_store):
    at = record(filled(visit(PAGE, make.SAM)))
    del at.session_state["outcome-receipt"]  # as if the first click's answer never arrived
    at = record(filled(at.run()))
    assert at.success
    assert len(rows(sqlite_store)) == 1


def test_another_comes_with_an_empty_form_and_is_recorded_too(visit, sqlite_store):
    at = record(filled(visit(PAGE, make.SAM)))
    assert not at.selectbox
    at.button(key="another").click().run()
    assert at.selectbox(key="outcome").value is None
    assert at.text_input(key="month-year").value == ""
    assert at.radio(key="how-known").value is None
    record(filled(at))
    assert len(rows(sqlite_store)) == 2
