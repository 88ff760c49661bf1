"""Changing what records name already: one administrator proposes, another agrees."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum

from stories.errors import NotAllowed, StoryError
from stories.outcomes.catalogue import EDITED, WORDS, Edit, OutcomeType
from stories.outcomes.lists import ListKind
from stories.people import Person

TYPE = "outcome type"
TWO_DECIDE = "Another administrator must agree to this: two people decide it."


class Wanted(StrEnum):
    """What can be asked of a line of a list that stands already."""

    RENAME_SERVICE = "rename_service"
    MERGE_SERVICE = "merge_service"
    RENAME_TEAM = "rename_team"
    CLOSE_TEAM = "close_team"
    EDIT_TYPE = "edit_type"

    @property
    def kind(self) -> str:
        """What the line is, as the record of actions calls it."""
        if self is Wanted.EDIT_TYPE:
            return TYPE
        return ListKind.SERVICE if self.value.endswith("service") else ListKind.TEAM


@dataclass(frozen=True)
class ListProposal:
    """A change that waits. `asked` is what `kept_as` made of it."""

    id: str
    what: Wanted
    code: str
    asked: Mapping[str, object]
    proposed_by: str
    proposed_at: datetime

    def answered_by(self, person: Person, agreed: bool) -> None:
        """Refuse whoever proposed it, unless they take it back."""
        if agreed and person.id == self.proposed_by:
            raise NotAllowed(TWO_DECIDE)

    def sentence(self, names: Mapping[str, str]) -> str:
        """What would change; `names` gives the names of services and teams by code."""
        asked = arguments(self)
        was, into = names.get(self.code, self.code), names.get(asked.get("into") or "", "")
        since = f"{asked['month']:%B %Y}"
        match self.what:
            case Wanted.RENAME_SERVICE | Wanted.RENAME_TEAM:
                return f"{was} would be called {asked['name']} from {since}."
            case Wanted.MERGE_SERVICE | Wanted.CLOSE_TEAM if into:
                return f"{was} would become part of {into} from {since}."
        return f"{was} would close from {since}. Its records stay."


def kept_as(**asked: object) -> dict[str, object]:
    """The answers of a change as they are kept while it waits: words, numbers and ISO dates."""
    return {
        name: each.isoformat() if isinstance(each, date) else each for name, each in asked.items()
    }


def arguments(proposal: ListProposal) -> dict[str, object]:
    """What the change needs to be done, from what was kept."""
    asked = dict(proposal.asked)
    if proposal.what is Wanted.EDIT_TYPE:
        return {"edit": edit_in(proposal)}
    return asked | {"month": date.fromisoformat(asked["month"])}


def kept_edit(edit: Edit) -> dict[str, object]:
    """A change of a type as it is kept while it waits: without who asked for it."""
    fields = asdict(edit)
    for signed in ("edited_by", "edited_at", "agreed_by"):
        del fields[signed]
    return kept_as(**fields | {"check_months": list(edit.check_months)})


def edit_in(proposal: ListProposal) -> Edit:
    """The change of a type that waits here, signed by whoever asked for it."""
    fields = dict(proposal.asked)
    fields["check_months"] = tuple(fields["check_months"])
    fields["effective_from"] = date.fromisoformat(fields["effective_from"])
    signed = {"edited_by": proposal.proposed_by, "edited_at": proposal.proposed_at}
    return Edit(**fields, **signed)


FOLLOWED = {
    "check_months": "Checked again after months",
    "second_person": "A second person confirms it",
    "in_use": "In use",
}


def what_changes(edit: Edit, now: OutcomeType) -> Iterator[tuple[str, str, str]]:
    """Each thing that an edit would change: what it is, as it stands, as it would be."""
    labels = {name: label for name, (label, _) in WORDS.items()} | FOLLOWED
    for name in EDITED:
        was, becomes = getattr(now, name), getattr(edit, name)
        if was != becomes:
            yield labels[name], _said(was), _said(becomes)


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "never"
    return str(value)


def refuse_without_second(admins: int) -> None:
    """Nothing waits for somebody who is not there."""
    if admins < 2:
        raise StoryError(
            "Records name this already, so a second administrator must agree, and there is none. "
            "Make another one first, under People and roles."
        )
