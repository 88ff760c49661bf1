"""A choice that stands in the address, so that a view can be linked, kept and opened again."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from pages.parts import session

Option = TypeVar("Option")


def choose(
    widget: Callable[..., Option],
    label: str,
    options: Sequence[Option],
    name: str,
    **how: object,
) -> Option:
    """The option that the address holds under this name, or the first; another changes it.

    `widget` is the one of Streamlit's that asks, such as st.selectbox.
    """
    named = st.query_params.get(name)
    session.remember(name, next((each for each in options if each == named), options[0]))
    return widget(label, options, key=name, on_change=_follow, args=(name,), **how)


def _follow(name: str) -> None:
    st.query_params[name] = session.recall(name)
