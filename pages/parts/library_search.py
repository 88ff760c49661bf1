"""Asking the library: words, filters, kept searches, and how many of each there are."""

from collections import Counter
from collections.abc import Mapping

import streamlit as st

from data import figures, search
from pages.parts import asking, messages, session
from pages.parts.pulling import CHANNELS
from pages.parts.words import cell, shown
from stories.actions import finding
from stories.agreement import SUBJECT_LABELS
from stories.draft import THEME_LABELS
from stories.errors import StoryError
from stories.outcomes import AGE_BAND_LABELS
from stories.people import Person
from stories.searches import LAST_USED_LABELS, MOST_SAVED, THANKED_LABELS, Search
from stories.searching import MOST_TYPED
from stories.together import ROLES_TOGETHER
from stories.variants import FORM_LABELS

HELP = (
    "Every word must be there, in any of its forms: listen finds listening. "
    'Put a phrase in quotation marks: "safer at home". Put a star after a beginning: kinsh*. '
    f"Up to {MOST_TYPED} letters are looked for."
)
FILTERS = {
    "channel": ("Cleared for", "Any channel"),
    "theme": ("Theme", "Any theme"),
    "form": ("Length", "Any length"),
    "service": ("Service", "Any service"),
    "person": ("Whose story", "Anybody's"),
    "age": ("Age", "Any age"),
    "agency": ("Who did it together", "Anybody"),
    "used": ("Last used", "At any time"),
    "thanked": ("Thanks", "With or without"),
}
SHOWN = "cards-shown"
ANY = ""  # not None, which a box shows as not answered
FIRST = ("channel", "theme", "form")
COUNTED = ("channel", "theme", "service", "person", "thanked")


def options() -> dict[str, dict]:
    """What each filter may be, with what to call it."""
    return {
        "channel": CHANNELS,
        "theme": THEME_LABELS,
        "form": FORM_LABELS,
        "service": session.services(),
        "person": SUBJECT_LABELS,
        "age": AGE_BAND_LABELS,
        "agency": {each: each.capitalize() if each.islower() else each for each in ROLES_TOGETHER},
        "used": LAST_USED_LABELS,
        "thanked": THANKED_LABELS,
    }


def ask(known: Mapping[str, Mapping]) -> Search:
    """What to look for, from the boxes as they stand."""
    typed = asking.looked_for("Words in the story", "find-words", MOST_TYPED, HELP)
    chosen = {}
    for place, name in zip(st.columns(len(FIRST)), FIRST, strict=True):
        chosen[name] = _filter(place, name, known)
    with st.expander("More filters"):
        rest = [name for name in FILTERS if name not in FIRST]
        left, right = st.columns(2)
        for number, name in enumerate(rest):
            chosen[name] = _filter(right if number % 2 else left, name, known)
    return Search(words=typed, **chosen)


def _filter(place, name: str, known: Mapping[str, Mapping]):
    label, nothing = FILTERS[name]
    named = {ANY: nothing, **known[name]}
    return place.selectbox(label, list(named), format_func=named.get, key=f"find-{name}") or None


def kept(person: Person, asked: Search) -> None:
    """The person's own searches to ask again, and a place to keep this one."""
    with session.store().read() as connection:
        mine = search.saved_searches(connection, person)
    if not mine and asked.is_empty:
        return  # there is nothing to keep
    title = f"My searches ({len(mine)})" if mine else "Keep this search"
    with st.expander(title):
        for each in mine:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.button(cell(each.name), key=f"ask-{each.id}", on_click=put, args=(each.search,))
                if st.button("Forget", key=f"forget-{each.id}", type="tertiary"):
                    with messages.refusals():
                        signed = {"by": person, "at": session.now()}
                        finding.forget_search(session.store(), each.id, **signed)
                        messages.say_next("The search is forgotten.")
                        st.rerun()
        if len(mine) < MOST_SAVED:
            name = st.text_input(
                "Name for this search", key="keep-name", max_chars=asking.LINE_MOST
            )
            st.button("Keep this search", key="keep", on_click=_keep, args=(person, asked, name))


def coming() -> None:
    """Stories under embargo, so that comms can plan; nobody pulls one before its day."""
    with session.store().read() as connection:
        waiting = search.under_embargo(connection, session.now())
    if not waiting:
        return
    with st.expander(f"Under embargo ({len(waiting)})"):
        for each in waiting:
            shown(f"{each.reference}: {each.title}")
            st.caption(f"Not before {session.day(each.not_before)}.")


def _keep(person: Person, asked: Search, name: str) -> None:
    try:
        finding.save_search(session.store(), name, asked, by=person, at=session.now())
    except StoryError as error:
        messages.say_next(error)
    else:
        session.remember("keep-name", "")
        messages.say_next("The search is kept.")


def put(asked: Search) -> None:
    """Fill the boxes with this search."""
    session.remember("find-words", asked.words)
    for name in FILTERS:
        session.remember(f"find-{name}", getattr(asked, name) or ANY)


def instead(asked: Search, result: search.Result) -> None:
    """Nothing was found: what may have been meant, or how to find more."""
    if result.instead:
        st.info("No cleared story has these words. Did you mean one of these?")
        with st.container(horizontal=True):
            for words in result.instead:
                meant = Search(**{**vars(asked), "words": words})
                st.button(cell(words), key=f"meant-{words}", on_click=put, args=(meant,))
    elif asked.is_empty:
        st.info("No story is cleared for outside yet. They come here when governance clears them.")
    else:
        st.info(
            "No cleared story fits. Try fewer words, or take a filter off."
            + _only_the_newest(result)
        )


def how_many(asked: Search, result: search.Result) -> str:
    """How many stories fit, in what order, and whether older ones were looked at."""
    order = "the best first" if asked.words else "newest first"
    if result.more:
        best = "the best of" if asked.words else "some of"
        return (
            f"Many stories fit. These are {best} the newest {result.fitting}, {order}. "
            "A word or a filter more finds older ones."
        )
    stories = "story" if result.fitting == 1 else "stories"
    return f"{result.fitting} {stories}, {order}.{_only_the_newest(result)}"


def _only_the_newest(result: search.Result) -> str:
    """That older stories were not looked through, where so many hold the words."""
    if result.within is None:
        return ""
    return f" Only the newest {result.within:,} were looked through: a word more finds older ones."


def cards_to_show(asked: Search) -> int:
    """How many cards to show: those of one go, and more where somebody asked for more of these."""
    before, most = session.recall(SHOWN, (None, search.AT_ONCE))
    return most if before == asked else search.AT_ONCE


def more_cards(asked: Search, result: search.Result) -> None:
    """A way on to the cards after these."""
    shown, left = len(result.found), result.fitting - len(result.found)
    if not left:
        return
    st.caption(f"{shown} of {result.fitting} are shown.")
    most = shown + search.AT_ONCE
    st.button(
        f"Show {min(left, search.AT_ONCE)} more",
        key="more-cards",
        on_click=session.remember,
        args=(SHOWN, (asked, most)),
    )


def counts(result: search.Result, known: Mapping[str, Mapping]) -> None:
    """How many there are of each kind, counted when opened; the smallest counts stay hidden."""
    among = f" of the newest {result.fitting}" if result.more else ""
    opened = st.expander(f"How many of each{among}", key="find-counts", on_change="rerun")
    if not opened.open:
        return
    with session.store().read() as connection:
        least = figures.threshold_of(connection)
        counted = search.counts(connection, result.ids)
    with opened:
        places = st.columns(2)
        for number, name in enumerate(COUNTED):
            with places[number % 2]:
                st.markdown(f"**{FILTERS[name][0]}**")
                st.text("\n".join(_lines(counted[name], known[name], least)), width="stretch")


def _lines(count: Counter, named: Mapping, least: int) -> list[str]:
    return [
        f"{named.get(value, value)}: {number if number >= least else f'fewer than {least}'}"
        for value, number in count.most_common()
    ]
