"""The pages around the trends: balance, who is heard, deciding together, what got in the way."""

import csv
import io
from urllib.parse import parse_qs, urlsplit

import pytest
import sqlalchemy as sa

from data import figures, tables
from data.store.outcomes import outcome_row
from pages.documents import balance_csv, figure_files, lasted_files
from pages.parts import balance_view, leading, session
from stories.actions.figures import publish_figures
from stories.trends import WHOLE
from stories.trends.barriers import Barrier
from stories.trends.heard import halves
from stories.trends.monthly import whole_months_before
from tests import make
from tests.conftest import approved, submit
from tests.pages.conftest import folding, links_of
from tests.pages.test_trends import beside, pictures, put, said

MONTHS = whole_months_before(session.today(), 5)
_, OLD, NEW = halves(session.today())
STEPS = ("voices.py", "together.py")
PAGES = (*STEPS, "balance.py", "barriers.py", "did_it_last.py")


def sent(store) -> None:
    at = session.now().replace(year=NEW[1].year, month=NEW[1].month, day=2)
    submit(store, at=at, outcome_month=f"{NEW[1]}", consent_on=f"{NEW[1]}")


@pytest.fixture
def published(sqlite_store, filled):
    filled(sqlite_store, _published)
    return sqlite_store


def _published(store) -> None:
    months = MONTHS[-20:]
    put(store, "C-REUN", dict.fromkeys(months, 12))
    beside(store, "B-REUN-UNPLANNED", dict.fromkeys(months, 6))
    put(store, "C-KIN", dict.fromkeys(months, 9))
    rows = [outcome_row(make.outcome(month=month)) for month in NEW for _ in range(3)]
    with store.engine.begin() as connection:
        connection.execute(tables.outcomes.insert(), rows)
    for _ in range(16):
        sent(store)
    publish_figures(store, by=make.ANA, at=session.now())


def tables_of(at) -> list[list[dict]]:
    return [table.value.to_dict("records") for table in at.table]


@pytest.mark.parametrize("page", STEPS)
def test_before_a_year_is_published_the_page_says_how_it_comes_about(visit, page):
    at = visit(page, make.LEO)
    assert "Nothing is published yet" in at.info[0].value
    assert not at.table


def test_those_with_none_stand_first_and_none_is_not_a_verdict(visit, published):
    at = visit("voices.py", make.LEO)
    services, ages, agencies, themes = tables_of(at)
    assert "No story was received from Adults' Support" in said(at)
    assert services[0] == {
        "Service": "Adults\\' Support", "Stories": "**none received**",
        "Outcomes": "**none received**",
    }  # fmt: skip
    assert services[-1]["Stories"] == "10 or more"
    assert agencies[-1] == {"Service or agency": "School", "Stories": "10 or more"}
    assert themes[0]["Stories"] == "**none received**"
    assert "It does not say that nothing good happened there" in said(at)
    assert ages


def test_too_few_stories_are_said_to_be_too_few(visit, sqlite_store):
    put(sqlite_store, "C-REUN", dict.fromkeys(MONTHS[-20:], 12))
    sent(sqlite_store)
    publish_figures(sqlite_store, by=make.ANA, at=session.now())
    at = visit("voices.py", make.LEO)
    assert "Too few to show without pointing at somebody." in said(at)
    assert tables_of(at)[0][-1]["Stories"] == "not shown"


def test_how_people_decide_is_counted_and_views_stay_inside(visit, published):
    approved(published, views="Nobody agreed on marmalade.", themes="shared_decision")
    at = visit("together.py", make.LEO)
    (rows,) = tables_of(at)
    many = {row["Stories that"]: row["How many"] for row in rows}
    assert many["Name another service or agency among those who did it"] == "10 or more"
    assert many["Say what did not work first"] == "**none received**"
    assert "marmalade" not in said(at) + str(at)
    links = [each.proto.label for each in at.get("page_link")]
    assert ":primary[The door that opened]" in links
    assert "No story that you may read tells of this yet." in said(at)


def test_what_got_in_the_way_stands_in_the_words_of_the_story(visit, sqlite_store):
    at = visit("barriers.py", make.LEO)
    assert "No story that you may read says yet" in at.info[0].value
    approved(sqlite_store, did_not_work="We waited for letters.")
    at = visit("barriers.py", make.GWEN)
    assert [each.value for each in at.header] == [
        "Waiting", "Letters, forms and written agreements"
    ]  # fmt: skip
    assert [each.value for each in at.text].count("We waited for letters.") == 2
    for _ in range(3):
        approved(sqlite_store, did_not_work="We waited for letters.")
    at = visit("barriers.py", make.GWEN)
    assert [each.value for each in at.text].count("We waited for letters.") == 2 * 3
    assert "1 more: choose “Waiting” above" in said(at)
    at.button_group(key="kind").set_value(Barrier.WAITING).run()
    assert [each.value for each in at.text].count("We waited for letters.") == 4


def test_no_outcome_stands_without_what_could_contradict_it(visit, published):
    at = visit("balance.py", make.LEO, area="in_care")
    assert len(pictures(at)) == 3  # the second outcome has no counts beside it, and says so
    assert "Nobody has counted what could contradict this" in said(at)
    assert "Beside it: Unplanned returns home" in said(at)


def test_what_went_well_never_stands_without_what_was_hard(visit, published):
    at = visit("balance.py", make.LEO)
    rows = tables_of(at)[0]
    assert [len(row) for row in rows] == [4, 4, 4]
    assert rows[0]["What went well"] == "Outcomes recorded"
    assert rows[0]["How many of these"] == "not counted"
    assert balance_view.FIXED in said(at)


def test_a_file_holds_both_measures_in_every_row(visit, published):
    visit("balance.py", make.LEO)
    kinds = tuple(session.outcome_types().values())
    with published.read() as connection:
        newest = figures.latest_edition(connection)
    pairs = leading._pairs(published, WHOLE, kinds, ())
    view = leading.View(WHOLE, "All services", newest, pairs)
    rows = list(csv.reader(io.StringIO(balance_csv.as_csv(view, "today").decode("utf-8-sig"))))
    held = [row for row in rows if len(row) == len(balance_csv.COLUMNS)][1:]
    assert {row[6] for row in held} == {pair.kind.balancing for pair in pairs.values()}
    assert {row[8] for row in held} == {"5", "not counted"}
    assert {row[1] for row in held if row[8] != "not counted"} == {row[7] for row in held if row[7]}


@pytest.mark.parametrize("page", PAGES)
def test_others_are_turned_away(visit, published, page):
    at = visit(page, make.SAM)
    assert "leader" in at.error[0].value
    assert not at.table


def test_before_a_year_is_over_nothing_is_known_to_last(visit, published):
    at = visit("did_it_last.py", make.LEO)
    assert "Nothing is published yet" in at.info[0].value


def _ended_and_asked_after(store) -> None:
    """Plans that ended: of one month all still held after 6 months, of the next all moved away."""
    year = [month for month in MONTHS if month.month == 4][-2]  # a year from April that is over
    months = [month for month in MONTHS if month >= year]
    put(store, "C-CP-END", dict.fromkeys(months, 12), end_reason="safer_our_work")
    ends = [
        *(("moved_area", months[0]) for _ in range(14)),
        *(("turned_18", m) for m in months * 6),
    ]
    rows = [
        outcome_row(make.outcome(code="C-CP-END", month=month, end_reason=reason))
        for reason, month in ends
    ]
    signed = {"answered_by": "sam", "answered_at": make.NOON}
    holds = {"answer": "still_holding", "how_known": "record_checked", "why": None}
    moved = {"answer": "cannot_know", "how_known": "cannot_know", "why": "moved"}
    with store.engine.begin() as connection:
        connection.execute(tables.outcomes.insert(), rows)
        for month, answer in zip(months[2:4], (holds, moved), strict=True):
            asked = sa.select(tables.outcomes.c.id).where(
                tables.outcomes.c.month == month, tables.outcomes.c.counts
            )
            answers = [
                {"outcome_id": each, "months": 6, **answer, **signed}
                for each in connection.scalars(asked).all()
            ]
            connection.execute(tables.check_backs.insert(), answers)


def test_how_long_an_outcome_held_is_a_curve_and_two_tables(visit, sqlite_store):
    _ended_and_asked_after(sqlite_store)
    publish_figures(sqlite_store, by=make.ANA, at=session.now())
    at = visit("did_it_last.py", make.LEO, outcome="C-CP-END")
    assert not at.exception
    curves, became, other = pictures(at)
    assert "After 6 months an estimated 50% had moved away; 50% still held" in became.alt
    assert "still held after 6 months" in curves.alt
    assert "plans ended another way: moved, and another area took over, 14; turned 18," in other.alt
    (held, ways), (people, ends) = folding(at), tables_of(at)
    assert [row["After 6 months"] for row in ways] == ["50%", "50%"]
    assert [row["After 24 months"] for row in ways] == ["not known yet"] * 2
    assert held[0]["After 6 months"] == "all 12 known"
    assert held[0]["After 24 months"] == "not known yet"
    assert [row["Start"] for row in people[:3]] == ["144", "0", "0"]
    assert [row["At 6"] for row in people[:3]] == ["12", "0", "132"]
    assert ends[-1]["How it ended"] == "All of these"
    assert {row["How it ended"] for row in ends[:-1]} == {
        "Moved, and another area took over", "Turned 18"
    }  # fmt: skip
    assert set(links_of(at)) == {"Numbers (CSV)", "Picture (SVG)"}
    rows = _file(links_of(at)["Numbers (CSV)"])
    assert {row[1] for row in rows if row[:1] == ["Lasts when"]}
    held = [row for row in rows if len(row) == len(lasted_files.COLUMNS)]
    assert [row[5:] for row in held[1:3]] == [["145", "0", "0"], ["10", "0", "130"]]
    assert ["Moved, and another area took over", held[1][0], "15"] in rows
    assert ["Moved away", "50%", "not known yet", "not known yet"] in rows
    drawing = figure_files.made("lasted.svg", {"outcome": "C-CP-END"}).content.decode()
    assert "144" not in drawing
    assert '<desc id="d">' in drawing


def _file(address: str) -> list[list[str]]:
    """The rows of a CSV that a link of the page leads to."""
    parts = urlsplit(address)
    asked = {name: each[0] for name, each in parse_qs(parts.query).items()}
    made = figure_files.made(parts.path.rpartition("/")[2], asked)
    return list(csv.reader(io.StringIO(made.content.decode("utf-8-sig"))))
