"""Pictures of readings that leave: with their words in them, in a font that is always there."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from pages.parts import chart_pieces, charts
from pages.parts.leading import Pair, View
from stories.trends import Reading, telling
from stories.trends.notes import Note
from stories.trends.table import leaving

# The one family that comes inside vl-convert: a name it does not know makes all text vanish.
FONT = "Liberation Sans, sans-serif"
WIDTH, PPI = 760, 200
HALF, LOW = 400, 240  # a picture that stands beside another
LINE = 96  # letters that fit across the picture


@dataclass(frozen=True)
class Picture:
    """A picture as it leaves, with its name and what it shows for whoever cannot see it."""

    spec: dict
    title: str
    description: str


def readings(pair: Pair) -> list[Reading]:
    """The outcome and what stands beside it, as they may leave."""
    return [leaving(each) for each in (pair.outcome, pair.balance) if each]


def words_of(pair: Pair, view: View) -> tuple[str, str]:
    """Title and description: the finding, and both sentences."""
    said = [telling.sentence(each) for each in readings(pair)]
    return telling.headline(pair.outcome), f"{view.name}. {' '.join(said)}"


def both(pair: Pair, view: View, notes: Sequence[Note], known: Mapping[str, str]) -> dict:
    """The outcome above what stands beside it, over the same dates, as one picture."""
    dates = pair.outcome.moments
    panels = []
    for at, reading in enumerate(readings(pair)):
        spec = charts.control_chart(reading, notes=() if at else notes, span=(dates[0], dates[-1]))
        panels.append(of_reading(spec, reading, view))
    return together(panels, known)


def side_by_side(pair: Pair, view: View, known: Mapping[str, str]) -> dict:
    """The outcome beside what could contradict it: wide and low, for a page that holds more."""
    dates = pair.outcome.moments
    panels = []
    for reading in readings(pair):
        spec = {**charts.control_chart(reading, span=(dates[0], dates[-1])), "height": LOW}
        panels.append(of_reading(spec, reading, view, HALF))
    return together(panels, known, "hconcat")


def of_reading(spec: dict, reading: Reading, view: View, width: int = WIDTH) -> dict:
    """The chart of a reading with its finding above it."""
    return panel(spec, telling.headline(reading), telling.subtitle(reading, view.name), width)


def panel(spec: dict, headline: str, subtitle: str, width: int = WIDTH) -> dict:
    """A chart with its words above it; it leaves, so they have to be in it."""
    named = {
        "text": wrapped(headline, (LINE - 20) * width // WIDTH),
        "subtitle": wrapped(subtitle, LINE * width // WIDTH),
        "anchor": "start",
        "frame": "group",
        "fontSize": 17,
        "subtitleFontSize": 13,
        "offset": 14,
    }
    kept = {name: each for name, each in spec.items() if name not in ("$schema", "config")}
    return {**kept, "width": width, "title": named}


def together(panels: Sequence[dict], known: Mapping[str, str], way: str = "vconcat") -> dict:
    """Charts one above the other, or beside it, and below them where they come from."""
    foot = f"Source: {known['Source']}. Edition {known['Edition']}. {known['Service']}."
    fixed = {"font": FONT, "autosize": {"type": "pad"}, "padding": 16}
    return {
        "$schema": chart_pieces.SCHEMA,
        way: list(panels),
        "spacing": 34,
        "config": {**charts.config(), **fixed},
        "title": {
            "text": wrapped(foot, LINE + 14),
            "orient": "bottom",
            "anchor": "start",
            "fontSize": 12,
            "fontWeight": "normal",
            "offset": 14,
        },
    }


def wrapped(text: str, most: int) -> list[str]:
    """Lines of at most so many letters."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def png(spec: dict) -> bytes:
    import vl_convert  # 84 MB, so only once a picture is asked for

    return vl_convert.vegalite_to_png(spec, ppi=PPI)


def svg(picture: Picture) -> bytes:
    """An SVG that a screen reader can name and describe."""
    import vl_convert

    made = vl_convert.vegalite_to_svg(picture.spec)
    title, description = escape(picture.title), escape(picture.description)
    named = f'<title id="t">{title}</title><desc id="d">{description}</desc>'
    return re.sub(
        r"<svg([^>]*)>",
        lambda found: f'<svg{found[1]} role="img" aria-labelledby="t d">{named}',
        made,
        count=1,
    ).encode()


def makers(drawn: Callable[..., Picture]) -> dict[str, Callable[..., bytes]]:
    """By ending, what makes the files of a picture that `drawn` draws of the same things."""
    return {"png": lambda *of: png(drawn(*of).spec), "svg": lambda *of: svg(drawn(*of))}
