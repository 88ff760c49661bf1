"""An outcome to take away, always with what stands beside it: PNG, SVG, CSV, Word, PowerPoint."""

from collections.abc import Mapping, Sequence

from data.figures import Edition
from pages.documents import briefing_docx, briefing_pptx, pictures
from pages.documents.pictures import Picture
from pages.documents.table_csv import figures_csv
from pages.parts import session
from pages.parts.leading import Pair, View
from stories.outcomes import OutcomeType
from stories.trends.from_returns import is_of_returns
from stories.trends.notes import Note
from stories.trends.table import FILE_COLUMNS, file_rows, small_numbers_rule

SOURCE = "Outcomes that staff recorded; what stands beside them, from counts"
FROM_RETURNS = "Statutory returns that were uploaded; nothing that staff recorded is added"
CANNOT_SAY = (
    "Counts are of records, not of all practice. A signal is a reason to ask why. It never says "
    "why, and nothing here says that one thing made another happen."
)


def facts(pair: Pair, view: View, today: str) -> dict[str, str]:
    """What the figures rest on, to stand in every file and at the foot of the page."""
    known = facts_of(pair.kind, view.name, view.edition, pair.outcome.small, today)
    return {**known, "Source": FROM_RETURNS} if is_of_returns(view.part) else known


def facts_of(
    kind: OutcomeType, service: str, edition: Edition, small: int, today: str
) -> dict[str, str]:
    """The same of any figures of an outcome that staff recorded."""
    return {
        "Outcome": kind.name,
        "Counts when": kind.counts_when,
        "Lasts when": kind.sustained_when,
        "Beside it": kind.balancing,
        **rests_on(service, edition, small, today),
    }


def rests_on(service: str, edition: Edition, small: int, today: str) -> dict[str, str]:
    """The same of figures of any number of outcomes; counts below `small` are hidden in them."""
    return {
        "Service": service,
        "Source": SOURCE,
        "Edition": f"{edition.number}, published on {session.day(edition.published_at)}",
        "Small numbers": small_numbers_rule(small),
        "What figures cannot say": CANNOT_SAY,
        "Made on": today,
    }


def as_csv(pair: Pair, _view: View, _notes: Sequence[Note], known: Mapping[str, str]) -> bytes:
    """What the figures rest on first, then every period of both measures."""
    rows = [row for reading in pictures.readings(pair) for row in file_rows(reading)]
    return figures_csv(known, (FILE_COLUMNS, rows))


def drawn(pair: Pair, view: View, notes: Sequence[Note], known: Mapping[str, str]) -> Picture:
    return Picture(pictures.both(pair, view, notes, known), *pictures.words_of(pair, view))


MAKERS = {
    "csv": as_csv,
    **pictures.makers(drawn),
    "docx": briefing_docx.briefing,
    "pptx": briefing_pptx.briefing,
}
