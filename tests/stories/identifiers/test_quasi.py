"""Small facts are asked about, never blocked; common ones are left alone."""

import pytest

from stories.identifiers import Level, find
from tests.stories.identifiers.checks import covers, found

FACTS = {
    "age": [
        "She was aged 7 then.|7",
        "Kofi (8) came.|8",
        "He is six and happy.|six",
        "I'm 14 now.|14",
        "A 6-year-old girl.|6-year-old",
        "a 15yo lad|15yo",
        "It was her 9th birthday.|9th",
        "She's twenty-six.|twenty-six",
        "ages 9, 7 and 2|2",
        "i'm eighteen and a day|eighteen and a day",
        "Child: Kofi, 4y 3m, at home.|4y 3m",
        "Kirsty 10, she interprets.|10",
        "jimmy okafor, 81, medically fit|81",
        "He is coming up to nine.|nine",
        "She had just gone seven.|seven",
        "They counted him sixteen.|sixteen",
        "a lady of 92|92",
        "Fourteen she was.|Fourteen",
        "She's in year 9 now.|year 9",
        "my lad yr 8 no coat|yr 8",
        "He turned eighteen.|eighteen",
        "Female 34, lives alone.|34",
        "her boyfriend 19, came too|19",
        "Ayaan and Zayn, are seven now.|seven",
        "I was in care from six.|six",
        "Oliwia (Y4) has settled.|Y4",
        "Arthur is nearly ninety and deaf.|nearly ninety",
    ],
    "condition": [
        "He has Ehlers-Danlos syndrome.|Ehlers-Danlos syndrome",
        "She lives with Duchenne muscular dystrophy.|muscular dystrophy",
        "He has motor neurone disease.|motor neurone disease",
        "Levi has cerebral palsy and a loud laugh.|cerebral palsy",
    ],
    "background": [
        "The family speak Tigrinya.|Tigrinya",
        "They are Somali.|Somali",
        "an Irish Traveller family|Irish Traveller",
        "I am Orthodox and she is not.|Orthodox",
        "a strict Baptist household|Baptist",
        "She was trafficked from Vietnam.|Vietnam",
        "He grew up in Ghana.|Ghana",
        "They fled Sierra Leone by boat.|Sierra Leone",
    ],
    "family": [
        "She is the youngest of nine.|youngest of nine",
        "She had six children.|six children",
        "The triplets came home.|triplets",
        "the ninth of her nine|ninth of her nine",
        "She raised nine of us alone.|nine of us",
        "We fostered eleven in all.|eleven",
        "They fostered forty-one children.|forty-one children",
        "a grandmother of twenty-two|twenty-two",
    ],
    "job": [
        "He was a retired trawlerman.|retired trawlerman",
        "She had been a lighthouse keeper.|lighthouse keeper",
        "He'd been a test bench driver.|test bench driver",
        "He ran a pearl importing business.|pearl importing business",
        "Mum drives a tram at weekends.|drives a tram",
        "Dad keeps bees for a living.|keeps bees for a living",
    ],
    "event": [
        "It was on the national news.|national news",
        "He survived the mill fire.|mill fire",
        "After the minibus went off the viaduct we waited.|minibus went off the viaduct",
        "before the lifeboat was lost with all hands|lifeboat was lost with all hands",
    ],
}


@pytest.mark.parametrize(
    ("kind", "example"),
    [(kind, example) for kind, examples in FACTS.items() for example in examples],
)
def test_a_small_fact_is_asked_about(kind, example):
    text, words = example.split("|")
    assert covers(text, words)
    assert {finding.level for finding in find(text) if finding.kind == kind} == {Level.ASK}


@pytest.mark.parametrize(
    "text",
    [
        "children aged 5 to 11",
        "16 and 17 year olds",
        "under 5s",
        "a flat for 18 to 25s",
        "She has asthma and diabetes.",
        "He has Down's syndrome.",
        "a social worker for ten years",
        "we have six children on plans",
        "three visits in two weeks",
        "for Year 6 pupils",
        "an ex-partner",
        "plan one, two and three",
        "The meeting was a disaster, and we left.",
        "We noticed the smell of floor polish",
        "for pupils in Year 6",
        "The retired man waved.",
    ],
)
def test_what_is_shared_by_many_is_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Aunt, eleven next month, sings.", "eleven"),
        ("He is 16 on the dot.", "16"),
        ("She's a hundred and four.", "a hundred and four"),
        ("Nan is just shy of eighty.", "eighty"),
        ("He has ninety years, and a stick.", "ninety years"),
        ("The baby is six months, less a week.", "six months, less a week"),
        ("Mum is half Samoan.", "half Samoan"),
        ("They are of Igbo descent.", "Igbo descent"),
        ("He wears a patka to school.", "patka"),
        ("She is allergic to daylight.", "allergic to daylight"),
    ],
)
def test_ages_backgrounds_and_conditions_told_in_other_words(text, words):
    assert covers(text, words)
