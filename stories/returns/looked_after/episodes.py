"""Episodes of the SSDA903: every date and code checked, row by row."""

from collections import Counter
from dataclasses import dataclass, field

from stories.returns.days import FAR, UNREADABLE
from stories.returns.events import DISTANCE, EPISODE, STARTED
from stories.returns.hashing import identifier
from stories.returns.looked_after.dated import Rows
from stories.returns.looked_after.part import Part
from stories.returns.rows import Codes, code_of
from stories.returns.tally import Tally

RNE = frozenset("SLPTBU")
REC = frozenset(
    {"X1", "E11", "E12", "E2", "E3", "E4", "E4A", "E4B", "E13", "E5", "E6", "E7", "E8", "E9"}
) | {f"E{number}" for number in (14, 15, 16, 17, 41, 43, 44, 45, 46, 47, 48)}
CODES = {
    "LS": frozenset({"C1", "C2", "D1", "E1", "J1", "J2", "J3", "L1", "L2", "L3"})
    | {"V1", "V2", "V3", "V4"},
    "CIN": frozenset(f"N{number}" for number in range(10)),
    "PLACEPROVIDER": frozenset(f"PR{number}" for number in range(6)),
}
MOST_MILES = 999  # 999.9 stands for not known
NO_END = "reason for ending without an end date"


@dataclass
class Spans:
    """How far the episodes of all files reach, and codes in them that no count uses."""

    first_end: int = FAR
    files: int = 0
    unknown: Counter[int] = field(default_factory=Counter)  # by number of file


def episodes(part: Part, rows: Rows, spans: Spans) -> None:
    """Every episode that passes as an event; the others held or refused, with why."""
    child, decom, rne, dec, rec = map(part.at, ("CHILD", "DECOM", "RNE", "DEC", "REC"))
    checked = [(part.at(name), CODES[name] | {""}) for name in CODES if name in part.header]
    day, add, number, hashed = part.day, part.events.add, part.number, part.hashed
    until = part.until or FAR
    codes, named, who = Codes(), None, b""
    latest: dict[int, int] = {}  # by group of files
    group, by_year, last = part.group_of, "YEAR" in part.header, 0
    first, unknown = spans.first_end, 0
    far, where = (part.at("PLDISTANCE"), part.at("PLLOCATION"))
    far = far if "PLDISTANCE" in part.header else None
    for row, cells in rows:
        start, end = day(cells[decom]), day(cells[dec])
        began, reason = codes[cells[rne]], codes[cells[rec]]
        if cells[child] != named:
            named = cells[child]
            name = identifier(named)
            who = hashed(name) if name else b""
        if (
            who
            and 0 < start <= until
            and began in RNE
            and (start <= end <= until and reason in REC if end else not reason)
        ):
            add((who, EPISODE, number, row, start, began, end, reason))
        else:
            problem, tell = _wrong(who, start, end, began, reason, until)
            tell(part.tally, number, row, problem)
            # Nothing is counted of this row, yet that the child came into care is a fact.
            if problem == NO_END and began == "S":
                add((who, STARTED, number, row, start))
            continue
        if far is not None:
            _distance(part, who, row, start, end, cells[far], cells[where])
        for place, listed in checked:
            if codes[cells[place]] not in listed:
                unknown += 1
        if end:
            if end < first:
                first = end
            start = end
        if by_year:
            latest[group(cells)] = max(latest.get(group(cells), 0), start)
        elif start > last:
            last = start
    for each, day_seen in latest.items() if by_year else ((group(()), last),):
        part.years.saw_episodes(each, day_seen)
    spans.first_end, spans.files = first, spans.files + 1
    if unknown:
        spans.unknown[number] += unknown


def _distance(part: Part, who: bytes, row: int, start: int, end: int, miles, where) -> None:
    """How far from home a placement lies, where the Department has worked it out."""
    try:
        far = float(miles)
    except (TypeError, ValueError):
        return
    if 0 <= far < MOST_MILES:
        part.add(who, DISTANCE, row, start, end, far, code_of(where) == "OUT")


def _wrong(who: bytes, start: int, end: int, began: str, reason: str, until: int):
    """Why a row is not counted, and whether it is refused or held; the last that fits is said."""
    tests = (
        (not who, "no identifier of the child", Tally.hold),
        (start > until or end > until, "episode dated in the future", Tally.refuse),
        (0 < end < start, "episode ends before it starts", Tally.refuse),
        (start <= 0, "episode without a readable start date", Tally.hold),
        (end == UNREADABLE, "episode with an end date that cannot be read", Tally.hold),
        (not began, "episode without a reason for starting", Tally.hold),
        (began not in RNE, "episode with an unknown reason for starting", Tally.refuse),
        (
            bool(reason) and reason not in REC,
            "episode with an unknown reason for ending",
            Tally.refuse,
        ),
        (end and not reason, "end date without a reason for ending (rule 148)", Tally.refuse),
        (True, NO_END, Tally.hold),
    )
    return next((problem, tell) for fits, problem, tell in tests if fits)
