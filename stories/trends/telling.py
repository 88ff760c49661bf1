"""What a reading shows, in plain words. Never why; every number is also in its table."""

from stories.trends.control import FIRM, Assurance, Better, Rule, Standing, Variation, Way
from stories.trends.grain import Grain
from stories.trends.measures import Kind
from stories.trends.prime import prime
from stories.trends.reading import HIDDEN, TOO_FEW, UNCOUNTED, Moment, Reading

PERIODS = {Grain.MONTH: "months", Grain.QUARTER: "quarters", Grain.YEAR: "years"}
YEAR_OF = {Grain.MONTH: 12, Grain.QUARTER: 4, Grain.YEAR: 1}
RULES = {
    (Rule.BEYOND, Way.UP): "above the upper limit",
    (Rule.BEYOND, Way.DOWN): "below the lower limit",
    (Rule.TREND, Way.UP): "the last of seven or more, each higher than the one before",
    (Rule.TREND, Way.DOWN): "the last of seven or more, each lower than the one before",
    (Rule.TWO_OF_THREE, Way.UP): "one of two out of three close to the upper limit",
    (Rule.TWO_OF_THREE, Way.DOWN): "one of two out of three close to the lower limit",
    (Rule.SHIFT, Way.UP): "part of a run of seven or more above the mean",
    (Rule.SHIFT, Way.DOWN): "part of a run of seven or more below the mean",
}
MOST_NAMED = 3  # gaps that a sentence names one by one
UNEQUAL = 3  # times the smallest denominator, above which months are too unequal for one band
ICONS = {
    Variation.BETTER: "▲",
    Variation.WORSE: "▼",
    Variation.CHANGED: "◆",
    Variation.EXPECTED: "●",
    None: "–",
}


def variation_words(reading: Reading) -> str:
    """The icon of the latest point in words, such as: better than expected variation, higher."""
    found = reading.variation
    if found is None:
        return _no_icon(reading)
    if found is Variation.EXPECTED:
        return str(found)
    side = "higher" if reading.chart.way is Way.UP else "lower"
    said = {Variation.CHANGED: "a change to ask about"}.get(found, str(found))
    return f"{said}: {side}"


def _no_icon(reading: Reading) -> str:
    if not reading.ends_with_a_value:
        return f"the latest of these {PERIODS[reading.grain]} cannot be shown"
    if reading.mostly_hidden:
        return "too many points cannot be shown to tell change from chance"
    return "too few points to tell change from chance"


def headline(reading: Reading) -> str:
    """The finding, to stand above the picture."""
    return f"{reading.name}: {meaning(reading)}"


def meaning(reading: Reading) -> str:
    """What the latest point says, such as: down, which needs a conversation."""
    found, side = reading.variation, "up" if reading.chart.way is Way.UP else "down"
    if found is None:
        return _no_icon(reading)
    return {
        Variation.EXPECTED: "no change beyond what varies by chance",
        Variation.BETTER: f"{side}, which is better",
        Variation.WORSE: f"{side}, which needs a conversation",
        Variation.CHANGED: f"{side}, more than varies by chance",
    }[found]


def subtitle(reading: Reading, part: str) -> str:
    """Who, where, when, and of how many."""
    what = f"% of {reading.of}" if reading.kind is Kind.SHARE else "How many"
    first, last = reading.moments[0].name, reading.moments[-1].name
    each = PERIODS[reading.grain].removesuffix("s")
    return f"{what}, each {each}, {part}, {first} to {last}"


def sentence(reading: Reading) -> str:
    """The picture in a short paragraph."""
    latest = reading.latest
    if latest is None:
        return f"{reading.name}: every count is hidden, because each is small. {_gaps(reading)}"
    parts = [f"{reading.name}: {latest.said} in {latest.name}."]
    phase = reading.chart.phases[-1]
    if reading.standing is not Standing.NONE:
        low, high = limits(reading)
        parts.append(
            f"The mean is {number(reading, phase.centre)}, and by chance alone nearly every point "
            f"lies between {low} and {high}."
        )
    if reading.standing is not Standing.FIRM:
        parts.append(few_words(reading))
    elif latest.point.rules and reading.ends_with_a_value:
        parts.append(
            f"The latest point is {rule_words(latest.point)}: a signal to ask why. "
            "It does not say why."
        )
    elif reading.ends_with_a_value:
        parts.append("The latest point shows only expected variation.")
    parts += [size_words(reading), _gaps(reading)]
    return " ".join(part for part in parts if part)


def size_words(reading: Reading) -> str:
    """Where periods differ much in size: what limits that allow for it say of the latest point.

    Laney's p-prime chart, of the phase in which the latest point lies.
    """
    shown = [each for each in _latest_phase(reading) if each.value is not None]
    sizes = [each.of for each in shown]
    if reading.kind is not Kind.SHARE or reading.standing is Standing.NONE or not shown:
        return ""
    if max(sizes) <= UNEQUAL * min(sizes):
        return ""
    allowed = prime([each.people for each in shown], sizes)
    beyond = "also lies beyond" if allowed.beyond[-1] else "lies within"
    return (
        f"These {PERIODS[reading.grain]} hold from {min(sizes):,} to {max(sizes):,} people, so "
        f"small ones swing more. With limits that allow for size the latest point {beyond} them."
    )


def _latest_phase(reading: Reading) -> tuple[Moment, ...]:
    phases = reading.chart.phases
    return reading.moments[phases[-1].start :] if phases else ()


def few_words(reading: Reading) -> str:
    """Why nothing, or little, can be told from so few points."""
    if reading.mostly_hidden:
        return (
            "Too many points are missing for limits: those that are left would make small numbers "
            "look larger than they are. Read the whole council instead, or a longer period."
        )
    if reading.standing is Standing.NONE:
        return "There are too few points for limits, so nothing here tells change from chance."
    return f"These are trial limits: there are fewer than {FIRM} points, so they will still move."


def rule_words(point) -> str:
    """Every rule a point meets, the one that names it first."""
    return "; ".join(RULES[rule, point.way] for rule in point.rules if (rule, point.way) in RULES)


def limits(reading: Reading) -> tuple[str, str]:
    """The limits of the latest phase as drawn: a percentage ends at 0 and 100, a count at 0."""
    phase = reading.chart.phases[-1]
    low, high = drawn(reading, phase.lower), drawn(reading, phase.upper)
    return number(reading, low), number(reading, high)


def drawn(reading: Reading, value: float) -> float:
    """A limit where it is drawn. The rules use it as it was worked out."""
    top = 100.0 if reading.kind is Kind.SHARE else float("inf")
    return min(max(value, 0.0), top)


def number(reading: Reading, value: float) -> str:
    """A value of a reading: whole percents of a share, else one decimal."""
    return f"{value:.0f}%" if reading.kind is Kind.SHARE else f"{value:.1f}"


def year_words(reading: Reading) -> tuple[str, str] | None:
    """The mean of the year before and of the latest year, of the periods that are shown."""
    size = YEAR_OF[reading.grain]
    years = (reading.moments[-2 * size : -size], reading.moments[-size:])
    means = []
    for year in years:
        values = [each for each in year if each.value is not None]
        if not values or len(year) < size:
            return None
        if reading.kind is Kind.SHARE:
            share = 100 * sum(each.people for each in values) / sum(each.of for each in values)
            means.append(f"{share:.0f}%")
        else:
            means.append(f"{sum(each.value for each in values) / len(values):.1f}")
    return means[0], means[1]


def would_change_our_mind(reading: Reading) -> str:
    """What the next points would have to be for us to say something else."""
    if reading.standing is not Standing.FIRM:
        return few_words(reading)
    low, high = limits(reading)
    mean = number(reading, reading.chart.phases[-1].centre)
    each = PERIODS[reading.grain].removesuffix("s")
    return (
        f"A {each} above {high} or below {low}; seven {PERIODS[reading.grain]} in a row on one "
        f"side of {mean}; seven in a row that each go the same way; or two of three close to the "
        "same limit. Until then, treat ups and downs as chance."
    )


def target_words(reading: Reading) -> str:
    """What the limits say of the target, or why they cannot."""
    found = reading.chart.assurance
    if found is None or reading.variation is None:
        return "There are too few points to say whether it will be met as things stand."
    low, high = limits(reading)
    said = {
        Assurance.PASSES: f"As things stand it will be met: nearly all points lie above {low}.",
        Assurance.FAILS: f"As things stand it will be missed: nearly all points lie below {high}.",
        Assurance.EITHER: f"It may be met or missed by chance: points lie from {low} to {high}.",
    }
    return said[found]


def assurance_words(reading: Reading) -> str:
    """The target in a table's cell, with its sign; empty without one."""
    if reading.chart.target is None:
        return ""
    found = reading.chart.assurance if reading.variation is not None else None
    signs = {Assurance.PASSES: "✓", Assurance.FAILS: "✗", Assurance.EITHER: "~", None: "–"}
    said = {
        Assurance.PASSES: "will meet it",
        Assurance.FAILS: "will miss it",
        Assurance.EITHER: "may meet or miss it",
        None: "too few points to say",
    }
    return f"{signs[found]} {said[found]} ({reading.chart.target:.0f}%)"


def direction_words(reading: Reading) -> str:
    """Why up is better, worse or neither."""
    if reading.chart.better is Better.NEITHER:
        return (
            "More or fewer of these is neither good nor bad by itself: it can mean more recording, "
            "or more people, and not better or worse work."
        )
    way = "Higher" if reading.chart.better is Better.HIGHER else "Lower"
    return f"{way} is better."


def _gaps(reading: Reading) -> str:
    total, each = len(reading.moments), PERIODS[reading.grain]
    said = {
        HIDDEN: "cannot be shown, because a number in them is small",
        TOO_FEW: "have fewer than 10 people, too few for a share",
        UNCOUNTED: "were not counted",
    }
    return " ".join(
        f"{count} of {total} {each} {words}{_named(reading, gap)}."
        for gap, words in said.items()
        if (count := reading.count_of(gap))
    )


def _named(reading: Reading, gap: str) -> str:
    """Which periods they are, where they are few enough to be read."""
    names = [moment.name for moment in reading.moments if moment.said == gap]
    return f" ({'; '.join(names)})" if len(names) <= MOST_NAMED else ""


def summary(readings: list[Reading]) -> str:
    """One sentence for the whole."""
    total = len(readings)
    by = {found: sum(each.variation is found for each in readings) for found in Variation}
    unknown = sum(each.variation is None for each in readings)
    parts = [
        (by[Variation.BETTER], "better than expected variation"),
        (by[Variation.WORSE], "in need of a conversation"),
        (by[Variation.CHANGED], "changed in number, which may be more or less recording"),
        (by[Variation.EXPECTED], "showing only expected variation"),
        (unknown, "with too few figures to tell"),
    ]
    told = [f"{count} {words}" for count, words in parts if count]
    joined = told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
    return f"Of {total} {'outcome' if total == 1 else 'outcomes'}: {joined}."
