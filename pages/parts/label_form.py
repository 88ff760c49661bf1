"""Words of Annex A that we do not know: the analyst says once what each means."""

import streamlit as st

from pages.parts import messages, session
from pages.parts.words import cell, shown
from stories.actions import uploading
from stories.people import Person
from stories.returns import Reading
from stories.returns.labels import MEANINGS

MOST = 20
LEAVE = "I cannot say: leave these rows out"


def show(reading: Reading, person: Person) -> None:
    """A form with one list for each label, the commonest first."""
    asked = sorted(reading.unknown_labels.items(), key=lambda each: (-each[1], each[0]))[:MOST]
    if not asked:
        return
    st.header("Words we do not know", anchor=False)
    st.markdown(
        "These words stand in Annex A, and no code stands with them. Say what each means. We "
        "remember it for every later upload. Then put this reading aside and drop the same files "
        "again, so that their rows count."
    )
    with st.form("labels", border=True):
        answers = {label: _ask(label, rows, reading) for label, rows in asked}
        pressed = st.form_submit_button("Remember what these mean", key="remember-labels")
    if pressed:
        with messages.refusals():
            given = uploading.answer_labels(session.store(), answers, by=person, at=session.now())
            many = "1 answer is" if len(given) == 1 else f"{len(given)} answers are"
            messages.say_next(f"{many} remembered. Drop the same files again to count their rows.")
            st.rerun()


def _ask(label: str, rows: int, reading: Reading) -> str:
    about = reading.label_questions[label]
    meanings = {"": LEAVE, **MEANINGS[about]}
    shown(f"“{label}”")
    many = "1 row" if rows == 1 else f"{rows:,} rows"
    return st.selectbox(
        f"What it means ({cell(about)}, {many})",
        list(meanings),
        format_func=meanings.get,
        key=f"label-{label}",
    )
