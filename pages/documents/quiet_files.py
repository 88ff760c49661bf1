"""Quiet times to take away, with what stands beside them: CSV, PNG, SVG."""

from collections.abc import Mapping
from types import ModuleType

from pages.documents import pictures
from pages.documents.pictures import Picture
from pages.documents.table_csv import figures_csv
from pages.parts import charts, quiet_chart
from pages.parts.leading import Pair, View
from pages.parts.shapes import Shapes
from stories.trends import Reading, quiet_words, telling
from stories.trends.quiet import Quiet
from stories.trends.table import FILE_COLUMNS, file_rows, leaving

COLUMNS = ("Measure", *quiet_words.COLUMNS)
Known = Mapping[str, str]


def _each(pair: Pair, found: Shapes) -> list[Quiet | Reading]:
    """The outcome and what stands beside it, as quiet times where they are rare."""
    beside = found.quiet_beside or (pair.balance and leaving(pair.balance))
    return [each for each in (found.quiet or leaving(pair.outcome), beside) if each]


def as_csv(pair: Pair, found: Shapes, _view: View, known: Known) -> bytes:
    each = _each(pair, found)
    quiet = [one for one in each if isinstance(one, Quiet)]
    rows = [(one.reading.name, *row) for one in quiet for row in quiet_words.rows(one)]
    why = {"How rare things are counted": quiet_words.why_offered(quiet[0])}
    periods = [row for one in each if isinstance(one, Reading) for row in file_rows(one)]
    return figures_csv({**known, **why}, (COLUMNS, rows), (FILE_COLUMNS, periods))


def drawn(pair: Pair, found: Shapes, view: View, known: Known) -> Picture:
    each = _each(pair, found)
    spec = pictures.together([_panel(one, pair, view) for one in each], known)
    said = " ".join(_tells(one).sentence(one) for one in each)
    return Picture(spec, _tells(each[0]).headline(each[0]), f"{view.name}. {said}")


def _panel(each: Quiet | Reading, pair: Pair, view: View) -> dict:
    if isinstance(each, Quiet):
        words = quiet_words.headline(each), quiet_words.subtitle(each, view.name)
        return pictures.panel(quiet_chart.spells(each), *words)
    dates = pair.outcome.moments
    spec = charts.control_chart(each, span=(dates[0], dates[-1]))
    return pictures.of_reading(spec, each, view)


def _tells(each: Quiet | Reading) -> ModuleType:
    """What puts it into words."""
    return quiet_words if isinstance(each, Quiet) else telling


MAKERS = {"csv": as_csv, **pictures.makers(drawn)}
