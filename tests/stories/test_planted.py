"""Forty planted stories that somebody who knows the family would recognise: how many are caught.

None holds a name or a number. Each is told by facts that together fit few people.
"""

from stories.identifiers import combinations, find

PLANTED = (
    "She was the only Tigrinya speaker in her year, and her brothers are triplets.",
    "Her father was the lighthouse keeper until the lamp was put out in 2019.",
    "He won a medal for rowing the month after the fire at the chip shop.",
    "The twins of the vicar came to live with their aunt, who keeps alpacas.",
    "He is 14, has brittle bone disease and plays the tuba in the brass band.",
    "Their mother was on the evening news when the ferry turned over.",
    "She has six sisters and her grandfather was a bishop.",
    "The boy who was found in the airport toilet as a baby is now 16.",
    "He was the first in the county to have a heart and lung transplant at 9.",
    "Both parents are deaf, and the father is the only blacksmith for miles.",
    "She came from Eritrea in March 2021 at 15 with her three brothers.",
    "The stabbing on the last day of term was her cousin.",
    "He lost a leg in the bus crash that closed the bridge.",
    "Her dad is the goalkeeper everybody knows, and he has four children by three women.",
    "At 96 she still lives above the last shop on the island.",
    "The child was conceived in prison, and the court case was in every paper.",
    "He was a contestant on a cooking programme two years after leaving care.",
    "Their home was the narrowboat that sank at the lock in January.",
    "She is a wheelchair rugby player who was in the team at the Paralympics.",
    "His mother drives the only pink taxi in town and has lupus.",
    "The quadruplets turned five the week their nan died in the flood.",
    "An 11-year-old who speaks Welsh, Polish and British Sign Language told us so.",
    "The grandmother, a retired judge, took in all five of her grandchildren.",
    "He is a Traveller, 17, and a champion bare-knuckle boxer.",
    "The father, a surgeon at the hospital, was struck off in 2022.",
    "She was 12 when she gave birth at school.",
    "His uncle is the mayor, and his aunt runs the mosque kitchen.",
    "They were the family whose house fell into the sea last winter.",
    "The young man with Prader-Willi syndrome works at the zoo with the otters.",
    "She is the only girl in the football academy, and is fostered by two head teachers.",
    "He was abandoned on the steps of the fire station on Christmas Eve.",
    "Her mother was the councillor who resigned over the bins.",
    "The three brothers with sickle cell moved from Lagos in September.",
    "A boy of 7 who is blind and plays chess for the county.",
    "The man, 102, was a prisoner of war and is the oldest in the home.",
    "She set fire to the school chapel when she was 13.",
    "His father was shot by police in the car park.",
    "They adopted the baby who was left in a shopping trolley.",
    "The girl with two mothers and a guide dog sings in the cathedral choir.",
    "He is a Sikh lad of 16 with one arm who drives the tractor.",
)
FEWEST_CAUGHT = 36  # of 40, as measured; a number that falls is a step back


def is_caught(text: str) -> bool:
    """Whether the writer is asked about anything in it."""
    return bool(find(text)) or combinations(text).level is not None


def test_how_many_of_the_planted_stories_are_caught():
    """T-05: what is left is why every approval carries a reviewer's checks as well."""
    caught = [text for text in PLANTED if is_caught(text)]
    print(f"{len(caught)} of {len(PLANTED)} planted stories are caught by the finder alone.")
    assert len(set(PLANTED)) == 40
    assert len(caught) >= FEWEST_CAUGHT
