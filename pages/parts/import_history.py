"""Imports so far, and taking one back: what goes, what stays, and what the charts then show."""

import streamlit as st

from data import imports
from data.imports import ImportLine
from pages.parts import asking, messages, session
from pages.parts.words import shown
from stories.actions import importing
from stories.importing.layout import LAYOUTS
from stories.importing.undoing import UNDO_DAYS
from stories.people import Person

SHOWN = 10  # a table of so many columns would scroll sideways on a phone
WHAT = {"outcomes": "outcomes", "facts": "balancing facts"}
CHARTS = (
    "Charts follow with the next edition of the figures. There, too, a change of a few stays "
    "hidden until it cannot point at anybody."
)


def show(person: Person) -> None:
    """The newest imports, and for those that may still be undone a way to do it."""
    with session.store().read() as connection:
        lines = imports.history(connection)
    st.header("Imports so far", anchor=False)
    if not lines:
        st.info("Nothing has been imported yet. Imports stand here once you keep one.")
        return
    for each in lines[:SHOWN]:
        shown(_line(each))
    open_ones = {each.number: each for each in lines if each.may_be_undone(session.now())}
    if open_ones:
        _undo(open_ones, person)


def _line(line: ImportLine) -> str:
    undone = f" Undone on {session.day(line.undone_at)}." if line.undone_at else ""
    return (
        f"Import {line.number}: {WHAT[line.layout]}, {session.day(line.at)}, {line.who}. "
        f"Kept: {line.kept:,}. Here already: {line.known:,}. Left out: {line.left_out:,}.{undone}"
    )


def _undo(lines: dict[int, ImportLine], person: Person) -> None:
    """Choose, see what it does, then do it."""
    with st.expander("Undo an import"):
        st.markdown(f"Any analyst may, for {UNDO_DAYS} days after it.")
        names = {
            number: f"Import {number}: {LAYOUTS[line.layout].title.partition(',')[0]}, "
            f"{session.day(line.at)}"
            for number, line in lines.items()
        }
        number = asking.choice("Which import", names, "undo-which")
        if number is None:
            return
        line = lines[number]
        with session.store().read() as connection:
            would = imports.undoing(connection, line)
        stays = ""
        if would.left:
            stays = (
                f" {would.left:,} {'stays' if would.left == 1 else 'stay'}, because somebody has "
                "worked with what it became: confirmed it, checked back on it, or changed it."
            )
        st.markdown(f"**{would.taken_out:,} of its rows will be taken out.**{stays} {CHARTS}")
        if st.button(f"Undo import {number}", key=f"undo-{line.id}"):
            with messages.refusals(), st.spinner("Undoing it"):
                done = importing.undo(session.store(), line.id, by=person, at=session.now())
                left = f" Left in: {done.left:,}." if done.left else ""
                messages.say_next(
                    f"Import {number} is undone. Taken out: {done.taken_out:,}.{left}"
                )
                st.rerun()
