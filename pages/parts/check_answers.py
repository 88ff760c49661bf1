"""The last look before sending: what is still open, and every answer as it will be read."""

from collections.abc import Callable

import streamlit as st

from data import people
from pages.parts import at_risk, consent_questions, jigsaw, session, statement_marks
from pages.parts.draft_form import DraftForm
from pages.parts.words import fact, shown
from stories.consent import CHANNEL_LABELS
from stories.draft import (
    FIELD_NAMES,
    THEME_LABELS,
    Way,
    content_note,
    kept_words,
    listed,
    missing,
    statements,
)
from stories.outcomes import AGE_BAND_LABELS, END_REASON_LABELS, HOW_KNOWN_LABELS
from stories.sections import KIND_LABELS, KINDS, REQUIRED, SECTION_LABELS, Section, StatementKind
from stories.statements import pieces
from stories.telling import HONESTY_LABELS
from stories.when import in_words, when_from

NOT_GIVEN = "Not given"
LEGAL = {"no": "No", "yes": "Yes", "not_sure": "Not sure"}
SHORT_ANSWERS = ("service", "outcome", "end_reason", "outcome_month", "how_known", "legal")


def check(form: DraftForm) -> None:
    """What keeps it from being sent, then the words, then every other answer."""
    if at_risk.is_one(form):
        at_risk.tick(form)
        at_risk.question(form)
    _still_open(form)
    _change(form, 0, "Your words")
    told = [section for section in Section if form.values.get(section) or section in REQUIRED]
    for section in told:
        with st.container(gap="xsmall"):
            st.markdown(f"**{_heading(section)}**")
            _words(form, section)
    left = [SECTION_LABELS[section] for section in Section if section not in told]
    if left and form.values.get("way") != Way.SHORT:
        st.caption(f"Left empty: {'; '.join(left)}.")
    for words, reason in kept_words(form.values).items():
        shown(f"You kept “{words}”: {reason}.")
    statement_marks.ask(form)
    _change(form, 1, "Your other answers")
    answers = _answers(form)
    for name, answer in answers:
        if answer:
            fact(FIELD_NAMES[name], answer)
    if empty := [FIELD_NAMES[name] for name, answer in answers if not answer]:
        st.caption(f"Left empty: {'; '.join(empty)}.")


def _words(form: DraftForm, section: Section) -> None:
    """What was written; a sentence that is something else than the rest says what it is."""
    text = form.values.get(section, "")
    for kind, said in pieces(section, text, statements(form.values).get(section, ())):
        if kind is not KINDS[section]:
            stays = ". Stays inside" if kind is StatementKind.WORRY else ""
            st.caption(f"{KIND_LABELS[kind]}{stays}.")
        shown(said)
    if not text:
        shown(NOT_GIVEN)


def _still_open(form: DraftForm) -> None:
    """Everything that keeps it from being sent, before anybody presses the button."""
    if form.has_problem(Section):
        st.warning("Some of your words are not saved, and would not be sent. Go back to step 1.")
    look = form.look()
    if count := len(look.groups):
        st.warning(
            f"{count} possible {'identifier is' if count == 1 else 'identifiers are'} "
            "still in your words. Go back to step 1 and answer each one."
        )
    jigsaw.while_writing(look)
    jigsaw.before_sending(look, form.person)
    problems = missing(
        form.values, session.offered_outcomes(), session.open_services(), session.today()
    )
    if problems:
        lines = [f"- {sentence}" for _, sentence in problems]
        st.info("\n".join(["Before it can be sent:", "", *lines]))


def _change(form: DraftForm, step: int, heading: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.subheader(heading, anchor=False, width="content")
        st.button(
            f":primary[Change {heading[0].lower()}{heading[1:]}]",
            key=f"to-{step}",
            type="tertiary",
            on_click=session.remember,
            args=(form.place, step),
        )


def _heading(section: Section) -> str:
    kind = KINDS[section]
    said = "" if kind is StatementKind.OBSERVATION else f" · {KIND_LABELS[kind]}"
    return SECTION_LABELS[section] + said


def _answers(form: DraftForm) -> list[tuple[str, str]]:
    """The answers that were asked, in words, in the order of the form."""
    values = form.values
    kind = session.outcome_types().get(values.get("outcome", ""))
    said: dict[str, str | Callable] = {
        "service": session.services().get(values.get("service", ""), ""),
        "outcome": kind.name if kind else "",
        "end_reason": END_REASON_LABELS.get(values.get("end_reason", ""), ""),
        "outcome_month": _month(values.get("outcome_month", "")),
        "age_band": AGE_BAND_LABELS.get(values.get("age_band", ""), ""),
        "how_known": HOW_KNOWN_LABELS.get(values.get("how_known", ""), ""),
        "case_number": "Given. We keep a code of it alone" if values.get("case_number") else "",
        "themes": _labels(values.get("themes", ""), THEME_LABELS),
        "together": ", ".join(listed(values.get("together", ""))),
        **_to_thank(form),
        **_consent(values),
        "legal": LEGAL.get(values.get("legal", ""), ""),
        "honesty": HONESTY_LABELS.get(values.get("honesty", ""), ""),
        "content_note": content_note(values).capitalize(),
    }
    if not (kind and kind.asks_end_reason):
        del said["end_reason"]
    if values.get("way") == Way.SHORT:
        said = {name: told for name, told in said.items() if told or name in SHORT_ANSWERS}
    return list(said.items())


def _to_thank(form: DraftForm) -> dict[str, str]:
    chosen = listed(form.values.get("contributors", ""))
    if not chosen:
        return {"contributors": ""}
    with session.store().read() as connection:
        here = people.colleagues(connection, form.person)
    names = "; ".join(here[each] for each in chosen if each in here)
    return {"contributors": names, "thanks_line": form.values.get("thanks_line", "")}


def _consent(values: dict[str, str]) -> dict[str, str]:
    channels = values.get("consent_channels", "")
    if not channels:
        return {"consent_channels": "Nowhere: nobody was asked. It stays with you and the review"}
    asked = consent_questions.said(values)
    return {"consent_channels": _labels(channels, CHANNEL_LABELS)} | asked


def _month(value: str) -> str:
    when = when_from(value, session.today())
    return in_words(*when) if when else ""


def _labels(value: str, labels: dict) -> str:
    return ", ".join(labels[each] for each in listed(value) if each in labels)
