"""Days of use, pages where a use appeared, rests, and who reaches for a story now."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from data import consents, feed, search, tables, use_log
from stories.actions import consenting, keeping, publishing, shortening, taking, tracking, writing
from stories.consent import Channel
from stories.errors import NotCleared, NotFound, StoryError
from stories.ids import new_id
from stories.recall import SOON, Answer, Reason
from stories.uses import MOST_LINKS, REACH_LASTS
from stories.variants import Form
from stories.window import Window
from tests import make
from tests.conftest import approved, cleared, count

DAY = timedelta(days=1)
LETTER = Channel.NEWSLETTER
PAGE = "https://www.example.gov.uk/news/a-door"
CAL = {"by": make.CAL, "at": make.NOON}
NEXT_WEEK, NEXT_MONTH = make.TODAY + 7 * DAY, make.TODAY + 30 * DAY


def with_days(store, *days, channels=frozenset({LETTER, Channel.WEBSITE})):
    story = approved(store)
    signed = {"by": make.GWEN, "at": make.NOON}
    return publishing.clear(store, story.id, 2, channels, window=Window(*days), **signed)


def pull(store, story, at=make.NOON, window=Window()):  # noqa: B008
    how = {"by": make.CAL, "at": at, "key": new_id()}
    return publishing.pull(store, story.id, LETTER, "November", window, **how)


def listed(store, at) -> list[str]:
    with store.read() as connection:
        return [each.id for each in search.find(connection, at).found]


def test_a_story_under_embargo_is_nowhere_until_its_day(store):
    story = with_days(store, NEXT_WEEK)
    eve, day = make.NOON + 6 * DAY, make.NOON + 7 * DAY
    with pytest.raises(NotCleared, match="not before 23 September 2026"):
        pull(store, story, eve)
    assert listed(store, eve) == []
    assert feed.public(store, eve).entries == ()
    with store.read() as connection:
        (waiting,) = search.under_embargo(connection, eve)
        assert (waiting.id, waiting.not_before) == (story.id, NEXT_WEEK)
        assert search.under_embargo(connection, day) == []
    assert listed(store, day) == [story.id]
    assert pull(store, story, day).window == Window()
    assert len(feed.public(store, day).entries) == 1


def test_a_story_whose_day_is_over_leaves_everything_and_is_called_back(store):
    story = with_days(store, None, NEXT_WEEK)
    out = pull(store, story)
    assert out.use_until == out.window.take_down_on == NEXT_WEEK
    last, over = make.NOON + 7 * DAY, make.NOON + 8 * DAY
    assert listed(store, last) == [story.id]
    assert len(feed.public(store, last).entries) == 1
    assert listed(store, over) == []
    assert feed.public(store, over).entries == ()
    with pytest.raises(NotCleared, match="Its time is over"):
        pull(store, story, over)
    with pytest.raises(NotCleared, match="Its time is over"):
        taking.take_file(store, [out.pull_id], "word", "a", by=make.CAL, at=over)
    assert keeping.tidy(store, at=last).closed == 0
    assert keeping.tidy(store, at=over).closed == 1
    with store.read() as connection:
        called = consents.called_back(connection)
    assert {each.reason for each in called} == {Reason.TIME_IS_OVER}
    assert {each.channel for each in called} == {LETTER, Channel.WEBSITE}  # the feed's too


def test_an_edit_and_a_new_clearing_forget_the_days(store):
    story = with_days(store, None, NEXT_WEEK)
    publishing.take_back_inside(store, story.id, 3, by=make.GWEN, at=make.NOON)
    assert count(store, tables.story_windows) == 0
    clear = (store, story.id, 4, frozenset({LETTER}))
    assert publishing.clear(*clear, by=make.GWEN, at=make.NOON).window == Window()


@pytest.mark.parametrize(
    "days",
    [(None, make.TODAY - DAY), (NEXT_MONTH, NEXT_WEEK), (make.TODAY + 900 * DAY, None)],
)
def test_days_of_one_use_that_cannot_be_meant_are_refused(store, days):
    story = cleared(store)
    with pytest.raises(StoryError):
        pull(store, story, window=Window(*days))
    assert count(store, tables.pulls) == 0


def test_the_days_of_one_use_travel_with_its_files(store):
    out = pull(store, with_days(store, None, NEXT_MONTH), window=Window(NEXT_WEEK))
    assert out.window == Window(NEXT_WEEK, NEXT_MONTH)
    (again,) = taking.take_file(store, [out.pull_id], "word", "a", **CAL)
    assert (again.window, again.use_until) == (out.window, NEXT_MONTH)


def test_a_first_and_a_last_day_that_are_the_same_are_two_uses(store):
    asked = (store, cleared(store).id, LETTER, "November")
    for window in (Window(NEXT_WEEK), Window(None, NEXT_WEEK), Window(NEXT_WEEK)):
        assert publishing.pull(*asked, window, key="k", **CAL).window == window
    assert count(store, tables.pulls) == 2


def test_a_shorter_version_has_days_too(store):
    story = cleared(store)
    variant = shortening.write_variant(store, story.id, 3, Form.QUOTE, make.WORDS["tried"], **CAL)
    shortening.approve_variant(store, variant.id, 1, by=make.RAVI, at=make.NOON)
    how = (LETTER, "November", Window(None, NEXT_WEEK))
    out = shortening.pull_variant(store, variant.id, *how, key="k", **CAL)
    assert out.use_until == NEXT_WEEK


def test_what_is_soon_to_come_down_is_listed_and_ticked_off_early(store):
    out = pull(store, cleared(store), window=Window(None, NEXT_MONTH))
    tracking.add_link(store, out.pull_id, PAGE, **CAL)
    soon = make.NOON + 30 * DAY - SOON
    with store.read() as connection:
        assert consents.coming_down(connection, soon.date() - DAY) == []
        (use,) = consents.coming_down(connection, soon.date())
    assert (use.pull_id, use.take_down_on, use.addresses) == (out.pull_id, NEXT_MONTH, (PAGE,))
    with pytest.raises(NotFound):
        consenting.answer_use(store, out.pull_id, Answer.TAKEN_DOWN, **CAL)
    signed = {"by": make.CAL, "at": soon}
    done = consenting.answer_use(store, out.pull_id, Answer.TAKEN_DOWN, **signed)
    assert (done.answer, done.reason) == (Answer.TAKEN_DOWN, Reason.TIME_IS_OVER)
    with store.read() as connection:
        assert consents.coming_down(connection, soon.date()) == []
    assert keeping.tidy(store, at=soon + 60 * DAY).over == 0


def test_a_use_whose_own_day_is_over_is_called_back_once(store):
    out = pull(store, cleared(store), window=Window(None, NEXT_WEEK))
    assert keeping.tidy(store, at=make.NOON + 7 * DAY).over == 0
    assert keeping.tidy(store, at=make.NOON + 8 * DAY).over == 1
    assert keeping.tidy(store, at=make.NOON + 8 * DAY).over == 0
    assert count(store, tables.events, action="uses called back") == 1
    assert count(store, tables.recalled_uses, pull_id=out.pull_id) == 1


def test_the_database_itself_keeps_the_days(store):
    story = with_days(store, None, NEXT_WEEK)
    row = {"id": new_id(), "story_id": story.id, "version": 3, "channel": LETTER}
    row |= {"purpose": "June", "pulled_by": "cal", "pulled_at": make.NOON}
    inside = approved(store)
    for statement, values in (
        (tables.pulls, row),
        (tables.pulls, {**row, "take_down_on": NEXT_MONTH}),
        (tables.pulls, {**row, "not_before": NEXT_MONTH, "take_down_on": NEXT_WEEK}),
        (tables.story_windows, {"story_id": inside.id, "not_before": NEXT_WEEK}),
        (tables.story_windows, {"story_id": story.id}),
    ):
        with pytest.raises(sa.exc.IntegrityError), store.engine.begin() as connection:
            connection.execute(statement.insert().values(**values))


def test_the_page_where_a_use_appeared_goes_with_its_recall(store):
    story = cleared(store)
    out = pull(store, story)
    link = tracking.add_link(store, out.pull_id, PAGE, **CAL)
    other = tracking.add_link(store, out.pull_id, f"{PAGE}-2", **CAL)
    with pytest.raises(StoryError, match="there already"):
        tracking.add_link(store, out.pull_id, PAGE, **CAL)
    tracking.remove_link(store, other.id, **CAL)
    with pytest.raises(NotFound):
        tracking.remove_link(store, other.id, **CAL)
    with pytest.raises(NotFound):
        tracking.add_link(store, new_id(), PAGE, **CAL)
    with store.read() as connection:
        (use,) = use_log.uses(connection, story.id)
    assert use.links == (link,)
    writing.withdraw(store, story.id, 3, by=make.SAM, at=make.NOON)
    with store.read() as connection:
        assert consents.called_back(connection)[0].addresses == (PAGE,)


def test_a_use_keeps_few_pages(store):
    out = pull(store, cleared(store))
    for number in range(MOST_LINKS):
        tracking.add_link(store, out.pull_id, f"{PAGE}-{number}", **CAL)
    with pytest.raises(StoryError, match="Remove one first"):
        tracking.add_link(store, out.pull_id, PAGE, **CAL)


def test_a_story_at_rest_is_not_pulled_until_its_day_or_somebody_ends_it(store):
    story = cleared(store)
    out = pull(store, story)
    tracking.rest_story(store, story.id, NEXT_WEEK, "Told in three places.", **CAL)
    with pytest.raises(NotCleared, match="rests until 23 September 2026"):
        pull(store, story)
    assert taking.take_file(store, [out.pull_id], "word", "a", **CAL)
    assert pull(store, story, make.NOON + 7 * DAY)
    tracking.end_rest(store, story.id, **CAL)
    assert pull(store, story)
    with pytest.raises(StoryError, match="does not rest"):
        tracking.end_rest(store, story.id, **CAL)


@pytest.mark.parametrize("why", ["", " ", "Kayleigh asked for it.", "x" * 201])
def test_a_rest_says_why_and_names_nobody(store, why):
    story = cleared(store)
    with pytest.raises(StoryError, match="Why it rests"):
        tracking.rest_story(store, story.id, NEXT_WEEK, why, **CAL)


def test_who_reaches_for_a_story_is_seen_for_a_while(store):
    story = cleared(store)
    assert tracking.reach(store, story.id, **CAL)
    with store.read() as connection:
        (other,) = use_log.reaching(connection, story.id, make.GWEN, make.NOON)
        assert (other.who, other.at) == ("Cal", make.NOON)
        assert use_log.reaching(connection, story.id, make.CAL, make.NOON) == []
        assert use_log.reaching(connection, story.id, make.GWEN, make.NOON + REACH_LASTS) == []
    assert not tracking.reach(store, approved(store, consent_channels="team").id, **CAL)
    assert tracking.reach(store, cleared(store).id, by=make.CAL, at=make.NOON + 2 * REACH_LASTS)
    assert count(store, tables.story_reaches) == 1  # what was open before is not kept


def test_what_the_feed_gave_out_is_used_and_called_back(store):
    story = cleared(store, Channel.WEBSITE)
    for _ in range(2):
        feed.public(store, make.NOON)
    with store.read() as connection:
        (use,) = use_log.uses(connection, story.id)
    assert (use.by_feed, use.who, use.channel) == (True, "Gwen", Channel.WEBSITE)
    writing.withdraw(store, story.id, 3, by=make.SAM, at=make.NOON)
    with store.read() as connection:
        (called,) = consents.called_back(connection)
    assert (called.by_feed, called.reason) == (True, Reason.STORY_WITHDRAWN)
    assert feed.public(store, make.NOON).gone
