"""Services or teams by size, between the lines of chance, as a Vega-Lite dict; no ranking."""

from collections.abc import Mapping
from math import ceil

from pages.parts.chart_pieces import by_look, framed, share, told, words
from pages.parts.charts import GREY, INK
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
    places = {"x": _size(most), "y": share()}
    lines = _lines(_curve(found, most), places)
    return framed(
        HEIGHT, [*lines, *_middle(found, places), *_points(rows, places, found.noun.capitalize())]
    )


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
        "title": "People in the year",
        "scale": {"domain": [0, ceil(most)], "nice": False},
        "axis": {"grid": False, "titleAnchor": "start", "tickCount": 5},
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
    """The share of all together, named at the right."""
    height = round(100 * found.funnel.target, 1)
    rows = [{"share": height, "said": f"all {height:.0f}%"}]
    rule = {"type": "rule", "color": INK, "strokeWidth": 1, "aria": False}
    at = {"y": places["y"]}
    said = {**at, "x": {"value": "width"}, "text": {"field": "said"}}
    return [
        {"data": {"values": rows}, "mark": rule, "encoding": at},
        *words(rows, said, align="left", dx=6),
    ]


def _points(rows: list[dict], places: dict, title: str) -> list[dict]:
    point = {"type": "point", "filled": True, "opacity": 1, "size": 120}
    seen = {**places, **by_look(), **told(title)}
    return [
        *words(rows, {**places, "text": {"field": "name"}}, dy=-13),
        {"data": {"values": rows}, "mark": point, "encoding": seen},
    ]
