"""A finding is the name or the number and no more: no small word at its edge, no next sentence."""

import pytest

from tests.stories.identifiers.checks import found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("At Elm Lodge she settled.", "Elm Lodge"),
        ("he went to mrs pashley n said nothing", "mrs pashley"),
        ("he lives in barisal lol", "barisal"),
        ("IN THE FAMILY COURT AT HEXMOUTH\nCase No: HX25C00123", "THE FAMILY COURT AT HEXMOUTH"),
        ("Miss A. L. Proudfoot (Respondent)", "Miss A. L. Proudfoot"),
        ("I AM AS TALL AS SKYE AND HER MUM", "SKYE"),
        ("Yours faithfully R. Bradshaw", "R. Bradshaw"),
        ("Family Court at Dudley       Case number ZX26C41107", "Family Court at Dudley"),
        ("FAMILY COURT AT LLANGARRON\nRhif", "FAMILY COURT AT LLANGARRON"),
        ("derek (husb) came", "derek"),
        ("It was Chase R. She said so.", "Chase R"),
        ("kwame.duty@weirmouth.example. She rang", "kwame.duty@weirmouth.example"),
    ],
)
def test_a_name_begins_and_ends_with_the_name(text, words):
    assert words in found(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was signed on 4.2.2023.\n\n2 We met.", "4.2.2023"),
        ("call me on 07700 900 4 1 8\n18 of us came", "07700 900 4 1 8"),
        ("THE NUMBER IS 01632 960 217", "01632 960 217"),
        ("DUTY LOG 03/12/24", "03/12/24"),
        ("seen w/c 3 March", "w/c 3 March"),
        ("It was signed on 12 May.\n\n2 We met.", "12 May"),
        ("THE NUMBER IS 01632 960 217 BUT NOT NOW", "01632 960 217"),
    ],
)
def test_a_number_ends_with_its_line_and_begins_after_its_label(text, words):
    assert words in found(text)


def test_a_telephone_number_may_run_on_into_the_next_line():
    assert "0141 496\n0227" in found("ring me on 0141 496\n0227")


def test_what_stands_in_quotation_marks_is_kept_whole():
    assert any("who rang" in words for words in found('They call him "the lad who rang" still.'))


@pytest.mark.parametrize("text", ["4. I am the carer.", "12. I, who cared, say so."])
def test_the_number_of_a_paragraph_is_no_day(text):
    assert found(text, "date") == []


def test_a_day_with_a_month_in_roman_numbers_still_is():
    assert found("He was seen 4.IX at home.", "date") == ["4.IX"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Four brothers came, which is one more than we liked.", "liked"),
        ("nine daughters round it, and the one nearest the bed is a carer", "nearest"),
    ],
)
def test_a_family_ends_where_somebody_else_is_told_of(text, words):
    assert not any(words in said for said in found(text))
