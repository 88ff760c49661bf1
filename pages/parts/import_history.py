"""Imports so far, and taking one back: what goes, what stays, and what the charts then show."""

import streamlit as st

from data import imports
from data.imports import ImportLine
from pages.parts import asking, messages, session
from pages.parts.words import cell
from stories.actions import importing
from stories.importing.layout import LAYOUTS
from stories.importing.undoing import UNDO_DAYS
from stories.people import Person

WHAT = {"outcomes": "Outcomes", "facts": "Balancing counts"}
CHARTS = (
    "Charts follow with the next edition of the figures. There, too, a change of a few stays "
    "hidden until it cannot point at anybody."
)


def show(person: Person) -> None:
    with session.store().read() as connection:
        lines = imports.history(connection)
    st.header("Imports so far", anchor=False)
    if not lines:
        st.info("Nothing has been imported yet. Imports stand here once you keep one.")
        return
    st.table(
        [_row(each) for each in lines],
        hide_index=True,
        border="horizontal",
        alt="Imports, the newest first",
    )
    open_ones = {each.number: each for each in lines if each.may_be_undone(session.now())}
    if open_ones:
        _undo(open_ones, person)


def _row(line: ImportLine) -> dict[str, str]:
    undone = f"Undone on {session.day(line.undone_at)}" if line.undone_at else ""
    return {
        "Import": str(line.number),
        "When": session.day(line.at),
        "Who": cell(line.who),
        "What": WHAT[line.layout],
        "Kept": f"{line.kept:,}",
        "Here already": f"{line.known:,}",
        "Left out": f"{line.left_out:,}",
        "": undone,
    }


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
            with messages.refusals():
                done = importing.undo(session.store(), line.id, by=person, at=session.now())
                left = f" Left in: {done.left:,}." if done.left else ""
                messages.say_next(
                    f"Import {number} is undone. Taken out: {done.taken_out:,}.{left}"
                )
                st.rerun()
