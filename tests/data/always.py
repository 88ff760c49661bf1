"""What holds at every step of any path a story can take."""

import sqlalchemy as sa
from hypothesis.stateful import invariant

from data import queries, search, tables
from data.store.readers import readable_by
from stories.consent import OUTSIDE
from stories.errors import NotFound
from stories.statuses import IN_USE, Status
from tests import make
from tests.data.around_path import AroundAStory
from tests.data.in_a_store import TEAM

READERS = (TEAM, make.LEO, make.CAL, make.ANA, make.GWEN, make.SAM)


class Always(AroundAStory):
    """What is read, found and called back, as far as people agreed."""

    @invariant()
    def what_is_found_may_leave(self) -> None:
        with self.store.read() as connection:
            found = search.find(connection, self.now).found
            many, usable = search.usable_today(connection, self.today(), 50)
        assert many == len(usable)
        assert [*usable][: len(found)] == [each.id for each in found]
        for story_id in [*(each.id for each in found), *usable]:
            told = self.told[story_id]
            assert not told.gone
            assert any(told.may_leave(channel, self.today()) for channel in OUTSIDE)

    @invariant()
    def what_is_gone_is_on_no_list_of_what_is_in_use(self) -> None:
        with self.store.read() as connection:
            cards = queries.stories_at(connection, Status.APPROVED, Status.CLEARED)
            assert all(not self.told[card.id].gone for card in cards)
            assert all(self.told[card.id].approver for card in cards)

    @invariant()
    def a_story_is_read_as_far_as_its_people_agreed(self) -> None:
        self.turn += 1  # one reader at each step: what is wrong stays wrong for many
        now, held = self.as_now(READERS[self.turn % len(READERS)])
        with self.store.read() as connection:
            for story_id, told in list(self.told.items())[-2:]:
                wanted = told.is_read_by(now, held, self.today())
                assert self.is_read(connection, story_id, now) == wanted, (now, told)

    def is_read(self, connection, story_id: str, who) -> bool:
        """Read by its address; a list of what may be read must say the same."""
        stories, today = tables.stories, self.today()
        listed = connection.scalar(
            sa.select(stories.c.status.in_(sorted(IN_USE)) & readable_by(who, today)).where(
                stories.c.id == story_id
            )
        )
        try:
            story = queries.story_for(connection, story_id, who, today)
        except NotFound:
            assert not listed
            return False
        assert bool(listed) == (story.status in IN_USE)
        return True

    @invariant()
    def every_use_is_known_and_called_back_when_the_story_is_gone(self) -> None:
        pulls, recalled = tables.pulls, tables.recalled_uses
        with self.store.read() as connection:
            known = list(connection.scalars(sa.select(pulls.c.story_id)))
            called = set(
                connection.scalars(
                    sa.select(pulls.c.story_id).join(recalled, recalled.c.pull_id == pulls.c.id)
                )
            )
        assert sorted(known) == sorted(self.uses)
        assert {each for each in self.uses if self.told[each].gone} <= called
