"""Places, schools, services, streets and courts, known or not."""

import pytest

from tests.stories.identifiers.checks import covers, found

NAMED = [
    "Harehills",
    "Kingston upon Hull",
    "Llanelli",
    "Mogadishu",
    "Upper Brackfield",
    "Oakfield Primary School",
    "St Bede's",
    "St. Mary's RC Primary",
    "Ysgol Bro Menai",
    "Moorview Surgery",
    "the Linden Clinic",
    "Ashfield House",
    "Brackwell Locality Team",
    "Thornbury Leisure Centre",
    "14 Acacia Road",
    "Flat 3, 22 Gorse Lane",
    "the Central Family Court at Leeds",
    "Wexdale County Council",
    "All Saints",
    "the Jade Anchor",
    "Zagros Grill",
    "Upper Wexdale C of E",
    "Ysgol Bro Dinefwr",
    "Brightmoor Homecare",
    "Brackwell packing site",
    "number forty-two",
    "Ward 7B",
    "A2Z Cars",
    "46 Lowfield",
]


@pytest.mark.parametrize("name", NAMED)
def test_a_place_or_service(name):
    assert covers(f"After that we went to {name} together.", name.removeprefix("the "))


@pytest.mark.parametrize(
    "name",
    [
        "harehills",
        "goole",
        "oakfield primary",
        "14 acacia road",
        "st bede's",
        "thornbury library",
        "flt 2 merton hse",
    ],
)
def test_in_lower_case(name):
    assert covers(f"they moved near {name} last week", name)


@pytest.mark.parametrize(
    "text",
    [
        "Ofsted and the NSPCC were told.",
        "CAMHS offered a session.",
        "We met at the school near the park.",
        "She walked down the road.",
        "It was two weeks down the road.",
        "The Family Court agreed.",
        "We bought it in Tesco.",
        "A child in England.",
    ],
)
def test_what_everyone_shares_is_left_alone(text):
    assert found(text) == []
