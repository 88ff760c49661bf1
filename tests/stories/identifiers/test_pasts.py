"""What somebody did, had or was, told in a few words."""

import pytest

from stories.identifiers import find
from tests.stories.identifiers.checks import covers, found

TOLD = {
    "job": [
        "my grandad did the donkeys every summer|did the donkeys",
        "She danced at the hippodrome before the war.|danced at the hippodrome",
        "He spoke of greasing the cables on lifts, which he did for thirty years.|greasing the "
        "cables",
        "My aunt is a cartographer and draws by hand.|cartographer",
        "They have him on Saturdays at the owl sanctuary.|owl sanctuary",
    ],
    "event": [
        "His dad got nine years for the bullion job.|the bullion job",
        "you know, the lad off the bridge|the lad off the bridge",
        "it was on every screen, the hotel burning down|the hotel burning down",
    ],
    "family": [
        "Mum and dad are first cousins.|first cousins",
        "our nans are sisters so we are too|our nans are sisters",
        "There were four Tuckey brothers, none of them whole.|four Tuckey brothers",
    ],
    "age": [
        "and robin, whos two, slept|two",
        "am 31, and new to this|31",
        "The order is for B (9), who wrote to me.|9",
    ],
    "condition": [
        "He has congenital absence of pain.|congenital absence",
        "It suits a woman with one hand.|one hand",
    ],
    "background": ["They are Welsh Romany and proud.|Welsh Romany"],
}


@pytest.mark.parametrize(
    "case", [f"{kind}|{case}" for kind, cases in TOLD.items() for case in cases]
)
def test_a_past_is_asked_about(case):
    kind, text, words = case.split("|")
    assert covers(text, words)
    assert kind == "family" or found(text, kind)  # a family may have a name in it


@pytest.mark.parametrize(
    "text",
    ["We came on the ferry.", "She did the dishes.", "One hand on the rail.", "They do the lot."],
)
def test_what_anybody_does_is_left_alone(text):
    assert not [finding for finding in find(text) if finding.kind in ("job", "condition")]


def test_a_post_that_may_be_initials_is_asked_about_and_a_day_after_is_no_doctor():
    assert [finding.level for finding in find("HT said yes.")] == ["ask"]
    assert found("i rang dr day after and he came") == []
