"""Asking for a month or a day: boxes anybody can fill, and a sentence when an answer cannot be.

An empty or half-filled answer is None. An impossible one is None too, with its sentence shown.
"""

from calendar import month_name
from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st

from pages.parts import messages, session
from stories.errors import Incomplete, StoryError

MONTHS = list(month_name)[1:]
EARLIEST_YEAR = 1900
# Letters that a box takes at the most, of several lines and of one, more than any answer may have:
# whoever pastes too much is told so in words, and a page never says more than one message may hold.
# A paste of still more does not come into the box, without a word: the form says so beforehand.
BOX_MOST, LINE_MOST = 20_000, 1_000


def choice(label: str, options: Mapping, key: str, *, radio: bool = False):
    """One of the options (each with what to call it); nothing is chosen beforehand."""
    shape = {"placeholder": "Choose one"} if not radio else {}
    widget = st.radio if radio else st.selectbox
    return widget(label, list(options), index=None, format_func=options.get, key=key, **shape)


def legend(text: str) -> None:
    """What a group of boxes below asks."""
    st.markdown(f"**{text}**")


def month(
    label: str, key: str, value: date | None = None, on_change: Callable | None = None
) -> date | None:
    """The first day of the month chosen. Its boxes are keyed `{key}-month` and `{key}-year`."""
    with steady():
        with st.container(horizontal=True):
            name = st.selectbox(
                label,
                MONTHS,
                index=value.month - 1 if value else None,
                placeholder="Choose a month",
                key=f"{key}-month",
                on_change=on_change,
                width=220,
            )
            year = st.text_input(
                _year_label(label),
                str(value.year) if value else "",
                key=f"{key}-year",
                on_change=on_change,
                width=170,
                max_chars=LINE_MOST,
            )
        with messages.refusals():
            return date_from(label, "1", name or "", year)
    return None


def day(
    label: str, key: str, value: date | None = None, on_change: Callable | None = None
) -> date | None:
    """The day typed. Its boxes are keyed `{key}-day`, `{key}-month` and `{key}-year`."""
    parts = zip(("Day", "Month", "Year"), _parts(value), (76, 116, 100), strict=True)
    with steady():
        legend(label)
        with st.container(horizontal=True, gap="xsmall"):
            typed = [
                st.text_input(
                    name,
                    text,
                    key=f"{key}-{name.lower()}",
                    on_change=on_change,
                    width=width,
                    max_chars=LINE_MOST,
                )
                for name, text, width in parts
            ]
        with messages.refusals():
            return date_from(label, *typed)
    return None


def standing(key: str, at_first: str = "") -> str:
    """What stands in a box of words, to be given as its value; before it is drawn, `at_first`.

    A line that drops can leave a browser to draw a box anew, and with this value: without one it
    is empty, whatever was typed.
    """
    return session.recall(key, at_first) or ""


def looked_for(label: str, key: str, most: int, help: str | None = None) -> str:
    """Words to look for; where there are more than are looked for, that is said."""
    typed = st.text_input(label, key=key, max_chars=LINE_MOST, help=help).strip()
    if len(typed) > most:
        st.caption(f"Only the first {most} letters are looked for.")
    return typed[:most]


def steady():
    """A place of its own for what comes and goes.

    Without one, whatever appears moves the boxes below it, and the browser then draws them anew:
    the one being typed in loses its place and its words.
    """
    return st.container()


def date_from(label: str, day: str, month: str, year: str) -> date | None:
    """The date these three make, None while one is empty. A month may be a number or a name."""
    typed = [part.strip() for part in (day, month, year)]
    if not all(typed):
        return None
    numbers = [_number(typed[0]), _month_number(typed[1]), _number(typed[2])]
    if len(typed[2]) != 4 or not numbers[2] or numbers[2] < EARLIEST_YEAR:
        raise StoryError(f"{label}: write the year with four numbers, such as 2026.")
    try:
        return date(numbers[2], numbers[1] or 0, numbers[0] or 0)
    except ValueError:
        raise StoryError(
            f"{label}: there is no such day. Check the day, the month and the year."
        ) from None


def all_given(answers: Mapping[str, object]) -> None:
    """Refuse while an answer is missing; each is named by the sentence that asks for it."""
    missing = [sentence for sentence, answer in answers.items() if not answer]
    if missing:
        raise Incomplete([(sentence.partition(":")[0], sentence) for sentence in missing])


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 4 else None


def _month_number(text: str) -> int | None:
    """3, 03, March or mar."""
    names = [name.lower() for name in MONTHS]
    same = [number for number, name in enumerate(names, 1) if name.startswith(text.lower())]
    return same[0] if len(text) >= 3 and same else _number(text)


def _parts(value: date | None) -> tuple[str, str, str]:
    return (str(value.day), str(value.month), str(value.year)) if value else ("", "", "")


def _year_label(label: str) -> str:
    """A label of its own for the year's box: “Month of the outcome” gives “Year of the outcome”."""
    return f"Year{label[5:]}" if label.startswith("Month") else f"{label}: year"


def save(label: str = "Save and go on") -> bool:
    """The button of a form that keeps what was answered."""
    return st.form_submit_button(label, type="primary")
