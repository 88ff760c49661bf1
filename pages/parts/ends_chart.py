"""How plans ended another way, a group of bars for each way, as a Vega-Lite dict."""

from pages.parts.chart_pieces import framed, told
from pages.parts.charts import INK
from stories.trends import WHOLE
from stories.trends.cohorts import short_year
from stories.trends.other_ends import LABELS, Ends, many_words

COLOUR = "#12436D"
BAR = 22  # pixels that a year takes
LAST = 12  # pixels from the edge within which a number of the scale keeps inside it
ROOM = 1.65  # of the longest bar, so that a phone has room for the words at its end


def ends(found: Ends) -> dict:
    """A bar for each year of each way, with year and number at its end; a hidden one says so."""
    rows = _rows(found)
    ways = list(dict.fromkeys(row["way"] for row in rows))
    years = [short_year(year) for year in found.years]
    bar = {"type": "bar", "color": COLOUR}
    said = {"type": "text", "align": "left", "dx": 5, "fontSize": 12, "color": INK, "aria": False}
    return framed(
        BAR * len(ways) * len(years),
        [
            {"mark": bar, "encoding": told("Plans")},
            {"mark": said, "encoding": {"text": {"field": "said"}}},
        ],
        data={"values": rows},
        encoding=_places(ways, years, max(row["people"] for row in rows)),
    )


def _rows(found: Ends) -> list[dict]:
    return [
        {
            "way": LABELS[part],
            "year": short_year(year),
            "people": people if isinstance(people, int) else 0,
            "said": f"{short_year(year)}: {many_words(people)}",
            "words": f"{LABELS[part]}, {short_year(year)}: {many_words(people)}",
        }
        for part, held in found.by_part.items()
        if part != WHOLE
        for year, people in held.items()
    ]


def _places(ways: list[str], years: list[str], most: int) -> dict:
    """Ways below each other, and within each its years, the newest last."""
    counts = {"tickMinStep": 1, "tickCount": 5, "grid": True, "labelFlush": LAST}
    lines = "split(datum.label, ', ')"  # a long name in two lines, or a phone has no room for bars
    names = {"labelLimit": 170, "labelExpr": lines, "ticks": False, "domain": False}
    scale = {"domain": [0, max(most, 5) * ROOM], "nice": False}
    apart = {"paddingInner": 0.2}
    return {
        "x": {"field": "people", "type": "quantitative", "title": None, "scale": scale,
              "axis": counts},
        "y": {"field": "way", "type": "nominal", "sort": ways, "title": None, "axis": names},
        "yOffset": {"field": "year", "type": "nominal", "sort": years, "scale": apart},
    }  # fmt: skip
