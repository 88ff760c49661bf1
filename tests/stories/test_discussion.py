"""Questions to talk a story over with."""

from dataclasses import replace

import pytest

from stories.discussion import ABOUT_THEMES, ELSE, FIRST, LAST, OF_SECTION, OF_THEME, questions
from stories.draft import Theme
from stories.redaction import already_redacted
from stories.sections import Section
from tests import make


@pytest.mark.parametrize("theme", Theme)
def test_each_theme_asks_its_own_question(theme):
    assert OF_THEME[theme] in questions(replace(make.story(), themes=frozenset({theme})))


def test_a_story_of_every_theme_still_asks_few():
    asked = questions(replace(make.story(), themes=frozenset(Theme)))
    assert len(asked) == 3 + ABOUT_THEMES
    assert (asked[0], asked[-1]) == (FIRST, LAST)


@pytest.mark.parametrize("section", OF_SECTION)
def test_what_was_told_is_asked_about(section):
    told = {**make.story().words, section: already_redacted("We tried again.")}
    story = replace(make.story(), words=told, themes=frozenset())
    assert OF_SECTION[section] in questions(story)


def test_where_nothing_more_was_told_what_is_still_hard_is_asked():
    told = {part: words for part, words in make.story().words.items() if part not in OF_SECTION}
    assert ELSE in questions(replace(make.story(), words=told))
    assert Section.HAPPENING in told


def test_the_order_of_themes_does_not_change_them():
    one, other = ("listening", "courage", "family_led"), ("family_led", "courage", "listening")
    assert questions(replace(make.story(), themes=one)) == questions(
        replace(make.story(), themes=other)
    )
