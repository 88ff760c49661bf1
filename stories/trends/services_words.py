"""What a funnel of services or teams says, in plain words and by name: no order of merit."""

from collections.abc import Mapping
from dataclasses import replace

from stories.trends.disclosure import rounded
from stories.trends.services import Outside, Service, Services
from stories.trends.telling import PERIODS

COLUMNS = ("Figure", "Rests on", "By size alone, 19 of 20 lie in", "What it shows")
FILE_COLUMNS = (
    "Count", "Of", "Percent", "Rests on", "Lower 95%", "Upper 95%", "What it shows",
)  # fmt: skip


def columns(found: Services) -> tuple[str, ...]:
    """The headings of rows()."""
    return (found.noun.capitalize(), *COLUMNS)


def file_columns(found: Services) -> tuple[str, ...]:
    """The headings of file_rows()."""
    return (found.noun.capitalize(), *FILE_COLUMNS)


def headline(found: Services) -> str:
    """What the picture shows, above it."""
    far = sum(each.outside is Outside.FAR for each in found.services)
    if not far:
        return f"{found.name}: {found.noun}s differ by no more than their size explains"
    lie = f"{found.noun} lies" if far == 1 else f"{found.noun}s lie"
    return f"{found.name}: {far} {lie} further from all than size explains"


def subtitle(found: Services) -> str:
    """What is drawn, of whom and when."""
    return f"% of {found.of}, each {found.noun}, {found.when}"


def sentence(found: Services, names: Mapping[str, str]) -> str:
    """The picture in a short paragraph: services that stand out by name, never in an order."""
    near = sum(each.outside is Outside.NEAR for each in found.services)
    parts = [f"Of all these {found.noun}s together it was {found.funnel.target:.0%}."]
    parts += [
        f"{names.get(each.part, each.part)} had {figure(each)}: {shows(each)}, a reason to ask why."
        for each in found.services
        if each.outside is Outside.FAR
    ]
    if near:
        parts.append(
            f"{near} of {len(found.services)} lie beyond the inner lines, which one in twenty "
            "crosses by chance alone."
        )
    if not any(each.outside for each in found.services):
        every = "Both" if len(found.services) == 2 else f"All {len(found.services)}"
        parts.append(f"{every} lie within the lines.")
    if any(each.periods < found.periods for each in found.services):
        parts.append(
            f"{PERIODS[found.grain].capitalize()} with a hidden number are left out, which can "
            f"make a small {found.noun} look different from what it is."
        )
    return " ".join([*parts, lines_words(found), left_out_words(found, names)]).strip()


def lines_words(found: Services) -> str:
    """What the lines allow for."""
    if found.wider:
        return f"The lines allow for chance, and for how much {found.noun}s differ anyway."
    two = f" Of two {found.noun}s each is mostly compared with the other."
    return (
        f"The lines allow for chance alone, and {found.noun}s differ in whom they help."
        + two * (len(found.services) == 2)
    )


def left_out_words(found: Services, names: Mapping[str, str]) -> str:
    """Who is not drawn, and why; empty where everybody is."""
    if not found.left_out:
        return ""
    said = ", ".join(names.get(each, each) for each in found.left_out)
    return f"Not drawn, because too many numbers in the year are small or missing: {said}."


def rests_on(found: Services, each: Service) -> str:
    """How much of the year can be shown, such as 11 of 12 months."""
    if found.periods == 1:
        return "the whole year"
    return f"{each.periods} of {found.periods} {PERIODS[found.grain]}"


def figure(each: Service) -> str:
    """A count, what it is of, and its percentage."""
    return f"{each.people:,} of {each.of:,} ({each.share:.0%})"


def shows(each: Service) -> str:
    """How far a service lies from what its size explains."""
    side = "higher" if each.higher else "lower"
    return {
        Outside.NO: "no more than its size explains",
        Outside.NEAR: f"{side}, which one in twenty is by chance",
        Outside.FAR: f"{side} than its size explains",
    }[each.outside]


def rows(found: Services, names: Mapping[str, str]) -> list[tuple[str, ...]]:
    """A row for each service by name, which is no order of merit."""
    return [
        (
            names.get(each.part, each.part),
            figure(each),
            rests_on(found, each),
            f"{each.lines.lower_95:.0%} to {each.lines.upper_95:.0%}",
            shows(each),
        )
        for each in by_name(found, names)
    ]


def leaving(found: Services) -> Services:
    """As it may leave: counts to the nearest 5, shares to whole percents worked out before that."""
    services = tuple(
        replace(each, people=rounded(each.people), of=rounded(each.of), share=round(each.share, 2))
        for each in found.services
    )
    return replace(found, services=services)


def file_rows(found: Services, names: Mapping[str, str]) -> list[tuple[str, ...]]:
    """A row for each service of what leaves."""
    return [
        (
            names.get(each.part, each.part),
            str(each.people),
            str(each.of),
            f"{100 * each.share:.0f}",
            rests_on(found, each),
            *(f"{100 * line:.0f}" for line in (each.lines.lower_95, each.lines.upper_95)),
            shows(each),
        )
        for each in by_name(leaving(found), names)
    ]


def by_name(found: Services, names: Mapping[str, str]) -> list[Service]:
    """Services in the order of their names."""
    return sorted(found.services, key=lambda each: names.get(each.part, each.part))
