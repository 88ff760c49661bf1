"""T-26: what somebody may not see changes nothing in what they are sent."""

import pytest

from tests import make
from tests.conftest import approved, draft_of, submit
from tests.make import NOON

SEEN_BY = [
    ("home.py", make.LEO),
    ("home.py", make.CAL),
    ("panel.py", make.LEO),
    ("library.py", make.CAL),
    ("my_stories.py", make.RITA),
    ("thanks.py", make.SAM),
]


def sent(at) -> list[bytes]:
    """Everything on the page, as it goes down the line."""
    return [each.proto.SerializeToString(deterministic=True) for each in at.main if each.proto]


@pytest.mark.parametrize(("page", "person"), SEEN_BY, ids=lambda each: getattr(each, "name", each))
def test_a_page_is_the_same_to_the_byte_with_and_without_what_is_hidden(
    visit, sqlite_store, page, person
):
    before = sent(visit(page, person))
    approved(sqlite_store, consent_channels="")
    submit(sqlite_store, title="Another door")
    draft_of(sqlite_store, make.SAM, NOON)
    assert before
    assert sent(visit(page, person)) == before
