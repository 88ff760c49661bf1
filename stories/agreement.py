"""What is asked of a person before their story is told, and what still has to be asked."""

from enum import StrEnum


class Subject(StrEnum):
    """Which person of the story it is, by kind."""

    CHILD = "child"
    ADULT = "adult"
    CARE_EXPERIENCED = "care_experienced"
    PARENT = "parent"
    FAMILY = "family"
    CARER = "carer"
    WORKER = "worker"

    @property
    def is_child(self) -> bool:
        return self is Subject.CHILD


SUBJECT_LABELS = {
    Subject.CHILD: "A child or young person under 18",
    Subject.ADULT: "An adult who had support",
    Subject.CARE_EXPERIENCED: "A care-experienced adult",
    Subject.PARENT: "A parent",
    Subject.FAMILY: "Another member of the family",
    Subject.CARER: "A carer or foster carer",
    Subject.WORKER: "A worker or partner",
}


class Speaker(StrEnum):
    """Who gave the answer: the person, or somebody with the right to speak for them."""

    SELF = "self"
    PARENT = "parent"
    COUNCIL = "council"
    ATTORNEY = "attorney"
    RELATIVE = "relative"


SPEAKER_LABELS = {
    Speaker.SELF: "The person, for themselves",
    Speaker.PARENT: "A parent or guardian with parental responsibility",
    Speaker.COUNCIL: "The council or trust that shares parental responsibility",
    Speaker.ATTORNEY: "Their attorney or deputy",
    Speaker.RELATIVE: "A close relative of somebody who has died",
}
FOR_A_CHILD = frozenset({Speaker.PARENT, Speaker.COUNCIL})


class ChildsView(StrEnum):
    AGREES = "agrees"
    DOES_NOT_MIND = "does_not_mind"
    TOO_YOUNG = "too_young"
    DOES_NOT_WANT = "does_not_want"


CHILDS_VIEW_LABELS = {
    ChildsView.AGREES: "They want it to be told",
    ChildsView.DOES_NOT_MIND: "They do not mind",
    ChildsView.TOO_YOUNG: "They are too young to say",
    ChildsView.DOES_NOT_WANT: "They do not want it to be told",
}


class Capacity(StrEnum):
    """Whether an adult can make this decision, at the time it is made."""

    CAN = "can"
    WITH_HELP = "with_help"
    CANNOT = "cannot"
    NOT_SURE = "not_sure"


CAPACITY_LABELS = {
    Capacity.CAN: "Yes, they can decide this",
    Capacity.WITH_HELP: "Yes, with help to understand it",
    Capacity.CANNOT: "No, they cannot decide this now",
    Capacity.NOT_SURE: "We are not sure",
}


class Identity(StrEnum):
    """How the person wants to be spoken of."""

    NO_NAME = "no_name"
    OTHER_NAME = "other_name"
    OWN_NAME = "own_name"


IDENTITY_LABELS = {
    Identity.NO_NAME: "No name at all",
    Identity.OTHER_NAME: "Another first name",
    Identity.OWN_NAME: "Their own first name",
}


class Shown(StrEnum):
    """Whether the person has seen the final text or, where they have not, why not."""

    SEEN = "seen"
    CHOSE_NOT = "chose_not"
    ANOTHER = "another"
    CANNOT = "cannot"
    GONE = "gone"


SHOWN_LABELS = {
    Shown.SEEN: "Yes, they have read it, or had it read to them",
    Shown.CHOSE_NOT: "No, they said that they do not want to",
    Shown.ANOTHER: "No, whoever speaks for them has read it",
    Shown.CANNOT: "No, they are too young or too ill to follow it",
    Shown.GONE: "No, they have died, or cannot be reached any more",
}


def still_to_ask(
    subject: Subject | None,
    speaker: Speaker | None,
    childs_view: ChildsView | None,
    capacity: Capacity | None,
    understood: bool,
    identity: Identity | None,
) -> list[str]:
    """Why these answers do not yet open an outside channel; each sentence says what to ask."""
    if subject is None or speaker is None:
        return ["Say which person this is, and who gave the answer."]
    found = _child(speaker, childs_view) if subject.is_child else _adult(speaker, capacity)
    if not understood:
        found.append("Nobody has checked that the person understood what they agree to.")
    if identity is None:
        found.append("Ask how the person wants to be spoken of.")
    return found


def _child(speaker: Speaker, view: ChildsView | None) -> list[str]:
    found = []
    if speaker not in FOR_A_CHILD:
        found.append("An adult with parental responsibility must agree for a child.")
    if view is None:
        found.append("Ask the child too, and write down their view.")
    if view is ChildsView.DOES_NOT_WANT:
        found.append("The child does not want this to be told.")
    return found


def _adult(speaker: Speaker, capacity: Capacity | None) -> list[str]:
    if speaker is Speaker.RELATIVE:
        return []  # somebody who has died decides nothing any more
    if speaker in FOR_A_CHILD:
        return ["Nobody agrees for an adult as a parent. Ask the adult."]
    if capacity in (None, Capacity.NOT_SURE):
        return ["Say whether this adult can decide this for themselves."]
    if (capacity is Capacity.CANNOT) != (speaker is Speaker.ATTORNEY):
        return [
            "An adult who can decide answers for themselves; "
            "for one who cannot, their attorney or deputy does."
        ]
    return []
