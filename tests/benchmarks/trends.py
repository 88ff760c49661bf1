"""`python -m tests.benchmarks trends [records ...]`: what one rerun of a leadership page costs.

CPU time of a rerun, median of several, of pages asked in one process through the same runner: an
empty page; the floor, which is the least that Streamlit allows (one outcome of a wide summary by
bare sqlite3, and the 720 rows of its 12 services in three charts as plain dicts); the charts of the
overview as plain dicts, with nothing else; a naive page that loads every record into pandas; and
the real pages with everything around them: sign-in, menu, guard, words, tables, links to files.
"""

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner import script_cache
from streamlit.testing.v1 import AppTest, local_script_runner

from data import keys, migrate, reference, tables
from data.demo.walk import add_services
from data.store import Store
from data.store.engine import engine
from data.store.people import add_person
from pages.parts import charts, leading, session
from stories.actions.figures import publish_figures
from stories.trends import WHOLE
from stories.trends.monthly import whole_months_before
from tests import ROOT, make
from tests.benchmarks.filling import CODES, MORE_SERVICES, SERVICES, unequal

RECORDS = (100_000, 1_000_000)
RUNS, GROWTH_RUNS = 9, 25
TREND_GOAL, OVERVIEW_GOAL, GROWTH_GOAL = 1.5, 1.5, 1.1

FLOOR = """
import sqlite3, streamlit as st
from tests.benchmarks.filling import CODES, SERVICES
from tests.benchmarks.served import SPEC
from tests.benchmarks.trends import FILE
found = sqlite3.connect(FILE)
rows = found.execute(
    "SELECT month, service, people FROM wide WHERE code = ?", (CODES[0],)
).fetchall()
found.close()
st.title("Trend")
st.markdown(f"{sum(people for *_, people in rows):,} people in {len(rows):,} rows.")
for some in (SERVICES[:4], SERVICES[4:8], SERVICES[8:]):
    values = [{"x": at, "y": people, "s": of} for at, of, people in rows if of in some]
    st.vega_lite_chart({**SPEC, "data": {"values": values}}, theme=None)
"""
DICTS = """
import sqlite3, streamlit as st
from tests.benchmarks.trends import FILE, MADE
found = sqlite3.connect(FILE)
rows = found.execute("SELECT code, month, people, otherwise FROM narrow").fetchall()
found.close()
for spec in MADE:
    st.vega_lite_chart(spec, theme=None)
"""
NAIVE = """
import sqlite3, pandas as pd, altair as alt, streamlit as st
from tests.benchmarks.trends import FILE
found = sqlite3.connect(FILE)
frame = pd.read_sql("SELECT code, service, month, counts FROM outcomes", found)
found.close()
for code in list(frame["code"].unique())[:3]:
    months = frame[frame["code"] == code].groupby("month").size().reset_index(name="people")
    st.altair_chart(alt.Chart(months).mark_line(point=True).encode(x="month:T", y="people:Q"))
"""
FILE = ""
MADE: list[dict] = []  # the charts of the overview


def main(arguments: list[str]) -> int:
    sizes = [int(each) for each in arguments] or list(RECORDS)
    manifest_scanner.scan_component_manifests = list  # else every page waits for a search
    kept = script_cache.ScriptCache()
    local_script_runner.ScriptCache = lambda: kept  # as a server does, which compiles a page once
    with ExitStack() as held:
        stores = {}
        for records in sizes:
            folder = held.enter_context(tempfile.TemporaryDirectory())
            stores[records] = _filled(records, Path(folder) / "trends.db")
            held.callback(stores[records].engine.dispose)
        found = {records: _measure(store) for records, store in stores.items()}
        _print(found)
        if len(stores) > 1:
            _print_growth(stores)
    session.use(None)
    return 0


def _measure(store: Store) -> dict[str, float]:
    began = time.process_time()
    publish_figures(store, by=make.ANA, at=session.now())
    found = {"publishing an edition": time.process_time() - began}
    session.use(store)
    module = sys.modules["tests.benchmarks.trends"]
    module.FILE, module.MADE = store.engine.url.database, _charts_of_the_overview()
    found["empty page"] = _cpu(lambda: _text("import streamlit as st"))
    found["floor"] = _cpu(lambda: _text(FLOOR))
    found["one outcome"] = _cpu(lambda: _page("one_outcome.py"))
    found["charts of the overview as dicts"] = _cpu(lambda: _text(DICTS))
    found["overview with every chart"] = _cpu(lambda: _page("trends.py", show="all"))
    found["overview as it opens"] = _cpu(lambda: _page("trends.py"))
    found["a page without charts"] = _cpu(lambda: _page("thanks.py"))
    found["naive page"] = _cpu(lambda: _text(NAIVE), runs=3)
    return found


def _charts_of_the_overview() -> list[dict]:
    view = leading.view(WHOLE, leading.newest())
    drawn = [pair.outcome for pair in view.worst_first()]
    return [charts.control_chart(each, charts.Size.SMALL) for each in drawn]


def _filled(records: int, file: Path) -> Store:
    """Records of very unequal size over five years, and what stands beside them."""
    store = Store(engine(f"sqlite:///{file}"), keys.Keys(b"k" * keys.KEY))
    migrate.upgrade(store.engine)
    with store.engine.begin() as connection:
        reference.load(connection)
        add_services(connection)
        connection.execute(
            tables.services.insert(), [{"code": each, "name": each} for each in MORE_SERVICES]
        )
        for person in make.EVERYBODY:
            add_person(connection, person)
    months = [f"{month:%Y-%m-%d}" for month in whole_months_before(session.today(), 5)]
    wanted = unequal(records, months)
    with sqlite3.connect(file) as connection:
        _insert(connection, wanted)
        _put_beside(connection, months)
        _summarise(connection)
    return store


def _insert(connection: sqlite3.Connection, wanted: list[tuple]) -> None:
    """As many rows as are wanted of each place, by the database itself.

    Every column that must be filled is filled, whatever columns later versions add.
    """
    fixed = {
        "how_known": "record_checked", "age_band": "not_said", "counts": 1, "recorded_by": "sam",
        "recorded_at": "2026-01-01 12:00:00", "source": "form", "confirmation": "not_needed",
    }  # fmt: skip
    known = {each[1] for each in connection.execute("PRAGMA table_info(outcomes)")}
    fixed = {name: value for name, value in fixed.items() if name in known}
    connection.execute("CREATE TEMP TABLE wanted (code, service, month, people)")
    connection.executemany("INSERT INTO wanted VALUES (?, ?, ?, ?)", wanted)
    connection.execute("CREATE TEMP TABLE numbers (n INTEGER PRIMARY KEY)")
    connection.execute(
        "INSERT INTO numbers WITH RECURSIVE up(n) AS "
        "(SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < ?) SELECT n FROM up",
        (max(people for *_, people in wanted),),
    )
    connection.execute(
        f"INSERT INTO outcomes (id, code, service, month, {', '.join(fixed)}) "
        "SELECT code || '/' || service || '/' || month || '/' || n, code, service, month, "
        f"{', '.join('?' * len(fixed))} FROM wanted JOIN numbers ON n <= people "
        "ORDER BY code, service, month, n",
        list(fixed.values()),
    )


def _put_beside(connection: sqlite3.Connection, months: list[str]) -> None:
    balance = {row["code"]: row["balancing_code"] for row in reference.outcome_types()}
    connection.executemany(
        "INSERT INTO balancing_facts (code, service, month, people) VALUES (?, ?, ?, ?)",
        [
            (balance[code], service, month, 40 + at % 9)
            for code in CODES
            for service in SERVICES
            for at, month in enumerate(months)
        ],
    )


def _summarise(connection: sqlite3.Connection) -> None:
    """The wide summary of the floor, and the narrow one of its overview: a row is the answer."""
    for name, by in (("wide", "code, month, service"), ("narrow", "code, month")):
        connection.execute(
            f"CREATE TABLE {name} ({by}, people, otherwise, PRIMARY KEY ({by})) WITHOUT ROWID"
        )
        connection.execute(
            f"INSERT INTO {name} SELECT {by}, count(*), count(*) / 3 FROM outcomes GROUP BY {by}"
        )


def _text(source: str) -> AppTest:
    return AppTest.from_string(source, default_timeout=600).run()


def _page(file: str, **query: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=600)
    at.session_state["person_id"] = make.LEO.id
    at.run()
    for name, value in query.items():
        at.query_params[name] = value
    return at.switch_page(file).run()


def _cpu(opening: Callable[[], AppTest], runs: int = RUNS) -> float:
    """CPU seconds of one rerun, after the first and a warm one."""
    at = opening().run()
    if at.exception:
        raise RuntimeError(at.exception[0].value)
    times = []
    for _ in range(runs):
        began = time.process_time()
        at.run()
        times.append(time.process_time() - began)
    return statistics.median(times)


def _print(found: dict[int, dict[str, float]]) -> None:
    for records, costs in found.items():
        print(f"\n{records:,} records: CPU of one rerun")
        for name, seconds in costs.items():
            print(f"  {name:32} {seconds * 1_000:9.1f} ms")
        dicts = costs["charts of the overview as dicts"]
        trend = costs["one outcome"] / costs["floor"]
        overview = costs["overview with every chart"] / dicts
        print(f"  one outcome / floor   {trend:5.2f} (goal: at most {TREND_GOAL})")
        print(f"  overview / its charts {overview:5.2f} (goal: at most {OVERVIEW_GOAL})")
        print(f"  as it opens / floor   {costs['overview as it opens'] / costs['floor']:5.2f}")
        print(f"  naive / one outcome   {costs['naive page'] / costs['one outcome']:5.0f}")


def _print_growth(stores: dict[int, Store]) -> None:
    """The same page of few and of many records in turns, since a machine is now slower, now not."""
    first, last = min(stores), max(stores)
    pages, times = {}, {first: [], last: []}
    for turn in range(2 + GROWTH_RUNS):
        for records in times:
            session.use(stores[records])
            if records not in pages:
                pages[records] = _page("one_outcome.py")
            began = time.process_time()
            pages[records].run()
            if turn >= 2:
                times[records].append(time.process_time() - began)
    growth = statistics.median(times[last]) / statistics.median(times[first])
    print(
        f"\nOne outcome of {last:,} against {first:,} records, {GROWTH_RUNS} reruns each in turns: "
        f"{growth:.2f} (goal: at most {GROWTH_GOAL})"
    )
