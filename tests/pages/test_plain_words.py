"""What staff read as they write can be read at eleven."""

import pytest

from tests import make
from tests.conftest import draft_of
from tests.reading_age import age

OLDEST = 11
FORMS = ("share_story.py", "record_outcome.py", "pass_on_thanks.py", "my_stories.py")
FORMS += ("check_backs.py", "thanks.py", "home.py", "what_we_hold.py")
ASKS = ("text_input", "text_area", "selectbox", "multiselect", "radio", "checkbox", "number_input")
SAYS = ("markdown", "caption", "info", "warning", "error", "header", "subheader")


def words_of(at) -> str:
    """All that a page says, its questions and their help, each as a sentence."""
    said = [each.value for kind in SAYS for each in getattr(at, kind)]
    for kind in ASKS:
        for each in getattr(at, kind):
            said += [each.label, each.proto.help]
    return " ".join(f"{text.strip().rstrip('.:?')}." for text in said if text.strip())


@pytest.mark.parametrize("page", FORMS)
def test_a_page_that_staff_open(visit, page):
    assert age(words_of(visit(page, make.SAM))) <= OLDEST


def test_the_form_of_a_story_while_it_is_written(visit, sqlite_store):
    draft = draft_of(sqlite_store)
    said = words_of(visit("share_story.py", make.SAM, d=draft))
    assert len(said.split()) > 300  # the form is open, not the choice before it
    assert age(said) <= OLDEST
