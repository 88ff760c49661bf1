"""A draft on screen: each answer is saved as it is left, and never over another tab's words."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from data import queries
from data.store.drafts import Answer
from pages.parts import asking, open_draft, plain_html, session
from pages.parts.open_draft import Open
from stories.actions import writing
from stories.draft import FIELD_NAMES, Look, listed
from stories.errors import NotYetSaved, StaleDraft, StoryError
from stories.people import Person
from stories.text import tidy, turns

HEIGHT = 170
LOW = 110
BOXES = ("", "-Day", "-Month", "-Year", *(f"-{number}" for number in range(10)))  # of one answer
LEFT_OUT = ". Hidden marks that turn words round were left out. Read it once more."


@dataclass(frozen=True)
class DraftForm:
    """One draft in one tab. The database holds the answers; the tab holds what it has seen."""

    draft_id: str
    person: Person
    answers: Mapping[str, Answer]
    story_id: str | None = None  # the story that it changes

    @cached_property
    def values(self) -> dict[str, str]:
        return {name: answer.value for name, answer in self.answers.items()}

    @cached_property
    def tab(self) -> session.OfAnswers:
        """What this tab knows of its answers."""
        return session.of_answers(self.draft_id)

    @cached_property
    def open(self) -> Open:
        """Its words in this tab."""
        return open_draft.here(self.draft_id)

    def key(self, name: str) -> str:
        """The widget's key: one draft's words never show in another's boxes."""
        return f"{name}-{self.draft_id}"

    @property
    def place(self) -> str:
        """Under what name the tab remembers the step it is at."""
        return f"step-of-{self.draft_id}"

    def look(self) -> Look:
        """What may identify someone in it."""
        return self.open.looked(self.values)

    def version(self, name: str) -> int:
        """How often an answer was saved."""
        return self.answers[name].version if name in self.answers else 0

    def saved_line(self, name: str | None = None) -> str:
        """When an answer was saved, in words, empty where it was not; or the newest of all."""
        saved = [each.saved_at for at, each in self.answers.items() if name in (None, at)]
        if not saved:
            return "" if name else "Nothing to save yet"
        newest = max(saved)
        day = "" if session.is_today(newest) else f"on {session.day(newest)} "
        return f"Saved {day}at {session.clock(newest)}"

    def short(self, name: str, label: str, *says: str, apart: bool = False) -> None:
        """One line of words. `says`: what helps, what it is kept as, and an example.

        `apart` where nothing below it could move, with room beside it.
        """
        self._written(st.text_input, name, label, says, apart, max_chars=asking.LINE_MOST)

    def long(
        self, name: str, label: str, *says: str, height: int = HEIGHT, apart: bool = False
    ) -> None:
        """Several lines of words in a box as high as this, in pixels."""
        most = asking.BOX_MOST
        self._written(st.text_area, name, label, says, apart, height=height, max_chars=most)

    def _written(
        self,
        widget: Callable,
        name: str,
        label: str,
        says: Sequence[str],
        apart: bool,
        **shape: int,
    ) -> None:
        """The question, then the help, then the box: the order in which people read."""
        plain_html.show(plain_html.question(label, *says, apart=apart))
        self._box(widget, name, label, **shape)
        self._kept_at(name)
        self._problem(name, apart)

    def _kept_at(self, name: str) -> None:
        note = LEFT_OUT if name in self.tab.left_out else ""
        plain_html.show(plain_html.saved(self.saved_line(name) + note))

    def _box(self, widget: Callable[..., str], name: str, label: str, **shape: int) -> None:
        """A box of words, with what is saved in it.

        A line that drops can leave a browser to draw a box anew, and what is in it then is the
        `value` of the last run: so that is always what stands in the box, and never nothing.
        A browser whose server was begun anew brings what was typed meanwhile: that stays in its
        box. It is saved at once where it goes on from what is saved, or else asked about. What
        another tab took off its end meanwhile comes back by that.
        """
        drawn = self.tab.drawn
        if name in drawn:
            self._fill(name)
        typed = widget(
            label,
            value=session.recall(self.key(name), self.values.get(name, "")),
            key=self.key(name),
            label_visibility="collapsed",
            on_change=self._save,
            args=(name,),
            **shape,
        )
        if name not in drawn:
            drawn.add(name)
            self._bring_back(name, typed)

    def _bring_back(self, name: str, typed: str) -> None:
        saved = self.values.get(name, "")
        if typed == saved or tidy(typed) == saved:
            return
        if typed.startswith(saved):
            self.keep(name, typed)
            st.rerun()  # with when it was saved, and what was found in it
        self.tab.problems[name] = NotYetSaved(name)

    def choice(
        self, name: str, label: str, options: Mapping[str, str], radio: bool = False
    ) -> None:
        """One of the options, by code; nothing is chosen beforehand."""
        self._fill(name, empty=None)
        widget = st.radio if radio else st.selectbox
        extra = {} if radio else {"placeholder": "Choose one"}
        chosen = session.recall(self.key(name))
        widget(
            label,
            list(options),
            index=list(options).index(chosen) if chosen in options else None,
            format_func=options.get,
            key=self.key(name),
            on_change=self._save,
            args=(name,),
            **extra,
        )
        self._problem(name)

    def choices(self, name: str, label: str, options: Mapping[str, str]) -> None:
        """Any number of the options, kept one on a line."""
        st.pills(
            label,
            list(options),
            default=self._chosen(name, self.key(name), options),
            selection_mode="multi",
            format_func=options.get,
            key=self.key(name),
            on_change=self._save_lines,
            args=(name,),
        )
        self._problem(name)

    def groups(self, name: str, groups: Mapping[str, Mapping[str, str]]) -> None:
        """Any number of the options in labelled groups, kept as one answer."""
        for number, (label, options) in enumerate(groups.items()):
            key = self.key(f"{name}-{number}")
            st.pills(
                label,
                list(options),
                default=self._chosen(name, key, options),
                selection_mode="multi",
                format_func=options.get,
                key=key,
                on_change=self._save_groups,
                args=(name, len(groups)),
            )
        self._problem(name)

    def people(self, name: str, label: str, options: Mapping[str, str], most: int) -> None:
        """Any number of people up to `most`, found by typing a part of the name."""
        st.multiselect(
            label,
            list(options),
            default=self._chosen(name, self.key(name), options),
            format_func=options.get,
            key=self.key(name),
            max_selections=most,
            placeholder="Type a part of a name",
            on_change=self._save_lines,
            args=(name,),
        )
        self._problem(name)

    def day(self, name: str, label: str) -> None:
        """A day as three boxes, which every keyboard and screen reader can use."""
        self._parts(name, label, ("Day", "Month", "Year"))

    def month(self, name: str, label: str) -> None:
        self._parts(name, label, ("Month", "Year"))

    def set_shown(self, *names: str) -> None:
        """Show what the database holds now: after a replacement, or instead of this tab's words."""
        answers = _draft(self.draft_id, self.person).answers
        for name in answers.keys() & set(names):
            session.remember(self.key(name), answers[name].value)
            self.tab.seen[name] = answers[name].version

    def _fill(self, name: str, empty: str | None = "") -> None:
        """Begin with the saved answer; after that the box is the tab's own."""
        if not session.is_remembered(self.key(name)):
            unsaved = self.open.unsaved.pop(name, None)
            session.remember(self.key(name), unsaved or self.values.get(name) or empty)

    def _chosen(self, name: str, key: str, options: Container[str]) -> list[str]:
        """Those of the options that this tab has chosen; at first, those that are saved."""
        if not session.is_remembered(key):
            saved = listed(self.values.get(name, ""))
            session.remember(key, [each for each in saved if each in options])
        return [each for each in session.recall(key) if each in options]

    def _save(self, name: str) -> None:
        value = session.recall(self.key(name)) or ""
        self.keep(name, value if isinstance(value, str) else "\n".join(value))
        if name in self.tab.left_out and not self.has_problem([name]):
            self.set_shown(name)

    def _save_lines(self, name: str) -> None:
        self.keep(name, "\n".join(session.recall(self.key(name)) or []))

    def _save_groups(self, name: str, count: int) -> None:
        keys = [self.key(f"{name}-{number}") for number in range(count)]
        self.keep(name, "\n".join(each for key in keys for each in session.recall(key) or []))

    def _save_parts(self, name: str, parts: Sequence[str]) -> None:
        typed = [str(session.recall(self.key(f"{name}-{part}")) or "").strip() for part in parts]
        whole = typed if len(parts) == 3 else ["1", *typed]
        self.keep(name, "-".join(each.zfill(2) for each in reversed(whole)) if any(typed) else "")

    def keep(self, name: str, value: str) -> None:
        """Save one answer over the version this tab has seen; keep the refusal for the screen."""
        seen, problems, left_out = self.tab.seen, self.tab.problems, self.tab.left_out
        before = seen.get(name, 0)
        try:
            seen[name] = writing.save_answer(
                session.store(),
                self.draft_id,
                name,
                value,
                before,
                by=self.person,
                at=session.now(),
            )
            problems.pop(name, None)
            self.open.refused.pop(name, None)
            left_out.add(name) if turns(value) else left_out.discard(name)
        except StoryError as error:
            problems[name] = error
            self.open.refused[name] = value

    def _parts(self, name: str, label: str, parts: Sequence[str]) -> None:
        st.markdown(f"**{label}**")
        saved = self.values.get(name, "").split("-")
        known = dict(zip(("Year", "Month", "Day"), saved, strict=False)) if len(saved) == 3 else {}
        with st.container(horizontal=True):
            for part in parts:
                key = self.key(f"{name}-{part}")
                if not session.is_remembered(key):
                    session.remember(key, known.get(part, "").lstrip("0"))
                st.text_input(
                    part,
                    value=session.recall(key, ""),
                    key=key,
                    width=110 if part == "Year" else 80,
                    max_chars=asking.LINE_MOST,
                    on_change=self._save_parts,
                    args=(name, parts),
                )
        self._problem(name)

    def has_problem(self, names: Iterable[str]) -> bool:
        """Whether one of these answers could not be saved from this tab."""
        return not self.tab.problems.keys().isdisjoint(names)

    def _problem(self, name: str, apart: bool = False) -> None:
        """Why this answer is not saved. Its place is always there, so that no box moves."""
        with nullcontext() if apart else asking.steady():
            error = self.tab.problems.get(name)
            if error is not None:
                self._refused(name, error)

    def _refused(self, name: str, error: StoryError) -> None:
        asked = FIELD_NAMES.get(name, name)
        st.error(f"{asked}: {str(error).removeprefix(f'{asked}: ')}")  # some say it themselves
        if not isinstance(error, StaleDraft):
            return
        with st.container(horizontal=True):
            for said, key, press in (
                ("Keep what is in this box", f"mine-{name}", self._keep_mine),
                ("Use the other tab's words", f"theirs-{name}", self._keep_theirs),
            ):
                st.button(said, key=key, on_click=press, args=(name,))

    def _keep_mine(self, name: str) -> None:
        self._see_newest(name)
        refused = self.open.refused
        self.keep(name, refused[name]) if name in refused else self._save(name)

    def _see_newest(self, name: str) -> None:
        latest = _draft(self.draft_id, self.person).answers.get(name)
        self.tab.seen[name] = latest.version if latest else 0

    def _keep_theirs(self, name: str) -> None:
        self._see_newest(name)
        self.tab.problems.pop(name, None)
        self.open.refused.pop(name, None)
        for box in BOXES:
            session.take(self.key(name + box))


def opened(draft_id: str, person: Person) -> DraftForm:
    """The person's draft. Where it is opened anew, this tab has seen what is saved now."""
    draft = _draft(draft_id, person)
    open_draft.here(draft_id)
    form = DraftForm(draft_id, person, draft.answers, draft.story_id)
    for name, answer in draft.answers.items():
        form.tab.seen.setdefault(name, answer.version)
    return form


def _draft(draft_id: str, person: Person) -> queries.Draft:
    with session.store().read() as connection:
        return queries.own_draft(connection, session.store().keys, draft_id, person)
