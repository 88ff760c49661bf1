"""Each line stays in its room. Every rule is a checker of source text, shown to catch a breach."""

import ast
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from tests import ROOT

SCREEN = {"streamlit", "altair", "docx", "pptx"}
SQL = {"sqlalchemy", "alembic", "sqlite3", "psycopg"}
NETWORK = {"socket", "urllib", "http", "requests", "httpx"}
# What may not be imported, by room.
FORBIDDEN = {
    "stories": SCREEN | SQL | NETWORK | {"data", "pages", "app", "tests", "os", "time"},
    "data": SCREEN | {"pages", "app", "tests"},
    "pages": SQL | {"app", "tests"},
    "app.py": SQL | {"tests"},
}
CLOCKS = {"datetime": {"now", "utcnow", "today"}, "date": {"today"}, "time": {"time"}}
READS = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}
# Types that say "this is safe", each made in one file alone.
MADE_IN = {
    "OwnCopy": "stories/copies.py",
    "RedactedText": "stories/redaction.py",
    "Release": "stories/release.py",
    "ReleasedThanks": "stories/thanks.py",
    "SuppressedTable": "stories/trends/disclosure.py",
    "WordTemplate": "stories/template/template.py",
}
# What reading files may do besides: open what it is handed, which in a return may be a database.
RETURNS_READ = {
    "stories/importing/reading.py": {"open"},
    "stories/returns/workbook.py": {"open"},
    "stories/returns/sources.py": {"open"},
}
RETURNS_IMPORT = {"stories/returns/database.py": {"sqlite3"}}
MAY_READ_STATE = {"pages/parts/session.py"}
# Functions that may be cached for everybody, as file:function. A story is never among them.
MAY_CACHE: set[str] = set()


def files(*rooms: str) -> list[str]:
    """Every Python file of these rooms, as a path from the root."""
    paths = [path for room in rooms for path in sorted((ROOT / room).rglob("*.py"))]
    return [path.relative_to(ROOT).as_posix() for path in paths]


ROOMS = [*files("stories", "data", "pages"), "app.py"]
WORKSHOP = set(files("stories/identifiers/training"))


@cache
def tree(path: str) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), path)


@cache
def parts(source: ast.Module) -> tuple[ast.AST, ...]:
    """All that a checker looks at, walked once for all checkers; a list of words says nothing."""
    return tuple(
        node
        for node in ast.walk(source)
        if not isinstance(node, ast.expr_context | ast.operator | ast.cmpop)
    )


@cache
def names(source: ast.Module) -> frozenset[str]:
    """Every name a file says: variable, attribute, import, argument or string."""
    fields = ("id", "attr", "arg", "name", "value")
    said = (getattr(node, field, None) for node in parts(source) for field in fields)
    return frozenset(each for each in said if isinstance(each, str))


# The checkers: from source to the breaches in it.


def imported(source: ast.Module) -> Iterator[str]:
    """Every module a file imports, and every name it takes from one, in dotted form."""
    for node in parts(source):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield module
            yield from (f"{module}.{each.name}" for each in node.names)
        elif isinstance(node, ast.Call) and last_name(node.func) in ("import_module", "__import__"):
            yield from (each.value for each in node.args if isinstance(each, ast.Constant))


def strangers(source: ast.Module, room: str) -> set[str]:
    """Imports that have no place in the room; climbing out of a folder has none either."""
    return {
        name
        for name in imported(source)
        if name.startswith(".") or name.split(".")[0] in FORBIDDEN[room]
    }


def outside_world(source: ast.Module) -> set[str]:
    """Calls that read the clock or a file."""
    found = set()
    for node in parts(source):
        if not isinstance(node, ast.Call):
            continue
        name = last_name(node.func)
        if isinstance(node.func, ast.Attribute):
            if name in CLOCKS.get(last_name(node.func.value), ()):
                found.add(f"{last_name(node.func.value)}.{name}")
            if name in READS:
                found.add(name)
        elif name in READS:
            found.add(name)
    return found


def made(source: ast.Module) -> set[str]:
    """The guarded types that a file constructs."""
    return {
        name
        for node in parts(source)
        if isinstance(node, ast.Call) and (name := last_name(node.func)) in MADE_IN
    }


def uses_name(source: ast.Module, wanted: str) -> bool:
    return wanted in names(source)


def puts_html(source: ast.Module) -> bool:
    """Whether a file says st.html, in whatever way."""
    said = {node.attr for node in parts(source) if isinstance(node, ast.Attribute)}
    return "html" in said or "streamlit.html" in imported(source)


def cached(source: ast.Module) -> set[str]:
    """Functions kept in a cache that every visitor shares; a cache used in any other way is '?'."""
    caches, named = 0, set()
    for node in parts(source):
        if isinstance(node, ast.Attribute | ast.Name) and is_cache(node):
            caches += 1
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and any(
            is_cache(part) for each in node.decorator_list for part in ast.walk(each)
        ):
            named.add(node.name)
    return named if caches == len(named) else named | {"?"}


def is_cache(node: ast.AST) -> bool:
    return last_name(node) in ("cache_data", "cache_resource")


def last_name(node: ast.AST) -> str:
    return getattr(node, "attr", None) or getattr(node, "id", None) or ""


# The rules.


def breaches(check: Callable[[ast.Module], object], paths: list[str]) -> dict[str, object]:
    """What the checker finds, by file; a list of no files would prove nothing."""
    assert paths
    return {path: found for path in paths if (found := check(tree(path)))}


def test_every_room_has_files():
    for room in ("stories", "data", "pages"):
        assert len(files(room)) > 5, room
    assert {"stories/story.py", "data/store/store.py", "pages/frame.py"} <= set(ROOMS)


@pytest.mark.parametrize("room", FORBIDDEN)
def test_a_file_imports_only_what_its_room_may(room):
    paths = [path for path in ROOMS if path.split("/")[0] == room]
    allowed = RETURNS_IMPORT if room == "stories" else {}
    assert breaches(lambda source: strangers(source, room), paths) == allowed


def test_stories_knows_no_clock_and_no_file():
    paths = [path for path in files("stories") if not path.startswith("stories/identifiers/")]
    assert breaches(outside_world, paths) == RETURNS_READ


def test_identifiers_read_their_own_packaged_files_alone():
    """Files are named from HERE, the folder of the room itself, and are never written."""

    def strays(source: ast.Module) -> set[str]:
        world = outside_world(source)
        allowed = {"read_text", "read_bytes"} if uses_name(source, "HERE") else set()
        elsewhere = {"home", "cwd", "expanduser", "environ"}
        return (world - allowed) | {name for name in elsewhere if uses_name(source, name)}

    paths = [path for path in files("stories/identifiers") if path not in WORKSHOP]
    assert breaches(strays, paths) == {}


def test_nothing_in_the_service_imports_the_workshop():
    """Training the model reads word lists and writes files, on a developer's machine only."""

    def trainers(source: ast.Module) -> set[str]:
        return {name for name in imported(source) if "training" in name.split(".")}

    assert WORKSHOP
    assert breaches(trainers, [path for path in ROOMS if path not in WORKSHOP]) == {}


def test_session_state_has_one_owner():
    assert set(ROOMS) >= MAY_READ_STATE
    others = [path for path in ROOMS if path not in MAY_READ_STATE]
    assert breaches(lambda source: uses_name(source, "session_state"), others) == {}


def test_a_safe_type_is_made_in_its_own_file_alone():
    assert breaches(made, ROOMS) == {home: {name} for name, home in MADE_IN.items()}


def test_stored_words_are_trusted_by_the_store_alone():
    users = breaches(lambda source: uses_name(source, "already_redacted"), ROOMS)
    assert users.keys() == {
        "stories/redaction.py",
        "data/store/outcomes.py",
        "data/store/notes.py",
        "data/store/reading.py",
        "data/store/thanks.py",
    }


def test_nothing_typed_becomes_html():
    assert breaches(lambda source: uses_name(source, "unsafe_allow_html"), ROOMS) == {}


def test_html_is_put_on_a_page_where_it_is_made():
    """Each of these escapes what it is given, or holds no word of anybody's."""
    assert breaches(puts_html, ROOMS).keys() == {
        "pages/parts/door.py",
        "pages/parts/easy_pictures.py",
        "pages/parts/easy_steps.py",
        "pages/parts/looks.py",
        "pages/parts/plain_html.py",
        "pages/parts/reading.py",
        "pages/parts/story_view.py",
    }


def test_only_listed_functions_are_cached_for_everybody():
    found = {f"{path}:{name}" for path in ROOMS for name in cached(tree(path))}
    assert found <= MAY_CACHE


# Every rule can fail.

BREACHES: list[tuple[Callable[[ast.Module], object], str]] = [
    (lambda source: strangers(source, "stories"), "import streamlit as st"),
    (lambda source: strangers(source, "stories"), "from data.store import Store"),
    (lambda source: strangers(source, "stories"), "def late():\n    import os.path"),
    (lambda source: strangers(source, "stories"), "from time import time"),
    (lambda source: strangers(source, "stories"), "from ..data import tables"),
    (lambda source: strangers(source, "data"), "import importlib\nimportlib.import_module('pptx')"),
    (lambda source: strangers(source, "data"), "from pages.parts import session"),
    (lambda source: strangers(source, "pages"), "from sqlalchemy.exc import SQLAlchemyError"),
    (lambda source: strangers(source, "app.py"), "import sqlalchemy as sa"),
    (outside_world, "at = datetime.now(UTC)"),
    (outside_world, "import datetime\nat = datetime.datetime.now()"),
    (outside_world, "on = date.today()"),
    (outside_world, "at = time.time()"),
    (outside_world, "with open('names.txt') as file: pass"),
    (outside_world, "Path('names.txt').read_text()"),
    (made, "words = RedactedText('Kofi', (), None)"),
    (made, "words = redaction.RedactedText('Kofi')"),
    (made, "table = SuppressedTable(frame)"),
    (made, "out = Release('id')"),
    (lambda source: uses_name(source, "session_state"), "st.session_state['name']"),
    (lambda source: uses_name(source, "session_state"), "from streamlit import session_state"),
    (lambda source: uses_name(source, "session_state"), "getattr(st, 'session_state')"),
    (lambda source: uses_name(source, "unsafe_allow_html"), "st.write(x, unsafe_allow_html=True)"),
    (puts_html, "st.html(words)"),
    (puts_html, "put = st.html"),
    (puts_html, "from streamlit import html"),
    (lambda source: uses_name(source, "already_redacted"), "from x import already_redacted as y"),
    (cached, "@st.cache_data\ndef stories(): pass"),
    (cached, "@st.cache_resource(ttl='1h')\ndef store(): pass"),
    (cached, "kept = st.cache_data(stories)"),
]


@pytest.mark.parametrize(("check", "planted"), BREACHES, ids=[text for _, text in BREACHES])
def test_a_breach_would_be_seen(check, planted):
    assert check(ast.parse(planted))


def test_what_is_allowed_is_not_called_a_breach():
    source = ast.parse("from stories.story import Story\nimport re\nat = story.now\nx = closing()")
    assert strangers(source, "stories") == set()
    assert outside_world(source) == set()
    assert made(source) == set()
    assert cached(source) == set()
