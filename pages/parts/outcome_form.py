"""The outcome form's own questions."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from data import outcome_queries
from pages.parts import asking, session
from pages.parts.words import fact, shown
from stories.errors import StoryError
from stories.identifiers import find
from stories.ids import new_id
from stories.outcomes import END_REASON_LABELS, EndReason, OutcomeRecord, OutcomeType
from stories.outcomes.catalogue import AREA_LABELS, PROTECTED_BY
from stories.outcomes.record import GOAL_MOST, MOST_ALIKE, check_outcome
from stories.people import Person
from stories.redaction import RedactedText, redact, words_of
from stories.returns.joining import person_of
from stories.text import limited


def kind(kinds: Mapping[str, OutcomeType], own: str = "") -> OutcomeType | None:
    """The outcome chosen, with when it counts and the measure that could contradict it."""
    area = st.pills(
        "Who is it about? This shortens the list below.",
        list(AREA_LABELS),
        format_func=AREA_LABELS.get,
        key=f"area{own}",
    )
    listed = [code for code, each in kinds.items() if area is None or each.area == area]
    code = st.selectbox(
        "Outcome",
        listed,
        index=None,
        format_func=lambda code: kinds[code].name,
        placeholder="Choose one, or type a word of its name",
        key=f"outcome{own}",
    )
    with asking.steady():
        if code is None:
            return None
        with st.container(border=True):
            fact("It counts when", kinds[code].counts_when)
            fact("It has lasted when", kinds[code].sustained_when)
            fact("We will show this beside", kinds[code].balancing)
            if kinds[code].second_person:
                st.caption("It counts once a second person has confirmed it.")
        return kinds[code]


def end_reason(kind: OutcomeType | None, own: str = "") -> EndReason | None:
    """Why protection ended; asked for nothing else."""
    with asking.steady():
        if kind is None or not kind.asks_end_reason:
            return None
        chosen = asking.choice(
            f"Why is the child no longer on {PROTECTED_BY[kind.nation]}?",
            END_REASON_LABELS,
            f"end-reason{own}",
            radio=True,
        )
        st.caption(
            "Only the first two count as safer at home. "
            "The others are stored and shown, never counted."
        )
        return chosen


def team(service: str | None) -> str | None:
    """The team, where the service has teams; it may be left empty."""
    teams = {
        code: team.name
        for code, team in session.teams().items()
        if team.is_open and team.service == service
    }
    with asking.steady():
        if not teams:
            return None
        return asking.choice("Team. You may leave this empty", teams, f"team-{service}")


def goal(own: str = "") -> RedactedText | None:
    """The goal in the person's own words, if somebody gives one; None while it may identify."""
    with st.expander("The goal in the person's own words (you may leave this out)"):
        typed = st.text_input("Their goal", key=f"goal{own}", max_chars=asking.LINE_MOST)
        st.caption(f"At most {GOAL_MOST} characters, with nothing that names anybody.")
        for finding in find(typed) if typed and len(typed) <= GOAL_MOST else ():
            shown(f"“{words_of(typed, finding)}”: {finding.reason} Say it without this.")
    if not typed.strip():
        return None
    try:
        return redact(limited("Their goal", typed, GOAL_MOST), {})
    except StoryError:
        return NOT_YET


def case_number(own: str = "") -> str:
    """The number by which their own system knows the person; hashed before it is kept."""
    with st.expander("The case number, so that it counts once (you may leave this out)"):
        typed = st.text_input(
            "Case number of this person", key=f"case-number{own}", max_chars=asking.LINE_MOST
        )
        st.caption(
            "The number in your own system, as statutory returns have it. We make a code of it "
            "that only this service's key can make, and keep the code alone. With it we know when "
            "a return tells of the same event."
        )
    return typed


def people(own: str = "") -> int:
    """For how many people the same answers hold."""
    with st.expander("The same for several people"):
        many = st.number_input(
            "For how many people is all of this the same?",
            1,
            MOST_ALIKE,
            key=f"people{own}",
        )
        st.caption(
            "Each of them is recorded on their own. Where ages or outcomes differ, press "
            "“Add another before recording” instead."
        )
    return int(many)


def story(person: Person) -> str | None:
    """The story these outcomes belong to, if one does: one of the person's own."""
    with session.store().read() as connection:
        own = outcome_queries.own_stories(connection, person)
    asked = st.query_params.get("story")
    if not own:
        return None
    listed = list(own)
    with st.expander("Part of a story you have sent", expanded=asked in own):
        return st.selectbox(
            "Which of your stories does this belong to? You may leave this empty",
            listed,
            index=listed.index(asked) if asked in own else None,
            format_func=own.get,
            placeholder="Choose one",
            key="story",
        )


def records(
    people: int,
    kind: OutcomeType,
    today: date,
    goal: RedactedText | None,
    case_number: str = "",
    **answers,
) -> list[OutcomeRecord]:
    """A record for each person, or the sentence that says what is wrong with them."""
    if goal is NOT_YET:
        raise StoryError(
            f"Their goal: take out what could identify somebody, in at most {GOAL_MOST} characters."
        )
    about = person_of(session.store().keys.for_returns, kind.code, case_number)
    if about and people > 1:
        raise StoryError("Case number: it is one person's. Record the others on their own.")
    made = [OutcomeRecord(id=new_id(), goal=goal, person=about, **answers) for _ in range(people)]
    check_outcome(made[0], kind, today)
    return made


NOT_YET = redact("", {})  # stands for words that may not be kept as they are
