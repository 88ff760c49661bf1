"""Did it last? Groups at each window, published only where none of them could point at somebody."""

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date

from stories.outcomes.check_backs import Group
from stories.trends.disclosure import SMALLEST_COUNT, SuppressedTable, rounded
from stories.trends.edition import months_of
from stories.trends.from_returns import RETURNS
from stories.trends.grain import periods
from stories.trends.reading import SMALLEST_DENOMINATOR

# Where a group is small, the answers that tell nothing are put together before anything is shown.
COARSE = {
    Group.STILL_HOLDING: Group.STILL_HOLDING,
    Group.NOT_HOLDING: Group.NOT_HOLDING,
    Group.NOT_KNOWN: Group.NOT_ASKED,
    Group.NOT_ASKED: Group.NOT_ASKED,
    Group.NOT_YET_DUE: Group.NOT_ASKED,
}
KNOWN = frozenset({Group.STILL_HOLDING, Group.NOT_HOLDING})
Counts = Iterable[tuple[str, date, Group, int]]
Groups = Mapping[Group, int]
Place = tuple[str, int]  # a service, and months after the outcome
Span = tuple[frozenset[date], int]  # months of which every count is shown, and their sum


def lasting(
    counts: Mapping[int, Counts],
    service: str,
    threshold: int = SMALLEST_COUNT,
    span: Span | None = None,
) -> dict[int, dict[Group, int]]:
    """People of one service by window and group, over all months together.

    A window's groups add up to a number that a chart may show, so one hidden group could be
    worked out: a window of which any group is small, even coarse, is left out altogether. Where
    Group.NOT_YET_DUE is absent, Group.NOT_ASKED stands for all that is not yet known.

    `span` are the months that the service shows whole. Where a month is hidden, or where the
    groups add up to a few more or less than the months, the sum of all groups would tell it: then
    only those are given of whom something is known.
    """
    shown = {}
    for months, found in sorted(counts.items()):
        ours = [(month, at, people) for of, month, at, people in found if of == service]
        if span is not None:
            ours = [each for each in ours if each[0] in span[0]]
        groups = dict.fromkeys(Group, 0)
        for _, standing, people in ours:
            groups[standing] += people
        whole = span is not None and _agrees(sum(groups.values()), span[1], threshold)
        known = {group: groups[group] for group in Group if group in KNOWN}
        for each in (groups, _coarse(groups)) if whole else (known,):
            if sum(each.values()) and _safe(each, threshold):
                shown[months] = each
                break
    return shown


def spans(table: SuppressedTable | None, months: Sequence[date]) -> dict[str, Span]:
    """Of each part that shows every period within these months: its months, and how many people."""
    if table is None:
        return {}
    wanted = set(periods(months[0], months[-1], table.grain))
    shown: dict[str, dict[date, int | None]] = {}
    for cell in table.cells:
        if cell.start in wanted:
            shown.setdefault(cell.part, {})[cell.start] = cell.people
    return {
        part: (
            frozenset(month for start in held for month in months_of(start, table.grain)),
            sum(held.values()),
        )
        for part, held in shown.items()
        if None not in held.values()
    }


def new_lasting(
    counts: Mapping[int, Counts],
    threshold: int,
    earlier: Mapping[Place, Groups],
    shown: Mapping[str, Span],
) -> dict[Place, Groups]:
    """What an edition says of one outcome: for each service and window, its groups.

    What was published before stays wherever a group would change by 1 to one less than the
    threshold: two editions may be subtracted, and must not tell of a few. `shown` are the spans()
    of the outcome's own figures.
    """
    counts = {months: list(found) for months, found in counts.items()}
    services = {of for found in counts.values() for of, *_ in found}
    now = {
        (of, months): groups
        for of in services
        for months, groups in lasting(counts, of, threshold, shown.get(of)).items()
    }
    kept = {place: groups for place, groups in earlier.items() if _safe(groups, threshold)}
    for place, groups in _with_room(now, counts, threshold).items():
        if place not in kept or _may_follow(kept[place], groups, threshold):
            kept[place] = groups
    return kept


def _with_room(
    now: Mapping[Place, Groups], counts: Mapping[int, Iterable], threshold: int
) -> dict[Place, Groups]:
    """The windows, and of each as many services less as it takes to hide those left out.

    The years of an outcome say how many lasted of all services together, so the groups of those
    left out could be what is missing.
    """
    kept = dict(now)
    for months, found in counts.items():
        people: dict[str, dict[Group, int]] = {}
        for of, _, standing, many in found:
            if standing in KNOWN and of != RETURNS:  # these are nobody that services counted
                groups = people.setdefault(of, dict.fromkeys(KNOWN, 0))
                groups[standing] += many
        while not _hides(people, {of for of, at in kept if at == months}, threshold):
            shown = [of for of in people if (of, months) in kept]
            if not shown:
                break
            del kept[min(shown, key=lambda of: (sum(people[of].values()), of)), months]
    return kept


def _hides(people: Mapping[str, Groups], shown: Set[str], threshold: int) -> bool:
    """Whether each group of all services left out could be the threshold in any one of them."""
    left_out = [groups for of, groups in people.items() if of not in shown]
    sums = [sum(groups[each] for groups in left_out) for each in KNOWN]
    return all(many == 0 or many >= threshold + len(left_out) - 1 for many in sums)


def as_shown(groups: Groups) -> dict[Group, int]:
    """Rounded to 5, so that what they add up to tells nothing of a month that is hidden."""
    return {group: rounded(people) for group, people in groups.items()}


def share_that_lasted(groups: Mapping[Group, int]) -> float | None:
    """Sustained of those known: still / (still + not). None where fewer than 10 are known."""
    still, stopped = groups.get(Group.STILL_HOLDING, 0), groups.get(Group.NOT_HOLDING, 0)
    known = still + stopped
    return still / known if known >= SMALLEST_DENOMINATOR else None


def _agrees(people: int, shown: int, threshold: int) -> bool:
    return people == shown or abs(people - shown) >= threshold


def _coarse(groups: Mapping[Group, int]) -> dict[Group, int]:
    kept: dict[Group, int] = {}
    for group, people in groups.items():
        kept[COARSE[group]] = kept.get(COARSE[group], 0) + people
    return kept


def _safe(groups: Groups, threshold: int) -> bool:
    return not any(0 < people < threshold for people in groups.values())


def _may_follow(before: Groups, now: Groups, threshold: int) -> bool:
    """Whether no group, nor the coarse ones, changes by so little that it tells of a few."""
    pairs = [(_coarse(before), _coarse(now))]
    if before.keys() == now.keys():
        pairs.append((before, now))
    changes = (
        abs(one[group] - other[group])
        for one, other in pairs
        for group in one.keys() & other.keys()
    )
    return not any(0 < change < threshold for change in changes)
