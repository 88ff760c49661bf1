"""The steps of setting up: each asks its questions, and gives True once its answer is kept."""

from collections.abc import Callable, Mapping

from data.store.settings import organisation_in
from pages.parts import messages, places, session, set_up_law, set_up_lists
from stories.organisation import Organisation, Step
from stories.people import Person

_ASKED: dict[Step, Callable[[Organisation, Mapping], bool]] = {
    Step.NAME: set_up_law.name,
    Step.NATION: set_up_lists.nation,
    Step.SERVICES: set_up_lists.services,
    Step.TEAMS: set_up_lists.teams,
    Step.CHANNELS: set_up_law.channels,
    Step.KEEPING: set_up_law.keeping,
    Step.BASIS: set_up_law.basis,
    Step.ROUTE: set_up_law.route,
}


def ask(step: Step, here: Organisation, person: Person) -> bool:
    """The questions of one step; whether its answer was kept in this run."""
    return _ASKED[step](here, {"by": person, "at": session.now()})


def go_on(step: Step) -> None:
    """Say that it is kept, and open the next step that is left, or all of them."""
    with session.store().read() as connection:
        left = organisation_in(connection).left
    messages.say_next("Kept." if left else "Kept. Every step is done.")
    later = [each for each in left if each != step]
    places.go("set_up.py", **({"step": later[0]} if later else {}))
