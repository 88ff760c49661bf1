"""One child with all their events, brought together from every file."""

from collections import defaultdict
from collections.abc import Sequence

from stories.returns import events as kinds
from stories.returns.rules.known import Known, Seen, together

PERMANENT = frozenset({"E11", "E12", "E41", "E43", "E44", "E45", "E46", "E47", "E48"})
CONTINUES = "X1"
DIED = "E2"


class Child:
    """Everything read of one child. Lists are in order of their days; see `events` for fields."""

    def __init__(self, who: bytes, events: Sequence[tuple], known: Known) -> None:
        self.who = who
        by_kind: dict[int, list[tuple]] = defaultdict(list)
        for event in events:
            by_kind[event[1]].append(event)
        self.born, self.died = _about(by_kind.get(kinds.CHILD, ()))
        self.plans = together(by_kind.get(kinds.PLAN, ()), 1, known)
        self.needs = together(by_kind.get(kinds.NEED, ()), 1, known)
        self.cin_plans = together(by_kind.get(kinds.CIN_PLAN, ()), 1, known)
        self.enquiries = together(by_kind.get(kinds.ENQUIRY, ()), 1, known)
        self.episodes = self._before_death(_ended(by_kind.get(kinds.EPISODE, ()), known), known)
        self.reviews = together(by_kind.get(kinds.REVIEW, ()), 1, known)
        self.missing = together(by_kind.get(kinds.MISSING, ()), 1, known)
        self.placed = together(by_kind.get(kinds.PLACED, ()), 1, known)
        self.orders = together(by_kind.get(kinds.ADOPTED, ()), 1, known)
        self.earlier = together(by_kind.get(kinds.EARLIER, ()), 1, known)
        self.workers = together(by_kind.get(kinds.WORKER, ()), 2, known)
        self.leavers = by_kind.get(kinds.LEAVER, [])
        self.seen_leavers = by_kind.get(kinds.SEEN_LEAVER, [])
        self.health = by_kind.get(kinds.HEALTH, [])
        self.care_starts = [each[0] for each in self.episodes if each[1] == "S"]

    def _before_death(self, episodes: list[Seen], known: Known) -> list[Seen]:
        """A child cannot come back after dying: such rows are a fault in the data, set aside."""
        deaths = [each[2] for each in episodes if each[3] == DIED and each[2]]
        if not deaths:
            return episodes
        died = min(deaths)
        for each in episodes:
            if each[0] > died:
                known.flagged.append((each.files[0], each.row, "recorded after the child's death"))
        return [each for each in episodes if each[0] <= died]

    def closed_near(self, day: int, reason: str, near: int) -> bool:
        """Whether an episode of need closed for this reason within so many days either side."""
        return any(each[2] == reason and abs(each[1] - day) <= near for each in self.needs)

    def in_care_on(self, day: int) -> bool:
        return any(each[0] <= day and (not each[2] or each[2] > day) for each in self.episodes)

    def leavings(self) -> list[Seen]:
        """Episodes that ended a time in care."""
        return [each for each in self.episodes if each[2] and each[3] not in ("", CONTINUES)]


def _about(events: Sequence[tuple]) -> tuple[int, int]:
    """Birth and death; where files differ, the day most often said, then the earlier."""
    born = [each[4] for each in events if each[4]]
    died = [each[5] for each in events if each[5]]
    return _usual(born), min(died, default=0)


def _usual(days: list[int]) -> int:
    if not days:
        return 0
    first = days[0]
    if days.count(first) == len(days):
        return first
    return min(set(days), key=lambda day: (-days.count(day), day))


def _ended(events: Sequence[tuple], known: Known) -> list[Seen]:
    """Episodes by their start. Of two versions the one with an end stands: it was written later."""
    ordered = [(*each[:4], each[4], each[6], each[7], each[5]) for each in events]
    return [
        Seen((each[0], each[3], each[1], each[2], each.files, each.row))
        for each in together(ordered, 1, known)
    ]
