"""Whatever people of every role do, in any order: nothing reaches outside without two people,
consent that stands and words that nobody changed since."""

import json
from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule
from hypothesis.stateful import run_state_machine_as_test as run

from data import queries, tables
from stories.actions import consenting, editing, keeping, publishing, reviewing, writing
from stories.agreement import Shown
from stories.consent import OUTSIDE, Channel
from stories.ids import new_id
from stories.people import Role
from stories.recall import Answer
from stories.review import Check
from stories.sections import Section
from stories.telling import ReturnReason
from tests import make
from tests.conftest import KEY, draft_of
from tests.data.always import Always
from tests.data.around_path import (
    CHANNELS,
    EVERYTHING,
    QUOTES,
    SECOND,
    WORRY,
    behind,
    mostly,
    person,
    places,
    which,
)
from tests.data.ledger import Told

ENDINGS = ("as far as we know", "as far as we can tell")
TRIED = f"{make.WORDS[Section.TRIED]} We feared more."  # which is marked as a worry
BACK = (ReturnReason.OTHER, "Please say how we know.")
EXAMPLES_SHARE = 20  # of the examples a plain property has, since each here is many steps


class AnyPath(Always):
    given = 0  # uses given over all runs, so that the proof is not empty
    withdrawn_after_use = 0

    # Telling

    @initialize()
    def begin(self) -> None:
        """One story that is used already, as it should be."""
        self.tell(make.SAM, frozenset(CHANNELS), frozenset())
        self.lead_outside(make.RAVI, make.GWEN, 0, Channel.NEWSLETTER)

    @rule(by=mostly(make.SAM, EVERYTHING), agreed=places, parts=st.sets(person, max_size=1))
    def tell(self, by, agreed, parts) -> None:
        if not self.holds(by, Role.STAFF):
            assert self.attempt(writing.start_draft, new_id(), by=by) is None
            return
        names = frozenset(each.id for each in parts if each != by)
        draft = draft_of(
            self.store,
            by,
            self.now,
            worried=WORRY,
            tried=TRIED,
            kinds=json.dumps({Section.TRIED: {"2": "worry"}}),
            contributors="\n".join(sorted(names)),
            consent_channels="\n".join(sorted(agreed)),
            consent_on=self.today().isoformat(),
        )
        story = self.attempt(writing.submit, draft, by=by)
        words = {section: said.text for section, said in story.words.items()}
        end = self.today().replace(year=self.today().year + 2)
        self.told[story.id] = Told(
            by.id, names, words, words, agreed={story.id: (agreed, end)}, seen={story.id}
        )

    @rule(by=mostly(make.SAM, EVERYTHING), which=which, ending=st.sampled_from(ENDINGS))
    def tell_again(self, by, which, ending) -> None:
        story_id, told = self.one(which)
        draft = self.attempt(writing.open_again, story_id, new_id(), by=by)
        if draft is None:
            return
        assert by.id == told.writer
        with self.store.read() as connection:
            answer = queries.draft_answers(connection, KEY, draft, by)[Section.CHANGED]
        words = f"The plan ended because things were safer at home, {ending}."
        self.attempt(writing.save_answer, draft, Section.CHANGED, words, answer.version, by=by)
        if self.attempt(writing.submit, draft, by=by):
            told.changed({**told.words, Section.CHANGED: words}, None)

    # Reviewing

    @rule(
        by=mostly(make.RITA, make.RAVI, SECOND),
        which=which,
        ending=st.sampled_from(ENDINGS),
        behind=behind,
    )
    def edit(self, by, which, ending, behind) -> None:
        story_id, told = self.one(which)
        words = f"The plan ended because things were safer at home, {ending}."
        if words == told.words[Section.CHANGED]:
            return
        seen = self.version(story_id, behind)
        changed = {Section.CHANGED: words}
        if self.attempt(editing.edit_lightly, story_id, seen, changed, by=by):
            told.changed({**told.words, **changed}, by.id)

    @rule(by=mostly(make.SAM, EVERYTHING), which=which)
    def restore_words(self, by, which) -> None:
        story_id, told = self.one(which)
        if self.attempt(editing.restore_words, story_id, self.version(story_id, 0), by=by):
            assert by.id == told.writer
            assert told.editor
            told.changed(told.own, None)

    @rule(
        by=mostly(make.RAVI, SECOND, EVERYTHING),
        which=which,
        behind=behind,
        checks=st.sampled_from((tuple(Check), tuple(Check), tuple(Check)[1:])),
    )
    def approve(self, by, which, behind, checks) -> None:
        story_id, told = self.one(which)
        if self.attempt(reviewing.approve, story_id, self.version(story_id, behind), checks, by=by):
            assert set(checks) == set(Check)
            assert self.holds(by, Role.REVIEWER)
            told.approver, told.approved_words = by.id, dict(told.words)

    @rule(
        by=person,
        which=which,
        behind=behind,
        how=st.sampled_from(
            (reviewing.return_to_writer, reviewing.return_to_writer, reviewing.decline)
        ),
    )
    def give_back(self, by, which, behind, how) -> None:
        story_id, told = self.one(which)
        if self.attempt(how, story_id, self.version(story_id, behind), *BACK, by=by):
            told.approver = None
            told.inside()

    @rule(by=mostly(make.RAVI, SECOND), which=which, opens=st.booleans())
    def open_or_close(self, by, which, opens) -> None:
        story_id, told = self.one(which)
        act = reviewing.open_section if opens else reviewing.close_section
        seen = self.version(story_id, 0)
        if self.attempt(act, story_id, seen, Section.WORRIED, by=by):
            worried = {Section.WORRIED}
            told.opened = told.opened | worried if opens else told.opened - worried

    @rule(by=mostly(make.RITA, make.RAVI), which=which)
    def claim(self, by, which) -> None:
        self.attempt(reviewing.claim, self.one(which)[0], by=by)

    # Governance

    @rule(by=mostly(make.GWEN, SECOND, EVERYTHING), which=which, behind=behind, channels=places)
    def clear(self, by, which, behind, channels) -> None:
        story_id, told = self.one(which)
        seen = self.version(story_id, behind)
        if self.attempt(publishing.clear, story_id, seen, channels, by=by):
            assert self.holds(by, Role.GOVERNANCE)
            told.clearer, told.open_for = by.id, channels

    @rule(by=person, which=which, ends=st.booleans())
    def take_back_or_expire(self, by, which, ends) -> None:
        story_id, told = self.one(which)
        act = publishing.expire if ends else publishing.take_back_inside
        if self.attempt(act, story_id, self.version(story_id, 0), by=by):
            told.gone = told.gone or ends
            told.inside()

    @rule(
        by=mostly(make.GWEN),
        which=which,
        channels=places,
        years=st.integers(0, 3),
        another=st.booleans(),
        finished=st.booleans(),
        seen=st.booleans(),
    )
    def record_consent(self, by, which, channels, years, another, finished, seen) -> None:
        story_id, told = self.one(which)
        end = self.today() + timedelta(days=365 * years)
        given = make.consent(
            make.story(),
            story_id=story_id,
            party="" if another else story_id,
            channels=channels,
            asked_on=self.today(),
            expires_on=end,
            understood=finished,
            shown=Shown.SEEN if seen else None,
            seen_words_version=self.words_version(story_id) if seen else None,
        )
        kept = self.attempt(consenting.record_consent, given, by=by, key=new_id())
        if kept is not None:
            assert self.holds(by, Role.GOVERNANCE)
            # An unfinished record opens nothing outside.
            told.agreed[kept.party] = (channels if finished else channels - OUTSIDE, end)
            told.seen = told.seen | {kept.party} if seen else told.seen - {kept.party}
            told.open_for &= told.agreed[kept.party][0] if seen else frozenset()
            if not told.open_for:
                told.inside()

    @rule(by=mostly(make.GWEN), which=which, shown=st.sampled_from(Shown))
    def show_final_text(self, by, which, shown) -> None:
        story_id, told = self.one(which)
        for party in told.agreed:
            if self.attempt(consenting.show_final_text, story_id, party, shown, by=by):
                assert self.holds(by, Role.GOVERNANCE)
                told.seen.add(party)

    @rule(by=mostly(make.GWEN, make.SAM), which=which)
    def withdraw_consent(self, by, which) -> None:
        story_id, told = self.one(which)
        uses = self.attempt(consenting.withdraw_consent, story_id, story_id, self.today(), by=by)
        if uses is not None:
            assert self.holds(by, Role.GOVERNANCE) or by.id == told.writer
            AnyPath.withdrawn_after_use += bool(uses)
            told.gone = True

    @rule(by=person, which=which, behind=behind)
    def withdraw(self, by, which, behind) -> None:
        story_id, told = self.one(which)
        if self.attempt(writing.withdraw, story_id, self.version(story_id, behind), by=by):
            assert by.id == told.writer or self.holds(by, Role.GOVERNANCE)
            told.gone = True

    # Outside, and time

    @rule(by=mostly(make.CAL, EVERYTHING), which=which, channel=st.sampled_from(CHANNELS))
    def pull(self, by, which, channel) -> None:
        story_id, told = self.one(which)
        key = new_id()
        released = self.attempt(publishing.pull, story_id, channel, "November", by=by, key=key)
        if released is not None:
            assert self.holds(by, Role.COMMS)
            assert told.may_leave(channel, self.today()), told
            assert dict(released.words) == told.leaving
            self.uses.append(story_id)
            AnyPath.given += 1

    @rule(by=person, answer=st.sampled_from(Answer))
    def answer_a_recall(self, by, answer) -> None:
        with self.store.read() as connection:
            pull_id = connection.scalar(sa.select(tables.recalled_uses.c.pull_id))
        if pull_id and self.attempt(consenting.answer_use, pull_id, answer, by=by):
            assert self.holds(by, Role.COMMS, Role.GOVERNANCE)

    @rule(days=st.sampled_from((1, 40, 800)))
    def wait(self, days) -> None:
        self.now += timedelta(days=days)

    @rule(by=person)
    def tidy(self, by) -> None:
        if self.attempt(keeping.tidy, by=by):
            assert self.holds(by, Role.ADMIN, Role.GOVERNANCE)

    @rule(
        role=st.sampled_from([each for each in Role if each is not Role.ADMIN]), gains=st.booleans()
    )
    def change_roles(self, role, gains) -> None:
        """Leo gains and loses roles (an admin needs a second one); what he may do follows."""
        table, held = tables.person_roles, {"person_id": make.LEO.id, "role": role}
        with self.store.engine.begin() as connection:
            connection.execute(sa.delete(table).filter_by(**held))
            if gains:
                connection.execute(table.insert().values(**held))
        self.leo = self.leo | {role} if gains else self.leo - {role}

    @rule(
        reviewer=st.sampled_from((make.RAVI, SECOND)),
        governance=st.sampled_from((make.GWEN, EVERYTHING)),
        which=which,
        channel=st.sampled_from(CHANNELS),
    )
    def lead_outside(self, reviewer, governance, which, channel) -> None:
        """The way it should go, so that what follows meets stories that are used."""
        self.approve(reviewer, which, 0, tuple(Check))
        self.show_final_text(make.GWEN, which, Shown.SEEN)
        self.clear(governance, which, 0, frozenset({channel}))
        self.pull(make.CAL, which, channel)
        self.write_shorter(make.CAL, which, QUOTES[0])
        self.approve_shorter(make.RITA, which, 0)
        self.pull_shorter(make.CAL, which, channel)

    @rule(which=which, channel=st.sampled_from(CHANNELS))
    def use_it_late(self, which, channel) -> None:
        """Years on, when most consents have run out."""
        self.wait(800)
        self.pull(make.CAL, which, channel)


@pytest.mark.faults
def test_nothing_reaches_outside_by_any_path(sqlite_template, times, tally):
    """R-11: a thousand runs of fifty steps, where all faults are asked for."""
    AnyPath.template = sqlite_template
    AnyPath.given = AnyPath.given_short = AnyPath.withdrawn_after_use = 0
    plain = settings()
    many = times(max(plain.max_examples // EXAMPLES_SHARE, 1), 1_000)
    run(
        AnyPath,
        settings=settings(
            plain,
            max_examples=many,
            stateful_step_count=times(30, 50),
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert AnyPath.given, "no run gave anything out, so nothing was proved"
    assert AnyPath.given_short, "no shorter version was given out either"
    tally.add("sqlite", walked=many)
