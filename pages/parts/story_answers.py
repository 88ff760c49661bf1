"""What came of it: the outcome, who did it together, what it shows, whom to thank."""

import streamlit as st

from data import people
from pages.parts import session
from pages.parts.draft_form import DraftForm
from stories.draft import CONTRIBUTORS_MOST, MIRROR_THEMES, THEME_LABELS, listed
from stories.outcomes import AGE_BAND_LABELS, END_REASON_LABELS, HOW_KNOWN_LABELS
from stories.telling import Legal
from stories.together import TOGETHER_GROUPS
from stories.when import YEAR_ALONE_AFTER

LEGAL_LABELS = {Legal.NO: "No", Legal.YES: "Yes", Legal.NOT_SURE: "I am not sure"}
THEME_GROUPS = {
    "Reviews often say these were missing. Were they there?": {
        theme: THEME_LABELS[theme] for theme in MIRROR_THEMES
    },
    "What else does it show?": {
        theme: label for theme, label in THEME_LABELS.items() if theme not in MIRROR_THEMES
    },
}


def came_of_it(form: DraftForm) -> None:
    """The questions of the whole way, after the words."""
    _outcome(form)
    form.choice("age_band", "How old was the person?", AGE_BAND_LABELS)
    _how_known(form)
    _case_number(form)
    st.subheader("Who did it together", anchor=False)
    st.write("Roles and agencies, never names. Choose any.")
    form.groups("together", {name: _same(roles) for name, roles in TOGETHER_GROUPS.items()})
    st.subheader("What it shows", anchor=False)
    form.groups("themes", THEME_GROUPS)
    _thank(form)


def quickly(form: DraftForm) -> None:
    """The answers that no story goes without."""
    _outcome(form)
    _how_known(form)
    _case_number(form)
    legal(form)


def legal(form: DraftForm) -> None:
    """What may keep a story inside, asked of every writer."""
    form.choice(
        "legal",
        "Is there, or was there, a court case, a complaint, or an inquiry into a death?",
        LEGAL_LABELS,
        radio=True,
    )
    st.caption(
        "“Yes” or “not sure” does not stop your story. It stays inside until governance has noted "
        "why it is safe to use outside."
    )


def _outcome(form: DraftForm) -> None:
    kinds = session.offered_outcomes()
    form.choice("service", "Which service?", session.open_services())
    form.choice(
        "outcome",
        "Which outcome does this story belong to?",
        {code: kind.name for code, kind in kinds.items()},
    )
    kind = kinds.get(form.values.get("outcome", ""))
    if kind:
        st.caption(f"It counts when: {kind.counts_when} It is shown beside: {kind.balancing}.")
    if kind and kind.asks_end_reason:
        form.choice("end_reason", "Why did it end?", END_REASON_LABELS, radio=True)
    form.month("outcome_month", "When did it happen?")
    st.caption(
        f"Longer than {YEAR_ALONE_AFTER} years ago? Then the year alone is enough, and about right."
    )


def _how_known(form: DraftForm) -> None:
    form.choice("how_known", "How do we know?", HOW_KNOWN_LABELS, radio=True)


def _case_number(form: DraftForm) -> None:
    """The number by which their own system knows the person; only a code of it is kept."""
    with st.expander("The case number, so that it counts once (you may leave this out)"):
        form.short(
            "case_number",
            "Case number of this person",
            "The number in your own system, as statutory returns have it. No reader and no "
            "reviewer sees it. When you send, we keep a code of it that only this service's key "
            "can make, and the number itself goes. With the code we know when a return tells of "
            "the same event. Sending a story again without a number keeps the code as it was.",
        )


def _thank(form: DraftForm) -> None:
    """Colleagues who had a part: privately thanked, and never the ones who judge the story."""
    st.subheader("Whom to thank here", anchor=False)
    st.write(
        "Colleagues who had a part get a private thank-you from you when the story is approved. "
        "Nobody else sees it, and it is never counted. They cannot review this story."
    )
    with session.store().read() as connection:
        here = people.colleagues(connection, form.person)
    form.people("contributors", "Who had a part in it?", here, CONTRIBUTORS_MOST)
    if listed(form.values.get("contributors", "")):
        form.short(
            "thanks_line",
            "A line for them",
            "What you would like them to know. Leave out names, dates and places.",
        )


def _same(options: tuple[str, ...]) -> dict[str, str]:
    return {each: each[0].upper() + each[1:] for each in options}
