"""Quiet times between rare events, and where most of them lie by chance, as a Vega-Lite dict."""

from pages.parts.chart_rows import place
from pages.parts.charts import BAND, COLOURS, GREY, INK, SHAPES, config
from stories.trends.control import Standing, Variation
from stories.trends.quiet import Quiet
from stories.trends.quiet_words import lasted, shows

HEIGHT = 280


def spells(quiet: Quiet) -> dict:
    """A point for each quiet time where it ended, on a stalk as high as it was long."""
    rows = _rows(quiet)
    limits = [] if quiet.standing is Standing.NONE else [_limit(quiet)]
    top = max([row["periods"] for row in rows] + [row["upper"] for row in limits] + [4]) * 1.1
    y = {
        "field": "periods",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [0, top], "nice": False},
        "axis": {"tickMinStep": 1, "tickCount": 5, "domain": False, "ticks": False},
    }
    places = {"x": _time(quiet), "y": y}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.1.json",
        "height": HEIGHT,
        "width": "container",
        "layer": [*(_limits(limits, places) if limits else []), *_points(rows, places)],
        "config": config(),
    }


def _time(quiet: Quiet) -> dict:
    moments, grain = quiet.reading.moments, quiet.reading.grain
    first, last = (place(moments[at].start, grain) for at in (0, -1))
    return {
        "field": "place",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [first - 0.1, last + 0.1], "nice": False, "zero": False},
        "axis": {"format": "d", "tickMinStep": 1, "grid": False, "labelAngle": 0},
    }


def _rows(quiet: Quiet) -> list[dict]:
    grain = quiet.reading.grain
    return [
        {
            "place": place(each.until.start, grain),
            "periods": each.periods,
            "look": str(each.variation),
            "words": f"{each.after.name} to {each.until.name}: {lasted(quiet, each.periods)} "
            f"without one{_also(shows(quiet, each))}",
        }
        for each in quiet.spells
    ]


def _also(words: str) -> str:
    return f", {words}" if words else ""


def _limit(quiet: Quiet) -> dict:
    upper, centre = round(quiet.chart.upper, 2), round(quiet.chart.centre, 2)
    return {
        "upper": upper, "centre": centre, "least": 0,
        "upper_said": f"limit {upper:.1f}", "centre_said": f"middle {centre:g}",
    }  # fmt: skip


def _limits(rows: list[dict], places: dict) -> list[dict]:
    """A band up to the limit, the middle line, and both named at the left."""
    held, y = {"values": rows}, places["y"]
    band = {"y": {**y, "field": "least"}, "y2": {"field": "upper"}}
    layers = [{"data": held, "mark": {"type": "rect", "color": BAND, "aria": False},
               "encoding": band}]  # fmt: skip
    for line, dash in (("upper", [4, 3]), ("centre", [1, 0])):
        rule = {"type": "rule", "color": GREY, "strokeDash": dash, "aria": False}
        words = {"type": "text", "align": "left", "dx": 4, "dy": -7, "fontSize": 13, "color": INK,
                 "aria": False}  # fmt: skip
        at = {"y": {**y, "field": line}}
        said = {**at, "x": {"value": 0}, "text": {"field": f"{line}_said"}}
        layers.append({"data": held, "mark": rule, "encoding": at})
        edge = {**words, "stroke": "#ffffff", "strokeWidth": 5}
        layers += [{"data": held, "mark": each, "encoding": said} for each in (edge, words)]
    return layers


def _points(rows: list[dict], places: dict) -> list[dict]:
    looks = [str(each) for each in COLOURS]
    colour = {"field": "look", "type": "nominal", "legend": None,
              "scale": {"domain": looks, "range": list(COLOURS.values())}}  # fmt: skip
    shape = {**colour, "scale": {"domain": looks, "range": [SHAPES[each] for each in Variation]}}
    stalk = {"type": "rule", "color": GREY, "strokeWidth": 1, "aria": False}
    point = {"type": "point", "filled": True, "opacity": 1, "size": 110}
    told = {"description": {"field": "words"}, "tooltip": {"field": "words", "title": "Quiet time"}}
    held = {"values": rows}
    foot = {**places, "y2": {"datum": 0}}
    return [
        {"data": held, "mark": stalk, "encoding": foot},
        {"data": held, "mark": point,
         "encoding": {**places, "color": colour, "shape": shape, **told}},
    ]  # fmt: skip
