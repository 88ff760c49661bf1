"""What a colleague will try: in use, another's, naming nobody."""

import pytest

from stories.appreciation import IN_USE, TRY_MOST, what_i_will_try
from stories.copies import OwnCopy, own_copy
from stories.errors import NotAllowed, NotFound, StoryError, TooLong
from stories.statuses import Status
from tests import make

WORDS = "I will ask an aunt to sit with us."


@pytest.mark.parametrize("status", [each for each in Status if each is not Status.DRAFT])
def test_only_about_a_story_in_use(status):
    story = make.story(status)
    if status in IN_USE:
        said = what_i_will_try(story, f" {WORDS} ", make.LEO, make.NOON)
        assert (said.story_id, said.person_id, said.words) == (story.id, "leo", WORDS)
    else:
        with pytest.raises(NotFound):
            what_i_will_try(story, WORDS, make.LEO, make.NOON)


@pytest.mark.parametrize(
    ("words", "by", "refusal"),
    [
        (WORDS, make.SAM, NotAllowed),
        ("  ", make.LEO, StoryError),
        ("x" * (TRY_MOST + 1), make.LEO, TooLong),
        ("I will ring her on 07700 900123.", make.LEO, StoryError),
        (WORDS, make.actor("Gone", active=False), NotFound),
    ],
)
def test_what_is_refused(words, by, refusal):
    with pytest.raises(refusal) as refused:
        what_i_will_try(make.story(Status.APPROVED), words, by, make.NOON)
    assert "07700" not in str(refused.value)


def test_a_copy_to_keep_is_the_writers_alone_and_made_in_one_place():
    story = make.story()
    assert own_copy(story, make.SAM).story is story
    with pytest.raises(NotFound):
        own_copy(story, make.RAVI)
    with pytest.raises(TypeError):
        OwnCopy(story)
