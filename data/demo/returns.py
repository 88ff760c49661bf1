"""Invented returns of four years, as an upload leaves them: facts behind hashes of nobody."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import numpy as np

from data.store import Store
from stories.actions import uploading
from stories.outcomes.months import months_after
from stories.people import Person
from stories.returns import Fact, FileRead, Held, Outcome, Reading, Source, Span

SEED = 903
YEARS = 4  # sixteen quarters: enough points to tell change from chance
CENSUS, EPISODES = "children in need census", "SSDA903: Episodes"
# People a month: plans that ended safely and another way, and that started; in and out of care.
SAFER, OTHERWISE, STARTED = (15, 21), (4, 4.5), (22, 27)
HOME, UNPLANNED, CAME = (6, 8), (2, 2), (15, 13)
CAME_BACK = 0.14  # of those safer at home, within two years
WENT_BACK = 0.10  # of those who came home
BANDS = ("under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over")
# Two services answer for protection plans, and the return says which; for care one is set.
HELPS = ("family-help-north", "family-help-south")
WINDOWS = {"C-CP-END": (6, 12, 24), "C-REUN": (12, 24)}
RULES = {
    "C-CP-END": "plan end",
    "B-CP-OTHER": "plan ended another way",
    "B-CP-START": "plan started",
    "C-REUN": "left care: E4A",
    "B-REUN-UNPLANNED": "went home, not planned",
    "B-CARE-START": "came into care",
}


def step(now: datetime, analyst: Person) -> tuple[datetime, Callable[[Store], object]]:
    """The upload, three weeks ago."""
    at = now - timedelta(days=21)
    made = reading(now.date())
    signed = {"by": analyst, "at": at, "key": "demonstration"}
    return at, lambda store: uploading.keep_reading(store, made, **signed)


def reading(today: date) -> Reading:
    """Four years up to the last 31 March that lies four months back."""
    last = today - timedelta(days=122)
    end = last.year - (last < date(last.year, 3, 31))
    return _Maker(end).reading()


class _Maker:
    def __init__(self, end: int) -> None:
        self._chance = np.random.default_rng(SEED)
        self._ends = [date(year, 3, 31) for year in range(end - YEARS + 1, end + 1)]
        first = date(end - YEARS, 4, 1)
        self._months = [months_after(first, number) for number in range(12 * YEARS)]

    def reading(self) -> Reading:
        outcomes, facts = [], []
        for number, month in enumerate(self._months):
            for each in self._month(month, number / len(self._months)):
                (outcomes if isinstance(each, Outcome) else facts).append(each)
        spans = [
            Span(source, date(end.year - 1, 4, 1), end)
            for source in (Source.CENSUS, Source.CARE)
            for end in self._ends
        ]
        files = [self._file(kind, end, outcomes, facts) for kind in _NAMES for end in self._ends]
        return Reading(outcomes, facts, [], [], files, spans=spans)

    def _month(self, month: date, how_far: float) -> Iterator[Outcome | Fact]:
        for _ in range(self._draw(SAFER, how_far)):
            yield (ended := self._outcome("C-CP-END", month))
            yield from self._again(ended, CAME_BACK, "B-CP-START")
        for _ in range(self._draw(OTHERWISE, how_far)):
            yield self._fact("B-CP-OTHER", month, care_checked=True)
        for _ in range(self._draw(STARTED, how_far)):
            yield self._fact("B-CP-START", month)
        for _ in range(self._draw(HOME, how_far)):
            yield (left := self._outcome("C-REUN", month))
            yield from self._again(left, WENT_BACK, "B-CARE-START")
        for _ in range(self._draw(UNPLANNED, how_far)):
            yield self._fact("B-REUN-UNPLANNED", month)
        for _ in range(self._draw(CAME, how_far)):
            yield self._fact("B-CARE-START", month)

    def _again(self, one: Outcome, share: float, code: str) -> Iterator[Fact]:
        """For some, the same child comes back within two years."""
        month = months_after(one.month, int(self._chance.integers(2, 23)))
        if self._chance.random() < share and month <= self._months[-1]:
            yield self._fact(code, month, person=one.person)

    def _draw(self, line: tuple[float, float], how_far: float) -> int:
        return int(self._chance.poisson(line[0] + (line[1] - line[0]) * how_far))

    def _outcome(self, code: str, month: date) -> Outcome:
        later = tuple((months, Held.NOT_YET_KNOWN) for months in WINDOWS[code])
        band, days = self._band(), int(self._chance.integers(60, 700))
        about = {"age_band": band, "days": days, "later": later, "files": self._files(code, month)}
        checked = True if code == "C-CP-END" else None
        ids = self._hash(), self._hash()
        service = _service(code, ids[0])
        return Outcome(
            code, RULES[code], *ids, month, care_checked=checked, service=service, **about
        )

    def _fact(self, code: str, month: date, person: str = "", **more) -> Fact:
        person, key = person or self._hash(), self._hash()
        about = {"age_band": self._band(), "files": self._files(code, month)}
        service = _service(code, person)
        return Fact(code, RULES[code], month, 1, person, key, service=service, **about, **more)

    def _hash(self) -> str:
        return self._chance.bytes(16).hex()

    def _band(self) -> str:
        return BANDS[self._chance.integers(len(BANDS))]

    def _files(self, code: str, month: date) -> tuple[str, ...]:
        end = next(each for each in self._ends if month <= each)
        return (
            _NAMES[CENSUS if "-CP-" in code else EPISODES].format(end.year - 1, end.year % 100),
        )

    def _file(self, kind: str, end: date, outcomes, facts) -> FileRead:
        name = _NAMES[kind].format(end.year - 1, end.year % 100)
        counted = sum(each.files == (name,) for each in (*outcomes, *facts))
        refused, incomplete = (int(each) for each in self._chance.integers(1, 9, size=2))
        read = counted + refused + incomplete
        return FileRead(name, kind, read, counted, refused, incomplete, years=[end.isoformat()])


def _service(code: str, person: str) -> str:
    """The service that helps this family; none for children in care."""
    return HELPS[int(person[0], 16) % len(HELPS)] if "-CP-" in code else ""


_NAMES = {CENSUS: "CIN census {}-{}.xml", EPISODES: "SSDA903 episodes {}-{}.csv"}
