"""Saying what went well and what to put right: StoryError is caught here, once, for every page."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.errors import FragmentHandledException

from pages.parts import session
from stories.errors import Incomplete, NotCleared, OutOfReach, StoryError

MESSAGE = "message-for-next-run"
FAULT = (
    "Something went wrong here. It is not your fault, and what you saved is kept. Reload the page. "
    "If it stays so, tell whoever runs this service, with the time."
)


@contextmanager
def refusals() -> Iterator[None]:
    """Show a refusal as its sentence; everything else is loud in the log and calm on screen."""
    try:
        yield
    except StoryError as error:
        show(error)


@contextmanager
def calm() -> Iterator[None]:
    """Around a whole run: a database that does not answer is said, with a way to try again.

    So is a fault of ours, which goes on to the log as it is.
    """
    try:
        yield
    except OutOfReach as error:
        show(error)
        st.button("Try again", key="try-again")
    except FragmentHandledException:
        raise  # said where it happened
    except Exception:
        st.error(FAULT)
        raise


def show(error: StoryError) -> None:
    """An error summary: what is wrong and what to do, each problem on its own line."""
    lines = [str(error)]
    if isinstance(error, Incomplete):
        lines += [f"- {sentence}" for _, sentence in error.problems]
    if isinstance(error, NotCleared) and len(error.reasons) > 1:
        lines = ["This cannot be used:", *(f"- {reason}" for reason in error.reasons)]
    st.error("\n".join(lines))


def say_next(message: str) -> None:
    """Say this at the top of the next run, after a click that reloads the page."""
    session.remember(MESSAGE, message)


def said() -> None:
    """Show what the last click wanted to say."""
    message = session.take(MESSAGE)
    if isinstance(message, StoryError):
        show(message)
    elif message:
        st.success(message)
