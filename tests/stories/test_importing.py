"""Spreadsheets read, matched and checked: errors block a row, queries ask, hostile files stop."""

import csv
import io
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from stories.actions.importing import fingerprints, without_numbers
from stories.importing.cells import Unreadable, day_of, whole
from stories.importing.checking import check
from stories.importing.layout import FACTS, OUTCOMES, heading_key, matched
from stories.importing.outcomes import band_of
from stories.importing.reading import pasted, sheet_of
from stories.importing.rows import QUERY_LABELS, REASON_LABELS, Lists, Query, Reason
from stories.outcomes import AgeBand, Area, EndReason, HowKnown, OutcomeType
from stories.outcomes.lists import Team
from stories.returns.joining import person_of
from tests import make
from tests.stories.returns.files import KEY

KINDS = {
    code: OutcomeType(code, area, name, about, "", "", "Beside", "B-BACK")
    for code, area, name, about in (
        ("C-REUN", Area.IN_CARE, "Came home to family as planned", "child"),
        ("C-CP-END", Area.FAMILIES, "Safer at home: no longer needs a protection plan", "child"),
        ("A-DP", Area.ADULTS, "In control through a direct payment", "adult"),
    )
}
TEAM = Team("larch", "Larch", make.SERVICE)
LISTS = Lists(KINDS, {"B-BACK": "Beside"}, {make.SERVICE: "Family Help North"}, {"larch": TEAM})
GOOD = {
    "Outcome": "C-REUN",
    "Month or day it happened": "2026-08",
    "Service": "Family Help North",
    "How we know": "I checked the record",
    "Age": "7",
    "Why it ended": "",
    "Team": "",
    "Day it started": "",
    "Earlier plans": "",
}


def csv_of(*rows: dict) -> bytes:
    kept = io.StringIO()
    writer = csv.DictWriter(kept, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return kept.getvalue().encode()


def workbook(*rows) -> bytes:
    book, kept = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(list(row))
    book.save(kept)
    return kept.getvalue()


def checked(content: bytes, layout=OUTCOMES, lists=LISTS):
    sheet = sheet_of(content)
    return check(sheet, layout, matched(layout, sheet.header, {}), lists, make.TODAY)


def one(**changes):
    return checked(csv_of(GOOD | changes))


def test_every_query_and_reason_has_words():
    assert QUERY_LABELS.keys() == set(Query)
    assert REASON_LABELS.keys() == set(Reason)


def test_a_row_becomes_an_outcome_of_one_person():
    (line,) = one(Team="Larch").lines
    assert line.row == 2
    assert line.values == {
        "code": "C-REUN",
        "service": make.SERVICE,
        "month": date(2026, 8, 1),
        "how_known": HowKnown.RECORD_CHECKED,
        "age_band": AgeBand.FROM_5,
        "end_reason": None,
        "team": "larch",
        "person": None,
    }


def test_names_may_be_written_as_people_write_them():
    found = one(
        Outcome="came home to FAMILY, as planned",
        Service="family-help-north",
        **{"How we know": "record_checked"},
    )
    assert len(found.lines) == 1


PLAN = {"Outcome": "C-CP-END", "Why it ended": "Turned 18"}
AUGUST = date(2026, 8, 1)
ENDED, STARTED = "Month or day it happened", "Day it started"


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({"Outcome": "C-CP-LAST"}, "Outcome"),
        ({"Outcome": ""}, "Outcome"),
        ({"Service": "Nowhere"}, "Service"),
        ({"How we know": "rumour"}, "How we know"),
        ({ENDED: "2026-10"}, ENDED),  # a month to come
        ({ENDED: "17/09/2026"}, ENDED),  # tomorrow
        ({ENDED: "31/02/2026"}, ENDED),
        ({ENDED: "1969-12"}, ENDED),
        ({ENDED: ""}, ENDED),
        ({ENDED: "2026-08-02", STARTED: "03/08/2026"}, STARTED),
        ({ENDED: "2026-08", STARTED: "01/09/2026"}, STARTED),
        ({"Age": "121"}, "Age"),
        ({"Age": "-1"}, "Age"),
        ({"Age": "seven"}, "Age"),
        ({"Outcome": "C-CP-END"}, "Why it ended"),
        ({"Why it ended": "Turned 18"}, "Why it ended"),
        ({**PLAN, "Why it ended": "=1+1"}, "Why it ended"),
        ({"Team": "Rowan"}, "Team"),
        ({"Earlier plans": "1.5"}, "Earlier plans"),
        ({"Outcome": "=HYPERLINK(1)"}, "Outcome"),
    ],
)
def test_an_error_blocks_its_row_and_names_its_column(changes, label):
    found = checked(csv_of(GOOD | changes, GOOD))
    assert [(each.row, each.label) for each in found.refusals] == [(2, label)]
    assert [line.row for line in found.lines] == [3]
    assert not any(value and value in found.refusals[0].sentence for value in changes.values())


@pytest.mark.parametrize(
    ("changes", "query"),
    [
        ({ENDED: "2026-08-03", STARTED: "03/08/2026"}, Query.SAME_DAY),
        ({"Earlier plans": "2"}, Query.THIRD_PLAN),
        ({"Age": "0"}, Query.UNUSUAL_AGE),
        ({"Age": "18"}, Query.UNUSUAL_AGE),
        ({"Outcome": "A-DP", "Age": "17"}, Query.UNUSUAL_AGE),
        ({ENDED: "2015-08"}, Query.LONG_AGO),
    ],
)
def test_a_query_passes_with_a_reason_alone(changes, query):
    found = one(**changes)
    assert found.queries == {query: 1}
    assert found.passing({}) == []
    assert found.passing({query: Reason.LEAVE_OUT}) == []
    assert found.passing({query: Reason.CHECKED}) == found.lines


@pytest.mark.parametrize(
    "changes",
    [
        {"Earlier plans": "1"},
        {"Age": "17"},
        {"Age": "5 to 9"},
        {"Age": ""},
        {ENDED: "2026-08-04", STARTED: "03/08/2026"},
        {ENDED: "2026-08", STARTED: "31/08/2026"},  # the month alone is known
        {ENDED: "16/09/2026"},  # today
        {ENDED: "2016-01"},
        PLAN,
    ],
)
def test_what_is_plain_is_not_asked_about(changes):
    found = one(**changes)
    assert (found.refusals, found.queries) == ([], {})


def test_a_plan_that_ended_another_way_comes_in_as_what_it_is():
    (line,) = one(**PLAN).lines
    assert line.values["end_reason"] is EndReason.TURNED_18


@given(st.dates(date(1970, 1, 1), date(2026, 9, 16)))
def test_a_day_reads_the_same_in_every_way_of_writing_it(day):
    ways = (
        day,
        datetime.combine(day, time()),
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day.day} {day:%b} {day.year}",
    )
    assert {day_of(way) for way in ways} == {(day, True)}
    months = (f"{day:%Y-%m}", f"{day:%m/%Y}", f"{day:%B %Y}", f"{day:%b-%Y}")
    assert {day_of(way) for way in months} == {(day.replace(day=1), False)}


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_a_cell(text):
    for read in (day_of, whole):
        with suppress(Unreadable):
            read(text)


@pytest.mark.parametrize("cell", [True, -1, 1.5, float("nan"), float("inf"), "٧", "1e3", "0x1"])
def test_what_is_no_whole_number_is_refused(cell):
    with pytest.raises((Unreadable, OverflowError)):
        whole(cell)


@pytest.mark.parametrize(
    ("years", "band"),
    [(0, "under_5"), (5, "5_to_9"), (17, "16_to_17"), (64, "25_to_64"), (120, "65_and_over")],
)
def test_bands(years, band):
    assert band_of(years) == band


def test_headings_are_matched_as_remembered_first_and_then_as_people_call_them():
    header = ("WHATHAPPENED", "ENDDATE", "SERVICE", "SOURCE")
    assert matched(OUTCOMES, header, {}) == {"ended": 1, "service": 2, "how_known": 3}
    known = {heading_key(OUTCOMES, "What happened?"): "code"}
    assert matched(OUTCOMES, header, known)["code"] == 0
    assert "WHAT" not in heading_key(OUTCOMES, "What happened?").upper()


def test_rows_that_say_the_same_are_several_people_and_known_again_in_any_order():
    first = checked(csv_of(GOOD, GOOD, GOOD | {"Age": "8"})).lines
    again = checked(csv_of(GOOD | {"Age": "8"}, GOOD, GOOD)).lines
    longer = checked(csv_of(GOOD, GOOD, GOOD, GOOD | {"Age": "8"})).lines
    assert len(set(fingerprints(first))) == 3
    assert set(fingerprints(again)) == set(fingerprints(first))
    assert len(set(fingerprints(longer)) - set(fingerprints(first))) == 1


def test_a_pasted_table_and_a_workbook_read_like_a_csv():
    table = [list(GOOD), list(GOOD.values())]
    typed = "\n".join("\t".join(row) for row in table)
    sheet = pasted(typed)
    found = check(sheet, OUTCOMES, matched(OUTCOMES, sheet.header, {}), LISTS, make.TODAY)
    dated = workbook(
        list(GOOD), [*table[1][:1], datetime.combine(date(2026, 8, 14), time()), *table[1][2:]]
    )
    assert len(found.lines) == len(checked(dated).lines) == 1
    above = workbook(["Outcomes of last year"], [], *table)  # a title stands above
    assert [line.row for line in checked(above).lines] == [4]


def test_counts_are_read_and_a_month_twice_is_refused():
    row = {"Measure": "Beside", "Month": "Aug 2026", "Service": make.SERVICE, "Count": "1,204"}
    found = checked(csv_of(row, row, row | {"Count": "-3", "Month": "2026-07"}), FACTS)
    assert [line.values["people"] for line in found.lines] == [1204]
    assert [(each.row, each.label) for each in found.refusals] == [(3, "Month"), (4, "Count")]
    for changes in ({"Measure": "x"}, {"Month": "2026-10"}, {"Service": "x"}, {"Count": ""}):
        assert checked(csv_of(row | changes), FACTS).refused_rows == 1


def test_progress_is_told_while_many_rows_are_checked():
    """How long a hundred thousand take: python -m tests.benchmarks.importing."""
    day = date(2020, 1, 1)
    rows = [
        GOOD | {ENDED: f"{day + timedelta(days=n % 2000):%d/%m/%Y}", "Age": str(n % 18 or 1)}
        for n in range(5_000)
    ]
    sheet, told = sheet_of(csv_of(*rows)), []
    columns = matched(OUTCOMES, sheet.header, {})
    found = check(sheet, OUTCOMES, columns, LISTS, make.TODAY, told.append)
    assert len(found.lines) == 5_000
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)


def test_a_case_number_leaves_a_row_only_as_a_code():
    hashed = replace(LISTS, person=partial(person_of, KEY))
    found = checked(csv_of(GOOD | {"LA Child ID": " c77 "}), lists=hashed)
    (line,) = found.lines
    assert line.values["person"] == person_of(KEY, "C-REUN", "C77")
    assert "c77" not in repr(found).lower()
    refused = checked(csv_of(GOOD | {"Case number": "9" * 41}), lists=hashed).refusals
    assert [(each.label, each.sentence[:24]) for each in refused] == [
        ("Case number", "Give at most 40 characte")
    ]


def test_a_row_is_known_by_its_number_and_by_what_it_was_without():
    hashed = replace(LISTS, person=partial(person_of, KEY))
    numbered = [GOOD | {"Case number": number} for number in ("1", "2", "1")]
    rows = fingerprints(checked(csv_of(*numbered), lists=hashed).lines)
    assert len(rows) == 3
    assert set(without_numbers(rows)) == set(fingerprints(checked(csv_of(*[GOOD] * 3)).lines))
