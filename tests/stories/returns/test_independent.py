"""Whole returns, with the faults of real ones, counted a second way that knows nothing of ours."""

import random
from datetime import date, timedelta

import pytest

from stories.returns import read
from tests.stories.returns import files, independent
from tests.stories.returns.files import EPISODES, HEADER, KEY, OC3, child
from tests.stories.returns.test_annex_a import ADOPTION, CARE, LEAVER, PLAN, plan, who

REVIEWS = ["CHILD", "DOB", "REVIEW", "REVIEW_CODE"]
OC2 = ["CHILD", "DOB", "SDQ_SCORE", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK"]
OC2 += ["HEALTH_ASSESSMENT", "CONVICTED"]
MISSING = ["CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"]
REC = ["X1", "E11", "E12", "E2", "E4A", "E4B", "E45", "E46", "E47", "E48", "E41", "E9", "E17", ""]


def uk(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def care_return(folder, chance):
    """One year of the 903 for 150 invented children, with reasons that have no date, children who
    died and are active, reviews written down twice, and answers spelled in several ways."""
    people, stays, reviews, young, health, missing = [], [], [], [], [], []
    for number in range(150):
        name, born = str(1_000 + number), date(1999, 6, 1) + timedelta(days=chance.randrange(6_000))
        people.append([name, "1", uk(born), "WBRI", "", "", ""])
        day = date(2016, 4, 1) + timedelta(days=chance.randrange(500))
        for step in range(chance.randrange(4)):
            end = day + timedelta(days=chance.randrange(1, 180))
            reason = "X1" if step < 2 and chance.random() < 0.7 else chance.choice(REC)
            kept = uk(end) if end <= date(2018, 3, 31) and chance.random() < 0.8 else ""
            stays.append(files.episode(name, uk(day), chance.choice("SPL"), kept, reason))
            if reason == "E2":
                break
            day = end + timedelta(days=1)
        for _ in range(chance.randrange(4)):
            when = date(2017, 4, 1) + timedelta(days=chance.randrange(20))
            reviews.append([name, uk(born), uk(when), f"PN{chance.randrange(8)}"])
        if date(2018, 3, 31) >= born.replace(year=born.year + 17):
            touch = chance.choice(["YES", "NO", "DIED", "RHOM", "NREQ"])
            said = [chance.choice(["F1", "P2", "G4", "0"]), chance.choice(["B1", "Z1", "S2", "G1"])]
            young.append([name, uk(born), touch, *said])
        yes = ["1", "0", "true", "True"]
        health.append([name, uk(born), "", *(chance.choice(yes) for _ in range(4)), "0"])
        if chance.random() < 0.2:
            start = date(2017, 5, 1) + timedelta(days=chance.randrange(90))
            missing.append([name, uk(born), chance.choice("MA"), uk(start), uk(start)])
    stays.append(files.episode("999", "01/04/2016", "S", "31/03/2018", "E8"))
    tables = {"header": (HEADER, people), "episodes": (EPISODES, stays), "oc3": (OC3, young)}
    tables |= {"reviews": (REVIEWS, reviews), "oc2": (OC2, health), "missing": (MISSING, missing)}
    return [
        files.table(folder, columns, rows, f"{name}.csv")
        for name, (columns, rows) in tables.items()
    ]


def census_return(folder, chance):
    children = []
    for number in range(120):
        start = date(2022, 4, 1) + timedelta(days=chance.randrange(500))
        plans = []
        for _ in range(chance.choice([0, 1, 1, 2])):
            end = start + timedelta(days=chance.randrange(-3, 300))
            plans.append((start, end if chance.random() < 0.7 else "", 0))
            start += timedelta(days=chance.randrange(1, 400))
        closed = date(2023, 4, 1) + timedelta(days=chance.randrange(300))
        reason = chance.choice(["RC1", "RC2", "RC5", "RC8", "RC9"])
        children.append(
            child(
                f"C{number}",
                chance.choice(["2005-09-01", "2012-05-06"]),
                "2024-01-01" if chance.random() < 0.05 else "",
                plans=[each for each in plans if not each[1] or each[0] <= each[1]],
                needs=[("2022-01-01", closed, reason)],
                enquiries=["2023-01-01"] * chance.randrange(3),
            )
        )
    return [files.census(folder, *children, reference="2025-03-31")]


def annex_return(folder, chance):
    reasons = ["k) E47: Special Guardianship", "E45", "E41", "a) E4A", None]
    homes = ["a) Suitable", "b) Unsuitable"]
    lists = {f"List {number}": [["Guidance"]] for number in range(1, 12)}
    lists["List 5"] = [
        [*who_columns(), "Strategy discussion initiating Section 47 Enquiry Start Date"],
        *([*who(number), files.day("2023-02-01")] for number in range(30)),
    ]
    ends = [None, "2023-06-01", "2023-08-01"]
    lists["List 7"] = [PLAN, *(plan(n, "2022-11-01", chance.choice(ends)) for n in range(100, 160))]
    cared = [(number, chance.choice(reasons)) for number in range(150, 190)]
    lists["List 8"] = [
        CARE,
        *(
            [*who(number), files.day("2023-01-01"), reason and files.day("2024-09-01"), reason]
            for number, reason in cared
        ),
    ]
    lists["List 9"] = [
        LEAVER,
        *(
            [*who(n, "2003-01-01"), "Former", "a) Yes", "U: Own", chance.choice(homes), activity]
            for n, activity in ((n, chance.choice(["F1: Full", "G5: No"])) for n in range(300, 330))
        ),
    ]
    lists["List 10"] = [
        ADOPTION,
        *([*who(n), files.day("2023-01-01"), files.day("2023-07-01"), None, None] for n in (1, 2)),
    ]
    return [files.workbook(folder, lists)]


def who_columns():
    return ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth"]


COUNT = {
    care_return: independent.care,
    census_return: lambda paths: independent.census(paths[0]),
    annex_return: lambda paths: independent.annex(paths[0]),
}


@pytest.mark.parametrize("made", COUNT)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_whole_return_is_counted_as_one_counts_it_by_hand(tmp_path, made, seed):
    paths = made(tmp_path, random.Random(seed))
    found = read(paths, KEY)
    ours = {**found.facts(), **found.counts()}
    by_hand = COUNT[made](paths)
    assert sum(by_hand.values()) > 50
    assert {code: ours.get(code, 0) for code in by_hand} == dict(by_hand)


def test_what_is_counted_a_second_way_is_printed(tmp_path, capsys):
    independent.main(annex_return(tmp_path, random.Random(3)))
    assert "C-CP-END" in capsys.readouterr().out
