"""The guide: what each role does here, what becomes of one's words, how charts are read."""

import streamlit as st

from pages.parts import by_address, guide_words, places, session
from pages.parts.places import BY_FILE
from stories.people import Person, Role

person = session.require(*Role)


def steps_of(role: Role, reader: Person) -> None:
    """What a role does; with a link to each page that the reader may open."""
    told: set[str] = set()
    for step in guide_words.STEPS[role]:
        with st.container(border=True, gap="small"):
            st.subheader(step.name, anchor=False)
            st.markdown(step.told)
            place = BY_FILE[step.file]
            if place.roles & reader.roles and step.file not in told:
                places.link(step.file, f"Open {place.title}")
            told.add(step.file)


def headed(pieces: tuple[tuple[str, str], ...]) -> None:
    """Each piece, a name and what is told, under its name."""
    for name, told in pieces:
        st.subheader(name, anchor=False)
        st.markdown(told)


def part() -> None:
    """What this person does here, then folded away what everybody else does."""
    for role in [each for each in Role if each in person.roles]:
        st.header(f"As {role.value}", anchor=False)
        steps_of(role, person)
    st.header("What others do", anchor=False)
    for role in [each for each in Role if each not in person.roles]:
        with st.expander(role.value.capitalize()):
            steps_of(role, person)


def words() -> None:
    """What becomes of what somebody writes."""
    headed(guide_words.WHAT_HAPPENS)
    st.info(guide_words.NEVER)
    places.link("what_we_hold.py", "What we hold, and why")


def meanings() -> None:
    """Each word of the glossary with what it means here."""
    for word, told in guide_words.GLOSSARY.items():
        st.markdown(f"**{word}**  \n{told}")


PARTS = {
    "part": ("Your part", part),
    "words": ("What happens to my words", words),
    "charts": ("How to read a chart", lambda: headed(guide_words.CHARTS)),
    "meanings": ("Words we use", meanings),
}

st.title("Guide", anchor=False)
about = by_address.choose(
    st.segmented_control,
    "What would you like to know?",
    list(PARTS),
    "about",
    format_func=lambda each: PARTS[each][0],
    required=True,
)
PARTS[about][1]()
places.link("home.py", "Back to home")
