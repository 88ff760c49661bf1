"""Saying thank you with pictures: a question a screen, and a worker's check at the end."""

from xml.etree import ElementTree

import pytest
import sqlalchemy as sa
import streamlit as st
from streamlit.util import calc_hash

from data import tables
from pages.parts import easy_pictures, easy_steps, thanks_form
from stories.easy_thanks import WHEN, WHO, WHOM, YES_OR_NO, Did, words_of
from stories.redaction import IDENTIFIES_NOBODY
from stories.thanks import SaidBy, SaidTo
from tests import make
from tests.conftest import count
from tests.pages.conftest import labels
from tests.pages.test_pass_on_thanks import AGE
from tests.reading_age import age

PAGE = "easy_thanks.py"


def press(at, label):
    (button,) = [each for each in at.button if each.label == label]
    return button.click().run()


def begun(visit, person=make.SAM):
    at = visit(PAGE, person)
    at.selectbox("easy-service").select(make.SERVICE).run()
    return press(at, "Start")


def answered(at, own="", inside="Yes", outside="No"):
    """Every question, up to the worker's check."""
    press(at, WHO[SaidBy.PARENT])
    press(at, WHOM[SaidTo.TEAM])
    at.checkbox(f"did-{list(Did).index(Did.LISTENED)}").check()
    press(at, "Go on")
    at.text_area(easy_steps.OWN).set_value(own)
    press(at, "Go on")
    press(at, "A long time ago")
    press(at, inside)
    return press(at, outside)


def test_own_words_are_what_a_browser_draws_a_box_anew_with(visit):
    at = begun(visit)
    press(at, WHO[SaidBy.PARENT])
    press(at, WHOM[SaidTo.TEAM])
    press(at, "Go on")
    at.text_area(easy_steps.OWN).set_value("You sat with me.").run()
    assert at.text_area(easy_steps.OWN).proto.default == "You sat with me."


def kept(store):
    with store.read() as connection:
        return connection.execute(sa.select(tables.thanks)).one()


def test_pictures_become_thanks_that_a_worker_passes_on(visit, sqlite_store):
    at = answered(begun(visit), own="You sat with me all night.")
    assert at.title[0].value == "Thank you"
    assert at.text_area("words").value == "You listened to me.\nYou sat with me all night."
    assert count(sqlite_store, tables.thanks) == 0  # nothing is kept before the worker says so
    at.button("pass-on-thanks").click().run()
    assert at.success[0].value.startswith("Kept at ")
    row = kept(sqlite_store)
    assert row.words == "You listened to me.\nYou sat with me all night."
    assert (row.said_by, row.said_to, row.about_when) == ("parent", "a team", "decades ago")
    assert (row.may_pass_on, row.may_publish, row.service) == (True, False, make.SERVICE)
    assert count(sqlite_store, tables.events, action="thanks logged") == 1
    at.button("another").click().run()
    assert at.title[0].value == "Say thank you with pictures"
    assert easy_steps.SAID not in at.session_state


def test_a_name_is_taken_out_and_permissions_are_apart(visit, sqlite_store):
    at = answered(begun(visit), own="Kayleigh sat with me.", inside="No", outside="Yes")
    at.button("pass-on-thanks").click().run()
    assert at.error
    assert count(sqlite_store, tables.thanks) == 0
    at = press(at, "Replace number 1")
    at.button("pass-on-thanks").click().run()
    row = kept(sqlite_store)
    assert "Kayleigh" not in row.words
    assert (row.may_pass_on, row.may_publish) == (False, True)


def test_somebody_who_said_nothing_is_told_what_to_do(visit):
    at = answered(begun(visit))
    at.text_area("words").set_value("")
    at.button("pass-on-thanks").click().run()
    assert at.error[0].value.startswith("Their words: choose a picture")


def test_going_back_keeps_what_was_answered(visit):
    at = begun(visit)
    press(at, WHO[SaidBy.CHILD])
    press(at, WHOM[SaidTo.WORKER])
    at.checkbox("did-0").check()
    press(at, "Go on")
    at = press(at, "Go back")
    assert at.checkbox("did-0").value
    assert press(press(at, "Go back"), "Go back").title[0].value == "Who are you?"


def test_the_words_stand_in_the_workers_box_alone_and_are_there_again(visit):
    at = answered(begun(visit), own="You sat with me.")
    said = at.text_area("words").value
    at = press(at, "Go back")
    assert "words" not in at.session_state  # other pages have boxes of that name
    assert press(at, "Yes").text_area("words").value == said


def test_every_screen_asks_one_thing_in_words_for_a_child(visit):
    at, said = begun(visit), []
    for number, label in enumerate(
        [WHO[SaidBy.CHILD], WHOM[SaidTo.TEAM], "Go on", "Go on", WHEN[next(iter(WHEN))], "Yes"], 1
    ):
        assert f"Question {number} of {easy_steps.QUESTIONS}" in [each.value for each in at.text]
        assert len(at.title) == 1
        asked = [each.value for each in at.markdown if "Demonstration" not in each.value]
        said += [at.title[0].value, *asked, *(f"{each}." for each in labels(at)[1:])]
        at = press(at, label)
    assert age(" ".join(said)) <= 8


def test_every_answer_has_a_picture_of_its_own():
    asked = (WHO, WHOM, WHEN, YES_OR_NO)
    drawn = (easy_pictures.WHO, easy_pictures.WHOM, easy_pictures.WHEN, easy_pictures.YES_OR_NO)
    for options, pictures in zip(asked, drawn, strict=True):
        assert options.keys() == pictures.keys()
    assert easy_pictures.DID.keys() == {*Did}
    every = [each for pictures in (*drawn, easy_pictures.DID) for each in pictures.values()]
    assert len({*every}) == len(every)
    for inside in every:
        made = ElementTree.fromstring(easy_pictures.FRAME.format(style="", inside=inside))
        assert len(made)


def test_what_was_chosen_is_said_in_one_order():
    assert words_of((Did.KIND, Did.LISTENED), " Thank you. ") == (
        "You listened to me. You were kind.\nThank you."
    )
    assert words_of((), "") == ""
    assert words_of((), "Only mine.") == "Only mine."


def recalled(at, name):
    return at.session_state[name] if name in at.session_state else None  # noqa: SIM401


@pytest.fixture
def places_of_menu(monkeypatch):
    """Where the menu stood, run by run."""
    found = []
    made = st.navigation

    def noted(pages, *, position):
        found.append(position)
        return made(pages, position=position)

    monkeypatch.setattr(st, "navigation", noted)
    return found


def test_the_menu_is_away_while_somebody_else_holds_the_screen(visit, places_of_menu):
    answered(begun(visit))
    assert places_of_menu == ["top", "top", *["hidden"] * easy_steps.QUESTIONS, "top"]


def test_the_browsers_own_way_back_and_on_finds_the_menu_as_it_should_be(visit, places_of_menu):
    at = begun(visit)
    there = at._page_hash
    at._page_hash = calc_hash("guide")
    at.run()
    assert places_of_menu[-1] == "top"
    at._page_hash = there
    at.run()
    assert places_of_menu[-1] == "hidden"


def test_whoever_stops_leaves_nothing_to_the_next(visit, sqlite_store):
    at = answered(begun(visit), own=f"I was {AGE} when she brought bread.")
    (box,) = at.text_area
    assert "bread" in box.value
    key = thanks_form.key_of(AGE)
    at.radio(f"why-{key}").set_value(IDENTIFIES_NOBODY[2]).run()
    at.button(f"keep-{key}").click().run()
    assert recalled(at, thanks_form.KEPT) == {AGE: IDENTIFIES_NOBODY[2]}
    assert "bread" in str(recalled(at, easy_steps.SAID))
    press(at, "Stop and throw the answers away")
    assert not at.exception
    held = (easy_steps.SAID, easy_steps.OWN, thanks_form.BOX)
    assert not [each for each in held if "bread" in str(recalled(at, each))]
    assert not recalled(at, thanks_form.KEPT)
    assert count(sqlite_store, tables.thanks) == 0
