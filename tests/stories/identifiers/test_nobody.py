"""Words that were judged names and are nobody's are not asked about."""

import pytest

from tests.stories.identifiers.checks import found


@pytest.mark.parametrize(
    "text",
    [
        "Mr X was referred. Mr X's request was heard.",
        "Mrs Y and [redacted] came. REDACTED. Ms Y left.",
        "3. The Respondent has attended. Counsel for the Applicant agreed.",
        "He told the doctor. I was not registered.",
        "the walk took 25 min each way",
        "she slept at 3 a.m. and woke",
        "theres a bath upstairs",
        "noone told her, mum f/c now",
        "no tears at the gate today, got the award n folded it",
        "C4. Our Resolving Stage and Scoring Matrix are new.",
    ],
)
def test_no_person_is_found(text):
    assert found(text, "person") == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Before Her Honour Judge Abernethy", ["Judge Abernethy"]),
        ("Jo Reed, d.o.b. 22/08/2009", ["Jo Reed"]),
        ("Mr He came on Monday. He moved away.", ["Mr He"]),
        ("RM 2 PEGGY SETTLED. RM 3 MR BHATTI UP.", ["PEGGY", "MR BHATTI"]),
        ("KOFI HAS STOPPED WETTING THE BED AND LEAH SINGS. THE BED IS DRY.", ["KOFI", "LEAH"]),
        ("kofi was stood there w the form", ["kofi"]),
        ("him: no im out\nme: out where\nhim: with kofi\nme: ok kofi", ["kofi", "kofi"]),
        ("dora was not happy. kofi was so happy", ["dora", "kofi"]),
    ],
)
def test_only_the_people_are_found(text, people):
    assert found(text, "person") == people


def test_what_is_said_of_a_service_is_no_part_of_its_name():
    text = "Hillview School is good and Oak House has room"
    assert found(text) == ["Hillview School", "Oak House"]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Mr B and Ms Y are his parents.", "Ms Y"),
        ("mrs n came round", "mrs n"),
        ("known to him only as slim. slim drives a van", "slim"),
        ("Mr. Honour Blackman spoke.", "Honour"),
    ],
)
def test_but_such_a_word_may_be_somebody(text, person):
    assert any(person in words for words in found(text))
