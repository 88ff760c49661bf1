"""Each class of saying by its grammar: a few of the many ways that each rule is meant for."""

import pytest

from stories.identifiers import find
from tests.stories.identifiers.checks import covers

WAYS = {
    "a day of the month with no month": [
        "she can go and see it on the nineteenth if it stays dry|nineteenth",
        "We said goodbye on the Thirtieth, in the rain.|Thirtieth",
        "Want new date but not 14th because the club is on.|14th",
        "Heard 14th. Victim seen alone.|14th",
        "money b4 the 10th coz theres no cooker|10th",
        "Next date they gave is 27-10, same place.|27-10",
        "The 19th suits me.|19th",
    ],
    "a day by another calendar, by a feast or by its weekday": [
        "Claimed d.o.b. 1 Meskerem, which nobody wrote down.|1 Meskerem",
        "She counts from 14 Shawwal and so do we.|14 Shawwal",
        "born 3 Tishrei in the old town|3 Tishrei",
        "Their mother rang on St David's Day, the 1st, from home.|St David's Day, the 1st",
        "She died on Midsummer's Eve, 23 June, at home.|Midsummer's Eve, 23 June",
        "Panel sits the first Tuesday in March.|first Tuesday in March",
        "twenty-ninth Feb is her birthday|twenty-ninth Feb",
        "file saved as 20240312 by the night staff|20240312",
    ],
    "a code in groups, announced, cut short or said": [
        "The letter gives a number, KS 40-772-W, and a telephone.|KS 40-772-W",
        "is given the reference DFG 2210 / 7, and told to wait|DFG 2210 / 7",
        "Direct payment number: dp.44.01973. Paid monthly.|dp.44.01973",
        "Code now exists: CC-88-GZH.|CC-88-GZH",
        "your ref: JT/ab/3392|JT/ab/3392",
        "his licence MORGA 657054 SM9IJ|MORGA 657054 SM9IJ",
        "reference is seven seven four one nine|seven seven four one nine",
        "it is listed as case 2291 of 2023|2291 of 2023",
        "a silver car, index QA70 something|QA70",
        "drives kp 98 zzo like a fool|kp 98 zzo",
        "and to bex in equipment extension four one two end|extension four one two",
    ],
    "a house by its parts": [
        "He has somewhere to live: 17A, above the sari shop.|17A, above the sari shop",
        "its about the lady at 45 hollybush cresent|45 hollybush cresent",
        "moved in with her at 1-3 Foundry Row|1-3 Foundry Row",
        "post it to 44 (2/1) Garrioch Quadrant|44 (2/1) Garrioch Quadrant",
        "he is at nine arkwright walk|nine arkwright walk",
    ],
    "a byname or initials": [
        "Action: BT to tell her in person.|BT",
    ],
    "a place or a firm by its last word": [
        "left the placement in wolds end on foot|wolds end",
        "He was with us by the Tollgate rec when it rained.|Tollgate rec",
        "on the soup kitchen at ollerbeck miners welfare|ollerbeck miners welfare",
        "white van says g. tranter roofing on it|g. tranter roofing",
        "The Pastor at New Testament Church of the Harvest say so.|Church of the Harvest",
    ],
    "an age with little said": [
        "Wilf, as everyone knows him, is ninety-one and lives alone.|ninety-one",
        'gave his age as "nineteen" at the desk|nineteen',
        "im gonna be nineteen in my OWN KITCHEN|nineteen",
        "she is a big lady about 70 and a man has moved in|70",
        "Happy birthday to Olive Entwistle, 103 on the 2nd.|103",
        "I am 81 years young and I swim.|81 years young",
    ],
    "a family by its order or its losses": [
        "I am his eldest sister of nine and I speak for us.|eldest sister of nine",
        "I raise seven of my own and buried two.|seven of my own and buried two",
        "his mother and triplet daughters, who are in their first year|triplet daughters",
    ],
    "a living by where or how it is made": [
        "stepdad is working away on the wind-farm boats|the wind-farm boats",
        "he had work on the oyster beds for cash|the oyster beds",
        "I work the gutting line at the smokehouse.|gutting line at the smokehouse",
        "ye run the goat's cheese stall on the bank|goat's cheese stall",
        "was for thirty years the clockwinder at the town hall|clockwinder at the town hall",
        "He's been the prison's bee-keeping orderly for two years.|bee-keeping orderly",
        "I was a mountain rescue team leader; I had my stroke.|mountain rescue team leader",
    ],
    "an event by its one noun": [
        "nobody official had set foot there since the flood and we wiped our feet|the flood",
        "Following the flood of the lower town, nine were moved.|flood of the lower town",
    ],
}


@pytest.mark.parametrize(
    "text", [pytest.param(text, id=text.split("|")[1]) for ways in WAYS.values() for text in ways]
)
def test_each_class_is_found(text):
    text, words = text.split("|")
    assert covers(text, words)


@pytest.mark.parametrize(
    "text",
    [
        "We use a 12-week programme and a 24-hour line.",
        "He needs 2-3 hours a day and 1:1 support.",
        "Refer to NICE guideline NG108 and the Care Act 2014.",
        "Call NHS 111 if it gets worse.",
        "Staff should ask whether the CQC applies before the review.",
        "It was her 3rd visit of the 21st century.",
        "One of the three is enough, and two of the four will do.",
        "It is an advocate that he wants, not a second opinion.",
        "i had a dr appointment today and then went to the dr surgery for a dr letter",
    ],
)
def test_and_not_what_only_looks_like_it(text):
    assert find(text) == []
