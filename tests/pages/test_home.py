"""Home: people first, then what is waiting for whoever is here."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data import queries, search
from pages.parts import session
from pages.parts.reading import joined
from stories.actions import publishing, recording, reviewing, writing
from stories.actions.figures import publish_figures
from stories.consent import Channel
from stories.ids import new_id
from stories.redaction import already_redacted, redact
from stories.review import Check
from stories.story import Section
from stories.telling import ReturnReason
from stories.text import opening
from stories.thanks import AboutWhen, SaidBy, SaidTo, Thanks
from stories.trends.monthly import whole_months_before
from tests import make
from tests.pages.conftest import told_in
from tests.pages.test_plain_words import words_of
from tests.pages.test_trends import put
from tests.reading_age import age

PAGE = "home.py"
TRICKY = "# **Hold** the [door](https://example.org) <b>open</b>"


def texts(at) -> str:
    return "\n".join([*(each.value for each in at.text), *(each.value for each in at.markdown)])


def links(at) -> list[str]:
    return [each.proto.label.removeprefix(":primary[")[:-1] for each in at.get("page_link")]


def approve(store, story, at=make.NOON):
    return reviewing.approve(store, story.id, story.version, Check, by=make.RAVI, at=at)


def clear(store, story):
    channels = frozenset({Channel.NEWSLETTER})
    return publishing.clear(store, story.id, story.version, channels, by=make.GWEN, at=make.NOON)


def thank(store, words="You waited with me.", may_pass_on=True):
    thanks = Thanks(
        id=new_id(),
        words=redact(words, {}),
        said_by=SaidBy.CARE_LEAVER,
        said_to=SaidTo.WORKER,
        service=make.SERVICE,
        about_when=AboutWhen.DECADES,
        said_on=date(2026, 9, 1),
        may_pass_on=may_pass_on,
        may_publish=False,
        logged_by=make.SAM.id,
        logged_at=make.NOON,
    )
    recording.log_thanks(store, thanks, by=make.SAM, at=make.NOON, key=new_id())


@pytest.mark.parametrize("person", make.EVERYBODY, ids=lambda person: person.name)
def test_an_empty_service_says_how_to_begin(visit, person):
    at = visit(PAGE, person)
    assert not at.exception
    assert "The first one begins with somebody who was there." in texts(at)
    assert "No thank-you has been passed on yet." in texts(at)
    assert ("Share the first story" in links(at)) is (make.Role.STAFF in person.roles)


def test_the_newest_story_that_may_be_read_is_shown(visit, sqlite_store, submitted):
    approve(sqlite_store, submitted(title="An older story"))
    newer = make.NOON + timedelta(days=1)
    approve(sqlite_store, submitted(title="A newer story", at=newer), at=newer)
    submitted(title="Nobody has looked at this", at=newer + timedelta(days=1))
    at = visit(PAGE, make.LEO)
    assert "A newer story" in texts(at)
    assert "An older story" not in texts(at)
    assert "Nobody has looked at this" not in texts(at)
    assert "safer at home, as far as we know" in texts(at)
    assert "Read the whole story" in links(at)


def test_a_story_warns_of_what_it_speaks_of(visit, sqlite_store, submitted):
    approve(sqlite_store, submitted(content_note="self-harm"))
    assert "This story speaks of self-harm." in texts(visit(PAGE, make.LEO))


def test_a_title_is_never_read_as_markdown(visit, monkeypatch, sqlite_store, submitted):
    story = approve(sqlite_store, submitted())
    words = {**story.words, Section.TITLE: already_redacted(TRICKY)}  # as if all guards had failed
    monkeypatch.setattr(queries, "story_for", lambda *_: replace(story, words=words))
    at = visit(PAGE, make.LEO)
    assert TRICKY in [each.value for each in at.text]
    assert not any("door" in each.value for each in [*at.markdown, *at.header, *at.title])


def test_two_thank_yous_are_shown_and_who_said_them_in_general_words(visit, sqlite_store):
    for words in ("You waited with me.", "You read it back.", "You kept the promise."):
        thank(sqlite_store, words)
    thank(sqlite_store, "Only for you to know.", may_pass_on=False)
    at = visit(PAGE, make.LEO)
    assert sum(each.startswith("“You ") for each in told_in(at, "p")) == 2
    assert "Only for you to know" not in " ".join([texts(at), *told_in(at)])
    assert "A care-experienced adult, to a worker, September 2026" in told_in(at, "small")


def test_staff_see_their_own_drafts_and_what_came_back(visit, sqlite_store, submitted):
    story = submitted(title="The one that came back")
    reviewing.return_to_writer(
        sqlite_store,
        story.id,
        story.version,
        ReturnReason.OTHER,
        "Say how we know.",
        by=make.RAVI,
        at=make.NOON,
    )
    draft = writing.start_draft(sqlite_store, new_id(), by=make.SAM, at=make.NOON)
    writing.save_answer(sqlite_store, draft, "title", "Half told", 0, by=make.SAM, at=make.NOON)
    at = visit(PAGE, make.SAM)
    assert "1 of your stories has come back to you." in texts(at)
    assert "The one that came back" in texts(at)
    assert "You have 1 draft. The latest was saved on 16 September 2026." in texts(at)
    assert "Half told" in texts(at)
    other = visit(PAGE, make.RITA)
    assert "Half told" not in texts(other)
    assert "The one that came back" not in texts(other)


def test_a_draft_without_a_title_has_something_to_be_called(visit, sqlite_store):
    writing.start_draft(sqlite_store, new_id(), by=make.SAM, at=make.NOON)
    assert "No title yet" in texts(visit(PAGE, make.SAM))


def test_reviewers_see_how_many_wait_and_for_how_long(visit, monkeypatch, submitted):
    submitted()
    submitted(at=make.NOON + timedelta(days=1))
    monkeypatch.setattr(session, "today", lambda: make.TODAY + timedelta(days=6))  # a Tuesday
    assert "2 stories are waiting for a reviewer. The oldest came 4 working days ago." in texts(
        visit(PAGE, make.RAVI)
    )


def test_a_story_that_came_today_is_said_to_have_come_today(visit, monkeypatch, submitted):
    submitted()
    monkeypatch.setattr(session, "today", lambda: make.TODAY)
    assert "1 story is waiting for a reviewer. The oldest came today." in texts(
        visit(PAGE, make.RAVI)
    )


def test_governance_sees_what_is_approved_and_not_cleared(visit, sqlite_store, submitted):
    approve(sqlite_store, submitted())
    clear(sqlite_store, approve(sqlite_store, submitted()))
    at = visit(PAGE, make.GWEN)
    assert "1 story is approved for use inside and not cleared for outside." in texts(at)
    assert "Open the record of actions" in links(at)


def test_comms_sees_what_can_be_used_today(visit, sqlite_store, monkeypatch, submitted):
    for number in "one", "two", "three", "four":
        clear(sqlite_store, approve(sqlite_store, submitted(title=f"Story {number}")))
    approve(sqlite_store, submitted(title="Only inside"))
    monkeypatch.setattr(session, "today", lambda: make.TODAY)
    at = visit(PAGE, make.CAL)
    assert "4 stories can be used outside today. The newest:" in texts(at)
    (titles,) = [each.value for each in at.text if "\n" in each.value]
    assert len(titles.split("\n")) == 3


def test_of_very_many_that_can_be_used_home_counts_no_more_than_the_library(
    visit, sqlite_store, monkeypatch, submitted
):
    for _ in range(3):
        clear(sqlite_store, approve(sqlite_store, submitted()))
    monkeypatch.setattr(session, "today", lambda: make.TODAY)
    for most, said in {3: "3 stories can", 2: "More than 2 stories can"}.items():
        monkeypatch.setattr(search, "MOST_RANKED", most)
        assert f"{said} be used outside today. The newest:" in texts(visit(PAGE, make.CAL))


def test_a_story_whose_consent_has_run_out_is_not_counted(
    visit, sqlite_store, monkeypatch, submitted
):
    clear(sqlite_store, approve(sqlite_store, submitted()))
    monkeypatch.setattr(session, "today", lambda: make.TODAY + timedelta(days=800))
    assert "No story can be used outside today." in texts(visit(PAGE, make.CAL))


@pytest.mark.parametrize(
    ("person", "label"),
    [
        (make.LEO, "Open the trends"),
        (make.ANA, "Open the trends"),
        (make.ADA, "Open the record of actions"),
    ],
    ids=lambda each: getattr(each, "name", ""),
)
def test_each_role_finds_the_way_to_its_own_page(visit, person, label):
    assert label in links(visit(PAGE, person))


def test_whoever_publishes_figures_is_told_when_the_next_are_due(visit, sqlite_store, monkeypatch):
    assert "Publish the first" in links(visit(PAGE, make.ANA))
    put(sqlite_store, "C-REUN", dict.fromkeys(whole_months_before(make.TODAY, 5), 20))
    publish_figures(sqlite_store, by=make.ANA, at=make.NOON)
    for day, link in (
        (date(2026, 9, 30), "See how figures are published"),
        (date(2026, 10, 1), "Publish the next edition"),
    ):
        monkeypatch.setattr(session, "today", lambda day=day: day)
        assert link in links(visit(PAGE, make.LEO))
    assert link not in links(visit(PAGE, make.GWEN))


def test_nobody_is_shown_a_link_to_a_page_they_may_not_open(visit):
    assert "Open the trends" not in links(visit(PAGE, make.SAM))
    assert "Review a story" not in links(visit(PAGE, make.SAM))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Short.", "Short."),
        ("One two three four. Five six seven", "One two three four."),
        ("One. Two three four five six", "One. Two three four …"),
        ("a" * 30, "a" * 20 + " …"),
    ],
)
def test_an_opening_is_whole_sentences_or_whole_words(text, shown):
    assert opening(text, 20 if "four." not in text else 25) == shown


def test_everybody_reads_what_changed_hard_beside_better_and_only_leaders_go_on(
    visit, sqlite_store
):
    months = whole_months_before(session.today(), 20)
    rising = {month: 12 if number < 16 else 40 for number, month in enumerate(months)}
    falling = {month: 40 if number < 16 else 9 for number, month in enumerate(months)}
    put(sqlite_store, "C-REUN", rising)
    put(sqlite_store, "C-KIN", falling)
    assert "What changed for people" not in [each.value for each in visit(PAGE, make.SAM).header]
    publish_figures(sqlite_store, by=make.ANA, at=session.now())
    seen = [visit(PAGE, person) for person in (make.SAM, make.LEO)]
    said = [[each.value for each in at.markdown if "outcome" in each.value] for at in seen]
    assert said[0] == said[1]
    assert "Of 2 outcomes, none stands out in the newest figures." in said[0][0]
    assert age(words_of(seen[0])) <= 11
    assert [("Open the trends" in links(at)) for at in seen] == [False, True]
    assert any("No number here says why" in each.value for each in seen[0].caption)


def test_things_are_joined_as_one_would_say_them():
    assert joined(["school"]) == "school"
    assert joined(["school", "police", "housing"]) == "school, police and housing"


def test_what_waits_has_a_card_of_its_own_and_what_does_not_stands_together_below(
    visit, sqlite_store, submitted
):
    def order(at) -> list[str]:
        told = [each for each in links(at) if each in ("Clear for outside", "Keep consent")]
        return [*told, *(each.value for each in at.text if "outside" in each.value)]

    assert order(visit(PAGE, make.GWEN)) == [
        "Clear for outside",
        "Keep consent",
        "Every approved story has been looked at for outside.",
    ]
    approve(sqlite_store, submitted())
    at = visit(PAGE, make.GWEN)
    assert order(at) == ["Clear for outside", "Keep consent"]
    assert "1 story is approved for use inside" in texts(at)
