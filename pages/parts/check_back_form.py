"""Whose check-backs, the question about one outcome, and the answers somebody may take back."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from data.check_backs import Due, Whose
from data.coming import Coming
from pages.parts import asking, in_turn, messages, plain_html, session
from pages.parts.following import number
from pages.parts.in_turn import Card
from pages.parts.outcome_words import facts_of
from pages.parts.words import cell, shown
from stories.actions import following
from stories.errors import StoryError
from stories.outcomes import HOW_KNOWN_LABELS, HowKnown, OutcomeRecord, OutcomeType
from stories.outcomes.check_backs import (
    ANSWER_LABELS,
    KNOWN,
    WHY_LABELS,
    Answer,
    CheckBack,
    Why,
    due_from,
    whys_of,
)
from stories.people import Person

HOW = {how: label for how, label in HOW_KNOWN_LABELS.items() if how is not HowKnown.CANNOT_KNOW}
MONTHS_SHOWN = 6
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


def card(
    each: Due,
    kinds: Mapping[str, OutcomeType],
    services: Mapping[str, str],
    asking_it: Callable[[], None],
) -> Card:
    """The outcome by name, and what tells it from another of the same name."""
    what, when, age, *_ = facts_of(each.record, kinds, services).split("\n")
    return Card(f"{each.record.id}-{each.months}", what, f"{when} · {age}", asking_it)


def ask(
    each: Due, kinds: Mapping[str, OutcomeType], services: Mapping[str, str], explains: bool
) -> tuple[Answer | None, HowKnown | None, Why | None]:
    """One question; nothing is chosen beforehand. The first of its kind explains what lasted is."""
    name, kind = f"{each.record.id}-{each.months}", kinds[each.record.code]
    _, *facts = facts_of(each.record, kinds, services).split("\n")
    shown(" · ".join(facts))
    asked = HOW_LONG.get(each.months, f"{each.months} months on")
    since = due_from(each.record.month, each.months)
    lasted = f" Lasted means: {cell(kind.sustained_when)}" if explains else ""
    st.markdown(f"**{asked}**, due since {since:%B %Y}.{lasted}")
    answer = asking.choice("Does it still hold?", ANSWER_LABELS, f"answer-{name}", radio=True)
    how = why = None
    with asking.steady():
        if answer in KNOWN:
            how = asking.choice("How do we know?", HOW, f"how-{name}")
        elif answer is Answer.CANNOT_KNOW:
            whys = {each: WHY_LABELS[each] for each in whys_of(kind.area)}
            why = asking.choice("How do we know that we cannot?", whys, f"why-{name}")
    return answer, how, why


def given(
    answer: Answer | None, how: HowKnown | None, why: Why | None
) -> tuple[Answer, HowKnown, Why | None]:
    """The answer with how we know it, or a sentence that asks for what is missing."""
    if answer is None:
        raise StoryError("Does it still hold? Choose one of the four answers first.")
    if answer in KNOWN and how is None:
        raise StoryError("How do we know? Choose one. “As far as I know” is honest.")
    if answer is Answer.CANNOT_KNOW and why is None:
        raise StoryError("How do we know that we cannot? Choose one.")
    return answer, how or HowKnown.CANNOT_KNOW, why


def coming(later: Coming) -> None:
    """What is not yet due, apart from what is: how many, and from which month on."""
    if not later.people:
        return
    with st.expander(f"Not yet due: {number(later.people).lower()}"):
        st.markdown(
            "Nothing is to be done about these now. Each comes up once its months are over."
        )
        rows = [(f"{month:%B %Y}", number(people)) for month, people in later.months[:MONTHS_SHOWN]]
        rest = sum(people for _, people in later.months[MONTHS_SHOWN:])
        if rest or later.more:
            rows.append(("Later", "Not counted" if later.more else f"{rest:,}"))
        name = "Check-backs not yet due, by month"
        plain_html.show(plain_html.table(("From", "How many"), rows, name))


def lately(
    answers: Sequence[tuple[OutcomeRecord, CheckBack]],
    kinds: Mapping[str, OutcomeType],
    services: Mapping[str, str],
) -> None:
    """This person's newest answers, each with a way to undo a slip."""
    if not answers:
        return
    st.header("What you answered lately", anchor=False)
    cards = (_answered(record, said, kinds, services) for record, said in answers)
    in_turn.show(cards, stand_open=1)


def _answered(
    record: OutcomeRecord,
    said: CheckBack,
    kinds: Mapping[str, OutcomeType],
    services: Mapping[str, str],
) -> Card:
    """One answer of this person, and the way to undo it."""
    what, *facts = facts_of(record, kinds, services).split("\n")
    why = f". {WHY_LABELS[said.why]}" if said.why else ""
    answer = f"After {said.months} months: {ANSWER_LABELS[said.answer]}{why}"

    def ask() -> None:
        shown(" · ".join(facts))
        shown(answer)
        if st.button("Take this answer back", key=f"back-{record.id}-{said.months}"):
            with messages.refusals():
                signed = {"by": session.person(), "at": session.now()}
                following.take_back_answer(session.store(), record.id, said.months, **signed)
                messages.say_next("The answer is taken back, and the question is open again.")
                st.rerun()

    return Card(f"lately-{record.id}-{said.months}", what, answer, ask)
