"""A new server has done what its first visitor would wait for."""

import ast
from pathlib import Path

import pytest

from pages import documents, parts
from pages.parts import leading, session, warming
from stories.actions.figures import publish_figures
from stories.trends.monthly import whole_months_before
from tests import ROOT, make
from tests.pages.test_trends import put


def named_in(path: Path) -> set[str]:
    """Every module that a file may import at its top, as it is imported there."""
    found = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return found


def file_of(module: str) -> Path | None:
    place = ROOT.joinpath(*module.split("."))
    tried = (place.with_suffix(".py"), place / "__init__.py")
    return next((each for each in tried if each.is_file()), None)


def loaded_by(modules: set[str]) -> set[str]:
    """These modules and all that they import, one through the other."""
    found, left = set(), set(modules)
    while left:
        module = left.pop()
        found.add(module)
        path = file_of(module)
        left |= (named_in(path) if path else set()) - found
    return found


def test_nothing_that_a_page_imports_waits_for_its_first_visitor():
    warmed = {*warming.BESIDE, *warming.names_in(parts), *warming.names_in(documents)}
    begun = loaded_by({*warmed, *named_in(ROOT / "app.py")})
    asked = {name for path in (ROOT / "pages").glob("*.py") for name in named_in(path)}
    own = {name for name in asked if file_of(name)}
    others = {name for name in asked if "." not in name and not file_of(name)}
    assert len(own) > 100
    assert (own | others) - begun == set()


def test_as_many_tabs_may_be_open_as_the_system_allows():
    """A tab takes four files, and one that was closed takes three for two minutes."""
    limit = pytest.importorskip("resource")
    before = limit.getrlimit(limit.RLIMIT_NOFILE)
    limit.setrlimit(limit.RLIMIT_NOFILE, (before[1] // 2, before[1]))
    try:
        warming.take_files()
        assert limit.getrlimit(limit.RLIMIT_NOFILE) == (before[1], before[1])
    finally:
        limit.setrlimit(limit.RLIMIT_NOFILE, before)


def test_what_the_first_pages_ask_is_read_before_somebody_comes(sqlite_store):
    """The readings of the first part are there, so no visitor waits until they are made."""
    session.use(sqlite_store)
    months = whole_months_before(session.today(), 14)
    put(sqlite_store, "C-REUN", dict.fromkeys(months, 12))
    publish_figures(sqlite_store, by=make.ANA, at=session.now())
    warming.read_once()
    made = leading._view.cache_info().misses
    held = leading.published()
    assert leading.view(next(iter(held.names)), held).pairs
    assert leading._view.cache_info().misses == made
    session.use(None)
