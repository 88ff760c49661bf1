"""What quiet times say, in plain words. Never why; every number is also in the table."""

from stories.trends.control import FIRM, Standing, Variation
from stories.trends.quiet import Quiet, Spell
from stories.trends.telling import PERIODS

COLUMNS = ("After", "Until", "Quiet between", "What it shows")
MEANS = {
    Variation.BETTER: "longer than chance explains, which is better",
    Variation.WORSE: "longer than chance explains, which needs a conversation",
    Variation.CHANGED: "longer than chance explains",
}


def why_offered(quiet: Quiet) -> str:
    """Why this picture and not one of each period, and what it cannot say."""
    many = PERIODS[quiet.reading.grain]
    each = many.removesuffix("s")
    return (
        f"Most {many} have none, so a picture of each {each} says little. This one counts the "
        f"quiet {many} between: the longer they are, the less often it happens. It counts whole "
        f"{many} and not days, because a date could point at somebody. A hidden number stands for "
        "at least one."
    )


def headline(quiet: Quiet) -> str:
    """What the picture shows, above it."""
    name = quiet.reading.name
    if quiet.standing is not Standing.FIRM:
        return f"{name}: too few quiet times to tell change from chance"
    if quiet.running_long:
        return f"{name}: it has been quiet for longer than chance explains"
    if quiet.latest.variation is Variation.EXPECTED:
        return f"{name}: no change beyond what varies by chance"
    return f"{name}: the latest quiet time was {MEANS[quiet.latest.variation]}"


def subtitle(quiet: Quiet, part: str) -> str:
    """What is drawn, of whom and from when to when."""
    many = PERIODS[quiet.reading.grain]
    moments = quiet.reading.moments
    return (
        f"Whole {many} without one, between those that had some, {part}, "
        f"{moments[0].name} to {moments[-1].name}"
    )


def sentence(quiet: Quiet) -> str:
    """The picture in a short paragraph."""
    name, last = quiet.reading.name, quiet.latest
    parts = [
        f"{name}: {lasted(quiet, last.periods)} without one lay between {last.after.name} and "
        f"{last.until.name}, the latest that had some."
    ]
    if quiet.standing is not Standing.NONE:
        parts.append(
            f"The middle one of all quiet times is {quiet.chart.centre:g}, and by chance alone "
            f"nearly all are at most {quiet.chart.upper:.1f}."
        )
    if quiet.standing is Standing.NONE:
        parts.append("There are too few quiet times for a limit.")
    elif quiet.standing is Standing.TRIAL:
        parts.append(
            f"This is a trial limit: there are fewer than {FIRM} quiet times, so it will move."
        )
    parts.append(running_words(quiet))
    return " ".join(part for part in parts if part)


def running_words(quiet: Quiet) -> str:
    """The quiet time that is not over."""
    if not quiet.running:
        return ""
    beyond = ", which is longer than chance explains" if quiet.running_long else ""
    return (
        f"Since {quiet.latest.until.name} it has been quiet for "
        f"{lasted(quiet, quiet.running)} so far{beyond}."
    )


def lasted(quiet: Quiet, periods: int) -> str:
    """A number of periods, such as 1 month or no months."""
    many = PERIODS[quiet.reading.grain]
    return f"{periods or 'no'} {many.removesuffix('s') if periods == 1 else many}"


def shows(quiet: Quiet, spell: Spell) -> str:
    """What one quiet time shows; empty with too few for a limit."""
    if quiet.standing is not Standing.FIRM:
        return ""
    return MEANS.get(spell.variation, str(Variation.EXPECTED))


def rows(quiet: Quiet) -> list[tuple[str, str, str, str]]:
    """Each quiet time, oldest first, and the one that is not over."""
    found = [
        (each.after.name, each.until.name, str(each.periods), shows(quiet, each))
        for each in quiet.spells
    ]
    if quiet.running:
        found.append((quiet.latest.until.name, "not over yet", str(quiet.running), ""))
    return found
