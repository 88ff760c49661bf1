"""Finding cleared stories: by words, theme and channel; what is not cleared is not here."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from data import search, tables
from data.store.search import catch_up
from pages.documents.story_text import release_text
from stories.actions import consenting, finding, publishing, reviewing, writing
from stories.agreement import Identity, Subject
from stories.consent import Channel
from stories.errors import NotFound, StoryError
from stories.outcomes import AgeBand
from stories.review import Check
from stories.searches import LATELY, LastUsed, Search, search_from
from stories.sections import Section
from tests import make
from tests.conftest import approved, cleared, count, submit

LETTER = Channel.NEWSLETTER
BY_RAVI = {"by": make.RAVI, "at": make.NOON}


def result(store, words="", at=make.NOON, **how) -> search.Result:
    with store.read() as connection:
        return search.find(connection, at, Search(words, **how))


def found(store, words="", at=make.NOON, **how) -> list[str]:
    return [each.title for each in result(store, words, at, **how).found]


def test_words_are_found_anywhere_in_any_case_and_all_of_them(store):
    cleared(store, title="The kitchen table", tried="We brought a LANTERN and some bread.")
    cleared(store, title="The garden gate")
    assert found(store, "KITCHEN") == ["The kitchen table"]
    assert found(store, "lantern bread") == ["The kitchen table"]
    assert found(store, "kitchen gate") == []
    assert found(store, "  table\tkitchens ") == ["The kitchen table"]
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
    last = make.NOON.replace(year=2028, month=9, day=1)  # asked on 1 September 2026
    assert len(found(store, at=last)) == 1
    assert found(store, at=last + timedelta(days=1)) == []


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
        (line,) = search.find(connection, make.NOON).found
    assert (line.id, line.reference, line.title) == (story.id, story.reference, story.title)
    assert line.channels == (LETTER, Channel.WEBSITE)
    assert line.themes == ("family_led", "listening")
    assert line.content_note == "violence"
    assert line.used_at == (make.NOON,)
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


def test_a_word_is_found_in_any_of_its_forms(store):
    cleared(store, title="The garden gate", tried="She was listening, and the mothers walked in.")
    for words in ("listen", "listened", "LISTENS", "mother", "mother's", "walking"):
        assert found(store, words) == ["The garden gate"], words
    for words in ("list", "moth", "walker"):
        assert found(store, words) == [], words


def test_accents_do_not_matter(store):
    cleared(store, title="The café door", tried="We had tea.")
    assert found(store, "cafe") == found(store, "CAFÉ") == ["The café door"]


def test_a_phrase_stands_together_in_one_section(store):
    cleared(store, title="The open door", tried="The kettle was on. A cup of tea helped.")
    assert found(store, '"cup of tea"') == found(store, "“cup of tea”") == ["The open door"]
    assert found(store, '"cups of tea') == ["The open door"]
    assert found(store, "tea cup") == ["The open door"]
    for apart in ('"tea cup"', '"cup tea"', '"door the family"'):
        assert found(store, apart) == [], apart


def test_a_star_ends_the_beginning_of_a_word(store):
    cleared(store, title="The kitchen table")
    assert found(store, "kitch*") == ["The kitchen table"]
    assert found(store, "kitch") == found(store, "itchen*") == []


def test_words_that_tell_nothing_are_passed_over(store):
    cleared(store, title="The kitchen table")
    assert found(store, "and the kitchen of a") == ["The kitchen table"]
    assert found(store, "the and of") == ["The kitchen table"]


def test_a_mistyped_word_gets_a_suggestion_that_finds_something(store):
    cleared(store, title="The kitchen table")
    asked = result(store, "kichten table")
    assert asked.found == []
    assert asked.instead == ["kitchen table"]
    assert found(store, asked.instead[0]) == ["The kitchen table"]
    assert "kitchen" in result(store, "kitch").instead
    assert result(store, "gardne").instead == []  # a word, but of no story


def test_a_suggestion_tells_nothing_of_what_is_not_cleared(store):
    approved(store, title="The kitchen table")
    cleared(store, title="The garden gate")
    assert result(store, "kichten").instead == []


def test_a_title_and_a_rare_word_count_for_more(store):
    cleared(store, title="A kettle for two", tried="We waited by the gate.")
    cleared(store, title="Something new", tried="The kettle was on.")
    cleared(store, title="Another day", tried="We waited by the gate, and the gate held.")
    assert found(store, "kettle") == ["A kettle for two", "Something new"]
    assert found(store, "gate")[0] == "Another day"


def test_broad_words_look_at_the_newest_and_say_so(store, monkeypatch):
    for title in ("One", "Two", "Three"):
        cleared(store, title=title, tried="The kettle was on.")
    monkeypatch.setattr(search, "MOST_RANKED", 2)
    for words in ("kettle", ""):
        with store.read() as connection:
            asked = search.find(connection, make.NOON, Search(words))
            counts = search.counts(connection, asked.ids)
        assert (asked.fitting, asked.more) == (2, True)
        assert [each.title for each in asked.found] == ["Three", "Two"]
        assert counts["service"].total() == 2


def test_a_filter_looks_through_the_newest_that_hold_the_words_and_says_so(store, monkeypatch):
    cleared(store, title="Old", tried="The kettle was on.", themes="courage")
    for title in ("Two", "Three"):
        cleared(store, title=title, tried="The kettle was on.")
    for words in ("kettle", ""):
        assert found(store, words, theme="courage") == ["Old"]
        assert result(store, words, theme="courage").within is None
    monkeypatch.setattr(search, "MOST_LOOKED_THROUGH", 2)
    for words in ("kettle", ""):
        assert result(store, words).within is None
        asked = result(store, words, theme="courage")
        assert (asked.found, asked.within) == ([], 2)
        assert result(store, words, theme="listening").fitting == 2


def test_only_so_many_cards_are_made_as_are_shown(store):
    cleared(store, title="One")
    cleared(store, title="Two")
    with store.read() as connection:
        asked = search.find(connection, make.NOON, Search(), most=1)
    assert [each.title for each in asked.found] == ["Two"]
    assert asked.fitting == 2


@pytest.mark.parametrize(
    ("name", "fits", "fits_not"),
    [
        ("channel", LETTER, Channel.PRESS),
        ("theme", "listening", "courage"),
        ("service", make.SERVICE, "adults"),
        ("person", Subject.PARENT, Subject.CHILD),
        ("age", AgeBand.FROM_5, AgeBand.FROM_65),
        ("agency", "school", "police"),
        ("agency", "social worker", "care worker"),
        ("used", LastUsed.NEVER, None),
    ],
)
def test_each_filter_lets_through_what_fits(store, name, fits, fits_not):
    cleared(store, title="The garden gate")
    assert found(store, **{name: fits}) == found(store, "gate", **{name: fits}) != []
    if fits_not:
        assert found(store, **{name: fits_not}) == []


def test_stories_used_lately_can_be_left_out(store):
    story = cleared(store)
    publishing.pull(store, story.id, LETTER, "November", by=make.CAL, at=make.NOON, key="k")
    later = make.NOON + LATELY + timedelta(days=1)
    assert found(store, used=LastUsed.NEVER) == found(store, used=LastUsed.NOT_LATELY) == []
    assert found(store, at=later, used=LastUsed.NEVER) == []
    assert found(store, at=later, used=LastUsed.NOT_LATELY) == [story.title]


def test_a_card_says_who_agreed_by_kind_and_never_by_name(store):
    cleared(store, consent_who="the mother")
    (line,) = result(store).found
    assert line.agreed.subjects == (Subject.PARENT,)
    assert line.agreed.identities == {Identity.NO_NAME}
    assert "mother" not in str(line)


def test_the_index_holds_the_cleared_stories_and_nothing_else(store):
    """Whatever happens to a story: its tokens are there while it is cleared, and only then."""
    story = cleared(store, title="The marmalade jar")
    assert indexed(store, "marmalad") == 1
    publishing.take_back_inside(store, story.id, 3, by=make.GWEN, at=make.NOON)
    assert indexed(store, "marmalad") == count(store, tables.story_search) == 0
    publishing.clear(store, story.id, 4, frozenset({LETTER}), by=make.GWEN, at=make.NOON)
    assert indexed(store, "marmalad") == 1
    writing.withdraw(store, story.id, 5, by=make.SAM, at=make.NOON)
    assert indexed(store, "marmalad") == count(store, tables.story_search) == 0


def indexed(store, token: str) -> int:
    """How many rows of the database's own index hold this token."""
    ways = {
        "sqlite": "SELECT count(*) FROM story_fts WHERE story_fts MATCH '{}'",
        "postgresql": "SELECT count(*) FROM story_fts WHERE stems @@ '{}'::tsquery",
    }
    with store.read() as connection:
        way = ways[connection.dialect.name].format(token)
        return connection.exec_driver_sql(way).scalar()


def test_what_was_cleared_before_there_was_a_search_is_taken_in_once(store):
    cleared(store, title="The marmalade jar")
    with store.engine.begin() as connection:
        connection.execute(tables.story_search.update().values(analyser=0))
        assert catch_up(connection) == 1
        assert catch_up(connection) == 0
    assert found(store, "marmalade") == ["The marmalade jar"]
    assert indexed(store, "marmalad") == 1


def test_a_search_is_kept_for_oneself_and_asked_again(store):
    asked = Search('"cup of tea"', LETTER, "listening", person=Subject.PARENT, used=LastUsed.NEVER)
    signed = {"by": make.CAL, "at": make.NOON}
    finding.save_search(store, "Tea", Search("x"), **signed)
    kept = finding.save_search(store, " Tea ", asked, **signed)
    with store.read() as connection:
        (mine,) = search.saved_searches(connection, make.CAL)
        assert search.saved_searches(connection, make.GWEN) == []
        rows = str(connection.execute(sa.select(tables.saved_searches)).all())
    assert "cup of tea" not in rows
    assert (mine.id, mine.name, mine.search) == (kept, "Tea", asked)
    with pytest.raises(NotFound):
        finding.forget_search(store, kept, by=make.GWEN, at=make.NOON)
    finding.forget_search(store, kept, **signed)
    with store.read() as connection:
        assert search.saved_searches(connection, make.CAL) == []


def test_a_search_without_a_name_or_for_nothing_is_not_kept(store):
    signed = {"by": make.CAL, "at": make.NOON}
    for name, asked in ((" ", Search("tea")), ("Tea", Search()), ("x" * 61, Search("tea"))):
        with pytest.raises(StoryError):
            finding.save_search(store, name, asked, **signed)


def test_what_a_kept_search_asked_for_and_is_gone_is_left_out():
    assert search_from({"channel": "team", "form": "epic", "agency": "circus"}) == Search()
    assert search_from({"channel": "press", "words": "tea"}) == Search("tea", Channel.PRESS)
