"""Governance's decision: which outside channels open, and closing them again."""

from collections.abc import Callable

import streamlit as st

from pages.parts import asking, days_of_use, decisions, messages, places, session, story_view, words
from pages.parts.story_view import Opened
from stories import organisation
from stories.actions import publishing, reviewing
from stories.consent import OUTSIDE, Channel
from stories.people import Person
from stories.review import CHECK_LABELS, Check
from stories.second_look import AGAIN, needs_second_look
from stories.story import Story
from stories.telling import HONESTY_LABELS, Honesty, Legal, Told

DAYS = (
    "Leave both empty unless the story has to wait, or has to come down on a day. Nobody can pull "
    "it before the first day or after the last, and it leaves the feed by itself."
)


def ask(opened: Opened, person: Person, left: int) -> None:
    """Only channels that consent covers today can be ticked; the others say why not."""
    story, key = opened.story, f"{opened.story.id}-{opened.story.version}"
    today = session.today()
    outside = organisation.outside(session.channels_used())
    against = {each: story.refusal(opened.consents, each, today) for each in outside}
    chosen = _choose([channel for channel in outside if not against[channel]], key)
    agreed = [each.channels for each in opened.consents]
    asked = OUTSIDE.intersection(outside, *agreed)
    _closed([why for each, why in against.items() if why and each in asked], set(outside) - asked)
    if all(against.values()):
        return
    told = _told(story, key)
    window = days_of_use.ask(f"days-{key}", DAYS)
    note = ""
    if story.legal is not Legal.NO:
        place = f"legal-note-{key}"
        note = st.text_area(
            "Court case, complaint or inquiry into a death: why is it safe to use?",
            asking.standing(place),
            key=place,
            max_chars=asking.BOX_MOST,
        )
        st.caption("Leave out names, dates and places.")
    checks = _second_look(story, key)
    if left:
        st.text("You cannot clear this: the fresh look found words not dealt with.")
    if st.button("Clear for outside", key=f"clear-{key}", type="primary", disabled=left > 0):
        with messages.refusals():
            seen = (session.store(), story.id, story.version)
            asked = (chosen, note, told(), window(), checks)
            publishing.clear(*seen, *asked, by=person, at=session.now())
            named = story_view.channels(chosen)
            _back_to_the_list(f"Cleared: {story.reference}. Open for: {named}.")


def give_back(story: Story, person: Person) -> None:
    """Governance's other answer about an approved story: its writer changes it first."""
    key = f"{story.id}-{story.version}"
    if st.toggle("Return it to its writer instead", key=f"back-{key}"):
        action = reviewing.return_to_writer
        decisions.give_back(story, person, action, "Return", "Returned", key, "clear.py")


def _told(story: Story, key: str) -> Callable[[], Told]:
    """The label that travels with the text, as the writer answered until governance decides."""
    options = list(HONESTY_LABELS)
    chosen = st.selectbox(
        "How is it told? This label goes wherever the story goes.",
        options,
        index=options.index(story.honesty),
        format_func=HONESTY_LABELS.get,
        key=f"honesty-{key}",
    )
    with asking.steady():
        if chosen is not Honesty.OUTCOME_CHECKED:
            return lambda: Told(chosen)
        month = asking.month(
            "Month in which the outcome was checked", f"checked-{key}", story.honesty_month
        )
    return lambda: Told(chosen, month)


def _second_look(story: Story, key: str) -> set[Check]:
    """What a second person answers for where small facts are left; nothing where none are."""
    if not needs_second_look(story):
        return set()
    asking.legend("Small facts are left in this story. Look again, as the second person")
    return {
        check for check in AGAIN if st.checkbox(CHECK_LABELS[check], key=f"again-{check}-{key}")
    }


def take_back(story: Story, person: Person) -> None:
    """Close every outside channel at once."""
    words.fact("Open for", story_view.channels(story.channels))
    if days := days_of_use.sentence(story.window):
        st.text(days)
    if story.legal_note:
        words.fact("Why it is safe to use", story.legal_note)
    st.text("Taking it back closes every outside channel at once. It stays in use inside.")
    key = f"take-back-{story.id}-{story.version}"
    if st.button("Take back inside", key=key, type="primary"):
        with messages.refusals():
            publishing.take_back_inside(
                session.store(), story.id, story.version, by=person, at=session.now()
            )
            _back_to_the_list(f"Taken back inside: {story.reference}. Nobody can pull it now.")


def _choose(open_to: list[Channel], key: str) -> frozenset[Channel]:
    if not open_to:
        st.info("No outside channel can be opened today. The reasons are below.")
        return frozenset()
    st.markdown("**Where may it be used outside?**")
    return frozenset(
        channel for channel in open_to if st.checkbox(channel.label, key=f"{channel}-{key}")
    )


def _closed(reasons: list[str], refused: frozenset[Channel]) -> None:
    """Each reason once: it may hold for several channels."""
    if refused:
        reasons = [f"Nobody has agreed to: {story_view.channels(refused)}.", *reasons]
    if reasons:
        st.markdown("**What stays closed, and why**")
        words.shown("\n".join(dict.fromkeys(reasons)))


def _back_to_the_list(message: str) -> None:
    messages.say_next(message)
    places.go("clear.py")
