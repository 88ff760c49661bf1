"""Making returns for tests: invented people, small files, every format."""

import csv
import io
import sqlite3
import zipfile
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook

KEY = b"a key for tests, 32 bytes long.."
EPISODES = ["CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC"]
HEADER = ["CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"]
NO_NUMBERS = ("²", "²²²²", "9" * 5_000)  # digits to some, and no number here
OC3 = ["CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"]


def child(name="C1", born="2012-05-06", died="", plans=(), needs=(), cin=(), enquiries=()):
    """One child of a census: plans are (start, end, earlier plans), needs (referral, closure,
    reason), cin (start, end), enquiries days."""
    return {
        "name": name,
        "born": born,
        "died": died,
        "plans": list(plans),
        "needs": list(needs) or [("2020-01-02", "", "")],
        "cin": list(cin),
        "enquiries": list(enquiries),
    }


def _tag(name: str, value: object) -> str:
    return f"<{name}>{escape(str(value))}</{name}>" if value not in ("", None) else ""


def child_xml(each: dict) -> str:
    plans = "".join(
        "<ChildProtectionPlans>"
        + _tag("CPPstartDate", start)
        + _tag("CPPendDate", end)
        + "<InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>"
        + "<LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>"
        + _tag("NumberOfPreviousCPP", earlier)
        + "<Reviews><CPPreviewDate>2023-01-01</CPPreviewDate></Reviews></ChildProtectionPlans>"
        for start, end, earlier in each["plans"]
    )
    cin = "".join(
        "<CINPlanDates>"
        + _tag("CINPlanStartDate", start)
        + _tag("CINPlanEndDate", end)
        + "</CINPlanDates>"
        for start, end in each["cin"]
    )
    enquiries = "".join(
        f"<Section47>{_tag('S47ActualStartDate', day)}</Section47>" for day in each["enquiries"]
    )
    details = "".join(
        "<CINdetails>"
        + _tag("CINreferralDate", referral)
        + _tag("CINclosureDate", closure)
        + _tag("ReasonForClosure", reason)
        + (cin + enquiries + plans if number == 0 else "")
        + "</CINdetails>"
        for number, (referral, closure, reason) in enumerate(each["needs"])
    )
    return (
        "<Child><ChildIdentifiers>"
        + _tag("LAchildID", each["name"])
        + "<UPN>A123456789012</UPN>"
        + _tag("PersonBirthDate", each["born"])
        + _tag("PersonDeathDate", each["died"])
        + "</ChildIdentifiers>"
        + details
        + "</Child>"
    )


def census_xml(children, reference="2024-03-31", root="Message") -> str:
    header = (
        "<Header><CollectionDetails><Collection>CIN</Collection><Year>2024</Year>"
        + _tag("ReferenceDate", reference)
        + "</CollectionDetails></Header>"
    )
    body = "".join(map(child_xml, children))
    return f"<{root}>{header}<Children>{body}</Children></{root}>"


def census(folder: Path, *children, reference="2024-03-31", name="census.xml", root="Message"):
    path = folder / name
    path.write_text(census_xml(children, reference, root))
    return path


def csv_text(header, rows) -> str:
    kept = io.StringIO()
    csv.writer(kept).writerows([header, *rows])
    return kept.getvalue()


def table(folder: Path, header, rows, name: str) -> Path:
    path = folder / name
    path.write_text(csv_text(header, rows))
    return path


def episode(name, decom, rne, dec="", rec="", place="U4") -> list[str]:
    return [name, decom, rne, "C2", "N1", place, "PR1", dec, rec]


def episodes(folder: Path, *rows, name="episodes.csv") -> Path:
    """Episodes are (child, DECOM, RNE, DEC, REC)."""
    return table(folder, EPISODES, [episode(*row) for row in rows], name)


def header(folder: Path, *rows, name="header.csv") -> Path:
    """Children are (child, date of birth)."""
    lines = [[who, "1", born, "WBRI", "A1", "", ""] for who, born in rows]
    return table(folder, HEADER, lines, name)


def workbook(folder: Path, sheets: dict, name="book.xlsx") -> Path:
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(folder / name)
    return folder / name


def archive(folder: Path, paths, name="return.zip") -> Path:
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as kept:
        for path in paths:
            kept.write(path, path.name)
    return folder / name


def database(folder: Path, tables: dict, name="return.db") -> Path:
    connection = sqlite3.connect(folder / name)
    for title, (columns, rows) in tables.items():
        listed = ", ".join(f'"{each}" TEXT' for each in columns)
        connection.execute(f'CREATE TABLE "{title}" ({listed})')
        marks = ", ".join("?" * len(columns))
        connection.executemany(f'INSERT INTO "{title}" VALUES ({marks})', rows)
    connection.commit()
    connection.close()
    return folder / name


def day(text: str) -> datetime:
    return datetime.fromisoformat(text)  # a workbook's dates have no zone
