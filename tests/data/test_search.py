"""Finding cleared stories: by words, theme and channel; what is not cleared is not here."""

from datetime import timedelta

from data import search, tables
from pages.documents.story_text import release_text
from stories.actions import consenting, publishing, reviewing, writing
from stories.consent import Channel
from stories.review import Check
from stories.sections import Section
from tests import make
from tests.conftest import approved, cleared, submit

LETTER = Channel.NEWSLETTER
BY_RAVI = {"by": make.RAVI, "at": make.NOON}


def found(store, words="", on=make.TODAY, **how) -> list[str]:
    with store.read() as connection:
        return [each.title for each in search.cleared_stories(connection, on, words, **how)]


def test_words_are_found_anywhere_in_any_case_and_all_of_them(store):
    cleared(store, title="The kitchen table", tried="We brought a LANTERN and some bread.")
    cleared(store, title="The garden gate")
    assert found(store, "KITCHEN") == ["The kitchen table"]
    assert found(store, "lantern bread") == ["The kitchen table"]
    assert found(store, "kitchen gate") == []
    assert found(store, "  table\tkitch ") == ["The kitchen table"]
    assert set(found(store)) == {"The kitchen table", "The garden gate"}


def test_signs_are_only_signs(store):
    cleared(store, title="The garden gate")
    for words in ("%", "_", "100%", "a_b", "\\", "'", "' OR 1=1 --"):
        assert found(store, words) == [], words


def test_a_sign_that_is_there_is_found(store):
    cleared(store, title="A plan that is 100% hers")
    cleared(store, title="A plan that is 1000 steps")
    assert found(store, "100%") == ["A plan that is 100% hers"]


def test_odd_and_huge_searches_answer(store):
    cleared(store, title="The kitchen table")
    for words in ("kit\0chen", "\ud800 kitchen", "\u202ekitchen\u200f", "\0", "a " * 5_000):
        assert found(store, words) == ["The kitchen table"], words
    assert found(store, "x" * 1_000_000) == []


def test_a_theme_and_a_channel_narrow_the_list(store):
    cleared(store, LETTER, title="One", themes="listening")
    cleared(store, Channel.WEBSITE, title="Two", themes="courage")
    assert found(store, theme="courage") == ["Two"]
    assert found(store, channel=LETTER) == ["One"]
    assert found(store, theme="courage", channel=LETTER) == []
    assert found(store, theme="no such theme") == []
    assert found(store, channel=Channel.TEAM) == []


def test_nothing_uncleared_can_be_found_or_counted(store):
    """Not even that such a story is there: the list is as it would be without it."""
    told = {"title": "The kitchen table"}
    submit(store, **told)
    approved(store, **told)
    inside = cleared(store, **told)
    publishing.take_back_inside(store, inside.id, 3, by=make.GWEN, at=make.NOON)
    gone = cleared(store, **told)
    writing.withdraw(store, gone.id, 3, by=make.SAM, at=make.NOON)
    over = cleared(store, **told)
    publishing.expire(store, over.id, 3, by=make.GWEN, at=make.NOON)
    assert found(store, "kitchen") == found(store) == []
    assert found(store, channel=LETTER) == found(store, theme="listening") == []


def test_a_story_whose_consent_has_run_out_is_not_found(store):
    cleared(store)
    last = make.TODAY.replace(year=2028, month=9, day=1)  # asked on 1 September 2026
    assert len(found(store, on=last)) == 1
    assert found(store, on=last + timedelta(days=1)) == []


def test_a_story_whose_consent_was_taken_back_is_not_found(store):
    cleared(store)
    consents = tables.consents
    with store.engine.begin() as connection:
        connection.execute(consents.update().values(withdrawn_on=make.TODAY))
    assert found(store) == []


def test_a_line_says_what_may_be_done_with_the_story(store):
    story = cleared(store, LETTER, Channel.WEBSITE, content_note="violence")
    publishing.pull(store, story.id, LETTER, "November", by=make.CAL, at=make.NOON, key="k")
    with store.read() as connection:
        (line,) = search.cleared_stories(connection, make.TODAY)
    assert (line.id, line.reference, line.title) == (story.id, story.reference, story.title)
    assert line.channels == (LETTER, Channel.WEBSITE)
    assert line.themes == ("family_led", "listening")
    assert line.content_note == "violence"
    assert (line.times_used, line.last_used_at) == (1, make.NOON)
    assert line.use_until.isoformat() == "2028-09-01"


def test_old_words_are_not_found_once_they_were_changed(store):
    story = cleared(store, title="The kitchen table")
    draft = writing.open_again(store, story.id, make.new_id(), by=make.SAM, at=make.NOON)
    writing.save_answer(store, draft, "title", "The garden gate", 1, by=make.SAM, at=make.NOON)
    again = writing.submit(store, draft, by=make.SAM, at=make.NOON)
    reviewing.approve(store, again.id, 4, Check, by=make.RAVI, at=make.NOON)
    consenting.show_final_text(store, again.id, again.id, by=make.GWEN, at=make.NOON)
    publishing.clear(store, again.id, 5, frozenset({LETTER}), by=make.GWEN, at=make.NOON)
    assert found(store, "kitchen") == []
    assert found(store, "garden") == ["The garden gate"]


def test_what_stays_inside_is_not_found_and_not_pulled(store):
    story = cleared(store, title="The garden gate", worried="We feared the marmalade.")
    assert found(store, "marmalade") == []
    assert found(store, "garden") == ["The garden gate"]
    how = {"by": make.CAL, "at": make.NOON, "key": "k"}
    out = publishing.pull(store, story.id, LETTER, "November", **how)
    assert "marmalade" not in release_text(out)


def test_what_a_reviewer_opened_is_found(store):
    story = submit(store, worried="We feared the marmalade.")
    opened = reviewing.open_section(store, story.id, 1, Section.WORRIED, **BY_RAVI)
    reviewing.approve(store, story.id, opened.version, Check, **BY_RAVI)
    publishing.clear(store, story.id, 3, frozenset({LETTER}), by=make.GWEN, at=make.NOON)
    assert found(store, "marmalade") == [story.title]
