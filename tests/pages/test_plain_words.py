"""What staff read as they write can be read at eleven, and so can what others read."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import ROOT, make
from tests.conftest import draft_of
from tests.reading_age import age

OLDEST = 11
FEWEST = 40  # words, below which a measure of them is chance
# The model form of one gives names and sentences; the other names returns and what they hold.
OLDER = {"pages/accessibility.py": 14, "stories/returns/cannot_tell.py": 13}
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
    assert "What changed, and how we know" in said  # the form is open, not the choice before it
    assert age(said) <= OLDEST


def said_in(path: Path) -> Iterator[str]:
    """Every text of a file that may come to a page, in any of its states; no docstrings.

    Where a text is filled in, the filling is a word.
    """
    tree = ast.parse(path.read_text("utf-8"))
    left = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    for each in ast.walk(tree):
        if isinstance(each, ast.JoinedStr):
            left |= {id(part) for part in ast.walk(each)} - {id(each)}
    for each in ast.walk(tree):
        if id(each) in left:
            continue
        if isinstance(each, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "it" for part in each.values)
            yield "".join(parts)
        elif isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def sentences(path: Path) -> list[str]:
    """Those that are whole ones, and not a style sheet; where one is filled in later, a word."""
    said = (re.sub(r"\{[^{}]*\}", "it", each.strip()) for each in said_in(path))
    return [
        each for each in said if each.endswith((".", "?")) and each.count(" ") > 2
        and "<" not in each and "{" not in each
    ]  # fmt: skip


def test_every_sentence_of_every_page_and_of_every_refusal():
    every, hard = [], {}
    for path in sorted([*(ROOT / "pages").rglob("*.py"), *(ROOT / "stories").rglob("*.py")]):
        name = path.relative_to(ROOT).as_posix()
        words = " ".join(found := sentences(path))
        every += found
        if len(words.split()) >= FEWEST and age(words) > OLDER.get(name, OLDEST):
            hard[name] = round(age(words), 1)
    assert len(" ".join(every).split()) > 15_000
    assert age(" ".join(every)) < 9
    assert hard == {}
