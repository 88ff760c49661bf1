"""A page on its way: what has come stands, and below it the shape of what has not."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext

import streamlit as st

HIGH = 320  # pixels


@contextmanager
def shape(newly: bool, below: Callable[[], None] | None) -> Iterator[None]:
    """Where the page goes. The shape is seen where a page just opened takes half a second.

    `below` draws what stands under a page, also under one that ends early: such a page has a place
    of its own. Where nothing does, that would only cost, and every part of a page once more.
    """
    body = nullcontext()
    if below:
        body = st.container()
        below()
    with body, st.skeleton(HIGH) if newly else nullcontext():
        yield
