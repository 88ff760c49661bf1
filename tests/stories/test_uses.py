"""Pages on which uses appeared, and rests: what may be kept."""

from datetime import timedelta

import pytest

from stories.errors import StoryError
from stories.uses import ADDRESS_MOST, LONGEST_REST, Rest, checked_address, refuse_rest
from tests import make

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.gov.uk/news/2026/a-door?page=2#more",
        "  https://example.org  ",
        "https://xn--caf-dma.example:443/a%20b",
        "https://EXAMPLE.gov.uk/News",
    ],
)
def test_the_address_of_a_page_is_kept_as_it_is(address):
    assert checked_address(address) == address.strip()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "http://example.org",
        "ftp://example.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "https://example",
        "https://localhost/a",
        "https://files.internal/a",
        "https://10.0.0.1/a",
        "https://[::1]/a",
        "https://me:secret@example.org/",
        "https://example.org@evil.example/",
        "https://example.org:8443/",
        "https://example.org/a b",
        "https://example.org/<script>",
        'https://example.org/"onclick=',
        "https://example.org\\@evil.example",
        "https://exa\u202emple.org/\u0430",
        "https://-example.org/",
        "https://example..org/",
        "https://example.org/" + "a" * ADDRESS_MOST,
    ],
)
def test_anything_else_is_no_address(address):
    with pytest.raises(StoryError):
        checked_address(address)


@pytest.mark.parametrize(("days", "right"), [(0, False), (1, True), (366, True), (367, False)])
def test_a_rest_ends_within_a_year(days, right):
    assert LONGEST_REST == 366 * DAY
    if right:
        refuse_rest(make.TODAY + days * DAY, make.TODAY)
    else:
        with pytest.raises(StoryError, match="Rest until"):
            refuse_rest(make.TODAY + days * DAY, make.TODAY)


def test_a_rest_is_over_on_the_day_that_is_said():
    rest = Rest("story", make.TODAY, "Told often.", "Cal", make.NOON)
    assert rest.refusal(make.TODAY) is None
    assert "rests until 16 September 2026" in rest.refusal(make.TODAY - DAY)
