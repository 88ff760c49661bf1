"""A family told by who is whose."""

import pytest

from stories.identifiers import find
from stories.identifiers.kinship import find_kinship
from tests.stories.identifiers.checks import told_by


@pytest.mark.parametrize(
    "text",
    [
        "He lodges with |his niece's husband|.",
        "She took in |her late uncle's second wife|.",
        "They went to |my mum's cousin| for a year.",
        "He is the |godfather of the lad at the forge|.",
        "The carer is |mother of a jockey|.",
        "|Her gran was his aunt and her dad was his cousin|.",
        "She has a |nephew older than her uncle|.",
        "He |married two of my sisters|, one then the other.",
        "He has |three wives|.",
        "There is |a brother who is a clown|.",
        "|All of his own brothers| went to sea.",
        "She |lost all three sons|.",
        "At home are |my nan, my aunt and her gran|.",
        "As a family we counted |her six and his five|.",
        "It is |two families in one|.",
        "She was a |grandmother before her thirtieth birthday|.",
        "The pair were |born on the same night in two hospitals|.",
        "At ten he was |raising his own sister|.",
        "They are the |cousin of the older three and also their uncle|.",
        "They have |two brothers| who never met.",
        "|Both her husbands| were at sea.",
        "He stays with |his nan and her two sisters|.",
        "She was |raised by her two uncles|.",
    ],
)
def test_a_tie_that_few_have(text):
    assert told_by(find_kinship, text.replace("|", "")) == text.split("|")[1::2]


@pytest.mark.parametrize(
    "plain",
    [
        "His mother and father came, and so did the children.",
        "Parents tell us that a child settles when a brother or sister is near.",
        "The sibling of a child in care is asked too.",
        "Her mum's house is warm, and her brother's school is near.",
        "The mother of the child was at the meeting.",
    ],
)
def test_what_most_families_are_is_none(plain):
    assert told_by(find_kinship, plain) == []


def test_a_name_is_no_part_of_a_tie():
    text = "She is the aunt of Kofi Mensah."
    assert {text[found.start : found.end] for found in find(text)} >= {"Kofi Mensah"}


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("He lodges with his niece's husband.", "a relative"),
        ("At ten he was raising his own sister.", "raising relatives"),
        ("She raised five sons, all of them sailors.", "raised several children"),
    ],
)
def test_what_may_be_said_instead(text, instead):
    assert instead in [found.suggestion for found in find(text)]
