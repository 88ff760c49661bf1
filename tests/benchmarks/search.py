"""`python -m tests.benchmarks search [stories]`: finding stories against the bare index.

CPU time of queries of one or two words that match few, some and very many of the stories, without
a page: `bare` is the index of SQLite as it comes, best by bm25 with a snippet of each of 20; and
`library` is all that the page asks for: words, consent and days of today, rank, ten cards.
`cards` is the part of them in it, and `counts` the facets, which are counted when they are opened.
Narrow words are in fewer than a fifth of the stories. For broad words only the newest are ranked.
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
from stories.searching import EDGE, tokens_of
from tests import make
from tests.conftest import KEY, cleared, prepare

STORIES, WORDS, TITLE, AT_ONCE = 100_000, 300, 6, 2_000
COPIED = (tables.story_words, tables.story_channels, tables.story_themes, tables.consents)
BARE = (
    "SELECT rowid, snippet(story_fts, 0, '', '', '', 16) FROM story_fts "
    "WHERE story_fts MATCH ? ORDER BY bm25(story_fts) LIMIT 20"
)
MATCHES = "SELECT count(*) FROM story_fts WHERE story_fts MATCH ?"
BROAD = 0.2  # of all stories
GOALS = {"narrow": 1.15, "broad": 0.2}  # of the bare index, over all such queries


def main(arguments: list[str]) -> int:
    wanted = int(arguments[0]) if arguments else STORIES
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "search.db"
        store, vocabulary = filled(path, wanted)
        result = measured(store, path, queries(vocabulary))
    print(json.dumps(result, indent=1))
    if wanted < STORIES:
        print(f"No goal is judged with fewer than {STORIES:,} stories.")
        return 0
    return 0 if all(result[each]["library_to_bare"] <= most for each, most in GOALS.items()) else 1


def filled(path: Path, wanted: int) -> tuple[Store, list[str]]:
    """A database of that many cleared stories, all like one that went the whole way."""
    url = f"sqlite:///{path}"
    prepare(url)
    store = Store(engine(url), KEY)
    first = cleared(store)
    vocabulary = words()
    say = speaker(vocabulary)
    with store.engine.begin() as connection:
        for name in connection.scalars(
            sa.text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        ).all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        likeness = {table: rows_of(connection, table, first.id) for table in COPIED}
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
                    "stems": EDGE.join(map(say, (TITLE, WORDS - TITLE))),
                }
                for n in some
            ]
            connection.execute(tables.story_search.insert(), told)
            add = sa.text("INSERT INTO story_fts(rowid, stems) VALUES (:number, :stems)")
            connection.execute(add, told)
    return store, vocabulary


def rows_of(connection: sa.Connection, table: sa.Table, story_id: str) -> list[dict]:
    query = sa.select(table).where(table.c.story_id == story_id)
    return list(map(dict, connection.execute(query).mappings()))


def speaker(vocabulary: list[str]) -> Callable[[int], str]:
    """Says so many words, of which few are common: the same ones in the same order each time."""
    chance = random.Random(8)
    often = list(accumulate(1 / (rank + 8) for rank in range(len(vocabulary))))
    return lambda many: " ".join(chance.choices(vocabulary, cum_weights=often, k=many))


def copies(like: list[dict], ids) -> Iterator[dict]:
    for story_id in ids:
        for row in like:
            own = {"id": new_id()} if "id" in row else {}
            party = {"party": story_id} if "party" in row else {}
            yield row | own | party | {"story_id": story_id}


def words() -> list[str]:
    """Some thousands of tokens from the words of the service itself, each its own stem."""
    path = Path(make.__file__).parent.parent / "stories/identifiers/lexicon/sector.txt"
    found = dict.fromkeys(tokens_of(path.read_text("utf-8")))
    plain = [each for each in found if each.isalpha() and tokens_of(each) == [each]]
    return plain[:6_000]


def queries(vocabulary: list[str]) -> list[str]:
    """Ten broad, ten middling, ten narrow; every third of two words."""
    places = [*range(0, 20, 2), *range(60, 160, 10), *range(1_000, 3_000, 200)]
    return [
        vocabulary[at] if number % 3 else f"{vocabulary[at]} {vocabulary[at + 1]}"
        for number, at in enumerate(places)
    ]


def measured(store: Store, path: Path, asked: list[str]) -> dict:
    bare = sqlite3.connect(path)
    stories = bare.execute("SELECT count(*) FROM story_search").fetchone()[0]
    kinds: dict[str, list[dict]] = {each: [] for each in GOALS}
    for words in asked:
        every = " AND ".join(words.split())
        (matches,) = bare.execute(MATCHES, (every,)).fetchone()
        if matches:  # where nothing is found, the library looks for what may have been meant
            kind = "broad" if matches > BROAD * stories else "narrow"
            kinds[kind].append({"matches": matches} | took(store, bare, words, every))
    return {"stories": stories} | {kind: summed(rows) for kind, rows in kinds.items()}


def took(store: Store, bare: sqlite3.Connection, words: str, every: str) -> dict[str, float]:
    """Milliseconds of each way to answer one query."""
    with store.read() as connection:
        ids = search.find(connection, make.NOON, Search(words)).ids
        return {
            "bare": cpu(lambda: bare.execute(BARE, (every,)).fetchall()),
            "library": cpu(lambda: search.find(connection, make.NOON, Search(words))),
            "cards": cpu(lambda: search.details(connection, ids[: search.AT_ONCE])),
            "counts": cpu(lambda: search.counts(connection, ids)),
        }


def summed(rows: list[dict]) -> dict:
    """Medians and most, and the ratio of all the time of one way to all of the other."""
    ways = ("bare", "library", "cards", "counts")
    total = {way: sum(row[way] for row in rows) for way in ways}
    return {
        "queries": len(rows),
        "matches": sorted(row["matches"] for row in rows),
        **{f"{way}_ms": round(statistics.median(row[way] for row in rows), 2) for way in ways},
        "library_ms_most": round(max(row["library"] for row in rows), 2),
        "library_to_bare": round(total["library"] / total["bare"], 2),
    }


def cpu(way: Callable[[], object]) -> float:
    """Milliseconds of CPU, the median of five after one to warm up."""
    way()
    times = []
    for _ in range(5):
        start = time.process_time()
        way()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)
