"""Setting up an empty organisation: step by step, left and taken up again, and what it changes."""

import pytest
import sqlalchemy as sa

from data import check, tables
from data.check import look
from data.config import Settings
from data.store.settings import organisation_in
from pages.parts.asking import BOX_MOST
from pages.parts.set_up_lists import TEAMS_MOST
from stories.actions import publishing, settling, writing
from stories.consent import Channel
from stories.errors import StoryError
from stories.ids import new_id
from stories.organisation import STEP_LABELS, Step
from stories.people import Role
from tests import make
from tests.conftest import approved, cleared, count
from tests.pages.conftest import labels
from tests.pages.test_keeping import texts

BY_ADA = {"by": make.ADA, "at": make.NOON}


@pytest.fixture
def empty(sqlite_store):
    """An organisation of which nobody has said anything yet."""
    with sqlite_store.engine.begin() as connection:
        connection.execute(tables.settings.delete())
        connection.execute(tables.services.delete())
    return sqlite_store


def here(store):
    with store.read() as connection:
        return organisation_in(connection)


def save(at):
    next(each for each in at.button if each.label in ("Save and go on", "Keep these times")).click()
    at = at.run()
    assert not at.exception
    return at


def test_an_administrator_is_led_from_step_to_step_until_all_is_said(visit, empty):
    at = visit("home.py", make.ADA)
    said = [each.value for each in at.markdown]
    first = said.index("8 steps of setting up are left:")
    assert first < min(said.index(each) for each in said if each.startswith("No "))
    at = visit("set_up.py", make.ADA)
    assert "Go on with: Name of your organisation" in labels(at)
    at = visit("set_up.py", make.ADA, step="name")
    at.text_input[0].input("Harrowmere Council")
    at.text_input[1].input("dpo@harrowmere.example")
    at = save(at)
    assert at.title[0].value == STEP_LABELS[Step.NATION]
    at = save(at)
    assert at.title[0].value == STEP_LABELS[Step.SERVICES]
    at.text_area[0].input("Family Help\n\nAdults\n  family help ")
    at = save(at)
    assert at.title[0].value == STEP_LABELS[Step.TEAMS]
    at.text_area[0].input("North\nSouth")
    at = save(at)
    at.checkbox[-1].uncheck()
    at = save(at)
    assert at.title[0].value == STEP_LABELS[Step.KEEPING]
    at.number_input(key="kept-thanks").set_value(7)
    at = save(at)
    for box, answer in zip(at.selectbox, ("public_task", "care", "2"), strict=True):
        box.set_value(answer)
    at.text_input[0].input("Entry 41")
    at = save(at)
    assert at.title[0].value == STEP_LABELS[Step.ROUTE]
    at = save(at)
    assert at.success[0].value == "Kept. Every step is done."
    settled = here(empty)
    assert settled.left == ()
    assert (settled.services, settled.teams) == (2, 2)
    assert frozenset(Channel) - settled.used == {Channel.CONFERENCE}
    assert "The service is set up." in texts(visit("home.py", make.ADA))
    assert "Harrowmere Council. Ask: dpo@harrowmere.example" in texts(
        visit("what_we_hold.py", make.SAM)
    )


def test_it_can_be_left_and_taken_up_again(visit, empty):
    settling.name_organisation(empty, "Harrowmere", "dpo", **BY_ADA)
    settling.leave_as_it_is(empty, Step.TEAMS, **BY_ADA)
    at = visit("set_up.py", make.ADA)
    assert "2 of 8 steps are done." in texts(at)
    assert "Go on with: Nation" in labels(at)
    assert "Open: name of your organisation" in labels(at)


@pytest.mark.parametrize("step", Step)
def test_each_step_opens_on_an_empty_organisation_and_a_full_one(visit, sqlite_store, step):
    for _ in range(2):
        at = visit("set_up.py", make.ADA, step=step)
        assert not at.exception
        assert [title.value for title in at.title] == [STEP_LABELS[step]]
        with sqlite_store.engine.begin() as connection:
            connection.execute(tables.settings.delete())
            connection.execute(tables.services.delete())


def test_an_answer_that_cannot_stand_is_refused_and_nothing_is_lost(visit, empty):
    at = save(visit("set_up.py", make.ADA, step="name"))
    assert at.error[0].value.startswith("Name of your organisation: write")
    at = visit("set_up.py", make.ADA, step="basis")
    for box, answer in zip(at.selectbox, ("public_task", "care", "18"), strict=True):
        box.set_value(answer)
    at = save(at)
    assert "choose “Paragraph 2: health or social care purposes”" in at.error[0].value
    assert at.selectbox[2].value == "18"
    at = save(visit("set_up.py", make.ADA, step="services"))
    assert at.error[0].value == "Services: write at least one."
    assert here(empty).left == tuple(Step)


def test_a_line_of_a_list_that_cannot_stand_is_named_and_those_before_it_are_kept(visit, empty):
    at = visit("set_up.py", make.ADA, step="services")
    listed = f"Family Help\nAdults\n{'Kinship ' * 9}\nFostering"
    at.text_area[0].input(listed)
    at = save(at)
    (said,) = [each.value for each in at.error]
    assert said.startswith("Line 3 of the services: Name of the service: this is 71 characters")
    assert said.endswith("The lines before it are kept. Change the line and save again.")
    assert at.text_area[0].value == listed
    assert here(empty).services == 2
    at.text_area[0].input(listed.replace("Kinship " * 9, "Kinship"))
    save(at)
    assert here(empty).services == 4


@pytest.mark.parametrize(("step", "box"), [("services", BOX_MOST), ("teams", TEAMS_MOST)])
def test_where_a_list_is_pasted_it_says_how_much_comes_into_the_box(visit, step, box):
    """A browser leaves a longer paste out without a word."""
    at = visit("set_up.py", make.ADA, step=step)
    (said,) = [each.value for each in at.caption if "Paste a long list in parts" in each.value]
    assert f"more than {box:,} letters at once do not come into the box" in said
    assert {each.max_chars for each in at.text_area} == {box}


def test_nobody_writes_before_the_lawful_basis_is_stated(visit, empty):
    with pytest.raises(StoryError, match="has not said on what lawful basis"):
        writing.start_draft(empty, new_id(), by=make.SAM, at=make.NOON)
    assert count(empty, tables.drafts) == 0


def test_a_place_that_is_not_used_is_neither_asked_about_nor_opened(visit, sqlite_store):
    settling.choose_channels(sqlite_store, [Channel.WEBSITE], **BY_ADA)
    story = approved(sqlite_store)
    at = visit("clear.py", make.GWEN, story=story.id)
    ticks = [box.label for box in at.checkbox]
    assert "Public website" in ticks
    assert "Newsletter" not in ticks
    with pytest.raises(StoryError, match="Newsletter: your organisation does not use this"):
        publishing.clear(
            sqlite_store,
            story.id,
            story.version,
            frozenset({Channel.NEWSLETTER}),
            by=make.GWEN,
            at=make.NOON,
        )


def test_a_place_is_not_given_up_while_a_story_is_open_for_it(sqlite_store):
    cleared(sqlite_store)
    with pytest.raises(StoryError, match="Newsletter: 1 story is open for it"):
        settling.choose_channels(sqlite_store, [Channel.WEBSITE], **BY_ADA)


def test_the_check_names_what_is_left_and_lets_the_service_start(tmp_path, sqlite_store):
    url = str(sqlite_store.engine.url)
    _, left = look.asked_of(url)
    assert Step.BASIS not in left
    given = {"organisation": "H", "accessibility_contact": "h", "accessibility_tested_on": "x"}
    said = check.still_to_say(check.Situation(Settings(_env_file=None, **given), left=left))
    assert said[0].startswith("An administrator has still to set up in the service: Name of your")
    assert [each.split(":")[0] for each in said[1:]] == ["ACCESSIBILITY_TESTED_ON"]
    given["accessibility_tested_on"] = "2026-11-29"
    assert check.still_to_say(check.Situation(Settings(_env_file=None, **given))) == []
    (old,) = check.still_to_say(check.Situation(Settings(_env_file=None, **given), old_backups=2))
    assert "2 of them are older than 30 days" in old
    assert look.asked_of(f"sqlite:///{tmp_path / 'none.db'}") == (None, tuple(Step))
    assert not (tmp_path / "none.db").exists()


def test_only_an_administrator_settles(sqlite_store):
    """Whoever else holds every role has no say in this."""
    everybody_else = [each for each in make.EVERYBODY if Role.ADMIN not in each.roles]
    for person in everybody_else:
        with pytest.raises(StoryError, match="Only people with the admin role"):
            settling.choose_channels(sqlite_store, Channel, by=person, at=make.NOON)
    with sqlite_store.read() as connection:
        assert not connection.scalar(sa.select(sa.func.count()).select_from(tables.events))
