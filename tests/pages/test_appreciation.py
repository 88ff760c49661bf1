"""Private appreciation on screen: for those it is meant for, and for nobody else."""

from tests import make
from tests.conftest import approved
from tests.pages.conftest import labels

LINE = "I am glad you were there."
TRY = "I will ask an aunt to sit with us."


def texts(at):
    return [text.value for text in at.text]


def test_thanks_reach_whoever_had_a_part_and_nobody_else(visit, sqlite_store):
    approved(sqlite_store, contributors="leo", thanks_line=LINE)
    assert LINE in texts(visit("appreciation.py", make.LEO))
    other = visit("appreciation.py", make.ANA)
    assert LINE not in texts(other)
    assert other.info[0].value.startswith("Nothing yet.")


def test_a_colleague_says_what_they_will_try_and_takes_it_back(visit, sqlite_store):
    story = approved(sqlite_store, contributors="leo", thanks_line=LINE)
    at = visit("read_story.py", make.CAL, story=story.id)
    at.text_input(f"try-{story.id}").input(TRY).run()
    at.button("say-try").click().run()
    assert at.success[0].value.startswith("They can read it now.")
    assert TRY in texts(visit("appreciation.py", make.LEO))
    assert TRY in texts(visit("my_stories.py", make.SAM, story=story.id))
    assert TRY not in texts(visit("read_story.py", make.ANA, story=story.id))
    at.button("take-try-back").click().run()
    assert at.text_input(f"try-{story.id}").value == ""
    assert TRY not in texts(visit("appreciation.py", make.LEO))


def test_thanks_come_without_the_story_where_nobody_agreed_that_colleagues_read_it(
    visit, sqlite_store
):
    story = approved(
        sqlite_store, contributors="leo", thanks_line=LINE, consent_channels="newsletter"
    )
    at = visit("appreciation.py", make.LEO)
    assert LINE in texts(at)
    assert "The story itself stays with the review: nobody agreed to more readers." in texts(at)
    assert story.title not in texts(at)
    assert f"Read {story.reference}" not in labels(at)


def test_a_writer_is_not_asked_about_their_own_story(visit, sqlite_store):
    at = visit("read_story.py", make.SAM, story=approved(sqlite_store).id)
    assert not at.text_input
