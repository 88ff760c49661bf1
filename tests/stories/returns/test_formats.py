"""The same return is the same whatever holds it, and is known by what it holds."""

from datetime import date

import pytest

from stories.returns import read
from tests.stories.returns import files
from tests.stories.returns.files import EPISODES, HEADER, KEY, OC3, child

ROWS = [
    ("C1", "01/06/2019", "S", "01/07/2020", "X1"),
    ("C1", "01/07/2020", "P", "01/09/2020", "E4A"),
    ("C2", "01/06/2019", "S", "01/07/2020", "E45"),
    ("C3", "01/06/2019", "S", "15/02/2021", "E17"),
]
PEOPLE = [("C1", "01/06/2010"), ("C2", "01/06/2012"), ("C3", "01/01/2003")]
LEAVERS = [("C3", "01/01/2003", "YES", "F2", "Z1")]


def tables(folder):
    folder.mkdir(exist_ok=True)
    return [
        files.episodes(folder, *ROWS, name="anything.csv"),
        files.header(folder, *PEOPLE, name="else.txt"),
        files.table(folder, OC3, LEAVERS, "third"),
    ]


def in_workbook(folder):
    def sheet(columns, rows):
        return [list(columns), *map(list, rows)]

    lines = [files.episode(*row) for row in ROWS]
    people = [[who, "1", born, "WBRI", "", "", ""] for who, born in PEOPLE]
    sheets = {"a": sheet(EPISODES, lines), "b": sheet(HEADER, people), "c": sheet(OC3, LEAVERS)}
    return [files.workbook(folder, {"Read me": [["Some words"]], **sheets}, name="x.bin")]


def in_database(folder):
    lines = [files.episode(*row) for row in ROWS]
    people = [[who, "1", born, "WBRI", "", "", ""] for who, born in PEOPLE]
    return [
        files.database(
            folder,
            {
                "header": (HEADER, people),
                "episodes": (EPISODES, lines),
                "oc3": (OC3, LEAVERS),
                "other": (["A"], [["1"]]),
            },
        )
    ]


def in_xml(folder):
    children = ""
    for who, born in PEOPLE:
        leaver = "".join(
            f"<OC3><IN_TOUCH>{touch}</IN_TOUCH><ACTIV>{activity}</ACTIV><ACCOM>{home}</ACCOM></OC3>"
            for name, _, touch, activity, home in LEAVERS
            if name == who
        )
        stays = "".join(
            f"<EPISODE><DECOM>{start}</DECOM><RNE>{rne}</RNE><LS>C2</LS><CIN>N1</CIN><PL>U4</PL>"
            f"<DEC>{end}</DEC><REC>{rec}</REC></EPISODE>"
            for name, start, rne, end, rec in ROWS
            if name == who
        )
        children += (
            f"<CHILD><HEADER><CHILDID>{who}</CHILDID><SEX>1</SEX><DOB>{born}</DOB>"
            f"<ETHNIC>WBRI</ETHNIC><UASC/>{leaver}</HEADER>{stays}</CHILD>"
        )
    path = folder / "return"
    path.write_text(f"<?xml version='1.0'?><EXPSSDA903>{children}</EXPSSDA903>")
    return [path]


def facts_of(reading):
    """What was found, apart from the names of files."""
    outcomes = sorted(each._replace(files=()) for each in reading.outcomes)
    return outcomes, sorted(each._replace(files=()) for each in reading.balancing)


@pytest.mark.parametrize("made", [in_workbook, in_database, in_xml])
def test_the_903_in_another_format_gives_the_same(tmp_path, made):
    expected = facts_of(read(tables(tmp_path / "tables"), KEY))
    assert {each.code for each in expected[0]} >= {"C-REUN", "C-SGO", "C-CL-STAY", "C-CL-EET"}
    assert facts_of(read(made(tmp_path), KEY)) == expected


@pytest.mark.parametrize("made", [tables, in_workbook, in_xml])
def test_an_archive_gives_what_its_files_give(tmp_path, made):
    folder = tmp_path / "tables"
    folder.mkdir()
    paths = made(folder)
    inner = files.archive(folder, paths, name="inner.zip")
    outer = files.archive(tmp_path, [inner], name="outer.zip")
    expected = facts_of(read(paths, KEY))
    assert facts_of(read([inner], KEY)) == expected
    assert facts_of(read([outer], KEY)) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_may_be_written_in_several_ways(tmp_path, encoding, delimiter):
    text = files.csv_text(EPISODES, [files.episode(*row) for row in ROWS])
    path = tmp_path / "episodes.csv"
    path.write_text(text.replace(",", delimiter), encoding=encoding)
    assert read([path], KEY).counts() == {"C-REUN": 1, "C-SGO": 1, "C-KIN": 1, "C-CL-STAY": 1}


def test_a_header_may_stand_below_a_title_and_be_spelled_otherwise(tmp_path):
    columns = ["Child ", "decom", "RNE", "ls", "cin", "place", "Place Provider", "dec", "rec"]
    path = tmp_path / "e.csv"
    lines = files.csv_text(columns, [files.episode(*row) for row in ROWS])
    path.write_text("Looked after children\n\n" + lines)
    assert read([path], KEY).counts()["C-REUN"] == 1


PLANS = [("2022-06-01", "2023-02-01", 0), ("2023-06-01", "", 1)]
CENSUS = files.census_xml(
    [
        child("C1", plans=PLANS, cin=[("2021-01-01", "2021-03-01")]),
        child("C2", needs=[("2023-01-01", "2023-05-01", "RC9")]),
    ]
)
SPELLINGS = {
    "another root": CENSUS.replace("Message>", "CINCensus>"),
    "a namespace": CENSUS.replace("<Message>", '<Message xmlns="http://example.org/cin">'),
    "a prefix": CENSUS.replace("<Message>", '<m:Message xmlns:m="urn:x">')
    .replace("</Message>", "</m:Message>")
    .replace("<Children>", "<m:Children>")
    .replace("</Children>", "</m:Children>"),
    "small letters": CENSUS.replace("CPPstartDate", "cppStartDate").replace(
        "CINreferralDate", "CINReferralDate"
    ),
    "marks": CENSUS.replace("LAchildID", "LA_Child_ID").replace("CPPendDate", "CPP-End-Date"),
    "another child": CENSUS.replace("<Child>", "<CINChild>").replace("</Child>", "</CINChild>"),
    "a list of records": CENSUS.replace("<Child>", "<Record>").replace("</Child>", "</Record>"),
    "plans in one block": CENSUS.replace("</ChildProtectionPlans><ChildProtectionPlans>", ""),
    "plans within plans": CENSUS.replace(
        "<ChildProtectionPlans>", "<ChildProtectionPlans><ChildProtectionPlan>"
    ).replace("</ChildProtectionPlans>", "</ChildProtectionPlan></ChildProtectionPlans>"),
    "a mark of order": "﻿" + CENSUS,
    "a declaration": '<?xml version="1.0" encoding="UTF-8"?>\n<!-- made -->\n' + CENSUS,
    "spaces": CENSUS.replace("><", ">\n    <"),
    "words between": CENSUS.replace("<UPN>", "UPN<UPN>"),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_census_is_read_however_it_is_spelled(tmp_path, spelling):
    plain = tmp_path / "plain"
    plain.write_text(CENSUS)
    other = tmp_path / "other"
    other.write_text(SPELLINGS[spelling], encoding="utf-8")
    expected = facts_of(read([plain], KEY))
    assert {each.code for each in expected[0]} == {"C-CP-END", "C-CIN-PLAN", "C-CIN-STEP"}
    assert facts_of(read([other], KEY)) == expected


def test_a_census_in_utf_16_is_read(tmp_path):
    path = tmp_path / "c.xml"
    path.write_bytes(('<?xml version="1.0" encoding="utf-16"?>' + CENSUS).encode("utf-16"))
    assert read([path], KEY).counts()["C-CP-END"] == 1


@pytest.mark.parametrize("plans", [0, 1, 300])
def test_a_child_may_have_no_plan_or_hundreds(tmp_path, plans):
    days = [
        (f"{year}-{month:02}-01", f"{year}-{month:02}-20", 0)
        for year in range(1990, 2020)
        for month in range(1, 13)
    ][:plans]
    found = read([files.census(tmp_path, child(born="1989-01-01", plans=days))], KEY)
    assert found.facts()["B-CP-START"] == plans


def test_a_census_without_children_is_known_and_empty(tmp_path):
    found = read([files.census(tmp_path)], KEY)
    assert [file.kind for file in found.files] == ["children in need census"]
    assert not found.outcomes
    assert not found.refused


@pytest.mark.parametrize(
    "content", ["", "hello", "a,b\n1,2\n", "<html><p>no</p></html>", "%PDF-1.7"]
)
def test_what_is_no_return_is_refused_with_a_sentence(tmp_path, content):
    path = tmp_path / "file.csv"
    path.write_text(content)
    found = read([path], KEY)
    (problem,) = found.refused
    assert problem.reason.startswith("We did not recognise this file.")
    assert problem.file == "file.csv"


def test_identifiers_are_the_same_however_a_file_holds_them(tmp_path):
    numbers = files.workbook(
        tmp_path, {"e": [EPISODES, [42, "01/06/2019", "S", "", "", "", "", "01/07/2020", "E4A"]]}
    )
    text = files.episodes(tmp_path, (" 42 ", "01/08/2020", "S", "", ""), name="t.csv")
    spelled = files.episodes(tmp_path, ("42.0", "01/08/2020", "S", "", ""), name="u.csv")
    found = read([numbers, text, spelled], KEY)
    assert len({each.person for each in (*found.outcomes, *found.balancing)}) == 1
    assert found.outcomes[0].later[0][1] == "came back"


def test_rows_in_the_future_are_refused_where_a_last_day_is_given(tmp_path):
    path = files.episodes(tmp_path, ("C1", "01/06/2019", "S", "01/07/2107", "E4A"), *ROWS)
    found = read([path], KEY, until=date(2026, 11, 28))
    assert found.reasons == {("refused", "episode dated in the future"): 1}
