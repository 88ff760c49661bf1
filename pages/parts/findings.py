"""What may identify someone, beside the words: replace it, or say why it identifies nobody."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import streamlit as st

from pages.parts import session
from pages.parts.draft_form import DraftForm
from stories.actions import writing
from stories.errors import StoryError
from stories.groups import Group
from stories.redaction import IDENTIFIES_NOBODY
from stories.sections import Section

MOST_SHOWN = 8  # in one panel; the rest come up as these are answered
INSTEAD_MOST = 200  # letters: many of these boxes may stand on a page beside its long ones
FORMS_SHOWN = 4  # ways one name is written


def by_section(groups: Iterable[Group[Section]]) -> dict[Section, list[Group[Section]]]:
    """What may identify someone, each under the section where it comes first."""
    found: dict[Section, list[Group[Section]]] = {section: [] for section in Section}
    for group in groups:
        found[group.first.part].append(group)
    return found


def told(group: Group) -> tuple:
    """What a panel says of a group, so that two can be compared."""
    first = group.first
    return (first.words, group.forms, first.finding, len(group.mentions), group.must_replace)


def panel(form: DraftForm, section: Section, found: list[Group]) -> None:
    """The findings of one section, calmly; nothing at all where there are none."""
    if problem := session.take(_problem_name(section)):
        st.error(str(problem))
    if found:
        count = len(found)
        st.markdown(
            f"**{count} {'thing' if count == 1 else 'things'} here could tell someone who it is**"
        )
    for number, group in enumerate(found[:MOST_SHOWN], start=1):
        with st.container(border=True, gap="xsmall"):
            _one(form, section, number, group)
    if len(found) > MOST_SHOWN:
        st.write(f"{len(found) - MOST_SHOWN} more come up as you answer these.")


def has_problem(section: Section) -> bool:
    """Whether the panel of this section has a refusal to show."""
    return session.is_remembered(_problem_name(section))


def _one(form: DraftForm, section: Section, number: int, group: Group) -> None:
    said, finding = group.first.words, group.first.finding
    with st.container(horizontal=True):
        st.text(f"{number}. {_quoted(group.forms)}", width="content")
        st.caption(_looks_like(finding.reason), width="stretch")
    key = f"{section}-{number}"
    # What was found, and in which words, is part of the key: a new finding never inherits an old
    # answer, and an answer stays while another question is saved.
    found = f"{key}-{form.version(section)}-{finding.start}-{finding.suggestion}"
    count = len(group.mentions)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        instead = f"instead-{found}"
        st.text_input(
            f"Say instead of {number}",
            value=finding.suggestion,
            key=instead,
            max_chars=INSTEAD_MOST,
        )
        st.button(
            f"Replace {number}" if count == 1 else f"Replace {number} in {count} places",
            key=f"replace-{key}",
            on_click=_replace,
            args=(form, section, said, instead),
        )
    if not group.must_replace:
        with st.popover(f"{number} identifies nobody", type="tertiary"):
            why = f"reason-{found}"
            st.radio("Why not?", IDENTIFIES_NOBODY, key=why)
            st.button(
                "Keep these words",
                key=f"keep-{key}",
                on_click=_keep,
                args=(form, section, said, why),
            )


def _quoted(forms: tuple[str, ...]) -> str:
    shown = ", ".join(f"“{form}”" for form in forms[:FORMS_SHOWN])
    return f"{shown} …" if len(forms) > FORMS_SHOWN else shown


def _looks_like(reason: str) -> str:
    """The part of the reason that differs from one finding to the next."""
    last = reason.rsplit(": ", 1)[-1]
    return last[:1].upper() + last[1:]


def _replace(form: DraftForm, section: Section, words: str, box: str) -> None:
    """Put what stands in the box now wherever these words are; unsaved words stay as they are."""
    with _answering(section):
        instead = session.recall(box, "")
        writing.replace_words(
            session.store(), form.draft_id, words, instead, by=form.person, at=session.now()
        )
        form.set_shown(*(each for each in Section if not form.has_problem([each])))


def _keep(form: DraftForm, section: Section, words: str, box: str) -> None:
    with _answering(section):
        why = session.recall(box, "")
        writing.keep_words(
            session.store(), form.draft_id, words, why, by=form.person, at=session.now()
        )


@contextmanager
def _answering(section: Section) -> Iterator[None]:
    """Keep a click's refusal for the run that follows; a callback cannot show anything itself."""
    try:
        yield
    except StoryError as error:
        session.remember(_problem_name(section), error)


def _problem_name(section: Section) -> str:
    return f"finding-problem-{section}"
