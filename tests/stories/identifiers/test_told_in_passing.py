"""Facts told in passing: a month alone, a rare trade, a service by its place."""

import pytest

from stories.identifiers import find
from stories.identifiers.finding import Level
from tests.stories.identifiers.checks import covers, found

FACTS = {
    "month": [
        "my cousin is out in feb|feb",
        "He has slept there since october he says|october",
        "Last January the roof came in.|January",
        "it took from September to Easter|September",
        "He was away until August.|August",
        "It was mid-June before she slept.|June",
        "From April to July we had no one.|April to July",
        "not a word since may|may",
    ],
    "family": [
        "There are five older sisters, all married.|five older sisters, all married",
        "She has two half-brothers in the town.|two half-brothers",
        "one of triplets, the only one living|triplets, the only one living",
        "the second of eleven|second of eleven",
        "Both her daughters are dead.|Both her daughters",
        "We were five generations on one street.|five generations",
        "She raised ten of we, nine girl.|ten of we, nine girl",
        "no sons but five daughters|no sons but five daughters",
        "three sets of nieces, none of them hers|three sets of nieces, none of them hers",
        "They are the third and fourth of seven siblings.|third and fourth of seven siblings",
        "She wis yin o eleven.|yin o eleven",
        "we have 5 boys and 1 girl|5 boys and 1 girl",
        "she has four sons, no girl|four sons, no girl",
        "born early: triplets, a girl and two boys|triplets, a girl and two boys",
        "five boys in two rooms|five boys in two rooms",
        "the only brothers in the valley with it|only brothers in the valley with it",
        "He is the only one left of the five.|only one left of the five",
        "so do two out of us four|two out of us four",
        "two sets of twins and one lost|two sets of twins and one lost",
        "to place six together, with twins in the middle|six together, with twins in the middle",
        "a family of six with two hearing aids|family of six with two hearing aids",
    ],
    "event": [
        "She has not been out since the market square bomb.|the market square bomb",
        "It was the hotel fire that did it.|the hotel fire",
        "After the library was hit he stopped talking.|the library was hit",
        "the week the bridge was shut after the lorry fell|the bridge was shut",
        "since the pier came down she will not swim|the pier came down",
        "We lost the flock in the foot and mouth cull.|the foot and mouth cull",
        "bunting left from the Queen's visit|the Queen's visit",
        "That was the year the harvest failed.|the year the harvest failed",
        "The pit closed and nobody had work.|The pit closed",
        "She left after the bridge went.|the bridge went",
        "They talked about the fire at the foundry.|the fire at the foundry",
        "I was there the day of the quarry slide.|the quarry slide",
        "He was on the school trip ferry.|the school trip ferry",
    ],
    "job": [
        "She was a court stenographer.|court stenographer",
        "WAS A FENCING MASTER ONCE|FENCING MASTER",
        "Their lad keeps the light.|keeps the light",
        "laid off from the mushroom sheds|mushroom sheds",
        "her dad cooks on a survey ship|cooks on a survey ship",
        "He is a pilot of the harbour launch.|pilot of the harbour launch",
        "to be a clippie on the trolleybuses|clippie on the trolleybuses",
        "the first woman cryptanalyst at the dockyard|first woman cryptanalyst at the dockyard",
        "He was the blind piano tuner.|blind piano tuner",
        "I'm one of four left that still wall by hand.|one of four left that still wall",
        "They run the last ferry-house.|last ferry-house",
        "I was a submarine cook for years.|submarine cook",
        "he winds the town hall clock|winds the town hall clock",
        "Dad was a radio man on trawlers.|radio man on trawlers",
        "I'm the clock-winder at the Minster.|clock-winder",
        "Her brother was the ferry-boat skipper.|skipper",
        "They ran the revolving restaurant.|the revolving restaurant",
        "She sews the banners for the gala.|the banners for the gala",
    ],
    "age": [
        "i said love you are 101 you can take your time|101",
        "She shared a cell with men of 50 and 41.|50 and 41",
        "he won't be thirteen till the spring|thirteen",
        "seen in class: Y4, 8, alone|8",
        "gaz. 47, 60ml, doing well|47",
        "deaf since she went at four to the school|four",
        "by ruby age 11 and 3 quarters|11 and 3 quarters",
        "He is 9\u00be and proud.|9\u00be",
        "She is in her late nineties.|in her late nineties",
        "she is one hundred and two|one hundred and two",
        "He gave his age as 15.|15",
        "Ah'm seventy-one and no feart.|seventy-one",
        "Ada (Y7, eleven) came.|eleven",
        "Ivo and Fern (both 6) sat down.|6",
        "The child, K., is four.|four",
        "She went deaf at six, in the war.|six",
    ],
    "background": [
        "He has used BSL from the start.|BSL",
        "Male, IC1, tall|IC1",
        "They are Exclusive Brethren.|Exclusive Brethren",
        "an English-speaking couple|English-speaking",
        "She did not like my black hand on her face.|black",
    ],
}
NAMED = [
    "Re: Mr Bansal, 61a Quarry Ridings, HX17 4QT|61a Quarry Ridings",
    "Adult: 2 Almoner's Yard, PL77 3XE|2 Almoner's Yard",
    "1 Lower Pightle, Inverdoon|1 Lower Pightle",
    "Darnell (Q9914ZQ, B Wing)|Q9914ZQ",
    "COP 9940 1183 before the judge|COP 9940 1183",
    "Exhibit RE/1, her diary|RE/1",
    "Re: QM-4471-22|QM-4471-22",
    "It went to TS41 7** by mistake.|TS41 7**",
    "He gave T S 4 1 7 Q D over the phone.|T S 4 1 7 Q D",
    "shipponproject.example if you want it|shipponproject.example",
    "She resides at Ashdyke Supported Living.|Ashdyke Supported Living",
    "Counsel for Eddisbury Metropolitan Borough|Eddisbury Metropolitan Borough",
    "went to the Royal Penmaen School for the Deaf|Royal Penmaen School for the Deaf",
    "with Roshni Sisters in court|Roshni Sisters",
    "over at the recovery college in leigh|the recovery college in leigh",
    "drying pots at the mission on cable st|the mission on cable st",
    "a rivet catcher in Swan's yard|Swan's yard",
    "robin came into park gate middle today|park gate middle",
    "TIDE HOUSE - NIGHT LOG|TIDE HOUSE",
    "I exhibit her diary as QP/2 today.|QP/2",
    "their letter is KL-3381/Wick|KL-3381/Wick",
    "the log is 0342 of 11/6|0342 of 11/6",
    "now at the flat above the shoe shop on Cragg Road|flat above the shoe shop on Cragg Road",
    "You came to the block, number 47.|the block, number 47",
    "can you go round 14b wordsworth|14b wordsworth",
    "moved to Our Lady of the Snows|Our Lady of the Snows",
]


@pytest.mark.parametrize(
    ("kind", "example"),
    [(kind, example) for kind, examples in FACTS.items() for example in examples],
)
def test_what_is_told_in_passing_is_asked_about(kind, example):
    text, words = example.split("|")
    assert covers(text, words)


@pytest.mark.parametrize("example", NAMED)
def test_what_stands_for_a_name_is_found(example):
    assert covers(*example.split("|"))


@pytest.mark.parametrize(
    "text",
    [
        "Nobody rang back, and nobody did.",
        "Complaint 1. UPHELD. Complaint 2. UPHELD IN PART.",
        "7. AOB. Car park passes.",
        "4. Good Practice.\n5. Wellbeing.\n6. AOB.",
        "[NAME] said X had missed the bus.",
        "Is the child Gillick competent?",
        "They talked of robbing Peter to pay Paul.",
        "The Liverpool Care Pathway is no longer used.",
        "Outreach for High Risk and Standard Risk.",
        "It may be that we march on.",
        "She made the 3rd visit.",
        "Ring us at ten past four on a Friday.",
        "He works at the health centre at home time.",
        "Half past ten is best.",
        "The nurse and the teacher were kind.",
        "Framework: Green, Amber, Red. Amber is watched.",
        "He went on Pathway One, then Pathway Two.",
        "I uphold Parts A, B and D.",
        "We are Good for visits.",
        "May brothers and sisters follow?",
        "it was late becuase she shoud ring",
        "A guide to Boundaries and Discharge.",
        "Boys and girls came to the club.",
        "Support from Adult Social Care, Housing and Probation.",
    ],
)
def test_what_is_plain_in_the_sector_is_left_alone(text):
    assert found(text) == []


def test_a_name_that_is_a_colour_or_a_modal_is_still_a_name():
    assert covers("Amber Reed went to Green Lane.", "Amber Reed")
    assert covers("May came home to us.", "May")
    assert {found.level for found in find("7.5 Faith and custom")} == {Level.ASK}


def test_a_writer_on_care_is_a_theory_only_where_one_is_spoken_of():
    assert found("Winnicott writes of holding.") == []
    assert covers("Mrs Winnicott came to tea.", "Winnicott")
    assert {found.level for found in find("I used Gibbs for my reflective model.")} == {Level.ASK}
    assert {found.level for found in find("Mr Gibbs came to tea.")} == {Level.BLOCK}
