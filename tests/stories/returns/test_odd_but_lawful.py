"""The same return as other systems export it: each reads to the same counts."""

import re

import pytest

from stories.returns import read
from tests.stories.returns import files
from tests.stories.returns.files import EPISODES, HEADER, KEY, child, day
from tests.stories.returns.test_formats import CENSUS, PEOPLE, ROWS, facts_of

LINES = [files.episode(*row) for row in ROWS]
TABLE = files.csv_text(EPISODES, LINES)
COUNTS = {"C-REUN": 1, "C-SGO": 1, "C-KIN": 1, "C-CL-STAY": 1}


def renamed(**names) -> str:
    """The episodes under other column names."""
    header = [names.get(name, name) for name in EPISODES]
    return files.csv_text(header, LINES)


def with_rows(*more) -> str:
    return files.csv_text(EPISODES, [*LINES, *more])


CSV = {
    "bars between cells": TABLE.replace(",", "|"),
    "every cell quoted": "\n".join(
        ",".join(f'"{cell}"' for cell in row) for row in [EPISODES, *LINES]
    ),
    "spaces around cells": "\n".join(
        ",".join(f" {cell} " for cell in row) for row in [EPISODES, *LINES]
    ),
    "small letters": files.csv_text([name.lower() for name in EPISODES], LINES),
    "codes in small letters": files.csv_text(
        EPISODES, [[cell.lower() for cell in row] for row in LINES]
    ),
    "columns turned round": files.csv_text(EPISODES[::-1], [row[::-1] for row in LINES]),
    "columns more": files.csv_text(
        ["Extract date", *EPISODES, "Worker"], [["01/04/2021", *row, "A B"] for row in LINES]
    ),
    "blank rows": TABLE.replace("\r\n", "\r\n,,,,,,,,\r\n\r\n"),
    "old ends of lines": TABLE.replace("\r\n", "\r"),
    "a total below": with_rows(["Total", "", "", "", "", "", "", "", ""]),
    "a count below": with_rows(["Total rows: 4"], ["End of report"]),
    "the header again within": files.csv_text(EPISODES, [*LINES[:2], EPISODES, *LINES[2:]]),
    "underscores": renamed(CHILD="CHILD_ID", PLACE_PROVIDER="PLACE-PROVIDER"),
    "words for columns": renamed(
        CHILD="Child ID",
        DECOM="Date Episode Commenced",
        RNE="Reason for New Episode",
        LS="Legal Status",
        CIN="Category of Need",
        PLACE="Placement Type",
        DEC="Date Episode Ceased",
        REC="Reason Episode Ceased",
    ),
    "a supplier's columns": renamed(
        CHILD="Person ID",
        DECOM="Episode Start Date",
        RNE="RNE Code",
        DEC="Episode End Date",
        REC="REC Code",
    ),
    "words for nothing": files.csv_text(
        EPISODES, [[cell or "NULL" for cell in row] for row in LINES]
    ),
    "words behind codes": TABLE.replace("E4A", "E4A - returned home").replace("E17", "E17: stayed"),
    "a year behind columns": renamed(**{name: f"{name}_2021" for name in EPISODES}),
    "years behind columns": renamed(**{name: f"{name} 2020/21" for name in EPISODES}),
    "a table before columns": renamed(**{name: f"Episodes.{name}" for name in EPISODES}),
    "lines above": f"SSDA903 return 2020-21\nRun by A B,01/04/2021\n\n{TABLE}",
}


@pytest.mark.parametrize("way", CSV)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_episodes_of_another_system_give_the_same(tmp_path, way, encoding):
    path = tmp_path / "e.csv"
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    path.write_bytes(mark + CSV[way].encode(encoding))
    found = read([path], KEY)
    assert found.counts() == COUNTS
    assert found.files[0].read == found.files[0].counted


def sheet(columns, rows):
    return [list(columns), *map(list, rows)]


BOOKS = {
    "a sheet of notes first": {"Notes": [["Return of 2021"], ["Made by", "A"]]},
    "an empty sheet": {"Empty": []},
    "a pivot of it": {"Pivot": [["Row Labels", "Count of CHILD"], ["E4A", 1], ["Grand Total", 4]]},
}


@pytest.mark.parametrize("way", BOOKS)
@pytest.mark.parametrize("name", ["return.xlsx", "return.xlsm"])
def test_a_workbook_with_more_in_it_gives_the_same(tmp_path, way, name):
    book = files.workbook(
        tmp_path, {**BOOKS[way], "Episodes": [[], ["Episodes"], *sheet(EPISODES, LINES)]}, name
    )
    assert read([book], KEY).counts() == COUNTS


def test_true_dates_numbers_and_texts_of_a_workbook_are_one(tmp_path):
    def dated(row):
        turned = [
            "-".join(reversed(cell.split("/"))) if cell.count("/") == 2 else cell for cell in row
        ]
        return [day(cell) if cell.count("-") == 2 else cell for cell in turned]

    def numbered(row):
        return [
            (cell - day("1899-12-30")).days if hasattr(cell, "year") else cell
            for cell in dated(row)
        ]

    for number, way in enumerate((dated, numbered)):
        path = files.workbook(tmp_path, {"a": sheet(EPISODES, map(way, LINES))}, f"{number}.xlsx")
        assert read([path], KEY).counts() == COUNTS


def test_a_hidden_sheet_is_read_too(tmp_path):
    path = files.workbook(tmp_path, {"a": [["x"]], "b": sheet(EPISODES, LINES)})
    from openpyxl import load_workbook

    book = load_workbook(path)
    book["b"].sheet_state = "hidden"
    book.save(path)
    assert read([path], KEY).counts() == COUNTS


def test_a_text_in_utf_16_may_lack_its_mark(tmp_path):
    path = tmp_path / "episodes.txt"
    path.write_bytes(TABLE.replace(",", "\t").encode("utf-16-le"))
    assert sum(read([path], KEY).counts().values()) == sum(COUNTS.values())


def test_a_database_in_an_archive_is_read_too(tmp_path):
    path = files.database(tmp_path, {"episodes": (EPISODES, LINES)})
    found = read([files.archive(tmp_path, [path])], KEY)
    assert found.counts() == read([path], KEY).counts()
    assert found.files[0].name == "return.zip/return.db (episodes)"


@pytest.mark.parametrize("title", ["tbl_LAC_Episodes", "903 episodes 2021", "a name; with marks"])
def test_a_database_names_its_tables_as_it_likes(tmp_path, title):
    people = [[who, "1", born, "WBRI", "", "", ""] for who, born in PEOPLE]
    tables = {title: (EPISODES, LINES), "x": (HEADER, people)}
    assert read([files.database(tmp_path, tables)], KEY).counts() == COUNTS


def test_years_in_folders_of_an_archive_give_what_the_years_give(tmp_path):
    import zipfile

    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as kept:
        kept.writestr("903/2019-20/episodes.csv", files.csv_text(EPISODES, LINES[:1]))
        kept.writestr("903/2020-21/Episodes.CSV", files.csv_text(EPISODES, LINES[1:]))
        kept.writestr("__MACOSX/903/._episodes.csv", b"\0\1")
        kept.writestr("903/.DS_Store", b"\0\1")
        kept.writestr("903/Thumbs.db", b"\0\1")
    found = read([path], KEY)
    assert found.counts() == COUNTS


BODY = CENSUS.partition("<Message>")[2].removesuffix("</Message>")
XML = {
    "all capitals": CENSUS.replace("CPPstartDate", "CPPSTARTDATE").replace("Child>", "CHILD>"),
    "an envelope": f"<Envelope><Body><Message>{BODY}</Message></Body></Envelope>",
    "two namespaces": f'<a:Message xmlns:a="urn:a" xmlns="urn:b">{BODY}</a:Message>',
    "times in dates": CENSUS.replace("2022-06-01<", "2022-06-01T00:00:00<"),
    "a zone in dates": CENSUS.replace("2023-02-01<", "2023-02-01T00:00:00+01:00<"),
    "spaces in dates": CENSUS.replace("2023-02-01<", " 2023-02-01\n<"),
    "empty elements": CENSUS.replace("</Child>", "<PersonDeathDate/><CPPendDate/></Child>"),
    "nil elements": CENSUS.replace(
        "</ChildIdentifiers>",
        '<PersonDeathDate xmlns:xsi="urn:i" xsi:nil="true"/></ChildIdentifiers>',
    ),
    "nothing in words": CENSUS.replace(
        "</Child>", "<PersonDeathDate>NULL</PersonDeathDate></Child>"
    ),
    "a reason in words": CENSUS.replace(">RC7<", ">RC7 - No longer in need<"),
    "another id": CENSUS.replace("LAchildID", "ID"),
    "who it is in attributes": re.sub(
        r"<Child><ChildIdentifiers><LAchildID>(\w+)</LAchildID>(.*?)"
        r"<PersonBirthDate>(.*?)</PersonBirthDate>",
        r'<Child LAchildID="\1" PersonBirthDate="\3"><ChildIdentifiers>\2',
        CENSUS,
    ),
    "plans in full words": CENSUS.replace("CPPstart", "ChildProtectionPlan_Start_").replace(
        "CPPend", "ProtectionPlan.End."
    ),
    "sections of data": CENSUS.replace("2022-06-01<", "<![CDATA[2022-06-01]]><"),
}


@pytest.mark.parametrize("way", XML)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_a_census_of_another_system_gives_the_same(tmp_path, way, encoding):
    plain, path = tmp_path / "plain", tmp_path / "other"
    plain.write_text(CENSUS)
    named = "utf-8" if encoding == "utf-8-sig" else encoding
    path.write_text(f'<?xml version="1.0" encoding="{named}"?>{XML[way]}', encoding=encoding)
    assert facts_of(read([path], KEY)) == facts_of(read([plain], KEY))


def test_a_census_with_days_first_is_read_in_that_one_way(tmp_path):
    plans = [("01/06/2022", "01/02/2023", 0)]
    needs = [("01/01/2022", "", "")]
    one = child("C1", "06/05/2012", plans=plans, needs=needs)
    path = files.census(tmp_path, one, reference="31/03/2024")
    found = read([path], KEY)
    assert found.counts()["C-CP-END"] == 1


CP = ["Child Unique ID", "Child Protection Plan Start Date", "Child Protection Plan End Date"]
ANNEX = {
    "as it is": CP,
    "a supplier's id": ["Person ID", *CP[1:]],
    "an id number": ["Child ID Number", *CP[1:]],
    "short": ["Child Unique ID", "CP Plan Start Date", "CP Plan End Date"],
    "shorter": ["Child Unique ID", "CP Start Date", "CP End Date"],
    "of dates": ["Child Unique ID", "Date Child Protection Plan Started", "Date CP Plan Ended"],
    "numbered": ["7.1 Child Unique ID", "7.7 Child Protection Plan Start Date", CP[2]],
    "broken over lines": [name.replace(" Plan", "\nPlan") for name in CP],
    "a mark of order": ["\ufeffChild Unique ID", *CP[1:]],
}


@pytest.mark.parametrize("way", ANNEX)
def test_a_list_of_annex_a_of_another_system_gives_the_same(tmp_path, way):
    rows = [[1, day("2023-06-01"), day("2023-12-01")], [2, day("2023-06-01"), None], [None] * 3]
    rows.append(["Total", None, None])
    path = files.workbook(tmp_path, {"List 7": [["List 7"], [], ANNEX[way], *rows]})
    found = read([path], KEY)
    assert found.counts()["C-CP-END"] == 1
    assert found.facts()["B-CP-START"] == 2
