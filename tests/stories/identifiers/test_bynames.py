"""Names that no list holds, shown by the words beside them: known as biscuit, Child 2: Rocket."""

import pytest

from stories.identifiers import Level, find
from tests.stories.identifiers.checks import found

SHOWN = (
    ("an older male known as biscuit, white van", ["biscuit"]),
    ("the lad they call postman. i saw postman on friday", ["postman", "postman"]),
    ("He answers to sparks.", ["sparks"]),
    ("Child 2: Rocket (yes really). We stood in front of Rocket.", ["Rocket", "Rocket"]),
    ("Bash (peer worker) made the tea.", ["Bash"]),
    ("Kofi, Ama and Rocket went out.", ["Kofi", "Ama", "Rocket"]),
    ("driven by a male known to us as Skinny.", ["Skinny"]),
    ("He calls my husband Pops and that is that.", ["Pops"]),
    ("Wanjiru Kamau came. WK presented.", ["Wanjiru Kamau", "WK"]),
    ("I, Ifeoluwa Dada, state as follows.", ["Ifeoluwa Dada"]),
    ('He gave his name as "Spud" and left.', ["Spud"]),
)


@pytest.mark.parametrize(("text", "names"), SHOWN)
def test_a_name_shown_by_the_words_beside_it(text, names):
    assert found(text, "person") == names


@pytest.mark.parametrize(
    "text",
    [
        "They call it a review.",
        "We call for help when we need it.",
        "This is known as the golden hour.",
        "It goes by in a flash.",
        "Review (see the form) is due.",
    ],
)
def test_what_is_called_so_and_is_nobody(text):
    assert found(text, "person") == []


def test_a_short_form_of_the_sector_is_nobodys_initials():
    text = "Grace Parker and Samira Wood came. The GP was kind, and the SW rang."
    told = [text[each.start : each.end] for each in find(text) if each.level is Level.BLOCK]
    assert told == ["Grace Parker", "Samira Wood"]
