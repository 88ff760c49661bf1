"""Reading returns: from files to outcomes and the facts that balance them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from stories.returns import (
    annex_a,
    census,
    client_level,
    looked_after,
    totals,
    xml,
)
from stories.returns import events as kinds
from stories.returns.days import add_months, days_like, either_days, true_days, uk_days, year_end
from stories.returns.events import Events
from stories.returns.hashing import hasher, prepared
from stories.returns.looked_after import xml as looked_after_xml
from stories.returns.reading import Fact, Outcome, Reading
from stories.returns.rules import adults, care, court, leavers, near, needs, plans, wellbeing
from stories.returns.rules.child import Child
from stories.returns.rules.known import Known
from stories.returns.safety import BROKEN, BROKEN_SENTENCE, Refused
from stories.returns.sources import NOT_KNOWN, Piece, pieces
from stories.returns.tally import Tally

# Each rule, and the kinds of event of which a child needs one for it.
CHILD_RULES = (
    ({kinds.PLAN}, plans.derive),
    ({kinds.NEED, kinds.CIN_PLAN, kinds.ENQUIRY}, needs.derive),
    ({kinds.COURT}, court.derive),
    ({kinds.DISTANCE}, near.derive),
    ({kinds.EPISODE, kinds.PLACED, kinds.ADOPTED}, care.derive),
    ({kinds.LEAVER, kinds.SEEN_LEAVER}, leavers.derive),
    ({kinds.HEALTH, kinds.REVIEW, kinds.MISSING, kinds.WORKER}, wellbeing.derive),
)


@lru_cache(maxsize=1_024)
def _rules_for(held: tuple[int, ...]) -> list[Callable]:
    """The rules for a child who has events of these kinds."""
    return [rule for needed, rule in CHILD_RULES if not needed.isdisjoint(held)]


Progress = Callable[[int], None]


def read(
    paths: Iterable[Path | str],
    key: bytes | str,
    *,
    until: date | None = None,
    labels: dict[str, str] | None = None,
    progress: Progress | None = None,
    services: Mapping[str, str] | None = None,
) -> Reading:
    """Everything these files show, as derived facts alone.

    `key` (16 bytes or more) hashes identifiers. `until` is the last day that may have happened:
    rows dated later are refused. `labels` gives the code of a local label of Annex A that was asked
    about before. `services` gives the code of a service by its own name and those of its teams, to
    know it in Annex A. `progress` is told how many bytes were read, and may raise to stop.
    """
    more = {"labels": labels, "progress": progress, "services": services}
    with Reader(key, until=until, **more) as reader:
        reader.load(paths)
        outcomes: list[Outcome] = []
        balancing: list[Fact] = []
        for each in reader.derive():
            (outcomes if type(each) is Outcome else balancing).append(each)
        return reader.reading(outcomes, balancing)


class Reader:
    """Load files, then derive, one record at a time. Nothing of the files stays in memory."""

    def __init__(
        self,
        key: bytes | str,
        *,
        until: date | None = None,
        labels: dict[str, str] | None = None,
        progress: Progress | None = None,
        services: Mapping[str, str] | None = None,
    ) -> None:
        self._key = prepared(key)
        self._events, self._tally = Events(), Tally()
        self._progress = progress or (lambda _: None)
        self._until = last = until.toordinal() if until else 0
        child = hasher(self._key, "child")
        together = (self._events, self._tally, child, last)
        self._census = census.Census(*together)
        self._looked_after = looked_after.LookedAfter(*together)
        self._annex_a = annex_a.AnnexA(*together, labels or {}, services or {})
        self._adults = client_level.ClientLevel(
            self._events, self._tally, hasher(self._key, "adult"), last
        )
        self._totals = totals.Totals(self._tally)
        self._broken: set[int] = set()
        self._number: int | None = None

    def __enter__(self) -> "Reader":
        return self

    def __exit__(self, *_: object) -> None:
        self._events.close()

    def load(self, paths: Iterable[Path | str]) -> None:
        """Read every file into events."""
        given = [Path(path) for path in paths]
        for piece in pieces(given, is_known, self._progress, self._tally.refuse_file):
            self._number, mark = None, self._tally.mark()
            before = self._looked_after.mark()
            try:
                self._piece(piece)
            except (Refused, *BROKEN) as error:
                reason = str(error) if isinstance(error, Refused) else BROKEN_SENTENCE
                if self._number is None:
                    self._tally.refuse_file(piece.name, reason)
                else:
                    # Rows read before the fault was met are left out with the rest.
                    self._broken.add(self._number)
                    self._tally.back_to(mark, self._number, reason)
                    self._census.references.pop(self._number, None)
                    self._looked_after.back_to(before)

    def _file(self, name: str, kind: str) -> int:
        self._number = self._tally.file(name, kind)
        return self._number

    def _piece(self, piece: Piece) -> None:
        if piece.xml is not None:
            self._document(piece)
            return
        header = piece.table.header
        if (kind := annex_a.list_of(header)) is not None:
            number = self._file(piece.name, f"{annex_a.KIND}: {kind}")
            usual = true_days() if piece.table.source == "workbook" else uk_days()
            day = days_like(piece.table.dates(), usual)
            self._annex_a.read(piece.table, kind, number, day)
        elif (kind := looked_after.table_of(header)) is not None:
            number = self._file(piece.name, f"{looked_after.KIND}: {kind}")
            usual = either_days() if piece.table.source == "database" else uk_days()
            day = days_like(piece.table.dates(), usual)
            group = looked_after.group_of(piece.group, piece.name)
            self._looked_after.read(piece.table, kind, number, group, day)
        elif client_level.is_client_level(header):
            number = self._file(piece.name, client_level.KIND)
            day = days_like(piece.table.dates(), either_days())
            self._adults.read(piece.table, number, day)
        else:
            number = self._file(piece.name, totals.KIND)
            self._totals.read(piece.table, number)

    def _document(self, piece: Piece) -> None:
        identifiers = census.IDENTIFIERS | looked_after_xml.IDENTIFIERS
        sniffed = xml.Sniffed(piece.xml, identifiers, census.MARKERS | looked_after_xml.MARKERS)
        if looked_after_xml.is_looked_after(sniffed):
            number = self._file(piece.name, f"{looked_after.KIND}: XML")
            group = looked_after.group_of(piece.group, piece.name)
            looked_after_xml.read(piece.xml, number, sniffed, self._looked_after, group)
        elif census.is_census(sniffed):
            number = self._file(piece.name, census.KIND)
            self._census.read(piece.xml, number, sniffed)
        else:
            raise Refused(NOT_KNOWN)

    def derive(self) -> Iterator[Outcome | Fact]:
        """Every outcome and fact, person by person, in the same order whatever the files' order."""
        known = self._known()
        for who, events in self._events.people():
            if self._broken:
                events = [each for each in events if each[2] not in self._broken]
            if client_level.is_adult(events):
                yield from adults.derive(who, events, known)
                continue
            child = Child(who, events, known)
            found = (each for rule in _rules_for(child.kinds) for each in rule(child, known))
            if child.with_services:
                found = (each._replace(service=child.service_in(each.month)) for each in found)
            yield from found
        yield from self._counts(known)
        yield from self._totals.facts()
        self._settle(known)

    def _known(self) -> Known:
        care_last, how = self._looked_after.years.end()
        if how:
            self._tally.notes.append(how)
        reach = looked_after.last_year_end(care_last)
        if self._until:
            reach = min(reach, self._until)
        references = self._census.references
        return Known(
            self._key,
            [each.name for each in self._tally.files],
            references=references,
            census_reach=max(references.values(), default=0),
            missing_years=_gaps(references),
            month_ends=census.months_covered(references),
            care_reach=reach,
            care_first=year_end(self._looked_after.first_end or reach or 1),
            care_read=bool(self._looked_after.spans.files or self._annex_a.in_care),
            years=self._looked_after.years.ends(),
            care_spans=self._care_spans(),
            annex_day=self._annex_a.last_day or self._until,
            adults_reach=self._adults.last_day,
            adults_first=self._adults.first_day,
        )

    def _care_spans(self) -> list[tuple[int, int]]:
        """Days that lists of children in care cover: years of the 903, six months of Annex A."""
        ends = self._looked_after.years.read()
        spans = [(add_months(end, -12) + 1, end) for end in ends]
        if self._annex_a.in_care:
            spans.append((add_months(self._annex_a.last_day, -6), self._annex_a.last_day))
        return spans

    def _counts(self, known: Known) -> Iterator[Fact]:
        files = known.files(number for number in known.references)
        for (code, rule, day), people in sorted(known.counts.items()):
            yield Fact(code, rule, date.fromordinal(day).replace(day=1), people, files=files)

    def _settle(self, known: Known) -> None:
        """What the rules found about rows: versions of the same event, and faults."""
        files = self._tally.files
        for number, count in known.repeated.items():
            files[number].repeated += count
        for number, row, reason in known.flagged:
            self._tally.refuse(number, row, reason)
        for each in files:
            left_out = each.refused + each.incomplete + each.repeated
            each.counted = max(each.read - left_out, 0)  # a file that was not read counts nothing
        for number, count in self._looked_after.spans.unknown.items():
            files[number].notes.append(f"{count} codes in columns that no count uses are unknown.")
        if known.ages and not known.ages & {19, 20, 21}:
            self._tally.notes.append("No young people aged 19 to 21 in these files.")
        if known.uncovered:
            many = "1 plan" if known.uncovered == 1 else f"{known.uncovered:,} plans"
            self._tally.notes.append(
                f"{many} ended on days that no list of children in care here covers, so care was "
                "checked only in part. Upload the SSDA903 of those years with the census."
            )
        if known.references and not known.care_read:
            self._tally.notes.append(
                "No list of children in care was read, so no plan was checked for it. Upload the "
                "SSDA903 with the census."
            )

    def _years(self, number: int) -> list[str]:
        """The years that a file is the return of; a broken file, and one of no year, have none."""
        if number in self._broken:
            return []
        reference = self._census.references.get(number, 0)
        return _iso({reference} if reference else self._looked_after.years_of(number))

    def reading(self, outcomes: list[Outcome], balancing: list[Fact]) -> Reading:
        tally = self._tally
        for number, each in enumerate(tally.files):
            each.years = self._years(number)
        spans = sorted({*self._census.spans(), *self._looked_after.covers(self._until)})
        spans += [*self._adults.covers(), *self._totals.covers()]
        return Reading(
            outcomes,
            balancing,
            sorted(tally.refused),
            sorted(tally.incomplete),
            tally.files,
            tally.notes,
            dict(tally.reasons),
            dict(tally.unknown_labels),
            spans,
            {label: tally.label_questions[label] for label in tally.unknown_labels},
        )


def _iso(days: Iterable[int]) -> list[str]:
    return [date.fromordinal(day).isoformat() for day in sorted(days)]


def is_known(header: list[str]) -> bool:
    """Whether a row is the header of a table we read."""
    return (
        looked_after.table_of(header) is not None
        or annex_a.list_of(header) is not None
        or client_level.is_client_level(header)
        or totals.is_totals(header)
    )


def _gaps(references: dict[int, int]) -> tuple[tuple[int, int], ...]:
    """Spans of days between two censuses that neither covers."""
    ends = sorted({each for each in references.values() if each})
    spans = pairwise(ends)
    return tuple(
        (first + 1, second - census.YEAR - 2) for first, second in spans if second - first > 370
    )
