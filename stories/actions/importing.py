"""Keeping what a spreadsheet holds: all of it in one transaction, nothing of it twice."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from stories.errors import StoryError
from stories.ids import new_id, one_key
from stories.importing.layout import FACTS, OUTCOMES, Layout, heading_key
from stories.importing.rows import Checked, Line, Query, Reason
from stories.outcomes import OutcomeRecord, Source
from stories.outcomes.balancing import Fact, check_fact, measures
from stories.outcomes.record import check_outcome
from stories.people import Person, Role

AT_ONCE = 2_000  # rows in one step, so that progress can be told
Progress = Callable[[float], None]


@dataclass(frozen=True)
class Imported:
    """What came of it: rows kept, rows that were here before, rows left out."""

    kept: int
    known: int
    left_out: int


def keep(
    store,
    checked: Checked,
    reasons: Mapping[Query, Reason],
    *,
    all_or_nothing: bool,
    by: Person,
    at: datetime,
    progress: Progress = lambda _: None,
) -> Imported:
    """Keep every row that passes; with `all_or_nothing`, refuse where one does not.

    Rows that an earlier import kept are known by what they say and are not kept again.
    """
    if missing := [query for query in checked.queries if query not in reasons]:
        raise StoryError(f"Say why these rows are right, or leave them out: {len(missing)} to go.")
    lines = checked.passing(reasons)
    left_out = len(checked.lines) - len(lines) + checked.refused_rows
    if all_or_nothing and left_out:
        raise StoryError(
            f"Rows that would be left out: {left_out:,}. You chose all or nothing, so mend them in "
            "the file, or keep only the rows that are right."
        )
    if not lines:
        raise StoryError("No row can be kept. See the list of what was refused and why.")
    with store.begin(by, at) as work:
        work.person.must_be(Role.ANALYST)
        work.hold_imports()
        put = _keep_facts if checked.layout is FACTS else _keep_outcomes
        kept = put(work, lines, at, progress)
        said = {str(query): str(reasons[query]) for query in checked.queries}
        counts = {"kept": kept, "known": len(lines) - kept, "left_out": left_out}
        layout = checked.layout.name
        work.event("rows imported", "import", new_id(), layout=layout, reasons=said, **counts)
    progress(1.0)
    return Imported(**counts)


def remember_columns(
    store,
    layout: Layout,
    headings: Sequence[str],
    columns: Mapping[str, int],
    *,
    by: Person,
    at: datetime,
) -> None:
    """Know these headings next time; what is kept of each is a hash, never its words."""
    with store.begin(by, at) as work:
        work.person.must_be(Role.ANALYST)
        choices = {heading_key(layout, headings[at_]): name for name, at_ in columns.items()}
        if work.remember_columns(layout.name, choices):
            work.event("columns matched", "import", new_id(), layout=layout.name)


def fingerprints(lines: Sequence[Line]) -> list[str]:
    """What each row is known by: all it says, and which of the rows that say the same it is."""
    seen: Counter = Counter()
    found = []
    for line in lines:
        seen[line.key] += 1
        found.append(one_key(OUTCOMES.name, *map(str, line.key), str(seen[line.key])))
    return found


def _keep_outcomes(work, lines: Sequence[Line], at: datetime, progress: Progress) -> int:
    kinds, signed = work.outcome_types(), {"recorded_by": work.person.id, "recorded_at": at}
    keys, kept = fingerprints(lines), 0
    for start in range(0, len(lines), AT_ONCE):
        progress(start / len(lines))
        part = dict(zip(keys[start : start + AT_ONCE], lines[start : start + AT_ONCE], strict=True))
        new = {key: part[key] for key in part.keys() - work.imported(list(part))}
        records = {}
        for key, line in new.items():
            record = OutcomeRecord(id=new_id(), source=Source.IMPORT, **line.values, **signed)
            kind = kinds[record.code]
            records[key] = check_outcome(record, kind, at.date()).asking_for(kind)
        work.add_outcomes(list(records.values()))
        work.add_imported({key: record.id for key, record in records.items()})
        kept += len(records)
    return kept


def _keep_facts(work, lines: Sequence[Line], at: datetime, progress: Progress) -> int:
    known, services = measures(work.outcome_types()), work.every_service()
    facts = [check_fact(Fact(**line.values), known, services, at.date()) for line in lines]
    kept = 0
    for start in range(0, len(facts), AT_ONCE):
        progress(start / len(facts))
        kept += work.put_facts(facts[start : start + AT_ONCE])
    return kept
