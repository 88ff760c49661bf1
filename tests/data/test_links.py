"""Links to files: for one person, one minute, one time; and the gate looks again."""

from datetime import timedelta

import pytest

from data import links, tables
from data.links import Wanted, opened, signed
from stories.actions import consenting, publishing, shortening, taking, writing
from stories.consent import Channel
from stories.errors import NotAllowed, NotCleared, NotFound, StoryError
from stories.ids import new_id
from stories.variants import Form
from tests import make
from tests.conftest import KEY, cleared, count

CAL = {"by": make.CAL, "at": make.NOON}
WANTED = Wanted((make.UNKNOWN,), "word")


def pulled(store, **changes) -> tuple:
    story = cleared(store, **changes)
    out = publishing.pull(store, story.id, Channel.NEWSLETTER, "November", key=new_id(), **CAL)
    return story, out


def take(store, released, link="a", by=make.CAL, at=make.NOON):
    return taking.take_file(store, [released.pull_id], "word", link, by=by, at=at)


def test_a_link_opens_what_was_signed_for_its_person_for_a_minute():
    token = signed(KEY, WANTED, "cal", make.NOON)
    found = opened(KEY, token, "cal", make.NOON + timedelta(seconds=60))
    assert (found.pull_ids, found.file) == (WANTED.pull_ids, "word")
    assert found.link != opened(KEY, signed(KEY, WANTED, "cal", make.NOON), "cal", make.NOON).link
    with pytest.raises(NotAllowed, match="one minute"):
        opened(KEY, token, "cal", make.NOON + timedelta(seconds=62))
    with pytest.raises(NotAllowed, match="opens nothing"):
        opened(KEY, token, "gwen", make.NOON)


def test_a_link_that_was_changed_anywhere_opens_nothing():
    token = signed(KEY, WANTED, "cal", make.NOON)
    for at in range(0, len(token), 7):
        changed = token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :]
        with pytest.raises(NotAllowed):
            opened(KEY, changed, "cal", make.NOON)
    for nonsense in ("", ".", "a.b", "é.é", "x" * 100_000, token.split(".")[0], "../../etc"):
        with pytest.raises(NotAllowed, match="opens nothing"):
            opened(KEY, nonsense, "cal", make.NOON)


def test_a_signature_of_the_record_of_actions_is_no_link():
    text = signed(KEY, WANTED, "cal", make.NOON).split(".")[0]
    other = links._text(bytes.fromhex(KEY.sign(text)))
    with pytest.raises(NotAllowed):
        opened(KEY, f"{text}.{other}", "cal", make.NOON)


def test_a_file_is_taken_once_and_leaves_one_line(store):
    story, out = pulled(store)
    (again,) = take(store, out)
    assert (again.words, again.pull_id, again.channel) == (out.words, out.pull_id, out.channel)
    assert count(store, tables.events, action="file taken", subject_id=story.id) == 1
    assert count(store, tables.pulls) == 1
    with pytest.raises(NotAllowed, match="used already"):
        take(store, out)
    assert take(store, out, "b")


def test_a_file_is_for_whoever_pulled_it_and_only_with_the_role(store):
    _, out = pulled(store)
    for person in set(make.EVERYBODY) - {make.CAL}:
        with pytest.raises(NotAllowed):
            take(store, out, by=person)
    with pytest.raises(NotFound):
        taking.take_file(store, [make.UNKNOWN], "word", "x", **CAL)


@pytest.mark.parametrize(
    "ending",
    [
        lambda store, story: publishing.take_back_inside(
            store, story.id, 3, by=make.GWEN, at=make.NOON
        ),
        lambda store, story: writing.withdraw(store, story.id, 3, by=make.SAM, at=make.NOON),
        lambda store, story: publishing.expire(store, story.id, 3, by=make.GWEN, at=make.NOON),
        lambda store, story: consenting.withdraw_consent(
            store, story.id, story.id, make.TODAY, by=make.GWEN, at=make.NOON
        ),
    ],
)
def test_a_story_that_is_closed_meanwhile_gives_no_file(store, ending):
    story, out = pulled(store)
    ending(store, story)
    with pytest.raises(NotCleared):
        take(store, out)
    assert count(store, tables.events, action="file taken") == 0


def test_a_story_whose_consent_ran_out_since_gives_no_file(store):
    _, out = pulled(store)
    with pytest.raises(NotCleared, match="run out"):
        take(store, out, at=make.NOON.replace(year=2029))


def test_a_story_that_was_cleared_anew_must_be_pulled_anew(store):
    story, out = pulled(store)
    publishing.take_back_inside(store, story.id, 3, by=make.GWEN, at=make.NOON)
    publishing.clear(store, story.id, 4, story.channels, by=make.GWEN, at=make.NOON)
    with pytest.raises(NotCleared, match="Pull it again"):
        take(store, out)


def test_a_shorter_version_is_taken_as_long_as_it_stands(store):
    story = cleared(store)
    words = make.WORDS["tried"]
    variant = shortening.write_variant(store, story.id, 3, Form.QUOTE, words, **CAL)
    shortening.approve_variant(store, variant.id, 1, by=make.RAVI, at=make.NOON)
    how = {"key": new_id(), **CAL}
    out = shortening.pull_variant(store, variant.id, Channel.NEWSLETTER, "November", **how)
    assert take(store, out)[0].short == words
    shortening.remove_variant(store, variant.id, 2, **CAL)
    with pytest.raises(StoryError, match="not there any more"):
        take(store, out, "b")
