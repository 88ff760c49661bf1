"""Yearly totals of adults' returns: safeguarding (SAC) and outcomes (ASCOF). Never people."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from stories.returns import labels
from stories.returns.reading import Fact, Source, Span
from stories.returns.tables import Table
from stories.returns.tally import Tally

KIND = "SAC or ASCOF table"
# Lines of the safeguarding return, by how they begin in plain words.
LINES = {
    "risk removed": "removed",
    "risk reduced": "reduced",
    "risk remained": "remained",
    "yes they were asked and outcomes were expressed": "asked",
    "yes they were asked but no outcomes were expressed": "asked, none expressed",
    "fully achieved": "fully",
    "partially achieved": "partly",
    "partly achieved": "partly",
    "not achieved": "not achieved",
}
MEASURE = ("ASCOFMEASURECODE", "MEASURECODE", "INDICATORCODE", "MEASURE", "INDICATOR")
YEAR_COLUMNS = ("REPORTINGYEAR", "FINANCIALYEAR", "TIMEPERIOD", "PERIOD", "YEAR")
VALUES = ("OUTCOME", "VALUE", "MEASUREVALUE", "PERCENTAGE", "NUMERATOR")
CODES = {
    "2A": "A-REAB-IND",
    "2D": "A-REAB-HOME",
    "2D1": "A-REAB-HOME",
    "2E": "A-HOME",
    "3D": "A-DP",
    "4B": "A-SG-SAFER",
}
_YEAR = re.compile(r"(20\d\d)\s*(?:[-/–]|\s?to\s?)\s*(?:20)?(\d\d)\b|(?<!\d)(20\d\d)(?!\d)")


def is_totals(header: list[str]) -> bool:
    """Whether a row begins such a table: a line of the safeguarding return, or ASCOF's header."""
    if any(labels.words(name) and _line_of(name) for name in header[:4]):
        return True
    return bool(set(header) & set(MEASURE)) and bool(set(header) & set(VALUES))


def _line_of(cell: object) -> str | None:
    plain = re.sub(r"[^a-z]", "", str(cell or "").lower())
    for start, line in LINES.items():
        if plain.startswith(start.replace(" ", "")):
            return line
    return None


def _number(cell: object) -> float | None:
    text = str(cell if cell is not None else "").strip().replace(",", "").rstrip("%")
    try:
        found = float(text)
    except ValueError:
        return None
    return found if 0 <= found < 1e9 else None


def _year_of(*texts: object) -> int | None:
    """31 March of the first year named, as 2023-24."""
    for text in texts:
        found = _YEAR.search(str(text or ""))
        if found:
            first = found.group(1)
            return int(first) + 1 if first else int(found.group(3))
    return None


class Totals:
    """Reads totals, and checks that parts do not exceed their whole."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._lines: dict[tuple[int, str], float] = {}
        self._seen: dict[tuple[int, str], set[str]] = {}
        self._published: dict[tuple[str, int], Fact] = {}

    def read(self, table: Table, number: int) -> None:
        if set(table.header) & set(MEASURE):
            self._ascof(table, number)
        else:
            self._safeguarding(table, number)

    def _safeguarding(self, table: Table, number: int) -> None:
        name = self._tally.files[number].name
        above = [cell for row in table.above[:-1] for cell in row if cell]
        year = _year_of(*above, name)
        found: dict[str, float] = {}
        rows = [(len(table.above), table.above[-1]), *table.rows]
        for row, cells in rows:
            line = next((said for cell in cells[:4] if (said := _line_of(cell))), None)
            if line is None:
                continue
            self._tally.files[number].read += 1
            if year is None:
                self._tally.hold(number, row, "the table does not say its year")
                continue
            found[line] = found.get(line, 0) + _whole([_number(cell) for cell in cells[1:]])
        # The same table twice, in two files, is counted once.
        shape = repr(sorted(found.items()))
        if year is None or shape in self._seen.setdefault((year, table.name), set()):
            return
        self._seen[year, table.name].add(shape)
        for line, people in found.items():
            self._lines[year, line] = self._lines.get((year, line), 0) + people

    def _ascof(self, table: Table, number: int) -> None:
        header = table.header
        place = {name: at for at, name in reversed(list(enumerate(header)))}
        measure = next(place[name] for name in MEASURE if name in place)
        when = next((place[name] for name in YEAR_COLUMNS if name in place), None)
        for row, cells in table.rows:
            if not any(cells):
                continue
            self._tally.files[number].read += 1
            cells = [*cells, *[None] * (len(header) - len(cells))]
            code = CODES.get(_measure_code(cells[measure]))
            year = _year_of(cells[when] if when is not None else "", table.name)
            parts = [
                _number(cells[place[name]]) if name in place else None
                for name in ("NUMERATOR", "DENOMINATOR")
            ]
            if code is None or parts[0] is None:
                continue
            if year is None:
                self._tally.hold(number, row, "the row does not say its year")
            elif parts[1] is not None and parts[0] > parts[1]:
                self._tally.refuse(number, row, "the part is larger than the whole")
            else:
                self._keep(code, year, parts, str(cells[measure]).strip()[:10], number)

    def _keep(self, code: str, year: int, parts: list, measure: str, number: int) -> None:
        fact = Fact(
            code,
            f"published total: ASCOF {measure}",
            date(year, 3, 1),
            int(parts[0]),
            detail=f"of {int(parts[1])}" if parts[1] is not None else "",
            files=(self._tally.files[number].name,),
        )
        kept = self._published.get((code, year))
        self._published[code, year] = max(fact, kept) if kept else fact

    def covers(self) -> Iterator[Span]:
        """The years that the totals are of."""
        years = {year for year, _ in self._lines} | {year for _, year in self._published}
        for year in sorted(years):
            yield Span(Source.TOTALS, date(year - 1, 4, 1), date(year, 3, 31))

    def facts(self) -> Iterator[Fact]:
        yield from (self._published[key] for key in sorted(self._published))
        for year in sorted({year for year, _ in self._lines}):
            lines = ((line, people) for (when, line), people in self._lines.items() if when == year)
            said = {line: int(people) for line, people in lines}
            yield from _safeguarding_facts(said, date(year, 3, 1))


def _whole(numbers: Sequence[float | None]) -> float:
    """A line's total: the number that is the sum of the others, or else their sum."""
    given = [each for each in numbers if each is not None]
    total = sum(given)
    if len(given) > 2 and any(abs(total - 2 * each) < 0.5 for each in given):
        return max(given)
    return total


def _measure_code(cell: object) -> str:
    return re.sub(r"[^0-9A-Z]", "", str(cell or "").upper().replace("ASCOF", ""))[:3]


def _safeguarding_facts(said: dict[str, int], month: date) -> Iterator[Fact]:
    if {"removed", "reduced", "remained"} & said.keys():
        safer = said.get("removed", 0) + said.get("reduced", 0)
        whole = safer + said.get("remained", 0)
        rule = "SAC: risk removed or reduced"
        yield Fact("A-SG-SAFER", rule, month, safer, detail=f"of {whole}")
        yield Fact("B-SG-REMAINED", "SAC: risk remained", month, said.get("remained", 0))
    if "asked" in said:
        met = said.get("fully", 0) + said.get("partly", 0)
        if met <= said["asked"]:
            rule = "SAC: own wishes fully or partly met"
            yield Fact("A-SG-OWN", rule, month, met, detail=f"of {said['asked']}")
