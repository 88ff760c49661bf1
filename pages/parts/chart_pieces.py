"""Pieces that charts written as dicts have in common: frame, looks, words on a white edge."""

from collections.abc import Mapping, Sequence

from pages.parts.charts import COLOURS, INK, SHAPES, config

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.1.json"


def framed(height: int, layers: Sequence[dict], **more: object) -> dict:
    """A whole chart of these layers, as wide as its place."""
    return {
        "$schema": SCHEMA,
        "height": height,
        "width": "container",
        **more,
        "layer": list(layers),
        "config": config(),
    }


def by_look() -> dict:
    """Colour and shape of a point by its field `look`, which is a variation in words."""
    looks = [str(each) for each in COLOURS]
    shapes = [SHAPES[each] for each in COLOURS]
    return {
        "color": _of("look", looks, list(COLOURS.values())),
        "shape": _of("look", looks, shapes),
    }


def by_year(names: Sequence[str], looks: Sequence[object]) -> dict:
    return _of("year", names, looks)


def _of(field: str, domain: Sequence[str], looks: Sequence[object]) -> dict:
    scale = {"domain": list(domain), "range": list(looks)}
    return {"field": field, "type": "nominal", "legend": None, "scale": scale}


def of_kinds(names: Sequence[str], looks: Sequence[object]) -> dict:
    return _of("kind", names, looks)


def share(least: int = 0, most: int = 100) -> dict:
    """Percentages up the side, by the field `share`."""
    return {
        "field": "share",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [least, most]},
        "axis": {"tickCount": 5, "domain": False, "ticks": False, "labelExpr": "datum.value + '%'"},
    }


def told(title: str) -> dict:
    """What a point says to whoever hears or touches it: its field `words`."""
    return {"description": {"field": "words"}, "tooltip": {"field": "words", "title": title}}


def words(rows: Sequence[dict], encoding: Mapping[str, object], **mark: object) -> list[dict]:
    """Words in a chart, first as a white edge, so that they can be read over lines and points."""
    held = {"values": list(rows)}
    said = {"type": "text", "fontSize": 13, "color": INK, "aria": False, **mark}
    edge = {**said, "stroke": "#ffffff", "strokeWidth": 5}
    return [{"data": held, "mark": each, "encoding": encoding} for each in (edge, said)]
