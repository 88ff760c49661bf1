"""The story library: found, opened, pulled for one channel; or nothing and the reason."""

from datetime import date, timedelta

import pytest

from data import search, use_log
from pages.parts import session
from stories.actions import publishing, reviewing, writing
from stories.consent import OUTSIDE, Channel
from stories.errors import NotAllowed, NotCleared, TooLong
from stories.ids import new_id
from stories.release import Release
from stories.review import Check
from stories.sections import Section
from tests import make
from tests.conftest import submit
from tests.pages.conftest import labels

HERE = frozenset({Channel.NEWSLETTER, Channel.WEBSITE})
BODY = make.WORDS[Section.TRIED]


def approved(store, **changes):
    asked = (session.today() - timedelta(days=10)).isoformat()
    month = session.today().replace(day=1).isoformat()
    answers = {"consent_on": asked, "outcome_month": month, **changes}
    story = submit(store, at=session.now(), **answers)
    return reviewing.approve(store, story.id, 1, Check, by=make.RAVI, at=session.now())


def cleared(store, channels=HERE, **changes):
    story = approved(store, **changes)
    return publishing.clear(store, story.id, 2, channels, by=make.GWEN, at=session.now())


@pytest.fixture
def story(sqlite_store, filled):
    return filled(sqlite_store, cleared)


def pull(at, purpose: str = "The June issue", channel: Channel | None = None):
    if channel is not None:
        at.radio("pull-for").set_value(channel).run()
    if purpose:
        at.text_input("purpose").input(purpose)
    return at.button("pull-3").click().run()


def log(store, story) -> list[use_log.Use]:
    with store.read() as connection:
        return use_log.uses(connection, story.id)


def seen(at) -> str:
    notices = ("info", "warning", "error", "success")
    kinds = ("text", "subheader", "markdown", "caption", "code", *notices)
    return "\n".join(each.value for kind in kinds for each in at.get(kind))


def saves(at) -> list[str]:
    return [each.proto.label for each in at.get("link_button")]


def test_an_empty_library_says_how_stories_come_here(visit):
    at = visit("library.py", make.CAL)
    assert "when governance clears them" in at.info[0].value


def test_a_card_says_what_comms_needs_to_choose(visit, story):
    at = visit("library.py", make.CAL)
    text = seen(at)
    assert "The door that opened" in text
    assert "Family Help North · Details changed to protect people" in text
    assert "Newsletter, Public website" in text
    assert f"Use until {session.day(until())}. Not used yet." in text
    assert f"Open {story.reference}" in labels(at)


def until() -> date:
    asked = session.today() - timedelta(days=10)
    return asked.replace(year=asked.year + 2)


@pytest.mark.parametrize(
    ("key", "fits", "fits_not"),
    [
        ("find-words", "LETTERS aunt", "submarine"),
        ("find-theme", "listening", "courage"),
        ("find-channel", Channel.NEWSLETTER, Channel.PRESS),
    ],
)
def test_stories_are_found_by_words_theme_and_channel(visit, story, key, fits, fits_not):
    at = visit("library.py", make.CAL)
    widget = at.text_input if key == "find-words" else at.selectbox
    widget(key).set_value(fits).run()
    assert "The door that opened" in seen(at)
    widget(key).set_value(fits_not).run()
    assert "The door that opened" not in seen(at)
    assert "No cleared story fits. Try fewer words" in at.info[0].value


@pytest.mark.parametrize("words", ["%", "_", "' OR 1=1 --", "\x00", "x" * 100_000, "<b>", "*"])
def test_odd_words_find_nothing_and_break_nothing(visit, story, words):
    at = visit("library.py", make.CAL)
    at.text_input("find-words").set_value(words).run()
    assert not at.exception


def test_a_mistyped_word_is_put_right_by_a_click(visit, story):
    at = visit("library.py", make.CAL)
    at.text_input("find-words").set_value("leters aunt").run()
    assert "Did you mean" in at.info[0].value
    at.button("meant-letters aunt").click().run()
    assert at.text_input("find-words").value == "letters aunt"
    assert "The door that opened" in seen(at)


def test_a_search_is_kept_asked_again_and_forgotten(visit, story):
    at = visit("library.py", make.CAL)
    assert "keep" not in {each.key for each in at.button}  # nothing is looked for yet
    at.text_input("find-words").set_value("aunt").run()
    at.button("keep").click().run()
    assert "Name for this search" in at.error[0].value
    at.selectbox("find-theme").set_value("listening").run()
    at.text_input("keep-name").set_value("**Aunts**").run()
    at.button("keep").click().run()
    assert at.success[0].value == "The search is kept."
    again = visit("library.py", make.CAL)
    (ask,) = [each for each in again.button if (each.key or "").startswith("ask-")]
    assert ask.label == r"\*\*Aunts\*\*"
    ask.click().run()
    assert again.text_input("find-words").value == "aunt"
    assert again.selectbox("find-theme").value == "listening"
    again.button(ask.key.replace("ask", "forget")).click().run()
    assert not [each for each in again.button if (each.key or "").startswith("ask-")]


def test_small_counts_stay_hidden(visit, story):
    at = visit("library.py", make.CAL)
    assert "1 story, newest first." in seen(at)
    assert "fewer than 5" not in seen(at)  # counted when somebody opens them
    at.session_state["find-counts"] = True
    assert "Listening: fewer than 5" in seen(at.run())


def test_more_cards_are_shown_when_asked_for_and_few_again_for_another_search(
    visit, sqlite_store, story, monkeypatch
):
    cleared(sqlite_store, title="The garden gate")
    monkeypatch.setattr(search, "AT_ONCE", 1)
    at = visit("library.py", make.CAL)
    assert "The door that opened" not in seen(at)
    assert "1 of 2 are shown." in seen(at)
    at.button("more-cards").click().run()
    assert "The door that opened" in seen(at)
    assert "more-cards" not in [each.key for each in at.button]
    at.text_input("find-words").set_value("aunt").run()
    assert "1 of 2 are shown." in seen(at)


def test_what_is_not_cleared_is_not_in_the_library(visit, sqlite_store):
    approved(sqlite_store)
    submit(sqlite_store)
    assert "The door that opened" not in seen(visit("library.py", make.CAL))


def test_only_outside_channels_are_offered(visit, story):
    at = visit("library.py", make.CAL, story=story.id)
    assert set(at.radio("pull-for").options) == {
        "Newsletter", "Public website", "Social media (closed)", "Press and broadcast (closed)",
        "Training (closed)", "Conferences (closed)",
    }  # fmt: skip
    assert len(at.radio("pull-for").options) == len(OUTSIDE)


def test_an_opened_story_shows_its_words_but_gives_no_file_before_a_pull(visit, story):
    at = visit("library.py", make.CAL, story=story.id)
    assert BODY in seen(at)
    assert not at.code
    assert not saves(at)


def test_pulling_gives_the_words_and_the_files_and_is_logged(visit, sqlite_store, story):
    at = pull(visit("library.py", make.CAL, story=story.id))
    assert not at.error
    assert BODY in at.code[0].value
    assert "Released for: Newsletter, and nothing else" in at.code[0].value
    assert saves(at) == ["Text", "Word", "PowerPoint", "Table (CSV)", "Table (JSON)"]
    assert not at.get("download_button")  # their files lie open to everybody who has the address
    use = log(sqlite_store, story)[0]
    assert (use.who, use.channel, use.purpose) == ("Cal", "newsletter", "The June issue")
    assert "Newsletter: The June issue" in seen(at)


def test_a_double_click_is_one_line_in_the_log(visit, sqlite_store, story):
    at = pull(visit("library.py", make.CAL, story=story.id))
    at.button("pull-3").click().run()
    assert at.code
    assert len(log(sqlite_store, story)) == 1


def test_another_purpose_is_another_line_in_the_log(visit, sqlite_store, story):
    at = pull(visit("library.py", make.CAL, story=story.id))
    pull(at, "The July issue")
    assert [use.purpose for use in log(sqlite_store, story)] == ["The July issue", "The June issue"]


def test_another_channel_needs_another_pull(visit, sqlite_store, story):
    at = pull(visit("library.py", make.CAL, story=story.id))
    at.radio("pull-for").set_value(Channel.WEBSITE).run()
    assert not at.code
    assert not saves(at)
    assert len(log(sqlite_store, story)) == 1


def test_a_released_story_is_kept_nowhere(visit, story):
    at = pull(visit("library.py", make.CAL, story=story.id))
    assert at.code
    kept = at.session_state._state.filtered_state.values()
    assert kept
    assert not any(isinstance(each, Release | bytes) or BODY in str(each) for each in kept)


@pytest.mark.parametrize("purpose", ["", "   "])
def test_without_a_purpose_nothing_is_given(visit, sqlite_store, story, purpose):
    at = pull(visit("library.py", make.CAL, story=story.id), purpose)
    assert at.error[0].value == "Say what you will use it for."
    assert not at.code
    assert not log(sqlite_store, story)


def test_too_long_a_purpose_gives_nothing(visit, sqlite_store, story):
    at = pull(visit("library.py", make.CAL, story=story.id), "x" * 500)
    assert not at.code
    with pytest.raises(TooLong, match="Purpose: this is 500 characters"):
        direct(sqlite_store, story, Channel.NEWSLETTER, "x" * 500)
    assert not log(sqlite_store, story)


def test_a_channel_that_is_closed_gives_the_reason_and_nothing_to_press(visit, story):
    at = visit("library.py", make.CAL, story=story.id)
    at.radio("pull-for").set_value(Channel.PRESS).run()
    assert "Governance has not cleared this story for: Press and broadcast." in at.warning[0].value
    assert not [each for each in at.button if each.key == "pull-3"]
    assert not at.code


def test_a_story_closed_to_every_channel_keeps_its_words_inside(visit, sqlite_store):
    story = approved(sqlite_store)
    at = visit("library.py", make.CAL, story=story.id)
    assert "closed to every outside channel" in at.info[0].value
    assert "This story is not cleared for use outside." in at.warning[0].value
    assert BODY not in seen(at)
    assert "The door that opened" not in seen(at)


def test_a_story_taken_back_while_the_page_is_open_gives_the_reason(visit, sqlite_store, story):
    at = visit("library.py", make.CAL, story=story.id)
    publishing.take_back_inside(sqlite_store, story.id, 3, by=make.GWEN, at=session.now())
    at.text_input("purpose").input("The June issue")
    at.button("pull-3").click().run()
    assert "not cleared for use outside" in seen(at)
    assert not at.code
    assert not log(sqlite_store, story)


def direct(store, story, channel: Channel, purpose: str = "x", by=make.CAL) -> Release:
    at = session.now()
    return publishing.pull(store, story.id, channel, purpose, by=by, at=at, key=new_id())


def test_the_action_itself_refuses_a_channel_that_is_not_cleared(sqlite_store, story):
    for channel in set(Channel) - HERE:
        with pytest.raises(NotCleared):
            direct(sqlite_store, story, channel)
    assert not log(sqlite_store, story)


def test_the_action_itself_refuses_everyone_but_comms(sqlite_store, story):
    for person in set(make.EVERYBODY) - {make.CAL}:
        with pytest.raises(NotAllowed):
            direct(sqlite_store, story, Channel.NEWSLETTER, by=person)
    assert not log(sqlite_store, story)


def test_a_withdrawn_story_is_not_there_for_comms(visit, sqlite_store, story):
    writing.withdraw(sqlite_store, story.id, 3, by=make.SAM, at=session.now())
    at = visit("library.py", make.CAL, story=story.id)
    assert "could not find that story" in at.error[0].value
    assert not at.radio


@pytest.mark.parametrize("asked", ["nonsense", "", make.UNKNOWN, "x" * 5_000, "../../etc/passwd"])
def test_an_unknown_story_gets_a_sentence_and_a_way_back(visit, story, asked):
    at = visit("library.py", make.CAL, story=asked)
    assert "could not find that story" in at.error[0].value
    assert "Back to the library" in labels(at)
    assert not at.exception


def test_a_purpose_that_looks_like_markdown_stays_text(visit, story):
    at = pull(visit("library.py", make.CAL, story=story.id), "**[click](http://x)** <b>x</b>")
    assert any("**[click](http://x)** <b>x</b>" in each.value for each in at.text)
    assert not any("click" in each.value for each in at.markdown)
