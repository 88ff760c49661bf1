"""Counting returns a second way, by hand as it were: nothing here knows the reader.

`python -m tests.stories.returns.independent FILE...` prints what it counts in any loose files of
the 903, a census or a workbook of Annex A, to hold against what the reader says of the same.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

from openpyxl import load_workbook

SPECIAL = {"E43", "E44", "E45", "E46", "E47", "E48"}
FAMILY = {"E41", "E45", "E47"}
HEARD = {"PN1", "PN2", "PN3", "PN5", "PN6"}
UNHEARD = {"PN4", "PN7"}


def uk(text: str) -> date | None:
    try:
        day, month, year = map(int, text.strip().split("/"))
        return date(year, month, day)
    except ValueError:
        return None


def age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def care(paths: Iterable[Path]) -> Counter:
    """Loose tables of one year of the 903."""
    found: Counter = Counter()
    tables = {}
    for path in paths:
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows = list(csv.DictReader(file))
        tables[frozenset(rows[0]) if rows else frozenset()] = rows

    def table(*columns: str) -> list[dict]:
        return next((rows for names, rows in tables.items() if set(columns) <= names), [])

    last = _episodes(table("DECOM", "REC"), found)
    _reviews(table("REVIEW", "REVIEW_CODE"), found)
    stayed = {row["CHILD"] for row in table("DECOM", "REC") if row["REC"] == "E17" and row["DEC"]}
    _leavers(table("IN_TOUCH", "ACTIV"), last, stayed, found)
    for row in table("HEALTH_CHECK", "SDQ_SCORE"):
        asked = ["HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK"]
        if age(uk(row["DOB"]), last) <= 5:
            asked.append("HEALTH_ASSESSMENT")
        done = all(row[name].lower() in ("1", "true") for name in asked)
        found["C-HEALTH" if done else "B-HEALTH-DUE"] += 1
    gone = {(r["CHILD"], r["MIS_START"]) for r in table("MIS_START") if r["MISSING"] == "M"}
    found["B-MISS"] += len(gone)
    return +found


def _episodes(rows: list[dict], found: Counter) -> date:
    """Each child and start once; a reason and an end only together. The last 31 March."""
    whole = {}
    for row in rows:
        start, end = uk(row["DECOM"]), uk(row["DEC"])
        if start and bool(end) == bool(row["REC"]) and (not end or end >= start):
            whole[row["CHILD"], start] = (row["RNE"], end, row["REC"])
    reasons = Counter(reason for _, _, reason in whole.values())
    found["C-ADO"] += reasons["E11"] + reasons["E12"]
    found["C-SGO"] += sum(reasons[code] for code in SPECIAL)
    found["C-KIN"] += sum(reasons[code] for code in FAMILY)
    found["C-REUN"] += reasons["E4A"]
    found["C-CL-STAY"] += reasons["E17"]
    found["B-REUN-UNPLANNED"] += reasons["E4B"]
    found["B-CARE-CUSTODY"] += reasons["E9"]
    found["B-CARE-START"] += sum(began == "S" for began, _, _ in whole.values())
    days = [day for (_, start), (_, end, _) in whole.items() for day in (start, end) if day]
    latest = max(days) - timedelta(days=1)  # an end on 1 April closes the year before
    return date(latest.year + (latest.month > 3), 3, 31)


def _reviews(rows: list[dict], found: Counter) -> None:
    said: dict = {}
    for row in rows:
        if age(uk(row["DOB"]), uk(row["REVIEW"])) >= 4:
            said.setdefault((row["CHILD"], row["REVIEW"]), set()).add(row["REVIEW_CODE"])
    found["C-VOICE"] += sum(bool(codes & HEARD) for codes in said.values())
    found["B-VOICE-UNHEARD"] += sum(
        bool(codes & UNHEARD) and not codes & HEARD for codes in said.values()
    )


def _leavers(rows: list[dict], last: date, stayed: set, found: Counter) -> None:
    for row in rows:
        gone = row["IN_TOUCH"] in ("DIED", "RHOM")
        if gone or not 17 <= age(uk(row["DOB"]), last) <= 25:
            continue
        found["B-CL-COHORT"] += 1
        busy = row["ACTIV"][:1] in ("F", "P")
        found["C-CL-EET" if busy else "B-CL-NOT-EET"] += 1
        found["C-CL-HE"] += row["ACTIV"] in ("F1", "P1")
        found["C-CL-APP"] += row["ACTIV"] in ("F4", "P4")
        if row["ACCOM"][:1] not in ("G", "H"):
            found["C-CL-HOME" if row["ACCOM"].endswith("1") else "B-CL-HOME-NOT"] += 1
            found["C-CL-STAY"] += row["ACCOM"].startswith("Z") and row["CHILD"] not in stayed
        found["C-CL-TOUCH" if row["IN_TOUCH"] == "YES" else "B-CL-NO-TOUCH"] += 1


def census(path: Path) -> Counter:
    """One census on its own, without a list of children in care."""
    found: Counter = Counter()
    root = ElementTree.parse(path).getroot()
    until = root.findtext(".//ReferenceDate")
    for child in root.iter("Child"):
        died = child.findtext(".//PersonDeathDate") or ""
        born = date.fromisoformat(child.findtext(".//PersonBirthDate"))
        closed = {
            (need.findtext("CINclosureDate"), need.findtext("ReasonForClosure"))
            for need in child.iter("CINdetails")
        }
        plans = {
            plan.findtext("CPPstartDate"): plan.findtext("CPPendDate") or ""
            for plan in child.iter("ChildProtectionPlans")
            if (not died or plan.findtext("CPPstartDate") <= died)
            and (plan.findtext("CPPendDate") or "") <= until
        }
        found["B-CP-START"] += len(plans)
        found["B-S47"] += len({each.text for each in child.iter("S47ActualStartDate")})
        lived = [reason for day, reason in closed if day and (not died or day < died)]
        found["C-ADO"] += "RC1" in lived
        found["C-CIN-STEP"] += lived.count("RC9")
        for start, end in plans.items():
            if not end or end < start or died:
                continue
            ended = date.fromisoformat(end)
            near = [
                reason
                for day, reason in closed
                if day and abs((date.fromisoformat(day) - ended).days) <= 31
            ]
            open_then = any(
                other != start and other <= end and (not stop or stop > end)
                for other, stop in plans.items()
            )
            if open_then or "RC2" in near:
                continue
            other_way = "RC5" in near or age(born, ended) >= 18
            found["B-CP-OTHER" if other_way else "C-CP-END"] += 1
    return +found


def annex(path: Path) -> Counter:
    """Plans, care and adoptions of a workbook, by the order of its lists."""
    found: Counter = Counter()
    book = load_workbook(path, data_only=True)

    def rows(number: int) -> list[dict]:
        first, *more = book[f"List {number}"].iter_rows(values_only=True)
        return [dict(zip([str(name).strip() for name in first], row, strict=True)) for row in more]

    in_care = {row["Child Unique ID"] for row in rows(8)}
    for row in rows(7):
        found["B-CP-START"] += 1
        ended = row["Child Protection Plan End Date"] is not None
        found["C-CP-END"] += ended and row["Child Unique ID"] not in in_care
    for row in rows(8):
        found["B-CARE-START"] += 1
        reason = str(row["Reason Ceased to be Looked After"] or "")
        found["C-SGO"] += any(code in reason for code in SPECIAL)
        found["C-KIN"] += any(code in reason for code in FAMILY)
    for row in rows(9):
        found["C-CL-EET"] += str(row["Activity Status"])[:1] in ("F", "P")
        found["C-CL-HOME"] += str(row["Suitability of Accommodation"]).endswith(") Suitable")
        found["C-CL-TOUCH"] += str(row["LA in Touch"]).endswith("Yes")
    for row in rows(10):
        found["C-ADO"] += row["Date of Adoption Order"] is not None
        found["C-ADO-MATCH"] += row["Date Placed for Adoption"] is not None
    found["B-S47"] += len(rows(5))
    return +found


def main(paths: list[Path]) -> None:
    loose = [path for path in paths if path.suffix == ".csv"]
    counts = [care(loose)] if loose else []
    counts += [census(path) for path in paths if path.suffix == ".xml"]
    counts += [annex(path) for path in paths if path.suffix == ".xlsx"]
    for each in counts:
        for code, people in sorted(each.items()):
            print(f"{code:20} {people:8,}")


if __name__ == "__main__":
    main([Path(each) for each in sys.argv[1:]])
