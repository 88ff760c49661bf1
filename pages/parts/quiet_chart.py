"""Quiet times between rare events, and where most of them lie by chance, as a Vega-Lite dict."""

from pages.parts.chart_pieces import by_look, framed, told, words
from pages.parts.chart_rows import place
from pages.parts.charts import BAND, GREY
from stories.trends.control import Standing
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
    limited = _limits(limits, places) if limits else []
    return framed(HEIGHT, [*limited, *_points(rows, places)])


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


def _also(shown: str) -> str:
    return f", {shown}" if shown else ""


def _limit(quiet: Quiet) -> dict:
    upper, centre = round(quiet.chart.upper, 2), round(quiet.chart.centre, 2)
    return {
        "upper": upper, "centre": centre, "least": 0,
        "upper_said": f"limit {upper:.1f}", "centre_said": f"middle {centre:g}",
    }  # fmt: skip


def _limits(rows: list[dict], places: dict) -> list[dict]:
    """A band up to the limit, the middle line, and both named at the right."""
    held, y = {"values": rows}, places["y"]
    band = {"y": {**y, "field": "least"}, "y2": {"field": "upper"}}
    layers = [{"data": held, "mark": {"type": "rect", "color": BAND, "aria": False},
               "encoding": band}]  # fmt: skip
    for line, dash in (("upper", [4, 3]), ("centre", [1, 0])):
        rule = {"type": "rule", "color": GREY, "strokeDash": dash, "aria": False}
        at = {"y": {**y, "field": line}}
        said = {**at, "x": {"value": "width"}, "text": {"field": f"{line}_said"}}
        layers.append({"data": held, "mark": rule, "encoding": at})
        layers += words(rows, said, align="left", dx=6)
    return layers


def _points(rows: list[dict], places: dict) -> list[dict]:
    held = {"values": rows}
    stalk = {"type": "rule", "color": GREY, "strokeWidth": 1, "aria": False}
    point = {"type": "point", "filled": True, "opacity": 1, "size": 110}
    seen = {**places, **by_look(), **told("Quiet time")}
    return [
        {"data": held, "mark": stalk, "encoding": {**places, "y2": {"datum": 0}}},
        {"data": held, "mark": point, "encoding": seen},
    ]
