"""The guide: every role has its part, in words that are easy to read, with ways that open."""

import pytest

from pages.parts import guide_words, places
from stories.people import Role
from tests import make
from tests.reading_age import age

PAGE = "guide.py"
OLDEST = 11  # the reading age that nothing here may pass


def said(at) -> str:
    return "\n".join(each.value for each in [*at.subheader, *at.markdown, *at.header, *at.info])


@pytest.mark.parametrize("person", make.EVERYBODY, ids=lambda person: person.name)
def test_ones_own_part_comes_first_and_its_pages_open(visit, person):
    at = visit(PAGE, person)
    heads = [each.value for each in at.header]
    own = [f"As {role.value}" for role in Role if role in person.roles]
    assert heads == [*own, "What others do"]
    for role in Role:
        for step in guide_words.STEPS[role]:
            assert step.told in said(at)
    may = {place.title for place in places.PLACES if place.roles & person.roles}
    links = {each.proto.label for each in at.get("page_link")}
    opened = {link.split("Open ")[1].rstrip("]") for link in links if "Open " in link}
    assert opened
    assert opened <= may


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ("words", guide_words.NEVER),
        ("charts", guide_words.CHARTS[0][1]),
        ("meanings", guide_words.GLOSSARY["Redacted"]),
        ("elsewhere", guide_words.STEPS[Role.STAFF][0].told),
    ],
)
def test_each_part_has_an_address(visit, about, expected):
    assert expected in said(visit(PAGE, make.SAM, about=about))


def test_choosing_a_part_shows_it_and_sets_the_address(visit):
    at = visit(PAGE, make.SAM)
    at.segmented_control[0].set_value("charts").run()
    assert guide_words.CHARTS[0][1] in said(at)
    assert at.query_params["about"] == "charts"


def test_home_leads_there(visit):
    at = visit("home.py", make.SAM)
    assert ":primary[Guide]" in {each.proto.label for each in at.get("page_link")}


PARTS = {
    **{role.value: " ".join(step.told for step in guide_words.STEPS[role]) for role in Role},
    "words": " ".join(told for _, told in guide_words.WHAT_HAPPENS),
    "charts": " ".join(told for _, told in guide_words.CHARTS),
    "meanings": " ".join(guide_words.GLOSSARY.values()),
}


@pytest.mark.parametrize("part", PARTS)
def test_it_can_be_read_at_eleven(part):
    assert age(PARTS[part]) <= OLDEST


def test_every_role_has_a_part():
    assert set(guide_words.STEPS) == set(Role)
