"""What is held on a person: found, shown, put right, erased, in the words of the page."""

import pytest

from data import tables
from stories.actions import admitting
from stories.erasure import SOMEBODY
from tests import make
from tests.conftest import cleared, count
from tests.pages.conftest import labels, links_of
from tests.pages.test_keeping import texts

BY_ADA = {"by": make.ADA, "at": make.NOON}


@pytest.fixture
def story(sqlite_store):
    return cleared(sqlite_store, consent_name="Kofi Mensah")


def test_a_name_is_found_and_leads_to_what_is_held(visit, story):
    at = visit("what_is_held.py", make.GWEN)
    at.text_input("name").input("Zed")
    at.button("look").click().run()
    assert "No sealed name holds that" in texts(at)
    at.text_input("name").input("kofi")
    at.button("look").click().run()
    assert "Kofi Mensah" in texts(at)
    assert f"Open what is held for {story.reference}" in labels(at)


def test_what_is_held_for_one_consent_is_corrected_and_erased(visit, sqlite_store, story):
    at = visit("what_is_held.py", make.GWEN, story=story.id, party=story.id)
    assert "the mother" in texts(at)
    assert "Asked on: 1 September 2026" in texts(at)
    place = f"/held/consent?story={story.id}&party={story.id}"
    assert links_of(at) == {"Save a copy for them (JSON)": place}
    assert not at.get("download_button")
    at.button("correct").click().run()
    assert "Name, as it should be: write one" in at.error[0].value
    at.text_input("right-name").input("Kofi Mensa")
    at.button("correct").click().run()
    assert "Saved." in at.success[0].value
    assert at.button("erase").disabled
    at.checkbox("sure").check().run()
    at.button("erase").click().run()
    assert at.success[0].value == "Erased."
    assert count(sqlite_store, tables.consent_names) == 0
    assert count(sqlite_store, tables.stories, status="withdrawn") == 1


def test_an_account_is_shown_corrected_and_once_closed_erased(visit, sqlite_store, story):
    at = visit("what_is_held.py", make.GWEN)
    at.text_input("find-account").input("sam").run()
    assert "Sam" in labels(at)
    at = visit("what_is_held.py", make.GWEN, who="sam")
    assert at.table[0].value["When erased"].tolist().count("stays") >= 1
    at.text_input("right-job").input("Social worker")
    at.button("correct").click().run()
    assert at.success[0].value == "Saved."
    assert "Ask an administrator to close the account first." in texts(at)
    admitting.close_account(sqlite_store, "sam", **BY_ADA)
    at = visit("what_is_held.py", make.GWEN, who="sam")
    at.checkbox("sure").check().run()
    at.button("erase").click().run()
    assert "Nothing here says who this was" in at.success[0].value
    assert count(sqlite_store, tables.people, name=SOMEBODY) == 1


@pytest.mark.parametrize("query", [{"who": make.UNKNOWN}, {"story": make.UNKNOWN, "party": "x"}])
def test_somebody_who_is_not_there_is_said_so(visit, query):
    at = visit("what_is_held.py", make.GWEN, **query)
    assert at.error[0].value.startswith("We could not find that")


def test_ones_own_account_can_be_copied_and_not_changed(visit):
    at = visit("what_is_held.py", make.GWEN, who="gwen")
    assert not [each.key for each in at.button if each.key in ("correct", "erase")]
    assert links_of(at) == {"Save a copy (JSON)": "/held/account?who=gwen"}
