"""Did it last? Groups at each window, shown only where none of them could point at somebody."""

from collections.abc import Iterable, Mapping
from datetime import date

from stories.outcomes.check_backs import Group
from stories.trends.disclosure import SMALLEST_COUNT

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
            if sum(each.values()) and not any(0 < n < threshold for n in each.values()):
                shown[months] = each
                break
    return shown


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
