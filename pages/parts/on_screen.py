"""What this tab shows of a draft, so that one question can be drawn again without the others."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import streamlit as st

from pages.parts import at_risk, draft_form, findings, messages, session
from pages.parts.draft_form import DraftForm
from stories.draft import Look
from stories.errors import NotFound, OutOfReach
from stories.people import Role
from stories.sections import Section

TOGETHER = "together"


@contextmanager
def drawn(form: DraftForm, look: Look) -> Iterator[None]:
    """All questions are drawn, and what stands beside each is noted."""
    questions: set[Section] = set()
    form.open.drawing = form, questions
    try:
        yield
    finally:
        form.open.drawing = None, frozenset()
    form.open.shown = _shown(form, look)
    put_away(form, set(Section) - questions)


def unfolding(form: DraftForm, section: Section) -> str:
    """Under what name the tab remembers whether more is asked below this section."""
    return form.key(f"more-{section}")


def put_away(form: DraftForm, sections: Iterable[Section] = Section) -> None:
    """Boxes that are not on the screen: when they come again, each shows what is saved.

    Streamlit holds on to what was in a box of a part that does not run, and shows it empty.
    Words that could not be saved are kept aside, and stand in their box again.
    """
    for section in sections:
        words = session.take(form.key(section))
        if words and form.has_problem([section]):
            form.open.unsaved[section] = words


def as_it_stands(form: DraftForm, section: Section) -> DraftForm:
    """The form while it is drawn; read anew where the question of this section runs alone.

    Everything is drawn again where its answer touched more than what stands beside it: a name
    that is written elsewhere too, small facts that add up, words that another tab changed, or
    that somebody may be at risk now, which is ticked and said above all questions. So it is where
    a button was pressed, or more was unfolded, so soon after that one run answers both: Streamlit
    runs this alone then.
    """
    drawing, questions = form.open.drawing
    if drawing is form:
        questions.add(section)
        return form
    try:
        now = draft_form.opened(form.draft_id, session.require(Role.STAFF))
    except NotFound:
        st.rerun()  # it was sent, or thrown away: the page says so
    except OutOfReach as error:
        messages.show(error)
        return form  # as it was, so that what was typed stays in its box
    shown, before = _shown(now, now.look()), now.open.shown
    if any(shown[place] != before.get(place) for place in shown if place != section):
        st.rerun()
    now.open.shown = shown
    return now


def _shown(form: DraftForm, look: Look) -> dict[str, object]:
    """What each place of the form shows, told so that two can be compared."""
    found, asked = findings.by_section(look.groups), at_risk.asked_beside(form)
    places = {
        section: (
            form.version(section),
            tuple(map(findings.told, found[section])),
            asked is section,
        )
        for section in Section
    }
    return places | {
        TOGETHER: look.combination,
        "at_risk": form.values.get("at_risk"),
        "way": form.values.get("way"),
        "step": session.recall(form.place, 0),
        "unfolded": [each for each in Section if session.recall(unfolding(form, each))],
    }
