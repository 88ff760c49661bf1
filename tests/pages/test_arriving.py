"""The shape of a page on its way: for a page just opened, and not for a press on it."""

import streamlit as st

from pages.parts import arriving
from tests import make


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
