"""Boxes of words: no page holds more than one message to the server may say."""

import ast
import tomllib

import pytest

from pages.parts.asking import BOX_MOST, LINE_MOST
from pages.parts.findings import INSTEAD_MOST, MOST_SHOWN
from pages.parts.import_source import PASTED_MOST
from pages.parts.room_for_files import FILE_MOST, RETURN_MOST, most_of
from pages.parts.set_up_lists import TEAMS_MOST
from stories.actions.consenting import WHO_MOST
from stories.draft import FIELDS, SECTION_MOST, TITLE_MOST
from stories.outcomes.record import GOAL_MOST
from stories.searching import MOST_TYPED
from stories.sections import Section
from stories.uses import ADDRESS_MOST
from tests import ROOT, make

SERVER = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["server"]
READ = SERVER["maxWidgetStateSize"] * 10**6
SERVICES = 60  # more than an organisation has
LETTER = 3  # bytes, at the most, of what a browser counts as one letter
PAGES = sorted((ROOT / "pages").rglob("*.py"))


def is_box(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in ("text_area", "text_input")


def asks(call: ast.AST) -> bool:
    """Whether a call draws a box of words, or is given one to draw."""
    if not isinstance(call, ast.Call):
        return False
    drawn = [call.func.body, call.func.orelse] if isinstance(call.func, ast.IfExp) else [call.func]
    return any(map(is_box, [*drawn, *call.args]))


def test_every_box_says_how_much_it_takes():
    """R-10: a browser sends no more, so that no line is closed under somebody who pasted a lot."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in PAGES}
    calls = [(path, x) for path, tree in trees.items() for x in ast.walk(tree) if asks(x)]
    assert len(calls) > 50
    boxes = sum(is_box(each) for tree in trees.values() for each in ast.walk(tree))
    assert boxes == len(calls)
    for path, call in calls:
        assert "max_chars" in {each.arg for each in call.keywords}, (path, call.lineno)


def test_a_box_takes_more_than_any_answer_so_that_too_much_is_told_in_words():
    assert BOX_MOST > SECTION_MOST
    assert max(TITLE_MOST, FIELDS["thanks_line"], WHO_MOST, GOAL_MOST, ADDRESS_MOST) < LINE_MOST


def test_a_search_says_where_it_looks_for_less_than_was_typed(visit):
    said = f"Only the first {MOST_TYPED} letters are looked for."
    at = visit("library.py", make.CAL)
    at.text_input("find-words").input("a" * MOST_TYPED).run()
    assert said not in [each.value for each in at.caption]
    at.text_input("find-words").input("a" * MOST_TYPED + "b").run()
    assert said in [each.value for each in at.caption]


def test_a_page_with_every_box_full_is_one_message_that_is_read():
    long = len(set(Section) - {Section.TITLE}) * BOX_MOST
    beside = len(Section) * MOST_SHOWN * INSTEAD_MOST
    assert (LINE_MOST + long + beside) * LETTER < READ
    assert PASTED_MOST * LETTER < READ
    assert SERVICES * TEAMS_MOST * LETTER < READ


def test_what_was_read_can_be_shown_in_its_box_again():
    """A box is drawn with what stands in it, in a message of its own."""
    assert SERVER["maxMessageSize"] * 10**6 > READ


@pytest.mark.parametrize(
    ("page", "person", "promised"),
    [
        ("upload_returns.py", make.ANA, RETURN_MOST),
        ("import_rows.py", make.ANA, FILE_MOST),
        ("house.py", make.ADA, FILE_MOST),
    ],
)
def test_a_box_for_files_promises_no_more_than_the_server_takes(visit, page, person, promised):
    """The server refuses the rest half way, and the browser says no more than that it failed."""
    at = visit(page, person)
    if page == "import_rows.py":
        at.radio(key="layout").set_value("outcomes").run()
    assert {box.proto.max_upload_size_mb for box in at.file_uploader} == {promised}
    assert promised <= min(most_of(person), SERVER["maxUploadSize"] - 1)
