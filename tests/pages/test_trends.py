"""The trends page: an outcome never without its balance, small numbers nowhere."""

import json
from datetime import date

import pandas as pd
import pyarrow as pa
import pytest

from pages.parts import charts, session
from pages.parts.charts import Kind
from stories.outcomes import EndReason
from stories.trends import suppress, whole_months_before
from tests import make

MONTHS = whole_months_before(session.today(), 5)
LATEST = MONTHS[-1]
CANARY = 3  # small, so hidden, and used for no other number


def put(store, code: str, people: int, month: date = LATEST, **changes) -> None:
    with store.begin(make.SAM, make.NOON) as work:
        for _ in range(people):
            work.put_outcome(make.outcome(code=code, month=month, **changes))


def put_balance(store, code: str, people: int, month: date = LATEST) -> None:
    with store.begin(make.SAM, make.NOON) as work:
        work.put_balancing(code, make.SERVICE, month, people)


@pytest.fixture
def counted(sqlite_store):
    """Children coming home: nine, then a hidden few; unplanned returns beside."""
    put(sqlite_store, "C-REUN", 9, MONTHS[-2])
    put(sqlite_store, "C-REUN", CANARY)
    for month in MONTHS[-12:]:
        put_balance(sqlite_store, "B-REUN-UNPLANNED", 6, month)
    return sqlite_store


def pictures(at) -> list:
    return [each.proto for each in at.get("vega_lite_chart")]


def said(at) -> str:
    kinds = ("markdown", "text", "info", "warning", "caption", "header", "subheader")
    return "\n".join(each.value for kind in kinds for each in at.get(kind))


def test_before_anything_is_recorded_the_page_says_what_will_come(visit):
    at = visit("trends.py", make.LEO)
    assert "once staff record them" in at.info[0].value
    assert not at.selectbox
    assert not pictures(at)


def test_an_outcome_is_always_beside_the_measure_that_could_contradict_it(visit, counted):
    at = visit("trends.py", make.LEO)
    outcome, balance = pictures(at)
    assert "Came home to family as planned" in outcome.alt
    assert "Unplanned returns home" in balance.alt
    assert at.header[0].value == "Family Help North"
    first, second = (json.loads(each.spec) for each in (outcome, balance))
    assert _span(first) == _span(second)


def test_the_picture_is_named_by_its_sentence(visit, counted):
    at = visit("trends.py", make.LEO)
    sentence = "Came home to family as planned: none in a typical month of the latest year"
    assert sentence in said(at)
    assert pictures(at)[0].alt.startswith(f"Family Help North. {sentence}")


def test_a_hidden_count_is_nowhere_on_the_page(visit, counted):
    at = visit("trends.py", make.LEO)
    shown = {str(row["said"]) for each in pictures(at) for row in _rows(each)}
    assert shown == {"0", "9", "6", "1 to 4"}
    table = at.table[0].value
    assert table.iloc[0].tolist() == [f"{LATEST:%b %Y}", "1 to 4", "6"]
    assert str(CANARY) not in {*table["Came home to family as planned"]}
    assert f" {CANARY} " not in said(at)


def test_where_nobody_counted_the_balance_the_page_says_to_read_with_care(visit, sqlite_store):
    put(sqlite_store, "C-REUN", 9)
    at = visit("trends.py", make.LEO)
    assert "Unplanned returns home: nobody has counted this" in said(at)
    assert "they stand alone" in said(at)


def test_a_service_with_only_bad_news_is_shown_too(visit, sqlite_store):
    put(sqlite_store, "C-REUN", 9, service="children-in-care")
    put_balance(sqlite_store, "B-REUN-UNPLANNED", 7)
    at = visit("trends.py", make.LEO)
    assert {each.value for each in at.header} == {"Family Help North", "Children in Our Care"}
    assert "none recorded in these months" in said(at)


def test_plans_that_ended_another_way_are_told_by_whole_years_and_small_years_hidden(
    visit, sqlite_store
):
    april = next(month for month in MONTHS if month.month == 4)
    later = MONTHS[MONTHS.index(april) + 12]
    moved = {"end_reason": EndReason.MOVED_AREA}
    put(sqlite_store, "C-CP-END", 4, april, **moved)
    put(sqlite_store, "C-CP-END", 4, MONTHS[MONTHS.index(april) + 5], **moved)
    put(sqlite_store, "C-CP-END", CANARY, later, **moved)
    at = visit("trends.py", make.LEO)
    years = at.table[0].value
    assert years["How many"].tolist()[-2:] == ["1 to 4", "8"]
    assert f"April {april.year} to March {april.year + 1}" in years["Year"].tolist()
    assert "none recorded" in said(at)  # and not one of them counts as safer at home


def test_only_recorded_outcomes_are_offered(visit, counted):
    at = visit("trends.py", make.LEO)
    assert at.selectbox("outcome").options == [
        "Came home to family as planned (Children in our care)"
    ]


def test_a_choice_is_kept_in_the_address_and_the_address_opens_it(visit, counted):
    put(counted, "A-GOAL", 6, service="adults")
    at = visit("trends.py", make.LEO, outcome="A-GOAL")
    assert at.selectbox("outcome").value == "A-GOAL"
    at.selectbox("outcome").set_value("C-REUN").run()
    assert at.query_params["outcome"] == "C-REUN"
    assert at.header[0].value == "Family Help North"


@pytest.mark.parametrize("asked", ["C-NOPE", "", "A-WORK", "<script>", "C-CP-LAST", "x" * 5_000])
def test_an_outcome_that_is_not_here_gets_a_sentence_and_the_first_of_the_list(
    visit, counted, asked
):
    at = visit("trends.py", make.LEO, outcome=asked)
    assert "could not find that outcome" in at.warning[0].value
    assert at.selectbox("outcome").value == "C-REUN"
    assert not at.exception


def test_an_outcome_older_than_five_years_says_so(visit, sqlite_store):
    put(sqlite_store, "C-REUN", 9, date(MONTHS[0].year - 2, 1, 1))
    at = visit("trends.py", make.LEO)
    assert "Choose another outcome" in at.info[0].value


def test_the_present_month_is_not_shown_before_it_is_over(visit, sqlite_store):
    today = session.today()
    put(sqlite_store, "C-REUN", 9, date(today.year, today.month, 1))
    assert not pictures(visit("trends.py", make.LEO))
    put(sqlite_store, "C-REUN", 8)
    assert {row["said"] for row in _rows(pictures(visit("trends.py", make.LEO))[0])} == {"0", "8"}


@pytest.mark.parametrize("person", [make.LEO, make.ANA, make.GWEN], ids=lambda each: each.name)
def test_the_page_says_what_counts_cannot_say(visit, counted, person):
    at = visit("trends.py", person)
    assert "do not rank them" in said(at)
    assert "caused" not in said(at)


def test_nothing_but_a_suppressed_table_is_drawn_or_listed():
    counts = pd.DataFrame({"service": ["x"], "month": [LATEST], "people": [3], "hidden": [False]})
    for draw in (
        lambda: charts.monthly_chart(counts, MONTHS),
        lambda: charts.numbers_table({"x": counts}, MONTHS),
        lambda: charts.years_table(counts),
    ):
        with pytest.raises(TypeError):
            draw()


@pytest.mark.parametrize("kind", Kind)
def test_a_chart_holds_no_hidden_count_and_breaks_its_line_there(kind):
    people = [41] * 20 + [2] + [43] * 19 + [0] * 20
    spec = charts.monthly_chart(_suppressed(people), MONTHS, kind)
    rows = spec["datasets"]["months"]
    hidden = [row for row in rows if row["hidden"]]
    assert [row["words"] for row in hidden] == [f"{MONTHS[20]:%B %Y}: 1 to 4, hidden"]
    assert hidden[0]["height"] == 2.5  # the middle of the band, whatever the count
    assert [row["height"] for row in rows if not row["hidden"]] == [41] * 20 + [43] * 19 + [0] * 20
    assert rows[19]["run"] != rows[21]["run"]
    assert spec["datasets"]["band"] == [{"low": 0.5, "high": 4.5}]


def test_a_chart_without_hidden_months_has_no_band():
    spec = charts.monthly_chart(_suppressed([9] * 60), MONTHS)
    assert spec["datasets"]["band"] == []
    assert "hidden" not in json.dumps(spec["title"])


def test_a_chart_starts_at_zero_and_has_room_for_the_band():
    for people, top in (([0] * 60, 5), ([9] * 60, 9)):
        spec = charts.monthly_chart(_suppressed(people), MONTHS)
        assert spec["layer"][0]["encoding"]["y"]["scale"]["domain"] == [0, top]


def test_two_charts_share_nothing_that_one_could_change():
    one = charts.monthly_chart(_suppressed([9] * 60), MONTHS)
    one["layer"][0]["encoding"].clear()
    assert charts.monthly_chart(_suppressed([9] * 60), MONTHS)["layer"][0]["encoding"]


def _suppressed(people: list[int]):
    return suppress(pd.DataFrame({"service": "north", "month": MONTHS, "people": people}))


def _rows(picture) -> list[dict]:
    data = next(each.data.data for each in picture.datasets if each.name == "months")
    return pa.ipc.open_stream(data).read_pandas().to_dict("records")


def _span(spec: dict) -> list:
    return spec["layer"][0]["encoding"]["x"]["scale"]["domain"]
