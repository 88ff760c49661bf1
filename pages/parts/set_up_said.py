"""What each step of setting up is for, and what was answered, in a sentence."""

from data.store.catalogue import nation_in
from pages.parts import session
from stories.organisation import (
    BASIS_LABELS,
    SCHEDULE_LABELS,
    SPECIAL_LABELS,
    Lawful,
    Organisation,
    Schedule,
    Step,
    outside,
)
from stories.outcomes.catalogue import NATION_LABELS

WHY = {
    Step.NAME: "It stands where people read what is held on them, with whom to ask.",
    Step.NATION: "It decides the words and laws of the outcomes. It cannot change later.",
    Step.SERVICES: "Each story and outcome belongs to one. At least one is needed to write.",
    Step.TEAMS: "Check-backs come to the team. You may leave this.",
    Step.CHANNELS: "All are used until you choose. Nobody is asked about one you leave out.",
    Step.KEEPING: "Usual times are set. Compare them with your own schedule.",
    Step.BASIS: "The law asks for it before personal data is used. Until then nobody can write.",
    Step.ROUTE: "It is shown at once where somebody may be at risk now.",
}


def of_each(here: Organisation) -> dict[Step, str]:
    """The answer to each step, as it stands."""
    with session.store().read() as connection:
        nation = nation_in(connection)
    named = ", ".join(each.label for each in outside(here.used)) or "Nowhere outside"
    return {
        Step.NAME: f"{here.name}. Whom to ask: {here.contact}" if here.name else "",
        Step.NATION: f"{NATION_LABELS[nation]}.",
        Step.SERVICES: f"Services: {here.services}.",
        Step.TEAMS: f"Teams: {here.teams}.",
        Step.CHANNELS: f"Outside: {named}.",
        Step.KEEPING: "The times stand under Keeping.",
        Step.BASIS: lawful(here.lawful) if here.lawful else "",
        Step.ROUTE: "Your own words are shown.",
    }


def lawful(said: Lawful) -> str:
    """The lawful basis in a few sentences."""
    schedule = (
        ""
        if said.schedule is Schedule.NONE
        else f" Data Protection Act 2018, Schedule 1: {SCHEDULE_LABELS[said.schedule]}."
    )
    return f"UK GDPR. {BASIS_LABELS[said.basis]}. {SPECIAL_LABELS[said.special]}.{schedule}"
