"""Review: the queue, one story with everything seen, and a decision tied to what was seen."""

from datetime import timedelta

import pytest

from data import happenings, queries, tables
from pages.parts import session
from stories.actions import reviewing, writing
from stories.draft import groups_of
from stories.ids import new_id
from stories.people import Role
from stories.review import CLAIM_LASTS, Check
from stories.statuses import Status
from tests import make
from tests.conftest import approved, submit
from tests.pages.conftest import labels, told_in

LATER = make.NOON + timedelta(hours=1)


def texts(at) -> str:
    """Every word on the page that somebody may have typed."""
    return "\n".join([*(each.value for each in at.text), *told_in(at)])


def key(name: str, story) -> str:
    return f"{name}-{story.id}-{story.version}"


def now(store, story):
    with store.read() as connection:
        return queries.story_for(connection, story.id, make.GWEN, make.TODAY)


def decide(at, story, choice: str):
    return at.radio(key("decision", story)).set_value(choice).run()


def much_later():
    """When nobody's claim stands any more."""
    return session.now() + CLAIM_LASTS


def tick_all(at, story):
    for check in Check:
        at.checkbox(key(f"check-{check}", story)).check()
    return at.run()


def test_one_screen_shows_the_words_the_answers_the_consent_and_the_history(visit, sqlite_store):
    story = submit(sqlite_store, legal="not_sure", content_note="violence")
    at = visit("review.py", make.RAVI, story=story.id)
    for words in (
        *make.WORDS.values(),
        "Before you read: this story speaks of violence.",
        "August 2026",
        "I checked the record",
        "Social worker and school",
        "Led by the family, Listening",
        "The writer is not sure. Ask before it is used outside.",
        "the mother",
        "In person",
        "1 September 2026",
        "1 September 2028",
        "The whole organisation, Newsletter, Public website",
        "16 September 2026, 13:00: Story submitted, by Sam",
    ):
        assert words in texts(at), words


def test_words_that_look_like_markdown_stay_words(visit, sqlite_store):
    trick = "**Bold** ![x](x) <b>and</b> they came home."
    story = submit(sqlite_store, title=trick, happening=trick)
    for query in ({}, {"story": story.id}):
        at = visit("review.py", make.RAVI, **query)
        assert trick in texts(at)
        assert not any("![x]" in each.value for each in at.markdown)


def test_what_the_writer_kept_is_shown_with_the_reason(visit, sqlite_store):
    story = submit_keeping(sqlite_store, "It is true of very many people")
    at = visit("review.py", make.RAVI, story=story.id)
    assert "and said why: do you agree?" in texts(at)
    assert "Why: It is true of very many people" in texts(at)


def submit_keeping(store, reason: str):
    """A story with words that the check asks about, each kept for this reason."""
    draft = writing.start_draft(store, new_id(), by=make.SAM, at=make.NOON)
    for name, value in make.answers(changed="She was home in March 2024 and stayed.").items():
        writing.save_answer(store, draft, name, value, 0, by=make.SAM, at=make.NOON)
    with store.read() as connection:
        answers = queries.draft_answers(connection, store.keys, draft, make.SAM)
    values = {name: answer.value for name, answer in answers.items()}
    for group in groups_of(values):
        writing.keep_words(store, draft, group.first.words, reason, by=make.SAM, at=make.NOON)
    return writing.submit(store, draft, by=make.SAM, at=make.NOON)


def test_what_a_fresh_look_finds_stops_the_approval(visit, sqlite_store):
    story = submit(sqlite_store)
    leave_a_name_in(sqlite_store, story)
    at = visit("review.py", make.RAVI, story=story.id)
    assert "1 finding is not dealt with." in at.warning[0].value
    assert "“LS1 4AP”" in texts(at)
    tick_all(decide(at, story, "approve"), story)
    assert at.button(key("approve", story)).disabled
    assert "You cannot approve this" in texts(at)


def leave_a_name_in(store, story):
    """Words that an earlier, weaker check let through."""
    words = tables.story_words
    with store.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER story_words_stay")
        connection.execute(
            words.update()
            .where(words.c.story_id == story.id, words.c.section == "happening")
            .values(text="They lived near LS1 4AP then.")
        )


def test_nothing_can_be_decided_by_one_click(visit, sqlite_store):
    story = submit(sqlite_store)
    at = visit("review.py", make.RAVI, story=story.id)
    assert at.radio(key("decision", story)).value is None
    assert not {"Approve", "Return", "Decline"} & set(labels(at))


@pytest.mark.parametrize("missing", [Check.SINGLED_OUT, Check.CONSENT])
def test_approving_needs_every_check(visit, sqlite_store, missing):
    story = submit(sqlite_store)
    at = decide(visit("review.py", make.RAVI, story=story.id), story, "approve")
    tick_all(at, story)
    assert not at.button(key("approve", story)).disabled
    at.checkbox(key(f"check-{missing}", story)).uncheck().run()
    assert at.button(key("approve", story)).disabled
    assert "Tick every check to approve." in texts(at)


def test_an_approval_goes_back_to_the_queue_and_says_so(visit, sqlite_store):
    story = submit(sqlite_store)
    at = tick_all(decide(visit("review.py", make.RAVI, story=story.id), story, "approve"), story)
    at.button(key("approve", story)).click().run()
    message = f"Approved: {story.reference}. It can now be used inside."
    assert [each.value for each in at.success] == [message]
    assert "story" not in at.query_params
    assert now(sqlite_store, story).status is Status.APPROVED
    assert now(sqlite_store, story).reviewed_by == make.RAVI.id


def test_a_double_click_approves_once(visit, sqlite_store):
    story = submit(sqlite_store)
    at = tick_all(decide(visit("review.py", make.RAVI, story=story.id), story, "approve"), story)
    button = at.button(key("approve", story))
    button.click()
    button.click().run()
    at.run()
    assert not at.exception
    assert not at.error
    with sqlite_store.read() as connection:
        done = [each.action for each in happenings.history(connection, story.id)]
    assert done.count("story approved") == 1


@pytest.mark.parametrize(
    ("choice", "status", "said"),
    [("return", Status.RETURNED, "Returned"), ("decline", Status.DECLINED, "Declined")],
)
def test_a_story_goes_back_with_a_reason_and_words(visit, sqlite_store, choice, status, said):
    story = submit(sqlite_store)
    at = decide(visit("review.py", make.RAVI, story=story.id), story, choice)
    at.selectbox(key("reason", story)).select("too_much_detail")
    at.text_area(key("words", story)).input("Say less about the harm.").run()
    assert at.text_area(key("words", story)).proto.default == "Say less about the harm."
    at.button(key(choice, story)).click().run()
    assert at.success[0].value.startswith(f"{said}: {story.reference}.")
    after = now(sqlite_store, story)
    assert (after.status, after.reason) == (status, "too_much_detail")
    assert after.reason_words == "Say less about the harm."


@pytest.mark.parametrize(
    ("reason", "words", "refusal"),
    [
        (None, "Say less.", "Reason: choose one"),
        ("other", "", "Write a few words"),
        ("other", "  \u200b ", "Write a few words"),
        ("other", "Ring LS1 4AP", "Your words may identify someone"),
        ("other", "x" * 1_001, "Your words: this is 1,001 characters"),
    ],
)
def test_a_return_that_lacks_something_says_what_and_keeps_the_words(
    visit, sqlite_store, reason, words, refusal
):
    story = submit(sqlite_store)
    at = decide(visit("review.py", make.RAVI, story=story.id), story, "return")
    at.selectbox(key("reason", story)).set_value(reason)
    at.text_area(key("words", story)).input(words)
    at.button(key("return", story)).click().run()
    assert refusal in at.error[0].value
    assert at.text_area(key("words", story)).value == words
    assert now(sqlite_store, story).status is Status.SUBMITTED


def test_the_second_of_two_reviewers_is_told_whose_decision_stands(visit, sqlite_store):
    story = submit(sqlite_store)
    at = tick_all(decide(visit("review.py", make.RAVI, story=story.id), story, "approve"), story)
    reason = ("could_identify", "Say less about the school.")
    reviewing.return_to_writer(
        sqlite_store, story.id, story.version, *reason, by=make.RITA, at=much_later()
    )
    at.button(key("approve", story)).click().run()
    assert at.error[0].value.startswith("This story has changed since you opened it.")
    (last,) = (each.value for each in at.text if each.value.startswith("What happened last"))
    assert last.endswith(", by Rita.")
    assert ": Story returned (" in last
    assert not at.success
    assert now(sqlite_store, story).status is Status.RETURNED
    at.button(f"go-review-{story.id}").click().run()
    assert "There is nothing to decide. This story stands at: returned." in at.info[0].value


def test_words_changed_meanwhile_are_never_approved_unseen(visit, sqlite_store):
    story = submit(sqlite_store)
    at = tick_all(decide(visit("review.py", make.RAVI, story=story.id), story, "approve"), story)
    back = ("other", "Say more.")
    reviewing.return_to_writer(
        sqlite_store, story.id, story.version, *back, by=make.RITA, at=much_later()
    )
    draft = writing.open_again(sqlite_store, story.id, new_id(), by=make.SAM, at=much_later())
    again = writing.submit(sqlite_store, draft, by=make.SAM, at=much_later())
    at.button(key("approve", story)).click().run()
    assert at.error[0].value.startswith("This story has changed")
    at.button(f"go-review-{story.id}").click().run()
    decide(at, again, "approve")
    assert not any(box.value for box in at.checkbox)
    assert now(sqlite_store, again).status is Status.SUBMITTED


def test_ones_own_story_opened_by_its_address_cannot_be_decided(visit, sqlite_store):
    story = submit(sqlite_store, by=make.RITA)
    at = visit("review.py", make.RITA, story=story.id)
    assert "somebody else must review it" in at.info[0].value
    assert not at.radio


def test_an_approved_story_opened_by_its_address_has_nothing_to_decide(visit, sqlite_store):
    story = approved(sqlite_store)
    at = visit("review.py", make.RAVI, story=story.id)
    assert "stands at: approved for use inside" in at.info[0].value
    assert not at.radio


@pytest.mark.parametrize(
    "asked", [make.UNKNOWN, "", "x" * 5_000, "'; DROP TABLE stories", "\u202e1"]
)
def test_an_unknown_story_in_the_address_says_what_to_do(visit, asked):
    at = visit("review.py", make.RAVI, story=asked)
    assert at.error[0].value.startswith("We could not find that story.")
    assert not at.radio
    at.button("go-review").click().run()
    assert not at.error


def test_a_withdrawn_story_is_not_shown_to_a_reviewer(visit, sqlite_store):
    story = submit(sqlite_store)
    writing.withdraw(sqlite_store, story.id, story.version, by=make.SAM, at=LATER)
    at = visit("review.py", make.RAVI, story=story.id)
    assert at.error[0].value.startswith("We could not find that story.")
    assert make.WORDS["happening"] not in texts(at)


def test_a_reviewer_who_loses_the_role_meanwhile_cannot_approve(visit, sqlite_store):
    story = submit(sqlite_store)
    at = tick_all(decide(visit("review.py", make.RAVI, story=story.id), story, "approve"), story)
    with sqlite_store.engine.begin() as connection:
        roles = tables.person_roles
        connection.execute(roles.delete().where(roles.c.person_id == make.RAVI.id))
        connection.execute(roles.insert().values(person_id=make.RAVI.id, role=Role.STAFF))
    at.button(key("approve", story)).click().run()
    assert "This page is for people with the reviewer role" in at.error[0].value
    assert now(sqlite_store, story).status is Status.SUBMITTED


def test_a_reviewer_is_led_to_the_approved_story_that_is_much_the_same(visit, sqlite_store):
    first, again = approved(sqlite_store), submit(sqlite_store)
    at = visit("review.py", make.RAVI, story=again.id)
    assert "another approved story" in at.warning[-1].value
    ways = [each.proto.label for each in at.get("page_link")]
    assert f":primary[Read {first.reference}]" in ways


def test_a_light_edit_is_shown_as_it_is_typed_and_then_waits_for_somebody_else(visit, sqlite_store):
    story = submit(sqlite_store)
    at = decide(visit("review.py", make.RAVI, story=story.id), story, "edit")
    assert at.button(key("save-edit", story)).disabled
    box = at.text_input(key("edit-title", story))
    box.input("The *window* that opened").run()
    shown = "\n".join(each.value for each in at.markdown)
    assert r"~~door~~ :green-background[**\*window\***] that opened" in shown
    assert "Changed so far: 2% of the writer's words." in texts(at)
    at.button(key("save-edit", story)).click().run()
    assert at.success[0].value.startswith(f"Changed: {story.reference}.")
    edited = now(sqlite_store, story)
    assert (edited.title, edited.edited_by) == ("The *window* that opened", make.RAVI.id)
    mine = visit("review.py", make.RAVI, story=story.id)
    assert "Ravi changed a few words on" in texts(mine)
    assert "~~door~~" in "\n".join(each.value for each in mine.markdown)


def test_the_finder_looks_along_with_a_light_edit(visit, sqlite_store):
    story = submit(sqlite_store)
    at = decide(visit("review.py", make.RAVI, story=story.id), story, "edit")
    at.text_input(key("edit-title", story)).input("Kofi opened the door").run()
    assert "“Kofi”" in texts(at)
    at.button(key("save-edit", story)).click().run()
    assert at.error[0].value.startswith("Resolve 1 possible identifier first")
    assert at.text_input(key("edit-title", story)).value == "Kofi opened the door"
    assert at.text_input(key("edit-title", story)).proto.default == "Kofi opened the door"
    assert now(sqlite_store, story).version == 1


def test_small_facts_that_add_up_stop_an_approval(visit, sqlite_store, monkeypatch):
    from stories.identifiers import Combination, Level

    found = Combination((), Level.BLOCK, "Together they could point to one person.")
    monkeypatch.setattr("pages.parts.jigsaw.combined", lambda *_: found)
    story = submit(sqlite_store)
    at = visit("review.py", make.RAVI, story=story.id)
    assert at.error[0].value == found.reason
    tick_all(decide(at, story, "approve"), story)
    assert at.button(key("approve", story)).disabled


def test_what_was_sent_again_can_be_held_against_what_was_sent_first(visit, sqlite_store):
    story = submit(sqlite_store)
    back = ("other", "Say more.")
    reviewing.return_to_writer(sqlite_store, story.id, 1, *back, by=make.RAVI, at=LATER)
    draft = writing.open_again(sqlite_store, story.id, new_id(), by=make.SAM, at=LATER)
    writing.save_answer(sqlite_store, draft, "title", "Another door", 1, by=make.SAM, at=LATER)
    again = writing.submit(sqlite_store, draft, by=make.SAM, at=LATER)
    at = visit("review.py", make.RAVI, story=story.id)
    assert "~~" not in "\n".join(each.value for each in at.markdown)
    at.radio(key("against", again)).set_value("first").run()
    assert "~~" in "\n".join(each.value for each in at.markdown)
