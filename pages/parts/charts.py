"""Control charts of readings, as finished Vega-Lite dicts; nothing else may be drawn.

Altair builds each size of chart once; a run only fills in rows, which costs next to nothing.
"""

import copy
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cache
from weakref import WeakKeyDictionary

import altair as alt
import pyarrow as pa
from streamlit.dataframe_util import convert_arrow_table_to_arrow_bytes

from pages.parts.chart_rows import FOOT, bands, marks, note_rows, target_rows
from stories.trends import Reading
from stories.trends.control import Variation
from stories.trends.measures import Kind
from stories.trends.notes import Note
from stories.trends.reading import Moment

FONT = '"Source Sans", sans-serif'
INK = "#0b0c0c"
GREY = "#6F777B"
BAND = "#EEF1F2"
GRID = "#D9D9D9"
# Each at least 4.5:1 on white, and told apart by shape as well (charts of the NHS fail here).
COLOURS = {
    Variation.BETTER: "#006EB3",
    Variation.WORSE: "#B84E00",
    Variation.CHANGED: "#490092",
    Variation.EXPECTED: "#6F777B",
}
SHAPES = {
    Variation.BETTER: "triangle-up",
    Variation.WORSE: "triangle-down",
    Variation.CHANGED: "diamond",
    Variation.EXPECTED: "circle",
}
TEXT_SIZE = 14
POINTS = "points"
LEAST = ("place", "height", "look", "gap", "run")  # of each point, where it is not read out

_KEPT: WeakKeyDictionary[Reading, dict] = WeakKeyDictionary()


class Size(StrEnum):
    WHOLE = "whole"  # one outcome
    SMALL = "small"  # one of many


HEIGHTS = {Size.WHOLE: 320, Size.SMALL: 150}
LINE_HIGH = 14  # pixels from one label to the next below it


def control_chart(
    reading: Reading, size: Size = Size.WHOLE, notes: Sequence[Note] = (), span=None
) -> dict:
    """The chart of a reading: limits of each phase, the mean, every point, and dated notes.

    `span` is a pair of moments between which the axis of time runs, where several charts share
    it. The picture's name is given where it is shown, as `alt` of looks.chart.
    """
    return _kept(_drawn, reading, size, notes, span)


def on_screen(
    reading: Reading, size: Size = Size.WHOLE, notes: Sequence[Note] = (), span=None
) -> dict:
    """The same chart for looks.chart, since Streamlit reads a spec letter by letter on every run.

    So the rows of the points travel beside it, as the bytes in which they are sent.
    """
    return _kept(_with_rows_apart, reading, size, notes, span)


def _kept(make: Callable, reading: Reading, size: Size, notes: Sequence[Note], span) -> dict:
    """Made once: a reading of an edition never changes, and neither does its chart.

    Whoever draws it changes the outermost level alone, which is copied here.
    """
    if not isinstance(reading, Reading):
        raise TypeError("Only readings of suppressed tables are drawn.")
    kept = _KEPT.setdefault(reading, {})
    dates = span and (span[0].start, span[1].start)
    place = (make, size, dates, tuple(note.id for note in notes))
    if place not in kept:
        kept[place] = make(reading, size, notes, span)
    return dict(kept[place])


def _with_rows_apart(reading: Reading, size: Size, notes: Sequence[Note], span) -> dict:
    rows = _rows(reading, size, notes)
    sent = convert_arrow_table_to_arrow_bytes(pa.Table.from_pylist(rows[POINTS]))
    held = {name: {"values": each} for name, each in rows.items()} | {POINTS: {"name": POINTS}}
    return {**_spec(reading, size, rows, held, span), "datasets": {POINTS: sent}}


def _drawn(reading: Reading, size: Size, notes: Sequence[Note], span) -> dict:
    rows = _rows(reading, size, notes)
    held = {name: {"values": each} for name, each in rows.items()}
    return _spec(reading, size, rows, held, span)


def _rows(reading: Reading, size: Size, notes: Sequence[Note]) -> dict[str, list[dict]]:
    limits, points = bands(reading), marks(reading)
    if size is Size.SMALL:  # its name tells what it shows; a line for each point is for the whole
        points = [{name: row[name] for name in LEAST} for row in points]
    return {
        "bands": limits,
        POINTS: points,
        "target": target_rows(reading),
        "notes": note_rows(reading, notes),
        "ends": [legible(each, _range(reading, limits, points)) for each in limits[-1:]],
    }


def legible(band: dict, shown: list[float]) -> dict:
    """What is said at the end of the lines: the mean alone where limits lie too near to it."""
    pixels = HEIGHTS[Size.WHOLE] / (shown[1] - shown[0])
    near = min(band["upper"] - band["centre"], band["centre"] - band["lower"])
    return band if near * pixels >= LINE_HIGH else band | {"upper_said": "", "lower_said": ""}


def _spec(reading: Reading, size: Size, rows: dict, held: dict, span) -> dict:
    """The template with its data in it, without the layers of which there is none."""
    spec = copy.deepcopy(_template(size))
    spec["layer"] = [each for each in spec["layer"] if rows[each["data"]["name"]]]
    first, last = span or (reading.moments[0], reading.moments[-1])
    domains = {"x": _time(first, last), "y": _range(reading, rows["bands"], rows[POINTS])}
    for layer in spec["layer"]:
        layer["data"] = held[layer["data"]["name"]]
        for axis in ("x", "y"):
            if "scale" in layer["encoding"].get(axis, {}):
                layer["encoding"][axis]["scale"]["domain"] = domains[axis]
    return spec


def _time(first: Moment, last: Moment) -> list[float]:
    return [
        first.start.year + (first.start.month - 1.8) / 12,
        last.start.year + last.start.month / 12,
    ]


def _range(reading: Reading, limits: list[dict], points: list[dict]) -> list[float]:
    """From 0 always: to 100 for a share, else as far as there is anything."""
    if reading.kind is Kind.SHARE:
        return [0, 100]
    heights = [row["height"] for row in points] + [row["upper"] for row in limits]
    return [0, max([5, *heights]) * 1.06]


@cache
def config() -> dict:
    """How every chart looks, whatever is drawn."""
    return (
        alt.layer(_named(POINTS).mark_point())
        .configure(**_config())
        .to_dict(validate=False)["config"]
    )


@cache
def _template(size: Size) -> dict:
    """The chart without its rows."""
    small = size is Size.SMALL
    x, y = _axes(small)
    line = {"color": "#3D3D3D", "strokeWidth": 1 if small else 1.5, "aria": False}
    layers = [
        *_limits(),
        _named(POINTS)
        .transform_filter("!datum.gap")
        .mark_line(**line)
        .encode(x, y, detail="run:N"),
        _marks(x, y, small),
    ]
    if not small:
        layers += [*_notes(), *_ends(), *_target_name()]
    spec = (
        alt.layer(*layers)
        .properties(height=HEIGHTS[size], width="container")
        .configure(**_config())
        .to_dict(validate=False)
    )
    spec.pop("datasets", None)
    return spec


def _axes(small: bool) -> tuple[alt.X, alt.Y]:
    x = alt.X(
        "place:Q",
        title=None,
        scale=alt.Scale(nice=False, zero=False),
        axis=alt.Axis(format="d", tickMinStep=1, grid=False, labelAngle=0, tickCount=6),
    )
    y = alt.Y(
        "height:Q",
        title=None,
        scale=alt.Scale(nice=False, zero=True),
        axis=alt.Axis(tickCount=3 if small else 5, domain=False, ticks=False, format="~f"),
    )
    return x, y


def _limits() -> list[alt.Chart]:
    """The band of each phase with its lines, and the target."""
    across = (alt.X("from:Q"), alt.X2("to:Q"))
    band = _named("bands").mark_rect(color=BAND, aria=False)
    target = _named("target").mark_rule(color=INK, strokeDash=[6, 4], aria=False)
    lines = [
        _named("bands")
        .mark_rule(color=GREY, strokeWidth=1, strokeDash=dash, aria=False)
        .encode(*across, alt.Y(f"{line}:Q"))
        for line, dash in (("lower", [4, 3]), ("upper", [4, 3]), ("centre", [1, 0]))
    ]
    return [
        band.encode(*across, alt.Y("lower:Q"), alt.Y2("upper:Q")),
        target.encode(alt.Y("at:Q")),
        *lines,
    ]


def _named(name: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(name))


def _marks(x: alt.X, y: alt.Y, small: bool) -> alt.Chart:
    """Every period, by colour and by shape; what is not shown as an open mark at the foot."""
    kinds = [*COLOURS, FOOT]
    colour = alt.Scale(domain=kinds, range=[*COLOURS.values(), "#ffffff"])
    edge = alt.Scale(domain=kinds, range=[*COLOURS.values(), GREY])
    shape = alt.Scale(domain=kinds, range=[*SHAPES.values(), "circle"])
    sizes = alt.Scale(
        domain=kinds, range=[x * (0.45 if small else 1) for x in (130, 130, 130, 45, 40)]
    )
    words = {"tooltip": alt.Tooltip("words:N", title="Period"), "description": "words:N"}
    return (
        _named(POINTS)
        .mark_point(filled=True, opacity=1, strokeWidth=1.2, aria=not small)
        .encode(
            x,
            y,
            fill=alt.Fill("look:N", scale=colour, legend=None),
            stroke=alt.Stroke("look:N", scale=edge, legend=None),
            shape=alt.Shape("look:N", scale=shape, legend=None),
            size=alt.Size("look:N", scale=sizes, legend=None),
            **({} if small else words),
        )
    )


def _notes() -> list[alt.Chart]:
    lines = (
        _named("notes").mark_rule(color=INK, strokeDash=[2, 3], aria=False).encode(alt.X("place:Q"))
    )
    labels = (
        _named("notes")
        .mark_text(
            align="left", dx=4, dy=2, baseline="top", fontSize=13, color=INK, fontWeight=600,
            aria=False,
        )
        .encode(alt.X("place:Q"), alt.Text("label:N"), y=alt.value(0))
    )  # fmt: skip
    return [lines, labels]


def _ends() -> list[alt.Chart]:
    """The lines named where they end, so that no key is needed."""
    return [
        _named("ends")
        .mark_text(align="left", dx=6, fontSize=13, color=INK, aria=False)
        .encode(alt.X("to:Q"), alt.Y(f"{line}:Q"), alt.Text(f"{line}_said:N"))
        for line in ("lower", "centre", "upper")
    ]


def _target_name() -> list[alt.Chart]:
    """The name of the target's line, on a white edge so that it can be read over points."""
    edge = {"stroke": "#ffffff", "strokeWidth": 5}
    return [
        _named("target")
        .mark_text(align="left", dx=4, dy=-9, fontSize=13, color=INK, aria=False, **look)
        .encode(alt.Y("at:Q"), alt.Text("said:N"), x=alt.value(0))
        for look in (edge, {})
    ]


def _config() -> dict:
    return {
        "font": FONT,
        "background": "#ffffff",
        "autosize": alt.AutoSizeParams(type="fit", contains="padding"),
        "padding": {"left": 2, "right": 4, "top": 6, "bottom": 4},
        "view": alt.ViewConfig(stroke=None),
        "axis": alt.AxisConfig(
            labelFontSize=TEXT_SIZE,
            titleFontSize=TEXT_SIZE,
            labelColor=INK,
            titleColor=INK,
            titleFontWeight="normal",
            gridColor=GRID,
            domainColor=GREY,
            tickColor=GREY,
        ),
    }
