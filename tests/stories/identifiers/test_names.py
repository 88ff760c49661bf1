"""People of every community, however their names are written."""

import pytest

from stories.identifiers import find
from tests.stories.identifiers.checks import covers, found

PEOPLE = [
    "Angharad",
    "Llinos",
    "Mairi",
    "Seonaid",
    "Caoimhe",
    "Tadhg",
    "Paddy Maughan",
    "Agnieszka",
    "Wójcik",
    "Florentina",
    "Ioana Popescu",
    "Hodan Warsame",
    "Abdirahman",
    "Oluwaseun Adeyemi",
    "Chidi",
    "Zainab Hussain",
    "Rukhsana",
    "Shamima Begum",
    "Gurpreet Kaur",
    "Hardik Patel",
    "Yusuf al-Masri",
    "Xiu Ying Chen",
    "Nguyen Thi Hoa",
    "Shanice",
    "Oleksandr",
    "Tetiana Kovalenko",
    "Selamawit",
    "Rozhin",
    "D'Angelo",
    "O'Rourke",
    "Smith-Jones",
    "Anne-Marie",
    "Siân",
    "Zoë",
    "MacPherson",
    "van der Berg",
]


@pytest.mark.parametrize("name", PEOPLE)
def test_a_name_inside_a_sentence(name):
    assert covers(f"In the end {name} came to the meeting.", name)


@pytest.mark.parametrize(
    "name",
    [
        "jayden",
        "kofi",
        "siobhan",
        "agnieszka",
        "gurpreet",
        "abdirahman",
        "chantelle",
        "mohammed",
        "oleksandr",
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "saw {} today n he was fine",
        "{}s mum rang me",
        "me and {} went to the park",
        "i think {} is doing well",
    ],
)
def test_a_name_in_lower_case(name, text):
    text = text.format(name)
    assert any(name in words for words in found(text))


@pytest.mark.parametrize(
    "name",
    [
        "Grace",
        "Hope",
        "Will",
        "May",
        "Rose",
        "Mark",
        "Summer",
        "Drew",
        "Joy",
        "Faith",
        "Dawn",
        "Frank",
        "Precious",
        "Blessing",
    ],
)
def test_a_name_that_is_also_a_word(name):
    assert covers(f"Her sister {name} has moved in with them.", name)
    assert covers(f"We asked {name} what would help.", name)


@pytest.mark.parametrize(
    "text",
    [
        "it will take time and it may not work",
        "we hope to mark the day",
        "a summer holiday and a joy",
    ],
)
def test_the_same_words_used_plainly(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Khans were lovely.", "Khans"),
        ("I told Mrs O about it.", "Mrs O"),
        ("We met J. at the door.", "J"),
        ("We still miss little T at tea time.", "T"),
        ("WE MET KOFI AND JAYDEN AT THE DOOR TODAY", "KOFI"),
        ("Dr Patel wrote.", "Dr Patel"),
        ("Mr Sunday Okon wrote.", "Sunday Okon"),
        ("Officers went to The Limes at two.", "Limes"),
        ("Yours faithfully A. J. Reed", "A. J. Reed"),
        ("then big kev came and wee tam went home", "big kev"),
    ],
)
def test_names_cut_short(text, words):
    assert covers(text, words)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("There was a man named Can who cooked.", "Can"),
        ("His name's Sunday and he is kind.", "Sunday"),
        ("Her sign name is Horse.", "Horse"),
        ("She answers to Biscuit these days.", "Biscuit"),
        ("He is known as Spud to all of us.", "Spud"),
    ],
)
def test_an_announced_name_may_be_any_word(text, name):
    assert covers(text, name)


@pytest.mark.parametrize(
    "text", ["Thank you.\nYours sincerely,\nPilgrim Stone", "With love,\nPeregrine"]
)
def test_whoever_signs_is_found(text):
    assert covers(text, text.rpartition("\n")[2])


@pytest.mark.parametrize(
    "text",
    [
        "Bay A is full and Bay C is shut.",
        "Option B was preferred.",
        "The protocol says cin, then plo, then mash.",
        "This letter is yours. So is this one.",
        "An ordinary Message from the Provider.",
    ],
)
def test_letters_of_lists_and_ordinary_capitals_never_block(text):
    assert not [finding for finding in find(text) if finding.level == "block"]


@pytest.mark.parametrize(
    "text",
    [
        "Child A and Child B live together.",
        "Person K told the worker.",
        "The Social Worker met Mum and Dad.",
        "The Team Manager agreed with the Guardian.",
    ],
)
def test_labels_and_roles_are_left_alone(text):
    assert found(text) == []


def test_once_a_name_always_a_name():
    text = (
        "Rose Okafor came first. later rose said it helped, and Okafor's plan held. R. was proud."
    )
    assert [words.lower() for words in found(text)] == ["rose okafor", "rose", "okafor", "r"]


def test_mentions_of_one_person_are_one_decision():
    first, second, third = find("We met Kofi Mensah. Kofi was tired. Mensah is his family name.")
    assert first.entity == second.entity == third.entity
    assert first.suggestion == second.suggestion == third.suggestion
