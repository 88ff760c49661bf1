"""Stories somebody chose in the library, to be pulled together. It holds ids alone."""

import streamlit as st

from pages.parts import places, session

BASKET = "stories-chosen"
MOST = 20


def chosen() -> list[str]:
    """The stories chosen in this tab, in the order they were chosen."""
    return list(session.recall(BASKET, ()))


def box(story_id: str, reference: str) -> None:
    """A tick that puts a story among the chosen."""
    there = story_id in chosen()
    st.checkbox(
        f"Choose {reference}",
        value=there,
        key=f"choose-{story_id}",
        on_change=_turn,
        args=(story_id,),
        disabled=not there and len(chosen()) >= MOST,
    )


def leave_out(story_id: str) -> None:
    """No longer among the chosen."""
    session.remember(BASKET, [each for each in chosen() if each != story_id])


def link() -> None:
    """The way to what was chosen, where something was."""
    if count := len(chosen()):
        stories = "story" if count == 1 else "stories"
        places.link("pull_several.py", f"Pull the {count} chosen {stories} together")


def _turn(story_id: str) -> None:
    if story_id in chosen():
        leave_out(story_id)
    else:
        session.remember(BASKET, [*chosen(), story_id])
