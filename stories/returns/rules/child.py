"""One child with all their events, brought together from every file."""

from collections.abc import Sequence
from datetime import date

from stories.returns import events as kinds
from stories.returns.days import FAR
from stories.returns.rules.known import Known, Seen, together

CONTINUES = "X1"
DIED = "E2"
HALF_A_MONTH = 15  # days
AFTER_DEATH = "recorded after the child's death"


# Where the events of each kind are kept, and how many of their fields name one of them.
KEPT = {
    kinds.PLAN: ("plans", 1),
    kinds.NEED: ("needs", 1),
    kinds.CIN_PLAN: ("cin_plans", 1),
    kinds.ENQUIRY: ("enquiries", 1),
    kinds.REVIEW: ("reviews", 1),
    kinds.MISSING: ("missing", 1),
    kinds.PLACED: ("placed", 1),
    kinds.ADOPTED: ("orders", 1),
    kinds.EARLIER: ("earlier", 1),
    kinds.WORKER: ("workers", 2),
    kinds.COURT: ("before_court", 1),
    kinds.DISTANCE: ("distances", 1),
    kinds.WITH: ("with_services", 2),
}
# Kinds whose versions the rules themselves bring together, year by year.
YEARLY = {
    kinds.LEAVER: "leavers",
    kinds.SEEN_LEAVER: "seen_leavers",
    kinds.HEALTH: "health",
}


class Child:
    """Everything read of one child. Lists are in order of their days; see `events` for fields."""

    plans = needs = cin_plans = enquiries = episodes = reviews = missing = placed = orders = ()
    earlier = workers = leavers = seen_leavers = health = care_starts = leavings = ()
    before_court = distances = entries = with_services = ()
    also_started: Sequence[int] = ()  # of care, where the episode itself is incomplete
    born = died = in_care_until = 0

    def __init__(self, who: bytes, events: Sequence[tuple], known: Known) -> None:
        self.who = who
        by_kind: dict[int, list[tuple]] = {}
        for event in events:
            kind = event[1]
            if kind in by_kind:
                by_kind[kind].append(event)
            else:
                by_kind[kind] = [event]
        self.kinds = tuple(by_kind)
        for kind, found in by_kind.items():
            if kind in KEPT:
                name, keyed = KEPT[kind]
                setattr(self, name, together(found, keyed, known))
            elif kind == kinds.EPISODE:
                self._in_care(_before_death(_ended(found, known), known))
            elif kind == kinds.STARTED:
                self.also_started = [each[4] for each in found]
            elif kind == kinds.CHILD:
                self.born, self.died = _about(found)
            else:
                setattr(self, YEARLY[kind], found)
        if self.died:
            self._alive(known)

    def _alive(self, known: Known) -> None:
        """Set aside what a census says began after the child's death: a fault in the data."""
        for name in ("plans", "needs", "cin_plans", "enquiries"):
            found = getattr(self, name)
            late = [each for each in found if each[0] > self.died]
            known.flagged += [(each.files[0], each.row, AFTER_DEATH) for each in late]
            setattr(self, name, [each for each in found if each[0] <= self.died])

    def _in_care(self, episodes: list[Seen]) -> None:
        """Episodes, those that begin a time in care, and those that end one."""
        self.episodes = episodes
        self.entries = [each for each in episodes if each[1] == "S"]
        self.care_starts = [each[0] for each in self.entries]
        self.leavings = [each for each in episodes if each[2] and each[3] != CONTINUES]
        self.in_care_until = max([each[2] or FAR for each in episodes], default=0)

    def came_into_care(self) -> Sequence[int]:
        """Every known day of coming into care, also of episodes that are not counted."""
        if not self.also_started:
            return self.care_starts
        return sorted({*self.care_starts, *self.also_started})

    def service_in(self, month: date) -> str:
        """The service that a return names nearest to the middle of a month; empty for none."""
        middle = month.toordinal() + HALF_A_MONTH
        near = min(self.with_services, key=lambda each: (abs(each[0] - middle), each), default=None)
        return near[1] if near else ""

    def closed_near(self, day: int, reason: str, near: int) -> bool:
        """Whether an episode of need closed for this reason within so many days either side."""
        return bool(self.needs) and any(
            each[2] == reason and abs(each[1] - day) <= near for each in self.needs
        )

    def in_care_on(self, day: int) -> bool:
        return any(each[0] <= day and (not each[2] or each[2] > day) for each in self.episodes)


def _before_death(episodes: list[Seen], known: Known) -> list[Seen]:
    """A child cannot come back after dying: such rows are a fault in the data, set aside."""
    deaths = [each[2] for each in episodes if each[3] == DIED]
    if not deaths:
        return episodes
    died = min(deaths)
    for each in episodes:
        if each[0] > died:
            known.flagged.append((each.files[0], each.row, AFTER_DEATH))
    return [each for each in episodes if each[0] <= died]


def _about(events: Sequence[tuple]) -> tuple[int, int]:
    """Birth and death; where files differ, the day most often said, then the earlier."""
    if len(events) == 1:
        return events[0][4:6]
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
    if len({each[4] for each in events}) == len(events):
        singles = [Seen((*each[4:], (each[2],), each[3])) for each in events]
        singles.sort()  # by their start, of which no two are the same
        return singles
    ordered = [(*each[:4], each[4], each[6], each[7], each[5]) for each in events]
    return [
        Seen((each[0], each[3], each[1], each[2], each.files, each.row))
        for each in together(ordered, 1, known)
    ]
