"""How an outcome is drawn: offered where it helps, in the address, taken away as it is seen."""

import csv
import io
import json
import re

import pytest

from data import tables
from pages.documents import figure_files
from pages.parts import session, shapes
from pages.parts.shapes import Shape
from stories.actions.figures import publish_figures
from stories.outcomes import EndReason
from stories.trends import WHOLE
from stories.trends.monthly import whole_months_before
from tests import make
from tests.pages.conftest import links_of, rows_of
from tests.pages.test_trends import CANARY, beside, everything_sent, pictures, put, said

MONTHS = whole_months_before(session.today(), 5)[-30:]
SMALL_SERVICE = "family-help-south"
OTHERS = ("adults", "children-in-care")


@pytest.fixture
def rare(sqlite_store, filled):
    """Children who went home in four services, one of them with unplanned returns but seldom."""
    filled(sqlite_store, _rare)
    return sqlite_store


def _rare(store) -> None:
    put(store, "C-REUN", dict.fromkeys(MONTHS, 14))
    put(store, "C-REUN", dict.fromkeys(MONTHS, 8), service=SMALL_SERVICE)
    for other in OTHERS:
        put(store, "C-REUN", dict.fromkeys(MONTHS, 9), service=other)
        beside(store, "B-REUN-UNPLANNED", dict.fromkeys(MONTHS, 7), other)
    beside(store, "B-REUN-UNPLANNED", dict.fromkeys(MONTHS, 6))
    seldom = {month: CANARY if at % 3 == 0 else 0 for at, month in enumerate(MONTHS)}
    beside(store, "B-REUN-UNPLANNED", seldom, SMALL_SERVICE)
    publish_figures(store, by=make.ANA, at=session.now())


def offered(at) -> list[str]:
    found = [each for each in at.get("button_group") if each.key == "as"]
    return list(found[0].options) if found else []


def test_each_way_of_drawing_is_offered_where_it_says_something(visit, rare):
    whole = offered(visit("one_outcome.py", make.LEO))
    assert whole == [shapes.LABELS[each] for each in (Shape.EACH, Shape.SERVICES)]
    at = visit("one_outcome.py", make.LEO, part=SMALL_SERVICE)
    wanted = (Shape.EACH, Shape.QUARTERS, Shape.QUIET)
    assert offered(at) == [shapes.LABELS[each] for each in wanted]


def test_what_is_rare_is_counted_by_its_quiet_times_and_never_by_its_dates(visit, rare):
    at = visit("one_outcome.py", make.LEO, part=SMALL_SERVICE, **{"as": "quiet"})
    assert not at.exception
    assert "because a date could point at somebody" in said(at)
    assert "2 months without one lay between" in pictures(at)[1].alt
    points = json.loads(pictures(at)[1].spec)["layer"][-1]["data"]["values"]
    assert {row["periods"] for row in points} == {2}
    sent = everything_sent(at)
    assert f"{CANARY} of" not in sent
    assert not re.search(rf'"height": ?{CANARY}[,.}}]', sent)


def test_quarters_add_up_months_that_are_shown(visit, rare):
    at = visit("one_outcome.py", make.LEO, part=SMALL_SERVICE, **{"as": "quarters"})
    assert "each quarter" in said(at)
    assert "24" in pictures(at)[0].alt  # three months of eight


def test_services_stand_by_name_between_the_lines_of_their_size(visit, rare):
    at = visit("one_outcome.py", make.LEO, **{"as": "services"})
    assert not at.exception
    assert "It is no ranking" in said(at)
    assert "Family Help North" in said(at) or "Family help north" in said(at).capitalize()
    names = [row["Service"] for row in rows_of(at)]
    assert names == sorted(names)
    assert str(CANARY) not in {str(row.get("of")) for row in _rows(pictures(at)[0])}


def test_teams_stand_by_name_by_the_year_of_their_service(visit, sqlite_store):
    months = [month for month in MONTHS if month < session.today().replace(day=1)][-24:]
    names = {"one": "Assessment", "two": "Family Support"}
    with sqlite_store.engine.begin() as connection:
        rows = [{"code": code, "name": name, "service": make.SERVICE}
                for code, name in names.items()]  # fmt: skip
        connection.execute(tables.teams.insert(), rows)
    for team, people in (("one", 4), ("two", 3)):
        safer, care = EndReason.SAFER_OUR_WORK, EndReason.CAME_INTO_CARE
        put(sqlite_store, "C-CP-END", dict.fromkeys(months, people), team=team, end_reason=safer)
        put(sqlite_store, "C-CP-END", dict.fromkeys(months, 3), team=team, end_reason=care)
    publish_figures(sqlite_store, by=make.ANA, at=session.now())
    at = visit("one_outcome.py", make.LEO, **{"as": "teams"})
    assert not at.exception
    assert "teams differ by no more than their size explains" in at.header[0].value
    assert [(row["Team"], row["Figure"]) for row in rows_of(at)] == [
        ("Assessment", "48 of 84 (57%)"), ("Family Support", "36 of 72 (50%)"),
    ]  # fmt: skip
    made = figure_files.made("outcome.csv", {"outcome": "C-CP-END", "as": "teams"})
    assert '"Family Support","35","70","50","the whole year"' in made.content.decode("utf-8-sig")


def _rows(picture) -> list[dict]:
    return [row for layer in json.loads(picture.spec)["layer"] for row in layer["data"]["values"]]


def test_an_address_that_asks_for_what_is_not_offered_shows_each_period(visit, rare):
    found = shapes.Shapes(None, None, None, None, None)
    for asked in (None, "quiet", "quarters", "nonsense", "x" * 5_000):
        assert shapes.asked_for(asked, found) is Shape.EACH
    at = visit("one_outcome.py", make.LEO, **{"as": "quiet"})
    assert "each month" in said(at)
    assert not at.exception


def test_files_are_drawn_as_the_page_is(visit, rare):
    links = links_of(visit("one_outcome.py", make.LEO, part=SMALL_SERVICE, **{"as": "quiet"}))
    assert links["Numbers (CSV)"].endswith("as=quiet")
    assert "Briefing (Word)" not in links


@pytest.mark.parametrize(
    ("part", "shape", "words"),
    [
        (SMALL_SERVICE, "quiet", "Quiet between"),
        (SMALL_SERVICE, "quarters", "Came home to family as planned"),
        (WHOLE, "services", "Lower 95%"),
    ],
)
def test_numbers_and_pictures_leave_with_what_they_rest_on(visit, rare, part, shape, words):
    session.use(rare)
    asked = {"part": part, "outcome": "C-REUN", "as": shape}
    made = figure_files.made("outcome.csv", asked)
    assert made.name == f"c-reun-{figure_files.named(part)}-{shape}.csv"
    rows = list(csv.reader(io.StringIO(made.content.decode("utf-8-sig"))))
    assert {"Counts when", "Small numbers"} <= {row[0] for row in rows if row}
    assert any(words in row for row in rows)
    drawing = figure_files.made("outcome.svg", asked).content.decode()
    assert '<title id="t">' in drawing
    assert '<desc id="d">' in drawing
    assert (figure_files.made("outcome.docx", asked) is None) is (shape != "quarters")
