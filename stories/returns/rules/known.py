"""What all rules share: how far the data reaches, and making records with their keys."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from stories.returns.days import add_months, month_of
from stories.returns.hashing import event_keys
from stories.returns.reading import Fact, Held, Outcome

_new = tuple.__new__  # a record is made half a million times: by the tuple, not by keyword


@dataclass
class Known:
    """What was read besides the person at hand. Days are ordinals; 0 means none."""

    key: bytes
    names: Sequence[str]  # of files, by number
    references: dict[int, int] = field(default_factory=dict)  # of census files, by number
    census_reach: int = 0  # the latest reference date
    missing_years: tuple[tuple[int, int], ...] = ()  # spans between censuses that none covers
    month_ends: Sequence[int] = ()
    care_reach: int = 0  # the end of the latest year of the 903
    care_first: int = 0  # the end of the first year
    care_years: list[int] = field(default_factory=list)
    care_read: bool = False  # whether any list of children in care was read
    care_spans: list[tuple[int, int]] = field(default_factory=list)  # that lists of care cover
    uncovered: int = 0  # plans that ended outside of these, where any list of care was read
    years: dict[int, int] = field(default_factory=dict)  # of groups of 903 files
    annex_day: int = 0  # the latest day in the lists of Annex A
    adults_reach: int = 0
    adults_first: int = 0
    counts: Counter = field(default_factory=Counter)  # (code, rule, month end) to people
    repeated: Counter = field(default_factory=Counter)  # by number of file
    flagged: list[tuple[int, int, str]] = field(default_factory=list)  # file, row, why
    ages: set[int] = field(default_factory=set)  # of care leavers read

    def __post_init__(self) -> None:
        self._files: dict[tuple[int, ...], tuple[str, ...]] = {}
        self._event_key = event_keys(self.key)

    def files(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """Names of files, the same object for the same files."""
        given = numbers if type(numbers) is tuple else tuple(numbers)
        if given not in self._files:
            self._files[given] = tuple(sorted({self.names[number] for number in given}))
        return self._files[given]

    def follow(
        self,
        day: int,
        months: Sequence[int],
        returns: Iterable[int],
        reach: int,
        same_day: bool = False,
    ) -> tuple[tuple[int, Held], ...]:
        """For each length of follow-up: did they come back, stay off, or is it not yet known?"""
        if not months:
            return ()
        found, after = [], day - same_day
        first = min([each for each in returns if each > after], default=0)
        for length in months:
            last = add_months(day, length)
            if first and first <= last:
                held = Held.CAME_BACK
            elif reach >= last and not self._gap(day, last):
                held = Held.STAYED
            else:
                held = Held.NOT_YET_KNOWN
            found.append((length, held))
        return tuple(found)

    def _gap(self, first: int, last: int) -> bool:
        return any(start <= last and end > first for start, end in self.missing_years)

    def outcome(
        self,
        code: str,
        rule: str,
        who: bytes,
        day: int,
        event: tuple,
        age_band: str = "",
        files: tuple[str, ...] = (),
        days: int | None = None,
        detail: str = "",
        category: str = "",
        later: tuple[tuple[int, Held], ...] = (),
        also: tuple[str, ...] = (),
        care_checked: bool | None = None,
    ) -> Outcome:
        """An outcome with its hashes and month; `event` is the natural key: a kind and its days."""
        key = self._event_key(who, code, event)
        about = (age_band, days, detail, category, later, also, care_checked, files, "")
        return _new(Outcome, (code, rule, who.hex(), key, month_of(day), *about))

    def fact(
        self,
        code: str,
        rule: str,
        who: bytes,
        day: int,
        event: tuple,
        age_band: str = "",
        files: tuple[str, ...] = (),
        days: int | None = None,
        detail: str = "",
        care_checked: bool | None = None,
    ) -> Fact:
        key = self._event_key(who, code, event)
        about = (age_band, days, detail, files, care_checked, "")
        return _new(Fact, (code, rule, month_of(day), 1, who.hex(), key, *about))


def a_year_later(holds: bool | None) -> tuple[tuple[int, Held], ...]:
    """Whether it still holds 12 months on, as an outcome keeps it; None is not yet known."""
    if holds is None:
        return ((12, Held.NOT_YET_KNOWN),)
    return ((12, Held.STAYED if holds else Held.CAME_BACK),)


class Seen(tuple):
    """One event after its versions were brought together: its fields, then its files and row."""

    __slots__ = ()
    files = property(itemgetter(-2))
    row = property(itemgetter(-1))

    @property
    def fields(self) -> tuple:
        return tuple(self[:-2])


def together(events: Sequence[tuple], keyed: int, known: Known) -> list[Seen]:
    """One event for each natural key (the first `keyed` fields), the latest version of each.

    The version of the later census stands; within one, the one that says more. So the order of
    rows and files changes nothing.
    """
    if not events:
        return []
    if len(events) == 1:
        (event,) = events
        return [Seen((*event[4:], (event[2],), event[3]))]
    groups: dict[tuple, list[tuple]] = {}
    for event in events:
        groups.setdefault(event[4 : 4 + keyed], []).append(event)
    found = []
    for key in sorted(groups):
        versions = groups[key]
        if len(versions) == 1:
            best = versions[0]
            files = (best[2],)
        else:
            references = known.references
            best = max(
                versions,
                key=lambda each: (references.get(each[2], 0), each[4:], -each[2], -each[3]),
            )
            for each in versions:
                if each is not best:
                    known.repeated[each[2]] += 1
            files = tuple(sorted({each[2] for each in versions}))
        found.append(Seen((*best[4:], files, best[3])))
    return found
