"""A search of the library: the words and the filters, so that it can be kept and asked again."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import timedelta
from enum import StrEnum

from stories.agreement import Subject
from stories.consent import OUTSIDE, Channel
from stories.outcomes import AgeBand
from stories.searching import MOST_TYPED
from stories.text import tidy
from stories.together import ROLES_TOGETHER
from stories.variants import Form

NAME_MOST = 60
MOST_SAVED = 20
LATELY = timedelta(days=91)


class LastUsed(StrEnum):
    NEVER = "never"
    NOT_LATELY = "not_lately"


LAST_USED_LABELS = {
    LastUsed.NEVER: "Never used",
    LastUsed.NOT_LATELY: "Not in the last three months",
}


class Thanked(StrEnum):
    """Whether thanks that may be published stand beside a story."""

    WITH = "with"


THANKED_LABELS = {Thanked.WITH: "With thanks to publish beside it"}


@dataclass(frozen=True)
class Search:
    """What is looked for; None means any."""

    words: str = ""
    channel: Channel | None = None
    theme: str | None = None
    service: str | None = None
    person: Subject | None = None
    age: AgeBand | None = None
    agency: str | None = None
    form: Form | None = None
    used: LastUsed | None = None
    thanked: Thanked | None = None

    @property
    def is_empty(self) -> bool:
        return self == Search()

    def as_answers(self) -> dict[str, str]:
        """What was asked for, as it is kept."""
        every = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: str(value) for name, value in every.items() if value}


_KINDS = {
    "channel": Channel,
    "person": Subject,
    "age": AgeBand,
    "form": Form,
    "used": LastUsed,
    "thanked": Thanked,
}
_KNOWN = {"channel": OUTSIDE, "agency": ROLES_TOGETHER}


def search_from(answers: Mapping[str, str]) -> Search:
    """The search again; what is not known any more is left out."""
    found = {}
    for name in (each.name for each in fields(Search)):
        value = answers.get(name)
        known = _KNOWN.get(name) or _KINDS.get(name)
        if value and (known is None or value in {str(each) for each in known}):
            found[name] = _KINDS[name](value) if name in _KINDS else tidy(value)[:MOST_TYPED]
    return Search(**found)
