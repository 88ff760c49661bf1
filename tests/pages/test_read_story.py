"""Reading a story that has been approved or cleared."""

from dataclasses import replace

import pytest

from data import queries, tables
from stories.actions import recording, reviewing, writing
from stories.pull_quote import pull_quote
from stories.redaction import already_redacted
from stories.review import Check
from stories.sections import SECTION_LABELS
from stories.story import Section
from tests import make
from tests.pages.conftest import labels
from tests.pages.plans import asked

PAGE = "read_story.py"
TRICKY = "# **Hold** the [door](https://example.org) <b>open</b>"
NOT_FOUND = "We could not find that story. Check the address, or open it from its list."


def approved(store, submitted, **changes):
    story = submitted(**changes)
    return reviewing.approve(store, story.id, story.version, Check, by=make.RAVI, at=make.NOON)


def texts(at) -> list[str]:
    return [each.value for each in at.text]


@pytest.mark.parametrize("person", make.EVERYBODY, ids=lambda person: person.name)
def test_everybody_may_read_an_approved_story(visit, sqlite_store, submitted, person):
    story = approved(sqlite_store, submitted)
    at = visit(PAGE, person, story=story.id)
    assert not at.error
    for section, words in make.WORDS.items():
        assert words in texts(at)
        if section != Section.TITLE:
            assert SECTION_LABELS[section] in [each.value for each in at.header]


def test_it_says_how_true_it_is_who_did_it_and_what_it_shows(visit, sqlite_store, submitted):
    story = approved(sqlite_store, submitted, together="social worker\nschool\nGP")
    at = visit(PAGE, make.LEO, story=story.id)
    said = "Details changed to protect people. Less than a minute to read."
    assert said in [each.value for each in at.caption]
    assert "Social worker, school and GP" in texts(at)
    assert "Led by the family, Listening" in texts(at)
    assert story.reference in texts(at)


def test_a_content_note_comes_before_the_words(visit, sqlite_store, submitted):
    story = approved(sqlite_store, submitted, content_note="violence")
    said = texts(visit(PAGE, make.LEO, story=story.id))
    note = said.index("Before you read: this story speaks of violence.")
    assert note < said.index(make.WORDS[Section.HAPPENING])


def test_without_a_note_nothing_is_warned_of(visit, sqlite_store, submitted):
    story = approved(sqlite_store, submitted)
    assert not any(
        "Before you read" in text for text in texts(visit(PAGE, make.LEO, story=story.id))
    )


@pytest.mark.parametrize(
    "address", ["", "nope", "' OR 1=1", "92cce8cf-4d29-5e37-953f-0c6bc6b7f693"]
)
def test_an_unknown_address_is_answered_calmly(visit, address):
    at = visit(PAGE, make.LEO, story=address)
    assert [each.value for each in at.error] == [NOT_FOUND]
    assert len(at.get("page_link")) == 1


def test_an_address_without_a_story_opens_the_newest(visit, sqlite_store, submitted):
    at = visit(PAGE, make.LEO)
    assert [each.value for each in at.title] == ["Read a story"]
    assert not at.error
    story = approved(sqlite_store, submitted)
    assert make.WORDS[Section.HAPPENING] in texts(visit(PAGE, make.LEO))
    at = visit(PAGE, make.LEO, story="nope")
    next(each for each in at.button if "Read the newest story" in each.label).click().run()
    assert story.reference in texts(at)


@pytest.mark.parametrize("person", [make.SAM, make.RAVI, make.GWEN, make.LEO], ids=lambda p: p.name)
def test_a_story_nobody_has_approved_is_not_here_even_for_its_writer(visit, submitted, person):
    at = visit(PAGE, person, story=submitted().id)
    assert [each.value for each in at.error] == [NOT_FOUND]
    assert not any(words in texts(at) for words in make.WORDS.values())


def test_a_withdrawn_story_is_gone_for_everybody(visit, sqlite_store, submitted):
    story = approved(sqlite_store, submitted)
    writing.withdraw(sqlite_store, story.id, story.version, by=make.SAM, at=make.NOON)
    for person in (make.SAM, make.GWEN, make.LEO):
        assert [each.value for each in visit(PAGE, person, story=story.id).error] == [NOT_FOUND]


@pytest.mark.parametrize("section", Section)
def test_words_are_never_read_as_markdown(visit, monkeypatch, sqlite_store, submitted, section):
    story = approved(sqlite_store, submitted)
    words = {**story.words, section: already_redacted(TRICKY)}  # as if all guards had failed
    monkeypatch.setattr(queries, "story_for", lambda *_: replace(story, words=words))
    at = visit(PAGE, make.LEO, story=story.id)
    assert TRICKY in texts(at)
    drawn = [*at.markdown, *at.title, *at.header, *at.caption]
    assert not any("door" in each.value for each in drawn)


def test_a_sentence_of_it_stands_out_and_another_story_follows(visit, sqlite_store, submitted):
    said = "She opens the door to us herself now."
    first = approved(sqlite_store, submitted, changed=f"The plan ended. {said}")
    at = visit(PAGE, make.LEO, story=first.id)
    assert texts(at)[2] == pull_quote(first) == said
    assert "Read another story" not in labels(at)  # there is no other
    second = approved(sqlite_store, submitted)
    for here in (first, second):
        assert "Read another story" in labels(visit(PAGE, make.LEO, story=here.id))
    with sqlite_store.read() as connection:
        found = [
            queries.next_to_read(connection, make.LEO, make.NOON.date(), here).id
            for here in (first, second)
        ]
    assert found == [second.id, first.id]  # and round again


def test_the_way_on_is_found_by_the_day_of_review_alone(sqlite_store, submitted):
    """By the plan: not every story in use is read, only to take the newest of them."""
    story = approved(sqlite_store, submitted)
    with asked(sqlite_store.engine) as questions, sqlite_store.read() as connection:
        queries.next_to_read(connection, make.LEO, make.NOON.date(), story)
    statement, values = next(iter(questions.items()))
    with sqlite_store.read() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    assert "ix_stories_reviewed_at" in plan[0].detail


def test_it_stands_in_nobodys_menu(visit):
    from pages.parts import places

    assert not places.BY_FILE[PAGE].listed


def test_a_story_for_its_team_is_not_told_of_to_others(visit, sqlite_store, submitted):
    story = approved(sqlite_store, submitted, consent_channels="team")
    hidden = visit(PAGE, make.LEO, story=story.id)
    absent = visit(PAGE, make.LEO, story=make.UNKNOWN)
    assert [each.value for each in hidden.error] == [NOT_FOUND]
    assert texts(hidden) == texts(absent)
    assert texts(hidden)[-1].startswith("A story is read by as many as its people agreed to")
    assert story.title not in texts(visit("home.py", make.LEO))
    table = tables.people
    with sqlite_store.engine.begin() as connection:
        same = table.c.id == make.LEO.id
        connection.execute(table.update().where(same).values(service=make.SERVICE))
    assert story.title in texts(visit(PAGE, make.LEO, story=story.id))


@pytest.mark.parametrize(
    ("channels", "says"),
    [
        ("organisation", "Inside: everybody who works here can read it"),
        ("team", "Inside: only people of Family Help North, and whoever had a part in it"),
        ("newsletter", "Inside: only its writer, reviewers and governance can read it."),
    ],
)
def test_the_review_and_the_writer_are_told_who_can_read_it(visit, submitted, channels, says):
    story = submitted(consent_channels=channels)
    for page, person in (("review.py", make.RAVI), ("my_stories.py", make.SAM)):
        assert any(each.startswith(says) for each in texts(visit(page, person, story=story.id)))


def test_thanks_are_put_beside_a_story_read_there_and_taken_apart(visit, sqlite_store, submitted):
    story = approved(sqlite_store, submitted)
    said = make.thanks("You came back every week.")
    recording.log_thanks(sqlite_store, said, key="k", by=make.SAM, at=make.NOON)
    at = visit("read_story.py", make.RAVI, story=story.id)
    at.selectbox("beside").select(said.id).run()
    at.button("together").click().run()
    assert at.success[0].value == "The thanks stand beside the story now."
    at = visit("read_story.py", make.RITA, story=story.id)
    assert "“You came back every week.”" in [each.value for each in at.text]
    at.button(f"apart-{said.id}").click().run()
    assert "“You came back every week.”" not in [each.value for each in at.text]
