"""Numbers read aloud or typed half in words, and days with little to say that they are days."""

import pytest

from stories.identifiers import find
from tests.stories.identifiers.checks import covers

NUMBERS = [
    "ring me on 07seven00 900 812|07seven00 900 812",
    "it's o7700 9oo 123|o7700 9oo 123",
    "077 00 900 1 23|077 00 900 1 23",
    "oh double seven, oh double seven double oh nine hundred one two three|oh double "
    "seven double oh nine hundred one two three",
    "zero seven seven zero zero, nine double oh, one two three|zero seven seven zero "
    "zero, nine double oh, one two three",
    "my nhs is 943 476 5919|943 476 5919",
    "nhs 943-476-5919|943-476-5919",
    "NHS no. 9434765919|9434765919",
    "nine four three, four seven six, five nine one nine|nine four three, four seven "
    "six, five nine one nine",
    "NI qq 12 34 56 c|qq 12 34 56 c",
    "ni number is Q Q 1 2 3 4 5 6 C|Q Q 1 2 3 4 5 6 C",
    "QQ123456C|QQ123456C",
    "email jo.b at gmail dot com|jo.b at gmail dot com",
    "j o b@gmail.com|j o b@gmail.com",
    "jo.bloggs@somewhere.org.uk|jo.bloggs@somewhere.org.uk",
    "jo_b (at) mail (dot) com|jo_b (at) mail (dot) com",
    "postcode ls1 4ap|ls1 4ap",
    "L S 1 4 A P|L S 1 4 A P",
    "ls14ap|ls14ap",
    "live at ls one four ay pee|ls one four ay pee",
    "reg ab12 cde|ab12 cde",
    "AB 12 CDE|AB 12 CDE",
    "a b 1 2 c d e|a b 1 2 c d e",
    "white transit, yk09 abc|yk09 abc",
    "upn A 1234 5678 9012|A 1234 5678 9012",
    "a123456789012|a123456789012",
    "insta: jay.b_07|jay.b_07",
    "snap is jayjay2007x|jayjay2007x",
    "www.jaysgofund.me/help|www.jaysgofund.me/help",
    "gofundme.com/f/jays-wheels|gofundme.com/f/jays-wheels",
    "facebook.com/jay.bloggs.9|facebook.com/jay.bloggs.9",
    "LCS 4417 820|4417 820",
    "mosaic 77-18-20|77-18-20",
    "case no LS 23 C 00417|LS 23 C 00417",
    "ref ab/12/34567|ab/12/34567",
    "call 0113 4960 123|0113 4960 123",
    "0113-496 0123|0113-496 0123",
    "+44 (0) 113 496 0123|+44 (0) 113 496 0123",
    "01134960 123 ext 4|01134960 123",
    "number ends 0123|0123",
    "sort code 20-45-77|20-45-77",
    "07700\n900123|07700\n900123",
    "0 7 7 0 0 9 0 0 1 2 3\n07700.900.123|0 7 7 0 0 9 0 0 1 2 3",
    "mobile is double oh four four seven seven double oh nine hundred one two "
    "three|double oh four four seven seven double oh nine hundred one two three",
    "oh seven seven oh oh, nine hundred, one two three|oh seven seven oh oh, nine "
    "hundred, one two three",
    "her number: seven seven hundred nine hundred one two three|seven seven hundred "
    "nine hundred one two three",
    "07700 nine hundred 123|07700 nine hundred 123",
    "07 77 zero zero 900 123|07 77 zero zero 900 123",
    "o-seven-seven-double-o nine double-o one two three|o-seven-seven-double-o nine "
    "double-o one two three",
    "@jay.b07|jay.b07",
    "jayb07@ on insta|jayb07@",
    "his gamertag is xX_slayer_Xx|xX_slayer_Xx",
    "tiktok jaydancesx|jaydancesx",
    "discord.gg/a7Bx|discord.gg/a7Bx",
]
DAYS = [
    "Seen 4/7, no concerns.|4/7",
    "contact 12/3 went well|12/3",
    "3.6 rang mum|3.6",
    "home visit 9/11 2pm|9/11",
    "due back in court 14th|14th",
    "from 1/4 to 30/6|1/4",
    "21-2-24 review|21-2-24",
    "she died 5 Nov|5 Nov",
    "the fifth of may|the fifth of may",
    "On Tuesday 6th.|Tuesday 6th",
    "6 o' june|6 o' june",
    "Jan 3rd|Jan 3rd",
    "03Jan|03Jan",
    "03JAN24|03JAN24",
    "14.02 - rang, no answer|14.02",
    "14 / 02 / 23|14 / 02 / 23",
    "2023.02.14|2023.02.14",
    "20230214 admitted|20230214",
    "twelfth of the second, twenty three|twelfth of the second, twenty three",
    "the 5th he walked|the 5th",
    "review 7/8|7/8",
    "discharged 8/9 with a package|8/9",
    "31/5 review|31/5",
    "tc 6/1|6/1",
    "by the 19th|19th",
    "last seen 10/10|10/10",
    "Weds 3|Weds 3",
    "thurs 12th|thurs 12th",
    "Xmas day 2021|Xmas day 2021",
    "dob 04 07 2011|04 07 2011",
    "d.o.b. 4.7.11|4.7.11",
    "born 4th July 2011|4th July",
    "04-Jul-2011|04-Jul-2011",
    "July 4|July 4",
    "4 Gorffennaf|4 Gorffennaf",
]


@pytest.mark.parametrize("case", NUMBERS)
def test_a_number_is_found_in_figures_words_and_both(case):
    text, number = case.split("|")
    assert covers(text, number)


@pytest.mark.parametrize("case", DAYS)
def test_a_day_is_found_without_much_to_say_so(case):
    text, day = case.split("|")
    assert covers(text, day)


@pytest.mark.parametrize(
    "text", ["A plan that is 100% hers", "A plan that is 50% done", "The plan is 60 per cent done"]
)
def test_a_share_is_nobodys_age_and_no_number_of_a_case(text):
    assert find(text) == []


@pytest.mark.parametrize(
    "text",
    ["You helped us 12 times.", "The *window* that opened", "He came third, as number three."],
)
def test_how_often_and_a_word_set_apart_tell_nobody(text):
    assert find(text) == []
