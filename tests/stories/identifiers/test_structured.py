"""Numbers and addresses with a shape of their own, in every spacing people use."""

import pytest

from stories.identifiers.references import nhs_checks
from tests.stories.identifiers.checks import covers, found

WRITTEN = {
    "email": [
        "k.mensah@example.org",
        "k.mensah @ example.co.uk",
        "kofi dot mensah at example dot com",
    ],
    "url": ["https://example.org/story?id=3", "www.example.org", "example.co.uk/family"],
    "handle": ["@kofi.m07", "kofi_m07", "jaydenxx09"],
    "nhs_number": ["943 476 5919", "9434765919", "943-476-5919"],
    "ni_number": ["AB123456C", "ab 12 34 56 c"],
    "upn": ["A123456789012"],
    "phone": [
        "07700 900123",
        "07700900123",
        "(01632) 960 123",
        "+44 7700 900 123",
        "0044 7700 900123",
        "077 00 90 01 23",
        "01632 960114 ext 22",
        "oh seven seven double oh nine oh one two three",
        "oh one six three two, nine sixty, double one four",
        "oh seven seven double-oh, nine hundred, one two three",
    ],
    "postcode": ["LS8 3QB", "ls83qb", "EC1A 1BB", "SW1A1AA"],
    "plate": ["AB12 CDE", "P123 ABC", "ABC 123D"],
    "case_reference": [
        "4929 1234 5678 9012",
        "FD21P00345",
        "1234567",
        "4471/19",
        "[2019] EWFC 12",
        "no. 7 7 0 1 8 2",
        "12345678",
    ],
}


@pytest.mark.parametrize(
    ("kind", "written"),
    [(kind, written) for kind, all_written in WRITTEN.items() for written in all_written],
)
def test_written_forms(kind, written):
    text = f"We wrote down {written} and went on."
    assert covers(text, written)
    if kind not in ("nhs_number", "case_reference"):
        assert found(text, kind)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("PC 4471 stayed with her.", ["PC 4471"]),
        ("They slept near the A57 that night.", ["A57"]),
        ("Write it on an A4 sheet.", []),
    ],
)
def test_numbers_of_officers_and_roads(text, words):
    assert found(text) == words


@pytest.mark.parametrize(
    ("number", "valid"), [("943 476 5919", True), ("943 476 5918", False), ("12345", False)]
)
def test_nhs_check_digit(number, valid):
    assert nhs_checks(number) is valid


def test_ten_digits_that_fail_the_check_are_still_found():
    assert found("The form had 943 476 5918 on it.", "case_reference")


@pytest.mark.parametrize(
    "text",
    [
        "A Section 47 enquiry",
        "open 24/7",
        "it cost 250 pounds",
        "the 2021/22 year",
        "scored 6 out of 10",
        "COVID-19 rules",
        "at 9.30am",
        "S47 enquiries",
        "for 12 weeks",
        "2019 2020 2021 were the years",
        "1.4 The Provider shall tell the Council",
        "(a) agrees the plan and (b) notes it",
    ],
)
def test_numbers_that_identify_nobody(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["badge 4417", "LCS 20431", "case no. 4471", "Mosaic ID 77421", "hospital number 88213"]
)
def test_a_short_number_beside_its_system(text):
    assert covers(f"It was {text} then.", text.split()[-1])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("nhs is triple nine, four four, then oh seven, then one eight six", "triple nine"),
        ("Police log 990 of the 5th was closed.", "990 of the 5th"),
        ("Police log 77 (seventy-seven) of 6 Apr was closed.", "77 (seventy-seven) of 6 Apr"),
        ("Housing number: HN three-three-oh-one, please.", "HN three-three-oh-one"),
        (
            "Your reference is D for Delta, double nine, oh, four, one.",
            "double nine, oh, four, one",
        ),
        ("It is on the back of her photo no. 2286 in pencil.", "2286"),
        ("If you need me it's bleep 2214 today.", "2214"),
    ],
)
def test_a_number_read_out_or_told_by_its_day(text, number):
    assert covers(text, number)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("keysafe 8812, use the back door", "8812"),
        ("PC TREGENZA 5512 CAME AT SIX.", "5512"),
        ("Appeal ref: [2024] 4410.EA", "[2024] 4410.EA"),
        ("rang the police, log 0219 of 110223", "0219 of 110223"),
        ("Index Q K 4 4, L M P, a van.", "Q K 4 4, L M P"),
    ],
)
def test_codes_that_something_announces(text, words):
    assert covers(text, words)
