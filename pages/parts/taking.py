"""Links to files of what was pulled: each lasts a minute, so they are made anew while one looks."""

from collections.abc import Mapping, Sequence

import streamlit as st

from data import house
from data.badge import badge
from data.links import SECONDS
from pages.documents.files import FILES, card
from pages.documents.quote_card import SIZES, offered, svg
from pages.documents.story_text import ON_A_CARD
from pages.parts import plain_html, session, web_files
from stories.consent import Channel
from stories.house import House
from stories.people import Person
from stories.release import Release

ENDINGS = ("png", "svg")
OF_SEVERAL = ("document", "csv", "json", "pack")


def of_one(released: Release) -> list[str]:
    """The files that one story can be taken as, without cards."""
    press = ["press"] if released.channel is Channel.PRESS else []
    cards = ["cards"] if released.form in ON_A_CARD else []
    return ["text", "word", "slides", "csv", "json", *press, *cards]


@st.fragment(run_every=SECONDS * 3 // 4)
def files(pull_ids: tuple[str, ...], names: Sequence[str], person: Person) -> None:
    """A link for each file. The gate looks again when one is used."""
    st.markdown("**Take a file**")
    if "press" in names:
        _press_office()
    st.caption("Each link works once, for you alone, for a minute. New ones come by themselves.")
    _links({name: FILES[name].label for name in names if name != "cards"}, pull_ids, person)
    if "cards" not in names:
        return
    st.markdown("**Take a picture**")
    known = offered(badge())
    colours = st.segmented_control(
        "Colours",
        list(known),
        format_func=lambda each: known[each].label,
        default=next(iter(known)),
        required=True,
        key="card-colours",
    )
    wanted = [card(size, colours, ending) for size in SIZES for ending in ENDINGS]
    _links({name: FILES[name].label for name in wanted}, pull_ids, person)


def looks(released: Release) -> None:
    """The card in each of its colours, to choose by eye. Drawn for this run, kept nowhere."""
    st.markdown("**The picture, in each colour**")
    ours = badge()
    house_of = House(badge=ours)
    square = next(iter(SIZES))
    drawn = [
        (look.label, svg(released, house_of, size=square, colours=name))
        for name, look in offered(ours).items()
    ]
    plain_html.show(plain_html.pictures(drawn, "The same picture in each colour"))


def _press_office() -> None:
    """Say where the press sheet has nobody to call."""
    with session.store().read() as connection:
        known = house.press_office(connection)
    if not known:
        st.caption("The press sheet names no press office yet. Write it down under Looks of files.")


def _links(labels: Mapping[str, str], pull_ids: tuple[str, ...], person: Person) -> None:
    with st.container(horizontal=True):
        for name, label in labels.items():
            st.link_button(label, web_files.address(pull_ids, name, person.id))
