"""Their words on screen: what could identify someone beside them, and the receipt afterwards."""

import hashlib
from collections.abc import Mapping

import streamlit as st

from pages.parts import asking, messages, receipts, session
from pages.parts.words import shown
from stories.actions import recording
from stories.errors import StoryError
from stories.groups import Group, grouped, grouped_from
from stories.ids import new_id
from stories.people import Person
from stories.redaction import IDENTIFIES_NOBODY, apply, find_together, redact, words_of
from stories.text import limited, tidy
from stories.thanks import ROLES_THANKED, SAID_BY_LABELS, AboutWhen, SaidTo, Thanks

MOST = recording.THANKS_MOST
FORMS_SHOWN = 4  # ways one name is written
MOST_SHOWN = 12  # the rest come up as these are answered
BOX, KEPT = "words", "thanks-kept"
SAID_TO = {to: to.capitalize() for to in SaidTo}
ROLES = {role: role.capitalize() for role in ROLES_THANKED}
ABOUT = {when: when.capitalize() for when in AboutWhen}


def words() -> str:
    """Their words, tidied; empty while they are longer than we keep."""
    most = asking.BOX_MOST
    typed = st.text_area("Their words", asking.standing(BOX), key=BOX, height=180, max_chars=most)
    st.caption(
        "These words belong to somebody else, so we save nothing while you type: they are kept "
        f"only once you press “Pass on these thanks”. At most {MOST:,} characters."
    )
    if not typed.strip():
        session.take(KEPT)
    with asking.steady(), messages.refusals():
        return limited("Their words", typed, MOST)
    return ""


def role(said_to: SaidTo | None) -> str:
    """The role of the worker they thanked; asked only where it was one worker."""
    with asking.steady():
        if said_to is not SaidTo.WORKER:
            return ""
        chosen = asking.choice(
            "What is that worker's role? You may leave this empty", ROLES, "role"
        )
        st.caption("A role, never a name.")
        return chosen or ""


def findings(text: str) -> dict[str, str]:
    """Ask about each possible identifier; gives the words that identify nobody, and why."""
    kept = session.recall(KEPT, {})
    found = find_together({BOX: text})
    groups = grouped_from({BOX: text}, found, kept)
    with asking.steady():
        if groups:
            st.warning(f"{_things(len(groups))} could tell someone who this is. Answer each one.")
        for number, group in enumerate(groups[:MOST_SHOWN], 1):
            with st.container(border=True):
                _row(number, group)
        _kept_rows(kept, {words_of(text, each).casefold() for each in found[BOX]})
    return kept


def let_go() -> None:
    """Their words, and what was decided about them, stay in this tab no longer."""
    for name in (BOX, KEPT):
        session.take(name)


def key_of(words: str) -> str:
    """Part of a row's keys: the same words have the same row, and a key never holds the words."""
    return hashlib.blake2s(words.casefold().encode(), digest_size=4).hexdigest()


def pass_on(words: str, kept: Mapping[str, str], by: Person, **answers: object) -> None:
    """One action: the words as they stand, with every answer about them."""
    thanks = Thanks(
        id=new_id(),
        words=redact(words, {}, kept),
        logged_by=by.id,
        logged_at=session.now(),
        **answers,
    )
    key = session.key_for("thanks")
    recording.log_thanks(session.store(), thanks, by=by, at=session.now(), key=key)
    _passed_on(thanks)


def _passed_on(thanks: Thanks) -> None:
    """Keep the receipt for the next run, and let go of everything about the words."""
    use = {
        (True, True): "It may be passed on to people who work here. A reviewer checks it before "
        "it may be published.",
        (True, False): "It may be passed on to people who work here. It will not be published.",
        (False, True): "A reviewer checks it before it may be published. "
        "It will not be passed on inside.",
        (False, False): "Nobody agreed to it being used, so it is kept and shown to no one.",
    }[thanks.may_pass_on, thanks.may_publish]
    who = SAID_BY_LABELS[thanks.said_by].lower()
    session.take(KEPT)
    receipts.keep(
        "thanks",
        f"Kept at {session.clock(session.now())}.",
        f"Thanks from {who} to {thanks.to_whom}, said on {session.day(thanks.said_on)}.\n{use}",
    )


def _row(number: int, group: Group) -> None:
    said, finding = group.first.words, group.first.finding
    key = key_of(said)
    shown(f"{number}. " + ", ".join(f"“{form}”" for form in group.forms[:FORMS_SHOWN]))
    st.caption(finding.reason)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            f"Say instead of number {number}",
            finding.suggestion,
            key=f"instead-{key}",
            max_chars=asking.LINE_MOST,
        )
        st.button(f"Replace number {number}", key=f"replace-{key}", on_click=_replace, args=(said,))
    if group.must_replace:
        return
    with st.popover(f"Number {number} identifies nobody"):
        why = st.radio(
            "Why does it identify nobody?", IDENTIFIES_NOBODY, index=None, key=f"why-{key}"
        )
        st.button("Keep these words", key=f"keep-{key}", on_click=_keep, args=(group.forms, why))


def _kept_rows(kept: Mapping[str, str], standing: set[str]) -> None:
    for number, said in enumerate(sorted(standing & kept.keys()), 1):
        with st.container(horizontal=True, vertical_alignment="center"):
            shown(f"You kept “{said}”: {kept[said][0].lower()}{kept[said][1:]}.")
            st.button(
                f"Ask again about kept words {number}",
                key=f"ask-{key_of(said)}",
                on_click=_ask_again,
                args=(said,),
            )


def _replace(said: str) -> None:
    """Put other words wherever these stand now, in the box itself."""
    instead = tidy(session.recall(f"instead-{key_of(said)}", ""))
    if not instead:
        messages.say_next(StoryError("Say instead: write the words to put in their place."))
        return
    typed = session.recall(BOX, "")
    if len(typed) > 10 * MOST:
        return  # the box says so itself
    text = tidy(typed)
    same = [
        each for group in grouped({BOX: text}) if group.holds(said) for each in group.in_part(BOX)
    ]
    session.remember(BOX, apply(text, dict.fromkeys(same, instead)))


def _keep(forms: tuple[str, ...], why: str | None) -> None:
    if why is None:
        messages.say_next(StoryError("Why does it identify nobody? Choose one, then keep it."))
        return
    kept = {form.casefold(): why for form in forms}
    session.remember(KEPT, {**session.recall(KEPT, {}), **kept})


def _ask_again(said: str) -> None:
    kept = session.recall(KEPT, {})
    session.remember(KEPT, {each: why for each, why in kept.items() if each != said})


def _things(count: int) -> str:
    return "One thing" if count == 1 else f"{count} things"
