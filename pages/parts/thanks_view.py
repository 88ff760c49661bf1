"""A thank-you as something to read."""

from collections.abc import Iterable, Mapping

import streamlit as st

from pages.parts import plain_html, words
from stories.text import opening
from stories.thanks import SAID_BY_LABELS, Thanks


def card(thanks: Thanks, services: Mapping[str, str], note: str = "") -> None:
    """Their words, and below them who said them, to whom and about when. Draw it in a border."""
    words.shown(f"“{thanks.words}”")
    st.caption(_below(thanks, words.cell(_service(thanks, services))))
    if note:
        st.text(note)


def all_of(found: Iterable[Thanks], services: Mapping[str, str]) -> None:
    """The same of each in a list only to be read: one part of a page, since each part costs."""
    said = [(each.words.text, _below(each, _service(each, services))) for each in found]
    if said:
        plain_html.show(plain_html.quotes(said))


def in_short(found: Iterable[Thanks]) -> None:
    """How some begin, side by side, and who said them."""
    said = [(opening(each.words.text), who(each)) for each in found]
    plain_html.show(plain_html.quotes(said, beside=True))


def _service(thanks: Thanks, services: Mapping[str, str]) -> str:
    return services.get(thanks.service, thanks.service)


def _below(thanks: Thanks, service: str) -> str:
    return f"{who(thanks)} · about help {thanks.about_when} · {service}"


def who(thanks: Thanks) -> str:
    """A parent, to a foster carer, March 2026."""
    return f"{SAID_BY_LABELS[thanks.said_by]}, to {thanks.to_whom}, {thanks.said_on:%B %Y}"


def standing(thanks: Thanks) -> str:
    """What may be done with it, for whoever passed it on."""
    inside = "Passed on inside." if thanks.may_pass_on else "Not passed on inside."
    if not thanks.may_publish:
        return f"{inside} Not to be published."
    if thanks.check is None:
        return f"{inside} A reviewer checks it before it may be published."
    if thanks.check.may_be_published:
        return f"{inside} Checked: it may be published."
    return f"{inside} A reviewer asked for it to stay inside."
