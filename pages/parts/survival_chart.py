"""The curves of how long an outcome held, one for each year, as a finished Vega-Lite dict."""

from collections.abc import Sequence

from pages.parts.chart_pieces import by_year, framed, share, told, words
from stories.trends.cohorts import Cohort

# At most four, the newest last and darkest; told apart by their dashes and their names as well.
LOOKS = (
    ("#6F777B", [2, 3]),
    ("#490092", [8, 3]),
    ("#B84E00", [5, 2, 1, 2]),
    ("#006EB3", [1, 0]),
)
HEIGHT = 340
LINE = 17  # pixels that a label takes
APART = 0.014  # of the time shown, by which the intervals of two years stand beside each other


def curves(cohorts: Sequence[Cohort], windows: Sequence[int]) -> dict:
    """Steps down at each window, with the interval of each reading, and the year at its end."""
    lines, points, ends = [], [], []
    beside, middle = APART * max(windows), (len(cohorts) - 1) / 2
    for number, cohort in enumerate(cohorts):
        rows = _steps(cohort)
        lines += rows
        points += _points(cohort, beside * (number - middle))
        after = rows[-1]["month"] + beside * middle  # the last interval, which no name covers
        ends.append({**rows[-1], "label": cohort.short, "after": after})
    least = lowest(cohorts)
    apart(ends, (100 - least) * LINE / HEIGHT)
    places = {"x": months_after(windows), "y": share(least)}
    looks = LOOKS[-len(cohorts) :]
    names = [cohort.short for cohort in cohorts]
    colour = by_year(names, [look[0] for look in looks])
    dash = by_year(names, [look[1] for look in looks])
    return framed(
        HEIGHT,
        [
            line_of(lines, {**places, "color": colour, "strokeDash": dash}),
            *_readings(points, {**places, "color": colour}),
            *named(ends, {**places, "x": {**places["x"], "field": "after"}}, colour),
        ],
    )


def months_after(windows: Sequence[int], room: float = 1.26) -> dict:
    """Time along the foot, with room for names at the end of the lines."""
    return {
        "field": "month",
        "type": "quantitative",
        "title": "Months after",
        "scale": {"domain": [0, max(windows) * room], "nice": False},
        "axis": {"values": [0, *windows], "grid": False, "titleAnchor": "start"},
    }


def line_of(rows: list[dict], encoding: dict) -> dict:
    mark = {"type": "line", "interpolate": "step-after", "strokeWidth": 2.5, "aria": False}
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def _readings(rows: list[dict], encoding: dict) -> list[dict]:
    """Each reading as a point on the rule of its interval."""
    beside = {**encoding, "x": {**encoding["x"], "field": "beside"}}
    interval = {"y": {**encoding["y"], "field": "lower"}, "y2": {"field": "upper"}}
    rule = {"type": "rule", "strokeWidth": 1.5, "aria": False}
    point = {"type": "point", "filled": True, "size": 60, "opacity": 1}
    return [
        {"data": {"values": rows}, "mark": rule, "encoding": {**beside, **interval}},
        {"data": {"values": rows}, "mark": point, "encoding": {**beside, **told("Reading")}},
    ]


def named(rows: list[dict], places: dict, colour: dict, **mark: object) -> list[dict]:
    """The name of each line at its end, in its colour."""
    at = {"x": places["x"], "y": {**places["y"], "field": "at"}, "text": {"field": "label"}}
    return words(rows, {**at, "color": colour}, align="left", dx=8, fontWeight=600, **mark)


def lowest(cohorts: Sequence[Cohort]) -> int:
    """Where the scale begins: a whole ten below every interval."""
    lower = [
        100 * (reading.lower or reading.share)
        for cohort in cohorts
        for reading in cohort.curve.readings
        if reading.share is not None
    ]
    return max(0, int(min(lower, default=0) - 5) // 10 * 10)


def apart(ends: list[dict], least: float) -> None:
    """Labels of lines that end together stand one above the other."""
    placed: dict[float, float] = {}
    for end in sorted(ends, key=lambda each: -each["share"]):
        above = placed.get(end["month"])
        end["at"] = end["share"] if above is None else min(end["share"], above - least)
        placed[end["month"]] = end["at"]


def _steps(cohort: Cohort) -> list[dict]:
    year = cohort.short
    rows = [{"year": year, "month": 0, "share": 100.0}]
    rows += [
        {"year": year, "month": step.day, "share": round(100 * step.share, 1)}
        for step in cohort.curve.steps
    ]
    last = cohort.curve.followed_to
    if rows[-1]["month"] < last:
        rows.append({**rows[-1], "month": last})
    return rows


def _points(cohort: Cohort, aside: float) -> list[dict]:
    return [
        {
            "year": cohort.short,
            "month": reading.day,
            "beside": reading.day + aside,
            "share": round(100 * reading.share, 1),
            "lower": round(100 * (reading.lower or reading.share), 1),
            "upper": round(100 * (reading.upper or reading.share), 1),
            "words": f"{cohort.name}, after {reading.day:.0f} months: {reading.share:.0%}",
        }
        for reading in cohort.curve.readings[1:]
        if reading.printable
    ]
