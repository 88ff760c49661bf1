"""A record of learning: saved as it is left, sealed, and downloaded only when it names nobody."""

import re

from data import cpd
from stories.cpd import Ask
from tests import make
from tests.conftest import approved, submit


def box(at, ask, story):
    boxes = at.text_input if ask is Ask.ON else at.text_area
    return boxes(f"cpd-{ask}-{story.id}")


def test_the_questions_are_answered_kept_and_saved_as_word_and_text(visit, sqlite_store):
    story = approved(sqlite_store)
    at = visit("cpd.py", make.SAM, story=story.id)
    assert story.title in box(at, Ask.ACTIVITY, story).value
    assert "What did you learn?" in at.info[0].value
    assert not at.get("download_button")
    box(at, Ask.LEARNING, story).input("To listen first.").run()
    box(at, Ask.IMPACT, story).input("I ask who else should sit with us.").run()
    # With what a browser draws a box anew that it lost with its line.
    assert box(at, Ask.LEARNING, story).proto.default == "To listen first."
    assert not at.info
    assert len(at.get("download_button")) == 2
    with sqlite_store.read() as connection:
        kept = cpd.cpd_answers(connection, sqlite_store.keys, story, make.SAM)
    assert kept[Ask.LEARNING].value == "To listen first."
    again = visit("cpd.py", make.SAM, story=story.id)
    assert box(again, Ask.LEARNING, story).value == "To listen first."


def test_words_that_name_somebody_stay_but_are_not_written_to_a_file(visit, sqlite_store):
    story = approved(sqlite_store)
    at = visit("cpd.py", make.SAM, story=story.id)
    box(at, Ask.LEARNING, story).input("Ring 07700 900123.").run()
    box(at, Ask.IMPACT, story).input("I ask more.").run()
    assert re.search(r"What did you learn\? Take out", at.info[0].value)
    assert not at.get("download_button")


def test_only_ones_own_story_in_use_makes_a_record(visit, sqlite_store):
    for story, person in ((submit(sqlite_store), make.SAM), (approved(sqlite_store), make.RITA)):
        at = visit("cpd.py", person, story=story.id)
        assert at.error[0].value.startswith("We could not find that story.")


def test_an_address_without_a_story_says_where_to_find_one(visit):
    at = visit("cpd.py", make.SAM)
    assert "under My stories" in at.info[0].value
    assert not at.error
