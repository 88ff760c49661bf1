"""The steps of the story form: write, what came of it, who agreed, check and send."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from data import queries
from pages.parts import findings, places, session
from pages.parts.check_answers import check
from pages.parts.draft_form import DraftForm
from stories.consent import ASKED_LABELS, CHANNEL_LABELS
from stories.draft import CONTENT_NOTES, ROLES_TOGETHER, THEME_LABELS, listed
from stories.outcomes import AGE_BAND_LABELS, END_REASON_LABELS, HOW_KNOWN_LABELS
from stories.people import Person
from stories.sections import REQUIRED, SECTION_LABELS, Section
from stories.story import Story
from stories.telling import HONESTY_LABELS, Legal

HELP = {
    Section.TITLE: "A few words that would make a colleague want to read on.",
    Section.HAPPENING: "What were people worried about, and what was already going well?",
    Section.TRIED: "Who did it together? What did not work first? Where did views differ?",
    Section.CHANGED: "Who says so, and is it still so? “As far as I know” is an honest answer.",
}
NARROW = 760
LEGAL_LABELS = {Legal.NO: "No", Legal.YES: "Yes", Legal.NOT_SURE: "I am not sure"}


@dataclass(frozen=True)
class Step:
    name: str
    ask: Callable[[DraftForm], None]


def welcome(person: Person) -> None:
    """What this takes, what happens to it, and where one left off."""
    st.write(
        "About ten minutes, in four short steps. Every answer is saved as you leave it, so you can "
        "stop and come back. Nobody else sees a draft."
    )
    at_risk()
    with session.store().read() as connection:
        drafts = queries.drafts_by(connection, session.store().keys, person)
    if drafts:
        st.header("Carry on with", anchor=False)
    for draft in drafts:
        with st.container(border=True):
            st.text(draft.title or "No title yet")
            st.caption(f"Saved {session.day(draft.saved_at)} at {session.clock(draft.saved_at)}")
            places.link("share_story.py", "Carry on with this story", d=draft.id)


def at_risk() -> None:
    st.warning(
        "Is someone at risk now? Stop here, and tell your manager or the duty team. "
        "Nobody reads this form as it comes in."
    )


def sent_already(draft_id: str, person: Person) -> Story | None:
    with session.store().read() as connection:
        return queries.submitted_from(connection, draft_id, person)


def receipt(story: Story) -> None:
    st.success(f"Sent. Your reference is {story.reference}.")
    st.write(
        "A reviewer reads it next, usually within five working days. They either approve it for "
        "use inside, or send it back with a reason. You can follow it, change it or take it back "
        "in My stories."
    )
    places.link("my_stories.py", "See my stories")


def write(form: DraftForm) -> None:
    st.write(
        "Write it as you would tell a colleague. Leave out names, dates and places; where one "
        "slips in, we show it beside your words so that you can change it."
    )
    found = findings.groups(form.values)
    for section in REQUIRED:
        words, beside = st.columns([3, 2], gap="medium")
        with words:
            ask = form.short if section is Section.TITLE else form.long
            ask(section, SECTION_LABELS[section], HELP[section])
        with beside:
            findings.panel(form, section, found[section])


def came_of_it(form: DraftForm) -> None:
    kinds = session.outcome_types()
    form.choice("service", "Which service?", session.services())
    form.choice(
        "outcome",
        "Which outcome does this story belong to?",
        {code: kind.name for code, kind in kinds.items()},
    )
    kind = kinds.get(form.values.get("outcome", ""))
    if kind:
        st.caption(f"It counts when: {kind.counts_when} It is shown beside: {kind.balancing}.")
    if kind and kind.asks_end_reason:
        form.choice("end_reason", "Why did the plan end?", END_REASON_LABELS, radio=True)
    form.month("outcome_month", "When did it happen?")
    form.choice("age_band", "How old was the person?", AGE_BAND_LABELS)
    form.choice("how_known", "How do we know?", HOW_KNOWN_LABELS, radio=True)
    form.choices("themes", "What is it about? Choose any", THEME_LABELS)
    form.choices("together", "Who did it together?", {each: each for each in ROLES_TOGETHER})


def agreed(form: DraftForm) -> None:
    st.write(
        "Has the person agreed that this may be told? Choose only the places they agreed to. "
        "Where nothing is chosen, the story is not used there."
    )
    form.choices("consent_channels", "Where may it be used?", CHANNEL_LABELS)
    if listed(form.values.get("consent_channels", "")):
        form.short("consent_who", "Who agreed?", "By role, such as “the mother” or “the adult”.")
        form.choice("consent_how", "How were they asked?", ASKED_LABELS)
        form.day("consent_on", "When were they asked?")
    form.choice(
        "legal",
        "Is there, or was there, a court case, inquest or complaint?",
        LEGAL_LABELS,
        radio=True,
    )
    form.choice("honesty", "How should we label it?", HONESTY_LABELS)
    notes = {each: f"Mentions {each}" for each in CONTENT_NOTES}
    form.choice("content_note", "Should readers be warned first? You may leave this empty", notes)


STEPS = (
    Step("Write", write),
    Step("What came of it", came_of_it),
    Step("Who agreed", agreed),
    Step("Check and send", check),
)


def room(step: Step):
    """The writing step has findings beside it; the others are no wider than reads well."""
    return st.container(width="stretch" if step.ask is write else NARROW)


def chosen(form: DraftForm) -> Step:
    """The step this tab is at, shown as progress that can be clicked."""
    here = session.recall(_place(form), 0)
    with st.container(horizontal=True):
        for number, step in enumerate(STEPS):
            st.button(
                f"{number + 1}. {step.name}",
                key=f"step-{number + 1}",
                type="primary" if number == here else "tertiary",
                on_click=session.remember,
                args=(_place(form), number),
            )
    st.header(STEPS[here].name, anchor=False)
    return STEPS[here]


def moved_on(form: DraftForm, step: Step) -> bool:
    """The way to the next step; True when the last one was sent."""
    here = STEPS.index(step)
    last = here == len(STEPS) - 1
    with st.container(horizontal=True, vertical_alignment="center"):
        if here:
            st.button("Back", key="back", on_click=session.remember, args=(_place(form), here - 1))
        if last:
            sent = st.button("Send to a reviewer", key="submit", type="primary")
        else:
            sent = False
            st.button(
                "Continue",
                key="continue",
                type="primary",
                on_click=session.remember,
                args=(_place(form), here + 1),
            )
        st.caption(form.saved_line())
    return last and sent


def leave() -> None:
    st.divider()
    places.link("my_stories.py", "Leave it for now: find it again in My stories")


def _place(form: DraftForm) -> str:
    return f"step-of-{form.draft_id}"
