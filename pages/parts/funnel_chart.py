"""Services by their size, between the lines of chance, as a Vega-Lite dict; no order of merit."""

from collections.abc import Mapping
from math import ceil

from pages.parts.charts import COLOURS, GREY, INK, SHAPES, config
from stories.trends.control import Variation
from stories.trends.funnel import lines_at
from stories.trends.services import Outside, Service, Services
from stories.trends.services_words import by_name, shows

HEIGHT = 360
STEPS = 48  # places at which the lines are drawn
LINES = {"lower_95": [5, 3], "upper_95": [5, 3], "lower_998": [1, 0], "upper_998": [1, 0]}


def services(found: Services, names: Mapping[str, str]) -> dict:
    """Each service by name at its size, with the share of all and the lines about it."""
    rows = [_row(each, names) for each in by_name(found, names)]
    most = max(row["of"] for row in rows) * 1.25
    places = {"x": _size(most), "y": _share()}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.1.json",
        "height": HEIGHT,
        "width": "container",
        "layer": [*_lines(_curve(found, most), places), *_middle(found, places),
                  *_points(rows, places)],
        "config": config(),
    }  # fmt: skip


def _row(each: Service, names: Mapping[str, str]) -> dict:
    name = names.get(each.part, each.part)
    return {
        "name": name,
        "of": each.of,
        "share": round(100 * each.share, 1),
        "look": str(_look(each)),
        "words": f"{name}: {each.people:,} of {each.of:,}, {each.share:.0%}, {shows(each)}",
    }


def _look(each: Service) -> Variation:
    if each.outside is not Outside.FAR:
        return Variation.EXPECTED
    return Variation.BETTER if each.higher else Variation.WORSE


def _curve(found: Services, most: float) -> list[dict]:
    """The lines where they belong to sizes from a small one to beyond the largest."""
    made, rows = found.funnel, []
    for step in range(1, STEPS + 1):
        size = most * step / STEPS
        at = lines_at(made.target, size, made.tau)
        rows.append({"of": round(size, 1)} | {n: round(100 * getattr(at, n), 2) for n in LINES})
    return rows


def _size(most: float) -> dict:
    return {
        "field": "of",
        "type": "quantitative",
        "title": "People in the year (larger services to the right)",
        "scale": {"domain": [0, ceil(most)], "nice": False},
        "axis": {"grid": False, "titleAnchor": "start", "titleFontWeight": "normal",
                 "titleFontSize": 13, "tickCount": 5},
    }  # fmt: skip


def _share() -> dict:
    return {
        "field": "share",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [0, 100]},
        "axis": {"tickCount": 5, "domain": False, "ticks": False, "labelExpr": "datum.value + '%'"},
    }


def _lines(rows: list[dict], places: dict) -> list[dict]:
    return [
        {
            "data": {"values": rows},
            "mark": {"type": "line", "color": GREY, "strokeWidth": 1, "strokeDash": dash,
                     "aria": False},
            "encoding": {**places, "y": {**places["y"], "field": line}},
        }
        for line, dash in LINES.items()
    ]  # fmt: skip


def _middle(found: Services, places: dict) -> list[dict]:
    """The share of all together, named at the left."""
    share = round(100 * found.funnel.target, 1)
    held = {"values": [{"share": share, "said": f"all together {share:.0f}%"}]}
    rule = {"type": "rule", "color": INK, "strokeWidth": 1, "aria": False}
    words = {"type": "text", "align": "left", "dx": 4, "dy": -8, "fontSize": 13, "color": INK,
             "aria": False}  # fmt: skip
    at = {"y": places["y"]}
    said = {**at, "x": {"value": 0}, "text": {"field": "said"}}
    return [{"data": held, "mark": rule, "encoding": at},
            {"data": held, "mark": words, "encoding": said}]  # fmt: skip


def _points(rows: list[dict], places: dict) -> list[dict]:
    looks = [str(each) for each in COLOURS]
    colour = {"field": "look", "type": "nominal", "legend": None,
              "scale": {"domain": looks, "range": list(COLOURS.values())}}  # fmt: skip
    shape = {**colour, "scale": {"domain": looks, "range": list(SHAPES.values())}}
    told = {"description": {"field": "words"}, "tooltip": {"field": "words", "title": "Service"}}
    point = {"type": "point", "filled": True, "opacity": 1, "size": 120}
    words = {"type": "text", "dy": -13, "fontSize": 13, "color": INK, "aria": False}
    edge = {**words, "stroke": "#ffffff", "strokeWidth": 4}
    name = {**places, "text": {"field": "name"}}
    held = {"values": rows}
    return [
        *({"data": held, "mark": each, "encoding": name} for each in (edge, words)),
        {"data": held, "mark": point,
         "encoding": {**places, "color": colour, "shape": shape, **told}},
    ]  # fmt: skip
