"""Every outcome in one table: how it stands in words and shapes, never in colour alone."""

from functools import lru_cache
from urllib.parse import urlencode

from data.comparators import comparators
from pages.parts import plain_html
from pages.parts.leading import Pair, View
from pages.parts.places import BY_FILE
from pages.parts.plain_html import Link, table
from pages.parts.words import cell
from stories.outcomes.catalogue import AREA_LABELS
from stories.trends import telling

ENGLAND = "England, by its own definition"  # empty in every other nation
TARGET = "Target"


def show(view: View) -> None:
    """A real table, what needs a conversation first."""
    plain_html.show(_made(view))


@lru_cache(maxsize=64)
def _made(view: View) -> str:
    """Kept as long as its readings are: the same for every reader of an edition."""
    rows = [row(pair, view.part) for pair in view.worst_first()]
    may_be_empty = (TARGET, ENGLAND)
    columns = [
        name for name in rows[0] if name not in may_be_empty or any(each[name] for each in rows)
    ]
    return table(
        columns, [[each[name] for name in columns] for each in rows], f"Outcomes: {view.name}"
    )


def row(pair: Pair, part: str) -> dict[str, str | Link]:
    """One outcome by the names of the columns."""
    reading, balance = pair.outcome, pair.balance
    means = telling.year_words(reading)
    return {
        "Outcome": Link(reading.name, address(pair, part)),
        "Area": AREA_LABELS[pair.kind.area],
        "Latest": latest(reading),
        "What it shows": shows(reading),
        "Mean, year before to latest": " to ".join(means) if means else "less than two years",
        TARGET: telling.assurance_words(reading),
        ENGLAND: elsewhere(pair.kind.code),
        "Beside it": f"{balance.name}: {shows(balance)}" if balance else "not counted",
    }


def elsewhere(code: str) -> str:
    """England's newest figure with its year; another question than ours."""
    found = comparators().get(code)
    return f"{found[-1].said} in {found[-1].year}" if found else ""


def address(pair: Pair, part: str) -> str:
    """Where the whole of one outcome is."""
    query = urlencode({"outcome": pair.kind.code, "part": part})
    return f"/{BY_FILE['one_outcome.py'].address}?{query}"


def link_to(pair: Pair, part: str, words: str) -> str:
    """A link to the page of one outcome. Dozens of page links would cost more than the charts."""
    return f"[{cell(words)}]({address(pair, part)})"


def latest(reading) -> str:
    """Its newest figure with its period; that it is hidden where it is."""
    found = reading.latest
    return f"{found.said}, {found.name}" if found else f"hidden, {reading.moments[-1].name}"


def shows(reading) -> str:
    return f"{telling.ICONS[reading.variation]} {telling.variation_words(reading)}"
