"""A reader with a solver: all that is published of an outcome, in every form, as equations.

Months, the quarters made of them, services and teams by size, how plans ended otherwise, how long
outcomes lasted by year and by service. Whoever reads knows how each is made, and which of them add
up to which.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

import numpy as np
from scipy.optimize import linprog

from stories.outcomes.check_backs import Answer, Group, standing
from stories.trends.cohorts import LASTED, NEVER_KNOWN, REASONS, fate_of, fates_in
from stories.trends.disclosure import WHOLE, SuppressedTable
from stories.trends.edition import months_of, otherwise
from stories.trends.grain import MONTHS_IN, Grain, period_of
from stories.trends.lasting import KNOWN, Groups, Place, as_shown
from stories.trends.services import services_of, teams_of
from stories.trends.teams import NO_TEAM, OF_TEAMS, TEAMS
from stories.trends.whole import Counted, whole_edition, whole_lasting


@dataclass(frozen=True)
class Record:
    service: str
    team: str
    month: date
    reason: str | None  # how it ended otherwise; None: it counts
    answers: tuple[tuple[int, Answer], ...] = ()
    gone: tuple[int, str] | None = None  # when that was found, and how they went


@dataclass(frozen=True)
class Edition:
    """All that is published on a day."""

    made: Mapping[str, SuppressedTable]
    lasting: Mapping[Place, Groups]
    true_groups: Mapping[tuple[str, int, Group], int]


def publish(kind, records, team_services, today, threshold, earlier: Edition | None) -> Edition:
    """What publish_figures() does, by the same functions, without a database."""
    before = earlier.made if earlier else {}
    counts, ends, teams, fates = {}, {}, {}, {}
    for one in records:
        code = otherwise(kind.code) if one.reason else kind.code
        counts.setdefault(code, Counter())[one.service, one.month] += 1
        teams.setdefault(code, Counter())[one.service, one.team, one.month] += 1
        if one.reason:
            ends.setdefault(kind.code, Counter())[one.month, one.reason] += 1
        else:
            fates.setdefault(kind.code, Counter())[one.month, _fate(one)] += 1
    found = Counted(counts, {}, _rows(fates), _rows(ends), _rows(teams), team_services)
    made = whole_edition([kind], found, today, threshold, before)
    held = {window: _standing(records, window, today) for window in kind.check_months}
    lasted = earlier.lasting if earlier else {}
    lasted = whole_lasting(kind.code, held, made, today, threshold, lasted)
    true = Counter()
    for window, rows in held.items():
        for of, _, group, people in rows:
            true[of, window, group] += people
    return Edition({**before, **made}, lasted, true)


def _fate(one: Record):
    stopped = [at for at, said in one.answers if said is Answer.NOT_HOLDING]
    still = [at for at, said in one.answers if said is Answer.STILL_HOLDING]
    return fate_of(min(stopped, default=None), max(still, default=None), one.gone)


def _rows(counts: Mapping[str, Counter]) -> dict[str, list[tuple]]:
    return {code: [(*place, n) for place, n in held.items()] for code, held in counts.items()}


def _standing(records: Iterable[Record], window: int, today: date) -> list[tuple]:
    found = Counter(
        (one.service, one.month, standing(one.month, window, dict(one.answers), today))
        for one in records
        if not one.reason
    )
    return [(*place, people) for place, people in found.items()]


@dataclass
class Solver:
    """Numbers of which something is known, and what is known of their sums."""

    bounds: dict[tuple, tuple[float, float | None]] = field(default_factory=dict)
    equal: list[tuple[dict[tuple, float], float]] = field(default_factory=list)
    most: list[tuple[dict[tuple, float], float]] = field(default_factory=list)

    def tell(self, what: tuple, low: float, high: float | None) -> None:
        self.bounds[what] = low, high

    def sums(self, whole: Iterable[tuple], parts: Iterable[tuple]) -> None:
        """That these add up to the same as those."""
        row = Counter()
        for sign, side in ((1, whole), (-1, parts)):
            for each in side:
                row[each] += sign
        self.equal.append((row, 0))

    def largest(self, wanted: Iterable[tuple], enough: float) -> dict[tuple, float]:
        """The most that each of these can be; of those that can be `enough`, that they can."""
        place = {what: at for at, what in enumerate(self.bounds)}
        known = [matrix for rows in (self.most, self.equal) for matrix in _matrices(rows, place)]
        limits, wanted = list(self.bounds.values()), list(wanted)
        at = [place[what] for what in wanted]
        can = _together(at, enough, known, limits) if wanted else []
        found = {}
        for what, place_of, reaches in zip(wanted, at, can, strict=True):
            if reaches:
                found[what] = enough
                continue
            goal = np.zeros(len(place))
            goal[place_of] = -1
            made = linprog(goal, *known, limits)
            assert made.status in (0, 3), (what, made.message)
            found[what] = -made.fun if made.status == 0 else float("inf")
        return found


def _matrices(rows: list, place: Mapping[tuple, int]) -> tuple[np.ndarray, np.ndarray]:
    matrix = np.zeros((len(rows), len(place)))
    for number, (row, _) in enumerate(rows):
        for what, factor in row.items():
            matrix[number, place[what]] = factor
    return matrix, np.array([limit for _, limit in rows])


def _together(at: list[int], enough: float, known: list, limits: list) -> list[bool]:
    """Of the numbers in these columns, which reach `enough` where as many do as can at once.

    Most do, so that few have to be asked for alone. Each has a number beside it that is counted:
    no more than itself, and no more than enough.
    """
    most, limit, equal, same = known
    columns, size = len(limits), len(at)
    beside = np.zeros((size, columns + size))
    for number, column in enumerate(at):
        beside[number, column], beside[number, columns + number] = -1, 1
    wider = [np.hstack([each, np.zeros((len(each), size))]) for each in (most, equal)]
    goal = np.concatenate([np.zeros(columns), -np.ones(size)])
    most, limit = np.vstack([wider[0], beside]), np.concatenate([limit, np.zeros(size)])
    made = linprog(goal, most, limit, wider[1], same, [*limits, *[(0, enough)] * size])
    assert made.status == 0, made.message
    return [bool(made.x[column] >= enough) for column in at]


def bounds(kind, edition: Edition, threshold: int, teams: Mapping[str, str]) -> dict:
    """The most that each hidden number of an edition can be, for whoever reads all of it."""
    solver = Solver()
    for code, table in edition.made.items():
        for cell in table.cells:
            low, high = (1, None) if cell.hidden else (cell.people, cell.people)
            solver.tell((code, cell.part, cell.start), low, high)
    for code in (kind.code, otherwise(kind.code)):
        _months(solver, edition.made, code)
        _teams(solver, edition.made, code, teams)
    _reasons(solver, edition.made, kind.code)
    for one, other in links(kind, edition):
        solver.sums(one, other)
    _fates(solver, edition.made, kind.code)
    _sizes(solver, kind, edition.made, teams)
    _groups(solver, kind, edition, threshold)
    hidden = [what for what, (low, high) in solver.bounds.items() if high is None and low]
    # Of a window that is left out nobody knows which group is small, nor that there is any in it.
    groups = [
        ("groups", of, window, group)
        for (of, window, group), true in edition.true_groups.items()
        if true and solver.bounds.get(("groups", of, window, group), (0, 0))[1] is None
    ]
    return solver.largest(hidden + groups, threshold)


def _months(solver: Solver, made, code: str) -> None:
    """Parts and their whole, by month and by the quarters of the page."""
    table = made.get(code)
    if table is None:
        return
    for start, cells in groupby(sorted(table.cells, key=_start), _start):
        parts = [(code, cell.part, start) for cell in cells if cell.part != WHOLE]
        solver.sums([(code, WHOLE, start)], parts)
    if table.grain is Grain.MONTH:
        for cell in table.summed(Grain.QUARTER).cells:
            if not cell.hidden:
                months = [(code, cell.part, at) for at in months_of(cell.start, Grain.QUARTER)]
                what = (code + "/quarter", cell.part, cell.start)
                solver.tell(what, cell.people, cell.people)
                solver.sums([what], months)


def _start(cell) -> date:
    return cell.start


def in_year(made, code: str, part: str, year: date) -> list[tuple]:
    return [
        (code, part, cell.start)
        for cell in made[code].only(part).cells
        if period_of(cell.start, Grain.YEAR) == year
    ]


def links(kind, edition: Edition) -> list[tuple[list, list]]:
    """Numbers of two forms that stand for the same people: what adds up to what."""
    made, found = edition.made, []
    for code in (kind.code, otherwise(kind.code)):
        for cell in made[code + OF_TEAMS].cells if code + OF_TEAMS in made else ():
            whole = (code + OF_TEAMS, cell.part, cell.start)
            found.append(([whole], in_year(made, code, cell.part, cell.start)))
    ends = kind.code + REASONS
    for cell in made[ends].only(WHOLE).cells if ends in made else ():
        months = in_year(made, otherwise(kind.code), WHOLE, cell.start)
        found.append(([(ends, WHOLE, cell.start)], months))
    for year, fates in fates_in(made.get(kind.code + LASTED)).items():
        if NEVER_KNOWN in fates:
            parts = [(kind.code + LASTED, fate.part, year) for fate in fates]
            found.append((parts, in_year(made, kind.code, WHOLE, year)))
    return found


def _teams(solver: Solver, made, code: str, teams: Mapping[str, str]) -> None:
    if code + OF_TEAMS not in made:
        return
    for cell in made[code + OF_TEAMS].cells:
        parts = [
            (code + TEAMS, each.part, each.start)
            for each in made[code + TEAMS].cells
            if each.start == cell.start and teams[each.part] == cell.part
        ]
        none = (code + NO_TEAM, cell.part, cell.start)
        parts += [none] if none in solver.bounds else []
        solver.sums([(code + OF_TEAMS, cell.part, cell.start)], parts)


def _reasons(solver: Solver, made, code: str) -> None:
    table = made.get(code + REASONS)
    for start, cells in groupby(sorted(table.cells, key=_start) if table else (), _start):
        parts = [(code + REASONS, cell.part, start) for cell in cells if cell.part != WHOLE]
        solver.sums([(code + REASONS, WHOLE, start)], parts)


def _fates(solver: Solver, made, code: str) -> None:
    """A year that leaves out those never known holds no more than its months."""
    for year, fates in fates_in(made.get(code + LASTED)).items():
        months = in_year(made, code, WHOLE, year)
        whole = len(months) * MONTHS_IN[made[code].grain] == MONTHS_IN[Grain.YEAR]
        if NEVER_KNOWN not in fates and whole:
            row = Counter((code + LASTED, fate.part, year) for fate in fates)
            row.subtract(dict.fromkeys(months, 1))
            solver.most.append((row, 0))


def _sizes(solver: Solver, kind, made, teams: Mapping[str, str]) -> None:
    """What the funnels say: sums of the year of each service and team, of what is shown."""
    codes = kind.code, otherwise(kind.code)
    for found, series in ((services_of(kind, made), ""), (teams_of(kind, made, teams), TEAMS)):
        for each in found.services if found else ():
            starts = sorted({cell.start for cell in made[codes[0] + series].cells})
            latest = starts[-found.periods :]
            for code, people in ((codes[0], each.people), (codes[1], each.of - each.people)):
                pairs = [[(c + series, each.part, at) for c in codes] for at in latest]
                both = [
                    (code + series, each.part, pair[0][2])
                    for pair in pairs
                    if all(solver.bounds.get(cell, (1, None))[1] is not None for cell in pair)
                ]
                what = ("by size", code + series, each.part)
                solver.tell(what, people, people)
                solver.sums([what], both)


def _groups(solver: Solver, kind, edition: Edition, threshold: int) -> None:
    """Where people of a service stand, rounded as the page shows it, beside months and years."""
    code, made, services = kind.code, edition.made, {of for of, *_ in edition.true_groups}
    for window in kind.check_months:
        for of in services:
            shown = edition.lasting.get((of, window))
            told = as_shown(shown) if shown else {}
            for group in shown or KNOWN:
                low, high = _rounded(told.get(group), threshold)
                solver.tell(("groups", of, window, group), low, high)
            if shown and shown.keys() > KNOWN:
                parts = [("groups", of, window, group) for group in shown]
                solver.sums(parts, [(code, of, cell.start) for cell in made[code].only(of).cells])
        _by_year(solver, kind, edition, window, services)


def _rounded(told: int | None, threshold: int) -> tuple[float, float | None]:
    if told is None:
        return 0, None
    return (0, 0) if told == 0 else (max(told - 2, threshold), told + 2)


def _by_year(solver: Solver, kind, edition: Edition, window: int, services) -> None:
    """The years of all services together, where they stand for the same people."""
    found = fates_in(edition.made.get(kind.code + LASTED))
    if not found or any(max(fate.months for fate in fates) < window for fates in found.values()):
        return
    for group in KNOWN:
        stopped = group is Group.NOT_HOLDING
        cells, people = [], 0
        for year, fates in found.items():
            for fate, many in fates.items():
                by_then = fate.months <= window if stopped else fate.months >= window
                later = not stopped and fate.stopped and fate.months > window
                if (fate.stopped == stopped and by_then) or later:
                    cells.append((kind.code + LASTED, fate.part, year))
                    people += many
        if people == sum(_covered(edition, (of, window), group) for of in services):
            solver.sums(cells, [("groups", of, window, group) for of in services])


def _covered(edition: Edition, place: Place, group: Group) -> int:
    """How many of a service stand so, of the months that its groups are made of."""
    shown = edition.lasting.get(place)
    return shown[group] if shown else edition.true_groups[*place, group]
