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
# Pixels: a name keeps its place on a phone, where a chart is narrow, and so everywhere.
NARROW, LETTER, POINT, NAME = 260, 6.2, 7, 15
NEAR = 14  # from the middle of a point to that of its name, above or below
LINES = {"lower_95": [5, 3], "upper_95": [5, 3], "lower_998": [1, 0], "upper_998": [1, 0]}


def services(found: Services, names: Mapping[str, str]) -> dict:
    """Each service by name at its size, with the share of all and the lines about it."""
    rows = [_row(each, names) for each in by_name(found, names)]
    most = max(row["of"] for row in rows) * 1.25
    _name_apart(rows, most)
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


def _name_apart(rows: list[dict], most: float) -> None:
    """The height of each name: as near its point as leaves no name on another or on a point."""
    middles = [(NARROW * row["of"] / most, HEIGHT * (1 - row["share"] / 100)) for row in rows]
    taken = [(x - POINT, y - POINT, x + POINT, y + POINT) for x, y in middles]
    steps = [way * (NEAR + NAME * step) for step in range(len(rows) + 1) for way in (-1, 1)]
    for row, (x, y) in sorted(zip(rows, middles, strict=True), key=lambda each: each[1][1]):
        half = len(row["name"]) * LETTER / 2
        boxes = {by: (x - half, y + by - NAME / 2, x + half, y + by + NAME / 2) for by in steps}
        free = [by for by in steps if not any(_meet(boxes[by], each) for each in taken)]
        inside = [by for by in free if NAME / 2 <= y + by <= HEIGHT - NAME / 2]
        by = next(iter(inside or free or steps))
        taken.append(boxes[by])
        row["at"] = round(row["share"] - 100 * by / HEIGHT, 1)


def _meet(one: tuple, other: tuple) -> bool:
    """Whether two boxes (left, top, right, bottom) share any place."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


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
    named = {**places, "y": {**places["y"], "field": "at"}, "text": {"field": "name"}}
    to_name = {"type": "rule", "color": GREY, "strokeWidth": 1, "aria": False}
    return [
        {"data": {"values": rows}, "mark": to_name, "encoding": {**places, "y2": {"field": "at"}}},
        *words(rows, named, baseline="middle"),
        {"data": {"values": rows}, "mark": point, "encoding": seen},
    ]
