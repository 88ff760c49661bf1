"""A page on its way: what has come stands, and below it the shape of what has not."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext

import streamlit as st

HIGH = 320  # pixels


@contextmanager
def shape(newly: bool, below: Callable[[], None] | None) -> Iterator[None]:
    """Where the page goes. The shape is seen where a page just opened takes half a second.

    `below` draws what stands under a page, also under one that ends early.
    """
    body = st.container()
    if below:
        below()
    with body, st.skeleton(HIGH) if newly else nullcontext():
        yield
