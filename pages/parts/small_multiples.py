"""Many outcomes at a glance: of each its finding, what stands beside it, and a small picture."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import streamlit as st

from pages.parts import charts, looks, plain_html, summary_table
from pages.parts.leading import Pair, View
from stories.trends import Reading, telling


def show(pairs: Sequence[Pair], view: View) -> None:
    """Two beside each other; on a phone below each other, still in the order given."""
    told = _told(view)
    for first in range(0, len(pairs), 2):
        columns = st.columns(2, gap="large")
        for column, pair in zip(columns, pairs[first : first + 2], strict=False):
            title, sentence = told[pair.kind.code]
            with column:
                plain_html.show(title)
                picture = charts.on_screen(pair.outcome, charts.Size.SMALL)
                looks.chart(picture, alt=sentence)


@lru_cache(maxsize=64)
def _told(view: View) -> Mapping[str, tuple[str, str]]:
    """Title and sentence of each, which hold as long as its readings do."""
    return {
        code: (
            plain_html.finding(
                plain_html.Link(
                    telling.headline(pair.outcome), summary_table.address(pair, view.part)
                ),
                beside(pair.balance),
            ),
            f"{view.name}. {telling.sentence(pair.outcome)}",
        )
        for code, pair in view.pairs.items()
    }


def beside(balance: Reading | None) -> str:
    """What could contradict it, in a line: no good news stands alone."""
    if balance is None or balance.latest is None:
        return "Beside it: nobody has counted what could contradict this. Read it with care."
    latest = balance.latest
    return (
        f"Beside it: {balance.name}, {latest.said} in {latest.name}, "
        f"{telling.variation_words(balance)}."
    )
