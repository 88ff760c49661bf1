"""People named in passing, by a part of their name or by letters, and found once more."""

import pytest

from stories.identifiers import find, named_spans, nobody
from stories.identifiers.again import again
from stories.identifiers.facts import facts
from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.words import in_lower, read, signs
from tests.stories.identifiers.checks import covers, found, steps

FEW = 100

TOLD = [
    "its hope by the way, from upstairs|hope",
    "can you ask mark to bring the form in|mark",
    "get will to pick her up at four|will",
    "hiya joy u ok|joy",
    "solace from the food bank came round with a bag|solace",
    "He gave his name as Badger and would say no more.|Badger",
    'They had a name for her at the shop. It was "Gravy".|Gravy',
    "Everyone on the wing calls him Chef.|Chef",
    "biscuit, that's what we call him, is my nephew|biscuit",
    "Respondents: L. McB. (mother)|L. McB.",
    "patient mr t. j. o'k. was seen|t. j. o'k.",
    "The child: RTO (girl, born in spring)|RTO",
    "Her carer is her nephew, SW, and he agrees.|SW",
    "The order is as drawn by FM.|FM",
    "Wm. Tregenza signed it.|Wm. Tregenza",
    "find me, kes_x9 on tiktok|kes_x9",
    "Pa Sunday Adeyemi opened the door.|Sunday Adeyemi",
    "he went to lady hopwoods for a year|lady hopwoods",
    "so will walked it all the way home|will",
    "- jo sent a photo of the gate|jo",
    "good morning snapper, he said|snapper",
    "his stepdad garrun was there|garrun",
    "dad sunday obi came at two|sunday obi",
    "Mr J. O. Fenwick came. JOF was well.|JOF",
    "B said yes and C said no. Z kept quiet.|Z",
    "Controlled drugs correct, signed BT/PK at six.|PK",
    "W.E. Second Respondent|W.E.",
    "tell kayleigh and mo we said hello, i miss em|mo",
]


@pytest.mark.parametrize("case", TOLD)
def test_people_named_in_passing_are_found(case):
    text, words = case.split("|")
    assert covers(text, words)


def test_a_name_is_found_again_by_letters_and_by_its_beginning():
    text = "I am Winifred Tuckey. I show the letter marked WT4. My friends say Win, and so do I."
    assert {"WT4", "Win"} <= set(found(text, "person"))
    assert covers("Tiffany Meeks came. The kitchen was lent at the request of TM.", "TM.")
    assert "TM" not in found("Tiffany Meeks came. Our TM agreed, as the TM does.")


def test_an_address_is_found_again_in_any_case():
    text = "We live at number nine.\n\nTHE NUMBER NINE NEWS"
    assert covers(text, "NUMBER NINE")


def test_who_speaks_in_a_chat_is_somebody():
    text = "joy: who has the key\nKarolina: me\njoy: bring it\nKarolina: ok"
    assert [words for words in found(text) if words == "joy"] == ["joy", "joy"]


PLAIN = [
    "Mood: low\nPlan: visit on a weekday\nMood: better",
    "A letter from the council came.",
    "A worker from the council rang.",
    "They call her Mum.",
    "The GP wrote to us.",
    "I asked them to bring it.",
    "Her name is known to us.",
    "He has ADHD, aged nine or so.",
    "It went up at 10.30 on Facebook.",
    "It went up at 10.30pm on Facebook.",
]


@pytest.mark.parametrize("text", PLAIN)
def test_no_person_is_seen_where_nobody_is_named(text):
    assert not [finding for finding in find(text) if finding.kind in ("person", "handle")]


@pytest.mark.parametrize("words", ["A B C D E F ", "gate ", "mr x ", "O'A-", "Rise-Road-"])
def test_each_part_of_a_page_that_repeats_itself_is_looked_at_once(words):
    """How long its patterns take is timed in tests/benchmarks/lengths.py."""
    find(words * FEW)  # what is read once is read
    short, long = (steps(lambda times=times: find(words * times)) for times in (FEW, 4 * FEW))
    assert long < 6 * short  # four times as long; 16 times, if each looked at all before


def test_a_name_with_a_dotted_capital_i_is_found_again_in_lower_case():
    text = "We saw \u0130lkay \u00d6z. Then ilkay \u00f6z left."
    spans = [Span(7, 15, Kind.PERSON)]
    assert [text[span.start : span.end] for span in again(text, in_lower(text), spans)] == [
        "ilkay \u00f6z"
    ]


@pytest.mark.parametrize("words", ["gate ", "mr x "])
def test_names_in_a_row_and_words_that_are_nobodys_are_each_looked_at_once(words):
    def looked_at(times: int) -> int:
        page = read(words * times)
        present = signs(page)
        plain, chances = facts(page, present), [(0.0, 0.0, 0.0)] * len(page)
        judged = [(Kind.PERSON, Level.ASK)] * len(page)
        named = []
        count = steps(lambda: named.extend(named_spans.spans(page, plain, judged)))
        assert len(named) == 1
        return count + steps(lambda: nobody.excuse(page, plain, present, chances, judged))

    assert looked_at(4 * FEW) < 6 * looked_at(FEW)  # 16 times, if each looked at all


def test_a_name_in_letters_ends_with_its_last_letter_or_stop():
    assert found("We asked mr b. and mrs c. to come.") == ["mr b.", "mrs c."]
