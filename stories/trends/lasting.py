"""Did it last? Groups at each window, published only where none of them could point at somebody."""

from collections.abc import Iterable, Mapping
from datetime import date

from stories.outcomes.check_backs import Group
from stories.trends.disclosure import SMALLEST_COUNT, rounded

# Where a group is small, the answers that tell nothing are put together before anything is shown.
COARSE = {
    Group.STILL_HOLDING: Group.STILL_HOLDING,
    Group.NOT_HOLDING: Group.NOT_HOLDING,
    Group.NOT_KNOWN: Group.NOT_ASKED,
    Group.NOT_ASKED: Group.NOT_ASKED,
    Group.NOT_YET_DUE: Group.NOT_ASKED,
}
FEWEST_FOR_A_SHARE = 10
Counts = Iterable[tuple[str, date, Group, int]]
Groups = Mapping[Group, int]
Place = tuple[str, int]  # a service, and months after the outcome


def lasting(
    counts: Mapping[int, Counts], service: str, threshold: int = SMALLEST_COUNT
) -> dict[int, dict[Group, int]]:
    """People of one service by window and group, over all months together.

    A window's groups add up to a number that a chart may show, so one hidden group could be
    worked out: a window of which any group is small, even coarse, is left out altogether. Where
    Group.NOT_YET_DUE is absent, Group.NOT_ASKED stands for all that is not yet known.
    """
    shown = {}
    for months, found in sorted(counts.items()):
        groups = dict.fromkeys(Group, 0)
        for of, _, standing, people in found:
            groups[standing] += people if of == service else 0
        for each in (groups, _coarse(groups)):
            if sum(each.values()) and _safe(each, threshold):
                shown[months] = each
                break
    return shown


def new_lasting(
    counts: Mapping[int, Counts], threshold: int, earlier: Mapping[Place, Groups]
) -> dict[Place, Groups]:
    """What an edition says of one outcome: for each service and window, its groups.

    What was published before stays wherever a group would change by 1 to one less than the
    threshold: two editions may be subtracted, and must not tell of a few.
    """
    counts = {months: list(found) for months, found in counts.items()}
    services = {of for found in counts.values() for of, *_ in found}
    now = {
        (of, months): groups
        for of in services
        for months, groups in lasting(counts, of, threshold).items()
    }
    kept = {place: groups for place, groups in earlier.items() if _safe(groups, threshold)}
    for place, groups in now.items():
        if place not in kept or _may_follow(kept[place], groups, threshold):
            kept[place] = groups
    return kept


def as_shown(groups: Groups) -> dict[Group, int]:
    """Rounded to 5, so that what they add up to tells nothing of a month that is hidden."""
    return {group: rounded(people) for group, people in groups.items()}


def share_that_lasted(groups: Mapping[Group, int]) -> float | None:
    """Sustained of those known: still / (still + not). None where fewer than 10 are known."""
    still, stopped = groups.get(Group.STILL_HOLDING, 0), groups.get(Group.NOT_HOLDING, 0)
    known = still + stopped
    return still / known if known >= FEWEST_FOR_A_SHARE else None


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
    changes = (abs(one[group] - other[group]) for one, other in pairs for group in one)
    return not any(0 < change < threshold for change in changes)
