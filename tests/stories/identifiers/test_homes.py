"""A home is found however it is told: by its number in words, its floor, what it stands by."""

import pytest

from tests.stories.identifiers.checks import covers, found

TOLD = (
    "He lives at |the upstairs of the old bakery, Tithe Street|.",
    'Write to |"Windyridge", opposite the water tower, Nether Lane|.',
    "He cannot go back to |the caravan behind the Esso on Drovers Way|.",
    "this is for dougie |flat two number nine chandlers close| um he was up",
    "I have lived at |number one-hundred-and-four| since it was built.",
    "The gentleman at |a hundred and six|, Mr Kettleborough, is not well.",
    "I still wave when I go by |number 14|, and she waves back.",
    "We met outside |numbers 11 and 13|.",
    "They are at |number six| now.",
    "He lives alone, |Block C, Wharfedale Heights|.",
    "Attended |Pinfold Ct, Blk C, door 31| at 0314 hrs.",
    "our new address is |the bungalow, station approach|, we moved",
    "tenant of |Rm 6, 2nd flr rear, 40-42 (odds) Hook Rd|.",
    "use ours, |two doors down from the pawnbroker's on tun street|",
    "we walked him home, it's |the maisonettes over the tanning shop|.",
    "It is the |corner of Duke Street and Mill Lane|.",
    "They opened the door at |Tide House, by the slipway| with tulips.",
    "They moved to |Plot 30 (it has no number yet), Skylark Way|, last week.",
    "We're still at the same place, |Coastguard Cottage no. 5|.",
    "you rang about |larkspur farm, nr bakewell| and i said no.",
)


@pytest.mark.parametrize("told", TOLD)
def test_a_home_told_at_length(told):
    before, words, after = told.split("|")
    assert covers(before + words + after, words)


@pytest.mark.parametrize(
    "text",
    [
        "She is number one in our team.",
        "In a number of cases it took longer.",
        "The door behind the desk was open.",
        "We met the family at the office next to the kitchen.",
        "Two of the flats were empty.",
        "They took the number 6 bus.",
        "About a hundred and six people came.",
        "Option C, the second of three, was chosen.",
    ],
)
def test_what_is_no_home(text):
    assert found(text, "address") == []
