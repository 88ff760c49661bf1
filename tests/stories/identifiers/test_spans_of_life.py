"""Ages told in few words are found; numbers of other things are not."""

import pytest

from stories.identifiers.spans_of_life import find_spans_of_life
from stories.identifiers.words import Page, Signs
from tests.stories.identifiers.checks import told_by


def ages(text: str, *people: str) -> list[str]:
    def finder(page: Page, present: Signs):
        return find_spans_of_life(page, present, [word in people for word in page.words])

    return told_by(finder, text)


@pytest.mark.parametrize(
    "told",
    [
        "They ask my daughter, she |8|, to sign.",
        "A lad came in, |about 12|, for his aunt.",
        "Mrs Okoye, |101| (!!), came home.",
        '"|nearly twelve|, miss"',
        "the quads, who are |fourteen months|.",
        "Both were |two years and eleven months| at panel.",
        "It was when we were |twelve| they split us up.",
        "Kofi, |five going six|, and his sister.",
        "I was in care fae |3 tae 17|, wi my twin.",
        "She was |19| the first time and |twenty-one| the second.",
        "I stopped, |ten and a half|, and said no more.",
        "It was her |70th| on Sunday.",
        "For his |eighteenth| he got keys.",
        "She has three kids, |12, 10 and 3|.",
        "My three (|10, 8, 5|) came.",
        "at the ages of |4 and 6|",
        "|Ninety-one| and sharp as a tack.",
    ],
)
def test_an_age_is_told_in_few_words(told):
    assert ages(told.replace("|", ""), "Kofi", "Okoye") == told.split("|")[1::2]


@pytest.mark.parametrize(
    "plain",
    [
        "It was three weeks, maybe four.",
        "It took me fourteen months.",
        "There are four levels, not five.",
        "IN THE MATTER OF (1) Kofi (2) Okoye",
        "Kofi 07:15: he is here.",
        "She waited, about 12 minutes.",
        "We were five minutes late.",
        "It was her 18th visit.",
        "That was his 3rd, I think.",
        "Bring forms 12, 10 and 3.",
    ],
)
def test_a_number_of_other_things_is_no_age(plain):
    assert ages(plain, "Kofi", "Okoye") == []
