"""Every file of published figures, by what it is of and how it ends."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.badge import badge
from pages.documents import (
    balance_csv,
    board,
    chart_files,
    dressed,
    lasted_files,
    quiet_files,
    services_files,
)
from pages.documents.office import SLIDES, WORD
from pages.parts import digest, lasted_view, leading, outcome_notes, session, shapes
from pages.parts.leading import Published, View
from stories.trends import cohorts

KINDS = {
    "csv": "text/csv",
    "png": "image/png",
    "svg": "image/svg+xml",
    "docx": WORD,
    "pptx": SLIDES,
}
DRESSED = {"docx": dressed.docx_in, "pptx": dressed.pptx_in}


@dataclass(frozen=True)
class Made:
    """A file as a browser saves it: its name, what it is (a media type) and its bytes."""

    name: str
    kind: str
    content: bytes


def made(name: str, asked: Mapping[str, str]) -> Made | None:
    """The file of this name, such as outcome.png, for what an address asks; None: there is none."""
    what, _, ending = name.partition(".")
    maker, held = MAKERS.get(what), leading.published()
    part = asked.get("part", leading.WHOLE)
    if maker is None or held is None or ending not in KINDS or part not in held.names:
        return None
    content = maker(ending, asked, leading.view(part, held), held)
    dress = DRESSED.get(ending, lambda content, _: content)
    return content and Made(called(name, asked), KINDS[ending], dress(content, badge()))


def called(name: str, asked: Mapping[str, str]) -> str:
    """The name under which it is saved, such as c-reun-all.csv."""
    what, _, ending = name.partition(".")
    code, part = asked.get("outcome", ""), named(asked.get("part", leading.WHOLE))
    stem = {
        "outcome": "-".join(filter(None, (code, part, asked.get("as")))),
        "balance": f"balance-{part}",
        "month": f"this-month-{part}",
        "lasted": f"did-it-last-{code}",
    }[what]
    return f"{stem}.{ending}".lower()


Found = bytes | None  # what a file holds; None: there is no such file


def _outcome(ending: str, asked: Mapping[str, str], view: View, held: Published) -> Found:
    pair = view.pairs.get(asked.get("outcome", ""))
    if pair is None or ending not in chart_files.MAKERS:
        return None
    found = shapes.of(view, pair.kind.code)
    shape = shapes.asked_for(asked.get("as"), found)
    if "as" in asked and asked["as"] != shape:
        return None  # it was offered when the link was made, and is not now
    pair = shapes.drawn(shape, pair, found)
    facts = chart_files.facts(pair, view, session.day(session.today()))
    if shape is shapes.Shape.QUIET:
        return _drawn(ending, quiet_files.MAKERS, pair, found, view, facts)
    if by_size := found.by_size(shape):
        names = shapes.names_of(shape, held)
        return _drawn(ending, services_files.MAKERS, by_size, names, facts)
    notes = outcome_notes.of(pair.outcome, view.part, held)
    return chart_files.MAKERS[ending](pair, view, notes, facts)


def _drawn(ending: str, makers: Mapping, *what: object) -> Found:
    """The file by one of these makers, where there is such a file."""
    return makers[ending](*what) if ending in makers else None


def _balance(ending: str, _asked: Mapping[str, str], view: View, _held: Published) -> Found:
    if ending != "csv" or not view.pairs:
        return None
    return balance_csv.as_csv(view, session.day(session.today()))


def _month(ending: str, _asked: Mapping[str, str], view: View, _held: Published) -> Found:
    makers = {"docx": board.one_pager, "pptx": board.one_slide}
    if ending not in makers or not view.pairs:
        return None
    return makers[ending](digest.month_of(view))


def _lasted(ending: str, asked: Mapping[str, str], _view: View, held: Published) -> Found:
    kind = session.outcome_types().get(asked.get("outcome", ""))
    if kind is None or ending not in lasted_files.MAKERS:
        return None
    table = lasted_view.published({kind.code: kind}).get(kind.code)
    read = cohorts.read_cohorts(table, kind.check_months) if table else []
    if not read:
        return None
    ends = lasted_view.other_ends(kind) if kind.asks_end_reason else None
    day = session.day(session.today())
    facts = chart_files.facts_of(kind, leading.WHOLE_NAME, held.edition, table.threshold, day)
    return lasted_files.MAKERS[ending](lasted_files.Lasted(kind, read, ends), facts)


def named(part: str) -> str:
    """A part in the name of a file."""
    return "all" if part == leading.WHOLE else part.replace(":", "-")


MAKERS = {"outcome": _outcome, "balance": _balance, "month": _month, "lasted": _lasted}
