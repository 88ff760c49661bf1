"""Closures of need, child in need plans, referrals and enquiries."""

import pytest

from stories.returns import read
from tests.stories.returns import files
from tests.stories.returns.files import KEY, child

RC7 = [("2022-05-01", "2023-06-01", "RC7")]


def counts(folder, *children, care=None, **more):
    paths = [files.census(folder, *children, **more)]
    if care is not None:
        paths.append(files.episodes(folder, *care))
    found = read(paths, KEY)
    return dict(found.counts()), found.facts()


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("RC1", "C-ADO"),
        ("RC2", None),
        ("RC3", "C-KIN"),
        ("RC4", "C-SGO"),
        ("RC5", None),
        ("RC6", None),
        ("RC7", None),
        ("RC8", None),
        ("RC9", "C-CIN-STEP"),
    ],
)
def test_a_reason_for_closure_decides(tmp_path, reason, code):
    found, _ = counts(tmp_path, child(needs=[("2022-05-01", "2023-06-01", reason)]))
    assert found == ({code: 1} if code else {})


@pytest.mark.parametrize(
    ("about", "counted"),
    [
        ({"cin": [("2022-01-01", "2022-06-01")]}, True),
        ({"cin": [("2022-01-01", "2022-05-31")]}, False),
        ({"cin": [("2023-01-01", "2023-06-01")]}, True),
        ({"cin": [("2023-01-01", "2023-06-02")]}, False),
        ({"plans": [("2022-01-01", "2022-09-01", 0)]}, True),
        ({}, False),
    ],
)
def test_no_longer_in_need_counts_only_after_a_finished_plan(tmp_path, about, counted):
    found, _ = counts(tmp_path, child(needs=RC7, **about))
    assert ("C-CIN-END" in found) is counted


@pytest.mark.parametrize(
    ("reason", "care", "expected"),
    [
        ("RC1", ("C1", "01/04/2020", "S", "01/01/2023", "E11"), {"C-ADO": 1}),
        ("RC4", ("C1", "01/04/2020", "S", "20/05/2023", "E46"), {"C-SGO": 1}),
        ("RC4", ("C1", "01/04/2019", "S", "31/05/2021", "E46"), {"C-SGO": 2}),
        ("RC3", ("C1", "01/04/2020", "S", "20/05/2023", "E41"), {"C-KIN": 1}),
    ],
)
def test_one_event_in_two_returns_is_counted_once(tmp_path, reason, care, expected):
    each = child(needs=[("2020-01-01", "2023-06-01", reason)])
    found, _ = counts(tmp_path, each, care=[care])
    assert found == expected


@pytest.mark.parametrize(
    ("about", "care", "steps_up"),
    [
        ({}, [], False),
        ({"plans": [("2023-06-01", "", 0)]}, [], True),
        ({"plans": [("2023-09-01", "", 0)]}, [], True),
        ({"plans": [("2023-09-02", "", 0)]}, [], False),
        ({"plans": [("2023-05-01", "2023-06-01", 0)]}, [], False),
        ({"plans": [("2023-05-01", "2023-06-02", 0)]}, [], True),
        ({}, [("C1", "01/09/2023", "S", "", "")], True),
        ({}, [("C1", "02/09/2023", "S", "", "")], False),
    ],
)
def test_a_child_in_need_plan_followed_by_more_help_is_no_goal_reached(
    tmp_path, about, care, steps_up
):
    each = child(cin=[("2023-01-01", "2023-06-01")], **about)
    found, facts = counts(tmp_path, each, care=care)
    assert ("C-CIN-PLAN" in found) is not steps_up
    assert facts["B-CIN-MORE"] == steps_up


def test_a_referral_within_12_months_of_the_last_is_one_again(tmp_path):
    needs = [(day, "", "") for day in ("2021-01-01", "2022-01-01", "2023-01-02", "2023-05-01")]
    _, facts = counts(tmp_path, child(needs=needs))
    assert facts["B-CIN-AGAIN"] == 2


def test_enquiries_are_counted_by_their_start(tmp_path):
    _, facts = counts(tmp_path, child(enquiries=["2023-01-01", "2023-01-01", "2023-02-01"]))
    assert facts["B-S47"] == 2


def test_a_closure_without_a_known_reason_is_incomplete(tmp_path):
    needs = [("2022-05-01", "2023-06-01", "RC10"), ("2022-06-01", "", "RC7")]
    found = read([files.census(tmp_path, child(needs=needs))], KEY)
    assert sum(found.reasons.values()) == 2
    assert {word for word, _ in found.reasons} == {"incomplete"}


BLOCK = """<PreProceedingsandFGDM><PPStartDate>{start}</PPStartDate>
<FGDMMeetingOffer>{offer}</FGDMMeetingOffer><FGDMMeetingFac>{held}</FGDMMeetingFac>
<PPOutcome>A</PPOutcome>{court}</PreProceedingsandFGDM></CINdetails>"""


@pytest.mark.parametrize(
    ("start", "offer", "held", "court", "facts", "reasons"),
    [
        ("2023-06-01", "1", "0", "", {"B-FGDM-NOT-HELD": 1}, 0),
        ("2023-06-01", "true", "false", "", {"B-FGDM-NOT-HELD": 1}, 0),
        ("2023-06-01", "1", "1", "", {}, 0),
        ("2023-06-01", "0", "0", "", {}, 0),
        ("2023-06-01", "1", "1", "2023-09-01", {"B-PP-COURT": 1}, 0),
        ("2023-06-01", "1", "0", "2023-05-01", {}, 1),
        ("2024-06-01", "1", "0", "", {}, 1),
    ],
)
def test_work_before_court_of_the_newer_census(tmp_path, start, offer, held, court, facts, reasons):
    path = files.census(tmp_path, child())
    went = f"<CourtAppDate>{court}</CourtAppDate>" if court else ""
    block = BLOCK.format(start=start, offer=offer, held=held, court=went)
    path.write_text(path.read_text().replace("</CINdetails>", block))
    found = read([path], KEY)
    about = {code: n for code, n in found.facts().items() if "FGDM" in code or "PP" in code}
    assert about == facts
    assert sum(found.reasons.values()) == reasons
