"""Clear for outside: the second key, channel by channel, and taking a story back."""

from datetime import timedelta
from functools import partial

import pytest

from data import happenings, queries, tables
from pages.parts import session
from stories.actions import publishing, reviewing, writing
from stories.consent import Channel
from stories.identifiers import Combination, Level
from stories.ids import new_id
from stories.people import Role
from stories.review import Check
from stories.second_look import AGAIN
from stories.statuses import Status
from tests import make
from tests.conftest import approved, cleared, submit
from tests.pages.conftest import labels, told_in

LATER = make.NOON + timedelta(hours=1)


def texts(at) -> str:
    return "\n".join(each.value for each in at.text)


def boxes(at) -> list[str]:
    return [box.label for box in at.checkbox]


def key(name: str, story) -> str:
    return f"{name}-{story.id}-{story.version}"


def now(store, story):
    with store.read() as connection:
        return queries.story_for(connection, story.id, make.GWEN, make.TODAY)


def give_role(store, person, role: Role) -> None:
    with store.engine.begin() as connection:
        connection.execute(tables.person_roles.insert().values(person_id=person.id, role=role))


def test_empty_lists_say_what_comes_next(visit):
    at = visit("clear.py", make.GWEN)
    assert [info.value.split(".")[0] for info in at.info] == [
        "No story may go outside today",
        "No story is cleared yet",
    ]


def test_the_oldest_approval_comes_first_and_cleared_stories_have_their_own_list(
    visit, sqlite_store
):
    sent_first = submit(sqlite_store, at=make.NOON - timedelta(days=9))
    early = approved(sqlite_store)
    reviewing.approve(sqlite_store, sent_first.id, 1, Check, by=make.RAVI, at=LATER)
    out = cleared(sqlite_store)
    at = visit("clear.py", make.GWEN)
    opens = [label for label in labels(at) if label.startswith("Open")]
    assert opens == [f"Open {each.reference}" for each in (early, sent_first, out)]
    assert [heading.value for heading in at.header] == [
        "May go outside",
        "Cleared for outside",
    ]


def test_what_consent_keeps_inside_is_folded_below_what_may_go_outside(visit, sqlite_store):
    approved(sqlite_store)
    kept = approved(sqlite_store, consent_channels="")
    cleared(sqlite_store)
    at = visit("clear.py", make.GWEN)
    folded = {each.label: each for each in at.expander}
    assert list(folded) == ["Stay inside: 1", "Cleared: 1"]
    inside = [each.label for each in folded["Stay inside: 1"].button]
    assert inside == [f":primary[Open {kept.reference}]"]
    (may_go,) = [each for each in told_in(at, "small") if "agreed for" in each]
    assert may_go.endswith("agreed for Newsletter, Public website")


def test_a_story_whose_consent_has_run_out_stays_inside(visit, sqlite_store, monkeypatch):
    approved(sqlite_store)
    later = make.TODAY + timedelta(days=800)
    monkeypatch.setattr(session, "today", lambda: later)
    at = visit("clear.py", make.GWEN)
    assert [each.label for each in at.expander] == ["Stay inside: 1"]


def test_that_more_is_left_out_of_the_lists_is_said_and_never_that_there_is_none(
    visit, sqlite_store, monkeypatch
):
    submitted = submit(sqlite_store, at=make.NOON - timedelta(days=9), consent_channels="")
    reviewing.approve(sqlite_store, submitted.id, 1, Check, by=make.RAVI, at=LATER)
    approved(sqlite_store)
    monkeypatch.setattr(queries, "MOST_CARDS", 1)
    monkeypatch.setattr(queries, "stories_at", partial(queries.stories_at, most=1))
    at = visit("clear.py", make.GWEN)
    assert at.info[0].value.startswith("None of the 1 that were sent first may go outside today.")
    assert "Those that came later are not in these lists." in texts(at)


def test_only_channels_that_consent_covers_can_be_ticked(visit, sqlite_store):
    story = approved(sqlite_store)
    at = visit("clear.py", make.GWEN, story=story.id)
    assert boxes(at) == ["Newsletter", "Public website"]
    closed = "Social media, Press and broadcast, Training, Conferences"
    assert f"Nobody has agreed to: {closed}." in texts(at)


def test_no_consent_opens_no_channel_and_says_why_once(visit, sqlite_store):
    story = approved(sqlite_store, consent_channels="")
    at = visit("clear.py", make.GWEN, story=story.id)
    assert not boxes(at)
    assert "Clear for outside" not in labels(at)
    assert texts(at).count("No consent is recorded for this story.") == 1


def test_nothing_can_be_cleared_that_its_people_have_not_seen(visit, sqlite_store):
    story = approved(sqlite_store, consent_shown="")
    at = visit("clear.py", make.GWEN, story=story.id)
    assert not boxes(at)
    assert "Clear for outside" not in labels(at)
    why = "Somebody has not seen the final text. Show it to them, or record why not."
    assert texts(at).count(why) == 1


def test_consent_that_has_run_out_opens_no_channel(visit, sqlite_store, monkeypatch):
    story = approved(sqlite_store)
    monkeypatch.setattr(session, "today", lambda: make.TODAY + timedelta(days=800))
    at = visit("clear.py", make.GWEN, story=story.id)
    assert not boxes(at)
    assert texts(at).count("The consent has run out. Ask the person again.") == 1


def test_clearing_opens_the_ticked_channels_alone(visit, sqlite_store):
    story = approved(sqlite_store)
    at = visit("clear.py", make.GWEN, story=story.id)
    at.checkbox(key("website", story)).check()
    at.button(key("clear", story)).click().run()
    assert [each.value for each in at.success] == [
        f"Cleared: {story.reference}. Open for: Public website."
    ]
    after = now(sqlite_store, story)
    assert (after.status, after.channels) == (Status.CLEARED, {Channel.WEBSITE})
    assert after.cleared_by == make.GWEN.id
    assert f"Open {story.reference}" in labels(at)


def test_clearing_without_a_channel_is_refused(visit, sqlite_store):
    story = approved(sqlite_store)
    at = visit("clear.py", make.GWEN, story=story.id)
    at.button(key("clear", story)).click().run()
    assert [each.value for each in at.error] == [
        "Where may it be used outside: choose at least one place."
    ]
    assert now(sqlite_store, story).status is Status.APPROVED


def test_a_double_click_clears_once(visit, sqlite_store):
    story = approved(sqlite_store)
    at = visit("clear.py", make.GWEN, story=story.id)
    at.checkbox(key("newsletter", story)).check()
    button = at.button(key("clear", story))
    button.click()
    button.click().run()
    at.run()
    assert not at.error
    with sqlite_store.read() as connection:
        done = [each.action for each in happenings.history(connection, story.id)]
    assert done.count("story cleared") == 1


@pytest.mark.parametrize(
    ("legal", "note", "refusal"),
    [
        ("yes", "", "Write why it is safe to use."),
        ("not_sure", "  ", "Write why it is safe to use."),
        ("yes", "Ring LS1 4AP", "Your words may identify someone."),
        ("yes", "It ended, and the legal team agrees.", None),
        ("not_sure", "The legal team found no case.", None),
    ],
)
def test_a_legal_matter_needs_a_note_that_identifies_nobody(
    visit, sqlite_store, legal, note, refusal
):
    story = approved(sqlite_store, legal=legal)
    at = visit("clear.py", make.GWEN, story=story.id)
    at.checkbox(key("newsletter", story)).check()
    at.text_area(key("legal-note", story)).input(note)
    at.button(key("clear", story)).click().run()
    after = now(sqlite_store, story)
    if refusal:
        assert refusal in at.error[0].value
        assert after.status is Status.APPROVED
        assert at.text_area(key("legal-note", story)).proto.default == note
    else:
        assert (after.status, after.legal_note) == (Status.CLEARED, note)


def test_no_legal_matter_asks_for_no_note(visit, sqlite_store):
    story = approved(sqlite_store)
    assert not visit("clear.py", make.GWEN, story=story.id).text_area


def test_whoever_approved_a_story_cannot_clear_it(visit, sqlite_store):
    give_role(sqlite_store, make.RAVI, Role.GOVERNANCE)
    story = approved(sqlite_store)
    at = visit("clear.py", make.RAVI, story=story.id)
    assert "You approved this story, so somebody else must clear it" in at.info[0].value
    assert not boxes(at)
    assert "Clear for outside" not in labels(at)


def test_whoever_told_a_story_cannot_clear_it(visit, sqlite_store):
    give_role(sqlite_store, make.SAM, Role.GOVERNANCE)
    story = approved(sqlite_store)
    at = visit("clear.py", make.SAM)
    assert f"Open {story.reference}" not in labels(at)
    at = visit("clear.py", make.SAM, story=story.id)
    assert "You told this story, so somebody else must clear it" in at.info[0].value
    assert not boxes(at)


def test_a_cleared_story_can_be_taken_back_inside(visit, sqlite_store):
    story = cleared(sqlite_store)
    at = visit("clear.py", make.GWEN, story=story.id)
    assert "Newsletter" in texts(at)
    at.button(key("take-back", story)).click().run()
    assert at.success[0].value.startswith(f"Taken back inside: {story.reference}.")
    after = now(sqlite_store, story)
    assert (after.status, after.channels) == (Status.APPROVED, frozenset())


def test_a_story_changed_meanwhile_is_never_cleared_unseen(visit, sqlite_store):
    story = approved(sqlite_store)
    at = visit("clear.py", make.GWEN, story=story.id)
    at.checkbox(key("newsletter", story)).check()
    draft = writing.open_again(sqlite_store, story.id, new_id(), by=make.SAM, at=LATER)
    writing.submit(sqlite_store, draft, by=make.SAM, at=LATER)
    at.button(key("clear", story)).click().run()
    assert at.error[0].value.startswith("This story has changed since you opened it.")
    assert now(sqlite_store, story).status is Status.SUBMITTED


def test_consent_taken_away_after_the_page_was_opened_still_refuses(
    visit, sqlite_store, monkeypatch
):
    story = approved(sqlite_store)
    at = visit("clear.py", make.GWEN, story=story.id)
    at.checkbox(key("newsletter", story)).check()
    monkeypatch.setattr(session, "now", lambda: make.NOON + timedelta(days=800))
    at.button(key("clear", story)).click().run()
    assert at.info[0].value.startswith("No outside channel can be opened today.")
    assert "The consent has run out. Ask the person again." in texts(at)
    assert now(sqlite_store, story).status is Status.APPROVED


def test_every_past_step_stands_in_the_history(visit, sqlite_store):
    story = cleared(sqlite_store)
    publishing.pull(
        sqlite_store,
        story.id,
        Channel.NEWSLETTER,
        "Winter issue",
        by=make.CAL,
        at=LATER,
        key=new_id(),
    )
    at = visit("clear.py", make.GWEN, story=story.id)
    for line in (
        "Story approved, by Ravi",
        "Story cleared (Newsletter), by Gwen",
        "Story pulled (Newsletter), by Cal",
    ):
        assert line in texts(at)


def test_a_submitted_story_has_nothing_to_clear(visit, sqlite_store):
    story = submit(sqlite_store)
    at = visit("clear.py", make.GWEN, story=story.id)
    assert "stands at: waiting for a reviewer" in at.info[0].value
    assert not boxes(at)


@pytest.mark.parametrize("asked", [make.UNKNOWN, "", "nothing", "<b>"])
def test_an_unknown_story_in_the_address_says_what_to_do(visit, asked):
    at = visit("clear.py", make.GWEN, story=asked)
    assert at.error[0].value.startswith("We could not find that story.")


def test_governance_decides_how_it_is_told(visit, sqlite_store):
    story = approved(sqlite_store)
    at = visit("clear.py", make.GWEN, story=story.id)
    assert at.selectbox(key("honesty", story)).value == "details_changed"
    at.selectbox(key("honesty", story)).select("composite")
    at.checkbox(key("newsletter", story)).check()
    at.button(key("clear", story)).click().run()
    assert now(sqlite_store, story).honesty == "composite"


def test_a_checked_outcome_needs_the_month_of_the_check(visit, sqlite_store):
    story = approved(sqlite_store)
    at = visit("clear.py", make.GWEN, story=story.id)
    at.selectbox(key("honesty", story)).select("outcome_checked")
    at.checkbox(key("newsletter", story)).check().run()
    at.button(key("clear", story)).click().run()
    assert "give the month in which the outcome was checked" in at.error[0].value
    at.selectbox(f"{key('checked', story)}-month").select("August")
    at.text_input(f"{key('checked', story)}-year").input("2026").run()
    at.button(key("clear", story)).click().run()
    assert now(sqlite_store, story).honesty_label == "Outcome checked in the record, August 2026"


def test_governance_returns_an_approved_story_with_a_reason(visit, sqlite_store):
    story = approved(sqlite_store)
    at = visit("clear.py", make.GWEN, story=story.id)
    at.toggle(key("back", story)).set_value(True).run()
    at.selectbox(key("reason", story)).select("consent_unclear")
    at.text_area(key("words", story)).input("Please ask the mother again.")
    at.button(key("return", story)).click().run()
    assert at.success[0].value.startswith(f"Returned: {story.reference}.")
    assert now(sqlite_store, story).status is Status.RETURNED


def test_a_story_of_high_risk_is_looked_at_again_before_it_is_cleared(
    visit, sqlite_store, monkeypatch
):
    risky = Combination((), Level.ASK, "Think about it.")
    monkeypatch.setattr("stories.second_look.combined", lambda *_: risky)
    story = approved(sqlite_store)
    at = visit("clear.py", make.GWEN, story=story.id)
    at.checkbox(key("newsletter", story)).check()
    at.button(key("clear", story)).click().run()
    assert "Tick each line" in at.error[0].value
    for check in AGAIN:
        at.checkbox(key(f"again-{check}", story)).check()
    at.button(key("clear", story)).click().run()
    assert now(sqlite_store, story).status is Status.CLEARED
