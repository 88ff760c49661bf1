"""Whose check-backs, the question about one outcome, and the answers somebody may take back."""

from collections.abc import Mapping, Sequence

import streamlit as st

from data.check_backs import Due, Whose
from pages.parts import asking, messages, session
from pages.parts.outcome_words import facts_of
from pages.parts.words import cell, shown
from stories.actions import following
from stories.errors import StoryError
from stories.outcomes import HOW_KNOWN_LABELS, HowKnown, OutcomeRecord, OutcomeType
from stories.outcomes.check_backs import ANSWER_LABELS, KNOWN, Answer, CheckBack
from stories.people import Person

HOW = {how: label for how, label in HOW_KNOWN_LABELS.items() if how is not HowKnown.CANNOT_KNOW}
HOW_LONG = {
    6: "Half a year on",
    12: "A year on",
    24: "Two years on",
}


def whose(person: Person, led: Mapping[str, str], services: Mapping[str, str]) -> Whose:
    """The teams this person leads, or those of their service, or a whole service."""
    options = {f"team {code}": name for code, name in led.items()}
    for team in session.teams().values():
        if team.is_open and team.service == person.service:
            options.setdefault(f"team {team.code}", team.name)
    offered = [person.service] if person.service in services else list(session.open_services())
    options |= {f"service {code}": f"All of {services[code]}" for code in offered}
    first = f"service {person.service}"
    chosen = st.selectbox(
        "Whose check-backs?",
        list(options),
        index=list(options).index(first) if first in options else 0,
        format_func=options.get,
        key="whose",
    )
    kind, _, code = chosen.partition(" ")
    return Whose(teams=(code,)) if kind == "team" else Whose(service=code)


def ask(
    each: Due, kinds: Mapping[str, OutcomeType], services: Mapping[str, str]
) -> tuple[Answer | None, HowKnown | None]:
    """One question; nothing is chosen beforehand."""
    name = f"{each.record.id}-{each.months}"
    shown(facts_of(each.record, kinds, services))
    asked = HOW_LONG.get(each.months, f"{each.months} months on")
    st.markdown(f"**{asked}.** It has lasted when: {cell(kinds[each.record.code].sustained_when)}")
    answer = asking.choice("Does it still hold?", ANSWER_LABELS, f"answer-{name}", radio=True)
    with asking.steady():
        how = asking.choice("How do we know?", HOW, f"how-{name}") if answer in KNOWN else None
    return answer, how


def given(answer: Answer | None, how: HowKnown | None) -> tuple[Answer, HowKnown]:
    """The answer with how we know it, or a sentence that asks for what is missing."""
    if answer is None:
        raise StoryError("Does it still hold? Choose one of the four answers first.")
    if answer in KNOWN and how is None:
        raise StoryError("How do we know? Choose one. “As far as I know” is honest.")
    return answer, how or HowKnown.CANNOT_KNOW


def lately(
    answers: Sequence[tuple[OutcomeRecord, CheckBack]],
    kinds: Mapping[str, OutcomeType],
    services: Mapping[str, str],
) -> None:
    """This person's newest answers, each with a way to undo a slip."""
    if not answers:
        return
    st.header("What you answered lately", anchor=False)
    for record, said in answers:
        with st.container(border=True, gap="small"):
            shown(facts_of(record, kinds, services))
            shown(f"After {said.months} months: {ANSWER_LABELS[said.answer]}")
            if st.button("Take this answer back", key=f"back-{record.id}-{said.months}"):
                with messages.refusals():
                    signed = {"by": session.person(), "at": session.now()}
                    following.take_back_answer(session.store(), record.id, said.months, **signed)
                    messages.say_next("The answer is taken back, and the question is open again.")
                    st.rerun()
