"""The shape of a page on its way: for a page just opened, and not for a press on it."""

import ast
from contextlib import contextmanager

import pytest
import streamlit as st

from pages.parts import arriving
from tests import ROOT, make


def test_the_shape_stands_while_a_page_opens_and_for_no_run_after_it(visit, monkeypatch):
    shown = []
    made = st.skeleton

    def noted(high):
        shown.append(high)
        return made(high)

    monkeypatch.setattr(st, "skeleton", noted)
    at = visit("guide.py", make.SAM)
    assert shown == [arriving.HIGH]
    at.run()
    assert shown == [arriving.HIGH]
    assert not at.exception


@pytest.mark.parametrize(
    ("page", "person"),
    [("library.py", make.CAL), ("review.py", make.RAVI), ("people.py", make.SAM)],
)
def test_the_shape_goes_where_a_page_ends_early(visit, monkeypatch, page, person):
    """What takes it off the screen is a message, and after st.stop() none is sent."""

    @contextmanager
    def noted(_high):
        try:
            yield
        finally:
            st.text("The shape is gone.")

    monkeypatch.setattr(st, "skeleton", noted)
    at = visit(page, person)
    assert "The shape is gone." in [each.value for each in at.text]


def test_no_page_ends_in_a_way_after_which_nothing_is_sent():
    """But for the way out to the provider, which is to be the last thing that is sent."""
    stops = [
        path.name
        for path in (ROOT / "pages").rglob("*.py")
        for each in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(each, ast.Attribute) and ast.unparse(each) == "st.stop"
    ]
    assert stops == ["session.py"]
