"""What a spreadsheet holds, kept in one transaction, nothing of it twice; and taken out again."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from stories.errors import StoryError
from stories.ids import new_id, one_key
from stories.importing.layout import FACTS, OUTCOMES, Layout, heading_key
from stories.importing.rows import Checked, Line, Query, Reason
from stories.importing.undoing import Undone, check_undo
from stories.limits import Limited
from stories.outcomes import OutcomeRecord, OutcomeType, Source
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
    rows = fingerprints(lines) if checked.layout is OUTCOMES else {}
    with store.begin(by, at) as work:
        work.person.must_be(Role.ANALYST)
        work.hold_imports()
        work.refuse_too_much(Limited.UPLOADS)
        import_id, layout = new_id(), checked.layout.name
        work.start_import(import_id, layout)
        if checked.layout is FACTS:
            kept = _keep_facts(work, import_id, lines, at)
        else:
            kept = _keep_outcomes(work, import_id, rows, at, progress)
        said = {str(query): str(reasons[query]) for query in checked.queries}
        counts = {"kept": kept, "known": len(lines) - kept, "left_out": left_out}
        work.end_import(import_id, **counts)
        work.event("rows imported", "import", import_id, layout=layout, reasons=said, **counts)
    progress(1.0)
    return Imported(**counts)


def undo(store, import_id: str, *, by: Person, at: datetime) -> Undone:
    """Take out what an import brought, but nothing that somebody has worked with since."""
    with store.begin(by, at) as work:
        work.person.must_be(Role.ANALYST)
        work.hold_imports()
        found = work.import_to_undo(import_id)
        check_undo(found, at)
        of_facts = found.layout == FACTS.name
        take_out = work.take_out_facts if of_facts else work.take_out_outcomes
        done = Undone(*take_out(import_id))
        if done.left and not done.taken_out:
            raise StoryError(
                "People have worked with every row of this import since, so nothing is taken out."
            )
        work.sign_undoing(import_id)
        work.event("import undone", "import", import_id, taken_out=done.taken_out, left=done.left)
        return done


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
        known = {each.name for each in layout.fields}
        there = {
            name: place
            for name, place in columns.items()
            if name in known and 0 <= place < len(headings)
        }
        choices = {heading_key(layout, headings[place]): name for name, place in there.items()}
        if work.remember_columns(layout.name, choices):
            work.event("columns matched", "import", new_id(), layout=layout.name)


def fingerprints(lines: Sequence[Line]) -> dict[str, Line]:
    """Each row by what it is known by: all it says, and which of those that say the same it is."""
    seen: Counter = Counter()
    found = {}
    for line in lines:
        seen[line.key] += 1
        found[one_key(OUTCOMES.name, *map(str, line.key), str(seen[line.key]))] = line
    return found


def without_numbers(rows: Mapping[str, Line]) -> dict[str, tuple[str, str]]:
    """By the key that each row with a case number had in a file without: its key, and whose it is.

    So a column of case numbers may be added to a file that was imported before.
    """
    seen: Counter = Counter()
    found = {}
    for key, line in rows.items():
        if person := line.values["person"]:
            facts = line.key[:-1]
            seen[facts] += 1
            found[one_key(OUTCOMES.name, *map(str, facts), str(seen[facts]))] = key, person
    return found


def _keep_outcomes(
    work, import_id: str, rows: Mapping[str, Line], at: datetime, progress: Progress
) -> int:
    keys, kept = list(rows), 0
    work.know_by_number(without_numbers(rows))
    recorded = _Recorded(work.outcome_types(), work.person, at)
    for start in range(0, len(keys), AT_ONCE):
        progress(start / len(keys))
        part = keys[start : start + AT_ONCE]
        known = work.imported(import_id, part)
        alike: dict[tuple, list[str]] = {}
        for key in part:
            if key not in known:
                alike.setdefault(tuple(rows[key].values.items()), []).append(key)
        work.add_imported(
            import_id, [(recorded.of(values), same) for values, same in alike.items()]
        )
        kept += len(part) - len(known)
    return kept


class _Recorded:
    """Records as they begin, made and checked once for all rows that say the same."""

    def __init__(self, kinds: Mapping[str, OutcomeType], by: Person, at: datetime) -> None:
        self._kinds, self._by, self._at = kinds, by, at
        self._made: dict[tuple, OutcomeRecord] = {}

    def of(self, values: tuple) -> OutcomeRecord:
        if values not in self._made:
            record = OutcomeRecord(
                id="",
                source=Source.IMPORT,
                recorded_by=self._by.id,
                recorded_at=self._at,
                **dict(values),
            )
            kind = self._kinds[record.code]
            self._made[values] = check_outcome(record, kind, self._at.date()).asking_for(kind)
        return self._made[values]


def _keep_facts(work, import_id: str, lines: Sequence[Line], at: datetime) -> int:
    known, services = measures(work.outcome_types()), work.every_service()
    facts = [check_fact(Fact(**line.values), known, services, at.date()) for line in lines]
    return work.put_facts(import_id, facts)
