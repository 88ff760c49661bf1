"""The rows of a control chart: what may be drawn of a reading, and in which words."""

from collections.abc import Sequence
from datetime import date

from stories.trends import Reading
from stories.trends.control import Variation
from stories.trends.grain import MONTHS_IN, Grain
from stories.trends.notes import Note
from stories.trends.telling import drawn, number, rule_words

FOOT = "not shown"  # how a period without a value looks: an open mark at the foot


def place(start: date, grain: Grain) -> float:
    """Where the middle of a period stands on an axis of years: time zones cannot move it."""
    return round(start.year + (start.month - 1 + (MONTHS_IN[grain] - 1) / 2) / 12, 4)


def marks(reading: Reading) -> list[dict]:
    """A row for each period; `run` changes where the line has to break."""
    rows, run, phase = [], 0, 0
    for moment in reading.moments:
        gap = moment.value is None
        if gap or moment.point.phase != phase:
            run, phase = run + 1, moment.point.phase
        look = FOOT if gap else str(moment.point.variation)
        rows.append(
            {
                "place": place(moment.start, reading.grain),
                "height": 0.0 if gap else round(moment.value, 2),
                "gap": gap,
                "run": run,
                "look": look,
                "words": words(moment, reading),
            }
        )
    return rows


def words(moment, reading: Reading) -> str:
    """What a reader hears at a point: when, how many, what it means and why it is marked."""
    told = [f"{moment.name}: {moment.said}"]
    if moment.value is not None and moment.point.rules:
        told += [str(moment.point.variation), rule_words(moment.point)]
    elif moment.value is not None and reading.chart.variation is not None:
        told.append(str(Variation.EXPECTED))
    return ", ".join(told)


def bands(reading: Reading) -> list[dict]:
    """The limits of each phase as they are drawn; none where there are too few points."""
    half, rows = MONTHS_IN[reading.grain] / 24, []
    for phase in reading.chart.phases:
        if phase.centre is None:
            continue
        first, last = reading.moments[phase.start], reading.moments[phase.end - 1]
        row = {
            "from": place(first.start, reading.grain) - half,
            "to": place(last.start, reading.grain) + half,
        }
        for line in ("lower", "centre", "upper"):
            value = drawn(reading, getattr(phase, line))
            name = {"lower": "", "centre": "mean ", "upper": ""}[line]
            row |= {line: round(value, 2), f"{line}_said": name + number(reading, value)}
        rows.append(row)
    return rows


def target_rows(reading: Reading) -> list[dict]:
    """The target as a line with its words; none where none is set."""
    target = reading.chart.target
    return [] if target is None else [{"at": target, "said": f"target {target:.0f}%"}]


def note_rows(reading: Reading, notes: Sequence[Note]) -> list[dict]:
    """Dated notes that fall within the picture, lettered as in the list below it."""
    starts = [moment.start for moment in reading.moments]
    return [
        {"place": place(note.start, reading.grain) - 1 / 24, "label": letter(number)}
        for number, note in enumerate(notes)
        if starts[0] <= note.start <= starts[-1]
    ]


def letter(number: int) -> str:
    """How a note is marked on a chart: 0 is A; after Z they begin again."""
    return chr(ord("A") + number % 26)
