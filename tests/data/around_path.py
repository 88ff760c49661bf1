"""What people do around a story: shorter versions, a panel's choice, what a colleague will try."""

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from data import appreciation, panel
from data.store.reading import story_where
from stories.actions import appreciating, choosing, shortening
from stories.consent import Channel
from stories.ids import new_id
from stories.panel import RECORDERS, SEATS, Domain
from stories.people import Role
from stories.variants import Form
from tests import make
from tests.data.in_a_store import EVERYTHING, SECOND, InAStore
from tests.data.ledger import REVIEW, Short

PEOPLE = (*make.EVERYBODY, EVERYTHING, SECOND)
CHANNELS = (Channel.NEWSLETTER, Channel.WEBSITE, Channel.TEAM, Channel.ORGANISATION)
WORRY = "We were worried that nobody would come back."
QUOTES = ("Then her aunt sat with us and we listened.", WORRY)  # the second leaves if it is opened
WHY = "It shows that listening came first, and that it lasted."

person = st.sampled_from(PEOPLE)
# One of the two stories told last, and the version seen: mostly the newest.
which = st.integers(0, 1)
behind = st.sampled_from((0, 0, 0, 1))
places = st.sets(st.sampled_from(CHANNELS), min_size=1).map(frozenset)


def mostly(*likely) -> st.SearchStrategy:
    """One of these people more often than not, so that some paths come to an end."""
    return st.one_of(st.sampled_from(likely), st.sampled_from(likely), person)


class AroundAStory(InAStore):
    """Rules for what is made of a story and said of it."""

    given_short = 0

    def __init__(self) -> None:
        super().__init__()
        self.shorts: dict[str, Short] = {}
        self.chosen: dict[str, str] = {}  # the story of each choice
        self.tries: set[tuple[str, str]] = set()  # story and who

    @rule(by=mostly(make.CAL, make.RAVI), which=which, text=st.sampled_from(QUOTES))
    def write_shorter(self, by, which, text) -> None:
        story_id, told = self.one(which)
        seen = self.version(story_id, 0)
        kept = self.attempt(shortening.write_variant, story_id, seen, Form.QUOTE, text, by=by)
        if kept is not None:
            assert self.holds(by, Role.COMMS, *REVIEW)
            assert told.approver
            assert by.id not in {told.writer, *told.parts}
            self.shorts[kept.id] = Short(story_id, by.id, text, told.edition)

    @rule(by=mostly(make.RITA, make.GWEN, SECOND), which=which, behind=behind)
    def approve_shorter(self, by, which, behind) -> None:
        for variant_id, short in list(self.shorts.items())[-1 - which :]:
            seen = self.version_of_short(variant_id) - behind
            if self.attempt(shortening.approve_variant, variant_id, seen, by=by):
                assert self.holds(by, *REVIEW)
                assert short.approver is None
                short.approver = by.id

    @rule(by=mostly(make.CAL, EVERYTHING), which=which, channel=st.sampled_from(CHANNELS))
    def pull_shorter(self, by, which, channel) -> None:
        for variant_id, short in list(self.shorts.items())[-1 - which :]:
            told, key = self.told[short.story_id], new_id()
            released = self.attempt(
                shortening.pull_variant, variant_id, channel, "November", by=by, key=key
            )
            if released is not None:
                assert self.holds(by, Role.COMMS)
                assert told.short_may_leave(short, channel, self.today()), (short, told)
                assert released.short == short.text
                self.uses.append(short.story_id)
                type(self).given_short += 1

    @rule(
        by=mostly(make.LEO, make.GWEN),
        which=which,
        domain=st.sampled_from(Domain),
        takes_back=st.booleans(),
    )
    def choose_or_take_back(self, by, which, domain, takes_back) -> None:
        story_id, told = self.one(which)
        month, what = self.today().replace(day=1), (WHY, SEATS[:3])
        made = self.attempt(choosing.record_choice, story_id, month, domain, *what, by=by)
        if made is not None:
            assert self.holds(by, *RECORDERS)
            assert told.approver
            assert not told.gone
            assert by.id not in {told.writer, *told.parts}
            self.chosen[made.id] = story_id
        if takes_back and self.chosen:
            choice_id = next(iter(self.chosen))
            self.attempt(choosing.take_choice_back, choice_id, by=by)

    @rule(by=mostly(make.LEO, make.ANA), which=which, takes_back=st.booleans())
    def say_what_i_will_try(self, by, which, takes_back) -> None:
        story_id, told = self.one(which)
        if takes_back:
            self.attempt(appreciating.take_try_back, story_id, by=by)
            self.tries.discard((story_id, by.id))
        elif self.attempt(appreciating.say_try, story_id, "Ask an aunt first.", by=by):
            assert by.id != told.writer
            assert told.approver
            assert not told.gone
            self.tries.add((story_id, by.id))

    @invariant()
    def a_choice_is_read_as_far_as_its_story(self) -> None:
        if not self.chosen:
            return
        with self.store.read() as connection:
            now, held = self.as_now(make.LEO)
            for each in panel.choices(connection, now, self.today()):
                told = self.told[each.choice.story_id]
                assert told.approver
                assert told.is_read_by(now, held, self.today())

    @invariant()
    def what_somebody_will_try_is_read_by_those_who_had_a_part(self) -> None:
        for story_id in {about for about, _ in self.tries}:
            told, said = self.told[story_id], sum(about == story_id for about, _ in self.tries)
            with self.store.read() as connection:
                story = story_where(connection, story_id)
                for who in (make.SAM, make.GWEN, EVERYTHING):
                    mine = who.id in {told.writer, *told.parts}
                    shown = mine and bool(told.approver) and not told.gone
                    read = appreciation.tries_of(connection, story, who)
                    assert len(read) == (said if shown else 0)
