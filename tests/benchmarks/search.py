"""`python -m tests.benchmarks search [stories]`: finding stories against the bare index.

CPU time, median over queries of one or two words that match few, some and very many of the
stories: the bare index of SQLite (best by bm25, ids alone); the bare index, newest first, as many
ids as the library looks at; and the library itself with all that a page needs: consent, days,
filters, ranking, fifty cards and the counts of every kind.
"""

import json
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import accumulate, islice
from pathlib import Path

import sqlalchemy as sa

from data import search, tables
from data.store import Store
from data.store.engine import engine
from stories.ids import new_id
from stories.searches import Search
from stories.searching import tokens_of
from tests import make
from tests.conftest import KEY, _prepare, cleared

STORIES, WORDS, AT_ONCE = 100_000, 300, 2_000
COPIED = (tables.story_words, tables.story_channels, tables.story_themes, tables.consents)
BARE = "SELECT rowid FROM story_fts WHERE story_fts MATCH ? ORDER BY bm25(story_fts) LIMIT 20"
NEWEST = f"SELECT rowid FROM story_fts WHERE story_fts MATCH ? ORDER BY rowid DESC LIMIT {search.MOST_RANKED + 1}"  # noqa: E501
GOAL = 1.5  # of the bare ranked index, over all queries


def main(arguments: list[str]) -> int:
    wanted = int(arguments[0]) if arguments else STORIES
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "search.db"
        store, vocabulary = filled(path, wanted)
        result = measured(store, path, queries(vocabulary))
    print(json.dumps(result, indent=1))
    return 0 if result["library_to_bare"] <= GOAL else 1


def filled(path: Path, wanted: int) -> tuple[Store, list[str]]:
    """A database of that many cleared stories, all like one that went the whole way."""
    url = f"sqlite:///{path}"
    _prepare(url)
    store = Store(engine(url), KEY)
    first = cleared(store)
    chance, vocabulary = random.Random(8), words()
    often = list(accumulate(1 / (rank + 8) for rank in range(len(vocabulary))))  # few are common
    with store.engine.begin() as connection:
        for name in connection.scalars(
            sa.text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        ).all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        likeness = {
            table: [
                dict(row)
                for row in connection.execute(
                    sa.select(table).where(table.c.story_id == first.id)
                ).mappings()
            ]
            for table in COPIED
        }
        story = dict(connection.execute(sa.select(tables.stories)).mappings().one())
        numbers = iter(range(10, wanted + 9))
        while some := list(islice(numbers, AT_ONCE)):
            ids = {number: new_id() for number in some}
            rows = [story | {"id": ids[n], "reference": f"B{n:09}"} for n in some]
            connection.execute(tables.stories.insert(), rows)
            for table, like in likeness.items():
                connection.execute(table.insert(), list(copies(like, ids.values())))
            told = [
                {
                    "number": n,
                    "story_id": ids[n],
                    "words_version": 1,
                    "analyser": 1,
                    "stems": " ".join(chance.choices(vocabulary, cum_weights=often, k=WORDS)),
                }
                for n in some
            ]
            connection.execute(tables.story_search.insert(), told)
            add = sa.text("INSERT INTO story_fts(rowid, stems) VALUES (:number, :stems)")
            connection.execute(add, told)
    return store, vocabulary


def copies(like: list[dict], ids) -> Iterator[dict]:
    for story_id in ids:
        for row in like:
            own = {"id": new_id()} if "id" in row else {}
            party = {"party": story_id} if "party" in row else {}
            yield row | own | party | {"story_id": story_id}


def words() -> list[str]:
    """Some thousands of tokens from the words of the service itself."""
    path = Path(make.__file__).parent.parent / "stories/identifiers/lexicon/sector.txt"
    found = dict.fromkeys(tokens_of(path.read_text("utf-8")))
    return [each for each in found if each.isalpha()][:6_000]


def queries(vocabulary: list[str]) -> list[str]:
    """Ten broad, ten middling, ten narrow; every third of two words."""
    places = [*range(0, 20, 2), *range(60, 160, 10), *range(1_000, 3_000, 200)]
    return [
        vocabulary[at] if number % 3 else f"{vocabulary[at]} {vocabulary[at + 1]}"
        for number, at in enumerate(places)
    ]


def measured(store: Store, path: Path, asked: list[str]) -> dict:
    bare = sqlite3.connect(path)

    def of_bare(query: str) -> Callable[[str], object]:
        return lambda words: bare.execute(query, (" AND ".join(words.split()),)).fetchall()

    def of_library(words: str) -> object:
        with store.read() as connection:
            return search.find(connection, make.NOON, Search(words))

    ways = {"bare": of_bare(BARE), "newest": of_bare(NEWEST), "library": of_library}
    took = {name: [cpu(way, words) for words in asked] for name, way in ways.items()}
    many = [
        bare.execute("SELECT count(*) FROM story_fts WHERE story_fts MATCH ?", (words,)).fetchone()
        for words in (" AND ".join(each.split()) for each in asked)
    ]
    total = {name: sum(each) for name, each in took.items()}
    return {
        "matches": sorted(count for (count,) in many),
        **{f"{name}_ms_median": round(statistics.median(each), 2) for name, each in took.items()},
        **{f"{name}_ms_most": round(max(each), 2) for name, each in took.items()},
        "library_to_bare": round(total["library"] / total["bare"], 2),
    }


def cpu(way: Callable[[str], object], words: str) -> float:
    """Milliseconds of CPU, the median of five after one to warm up."""
    way(words)
    times = []
    for _ in range(5):
        start = time.process_time()
        way(words)
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)
