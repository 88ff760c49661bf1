"""A home is found by what sets it apart, and a name by how it is announced."""

import pytest

from stories.identifiers import find
from tests.stories.identifiers.checks import covers, found

HOMES = (
    "We met at |the half-timbered house|.",
    "They put us up in |the bungalow with the ship's wheel over the door|.",
    "She was born in |the barge behind the sugar works| and never left it.",
    "He keeps ferrets at |the allotment by the level crossing|.",
    "we went out to |the lighthouse keeper's cottage on the far side of the bay|.",
    "turn off at |the milk churn that's a letterbox| and keep on.",
    "He is sleeping |under the viaduct|, by choice.",
    "My gran lives |over the shut-up chemist's| with two parrots.",
    "Ask for Wyn, he's |the one over the bookmaker's|.",
    "They are in |the tin chapel|, all seven of them.",
    "The family moved into |the old brewery, Cawsey Bridge| that spring.",
    "He is at |the vicarage at Upper Slade|, and safe.",
    "she ran all the way down |fig lane| in her socks",
    "They have lived on |the Rampart| for forty years.",
    "collected from |flat eleven harbour heights| at ten",
    "Applicants: Mr Huw Bevan, |Ty'r Afon, below the weir|.",
    "visited at |six the paddocks|, nobody in",
    "It is Fernlea, |the one with the blue door, not the other Fernlea|.",
    "They live |up the stairs behind the fish auction|.",
    "we are |three along from the bus works| on the left",
    "He has |a yurt in the orchard behind the Plough|.",
    "She lives at |the presbytery|, and cooks.",
    "|third chalet from the steps, the green one|, he said",
    "It was |the burnt-out lodge| again.",
    "Send it to |Tyn y Bwlch|, by hand.",
    "Send it to |Bryn Awel|, by hand.",
)
NAMES = (
    'Item 2. |"Treacle"|, real name Osbert Finch, 71.',
    "The boy (self: |Ze-Zu|) spoke for himself.",
    'They still call him |"the lad who rang"| in the yard.',
    "I asked |Boro Khala| what she would like.",
    "You can hear her on |Puffin FM| each week.",
    "he works saturdays at |tranter upholstery|, by the lights",
    "She found it through the |Cawsey letterbox scheme|.",
    "It was heard at the |sheriff court at Dunbrae|.",
    "He was married on |Anzac Day, 1974|.",
    "Listed for |the eve of St Crispin, 2023|.",
    "Seen |Thursday 09OCT25|.",
    "You are |14 and 7 months|, and taller than me.",
    "mum went home so that |will| wouldn't worry",
    "i was on shift with |will| and the new lad",
    "start by the steps with |will| new starter",
    "Mrs |O'D| was in good spirits.",
    "We asked, and the |Commodore| laughed.",
    "she posts as |salt.tin.thread| if you want to look",
    "Listed for |the Tuesday after Whitsun, 2024|.",
    "so councillor |bright| raised it again and they laughed",
    "saw |mr read| today, i did",
    "I took Sunniva, from the |Abercwm assessment team|.",
    'They call him "|the boy who would not stop running|" here.',
    "We asked, and |C\u00f4| smiled at that.",
    "It was for |Nana-ji| to say.",
    "mum went home so that |will| wouldn\u2019t worry",
    "I saw and spoke to |rob| the other day.",
    "i talked to |sue| the day after",
)
PLAIN = (
    "We sat in the house with the children until her sister came.",
    "He can stay in the flat at the weekend.",
    "She moved to a flat by herself, and likes it.",
    "It was the one with the highest score in the survey.",
    "He lives under a supervision order.",
    "They walked down the lane and back.",
    "Put it in the old cupboard by the stairs.",
    "The free will is hers.",
    "They will look again and may come back.",
    "Our project team meets with the support team each week.",
    "We rang the duty desk twice.",
    "Each parent had given us a ring binder.",
    "We feel that things are lighter at home.",
    "She kept the first in mind and moved on.",
    "The social worker's idea was a gym pass.",
    "The house at the end is empty.",
    "He was the man who always came on time.",
    "The worker you met will visit again, and so will her manager.",
    "The people she lives with will help.",
    "Her nan's will is with a solicitor.",
    "The child's records were late, and were not up-to-date records.",
    "It took two and a bit weeks. Case records were late.",
    "She wants to be close to her sister, and to stay close to us.",
    "Concerns were raised over the last few months.",
    "He was placed under the local authority.",
    "She came to the house with a colleague.",
    "They moved to a flat with two bedrooms.",
    "We are in the house at the minute, and see the house on a regular basis.",
    "He slept over a few nights.",
    "My first flat after leaving care was damp.",
    "They met. FC said yes.",
    'They call her "Mum" and they called us "hard to reach".',
    "She prefers Mondays and he prefers Tuesday.",
    "We went to the family court, Mum said.",
    "We hope to mark the day.",
)


@pytest.mark.parametrize("told", HOMES + NAMES)
def test_told_by_what_sets_it_apart(told):
    before, words, after = told.split("|")
    assert covers(before + words + after, words)


@pytest.mark.parametrize("text", PLAIN)
def test_what_anybody_might_say_is_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I spoke to Bryn Jones about it.", "person"),  # no house of that name
        ("She got her own flat in September.", "month"),
    ],
)
def test_a_person_or_a_month_is_no_house(text, kind):
    assert [finding.kind for finding in find(text)] == [kind]
