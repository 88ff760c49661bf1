"""A thank-you in the person's own words, redacted: who may read it, check it and publish it."""

from dataclasses import InitVar, dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from stories.consent import OUTSIDE, Channel
from stories.errors import NotAllowed, NotCleared, StoryError, UnresolvedFindings
from stories.people import Person, Role
from stories.redaction import RedactedText, still_identifying


class SaidBy(StrEnum):
    CHILD = "child"
    YOUNG_PERSON = "young person"
    CARE_LEAVER = "care leaver"
    ADULT = "adult"
    PARENT = "parent"
    CARER = "carer"
    FAMILY_MEMBER = "family member"


SAID_BY_LABELS = {
    SaidBy.CHILD: "A child",
    SaidBy.YOUNG_PERSON: "A young person",
    SaidBy.CARE_LEAVER: "A care-experienced adult",
    SaidBy.ADULT: "An adult who draws on support",
    SaidBy.PARENT: "A parent",
    SaidBy.CARER: "A carer",
    SaidBy.FAMILY_MEMBER: "Another family member",
}


class SaidTo(StrEnum):
    WORKER = "a worker"
    TEAM = "a team"
    SERVICE = "the whole service"


# Whom the thanks were for, where they were for one worker: a role, never a name.
ROLES_THANKED = (
    "social worker",
    "foster carer",
    "family practitioner",
    "psychologist",
    "residential worker",
    "personal adviser",
    "occupational therapist",
    "care worker",
    "shared lives carer",
    "advocate",
    "health visitor",
    "school worker",
    "youth justice worker",
    "police officer",
    "manager",
    "office worker",
)


class AboutWhen(StrEnum):
    THIS_YEAR = "this year"
    FEW_YEARS = "a few years ago"
    DECADES = "decades ago"


@dataclass(frozen=True)
class Check:
    """What a second person answered: may these words be published?"""

    by: str
    at: datetime
    may_be_published: bool


@dataclass(frozen=True)
class Thanks:
    """Words of thanks. Passing on and publishing are two permissions."""

    id: str
    words: RedactedText
    said_by: SaidBy
    said_to: SaidTo
    service: str
    about_when: AboutWhen
    said_on: date
    may_pass_on: bool
    may_publish: bool
    logged_by: str
    logged_at: datetime
    role: str = ""
    check: Check | None = None
    taken_back_at: datetime | None = None

    @property
    def to_whom(self) -> str:
        """Whom they thanked, in words: a foster carer, a team, the whole service."""
        if self.said_to is SaidTo.WORKER and self.role:
            return f"{'an' if self.role[0] in 'aeiou' else 'a'} {self.role}"
        return self.said_to

    def may_check(self, by: Person) -> bool:
        """Whether this person may be the second pair of eyes on these words, and they wait."""
        return (
            by.active
            and Role.REVIEWER in by.roles
            and by.id != self.logged_by
            and self.may_publish
            and self.check is None
            and self.taken_back_at is None
        )

    def checked(self, may_be_published: bool, by: Person, at: datetime) -> "Thanks":
        """A reviewer's answer; never that of whoever passed the words on."""
        by.must_be(Role.REVIEWER)
        if by.id == self.logged_by:
            raise NotAllowed("You passed these thanks on, so somebody else must check them.")
        if not self.may_check(by):
            raise StoryError("These thanks do not wait for a check any more. Reload the page.")
        if may_be_published and (left := still_identifying({"": self.words})):
            raise UnresolvedFindings(left[""])
        return replace(self, check=Check(by.id, at, may_be_published))

    def may_take_back(self, by: Person) -> bool:
        """Whoever passed it on, and those who protect people in it."""
        protects = by.roles & {Role.REVIEWER, Role.GOVERNANCE}
        return (
            by.active and self.taken_back_at is None and bool(by.id == self.logged_by or protects)
        )

    def taken_back(self, by: Person, at: datetime) -> "Thanks":
        if self.taken_back_at is not None:
            raise StoryError("These thanks were taken back already.")
        if not self.may_take_back(by):
            raise NotAllowed("Only whoever passed these thanks on, or a reviewer, takes them back.")
        return replace(self, taken_back_at=at)

    def refusals(self, channel: Channel) -> list[str]:
        """Every reason why these words may not be published there."""
        reasons = []
        if channel not in OUTSIDE:
            reasons.append("Only outside channels are released from here.")
        if self.taken_back_at is not None:
            reasons.append("These thanks were taken back.")
        if not self.may_publish:
            reasons.append("The person did not agree to these words being published.")
        elif self.check is None:
            reasons.append("A reviewer has not checked these words yet.")
        elif not self.check.may_be_published:
            reasons.append("A reviewer asked for these words to stay inside.")
        if still_identifying({"": self.words}):
            reasons.append("A fresh check found words that may identify someone. Tell a reviewer.")
        return reasons


_ONLY_HERE = object()


@dataclass(frozen=True)
class ReleasedThanks:
    """Words of thanks, free for one channel today. Only release_thanks() makes one."""

    thanks_id: str
    channel: Channel
    purpose: str
    words: str
    said_by: str
    to_whom: str
    said_in: int
    made_by: InitVar[object] = None

    def __post_init__(self, made_by: object) -> None:
        if made_by is not _ONLY_HERE:
            raise TypeError("Only release_thanks() makes ReleasedThanks.")

    @property
    def text(self) -> str:
        """What is copied: the words, who said them by kind, whom to, and the year."""
        return f"“{self.words}”\n\n{self.said_by}, {self.said_in}, to {self.to_whom}\n"


def release_thanks(thanks: Thanks, channel: Channel, purpose: str) -> ReleasedThanks:
    """The words for this channel. Raises NotCleared with every reason against it."""
    reasons = thanks.refusals(channel)
    if not purpose.strip():
        reasons.append("Say what you will use it for.")
    if reasons:
        raise NotCleared(reasons)
    return ReleasedThanks(
        thanks_id=thanks.id,
        channel=channel,
        purpose=purpose.strip(),
        words=thanks.words.text,
        said_by=SAID_BY_LABELS[thanks.said_by],
        to_whom=thanks.to_whom,
        said_in=thanks.said_on.year,
        made_by=_ONLY_HERE,
    )
