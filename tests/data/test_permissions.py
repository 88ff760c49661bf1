"""Every action by every role, on what is one's own and on what is another's: none left out.

Each act is tried in a transaction that is undone, by somebody who holds one role alone.
"""

import importlib
import inspect
import pkgutil
import shutil
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

import stories.actions
from data import tables
from data.store import Store, Work
from data.store.engine import engine
from data.store.people import add_person
from data.store.trouble import said_as
from stories.actions import (
    admitting,
    consenting,
    editing,
    figures,
    finding,
    listing,
    publishing,
    recording,
    relisting,
    reviewing,
    settling,
    taking,
    targets,
    thanking,
    tracking,
    viewing,
)
from stories.consent import Channel
from stories.errors import NotSaved, StoryError
from stories.ids import new_id
from stories.people import Role
from stories.searches import Search
from stories.sections import StatementKind
from stories.story import Section
from stories.telling import ReturnReason
from stories.template import checked as checked_template
from tests import make
from tests.conftest import KEY, approved, cleared, draft_of, submit
from tests.data import acts_about_people, acts_beside, acts_of_the_house, acts_on_a_story
from tests.data.acts import (
    ADMIN,
    ALL,
    ANALYST,
    ANYBODY,
    CLOSED,
    COMMS,
    GOVERNANCE,
    LEADER,
    NO_ROLE,
    REVIEWER,
    STAFF,
    May,
    everywhere,
    may,
)
from tests.data.test_catalogue import EDIT
from tests.stories.test_template import upload

OPINION = StatementKind.OPINION
OLIVE = make.actor("Olive")  # has no part in anything
MONTH = date(2026, 9, 1)
PAGE = "https://www.example.gov.uk/news/a-door"
NEWSLETTER = frozenset({Channel.NEWSLETTER})
NEEDS_A_SECOND = make.outcome(code="C-EH-GOAL")
NOTE = (ReturnReason.OTHER, "Please say how we know.")


class Trial(Store):
    """A store in which everybody holds the roles they come with, and nothing stays."""

    @contextmanager
    def begin(self, by, at):
        roles, people = tables.person_roles, tables.people
        with said_as(NotSaved), self.engine.connect() as connection:
            connection.execute(roles.delete().where(roles.c.person_id == by.id))
            if held := [{"person_id": by.id, "role": role} for role in by.roles]:
                connection.execute(roles.insert(), held)
            same = people.c.id == by.id
            connection.execute(people.update().where(same).values(active=by.active))
            try:
                yield Work(connection, self.keys, by, at)
            finally:
                connection.rollback()


# What each stands for in the world below is made by Sam, or is about Sam.
ACTIONS: dict[str, May] = {
    "recording.record_outcome": everywhere(
        lambda store, it, **who: recording.record_outcome(
            store, make.outcome(), key=new_id(), **who
        ),
        STAFF,
    ),
    "recording.record_outcomes": may(
        lambda store, it, **who: recording.record_outcomes(
            store, [make.outcome(), make.outcome()], it.story.id, key=new_id(), **who
        ),
        own=STAFF,
    ),
    "recording.confirm_outcome": may(
        lambda store, it, **who: recording.confirm_outcome(store, it.unsure, True, **who),
        other=STAFF | REVIEWER,
    ),
    "recording.log_thanks": everywhere(
        lambda store, it, **who: recording.log_thanks(store, make.thanks(), key=new_id(), **who),
        STAFF,
    ),
    "finding.save_search": everywhere(
        lambda store, it, **who: finding.save_search(store, "Mine", Search("tea"), **who), COMMS
    ),
    "finding.forget_search": may(
        lambda store, it, **who: finding.forget_search(store, it.search, **who) or True, own=ANYBODY
    ),
    "tracking.add_link": everywhere(
        lambda store, it, **who: tracking.add_link(store, it.pulled, PAGE, **who), COMMS
    ),
    "tracking.remove_link": everywhere(
        lambda store, it, **who: tracking.remove_link(store, it.link, **who) or True, COMMS
    ),
    "tracking.rest_story": everywhere(
        lambda store, it, **who: (
            tracking.rest_story(store, it.cleared.id, date(2026, 12, 1), "Too often.", **who)
            or True
        ),
        COMMS,
    ),
    "tracking.end_rest": everywhere(
        lambda store, it, **who: tracking.end_rest(store, it.resting, **who) or True, COMMS
    ),
    "tracking.reach": everywhere(
        lambda store, it, **who: tracking.reach(store, it.cleared.id, **who) or None, COMMS
    ),
    "taking.take_file": may(
        lambda store, it, **who: taking.take_file(store, [it.pulled], "word", "x", **who), own=COMMS
    ),
    "figures.publish_figures": everywhere(
        lambda store, it, **who: figures.publish_figures(store, **who), LEADER | ANALYST
    ),
    "viewing.keep_view": everywhere(
        lambda store, it, **who: viewing.keep_view(store, "Mine", "trends.py", {}, **who),
        LEADER | ANALYST | GOVERNANCE,
    ),
    "viewing.drop_view": may(
        lambda store, it, **who: viewing.drop_view(store, it.view, **who) or True,
        own=LEADER | ANALYST | GOVERNANCE,
    ),
    "targets.set_target": everywhere(
        lambda store, it, **who: targets.set_target(store, "C-REUN", 70, **who), LEADER
    ),
    "figures.raise_threshold": everywhere(
        lambda store, it, **who: figures.raise_threshold(store, 7, **who) or True, ADMIN
    ),
    **acts_on_a_story.ACTIONS,
    **acts_of_the_house.ACTIONS,
    **acts_beside.ACTIONS,
    **acts_about_people.ACTIONS,
}


def public_actions() -> set[str]:
    """Every public function of every module of actions that opens the store."""
    found = set()
    for module in pkgutil.walk_packages(stories.actions.__path__, "stories.actions."):
        for name, value in inspect.getmembers(importlib.import_module(module.name)):
            if (
                inspect.isfunction(value)
                and value.__module__ == module.name
                and not name.startswith("_")
                and "store" in inspect.signature(value).parameters
            ):
                found.add(f"{module.name.removeprefix('stories.actions.')}.{name}")
    return found


@pytest.fixture(scope="module")
def world(sqlite_template, tmp_path_factory):
    """Something for every action to be tried on, all of it Sam's."""
    path = tmp_path_factory.mktemp("permissions") / "world.db"
    shutil.copy(sqlite_template, path)
    store = Store(engine(f"sqlite:///{path}"), KEY)
    yield store, made_in(store, tmp_path_factory.mktemp("returns"))
    store.engine.dispose()


def made_in(store: Store, folder) -> SimpleNamespace:
    """Everything that the rows above name, in this database."""
    on = " ON person_roles" if store.engine.dialect.name == "postgresql" else ""
    with store.engine.begin() as connection:
        add_person(connection, OLIVE)
        # A trial gives anybody any role; test_admitting shows that this promise stands.
        connection.exec_driver_sql(f"DROP TRIGGER a_third_admin_is_agreed{on}")
    beside = acts_beside.things(store, folder)
    return SimpleNamespace(**vars(things(store)), **beside)


def other_looks(document) -> None:
    document.styles["Normal"].font.name = "Arial"


def things(store) -> SimpleNamespace:
    def by(person):
        return {"by": person, "at": make.NOON}

    from data import sessions

    session = sessions.known_as(sessions.begin(store, "sam", make.NOON))
    worries = {"worried": "The rent was not paid for a while."}
    returned = reviewing.return_to_writer(store, submit(store).id, 1, *NOTE, **by(make.RAVI))
    with_worries, opened = submit(store, **worries), submit(store, **worries)
    opened = reviewing.open_section(store, opened.id, 1, Section.WORRIED, **by(make.RAVI))
    publishable = replace(make.thanks(), may_publish=True)
    checked = replace(make.thanks("You never gave up on us."), may_publish=True)
    for each in (publishable, checked):
        recording.log_thanks(store, each, key=each.id, **by(make.SAM))
    thanking.check(store, checked.id, True, **by(make.RAVI))
    beside, in_use = make.thanks("You came back every week."), approved(store)
    recording.log_thanks(store, beside, key=beside.id, **by(make.SAM))
    thanking.link_to_story(store, beside.id, in_use.id, **by(make.RAVI))
    used = cleared(store)
    publishing.pull(store, used.id, Channel.NEWSLETTER, "November", key=new_id(), **by(make.CAL))
    consenting.withdraw_consent(store, used.id, used.id, make.TODAY, **by(make.GWEN))
    with store.read() as connection:
        pulls = tables.pulls
        called_back = connection.scalar(pulls.select().where(pulls.c.story_id == used.id))
    settling.choose_word_template(store, checked_template(upload(other_looks)), **by(make.ADA))
    for _ in range(6):
        recording.record_outcome(store, make.outcome(), key=new_id(), **by(make.SAM))
    unsure = recording.record_outcome(store, NEEDS_A_SECOND, key=new_id(), **by(make.SAM))
    usable = cleared(store)
    with store.engine.begin() as connection:
        second = {"person_id": "gwen", "role": Role.ADMIN}
        connection.execute(tables.person_roles.insert().values(**second))
        kept = {"id": new_id(), "person_id": "sam", "name": "Mine", "sealed_asked": b""}
        connection.execute(tables.saved_searches.insert().values(**kept, saved_at=make.NOON))
        line = {"id": new_id(), "story_id": usable.id, "version": usable.version}
        line |= {"channel": Channel.NEWSLETTER, "purpose": "June", "pulled_by": "sam"}
        connection.execute(tables.pulls.insert().values(**line, pulled_at=make.NOON))
    return SimpleNamespace(
        template=checked_template(upload()),
        beside=beside.id,
        in_use=in_use,
        draft=draft_of(store),
        draft_with_a_name=draft_of(store, happening="Kayleigh had stopped opening the door."),
        draft_to_keep=draft_of(store, happening=make.asked()[0]),
        story=submit(store),
        session=session,
        named=submit(store, consent_name="Kofi Mensah"),
        returned=returned,
        with_worries=with_worries,
        opened=opened,
        edited=editing.edit_lightly(
            store, submit(store).id, 1, {Section.TITLE: "Another door"}, **by(make.RAVI)
        ),
        approved=approved(store),
        cleared=cleared(store),
        thanks=publishable.id,
        checked_thanks=checked.id,
        link=tracking.add_link(store, line["id"], f"{PAGE}-2", **by(make.CAL)).id,
        resting=_resting(store, usable),
        search=kept["id"],
        pulled=line["id"],
        view=_view(store),
        team=listing.add_team(store, "Team One", "adults", MONTH, **by(make.ADA)),
        edit=EDIT,
        list_change=relisting.rename_service(store, make.SERVICE, "Help", MONTH, **by(make.ADA)),
        unsure=unsure.id,
        called_back=called_back,
        proposal=admitting.propose_admin(store, "leo", **by(make.ADA)),
        admin="gwen",
        closed=admitting.close_account(store, "cal", **by(make.ADA)).id,
    )


def _resting(store: Store, story) -> str:
    reason = "It was told in three places."
    signed = {"by": make.CAL, "at": make.NOON}
    tracking.rest_story(store, story.id, date(2026, 10, 1), reason, **signed)
    return story.id


def _view(store: Store) -> str:
    """A view that Sam keeps."""
    view = {"id": new_id(), "person_id": make.SAM.id, "name": "His", "page": "trends.py",
            "query": "{}", "kept_at": make.NOON}  # fmt: skip
    with store.engine.begin() as connection:
        connection.execute(tables.views.insert(), view)
    return view["id"]


def people(own: bool):
    """Somebody with each role alone, with none, and with all in a closed account."""
    whose = make.SAM if own else OLIVE
    for role in Role:
        yield role, replace(whose, roles=frozenset({role}))
    yield NO_ROLE, replace(whose, roles=frozenset())
    yield CLOSED, replace(whose, roles=ALL, active=False)


def done(store: Store, it, row: May, person) -> bool:
    try:
        return row.act(Trial(store.engine, store.keys), it, by=person, at=make.NOON) is not None
    except StoryError:
        return False


def test_every_action_has_a_row_and_every_row_an_action():
    assert public_actions() == ACTIONS.keys()


@pytest.mark.parametrize("name", ACTIONS)
def test_each_action_is_for_its_roles_alone(world, name):
    """T-01, T-08, T-09: one's own and another's, and nothing for a closed account."""
    store, it = world
    row = ACTIONS[name]
    for own, wanted in ((True, row.own), (False, row.other)):
        allowed = {name for name, person in people(own) if done(store, it, row, person)}
        assert allowed == wanted, "on what is one's own" if own else "on another's"


def test_every_row_lets_somebody_through():
    """A row that refuses everybody would prove nothing of the reason."""
    assert all(row.own | row.other for row in ACTIONS.values())
