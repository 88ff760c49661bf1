"""The consent questions of the story form, as a draft keeps their answers."""

from collections.abc import Iterator, Mapping
from datetime import date

from stories.agreement import Capacity, ChildsView, Identity, Shown, Speaker, Subject
from stories.consent import Asked, Channel, Consent
from stories.identifiers import find

NAME_MOST = 120
YES = "yes"
# Answers from a list, by question.
LISTS = {
    "consent_how": Asked,
    "consent_subject": Subject,
    "consent_speaker": Speaker,
    "consent_childs_view": ChildsView,
    "consent_capacity": Capacity,
    "consent_identity": Identity,
    "consent_shown": Shown,
}
QUESTIONS = {
    "consent_channels": "Where it may be used",
    "consent_who": "Who agreed",
    "consent_subject": "Which person this is",
    "consent_speaker": "Who gave the answer",
    "consent_childs_view": "What the child wants",
    "consent_capacity": "Whether they can decide this",
    "consent_how": "How they were asked",
    "consent_on": "When they were asked",
    "consent_understood": "Whether they understood",
    "consent_identity": "How they want to be spoken of",
    "consent_shown": "Whether they have seen these words",
    "consent_name": "Their name",
    "consent_speaker_name": "Name of whoever spoke for them",
}


def given(values: Mapping[str, str]) -> dict:
    """The answers as a submission holds them; all empty where no channel was chosen."""
    channels = frozenset(Channel(each) for each in lines(values.get("consent_channels", "")))
    said = {
        name: kind(values[name]) if channels and values.get(name) else None
        for name, kind in LISTS.items()
    }
    return {
        **said,
        "consent_channels": channels,
        "consent_who": values.get("consent_who", ""),
        "consent_on": date.fromisoformat(values["consent_on"]) if channels else None,
        "consent_understood": values.get("consent_understood") == YES,
        "consent_name": values.get("consent_name", "") if channels else "",
        "consent_speaker_name": values.get("consent_speaker_name", "") if channels else "",
    }


def missing(values: Mapping[str, str], today: date) -> list[tuple[str, str]]:
    """What must be answered before sending; the rest only keeps outside channels closed."""
    if not lines(values.get("consent_channels", "")):
        return []
    problems = []
    if not values.get("consent_who"):
        problems.append(("consent_who", "Who agreed: say who, by role (such as “the mother”)."))
    elif find(values["consent_who"]):
        problems.append(("consent_who", "Who agreed: use a role, never a name."))
    if not values.get("consent_how"):
        problems.append(("consent_how", "How they were asked: choose one."))
    if not _has_been(values.get("consent_on", ""), today):
        problems.append(
            ("consent_on", "When they were asked: give a day, month and year that have been.")
        )
    problems += [
        (name, f"{QUESTIONS[name]}: this is longer than a name. Shorten it.")
        for name in ("consent_name", "consent_speaker_name")
        if len(values.get(name, "")) > NAME_MOST
    ]
    return problems


def answers(consent: Consent) -> Iterator[tuple[str, str]]:
    """A consent as answers of the form again; the sealed names stay sealed.

    Whether the words were seen is asked anew, since they are about to change.
    """
    yield "consent_channels", "\n".join(sorted(consent.channels))
    yield "consent_who", consent.who
    yield "consent_on", consent.asked_on.isoformat()
    yield "consent_understood", YES if consent.understood else ""
    for name in LISTS.keys() - {"consent_shown"}:
        yield name, getattr(consent, name.removeprefix("consent_")) or ""


def lines(value: str) -> list[str]:
    return [line for line in value.split("\n") if line]


def _has_been(text: str, today: date) -> bool:
    try:
        return date.fromisoformat(text) <= today
    except ValueError:
        return False
