"""A page on its way: what has come stands, and below it the shape of what has not."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import streamlit as st

HIGH = 320  # pixels


@contextmanager
def shape(newly: bool) -> Iterator[None]:
    """Where the page goes. The shape is seen where a page just opened takes half a second."""
    body = st.container()
    with body, st.skeleton(HIGH) if newly else nullcontext():
        yield
