"""What find() promises whatever it is given."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stories.identifiers import Finding, Kind, Level, find
from stories.identifiers.finding import REASON
from tests.stories.identifiers.checks import found

PIECES = [
    "Kofi",
    "o'brien's",
    "the 14th",
    " ",
    "\n",
    ". ",
    "07700 900123",
    "é",
    "e\u0301",
    "\u200b",
    "\u202e",
    "\0",
    "\ud800",
    "\u0130",
    "ﬁ",
    "'",
    "’",
    "-",
    "@",
    "3/4",
    "St ",
    "Road",
    "NHS",
    "Олена",
    "محمد",
    "🙂",
    "flat 3, ",
    "aged 7",
    "(8)",
]


def check_promises(text: str) -> None:
    last = 0
    for finding in find(text):
        assert last <= finding.start < finding.end <= len(text)
        assert isinstance(finding.kind, Kind)
        assert isinstance(finding.level, Level)
        assert finding.reason
        assert finding.suggestion
        assert finding.entity
        last = finding.end


CASES = 10_000
NASTIEST = 5  # pieces in one of them


@settings(max_examples=60)
@given(
    st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
)
def test_any_text_gives_findings_inside_it_that_never_overlap(text):
    check_promises(text)


def nasty(chosen: random.Random) -> str:
    """A short text of pieces that are hard to read, and now and then of any letters at all."""
    pieces = chosen.choices(PIECES, k=chosen.randrange(NASTIEST))
    if chosen.random() < 0.3:
        pieces.append("".join(map(chr, chosen.choices(range(0x2FFF), k=4))))
    return chosen.choice(("", " ", " ", "\n")).join(pieces)


def test_ten_thousand_texts():
    chosen = random.Random(20240607)
    # Of such short ones every third comes again, and says nothing new.
    for text in dict.fromkeys(nasty(chosen) for _ in range(CASES)):
        check_promises(text)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "a-" * 6_000,
        "1 " * 6_000,
        "A." * 4_000,
        "Kofi Ama " * 1_000,
        "\n" * 50_000,
        "''" * 20_000,
        "@" * 50_000,
        "_" * 50_000,
        f"He was in the boat of {'a' * 3_000})",
        f"above the {'a' * 60}(4 Mill Lane) and " * 20,
        f"one of the last {'-' * 3_000}",
        f"the house with the {'a-' * 3_000}",
        "A'a'" * 2_000 + "a x salvage",
        "A'a'" * 2_000 + "a Nani",
        "A'a'" * 2_000 + "a Day, 1961",
    ],
)
def test_a_very_long_text_costs_seconds_at_most(text):
    check_promises(text)


@pytest.mark.parametrize(
    "text", ["", "\0", "\ud800", "\u200f\u200b", "The social worker visited in 2019."]
)
def test_nothing_to_find(text):
    assert find(text) == []


def test_findings_are_values_in_reading_order():
    findings = find("We met Kofi and then Jayden.")
    first, second = findings
    assert first < second
    assert len({first, second}) == 2
    assert isinstance(first, Finding)
    assert (first.kind, first.level) == (Kind.PERSON, Level.BLOCK) == ("person", "block")


def test_a_reason_never_holds_the_found_words():
    text = "We met Kofi Mensah, 8, at Oakfield Primary School on 3 May 2019."
    for finding in find(text):
        assert text[finding.start : finding.end] not in finding.reason + finding.entity


def test_every_kind_has_a_reason():
    assert REASON.keys() == set(Kind)


def test_the_same_text_gives_the_same_findings():
    text = "Aoife rang Dr Okafor from Harehills."
    assert find(text) == find(text)
    assert found(text) == ["Aoife", "Dr Okafor", "Harehills"]


def test_tags_of_pasted_markup_name_nobody():
    assert not find("They said <b>well done</b>, <i>all</i> of you.<br/>")
    assert found("They said <b>Kofi</b> did well.") == ["Kofi"]
