"""The questions of a record of learning, each saved as it is left."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from data.store.drafts import Answer
from pages.parts import asking, session
from stories.actions import learning
from stories.cpd import ASKS, HELP, Ask, begun
from stories.errors import StoryError
from stories.people import Person
from stories.story import Story


def ask(story: Story, answers: Mapping[str, Answer], person: Person) -> dict[str, str]:
    """Every answer as it stands: the writer's own, or what could be filled in for them."""
    filled = begun(story)
    seen = _tab(story).seen
    values = {}
    for each in Ask:
        saved = answers.get(each)
        values[each] = saved.value if saved else filled.get(each, "")
        seen.setdefault(each, saved.version if saved else 0)
        _one(story, each, values[each], person)
    return values


def _one(story: Story, each: Ask, value: str, person: Person) -> None:
    key = _key(story, each)
    if not session.is_remembered(key):
        session.remember(key, value)
    st.markdown(f"**{ASKS[each]}**  \n{HELP[each]}")
    kept = {"key": key, "label_visibility": "collapsed", "on_change": _save}
    long = partial(st.text_area, max_chars=asking.BOX_MOST)
    line = partial(st.text_input, max_chars=asking.LINE_MOST)
    box = line if each is Ask.ON else long
    box(ASKS[each], asking.standing(key), args=(story, each, person), **kept)
    with asking.steady():
        if problem := _tab(story).problems.get(each):
            st.error(str(problem))


def _save(story: Story, each: Ask, person: Person) -> None:
    seen, problems = _tab(story).seen, _tab(story).problems
    try:
        seen[each] = learning.save_cpd_answer(
            session.store(),
            story.id,
            each,
            session.recall(_key(story, each)) or "",
            seen.get(each, 0),
            by=person,
            at=session.now(),
        )
        problems.pop(each, None)
    except StoryError as error:
        problems[each] = error


def _key(story: Story, each: Ask) -> str:
    return f"cpd-{each}-{story.id}"


def _tab(story: Story) -> session.OfAnswers:
    return session.of_answers(f"cpd-{story.id}")
