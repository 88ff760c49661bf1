"""What an administrator settles for everybody, and comms for its files."""

from collections.abc import Collection
from datetime import datetime

from stories.consent import Channel
from stories.errors import StoryError
from stories.house import PressOffice
from stories.limits import Limited, checked_limit
from stories.organisation import (
    MAY_BE_LEFT,
    Lawful,
    Step,
    checked_channels,
    checked_lawful,
    checked_name,
)
from stories.people import Person, Role
from stories.safeguarding import ROUTE_MOST
from stories.template import WordTemplate
from stories.text import limited

OF_FILES = (Role.ADMIN, Role.COMMS)  # who settles what files look like and whom they say to call


def set_local_route(store, words: str, *, by: Person, at: datetime) -> None:
    """Say whom to tell when somebody is at risk now. It is shown to everybody who writes."""
    words = limited("The local route", words, ROUTE_MOST)
    if not words:
        raise StoryError("The local route: write whom to tell, and how to reach them.")
    with store.begin(by, at) as work:
        work.person.must_be(Role.ADMIN)
        if words != work.local_route():
            work.put_local_route(words)
            work.event("local route changed", "setting", "local route")


def name_organisation(store, name: str, contact: str, *, by: Person, at: datetime) -> str:
    """What the organisation is called, and whom to ask about personal data; gives the name."""
    name, contact = checked_name(name, contact)
    with store.begin(by, at) as work:
        work.person.must_be(Role.ADMIN)
        now = work.organisation()
        if (name, contact) != (now.name, now.contact):
            work.put_organisation(name, contact)
            work.event("organisation named", "setting", "organisation")
    return name


def choose_channels(
    store, chosen: Collection[Channel], *, by: Person, at: datetime
) -> frozenset[Channel]:
    """Where stories may go at all: nobody is asked about other places, and none is opened."""
    with store.begin(by, at) as work:
        work.person.must_be(Role.ADMIN)
        used = checked_channels(chosen, work.open_channels())
        if used != work.organisation().channels:
            work.put_channels(used)
            work.event("channels chosen", "setting", "channels", channels=sorted(used))
        return used


def state_basis(store, lawful: Lawful, *, by: Person, at: datetime) -> Lawful:
    """Say on what lawful basis things are kept. Nothing is written before this is said."""
    lawful = checked_lawful(lawful)
    with store.begin(by, at) as work:
        work.person.must_be(Role.ADMIN)
        if lawful != work.organisation().lawful:
            work.put_lawful(lawful)
            facts = {"basis": lawful.basis, "special": lawful.special, "schedule": lawful.schedule}
            work.event("lawful basis stated", "setting", "lawful basis", **facts)
        return lawful


def leave_as_it_is(store, step: Step, *, by: Person, at: datetime) -> Step:
    """Settle a step without a change, because what stands there is right here."""
    if step not in MAY_BE_LEFT:
        raise StoryError("This step needs an answer of your own.")
    with store.begin(by, at) as work:
        work.person.must_be(Role.ADMIN)
        if step not in work.organisation().settled:
            work.put_settled(step)
            work.event("left as it is", "setting", step)
        return step


def set_limit(store, kind: Limited, most: int, *, by: Person, at: datetime) -> int:
    """How much of this one person may do from now on."""
    most = checked_limit(kind, most)
    with store.begin(by, at) as work:
        work.person.must_be(Role.ADMIN)
        if most != work.limits()[kind]:
            work.set_limit(kind, most)
            work.event("limit set", "setting", kind, most=most)
        return most


def refuse_without_basis(work) -> None:
    """Nobody writes of people before the organisation has said on what lawful basis it may."""
    if work.organisation().lawful is None:
        raise StoryError(
            "Nobody can write here yet: your organisation has not said on what lawful basis it "
            "keeps stories. An administrator does that under Set up."
        )


def choose_word_template(
    store, template: WordTemplate, *, by: Person, at: datetime
) -> WordTemplate:
    """Make Word files with these looks from now on, in place of those before."""
    with store.begin(by, at) as work:
        work.person.must_be(*OF_FILES)
        if template != work.house().template:
            work.put_word_template(template)
            work.event("word template chosen", "setting", "word template")
        return template


def remove_word_template(store, *, by: Person, at: datetime) -> None:
    """Go back to the plain looks that the service comes with."""
    with store.begin(by, at) as work:
        work.person.must_be(*OF_FILES)
        if work.house().template is None:
            raise StoryError("There is no Word template to take away. Reload the page.")
        work.remove_word_template()
        work.event("word template taken away", "setting", "word template")


def set_press_office(store, office: PressOffice, *, by: Person, at: datetime) -> PressOffice:
    """Say whom the press sheet tells people to call; an empty one takes it away."""
    with store.begin(by, at) as work:
        work.person.must_be(*OF_FILES)
        if office != work.house().press:
            work.put_press_office(office)
            work.event("press office changed", "setting", "press office")
        return office
