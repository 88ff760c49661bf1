"""A family is told by how many it has, in whatever words, and numbers of other things are not."""

import pytest

from stories.identifiers.households import find_households
from tests.stories.identifiers.checks import told_by


@pytest.mark.parametrize(
    "told",
    [
        "He is the |eldest of seven|.",
        "She was |number five of nine|, she says.",
        "the |first girl after six boys in that house|",
        "Nana is the |last of thirteen|.",
        "I am |one of eleven|.",
        "A |mum of seven, all lads|, and tired.",
        "There were |nine of us and one bath|, mam said.",
        "|Me and me four brothers, all in the one home|.",
        "|Six sisters, one brother, me the only deaf|.",
        "|nae mam and five bairns in that flat|",
        "We met |three girls and a boy|.",
        "She came with |twin girls and a newborn|.",
        "They have |four adopted sons and a parrot|.",
        "|5 half brothers and sisters| she has",
        "The kids again: |five of them in four different houses|.",
        "We're |two out of eight and the only two still speaking|.",
        "I had |all six| of our Kelly's.",
        "It was |three at home and two in care|.",
        "My mum and dad |had nine|.",
        "|Just the two of them and grandma|.",
        "We are the |only kids who live on the river|, so we get our own stop.",
        "the |only twins in the valley|, then",
        "She keeps a |household of eight|.",
        "He had |three boys under the one roof|.",
        "the |quads and the twins|",
        "her |two sets of twins and one lost|",
        "mum, with |four under five|",
        "She is having her |sixth child| soon.",
        "pregnant with her |seventh|, she said",
        "He is |youngest of her mum's eight|.",
        "his |fifteen great-grandchildren|",
        "My parents are |first cousins|.",
    ],
)
def test_a_family_is_told_by_its_make_up(told):
    text = told.replace("|", "")
    assert told.split("|")[1::2] == told_by(find_households, text)


@pytest.mark.parametrize(
    "plain",
    [
        "This is the first of four sessions.",
        "One of six people came.",
        "Read four of them aloud.",
        "We worked with four families last year.",
        "Six children on the register were seen.",
        "There are now 12 places, and 40 children wait.",
        "She has two sons.",
        "The only child in the room.",
        "Three out of five said yes.",
        "He stayed at home and came into care.",
    ],
)
def test_a_number_of_other_things_is_none(plain):
    assert told_by(find_households, plain) == []
