"""No hidden count is in anything that is sent: every page and file is read as a browser would."""

import json
import re
from collections.abc import Iterator

import pyarrow as pa
import pytest
import sqlalchemy as sa

from data import tables
from data.store.outcomes import outcome_row
from pages.documents import figure_files
from pages.parts import session
from stories.actions.figures import publish_figures, raise_threshold
from stories.trends.monthly import whole_months_before
from tests import make
from tests.pages.test_leadership import sent as send_story
from tests.pages.test_trends import beside, pictures, put, said

CANARY = 7  # hidden below ten, and used for no other number
MONTHS = whole_months_before(session.today(), 5)
SELDOM = "family-help-south"  # where what could contradict the outcome is rare
YEAR = [month for month in MONTHS if month.month == 4][-2]  # a year from April that is over
COLOUR = re.compile(r"#[0-9a-f]{6}")
DATE = re.compile(r"\d+ [A-Z][a-z]+ \d{4}")
PAGES = (
    ("trends.py", {"show": "all"}),
    ("one_outcome.py", {"outcome": "C-REUN", "as": "services"}),
    ("one_outcome.py", {"outcome": "C-REUN", "part": make.SERVICE}),
    ("one_outcome.py", {"outcome": "C-REUN", "part": SELDOM, "as": "quiet"}),
    ("did_it_last.py", {"outcome": "C-CP-END"}),
    ("balance.py", {"area": "in_care"}),
    ("this_month.py", {}),
    ("voices.py", {}),
    ("together.py", {}),
    ("barriers.py", {}),
)
FILES = (
    ("outcome.csv", {"part": make.SERVICE}),
    ("outcome.csv", {"part": SELDOM, "as": "quiet"}),
    ("outcome.csv", {"as": "services"}),
    ("lasted.csv", {"outcome": "C-CP-END"}),
    ("balance.csv", {}),
)


@pytest.fixture
def published(sqlite_store, filled):
    """Counts that may be shown, among them seven of everything that may not."""
    filled(sqlite_store, _published)
    return sqlite_store


def _published(store) -> None:
    raise_threshold(store, 10, by=make.ADA, at=make.NOON)
    months = MONTHS[-24:]
    put(store, "C-REUN", dict.fromkeys(months, 12) | {months[4]: CANARY})
    beside(store, "B-REUN-UNPLANNED", dict.fromkeys(months, 11))
    for service in ("adults", "children-in-care", SELDOM):
        put(store, "C-REUN", dict.fromkeys(months, 16), service=service)
        rare = {month: 0 if at % 3 else CANARY for at, month in enumerate(months)}
        many = rare if service == SELDOM else dict.fromkeys(months, 14)
        beside(store, "B-REUN-UNPLANNED", many, service)
    _plans(store)
    for _ in range(CANARY):
        send_story(store)
    publish_figures(store, by=make.ANA, at=session.now())


def _plans(store) -> None:
    """Plans that ended well, of which seven held to the second check alone; and otherwise."""
    months = [month for month in MONTHS if month >= YEAR]
    put(store, "C-CP-END", dict.fromkeys(months, 12), end_reason="safer_our_work")
    others = [*(("moved_area", months[0]) for _ in range(24)),
              *(("turned_18", month) for month in months[:CANARY])]  # fmt: skip
    rows = [
        outcome_row(make.outcome(code="C-CP-END", month=month, end_reason=reason))
        for reason, month in [*others, *(("came_into_care", month) for month in months * 12)]
    ]
    with store.engine.begin() as connection:
        connection.execute(tables.outcomes.insert(), rows)
        same = (tables.outcomes.c.month < months[3]) & tables.outcomes.c.counts
        same &= tables.outcomes.c.code == "C-CP-END"
        ids = connection.scalars(sa.select(tables.outcomes.c.id).where(same)).all()
        known = {"answered_by": "sam", "answered_at": make.NOON, "how_known": "record_checked"}
        stopped, held = {"answer": "not_holding"}, {"answer": "still_holding"}
        answers = [
            {"outcome_id": each, "months": 6, **known, **(stopped if at < 12 else held)}
            for at, each in enumerate(ids)
        ]
        answers += [{"outcome_id": each, "months": 12, **known, **stopped}
                    for each in ids[-CANARY:]]  # fmt: skip
        connection.execute(tables.check_backs.insert(), answers)


def words_sent(at) -> Iterator[str]:
    """Text, names of pictures and tables, and the rows of every chart wherever they travel."""
    yield DATE.sub("", COLOUR.sub("", said(at)))
    yield from (table.value.to_csv(index=False) for table in at.table)
    for picture in pictures(at):
        yield DATE.sub("", picture.alt)
        yield from map(json.dumps, _rows(json.loads(picture.spec)))
        for each in picture.datasets:
            rows = pa.ipc.open_stream(each.data.data).read_all().to_pylist()
            assert rows
            yield json.dumps([{**row, "run": None} for row in rows])  # where the line breaks


def _rows(spec) -> Iterator[list]:
    """Every list of rows in a spec, at any depth."""
    if isinstance(spec, dict):
        if isinstance(spec.get("values"), list) and spec["values"]:
            yield spec["values"]
        for each in spec.values():
            yield from _rows(each)
    elif isinstance(spec, list):
        for each in spec:
            yield from _rows(each)


def finds(words: str) -> list[str]:
    number = rf"(?<![\d.]){CANARY}(?:\.0)?(?!\d|\.\d|,\d{{3}}\b|:\d)"
    return re.findall(rf".{{0,40}}{number}.{{0,20}}", words)


def test_the_search_finds_a_count_in_words_rows_and_files():
    for words in ("7 of 20", '{"height": 7.0, "gap"', "a,7,b", "were 7.", "(7)"):
        assert finds(words)
    for words in ("17", "70", "0.7", "7.4", "2027", "1,007"):
        assert not finds(words)


def test_no_hidden_count_is_in_any_page_or_file_of_the_leaders(visit, published):
    for page, query in PAGES:
        at = visit(page, make.LEO, **query)
        assert not at.exception
        found = [each for words in words_sent(at) for each in finds(words)]
        assert not found, (page, query, found[:5])
    assert pictures(visit("one_outcome.py", make.LEO, part=SELDOM, **{"as": "quiet"}))
    for name, query in FILES:
        asked = {"outcome": "C-REUN", **query}
        text = figure_files.made(name, asked).content.decode("utf-8-sig")
        assert not finds(DATE.sub("", text)), (name, query, finds(text)[:5])
