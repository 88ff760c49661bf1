"""Which files a record rests on, so that the same return sent again can take its place.

A return that is sent again says all there is of its years. What it no longer holds was taken out.
Only the census and the SSDA903 are returns of a year: Annex A and client level data hold whatever
was open in a window, and what one of them leaves out proves nothing.
"""

from collections.abc import Iterable, Mapping

from stories.returns.census import KIND as CENSUS
from stories.returns.coverage import source_of
from stories.returns.looked_after import KIND as CARE
from stories.returns.reading import Fact, FileRead, Outcome, Reading, Source

Part = tuple[str, str]  # a kind of file, and the last day of its year
Scope = frozenset[Part]

# Derived from a row and nothing in other years' files: without the row there is no such event.
FROM_ONE_ROW = frozenset(
    {
        *("C-CP-END", "B-CP-OTHER", "B-CP-START", "B-CP-SECOND", "B-S47"),
        *("C-CIN-PLAN", "B-CIN-MORE", "B-CIN-PLAN-START", "B-CIN-REFERRAL", "C-CIN-STEP"),
        *("C-ADO", "C-SGO", "C-KIN", "C-REUN", "C-CL-STAY", "B-REUN-UNPLANNED", "B-CARE-CUSTODY"),
        *("C-CL-EET", "B-CL-NOT-EET", "C-CL-HE", "C-CL-APP", "C-CL-HOME", "B-CL-HOME-NOT"),
        *("C-CL-TOUCH", "B-CL-NO-TOUCH", "C-HEALTH", "B-HEALTH-DUE"),
        *("C-VOICE", "B-VOICE-UNHEARD", "B-MISS"),
    }
)
XML = f"{CARE}: XML"  # holds all tables of the 903


def parts(files: Iterable[FileRead]) -> Scope:
    """All that these files are the return of."""
    return frozenset((each.kind, year) for each in files for year in each.years)


class Scopes:
    """The scope of each record of a reading."""

    def __init__(self, reading: Reading) -> None:
        self.whole = parts(reading.files)
        self._files: dict[str, list[FileRead]] = {}
        for each in reading.files:
            self._files.setdefault(each.name, []).append(each)
        self._known: Mapping[tuple, Scope] = {}

    def of(self, record: Outcome | Fact) -> Scope:
        """The returns that must be sent again to take the record's place; none where none can."""
        asked = record.code, record.files
        if asked not in self._known:
            self._known[asked] = self._of(*asked)
        return self._known[asked]

    def _of(self, code: str, names: tuple[str, ...]) -> Scope:
        if code not in FROM_ONE_ROW:
            kind = {Source.CENSUS: CENSUS, Source.CARE: CARE}.get(source_of(code), "none")
            return frozenset(part for part in self.whole if part[0].startswith(kind))
        files = [each for name in names for each in self._files.get(name, ())]
        if any(not each.years for each in files):
            return frozenset()  # a list of a few months says it too, and still stands
        return parts(files)


def covers(sent: Scope, scope: Scope) -> bool:
    """Whether what was sent is again all that a record rests on."""
    return bool(scope) and all(
        part in sent or (part[0].startswith(CARE) and (XML, part[1]) in sent) for part in scope
    )


def as_text(scope: Scope) -> str:
    """As the database keeps it: a line for each part."""
    return "\n".join(f"{kind}|{year}" for kind, year in sorted(scope))


def from_text(text: str) -> Scope:
    lines = (line.rpartition("|") for line in text.splitlines())
    return frozenset((kind, year) for kind, _, year in lines)
