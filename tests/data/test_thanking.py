"""Thanks against the database: checked by another, pulled with a line, taken back without words."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from data import search, tables, thanks
from stories.actions import editing, recording, thanking
from stories.consent import Channel
from stories.errors import NotAllowed, NotCleared, NotFound, StoryError
from stories.people import Role
from stories.redaction import redact
from stories.searches import Search, Thanked
from stories.sections import Section
from stories.thanks import ReleasedThanks, SaidBy, SaidTo, Thanks
from tests import make
from tests.conftest import at_once, cleared, count
from tests.data.test_drafts import everything
from tests.data.test_promises import broken

BY_RAVI = {"by": make.RAVI, "at": make.NOON}
BY_SAM = {"by": make.SAM, "at": make.NOON}
LETTER = Channel.NEWSLETTER


def logged(store, text="You waited with me.", by=make.SAM, **changes) -> Thanks:
    said = make.thanks(text, **{"may_publish": True, **changes})
    return recording.log_thanks(store, said, by=by, at=make.NOON, key=said.id)


def checked(store, **changes) -> Thanks:
    return thanking.check(store, logged(store, **changes).id, True, **BY_RAVI)


def pull(store, said, channel=LETTER, purpose="November", by=make.CAL, key="once"):
    return thanking.pull_thanks(store, said.id, channel, purpose, by=by, at=make.NOON, key=key)


def seen(store, of, *args, **options):
    with store.read() as connection:
        return of(connection, *args, **options)


def test_thanks_are_read_as_they_were_kept_with_role_and_check(store):
    text, words = make.asked()
    said = make.thanks(text="Thank you.", said_to=SaidTo.WORKER, role="foster carer")
    said = replace(said, may_publish=True, words=redact(text, {}, {words: "It is ordinary."}))
    kept = recording.log_thanks(store, said, key="k", **BY_SAM)
    assert seen(store, thanks.passed_on_by, make.SAM) == [kept]
    done = thanking.check(store, kept.id, True, **BY_RAVI)
    assert seen(store, thanks.to_publish) == [done]
    assert (done.check.by, done.check.at) == (make.RAVI.id, make.NOON)


@pytest.mark.parametrize(
    "changes", [{"role": "king", "said_to": SaidTo.WORKER}, {"role": "foster carer"}]
)
def test_a_role_is_one_of_the_list_and_of_one_worker(sqlite_store, changes):
    with pytest.raises(StoryError, match="Choose a role"):
        logged(sqlite_store, **changes)


def test_nobody_hands_in_a_check_with_the_words(sqlite_store):
    fine = thanking.check(sqlite_store, logged(sqlite_store).id, True, **BY_RAVI).check
    said = logged(sqlite_store, check=fine, taken_back_at=make.NOON)
    assert (said.check, said.taken_back_at) == (None, None)


def test_a_page_holds_twenty_and_filters_narrow_it(store):
    day = timedelta(days=1)
    for number in range(23):
        by = SaidBy.CARER if number < 2 else SaidBy.PARENT
        on = make.TODAY - number * day
        logged(store, f"Thank you {number} times over.", said_by=by, said_on=on)
    first, many = seen(store, thanks.to_read)
    second, _ = seen(store, thanks.to_read, page=2)
    assert (len(first), len(second), many) == (20, 3, 23)
    assert str(first[0].words) == "Thank you 0 times over."
    assert len({each.id for each in first + second}) == 23
    assert seen(store, thanks.to_read, said_by=SaidBy.CARER)[1] == 2
    assert seen(store, thanks.to_read, service="adults") == ([], 0)


def test_a_reviewer_checks_what_somebody_else_passed_on(store):
    waiting = logged(store, by=make.RITA)
    logged(store, may_publish=False)
    assert seen(store, thanks.to_check, make.RITA) == []
    assert seen(store, thanks.count_to_check, make.RITA) == 0
    assert seen(store, thanks.to_check, make.RAVI) == [waiting]
    assert seen(store, thanks.count_to_check, make.RAVI) == 1
    with pytest.raises(NotAllowed, match="somebody else must check"):
        thanking.check(store, waiting.id, True, by=make.RITA, at=make.NOON)
    assert seen(store, thanks.to_publish) == []
    thanking.check(store, waiting.id, True, **BY_RAVI)
    assert seen(store, thanks.to_check, make.RAVI) == []
    assert count(store, tables.events, action="thanks checked") == 1


def test_of_two_reviewers_at_once_one_checks(store):
    said = logged(store)
    results = at_once(
        lambda: thanking.check(store, said.id, True, **BY_RAVI),
        lambda: thanking.check(store, said.id, False, by=make.RITA, at=make.NOON),
    )
    assert {type(each) for each in results} == {Thanks, StoryError}
    assert count(store, tables.thanks_checks) == 1
    assert count(store, tables.events, action="thanks checked") == 1


def test_a_pull_gives_the_words_and_one_line_for_one_click(store):
    said = checked(store)
    results = at_once(*[lambda: pull(store, said)] * 3)
    assert all(isinstance(each, ReleasedThanks) for each in results)
    (use,) = seen(store, thanks.uses)
    assert (use.who, use.channel, use.purpose) == ("Cal", LETTER, "November")
    assert count(store, tables.events, action="thanks pulled") == 1
    pull(store, said, purpose="December")
    assert count(store, tables.thanks_pulls) == 2


@pytest.mark.parametrize(
    "person", [each for each in make.EVERYBODY if Role.COMMS not in each.roles]
)
def test_only_comms_pull_thanks(sqlite_store, person):
    with pytest.raises(NotAllowed, match="the comms role"):
        pull(sqlite_store, checked(sqlite_store), by=person)


def test_what_may_not_be_published_gives_nothing_and_leaves_no_line(store):
    unchecked = logged(store)
    inside = thanking.check(store, logged(store).id, False, **BY_RAVI)
    gone = thanking.take_back(store, checked(store).id, **BY_SAM)
    before = count(store, tables.events)
    for said in (unchecked, inside, gone, logged(store, may_publish=False)):
        with pytest.raises(NotCleared):
            pull(store, said)
    assert count(store, tables.thanks_pulls) == 0
    assert count(store, tables.events) == before + 1  # the last one passed on


def test_thanks_taken_back_are_nowhere_and_their_words_are_gone(store):
    said = checked(store, text="A lantern in the window.")
    pull(store, said)
    thanking.take_back(store, said.id, **BY_SAM)
    assert seen(store, thanks.to_read) == ([], 0)
    assert seen(store, thanks.passed_on_by, make.SAM) == seen(store, thanks.to_publish) == []
    (use,) = seen(store, thanks.uses, taken_back=True)
    assert use.taken_back_at == make.NOON
    assert count(store, tables.events, action="thanks taken back") == 1
    assert count(store, tables.thanks, words="") == 1
    if store.engine.dialect.name == "postgresql":
        assert b"A lantern" not in everything(store)
    with pytest.raises(StoryError, match="already"):
        thanking.take_back(store, said.id, **BY_SAM)


def test_one_persons_thanks_are_not_another_writers_to_take_back(store):
    said = logged(store, by=make.RITA)
    with pytest.raises(NotAllowed):
        thanking.take_back(store, said.id, **BY_SAM)
    assert seen(store, thanks.to_read)[1] == 1


@pytest.mark.parametrize("thanks_id", [make.UNKNOWN, "", "\0", "' OR 1=1 --"])
def test_thanks_that_are_not_there_are_not_found(store, thanks_id):
    for attempt in (
        lambda: thanking.check(store, thanks_id, True, **BY_RAVI),
        lambda: thanking.take_back(store, thanks_id, **BY_SAM),
        lambda: pull(store, replace(make.thanks(), id=thanks_id)),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_taking_back_against_pulling_ends_without_the_words(store):
    said = checked(store)
    released, gone = at_once(
        lambda: pull(store, said), lambda: thanking.take_back(store, said.id, **BY_SAM)
    )
    assert gone.taken_back_at
    assert isinstance(released, ReleasedThanks | NotCleared)
    assert count(store, tables.thanks_pulls) == isinstance(released, ReleasedThanks)
    with pytest.raises(NotCleared):
        pull(store, said, key="late")


def test_the_database_keeps_the_promises_about_thanks(store):
    said, inside = logged(store), logged(store, may_publish=False)
    done = checked(store)
    gone = thanking.take_back(store, logged(store).id, **BY_SAM)
    checks, pulls, table = tables.thanks_checks, tables.thanks_pulls, tables.thanks
    fine = {"checked_at": make.NOON, "may_be_published": True}

    def check(of, by=make.RAVI):
        return checks.insert().values(thanks_id=of.id, checked_by=by.id, **fine)

    def use(of, channel=LETTER):
        line = {"id": "p", "channel": channel, "purpose": "x", "pulled_by": make.CAL.id}
        return pulls.insert().values(thanks_id=of.id, pulled_at=make.NOON, **line)

    own = "thanks_are_checked_by_another"
    assert broken(store, check(said, make.SAM), own)
    assert broken(store, check(inside), own)
    assert broken(store, check(gone), own)
    assert broken(store, checks.update().values(may_be_published=False), "thanks_checks_stay")
    for each in (said, inside, gone):
        assert broken(store, use(each), "thanks_are_pulled_when_checked")
    assert broken(store, use(done, "radio"), "channel_known")
    assert broken(store, table.update().values(words="x"), "thanks_keep_their_words")
    assert broken(store, table.update().values(taken_back_at=sa.null()), "thanks_keep")
    assert not broken(store, check(said))
    assert not broken(store, use(done))


def beside(store, said, story, by=make.RAVI):
    return thanking.link_to_story(store, said.id, story.id, by=by, at=make.NOON)


def test_thanks_stand_beside_a_story_until_either_changes(store):
    story, said = cleared(store), logged(store)
    for _ in range(2):
        beside(store, said, story)
    assert seen(store, thanks.of_story, story.id) == [said]
    assert count(store, tables.events, action="thanks put beside a story") == 1
    assert seen(store, thanks.could_be_of, story, make.RAVI) == []
    title = {Section.TITLE: "Another door"}
    editing.edit_lightly(store, story.id, story.version, title, by=make.RITA, at=make.NOON)
    assert seen(store, thanks.of_story, story.id) == []
    (waiting,) = seen(store, thanks.could_be_of, story, make.RAVI)
    assert waiting.id == said.id


def test_of_thanks_beside_a_story_those_to_publish_are_told_apart(store):
    story, inside = cleared(store), logged(store)
    free = checked(store)
    for each in (inside, free):
        beside(store, each, story)
    assert len(seen(store, thanks.of_story, story.id)) == 2
    assert seen(store, thanks.of_story, story.id, *thanks.publishable()) == [free]


def test_a_writer_is_offered_their_own_thanks_however_many_others_have(store, monkeypatch):
    story, mine = cleared(store), logged(store, said_on=make.TODAY - timedelta(days=9))
    logged(store, "You never gave up.", by=make.RITA, said_on=make.TODAY)
    monkeypatch.setattr(thanks, "MOST", 1)
    assert seen(store, thanks.could_be_of, story, make.SAM) == [mine]
    assert seen(store, thanks.could_be_of, story, make.CAL) == []


def test_thanks_that_are_taken_back_or_apart_stand_beside_nothing(store):
    story = cleared(store)
    gone, apart = logged(store), logged(store, "You never gave up.")
    for each in (gone, apart):
        beside(store, each, story)
    thanking.take_back(store, gone.id, **BY_SAM)
    thanking.take_from_story(store, apart.id, story.id, **BY_RAVI)
    assert count(store, tables.story_thanks) == 0
    with pytest.raises(NotFound):
        thanking.take_from_story(store, apart.id, story.id, **BY_RAVI)


def test_only_thanks_to_publish_are_found_beside_a_story_and_counted(store):
    story, other, said = cleared(store), cleared(store, title="The garden gate"), logged(store)
    beside(store, said, story)
    for each in (other, story):
        beside(store, logged(store, "For us alone.", may_publish=False), each)

    def found() -> tuple[list[str], dict]:
        result = seen(store, search.find, make.NOON, Search(thanked=Thanked.WITH))
        return result.ids, seen(store, search.counts, result.ids)["thanked"]

    assert found() == ([], {})
    thanking.check(store, said.id, True, **BY_RAVI)
    assert found() == ([story.id], {Thanked.WITH: 1})
    (card,) = seen(store, search.find, make.NOON, Search(thanked=Thanked.WITH)).found
    assert card.thanked
    thanking.take_back(store, said.id, **BY_SAM)
    assert found() == ([], {})
