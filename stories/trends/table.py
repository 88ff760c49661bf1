"""A reading as rows of words: for the table on screen and in every file."""

from dataclasses import replace

from stories.trends.disclosure import ROUND_TO, rounded
from stories.trends.measures import Kind
from stories.trends.reading import HIDDEN, Moment, Reading
from stories.trends.telling import rule_words

COLUMNS = ("Period", "Figure", "What it shows", "Why it is marked")
FILE_COLUMNS = ("Measure", "Period", "Count", "Of", "Percent", "What it shows", "Why it is marked")


def table_rows(reading: Reading) -> list[tuple[str, ...]]:
    """Each period, oldest first: when, how many, what it shows, and every rule it meets."""
    return [
        (moment.name, moment.said, _shows(moment, reading), rule_words(moment.point))
        for moment in reading.moments
    ]


def leaving(reading: Reading) -> Reading:
    """The reading as it may leave: counts to the nearest 5, percentages worked out before that."""
    return replace(reading, moments=tuple(_rounded(each, reading.kind) for each in reading.moments))


def file_rows(reading: Reading) -> list[tuple[str, ...]]:
    """A row for each period of a reading that leaves; hidden counts are marked c."""
    reading, rows = leaving(reading), []
    for moment in reading.moments:
        counts = ["" if each is None else str(each) for each in (moment.people, moment.of)]
        if moment.said == HIDDEN:
            counts[0] = "c"
        share = reading.kind is Kind.SHARE and moment.value is not None
        percent = f"{moment.value:.0f}" if share else ""
        what, why = _shows(moment, reading), rule_words(moment.point)
        rows.append((reading.name, moment.name, *counts, percent, what, why))
    return rows


def small_numbers_rule(smallest: int) -> str:
    """What stands in every file about numbers that are hidden; `smallest` is the least shown."""
    return (
        f"c stands for a hidden count. Counts of 1 to {smallest - 1} are hidden so that "
        "nobody can be recognised. Sometimes another is hidden with them, so that nobody can work "
        f"them out. In files, other counts go to the nearest {ROUND_TO}; percentages, means and "
        "limits are worked out before that. A percentage is given of 10 or more alone."
    )


def _rounded(moment: Moment, kind: Kind) -> Moment:
    if moment.people is None:
        return moment
    people = rounded(moment.people)
    of = None if moment.of is None else rounded(moment.of)
    if kind is Kind.COUNT:
        return replace(moment, people=people, value=float(people), said=f"{people:,}")
    if moment.value is None:
        return replace(moment, people=people, of=of)
    said = f"about {people:,} of {of:,} ({moment.value:.0f}%)"
    return replace(moment, people=people, of=of, said=said)


def _shows(moment: Moment, reading: Reading) -> str:
    if moment.value is None:
        return ""
    return str(moment.point.variation) if moment.point.rules or reading.chart.variation else ""
