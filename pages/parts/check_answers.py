"""The last look before sending: every answer as it will be read, and what is still open."""

import streamlit as st

from pages.parts import findings, session
from pages.parts.draft_form import DraftForm
from stories.consent import ASKED_LABELS, CHANNEL_LABELS
from stories.draft import FIELD_NAMES, THEME_LABELS, kept_words, listed
from stories.outcomes import AGE_BAND_LABELS, END_REASON_LABELS, HOW_KNOWN_LABELS
from stories.sections import SECTION_LABELS
from stories.story import Section
from stories.telling import HONESTY_LABELS

NOT_GIVEN = "Not given"
NAME_WIDTH = 240
LEGAL = {"no": "No", "yes": "Yes", "not_sure": "Not sure"}


def check(form: DraftForm) -> None:
    open_questions = findings.left(form.values)
    if open_questions:
        st.warning(
            f"{open_questions} possible "
            f"{'identifier is' if open_questions == 1 else 'identifiers are'} "
            "still in your words. Go back to step 1 and answer each one."
        )
    for section in Section:
        st.subheader(SECTION_LABELS[section], anchor=False)
        st.text(form.values.get(section) or NOT_GIVEN)
    st.subheader("Your other answers", anchor=False)
    for name, answer in _answers(form.values):
        with st.container(horizontal=True):
            st.markdown(f"**{name}**", width=NAME_WIDTH)
            st.text(answer or NOT_GIVEN)
    for words, reason in kept_words(form.values).items():
        st.text(f"You kept “{words}”: {reason}.")


def _answers(values: dict[str, str]) -> list[tuple[str, str]]:
    kinds = session.outcome_types()
    kind = kinds.get(values.get("outcome", ""))
    get = values.get
    rows = [
        ("service", session.services().get(get("service", ""), "")),
        ("outcome", kind.name if kind else ""),
        ("outcome_month", get("outcome_month", "")[:7]),
        ("age_band", AGE_BAND_LABELS.get(get("age_band", ""), "")),
        ("how_known", HOW_KNOWN_LABELS.get(get("how_known", ""), "")),
        ("themes", _labels(get("themes", ""), THEME_LABELS)),
        ("together", ", ".join(listed(get("together", "")))),
        ("consent_channels", _labels(get("consent_channels", ""), CHANNEL_LABELS)),
        ("consent_who", get("consent_who", "")),
        ("consent_how", ASKED_LABELS.get(get("consent_how", ""), "")),
        ("consent_on", get("consent_on", "")),
        ("legal", LEGAL.get(get("legal", ""), "")),
        ("honesty", HONESTY_LABELS.get(get("honesty", ""), "")),
        ("content_note", get("content_note", "")),
    ]
    if kind and kind.asks_end_reason:
        rows.insert(2, ("end_reason", END_REASON_LABELS.get(get("end_reason", ""), "")))
    return [
        (FIELD_NAMES.get(name, name.replace("_", " ").capitalize()), said) for name, said in rows
    ]


def _labels(value: str, labels: dict) -> str:
    return ", ".join(labels[each] for each in listed(value) if each in labels)
