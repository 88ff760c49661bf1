"""Charts of suppressed counts, as finished Vega-Lite dicts; nothing else may be drawn.

Altair builds each kind of chart once; a run only fills in rows, which costs next to nothing.
"""

import copy
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from functools import cache

import altair as alt
import pandas as pd

from stories.trends import SuppressedTable, typical

FONT = '"Source Sans", sans-serif'
INK = "#0b0c0c"
GREY = "#6F777B"
BAND = "#E9E6DE"
GRID = "#D9D9D9"
TEXT_SIZE = 14
HEIGHT = 230
YEAR = 12


class Kind(StrEnum):
    """What a chart shows: the outcome, or the measure that could contradict it."""

    OUTCOME = "outcome"
    BALANCE = "balance"


COLOURS = {Kind.OUTCOME: "#12436D", Kind.BALANCE: "#8A3A00"}


def monthly_chart(
    table: SuppressedTable, months: Sequence[date], kind: Kind = Kind.OUTCOME
) -> dict:
    """One series over these months: shown months as dots, hidden ones as open marks in a band.

    Months the table lacks were not counted and stay empty. The picture's name is given where it
    is shown: st.vega_lite_chart(spec, theme=None, alt=...).
    """
    rows, lines = _rows(table, months), _typical_lines(table, months)
    hidden = bool(table.frame["hidden"].any())
    spec = copy.deepcopy(_template(kind))
    spec["datasets"] = {
        "months": rows,
        "typical": lines,
        "band": [{"low": 0.5, "high": table.threshold - 0.5}] if hidden else [],
    }
    spec["title"]["subtitle"] = [
        "Thick line: a typical month, year by year",
        *([f"Open mark in the band: {table.small}, hidden"] if hidden else []),
    ]
    drawn = [row["height"] for row in rows]
    x, y = (spec["layer"][0]["encoding"][axis] for axis in ("x", "y"))
    x["scale"]["domain"] = [_place(months[0]) - 0.5 / YEAR, _place(months[-1]) + 0.5 / YEAR]
    y["scale"]["domain"] = [0, max([table.threshold, *drawn])]
    return spec


def numbers_table(tables: dict[str, SuppressedTable], months: Sequence[date]) -> pd.DataFrame:
    """The same months as words, newest first, one column for each measure."""
    columns = {
        name: {row["month"]: row["said"] for row in _rows(each, months)}
        for name, each in tables.items()
    }
    return pd.DataFrame(
        {
            "Month": [_short(month) for month in reversed(months)],
            **{
                name: [said.get(_short(month), "not counted") for month in reversed(months)]
                for name, said in columns.items()
            },
        }
    )


def years_table(table: SuppressedTable) -> pd.DataFrame:
    """Yearly counts as words, newest first."""
    frame = _frame(table)
    rows = zip(frame["year"], frame["people"], strict=True)
    said = [(year, table.small if pd.isna(people) else f"{people:,}") for year, people in rows]
    return pd.DataFrame(reversed(said), columns=["Year", "How many"])


def _frame(table: SuppressedTable) -> pd.DataFrame:
    if not isinstance(table, SuppressedTable):
        raise TypeError("Only suppressed tables are shown.")
    return table.frame


def _rows(table: SuppressedTable, months: Sequence[date]) -> list[dict]:
    """What may be drawn of each month; `run` changes where the line has to break."""
    frame = _frame(table)
    people = dict(zip(frame["month"], frame["people"], strict=True))
    rows, run = [], 0
    for month in months:
        if month not in people:
            run += 1
            continue
        hidden = bool(pd.isna(people[month]))
        run += hidden
        said = table.small if hidden else f"{people[month]:,}"
        rows.append(
            {
                "place": _place(month),
                "month": _short(month),
                "height": table.threshold / 2 if hidden else int(people[month]),
                "hidden": hidden,
                "run": run,
                "said": said,
                "words": f"{_month(month)}: {said}{', hidden' if hidden else ''}",
            }
        )
    return rows


def _typical_lines(table: SuppressedTable, months: Sequence[date]) -> list[dict]:
    """A thick line for each whole year back from the latest month, where its middle is shown."""
    years = [months[end - YEAR : end] for end in range(len(months), YEAR - 1, -YEAR)]
    return [
        {
            "from": _place(middle.first) - 0.4 / YEAR,
            "to": _place(middle.last) + 0.4 / YEAR,
            "height": middle.people,
            "label": f"{middle.people:,}",
            "latest": middle.last == months[-1],
        }
        for year in years
        if (middle := typical(table, year)) and middle.people is not None
    ]


def _place(month: date) -> float:
    """Where a month stands on an axis of years: time zones cannot move it."""
    return round(month.year + (month.month - 1) / YEAR, 4)


def _short(month: date) -> str:
    return f"{month:%b %Y}"


def _month(month: date) -> str:
    return f"{month:%B %Y}"


@cache
def _template(kind: Kind) -> dict:
    """The chart without its rows."""
    colour = COLOURS[kind]
    x = alt.X(
        "place:Q",
        title=None,
        scale=alt.Scale(nice=False, zero=False),
        axis=alt.Axis(format="d", tickMinStep=1, grid=False, labelAngle=0),
    )
    y = alt.Y(
        "height:Q",
        title=None,
        scale=alt.Scale(nice=True, zero=True),
        axis=alt.Axis(format=",d", tickMinStep=1, tickCount=5, domain=False, ticks=False),
    )
    months = alt.Chart(alt.NamedData("months"))
    shown = months.transform_filter("!datum.hidden").encode(x, y)
    band = (
        alt.Chart(alt.NamedData("band"))
        .mark_rect(color=BAND, aria=False)
        .encode(alt.Y("low:Q", title=None), alt.Y2("high:Q"))
    )
    line = shown.mark_line(color=colour, strokeWidth=1.2, opacity=0.55, aria=False).encode(
        detail="run:N"
    )
    typical_years = (
        alt.Chart(alt.NamedData("typical"))
        .mark_rule(color=colour, strokeWidth=4, aria=False)
        .encode(alt.X("from:Q"), alt.X2("to:Q"), alt.Y("height:Q"))
    )
    latest = (
        typical_years.transform_filter("datum.latest")
        .mark_text(align="left", dx=5, fontSize=TEXT_SIZE, fontWeight=700, color=colour, aria=False)
        .encode(alt.X("to:Q"), alt.Text("label:N"), alt.Y("height:Q"))
    )
    # One layer for both kinds of mark: an empty one would be an image without a name.
    marks = months.mark_point(filled=True, opacity=1, size=34, strokeWidth=1.5).encode(
        x,
        y,
        fill=alt.condition("datum.hidden", alt.value("#ffffff"), alt.value(colour)),
        stroke=alt.condition("datum.hidden", alt.value(GREY), alt.value(colour)),
        tooltip=alt.Tooltip("words:N", title="Month"),
        description="words:N",
    )
    chart = alt.layer(line, band, typical_years, marks, latest).properties(
        height=HEIGHT, width="container", title=alt.TitleParams("How many each month", subtitle=[])
    )
    spec = chart.configure(
        font=FONT,
        background="#ffffff",
        autosize=alt.AutoSizeParams(type="fit", contains="padding"),
        padding={"left": 2, "right": 4, "top": 4, "bottom": 4},
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            labelFontSize=TEXT_SIZE,
            labelColor=INK,
            gridColor=GRID,
            domainColor=GREY,
            tickColor=GREY,
        ),
        title=alt.TitleConfig(
            anchor="start",
            frame="bounds",
            fontSize=TEXT_SIZE,
            fontWeight=600,
            color=INK,
            subtitleFontSize=TEXT_SIZE,
            subtitleColor=INK,
            subtitlePadding=2,
            offset=10,
        ),
    ).to_dict(validate=False)
    spec.pop("datasets", None)
    return spec
