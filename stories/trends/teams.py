"""What may be shown of teams: by year alone, and only of years that a service shows whole.

The teams of a service, with those recorded under no team, add up to a year of it that anybody can
add up too. So where a month of the year is hidden its teams stay out, or they would tell it.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from stories.trends.cohorts import agreed_years
from stories.trends.disclosure import WHOLE, Cell, SuppressedTable, stored, suppress
from stories.trends.edition import YEARS
from stories.trends.grain import Grain, period_of, periods
from stories.trends.monthly import whole_months_before

# Series beside an outcome's: its teams; by service, those of no team; by service, all of them.
TEAMS, NO_TEAM, OF_TEAMS = "/teams", "/no-team", "/of-teams"
NONE = ""  # the team of a record that names none
Row = tuple[str, str, date, int]  # service, team, month and how many
Place = tuple[str, date]  # a service and a year
Groups = dict[Place, dict[str, int]]


def new_teams(
    made: Mapping[str, SuppressedTable],
    counts: Mapping[str, Iterable[Row]],
    services: Mapping[str, str],
    today: date,
    threshold: int,
    earlier: Mapping[str, SuppressedTable],
) -> dict[str, SuppressedTable]:
    """The series of teams that go with an edition, of years that are over.

    `made` is the edition, `services` the service of each team. A year of which services have
    become part of others since stays as it was published.
    """
    found: dict[str, list[Cell]] = {}
    for code in sorted(counts.keys() & made.keys()):
        groups = _groups(counts[code], today)
        old = _published(code, earlier, services)
        for place in _to_show(made[code], groups, old, threshold):
            cells = _cells(groups[place], place, threshold, old.get(place, {}))
            for series, cell in cells:
                found.setdefault(code + series, []).append(cell)
    return {code: stored(cells, Grain.YEAR, threshold) for code, cells in found.items()}


def _groups(rows: Iterable[Row], today: date) -> Groups:
    """People of each team by service and year."""
    months = whole_months_before(today, YEARS)
    over = set(periods(months[0], months[-1], Grain.YEAR))
    found: Groups = {}
    for service, team, month, people in rows:
        if (year := period_of(month, Grain.YEAR)) in over:
            group = found.setdefault((service, year), {})
            group[team] = group.get(team, 0) + people
    return found


def _published(
    code: str, earlier: Mapping[str, SuppressedTable], services: Mapping[str, str]
) -> dict[Place, dict[str, int | None]]:
    """What was published before of each service and year: its teams, no team, and the whole."""
    found: dict[Place, dict[str, int | None]] = {}
    for series, part in ((OF_TEAMS, WHOLE), (NO_TEAM, NONE)):
        for cell in earlier[code + series].cells if code + series in earlier else ():
            found.setdefault((cell.part, cell.start), {})[part] = cell.people
    for cell in earlier[code + TEAMS].cells if code + TEAMS in earlier else ():
        place = services.get(cell.part, ""), cell.start
        found.setdefault(place, {})[cell.part] = cell.people
    return found


def _to_show(
    table: SuppressedTable, groups: Groups, old: Iterable[Place], threshold: int
) -> list[Place]:
    """Services and years that their own months show whole, none of them joined to another."""
    gone = {year for service, year in old if (service, year) not in groups}
    sums: dict[str, dict[date, int]] = {}
    for (service, year), teams in groups.items():
        sums.setdefault(service, {})[year] = sum(teams.values())
    return [
        (service, year)
        for service, years in sorted(sums.items())
        for year in sorted(agreed_years(table.only(service), years, threshold))
        if year not in gone and year in years
    ]


def _cells(
    now: Mapping[str, int], place: Place, threshold: int, old: Mapping[str, int | None]
) -> list[tuple[str, Cell]]:
    """What of one service and year may be shown, by series; nothing where too few are in it."""
    service, year = place
    people = {**dict.fromkeys(old.keys() - {WHOLE}, 0), **now}
    if not old and sum(people.values()) < threshold + len(people) - 1:
        return []
    before = [Cell(team, year, each) for team, each in old.items()]
    counts = {(team, year): each for team, each in people.items()}
    beside = {NONE: NO_TEAM, WHOLE: OF_TEAMS}
    return [
        (beside[cell.part], Cell(service, year, cell.people))
        if cell.part in beside
        else (TEAMS, cell)
        for cell in suppress(counts, Grain.YEAR, threshold, before).cells
    ]
