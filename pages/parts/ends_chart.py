"""How plans ended another way, a group of bars for each way, as a Vega-Lite dict."""

from pages.parts.charts import INK, config
from stories.outcomes import END_REASON_LABELS
from stories.trends import WHOLE
from stories.trends.cohorts import short_year
from stories.trends.other_ends import Ends

LABELS = {**END_REASON_LABELS, WHOLE: "All of these"}
COLOUR = "#12436D"
BAR = 22  # pixels that a year takes


def ends(found: Ends) -> dict:
    """A bar for each year of each way, with year and number at its end; a hidden one says so."""
    rows = _rows(found)
    ways = list(dict.fromkeys(row["way"] for row in rows))
    years = [short_year(year) for year in found.years]
    told = {"description": {"field": "words"}, "tooltip": {"field": "words", "title": "Plans"}}
    bar = {"type": "bar", "color": COLOUR, "height": {"band": 0.8}}
    said = {"type": "text", "align": "left", "dx": 5, "fontSize": 12, "color": INK, "aria": False}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.1.json",
        "height": BAR * len(ways) * len(years),
        "width": "container",
        "data": {"values": rows},
        "encoding": _places(ways, years, max(row["people"] for row in rows)),
        "layer": [
            {"mark": bar, "encoding": told},
            {"mark": said, "encoding": {"text": {"field": "said"}}},
        ],
        "config": config(),
    }


def _rows(found: Ends) -> list[dict]:
    return [
        {
            "way": LABELS[part],
            "year": short_year(year),
            "people": people if isinstance(people, int) else 0,
            "said": f"{short_year(year)}: {_many(people)}",
            "words": f"{LABELS[part]}, {short_year(year)}: {_many(people)}",
        }
        for part, held in found.by_part.items()
        if part != WHOLE
        for year, people in held.items()
    ]


def _many(people: int | str | None) -> str:
    return "hidden" if people is None else str(people)


def _places(ways: list[str], years: list[str], most: int) -> dict:
    """Ways below each other, and within each its years, the newest last."""
    counts = {"tickMinStep": 1, "tickCount": 5, "grid": True}
    lines = "split(datum.label, ', ')"  # a long name in two lines, or a phone has no room for bars
    names = {"labelLimit": 170, "labelExpr": lines, "ticks": False, "domain": False}
    scale = {"domain": [0, max(most, 5) * 1.3], "nice": False}
    return {
        "x": {"field": "people", "type": "quantitative", "title": None, "scale": scale,
              "axis": counts},
        "y": {"field": "way", "type": "nominal", "sort": ways, "title": None, "axis": names},
        "yOffset": {"field": "year", "type": "nominal", "sort": years},
    }  # fmt: skip
