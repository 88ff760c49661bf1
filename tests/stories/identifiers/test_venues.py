"""Services and places that go by everyday words, and a name with what it is the name of."""

import pytest

from stories.identifiers import find, whole_names
from stories.identifiers.finding import Kind, Span
from tests.stories.identifiers.checks import covers, found

TOLD = [
    "we had the wake down the three tuns and nobody cried|three tuns",
    "Her father ran the White Hart when she was small.|White Hart",
    "it was in the weekly argus with a photo|weekly argus",
    "he helps at the miners club in Thurlstone on a Friday|the miners club in Thurlstone",
    "She cooks for the chapel at Bexwell.|the chapel at Bexwell",
    "they come from thistledown homecare at seven|thistledown homecare",
    "Ros from Ashdyke Shared Lives rang.|Ashdyke Shared Lives",
    "the manager of needle & thread gave him a start|needle & thread",
    "love to everybody at the oasthouse|oasthouse",
    "I found my mam at the cannery on her break|cannery",
    "From the kitchen you see the cooling towers.|cooling towers",
    'He keeps his narrowboat, the "Second Wind", tied up there.|Second Wind',
    "SHERIFFDOM OF KELDSHIRE AND THE MEARNS AT DUNROSS\nNote|KELDSHIRE AND THE MEARNS",
    "He waited at the top of Fleshers Wynd with the dog.|the top of Fleshers Wynd",
    "They slept on the bench by Thurlstone Road.|the bench by Thurlstone Road",
    "Dear Bexwell Family Support, thank you.|Bexwell Family Support",
    "We walked along Bexwell canal wharf in the dark.|Bexwell canal wharf",
    "The Bexwell lads built the ramp.|Bexwell lads",
    "Upper Tribunal (Administrative Appeals), Thurlstone|Thurlstone",
    "There was a bed in Reading and none nearer.|Reading",
]


@pytest.mark.parametrize("case", TOLD)
def test_what_goes_by_everyday_words_is_found(case):
    text, words = case.split("|")
    assert covers(text, words)


PLAIN = [
    "She puts her health & safety first.",
    "The team in the office said well done.",
    "Everybody in the team knows.",
    "He read the Daily Mail on the bus.",
    "They support care and housing for all.",
    "It was at the end of the day.",
    "You can see the sea from here.",
]


@pytest.mark.parametrize("text", PLAIN)
def test_what_everybody_has_is_left_alone(text):
    assert not find(text)


def test_a_sister_in_a_town_is_not_part_of_its_name():
    text = "My sister in Thurlstone rang."
    assert [text[found.start : found.end] for found in find(text)] == ["Thurlstone"]


WHOLE = [
    "They met at The Limes Resource Base on a wet day.|Resource Base",
    "He signed for Tuckey & Sons.|Tuckey & Sons",
    "we go to thurlstone sewing class on a friday|thurlstone sewing class",
    "He grew up in Llan-y-mor with his nan.|Llan-y-mor",
    "log for fri 6th into sat 7th, quiet|fri 6th into sat 7th",
    "They are in caravan B12 by the gate.|B12",
    "My son drinks in the Jolly Weavers.|Jolly Weavers",
    "nights at the poplars, all quiet|poplars",
    "she has a place in the priory, and i live in the foyer|foyer",
    "i rang tuckers, the kennels up the road|tuckers",
    "nursery buttons & bows took her|buttons & bows",
    "my chapel fountain of hope in Thurlstone prayed|fountain of hope",
    "We sang with the Thursday Throstles.|Thursday Throstles",
    "In the County Court for the Division of Craigmore|Craigmore",
    "rosie at the globe, rosie said so|globe",
    "She came over to work for Bramble Homecare.|Bramble Homecare",
    "moved to poppy ward last night|poppy ward",
    "GP: Saxton Health Ctr, by hand|Saxton Health Ctr",
]


@pytest.mark.parametrize("case", WHOLE)
def test_a_name_is_found_with_all_that_belongs_to_it(case):
    text, words = case.split("|")
    assert covers(text, words)


def test_a_post_after_a_name_is_no_part_of_it():
    text = "Amina Khan, Family Support Worker, rang."
    assert found(text) == ["Amina Khan"]


@pytest.mark.parametrize(
    "after", ["was shut", "can come", "has a bed", "rang back", "opens at nine"]
)
def test_what_somebody_or_something_does_is_no_part_of_its_name(after):
    text = f"The visitor from Brookside Surgery {after}."
    assert found(text) == ["Brookside Surgery"]


@pytest.mark.parametrize("name", ["Drayton", "Theydon", "Headley", "Tapestry"])
def test_a_name_that_begins_as_a_title_does_is_no_title(name):
    text = f"She came to work for {name} Care."
    care = Span(text.index("Care"), len(text) - 1, Kind.ORGANISATION)
    assert text.index(name) in {span.start for span in whole_names.widened(text, [care])}
    text = text.replace(name, "Dr")
    care = Span(text.index("Care"), len(text) - 1, Kind.ORGANISATION)
    assert not list(whole_names.widened(text, [care]))


@pytest.mark.parametrize("text", ["JD care for their mum.", "AB support us.", "KOFI help us now."])
def test_a_word_in_lower_case_is_no_service_of_a_name_in_capitals(text):
    assert found(text, "organisation") == []


def test_a_service_in_capitals_is_found_whole():
    assert found("WE RANG THORNLEY SUPPORT CENTRE.", "organisation") == ["THORNLEY SUPPORT CENTRE"]
