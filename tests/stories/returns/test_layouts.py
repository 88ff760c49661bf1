"""Layouts that other authorities and their tools write: dates, years, spellings, labels."""

from datetime import date

import pytest

from stories.returns import read
from tests.stories.returns import files
from tests.stories.returns.files import EPISODES, HEADER, KEY, OC3, child, day
from tests.stories.returns.test_annex_a import LEAVER, who
from tests.stories.returns.test_formats import PEOPLE, ROWS, facts_of

WAYS = {
    "iso": lambda day: f"{day:%Y-%m-%d}",
    "iso with a time": lambda day: f"{day:%Y-%m-%d} 00:00:00",
    "dashes": lambda day: f"{day:%d-%m-%Y}",
    "full stops": lambda day: f"{day:%d.%m.%Y}",
    "a month's name": lambda day: f"{day:%d-%b-%Y}",
    "with a time": lambda day: f"{day:%d/%m/%Y} 09:30",
    "a spreadsheet's numbers": lambda day: str(day.toordinal() - 693_594),
    "the year first": lambda day: f"{day:%Y/%m/%d}",
    "digits in a row": lambda day: f"{day:%Y%m%d}",
    "a short year": lambda day: f"{day:%d/%m/%y}",
    "a month's name and a short year": lambda day: f"{day:%d-%b-%y}",
}


def rewritten(rows, way, columns):
    """The rows with the dates of these columns written another way."""
    return [
        [
            way(date(*map(int, reversed(cell.split("/"))))) if at in columns and cell else cell
            for at, cell in enumerate(row)
        ]
        for row in rows
    ]


@pytest.mark.parametrize("way", WAYS)
def test_a_903_is_read_in_the_one_way_its_dates_are_written(tmp_path, way):
    lines = [files.episode(*row) for row in ROWS]
    people = [[name, "1", born, "WBRI", "", "", ""] for name, born in PEOPLE]
    plain = [
        files.table(tmp_path, EPISODES, lines, "episodes.csv"),
        files.table(tmp_path, HEADER, people, "header.csv"),
    ]
    other = tmp_path / "other"
    other.mkdir()
    paths = [
        files.table(other, EPISODES, rewritten(lines, WAYS[way], {1, 7}), "episodes.csv"),
        files.table(other, HEADER, rewritten(people, WAYS[way], {2}), "header.csv"),
    ]
    found = read(paths, KEY)
    assert found.outcomes
    assert facts_of(found) == facts_of(read(plain, KEY))


def test_one_date_in_another_way_is_unreadable(tmp_path):
    rows = [("C1", "01/06/2019", "S", "01/07/2020", "E4A"), ("C2", "2019-06-01", "S", "", "")]
    found = read([files.episodes(tmp_path, *rows)], KEY)
    assert found.reasons == {("incomplete", "episode without a readable start date"): 1}


def test_lists_of_text_dates_are_read_where_a_workbook_holds_no_true_date(tmp_path):
    columns = ["Child Unique ID", "Child Protection Plan Start Date", "CP Plan End Date (dd/mm)"]
    columns[2] = "Child Protection Plan - End Date"
    rows = [["1", "01/06/2023", "01/12/2023"], ["2", "2023-06-01", ""]]
    found = read([files.workbook(tmp_path, {"seven": [columns, *rows]})], KEY)
    assert found.counts()["C-CP-END"] == 1
    assert [word for word, _ in found.reasons] == ["incomplete"]


def test_numbers_in_a_column_of_dates_are_a_workbooks_own_days(tmp_path):
    columns = ["Child Unique ID", "Child Protection Plan Start Date"]
    columns += ["Child Protection Plan End Date"]
    rows = [[1, day("2023-06-01"), 45_261]]  # 1 December 2023
    (outcome,) = read([files.workbook(tmp_path, {"a": [columns, *rows]})], KEY).outcomes
    assert outcome.month == date(2023, 12, 1)


def test_a_column_of_years_parts_several_years_in_one_file(tmp_path):
    stays = [
        [*files.episode("Z", "2019-02-01", "S", "2021-03-15", "E8"), "2021"],
        [*files.episode("Y", "2019-02-01", "S", "2022-03-15", "E8"), "2022"],
    ]
    young = [
        ["C1", "2001-05-05", "YES", "F1", "B1", "2021"],
        ["C1", "2001-05-05", "YES", "G5", "B1", "2022"],
    ]
    paths = [
        files.table(tmp_path, [*EPISODES, "YEAR"], stays, "all_episodes.csv"),
        files.table(tmp_path, [*OC3, "YEAR"], young, "all_oc3.csv"),
    ]
    found = read(paths, KEY)
    months = [each.month for each in found.outcomes if each.code == "C-CL-EET"]
    assert months == [date(2020, 5, 1)]
    assert [each.month for each in found.balancing if each.code == "B-CL-NOT-EET"] == [
        date(2021, 5, 1)
    ]
    assert not any(file.repeated for file in found.files)


@pytest.mark.parametrize(
    ("names", "years"),
    [
        (("oc3_2021.csv", "oc3_2022.csv"), (2020, 2021)),
        (("oc3 2020-21.csv", "oc3 2021-22.csv"), (2020, 2021)),
        (("oc3_2021.csv", "oc3_2023.csv"), (2020, 2022)),
        (("oc3_2021.csv", "oc3_2223.csv"), (2020, 2022)),
    ],
)
def test_a_year_in_a_name_holds_for_files_without_episodes(tmp_path, names, years):
    paths = [
        files.episodes(tmp_path, ("Z", "01/02/2020", "S", "15/03/2021", "E8"), name="e_2021.csv"),
        *(
            files.table(tmp_path, OC3, [(f"C{name}", "05/05/2001", "YES", "F1", "B1")], name)
            for name in names
        ),
    ]
    found = read(paths, KEY)
    months = {each.month.year for each in found.outcomes if each.code == "C-CL-EET"}
    assert months == set(years)


def test_a_year_that_begins_in_the_name_is_told_by_the_days_in_the_file(tmp_path):
    """Some name a year by its first half: 2017 for the year to 31 March 2018."""
    paths = [
        files.episodes(tmp_path, ("Z", "01/02/2017", "S", "15/03/2018", "E8"), name="e_2017.csv"),
        files.table(tmp_path, OC3, [("C1", "05/05/2000", "YES", "F1", "B1")], "oc3_2018.csv"),
    ]
    (outcome,) = (each for each in read(paths, KEY).outcomes if each.code == "C-CL-EET")
    assert outcome.month == date(2018, 5, 1)


def test_a_care_leaver_of_no_age_of_the_return_is_refused_not_lost(tmp_path):
    paths = [
        files.episodes(tmp_path, ("Z", "01/02/2020", "S", "15/03/2021", "E8")),
        files.table(tmp_path, OC3, [("C1", "05/05/2010", "YES", "F1", "B1")], "oc3.csv"),
    ]
    found = read(paths, KEY)
    assert found.reasons == {("refused", "care leaver not aged 17 to 25 in the year"): 1}


def test_an_episode_without_its_end_still_tells_of_a_return_to_care(tmp_path):
    rows = [
        ("C1", "01/06/2019", "S", "01/07/2020", "E4A"),
        ("C1", "01/09/2020", "S", "", "X1"),
        ("Z", "01/06/2019", "S", "01/03/2023", "E8"),
    ]
    found = read([files.episodes(tmp_path, *rows)], KEY)
    (outcome,) = (each for each in found.outcomes if each.code == "C-REUN")
    assert {held for _, held in outcome.later} == {"came back"}
    assert found.facts()["B-CARE-START"] == 2
    assert found.files[0].incomplete == 1


def test_of_two_codes_for_one_review_taking_part_stands(tmp_path):
    columns = ["CHILD", "DOB", "REVIEW", "REVIEW_CODE"]
    rows = [("C1", "01/06/2010", "01/02/2022", code) for code in ("PN1", "PN4", "PN7", "PN0")]
    for order in (rows, rows[::-1]):
        found = read([files.table(tmp_path, columns, order, "r.csv")], KEY)
        assert (found.counts()["C-VOICE"], found.facts()["B-VOICE-UNHEARD"]) == (1, 0)


FLAT = """<?xml version="1.0"?><dataroot>
<Header><CHILD>C1</CHILD><SEX>1</SEX><DOB>2010-06-01</DOB><ETHNIC>WBRI</ETHNIC></Header>
<Header><CHILD>C2</CHILD><SEX>1</SEX><DOB>2012-06-01</DOB><ETHNIC>WBRI</ETHNIC></Header>
<Episodes><CHILD>C1</CHILD><DECOM>2019-06-01</DECOM><RNE>S</RNE>
<DEC>2020-07-01</DEC><REC>E4A</REC></Episodes>
<Episodes><CHILD>C2</CHILD><DECOM>2019-06-01</DECOM><RNE>S</RNE>
<DEC>2020-07-01</DEC><REC>E45</REC></Episodes>
</dataroot>"""


def test_a_903_in_xml_may_be_tables_of_rows(tmp_path):
    path = tmp_path / "rows.xml"
    path.write_text(FLAT)
    found = read([path], KEY)
    assert found.counts() == {"C-REUN": 1, "C-SGO": 1, "C-KIN": 1}
    assert {each.age_band for each in found.outcomes} == {"10 to 15", "5 to 9"}


def test_a_903_in_xml_may_have_a_namespace_and_hold_its_reviews_in_the_header(tmp_path):
    path = tmp_path / "a.xml"
    path.write_text(
        '<EXPSSDA903 xmlns="urn:903"><CHILD><HEADER><CHILDID>1</CHILDID><SEX>1</SEX>'
        "<DOB>02/03/2009</DOB><ETHNIC>BOTH</ETHNIC><UASC>1</UASC><DUC>01/01/2025</DUC>"
        "<PREV_PERM>Z1</PREV_PERM>"
        "<AREVIEW><REVIEW>28/01/2016</REVIEW><REVIEW_CODE>PN3</REVIEW_CODE></AREVIEW>"
        "<AREVIEW><REVIEW>14/04/2016</REVIEW><REVIEW_CODE>PN4</REVIEW_CODE></AREVIEW></HEADER>"
        "<EPISODE><DECOM>11/11/2014</DECOM><RNE>S</RNE><PL>A3</PL><DEC>26/04/2017</DEC>"
        "<REC>E4A</REC></EPISODE></CHILD></EXPSSDA903>"
    )
    found = read([path], KEY)
    assert found.counts() == {"C-REUN": 1, "C-VOICE": 1}
    assert {each.age_band for each in found.outcomes} == {"5 to 9"}


RECORDS = files.census_xml(
    [child("C1", plans=[("2022-06-01", "2023-02-01", 0)]), child("C2", cin=[("2023-01-01", "")])]
)


@pytest.mark.parametrize(
    "text",
    [
        RECORDS.replace("<Children>", "").replace("</Children>", "").replace("Child>", "Pupil>"),
        RECORDS.replace("Child>", "row>")
        .replace("<ChildIdentifiers>", "<who><ids>")
        .replace("</ChildIdentifiers>", "</ids></who>"),
        RECORDS.replace("LAchildID", "ChildLAId").replace("Message>", "Envelope>"),
    ],
)
def test_a_census_holds_its_children_under_any_name(tmp_path, text):
    path, plain = tmp_path / "c.xml", tmp_path / "plain.xml"
    path.write_text(text)
    plain.write_text(RECORDS)
    found = read([path], KEY)
    assert facts_of(found) == facts_of(read([plain], KEY))
    assert found.counts()["C-CP-END"] == 1


@pytest.mark.parametrize("tag", ["PersonBirthDate", "PersonDeathDate"])
def test_a_birth_or_death_that_cannot_be_read_leaves_the_child_incomplete(tmp_path, tag):
    plan = [("2022-06-01", "2023-02-01", 0)]
    text = files.census_xml([child("C1", plans=plan, died="2023-05-01"), child("C2", plans=plan)])
    value = "2012-05-06" if "Birth" in tag else "2023-05-01"
    path = tmp_path / "c.xml"
    path.write_text(text.replace(f"<{tag}>{value}<", f"<{tag}>Notadate<", 1))
    found = read([path], KEY)
    assert len(found.outcomes) == 1
    assert found.reasons == {("incomplete", "date of birth or death that cannot be read"): 2}


def test_what_a_census_says_began_after_a_death_is_set_aside(tmp_path):
    needs = [("2022-01-01", "2022-03-01", "RC9"), ("2023-02-01", "2023-05-01", "RC9")]
    late = child("C1", died="2022-06-01", plans=[("2023-01-01", "", 0)], needs=needs)
    found = read([files.census(tmp_path, late)], KEY)
    assert found.counts() == {"C-CIN-STEP": 1}
    assert found.facts()["B-CP-START"] == 0
    assert found.reasons == {("refused", "recorded after the child's death"): 2}


@pytest.mark.parametrize(
    ("touch", "suits", "codes"),
    [
        ("a) Yes", "b) No", {"B-CL-HOME-NOT"}),
        ("Y", "a) Yes", {"C-CL-TOUCH", "C-CL-HOME"}),
        ("b) NREQ: no longer required", "Not known", {"B-CL-NO-TOUCH", "B-CL-HOME-NOT"}),
        ("c) Died", "", set()),
        ("RHOM - returned home", "", set()),
    ],
)
def test_a_care_leavers_labels_say_what_they_say(tmp_path, touch, suits, codes):
    row = [*who(4, "2003-01-01"), "Former", touch, "U: Independent", suits, "F4"]
    path = files.workbook(tmp_path, {"nine": [LEAVER, row]})
    found = read([path], KEY, until=date(2023, 6, 1))
    seen = {each.code for each in (*found.outcomes, *found.balancing)}
    expected = {"C-CL-TOUCH", "C-CL-HOME", "B-CL-NO-TOUCH", "B-CL-HOME-NOT"} & seen
    assert expected >= codes
    assert bool(seen) is bool(codes)


def test_care_leavers_of_a_list_without_any_date_are_refused_not_lost(tmp_path):
    row = [*who(4, "2003-01-01"), "Former", "Yes", "U", "Suitable", "F4"]
    found = read([files.workbook(tmp_path, {"nine": [LEAVER, row]})], KEY)
    assert found.reasons == {("refused", "no date in the lists"): 1}


@pytest.mark.parametrize("first", ["Looked after children; all of them", "sep=;", ""])
def test_the_mark_between_cells_is_told_by_the_header(tmp_path, first):
    text = files.csv_text(EPISODES, [files.episode(*row) for row in ROWS]).replace(",", ";")
    path = tmp_path / "e.csv"
    path.write_text(f"{first}\n{text}")
    assert read([path], KEY).counts()["C-REUN"] == 1


def test_a_file_of_an_archive_that_cannot_be_read_does_not_take_the_others_with_it(tmp_path):
    good = files.episodes(tmp_path, *ROWS)
    bad = tmp_path / "a.xls"
    bad.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    note = tmp_path / "b.txt"
    note.write_text("Dear team")
    found = read([files.archive(tmp_path, [bad, note, good])], KEY)
    assert found.counts()["C-REUN"] == 1
    assert [each.file for each in found.refused] == ["return.zip/a.xls", "return.zip/b.txt"]
