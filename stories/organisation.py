"""The organisation that runs the service: what it says of itself before anybody writes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from stories.consent import OUTSIDE, Channel
from stories.errors import StoryError
from stories.text import limited

NAME_MOST, CONTACT_MOST, DOCUMENT_MOST = 120, 200, 200
ALWAYS_USED = frozenset({Channel.TEAM, Channel.ORGANISATION})  # colleagues read by these


class Step(StrEnum):
    """What is settled before the first story, in the order in which it is asked."""

    NAME = "name"
    NATION = "nation"
    SERVICES = "services"
    TEAMS = "teams"
    CHANNELS = "channels"
    KEEPING = "keeping"
    BASIS = "basis"
    ROUTE = "route"


STEP_LABELS = {
    Step.NAME: "Name of your organisation",
    Step.NATION: "Nation",
    Step.SERVICES: "Services",
    Step.TEAMS: "Teams",
    Step.CHANNELS: "Where stories may go",
    Step.KEEPING: "How long things are kept",
    Step.BASIS: "Lawful basis",
    Step.ROUTE: "Whom to tell when somebody is at risk",
}


class Basis(StrEnum):
    """UK GDPR, Article 6(1): why personal data may be used at all."""

    PUBLIC_TASK = "public_task"
    LEGAL_OBLIGATION = "legal_obligation"
    CONSENT = "consent"
    LEGITIMATE_INTERESTS = "legitimate_interests"


BASIS_LABELS = {
    Basis.PUBLIC_TASK: "Public task: Article 6(1)(e)",
    Basis.LEGAL_OBLIGATION: "Legal obligation: Article 6(1)(c)",
    Basis.CONSENT: "Consent: Article 6(1)(a)",
    Basis.LEGITIMATE_INTERESTS: "Legitimate interests: Article 6(1)(f)",
}


class Special(StrEnum):
    """UK GDPR, Article 9(2): why data on health, care or beliefs may be used."""

    CARE = "care"
    SUBSTANTIAL = "substantial"
    PROTECTION = "protection"
    STATISTICS = "statistics"
    EXPLICIT = "explicit"


SPECIAL_LABELS = {
    Special.CARE: "Health or social care: Article 9(2)(h)",
    Special.SUBSTANTIAL: "Substantial public interest: Article 9(2)(g)",
    Special.PROTECTION: "Employment, social security and social protection: Article 9(2)(b)",
    Special.STATISTICS: "Archiving, research and statistics: Article 9(2)(j)",
    Special.EXPLICIT: "Explicit consent: Article 9(2)(a)",
}


class Schedule(StrEnum):
    """Data Protection Act 2018, Schedule 1: the condition that goes with it."""

    PROTECTION = "1"
    CARE = "2"
    RESEARCH = "4"
    STATUTORY = "6"
    SAFEGUARDING = "18"
    NONE = "none"


SCHEDULE_LABELS = {
    Schedule.PROTECTION: "Paragraph 1: employment, social security and social protection",
    Schedule.CARE: "Paragraph 2: health or social care purposes",
    Schedule.RESEARCH: "Paragraph 4: research and statistics",
    Schedule.STATUTORY: "Paragraph 6: statutory and government purposes",
    Schedule.SAFEGUARDING: "Paragraph 18: safeguarding of children and people at risk",
    Schedule.NONE: "None is needed with explicit consent",
}
# Which paragraph goes with which condition: Data Protection Act 2018, section 10.
GOES_WITH: Mapping[Special, frozenset[Schedule]] = {
    Special.CARE: frozenset({Schedule.CARE}),
    Special.SUBSTANTIAL: frozenset({Schedule.STATUTORY, Schedule.SAFEGUARDING}),
    Special.PROTECTION: frozenset({Schedule.PROTECTION}),
    Special.STATISTICS: frozenset({Schedule.RESEARCH}),
    Special.EXPLICIT: frozenset({Schedule.NONE}),
}


@dataclass(frozen=True)
class Lawful:
    """On what lawful basis the organisation keeps what it keeps, and where it is written down."""

    basis: Basis
    special: Special
    schedule: Schedule
    document: str


@dataclass(frozen=True)
class Organisation:
    """What is settled so far. `settled`: steps that were looked at and left as they were."""

    name: str = ""
    contact: str = ""
    nation_chosen: bool = False
    services: int = 0
    teams: int = 0
    channels: frozenset[Channel] | None = None
    lawful: Lawful | None = None
    has_route: bool = False
    settled: frozenset[Step] = field(default_factory=frozenset)

    @property
    def left(self) -> tuple[Step, ...]:
        """The steps that are not done yet, in their order."""
        done = {
            Step.NAME: bool(self.name),
            Step.NATION: self.nation_chosen,
            Step.SERVICES: self.services > 0,
            Step.TEAMS: self.teams > 0,
            Step.CHANNELS: self.channels is not None,
            Step.KEEPING: False,
            Step.BASIS: self.lawful is not None,
            Step.ROUTE: self.has_route,
        }
        return tuple(step for step in Step if not done[step] and step not in self.settled)

    @property
    def used(self) -> frozenset[Channel]:
        """Where stories may go here: everywhere until somebody chose."""
        return frozenset(Channel) if self.channels is None else self.channels | ALWAYS_USED


# Steps that may be left as they stand, once somebody has looked at them.
MAY_BE_LEFT = frozenset({Step.TEAMS, Step.KEEPING})


def checked_name(name: str, contact: str) -> tuple[str, str]:
    """Both as they may be kept, or the sentence that says what is missing."""
    name = limited("Name of your organisation", name, NAME_MOST)
    contact = limited("Whom to ask", contact, CONTACT_MOST)
    if not name:
        raise StoryError("Name of your organisation: write what people call it.")
    if not contact:
        raise StoryError(
            "Whom to ask: write how people reach whoever answers for personal data, such as an "
            "e-mail address."
        )
    return name, contact


def checked_lawful(lawful: Lawful) -> Lawful:
    """The basis as it may be kept: the paragraph must go with the condition."""
    document = limited("Impact assessment", lawful.document, DOCUMENT_MOST)
    if lawful.schedule not in GOES_WITH[lawful.special]:
        fits = " or ".join(
            SCHEDULE_LABELS[each] for each in Schedule if each in GOES_WITH[lawful.special]
        )
        raise StoryError(f"Schedule 1: with this condition, choose “{fits}”.")
    if not document:
        raise StoryError("Impact assessment: write where yours (a DPIA) is kept.")
    return Lawful(lawful.basis, lawful.special, lawful.schedule, document)


def checked_channels(chosen: Collection[Channel], open_for: Mapping[Channel, int]) -> frozenset:
    """The places that are used from now on; one that stories are still open for must stay."""
    used = frozenset(chosen) | ALWAYS_USED
    for channel in Channel:
        if channel not in used and (count := open_for.get(channel, 0)):
            stories = "1 story is" if count == 1 else f"{count} stories are"
            raise StoryError(
                f"{channel.label}: {stories} open for it. Governance takes them back first."
            )
    return used


def refuse_unused(channels: Collection[Channel], used: frozenset[Channel]) -> None:
    """Nothing goes where the organisation said that nothing goes."""
    if unused := [each.label for each in Channel if each in channels and each not in used]:
        raise StoryError(
            f"{', '.join(unused)}: your organisation does not use this. An administrator can "
            "change that under Set up."
        )


def outside(used: Collection[Channel]) -> list[Channel]:
    """The outside places of these, in their order."""
    return [each for each in Channel if each in OUTSIDE and each in used]
