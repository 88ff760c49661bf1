"""What became of an outcome by how long after: a rising line for each way, as a Vega-Lite dict."""

from pages.parts.chart_pieces import framed, of_kinds, share, told
from pages.parts.survival_chart import LINE, apart, line_of, months_after, named
from stories.trends.cohorts import GONE, STOPPED
from stories.trends.competing_ends import LABELS, Ended, said

HEIGHT = 300
SHORT = {GONE: "In care, moved,\nturned 18 or died"}  # in two lines, or a phone has no room
LOOKS = {
    LABELS[STOPPED]: ("#B84E00", [1, 0]),
    LABELS["came_into_care"]: ("#8A1C5B", [10, 3, 2, 3]),
    LABELS["moved"]: ("#12436D", [8, 3]),
    LABELS["turned_18"]: ("#490092", [5, 2, 1, 2]),
    LABELS["died"]: ("#3D3D3D", [2, 3]),
    LABELS[GONE]: ("#12436D", [8, 3]),
}


def causes(found: Ended) -> dict:
    """Steps up at each window, each way named at the end of its line."""
    lines, points, ends = [], [], []
    for cause in found.causes:
        rows = [{"kind": LABELS[cause.cause], "month": 0, "share": 0.0}]
        for window in found.windows:
            ended = found.share(cause, window)
            if ended is not None:
                words = f"{LABELS[cause.cause]}, after {window} months: {said(ended)}"
                at = {"kind": LABELS[cause.cause], "month": window, "share": round(100 * ended, 1)}
                rows.append(at)
                points.append({**at, "words": words})
        lines += rows
        ends.append({**rows[-1], "label": SHORT.get(cause.cause, LABELS[cause.cause])})
    top = highest(found)
    apart(ends, top * LINE / HEIGHT)
    names = [LABELS[cause.cause] for cause in found.causes]
    colour, dash = (of_kinds(names, [LOOKS[name][at] for name in names]) for at in (0, 1))
    places = {"x": months_after(found.windows, 1.6), "y": share(0, top)}
    point = {"type": "point", "filled": True, "size": 60, "opacity": 1}
    seen = {**places, "color": colour, **told("What became of it")}
    return framed(
        HEIGHT,
        [
            line_of(lines, {**places, "color": colour, "strokeDash": dash}),
            {"data": {"values": points}, "mark": point, "encoding": seen},
            *named(ends, places, colour, lineBreak="\n", baseline="bottom"),
        ],
    )


def highest(found: Ended) -> int:
    """Where the scale ends: a whole ten above every line."""
    most = [found.share(cause, found.latest) for cause in found.causes] if found.latest else []
    return min(100, int(100 * max(most, default=0) + 15) // 10 * 10)
