"""Sharing a story: saved as it is left, identifiers answered."""

import re

import pytest

from data import queries
from pages.parts import asking, draft_form
from pages.parts.story_sections import CHAPTERS
from stories.actions import admitting
from stories.draft import SECTION_MOST
from stories.errors import StoryError
from stories.sections import REQUIRED, SECTION_LABELS, STAYS_INSIDE, Section
from tests import make
from tests.pages.telling import at_step, errors, saved

HAPPENING = "Kayleigh rang from 07700 900123 and said Kayleigh was ready."


def questions(at):
    """Everything that the questions say for themselves."""
    return " ".join(each.proto.body for each in at.get("html"))


def test_starting_begins_one_draft_and_opens_it(visit, sqlite_store):
    at = visit("share_story.py", make.SAM)
    at.button("start").click().run()
    draft_id = at.query_params["d"]
    assert saved(sqlite_store, draft_id) == {"way": "whole"}
    assert [header.value for header in at.header] == ["Write"]


def test_the_short_way_asks_only_what_every_story_needs(visit, sqlite_store):
    at = visit("share_story.py", make.SAM)
    at.button("start-short").click().run()
    draft_id = at.query_params["d"]
    boxes = [box.key for box in (*at.text_input, *at.text_area)]
    assert boxes == [f"{section}-{draft_id}" for section in REQUIRED]
    for section, words in make.WORDS.items():
        box = at.text_input if section is Section.TITLE else at.text_area
        box(f"{section}-{draft_id}").input(words).run()
    at_step(at, 2)
    at.selectbox(f"service-{draft_id}").set_value(make.SERVICE).run()
    at.selectbox(f"outcome-{draft_id}").set_value("C-REUN").run()
    at.text_input(f"outcome_month-Month-{draft_id}").input("8").run()
    at.text_input(f"outcome_month-Year-{draft_id}").input("2026").run()
    at.radio(f"how_known-{draft_id}").set_value("worker_believes").run()
    at.text_input(f"case_number-{draft_id}").input("C77X").run()
    at.radio(f"legal-{draft_id}").set_value("no").run()
    at_step(at, 3)
    assert not at.info
    assert "Given. We keep a code of it alone" in [each.value for each in at.text]
    assert "C77X" not in str([each.value for each in (*at.text, *at.markdown, *at.caption)])
    at.button("submit").click().run()
    assert at.success[0].value.startswith("Sent. Your reference is MD-")
    with sqlite_store.read() as connection:
        (sent,) = queries.stories_by(connection, make.SAM)
        told = queries.story_for(connection, sent.id, make.SAM, make.TODAY)
        assert queries.consents_for(connection, told) == ()
    assert set(told.words) == set(REQUIRED)


def test_from_the_short_way_to_the_whole_one_nothing_is_lost(visit, sqlite_store, draft):
    draft_id = draft(way="short", happening="She opened the door.")
    at = visit("share_story.py", make.SAM, d=draft_id)
    assert not at.expander
    at.button("whole").click().run()
    assert len(at.expander) == 3
    unfold(at, draft_id)
    at.text_area(f"worried-{draft_id}").input("We feared the winter.").run()
    assert saved(sqlite_store, draft_id) == {
        "way": "whole",
        "happening": "She opened the door.",
        "worried": "We feared the winter.",
    }


def unfold(at, draft_id):
    for chapter in CHAPTERS:
        at.session_state[f"more-{chapter.asks}-{draft_id}"] = True
    at.run()


def test_what_is_told_or_could_not_be_saved_is_asked_without_unfolding(visit, draft):
    draft_id = draft(happening="She opened the door.", worried="We feared the winter.")
    at = visit("share_story.py", make.SAM, d=draft_id)
    told = {f"worried-{draft_id}", f"going_well-{draft_id}"}
    assert told <= {box.key for box in at.text_area}
    assert f"ideas-{draft_id}" not in {box.key for box in at.text_area}
    at.session_state[f"answers-of-{draft_id}"].problems["ideas"] = StoryError("Too long.")
    at.run()
    assert f"ideas-{draft_id}" in {box.key for box in at.text_area}


def test_every_section_is_asked_and_says_what_its_words_are_kept_as(visit, draft):
    draft_id = draft()
    at = visit("share_story.py", make.SAM, d=draft_id)
    asked = {box.key for box in (*at.text_input, *at.text_area)}
    assert asked == {f"{section}-{draft_id}" for section in REQUIRED}
    unfold(at, draft_id)
    asked = {box.key for box in (*at.text_input, *at.text_area)}
    assert asked == {f"{section}-{draft_id}" for section in Section}
    said = questions(at)
    assert said.count("Stays inside: only you and the review read it") == len(STAYS_INSIDE)
    assert "Kept as: a worry, as it was then." in said


def test_an_empty_draft_is_used_again_rather_than_left_behind(visit, sqlite_store):
    for button in ("start", "start-short", "start"):
        at = visit("share_story.py", make.RITA)
        at.button(button).click().run()
    with sqlite_store.read() as connection:
        (only,) = queries.drafts_by(connection, sqlite_store.keys, make.RITA)
    assert saved(sqlite_store, only.id, make.RITA) == {"way": "whole"}


def test_who_had_a_part_is_chosen_by_name_and_gets_a_line(visit, sqlite_store, draft):
    draft_id = draft(**make.answers())
    at = at_step(visit("share_story.py", make.SAM, d=draft_id), 2)
    people = at.multiselect(f"contributors-{draft_id}")
    assert "Sam" not in people.options
    people.set_value([make.LEO.id]).run()
    at.text_input(f"thanks_line-{draft_id}").input("I am glad you were there.").run()
    at.button_group(f"together-0-{draft_id}").set_value(["father", "aunt or uncle"]).run()
    at.button_group(f"themes-0-{draft_id}").set_value(["signs_were_spotted"]).run()
    at_step(at, 4).button("submit").click().run()
    with sqlite_store.read() as connection:
        (card,) = queries.stories_by(connection, make.SAM)
        story = queries.story_for(connection, card.id, make.SAM, make.TODAY)
    assert (story.contributors, story.thanks_line) == ({"leo"}, "I am glad you were there.")
    assert story.together == ("father", "aunt or uncle", "social worker", "school")
    assert "signs_were_spotted" in story.themes
    assert "family_led" in story.themes


def test_each_answer_is_saved_as_it_is_left(visit, sqlite_store, draft):
    draft_id = draft()
    at = visit("share_story.py", make.SAM, d=draft_id)
    at.text_input(f"title-{draft_id}").input("The door").run()
    at.text_area(f"happening-{draft_id}").input("She opened the door.").run()
    assert saved(sqlite_store, draft_id) == {
        "title": "The door",
        "happening": "She opened the door.",
    }
    assert len(re.findall(r"Saved at \d\d:\d\d", questions(at))) == 2


def test_words_come_back_in_a_new_tab(visit, draft):
    draft_id = draft(happening="She opened the door.")
    at = visit("share_story.py", make.SAM, d=draft_id)
    assert at.text_area(f"happening-{draft_id}").value == "She opened the door."


def test_an_identifier_is_shown_beside_the_words_and_replaced_everywhere_at_once(
    visit, sqlite_store, draft
):
    draft_id = draft(happening=HAPPENING, tried="We sat with Kayleigh.")
    at = visit("share_story.py", make.SAM, d=draft_id)
    shown = [text.value for text in at.text]
    assert "1. “Kayleigh”" in shown
    assert "2. “07700 900123”" in shown
    box = next(each for each in at.text_input if "instead-happening-1" in each.key)
    box.input("the mother").run()
    at.text_area(f"changed-{draft_id}").input("She comes home on Fridays.").run()
    at.button("replace-happening-1").click().run()
    values = saved(sqlite_store, draft_id)
    assert "Kayleigh" not in values["happening"] + values["tried"]
    assert values["tried"] == "We sat with the mother."
    assert at.text_area(f"tried-{draft_id}").value == "We sat with the mother."


def test_the_same_answer_changed_in_two_tabs_is_never_lost_silently(visit, sqlite_store, draft):
    draft_id = draft(happening="First words.")
    one = visit("share_story.py", make.SAM, d=draft_id)
    two = visit("share_story.py", make.SAM, d=draft_id)
    one.text_area(f"happening-{draft_id}").input("Words of tab one.").run()
    two.text_area(f"happening-{draft_id}").input("Words of tab two.").run()
    assert "another tab" in errors(two)[0]
    assert two.text_area(f"happening-{draft_id}").value == "Words of tab two."
    assert saved(sqlite_store, draft_id)["happening"] == "Words of tab one."
    two.button("mine-happening").click().run()
    assert not two.error
    assert saved(sqlite_store, draft_id)["happening"] == "Words of tab two."


def test_the_other_tabs_words_can_be_taken_instead(visit, sqlite_store, draft):
    draft_id = draft(happening="First words.")
    one = visit("share_story.py", make.SAM, d=draft_id)
    two = visit("share_story.py", make.SAM, d=draft_id)
    one.text_area(f"happening-{draft_id}").input("Words of tab one.").run()
    two.text_area(f"happening-{draft_id}").input("Words of tab two.").run()
    two.button("theirs-happening").click().run()
    assert two.text_area(f"happening-{draft_id}").value == "Words of tab one."
    assert saved(sqlite_store, draft_id)["happening"] == "Words of tab one."


def test_what_could_not_be_saved_stays_in_its_box_while_a_name_is_replaced(
    visit, sqlite_store, draft
):
    draft_id = draft(happening=HAPPENING, tried="First words.")
    one = visit("share_story.py", make.SAM, d=draft_id)
    two = visit("share_story.py", make.SAM, d=draft_id)
    one.text_area(f"tried-{draft_id}").input("Words of tab one.").run()
    two.text_area(f"tried-{draft_id}").input("Words of tab two.").run()
    two.button("replace-happening-1").click().run()
    assert "Kayleigh" not in two.text_area(f"happening-{draft_id}").value
    assert two.text_area(f"tried-{draft_id}").value == "Words of tab two."
    assert "another tab" in errors(two)[0]
    assert saved(sqlite_store, draft_id)["tried"] == "Words of tab one."


def test_a_huge_paste_is_refused_in_words_and_what_was_saved_stays(visit, sqlite_store, draft):
    draft_id = draft(happening="Saved before.")
    at = visit("share_story.py", make.SAM, d=draft_id)
    at.text_area(f"happening-{draft_id}").input("x" * asking.BOX_MOST).run()
    assert "the most is 6,000" in errors(at)[0]
    assert errors(at)[0].count(SECTION_LABELS[Section.HAPPENING]) == 1
    assert saved(sqlite_store, draft_id)["happening"] == "Saved before."


def test_the_form_says_how_much_an_answer_takes_and_which_paste_no_box_takes(visit, draft):
    """A browser leaves out a paste that is longer than its box takes, without a word."""
    at = visit("share_story.py", make.SAM, d=draft())
    (said,) = [each.value for each in at.markdown if "saved as you leave it" in each.value]
    assert f"up to {SECTION_MOST:,} letters" in said
    assert f"A paste of more than {asking.BOX_MOST:,} letters does not come" in said


def test_control_and_direction_marks_do_not_reach_the_story(visit, sqlite_store, draft):
    draft_id = draft()
    at = visit("share_story.py", make.SAM, d=draft_id)
    at.text_area(f"happening-{draft_id}").input("She\x00 \u202esmiled\u202c. \U0001f600").run()
    assert saved(sqlite_store, draft_id)["happening"] == "She smiled. \U0001f600"
    assert at.text_area(f"happening-{draft_id}").value == "She smiled. \U0001f600"
    assert questions(at).count(draft_form.LEFT_OUT) == 1
    at.text_area(f"happening-{draft_id}").input("She smiled.").run()
    assert draft_form.LEFT_OUT not in questions(at)


@pytest.mark.parametrize("address", ["nonsense", make.UNKNOWN, "'; drop table drafts"])
def test_an_unknown_draft_in_the_address_is_a_clear_sentence(visit, address):
    at = visit("share_story.py", make.SAM, d=address)
    assert errors(at) == [
        "We could not find that draft. Check the address, or open it from its list."
    ]


def test_another_persons_draft_is_as_unknown_as_none(visit, draft):
    draft_id = draft(happening="Private words.")
    at = visit("share_story.py", make.RITA, d=draft_id)
    assert errors(at)[0].startswith("We could not find that draft.")
    assert "Private words." not in str(at.main)


def test_consent_asks_who_how_and_when_only_once_a_place_is_chosen(visit, draft):
    draft_id = draft()
    at = at_step(visit("share_story.py", make.SAM, d=draft_id), 3)
    assert f"consent_who-{draft_id}" not in {box.key for box in at.text_input}
    at.button_group(f"consent_channels-{draft_id}").set_value(["newsletter"]).run()
    assert f"consent_who-{draft_id}" in {box.key for box in at.text_input}


def test_a_day_is_three_boxes_kept_as_one_date(visit, sqlite_store, draft):
    draft_id = draft(consent_channels="newsletter")
    at = at_step(visit("share_story.py", make.SAM, d=draft_id), 3)
    for part, value in (("Day", "3"), ("Month", "9"), ("Year", "2026")):
        at.text_input(f"consent_on-{part}-{draft_id}").input(value).run()
    assert saved(sqlite_store, draft_id)["consent_on"] == "2026-09-03"


def test_why_a_plan_ended_is_asked_only_where_it_decides(visit, draft):
    draft_id = draft()
    at = at_step(visit("share_story.py", make.SAM, d=draft_id), 2)
    at.selectbox(f"outcome-{draft_id}").set_value("C-CP-END").run()
    assert f"end_reason-{draft_id}" in {radio.key for radio in at.radio}
    at.selectbox(f"outcome-{draft_id}").set_value("C-REUN").run()
    assert f"end_reason-{draft_id}" not in {radio.key for radio in at.radio}


TOGETHER = "She was aged 7, spoke Tigrinya and came in March 2021."


def test_small_facts_that_add_up_are_named_while_writing(visit, draft):
    at = visit("share_story.py", make.SAM, d=draft(happening=TOGETHER))
    assert "together they could point to one person" in at.warning[-1].value
    more = f"{TOGETHER} She had six brothers."
    at.text_area(f"happening-{at.query_params['d']}").input(more).run()
    assert "Change at least one of them" in errors(at)[-1]


def test_a_colleague_who_leaves_while_a_part_of_theirs_is_chosen_ends_no_step(
    visit, sqlite_store, draft
):
    draft_id = draft(contributors=f"{make.LEO.id}\n{make.RITA.id}")
    at = at_step(visit("share_story.py", make.SAM, d=draft_id), 2)
    admitting.close_account(sqlite_store, make.LEO.id, by=make.ADA, at=make.NOON)
    at.run()
    assert not at.exception
    assert at.multiselect(f"contributors-{draft_id}").value == [make.RITA.id]
