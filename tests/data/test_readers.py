"""Lists of stories hold what a person may read, by the very rule that opens one story."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
import sqlalchemy as sa

from data import alike, appreciation, panel, queries, tables
from data.store.people import add_person
from data.store.readers import readable_by
from stories.actions import appreciating, choosing, relisting, reviewing, shortening
from stories.combined import sketched
from stories.consent import Channel
from stories.errors import NotFound, StoryError
from stories.panel import SEATS, Domain
from stories.people import Role
from stories.review import Check
from stories.variants import Form
from tests import make
from tests.conftest import approved, by_two, cleared, submit

WAYS = ("", "team", "organisation", "newsletter", "team\nnewsletter", "organisation\nwebsite")
TESS = replace(make.actor("Tess", Role.STAFF), service=make.SERVICE)
ELSEWHERE = replace(make.actor("Elsa", Role.STAFF, Role.COMMS), service="adults")
READERS = (*make.EVERYBODY, TESS, ELSEWHERE, make.actor("Nobody"), replace(TESS, active=False))
YEARS_ON = make.TODAY + timedelta(days=900)


def listed(connection, person, on) -> set[str]:
    table = tables.stories
    return set(connection.scalars(sa.select(table.c.id).where(readable_by(person, on))))


def opened(connection, person, stories, on) -> set[str]:
    found = set()
    for story in stories:
        try:
            found.add(queries.story_for(connection, story.id, person, on).id)
        except NotFound:
            continue
    return found


def test_a_list_and_an_address_open_the_same_stories(store):
    ways = [("consent_channels", each) for each in WAYS]
    stories = [approved(store, **dict([way])) for way in ways]
    stories.append(approved(store, consent_channels="team", contributors=make.LEO.id))
    stories += [cleared(store, consent_channels=each) for each in WAYS if "newsletter" in each]
    with store.read() as connection:
        for person, on in product(READERS, (make.TODAY, YEARS_ON)):
            both = opened(connection, person, stories, on)
            assert listed(connection, person, on) == both, (person, on)
        assert opened(connection, make.ANA, stories, make.TODAY) == {stories[2].id, stories[5].id}
        assert opened(connection, make.LEO, stories, YEARS_ON) == set()


def test_a_merged_service_is_one_team(store):
    story = approved(store, consent_channels="team")
    with store.read() as connection:
        assert story.id not in listed(connection, ELSEWHERE, make.TODAY)
    month = date(2026, 9, 1)
    by_two(store, relisting.merge_service, make.SERVICE, "adults", month)
    with store.read() as connection:
        assert story.id in listed(connection, ELSEWHERE, make.TODAY)
        assert opened(connection, ELSEWHERE, [story], make.TODAY) == {story.id}


def test_only_so_many_of_the_newest_are_looked_at_for_one_to_read(store, monkeypatch):
    to_read = approved(store, consent_channels="organisation")
    for hours in (1, 2):
        later = submit(store, consent_channels="newsletter")
        signed = {"by": make.RAVI, "at": make.NOON + timedelta(hours=hours)}
        reviewing.approve(store, later.id, later.version, Check, **signed)
    for most, found in ((1, None), (2, to_read.id)):
        monkeypatch.setattr(queries, "LOOKED_AT", most)
        somebody = replace(make.LEO, name=f"Reader {most}")  # whose query is put together anew
        with store.read() as connection:
            newest = queries.newest_to_read(connection, somebody, make.TODAY)
        assert (newest and newest.id) == found


def test_nothing_tells_of_a_story_that_may_not_be_read(store):
    story = approved(store, consent_channels="newsletter", contributors=make.LEO.id)
    signed = {"by": make.GWEN, "at": make.NOON}
    reasons = "It shows how much listening changed, and what lasted because of it."
    choosing.record_choice(
        store, story.id, date(2026, 9, 1), Domain.OTHER, reasons, SEATS[:3], **signed
    )
    with store.read() as connection:
        who = (connection, make.LEO, make.TODAY)
        assert queries.newest_to_read(*who) is None
        assert queries.newest_to_read(*who, story.outcome) is None
        assert panel.choices(*who) == []
        assert panel.approved_in(connection, make.LEO, date(2026, 9, 1), make.NOON) == []
        beside = alike.beside_approved(connection, sketched(story.words), *who[1:])
        assert (beside.story_id, beside.likeness.reason) == ("", "")
        [thanks] = appreciation.for_person(*who)
        assert (thanks.title, thanks.reference) == ("", "")
        assert len(panel.choices(connection, make.GWEN, make.TODAY)) == 1


@pytest.mark.parametrize("channel", ["newsletter", "team", "organisation"])
def test_only_who_may_read_a_story_acts_on_it(store, channel):
    story = approved(store, consent_channels=channel)
    with store.engine.begin() as connection:
        add_person(connection, TESS)

    def refused(action, *args, by) -> bool:
        try:
            action(store, story.id, *args, by=by, at=make.NOON)
        except NotFound:
            return True
        except StoryError:
            return False
        return False

    whole = channel == "organisation"
    assert refused(appreciating.say_try, "I will listen more.", by=make.ANA) != whole
    assert refused(appreciating.say_try, "I will listen more.", by=TESS) == (
        channel == "newsletter"
    )
    short = (2, Form.SOCIAL, "A door opened.")
    assert refused(shortening.write_variant, *short, by=make.CAL) != whole
    chosen = (date(2026, 9, 1), Domain.OTHER, "It shows how much it changed for them all.", SEATS)
    assert refused(choosing.record_choice, *chosen, by=make.LEO) != whole


def test_comms_reads_what_may_be_used_and_nothing_else(store):
    story = cleared(store, Channel.NEWSLETTER, consent_channels="newsletter")
    with store.read() as connection:
        assert opened(connection, make.CAL, [story], make.TODAY) == {story.id}
        assert opened(connection, make.ANA, [story], make.TODAY) == set()
        assert opened(connection, make.CAL, [story], YEARS_ON) == set()
