"""Only derived facts leave the parser: canaries in every field are nowhere in what it gives."""

import pytest

from stories.returns import read
from tests.stories.returns import files
from tests.stories.returns.files import EPISODES, HEADER, KEY, child

CANARY = "Quillfeather"
NUMBER = "7354192"
BORN = "1999-12-17"


def census_canaries(folder):
    each = child(f"{CANARY}{NUMBER}", born="2012-12-17", plans=[("2022-06-01", "2023-02-01", 0)])
    text = files.census_xml([each]).replace("A123456789012", CANARY)
    text = text.replace("<UPN>", f"<Name>{CANARY}</Name><Postcode>{CANARY}</Postcode><UPN>")
    text = text.replace("NEG", CANARY).replace("<CINdetails>", f"<CINdetails><W>{CANARY}</W>")
    path = folder / "census.xml"
    path.write_text(text)
    bad = folder / "bad.xml"
    bad.write_text(text.replace("2023-02-01", CANARY).replace("2022-06-01", CANARY))
    return [path, bad]


def care_canaries(folder):
    good = [NUMBER, "01/06/2019", "S", CANARY, CANARY, CANARY, CANARY, "01/07/2020", "E4A"]
    bad = [[*good[:at], CANARY, *good[at + 1 :]] for at in range(len(good))]
    people = [[NUMBER, CANARY, "17/12/2012", CANARY, CANARY, CANARY, CANARY]]
    people += [[CANARY] * 7]
    return [
        files.table(
            folder, [*EPISODES, "HOME_POST"], [[*row, CANARY] for row in [good, *bad]], "e.csv"
        ),
        files.table(folder, HEADER, people, "h.csv"),
    ]


def annex_canaries(folder):
    columns = [
        "Child Unique ID",
        "Date of Birth",
        "Child Protection Plan Start Date",
        "Latest Category of Abuse",
        "Child Protection Plan End Date",
        "Allocated Worker",
        "Placement postcode",
    ]
    good = [NUMBER, files.day("2012-12-17"), files.day("2020-06-01"), CANARY, None, CANARY, CANARY]
    bad = [[*good[:at], f"{CANARY} 7", *good[at + 1 :]] for at in range(len(good))]
    return [files.workbook(folder, {"List 7": [columns, good, *bad]})]


@pytest.mark.parametrize("plant", [census_canaries, care_canaries, annex_canaries])
def test_a_canary_in_every_field_is_in_nothing_that_is_read(tmp_path, plant, caplog, capsys):
    found = read(plant(tmp_path), KEY)
    assert found.outcomes or found.balancing
    parts = (found.outcomes, found.balancing, found.reasons, found.files, found.notes)
    problems = (found.refused, found.incomplete)  # labels to ask about are shown to nobody else
    said = " ".join([*map(repr, (*parts, *problems)), caplog.text, *capsys.readouterr()])
    for canary in (
        CANARY,
        CANARY.upper(),
        CANARY.lower(),
        NUMBER,
        "2012-12-17",
        "17/12/2012",
        "2012, 12, 17",
    ):
        assert canary not in said


def test_without_the_key_nobody_can_be_told_apart_from_their_hash(tmp_path):
    path = files.census(tmp_path, child("C1", plans=[("2022-06-01", "2023-02-01", 0)]))
    one, other = read([path], KEY), read([path], KEY[::-1])
    assert one.outcomes[0].person != other.outcomes[0].person
    assert one.outcomes[0].key != other.outcomes[0].key
    assert one.outcomes[0]._replace(person="", key="") == other.outcomes[0]._replace(
        person="", key=""
    )
